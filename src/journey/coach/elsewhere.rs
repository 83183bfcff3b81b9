// SPDX-License-Identifier: MIT OR Apache-2.0
//! What should a person with a pass do when the page asks for something else?

use super::advice::Advice;
use crate::page::{Element, Kind, Offer, Page};
use crate::text::Key;

/// How to get from this page to the pass: with the control on the page, or else what to try, in order.
pub(super) fn not_asked_for(page: &Page) -> Advice {
    let has_box = matches!(page.kind, Kind::Password | Kind::Code | Kind::UserName);
    match (page.offer, page.kind) {
        (Some(Offer::Tile), _) => Advice::new(Key::TileTitle, Key::TileDetail),
        (Some(Offer::Proof), _) => Advice::new(Key::ProofTitle, Key::ProofDetail),
        (Some(Offer::Link), _) if has_box => Advice::new(Key::LinkTitle, Key::LinkDetail),
        (Some(Offer::Link), _) => Advice::new(Key::LinkTitle, Key::LinkPlainDetail),
        (Some(Offer::OtherWays), _) => other_ways(page.ring, has_box)
            .with_list(&[Key::MissingWait, Key::MissingAccount])
            .with_call(Key::CallIfStill),
        // The page shows the list, but the pass is not in it.
        (None, Kind::Picker | Kind::OtherFactor) => Advice::new(Key::MissingTitle, Key::MissingInListDetail)
            .with_list(&[Key::MissingAccount, Key::MissingValid])
            .with_call(Key::CallIfStill),
        (None, _) => Advice::new(Key::MissingTitle, Key::MissingDetail)
            .with_list(&[Key::MissingAccount, Key::MissingOtherWays])
            .with_call(Key::CallIfStill),
    }
}

/// The words of the link to second factors are not known.
fn other_ways(ring: Option<Element>, has_box: bool) -> Advice {
    if ring == Some(Element::OtherFactors) {
        Advice::new(Key::OtherFactorsTitle, Key::OtherFactorsDetail)
    } else {
        Advice::new(Key::OtherWaysTitle, if has_box { Key::OtherWaysDetail } else { Key::OtherWaysPlainDetail })
    }
}
