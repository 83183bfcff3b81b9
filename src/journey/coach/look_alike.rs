// SPDX-License-Identifier: MIT OR Apache-2.0
//! What should a person do on a page that only looks like Microsoft's sign-in?

use super::advice::{Action, Advice};
use super::has_security_info;
use crate::address::Trick;
use crate::page::Cloud;
use crate::text::Key;

/// The advice: do nothing on this page, and go to the real one.
#[must_use]
pub fn advise_on_look_alike(trick: Trick, cloud: Cloud) -> Advice {
    let how = match trick {
        Trick::Name => Key::LookAlikeName,
        Trick::Path => Key::LookAlikePath,
        Trick::Relay => Key::LookAlikeRelay,
        Trick::BeforeAt => Key::LookAlikeBeforeAt,
        Trick::NotEncrypted => Key::LookAlikeNotEncrypted,
        Trick::PortOrDot => Key::LookAlikeForm,
        Trick::GivenUp => Key::LookAlikeGivenUp,
    };
    let advice = Advice::new(Key::LookAlikeTitle, how)
        .with_list(&[Key::LookAlikeClose, Key::LookAlikeTyped, Key::LookAlikeReport])
        .with_call(Key::CallNow);
    if has_security_info(cloud) { advice.with_action(Action::OpenSecurityInfo) } else { advice }
}
