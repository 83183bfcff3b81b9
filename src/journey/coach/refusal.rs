// SPDX-License-Identifier: MIT OR Apache-2.0
//! A try was refused: what to do now, what it likely means, and when to call. Twice in a row, something else is likely.

use super::advice::{Action, Advice, Tone};
use crate::page::{Fault, Refusal};
use crate::text::{Key, Message};

/// What to say of this refusal, of so many in a row.
pub(super) fn on_refusal(refusal: Refusal, refusals: u8) -> Advice {
    let again = refusals > 1;
    let advice = match refusal.fault {
        Fault::Incorrect if again => mistyped_again(),
        Fault::Incorrect => mistyped(Key::IncorrectDetail),
        Fault::Expired | Fault::Used if again => {
            Advice::new(Key::OldPassTitle, Key::OldPassDetail).calling(Key::CallForNew)
        }
        Fault::Expired => Advice::new(Key::ExpiredTitle, Key::ExpiredDetail).calling(Key::CallForNew),
        Fault::Used => {
            Advice::new(Key::UsedTitle, Key::UsedDetail).offering(Action::StartAtSecurityInfo).calling(Key::CallForNew)
        }
        Fault::Blocked => Advice::new(Key::BlockedTitle, Key::BlockedDetail).calling(Key::CallNow),
        Fault::NotFound if again => {
            Advice::new(Key::StillNotFoundTitle, Key::StillNotFoundDetail).calling(Key::CallNow)
        }
        Fault::NotFound => Advice::new(Key::NotFoundTitle, Key::NotFoundDetail).calling(Key::CallIfStill),
        Fault::WebSignInOnly => Advice::new(Key::WebSignInOnlyTitle, Key::WebSignInOnlyDetail).calling(Key::CallNow),
        Fault::Locked => Advice::new(Key::LockedTitle, Key::LockedDetail).calling(Key::CallIfLocked),
        Fault::AccessPolicy => Advice::new(Key::AccessPolicyTitle, Key::AccessPolicyDetail).calling(Key::CallNow),
        Fault::StalePage => Advice::new(Key::StalePageTitle, Key::StalePageDetail).calling(Key::CallIfAgain),
        Fault::Account => Advice::new(Key::AccountFaultTitle, Key::AccountFaultDetail).calling(Key::CallIfStill),
    };
    match advice.call {
        // Who is about to call is asked for it.
        Key::CallNow if !refusal.code.is_empty() => {
            advice.noting(Tone::Neutral, Message::from(Key::FaultCode).with_left_to_right("code", refusal.code))
        }
        _ => advice,
    }
}

/// What to say where the page asks for the pass once more, and not why.
pub(super) fn on_unsaid(refusals: u8) -> Advice {
    if refusals > 1 { mistyped_again() } else { mistyped(Key::UnsaidDetail) }
}

fn mistyped(detail: Key) -> Advice {
    Advice::new(Key::IncorrectTitle, detail).calling(Key::CallIfAgain)
}

fn mistyped_again() -> Advice {
    Advice::new(Key::IncorrectAgainTitle, Key::IncorrectAgainDetail).calling(Key::CallIfUnsure)
}

/// Whether another try can mend it. Where more tries make it worse, no word may lead to the next.
pub(super) const fn can_be_retried(fault: Fault) -> bool {
    matches!(fault, Fault::Incorrect | Fault::Expired | Fault::Used | Fault::NotFound)
}

/// Whether it stands in every way on, also in those that lead to the pass.
pub(super) const fn stops(fault: Fault) -> bool {
    matches!(fault, Fault::Locked | Fault::AccessPolicy | Fault::Blocked | Fault::WebSignInOnly | Fault::StalePage)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(fault: Fault, refusals: u8) -> (Key, Key) {
        let advice = on_refusal(Refusal { fault, code: "130500" }, refusals);
        (advice.headline.key, advice.detail.key)
    }

    #[test]
    fn every_fault_has_words_of_its_own_and_says_when_to_call() {
        let mut seen = Vec::new();
        for fault in Fault::ALL {
            let details = said(fault, 1).1;
            assert!(!seen.contains(&details), "{fault:?}");
            seen.push(details);
            assert_ne!(on_refusal(Refusal { fault, code: "" }, 1).call, Key::Help, "{fault:?}");
        }
    }

    #[test]
    fn the_second_refusal_in_a_row_changes_what_another_try_could_mend() {
        for fault in Fault::ALL {
            let changes = said(fault, 1) != said(fault, 2);
            assert_eq!(changes, can_be_retried(fault), "{fault:?}");
            assert_eq!(said(fault, 2), said(fault, 9), "{fault:?}");
        }
        assert_ne!(on_unsaid(1), on_unsaid(2));
    }

    #[test]
    fn who_is_to_call_now_gets_the_code_to_say() {
        for fault in Fault::ALL {
            let advice = on_refusal(Refusal { fault, code: "130502" }, 1);
            assert_eq!(advice.notice.is_some(), advice.call == Key::CallNow, "{fault:?}");
        }
    }
}
