// SPDX-License-Identifier: MIT OR Apache-2.0
//! The names of what the content script looks for. Each has one row in `extension/content/facts`, with mark and date.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Declares [`Element`] with its names. Unlike `named!`, an unknown name is [`Element::Other`], not an error.
macro_rules! elements {
    ($($(#[$doc:meta])+ $variant:ident = $name:literal,)+) => {
        /// Something on Microsoft's page, as the content script names it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Element {
            $($(#[$doc])+ $variant,)+
            /// A name that this build does not know. It is no error, and it counts as no evidence.
            Other,
        }

        impl Element {
            /// Every element that this build knows.
            pub const ALL: &[Element] = &[$(Element::$variant,)+];

            /// The name in messages, in the rows of facts and in reports.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Element::$variant => $name,)+
                    Element::Other => "other",
                }
            }
        }
    };
}

elements! {
    /// The numbered view of the user name.
    ViewUserName = "view-user-name",
    /// The numbered view of the password.
    ViewPassword = "view-password",
    /// The numbered view of the one-time code.
    ViewCode = "view-code",
    /// The numbered view on the way to another identity provider.
    ViewProvider = "view-provider",
    /// The numbered view of Microsoft Authenticator.
    ViewAuthenticator = "view-authenticator",
    /// The numbered view of the account tiles.
    ViewAccountTiles = "view-account-tiles",
    /// The numbered view of "Stay signed in?".
    ViewStaySignedIn = "view-stay-signed-in",
    /// The numbered view of "Change password".
    ViewChangePassword = "view-change-password",
    /// The numbered view of the passkey.
    ViewPasskey = "view-passkey",
    /// The numbered view of the credential picker.
    ViewPicker = "view-picker",
    /// The numbered view of the consent.
    ViewConsent = "view-consent",
    /// The numbered view of an error.
    ViewError = "view-error",
    /// The numbered view of "More information required".
    ViewMoreInformation = "view-more-information",
    /// The numbered view of a refusal by Conditional Access.
    ViewAccessPolicy = "view-access-policy",
    /// The numbered view of the pass.
    ViewPass = "view-pass",

    /// The `PageID` of user name, password, picker and pass.
    PageSignIn = "page-sign-in",
    /// The `PageID` of the second factor.
    PageSecondFactor = "page-second-factor",
    /// The `PageID` of "Stay signed in?".
    PageStaySignedIn = "page-stay-signed-in",
    /// The `PageID` of "More information required".
    PageMoreInformation = "page-more-information",
    /// The `PageID` of an error.
    PageError = "page-error",
    /// The `PageID` of "Are you trying to sign in to …?".
    PageAppConfirmation = "page-app-confirmation",
    /// The `PageID` of the consent.
    PageConsent = "page-consent",
    /// The `PageID` of "Change password".
    PageChangePassword = "page-change-password",
    /// The form that sends the result to the application, by its name.
    LeavingForm = "leaving-form",
    /// The result in that form, by the names that the protocols give it.
    LeavingAnswer = "leaving-answer",

    /// The user name field, by its id.
    UserName = "user-name",
    /// The user name field, by its name.
    UserNameField = "user-name-field",
    /// The list of known accounts.
    AccountTiles = "account-tiles",
    /// The tile for another account.
    OtherAccount = "other-account",
    /// The password field, by its id.
    Password = "password",
    /// The password field, by its name.
    PasswordField = "password-field",
    /// The list of ways to sign in.
    Picker = "picker",
    /// The way to sign in with an organisation, in a list that knows no account yet.
    OrganizationTile = "organization-tile",
    /// One way in that list.
    PickerTile = "picker-tile",
    /// The field for a one-time code, by its id.
    Code = "code",
    /// The field for a one-time code, by its name.
    CodeField = "code-field",
    /// The button that sends the one-time code.
    CodeSubmit = "code-submit",
    /// The request to approve in Authenticator, after a password.
    AuthenticatorPush = "authenticator-push",
    /// The number to type into Authenticator.
    AuthenticatorNumber = "authenticator-number",
    /// The request to approve in Authenticator, instead of a password.
    AuthenticatorSignIn = "authenticator-sign-in",
    /// The number to type into Authenticator, instead of a password.
    AuthenticatorSignInNumber = "authenticator-sign-in-number",
    /// The list of second factors.
    Proofs = "proofs",
    /// A passkey in the list of second factors.
    ProofPasskey = "proof-passkey",
    /// One factor in that list.
    Proof = "proof",
    /// The check box of "Stay signed in?".
    StaySignedIn = "stay-signed-in",
    /// The text above the check box of "Stay signed in?".
    StaySignedInText = "stay-signed-in-text",
    /// The button that sends what a view asks for, and answers "Yes".
    Submit = "submit",
    /// The control that shows the pass while it is typed, if it is hidden.
    ShowPass = "show-pass",
    /// The button of "More information required".
    MoreInformation = "more-information",
    /// The link to more about it.
    MoreInformationLink = "more-information-link",
    /// The text above the button of "More information required".
    MoreInformationText = "more-information-text",
    /// The title of "Are you trying to sign in to …?".
    AppConfirmation = "app-confirmation",
    /// The field for the old password on "Change password".
    CurrentPassword = "current-password",
    /// The field for the new password.
    NewPassword = "new-password",
    /// An input for a password or code in a numbered view.
    Typed = "typed",
    /// The account that is signing in, shown as text.
    Identity = "identity",

    /// The field whose name is that of the pass.
    PassField = "pass-field",
    /// The input without a name that shows the text of the pass, while the field with its name is off the screen.
    PassShown = "pass-shown",
    /// A text or password input in the view that has the number of the pass.
    PassViewInput = "pass-view-input",
    /// A code input on the second-factor page, in a view whose title asks for the pass.
    PassByTitle = "pass-by-title",
    /// The link that switches to the pass when it is the only other way.
    PassLink = "pass-link",
    /// The pass in the list of ways to sign in.
    PassTile = "pass-tile",
    /// The pass in the list of second factors.
    PassProof = "pass-proof",
    /// The page's own state says that the account has a pass.
    AccountHasPass = "account-has-pass",
    /// The page's own state says that Microsoft's recovery of accounts is on.
    RecoveryEnabled = "recovery-enabled",
    /// The link to the list of ways to sign in.
    OtherWays = "other-ways",
    /// The link to the list of second factors.
    OtherFactors = "other-factors",

    /// The button on Security info that adds a method.
    AddMethod = "add-method",
    /// The register wizard.
    RegisterWizard = "register-wizard",
    /// A button on Security info that looks like the one that adds a method.
    AddMethodButton = "add-method-button",
    /// A dialog.
    Dialog = "dialog",
    /// A row of the list on Security info, whatever it names.
    MethodRow = "method-row",
    /// A row for a passkey in Microsoft Authenticator.
    MethodAuthenticatorPasskey = "method-authenticator-passkey",
    /// A row for a passkey.
    MethodPasskey = "method-passkey",
    /// A row for Microsoft Authenticator.
    MethodAuthenticator = "method-authenticator",
    /// A row for a security key.
    MethodSecurityKey = "method-security-key",
    /// A row for a telephone number.
    MethodPhone = "method-phone",
    /// A row for an email address.
    MethodEmail = "method-email",
}

impl Element {
    /// The element with this name, or [`Element::Other`] if this build knows none.
    #[must_use]
    pub fn named(name: &str) -> Element {
        Element::ALL.iter().copied().find(|element| element.name() == name).unwrap_or(Element::Other)
    }
}

impl Serialize for Element {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Element {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Element, D::Error> {
        String::deserialize(deserializer).map(|name| Element::named(&name))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use serde::Deserialize;
    use serde::de::DeserializeOwned;

    use super::*;

    type Rows = BTreeMap<String, Row>;

    /// One fact about Microsoft's pages.
    #[derive(Deserialize)]
    struct Row {
        /// How well it is known, and the month of the newest evidence.
        mark: String,
        #[serde(default)]
        selector: String,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Tripwire {
        pass: Rows,
        other_ways: Rows,
        carriers: Rows,
        word_places: Rows,
        config: Rows,
    }

    #[derive(Deserialize)]
    struct SecurityInfo {
        rows: Rows,
        parts: Rows,
        methods: Rows,
    }

    /// The rows that are about an [`Element`].
    fn element_rows() -> Vec<(String, Row)> {
        let sign_in: Rows = read(include_str!("../../extension/content/facts/sign-in.json"));
        let password: Rows = read(include_str!("../../extension/content/facts/password.json"));
        let stated: Rows = read(include_str!("../../extension/content/facts/stated.json"));
        let info: SecurityInfo = read(include_str!("../../extension/content/facts/security-info.json"));
        let Tripwire { pass, other_ways, carriers, word_places, mut config } = tripwire();
        config.retain(|name, _| name != "script");
        [
            sign_in,
            password,
            stated,
            pass,
            other_ways,
            carriers,
            word_places,
            config,
            info.rows,
            info.parts,
            info.methods,
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The rows that are about something else on the page.
    fn page_rows() -> Rows {
        read(include_str!("../../extension/content/facts/page.json"))
    }

    fn tripwire() -> Tripwire {
        read(include_str!("../../extension/content/facts/tripwire.json"))
    }

    fn read<T: DeserializeOwned>(json: &str) -> T {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn each_element_has_exactly_one_row() {
        let rows = element_rows();
        let names: BTreeSet<&str> = rows.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names.len(), rows.len(), "a name is there twice");
        assert_eq!(names, Element::ALL.iter().map(|element| element.name()).collect());
    }

    #[test]
    fn every_row_has_a_mark_and_a_date() {
        let titles: Rows = read(include_str!("../../extension/content/facts/pass-titles.json"));
        let rows = element_rows().into_iter().chain(page_rows()).chain(tripwire().config).chain(titles);
        for (name, Row { mark, .. }) in rows {
            let (known, date) = mark.split_once(' ').unwrap();
            assert!(matches!(known, "S" | "C2" | "C" | "D" | "U"), "{name}: {mark}");
            assert!(date.len() == 7 && date.starts_with("20") && date.as_bytes()[4] == b'-', "{name}: {mark}");
        }
    }

    #[test]
    fn inputs_of_a_view_are_typed_inputs() {
        let typed = &page_rows()["typed-input"].selector;
        for (name, Row { selector, .. }) in element_rows() {
            if matches!(name.as_str(), "typed" | "pass-shown" | "pass-view-input") {
                let any = selector.replace("input:not([name],", "input:not(").replace("[readonly],", "");
                assert!(any.ends_with(&format!(" {typed}")), "{name}");
            }
        }
    }

    #[test]
    fn an_unknown_name_is_no_error() {
        assert_eq!(Element::named("something-new"), Element::Other);
        for element in Element::ALL {
            assert_eq!(Element::named(element.name()), *element);
        }
    }
}
