// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the eyes report: names of what is on the page, and the few words and numbers that the page states of itself.

use litemap::LiteMap;
use serde::{Deserialize, Deserializer};

use super::Element;
use crate::plain::Plain;

/// One look at a page. Holds no text that the person typed, no account, and of the address no more than what is named here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The host, as the browser has it: lower case, without port.
    pub host: String,
    /// The path. It tells the pages of My Sign-ins apart; on sign-in hosts nearly any path serves any view.
    pub path: String,
    /// The page's own language, for example `de-AT`; empty where it names none.
    pub language: String,
    /// `client_id` of the address, where it is a GUID: the application that asks for the sign-in.
    pub client: Option<String>,
    /// The host of `redirect_uri` of the address: where the answer goes.
    pub redirect: Option<String>,
    /// `<meta name="PageID">` as it stands there: for a report only, the rows for known ones are in `seen`.
    pub page_id: Option<String>,
    /// The codes in the text of visible complaints, then those that the page was made with, in the order of its own
    /// precedence. A fresh page carries one, too.
    pub error_codes: Vec<String>,
    /// The numbers of all visible views, known or not.
    pub views: Vec<u32>,
    /// How many there are of each name.
    pub seen: LiteMap<Element, u32>,
}

impl Facts {
    /// The facts of which the eyes have told. What has another form than it should was not seen.
    #[must_use]
    pub fn read(told: &Plain) -> Facts {
        let texts = |name| told.get(name).items().iter().filter_map(|item| item.text().map(str::to_owned)).collect();
        let text = |name| told.get(name).text().map(str::to_owned);
        let mut seen = LiteMap::new_vec();
        for (name, count) in told.get("seen").entries() {
            seen.insert(Element::named(name), count.count().unwrap_or_default());
        }
        Facts {
            host: told.get("host").words(),
            path: told.get("path").words(),
            language: told.get("language").words(),
            client: text("client"),
            redirect: text("redirect"),
            page_id: text("pageId"),
            error_codes: texts("errorCodes"),
            views: told.get("views").items().iter().filter_map(Plain::count).collect(),
            seen,
        }
    }

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

/// For tests and tools, which have facts as JSON.
impl<'de> Deserialize<'de> for Facts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Facts, D::Error> {
        Ok(Facts::read(&serde_json::Value::deserialize(deserializer)?.into()))
    }
}
