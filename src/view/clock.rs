// SPDX-License-Identifier: MIT OR Apache-2.0
//! The countdown, in whole minutes. All its texts are laid out from the start, so that nothing below it moves when the
//! time is over or the last row is ticked.

use web_sys::HtmlElement;

use super::node::{add, say, set};
use crate::checklist::{Checklist, TimeLeft};
use crate::journey::Tone;
use crate::settings::PassUse;
use crate::text::{Catalogue, Key, Message};

/// How often to read the clock, in milliseconds: often enough to see each new minute.
pub const READ_EVERY_MS: u32 = 1_000;

/// One of its texts.
struct Face {
    root: HtmlElement,
    title: HtmlElement,
    detail: HtmlElement,
}

/// The countdown.
pub struct Clock {
    root: HtmlElement,
    passed: HtmlElement,
    running: Face,
    over: Face,
    complete: Face,
    first: HtmlElement,
}

impl Clock {
    /// Adds a hidden countdown to `parent`.
    pub fn below(parent: &HtmlElement) -> Clock {
        let root = add(parent, "div", "clock");
        root.set_hidden(true);
        let running = Face::below(&root);
        // A screen reader reads it on demand, not at every minute.
        set(&running.root, "role", Some("timer"));
        let first = add(&running.root, "span", "clock-first");
        let bar = add(&running.root, "span", "clock-bar");
        set(&bar, "aria-hidden", Some("true"));
        let passed = add(&bar, "span", "clock-left");
        let over = Face::below(&root);
        let complete = Face::below(&root);
        Clock { root, passed, running, over, complete, first }
    }

    /// Shows the time left and what to do first; `None` hides the countdown.
    pub fn show(&self, left: Option<TimeLeft>, checklist: Option<&Checklist>, catalogue: &Catalogue) {
        let shown = left.zip(checklist);
        self.root.set_hidden(shown.is_none());
        let Some((left, checklist)) = shown else { return };
        let (is_complete, is_over) = (checklist.is_complete(), left.is_over());
        let tone = if is_complete { Tone::Good } else { Tone::Neutral };
        set(&self.root, "data-tone", Some(tone.name()));
        self.running.say(&remaining(left), running_detail(left.pass_use), !is_complete && !is_over, catalogue);
        let (title, detail) = over(left.pass_use);
        self.over.say(&title.into(), detail, !is_complete && is_over, catalogue);
        self.complete.say(&Key::ClockComplete.into(), Key::ClockCompleteDetail, is_complete, catalogue);
        let next = checklist.next().map(|item| item.subject.title(catalogue)).unwrap_or_default();
        say(&self.first, &catalogue.say(&Message::from(Key::ClockFirst).with_isolated("method", next)));
        let share = (left.ms / left.whole_ms * 100.0).clamp(0.0, 100.0).round() as u8;
        // Sets only a custom property: the style checklist does the rest.
        drop(self.passed.style().set_property("inline-size", &(share.to_string() + "%")));
    }
}

impl Face {
    fn below(parent: &HtmlElement) -> Face {
        let root = add(parent, "div", "face");
        let title = add(&root, "b", "clock-title");
        let detail = add(&root, "span", "clock-detail");
        Face { root, title, detail }
    }

    fn say(&self, title: &Message, detail: Key, is_shown: bool, catalogue: &Catalogue) {
        set(&self.root, "data-shown", is_shown.then_some(""));
        say(&self.title, &catalogue.say(title));
        say(&self.detail, catalogue.word(detail));
    }
}

fn remaining(left: TimeLeft) -> Message {
    match left.minutes() {
        0 | 1 => Key::ClockLast.into(),
        minutes => Message::from(Key::ClockLeft).with("minutes", minutes),
    }
}

const fn running_detail(pass_use: Option<PassUse>) -> Key {
    match pass_use {
        Some(PassUse::OneTime) => Key::ClockOneTime,
        Some(PassUse::Reusable) => Key::ClockReusable,
        None => Key::ClockUnknown,
    }
}

/// What to do after the time is over.
const fn over(pass_use: Option<PassUse>) -> (Key, Key) {
    match pass_use {
        Some(PassUse::OneTime) => (Key::ClockOver, Key::ClockOverOneTime),
        Some(PassUse::Reusable) => (Key::ClockRunOut, Key::ClockOverOneTime),
        None => (Key::ClockOver, Key::ClockOverUnknown),
    }
}
