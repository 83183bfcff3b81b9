// SPDX-License-Identifier: MIT OR Apache-2.0
//! The bar of four steps, with the step in words: a helpdesk asks "Which step do you see?"

use web_sys::HtmlElement;

use super::node::{add, say, set};
use crate::journey::Step;
use crate::text::{Catalogue, Key, Message};

const NAMES: [Key; 4] = [Key::StepAccount, Key::StepPass, Key::StepAccepted, Key::StepRegister];

/// The bar.
pub struct Steps {
    bars: [HtmlElement; 4],
    words: HtmlElement,
}

impl Steps {
    pub fn below(parent: &HtmlElement) -> Steps {
        let root = add(parent, "p", "steps");
        // The words say it all.
        let drawn = add(&root, "span", "bars");
        set(&drawn, "aria-hidden", Some("true"));
        let bars = std::array::from_fn(|_| add(&drawn, "span", "bar"));
        Steps { bars, words: add(&root, "span", "step") }
    }

    pub fn show(&self, step: Step, catalogue: &Catalogue) {
        let reached = step.number();
        for (bar, number) in self.bars.iter().zip(1..) {
            set(bar, "data-reached", (number <= reached).then_some(""));
        }
        if let Some(name) = NAMES.get(reached - 1) {
            let name = catalogue.word(*name);
            say(&self.words, &catalogue.say(&Message::from(Key::Steps).with("step", reached).with("name", name)));
        }
    }
}
