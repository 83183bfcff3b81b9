// SPDX-License-Identifier: MIT OR Apache-2.0
//! A click counts only on what a person could see when they pressed. The page can lay something over the frame, or put
//! it half transparent above a button of its own: then the click was meant for something else, and nothing happens.
//!
//! The browser says what can be seen, up to a tenth of a second late. If nothing covers the card, everything in it
//! counts, also what has just been scrolled into sight. If something covers a part, what is beside it still counts.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, document_element};
use js_sys::{Array, WeakSet};
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, Event, HtmlElement, IntersectionObserver, IntersectionObserverInit, MutationObserver, MutationObserverInit,
};

use crate::chrome::{Error, to_js};
use crate::view::node::set;

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
}

#[wasm_bindgen]
extern "C" {
    type Sighting;

    #[wasm_bindgen(method, getter)]
    fn target(this: &Sighting) -> Element;

    #[wasm_bindgen(method, getter, js_name = isVisible)]
    fn is_visible(this: &Sighting) -> bool;
}

/// What the browser says of the card and of what a click on it can change.
#[derive(Clone)]
struct Sight {
    card: HtmlElement,
    seen: WeakSet,
    observer: IntersectionObserver,
    /// Whether the last press was on something in sight; `None` after a key.
    pressed: Rc<Cell<Option<bool>>>,
}

/// Refuses clicks on what cannot be seen in `card`, for as long as this page lives.
///
/// # Errors
/// If the browser has no such observers.
pub(super) fn refuse_unseen(card: &HtmlElement) -> Result<(), Error> {
    let sight = Sight::of(card)?;
    let (pressing, clicking) = (sight.clone(), sight.clone());
    listen("pointerdown", move |event| pressing.pressed.set(pressing.has_target_of(event)));
    listen("keydown", move |_| sight.pressed.set(None));
    for click in ["click", "auxclick"] {
        let sight = clicking.clone();
        listen(click, move |event| {
            if sight.pressed.get().or_else(|| sight.has_target_of(event)) == Some(false) {
                event.prevent_default();
                event.stop_immediate_propagation();
            }
        });
    }
    Ok(())
}

/// Listens before everything else, for as long as this page lives.
fn listen(event: &'static str, listener: impl FnMut(&Event) + 'static) {
    let options = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
    EventListener::new_with_options(&document(), event, options, listener).forget();
}

impl Sight {
    fn of(card: &HtmlElement) -> Result<Sight, Error> {
        let seen = WeakSet::new();
        let (noting, noted_card) = (seen.clone(), card.clone());
        let noted = Closure::<dyn FnMut(Array)>::new(move |sightings: Array| note(&noting, &noted_card, &sightings));
        let options: IntersectionObserverInit =
            to_js(&Visibility { track_visibility: true, delay: 100 }).unchecked_into();
        let observer = IntersectionObserver::new_with_options(noted.as_ref().unchecked_ref(), &options)?;
        noted.forget();
        let sight = Sight { card: card.clone(), seen, observer, pressed: Rc::default() };
        sight.observer.observe(card);
        sight.follow_changes()?;
        Ok(sight)
    }

    /// Whether the target of this event is in sight; `None` if a click there changes nothing.
    fn has_target_of(&self, event: &Event) -> Option<bool> {
        note(&self.seen, &self.card, &self.observer.take_records());
        let pressed = event.target()?.dyn_into::<Element>().ok()?;
        let target = pressed.closest(TARGETS).ok().flatten()?;
        Some(self.seen.has(&self.card) || self.seen.has(&target))
    }

    /// Observes what is drawn later, too.
    fn follow_changes(&self) -> Result<(), Error> {
        let sight = self.clone();
        let changed = Closure::<dyn FnMut()>::new(move || sight.observe_targets());
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        MutationObserver::new(changed.as_ref().unchecked_ref())?.observe_with_options(&self.card, &options)?;
        changed.forget();
        self.observe_targets();
        Ok(())
    }

    fn observe_targets(&self) {
        let Ok(targets) = self.card.query_selector_all(TARGETS) else { return };
        for target in (0..targets.length()).filter_map(|index| targets.get(index)) {
            self.observer.observe(target.unchecked_ref());
        }
    }
}

/// Keeps what the browser says. The root element shows whether the whole card can be seen: tests wait for that.
fn note(seen: &WeakSet, card: &HtmlElement, sightings: &Array) {
    for sighting in sightings.iter().map(JsCast::unchecked_into::<Sighting>) {
        if sighting.is_visible() {
            seen.add(&sighting.target());
        } else {
            seen.delete(&sighting.target());
        }
    }
    set(&document_element().unchecked_into(), "data-in-sight", seen.has(card).then_some(""));
}
