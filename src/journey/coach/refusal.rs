// SPDX-License-Identifier: MIT OR Apache-2.0
//! What should the person do after a refusal, what does it likely mean, and when should they call? After two refusals
//! in a row, another reason is likely. Where another try cannot help, the ring does not invite one.

use super::advice::{Action, Advice, Ring};
use crate::journey::State;
use crate::page::{Element, Fault, Page, Refusal};
use crate::text::{Key, Message};

/// The advice on this refusal. `refusals`: the number of refusals in a row.
pub(super) fn on_refusal(refusal: Refusal, refusals: u8) -> Advice {
    let again = refusals > 1;
    let advice = match refusal.fault {
        Fault::Incorrect if again => mistyped_again(refusals),
        Fault::Incorrect => mistyped(Key::IncorrectDetail),
        Fault::Expired | Fault::Used if again => {
            Advice::new(Key::OldPassTitle, Key::OldPassDetail).with_call(Key::CallForNew)
        }
        Fault::Expired => Advice::new(Key::ExpiredTitle, Key::ExpiredDetail).calling(Key::CallForNew),
        Fault::Used => Advice::new(Key::UsedTitle, Key::UsedDetail)
            .with_second_action(Action::StartAtSecurityInfo)
            .calling(Key::CallForNew),
        Fault::Blocked => Advice::new(Key::BlockedTitle, Key::BlockedDetail).calling(Key::CallNow),
        Fault::NotFound if again => {
            Advice::new(Key::StillNotFoundTitle, Key::StillNotFoundDetail).calling(Key::CallNow)
        }
        Fault::NotFound => {
            Advice::new(Key::NotFoundTitle, Key::NotFoundDetail).with_call(Key::CallIfStill).ringing_nothing()
        }
        Fault::WebSignInOnly => Advice::new(Key::WebSignInOnlyTitle, Key::WebSignInOnlyDetail).calling(Key::CallNow),
        Fault::Locked => {
            Advice::new(Key::LockedTitle, Key::LockedDetail).with_call(Key::CallIfLocked).ringing_nothing()
        }
        Fault::AccessPolicy => Advice::new(Key::AccessPolicyTitle, Key::AccessPolicyDetail).calling(Key::CallNow),
        Fault::StalePage => {
            Advice::new(Key::StalePageTitle, Key::StalePageDetail).with_call(Key::CallIfAgain).ringing_nothing()
        }
        Fault::Password => Advice::new(Key::WrongBoxTitle, Key::WrongBoxDetail).with_call(Key::CallIfStill),
        Fault::Account => Advice::new(Key::AccountFaultTitle, Key::AccountFaultDetail).with_call(Key::CallIfStill),
    };
    // The helpdesk will ask for it.
    let fault_code = if advice.call == Key::CallNow { refusal.code } else { "" };
    Advice { fault_code, ..advice }
}

/// Whether another try can help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Retry {
    /// It can.
    MayHelp,
    /// It makes things worse.
    MakesItWorse,
}

/// The advice on the pass page after a refusal, until the pass is sent again: for what the page says, or for what it
/// said before. `None` if there was none.
pub(super) fn on_pass(page: &Page, state: State) -> Option<(Advice, Retry)> {
    let remembered = (state.refusals > 0 && !state.sent).then_some(state.refused_for);
    let (advice, retry) = match (page.refusal, remembered) {
        (Some(refusal), _) => {
            let retry = if can_be_retried(refusal.fault) { Retry::MayHelp } else { Retry::MakesItWorse };
            (on_refusal(refusal, state.refusals), retry)
        }
        (None, Some(Some(fault))) if can_be_retried(fault) => {
            (on_refusal(Refusal { fault, code: "" }, state.refusals), Retry::MayHelp)
        }
        (None, Some(None)) => (on_unexplained_refusal(state.refusals), Retry::MayHelp),
        (None, _) => return None,
    };
    let advice = match retry {
        Retry::MayHelp => showing_pass(advice, page),
        Retry::MakesItWorse => advice.ringing_nothing(),
    };
    Some((advice, retry))
}

