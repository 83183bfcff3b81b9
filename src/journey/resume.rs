// SPDX-License-Identifier: MIT OR Apache-2.0
//! How does a journey go on after the extension was updated in the middle of a sign-in? The browser forgets every note
//! then. Only the time at which the pass was accepted is left.

use serde::Serialize;

use super::{Note, SecurityInfoLink, State, Step};
use crate::checklist::StoredTimes;
use crate::page::hosts::{Role, find};
use crate::settings::Settings;

/// How long a sign-in goes on after its pass was accepted, in milliseconds: 10 minutes.
const SIGN_IN_MS: f64 = 10.0 * 60.0 * 1000.0;

/// A tab that gets its note again.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Resumed {
    /// Its place among the tabs.
    #[cfg_attr(test, ts(type = "number"))]
    pub at: usize,
    /// The note.
    pub note: Note,
}

/// The tab in which a sign-in with an accepted pass still goes on at `now`, in milliseconds since 1970. `hosts`: those
/// of all open tabs that the extension can see. `None` if it is over, has reached Security info, or could be in several
/// tabs.
#[must_use]
pub fn resume(kept: &StoredTimes, hosts: &[String], settings: &Settings, now: f64) -> Option<Resumed> {
    let accepted = kept.accepted_and_nothing_since()?;
    if !(accepted..accepted + SIGN_IN_MS).contains(&now) {
        return None;
    }
    let known = || hosts.iter().enumerate().filter_map(|(at, name)| find(name).map(|host| (at, host)));
    if known().any(|(_, host)| host.role == Role::SecurityInfo) {
        return None;
    }
    let mut signing_in = known().filter(|(_, host)| matches!(host.role, Role::SignIn | Role::Alias));
    let (at, host) = signing_in.next().filter(|_| signing_in.next().is_none())?;
    let state = State { step: Step::Accepted, accepted: true, cloud: host.cloud, ..State::default() };
    Some(Resumed { at, note: Note::new(state, &SecurityInfoLink::default(), settings, now) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::method::Method;
    use crate::page::Cloud;

    const ACCEPTED: f64 = 1_000_000.0;
    const LATER: f64 = ACCEPTED + 60_000.0;

    fn resumed(kept: &StoredTimes, hosts: &[&str], now: f64) -> Option<Resumed> {
        let hosts: Vec<String> = hosts.iter().map(|host| (*host).to_owned()).collect();
        resume(kept, &hosts, &Settings::default(), now)
    }

    #[test]
    fn the_only_sign_in_goes_on_and_opens_security_info() {
        let kept = StoredTimes::accepting(ACCEPTED);
        let hosts = ["portal.contoso.example", "login.microsoftonline.us"];
        let Resumed { at, note } = resumed(&kept, &hosts, LATER).expect("it goes on");
        assert_eq!((at, note.state.step, note.state.cloud), (1, Step::Accepted, Cloud::UsGov));
        let order = note.on_leave.expect("an order");
        assert_eq!(order.open.as_deref(), Some("https://mysignins.azure.us/security-info"));
    }

    #[test]
    fn what_is_over_or_not_certain_is_left_alone() {
        const LOGIN: &str = "login.microsoftonline.com";
        let kept = StoredTimes::accepting(ACCEPTED);
        assert!(resumed(&kept, &[LOGIN], LATER).is_some());
        assert_eq!(resumed(&StoredTimes::default(), &[LOGIN], LATER), None);
        assert_eq!(resumed(&kept, &[LOGIN], ACCEPTED - 1.0), None);
        assert_eq!(resumed(&kept, &[LOGIN], ACCEPTED + 11.0 * 60_000.0), None);
        assert_eq!(resumed(&kept, &[LOGIN, LOGIN], LATER), None);
        assert_eq!(resumed(&kept, &[LOGIN, "mysignins.microsoft.com"], LATER), None);
        assert_eq!(resumed(&kept, &["portal.contoso.example"], LATER), None);
        let found = kept.after(StoredTimes::finding([Method::Passkey], LATER));
        assert_eq!(resumed(&found, &[LOGIN], LATER), None);
    }
}
