// SPDX-License-Identifier: MIT OR Apache-2.0
//! What every page has: our name above, the helpdesk below, and the page's own content between them.

use gloo::utils::{document, window};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::foot::Foot;
use super::node::{add, say, set, set_language};
use super::organisation::Organisation;
use crate::chrome::{self, Error, Local};
use crate::settings::Settings;
use crate::text::{Catalogue, Key};

/// Header and footer of a page.
pub struct Frame {
    organisation: Organisation,
    main: HtmlElement,
    foot: Foot,
}

impl Frame {
    /// Adds it to `parent`.
    pub fn below(parent: &HtmlElement, catalogue: &Catalogue) -> Frame {
        let head = add(parent, "header", "head");
        set(&add(&head, "span", "mark"), "aria-hidden", Some("true"));
        let names = add(&head, "span", "names");
        say(&add(&names, "span", "name"), catalogue.word(Key::ExtensionName));
        let organisation = Organisation::below(&head, &names);
        let main = add(parent, "main", "whole");
        Frame { organisation, main, foot: Foot::below(parent) }
    }

    /// The place for the page's own content.
    pub fn main(&self) -> &HtmlElement {
        &self.main
    }

    /// Shows the organisation and its helpdesk.
    pub fn show(&mut self, settings: &Settings, catalogue: &Catalogue) {
        self.organisation.show(settings);
        self.foot.show(Key::Help, None, settings, catalogue);
    }
}

/// Loads the texts for a page with this title, in the language that is set, or the browser's, and gives what is stored.
/// The page reloads when its language or texts change.
///
/// # Errors
/// If the texts cannot be read.
pub async fn load_texts_and_reload(title: Key) -> Result<(Catalogue, Local), Error> {
    let (catalogue, local) = load_texts(title).await?;
    let settings = local.settings.clone();
    chrome::watch_local(move || {
        let before = settings.clone();
        spawn_local(async move {
            if chrome::read_local().await.is_ok_and(|local| !local.settings.has_same_texts(&before)) {
                drop(window().location().reload());
            }
        });
    })?;
    Ok((catalogue, local))
}

/// Like [`load_texts_and_reload`], but the page never reloads.
///
/// # Errors
/// If the texts cannot be read.
pub async fn load_texts(title: Key) -> Result<(Catalogue, Local), Error> {
    let local = chrome::read_local().await.unwrap_or_default();
    let language = local.settings.language.unwrap_or_else(chrome::browser_language);
    let catalogue = chrome::catalogue(language, &local.settings).await?;
    set_language(language);
    document().set_title(catalogue.word(title));
    Ok((catalogue, local))
}
