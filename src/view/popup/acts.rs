// SPDX-License-Identifier: MIT OR Apache-2.0
//! What happens when the person does something in the popup.

use gloo::utils::window;
use wasm_bindgen_futures::spawn_local;

use super::Popup;
use crate::chrome;
use crate::journey::{Action, Event, Note, Order, Way, unseen};
use crate::settings::Surface;
use crate::view::act::Act;

impl Popup {
    /// Reacts to what the person has done.
    pub(super) fn take(&mut self, act: Act) {
        match act {
            Act::Do(Action::OpenSecurityInfo | Action::HavePass) => self.open_security_info(),
            Act::Do(Action::StartAtSecurityInfo) => self.start_at_security_info(),
            Act::Do(Action::Ask) => self.begin(),
            Act::Do(Action::ShowCard) => self.step(Event::Asked),
            Act::Do(Action::OpenAfterwards) => self.step(Event::Wanted),
            Act::Do(Action::OpenChecklist) => spawn_local(async {
                if chrome::open_checklist().await.is_ok() {
                    drop(window().close());
                }
            }),
            Act::Tick(row, done) => self.tick(row, done),
            // These belong to the card in the page.
            Act::Mend(_) | Act::Fold | Act::Close | Act::Do(Action::ShowWhere) => {}
            // These belong to the checklist.
            Act::Print | Act::Clear | Act::Undo => {}
            // These belong to the guide.
            Act::Answer(_) | Act::Back | Act::Begin => {}
        }
    }

    /// A card on the page follows storage, and takes the next step itself.
    fn tick(&mut self, row: usize, done: bool) {
        self.book.tick(row, done);
        if self.book.sheet().is_complete() {
            self.note.take_if(|note| note.is_at_checklist());
        }
    }

    fn step(&mut self, event: Event) {
        let Some(tab) = self.tab else { return };
        let (state, _) = self.journey().after(event, self.book.settings());
        let note = Note::new(state, &self.way(), self.book.settings(), js_sys::Date::now());
        self.note = Some(note.clone());
        chrome::write_note(tab, &note).forget();
    }

    /// The person has a pass although the page does not mention one: this tab's journey starts.
    fn begin(&mut self) {
        let Some(tab) = self.tab else { return };
        let state = unseen::begun(&self.facts, self.book.settings());
        let mut way = Way::default();
        way.learn(&self.page);
        let note = Note::new(state, &way, self.book.settings(), js_sys::Date::now());
        self.note = Some(note.clone());
        let stays = self.book.settings().surface == Surface::Toolbar;
        spawn_local(async move {
            // Wake the page only after the note is written.
            drop(chrome::write_note(tab, &note).await);
            let woken = chrome::wake_page(tab).await.is_ok();
            if woken && !stays {
                drop(window().close());
            }
        });
    }

    fn open_security_info(&self) {
        let now = js_sys::Date::now();
        let (state, way) = (self.journey().handed_over(), self.way());
        let Some(order) = Order::security_info(state.starting_over(), &way, self.book.settings(), now) else { return };
        // The journey goes on in the new tab: leaving this one must not open it again.
        let here = self.tab.filter(|_| self.note.is_some());
        let here = here.map(|tab| (tab, Note::new(state, &way, self.book.settings(), now)));
        spawn_local(async move {
            if let Some((tab, note)) = here {
                drop(chrome::write_note(tab, &note).await);
            }
            if chrome::order(&order).await.is_ok() {
                drop(window().close());
            }
        });
    }

    fn start_at_security_info(&mut self) {
        let state = self.journey().starting_over();
        let way = self.way();
        let (Some(tab), Some(address)) = (self.tab, way.security_info(state.cloud, self.book.settings())) else {
            return;
        };
        let note = Note::new(state, &way, self.book.settings(), js_sys::Date::now());
        spawn_local(async move {
            drop(chrome::write_note(tab, &note).await);
            drop(chrome::go(tab, &address).await);
            drop(window().close());
        });
    }
}
