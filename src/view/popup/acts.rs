// SPDX-License-Identifier: MIT OR Apache-2.0
//! What happens when the person does something in the popup.

use gloo::utils::window;
use wasm_bindgen_futures::spawn_local;

use super::Popup;
use crate::chrome;
use crate::journey::{Action, Event, Note, Order, SecurityInfoLink, unseen};
use crate::settings::Surface;
use crate::view::user_action::UserAction;

impl Popup {
    /// Reacts to what the person has done.
    pub(super) fn take(&mut self, act: UserAction) {
        match act {
            UserAction::Do(Action::OpenSecurityInfo | Action::HavePass) => self.open_security_info(),
            UserAction::Do(Action::StartAtSecurityInfo) => self.start_at_security_info(),
            UserAction::Do(Action::Ask) => self.begin(),
            UserAction::Do(Action::ShowCard) => self.step(Event::Asked),
            UserAction::Do(Action::OpenAfterwards) => self.step(Event::Wanted),
            UserAction::Do(Action::OpenChecklist) => spawn_local(async {
                if chrome::open_checklist().await.is_ok() {
                    drop(window().close());
                }
            }),
            UserAction::Do(Action::TryNow) => self.try_now(),
            UserAction::Tick(row, done) => self.tick(row, done),
            // These belong to the card in the page.
            UserAction::Mend(_) | UserAction::Fold | UserAction::Close | UserAction::Do(Action::ShowWhere) => {}
            // These belong to the checklist.
            UserAction::Print | UserAction::Clear | UserAction::Undo => {}
            // These belong to the guide.
            UserAction::Answer(_) | UserAction::Back | UserAction::Begin => {}
        }
    }

    /// A card on the page follows storage, and takes the next step itself.
    fn tick(&mut self, row: usize, done: bool) {
        self.stored.tick(row, done);
        if self.stored.checklist().is_complete() {
            self.note.take_if(|note| note.is_at_checklist());
        }
    }

    fn step(&mut self, event: Event) {
        let Some(tab) = self.tab else { return };
        let (state, _) = self.journey().after(event, self.stored.settings());
        let note = Note::new(state, &self.way(), self.stored.settings(), js_sys::Date::now());
        self.note = Some(note.clone());
        chrome::write_note(tab, &note).forget();
    }

    /// The person has a pass although the page does not mention one: this tab's journey starts.
    fn begin(&mut self) {
        let Some(tab) = self.tab else { return };
        let state = unseen::begun(&self.facts, self.stored.settings());
        let mut way = SecurityInfoLink::default();
        way.learn(&self.page);
        let note = Note::new(state, &way, self.stored.settings(), js_sys::Date::now());
        self.note = Some(note.clone());
        let stays = self.stored.settings().surface == Surface::Toolbar;
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
        let Some(order) = Order::security_info(state.starting_over(), &way, self.stored.settings(), now) else {
            return;
        };
        // The journey goes on in the new tab: leaving this one must not open it again.
        let here = self.tab.filter(|_| self.note.is_some());
        let here = here.map(|tab| (tab, Note::new(state, &way, self.stored.settings(), now)));
        spawn_local(async move {
            if let Some((tab, note)) = here {
                drop(chrome::write_note(tab, &note).await);
            }
            if chrome::order(&order).await.is_ok() {
                drop(window().close());
            }
        });
    }

    fn try_now(&self) {
        let (Some(tab), Some(address)) = (self.tab, self.page.cloud.sign_out()) else { return };
        spawn_local(async move {
            drop(chrome::go(tab, address).await);
            drop(window().close());
        });
    }

    fn start_at_security_info(&mut self) {
        let state = self.journey().starting_over();
        let way = self.way();
        let (Some(tab), Some(address)) = (self.tab, way.security_info(state.cloud, self.stored.settings())) else {
            return;
        };
        let note = Note::new(state, &way, self.stored.settings(), js_sys::Date::now());
        spawn_local(async move {
            drop(chrome::write_note(tab, &note).await);
            drop(chrome::go(tab, &address).await);
            drop(window().close());
        });
    }
}
