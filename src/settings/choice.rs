// SPDX-License-Identifier: MIT OR Apache-2.0
//! The settings that are one of a few words. Each word is written once, with the text that explains it in forms.

use super::field::{FromValue, NO_CHOICE, Reason, Refuse, text};
use super::{Form, Value};
use crate::named::named;
use crate::text::Key;

macro_rules! choice {
    (
        $(#[$meta:meta])*
        pub enum $Choice:ident { $($(#[$doc:meta])* $variant:ident = $word:literal, $title:ident;)+ }
    ) => {
        named! {
            $(#[$meta])*
            pub enum $Choice { $($(#[$doc])* $variant = $word,)+ }
        }

        impl $Choice {
            /// The words, each with the text that explains it.
            pub const FORM: Form = Form::Choice(&[$(($word, Key::$title)),+]);
        }

        impl FromValue for $Choice {
            fn from_value(form: Form, value: &Value, _: Refuse) -> Result<$Choice, Reason> {
                $Choice::from_name(text(form, value)?).ok_or(NO_CHOICE)
            }
        }
    };
}

choice! {
    /// How often a pass of this organisation works.
    pub enum PassUse {
        /// Once.
        OneTime = "one-time", SettingPassUseOneTime;
        /// Until it expires.
        Reusable = "reusable", SettingPassUseReusable;
    }
}

choice! {
    /// When the extension asks people whether they have a pass.
    #[derive(Default)]
    pub enum OfferHelp {
        /// When the page mentions a pass, or the person chooses it in the popup.
        #[default]
        WhenSeen = "when-seen", SettingsOfferSeen;
        /// On every sign-in page, with a small question.
        Always = "always", SettingsOfferAlways;
    }
}

choice! {
    /// Whether a password page asks people whether they have a pass.
    #[derive(Default)]
    pub enum OfferAtPassword {
        /// If the person installed the extension from a store.
        #[default]
        Automatic = "automatic", SettingsPasswordAutomatic;
        /// It does.
        On = "on", SettingsPasswordOn;
        /// It does not.
        Off = "off", SettingsPasswordOff;
    }
}

choice! {
    /// Where help is shown.
    #[derive(Default)]
    pub enum Surface {
        /// Beside the sign-in box.
        #[default]
        Page = "page", SettingsSurfacePage;
        /// Only in the toolbar icon and the popup.
        Toolbar = "toolbar", SettingsSurfaceToolbar;
    }
}

choice! {
    /// What happens when a pass was accepted and the sign-in leads to an app.
    #[derive(Default)]
    pub enum AfterSignIn {
        /// My Security info opens beside the app.
        #[default]
        Open = "open", SettingsAfterOpen;
        /// Card and popup offer to open it.
        Offer = "offer", SettingsAfterOffer;
        /// Nothing.
        Off = "off", SettingsAfterOff;
    }
}

choice! {
    /// Whether a pass signs in to the organisation's Windows devices.
    pub enum DeviceSignIn {
        /// Web sign-in is turned on there.
        Available = "available", SettingDeviceSignInAvailable;
        /// It is not.
        Unavailable = "unavailable", SettingDeviceSignInUnavailable;
    }
}

choice! {
    /// Whether people can change settings.
    #[derive(Default)]
    pub enum SettingsPage {
        /// Those that IT leaves open.
        #[default]
        Open = "open", SettingSettingsPageOpen;
        /// None.
        Locked = "locked", SettingSettingsPageLocked;
    }
}

choice! {
    /// When there is a checklist.
    #[derive(Default)]
    pub enum Checklists {
        /// After a pass was accepted.
        #[default]
        AfterPass = "after-pass", SettingChecklistAfterPass;
        /// Without a pass, too.
        Always = "always", SettingChecklistAlways;
        /// Never.
        Off = "off", SettingChecklistOff;
    }
}
