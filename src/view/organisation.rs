// SPDX-License-Identifier: MIT OR Apache-2.0
//! The organisation's name, logo and colour beside our own.

use gloo::utils::document_element;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::node::{add, say, set};
use crate::settings::{Colour, Picture, Settings};

/// Name and logo.
pub struct Organisation {
    logo: HtmlElement,
    name: HtmlElement,
}

impl Organisation {
    /// Adds name and logo, hidden: the name to `names` beside ours, the logo to `head` after it.
    pub fn below(head: &HtmlElement, names: &HtmlElement) -> Organisation {
        let name = add(names, "span", "organisation");
        let logo = add(head, "img", "logo");
        // The name is beside it in words.
        set(&logo, "alt", Some(""));
        for part in [&name, &logo] {
            part.set_hidden(true);
        }
        Organisation { logo, name }
    }

    /// Shows name, logo and colour.
    pub fn show(&self, settings: &Settings) {
        let name = settings.organisation.as_deref();
        let logo = settings.logo.as_ref();
        say(&self.name, name.unwrap_or_default());
        self.name.set_hidden(name.is_none());
        let address = logo.map(Picture::address);
        if self.logo.get_attribute("src").as_deref() != address {
            set(&self.logo, "src", address);
        }
        self.logo.set_hidden(logo.is_none());
        set_colour(settings.accent.map(Colour::readable_css).as_deref());
    }
}

/// Sets the colour of buttons and links; `None` restores the extension's own.
fn set_colour(accent: Option<&str>) {
    let root: HtmlElement = document_element().unchecked_into();
    let style = root.style();
    // A checked colour is never refused.
    drop(match accent {
        Some(accent) => style.set_property("--accent", accent),
        None => style.remove_property("--accent").map(drop),
    });
}
