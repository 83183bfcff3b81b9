// SPDX-License-Identifier: MIT OR Apache-2.0
//! The journey where nothing is drawn in the page: the worker passes on what the content script reports, and shows the
//! result in the toolbar icon. The only memory is in storage, so the worker may stop at any time.

use serde::{Deserialize, Serialize};

use super::coach::{Scene, Tone, advise, question};
use super::{Event, Note, SecurityInfoLink, State};
use crate::checklist::{Checklist, Device, StoredTimes};
use crate::named::named;
use crate::page::hosts::find;
use crate::page::{Facts, Page, recognise};
use crate::pass::{Shape, check};
use crate::settings::{OfferHelp, Settings};
use crate::text::Key;

/// What the content script reports.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct PageReport {
    /// What is on the page.
    pub facts: Facts,
    /// The shape of the text in the field for the pass; empty if there is none.
    pub shape: Shape,
    /// The person has just sent the pass.
    pub sent: bool,
    /// Nothing was sent from this document before.
    pub fresh: bool,
}

named! {
    /// What the toolbar icon shows. The name is the text of the badge.
    pub enum Badge {
        /// Nothing.
        None = "",
        /// There is advice in the popup.
        Advice = "•",
        /// There is a mistake to correct.
        Watch = "!",
        /// The question whether the person has a pass.
        Question = "?",
    }
}

/// What follows from a report.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Outcome {
    /// The tab's new note; absent if it has no journey, or nothing has changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub note: Option<Note>,
    /// Goes into `chrome.storage.local`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional, type = "object"))]
    pub keep: Option<StoredTimes>,
    /// What the icon shows.
    #[cfg_attr(test, ts(type = "string"))]
    pub badge: Badge,
    /// What to do next, for the icon's tip: the id of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional, type = "string"))]
    pub next: Option<Key>,
}

/// What follows from this report in a tab with this note, at `now`, in milliseconds since 1970.
#[must_use]
pub fn follow(note: Option<Note>, sighting: &PageReport, kept: &StoredTimes, settings: &Settings, now: f64) -> Outcome {
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
    let mut keep = None;
    if !page.changing {
        let next = state.after(Event::seen(page, sighting.fresh), settings).0;
        keep = Some(kept_after(state, next, page, kept, settings, now)).filter(|keep| !keep.is_empty());
        state = next;
        is_news = way.learn(page);
    }
    if sighting.sent {
        state = state.after(Event::Sent, settings).0;
    }
    let verdict = &check(&sighting.shape, settings.rule());
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
    Outcome { note: changed, keep, ..icon(badge, advice.map(|advice| advice.about.headline)) }
}

fn icon(badge: Badge, next: Option<Key>) -> Outcome {
    Outcome { note: None, keep: None, badge, next }
}

/// What this step, and the page that caused it, add to the checklist's times.
fn kept_after(
    before: State,
    after: State,
    page: &Page,
    kept: &StoredTimes,
    settings: &Settings,
    now: f64,
) -> StoredTimes {
    let mut checklist = Checklist::new(settings.clone(), Device::default(), kept.clone(), now);
    let accepted = if before.was_accepted_by(after) { checklist.accept(now) } else { StoredTimes::default() };
    accepted.after(checklist.see(&page.registered, now))
}

/// The state of a journey that starts because the person says that they have a pass, on the page with these facts.
#[must_use]
pub fn begun(facts: &Facts, settings: &Settings) -> State {
    State::default().after(Event::seen(&recognise(facts), true), settings).0.after(Event::Asked, settings).0
}

