// SPDX-License-Identifier: MIT OR Apache-2.0
//! The page asks for something other than the pass, and the person has one.

use super::advice::Advice;
use crate::page::{Kind, Offer};
use crate::text::Key;

/// How to get from this page to the pass: by the control that the page has for it, or else what to try, in order.
pub(super) fn not_asked_for(kind: Kind, offer: Option<Offer>) -> Advice {
    match (offer, kind) {
        (Some(Offer::Tile | Offer::Proof), _) => Advice::new(Key::TileTitle, Key::TileDetail),
        (Some(Offer::Link), _) => Advice::new(Key::LinkTitle, Key::LinkDetail),
        (Some(Offer::OtherWays), _) => Advice::new(Key::OtherWaysTitle, Key::OtherWaysDetail)
            .listing(&[Key::MissingWait, Key::MissingAccount])
            .calling(Key::CallIfStill),
        // The list is there, and the pass is not in it.
        (None, Kind::Picker | Kind::OtherFactor) => Advice::new(Key::MissingTitle, Key::MissingInListDetail)
            .listing(&[Key::MissingAccount, Key::MissingValid])
            .calling(Key::CallIfStill),
        (None, _) => Advice::new(Key::MissingTitle, Key::MissingDetail)
            .listing(&[Key::MissingAccount, Key::MissingOtherWays])
            .calling(Key::CallIfStill),
    }
}
