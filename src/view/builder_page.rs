// SPDX-License-Identifier: MIT OR Apache-2.0
//! builder.html: IT decides once, and takes the files for its tools. They are made here, by the same code as the pack that the build
//! makes; nothing is kept, nothing is sent, and nothing of it has to do with what is set in this browser.

mod paste;
mod target;

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo::utils::body;
use web_sys::HtmlElement;

use self::paste::Paste;
use self::target::Target;
use super::field::{Answered, Decide, english};
use super::form::Form;
use super::frame::{Frame, speak_once};
use super::node::{add, say};
use super::policy_files::PolicyFiles;
use crate::chrome::{self, Error};
use crate::deploy::{Plan, files, which_to_use};
use crate::settings::{Group, Setting, Settings, Values};
use crate::text::{Catalogue, Key, Language};

struct Page {
    catalogue: Catalogue,
    /// What is in the files is English, whatever is spoken here.
    english: Catalogue,
    /// What is decided.
    values: Values,
    target: Target,
    paste: Paste,
    form: Form,
    made: HtmlElement,
    which: HtmlElement,
    files: PolicyFiles,
}

type Shared = Rc<RefCell<Page>>;

/// Starts the page, in the language that is set.
///
/// # Errors
/// Where our own texts cannot be read.
pub async fn builder() -> Result<(), Error> {
    // Where another language is set meanwhile, it does not begin anew: what was decided here would be gone.
    let (catalogue, local) = speak_once(Key::BuilderTitle).await?;
    let english = chrome::catalogue(Language::English, &Settings::default()).await?;
    let installation = chrome::installation().await;
    let mut frame = Frame::below(&body(), &catalogue);
    frame.show(&local.settings, &catalogue);
    let page = Rc::new_cyclic(|weak| RefCell::new(Page::below(frame.main(), weak, catalogue, english)));
    update(&page, |page| page.target.begin_with(&installation));
    // They live as long as their page.
    std::mem::forget((frame, page));
    Ok(())
}

/// Changes the page, and makes the files anew. A call from within another is left out rather than a panic.
fn update(page: &Shared, change: impl FnOnce(&mut Page)) {
    if let Ok(mut page) = page.try_borrow_mut() {
        change(&mut page);
        page.make();
    }
}

/// What has the page do this, as long as it is there.
fn doing(page: &Weak<RefCell<Page>>, change: fn(&mut Page)) -> Rc<dyn Fn()> {
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
        let target = Target::below(main, &doing(weak, |_| {}), &catalogue);
        let paste = Paste::below(main, doing(weak, Page::take_over), &catalogue);
        let page = weak.clone();
        let decide: Decide = Rc::new(move |setting, answered| {
            if let Some(page) = page.upgrade() {
                update(&page, |page| page.decide(setting, answered));
            }
        });
        let form = Form::below(main, &Group::ALL, true, true, &decide, &catalogue);
        form.show(&Values::new(), &Values::new(), true);
        let made = add(main, "section", "made");
        say(&add(&made, "h2", ""), words(Key::BuilderFiles));
        say(&add(&made, "p", "detail"), words(Key::BuilderFilesDetail));
        let more = add(&made, "details", "more");
        say(&add(&more, "summary", ""), words(Key::BuilderWhich));
        let which = add(&more, "pre", "text");
        english(&which);
        let files = PolicyFiles::below(&made);
        Page { english: english_words, values: Values::new(), target, paste, form, made, which, files, catalogue }
    }

    /// What is refused is in no file, and what was there before is no longer wanted.
    fn decide(&mut self, setting: &Setting, answered: Answered) {
        self.values.remove(setting.name);
        if let Answered::Decided(value) = answered {
            self.values.insert(setting.name.to_owned(), value);
        }
        self.form.show(&Values::new(), &self.values, false);
    }

    /// Begins with what is pasted.
    fn take_over(&mut self) {
        if let Some(values) = self.paste.read(&self.catalogue) {
            self.values = values;
            self.form.show(&Values::new(), &self.values, true);
        }
    }

    /// Makes the files from what is decided now; where something is wrong with the target, there are none.
    fn make(&mut self) {
        let target = self.target.read();
        self.made.set_hidden(target.is_none());
        let Some((browser, id, update_url)) = target else { return };
        let plan = Plan { browser, id, update_url, values: self.values.clone() };
        self.files.show(&files(&plan, &self.english), &self.catalogue);
        say(&self.which, &which_to_use(&[browser]));
    }
}

/// A question of the page's own.
fn question(parent: &HtmlElement, title: &str, detail: Option<&str>) -> HtmlElement {
    let root = add(parent, "fieldset", "decide");
    say(&add(&root, "legend", ""), title);
    if let Some(detail) = detail {
        say(&add(&root, "p", "meaning"), detail);
    }
    root
}
