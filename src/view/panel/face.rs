// SPDX-License-Identifier: MIT OR Apache-2.0
//! Draws the panel from its state, for the person and for the tests.

use super::{Asked, Panel};
use crate::checklist::Left;
use crate::chrome::Command;
use crate::journey::coach::question;
use crate::journey::{Advice, Scene, advise};
use crate::page::Kind;
use crate::pass::{Verdict, check};
use crate::settings::{Checklists, OfferHelp, Surface};
use crate::view::card::{Checks, Content};
use crate::view::node::mark_root;

impl Panel {
    pub(super) fn tell_size(&self) {
        let height = self.card.root().get_bounding_client_rect().height().ceil();
        let wanted = self.folded == Some(false);
        self.tell(Command::Size { height, folded: self.is_folded(), wanted });
    }

    pub(super) fn is_folded(&self) -> bool {
        self.question().is_some() || self.folded.unwrap_or(self.cramped)
    }

    /// The question whether the person has a pass, if IT wants it and nobody has answered it.
    pub(super) fn question(&self) -> Option<Advice> {
        question(&self.page).filter(|_| !self.has_journey && self.book.settings().offer_help == OfferHelp::Always)
    }

    fn verdict(&self) -> Verdict {
        check(&self.shape, self.book.settings().rule)
    }

    /// The message of the card. There is none until the texts are loaded, and after the person closed the card.
    fn advice(&self) -> Option<Advice> {
        if self.spoken.is_none() || self.state.closed {
            return None;
        }
        if !self.has_journey {
            return self.question();
        }
        let verdict = &self.verdict();
        let scene =
            Scene { page: &self.page, verdict, state: self.state, settings: self.book.settings(), ringed: true };
        let advice = advise(&scene).map(|advice| if self.shows_where { advice.pointing(&self.page) } else { advice });
        let advice = if self.is_practice { advice.map(Advice::without_leading_away) } else { advice };
        if self.book.settings().checklist == Checklists::Off { advice.map(Advice::without_checklist) } else { advice }
    }

    /// Whether the card has a clock that still runs.
    pub(super) fn is_counting(&mut self) -> bool {
        self.has_checklist() && self.left().is_some_and(|left| !left.is_over())
    }

    fn has_checklist(&self) -> bool {
        let wanted = self.book.settings().checklist != Checklists::Off;
        wanted && self.page.kind == Kind::SecurityInfo && self.device == Asked::Answered
    }

    fn left(&mut self) -> Option<Left> {
        self.book.left()
    }

    pub(super) fn draw(&mut self) {
        if self.book.settings().surface == Surface::Toolbar {
            self.tell(Command::Withdraw);
        }
        mark_root(&self.page, &self.verdict(), self.state.step);
        let advice = self.advice();
        let folded = self.is_folded();
        let left = self.left();
        let checks = self.has_checklist().then_some(Checks { sheet: self.book.sheet(), left });
        let content = advice.as_ref().map(|advice| Content {
            advice,
            step: self.state.step,
            checks,
            folded,
            settings: self.book.settings(),
        });
        self.card.show(content, &self.catalogue);
    }
}
