// SPDX-License-Identifier: MIT OR Apache-2.0
//! A Windows registry with the parts that policies need: it imports a file of `regedit`, and reads policies as a
//! browser does.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};
use tap_companion::deploy::schema;

/// The data of a value: policies have only these types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    Sz(String),
    Dword(u32),
}

/// The keys below HKEY_LOCAL_MACHINE, each with its values.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Registry(pub BTreeMap<String, BTreeMap<String, Data>>);

impl Registry {
    pub fn set(&mut self, key: &str, name: &str, data: Data) {
        self.0.entry(key.to_owned()).or_default().insert(name.to_owned(), data);
    }

    pub fn delete_key(&mut self, key: &str) {
        let below = format!("{key}\\");
        self.0.retain(|known, _| known != key && !known.starts_with(&below));
    }

    /// Imports a file as `regedit` does. In quotes, a backslash escapes the next character.
    pub fn import(&mut self, text: &str) {
        assert!(text.is_ascii(), "a code page could spoil it");
        assert!(text.split("\r\n").all(|line| !line.contains(['\r', '\n'])), "each line ends in CR LF");
        let body = text.strip_prefix("Windows Registry Editor Version 5.00\r\n\r\n").expect("its first line");
        let joined = body.replace(",\\\r\n  ", ",");
        let mut key = None;
        for line in joined.split("\r\n").filter(|line| !line.is_empty() && !line.starts_with(';')) {
            if let Some(gone) = line.strip_prefix("[-HKEY_LOCAL_MACHINE\\") {
                self.delete_key(gone.strip_suffix(']').expect("a bracket"));
                key = None;
            } else if let Some(named) = line.strip_prefix("[HKEY_LOCAL_MACHINE\\") {
                let named = named.strip_suffix(']').expect("a bracket").to_owned();
                self.0.entry(named.clone()).or_default();
                key = Some(named);
            } else {
                let (name, rest) = quoted(line);
                let data = match rest.strip_prefix('=').expect("an equals sign") {
                    value if value.starts_with('"') => {
                        let (text, rest) = quoted(value);
                        assert_eq!(rest, "");
                        Data::Sz(text)
                    }
                    value if value.starts_with("dword:") => {
                        assert_eq!(value.len(), 14);
                        Data::Dword(u32::from_str_radix(&value[6..], 16).expect("a number"))
                    }
                    value => {
                        Data::Sz(utf_16(value.strip_prefix("hex(1):").expect("REG_SZ or REG_DWORD, and no other")))
                    }
                };
                self.set(key.as_deref().expect("a key"), &name, data);
            }
        }
    }

    /// The managed configuration that the browser gives to the extension: the names of the schema, with exact capitals
    /// and types. A list comes from a subkey, in the order of its names as texts, or else from a JSON text.
    pub fn managed(&self, policy: &str) -> Map<String, Json> {
        let schema = schema();
        let values = self.0.get(policy);
        let mut managed = Map::new();
        for (name, property) in schema["properties"].as_object().expect("properties") {
            let data = values.and_then(|values| values.get(name));
            let value = match (property["type"].as_str().expect("a type"), data) {
                ("string", Some(Data::Sz(text))) => Some(text.as_str().into()),
                ("integer", Some(Data::Dword(number))) => Some((*number).into()),
                ("array", data) => match (self.0.get(&format!("{policy}\\{name}")), data) {
                    (Some(subkey), _) => Some(subkey.values().map(entry).collect()),
                    (None, Some(Data::Sz(text))) => serde_json::from_str::<Json>(text).ok().filter(Json::is_array),
                    _ => None,
                },
                _ => None,
            };
            managed.extend(value.map(|value| (name.clone(), value)));
        }
        managed
    }
}

fn entry(data: &Data) -> Json {
    match data {
        Data::Sz(text) => text.as_str().into(),
        Data::Dword(number) => (*number).into(),
    }
}

fn quoted(text: &str) -> (String, &str) {
    let mut characters = text.strip_prefix('"').expect("a quote").chars();
    let mut read = String::new();
    loop {
        match characters.next().expect("a quote at the end") {
            '"' => return (read, characters.as_str()),
            '\\' => read.push(characters.next().expect("a character")),
            character => read.push(character),
        }
    }
}

fn utf_16(bytes: &str) -> String {
    let bytes: Vec<u8> = bytes.split(',').map(|byte| u8::from_str_radix(byte, 16).expect("a byte")).collect();
    let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let (end, text) = units.split_last().expect("a zero at the end");
    assert_eq!(*end, 0);
    String::from_utf16(text).expect("UTF-16")
}

#[test]
fn a_list_is_in_the_order_of_its_names_as_texts() {
    let mut registry = Registry::default();
    for (name, word) in [("1", "a"), ("2", "b"), ("10", "c")] {
        registry.set(r"P\methods", name, Data::Sz(word.to_owned()));
    }
    assert_eq!(registry.managed("P")["methods"], serde_json::json!(["a", "c", "b"]));
}

#[test]
fn a_value_with_a_wrong_type_or_wrong_capitals_does_not_arrive() {
    let mut registry = Registry::default();
    registry.set("P", "passMinLength", Data::Sz("8".to_owned()));
    registry.set("P", "surface", Data::Dword(1));
    registry.set("P", "OfferHelp", Data::Sz("always".to_owned()));
    registry.set("P", "methods", Data::Sz("passkey".to_owned()));
    assert_eq!(registry.managed("P"), Map::new());
}
