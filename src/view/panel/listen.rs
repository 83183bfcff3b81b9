// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the panel does after a message from the content script, and what it asks the browser for.

use std::rc::Rc;

use gloo::timers::callback::Interval;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::ResizeObserver;

use super::{Asked, Panel, Shared, update};
use crate::chrome::{self, Command, Error, Sight};
use crate::page::Kind;
use crate::text::Language;
use crate::view::clock::READ_EVERY_MS;

pub(super) fn hear(panel: &Shared, sight: Sight) {
    let look = matches!(sight, Sight::Facts { .. });
    update(panel, |panel| panel.take(sight));
    if look {
        speak_the_language(panel);
        ask_for_the_device(panel);
        leave_unless_needed(panel);
    }
}

/// Loads the texts in the language that is set, or the page's.
pub(super) fn speak_the_language(panel: &Shared) {
    let Ok(now) = panel.try_borrow() else { return };
    let settings = now.book.settings().clone();
    let language = settings.language.unwrap_or_else(|| Language::serving(&now.facts.language));
    if now.spoken.as_ref().is_some_and(|(spoken, texts)| *spoken == language && *texts == settings.texts) {
        return;
    }
    let panel = panel.clone();
    spawn_local(async move {
        if let Ok(catalogue) = chrome::catalogue(language, &settings).await {
            update(&panel, |panel| panel.speak(language, settings.texts, catalogue));
        }
    });
}

/// Finds out what the device can do, on the page with the checklist.
fn ask_for_the_device(panel: &Shared) {
    let Ok(mut now) = panel.try_borrow_mut() else { return };
    if now.device != Asked::Not || now.page.kind != Kind::SecurityInfo {
        return;
    }
    now.device = Asked::Waiting;
    let panel = panel.clone();
    spawn_local(async move {
        let device = chrome::device().await;
        update(&panel, |panel| panel.stand_on(device));
    });
}

/// Leaves the page if this tab has no journey and the page shows no pass. Asks the worker first to be sure.
fn leave_unless_needed(panel: &Shared) {
    let Ok(now) = panel.try_borrow() else { return };
    if now.has_journey || now.question().is_some() {
        return;
    }
    let (panel, tab, look) = (panel.clone(), now.tab, now.look_number);
    spawn_local(async move {
        // If the worker does not answer, the stored note decides.
        drop(chrome::settled().await);
        let note = chrome::read_note(tab).await.unwrap_or_default();
        update(&panel, |panel| match note {
            Some(note) => panel.adopt(note),
            None if !panel.has_journey => panel.tell(Command::Leave { look }),
            None => {}
        });
    });
}

/// Starts or stops the redraws for the clock.
pub(super) fn keep_time(panel: &Shared, now: &mut Panel) {
    if !now.is_counting() {
        now.redraw = None;
    } else if now.redraw.is_none() {
        let panel = Rc::downgrade(panel);
        now.redraw = Some(Interval::new(READ_EVERY_MS, move || {
            if let Some(panel) = panel.upgrade() {
                update(&panel, |_| {});
            }
        }));
    }
}

/// Reports each new height of the card, so that the frame fits it.
pub(super) fn watch_height(panel: &Shared) -> Result<(), Error> {
    let root = panel.borrow().card.root().clone();
    let panel = panel.clone();
    let measured = Closure::<dyn FnMut()>::new(move || {
        if let Ok(panel) = panel.try_borrow() {
            panel.tell_size();
        }
    });
    let observer = ResizeObserver::new(measured.as_ref().unchecked_ref())?;
    observer.observe(&root);
    // The observer lives as long as the page.
    measured.forget();
    Ok(())
}
