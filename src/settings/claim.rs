// SPDX-License-Identifier: MIT OR Apache-2.0
//! Does a text of IT's say that a page is genuine? Nothing in a page may say so, because a scammer could write the
//! same. Only the toolbar icon and the popup do. A warning about false pages is refused too: it cannot be told apart.

use super::field::Reason;
use crate::address::{Glyph, glyphs, imitates_microsoft};

const MARK: Reason = "has a check mark, a lock or a shield, which people take for an assurance";
const CLAIM: Reason = "says whether something is genuine or safe, which only the icon and the popup may say";
const MICROSOFT: Reason = "has the name of Microsoft, not of your organisation";

/// Check marks, locks, shields and seals.
const MARKS: &str = "✓✔✅☑🗸🗹🮱⍻√🔒🔏🔐🛡⛨🆗💯";

/// Words that can only be about whether something is genuine.
const GENUINE: [&str; 8] = ["genuine", "authentic", "legitimate", "legit", "authentisch", "legitim", "اصلي", "اصلية"];

/// Words that say that somebody has checked something. They also have other uses: "your verified number".
const VERIFIED: [&str; 11] =
    ["verified", "official", "echt", "verifiziert", "offiziell", "geprüft", "حقيقي", "حقيقية", "موثق", "موثقة", "رسمي"];

/// Words that assure in a sentence. Organisations have them in their names: "Secure Trust Bank".
const SAFE: [&str; 12] = [
    "secure",
    "secured",
    "safe",
    "trusted",
    "trustworthy",
    "sicher",
    "gesichert",
    "vertrauenswürdig",
    "آمن",
    "آمنة",
    "موثوق",
    "موثوقة",
];

/// Words that assure only beside a page. In the name of an organisation they are harmless: "Real Estate".
const ASSURING_A_PAGE: [&str; 9] =
    ["real", "certified", "approved", "original", "zertifiziert", "bestätigt", "رسمية", "معتمد", "معتمدة"];

/// The endings of a German adjective.
const ENDINGS: [&str; 6] = ["", "e", "er", "es", "en", "em"];

/// Words for a page.
const PAGES: [&str; 21] = [
    "page",
    "pages",
    "site",
    "sites",
    "website",
    "webpage",
    "window",
    "screen",
    "connection",
    "here",
    "fenster",
    "verbindung",
    "hier",
    "seite",
    "seiten",
    "صفحة",
    "موقع",
    "نافذة",
    "اتصال",
    "شاشة",
    "هنا",
];
/// Words for a sign-in. People speak of secure ways to sign in, so they count only in front of `is`.
const SIGN_INS: [&str; 4] = ["signin", "login", "logon", "anmeldung"];
const IS: [&str; 5] = ["is", "was", "ist", "wurde", "war"];
/// "Verified by …"
const BY: [&str; 4] = ["by", "von", "durch", "من"];

/// How many words apart an assuring word and its page are at most.
const NEAR: usize = 4;
/// A text with at most so many words is a label: "Secure sign-in".
const LABEL: usize = 2;

/// Checks the name of an organisation.
pub(super) fn name(text: &str) -> Result<&str, Reason> {
    let bare: String = text.chars().filter_map(plain).collect();
    if imitates_microsoft(&bare) || text.contains("مايكروسوفت") || text.contains("ميكروسوفت") {
        return Err(MICROSOFT);
    }
    if has_mark(text) {
        return Err(MARK);
    }
    let words = words(text);
    let has = |known: &[&str]| words.iter().any(|word| is_one_of(word, known));
    let assures = has(&GENUINE) || has(&VERIFIED) || has(&["رسمية"]);
    let is_about_page = has(&SAFE) && (has(&PAGES) || has(&SIGN_INS));
    if assures || is_about_page { Err(CLAIM) } else { Ok(text) }
}

/// Checks any other text for people. It may name Microsoft.
pub(super) fn sentences(text: &str) -> Result<&str, Reason> {
    if has_mark(text) {
        return Err(MARK);
    }
    let is_end = |character: char| matches!(character, '.' | '!' | '?' | ';' | ':' | '؟' | '؛' | '…' | '。');
    // A question says nothing: "Not safe?"
    let is_label = words(text).len() <= LABEL && !text.contains(['?', '؟']);
    if text.split(is_end).any(|sentence| claims(&words(sentence), is_label)) { Err(CLAIM) } else { Ok(text) }
}

