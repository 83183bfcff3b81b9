// SPDX-License-Identifier: MIT OR Apache-2.0
//! The card: one thought, the next action first, the helpdesk always in the footer.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use web_sys::HtmlElement;

use super::button::Button;
use super::checklist::{ChecklistView, Depth};
use super::clock::Clock;
use super::foot::Foot;
use super::lead::Lead;
use super::node::{add, clear, say, set};
use super::notice::Notice;
use super::organisation::Organisation;
use super::steps::Steps;
use super::user_action::UserAction;
use crate::checklist::{Checklist, TimeLeft};
use crate::journey::coach::beside_checklist;
use crate::journey::{Action, Advice, Step};
use crate::settings::Settings;
use crate::text::{Catalogue, Key};

/// How long the card waits before it announces a change, in milliseconds: a person who types hears it in a pause, not
/// at every key.
const ANNOUNCE_AFTER_MS: u32 = 600;

/// What a card shows.
#[derive(Debug, Clone, Copy)]
pub struct Content<'a> {
    /// The message.
    pub advice: &'a Advice,
    /// How far the person has come.
    pub step: Step,
    /// The checklist, if there is one.
    pub checks: Option<Checks<'a>>,
    /// Only the head is visible.
    pub folded: bool,
    /// The settings: organisation, helpdesk and colour.
    pub settings: &'a Settings,
}

/// The checklist on a card.
#[derive(Debug, Clone, Copy)]
pub struct Checks<'a> {
    /// The rows.
    pub checklist: &'a Checklist,
    /// How much time is left.
    pub left: Option<TimeLeft>,
}

/// The card. Its elements stay and only their texts change, so focus and screen reader stay where they are.
pub struct Card {
    root: HtmlElement,
    name: HtmlElement,
    organisation: Organisation,
    fold: Button,
    close: Button,
    above: HtmlElement,
    body: HtmlElement,
    steps: Steps,
    lead: Lead,
    list: HtmlElement,
    notice: Notice,
    clock: Clock,
    checklist: ChecklistView,
    action: Button,
    also: Button,
    foot: Foot,
    status: HtmlElement,
    announcement: Option<Timeout>,
    _escape: EventListener,
}

impl Card {
    /// Adds a card to `parent`, empty until [`Card::show`]. `act` gets what the person does.
    #[must_use]
    pub fn below(parent: &HtmlElement, act: &Rc<dyn Fn(UserAction)>) -> Card {
        let root = add(parent, "main", "card");
        root.set_hidden(true);
        let head = add(&root, "header", "head");
        set(&add(&head, "span", "mark"), "aria-hidden", Some("true"));
        let names = add(&head, "span", "names");
        let name = add(&names, "span", "name");
        let organisation = Organisation::below(&head, &names);
        let fold = Button::below(&head, "fold", act);
        let close = Button::below(&head, "close", act);
        let above = add(&root, "div", "above");
        let body = add(&root, "div", "body");
        let steps = Steps::below(&body);
        let lead = Lead::below(&body);
        let list = add(&body, "ol", "list");
        let notice = Notice::below(&body, act);
        let clock = Clock::below(&body);
        let checklist = ChecklistView::below(&body, Depth::OnDemand, act);
        let action = Button::below(&body, "action", act);
        let also = Button::below(&body, "also", act);
        let foot = Foot::below(&root);
        // Never inside a hidden element: a live region must exist, and be empty, before it speaks.
        let status = add(parent, "div", "status");
        set(&status, "role", Some("status"));
        let (escaping, shown) = (act.clone(), body.clone());
        let escape = EventListener::new(&gloo::utils::document(), "keydown", move |event| {
            let escape = js_sys::Reflect::get(event, &"key".into()).is_ok_and(|key| key == "Escape");
            if escape && !shown.hidden() {
                escaping(UserAction::Fold);
            }
        });
        Card {
            root,
            name,
            organisation,
            fold,
            close,
            above,
            body,
            steps,
            lead,
            list,
            notice,
            clock,
            checklist,
            action,
            also,
            foot,
            status,
            announcement: None,
            _escape: escape,
        }
    }

    /// The element that has the card's height.
    #[must_use]
    pub fn root(&self) -> &HtmlElement {
        &self.root
    }

    /// The place before the advice.
    pub(super) fn above(&self) -> &HtmlElement {
        &self.above
    }

    /// Shows this, or nothing.
    pub fn show(&mut self, content: Option<Content>, catalogue: &Catalogue) {
        self.root.set_hidden(content.is_none());
        let Some(Content { advice, step, checks, folded, settings }) = content else {
            // A pending announcement is about a card that is gone.
            self.announcement = None;
            return;
        };
        let name = catalogue.word(Key::ExtensionName);
        let headline = catalogue.say(&advice.headline);
        let detail = catalogue.say(&advice.detail);
        // The folded bar says what to do next, so it is labelled by that.
        say(&self.name, if folded { &headline } else { name });
        set(&self.name, "role", folded.then_some("heading"));
        set(&self.name, "aria-level", folded.then_some("1"));
        self.organisation.show(settings, !folded);
        self.fold(folded, catalogue);
        self.steps.show(step, catalogue);
        self.lead.show(&headline, &detail);
        let beside: &[Advice] = if checks.is_some() { &beside_checklist() } else { &[] };
        self.lead.reserve(beside, catalogue);
        self.list(advice.list, catalogue);
        let notice = self.notice.show(advice.notice.as_ref(), catalogue);
        let checklist = checks.map(|checks| checks.checklist);
        self.clock.show(checks.and_then(|checks| checks.left), checklist, catalogue);
        self.checklist.show(checklist, catalogue);
        offer(&self.action, advice.action, catalogue);
        offer(&self.also, advice.also, catalogue);
        self.foot.show(advice.call, settings, catalogue);
        let stop = if headline.ends_with(['.', '?', '؟']) { " " } else { ". " };
        self.announce(headline + stop + &notice.unwrap_or(detail));
    }

    fn fold(&self, folded: bool, catalogue: &Catalogue) {
        self.body.set_hidden(folded);
        set(&self.root, "data-folded", folded.then_some(""));
        let label = if folded { Key::Unfold } else { Key::Fold };
        self.fold.offer_as_icon(UserAction::Fold, catalogue.word(label));
        set(self.fold.root(), "aria-expanded", Some(if folded { "false" } else { "true" }));
        self.close.offer_as_icon(UserAction::Close, catalogue.word(Key::Close));
    }

    fn list(&self, keys: &[Key], catalogue: &Catalogue) {
        self.list.set_hidden(keys.is_empty());
        let mut whole = String::new();
        for key in keys {
            whole += catalogue.word(*key);
        }
        if self.list.text_content().as_deref() == Some(&whole) {
            return;
        }
        clear(&self.list);
        for key in keys {
            say(&add(&self.list, "li", ""), catalogue.word(*key));
        }
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

fn offer(button: &Button, action: Option<Action>, catalogue: &Catalogue) {
    let label = action.map(|action| catalogue.word(action.label()));
    button.offer(action.zip(label).map(|(action, label)| (UserAction::Do(action), label)));
}
