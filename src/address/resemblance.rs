// SPDX-License-Identifier: MIT OR Apache-2.0
//! Does the name of a site imitate that of Microsoft's sign-in? Only addresses that are not genuine come here.

use idna::punycode;

use super::distance::nearest_distance;
use super::look_alikes::{Glyph, glyphs};
use super::path::{decoded, is_for_a_pass};
use crate::page::hosts::HOSTS;

/// Imitated words, each with the largest [`nearest_distance`] that still resembles it.
const IMITATED_WORDS: [(&str, u32); 2] = [("microsoft", 2), ("microsoftonline", 4)];

/// Ordinary words that are as close to `microsoft` as a mistyped one. They are no imitation.
const OTHER_WORDS: [&str; 12] = [
    "microloft",
    "microsift",
    "microsofa",
    "microsoot",
    "microsort",
    "micro-often",
    "micro-softball",
    "micro-soften",
    "micro-softgel",
    "micro-softness",
    "micro-softshell",
    "micro-software",
];

/// Names that count as whole parts between dots and hyphens, in addition to the names of the hosts. Dots and hyphens
/// may also break them, as in `micro-soft.example`. Ordinary words are close to them, so every letter must be right.
const WHOLE_NAMES: [&str; 3] = ["microsoft", "microsoftonline", "mysignins"];

/// The words of Security info's path. As a part of a name, they imitate it.
const SECURITY_INFO: [&str; 2] = ["security", "info"];

/// Text before an `@` is compared up to here, in characters.
const MOST_COMPARED: usize = 1_000;

/// Whether the name of a site imitates Microsoft's: `login.micros0ftonline.com`.
pub fn host_imitates(host: &str) -> bool {
    let labels: Vec<String> = host.split('.').map(as_displayed).collect();
    let name = labels.join(".");
    labels.iter().any(|label| resembles_a_word(label) || names_security_info(label))
        || has_a_whole_name(&name)
        || resembles_a_host(&name)
}

/// Whether the text before an `@` imitates Microsoft.
pub fn text_imitates(text: &str) -> bool {
    let text = decoded(text);
    text.contains("microsoft") || host_imitates(&text.chars().take(MOST_COMPARED).collect::<String>())
}

/// Whether a name in plain text imitates Microsoft's. Its spaces count like the hyphens of a host.
pub fn name_imitates(name: &str) -> bool {
    let name = name.to_lowercase().replace(char::is_whitespace, "-");
    resembles_a_word(&name) || has_a_whole_name(&name)
}

/// A label of a host name as people read it, without Punycode.
fn as_displayed(label: &str) -> String {
    label.strip_prefix("xn--").and_then(punycode::decode_to_string).unwrap_or_else(|| label.to_lowercase())
}

fn resembles_a_word(label: &str) -> bool {
    let others_removed = OTHER_WORDS.iter().fold(label.to_owned(), |label, other| label.replace(other, " "));
    IMITATED_WORDS.iter().any(|(word, most)| {
        // The longer word is close to none of the ordinary ones.
        let text = if *word == "microsoft" { others_removed.as_str() } else { label };
        nearest_distance(&glyphs(word), &glyphs(text)) <= *most
    })
}

/// Whether a label has the words of Security info side by side: `security-info-contoso`.
fn names_security_info(label: &str) -> bool {
    let parts: Vec<Vec<Glyph>> = label.split('-').map(glyphs).collect();
    parts
        .windows(SECURITY_INFO.len())
        .any(|pair| pair.iter().zip(SECURITY_INFO).all(|(part, word)| *part == glyphs(word)))
}

/// Whether one or more parts between dots and hyphens, taken together, are a known name: `m-i-c-r-o-s-o-f-t`,
/// `login-windows-net`.
fn has_a_whole_name(name: &str) -> bool {
    let joined = |name: &str| glyphs(&name.replace(['.', '-'], ""));
    let known: Vec<Vec<Glyph>> = HOSTS.iter().map(|host| host.name).chain(WHOLE_NAMES).map(joined).collect();
    // Two letters can look like one.
    let longest = 2 * known.iter().map(Vec::len).max().unwrap_or_default();
    let parts: Vec<&str> = name.split(|character: char| !character.is_alphanumeric()).collect();
    (0..parts.len()).any(|first| {
        let mut together = String::new();
        let mut names = parts.iter().skip(first).map_while(|part| {
            together += part;
            (together.chars().count() <= longest).then(|| glyphs(&together))
        });
        names.any(|name| known.contains(&name))
    })
}

/// Whether the text contains a known host with at most one wrong letter. Some hosts have none of the imitated words.
fn resembles_a_host(host: &str) -> bool {
    let text = glyphs(host);
    HOSTS.iter().filter(|host| is_for_a_pass(host)).any(|host| nearest_distance(&glyphs(host.name), &text) <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_name_counts_only_as_whole_parts() {
        assert!(host_imitates("m-i-c-r-o-s-o-f-t.example") && host_imitates("micro.soft.example"));
        assert!(host_imitates("login-windows-net.example"));
        assert!(!host_imitates("micro.software.example") && !host_imitates("login.windows.example"));
    }

    #[test]
    fn other_words_count_only_alone() {
        assert!(!host_imitates("microsort.example") && !host_imitates("micro-software.example"));
        assert!(host_imitates("microsortonline.example") && host_imitates("microsort-microsoft.example"));
    }
}
