// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the content script reports: names of what is on the page, and the few words and numbers that the page states
//! about itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

use super::Element;

/// One look at a page. It contains no text that the person typed, no account, and no more of the address than is named
/// here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default, rename_all = "camelCase")]
pub struct Facts {
    /// The host as the browser gives it: lower case, without port.
    pub host: String,
    /// The path. It distinguishes the pages of My Sign-ins; on sign-in hosts nearly any path shows any view.
    pub path: String,
    /// The page's own language, for example `de-AT`; empty if it names none.
    pub language: String,
    /// `client_id` of the address, if it is a GUID: the app that asks for the sign-in.
    pub client: Option<String>,
    /// The host of `redirect_uri` of the address, which gets the answer.
    pub redirect: Option<String>,
    /// `<meta name="PageID">` as it is: for a report only. Known ones are in `seen`, too.
    pub page_id: Option<String>,
    /// The codes in visible messages, then those that the page was made with, in the page's own order. A fresh page has
    /// one, too.
    pub error_codes: Vec<String>,
    /// The view whose form was posted before this document came: the codes are about that try.
    pub posted_view: Option<u32>,
    /// A view is in the document, but nobody can see one: the old one has slid out, or the new one has not slid in.
    pub between_views: bool,
    /// The numbers of all visible views, known or not. A number that is too large is left out.
    #[serde(deserialize_with = "small_numbers")]
    pub views: Vec<u32>,
    /// How many elements of each name are there.
    #[cfg_attr(test, ts(type = "Record<string, number>"))]
    pub seen: BTreeMap<Element, u32>,
}

impl Facts {
    /// Whether at least one such element is there.
    #[must_use]
    pub fn sees(&self, element: Element) -> bool {
        self.count(element) > 0
    }

    /// How many such elements are there.
    #[must_use]
    pub fn count(&self, element: Element) -> u32 {
        self.seen.get(&element).copied().unwrap_or(0)
    }
}

/// The page writes these numbers, and an odd one must not cost us all other facts.
fn small_numbers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u32>, D::Error> {
    let numbers = Vec::<f64>::deserialize(deserializer)?;
    let is_small = |number: &f64| number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(number);
    Ok(numbers.into_iter().filter(is_small).map(|number| number as u32).collect())
}
