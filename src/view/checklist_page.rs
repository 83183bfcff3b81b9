// SPDX-License-Identifier: MIT OR Apache-2.0
//! checklist.html: the whole checklist with every guide, to read, tick, print, copy and clear, without a page of
//! Microsoft's beside it.

use std::rc::Rc;

use gloo::timers::callback::Interval;
use gloo::utils::{body, window};
use web_sys::HtmlElement;

use super::act::Act;
use super::book::{Book, open_security_info};
use super::button::Button;
use super::checklist::{Checklist, Depth};
use super::clock::{Clock, READ_EVERY_MS};
use super::copy::{Copy, Words};
use super::frame::{Frame, speak_as_set};
use super::node::{add, say, set};
use super::redraw::{Draw, PageState, start, update};
use crate::checklist::{Kept, summary};
use crate::chrome::{self, Error};
use crate::journey::{Action, Step};
use crate::text::{Catalogue, Key};

const WORDS: Words =
    Words { copy: Key::CopyChecklist, copied: Key::ChecklistCopied, not_copied: Key::ChecklistNotCopied };

struct Page {
    book: Book,
    catalogue: Catalogue,
    /// What was cleared, so that the clearing can be undone.
    cleared: Option<Kept>,
    frame: Frame,
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
}

/// Starts the page.
///
/// # Errors
/// If the page's texts cannot be read, or the browser refuses a listener.
pub async fn checklist() -> Result<(), Error> {
    let (catalogue, _) = speak_as_set(Key::PageTitle).await?;
    let book = Book::open(chrome::device().await).await;
    let page = start(|act| Page::below(&body(), act, book, catalogue))?;
    Interval::new(READ_EVERY_MS, move || update(&page, |_| {})).forget();
    Ok(())
}

impl Page {
    fn below(parent: &HtmlElement, act: &Rc<dyn Fn(Act)>, book: Book, catalogue: Catalogue) -> Page {
        let frame = Frame::below(parent, &catalogue);
        let main = frame.main();
        let headline = add(main, "h1", "headline");
        let detail = add(main, "p", "detail");
        let clock = Clock::below(main);
        let heading = add(main, "h2", "heard");
        say(&heading, catalogue.word(Key::Checklist));
        let list = Checklist::below(main, Depth::Whole, act);
        let section = add(main, "section", "wizard");
        let wizard = [add(&section, "h2", "wizard-title"), add(&section, "p", "wizard-detail")];
        let tools = add(main, "div", "tools");
        let open = Button::below(&tools, "action", act);
        let print = Button::below(&tools, "also", act);
        let clear = Button::below(&tools, "also", act);
        let copy = Copy::below(&add(main, "div", "handed-on"));
        let status = add(main, "p", "cleared");
        set(&status, "role", Some("status"));
        Page {
            book,
            catalogue,
            cleared: None,
            frame,
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
        }
    }
}

impl PageState for Page {
    fn act(&mut self, act: Act) {
        match act {
            Act::Tick(row, done) => {
                self.cleared = None;
                self.book.tick(row, done);
            }
            Act::Do(Action::OpenSecurityInfo) => open_security_info(self.book.settings()),
            Act::Print => drop(window().print()),
            Act::Clear => self.cleared = Some(self.book.clear()),
            Act::Undo => {
                if let Some(cleared) = self.cleared.take() {
                    self.book.restore(cleared);
                }
            }
            Act::Do(_) | Act::Mend(_) | Act::Fold | Act::Close => {}
            // These belong to the guide.
            Act::Answer(_) | Act::Back | Act::Begin => {}
        }
    }

    fn book(&mut self) -> &mut Book {
        &mut self.book
    }
}

impl Draw for Page {
    fn draw(&mut self) {
        let left = self.book.left();
        let Page { book, catalogue, .. } = self;
        let (sheet, settings) = (book.sheet(), book.settings());
        let words = |key: Key| catalogue.word(key);
        let is_complete = sheet.is_complete();
        let step = if is_complete { Step::Done } else { Step::Register };
        set(&body(), "data-step", Some(step.name()));
        let (headline, detail) =
            if is_complete { (Key::DoneTitle, Key::DoneDetail) } else { (Key::PageTitle, Key::PageDetail) };
        say(&self.headline, words(headline));
        say(&self.detail, words(detail));
        self.clock.show(left, Some(sheet), catalogue);
        self.list.show(Some(sheet), catalogue);
        for (place, key) in self.wizard.iter().zip([Key::PageWizardTitle, Key::PageWizardDetail]) {
            say(place, words(key));
        }
        let has_security_info = chrome::home_cloud(settings).security_info().is_some();
        let open = words(Key::OpenSecurityInfo);
        self.open.offer(has_security_info.then_some((Act::Do(Action::OpenSecurityInfo), open)));
        self.print.offer(Some((Act::Print, words(Key::Print))));
        let clear = match &self.cleared {
            Some(_) => Some((Act::Undo, words(Key::Undo))),
            None => sheet.is_begun().then(|| (Act::Clear, words(Key::Clear))),
        };
        self.clear.offer(clear);
        say(&self.status, self.cleared.as_ref().map(|_| words(Key::Cleared)).unwrap_or_default());
        let summary = summary(sheet, &chrome::versions().extension, catalogue);
        self.copy.offer(summary, WORDS, catalogue);
        self.frame.show(settings, catalogue);
    }
}
