// SPDX-License-Identifier: MIT OR Apache-2.0
//! checklist.html: the whole checklist with every guide, to read, tick, print, copy and clear, whether or not there is a page of
//! Microsoft's beside it.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo::timers::callback::Interval;
use gloo::utils::{body, document, window};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::act::Act;
use super::book::{Book, follow};
use super::button::Button;
use super::checklist::{Checklist, Depth};
use super::clock::{Clock, READ_EVERY_MS};
use super::copy::{Copy, Words};
use super::foot::Foot;
use super::node::{add, say, set, speak};
use crate::checklist::{Kept, summary};
use crate::chrome::{self, Error};
use crate::journey::{Action, Order, State, Step, Way};
use crate::text::{Catalogue, Key};

const WORDS: Words =
    Words { copy: Key::CopyChecklist, copied: Key::ChecklistCopied, not_copied: Key::ChecklistNotCopied };

struct Page {
    book: Book,
    catalogue: Catalogue,
    /// What was cleared, for who did not mean it.
    cleared: Option<Kept>,
    organisation: HtmlElement,
    headline: HtmlElement,
    detail: HtmlElement,
    clock: Clock,
    list: Checklist,
    wizard: [HtmlElement; 2],
    open: Button,
    print: Button,
    clear: Button,
    copy: Copy,
    status: HtmlElement,
    foot: Foot,
}

type Shared = Rc<RefCell<Page>>;

/// Starts the page, in the browser's language.
///
/// # Errors
/// Where its own texts cannot be read, or the browser refuses a listener.
pub async fn checklist() -> Result<(), Error> {
    let language = chrome::browser_language();
    let catalogue = chrome::catalogue(language).await?;
    let book = Book::open(chrome::device().await).await;
    speak(language);
    document().set_title(&catalogue.say(&Key::PageTitle.into()));
    let page = Rc::new_cyclic(|weak: &Weak<RefCell<Page>>| {
        let weak = weak.clone();
        let act: Rc<dyn Fn(Act)> = Rc::new(move |act| {
            if let Some(page) = weak.upgrade() {
                update(&page, |page| page.act(act));
            }
        });
        RefCell::new(Page::below(&body(), &act, book, catalogue))
    });
    update(&page, |_| {});
    follow(&page, |page, local| update(page, |page| _ = page.book.adopt(local)))?;
    let reading = page.clone();
    Interval::new(READ_EVERY_MS, move || update(&reading, |_| {})).forget();
    // It lives as long as its page.
    std::mem::forget(page);
    Ok(())
}

/// Changes the page and draws it. A call from within another is left out rather than a panic.
fn update(page: &Shared, change: impl FnOnce(&mut Page)) {
    if let Ok(mut page) = page.try_borrow_mut() {
        change(&mut page);
        page.draw();
    }
}

impl Page {
    fn below(parent: &HtmlElement, act: &Rc<dyn Fn(Act)>, book: Book, catalogue: Catalogue) -> Page {
        let head = add(parent, "header", "head");
        set(&add(&head, "span", "mark"), "aria-hidden", Some("true"));
        let names = add(&head, "span", "names");
        say(&add(&names, "span", "name"), &catalogue.say(&Key::Name.into()));
        let organisation = add(&names, "span", "organisation");
        let main = add(parent, "main", "whole");
        let headline = add(&main, "h1", "headline");
        let detail = add(&main, "p", "detail");
        let clock = Clock::below(&main);
        let heading = add(&main, "h2", "heard");
        say(&heading, &catalogue.say(&Key::Checklist.into()));
        let list = Checklist::below(&main, Depth::Whole, act);
        let section = add(&main, "section", "wizard");
        let wizard = [add(&section, "h2", "wizard-title"), add(&section, "p", "wizard-detail")];
        let tools = add(&main, "div", "tools");
        let open = Button::below(&tools, "action", act);
        let print = Button::below(&tools, "also", act);
        let clear = Button::below(&tools, "also", act);
        let copy = Copy::below(&add(&main, "div", "handed-on"));
        let status = add(&main, "p", "cleared");
        set(&status, "role", Some("status"));
        let foot = Foot::below(parent);
        Page {
            book,
            catalogue,
            cleared: None,
            organisation,
            headline,
            detail,
            clock,
            list,
            wizard,
            open,
            print,
            clear,
            copy,
            status,
            foot,
        }
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Tick(row, done) => {
                self.cleared = None;
                self.book.tick(row, done);
            }
            Act::Do(Action::OpenSecurityInfo) => self.open_security_info(),
            Act::Print => drop(window().print()),
            Act::Clear => self.cleared = Some(self.book.clear()),
            Act::Undo => {
                if let Some(cleared) = self.cleared.take() {
                    self.book.restore(cleared);
                }
            }
            Act::Do(_) | Act::Mend(_) | Act::Fold | Act::Close => {}
        }
    }

    fn open_security_info(&self) {
        let state = State { cloud: chrome::own_cloud(), ..State::default() }.starting_over();
        let order = Order::security_info(state, &Way::default(), self.book.settings(), js_sys::Date::now());
        spawn_local(async move {
            if let Some(order) = order {
                drop(chrome::order(&order).await);
            }
        });
    }

    fn draw(&mut self) {
        let left = self.book.left();
        let Page { book, catalogue, .. } = self;
        let (sheet, settings) = (book.sheet(), book.settings());
        let words = |key: Key| catalogue.say(&key.into());
        let is_complete = sheet.is_complete();
        let step = if is_complete { Step::Done } else { Step::Register };
        set(&body(), "data-step", Some(step.name()));
        let (headline, detail) =
            if is_complete { (Key::DoneTitle, Key::DoneDetail) } else { (Key::PageTitle, Key::PageDetail) };
        say(&self.organisation, settings.organisation.as_deref().unwrap_or_default());
        self.organisation.set_hidden(settings.organisation.is_none());
        say(&self.headline, &words(headline));
        say(&self.detail, &words(detail));
        self.clock.show(left, Some(sheet), catalogue);
        self.list.show(Some(sheet), catalogue);
        for (place, key) in self.wizard.iter().zip([Key::PageWizardTitle, Key::PageWizardDetail]) {
            say(place, &words(key));
        }
        let has_security_info = chrome::own_cloud().security_info().is_some();
        let open = words(Key::OpenSecurityInfo);
        self.open.offer(has_security_info.then_some((Act::Do(Action::OpenSecurityInfo), open.as_str())));
        self.print.offer(Some((Act::Print, &words(Key::Print))));
        let clear = match &self.cleared {
            Some(_) => Some((Act::Undo, words(Key::Undo))),
            None => sheet.is_begun().then(|| (Act::Clear, words(Key::Clear))),
        };
        self.clear.offer(clear.as_ref().map(|(act, words)| (*act, words.as_str())));
        say(&self.status, &self.cleared.as_ref().map(|_| words(Key::Cleared)).unwrap_or_default());
        let summary = summary(sheet, &chrome::versions().extension, catalogue);
        self.copy.offer(summary, WORDS, catalogue);
        self.foot.show(Key::Help, settings, catalogue);
    }
}
