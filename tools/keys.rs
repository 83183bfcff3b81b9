// SPDX-License-Identifier: MIT OR Apache-2.0
//! Cargo runs this before it compiles the crate. It writes the list of text keys from the English catalogue, so that a
//! text is named in the catalogues only.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use serde_json::{Map, Value};

const CATALOGUE: &str = "extension/_locales/en/messages.json";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={CATALOGUE}");
    let catalogue: Map<String, Value> = serde_json::from_str(&fs::read_to_string(CATALOGUE)?)?;
    let mut keys = "keys! {\n".to_owned();
    for (id, text) in catalogue.iter().filter(|(id, _)| !is_for_others(id)) {
        let words = text.get("message").and_then(Value::as_str).unwrap_or_default();
        let placeholders = text.get("placeholders").and_then(Value::as_object).into_iter().flat_map(Map::keys);
        let placeholders: Vec<&String> = placeholders.collect();
        writeln!(keys, "    #[doc = {words:?}]\n    {} = {id:?} {placeholders:?},", variant(id))?;
    }
    keys.push_str("}\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("keys.rs"), keys)?;
    Ok(())
}

/// The browser reads the description, the practice page is TypeScript, and Microsoft's words are parts of other texts.
fn is_for_others(id: &str) -> bool {
    id == "extension_description" || ["practice_", "ms_"].iter().any(|start| id.starts_with(start))
}

/// `pass_title` becomes `PassTitle`.
fn variant(id: &str) -> String {
    let capitalised = |word: &str| word.get(..1).unwrap_or_default().to_uppercase() + word.get(1..).unwrap_or_default();
    id.split('_').map(capitalised).collect()
}
