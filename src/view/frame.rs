// SPDX-License-Identifier: MIT OR Apache-2.0
//! What every page of our own has: who we are above, whom to call below, and in between what the page is for.

use gloo::utils::{document, window};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::foot::Foot;
use super::node::{add, say, set, speak};
use super::organisation::Organisation;
use crate::chrome::{self, Error, Local};
use crate::settings::Settings;
use crate::text::{Catalogue, Key};

/// Head and foot of a page.
pub struct Frame {
    organisation: Organisation,
    main: HtmlElement,
    foot: Foot,
}

impl Frame {
    /// Builds it below `parent`.
    pub fn below(parent: &HtmlElement, catalogue: &Catalogue) -> Frame {
        let head = add(parent, "header", "head");
        set(&add(&head, "span", "mark"), "aria-hidden", Some("true"));
        let names = add(&head, "span", "names");
        say(&add(&names, "span", "name"), catalogue.word(Key::Name));
        let organisation = Organisation::below(&head, &names);
        let main = add(parent, "main", "whole");
        Frame { organisation, main, foot: Foot::below(parent) }
    }

    /// Where the page's own things stand.
    pub fn main(&self) -> &HtmlElement {
        &self.main
    }

    /// Shows whose it is, and whom to call.
    pub fn show(&mut self, settings: &Settings, catalogue: &Catalogue) {
        self.organisation.show(settings, true);
        self.foot.show(Key::Help, settings, catalogue);
    }
}

/// The texts for a page of our own, which speaks the language that is set, or the browser's, and has this title. Where that changes,
/// it begins anew. With what is stored, which had to be read for it.
///
/// # Errors
/// Where they cannot be read.
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

/// The same, once for all.
///
/// # Errors
/// Where they cannot be read.
pub async fn speak_once(title: Key) -> Result<(Catalogue, Local), Error> {
    let local = chrome::read_local().await.unwrap_or_default();
    let language = local.settings.language.unwrap_or_else(chrome::browser_language);
    let catalogue = chrome::catalogue(language, &local.settings).await?;
    speak(language);
    document().set_title(catalogue.word(title));
    Ok((catalogue, local))
}
