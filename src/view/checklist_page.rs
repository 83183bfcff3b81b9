// SPDX-License-Identifier: MIT OR Apache-2.0
//! checklist.html: the whole checklist with every guide, to read, tick, print, copy and clear, without a page of
//! Microsoft's beside it.

use std::rc::Rc;

use gloo::timers::callback::Interval;
use gloo::utils::{body, window};
use web_sys::HtmlElement;

use super::button::Button;
use super::checklist::{ChecklistView, Depth};
use super::clock::{Clock, READ_EVERY_MS};
use super::copy::{Copy, Words};
use super::frame::{Frame, load_texts_and_reload};
use super::node::{add, say, set};
use super::redraw::{Draw, PageState, start, update};
use super::stored_state::{StoredState, open_security_info};
use super::user_action::UserAction;
use crate::checklist::{StoredTimes, summary};
use crate::chrome::{self, Error};
use crate::journey::{Action, Step};
use crate::text::{Catalogue, Key};

const WORDS: Words =
    Words { copy: Key::CopyChecklist, copied: Key::ChecklistCopied, not_copied: Key::ChecklistNotCopied };

struct Page {
    stored: StoredState,
    catalogue: Catalogue,
    /// What was cleared, so that the clearing can be undone.
    cleared: Option<StoredTimes>,
    frame: Frame,
    headline: HtmlElement,
    detail: HtmlElement,
    clock: Clock,
    list: ChecklistView,
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
    let (catalogue, _) = load_texts_and_reload(Key::PageTitle).await?;
    let stored = StoredState::open(chrome::device().await).await;
    let page = start(|act| Page::below(&body(), act, stored, catalogue))?;
    Interval::new(READ_EVERY_MS, move || update(&page, |_| {})).forget();
    Ok(())
}

impl Page {
    fn below(parent: &HtmlElement, act: &Rc<dyn Fn(UserAction)>, stored: StoredState, catalogue: Catalogue) -> Page {
        let frame = Frame::below(parent, &catalogue);
        let main = frame.main();
        let headline = add(main, "h1", "headline");
        let detail = add(main, "p", "detail");
        let clock = Clock::below(main);
        let heading = add(main, "h2", "heard");
        say(&heading, catalogue.word(Key::Checklist));
        let list = ChecklistView::below(main, Depth::Whole, act);
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
            stored,
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
    fn act(&mut self, act: UserAction) {
        match act {
            UserAction::Tick(row, done) => {
                self.cleared = None;
                self.stored.tick(row, done);
            }
            UserAction::Do(Action::OpenSecurityInfo) => {
                open_security_info(self.stored.settings(), self.stored.is_under_way())
            }
            UserAction::Print => drop(window().print()),
            UserAction::Clear => self.cleared = Some(self.stored.clear()),
            UserAction::Undo => {
                if let Some(cleared) = self.cleared.take() {
                    self.stored.restore(cleared);
                }
            }
            UserAction::Do(_) | UserAction::Mend(_) | UserAction::Fold | UserAction::Close => {}
            // These belong to the guide.
            UserAction::Answer(_) | UserAction::Back | UserAction::Begin => {}
        }
    }

    fn stored(&mut self) -> &mut StoredState {
        &mut self.stored
    }
}

impl Draw for Page {
    fn draw(&mut self) {
        let left = self.stored.left();
        let Page { stored, catalogue, .. } = self;
        let (checklist, settings) = (stored.checklist(), stored.settings());
        let words = |key: Key| catalogue.word(key);
        let is_complete = checklist.is_complete();
        let step = if is_complete { Step::Done } else { Step::Register };
        set(&body(), "data-step", Some(step.name()));
        let (headline, detail) =
            if is_complete { (Key::DoneTitle, Key::DoneDetail) } else { (Key::PageTitle, Key::PageDetail) };
        say(&self.headline, words(headline));
        say(&self.detail, words(detail));
        self.clock.show(left, Some(checklist), catalogue);
        drop(self.list.show(Some(checklist), catalogue));
        for (place, key) in self.wizard.iter().zip([Key::PageWizardTitle, Key::PageWizardDetail]) {
            say(place, words(key));
        }
        let has_security_info = chrome::home_cloud(settings).security_info().is_some();
        let open = words(Key::OpenSecurityInfo);
        self.open.offer(has_security_info.then_some((UserAction::Do(Action::OpenSecurityInfo), open)));
        self.print.offer(Some((UserAction::Print, words(Key::Print))));
        let clear = match &self.cleared {
            Some(_) => Some((UserAction::Undo, words(Key::Undo))),
            None => checklist.has_ticks().then(|| (UserAction::Clear, words(Key::Clear))),
        };
        self.clear.offer(clear);
        say(&self.status, self.cleared.as_ref().map(|_| words(Key::Cleared)).unwrap_or_default());
        let summary = summary(checklist, &chrome::versions().extension, catalogue);
        self.copy.offer(summary, WORDS, catalogue);
        self.frame.show(settings, catalogue);
    }
}
