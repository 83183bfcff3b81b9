// SPDX-License-Identifier: MIT OR Apache-2.0
//! Are the types that TypeScript has those of Rust? This test compares the generated file, or writes it.

use std::path::Path;

use ts_rs::{Config, TS};

use super::page::{Answer, Command, PageMessage, Press, Tip, TipButton};
use super::worker::{Active, Decisions, TextPlace};
use crate::journey::{Note, Order, Outcome, PageReport, Resumed, WorkerMessage};
use crate::page::{Facts, Part};
use crate::pass::{Named, Repair, Shape};

const FILE: &str = "extension/messages.ts";

const HEAD: &str = "// SPDX-License-Identifier: MIT OR Apache-2.0\n\n\
    /** The messages between TypeScript and Rust. Generated from the Rust types: run `./build.sh types`. */\n";

fn generated() -> String {
    let config = Config::default();
    let declarations = [
        Facts::decl(&config),
        Named::decl(&config),
        Shape::decl(&config),
        Press::decl(&config),
        PageMessage::decl(&config),
        TipButton::decl(&config),
        Tip::decl(&config),
        Repair::decl(&config),
        Command::decl(&config),
        Answer::decl(&config),
        Part::decl(&config),
        PageReport::decl(&config),
        Note::decl(&config),
        Order::decl(&config),
        Outcome::decl(&config),
        Resumed::decl(&config),
        WorkerMessage::decl(&config),
        Decisions::decl(&config),
        Active::decl(&config),
        TextPlace::decl(&config),
    ];
    let text = declarations.map(|declaration| format!("\nexport {declaration}\n")).concat();
    // The Rust types have the comments.
    let code = text.lines().filter(|line| !line.starts_with("/**") && !line.starts_with(" *"));
    HEAD.to_owned() + &code.map(|line| format!("{}\n", line.trim_end())).collect::<String>()
}

#[test]
fn the_types_for_typescript_are_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    if std::env::var_os("WRITE_TYPES").is_some() {
        std::fs::write(&path, generated()).expect("writes the types");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == generated(), "{FILE} does not fit the Rust types: run ./build.sh types");
}
