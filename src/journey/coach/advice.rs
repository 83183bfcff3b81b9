// SPDX-License-Identifier: MIT OR Apache-2.0
//! The parts of a piece of advice. A card shows one thought at a time.

use crate::journey::code::Typed;
use crate::page::{Element, Kind, Page};
use crate::pass::Repair;
use crate::text::{Key, Message};

/// The tone of a notice. No tone is red, because a refusal is a problem to solve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Information.
    Neutral,
    /// Something to correct.
    Watch,
    /// Something is complete or done.
    Good,
}

impl Tone {
    /// The value of `data-tone`, which sets the colours.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Tone::Neutral => "neutral",
            Tone::Watch => "watch",
            Tone::Good => "good",
        }
    }
}

/// What has the ring on the page: what the headline names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ring {
    /// The field for the pass, or the way to it.
    Target,
    /// The control that comes after it.
    Next(Element),
    /// Nothing: the person should use nothing here now.
    Nothing,
}

/// A remark in addition to the advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its tone.
    pub tone: Tone,
    /// Its text.
    pub message: Message,
    /// The correction that one click makes, if there is one.
    pub repair: Option<Repair>,
    /// It is about the text in the field: where the tip says it, the card does not.
    pub is_at_field: bool,
}

impl Notice {
    /// The text of the button that makes the correction.
    #[must_use]
    pub fn repair_label(&self) -> Option<Key> {
        Some(match self.repair? {
            Repair::RemoveSpaces if self.message.key == Key::SpaceBoth => Key::RemoveSpaces,
            Repair::RemoveSpaces => Key::RemoveSpace,
            Repair::RemoveHidden => Key::RemoveHidden,
            Repair::UsePlain => Key::UsePlain,
        })
    }
}

/// What a button does for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Open My Security info in a tab of its own.
    OpenSecurityInfo,
    /// Open My Security info. The person says that they have a pass.
    HavePass,
    /// Open My Security info after this sign-in. Before its end, it would ask for the pass again.
    OpenAfterwards,
    /// Start at My Security info instead of the application that this tab signs in to.
    StartAtSecurityInfo,
    /// Help on this page. The person has a pass, but the page does not name one.
    Ask,
    /// Open the card that was closed.
    ShowCard,
    /// Ring the button on Security info that adds a method.
    ShowWhere,
    /// Open the checklist in its own page.
    OpenChecklist,
    /// Sign out, to sign in with the new method.
    TryNow,
}

impl Action {
    /// The text on the button.
    #[must_use]
    pub const fn label(self) -> Key {
        match self {
            Action::OpenSecurityInfo => Key::OpenSecurityInfo,
            Action::HavePass => Key::HavePass,
            Action::OpenAfterwards => Key::OpenAfterwards,
            Action::StartAtSecurityInfo => Key::StartAtSecurityInfo,
            Action::Ask => Key::Ask,
            Action::ShowCard => Key::ShowCard,
            Action::ShowWhere => Key::ShowWhere,
            Action::OpenChecklist => Key::OpenChecklist,
            Action::TryNow => Key::TryNow,
        }
    }
}

/// What the code for the helpdesk is made from. It stays when a headline names the control that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// The headline.
    pub headline: Key,
    /// The detail, before something more urgent took its place.
    pub detail: Key,
    /// The kind of page.
    pub kind: Kind,
    /// The kind of remark about what is typed, if there is one.
    pub typed: Option<Typed>,
}

/// The content of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The person's next action.
    pub headline: Message,
    /// The reason, or what comes next.
    pub detail: Message,
    /// Things to try, in order.
    pub list: &'static [Key],
    /// List and second button are folded behind "More help": there is one thing to do first.
    pub is_list_folded: bool,
    /// A remark.
    pub notice: Option<Notice>,
    /// The main button.
    pub action: Option<Action>,
    /// The second, quieter button.
    pub also: Option<Action>,
    /// When to call the helpdesk.
    pub call: Key,
    /// Microsoft's own code for what went wrong, if the helpdesk will ask for it; otherwise empty.
    pub fault_code: &'static str,
    /// To call is what the headline asks for.
    pub is_call_first: bool,
    /// What has the ring.
    pub ring: Ring,
    /// What it is about.
    pub about: About,
}

impl Advice {
    pub(super) fn new(headline: Key, detail: impl Into<Message>) -> Advice {
        let detail = detail.into();
        Advice {
            about: About { headline, detail: detail.key, kind: Kind::Unknown, typed: None },
            headline: headline.into(),
            detail,
            list: &[],
            is_list_folded: false,
            notice: None,
            action: None,
            also: None,
            call: Key::Help,
            fault_code: "",
            is_call_first: false,
            ring: Ring::Target,
        }
    }

    /// The same advice, on a page of this kind.
    pub(super) fn on(self, kind: Kind) -> Advice {
        Advice { about: About { kind, ..self.about }, ..self }
    }

    pub(super) fn with_notice(self, tone: Tone, message: impl Into<Message>) -> Advice {
        Advice { notice: Some(Notice { tone, message: message.into(), repair: None, is_at_field: false }), ..self }
    }

