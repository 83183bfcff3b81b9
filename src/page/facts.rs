// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the eyes report: names of visible elements, and the few words and numbers that the page states of itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A named element of Microsoft's page. The selector behind each name stands in `extension/content/selectors.js`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Element {
    /// The user name field.
    UserName,
    /// The list of known accounts.
    AccountTiles,
    /// The password field.
    Password,
    /// The field named for the pass.
    PassField,
    /// A text or password input inside the view numbered for the pass.
    PassViewInput,
    /// The link that switches to the pass when it is the only other way.
    PassLink,
    /// The pass in the list of ways to sign in.
    PassTile,
    /// The pass in the list of second factors.
    PassProof,
    /// The list of ways to sign in.
    Picker,
    /// The list of second factors.
    Proofs,
    /// The box for a one-time code.
    Code,
    /// The check box of "Stay signed in?".
    StaySignedIn,
    /// The button of "More information required".
    MoreInformation,
    /// A name this build does not know: never an error, never evidence.
    #[serde(other)]
    Other,
}

/// One look at a page. Holds no text that the person typed, no account and no address beyond host and path.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Facts {
    /// The host, as the browser has it: lower case, without port.
    pub host: String,
    /// The path. It tells the pages of My Sign-ins apart; on sign-in hosts any path serves any view, and it is not used.
    pub path: String,
    /// The page's own language, for example `de-AT`; empty where it names none.
    pub language: String,
    /// `<meta name="PageID">`.
    pub page_id: Option<String>,
    /// The codes that the page was made with, in the order of its own precedence. A fresh page carries one, too.
    pub error_codes: Vec<String>,
    /// The numbers of the visible views.
    pub views: Vec<u32>,
    /// How many visible elements there are of each name.
    pub seen: BTreeMap<Element, u32>,
}

impl Facts {
    /// Whether at least one such element is visible.
    #[must_use]
    pub fn sees(&self, element: Element) -> bool {
        self.count(element) > 0
    }

    /// How many such elements are visible.
    #[must_use]
    pub fn count(&self, element: Element) -> u32 {
        self.seen.get(&element).copied().unwrap_or(0)
    }

    /// Whether the page calls itself by this `PageID`.
    #[must_use]
    pub fn is_page(&self, id: &str) -> bool {
        self.page_id.as_deref() == Some(id)
    }
}
