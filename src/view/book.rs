// SPDX-License-Identifier: MIT OR Apache-2.0
//! The checklist and settings that a surface works with. Each surface (panel, popup, page) stores its own changes and
//! follows the changes of the others.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use crate::checklist::{Device, Kept, Left, Sheet};
use crate::chrome::{self, Error, Local};
use crate::journey::{Order, State, Way};
use crate::method::Method;
use crate::pass::Rule;
use crate::settings::{AfterSignIn, Settings, Surface};

/// The stored checklist and its settings.
pub struct Book {
    sheet: Sheet,
    /// This is practice: nothing is stored, stored ticks are not read, and the setting `surface` is ignored.
    is_practice: bool,
}

fn now() -> f64 {
    js_sys::Date::now()
}

impl Book {
    /// Reads it from storage. If storage cannot be read, everything has its default.
    pub async fn open(device: Device) -> Book {
        Book::of(chrome::read_local().await.unwrap_or_default(), device)
    }

    /// A book with what is stored.
    pub fn of(local: Local, device: Device) -> Book {
        let Local { settings, kept } = local;
        Book { sheet: Sheet::new(settings, device, kept, now()), is_practice: false }
    }

    /// A book for the practice page: an empty checklist with the stored settings.
    pub fn practise(local: Local, device: Device) -> Book {
        let Local { settings, .. } = local;
        Book { sheet: Sheet::new(for_practice(settings), device, Kept::default(), now()), is_practice: true }
    }

    /// The rows of the checklist.
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        self.sheet.settings()
    }

    /// How much time is left to add methods.
    pub fn left(&mut self) -> Option<Left> {
        self.sheet.left(now())
    }

    /// Whether the person is probably in the middle of adding methods.
    pub fn is_under_way(&self) -> bool {
        self.sheet.is_under_way(now())
    }

    /// Takes over what is stored now. Returns whether a setting changed.
    pub fn adopt(&mut self, mut local: Local) -> bool {
        if self.is_practice {
            local.settings = for_practice(local.settings);
        }
        let is_changed = local.settings != *self.settings();
        if is_changed {
            self.sheet.heed(local.settings);
        }
        if !self.is_practice {
            self.sheet.adopt(local.kept, now());
        }
        is_changed
    }

    /// Tells the checklist what this device can do.
    pub fn stand_on(&mut self, device: Device) {
        self.sheet.stand_on(device);
    }

    /// Records that a pass was accepted.
    pub fn accept(&mut self) {
        let change = self.sheet.accept(now());
        self.keep(change);
    }

    /// Records the methods that My Security info lists.
    pub fn see(&mut self, methods: &[Method]) {
        let change = self.sheet.see(methods, now());
        self.keep(change);
    }

    /// Ticks or unticks a row.
    pub fn tick(&mut self, row: usize, done: bool) {
        let change = self.sheet.tick(row, done, now());
        self.keep(change);
        self.close_finished_journeys();
    }

    /// Clears all ticks and returns them.
    pub fn clear(&mut self) -> Kept {
        let ticks = self.sheet.ticks();
        let change = self.sheet.clear(now());
        self.keep(change);
        ticks
    }

    /// Restores the ticks that were cleared.
    pub fn restore(&mut self, cleared: Kept) {
        let change = self.sheet.restore(cleared, now());
        self.keep(change);
        self.close_finished_journeys();
    }

    /// Stores a change. If storage refuses, the change is lost when the page closes.
    fn keep(&self, change: Kept) {
        if !change.is_empty() && !self.is_practice {
            chrome::keep(&change).forget();
        }
    }

    /// Ends the journeys in all tabs when every required row is done.
    pub fn close_finished_journeys(&self) {
        if self.sheet.is_complete() && !self.is_practice {
            spawn_local(async { drop(chrome::close_journeys().await) });
        }
    }
}

/// The settings for practice. Practice always draws in the page, and its passes have the default length.
fn for_practice(settings: Settings) -> Settings {
    Settings { surface: Surface::Page, after_sign_in: AfterSignIn::Open, rule: Rule::default(), ..settings }
}

/// Calls `adopt` with what is stored whenever that changes.
///
/// # Errors
/// When the browser refuses the listener.
pub fn follow<T: 'static>(surface: &Rc<RefCell<T>>, adopt: fn(&Rc<RefCell<T>>, Local)) -> Result<(), Error> {
    let surface = surface.clone();
    chrome::watch_local(move || {
        let surface = surface.clone();
        spawn_local(async move {
            // If storage cannot be read now, the surface keeps what it has.
            if let Ok(local) = chrome::read_local().await {
                adopt(&surface, local);
            }
        });
    })
}

/// Opens My Security info in a new tab and starts a journey there.
pub fn open_security_info(settings: &Settings) {
    let state = State { cloud: chrome::home_cloud(settings), ..State::default() }.starting_over();
    if let Some(order) = Order::security_info(state, &Way::default(), settings, now()) {
        chrome::order(&order).forget();
    }
}
