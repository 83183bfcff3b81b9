// SPDX-License-Identifier: MIT OR Apache-2.0
//! The bar of four steps: account, pass, accepted, register.

use web_sys::HtmlElement;

use super::node::{add, set};
use crate::journey::Step;
use crate::text::{Catalogue, Key, Message};

const NAMES: [Key; 4] = [Key::StepAccount, Key::StepPass, Key::StepAccepted, Key::StepRegister];

/// The bar.
pub struct Steps {
    root: HtmlElement,
    bars: [HtmlElement; 4],
}

impl Steps {
    pub fn below(parent: &HtmlElement) -> Steps {
        let root = add(parent, "div", "steps");
        set(&root, "role", Some("img"));
        let bars = std::array::from_fn(|_| add(&root, "span", "bar"));
        Steps { root, bars }
    }

    pub fn show(&self, step: Step, catalogue: &Catalogue) {
        let reached = match step {
            Step::Start | Step::Account => 1,
            Step::Pass => 2,
            Step::Accepted => 3,
            Step::Register | Step::Done => 4,
        };
        for (bar, number) in self.bars.iter().zip(1..) {
            set(bar, "data-reached", (number <= reached).then_some(""));
        }
        if let Some(name) = NAMES.get(reached - 1) {
            let name = catalogue.word(*name);
            let label = catalogue.say(&Message::from(Key::Steps).with("step", reached).with("name", name));
            set(&self.root, "aria-label", Some(&label));
        }
    }
}
