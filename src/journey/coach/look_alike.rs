// SPDX-License-Identifier: MIT OR Apache-2.0
//! The page looks like Microsoft's sign-in and is not.

use super::advice::{Action, Advice};
use super::has_security_info;
use crate::address::Trick;
use crate::page::Cloud;
use crate::text::Key;

/// What to do there: nothing, and elsewhere what was meant to be done here.
#[must_use]
pub fn advise_on_look_alike(trick: Trick, cloud: Cloud) -> Advice {
    let how = match trick {
        Trick::Name => Key::LookAlikeName,
        Trick::Path => Key::LookAlikePath,
        Trick::Relay => Key::LookAlikeRelay,
        Trick::BeforeAt => Key::LookAlikeBeforeAt,
        Trick::NotEncrypted => Key::LookAlikeNotEncrypted,
        Trick::Form => Key::LookAlikeForm,
        Trick::GivenUp => Key::LookAlikeGivenUp,
    };
    let advice = Advice::new(Key::LookAlikeTitle, how)
        .listing(&[Key::LookAlikeClose, Key::LookAlikeTyped, Key::LookAlikeReport])
        .calling(Key::CallNow);
    if has_security_info(cloud) { advice.offering(Action::OpenSecurityInfo) } else { advice }
}
