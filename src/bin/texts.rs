// SPDX-License-Identifier: MIT OR Apache-2.0
//! A catalogue in the two forms in which it is shipped, from the one in which it is written (`extension/_locales`):
//!
//! `texts own < messages.json`      our own pages' texts, as a list in the order of the keys
//! `texts browser < messages.json`  what the browser reads, and what a page of ours has without WebAssembly

use std::io::{Read, Write};
use std::process::ExitCode;

use serde_json::{Map, Value};
use tap_companion::text::{Catalogue, Key};

/// What both need.
const SHARED: [Key; 2] = [Key::Name, Key::HelpAdvice];

/// What can be wrong.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("usage: texts own|browser")]
    Usage,
    #[error("the catalogue cannot be read: {0}")]
    Catalogue(#[from] serde_json::Error),
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("texts: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Error> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let shipped = match std::env::args().nth(1).as_deref() {
        Some("own") => serde_json::to_string(Catalogue::parse(&text)?.words())?,
        Some("browser") => serde_json::to_string(&of_the_browser(serde_json::from_str(&text)?))?,
        _ => return Err(Error::Usage),
    };
    Ok(writeln!(std::io::stdout(), "{shipped}")?)
}

/// Without what only our own pages say, and without what is there for translators alone.
fn of_the_browser(catalogue: Map<String, Value>) -> Map<String, Value> {
    let is_read = |id: &String| !Key::ALL.iter().any(|key| key.id() == id && !SHARED.contains(key));
    let mut read: Map<String, Value> = catalogue.into_iter().filter(|(id, _)| is_read(id)).collect();
    for (_, entry) in &mut read {
        if let Some(entry) = entry.as_object_mut() {
            entry.remove("description");
        }
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_is_shipped_where_it_is_read() {
        let text = r#"{"extension_name": {"message": "TAP Companion", "description": "The name"},
            "pass_title": {"message": "Enter it"}, "practice_title": {"message": "Practice", "description": "A title"}}"#;
        let browser = of_the_browser(serde_json::from_str(text).expect("a catalogue"));
        let expected = r#"{"extension_name":{"message":"TAP Companion"},"practice_title":{"message":"Practice"}}"#;
        assert_eq!(serde_json::to_string(&browser).expect("writes"), expected);
        let own = Catalogue::parse(text).expect("a catalogue");
        assert_eq!(own.words().len(), Key::ALL.len());
        assert_eq!(own.words()[Key::PassTitle as usize].as_deref(), Some("Enter it"));
        assert_eq!(own.words()[Key::Name as usize].as_deref(), Some("TAP Companion"));
    }
}
