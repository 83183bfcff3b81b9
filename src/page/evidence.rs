// SPDX-License-Identifier: MIT OR Apache-2.0
//! How strongly does each element speak for a kind of page?
//!
//! Ids, names and `PageID`s are independent: Microsoft can change one and leave the others. So each adds its own weight
//! to the score of one kind. The kind with the highest score wins; if two kinds are equal, neither does. One piece of
//! strong evidence is enough, or two pieces of weak evidence.

use super::hosts::Host;
use super::{Element, Facts, Fault, Kind, Refusal};

/// The weight of an id, a name or a `PageID` that belongs to one kind of page.
const STRONG_WEIGHT: u32 = 2;
/// The weight of evidence that is known from Microsoft's constants only, or that other pages may have too.
const WEAK_WEIGHT: u32 = 1;
/// The score that a kind needs.
const MIN_SCORE: u32 = 2;

/// The kind for which this element is evidence. The pass is not here: it has its own rules in `prompt.rs`.
#[expect(clippy::too_many_lines, reason = "one row for each element")]
const fn kind_for(element: Element) -> Option<Kind> {
    let kind = match element {
        Element::UserName | Element::UserNameField | Element::ViewUserName => Kind::UserName,
        Element::AccountTiles | Element::OtherAccount | Element::ViewAccountTiles => Kind::AccountTiles,
        Element::Password | Element::PasswordField | Element::ViewPassword => Kind::Password,
        Element::Picker | Element::PickerTile | Element::OrganizationTile | Element::ViewPicker => Kind::Picker,
        Element::Code | Element::CodeField | Element::CodeSubmit | Element::ViewCode => Kind::Code,
        Element::AuthenticatorPush
        | Element::AuthenticatorNumber
        | Element::AuthenticatorSignIn
        | Element::AuthenticatorSignInNumber
        | Element::ViewAuthenticator => Kind::Authenticator,
        Element::ViewPasskey => Kind::Passkey,
        Element::Proofs | Element::Proof | Element::ProofPasskey => Kind::OtherFactor,
        Element::ViewProvider => Kind::Provider,
        Element::PageStaySignedIn | Element::StaySignedIn | Element::StaySignedInText | Element::ViewStaySignedIn => {
            Kind::StaySignedIn
        }
        Element::PageMoreInformation
        | Element::MoreInformation
        | Element::MoreInformationLink
        | Element::MoreInformationText
        | Element::ViewMoreInformation => Kind::MoreInformation,
        Element::PageAppConfirmation | Element::AppConfirmation => Kind::AppConfirmation,
        Element::PageConsent | Element::ViewConsent => Kind::Consent,
        Element::PageChangePassword | Element::CurrentPassword | Element::NewPassword | Element::ViewChangePassword => {
            Kind::ChangePassword
        }
        Element::PageError | Element::ViewError => Kind::Error,
        Element::ViewAccessPolicy => Kind::AccessPolicy,
        Element::LeavingForm | Element::LeavingAnswer => Kind::Leaving,
        Element::AddMethod => Kind::SecurityInfo,
        Element::RegisterWizard => Kind::Register,
        Element::ViewPass
        | Element::PageSignIn
        | Element::PageSecondFactor
        | Element::Identity
        | Element::Submit
        | Element::ShowPass
        | Element::Typed
        | Element::PassField
        | Element::PassShown
        | Element::PassViewInput
        | Element::PassByTitle
        | Element::PassLink
        | Element::PassTile
        | Element::PassProof
        | Element::AccountHasPass
        | Element::RecoveryEnabled
        | Element::OtherWays
        | Element::OtherFactors
        | Element::AddMethodButton
        | Element::Dialog
        | Element::MethodRow
        | Element::MethodAuthenticatorPasskey
        | Element::MethodPasskey
        | Element::MethodAuthenticator
        | Element::MethodSecurityKey
        | Element::MethodPhone
        | Element::MethodEmail
        | Element::Other => return None,
    };
    Some(kind)
}

/// How much this element counts as evidence.
const fn weight(element: Element) -> u32 {
    match element {
        // Other forms may have such a field too.
        Element::LeavingAnswer
        // These numbers come from Microsoft's constants (C). Nobody saw them beside all of their pages.
        | Element::ViewUserName
        | Element::ViewPassword
        | Element::ViewCode
        | Element::ViewAuthenticator
        | Element::ViewAccountTiles
        | Element::ViewStaySignedIn
        | Element::ViewChangePassword
        | Element::ViewPasskey
        | Element::ViewPicker
        | Element::ViewConsent
        | Element::ViewError
        | Element::ViewMoreInformation
        | Element::ViewAccessPolicy
        | Element::ViewProvider => WEAK_WEIGHT,
        _ => STRONG_WEIGHT,
    }
}

/// The passkey step has its own address: `/{tenant}/fido/get` on this host (C2 2026-09).
const PASSKEY_HOST: &str = "login.microsoft.com";
const PASSKEY_PATH: &str = "/fido/get";

