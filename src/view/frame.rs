// SPDX-License-Identifier: MIT OR Apache-2.0
//! The frame of every page of the extension: a header with the name, the main part, and a footer with the helpdesk.

use gloo::utils::{document, window};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::foot::Foot;
use super::node::{add, say, set, speak};
use super::organisation::Organisation;
use crate::chrome::{self, Error, Local};
use crate::settings::Settings;
use crate::text::{Catalogue, Key};

/// Header, main part and footer of a page.
pub struct Frame {
    organisation: Organisation,
    main: HtmlElement,
    foot: Foot,
}

impl Frame {
    /// A new frame at the end of `parent`.
    pub fn below(parent: &HtmlElement, catalogue: &Catalogue) -> Frame {
        let head = add(parent, "header", "head");
        set(&add(&head, "span", "mark"), "aria-hidden", Some("true"));
        let names = add(&head, "span", "names");
        say(&add(&names, "span", "name"), catalogue.word(Key::Name));
        let organisation = Organisation::below(&head, &names);
        let main = add(parent, "main", "whole");
        Frame { organisation, main, foot: Foot::below(parent) }
    }

    /// The main part, for the page to fill.
    pub fn main(&self) -> &HtmlElement {
        &self.main
    }

    /// Shows the organisation and the helpdesk.
    pub fn show(&mut self, settings: &Settings, catalogue: &Catalogue) {
        self.organisation.show(settings, true);
        self.foot.show(Key::Help, settings, catalogue);
    }
}

/// Sets the page's language and title, and returns the texts and what is stored. The language is the one that is set,
/// or the browser's. The page reloads when its language or texts change.
///
/// # Errors
/// When the texts cannot be read, or the browser refuses the listener.
pub async fn speak_as_set(title: Key) -> Result<(Catalogue, Local), Error> {
    let (catalogue, local) = speak_once(title).await?;
    let settings = local.settings.clone();
    chrome::watch_local(move || {
        let before = settings.clone();
        spawn_local(async move {
            if chrome::read_local().await.is_ok_and(|local| !local.settings.speaks_as(&before)) {
                drop(window().location().reload());
            }
        });
    })?;
    Ok((catalogue, local))
}

/// Like [`speak_as_set`], but the page never reloads.
///
/// # Errors
/// When the texts cannot be read.
pub async fn speak_once(title: Key) -> Result<(Catalogue, Local), Error> {
    let local = chrome::read_local().await.unwrap_or_default();
    let language = local.settings.language.unwrap_or_else(chrome::browser_language);
    let catalogue = chrome::catalogue(language, &local.settings).await?;
    speak(language);
    document().set_title(catalogue.word(title));
    Ok((catalogue, local))
}
