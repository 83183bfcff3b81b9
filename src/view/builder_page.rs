// SPDX-License-Identifier: MIT OR Apache-2.0
//! builder.html: IT decides once and takes the files for its tools. The code is that of `./build.sh deploy`. Nothing is
//! stored or sent, and nothing changes in this browser.

mod paste;
mod target;

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo::utils::body;
use web_sys::HtmlElement;

use self::paste::Paste;
use self::target::Target;
use super::field::{Answered, Decide};
use super::form::Form;
use super::frame::{Frame, load_texts};
use super::node::{add, english, say};
use super::policy_files::PolicyFiles;
use super::redraw::{Draw, callback, update};
use crate::chrome::{self, Error};
use crate::deploy::{files, which_to_use};
use crate::settings::{Group, Setting, Settings, Values};
use crate::text::{Catalogue, Key, Language};

struct Page {
    catalogue: Catalogue,
    /// The files are in English, whatever the language of the page.
    english: Catalogue,
    /// What is decided.
    values: Values,
    target: Target,
    paste: Paste,
    form: Form,
    result: HtmlElement,
    instructions: HtmlElement,
    files: PolicyFiles,
}

/// Starts the page.
///
/// # Errors
/// If the page's texts cannot be read.
pub async fn builder() -> Result<(), Error> {
    // The page does not reload when the language changes: the decisions made here would be lost.
    let (catalogue, local) = load_texts(Key::BuilderTitle).await?;
    let english = chrome::catalogue(Language::English, &Settings::default()).await?;
    let installation = chrome::installation().await;
    let mut frame = Frame::below(&body(), &catalogue);
    frame.show(&local.settings, &catalogue);
    let page = Rc::new_cyclic(|weak| RefCell::new(Page::below(frame.main(), weak, catalogue, english)));
    update(&page, |page| page.target.begin_with(&installation));
    // They live as long as the page.
    std::mem::forget((frame, page));
    Ok(())
}

impl Page {
    fn below(main: &HtmlElement, weak: &Weak<RefCell<Page>>, catalogue: Catalogue, english_words: Catalogue) -> Page {
        let words = |key: Key| catalogue.word(key);
        say(&add(main, "h1", "headline"), words(Key::BuilderTitle));
        say(&add(main, "p", "detail"), words(Key::BuilderDetail));
        say(&add(main, "h2", ""), words(Key::BuilderWhere));
        let target = Target::below(main, &callback(weak, |_, ()| {}), &catalogue);
        let paste = Paste::below(main, callback(weak, |page: &mut Page, ()| page.take_over()), &catalogue);
        let decide: Decide = callback(weak, Page::decide);
        let form = Form::below(main, &Group::ALL, true, true, &decide, &catalogue);
        form.show(&Values::new(), &Values::new(), true);
        let result = add(main, "section", "made");
        say(&add(&result, "h2", ""), words(Key::BuilderFiles));
        say(&add(&result, "p", "detail"), words(Key::BuilderFilesDetail));
        let more = add(&result, "details", "more");
        say(&add(&more, "summary", ""), words(Key::BuilderWhich));
        let instructions = add(&more, "pre", "text");
        english(&instructions);
        let files = PolicyFiles::below(&result);
        Page {
            english: english_words,
            values: Values::new(),
            target,
            paste,
            form,
            result,
            instructions,
            files,
            catalogue,
        }
    }

    /// A refused value is in no file, and neither is the value before it.
    fn decide(&mut self, (setting, answered): (&Setting, Answered)) {
        self.values.remove(setting.name);
        if let Answered::Decided(value) = answered {
            self.values.insert(setting.name.to_owned(), value);
        }
        self.form.show(&self.values, &Values::new(), false);
    }

    /// Starts from the pasted policy.
    fn take_over(&mut self) {
        if let Some(values) = self.paste.read(&self.catalogue) {
            self.values = values;
            self.form.show(&self.values, &Values::new(), true);
        }
    }
}

impl Draw for Page {
    /// Makes the files from the current decisions. Without a valid target there are none.
    fn draw(&mut self) {
        let plan = self.target.plan(self.values.clone());
        self.result.set_hidden(plan.is_none());
        let Some(plan) = plan else { return };
        self.files.show(&files(&plan, &self.english), &self.catalogue);
        say(&self.instructions, &which_to_use(&[plan.browser]));
    }
}

/// A question of this page.
fn question(parent: &HtmlElement, title: &str, detail: Option<&str>) -> HtmlElement {
    let root = add(parent, "fieldset", "decide");
    say(&add(&root, "legend", ""), title);
    if let Some(detail) = detail {
        say(&add(&root, "p", "meaning"), detail);
    }
    root
}
