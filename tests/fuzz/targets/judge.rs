// SPDX-License-Identifier: MIT OR Apache-2.0
//! Any address gets a judgement. If that is "genuine", a standard parser of addresses says: https, exactly this genuine
//! host, the usual port, and no user name.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use tap_companion::address::{Assurance, harmless, judge, site};
use tap_companion::page::hosts::{HOSTS, Role, find};
use url::Url;

/// A part of an address.
#[derive(Arbitrary, Debug)]
enum Piece {
    Host(u8),
    Known(u8),
    Character(char),
    Text(String),
}

/// Parts that decide what a browser opens.
const KNOWN: [&str; 32] = [
    "https://",
    "http://",
    "HTTPS:",
    "https:",
    "blob:",
    "view-source:",
    "//",
    "/",
    "\\",
    "@",
    ":",
    ":443",
    ":8443",
    ".",
    "..",
    "?",
    "#",
    "%2e",
    "%40",
    "%2f",
    "\t",
    "\n",
    " ",
    "\u{ad}",
    "。",
    "xn--",
    "[::1]",
    "common/oauth2/v2.0/authorize",
    "3f6c1b52-8a0e-4d7b-9c25-71e0b94d2a68",
    "login",
    "micro-soft",
    "com",
];

/// Mostly an address that is nearly genuine.
#[derive(Arbitrary, Debug)]
enum Input {
    Any(String),
    Pieces(Vec<Piece>),
    Around { before: Vec<Piece>, host: u8, after: Vec<Piece> },
}

fn text(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Host(index) => HOSTS[usize::from(*index) % HOSTS.len()].name.to_owned(),
            Piece::Known(index) => KNOWN[usize::from(*index) % KNOWN.len()].to_owned(),
            Piece::Character(character) => character.to_string(),
            Piece::Text(text) => text.clone(),
        })
        .collect()
}

fuzz_target!(|input: Input| {
    let address = match input {
        Input::Any(text) => text,
        Input::Pieces(pieces) => text(&pieces),
        Input::Around { before, host, after } => {
            let host = HOSTS[usize::from(host) % HOSTS.len()].name;
            format!("https://{}{host}{}", text(&before), text(&after))
        }
    };
    let assurance = judge(&address);
    let _ = (harmless(&address), site(&address));
    if !assurance.is_genuine() {
        return;
    }
    let url = Url::parse(&address).expect("a genuine address is an address");
    assert_eq!((url.scheme(), url.port()), ("https", None));
    assert!(url.username().is_empty() && url.password().is_none());
    let host = find(url.host_str().unwrap_or_default()).expect("a genuine host is in the table");
    match assurance {
        Assurance::SecurityInfo => assert_eq!(host.role, Role::SecurityInfo),
        _ => assert!(matches!(host.role, Role::SignIn | Role::Alias)),
    }
});