/// The note at `now`, in milliseconds since 1970, of a journey that starts because the person says so on a page of this
/// host. Nothing else is known of the page before the panel looks at it. `None` if the host is not in our table.
#[must_use]
pub fn begun_on(host: &str, settings: &Settings, now: f64) -> Option<Note> {
    let state = State { cloud: find(host)?.cloud, ..begun(&Facts::default(), settings) };
    Some(Note::new(state, &SecurityInfoLink::default(), settings, now))
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::*;
    use crate::method::Method;
    use crate::page::Element;

    fn sighting(seen: &[Element]) -> PageReport {
        let facts = Facts {
            host: "login.microsoftonline.com".into(),
            seen: seen.iter().map(|element| (*element, 1)).collect(),
            ..Facts::default()
        };
        PageReport { facts, fresh: true, ..PageReport::default() }
    }

    fn outcome(note: Option<Note>, sighting: &PageReport) -> Outcome {
        follow(note, sighting, &StoredTimes::default(), &Settings::default(), 5.0)
    }

    #[test]
    fn an_ordinary_page_gets_nothing() {
        let ordinary = sighting(&[Element::Password, Element::PasswordField]);
        assert_eq!(outcome(None, &ordinary), icon(Badge::None, None));
        let settings = Settings { offer_help: OfferHelp::Always, ..Settings::default() };
        assert_eq!(
            follow(None, &ordinary, &StoredTimes::default(), &settings, 5.0),
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
        let space = PageReport { shape: Shape::of("aaaaaaaa "), ..prompt.clone() };
        assert_eq!(outcome(Some(note.clone()), &space), icon(Badge::Watch, Some(Key::CheckTitle)));
        let sent = outcome(
            Some(note),
            &PageReport { shape: Shape::of("aaaaaaaa"), sent: true, fresh: false, ..prompt.clone() },
        );
        let note = sent.note.expect("it was sent");
        assert!(note.on_leave.is_some());
        let again = outcome(Some(note), &prompt).note.expect("it was refused");
        assert_eq!((again.state.refusals, again.on_leave), (1, None));
    }

    #[test]
    fn what_has_run_out_is_forgotten() {
        let old = Note::new(
            State { step: Step::Pass, ..State::default() },
            &SecurityInfoLink::default(),
            &Settings::default(),
            0.0,
        );
        let ordinary = sighting(&[Element::Password]);
        let later = follow(Some(old), &ordinary, &StoredTimes::default(), &Settings::default(), 4_000_000.0);
        assert_eq!(later, icon(Badge::None, None));
    }

    #[test]
    fn when_the_pass_was_accepted_and_what_the_page_lists_are_kept() {
        let note = outcome(None, &sighting(&[Element::PassField])).note.expect("a journey");
        let sent = PageReport { shape: Shape::of("aaaaaaaa"), sent: true, ..sighting(&[Element::PassField]) };
        let note = outcome(Some(note), &sent).note.expect("it was sent");
        let stay = outcome(Some(note), &sighting(&[Element::PageStaySignedIn]));
        assert_eq!(stay.keep, Some(StoredTimes::accepting(5.0)));
        let host = "mysignins.microsoft.com".into();
        let seen = [(Element::AddMethod, 1), (Element::MethodPasskey, 1)].into_iter().collect();
        let listing = PageReport { facts: Facts { host, seen, ..Facts::default() }, ..PageReport::default() };
        let keep = outcome(stay.note, &listing).keep.expect("a find");
        assert_eq!(keep, StoredTimes::finding([Method::Passkey], 5.0));
        let again = follow(None, &listing, &keep, &Settings::default(), 5.0);
        assert_eq!(again.keep, None, "nothing is new");
    }

    #[test]
    fn a_journey_starts_the_same_in_the_page_as_in_the_popup() {
        let settings = &Settings::default();
        let PageReport { mut facts, .. } = sighting(&[Element::Password, Element::PasswordField]);
        for host in ["login.microsoftonline.com", "login.microsoftonline.us"] {
            facts.host = host.into();
            let note = begun_on(host, settings, 5.0).expect("a journey");
            assert_eq!(note.on_leave, None);
            let seen = note.state.after(Event::seen(&recognise(&facts), true), settings).0;
            assert_eq!(seen, begun(&facts, settings), "{host}");
        }
        assert_eq!(begun_on("login.microsoftonline.example", settings, 5.0), None);
    }
}
