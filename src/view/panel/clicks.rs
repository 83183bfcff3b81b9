// SPDX-License-Identifier: MIT OR Apache-2.0
//! A click counts only on what a person can see. The page can lay something over the frame, or put it half transparent
//! above a button of its own: then the click was meant for something else, and nothing happens.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use js_sys::{Array, WeakSet};
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, HtmlElement, IntersectionObserver, IntersectionObserverInit, MutationObserver, MutationObserverInit,
};

use crate::chrome::{Error, to_js};

/// What a click can change.
const TARGETS: &str = "button, a, input, label, summary";

/// Asks the browser not only whether something is in the window, but whether nothing covers, fades or distorts it, in
/// any frame around.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Visibility {
    track_visibility: bool,
    /// Between two answers, in milliseconds: the least that browsers allow.
    delay: u32,
    /// Answers also when only a part goes out of the window.
    threshold: [f64; 2],
}

#[wasm_bindgen]
extern "C" {
    type Sighting;

    #[wasm_bindgen(method, getter)]
    fn target(this: &Sighting) -> Element;

    #[wasm_bindgen(method, getter, js_name = isVisible)]
    fn is_visible(this: &Sighting) -> bool;
}

/// Refuses clicks on what cannot be seen below `root`, for as long as this page lives.
///
/// # Errors
/// If the browser has no such observers.
pub(super) fn refuse_unseen(root: &HtmlElement) -> Result<(), Error> {
    let seen = WeakSet::new();
    let observer = visibility_observer(&seen)?;
    observe_targets(&observer, root);
    follow_changes(&observer, root)?;
    let options = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
    EventListener::new_with_options(&document(), "click", options, move |event| {
        note(&seen, &observer.take_records());
        let clicked = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let target = clicked.and_then(|clicked| clicked.closest(TARGETS).ok().flatten());
        if target.is_some_and(|target| !seen.has(&target)) {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    })
    .forget();
    Ok(())
}

/// Keeps in `seen` what can be seen.
fn visibility_observer(seen: &WeakSet) -> Result<IntersectionObserver, Error> {
    let seen = seen.clone();
    let noted = Closure::<dyn FnMut(Array)>::new(move |sightings: Array| note(&seen, &sightings));
    let visibility = Visibility { track_visibility: true, delay: 100, threshold: [0.0, 1.0] };
    let options: IntersectionObserverInit = to_js(&visibility).unchecked_into();
    let observer = IntersectionObserver::new_with_options(noted.as_ref().unchecked_ref(), &options)?;
    noted.forget();
    Ok(observer)
}

fn note(seen: &WeakSet, sightings: &Array) {
    for sighting in sightings.iter().map(JsCast::unchecked_into::<Sighting>) {
        if sighting.is_visible() {
            seen.add(&sighting.target());
        } else {
            seen.delete(&sighting.target());
        }
    }
}

/// Observes what is drawn later, too.
fn follow_changes(observer: &IntersectionObserver, root: &HtmlElement) -> Result<(), Error> {
    let (observer, drawn) = (observer.clone(), root.clone());
    let changed = Closure::<dyn FnMut()>::new(move || observe_targets(&observer, &drawn));
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    MutationObserver::new(changed.as_ref().unchecked_ref())?.observe_with_options(root, &options)?;
    changed.forget();
    Ok(())
}

fn observe_targets(observer: &IntersectionObserver, root: &HtmlElement) {
    let Ok(targets) = root.query_selector_all(TARGETS) else { return };
    for target in (0..targets.length()).filter_map(|index| targets.get(index)) {
        observer.observe(target.unchecked_ref());
    }
}
