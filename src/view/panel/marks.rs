// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the panel marks in the page: the ring around the next control, and the tip at the field.

use super::Panel;
use crate::chrome::{Command, Press, Tip, TipButton};
use crate::journey::coach::{Notice, Ring, Tone, way_to_pass};
use crate::journey::{Action, Advice, advise};
use crate::text::{Key, Message};

impl Panel {
    /// Rings what the person uses next.
    pub(super) fn mark_page(&mut self) {
        if !self.has_journey {
            return;
        }
        let is_helpful =
            self.page.offer.is_none() || way_to_pass(&self.page, self.state, self.stored.settings()).is_some();
        let element = self.page.ring.filter(|_| is_helpful);
        // Nothing says why, if the person has closed the card.
        let advice = advise(&self.scene(&self.verdict())).filter(|_| !self.state.closed);
        let (next, hidden) = match advice.map_or(Ring::Target, |advice| advice.ring) {
            Ring::Target => (None, false),
            Ring::Next(control) => (Some(control), false),
            Ring::Nothing => (None, true),
        };
        let ring = Some(Command::Ring { element, next, hidden });
        if ring != self.ringed {
            ring.iter().for_each(|ring| self.tell(ring.clone()));
            self.ringed = ring;
        }
    }

    /// Says at the field what this advice remarks about it. Where there is no room for the card, says all of it.
    pub(super) fn say_at_field(&mut self, advice: Option<&Advice>) {
        let tip = advice.and_then(|advice| self.tip(advice));
        if tip != self.tip {
            self.tell(Command::Tip(tip.clone()));
            self.tip = tip;
        }
    }

    fn tip(&self, advice: &Advice) -> Option<Tip> {
        let (language, _) = self.spoken.as_ref()?;
        let remark = advice.notice.as_ref().filter(|notice| notice.is_at_field);
        let folded = self.is_folded();
        if remark.is_none() && !folded {
            return None;
        }
        let button = |key: Key, press| TipButton { label: self.catalogue.word(key).to_owned(), press };
        let mend = remark.and_then(Notice::repair_label).map(|label| button(label, Press::Mend));
        // Where nothing may be typed yet, the way on is in sight, too.
        let start = advice.action.filter(|action| folded && *action == Action::StartAtSecurityInfo);
        let start = start.map(|action| button(action.label(), Press::Start));
        let open = folded.then(|| button(Key::Unfold, Press::Open));
        let close = folded.then(|| button(Key::Close, Press::Close));
        let words: &Message = remark.map_or(&advice.headline, |notice| &notice.message);
        Some(Tip {
            words: self.catalogue.say(words),
            tone: remark.map_or(Tone::Neutral, |notice| notice.tone).name(),
            language: language.name(),
            direction: language.direction().name(),
            buttons: [mend, start, open, close].into_iter().flatten().collect(),
        })
    }
}
