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

/// Words that often assure, but also have other uses: "your verified number". A name has none of them.
const ASSURING: [&str; 23] = [
    "verified",
    "secure",
    "secured",
    "safe",
    "trusted",
    "trustworthy",
    "official",
    "echt",
    "verifiziert",
    "sicher",
    "gesichert",
    "vertrauenswürdig",
    "offiziell",
    "geprüft",
    "حقيقي",
    "حقيقية",
    "موثق",
    "موثقة",
    "آمن",
    "آمنة",
    "موثوق",
    "موثوقة",
    "رسمي",
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
    let assures = |word: &String| is_one_of(word, &GENUINE) || is_one_of(word, &ASSURING) || word == "رسمية";
    if words(text).iter().any(assures) { Err(CLAIM) } else { sentences(text) }
}

/// Checks any other text for people. It may name Microsoft.
pub(super) fn sentences(text: &str) -> Result<&str, Reason> {
    if text.chars().any(|character| MARKS.contains(character)) {
        return Err(MARK);
    }
    let is_end = |character: char| matches!(character, '.' | '!' | '?' | ';' | ':' | '؟' | '؛' | '…' | '。');
    // A question says nothing: "Not safe?"
    let is_label = words(text).len() <= LABEL && !text.contains(['?', '؟']);
    if text.split(is_end).any(|sentence| claims(&words(sentence), is_label)) { Err(CLAIM) } else { Ok(text) }
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
        } else if is_one_of(word, &ASSURING) {
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
mod tests {
    use super::super::Settings;
    use super::super::value::{Value, Values};
    use super::*;
    use crate::text::{Catalogue, Key, Language};

    #[test]
    fn a_name_neither_assures_nor_is_microsofts() {
        for (text, reason) in [
            ("Verified IT", CLAIM),
            ("Contoso (verified)", CLAIM),
            ("Official helpdesk", CLAIM),
            ("Secure Sign-in", CLAIM),
            ("Trusted IT", CLAIM),
            ("Safe", CLAIM),
            ("GENUINE", CLAIM),
            ("ｖｅｒｉｆｉｅｄ", CLAIM),
            ("𝗩𝗲𝗿𝗶𝗳𝗶𝗲𝗱 IT", CLAIM),
            ("Ⓥⓔⓡⓘⓕⓘⓔⓓ IT", CLAIM),
            ("🅅🄴🅁🄸🄵🄸🄴🄳 IT", CLAIM),
            ("Vеrified IT", CLAIM), // A Cyrillic е.
            ("Geprüfte IT", CLAIM),
            ("Offizieller Helpdesk", CLAIM),
            ("Echt und sicher", CLAIM),
            ("الدعم الرسمي", CLAIM),
            ("موقع موثوق", CLAIM),
            ("مكتب آمن", CLAIM),
            ("Contoso ✔", MARK),
            ("Contoso ✅", MARK),
            ("🔒 Contoso", MARK),
            ("Microsoft", MICROSOFT),
            ("Microsoft 365 Support", MICROSOFT),
            ("Micr0soft IT", MICROSOFT),
            ("Micrоsоft IT", MICROSOFT), // Cyrillic о.
            ("Micro Soft", MICROSOFT),
            ("Ｍｉｃｒｏｓｏｆｔ", MICROSOFT),
            ("𝐌𝐢𝐜𝐫𝐨𝐬𝐨𝐟𝐭", MICROSOFT),
            ("دعم مايكروسوفت", MICROSOFT),
        ] {
            assert_eq!(name(text), Err(reason), "{text}");
        }
        for text in [
            "Contoso IT",
            "IT Security Helpdesk",
            "Security desk",
            "Contoso Information Security",
            "IT-Sicherheit",
            "Real Estate IT",
            "Safety First Ltd",
            "SafeNet",
            "Contoso®",
            "Fabrikam – Help & Support",
            "Micro Software Ltd",
            "أمن المعلومات",
            "شركة كونتوسو",
            "信息安全部",
            "コントソＩＴ部",
        ] {
            assert_eq!(name(text), Ok(text), "{text}");
        }
    }

    #[test]
    fn a_text_does_not_say_that_a_page_is_genuine() {
        for text in [
            "This page is genuine.",
            "You are on the genuine Microsoft sign-in.",
            "Verified",
            "Verified by Contoso IT",
            "Secure sign-in",
            "This is a verified page",
            "This website has been checked. It is the official site of Contoso.",
            "This sign-in is secure: type your pass.",
            "You are safe here",
            "Genuine Microsoft",
            "Diese Seite ist echt.",
            "Diese Seite wurde von uns geprüft",
            "Hier sind Sie sicher",
            "Offizielle Anmeldeseite",
            "Die Anmeldung ist sicher.",
            "هذه الصفحة أصلية",
            "أنت على الموقع الرسمي",
            "صفحة موثوقة وآمنة",
        ] {
            assert_eq!(sentences(text), Err(CLAIM), "{text}");
        }
        assert_eq!(sentences("✔ Done"), Err(MARK));
        for text in [
            "We verify your identity by phone",
            "Your identity must be verified by your manager",
            "On the next page, enter the code sent to your verified phone number.",
            "Bring your official ID card.",
            "Keep your pass safe until you sign in.",
            "Set up a secure sign-in method.",
            "Microsoft asks for your pass on the next page.",
            "Microsoft’s sign-in page asks for the pass",
            "Mon–Fri 8–18",
            "Sind Sie sicher?",
            "Für eine sichere Anmeldung brauchen Sie einen Passkey.",
            "Halten Sie Ihren Ausweis bereit; wir prüfen Ihre Identität.",
            "Öffnen Sie Ihre Sicherheitsinformationen auf der Seite von Microsoft.",
            "اتصل بقسم أمن المعلومات",
            "احتفظ بتصريحك في مكان آمن",
        ] {
            assert_eq!(sentences(text), Ok(text), "{text}");
        }
    }

    /// Whoever changes one word of ours must not be refused for the others.
    #[test]
    fn no_text_of_ours_that_can_be_replaced_would_be_refused() {
        for (language, json) in [
            (Language::English, include_str!("../../extension/_locales/en/messages.json")),
            (Language::German, include_str!("../../extension/_locales/de/messages.json")),
            (Language::Arabic, include_str!("../../extension/_locales/ar/messages.json")),
        ] {
            let catalogue = Catalogue::parse(json).expect("a catalogue");
            for key in Key::ALL.iter().copied().filter(|key| !key.is_fixed()) {
                let text = catalogue.word(key);
                assert_eq!(sentences(text), Ok(text), "{} {}", language.name(), key.id());
            }
        }
    }

    #[test]
    fn every_text_that_a_page_shows_is_checked() {
        let refusal = |name: &str, value| Settings::refusal(name, value);
        let list = |entry: &str| Value::List(vec![Some(entry.to_owned())]);
        assert_eq!(refusal("organisationName", Value::Text("Microsoft".into())), Some(MICROSOFT));
        for name in ["organisationName", "helpdeskHours", "helpdeskNote"] {
            assert_eq!(refusal(name, Value::Text("This page is genuine".into())), Some(CLAIM), "{name}");
            assert_eq!(refusal(name, Value::Text("Contoso ✔".into())), Some(MARK), "{name}");
        }
        for (name, entry) in [
            ("texts", "en.fold = This page is genuine"),
            ("methodNotes", "passkey = This page is genuine"),
            ("methods", "other: Verified card"),
            ("requiredMethods", "other: Verified card"),
            ("methodNotes", "other: Verified card = In room 5"),
        ] {
            assert_eq!(refusal(name, list(entry)), Some(CLAIM), "{name} {entry}");
        }
        let allowed = Values::from([
            ("texts".to_owned(), list("en.missing_wait = Microsoft needs a few minutes")),
            ("methods".to_owned(), list("other: Contoso smart card")),
        ]);
        assert_eq!(Settings::of(&allowed).1, []);
    }
}