/// To compare the pass, the person has to see it: if the page can show it, that comes first.
fn showing_pass(advice: Advice, page: &Page) -> Advice {
    let is_shown = page.ring == Some(Element::PassShown);
    if page.show_pass.is_none() && !is_shown {
        return advice;
    }
    let (title, detail): (_, Message) = match advice.detail.key {
        Key::IncorrectDetail => (Key::ShowAndTypeTitle, Key::IncorrectShowDetail.into()),
        Key::UnsaidDetail => (Key::ShowAndTypeTitle, Key::UnsaidShowDetail.into()),
        Key::IncorrectAgainDetail => (Key::ShowPassTitle, advice.detail.clone()),
        _ => return advice,
    };
    let headline = if is_shown { advice.headline.clone() } else { title.into() };
    Advice { headline, detail, ..advice }.ringing(page.show_pass)
}

/// The same while the person may type another pass. Once there is a whole pass, nobody has to type it again.
pub(super) fn while_typing(refused: Advice, typing: Advice) -> Advice {
    let is_whole = typing.headline.key == Key::SubmitTitle;
    let headline = match refused.headline.key {
        Key::ShowAndTypeTitle if is_whole => Key::ShowPassTitle.into(),
        Key::IncorrectTitle if is_whole => Key::CompareTitle.into(),
        Key::ExpiredTitle | Key::UsedTitle => Key::OldPassTitle.into(),
        Key::NotFoundTitle => typing.headline.clone(),
        _ => return refused.with_remark_of(typing),
    };
    let ring = match refused.ring {
        Ring::Nothing if refused.headline.key == Key::NotFoundTitle => typing.ring,
        Ring::Nothing => Ring::Target,
        ring => ring,
    };
    Advice { headline, ring, is_call_first: false, ..refused.with_remark_of(typing) }
}

/// The advice when the page asks for the pass again without a reason.
fn on_unexplained_refusal(refusals: u8) -> Advice {
    if refusals > 1 { mistyped_again(refusals) } else { mistyped(Key::UnsaidDetail) }
}

fn mistyped(detail: Key) -> Advice {
    Advice::new(Key::IncorrectTitle, detail).with_call(Key::CallIfAgain)
}

fn mistyped_again(tries: u8) -> Advice {
    let detail = Message::from(Key::IncorrectAgainDetail).with("tries", tries);
    Advice::new(Key::IncorrectAgainTitle, detail).with_call(Key::CallIfUnsure)
}

/// Whether another try can help. If more tries make it worse, no advice may suggest one.
const fn can_be_retried(fault: Fault) -> bool {
    matches!(fault, Fault::Incorrect | Fault::Expired | Fault::Used | Fault::NotFound)
}

/// Whether the fault blocks every next step, even those that lead to the pass.
pub(super) const fn blocks_every_way(fault: Fault) -> bool {
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
    fn every_fault_has_its_own_text_and_says_when_to_call() {
        let mut seen = Vec::new();
        for fault in Fault::ALL {
            let details = said(fault, 1).1;
            assert!(!seen.contains(&details), "{fault:?}");
            seen.push(details);
            assert_ne!(on_refusal(Refusal { fault, code: "" }, 1).call, Key::Help, "{fault:?}");
        }
    }

    #[test]
    fn the_second_refusal_changes_the_advice_where_another_try_can_help() {
        for fault in Fault::ALL {
            let changes = said(fault, 1) != said(fault, 2);
            assert_eq!(changes, can_be_retried(fault), "{fault:?}");
            assert_eq!(said(fault, 2), said(fault, 9), "{fault:?}");
        }
        assert_ne!(on_unexplained_refusal(1), on_unexplained_refusal(2));
    }

    #[test]
    fn advice_to_call_now_has_the_code() {
        for fault in Fault::ALL {
            let advice = on_refusal(Refusal { fault, code: "130502" }, 1);
            assert_eq!(advice.fault_code.is_empty(), advice.call != Key::CallNow, "{fault:?}");
        }
    }
}
