// SPDX-License-Identifier: MIT OR Apache-2.0
//! What comes of what the person does on the card.

use wasm_bindgen_futures::spawn_local;

use super::Panel;
use crate::chrome::{self, Command};
use crate::journey::{Action, Event, Order};
use crate::view::act::Act;

impl Panel {
    /// The person has done this.
    pub(super) fn act(&mut self, act: Act) {
        match act {
            // Who opens the question answers it.
            Act::Fold if self.question().is_some() => self.travel(Event::Asked),
            Act::Fold => self.folded = Some(!self.is_folded()),
            Act::Close if self.question().is_some() => self.travel(Event::Closed),
            Act::Close => drop(self.step(Event::Closed)),
            Act::Tick(row, done) => {
                self.book.tick(row, done);
                self.check();
            }
            Act::Mend(repair) => {
                self.tell(Command::Repair { shape: self.shape.clone(), edits: repair.edits(&self.shape) });
            }
            Act::Do(Action::OpenSecurityInfo) => self.open_security_info(),
            Act::Do(Action::OpenAfterwards) => drop(self.step(Event::Wanted)),
            Act::Do(Action::StartAtSecurityInfo) => self.start_at_security_info(),
            Act::Do(Action::ShowWhere) => {
                self.pointing = true;
                self.ring();
            }
            Act::Do(Action::OpenChecklist) => chrome::open_checklist().forget(),
            // The popup's, and those of pages of our own.
            Act::Do(Action::Ask | Action::HavePass | Action::ShowCard) | Act::Print | Act::Clear | Act::Undo => {}
            Act::Answer(_) | Act::Back | Act::Begin => {}
        }
    }

    /// Begins a journey, because the person said something about one.
    fn travel(&mut self, event: Event) {
        self.travelling = true;
        self.folded = Some(false);
        (self.state, _) = self.state.after(event, self.book.settings());
        self.look();
        self.write();
    }

    fn open_security_info(&mut self) {
        self.state = self.state.handed_over();
        self.write();
        let state = self.state.starting_over();
        let order = Order::security_info(state, &self.way, self.book.settings(), js_sys::Date::now());
        if let Some(order) = order {
            chrome::order(&order).forget();
        }
    }

    /// This page goes, and we with it: first it is written down.
    fn start_at_security_info(&mut self) {
        let Some(address) = self.way.security_info(self.state.cloud, self.book.settings()) else { return };
        let (tab, written) = (self.tab, chrome::write_note(self.tab, &self.note(self.state.starting_over())));
        spawn_local(async move {
            drop(written.await);
            chrome::go(tab, &address).forget();
        });
    }
}
