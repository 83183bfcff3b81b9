// SPDX-License-Identifier: MIT OR Apache-2.0
//! The organisation's name, logo and colour.

use gloo::utils::document_element;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::node::{add, say, set};
use crate::settings::{Picture, Settings};

/// Name and logo.
pub struct Organisation {
    logo: HtmlElement,
    name: HtmlElement,
}

impl Organisation {
    /// A new name in `names` and a new logo at the end of `head`, both hidden until [`Organisation::show`].
    pub fn below(head: &HtmlElement, names: &HtmlElement) -> Organisation {
        let name = add(names, "span", "organisation");
        let logo = add(head, "img", "logo");
        // The name is beside the logo.
        set(&logo, "alt", Some(""));
        for part in [&name, &logo] {
            part.set_hidden(true);
        }
        Organisation { logo, name }
    }

    /// Shows name, logo and colour; without room, only the colour.
    pub fn show(&self, settings: &Settings, has_room: bool) {
        let name = settings.organisation.as_deref().filter(|_| has_room);
        let logo = settings.logo.as_ref().filter(|_| has_room);
        say(&self.name, name.unwrap_or_default());
        self.name.set_hidden(name.is_none());
        let address = logo.map(Picture::address);
        if self.logo.get_attribute("src").as_deref() != address {
            set(&self.logo, "src", address);
        }
        self.logo.set_hidden(logo.is_none());
        set_colour(settings.accent.as_deref());
    }
}

/// Sets the colour of buttons and links, or resets it to the extension's own.
fn set_colour(accent: Option<&str>) {
    let root: HtmlElement = document_element().unchecked_into();
    let style = root.style();
    // The settings accept only valid colours, so this cannot fail.
    drop(match accent {
        Some(accent) => style.set_property("--accent", accent),
        None => style.remove_property("--accent").map(drop),
    });
}
