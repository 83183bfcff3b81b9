// SPDX-License-Identifier: MIT OR Apache-2.0
//! What each thing on the page speaks for, and how loudly.
//!
//! Ids, names and `PageID`s are independent of each other: Microsoft can change one without the others. So each has a voice of
//! its own, the loudest kind wins, and where two are equally loud nobody does. One strong voice is enough; two weak ones are.

use super::hosts::Host;
use super::{Element, Facts, Fault, Kind, Refusal};

/// An id, a name or a `PageID` that belongs to one kind of page.
const STRONG: u32 = 2;
/// What is known from constants only, or may stand elsewhere, too: not enough alone.
const WEAK: u32 = 1;
/// How much must speak for a kind.
const ENOUGH: u32 = 2;

/// What this element speaks for. Nothing of the pass is here: that has rules of its own, see `prompt.rs`.
const fn voice(element: Element) -> Option<(Kind, u32)> {
    let voice = match element {
        Element::UserName | Element::UserNameField => (Kind::UserName, STRONG),
        Element::AccountTiles | Element::OtherAccount => (Kind::AccountTiles, STRONG),
        Element::Password | Element::PasswordField => (Kind::Password, STRONG),
        Element::Picker | Element::PickerTile => (Kind::Picker, STRONG),
        Element::Code | Element::CodeField | Element::CodeSubmit => (Kind::Code, STRONG),
        Element::AuthenticatorPush
        | Element::AuthenticatorNumber
        | Element::AuthenticatorSignIn
        | Element::AuthenticatorSignInNumber => (Kind::Authenticator, STRONG),
        Element::Proofs | Element::Proof => (Kind::OtherFactor, STRONG),
        Element::PageStaySignedIn | Element::StaySignedIn | Element::StaySignedInText => (Kind::StaySignedIn, STRONG),
        Element::PageMoreInformation | Element::MoreInformation | Element::MoreInformationText => {
            (Kind::MoreInformation, STRONG)
        }
        Element::PageAppConfirmation | Element::AppConfirmation => (Kind::AppConfirmation, STRONG),
        Element::PageConsent => (Kind::Consent, STRONG),
        Element::PageChangePassword | Element::CurrentPassword | Element::NewPassword => (Kind::ChangePassword, STRONG),
        Element::PageError => (Kind::Error, STRONG),
        Element::LeavingForm => (Kind::Leaving, STRONG),
        // A form with such a field may stand elsewhere, too.
        Element::LeavingAnswer => (Kind::Leaving, WEAK),
        Element::AddMethod => (Kind::SecurityInfo, STRONG),
        Element::RegisterWizard => (Kind::Register, STRONG),
        // Numbers from Microsoft's constants (C), never seen beside all of their pages.
        Element::ViewUserName => (Kind::UserName, WEAK),
        Element::ViewPassword => (Kind::Password, WEAK),
        Element::ViewCode => (Kind::Code, WEAK),
        Element::ViewAuthenticator => (Kind::Authenticator, WEAK),
        Element::ViewAccountTiles => (Kind::AccountTiles, WEAK),
        Element::ViewStaySignedIn => (Kind::StaySignedIn, WEAK),
        Element::ViewChangePassword => (Kind::ChangePassword, WEAK),
        Element::ViewPasskey => (Kind::Passkey, WEAK),
        Element::ViewPicker => (Kind::Picker, WEAK),
        Element::ViewConsent => (Kind::Consent, WEAK),
        Element::ViewError => (Kind::Error, WEAK),
        Element::ViewMoreInformation | Element::ViewMoreInfo => (Kind::MoreInformation, WEAK),
        Element::ViewAccessPolicy => (Kind::AccessPolicy, WEAK),
        Element::ViewPass
        | Element::PageSignIn
        | Element::PageSecondFactor
        | Element::Identity
        | Element::Typed
        | Element::PassField
        | Element::PassViewInput
        | Element::PassByTitle
        | Element::PassByLabel
        | Element::PassLink
        | Element::PassTile
        | Element::PassProof
        | Element::OtherWays
        | Element::OtherFactors
        | Element::AddMethodButton
        | Element::Dialog
        | Element::MethodAuthenticatorPasskey
        | Element::MethodPasskey
        | Element::MethodAuthenticator
        | Element::MethodSecurityKey
        | Element::MethodPhone
        | Element::MethodEmail
        | Element::Other => return None,
    };
    Some(voice)
}

