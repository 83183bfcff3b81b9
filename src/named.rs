// SPDX-License-Identifier: MIT OR Apache-2.0
//! Enums whose variants have a name outside Rust: in messages, in storage, in `data-*` attributes. Each name is
//! written once.

/// Declares an enum with a name for each variant: `ALL`, `name()`, `from_name()`, and serde by name.
macro_rules! named {
    (
        $(#[$meta:meta])*
        pub enum $Enum:ident { $($(#[$doc:meta])* $variant:ident = $name:literal,)+ }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        pub enum $Enum { $($(#[$doc])* #[cfg_attr(test, ts(rename = $name))] $variant,)+ }

        impl $Enum {
            /// Every variant, in order.
            pub const ALL: [$Enum; [$($name),+].len()] = [$($Enum::$variant),+];

            /// The name outside Rust.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $($Enum::$variant => $name,)+ }
            }

            /// The variant with this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<$Enum> {
                $Enum::ALL.into_iter().find(|variant| variant.name() == name)
            }
        }

        impl serde::Serialize for $Enum {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl<'de> serde::Deserialize<'de> for $Enum {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$Enum, D::Error> {
                let name = <String as serde::Deserialize>::deserialize(deserializer)?;
                $Enum::from_name(&name).ok_or_else(|| serde::de::Error::custom("unknown name"))
            }
        }
    };
}

pub(crate) use named;
