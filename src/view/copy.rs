// SPDX-License-Identifier: MIT OR Apache-2.0
//! A text to copy. The copied text is shown, so that people see what they pass on.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlElement;

use super::node::{add, add_button, on, say, set};
use crate::text::{Catalogue, Key};

/// The words around the text.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// On the button.
    pub copy: Key,
    /// After copying: what the text contains, and what not.
    pub copied: Key,
    /// If the browser does not copy.
    pub not_copied: Key,
}

/// Makes the text when the person wants it.
type Source = Rc<dyn Fn() -> Pin<Box<dyn Future<Output = String>>>>;

/// The texts for the next click.
#[derive(Default)]
struct Texts {
    text: String,
    /// If there is one, it makes the text first.
    source: Option<Source>,
    copied: String,
    not_copied: String,
}

/// A button, and the text, which is hidden until it was copied.
pub struct Copy {
    button: HtmlElement,
    outcome: HtmlElement,
    text: HtmlElement,
    texts: Rc<RefCell<Texts>>,
    _listener: EventListener,
}

impl Copy {
    /// Adds a button and its text to `parent`.
    #[must_use]
    pub fn below(parent: &HtmlElement) -> Copy {
        let button = add_button(parent, "copy");
        let outcome = add(parent, "p", "outcome");
        set(&outcome, "role", Some("status"));
        let text = add(parent, "pre", "text");
        // The text may be wider than its place.
        set(&text, "tabindex", Some("0"));
        text.set_hidden(true);
        let texts = Rc::new(RefCell::new(Texts::default()));
        let listener = on(&button, "click", {
            let (texts, outcome, text) = (texts.clone(), outcome.clone(), text.clone());
            move |_| {
                let (texts, outcome, text) = (texts.clone(), outcome.clone(), text.clone());
                spawn_local(async move {
                    let source = texts.borrow().source.clone();
                    if let Some(source) = source {
                        let made = source().await;
                        texts.borrow_mut().text = made;
                    }
                    let writing = window().navigator().clipboard().write_text(&texts.borrow().text);
                    let copied = JsFuture::from(writing).await.is_ok();
                    let texts = texts.borrow();
                    say(&text, &texts.text);
                    text.set_hidden(false);
                    say(&outcome, if copied { &texts.copied } else { &texts.not_copied });
                });
            }
        });
        Copy { button, outcome, text, texts, _listener: listener }
    }

    /// Offers this text, and hides one that was copied before.
    pub fn offer(&self, text: String, words: Words, catalogue: &Catalogue) {
        let name = catalogue.word(words.copy);
        say(&self.button, name);
        set(&self.text, "aria-label", Some(name));
        let Ok(mut texts) = self.texts.try_borrow_mut() else { return };
        if texts.text != text {
            say(&self.outcome, "");
            self.text.set_hidden(true);
        }
        let (copied, not_copied) = (catalogue.word(words.copied), catalogue.word(words.not_copied));
        *texts = Texts { text, source: None, copied: copied.to_owned(), not_copied: not_copied.to_owned() };
    }

    /// Offers a text that is made at the click.
    pub fn offer_later(
        &self,
        source: impl Fn() -> Pin<Box<dyn Future<Output = String>>> + 'static,
        words: Words,
        catalogue: &Catalogue,
    ) {
        self.offer(String::new(), words, catalogue);
        if let Ok(mut texts) = self.texts.try_borrow_mut() {
            texts.source = Some(Rc::new(source));
        }
    }

    /// Its button.
    pub fn root(&self) -> &HtmlElement {
        &self.button
    }

    /// The element of the text.
    pub fn text(&self) -> &HtmlElement {
        &self.text
    }
}
