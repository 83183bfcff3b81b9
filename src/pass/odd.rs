// SPDX-License-Identifier: MIT OR Apache-2.0
//! Characters that no pass contains: what is odd about each, and which plain one was probably meant.
//!
//! Microsoft does not publish the alphabet of passes. So every printable ASCII character is fine, and all others are
//! odd.

/// What is odd about a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Odd {
    /// Invisible: zero-width and control characters, often copied along with text.
    Hidden,
    /// Probably made from a plain character: by a word processor, a phone, or a keyboard of another script.
    Likely,
    /// A letter of another alphabet that looks like a plain one.
    LookAlike,
    /// Of unknown origin.
    Other,
}

impl Odd {
    /// What is odd about this character; `None` for printable ASCII, and for white space, which has its own verdicts.
    #[must_use]
    pub fn of(character: char) -> Option<Odd> {
        if character.is_ascii_graphic() || character.is_whitespace() {
            None
        } else if is_hidden(character) {
            Some(Odd::Hidden)
        } else if likely(character).is_some() {
            Some(Odd::Likely)
        } else if look_alike(character).is_some() {
            Some(Odd::LookAlike)
        } else {
            Some(Odd::Other)
        }
    }
}

/// The plain text that was meant by this odd character, if known.
#[must_use]
pub fn plain(character: char) -> Option<String> {
    likely(character).or_else(|| look_alike(character).map(String::from))
}

fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// Signs that typography and other scripts use instead of a plain one.
fn likely(character: char) -> Option<String> {
    let plain = match character {
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '´' | '‹' | '›' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹘' | '﹣' => '-',
        '…' => return Some("...".into()),
        '⁄' | '∕' => '/',
        '∗' => '*',
        '∼' | '˜' => '~',
        'ˆ' => '^',
        '¦' => '|',
        // Full-width forms have the order of ASCII.
        '！'..='～' => char::from_u32(u32::from(character) - 0xFEE0)?,
        '٠'..='٩' => digit(character, '٠')?,
        '۰'..='۹' => digit(character, '۰')?,
        '०'..='९' => digit(character, '०')?,
        _ => return None,
    };
    Some(plain.into())
}

fn digit(character: char, zero: char) -> Option<char> {
    char::from_digit(u32::from(character) - u32::from(zero), 10)
}

/// Letters of other alphabets that look exactly like a plain one.
const LOOK_ALIKES: [(&str, &str); 3] = [
    // Cyrillic
    ("АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝһ", "ABESIJKMHOPCTYXaesijopcyxdqwh"),
    // Greek
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν", "ABEZHIKMNOPTYXoiv"),
    // Latin, but of other languages, and signs
    ("ıȷɡɑ\u{212a}℮", "ijgaKe"),
];

fn look_alike(character: char) -> Option<char> {
    LOOK_ALIKES.iter().find_map(|(odd, plain)| {
        let (_, plain) = odd.chars().zip(plain.chars()).find(|(odd, _)| *odd == character)?;
        Some(plain)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_table_of_look_alikes_is_even() {
        for (odd, plain) in LOOK_ALIKES {
            assert_eq!(odd.chars().count(), plain.chars().count(), "{odd}");
            assert!(odd.chars().all(|character| !character.is_ascii()), "{odd}");
        }
    }

    #[test]
    fn odd_characters_are_told_apart_by_origin() {
        for (odd, characters) in [
            (Odd::Hidden, "\u{200b}\u{200d}\u{feff}\u{ad}\u{202e}\u{0}\u{1b}\u{7f}\u{fe0f}"),
            (Odd::Likely, "’“”–—…Ａｚ０！～٣۷"),
            (Odd::LookAlike, "аеорсΑΟοı\u{212a}"),
            (Odd::Other, "éßяф漢🔑\u{301}\u{fffd}"),
        ] {
            for character in characters.chars() {
                assert_eq!(Odd::of(character), Some(odd), "{character:?}");
            }
        }
    }

    #[test]
    fn odd_characters_have_their_plain_one() {
        for (odd, expected) in [
            ('’', "'"),
            ('”', "\""),
            ('—', "-"),
            ('…', "..."),
            ('Ａ', "A"),
            ('～', "~"),
            ('！', "!"),
            ('٠', "0"),
            ('٩', "9"),
            ('۵', "5"),
            ('а', "a"),
            ('Х', "X"),
            ('ο', "o"),
            ('ı', "i"),
        ] {
            assert_eq!(plain(odd).as_deref(), Some(expected), "{odd}");
        }
        assert_eq!(plain('é'), None);
    }

    proptest! {
        #[test]
        fn everything_but_printable_ascii_and_white_space_is_odd(character in any::<char>()) {
            let fine = character.is_ascii_graphic() || character.is_whitespace();
            prop_assert_eq!(Odd::of(character).is_none(), fine);
        }

        #[test]
        fn the_replacement_for_an_odd_character_is_printable_ascii(character in any::<char>()) {
            if let Some(plain) = plain(character) {
                let is_plain = !plain.is_empty() && plain.chars().all(|plain| plain.is_ascii_graphic());
                prop_assert!(is_plain, "{character:?} {plain:?}");
                prop_assert!(matches!(Odd::of(character), Some(Odd::Likely | Odd::LookAlike)));
            }
        }
    }
}
