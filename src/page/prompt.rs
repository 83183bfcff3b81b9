// SPDX-License-Identifier: MIT OR Apache-2.0
//! Does this page ask for the pass? These rules are apart from the other evidence, the surest first. **A password field
//! alone is never taken for the field of the pass.**

use super::{Element, Facts};

/// The visible field for the pass. First the field with the name of the pass; then the only input that shows its text,
/// and the only input of the view with the number of the pass, unless they are known as another field; then, on the
/// second-factor page, the only input for a code under the title that asks for the pass.
pub(super) fn pass_field(facts: &Facts) -> Option<Element> {
    let only = |element| facts.count(element) == 1;
    let is_other = OTHER_FIELDS.iter().any(|field| facts.sees(*field));
    let ranks = [
        (Element::PassField, facts.sees(Element::PassField)),
        (Element::PassShown, !is_other && only(Element::PassShown)),
        (Element::PassViewInput, !is_other && facts.sees(Element::ViewPass) && only(Element::PassViewInput)),
        (Element::PassByTitle, facts.sees(Element::PageSecondFactor) && only(Element::PassByTitle)),
    ];
    ranks.into_iter().find_map(|(element, counts)| counts.then_some(element))
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

/// Whether the view is that of the pass, but its inputs do not fit.
pub(super) fn has_contradictory_view(facts: &Facts) -> bool {
    facts.sees(Element::PassShown) || facts.sees(Element::ViewPass) && facts.sees(Element::PassViewInput)
}

/// Whether the page's title asks for the pass, though its inputs do not fit.
pub(super) fn has_contradictory_title(facts: &Facts) -> bool {
    facts.sees(Element::PassByTitle)
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
    fn the_title_counts_only_on_the_second_factor_page_with_exactly_one_input() {
        let with = |page, inputs| {
            let mut facts = facts(&[page, Element::CodeField]);
            facts.seen.insert(Element::PassByTitle, inputs);
            recognise(&facts).kind
        };
        let second_factor = |inputs| with(Element::PageSecondFactor, inputs);
        assert_eq!([0, 1, 2].map(second_factor), [Kind::Code, Kind::Pass, Kind::Unknown]);
        assert_eq!(with(Element::PageSignIn, 1), Kind::Unknown);
    }
}
