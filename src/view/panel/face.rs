// SPDX-License-Identifier: MIT OR Apache-2.0
//! What people and tests see of the panel.

use gloo::timers::callback::Interval;

use super::{Asked, Panel};
use crate::checklist::TimeLeft;
use crate::chrome::Command;
use crate::journey::coach::question;
use crate::journey::{Advice, Scene, Step, advise};
use crate::page::Kind;
use crate::pass::{Verdict, check};
use crate::settings::{Checklists, OfferHelp, Surface};
use crate::view::card::{Checks, Content};
use crate::view::clock::READ_EVERY_MS;
use crate::view::node::{mark_root, set};
use crate::view::redraw::{Draw, callback};

impl Panel {
    pub(super) fn tell_size(&self) {
        let height = self.card.height();
        let wanted = self.folded == Some(false);
        self.tell(Command::Size { height, wanted });
    }

    pub(super) fn is_folded(&self) -> bool {
        self.question().is_some() || self.folded.unwrap_or(self.cramped)
    }

    /// The question whether the person has a pass, if IT wants it and nobody has answered.
    pub(super) fn question(&self) -> Option<Advice> {
        question(&self.page).filter(|_| !self.has_journey && self.stored.settings().offer_help == OfferHelp::Always)
    }

    pub(super) fn verdict(&self) -> Verdict {
        check(&self.shape, self.stored.settings().rule())
    }

    /// What the card says; nothing before the texts have loaded, and after the person closed it.
    fn advice(&self) -> Option<Advice> {
        if self.spoken.is_none() || self.state.closed {
            return None;
        }
        if !self.has_journey {
            return self.question();
        }
        let advice = advise(&self.scene(&self.verdict())).map(|advice| self.about_next_method(advice));
        let is_forgetting = self.is_note_refused && self.state.step < Step::Register;
        let advice = if is_forgetting { advice.map(Advice::without_memory) } else { advice };
        let advice = if self.is_practice { advice.map(Advice::without_leading_away) } else { advice };
        if self.stored.settings().checklist == Checklists::Off { advice.map(Advice::without_checklist) } else { advice }
    }

    /// Says where to add a method, and which one.
    fn about_next_method(&self, advice: Advice) -> Advice {
        if self.shows_where && self.page.add_method.is_none() {
            return advice.pointing();
        }
        match self.stored.checklist().next() {
            Some(next) if self.has_checklist() => advice.naming(&self.page, &next.subject.title(&self.catalogue)),
            _ => advice,
        }
    }

    pub(super) fn scene<'a>(&'a self, verdict: &'a Verdict) -> Scene<'a> {
        Scene { page: &self.page, verdict, state: self.state, settings: self.stored.settings(), ringed: true }
    }

    /// Redraws every second while the countdown runs.
    fn keep_time(&mut self) {
        if !self.is_counting() {
            self.timer = None;
        } else if self.timer.is_none() {
            let redraw = callback(&self.own, |_, ()| {});
            self.timer = Some(Interval::new(READ_EVERY_MS, move || redraw(())));
        }
    }

    /// Whether there is a checklist with a running countdown.
    fn is_counting(&mut self) -> bool {
        self.has_checklist() && self.left().is_some_and(|left| !left.is_over())
    }

    fn has_checklist(&self) -> bool {
        let wanted = self.stored.settings().checklist != Checklists::Off;
        wanted && self.page.kind == Kind::SecurityInfo && self.device == Asked::Answered
    }

    fn left(&mut self) -> Option<TimeLeft> {
        self.stored.left()
    }
}

impl Draw for Panel {
    fn draw(&mut self) {
        if self.stored.settings().surface == Surface::Toolbar {
            self.tell(Command::Withdraw);
        }
        mark_root(&self.page, &self.verdict(), self.state.step);
        self.mark_page();
        let advice = self.advice();
        self.say_at_field(advice.as_ref());
        let on_card = if self.is_tip_seen { advice.clone().map(Advice::without_remark) } else { advice.clone() };
        let left = self.left();
        let checks = self.has_checklist().then_some(Checks { checklist: self.stored.checklist(), left });
        let content = on_card.as_ref().filter(|_| !self.is_folded()).map(|advice| Content {
            advice,
            step: self.state.step,
            checks,
            settings: self.stored.settings(),
        });
        set(self.card.root(), "data-cramped", self.cramped.then_some(""));
        self.card.show(content, &self.catalogue);
        self.card.announce(advice.as_ref(), self.keys.as_deref(), &self.catalogue);
        self.keep_time();
    }
}
