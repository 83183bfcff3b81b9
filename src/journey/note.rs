// SPDX-License-Identifier: MIT OR Apache-2.0
//! What is written down for a tab between its documents.
//!
//! The worker holds no logic and the panel dies with its document, so the brain leaves its answer to "what if the tab leaves
//! now?" behind as an [`Order`], which the worker carries out to the letter.

use super::{Effect, Event, State, Step, Way};
use crate::checklist::Kept;
use crate::plain::Plain;
use crate::settings::Settings;

/// How long a journey is remembered, in milliseconds: 60 minutes.
const MEMORY_MS: f64 = 60.0 * 60.0 * 1000.0;

/// One tab's journey as it stands in `chrome.storage.session`.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Where the person is.
    pub state: State,
    /// What is known of the way to Security info.
    pub way: Way,
    /// When to forget it, in milliseconds since 1970.
    pub until: f64,
    /// What to do when the tab leaves every host that we know.
    pub on_leave: Option<Order>,
}

/// What the worker does to the letter: writes down how the journey goes on and, where there is an address, opens a tab that
/// takes it over.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// The address.
    pub open: Option<String>,
    /// The journey from there on, in this tab and the new one.
    pub note: Box<Note>,
    /// What is to be kept in `chrome.storage.local`.
    pub keep: Option<Kept>,
}

impl Note {
    /// The note that was written down; `None` where it says too little.
    #[must_use]
    pub fn read(kept: &Plain) -> Option<Note> {
        Some(Note {
            state: State::read(kept.get("state"))?,
            way: Way::read(kept.get("way")),
            until: kept.get("until").number()?,
            on_leave: Order::read(kept.get("onLeave")),
        })
    }

    /// As it is written down. worker.js reads `until`, and an order as it is.
    #[must_use]
    pub fn write(&self) -> Plain {
        Plain::object([
            ("state", self.state.write()),
            ("way", self.way.write()),
            ("until", self.until.into()),
            ("onLeave", self.on_leave.as_ref().map(Order::write).into()),
        ])
    }

    /// The note for a journey in this state and on this way at `now`, in milliseconds since 1970.
    #[must_use]
    pub fn new(state: State, way: &Way, settings: &Settings, now: f64) -> Note {
        let (left, effect) = state.after(Event::Left, settings);
        let on_leave = (left != state).then(|| Order {
            open: effect.and_then(|Effect::OpenSecurityInfo| way.security_info(state.cloud, settings)),
            note: Box::new(Note::new(left, way, settings, now)),
            // The pass was sent now, and accepted at most a moment later: the clock must not show more than there is.
            keep: state.was_accepted_by(left).then(|| Kept::accepting(now)),
        });
        Note { state, way: way.clone(), until: now + MEMORY_MS, on_leave }
    }

    /// Whether the journey has come to Security info, or has handed over to a tab that has: what is left is the checklist.
    #[must_use]
    pub fn is_at_checklist(&self) -> bool {
        self.state.opened && self.state.step >= Step::Accepted
    }

    /// Whether it is still to be remembered at `now`, in milliseconds since 1970.
    #[must_use]
    pub fn is_current(&self, now: f64) -> bool {
        now < self.until
    }
}

impl Order {
    fn read(kept: &Plain) -> Option<Order> {
        let keep = match kept.get("keep") {
            Plain::Nothing => None,
            keep => Some(Kept::read(keep)),
        };
        Some(Order {
            open: kept.get("open").text().map(str::to_owned),
            note: Box::new(Note::read(kept.get("note"))?),
            keep,
        })
    }

    /// As worker.js carries it out.
    #[must_use]
    pub fn write(&self) -> Plain {
        Plain::object([
            ("open", self.open.as_deref().into()),
            ("note", self.note.write()),
            ("keep", self.keep.as_ref().map(Kept::write).into()),
        ])
    }