/// The passkey step has an address of its own: `/{tenant}/fido/get` on this host (C2 2026-09).
const PASSKEY_HOST: &str = "login.microsoft.com";
const PASSKEY_PATH: &str = "/fido/get";

/// The paths of My Sign-ins (C2 2026-09), by their first part.
const PATH_SECURITY_INFO: &str = "security-info";
const PATH_REGISTER: &str = "register";

/// How loudly everything on a page speaks for each kind.
#[derive(Default)]
pub(super) struct Voices([u32; Kind::ALL.len()]);

impl Voices {
    /// Hears all that is on a sign-in page.
    pub(super) fn of_sign_in(facts: &Facts, host: &Host) -> Voices {
        let mut voices = Voices::of_elements(facts, |kind| !matches!(kind, Kind::SecurityInfo | Kind::Register));
        if host.name == PASSKEY_HOST && facts.path.ends_with(PASSKEY_PATH) {
            voices.add(Kind::Passkey, STRONG);
        }
        // Nothing of the passkey's view is known by id or name: its number serves where the page's own name agrees, and nothing
        // is to be typed.
        let agrees = facts.sees(Element::PageSignIn) || facts.sees(Element::PageSecondFactor);
        if agrees && !facts.sees(Element::Typed) {
            voices.confirm(Kind::Passkey, WEAK);
        }
        // Its page calls itself an error page, which it is; number and code together say which.
        if facts
            .error_codes
            .iter()
            .filter_map(|code| Refusal::from_code(code))
            .any(|it| it.fault == Fault::AccessPolicy)
        {
            voices.confirm(Kind::AccessPolicy, STRONG);
        }
        voices
    }

    /// Hears all that is on a page of My Sign-ins. Its address is no more than any other fact: one voice.
    pub(super) fn of_my_sign_ins(facts: &Facts) -> Voices {
        let mut voices = Voices::of_elements(facts, |kind| matches!(kind, Kind::SecurityInfo | Kind::Register));
        match facts.path.split('/').find(|part| !part.is_empty()) {
            Some(PATH_SECURITY_INFO) => voices.add(Kind::SecurityInfo, STRONG),
            Some(PATH_REGISTER) => voices.add(Kind::Register, STRONG),
            _ => {}
        }
        voices
    }

    fn of_elements(facts: &Facts, belongs: impl Fn(Kind) -> bool) -> Voices {
        let mut voices = Voices::default();
        for (element, _) in facts.seen.iter().filter(|(_, count)| **count > 0) {
            if let Some((kind, loud)) = voice(*element)
                && belongs(kind)
            {
                voices.add(kind, loud);
            }
        }
        voices
    }

    fn add(&mut self, kind: Kind, loud: u32) {
        if let Some(sum) = self.0.get_mut(kind as usize) {
            *sum += loud;
        }
    }

    /// Something that several kinds share proves none of them, but confirms one for which something else speaks.
    fn confirm(&mut self, kind: Kind, loud: u32) {
        if self.0.get(kind as usize).is_some_and(|sum| *sum > 0) {
            self.add(kind, loud);
        }
    }

    /// The kinds for which enough speaks.
    fn heard(&self) -> impl Iterator<Item = (Kind, u32)> {
        Kind::ALL.into_iter().zip(self.0).filter(|(_, loud)| *loud >= ENOUGH)
    }

    /// The kind for which most speaks; [`Kind::Unknown`] where that is too little, or where two are equal.
    pub(super) fn loudest(&self) -> Kind {
        let Some((kind, most)) = self.heard().max_by_key(|(_, loud)| *loud) else { return Kind::Unknown };
        if self.heard().filter(|(_, loud)| *loud == most).nth(1).is_some() { Kind::Unknown } else { kind }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_count_in_the_order_in_which_they_stand() {
        for (index, kind) in Kind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, index);
        }
    }

    #[test]
    fn every_kind_but_the_pass_and_unknown_has_a_voice() {
        for kind in Kind::ALL {
            let heard = Element::ALL.iter().any(|element| voice(*element).is_some_and(|(other, _)| other == kind));
            assert_eq!(heard, !matches!(kind, Kind::Pass | Kind::Unknown), "{kind:?}");
        }
    }
}
