// SPDX-License-Identifier: MIT OR Apache-2.0
//! The card: one thought, the next action first, the helpdesk always in the foot.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use web_sys::HtmlElement;

use super::act::Act;
use super::checklist::Checklist;
use super::node::{add, on, say, set};
use super::steps::Steps;
use crate::checklist::Progress;
use crate::journey::{Action, Advice, Step};
use crate::text::{Catalogue, Key};

/// How long the card waits for the next change before it announces the last one, in milliseconds: a person who types hears
/// where they stand when they pause, not at every key.
const ANNOUNCE_AFTER_MS: u32 = 600;

/// The card on the page. Its nodes stay; only their texts change, so that focus and screen reader stay where they are.
pub struct Card {
    root: HtmlElement,
    name: HtmlElement,
    fold: HtmlElement,
    body: HtmlElement,
    steps: Steps,
    headline: HtmlElement,
    detail: HtmlElement,
    notice: HtmlElement,
    notice_text: HtmlElement,
    checklist: Checklist,
    action: HtmlElement,
    offered: Rc<Cell<Option<Action>>>,
    help: HtmlElement,
    help_advice: HtmlElement,
    status: HtmlElement,
    announcement: Option<Timeout>,
    _listeners: Vec<EventListener>,
}

impl Card {
    /// A new card below `parent`, empty until [`Card::show`]. `act` is called with what the person does.
    #[must_use]
    pub fn below(parent: &HtmlElement, act: &Rc<dyn Fn(Act)>) -> Card {
        let root = add(parent, "main", "card");
        root.set_hidden(true);
        let head = add(&root, "header", "head");
        set(&add(&head, "span", "mark"), "aria-hidden", Some("true"));
        let name = add(&head, "span", "name");
        let fold = add(&head, "button", "fold");
        set(&fold, "type", Some("button"));
        let body = add(&root, "div", "body");
        let steps = Steps::below(&body);
        let headline = add(&body, "h1", "headline");
        let detail = add(&body, "p", "detail");
        let notice = add(&body, "p", "notice");
        set(&add(&notice, "span", "sign"), "aria-hidden", Some("true"));
        let notice_text = add(&notice, "span", "text");
        let checklist = Checklist::below(&body, act);
        let action = add(&body, "button", "action");
        set(&action, "type", Some("button"));
        let offered = Rc::new(Cell::new(None));
        let foot = add(&root, "footer", "foot");
        let help = add(&foot, "span", "help");
        let help_advice = add(&foot, "span", "help-advice");
        // Outside everything that is ever hidden: a live region must be there, and empty, before it speaks.
        let status = add(parent, "div", "status");
        set(&status, "role", Some("status"));
        let (folding, escaping, doing) = (act.clone(), act.clone(), act.clone());
        let taken = offered.clone();
        let body_for_keys = body.clone();
        let listeners = vec![
            on(&fold, "click", move |_| folding(Act::Fold)),
            on(&action, "click", move |_| {
                if let Some(action) = taken.get() {
                    doing(Act::Do(action));
                }
            }),
            EventListener::new(&gloo::utils::document(), "keydown", move |event| {
                let escape = js_sys::Reflect::get(event, &"key".into()).is_ok_and(|key| key == "Escape");
                if escape && !body_for_keys.hidden() {
                    escaping(Act::Fold);
                }
            }),
        ];
        Card {
            root,
            name,
            fold,
            body,
            steps,
            headline,
            detail,
            notice,
            notice_text,
            checklist,
            action,
            offered,
            help,
            help_advice,
            status,
            announcement: None,
            _listeners: listeners,
        }
    }

    /// The element whose height is the card's.
    #[must_use]
    pub fn root(&self) -> &HtmlElement {
        &self.root
    }

    /// Shows this advice, or nothing at all.
    pub fn show(
        &mut self,
        advice: Option<&Advice>,
        step: Step,
        progress: Option<&Progress>,
        folded: bool,
        catalogue: &Catalogue,
    ) {
        self.root.set_hidden(advice.is_none());
        let Some(advice) = advice else {
            // What has not been said yet is about a card that is gone.
            self.announcement = None;
            return;
        };
        let name = catalogue.say(&Key::Name.into());
        let headline = catalogue.say(&advice.headline);
        // Folded to a bar, it still says what to do next.
        say(&self.name, if folded { &headline } else { &name });
        self.fold(folded, catalogue);
        self.steps.show(step, catalogue);
        let notice = advice.notice.as_ref().map(|notice| (notice.tone, catalogue.say(&notice.message)));
        say(&self.headline, &headline);
        say(&self.detail, &catalogue.say(&advice.detail));
        self.notice.set_hidden(notice.is_none());
        if let Some((tone, text)) = &notice {
            set(&self.notice, "data-tone", Some(tone.name()));
            say(&self.notice_text, text);
        }
        self.checklist.show(progress, catalogue);
        self.offered.set(advice.action);
        self.action.set_hidden(advice.action.is_none());
        if let Some(action) = advice.action {
            say(&self.action, &catalogue.say(&action.label().into()));
        }
        say(&self.help, &catalogue.say(&Key::Help.into()));
        say(&self.help_advice, &catalogue.say(&Key::HelpAdvice.into()));
        let announcement = match notice {
            Some((_, notice)) => format!("{headline}. {notice}"),
            None => headline,
        };
        self.announce(announcement);
    }

    fn fold(&self, folded: bool, catalogue: &Catalogue) {
        self.body.set_hidden(folded);
        set(&self.root, "data-folded", folded.then_some(""));
        set(&self.fold, "aria-expanded", Some(if folded { "false" } else { "true" }));
        let label = if folded { Key::Unfold } else { Key::Fold };
        set(&self.fold, "aria-label", Some(&catalogue.say(&label.into())));
    }

    fn announce(&mut self, text: String) {
        if self.status.text_content().as_deref() == Some(text.as_str()) {
            self.announcement = None;
            return;
        }
        let status = self.status.clone();
        self.announcement = Some(Timeout::new(ANNOUNCE_AFTER_MS, move || say(&status, &text)));
    }
}
