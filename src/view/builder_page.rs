// SPDX-License-Identifier: MIT OR Apache-2.0
//! builder.html: IT decides once, and takes the files for its tools. They are made here, by the same code as the pack that the build
//! makes; nothing is kept, nothing is sent, and nothing of it has to do with what is set in this browser.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use gloo::utils::body;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use super::field::{Answered, Decide, english};
use super::form::Form;
use super::frame::{Frame, speak_once};
use super::node::{add, clear, on, say, set};
use super::policy_files::PolicyFiles;
use crate::chrome::{self, Error, Installation};
use crate::deploy::{Browser, ExtensionId, Plan, UpdateUrl, decided, files, read_policy, which_to_use};
use crate::settings::{Group, Settings, Values};
use crate::text::{Catalogue, Key, Language, Message};

struct Page {
    catalogue: Catalogue,
    /// What is in the files is English, whatever is spoken here.
    english: Catalogue,
    values: Values,
    browsers: Vec<(Browser, HtmlInputElement)>,
    id: Line,
    url: Line,
    form: Form,
    pasted: HtmlTextAreaElement,
    outcome: HtmlElement,
    made: HtmlElement,
    which: HtmlElement,
    files: PolicyFiles,
    _listeners: Vec<EventListener>,
}

/// A question with a line for the answer, and what is wrong with it.
struct Line {
    input: HtmlInputElement,
    wrong: HtmlElement,
}

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
    let page = Rc::new_cyclic(|weak: &Weak<RefCell<Page>>| {
        let page = Page::below(frame.main(), weak, catalogue, english);
        page.begin_with(&installation);
        RefCell::new(page)
    });
    update(&page, |_| {});
    // They live as long as their page.
    std::mem::forget((frame, page));
    Ok(())
}

/// Changes the page, and makes the files anew. A call from within another is left out rather than a panic.
fn update(page: &Rc<RefCell<Page>>, change: impl FnOnce(&mut Page)) {
    if let Ok(mut page) = page.try_borrow_mut() {
        change(&mut page);
        page.make();
    }
}

impl Page {
    fn below(main: &HtmlElement, weak: &Weak<RefCell<Page>>, catalogue: Catalogue, english_words: Catalogue) -> Page {
        let words = |key: Key| catalogue.say(&key.into());
        let heard = |change: fn(&mut Page)| {
            let weak = weak.clone();
            move || {
                if let Some(page) = weak.upgrade() {
                    update(&page, change);
                }
            }
        };
        say(&add(main, "h1", "headline"), &words(Key::BuilderTitle));
        say(&add(main, "p", "detail"), &words(Key::BuilderDetail));
        let mut listeners = Vec::new();

        say(&add(main, "h2", ""), &words(Key::BuilderWhere));
        let group = question(main, &words(Key::BuilderBrowser), None);
        let mut browsers = Vec::new();
        for browser in Browser::ALL {
            let label = add(&group, "label", "decision");
            let input: HtmlInputElement = add(&label, "input", "").unchecked_into();
            for (name, value) in [("type", "radio"), ("name", "browser"), ("value", browser.name())] {
                set(&input, name, Some(value));
            }
            let name = add(&label, "span", "");
            english(&name);
            say(&name, browser.title());
            let again = heard(|_| {});
            listeners.push(on(&input, "change", move |_| again()));
            browsers.push((browser, input));
        }
        let mut line = |title, detail| {
            let line = Line::below(main, &words(title), &words(detail));
            let again = heard(|_| {});
            listeners.push(on(&line.input, "input", move |_| again()));
            line
        };
        let id = line(Key::BuilderId, Key::BuilderIdDetail);
        let url = line(Key::BuilderUrl, Key::BuilderUrlDetail);

        let paste = question(main, &words(Key::BuilderPaste), Some(&words(Key::BuilderPasteDetail)));
        let pasted: HtmlTextAreaElement = add(&paste, "textarea", "lines-of").unchecked_into();
        for (name, value) in
            [("rows", "4"), ("dir", "ltr"), ("spellcheck", "false"), ("aria-label", &words(Key::BuilderPaste))]
        {
            set(&pasted, name, Some(value));
        }
        let take = add(&paste, "button", "also");
        set(&take, "type", Some("button"));
        say(&take, &words(Key::BuilderTake));
        let outcome = add(&paste, "div", "outcome");
        set(&outcome, "role", Some("status"));
        let taking = heard(Page::take_over);
        listeners.push(on(&take, "click", move |_| taking()));

        let weak = weak.clone();
        let decide: Decide = Rc::new(move |setting, answered| {
            if let Some(page) = weak.upgrade() {
                update(&page, |page| {
                    // What is refused is in no file, and what was there before is no longer wanted.
                    page.values.remove(setting.name);
                    if let Answered::Decided(value) = answered {
                        page.values.insert(setting.name.to_owned(), value);
                    }
                    page.form.show(&Values::new(), &page.values, false);
                });
            }
        });
        let form = Form::below(main, &Group::ALL, true, true, &decide, &catalogue);
        form.show(&Values::new(), &Values::new(), true);

        let made = add(main, "section", "made");
        say(&add(&made, "h2", ""), &words(Key::BuilderFiles));
        say(&add(&made, "p", "detail"), &words(Key::BuilderFilesDetail));
        let more = add(&made, "details", "more");
        say(&add(&more, "summary", ""), &words(Key::BuilderWhich));
        let which = add(&more, "pre", "text");
        english(&which);
        let files = PolicyFiles::below(&made);
        Page {
            english: english_words,
            values: Values::new(),
            browsers,
            id,
            url,
            form,
            pasted,
            outcome,
            made,
            which,
            files,
            _listeners: listeners,
            catalogue,
        }
    }

