// SPDX-License-Identifier: MIT OR Apache-2.0
//! What a surface of ours holds of what is set and kept. Each writes what it changes, and hears what the others have changed.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use crate::checklist::{Device, Kept, Left, Sheet};
use crate::chrome::{self, Error, Local};
use crate::journey::{Order, State, Way};
use crate::method::Method;
use crate::settings::{AfterSignIn, Settings, Surface};

/// The checklist with its settings, as it is kept.
pub struct Book {
    sheet: Sheet,
    /// It is practice: nothing is kept, nothing that is kept is read, and what the person set of surfaces does not count.
    practising: bool,
}

fn now() -> f64 {
    js_sys::Date::now()
}

impl Book {
    /// Opens it on this device. What cannot be read is the default.
    pub async fn open(device: Device) -> Book {
        Book::of(chrome::read_local().await.unwrap_or_default(), device)
    }

    /// The book that holds this, on this device.
    pub fn of(local: Local, device: Device) -> Book {
        let Local { settings, kept } = local;
        Book { sheet: Sheet::new(settings, device, kept, now()), practising: false }
    }

    /// One to practise with: an empty one, with what is set.
    pub fn practise(local: Local, device: Device) -> Book {
        let Local { settings, .. } = local;
        Book { sheet: Sheet::new(to_practise(settings), device, Kept::default(), now()), practising: true }
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

    /// What this device can do is known from here on.
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

    /// The person ticks a row, or takes its tick back.
    pub fn tick(&mut self, row: usize, done: bool) {
        let change = self.sheet.tick(row, done, now());
        self.keep(change);
        self.close_what_is_over();
    }

    /// The person clears it. Gives what was cleared.
    pub fn clear(&mut self) -> Kept {
        let ticks = self.sheet.ticks();
        let change = self.sheet.clear(now());
        self.keep(change);
        ticks
    }

    /// The person takes a clearing back.
    pub fn restore(&mut self, cleared: Kept) {
        let change = self.sheet.restore(cleared, now());
        self.keep(change);
        self.close_what_is_over();
    }

    /// Where storage refuses, it is forgotten with the page.
    fn keep(&self, change: Kept) {
        if !change.is_empty() && !self.practising {
            chrome::keep(&change).forget();
        }
    }

    /// Where all that is required is done, nobody is to be followed any more.
    pub fn close_what_is_over(&self) {
        if self.sheet.is_complete() && !self.practising {
            spawn_local(async { drop(chrome::close_journeys().await) });
        }
    }
}

/// The practice page shows what is drawn in pages, wherever the real ones may draw; and its passes are as long as they are.
fn to_practise(settings: Settings) -> Settings {
    Settings {
        surface: Surface::Page,
        after_sign_in: AfterSignIn::Open,
        pass_min_length: None,
        pass_max_length: None,
        ..settings
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

/// Opens My Security info in a tab of its own, where a journey begins with it.
pub fn open_security_info(settings: &Settings) {
    let state = State { cloud: chrome::home_cloud(settings), ..State::default() }.starting_over();
    if let Some(order) = Order::security_info(state, &Way::default(), settings, now()) {
        chrome::order(&order).forget();
    }
}