/// Whether the page has the address of the passkey step.
pub(super) fn is_passkey_address(facts: &Facts, host: &Host) -> bool {
    host.name == PASSKEY_HOST && facts.path.ends_with(PASSKEY_PATH)
}

/// The first part of the paths of My Sign-ins (C2 2026-09).
const PATH_SECURITY_INFO: &str = "security-info";
const PATH_REGISTER: &str = "register";
/// The last part of the register wizard's second address (C2 2026-11): `/api/post/registerSsprMethodsInterrupt`.
const PATH_REGISTER_AGAIN: &str = "registerSsprMethodsInterrupt";

/// The score of each kind, in the order of [`Kind::ALL`].
#[derive(Default)]
pub(super) struct Scores([u32; Kind::ALL.len()]);

impl Scores {
    /// The scores on a sign-in page.
    pub(super) fn on_sign_in(facts: &Facts, host: &Host) -> Scores {
        let mut scores = Scores::from_elements(facts, |kind| !matches!(kind, Kind::SecurityInfo | Kind::Register));
        if is_passkey_address(facts, host) {
            scores.add(Kind::Passkey, STRONG_WEIGHT);
        }
        // These views have no known id or name. Their numbers count if the `PageID` agrees and the view has no field to
        // type into.
        let agrees = facts.sees(Element::PageSignIn) || facts.sees(Element::PageSecondFactor);
        if agrees && !facts.sees(Element::Typed) {
            scores.confirm(Kind::Passkey, WEAK_WEIGHT);
            scores.confirm(Kind::Provider, WEAK_WEIGHT);
        }
        // A refusal by Conditional Access has the `PageID` of an error page. Number and code together tell it from
        // other errors.
        if facts
            .error_codes
            .iter()
            .filter_map(|code| Refusal::from_code(code))
            .any(|refusal| refusal.fault == Fault::AccessPolicy)
        {
            scores.confirm(Kind::AccessPolicy, STRONG_WEIGHT);
        }
        scores
    }

    /// The scores on a page of My Sign-ins. The address is one fact like any other.
    pub(super) fn on_my_sign_ins(facts: &Facts) -> Scores {
        let mut scores = Scores::from_elements(facts, |kind| matches!(kind, Kind::SecurityInfo | Kind::Register));
        let parts: Vec<&str> = facts.path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [PATH_SECURITY_INFO, ..] => scores.add(Kind::SecurityInfo, STRONG_WEIGHT),
            [PATH_REGISTER, ..] | [.., PATH_REGISTER_AGAIN] => scores.add(Kind::Register, STRONG_WEIGHT),
            _ => {}
        }
        scores
    }

    fn from_elements(facts: &Facts, is_on_host: impl Fn(Kind) -> bool) -> Scores {
        let mut scores = Scores::default();
        for (element, _) in facts.seen.iter().filter(|(_, count)| **count > 0) {
            if let Some(kind) = kind_for(*element)
                && is_on_host(kind)
            {
                scores.add(kind, weight(*element));
            }
        }
        scores
    }

    fn add(&mut self, kind: Kind, weight: u32) {
        if let Some(score) = self.0.get_mut(kind as usize) {
            *score += weight;
        }
    }

    /// Adds weight to a kind that has a score already. Several kinds share this evidence, so it proves none of them
    /// alone.
    fn confirm(&mut self, kind: Kind, weight: u32) {
        if self.0.get(kind as usize).is_some_and(|score| *score > 0) {
            self.add(kind, weight);
        }
    }

    /// The kinds that reach [`MIN_SCORE`], with their scores.
    fn candidates(&self) -> impl Iterator<Item = (Kind, u32)> {
        Kind::ALL.into_iter().zip(self.0).filter(|(_, score)| *score >= MIN_SCORE)
    }

    /// The kind with the highest score; [`Kind::Unknown`] if no score is high enough or two are equal.
    pub(super) fn best_kind(&self) -> Kind {
        let Some((kind, highest)) = self.candidates().max_by_key(|(_, score)| *score) else { return Kind::Unknown };
        if self.candidates().filter(|(_, score)| *score == highest).nth(1).is_some() { Kind::Unknown } else { kind }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_kind_is_its_place_in_all() {
        for (index, kind) in Kind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, index);
        }
    }

    #[test]
    fn the_number_of_a_view_is_weak_evidence() {
        for element in Element::ALL.iter().filter(|element| element.name().starts_with("view-")) {
            assert!(kind_for(*element).is_none() || weight(*element) == WEAK_WEIGHT, "{element:?}");
        }
    }

    #[test]
    fn every_kind_but_pass_and_unknown_has_evidence() {
        for kind in Kind::ALL {
            let has_evidence = Element::ALL.iter().any(|element| kind_for(*element) == Some(kind));
            assert_eq!(has_evidence, !matches!(kind, Kind::Pass | Kind::Unknown), "{kind:?}");
        }
    }
}
