// SPDX-License-Identifier: MIT OR Apache-2.0
//! What every page of our own has: who we are above, whom to call below, and in between what the page is for.

use gloo::utils::document;
use web_sys::HtmlElement;

use super::foot::Foot;
use super::node::{add, say, set, speak};
use crate::chrome::{self, Error};
use crate::settings::Settings;
use crate::text::{Catalogue, Key};

/// Head and foot of a page.
pub struct Frame {
    organisation: HtmlElement,
    main: HtmlElement,
    foot: Foot,
}

impl Frame {
    /// Builds it below `parent`.
    pub fn below(parent: &HtmlElement, catalogue: &Catalogue) -> Frame {
        let head = add(parent, "header", "head");
        set(&add(&head, "span", "mark"), "aria-hidden", Some("true"));
        let names = add(&head, "span", "names");
        say(&add(&names, "span", "name"), &catalogue.say(&Key::Name.into()));
        let organisation = add(&names, "span", "organisation");
        let main = add(parent, "main", "whole");
        Frame { organisation, main, foot: Foot::below(parent) }
    }

    /// Where the page's own things stand.
    pub fn main(&self) -> &HtmlElement {
        &self.main
    }

    /// Shows whose it is, and whom to call.
    pub fn show(&mut self, settings: &Settings, catalogue: &Catalogue) {
        say(&self.organisation, settings.organisation.as_deref().unwrap_or_default());
        self.organisation.set_hidden(settings.organisation.is_none());
        self.foot.show(Key::Help, settings, catalogue);
    }
}

/// The texts for a page of our own, which speaks the browser's language and has this title.
///
/// # Errors
/// Where they cannot be read.
pub async fn speak_to_the_browser(title: Key) -> Result<Catalogue, Error> {
    let language = chrome::browser_language();
    let catalogue = chrome::catalogue(language).await?;
    speak(language);
    document().set_title(&catalogue.say(&title.into()));
    Ok(catalogue)
}