fn has_mark(text: &str) -> bool {
    text.chars().any(|character| MARKS.contains(character))
}

/// Whether a sentence with these words says that something is genuine. `is_label` if it is the whole of a short text.
fn claims(words: &[String], is_label: bool) -> bool {
    let is_page = |place: usize| {
        let next_is = words.get(place + 1).is_some_and(|next| IS.contains(&next.as_str()));
        words.get(place).is_some_and(|word| {
            is_one_of(word, &PAGES)
                || word.ends_with("seite")
                || word.ends_with("seiten")
                || next_is && is_one_of(word, &SIGN_INS)
        })
    };
    let has_page = (0..words.len()).any(is_page);
    let is_near_page = |place: usize| (place.saturating_sub(NEAR)..=place + NEAR).any(is_page);
    words.iter().enumerate().any(|(place, word)| {
        let next = |is: &dyn Fn(&str) -> bool| words.get(place + 1).is_some_and(|next| is(next));
        if is_one_of(word, &GENUINE) {
            let names_sign_in = words.iter().any(|word| is_one_of(word, &SIGN_INS));
            is_label || has_page || names_sign_in || next(&|next| next == "microsoft")
        } else if is_one_of(word, &VERIFIED) || is_one_of(word, &SAFE) {
            is_label || is_near_page(place) || place == 0 && next(&|next| BY.contains(&next))
        } else {
            is_one_of(word, &ASSURING_A_PAGE) && is_near_page(place)
        }
    })
}

/// The words of a text in their plain form.
fn words(text: &str) -> Vec<String> {
    let plain: String = text.chars().filter_map(plain).flat_map(char::to_lowercase).collect();
    let joined = plain.replace("sign-in", "signin").replace("log-in", "login");
    joined
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A character without its variants: full-width, mathematical, circled and squared letters, and the hamza on an alif.
/// `None` if it is only a mark on a letter, or stretches a word.
fn plain(character: char) -> Option<char> {
    match character {
        '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => None,
        'أ' | 'إ' | 'ٱ' => Some('ا'),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0),
        // The alphabets follow each other, without gaps and mostly in both cases.
        '\u{1d400}'..='\u{1d6a3}' => letter(character, 0x1d400),
        '\u{24b6}'..='\u{24e9}' => letter(character, 0x24b6),
        '\u{1f130}'..='\u{1f149}' => letter(character, 0x1f130),
        '\u{1f150}'..='\u{1f169}' => letter(character, 0x1f150),
        '\u{1f170}'..='\u{1f189}' => letter(character, 0x1f170),
        _ => Some(character),
    }
}

/// The plain letter, in lower case, at the place of this one in alphabets that begin here.
fn letter(character: char, first: u32) -> Option<char> {
    char::from_u32(u32::from('a') + (u32::from(character) - first) % 26)
}

/// Whether a word is one of these, in any form, or looks like one.
fn is_one_of(word: &str, known: &[&str]) -> bool {
    let bare = word.strip_prefix('و').unwrap_or(word);
    let bare = bare.strip_prefix("ال").unwrap_or(bare);
    known.iter().any(|known| {
        bare == *known
            || word == *known
            || word.strip_prefix(known).is_some_and(|ending| ENDINGS.contains(&ending))
            || looks_like(word, known)
    })
}

/// Whether a word with letters of other alphabets looks like this one: `vеrified` with a Cyrillic `е`. Most of its
/// letters must be known. Comparing them takes long, so a word of Arabic or of another length is not compared.
fn looks_like(word: &str, known: &str) -> bool {
    let is_arabic = |letter: char| matches!(letter, '\u{600}'..='\u{8ff}');
    if word.is_ascii() || !known.is_ascii() || word.chars().count() != known.len() || word.chars().any(is_arabic) {
        return false;
    }
    let (word, known) = (glyphs(word), glyphs(known));
    let unknown = word.iter().filter(|glyph| **glyph == Glyph::Unknown).count();
    word.len() == known.len()
        && unknown * 2 < word.len()
        && word.iter().zip(&known).all(|(one, other)| one == other || *one == Glyph::Unknown)
}

#[cfg(test)]
mod tests;
