// SPDX-License-Identifier: MIT OR Apache-2.0
//! What a letter looks like at a glance: whatever a reader would take for an `o` is one.

/// What stands in a name, as it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A plain letter, digit or hyphen. `i` and `l` are one.
    Letter(u8),
    /// Any other.
    Unknown,
}

/// Letters with marks, and those of other alphabets that look like plain ones: what Unicode's tables of marks and of look-alikes
/// (UTS 39) have for the letters of Microsoft's names in the Latin, Greek, Cyrillic and Armenian scripts, and a few that they
/// have not. A test compares them.
const LIKE: [(char, &str); 14] = [
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

/// What this looks like. Two letters that look like one are one: `rn` is an `m`.
pub fn signs(text: &str) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::with_capacity(text.len());
    let mut last = None;
    for character in text.chars() {
        let one = match (last, character) {
            (Some('r' | 'n'), 'n') => Some(b'm'),
            (Some('v'), 'v') => Some(b'w'),
            (Some('c'), 'l' | '1') => Some(b'd'),
            _ => None,
        };
        if one.is_some() {
            signs.pop();
        }
        signs.push(one.map_or_else(|| sign(character), Sign::Letter));
        last = one.is_none().then_some(character);
    }
    signs
}

fn sign(character: char) -> Sign {
    let plain = match character {
        'i' | '1' => 'l',
        '0' => 'o',
        '3' => 'e',
        '5' => 's',
        '7' => 't',
        _ if character.is_ascii() => character,
        _ => match LIKE.iter().find(|(_, like)| like.contains(character)) {
            Some((plain, _)) => *plain,
            None => return Sign::Unknown,
        },
    };
    u8::try_from(plain).map_or(Sign::Unknown, Sign::Letter)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    use unicode_security::confusable_detection::skeleton;

    use super::*;

    /// The letter that Unicode's tables see in this character, marks aside.
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
    fn what_unicode_takes_for_a_letter_of_microsofts_names_we_do_as_well() {
        let scripts = [0x80..=0x2AF, 0x370..=0x58F, 0x1D00..=0x1D7F, 0x1E00..=0x1FFF];
        let mut seen = 0;
        for character in scripts.into_iter().flatten().filter_map(char::from_u32).filter(|c| c.is_alphanumeric()) {
            // What a browser writes otherwise never comes here.
            let (written, valid) = idna::domain_to_unicode(&character.to_string());
            if valid.is_err() || written != character.to_string() {
                continue;
            }
            let Some(letter) = in_unicode(character).filter(|letter| LIKE.iter().any(|(plain, _)| plain == letter))
            else {
                continue;
            };
            seen += 1;
            assert_eq!(signs(&character.to_string()), [Sign::Letter(letter as u8)], "{character}");
        }
        assert!(seen > 250, "{seen}");
    }

    #[test]
    fn two_letters_may_look_like_one_and_digits_like_letters() {
        assert_eq!(signs("rnicr0s0ft"), signs("microsoft"));
        assert_eq!(signs("m1cro5of7"), signs("mlcrosoft"));
        assert_eq!(signs("vvinclovvs"), signs("windows"));
        assert_eq!(signs("nnn"), signs("mn"));
        assert_eq!(signs("微"), [Sign::Unknown]);
    }

    #[test]
    fn no_character_stands_in_the_table_twice() {
        let mut all: Vec<char> = LIKE.iter().flat_map(|(_, like)| like.chars()).collect();
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
