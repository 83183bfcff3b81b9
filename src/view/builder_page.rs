// SPDX-License-Identifier: MIT OR Apache-2.0
//! builder.html: IT chooses the settings and takes the policy files for its deployment tools. The files are made in
//! this page, by the same code that makes the deployment package. Nothing is stored or sent, and the choices are
//! independent of this browser's settings.

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
use super::frame::{Frame, speak_once};
use super::node::{add, english, say};
use super::policy_files::PolicyFiles;
use crate::chrome::{self, Error};
use crate::deploy::{Plan, files, which_to_use};
use crate::settings::{Group, Setting, Settings, Values};
use crate::text::{Catalogue, Key, Language};

struct Page {
    catalogue: Catalogue,
    /// The files are always in English.
    english: Catalogue,
    /// The settings that IT has chosen.
    values: Values,
    target: Target,
    paste: Paste,
    form: Form,
    /// The section with the files.
    result: HtmlElement,
    /// Which file is for which tool.
    instructions: HtmlElement,
    files: PolicyFiles,
}

type Shared = Rc<RefCell<Page>>;

/// Starts the page.
///
/// # Errors
/// When the texts cannot be read.
pub async fn builder() -> Result<(), Error> {
    // The page does not reload when the language changes: that would lose what IT has chosen here.
    let (catalogue, local) = speak_once(Key::BuilderTitle).await?;
    let english = chrome::catalogue(Language::English, &Settings::default()).await?;
    let installation = chrome::installation().await;
    let mut frame = Frame::below(&body(), &catalogue);
    frame.show(&local.settings, &catalogue);
    let page = Rc::new_cyclic(|weak| RefCell::new(Page::below(frame.main(), weak, catalogue, english)));
    update(&page, |page| page.target.fill_in(&installation));
    // They live as long as the page.
    std::mem::forget((frame, page));
    Ok(())
}

/// Changes the page and makes the files again. A call from inside another call does nothing.
fn update(page: &Shared, change: impl FnOnce(&mut Page)) {
    if let Ok(mut page) = page.try_borrow_mut() {
        change(&mut page);
        page.make_files();
    }
}

/// A callback that makes this change, as long as the page exists.
fn callback(page: &Weak<RefCell<Page>>, change: fn(&mut Page)) -> Rc<dyn Fn()> {
    let page = page.clone();
    Rc::new(move || {
        if let Some(page) = page.upgrade() {
            update(&page, change);
        }
    })
}

impl Page {
    fn below(main: &HtmlElement, weak: &Weak<RefCell<Page>>, catalogue: Catalogue, english_words: Catalogue) -> Page {
        let words = |key: Key| catalogue.word(key);
        say(&add(main, "h1", "headline"), words(Key::BuilderTitle));
        say(&add(main, "p", "detail"), words(Key::BuilderDetail));
        say(&add(main, "h2", ""), words(Key::BuilderWhere));
        let target = Target::below(main, &callback(weak, |_| {}), &catalogue);
        let paste = Paste::below(main, callback(weak, Page::take_over), &catalogue);
        let page = weak.clone();
        let decide: Decide = Rc::new(move |setting, answered| {
            if let Some(page) = page.upgrade() {
                update(&page, |page| page.decide(setting, answered));
            }
        });
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

    /// Takes an answer. A refused answer also removes the value from before.
    fn decide(&mut self, setting: &Setting, answered: Answered) {
        self.values.remove(setting.name);
        if let Answered::Decided(value) = answered {
            self.values.insert(setting.name.to_owned(), value);
        }
        self.form.show(&Values::new(), &self.values, false);
    }

    /// Takes over the values of a pasted policy.
    fn take_over(&mut self) {
        if let Some(values) = self.paste.read(&self.catalogue) {
            self.values = values;
            self.form.show(&Values::new(), &self.values, true);
        }
    }

    /// Makes the files. There are none while an answer about the target is wrong.
    fn make_files(&mut self) {
        let target = self.target.read();
        self.result.set_hidden(target.is_none());
        let Some((browser, id, update_url)) = target else { return };
        let plan = Plan { browser, id, update_url, values: self.values.clone() };
        self.files.show(&files(&plan, &self.english), &self.catalogue);
        say(&self.instructions, &which_to_use(&[browser]));
    }
}

/// A box with a question that belongs to this page and is no setting.
fn question(parent: &HtmlElement, title: &str, detail: Option<&str>) -> HtmlElement {
    let root = add(parent, "fieldset", "decide");
    say(&add(&root, "legend", ""), title);
    if let Some(detail) = detail {
        say(&add(&root, "p", "meaning"), detail);
    }
    root
}
