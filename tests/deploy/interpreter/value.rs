// SPDX-License-Identifier: MIT OR Apache-2.0
//! The values of the interpreter, and the operators and static methods that work on them.

use std::cell::RefCell;
use std::rc::Rc;

/// A value. Objects and tables are the same here: names in order, and capitals do not matter.
#[derive(Debug, Clone)]
pub enum V {
    Null,
    Bool(bool),
    Int(i64),
    Text(String),
    List(Rc<RefCell<Vec<V>>>),
    Table(Rc<RefCell<Vec<(String, V)>>>),
}

pub fn list(values: Vec<V>) -> V {
    V::List(Rc::new(RefCell::new(values)))
}

pub fn table(pairs: Vec<(&str, V)>) -> V {
    V::Table(Rc::new(RefCell::new(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())))
}

impl V {
    pub fn text(&self) -> String {
        match self {
            V::Null => String::new(),
            V::Bool(value) => if *value { "True" } else { "False" }.to_owned(),
            V::Int(number) => number.to_string(),
            V::Text(text) => text.clone(),
            V::List(list) => list.borrow().iter().map(V::text).collect::<Vec<_>>().join(" "),
            V::Table(_) => panic!("a table as a text"),
        }
    }

    pub fn is_true(&self) -> bool {
        match self {
            V::Null => false,
            V::Bool(value) => *value,
            V::Int(number) => *number != 0,
            V::Text(text) => !text.is_empty(),
            V::List(list) => match list.borrow().as_slice() {
                [] => false,
                [one] => one.is_true(),
                _ => true,
            },
            V::Table(_) => true,
        }
    }

    pub fn int(&self) -> i64 {
        let V::Int(number) = self else { panic!("{self:?} is no number") };
        *number
    }

    pub fn at(&self) -> usize {
        usize::try_from(self.int()).expect("a place")
    }

    pub fn get(&self, name: &str) -> V {
        match self {
            V::Table(table) => {
                let table = table.borrow();
                table
                    .iter()
                    .find(|(known, _)| known.eq_ignore_ascii_case(name))
                    .map_or(V::Null, |(_, value)| value.clone())
            }
            V::List(list) if matches!(name, "Count" | "Length") => {
                V::Int(i64::try_from(list.borrow().len()).expect("a size"))
            }
            V::Text(text) if name == "Length" => V::Int(i64::try_from(text.len()).expect("a size")),
            other => panic!("{other:?} has no {name}"),
        }
    }

    /// The output of a pipeline with this value: the elements of a list, or the value itself.
    pub fn unrolled(self) -> Vec<V> {
        match self {
            V::List(list) => list.borrow().clone(),
            other => vec![other],
        }
    }

    pub fn equals(&self, other: &V, minds_case: bool) -> bool {
        match (self, other) {
            (V::Null, V::Null) => true,
            (V::Null, _) | (_, V::Null) => false,
            (V::Int(one), V::Int(two)) => one == two,
            (V::Text(one), two) if minds_case => *one == two.text(),
            (V::Text(one), two) => one.to_lowercase() == two.text().to_lowercase(),
            other => panic!("{other:?} are not compared"),
        }
    }
}

/// The result of an operator.
pub fn compared(left: &V, operator: &str, right: &V) -> V {
    V::Bool(match (left, operator) {
        (V::List(all), "-contains") => all.borrow().iter().any(|one| one.equals(right, false)),
        (V::List(all), "-join") => {
            return V::Text(all.borrow().iter().map(V::text).collect::<Vec<_>>().join(&right.text()));
        }
        (_, "-eq") => left.equals(right, false),
        (_, "-ne") => !left.equals(right, false),
        (_, "-ceq") => left.equals(right, true),
        (_, "-cne") => !left.equals(right, true),
        (_, "-ge") => left.int() >= right.int(),
        (_, "-gt") => left.int() > right.int(),
        other => panic!("{other:?}"),
    })
}

/// The result of a static method.
pub fn of_type(kind: &str, name: &str, arguments: &[V]) -> V {
    match (kind, name, arguments) {
        ("[string]", "Equals", [one, two, how]) => {
            assert_eq!(how.text(), "Ordinal");
            V::Bool(one.text() == two.text())
        }
        ("[string]", "IsNullOrWhiteSpace", [text]) => V::Bool(text.text().trim().is_empty()),
        ("[regex]", "Unescape", [text]) => {
            // `Unescape` reads every escape of JSON, as JSON does.
            V::Text(serde_json::from_str(&format!("\"{}\"", text.text())).expect("escapes of JSON"))
        }
        ("[regex]", "Matches", [text, pattern]) => {
            let (text, pattern) = (text.text(), pattern.text());
            let part = regex::Regex::new(&pattern.replacen("\\G", "^", 1)).expect("a pattern");
            let (mut found, mut at) = (Vec::new(), 0);
            while let Some(hit) = part.find(&text[at..]) {
                let size = |bytes: usize| V::Int(i64::try_from(bytes).expect("a size"));
                let value = V::Text(hit.as_str().to_owned());
                found.push(table(vec![("Index", size(at)), ("Length", size(hit.len())), ("Value", value)]));
                at += hit.end();
            }
            list(found)
        }
        other => panic!("{other:?}"),
    }
}
