// SPDX-License-Identifier: MIT OR Apache-2.0
//! settings.html: what a person can decide, what their organisation has decided, and which settings are active.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo::utils::body;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::diagnostics::Diagnostics;
use super::field::{Answered, Decide};
use super::form::Form;
use super::frame::{Frame, load_texts};
use super::node::{add, add_link, say};
use crate::chrome::{self, Error, Installation};
use crate::settings::{Group, Settings, Value, Values, is_locked};
use crate::text::{Catalogue, Key};

struct Page {
    catalogue: Catalogue,
    installation: Installation,
    frame: Frame,
    /// The language and texts with which the page started.
    initial: Settings,
    /// Says that nobody can change anything here.
    locked: HtmlElement,
    /// Offers to reload in another language.
    reload: HtmlElement,
    forms: [Form; 2],
    diagnostics: Diagnostics,
    /// The person's decisions that are not stored yet, oldest first.
    queue: VecDeque<(&'static str, Option<Value>)>,
}

/// Starts the page.
///
/// # Errors
/// If the page's texts cannot be read, or the browser refuses a listener.
pub async fn settings() -> Result<(), Error> {
    // Choosing a language by keyboard passes others on the way: the page must not reload at each.
    let (catalogue, local) = load_texts(Key::SettingsTitle).await?;
    let installation = chrome::installation().await;
    let page = Rc::new_cyclic(|weak: &Weak<RefCell<Page>>| {
        let weak = weak.clone();
        let decided: Decide = Rc::new(move |(setting, answered)| {
            // A refused answer is not stored. The stored value stays until the answer is corrected.
            let value = match answered {
                Answered::Decided(value) => Some(value),
                Answered::Undecided => None,
                Answered::Refused => return,
            };
            if let Some(page) = weak.upgrade() {
                decide(&page, setting.name, value);
            }
        });
        RefCell::new(Page::below(&body(), catalogue, installation, &decided, local.settings))
    });
    read(page.clone()).await;
    chrome::watch_local(move || spawn_local(read(page.clone())))
}

/// Stores a decision. Decisions are stored one after the other, because each is added to what is stored.
fn decide(page: &Rc<RefCell<Page>>, name: &'static str, value: Option<Value>) {
    let Ok(mut now) = page.try_borrow_mut() else { return };
    now.queue.push_back((name, value));
    if now.queue.len() > 1 {
        return;
    }
    let page = page.clone();
    spawn_local(async move {
        let first = || page.try_borrow().ok()?.queue.front().cloned();
        while let Some((name, value)) = first() {
            // If storage refused, show what is stored.
            if chrome::choose(name, value.as_ref()).await.is_err() {
                read(page.clone()).await;
            }
            let Ok(mut now) = page.try_borrow_mut() else { return };
            now.queue.pop_front();
        }
    });
}

/// Shows what is stored now. If it cannot be read, nothing changes.
async fn read(page: Rc<RefCell<Page>>) {
    if let Ok((policy, user)) = chrome::read_values().await
        && let Ok(mut page) = page.try_borrow_mut()
    {
        page.show(&policy, &user);
    }
}

impl Page {
    fn below(
        parent: &HtmlElement,
        catalogue: Catalogue,
        installation: Installation,
        decided: &Decide,
        initial: Settings,
    ) -> Page {
        let frame = Frame::below(parent, &catalogue);
        let main = frame.main();
        let words = |key: Key| catalogue.word(key);
        say(&add(main, "h1", "headline"), words(Key::SettingsTitle));
        say(&add(main, "p", "detail"), words(Key::SettingsDetail));
        let locked = add(main, "p", "decided");
        locked.set_hidden(true);
        say(&locked, words(Key::SettingsLocked));
        let first = Form::below(main, &[Group::Help], false, false, decided, &catalogue);
        let reload = add(main, "p", "for-admins");
        reload.set_hidden(true);
        add_link(&reload, "contact", "settings.html", words(Key::SettingsAnew));
        let more = closed_section(main, words(Key::SettingsMore));
        let rest = Group::ALL.into_iter().filter(|group| !matches!(group, Group::Help | Group::Lock));
        let second = Form::below(&more, &rest.collect::<Vec<_>>(), true, false, decided, &catalogue);
        let diagnostics = Diagnostics::below(&closed_section(main, words(Key::DiagnosticsTitle)), &catalogue);
        let builder = add(main, "p", "for-admins");
        add_link(&builder, "contact", "builder.html", words(Key::SettingsBuilder));
        Page {
            initial,
            locked,
            reload,
            forms: [first, second],
            installation,
            frame,
            diagnostics,
            catalogue,
            queue: VecDeque::new(),
        }
    }

    fn show(&mut self, policy: &Values, user: &Values) {
        let (settings, _) = Settings::decided(policy, user);
        self.frame.show(&settings, &self.catalogue);
        self.locked.set_hidden(!is_locked(policy));
        for form in &self.forms {
            form.show(policy, user, false);
        }
        self.reload.set_hidden(settings.has_same_texts(&self.initial));
        self.diagnostics.show(&self.installation, policy, user, &self.catalogue);
    }
}

/// A section that is closed at first.
fn closed_section(parent: &HtmlElement, title: &str) -> HtmlElement {
    let root = add(parent, "details", "more");
    say(&add(&root, "summary", ""), title);
    root
}
