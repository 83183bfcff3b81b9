// SPDX-License-Identifier: MIT OR Apache-2.0
//! Plain values: what comes from JavaScript and from storage, and goes there. Whoever reads them takes what has the right form and leaves
//! the rest, so that nothing that comes can stop a card.
//!
//! These few kinds, and not `serde`: for each type that is read and written it makes code that keeps apart everything that can be wrong,
//! and says it in words. For a card that was a sixth of its module, and nobody read the words (docs/performance.md).

/// A plain value.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Plain {
    /// Nothing, or nothing that has a form.
    #[default]
    Nothing,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A list.
    List(Vec<Plain>),
    /// An object: values by name, in order.
    Object(Vec<(String, Plain)>),
}

static NOTHING: Plain = Plain::Nothing;

impl Plain {
    /// An object of these; what is nothing is left out.
    #[must_use]
    pub fn object<const N: usize>(entries: [(&str, Plain); N]) -> Plain {
        let mut object = Vec::with_capacity(N);
        for (name, value) in entries {
            if value != Plain::Nothing {
                object.push((name.to_owned(), value));
            }
        }
        Plain::Object(object)
    }

    /// The value of this name in an object.
    #[must_use]
    pub fn get(&self, name: &str) -> &Plain {
        self.entries().iter().find(|(known, _)| known == name).map_or(&NOTHING, |(_, value)| value)
    }

    /// The entries of an object; of anything else none.
    #[must_use]
    pub fn entries(&self) -> &[(String, Plain)] {
        if let Plain::Object(entries) = self { entries } else { &[] }
    }

    /// The items of a list; of anything else none.
    #[must_use]
    pub fn items(&self) -> &[Plain] {
        if let Plain::List(items) = self { items } else { &[] }
    }

    /// The text that it is.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if let Plain::Text(text) = self { Some(text) } else { None }
    }

    /// The text that it is, or an empty one.
    #[must_use]
    pub fn words(&self) -> String {
        self.text().unwrap_or_default().to_owned()
    }

    /// The number that it is.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        if let Plain::Number(number) = self { Some(*number) } else { None }
    }

    /// The number that it is, if it is a whole one from 0 to 4,294,967,295.
    #[must_use]
    pub fn count(&self) -> Option<u32> {
        let number = self.number()?;
        let count = number as u32;
        (f64::from(count) == number).then_some(count)
    }

    /// Whether it is a yes.
    #[must_use]
    pub fn flag(&self) -> bool {
        *self == Plain::Flag(true)
    }

    /// The one of these whose name it is.
    #[must_use]
    pub fn one_of<T: Copy>(&self, all: &[T], name: fn(T) -> &'static str) -> Option<T> {
        let text = self.text()?;
        all.iter().copied().find(|one| name(*one) == text)
    }
}

impl From<&str> for Plain {
    fn from(text: &str) -> Plain {
        Plain::Text(text.to_owned())
    }
}

impl From<String> for Plain {
    fn from(text: String) -> Plain {
        Plain::Text(text)
    }
}

impl From<f64> for Plain {
    fn from(number: f64) -> Plain {
        Plain::Number(number)
    }
}

impl From<bool> for Plain {
    fn from(flag: bool) -> Plain {
        Plain::Flag(flag)
    }
}

impl<T: Into<Plain>> From<Option<T>> for Plain {
    fn from(value: Option<T>) -> Plain {
        value.map_or(Plain::Nothing, T::into)
    }
}

/// For the tools and tests, which have it as JSON.
impl From<serde_json::Value> for Plain {
    fn from(json: serde_json::Value) -> Plain {
        match json {
            serde_json::Value::Null => Plain::Nothing,
            serde_json::Value::Bool(flag) => Plain::Flag(flag),
            serde_json::Value::Number(number) => number.as_f64().into(),
            serde_json::Value::String(text) => Plain::Text(text),
            serde_json::Value::Array(items) => Plain::List(items.into_iter().map(Plain::from).collect()),
            serde_json::Value::Object(entries) => {
                Plain::Object(entries.into_iter().map(|(name, value)| (name, value.into())).collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_another_form_is_not_there() {
        let json = serde_json::json!({ "text": "a", "number": 1.5, "count": 7, "flag": true, "list": ["b", 2], "nothing": null });
        let plain = Plain::from(json);
        assert_eq!(
            (plain.get("text").text(), plain.get("number").text(), plain.get("other").text()),
            (Some("a"), None, None)
        );
        assert_eq!((plain.get("number").number(), plain.get("text").number()), (Some(1.5), None));
        assert_eq!((plain.get("count").count(), plain.get("number").count()), (Some(7), None));
        assert_eq!((plain.get("flag").flag(), plain.get("count").flag()), (true, false));
        assert_eq!(plain.get("list").items().len(), 2);
        assert_eq!((plain.get("nothing"), plain.get("text").get("text")), (&Plain::Nothing, &Plain::Nothing));
        assert_eq!(
            (Plain::Number(-1.0).count(), Plain::Number(f64::NAN).count(), Plain::Number(4e10).count()),
            (None, None, None)
        );
    }

    #[test]
    fn an_object_has_no_entries_for_nothing() {
        let object = Plain::object([("a", Plain::from("b")), ("c", Plain::Nothing), ("d", None::<f64>.into())]);
        assert_eq!(object, Plain::Object(vec![("a".to_owned(), "b".into())]));
    }
}
