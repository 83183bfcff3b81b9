// SPDX-License-Identifier: MIT OR Apache-2.0
//! A short code for what the card says, to read aloud to a helpdesk: `P2-503`. docs/helpdesk.md explains each code.
//!
//! It has the page's letter, the number of the step, and three digits for the advice. After them a digit says what is
//! wrong with the text in the box, and a 0 that the browser stores nothing. It is made from the words of the card
//! alone, so the same words have the same code. Buttons, Microsoft's own codes and numbers inside the words do not
//! count. It says of a typed text only the kind of the remark about it.

use std::fmt;

use super::coach::Advice;
use super::state::Step;
use crate::page::Kind;
use crate::pass::Verdict;
use crate::text::Key;

/// The code of an advice at a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Code {
    page: char,
    step: usize,
    advice: u16,
    typed: Option<Typed>,
    is_forgetting: bool,
}

impl Code {
    /// The code of this advice at this step.
    #[must_use]
    pub fn of(advice: &Advice, step: Step) -> Code {
        let about = advice.about;
        let is_forgetting = shown(advice).any(|key| key == Key::NotStored);
        Code {
            page: letter(about.kind),
            step: step.number(),
            advice: number(advice),
            typed: about.typed,
            is_forgetting,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{}{}-{:03}", self.page, self.step, self.advice)?;
        if self.typed.is_some() || self.is_forgetting {
            formatter.write_str("-")?;
        }
        if let Some(Typed(digit)) = self.typed {
            write!(formatter, "{digit}")?;
        }
        if self.is_forgetting { formatter.write_str("0") } else { Ok(()) }
    }
}

/// The page in a code. No two letters sound alike on the phone, in English or in German.
const fn letter(kind: Kind) -> char {
    match kind {
        Kind::UserName | Kind::AccountTiles => 'A',
        Kind::Pass => 'P',
        Kind::Password
        | Kind::Picker
        | Kind::Code
        | Kind::Authenticator
        | Kind::Passkey
        | Kind::OtherFactor
        | Kind::Provider => 'X',
        Kind::StaySignedIn
        | Kind::MoreInformation
        | Kind::AppConfirmation
        | Kind::Consent
        | Kind::ChangePassword
        | Kind::Leaving
        | Kind::Register => 'Q',
        Kind::AccessPolicy | Kind::Error => 'M',
        Kind::SecurityInfo => 'R',
        Kind::Unknown => 'Y',
    }
}

/// The kind of remark about what is typed, as a digit from 1 to 9.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Typed(u8);

impl Typed {
    /// The remark on this verdict; `None` if nothing is typed.
    pub(super) const fn of(verdict: &Verdict) -> Option<Typed> {
        Some(Typed(match verdict {
            Verdict::Empty => return None,
            Verdict::TooShort { .. } => 1,
            Verdict::TooLong => 2,
            Verdict::SpaceAround { .. } => 3,
            Verdict::SpaceInside { .. } | Verdict::MailBreak { .. } => 4,
            Verdict::MoreThanPass => 5,
            Verdict::Link => 6,
            Verdict::OddCharacter { .. } => 7,
            Verdict::Plausible { hint: Some(_) } => 8,
            Verdict::Plausible { hint: None } => 9,
        }))
    }
}

/// An advice that is not in the table: the headline itself must be read out. A test finds every one.
const NOT_IN_TABLE: u16 = 0;

fn number(advice: &Advice) -> u16 {
    let (headline, detail) = (alike(advice.about.headline), alike(advice.about.detail));
    let addition = shown(advice).filter(|key| *key != advice.about.detail && ADDITIONS.contains(key)).last();
    ADVICE
        .iter()
        .find(|row| (row.1, row.2, row.3) == (headline, detail, addition))
        .map_or(NOT_IN_TABLE, |(number, ..)| *number)
}

/// What stands below the headline: the detail, the remark, and the things to try.
fn shown(advice: &Advice) -> impl Iterator<Item = Key> {
    let notice = advice.notice.as_ref().map(|notice| notice.message.key);
    [Some(advice.detail.key), notice].into_iter().flatten().chain(advice.list.iter().copied())
}

/// The first of texts that say the same where there is no outline, one length, no checklist, or a pass that the page
/// can show.
const fn alike(key: Key) -> Key {
    match key {
        Key::PassTitlePlain => Key::PassTitle,
        Key::PassDetailExact => Key::PassDetail,
        Key::RegisterPlainDetail => Key::RegisterDetail,
        Key::IncorrectShowDetail => Key::IncorrectDetail,
        Key::UnsaidShowDetail => Key::UnsaidDetail,
        key => key,
    }
}

/// What can be added to an advice, and makes it another one.
const ADDITIONS: [Key; 8] = [
    Key::OneTime,
    Key::OneTimeMaybe,
    Key::Accepted,
    Key::AcceptedNext,
    Key::NoSecurityInfoDetail,
    Key::MissingWait,
    Key::MissingRecovery,
    Key::WhereUnknown,
];

/// Every advice: its number, headline, detail, and what is added to it. **A number never changes its meaning and is
/// never used again**: helpdesks have them on paper. The first digit is the step where people meet the advice; 5 is a
/// refusal, its digits those of Microsoft's own code where that has some, and 9 is only in the popup.
const ADVICE: &[(u16, Key, Key, Option<Key>)] = &[
    (110, Key::AccountTitle, Key::AccountDetail, None),
    (112, Key::AccountTitle, Key::AccountDetail, Some(Key::OneTimeMaybe)),
    (120, Key::TilesTitle, Key::TilesDetail, None),
    (122, Key::TilesTitle, Key::TilesDetail, Some(Key::OneTimeMaybe)),
    (130, Key::TileTitle, Key::TileDetail, None),
    (131, Key::ProofTitle, Key::ProofDetail, None),
    (132, Key::LinkTitle, Key::LinkDetail, None),
    (133, Key::LinkTitle, Key::LinkPlainDetail, None),
    (140, Key::OtherWaysTitle, Key::OtherWaysDetail, None),
    (141, Key::OtherWaysTitle, Key::OtherWaysDetail, Some(Key::MissingWait)),
    (142, Key::OtherWaysTitle, Key::OtherWaysPlainDetail, None),
    (143, Key::OtherWaysTitle, Key::OtherWaysPlainDetail, Some(Key::MissingWait)),
    (144, Key::OtherFactorsTitle, Key::OtherFactorsDetail, None),
    (145, Key::OtherFactorsTitle, Key::OtherFactorsDetail, Some(Key::MissingWait)),
    (150, Key::MissingTitle, Key::MissingDetail, Some(Key::MissingWait)),
    (151, Key::MissingTitle, Key::MissingDetail, Some(Key::MissingRecovery)),
    (152, Key::MissingTitle, Key::MissingInListDetail, Some(Key::MissingWait)),
    (153, Key::MissingTitle, Key::MissingInListDetail, Some(Key::MissingRecovery)),
    (160, Key::ProviderTitle, Key::ProviderDetail, None),
    (161, Key::NativeTitle, Key::NativeDetail, None),
    (162, Key::NoAccountTitle, Key::NoAccountDetail, None),
    (163, Key::TriedTitle, Key::TriedDetail, None),
    (170, Key::Question, Key::QuestionDetail, None),
    (210, Key::PassTitle, Key::PassDetail, None),
    (211, Key::UseFirstTitle, Key::OneTime, None),
    (212, Key::PassTitle, Key::PassDetail, Some(Key::OneTimeMaybe)),
    (215, Key::PassTitle, Key::AgainDetail, None),
    (220, Key::CheckTitle, Key::PassDetail, None),
    (222, Key::CheckTitle, Key::PassDetail, Some(Key::OneTimeMaybe)),
    (230, Key::SubmitTitle, Key::SubmitDetail, None),
    (232, Key::SubmitTitle, Key::SubmitDetail, Some(Key::OneTimeMaybe)),
    (310, Key::StayTitle, Key::StayDetail, None),
    (311, Key::StayTitle, Key::StayDetail, Some(Key::Accepted)),
    (312, Key::StayTitle, Key::StayDetail, Some(Key::AcceptedNext)),
    (313, Key::StayTitle, Key::StayDetail, Some(Key::NoSecurityInfoDetail)),
    (320, Key::MoreTitle, Key::MoreDetail, None),
    (321, Key::MoreTitle, Key::MoreDetail, Some(Key::Accepted)),
    (322, Key::MoreTitle, Key::MoreDetail, Some(Key::AcceptedNext)),
    (323, Key::MoreTitle, Key::OnlyWizardDetail, Some(Key::NoSecurityInfoDetail)),
    (324, Key::MoreTitle, Key::OnlyWizardDetail, None),
    (330, Key::LeavingTitle, Key::LeavingDetail, None),
    (331, Key::LeavingTitle, Key::LeavingDetail, Some(Key::Accepted)),
    (332, Key::LeavingTitle, Key::LeavingDetail, Some(Key::AcceptedNext)),
    (333, Key::LeavingTitle, Key::LeavingDetail, Some(Key::NoSecurityInfoDetail)),
    (340, Key::WizardTitle, Key::WizardDetail, None),
    (341, Key::WizardTitle, Key::WizardDetail, Some(Key::Accepted)),
    (342, Key::WizardTitle, Key::WizardDetail, Some(Key::AcceptedNext)),
    (343, Key::WizardTitle, Key::OnlyWizardDetail, Some(Key::NoSecurityInfoDetail)),
    (344, Key::WizardTitle, Key::OnlyWizardDetail, None),
    (350, Key::AppTitle, Key::AppDetail, None),
    (351, Key::ConsentTitle, Key::ConsentDetail, None),
    (352, Key::ChangePasswordTitle, Key::ChangePasswordDetail, None),
    (360, Key::SecondTitle, Key::SecondDetail, None),
    (361, Key::SecondTitle, Key::OnceMoreDetail, None),
    (362, Key::SecondTitle, Key::AgainReusableDetail, None),
    (363, Key::SecondTitle, Key::NotInListDetail, None),
    (370, Key::AccountTitle, Key::AccountOnceMoreDetail, None),
    (410, Key::RegisterTitle, Key::RegisterDetail, None),
    (411, Key::AddMethodTitle, Key::AddMethodDetail, None),
    (412, Key::RegisterTitle, Key::RegisterDetail, Some(Key::WhereUnknown)),
    (413, Key::AddMethodTitle, Key::RegisterDetail, None),
    (414, Key::ChooseMethodTitle, Key::ChooseMethodDetail, None),
    (420, Key::DoneTitle, Key::DoneDetail, None),
    (430, Key::AccountTitle, Key::AccountAgainDetail, None),
    (440, Key::AgainTitle, Key::AgainDetail, None),
    (441, Key::AgainTitle, Key::AgainReusableDetail, None),
    (442, Key::AgainTitle, Key::NotInListDetail, None),
    (450, Key::PopupAcceptedTitle, Key::PopupAcceptedDetail, None),
    (500, Key::IncorrectTitle, Key::UnsaidDetail, None),
    (502, Key::BlockedTitle, Key::BlockedDetail, None),
    (503, Key::IncorrectTitle, Key::IncorrectDetail, None),
    (504, Key::ExpiredTitle, Key::ExpiredDetail, None),
    (505, Key::UsedTitle, Key::UsedDetail, None),
    (506, Key::WebSignInOnlyTitle, Key::WebSignInOnlyDetail, None),
    (507, Key::NotFoundTitle, Key::NotFoundDetail, None),
    (513, Key::IncorrectAgainTitle, Key::IncorrectAgainDetail, None),
    (515, Key::OldPassTitle, Key::OldPassDetail, None),
    (517, Key::StillNotFoundTitle, Key::StillNotFoundDetail, None),
    (526, Key::WrongBoxTitle, Key::WrongBoxDetail, None),
    (530, Key::AccessPolicyTitle, Key::AccessPolicyDetail, None),
    (534, Key::AccountFaultTitle, Key::AccountFaultDetail, None),
    (553, Key::LockedTitle, Key::LockedDetail, None),
    (589, Key::StalePageTitle, Key::StalePageDetail, None),
    (590, Key::ErrorTitle, Key::ErrorDetail, None),
    (910, Key::Question, Key::PopupDetail, None),
    (911, Key::NoSecurityInfoTitle, Key::NoSecurityInfoDetail, None),
    (951, Key::LookAlikeTitle, Key::LookAlikeName, None),
    (952, Key::LookAlikeTitle, Key::LookAlikePath, None),
    (953, Key::LookAlikeTitle, Key::LookAlikeRelay, None),
    (954, Key::LookAlikeTitle, Key::LookAlikeBeforeAt, None),
    (955, Key::LookAlikeTitle, Key::LookAlikeNotEncrypted, None),
    (956, Key::LookAlikeTitle, Key::LookAlikeForm, None),
    (957, Key::LookAlikeTitle, Key::LookAlikeGivenUp, None),
];

#[cfg(test)]
mod tests;
