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
use super::more::More;
use super::node::{add, clear, say, set};
use super::notice::Notice;
use super::organisation::Organisation;
use super::steps::Steps;
use super::user_action::UserAction;
use crate::checklist::{Checklist, TimeLeft};
use crate::journey::coach::beside_checklist;
use crate::journey::{Action, Advice, Code, Step};
use crate::settings::Settings;
use crate::text::{Catalogue, Key, Message};

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
    steps: Steps,
    lead: Lead,
    list: HtmlElement,
    notice: Notice,
    clock: Clock,
    checklist: ChecklistView,
    action: Button,
    also: Button,
    more: More,
    foot: Foot,
    status: HtmlElement,
    announcement: Option<Timeout>,
    /// What the checklist asks.
    question: Option<String>,
    wants_focus: bool,
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
        let above = add(&root, "div", "above");
        let body = add(&root, "div", "body");
        let steps = Steps::below(&body);
        let lead = Lead::below(&body);
        let list = add(&body, "ol", "list");
        let notice = Notice::below(&body, act);
        // In a low window the main button and the next row are in sight before the clock.
        let action = Button::below(&body, "action", act);
        let checklist = ChecklistView::below(&body, Depth::OnDemand, act);
        let clock = Clock::below(&body);
        let also = Button::below(&body, "also", act);
        let more = More::below(&body, act);
        let foot = Foot::below(&root);
        // At the upper edge, but read and reached last.
        let controls = add(&root, "div", "controls");
        let fold = Button::below(&controls, "fold", act);
        let close = Button::below(&controls, "close", act);
        // Never inside a hidden element: a live region must exist, and be empty, before it speaks.
        let status = add(parent, "div", "status");
        set(&status, "role", Some("status"));
        let (escaping, shown) = (act.clone(), root.clone());
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
            steps,
            lead,
            list,
            notice,
            clock,
            checklist,
            action,
            also,
            more,
            foot,
            status,
            announcement: None,
            question: None,
            wants_focus: false,
            _escape: escape,
        }
    }

    /// The element that has the card's height.
    #[must_use]
    pub fn root(&self) -> &HtmlElement {
        &self.root
    }

    /// Its height in CSS pixels when no guide is open. An open guide scrolls inside: if the card grew with it, its
    /// upper edge could move, and with it the rows under the pointer.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.root.get_bounding_client_rect().height().ceil() - f64::from(self.checklist.opened_height())
    }

    /// The place before the advice.
    pub(super) fn above(&self) -> &HtmlElement {
        &self.above
    }

    /// Shows this, or nothing.
    pub fn show(&mut self, content: Option<Content>, catalogue: &Catalogue) {
        self.root.set_hidden(content.is_none());
        self.question = None;
        let Some(Content { advice, step, checks, settings }) = content else { return };
        say(&self.name, catalogue.word(Key::ExtensionName));
        self.organisation.show(settings);
        self.fold.offer_as_icon(UserAction::Fold, catalogue.word(Key::Fold));
        self.close.offer_as_icon(UserAction::Close, catalogue.word(Key::Close));
        self.steps.show(step, catalogue);
        self.lead.show(&catalogue.say(&advice.headline), &catalogue.say(&advice.detail));
        let beside = checks.map_or_else(Vec::new, |Checks { checklist, .. }| {
            let methods: Vec<String> = checklist.rows().map(|(item, _)| item.subject.title(catalogue)).collect();
            beside_checklist(&methods)
        });
        self.lead.reserve(&beside, catalogue);
        let (list, also, more): (&[Key], _, _) =
            if advice.is_list_folded { (&[], None, Some(advice)) } else { (advice.list, advice.also, None) };
        show_list(&self.list, list, catalogue);
        self.notice.show(advice.notice.as_ref(), catalogue);
        let checklist = checks.map(|checks| checks.checklist);
        self.clock.show(checks.and_then(|checks| checks.left), checklist, catalogue);
        self.question = self.checklist.show(checklist, catalogue);
        offer(&self.action, advice.action, catalogue);
        set(self.action.root(), "data-quiet", advice.names_next_method().then_some(""));
        offer(&self.also, also, catalogue);
        self.more.show(more, catalogue);
        self.foot.put_first(advice.is_call_first);
        let code = Code::of(advice, step).to_string();
        // Two codes in one place: nobody has to choose which one to say.
        let codes = if advice.fault_code.is_empty() { code } else { format!("{code} · {}", advice.fault_code) };
        self.foot.show(advice.call, Some(&codes), settings, catalogue);
        if std::mem::take(&mut self.wants_focus) {
            self.lead.focus();
        }
    }

    /// The headline gets the focus when the card is shown next: from there a screen reader reads on.
    pub fn wants_focus(&mut self) {
        self.wants_focus = true;
    }

    /// Tells a screen reader what this advice says, once the person pauses, also while the card is folded. `keys`: what
    /// leads to a correction.
    pub fn announce(&mut self, advice: Option<&Advice>, keys: Option<&str>, catalogue: &Catalogue) {
        // A pending announcement is about something else.
        self.announcement = None;
        let Some(advice) = advice else { return };
        let headline = catalogue.say(&advice.headline);
        let stop = if headline.ends_with(['.', '?', '؟']) { " " } else { ". " };
        let remark = || {
            let Some(notice) = &advice.notice else { return catalogue.say(&advice.detail) };
            let remark = catalogue.say(&notice.message);
            match keys.filter(|_| notice.repair.is_some()) {
                Some(keys) => {
                    let by_keys =
                        Message::from(Key::MendByKeys).with("remark", remark).with_left_to_right("keys", keys);
                    catalogue.say(&by_keys)
                }
                None => remark,
            }
        };
        let text = headline + stop + &self.question.clone().unwrap_or_else(remark);
        if self.status.text_content().as_deref() == Some(text.as_str()) {
            return;
        }
        let status = self.status.clone();
        self.announcement = Some(Timeout::new(ANNOUNCE_AFTER_MS, move || say(&status, &text)));
    }
}

/// Shows these in order; without any, hides the list.
pub(super) fn show_list(list: &HtmlElement, keys: &[Key], catalogue: &Catalogue) {
    list.set_hidden(keys.is_empty());
    let whole: String = keys.iter().map(|key| catalogue.word(*key)).collect();
    if list.text_content().as_deref() == Some(&whole) {
        return;
    }
    clear(list);
    for key in keys {
        say(&add(list, "li", ""), catalogue.word(*key));
    }
}

/// Offers this on the button; without it, hides the button.
pub(super) fn offer(button: &Button, action: Option<Action>, catalogue: &Catalogue) {
    let label = action.map(|action| catalogue.word(action.label()));
    button.offer(action.zip(label).map(|(action, label)| (UserAction::Do(action), label)));
}