    /// Begins with where this installation is from, if that is where others can get it, too.
    fn begin_with(&self, installation: &Installation) {
        let is_edge = installation.versions.browser.starts_with("Edg/");
        let own = if is_edge { Browser::Edge } else { Browser::Chrome };
        for (browser, input) in &self.browsers {
            input.set_checked(*browser == own);
        }
        if installation.how != "development" {
            self.id.input.set_value(&installation.id);
        }
        let is_store = Browser::ALL.iter().any(|browser| browser.store() == installation.update_url);
        if !is_store {
            self.url.input.set_value(&installation.update_url);
        }
    }

    /// Begins with what is pasted; what cannot be used of it is named.
    fn take_over(&mut self) {
        clear(&self.outcome);
        let words = |key: Key| self.catalogue.say(&key.into());
        match read_policy(&self.pasted.value()) {
            Err(error) => {
                let wrong = add(&self.outcome, "p", "refused");
                say(&add(&wrong, "span", ""), &words(Key::BuilderNotTaken));
                let why = add(&wrong, "span", "");
                english(&why);
                say(&why, &format!(" {error}."));
            }
            Ok(values) => {
                let (_, refused) = Settings::read(&values);
                self.values = values;
                let taken = Message::from(Key::BuilderTaken).with("count", decided(&self.values).len());
                say(&add(&self.outcome, "p", ""), &self.catalogue.say(&taken));
                if !refused.is_empty() {
                    let left_out = add(&self.outcome, "p", "refused");
                    say(&add(&left_out, "span", ""), &words(Key::BuilderLeftOut));
                    let list = add(&left_out, "span", "");
                    english(&list);
                    let reasons = refused.iter().take(20).map(|refused| format!(" {refused}"));
                    say(&list, &reasons.collect::<Vec<_>>().join(";"));
                }
                self.form.show(&Values::new(), &self.values, true);
            }
        }
    }

    /// Makes the files from what is decided now; where something is wrong with the target, there are none.
    fn make(&mut self) {
        let browser =
            self.browsers.iter().find(|(_, input)| input.checked()).map_or(Browser::Edge, |(browser, _)| *browser);
        let id = ExtensionId::parse(&self.id.input.value());
        let update_url = UpdateUrl::parse(&self.url.input.value());
        // Not yet given is not wrong.
        let is_given = !self.id.input.value().trim().is_empty();
        self.id.complain(id.err().filter(|_| is_given).map(|reason| format!("The id {reason}.")));
        self.url.complain(update_url.as_ref().err().map(|error| format!("{error}.")));
        self.made.set_hidden(id.is_err() || update_url.is_err());
        let (Ok(id), Ok(update_url)) = (id, update_url) else { return };
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

impl Line {
    fn below(parent: &HtmlElement, title: &str, detail: &str) -> Line {
        let root = question(parent, title, Some(detail));
        let input: HtmlInputElement = add(&root, "input", "line-of").unchecked_into();
        for (name, value) in [("dir", "ltr"), ("spellcheck", "false"), ("autocapitalize", "off"), ("aria-label", title)]
        {
            set(&input, name, Some(value));
        }
        let wrong = add(&root, "p", "refused");
        set(&wrong, "role", Some("alert"));
        english(&wrong);
        Line { input, wrong }
    }

    fn complain(&self, wrong: Option<String>) {
        say(&self.wrong, &wrong.unwrap_or_default());
    }
}
