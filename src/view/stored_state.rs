// SPDX-License-Identifier: MIT OR Apache-2.0
//! The settings and checklist that a page, the popup or the panel works with. Each stores its own changes, and follows
//! the changes of the others.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use crate::checklist::{Checklist, Device, ListWatch, StoredTimes, TimeLeft};
use crate::chrome::{self, Error, Local};
use crate::journey::{Order, SecurityInfoLink, State};
use crate::method::Method;
use crate::page::Page;
use crate::settings::{AfterSignIn, Settings, Surface};

/// Settings and checklist, in step with storage.
pub struct StoredState {
    checklist: Checklist,
    /// What this document has shown of the list on My Security info.
    watch: ListWatch,
    /// In practice mode nothing is stored, nothing stored is read, and the person's choice of surface does not count.
    is_practice: bool,
}

fn now() -> f64 {
    js_sys::Date::now()
}

impl StoredState {
    /// Reads storage. If it cannot be read, defaults apply.
    pub async fn open(device: Device) -> StoredState {
        StoredState::of(chrome::read_local().await.unwrap_or_default(), device)
    }

    /// Starts from what is stored.
    pub fn of(local: Local, device: Device) -> StoredState {
        let Local { settings, kept } = local;
        let checklist = Checklist::new(settings, device, kept, now());
        StoredState { checklist, watch: ListWatch::default(), is_practice: false }
    }

    /// Starts practice mode: an empty checklist with the active settings.
    pub fn practise(local: Local, device: Device) -> StoredState {
        let Local { settings, .. } = local;
        StoredState {
            checklist: Checklist::new(for_practice(settings), device, StoredTimes::default(), now()),
            watch: ListWatch::default(),
            is_practice: true,
        }
    }

    /// The rows of the checklist.
    pub fn checklist(&self) -> &Checklist {
        &self.checklist
    }

    /// The active settings.
    pub fn settings(&self) -> &Settings {
        self.checklist.settings()
    }

    /// How much time is left to add methods.
    pub fn left(&mut self) -> Option<TimeLeft> {
        self.checklist.left(now())
    }

    /// Whether the person is probably in the middle of the checklist.
    pub fn is_under_way(&self) -> bool {
        self.checklist.is_under_way(now())
    }

    /// Takes over what is stored now. Returns whether the settings changed.
    pub fn load(&mut self, mut local: Local) -> bool {
        if self.is_practice {
            local.settings = for_practice(local.settings);
        }
        let is_changed = local.settings != *self.settings();
        if is_changed {
            self.checklist.apply_settings(local.settings);
        }
        if !self.is_practice {
            let knew_list = self.checklist.knows_list();
            self.checklist.load(local.kept, now());
            // It was cleared, or there is a new pass. Then what the page lists now was there from the beginning.
            if knew_list && !self.checklist.knows_list() {
                self.watch = ListWatch::default();
            }
        }
        is_changed
    }

    /// Sets what this device can do, once it is known.
    pub fn set_device(&mut self, device: Device) {
        self.checklist.set_device(device);
    }

    /// Records that a pass was accepted.
    pub fn accept(&mut self) {
        let change = self.checklist.accept(now());
        self.keep(change);
    }

    /// Records the methods that the page lists.
    pub fn see(&mut self, methods: &[Method]) {
        let change = self.checklist.see(methods, now());
        self.keep(change);
    }

    /// Records what the list on this page shows, and what was added meanwhile. Returns whether it may still be loading:
    /// then call [`StoredState::see_loaded`] after [`ListWatch::QUIET_MS`].
    pub fn watch(&mut self, page: &Page) -> bool {
        self.see_loaded();
        let added = self.watch.look(page.rows, &page.registered, now());
        self.see(&page.registered);
        let change = self.checklist.see_added(&added, now());
        self.keep(change);
        self.watch.loaded_at(now()).is_none()
    }

    /// Records that the list has loaded, if it has.
    pub fn see_loaded(&mut self) {
        if let Some(at) = self.watch.loaded_at(now()) {
            let change = self.checklist.see_loaded(at, now());
            self.keep(change);
        }
    }

    /// Ticks or unticks a row.
    pub fn tick(&mut self, row: usize, done: bool) {
        let change = self.checklist.tick(row, done, now());
        self.keep(change);
        self.close_finished_journeys();
    }

    /// Clears the checklist and returns what was cleared.
    pub fn clear(&mut self) -> StoredTimes {
        let ticks = self.checklist.ticks();
        let change = self.checklist.clear(now());
        self.keep(change);
        ticks
    }

    /// Restores what was cleared.
    pub fn restore(&mut self, cleared: StoredTimes) {
        let change = self.checklist.restore(cleared, now());
        self.keep(change);
        self.close_finished_journeys();
    }

    /// Stores a change. If storage refuses, the change lasts as long as the page.
    fn keep(&self, change: StoredTimes) {
        if !change.is_empty() && !self.is_practice {
            chrome::keep(&change).forget();
        }
    }

    /// Ends journeys once everything required is done.
    pub fn close_finished_journeys(&self) {
        if self.checklist.is_complete() && !self.is_practice {
            spawn_local(async { drop(chrome::close_journeys().await) });
        }
    }
}

/// The settings for practice: it always draws in the page, and its passes have the default length.
fn for_practice(settings: Settings) -> Settings {
    Settings {
        surface: Surface::Page,
        after_sign_in: AfterSignIn::Open,
        pass_min_length: None,
        pass_max_length: None,
        ..settings
    }
}

/// Calls `load` whenever something stored has changed.
///
/// # Errors
/// If the browser refuses the listener.
pub fn follow<T: 'static>(surface: &Rc<RefCell<T>>, load: fn(&Rc<RefCell<T>>, Local)) -> Result<(), Error> {
    let surface = surface.clone();
    chrome::watch_local(move || {
        let surface = surface.clone();
        spawn_local(async move {
            // If storage cannot be read now, the page keeps what it has.
            if let Ok(local) = chrome::read_local().await {
                load(&surface, local);
            }
        });
    })
}

/// Opens My Security info in a new tab, and starts a journey there. `accepted`: a pass was accepted not long ago.
pub fn open_security_info(settings: &Settings, accepted: bool) {
    let state = State { cloud: chrome::home_cloud(settings), accepted, ..State::default() }.starting_over();
    if let Some(order) = Order::security_info(state, &SecurityInfoLink::default(), settings, now()) {
        chrome::order(&order).forget();
    }
}
