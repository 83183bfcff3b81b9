// SPDX-License-Identifier: MIT OR Apache-2.0
//! The names of what the content script looks for. Each name has one row in `extension/content/selectors.js` or a
//! similar table, with its mark and date.

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
    /// The numbered view of "More information required", by its other number.
    ViewMoreInfo = "view-more-info",
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
    /// One factor in that list.
    Proof = "proof",
    /// The check box of "Stay signed in?".
    StaySignedIn = "stay-signed-in",
    /// The text above the check box of "Stay signed in?".
    StaySignedInText = "stay-signed-in-text",
    /// The button of "More information required".
    MoreInformation = "more-information",
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
    /// A text or password input in the view that has the number of the pass.
    PassViewInput = "pass-view-input",
    /// A password or code input in a view whose heading names the pass.
    PassByTitle = "pass-by-title",
    /// A password or code input whose own label names the pass.
    PassByLabel = "pass-by-label",
    /// The link that switches to the pass when it is the only other way.
    PassLink = "pass-link",
    /// The pass in the list of ways to sign in.
    PassTile = "pass-tile",
    /// The pass in the list of second factors.
    PassProof = "pass-proof",
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
    use std::collections::BTreeSet;

    use super::*;

    /// The rows of every table of facts: name and the comment behind it.
    fn all_rows() -> Vec<(String, String)> {
        let everywhere = include_str!("../../extension/content/selectors.js");
        let security_info = include_str!("../../extension/content/security-info.js");
        let worded = rows(include_str!("../../extension/content/worded.js"), "const WORDED = {");
        let tables = ["const SELECTORS = {", "const STATED = {"].map(|start| rows(everywhere, start));
        let more = ["const PARTS = {", "const METHODS = {"].map(|start| rows(security_info, start));
        [tables.concat(), worded, more.concat()].concat()
    }

    /// The rows of one table, from the line with this text to the end of that object.
    fn rows(source: &str, start: &str) -> Vec<(String, String)> {
        let table = source.split_once(start).expect("the table").1.split_once("};").expect("its end").0;
        table
            .lines()
            .filter(|line| line.trim_start().starts_with('"'))
            .map(|line| {
                let name = line.split('"').nth(1).expect("a name").to_owned();
                (name, line.rsplit_once("// ").map(|(_, mark)| mark.to_owned()).unwrap_or_default())
            })
            .collect()
    }

    #[test]
    fn the_table_of_selectors_has_one_row_for_each_element_and_no_other() {
        let rows = all_rows();
        let names: BTreeSet<&str> = rows.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names.len(), rows.len(), "a name stands there twice");
        assert_eq!(names, Element::ALL.iter().map(|element| element.name()).collect());
    }

    #[test]
    fn every_row_has_a_mark_and_a_date() {
        for (name, comment) in all_rows() {
            let mut words = comment.split(' ');
            assert!(matches!(words.next(), Some("C2" | "C" | "D" | "U")), "{name}: {comment}");
            let date = words.next().unwrap_or_default().trim_end_matches([':', ';', ',']);
            assert!(date.len() == 7 && date.starts_with("20") && date.as_bytes()[4] == b'-', "{name}: {comment}");
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
