// SPDX-License-Identifier: MIT OR Apache-2.0
//! What advice is made of: one thought at a time.

use crate::page::Page;
use crate::pass::Repair;
use crate::text::{Key, Message};

/// How a notice is meant. There is no red: a refusal is a thing to solve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// For information.
    Neutral,
    /// Something to mend.
    Watch,
    /// Something looks complete or is done.
    Good,
}

impl Tone {
    /// The value of `data-tone`, by which it gets its colours.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Tone::Neutral => "neutral",
            Tone::Watch => "watch",
            Tone::Good => "good",
        }
    }
}

/// A remark beside the advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub message: Message,
    /// What one click can mend of it.
    pub repair: Option<Repair>,
}

/// What we can do for the person, on their click.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Open My Security info in a tab of its own.
    OpenSecurityInfo,
    /// The same, for a person who says that they have a pass.
    HavePass,
    /// The same, when this sign-in is over: before that, it would ask for the pass once more.
    OpenAfterwards,
    /// Begin at My Security info, in place of the application that this tab signs in to.
    StartAtSecurityInfo,
    /// The person has a pass, though the page does not speak of one: help here.
    Ask,
    /// Open the card that was closed.
    ShowCard,
    /// Ring the button on Security info that adds a method.
    ShowWhere,
    /// Open the checklist as a page of its own.
    OpenChecklist,
}

impl Action {
    /// What stands on the button.
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
        }
    }
}

/// What a card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The next action.
    pub headline: Message,
    /// The reason, or what comes after.
    pub detail: Message,
    /// What to try, one after the other.
    pub list: &'static [Key],
    /// At most one remark.
    pub notice: Option<Notice>,
    /// At most one main thing that we can do for the person.
    pub action: Option<Action>,
    /// Another one, which steps back behind it.
    pub also: Option<Action>,
    /// When to turn to the helpdesk.
    pub call: Key,
}

impl Advice {
    pub(super) fn new(headline: Key, detail: impl Into<Message>) -> Advice {
        Advice {
            headline: headline.into(),
            detail: detail.into(),
            list: &[],
            notice: None,
            action: None,
            also: None,
            call: Key::Help,
        }
    }

    pub(super) fn noting(self, tone: Tone, message: impl Into<Message>) -> Advice {
        Advice { notice: Some(Notice { tone, message: message.into(), repair: None }), ..self }
    }

    pub(super) fn listing(self, list: &'static [Key]) -> Advice {
        Advice { list, ..self }
    }

    pub(super) fn offering(self, action: Action) -> Advice {
        Advice { action: Some(action), ..self }
    }

    pub(super) fn also_offering(self, also: Action) -> Advice {
        Advice { also: Some(also), ..self }
    }

    pub(super) fn calling(self, call: Key) -> Advice {
        Advice { call, ..self }
    }

    /// The same, with the answer to "where?" in place of its detail: what is ringed on this page for it, or where it likely is.
    #[must_use]
    pub fn pointing(self, page: &Page) -> Advice {
        let answer = if page.add_method.is_some() { Key::WhereRinged } else { Key::WhereUnknown };
        Advice { detail: answer.into(), ..self }
    }

    /// The same, where nothing but this page is to be seen: for practice.
    #[must_use]
    pub fn without_leading_away(self) -> Advice {
        let stays = |action: &Action| *action == Action::ShowWhere;
        Advice { action: self.action.filter(stays), also: self.also.filter(stays), ..self }
    }

    /// The same, where IT wants no checklist.
    #[must_use]
    pub fn without_checklist(self) -> Advice {
        let detail = if self.detail.key == Key::RegisterDetail { Key::RegisterPlainDetail.into() } else { self.detail };
        let stays = |action: &Action| *action != Action::OpenChecklist;
        let mut actions = [self.action, self.also].into_iter().flatten().filter(stays);
        let (action, also) = (actions.next(), actions.next());
        Advice { detail, action, also, ..self }
    }

    /// Every text in it, with its values.
    pub fn messages(&self) -> impl Iterator<Item = Message> + '_ {
        [Some(&self.headline), Some(&self.detail), self.notice.as_ref().map(|notice| &notice.message)]
            .into_iter()
            .flatten()
            .cloned()
            .chain(self.list.iter().copied().chain([self.call]).map(Message::from))
    }
}
