// SPDX-License-Identifier: MIT OR Apache-2.0
//! Is this the pass prompt? Rules of their own, in the order of proof. **A bare password field is never taken for the pass.**

use super::{Element, Facts};

/// The visible field that the pass goes into: by its name; else the only input of the view numbered for it, unless it is known
/// as another field; else the only input of the right kind beside which the page's own words name the pass.
pub(super) fn pass_field(facts: &Facts) -> Option<Element> {
    let only = |element| facts.count(element) == 1;
    if facts.sees(Element::PassField) {
        Some(Element::PassField)
    } else if facts.sees(Element::ViewPass)
        && only(Element::PassViewInput)
        && !OTHER_FIELDS.iter().any(|field| facts.sees(*field))
    {
        Some(Element::PassViewInput)
    } else {
        WORDED.into_iter().find(|element| only(*element))
    }
}

/// Inputs that are known as something else, whatever number their view has.
const OTHER_FIELDS: [Element; 8] = [
    Element::UserName,
    Element::UserNameField,
    Element::Password,
    Element::PasswordField,
    Element::Code,
    Element::CodeField,
    Element::CurrentPassword,
    Element::NewPassword,
];

/// Inputs beside which words name the pass.
const WORDED: [Element; 2] = [Element::PassByLabel, Element::PassByTitle];

/// The number of the view says that this is the pass, and what stands in it does not.
pub(super) fn is_contradictory(facts: &Facts) -> bool {
    facts.sees(Element::ViewPass) && facts.sees(Element::PassViewInput)
}

/// Words name the pass, but not which of several inputs it goes into.
pub(super) fn names_the_pass(facts: &Facts) -> bool {
    WORDED.into_iter().any(|element| facts.sees(element))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Kind, recognise};

    fn facts(seen: &[Element]) -> Facts {
        Facts {
            host: "login.microsoftonline.com".into(),
            seen: seen.iter().map(|element| (*element, 1)).collect(),
            ..Facts::default()
        }
    }

    fn kind(seen: &[Element]) -> Kind {
        recognise(&facts(seen)).kind
    }

    #[test]
    fn the_named_field_is_the_pass_prompt_whatever_stands_beside_it() {
        let page = recognise(&facts(&[Element::PassField, Element::Password, Element::PasswordField, Element::Code]));
        assert_eq!((page.kind, page.ring), (Kind::Pass, Some(Element::PassField)));
    }

    #[test]
    fn the_numbered_view_serves_only_with_exactly_one_input() {
        let with = |inputs| {
            let mut facts = facts(&[Element::ViewPass]);
            facts.seen.insert(Element::PassViewInput, inputs);
            recognise(&facts).kind
        };
        assert_eq!([with(0), with(1), with(2)], [Kind::Unknown, Kind::Pass, Kind::Unknown]);
    }

    #[test]
    fn a_field_that_is_known_as_another_is_no_pass_by_the_number_of_its_view() {
        for other in OTHER_FIELDS {
            assert_eq!(kind(&[Element::ViewPass, Element::PassViewInput, other]), Kind::Unknown, "{}", other.name());
        }
    }

    #[test]
    fn words_serve_only_with_exactly_one_input() {
        let with = |inputs| {
            let mut facts = facts(&[Element::PasswordField]);
            facts.seen.insert(Element::PassByTitle, inputs);
            recognise(&facts).kind
        };
        assert_eq!([with(0), with(1), with(2)], [Kind::Password, Kind::Pass, Kind::Unknown]);
    }
}
