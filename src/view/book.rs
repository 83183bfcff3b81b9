// SPDX-License-Identifier: MIT OR Apache-2.0
//! Settings and checklist as each page of the extension has them. A page stores what it changes, and follows what others

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use crate::checklist::{Device, Kept, Left, Sheet};
use crate::chrome::{self, Error, Local};
use crate::journey::{Order, State, Way};
use crate::method::Method;
use crate::pass::Rule;
use crate::settings::{AfterSignIn, Settings, Surface};

/// Settings and checklist, in step with storage.
pub struct Book {
    sheet: Sheet,
    /// In practice mode nothing is stored, nothing stored is read, and the person's choice of surface does not count.
    practising: bool,
}

fn now() -> f64 {
    js_sys::Date::now()
}

impl Book {
    /// Reads storage. If it cannot be read, defaults apply.
    pub async fn open(device: Device) -> Book {
        Book::of(chrome::read_local().await.unwrap_or_default(), device)
    }

    /// Starts from what is stored.
    pub fn of(local: Local, device: Device) -> Book {
        let Local { settings, kept } = local;
        Book { sheet: Sheet::new(settings, device, kept, now()), practising: false }
    }

    /// Starts practice mode: an empty checklist with the active settings.
    pub fn practise(local: Local, device: Device) -> Book {
        let Local { settings, .. } = local;
        Book { sheet: Sheet::new(to_practise(settings), device, Kept::default(), now()), practising: true }
    }

    /// The rows.
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// The active settings.
    pub fn settings(&self) -> &Settings {
        self.sheet.settings()
    }

    /// How much time is left.
    pub fn left(&mut self) -> Option<Left> {
        self.sheet.left(now())
    }

    /// Whether the person is probably in the middle of the checklist.
    pub fn is_under_way(&self) -> bool {
        self.sheet.is_under_way(now())
    }

    /// Takes over what is stored now. Returns whether the settings changed.
    pub fn adopt(&mut self, mut local: Local) -> bool {
        if self.practising {
            local.settings = to_practise(local.settings);
        }
        let is_set = local.settings != *self.settings();
        if is_set {
            self.sheet.heed(local.settings);
        }
        if !self.practising {
            self.sheet.adopt(local.kept, now());
        }
        is_set
    }

    /// Sets what this device can do, once it is known.
    pub fn stand_on(&mut self, device: Device) {
        self.sheet.stand_on(device);
    }

    /// A pass was accepted.
    pub fn accept(&mut self) {
        let change = self.sheet.accept(now());
        self.keep(change);
    }

    /// The page lists these methods.
    pub fn see(&mut self, methods: &[Method]) {
        let change = self.sheet.see(methods, now());
        self.keep(change);
    }

    /// The person ticks or unticks a row.
    pub fn tick(&mut self, row: usize, done: bool) {
        let change = self.sheet.tick(row, done, now());
        self.keep(change);
        self.close_what_is_over();
    }

    /// The person clears the checklist. Returns what was cleared.
    pub fn clear(&mut self) -> Kept {
        let ticks = self.sheet.ticks();
        let change = self.sheet.clear(now());
        self.keep(change);
        ticks
    }

    /// The person undoes the clearing.
    pub fn restore(&mut self, cleared: Kept) {
        let change = self.sheet.restore(cleared, now());
        self.keep(change);
        self.close_what_is_over();
    }

    /// If storage refuses, the change lasts as long as the page.
    fn keep(&self, change: Kept) {
        if !change.is_empty() && !self.practising {
            chrome::keep(&change).forget();
        }
    }

    /// Ends journeys once everything required is done.
    pub fn close_what_is_over(&self) {
        if self.sheet.is_complete() && !self.practising {
            spawn_local(async { drop(chrome::close_journeys().await) });
        }
    }
}

/// The practice page always shows the card, and has passes of its own length.
fn to_practise(settings: Settings) -> Settings {
    Settings { surface: Surface::Page, after_sign_in: AfterSignIn::Open, rule: Rule::default(), ..settings }
}

/// Calls `adopt` whenever something stored has changed.
///
/// # Errors
/// If the browser refuses the listener.
pub fn follow<T: 'static>(surface: &Rc<RefCell<T>>, adopt: fn(&Rc<RefCell<T>>, Local)) -> Result<(), Error> {
    let surface = surface.clone();
    chrome::watch_local(move || {
        let surface = surface.clone();
        spawn_local(async move {
            // If storage cannot be read now, nothing has changed.
            if let Ok(local) = chrome::read_local().await {
                adopt(&surface, local);
            }
        });
    })
}

/// Opens My Security info in a new tab, and starts a journey there.
pub fn open_security_info(settings: &Settings) {
    let state = State { cloud: chrome::home_cloud(settings), ..State::default() }.starting_over();
    if let Some(order) = Order::security_info(state, &Way::default(), settings, now()) {
        chrome::order(&order).forget();
    }
}
