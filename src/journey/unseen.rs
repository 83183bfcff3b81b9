// SPDX-License-Identifier: MIT OR Apache-2.0
//! The journey where nothing is drawn in the page: the worker hands on what the eyes report, and shows what comes of it in the
//! toolbar icon. There is no memory here but the tab's note, so the worker may be stopped at any time.

use super::coach::{Scene, Tone, advise, question};
use super::{Event, Note, State};
use crate::checklist::{Device, Kept, Sheet};
use crate::page::{Facts, Page, recognise};
use crate::pass::check;
use crate::plain::Plain;
use crate::settings::{OfferHelp, Settings};
use crate::text::Key;

/// What the eyes report.
#[derive(Debug, Clone, Default)]
pub struct Sighting {
    /// What was seen.
    pub facts: Facts,
    /// The shape of what is in the pass field; empty where there is none.
    pub shape: String,
    /// The person has just sent the pass off.
    pub sent: bool,
    /// Nothing was sent from this document before.
    pub fresh: bool,
}

/// What stands on the toolbar icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Badge {
    /// Nothing.
    None,
    /// There is advice in the popup.
    Advice,
    /// Something is to be mended.
    Watch,
    /// The question whether the person has a pass.
    Question,
}

/// What comes of a sighting.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The tab's journey from here on; absent where it is on none, or nothing has changed.
    pub note: Option<Note>,
    /// What is to be kept in `chrome.storage.local`.
    pub keep: Kept,
    /// What stands on the icon.
    pub badge: Badge,
    /// What to do next, for the icon's tip: its place among the texts.
    pub next: Option<Key>,
}

impl Sighting {
    /// What the eyes have told.
    #[must_use]
    pub fn read(told: &Plain) -> Sighting {
        Sighting {
            facts: Facts::read(told.get("facts")),
            shape: told.get("shape").words(),
            sent: told.get("sent").flag(),
            fresh: told.get("fresh").flag(),
        }
    }
}

impl Badge {
    /// As it stands there.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Badge::None => "",
            Badge::Advice => "•",
            Badge::Watch => "!",
            Badge::Question => "?",
        }
    }
}

impl Outcome {
    /// For the service worker: the text by its id.
    #[must_use]
    pub fn write(&self) -> Plain {
        Plain::object([
            ("note", self.note.as_ref().map(Note::write).into()),
            ("keep", (!self.keep.is_empty()).then(|| self.keep.write()).into()),
            ("badge", self.badge.sign().into()),
            ("next", self.next.map(Key::id).into()),
        ])
    }
}

/// What comes of this sighting in a tab with this note, with what is kept of the checklist, at `now`, in milliseconds since 1970.
#[must_use]
pub fn follow(note: Option<Note>, sighting: &Sighting, kept: &Kept, settings: &Settings, now: f64) -> Outcome {
    let note = note.filter(|note| note.is_current(now));
    let page = &recognise(&sighting.facts);
    if note.is_none() && !page.concerns_pass() {
        let asked = question(page).filter(|_| settings.offer_help == OfferHelp::Always);
        return match asked {
            Some(question) => icon(Badge::Question, Some(question.headline.key)),
            None => icon(Badge::None, None),
        };
    }
    let before = note.as_ref().map(|note| note.state);
    let mut way = note.map(|note| note.way).unwrap_or_default();
    let mut state = before.unwrap_or_default();
    let mut is_news = false;
    let mut keep = Kept::default();
    if !page.changing {
        let next = state.after(Event::seen(page, sighting.fresh), settings).0;
        keep = kept_after(state, next, page, kept, settings, now);
        state = next;
        is_news = way.learn(page);
    }
    if sighting.sent {
        state = state.after(Event::Sent, settings).0;
    }
    let verdict = &check(&sighting.shape, settings.rule);
    let advice = advise(&Scene { page, verdict, state, settings, ringed: false });
    let badge = match &advice {
        None => Badge::None,
        Some(advice)
            if page.refusal.is_some() || advice.notice.as_ref().is_some_and(|notice| notice.tone == Tone::Watch) =>
        {
            Badge::Watch
        }
        Some(_) => Badge::Advice,
    };
    let changed = (is_news || before != Some(state)).then(|| Note::new(state, &way, settings, now));
    Outcome { note: changed, keep, ..icon(badge, advice.map(|advice| advice.headline.key)) }
}

