// SPDX-License-Identifier: MIT OR Apache-2.0
//! The form of what goes over the border to JavaScript: text, number, boolean, list and plain object; `null` for what is not there;
//! a plain word for one of several; for one of several that has fields, an object whose `kind` is that word; and for one that holds a
//! single value, an object in which it stands under that word.
//!
//! In place of `serde-wasm-bindgen`, for its size alone: its errors say what was found where, in words, and those bring along how
//! every number is written. Nobody would read them on a card, and they were a third of its module (docs/performance.md). That both
//! read and write the same is tested (tests/form.rs).

mod read;
mod write;

use std::fmt::Display;

use serde::de::{Expected, Unexpected};

pub use read::read;
pub use write::write;

/// A value is in a form that is not known, or has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a value has an unknown form")]
pub struct UnknownForm;

/// Where an enum that holds more says which one it is.
const KIND: &str = "kind";

impl serde::ser::Error for UnknownForm {
    fn custom<T: Display>(_: T) -> UnknownForm {
        UnknownForm
    }
}

/// Each of these would write a text otherwise.
impl serde::de::Error for UnknownForm {
    fn custom<T: Display>(_: T) -> UnknownForm {
        UnknownForm
    }

    fn invalid_type(_: Unexpected, _: &dyn Expected) -> UnknownForm {
        UnknownForm
    }

    fn invalid_value(_: Unexpected, _: &dyn Expected) -> UnknownForm {
        UnknownForm
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> UnknownForm {
        UnknownForm
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> UnknownForm {
        UnknownForm
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> UnknownForm {
        UnknownForm
    }

    fn missing_field(_: &'static str) -> UnknownForm {
        UnknownForm
    }

    fn duplicate_field(_: &'static str) -> UnknownForm {
        UnknownForm
    }
}
