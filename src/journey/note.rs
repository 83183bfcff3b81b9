// SPDX-License-Identifier: MIT OR Apache-2.0
//! A tab's note: how its journey goes on in the next document.
//!
//! The worker decides nothing, and the panel ends with its document. So the core answers "what if the tab leaves now?"
//! beforehand, with an [`Order`] that the worker carries out.

use serde::{Deserialize, Serialize};

use super::{Effect, Event, SecurityInfoLink, State, Step};
use crate::checklist::StoredTimes;
use crate::settings::Settings;

/// How long a journey is remembered, in milliseconds: 60 minutes.
const MEMORY_MS: f64 = 60.0 * 60.0 * 1000.0;

/// One tab's journey, in `chrome.storage.session`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// How far the journey is.
    #[cfg_attr(test, ts(type = "object"))]
    pub state: State,
    /// What is known about the address of Security info.
    #[serde(default)]
    #[cfg_attr(test, ts(type = "object"))]
    pub way: SecurityInfoLink,
    /// When the note expires, in milliseconds since 1970.
    pub until: f64,
    /// What to do when the tab leaves all known hosts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub on_leave: Option<Order>,
}

/// What the worker carries out: it writes the note and, if there is an address, opens a tab that takes over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Order {
    /// The address to open in a new tab.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub open: Option<String>,
    /// The note for both tabs from then on.
    pub note: Box<Note>,
    /// Goes into `chrome.storage.local`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional, type = "object"))]
    pub keep: Option<StoredTimes>,
}

/// What the extension's own pages tell the worker.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum WorkerMessage<'a> {
    /// Carry this out.
    Order {
        /// What.
        order: &'a Order,
    },
    /// Answer when everything that is under way has been written.
    #[serde(rename = "settled?")]
    Settled,
}

impl Note {
    /// The note for a journey in this state at `now`, in milliseconds since 1970.
    #[must_use]
    pub fn new(state: State, way: &SecurityInfoLink, settings: &Settings, now: f64) -> Note {
        let (left, effect) = state.after(Event::Left, settings);
        let on_leave = (left != state).then(|| Order {
            open: effect.and_then(|Effect::OpenSecurityInfo| way.security_info(state.cloud, settings)),
            note: Box::new(Note::new(left, way, settings, now)),
            // The pass is accepted at most a moment after now: the countdown must not show too much time.
            keep: state.was_accepted_by(left).then(|| StoredTimes::accepting(now)),
        });
        Note { state, way: way.clone(), until: now + MEMORY_MS, on_leave }
    }

    /// Whether only the checklist is left: this tab, or another one, has reached Security info.
    #[must_use]
    pub fn is_at_checklist(&self) -> bool {
        self.state.opened && self.state.step >= Step::Accepted
    }

    /// Whether the note has not expired at `now`, in milliseconds since 1970.
    #[must_use]
    pub fn is_current(&self, now: f64) -> bool {
        now < self.until
    }
}

impl Order {
    /// The order to open My Security info at `now`, in milliseconds since 1970; `None` in a cloud that has none.
    #[must_use]
    pub fn security_info(state: State, way: &SecurityInfoLink, settings: &Settings, now: f64) -> Option<Order> {
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
        Note::new(state, &SecurityInfoLink::default(), &Settings::default(), 5.0)
    }

    #[test]
    fn a_note_has_an_order_only_if_leaving_means_accepted() {
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
    fn an_order_that_opens_nothing_still_notes_that_the_pass_was_accepted() {
        let settings = Settings { after_sign_in: AfterSignIn::Offer, ..Settings::default() };
        let waiting = State { step: Step::Pass, sent: true, ..State::default() };
        let order = Note::new(waiting, &SecurityInfoLink::default(), &settings, 5.0).on_leave.expect("an order");
        assert_eq!((order.open, order.note.state.step), (None, Step::Accepted));
    }

    #[test]
    fn a_tab_that_starts_at_security_info_is_not_at_the_checklist_yet() {
        let accepted = State { step: Step::Accepted, ..State::default() };
        assert!(note(accepted.handed_over()).is_at_checklist());
        assert!(!note(accepted).is_at_checklist());
        assert!(!note(State { step: Step::Account, ..State::default() }.starting_over()).is_at_checklist());
    }

    #[test]
    fn a_note_expires_after_an_hour() {
        let note = Note::new(State::default(), &SecurityInfoLink::default(), &Settings::default(), 1_000.0);
        assert!(note.is_current(3_600_999.0));
        assert!(!note.is_current(3_601_000.0));
    }

    #[test]
    fn a_note_survives_storage() {
        let state = State {
            step: Step::Pass,
            sent: true,
            heading: Some(Heading::Application),
            refusals: 2,
            closed: true,
            ..State::default()
        };
        let waiting = State { step: Step::Pass, sent: true, refused_for: Some(Fault::Expired), ..State::default() };
        for note in [note(state), note(waiting)] {
            let stored = serde_json::to_value(&note).expect("serialises");
            assert_eq!(serde_json::from_value::<Note>(stored).ok(), Some(note));
        }
        assert!(serde_json::from_value::<Note>(serde_json::json!({})).is_err());
    }
}
