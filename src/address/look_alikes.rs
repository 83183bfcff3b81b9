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
/// from Unicode's tables of marks and of look-alikes (UTS 39), in every script, for the letters in Microsoft's names.
/// We added a few that Unicode lacks. A test compares both.
const LOOK_ALIKES: [(char, &str); 14] = [
    ('c', "çćĉċčȼсҫᴄḉငၚᏟⲥꓚ𐊢𐌂𐐽𐔛𑣩𑣲"),
    ('d', "ďđƌɖɗԁḋḍḏḑḓᴅᎠᏧᑯᗞᗪꓒꓓ𐆋"),
    ('e', "èéêëēĕėęěȅȇȩɇеѐёҽҿӗḕḗḙḛḝẹẻẽếềểễệεєᴇᎬⴹꓰꗋꬲ𐊆ⲉ"),
    ('f', "ƒʄքᵮḟẝꜰߓᖴꓝꞙꬵ𐊇𐊥𐔥𑣂"),
    ('g', "ĝğġģƍǥǧǵɠɡցḡɢᏀᏳᶃꓖ"),
    ('l', "ìíîïĩīĭįıĺļľłƚǀǐȉȋɨɩɪɫɭΐίιϊіїӏւᵻᵼḭḯḷḹḻḽỉịἰἱἲἳἴἵἶἷὶῐῑῒῖῗʟוןآأإاٳ۱ߊᎥᏞᒪᛁᛅᛐⲓⵊⵏꓡꓲꕯꙇꞁꟾ꠰𐊊𐌉𐌠𐔎𐔦𐤦𐰾𐳺𑣃𑷚𑷡𖫤𖵣𖼖𖼨𝍷𞅁𞣇𞴁"),
    ('m', "ɱՠᵯḿṁṃмᴍᎷᗰᛖꓟꭑ𐊰𐌑𐰡𑜀𑣣ⲙ"),
    ('n', "ñńņňŋƞǹɲɳήηղոռᵰṅṇṉṋἠἡἢἣἤἥἦἧὴῆпɴꓠ𐔓𑪾ⲛ"),
    (
        'o',
        "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱɵθοσόϭоѳӧөӫօᴏᴑṍṏṑṓọỏốồổỗộớờởỡợὀὁὂὃὄὅὸסةهھۀہۂۃە۵ۿ߀ߋࡀ०০੦૦ଠ୦௦౦೦ഠ൦๐໐တဝ၀თჿᄋᆼዐፀᎤᎾᏫ០ᨲᩅ᪀᪐ⲑⲟⴱⵁⵔ〇ꓳꚢꝋꬽꬾ𐊒𐊫𐌏𐐬𐓪𐔖𐔞𐤬𐰗𐴇𑄖𑄤𑓐𑣈𑣗𑣠𑷠𖦛𖫩𖺀𞅀𞋰",
    ),
    ('r', "ŕŗřȑȓɍɼɽгѓғᴦᵲṙṛṝṟʀᎡᏒᖇⲅꓣꭇꭈ𖨙𖼵"),
    ('s', "śŝşšƽșʂѕᵴṡṣṥṧṩꜱടჽᏕᏚꓢꕶ𐊖𐑈𑣁𖫖𖼺"),
    ('t', "ţťŧƫƭțᵵṫṭṯṱẗтτᴛߠᎢᎿㄒ丅ꓔꔋ𐊗𐊱𐌕𖼊𝍳ⲧ"),
    ('w', "ŵɯшѡѽԝաᴡẁẃẅẇẉẘωᎳᏔⲽꓪꝡꟺ𑓅𑜊𑜎𑜏𑣦𑣯"),
    ('y', "ýÿŷƴȳɏɣʏγуўүұӯӱӳẏẙỳỵỷỹỿߌყᎩᎽᶌⲩㄚ丫ꓬꚲꭚ𐊲𐰠𑣄𑣜𖽃"),
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
        let others = '\u{80}'..=char::MAX;
        let mut seen = 0;
        for character in others.filter(|character| character.is_alphanumeric()) {
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
        assert!(seen > 450, "{seen}");
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
