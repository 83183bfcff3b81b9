// SPDX-License-Identifier: MIT OR Apache-2.0
//! Does this page ask for the pass? These rules are apart from the other evidence, the surest first. **A password field
//! alone is never taken for the field of the pass.**

use super::{Element, Facts};

/// The visible field for the pass. First the field with the name of the pass; then the only input of the view with the
/// number of the pass, unless it is known as another field; then the only input of the right type beside which the
/// page's words name the pass.
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
        FIELDS_NAMED_IN_WORDS.into_iter().find(|element| only(*element))
    }
}

/// Inputs that are known as something else. The number of their view does not matter.
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

/// Inputs beside which the page's words name the pass.
const FIELDS_NAMED_IN_WORDS: [Element; 2] = [Element::PassByLabel, Element::PassByTitle];

/// Whether the view has the number of the pass, but its inputs do not fit.
pub(super) fn has_contradictory_view(facts: &Facts) -> bool {
    facts.sees(Element::ViewPass) && facts.sees(Element::PassViewInput)
}

/// Whether the page's words name the pass, though several inputs may be its field.
pub(super) fn names_the_pass(facts: &Facts) -> bool {
    FIELDS_NAMED_IN_WORDS.into_iter().any(|element| facts.sees(element))
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
    fn the_field_with_the_name_of_the_pass_wins_over_all_others() {
        let page = recognise(&facts(&[Element::PassField, Element::Password, Element::PasswordField, Element::Code]));
        assert_eq!((page.kind, page.ring), (Kind::Pass, Some(Element::PassField)));
    }

    #[test]
    fn the_numbered_view_counts_only_with_exactly_one_input() {
        let with = |inputs| {
            let mut facts = facts(&[Element::ViewPass]);
            facts.seen.insert(Element::PassViewInput, inputs);
            recognise(&facts).kind
        };
        assert_eq!([with(0), with(1), with(2)], [Kind::Unknown, Kind::Pass, Kind::Unknown]);
    }

    #[test]
    fn the_number_of_the_view_does_not_make_a_known_field_the_field_of_the_pass() {
        for other in OTHER_FIELDS {
            assert_eq!(kind(&[Element::ViewPass, Element::PassViewInput, other]), Kind::Unknown, "{}", other.name());
        }
    }

    #[test]
    fn words_count_only_with_exactly_one_input() {
        let with = |inputs| {
            let mut facts = facts(&[Element::PasswordField]);
            facts.seen.insert(Element::PassByTitle, inputs);
            recognise(&facts).kind
        };
        assert_eq!([with(0), with(1), with(2)], [Kind::Password, Kind::Pass, Kind::Unknown]);
    }
}
