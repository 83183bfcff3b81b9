// SPDX-License-Identifier: MIT OR Apache-2.0
//! A click counts only on what a person can see. The page can lay something over the frame, or put it half transparent
//! above a button of its own: then the click was meant for something else, and nothing happens.
//!
//! The browser says what can be seen a moment late. A click on what it has not spoken of yet, such as a row that has
//! just been scrolled into sight, waits for its word.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use js_sys::{Array, Date, WeakSet};
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

/// A click that waits longer is forgotten, in milliseconds.
const MOST_WAITING_MS: f64 = 1000.0;

#[wasm_bindgen]
extern "C" {
    type Sighting;

    #[wasm_bindgen(method, getter)]
    fn target(this: &Sighting) -> Element;

    #[wasm_bindgen(method, getter, js_name = isIntersecting)]
    fn is_intersecting(this: &Sighting) -> bool;

    #[wasm_bindgen(method, getter, js_name = isVisible)]
    fn is_visible(this: &Sighting) -> bool;
}

/// What the browser has said so far.
struct Said {
    /// What can be seen.
    seen: WeakSet,
    /// What would be in sight, but is covered, faded or distorted.
    covered: WeakSet,
    /// What was clicked before the browser has spoken of it, and when.
    waiting: Option<(Element, f64)>,
}

/// Refuses clicks on what cannot be seen below `root`, for as long as this page lives.
///
/// # Errors
/// If the browser has no such observers.
pub(super) fn refuse_unseen(root: &HtmlElement) -> Result<(), Error> {
    let said = Rc::new(RefCell::new(Said { seen: WeakSet::new(), covered: WeakSet::new(), waiting: None }));
    let observer = visibility_observer(&said)?;
    observe_targets(&observer, root);
    follow_changes(&observer, root)?;
    let options = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
    EventListener::new_with_options(&document(), "click", options, move |event| {
        note(&said, &observer.take_records());
        let clicked = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = clicked.and_then(|clicked| clicked.closest(TARGETS).ok().flatten()) else { return };
        let mut said = said.borrow_mut();
        if said.seen.has(&target) {
            return;
        }
        event.prevent_default();
        event.stop_immediate_propagation();
        if !said.covered.has(&target) {
            // The browser speaks anew of what is observed anew.
            observer.unobserve(&target);
            observer.observe(&target);
            said.waiting = Some((target, Date::now()));
        }
    })
    .forget();
    Ok(())
}

fn visibility_observer(said: &Rc<RefCell<Said>>) -> Result<IntersectionObserver, Error> {
    let said = said.clone();
    let noted = Closure::<dyn FnMut(Array)>::new(move |sightings: Array| {
        if let Some(clicked) = note(&said, &sightings) {
            clicked.click();
        }
    });
    let visibility = Visibility { track_visibility: true, delay: 100, threshold: [0.0, 1.0] };
    let options: IntersectionObserverInit = to_js(&visibility).unchecked_into();
    let observer = IntersectionObserver::new_with_options(noted.as_ref().unchecked_ref(), &options)?;
    noted.forget();
    Ok(observer)
}

/// Keeps what the browser says. Returns what was clicked before, and can be seen.
fn note(said: &Rc<RefCell<Said>>, sightings: &Array) -> Option<HtmlElement> {
    let mut said = said.borrow_mut();
    for sighting in sightings.iter().map(JsCast::unchecked_into::<Sighting>) {
        let target = sighting.target();
        said.seen.delete(&target);
        said.covered.delete(&target);
        if sighting.is_visible() {
            said.seen.add(&target);
        } else if sighting.is_intersecting() {
            said.covered.add(&target);
        }
    }
    let (target, clicked) = said.waiting.take()?;
    if said.seen.has(&target) {
        return (Date::now() - clicked < MOST_WAITING_MS).then(|| target.unchecked_into());
    }
    if !said.covered.has(&target) {
        said.waiting = Some((target, clicked));
    }
    None
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