    /// Adds the remark of that advice about what the person types. A text that looks complete may be the one that was
    /// refused, so nothing here is good yet.
    pub(super) fn with_remark_of(self, typing: Advice) -> Advice {
        let notice = typing.notice.map(|notice| match notice.tone {
            Tone::Good => Notice { tone: Tone::Neutral, message: Key::CompareFirst.into(), ..notice },
            Tone::Neutral | Tone::Watch => notice,
        });
        let about = About { typed: typing.about.typed, ..self.about };
        Advice { notice, about, ..self }
    }

    pub(super) fn with_list(self, list: &'static [Key]) -> Advice {
        Advice { list, ..self }
    }

    /// Folds the list and the second button behind "More help".
    pub(super) fn folding_list(self) -> Advice {
        Advice { is_list_folded: true, ..self }
    }

    /// Leaves out the remark about the text in the field.
    #[must_use]
    pub fn without_remark(self) -> Advice {
        let notice = self.notice.filter(|notice| !notice.is_at_field);
        Advice { notice, ..self }
    }

    pub(super) fn with_action(self, action: Action) -> Advice {
        Advice { action: Some(action), ..self }
    }

    pub(super) fn with_second_action(self, also: Action) -> Advice {
        Advice { also: Some(also), ..self }
    }

    pub(super) fn with_call(self, call: Key) -> Advice {
        Advice { call, ..self }
    }

    /// The headline asks to call: there is nothing to do on the page.
    pub(super) fn calling(self, call: Key) -> Advice {
        Advice { is_call_first: true, ..self.with_call(call) }.ringing_nothing()
    }

    /// Another headline for the same advice.
    pub(super) fn titled(self, headline: impl Into<Message>) -> Advice {
        Advice { headline: headline.into(), ..self }
    }

    /// Moves the ring on to this control, if the page has it.
    pub(super) fn ringing(self, control: Option<Element>) -> Advice {
        Advice { ring: control.map_or(self.ring, Ring::Next), ..self }
    }

    /// Takes the ring away.
    pub(super) fn ringing_nothing(self) -> Advice {
        Advice { ring: Ring::Nothing, ..self }
    }

    /// Replaces the detail with the answer to "Where is it?", on a page where the button was not found.
    #[must_use]
    pub fn pointing(self) -> Advice {
        Advice { detail: Key::WhereUnknown.into(), ..self }
    }

    /// Names the method that comes next: beside the button that adds one, or in the list of methods to choose from.
    #[must_use]
    pub fn naming(self, page: &Page, method: &str) -> Advice {
        if !self.names_next_method() {
            return self;
        }
        let named = |key: Key| Message::from(key).with_isolated("method", method);
        let (headline, detail) = if page.in_dialog {
            (named(Key::ChooseMethodTitle), Key::ChooseMethodDetail.into())
        } else {
            (self.headline, named(Key::AddMethodDetail))
        };
        let about = About { headline: headline.key, detail: detail.key, ..self.about };
        Advice { headline, detail, about, ..self }
    }

    /// Whether the next thing to press is on My Security info, and the headline names it.
    #[must_use]
    pub fn names_next_method(&self) -> bool {
        matches!(self.headline.key, Key::AddMethodTitle | Key::ChooseMethodTitle)
    }

    /// Removes the actions that leave this page: practice has no other page.
    #[must_use]
    pub fn without_leading_away(self) -> Advice {
        let stays = |action: &Action| *action == Action::ShowWhere;
        Advice { action: self.action.filter(stays), also: self.also.filter(stays), ..self }
    }

    /// Says that the next page may not know of this journey: the browser stores nothing. What the person wants
    /// afterwards cannot be kept either. Things to try are enough for one card: the next page says it, too.
    #[must_use]
    pub fn without_memory(self) -> Advice {
        if !self.list.is_empty() && !self.is_list_folded {
            return self;
        }
        let action = self.action.filter(|action| *action != Action::OpenAfterwards);
        let advice = Advice { action, ..self };
        match advice.notice {
            Some(ref notice) if notice.message.key != Key::AcceptedNext => {
                Advice { detail: Key::NotStored.into(), ..advice }
            }
            _ => advice.with_notice(Tone::Watch, Key::NotStored),
        }
    }

    /// Removes the checklist, which IT can turn off.
    #[must_use]
    pub fn without_checklist(self) -> Advice {
        let detail = if self.detail.key == Key::RegisterDetail { Key::RegisterPlainDetail.into() } else { self.detail };
        let stays = |action: &Action| *action != Action::OpenChecklist;
        let also = self.also.filter(stays);
        match self.action {
            Some(Action::OpenChecklist) => Advice { detail, action: also, also: None, ..self },
            _ => Advice { detail, also, ..self },
        }
    }

    /// Every text of the advice, with its values.
    pub fn messages(&self) -> impl Iterator<Item = Message> + '_ {
        [Some(&self.headline), Some(&self.detail), self.notice.as_ref().map(|notice| &notice.message)]
            .into_iter()
            .flatten()
            .cloned()
            .chain(self.list.iter().copied().chain([self.call]).map(Message::from))
    }
}