fn icon(badge: Badge, next: Option<Key>) -> Outcome {
    Outcome { note: None, keep: Kept::default(), badge, next }
}

/// What this step, and the page on which it was taken, add to what is kept.
fn kept_after(before: State, after: State, page: &Page, kept: &Kept, settings: &Settings, now: f64) -> Kept {
    let mut sheet = Sheet::new(settings.clone(), Device::default(), kept.clone(), now);
    let accepted = if before.was_accepted_by(after) { sheet.accept(now) } else { Kept::default() };
    accepted.after(sheet.see(&page.registered, now))
}

/// The state of a journey that a person begins by saying that they have a pass, on the page with these facts.
#[must_use]
pub fn begun(facts: &Facts, settings: &Settings) -> State {
    State::default().after(Event::seen(&recognise(facts), true), settings).0.after(Event::Asked, settings).0
}

#[cfg(test)]
mod tests {
    use super::super::{Step, Way};
    use super::*;
    use crate::method::Method;
    use crate::page::Element;

    fn sighting(seen: &[Element]) -> Sighting {
        let facts = Facts {
            host: "login.microsoftonline.com".into(),
            seen: seen.iter().map(|element| (*element, 1)).collect(),
            ..Facts::default()
        };
        Sighting { facts, fresh: true, ..Sighting::default() }
    }

    fn outcome(note: Option<Note>, sighting: &Sighting) -> Outcome {
        follow(note, sighting, &Kept::default(), &Settings::default(), 5.0)
    }

    #[test]
    fn an_ordinary_page_gets_nothing() {
        let ordinary = sighting(&[Element::Password, Element::PasswordField]);
        assert_eq!(outcome(None, &ordinary), icon(Badge::None, None));
        let settings = Settings { offer_help: OfferHelp::Always, ..Settings::default() };
        assert_eq!(
            follow(None, &ordinary, &Kept::default(), &settings, 5.0),
            icon(Badge::Question, Some(Key::Question))
        );
    }

    #[test]
    fn the_journey_is_followed_from_note_to_note() {
        let prompt = sighting(&[Element::PassField]);
        let asked = outcome(None, &prompt);
        assert_eq!((asked.badge, asked.next), (Badge::Advice, Some(Key::PassTitlePlain)));
        let note = asked.note.expect("a journey");
        assert_eq!(note.state.step, Step::Pass);
        let space = Sighting { shape: "aaaaaaaa ".into(), ..prompt.clone() };
        assert_eq!(outcome(Some(note.clone()), &space), icon(Badge::Watch, Some(Key::PassTitlePlain)));
        let sent =
            outcome(Some(note), &Sighting { shape: "aaaaaaaa".into(), sent: true, fresh: false, ..prompt.clone() });
        let note = sent.note.expect("it was sent");
        assert!(note.on_leave.is_some());
        let again = outcome(Some(note), &prompt).note.expect("it was refused");
        assert_eq!((again.state.refusals, again.on_leave), (1, None));
    }

    #[test]
    fn what_has_run_out_is_forgotten() {
        let old = Note::new(State { step: Step::Pass, ..State::default() }, &Way::default(), &Settings::default(), 0.0);
        let ordinary = sighting(&[Element::Password]);
        let later = follow(Some(old), &ordinary, &Kept::default(), &Settings::default(), 4_000_000.0);
        assert_eq!(later, icon(Badge::None, None));
    }

    #[test]
    fn when_the_pass_was_accepted_and_what_the_page_lists_are_kept() {
        let note = outcome(None, &sighting(&[Element::PassField])).note.expect("a journey");
        let sent = Sighting { shape: "aaaaaaaa".into(), sent: true, ..sighting(&[Element::PassField]) };
        let note = outcome(Some(note), &sent).note.expect("it was sent");
        let stay = outcome(Some(note), &sighting(&[Element::PageStaySignedIn]));
        assert_eq!(stay.keep, Kept::accepting(5.0));
        let host = "mysignins.microsoft.com".into();
        let seen = [(Element::AddMethod, 1), (Element::MethodPasskey, 1)].into_iter().collect();
        let listing = Sighting { facts: Facts { host, seen, ..Facts::default() }, ..Sighting::default() };
        let keep = outcome(stay.note, &listing).keep;
        assert_eq!(keep, Kept::finding([Method::Passkey], 5.0));
        let again = follow(None, &listing, &keep, &Settings::default(), 5.0);
        assert!(again.keep.is_empty(), "it is no news");
    }
}
