// SPDX-License-Identifier: MIT OR Apache-2.0
//! What should a person with a pass do when the page asks for something else?

use super::advice::Advice;
use crate::page::{Kind, Offer};
use crate::text::Key;

/// How to get from this page to the pass: with the control on the page, or else what to try, in order.
pub(super) fn not_asked_for(kind: Kind, offer: Option<Offer>) -> Advice {
    match (offer, kind) {
        (Some(Offer::Tile | Offer::Proof), _) => Advice::new(Key::TileTitle, Key::TileDetail),
        (Some(Offer::Link), _) => Advice::new(Key::LinkTitle, Key::LinkDetail),
        (Some(Offer::OtherWays), _) => Advice::new(Key::OtherWaysTitle, Key::OtherWaysDetail)
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