    /// The order to open My Security info at `now`, in milliseconds since 1970, for a journey in this state; `None` in a cloud
    /// where we know of none.
    #[must_use]
    pub fn security_info(state: State, way: &Way, settings: &Settings, now: f64) -> Option<Order> {
        let open = Some(way.security_info(state.cloud, settings)?);
        Some(Order { open, note: Box::new(Note::new(state, way, settings, now)), keep: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Cloud, Fault, Heading};
    use crate::settings::AfterSignIn;

    fn note(state: State) -> Note {
        Note::new(state, &Way::default(), &Settings::default(), 5.0)
    }

    #[test]
    fn an_order_is_left_only_where_leaving_means_accepted() {
        let waiting = State { step: Step::Pass, sent: true, ..State::default() };
        let order = note(waiting).on_leave.expect("an order");
        assert_eq!(order.open.as_deref(), Some("https://mysignins.microsoft.com/security-info"));
        assert_eq!(order.note.state.step, Step::Accepted);
        assert_eq!(order.note.on_leave, None);
        assert_eq!(order.keep.and_then(|kept| kept.accepted()), Some(5.0), "the clock runs from here");
        let accepted = State { step: Step::Accepted, sent: false, ..waiting };
        assert_eq!(note(accepted).on_leave.expect("an order").keep, None, "it runs already");
        assert_eq!(note(State { sent: false, ..waiting }).on_leave, None);
        let again = note(State { opened: true, ..waiting }).on_leave.expect("an order");
        assert!(
            again.open.is_none() && again.keep.is_some(),
            "a second sign-in opens nothing, and the clock runs anew"
        );
    }

    #[test]
    fn each_cloud_has_its_own_address_or_none() {
        let opens = |cloud| {
            let order =
                note(State { step: Step::Pass, sent: true, cloud, ..State::default() }).on_leave.expect("an order");
            assert_eq!((order.note.state.step, order.note.state.cloud), (Step::Accepted, cloud));
            order.open
        };
        assert_eq!(opens(Cloud::UsGov).as_deref(), Some("https://mysignins.azure.us/security-info"));
        assert_eq!(opens(Cloud::China), None);
        assert_eq!(opens(Cloud::Sovereign), None);
    }

    #[test]
    fn where_nothing_is_to_be_opened_it_is_still_written_down_that_the_pass_was_accepted() {
        let settings = Settings { after_sign_in: AfterSignIn::Offer, ..Settings::default() };
        let waiting = State { step: Step::Pass, sent: true, ..State::default() };
        let order = Note::new(waiting, &Way::default(), &settings, 5.0).on_leave.expect("an order");
        assert_eq!((order.open, order.note.state.step), (None, Step::Accepted));
    }

    #[test]
    fn a_tab_that_only_begins_at_security_info_is_not_there_yet() {
        let accepted = State { step: Step::Accepted, ..State::default() };
        assert!(note(accepted.handed_over()).is_at_checklist());
        assert!(!note(accepted).is_at_checklist());
        assert!(!note(State { step: Step::Account, ..State::default() }.starting_over()).is_at_checklist());
    }

    #[test]
    fn it_is_forgotten_after_an_hour() {
        let note = Note::new(State::default(), &Way::default(), &Settings::default(), 1_000.0);
        assert!(note.is_current(3_600_999.0));
        assert!(!note.is_current(3_601_000.0));
    }

    #[test]
    fn it_survives_being_written_down() {
        let state = State {
            step: Step::Pass,
            sent: true,
            heading: Some(Heading::Application),
            refusals: 2,
            closed: true,
            ..State::default()
        };
        assert_eq!(Note::read(&note(state).write()), Some(note(state)));
        let waiting =
            note(State { step: Step::Pass, sent: true, refused_for: Some(Fault::Expired), ..State::default() });
        assert!(waiting.on_leave.as_ref().is_some_and(|order| order.keep.is_some()));
        assert_eq!(Note::read(&waiting.write()), Some(waiting));
        assert_eq!(Note::read(&Plain::default()), None);
    }
}
