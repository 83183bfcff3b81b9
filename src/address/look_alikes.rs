// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which plain letter does a character look like? A reader takes `0` or `ο` for an `o`, so look-alike addresses use
//! them.

/// The look of one character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    /// A plain letter, digit or hyphen. `i` and `l` have the same look.
    Letter(u8),
    /// Any other look.
    Unknown,
}

/// Plain letters and the characters that look like them: letters with marks, and letters of other alphabets. They come
/// from Unicode's tables of marks and of look-alikes (UTS 39), for the letters in Microsoft's names in the Latin,
/// Greek, Cyrillic and Armenian scripts. We added a few that Unicode lacks. A test compares both.
const LOOK_ALIKES: [(char, &str); 14] = [
    ('c', "çćĉċčȼсҫᴄḉ"),
    ('d', "ďđƌɖɗԁḋḍḏḑḓᴅ"),
    ('e', "èéêëēĕėęěȅȇȩɇеѐёҽҿӗḕḗḙḛḝẹẻẽếềểễệεєᴇ"),
    ('f', "ƒʄքᵮḟẝꜰ"),
    ('g', "ĝğġģƍǥǧǵɠɡցḡɢ"),
    ('l', "ìíîïĩīĭįıĺļľłƚǀǐȉȋɨɩɪɫɭΐίιϊіїӏւᵻᵼḭḯḷḹḻḽỉịἰἱἲἳἴἵἶἷὶῐῑῒῖῗʟ"),
    ('m', "ɱՠᵯḿṁṃмᴍ"),
    ('n', "ñńņňŋƞǹɲɳήηղոռᵰṅṇṉṋἠἡἢἣἤἥἦἧὴῆпɴ"),
    ('o', "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱɵθοσόϭоѳӧөӫօᴏᴑṍṏṑṓọỏốồổỗộớờởỡợὀὁὂὃὄὅὸ"),
    ('r', "ŕŗřȑȓɍɼɽгѓғᴦᵲṙṛṝṟʀ"),
    ('s', "śŝşšƽșʂѕᵴṡṣṥṧṩꜱ"),
    ('t', "ţťŧƫƭțᵵṫṭṯṱẗтτᴛ"),
    ('w', "ŵɯшѡѽԝաᴡẁẃẅẇẉẘω"),
    ('y', "ýÿŷƴȳɏɣʏγуўүұӯӱӳẏẙỳỵỷỹỿ"),
];

/// The look of each character. Two letters that together look like one become one: `rn` becomes `m`.
pub fn glyphs(text: &str) -> Vec<Glyph> {
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(text.len());
    let mut last = None;
    for character in text.chars() {
        let merged = match (last, character) {
            (Some('r' | 'n'), 'n') => Some(b'm'),
            (Some('v'), 'v') => Some(b'w'),
            (Some('c'), 'l' | '1') => Some(b'd'),
            _ => None,
        };
        if merged.is_some() {
            glyphs.pop();
        }
        glyphs.push(merged.map_or_else(|| glyph(character), Glyph::Letter));
        last = merged.is_none().then_some(character);
    }
    glyphs
}

fn glyph(character: char) -> Glyph {
    let plain = match character {
        'i' | '1' => 'l',
        '0' => 'o',
        '3' => 'e',
        '5' => 's',
        '7' => 't',
        _ if character.is_ascii() => character,
        _ => match LOOK_ALIKES.iter().find(|(_, look_alikes)| look_alikes.contains(character)) {
            Some((plain, _)) => *plain,
            None => return Glyph::Unknown,
        },
    };
    u8::try_from(plain).map_or(Glyph::Unknown, Glyph::Letter)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    use unicode_security::confusable_detection::skeleton;

    use super::*;

    /// The letter that this character looks like by Unicode's tables, without marks.
    fn in_unicode(character: char) -> Option<char> {
        let plain = |text: &str| -> String { text.nfkd().filter(|character| !is_combining_mark(*character)).collect() };
        let base = plain(&character.to_string());
        let seen = plain(&skeleton(&base).collect::<String>().to_lowercase());
        match seen.as_str() {
            "rn" => Some('m'),
            "i" => Some('l'),
            _ => seen.parse().ok(),
        }
    }

    #[test]
    fn the_table_has_every_look_alike_that_unicode_has() {
        let scripts = [0x80..=0x2AF, 0x370..=0x58F, 0x1D00..=0x1D7F, 0x1E00..=0x1FFF];
        let mut seen = 0;
        for character in scripts.into_iter().flatten().filter_map(char::from_u32).filter(|c| c.is_alphanumeric()) {
            // A browser never passes on characters that it writes differently.
            let (written, valid) = idna::domain_to_unicode(&character.to_string());
            if valid.is_err() || written != character.to_string() {
                continue;
            }
            let Some(letter) =
                in_unicode(character).filter(|letter| LOOK_ALIKES.iter().any(|(plain, _)| plain == letter))
            else {
                continue;
            };
            seen += 1;
            assert_eq!(glyphs(&character.to_string()), [Glyph::Letter(letter as u8)], "{character}");
        }
        assert!(seen > 250, "{seen}");
    }

    #[test]
    fn two_letters_can_look_like_one_and_digits_like_letters() {
        assert_eq!(glyphs("rnicr0s0ft"), glyphs("microsoft"));
        assert_eq!(glyphs("m1cro5of7"), glyphs("mlcrosoft"));
        assert_eq!(glyphs("vvinclovvs"), glyphs("windows"));
        assert_eq!(glyphs("nnn"), glyphs("mn"));
        assert_eq!(glyphs("微"), [Glyph::Unknown]);
    }

    #[test]
    fn every_character_is_in_the_table_once() {
        let mut all: Vec<char> = LOOK_ALIKES.iter().flat_map(|(_, look_alikes)| look_alikes.chars()).collect();
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
