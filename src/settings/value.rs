// SPDX-License-Identifier: MIT OR Apache-2.0
//! A value as policy or storage has it, before it is checked.

use std::collections::BTreeMap;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

/// Values by the names of their settings, not checked.
pub type Values = BTreeMap<String, Value>;

/// One value. Reading it never fails, whatever it is: one bad value must not take the others with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged, from = "Raw")]
pub enum Value {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A list; an entry that is not a text is `None`.
    List(Vec<Option<String>>),
    /// Anything else: no setting has such a value. It is written as nothing.
    Other,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Raw {
    Text(String),
    Number(f64),
    List(Vec<Raw>),
    Other(IgnoredAny),
}

impl From<Raw> for Value {
    fn from(raw: Raw) -> Value {
        match raw {
            Raw::Text(text) => Value::Text(text),
            Raw::Number(number) => Value::Number(number),
            Raw::List(items) => Value::List(items.into_iter().map(Raw::text).collect()),
            Raw::Other(_) => Value::Other,
        }
    }
}

impl Raw {
    fn text(self) -> Option<String> {
        if let Raw::Text(text) = self { Some(text) } else { None }
    }
}
