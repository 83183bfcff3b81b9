// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the panel receives, and what it asks the browser then.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::ResizeObserver;

use super::{Asked, Shared};
use crate::chrome::{self, Command, Error, PageMessage};
use crate::page::Kind;
use crate::text::Language;
use crate::view::redraw::update;

pub(super) fn receive(panel: &Shared, message: PageMessage) {
    let look = matches!(message, PageMessage::Facts { .. });
    update(panel, |panel| panel.receive(message));
    if look {
        load_texts(panel);
        find_out_device(panel);
        leave_unless_needed(panel);
    }
}

/// Loads the texts in the page's language, or in the one that is set.
pub(super) fn load_texts(panel: &Shared) {
    let Ok(now) = panel.try_borrow() else { return };
    let settings = now.stored.settings().clone();
    let language = settings.language.unwrap_or_else(|| Language::serving(&now.facts.language));
    if now.spoken.as_ref().is_some_and(|(spoken, texts)| *spoken == language && *texts == settings.texts) {
        return;
    }
    let panel = panel.clone();
    spawn_local(async move {
        if let Ok(catalogue) = chrome::catalogue(language, &settings).await {
            update(&panel, |panel| panel.set_texts(language, settings.texts, catalogue));
        }
    });
}

/// Finds out what the device can do, on the page with the checklist.
fn find_out_device(panel: &Shared) {
    let Ok(mut now) = panel.try_borrow_mut() else { return };
    if now.device != Asked::Not || now.page.kind != Kind::SecurityInfo {
        return;
    }
    now.device = Asked::Waiting;
    let panel = panel.clone();
    spawn_local(async move {
        let device = chrome::device().await;
        update(&panel, |panel| panel.set_device(device));
    });
}

/// Finds out the keys that lead to the help. That alone redraws nothing: the page may not have been seen yet.
pub(super) fn find_out_keys(panel: &Shared) {
    let panel = panel.clone();
    spawn_local(async move {
        let keys = chrome::keys_for_help().await.unwrap_or_default();
        if let Ok(mut panel) = panel.try_borrow_mut() {
            panel.keys = keys;
        }
    });
}

/// Without a journey and without a pass the panel leaves, but first it makes sure that there is no journey.
fn leave_unless_needed(panel: &Shared) {
    let Ok(now) = panel.try_borrow() else { return };
    if now.has_journey || now.question().is_some() {
        return;
    }
    let (panel, tab, look) = (panel.clone(), now.tab, now.look_number);
    spawn_local(async move {
        // If the worker does not answer, use what is stored now.
        drop(chrome::settled().await);
        let note = chrome::read_note(tab).await.unwrap_or_default();
        update(&panel, |panel| match note {
            Some(note) => panel.take_over(note),
            None if !panel.has_journey => panel.tell(Command::Leave { look }),
            None => {}
        });
    });
}

/// Keeps the frame as tall as the card.
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
    // Both live as long as the page does.
    measured.forget();
    Ok(())
}
