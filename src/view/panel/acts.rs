// SPDX-License-Identifier: MIT OR Apache-2.0
//! What happens when the person does something on the card.

use wasm_bindgen_futures::spawn_local;

use super::Panel;
use crate::chrome::{self, Command, Press};
use crate::journey::{Action, Event, Order};
use crate::pass::Repair;
use crate::view::user_action::UserAction;

impl Panel {
    /// Reacts to what the person has done.
    pub(super) fn act(&mut self, act: UserAction) {
        match act {
            // Opening the question answers it.
            UserAction::Fold if self.question().is_some() => self.start_journey(Event::Asked),
            UserAction::Fold => self.folded = Some(!self.is_folded()),
            UserAction::Close if self.question().is_some() => self.start_journey(Event::Closed),
            UserAction::Close => drop(self.step(Event::Closed)),
            UserAction::Tick(row, done) => {
                self.stored.tick(row, done);
                self.check();
            }
            UserAction::Mend(repair) => {
                self.tell(Command::Repair { shape: self.shape.clone(), repair });
            }
            UserAction::Do(Action::OpenSecurityInfo) => self.open_security_info(),
            UserAction::Do(Action::OpenAfterwards) => drop(self.step(Event::Wanted)),
            UserAction::Do(Action::StartAtSecurityInfo) => self.start_at_security_info(),
            UserAction::Do(Action::ShowWhere) => {
                self.shows_where = true;
            }
            UserAction::Do(Action::OpenChecklist) => chrome::open_checklist().forget(),
            UserAction::Do(Action::TryNow) => {
                if let Some(address) = self.page.cloud.sign_out() {
                    chrome::go(self.tab, address).forget();
                }
            }
            // These belong to the popup and to other pages.
            UserAction::Do(Action::Ask | Action::HavePass | Action::ShowCard)
            | UserAction::Print
            | UserAction::Clear
            | UserAction::Undo => {}
            UserAction::Answer(_) | UserAction::Back | UserAction::Begin => {}
        }
    }

    /// Reacts to a button of the tip.
    pub(super) fn press(&mut self, press: Press) {
        match press {
            Press::Mend => {
                if let Some(repair) = Repair::of(&self.verdict()) {
                    self.act(UserAction::Mend(repair));
                }
            }
            Press::Start => self.act(UserAction::Do(Action::StartAtSecurityInfo)),
            Press::Open => self.act(UserAction::Fold),
            Press::Close => self.act(UserAction::Close),
        }
    }

    /// Opens the card and gives it the focus: the person pressed the keys for it.
    pub(super) fn help(&mut self) {
        if self.question().is_some() {
            self.start_journey(Event::Asked);
        } else if self.state.closed {
            self.step(Event::Asked);
        }
        self.folded = Some(false);
        self.card.wants_focus();
    }

    /// Starts a journey, because the person said so.
    fn start_journey(&mut self, event: Event) {
        self.has_journey = true;
        self.folded = Some(false);
        (self.state, _) = self.state.after(event, self.stored.settings());
        self.look();
        self.write();
    }

    fn open_security_info(&mut self) {
        self.state = self.state.handed_over();
        self.write();
        let state = self.state.starting_over();
        let order = Order::security_info(state, &self.way, self.stored.settings(), js_sys::Date::now());
        if let Some(order) = order {
            chrome::order(&order).forget();
        }
    }

    /// Leaves this page, after the note is written.
    fn start_at_security_info(&mut self) {
        let Some(address) = self.way.security_info(self.state.cloud, self.stored.settings()) else { return };
        let (tab, written) = (self.tab, chrome::write_note(self.tab, &self.note(self.state.starting_over())));
        spawn_local(async move {
            drop(written.await);
            chrome::go(tab, &address).forget();
        });
    }
}
