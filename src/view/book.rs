// SPDX-License-Identifier: MIT OR Apache-2.0
//! What a surface of ours holds of what is set and kept. Each writes what it changes, and hears what the others have changed.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use crate::checklist::{Device, Kept, Left, Sheet};
use crate::chrome::{self, Error, Local};
use crate::method::Method;
use crate::settings::Settings;

/// The checklist with its settings, as it is kept.
pub struct Book {
    sheet: Sheet,
}

fn now() -> f64 {
    js_sys::Date::now()
}

impl Book {
    /// Opens it on this device. What cannot be read is the default.
    pub async fn open(device: Device) -> Book {
        let Local { settings, kept } = chrome::read_local().await.unwrap_or_default();
        Book { sheet: Sheet::new(settings, device, kept, now()) }
    }

    /// The rows.
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// What is set.
    pub fn settings(&self) -> &Settings {
        self.sheet.settings()
    }

    /// How much time is left.
    pub fn left(&mut self) -> Option<Left> {
        self.sheet.left(now())
    }

    /// Whether the person is likely in the middle of it.
    pub fn is_under_way(&self) -> bool {
        self.sheet.is_under_way(now())
    }

    /// What is stored has changed. Says whether something else is set now.
    pub fn adopt(&mut self, local: Local) -> bool {
        let is_set = local.settings != *self.settings();
        if is_set {
            self.sheet.heed(local.settings);
        }
        self.sheet.adopt(local.kept, now());
        is_set
    }

    /// What this device can do is known from here on.
    pub fn stand_on(&mut self, device: Device) {
        self.sheet.stand_on(device);
    }

    /// A pass was accepted.
    pub fn accept(&mut self) {
        keep(self.sheet.accept(now()));
    }

    /// The page lists these methods.
    pub fn see(&mut self, methods: &[Method]) {
        keep(self.sheet.see(methods, now()));
    }

    /// The person ticks a row, or takes its tick back.
    pub fn tick(&mut self, row: usize, done: bool) {
        keep(self.sheet.tick(row, done, now()));
        self.close_what_is_over();
    }

    /// The person clears it. Gives what was cleared.
    pub fn clear(&mut self) -> Kept {
        let ticks = self.sheet.ticks();
        keep(self.sheet.clear(now()));
        ticks
    }

    /// The person takes a clearing back.
    pub fn restore(&mut self, cleared: Kept) {
        keep(self.sheet.restore(cleared, now()));
        self.close_what_is_over();
    }

    /// Where all that is required is done, nobody is to be followed any more.
    pub fn close_what_is_over(&self) {
        if self.sheet.is_complete() {
            spawn_local(async { drop(chrome::close_journeys().await) });
        }
    }
}

/// Where storage refuses, it is forgotten with the page.
fn keep(change: Kept) {
    if !change.is_empty() {
        spawn_local(async move { drop(chrome::keep(&change).await) });
    }
}

/// Has a surface adopt what is stored whenever that changes.
///
/// # Errors
/// Where the browser refuses the listener.
pub fn follow<T: 'static>(surface: &Rc<RefCell<T>>, adopt: fn(&Rc<RefCell<T>>, Local)) -> Result<(), Error> {
    let surface = surface.clone();
    chrome::watch_local(move || {
        let surface = surface.clone();
        spawn_local(async move {
            // What cannot be read now is as it was.
            if let Ok(local) = chrome::read_local().await {
                adopt(&surface, local);
            }
        });
    })
}
