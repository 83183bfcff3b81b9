// SPDX-License-Identifier: MIT OR Apache-2.0
//! Numbers that are always the same for the same text: a profile that is made again must replace the one before it. They keep no
//! secret, so FNV-1a does (<http://www.isthe.com/chongo/tech/comp/fnv/>).

const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

fn hash(bytes: &[u8]) -> u128 {
    bytes.iter().fold(BASIS, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}

/// A number.
#[must_use]
pub fn number(bytes: &[u8]) -> u32 {
    let [a, b, c, d, ..] = hash(bytes).to_be_bytes();
    u32::from_be_bytes([a, b, c, d])
}

/// A UUID of version 8, whose bits are the maker's own affair (RFC 9562, 5.8), in the capitals that Apple writes.
#[must_use]
pub fn uuid(text: &str) -> String {
    let bits = hash(text.as_bytes());
    let (version, variant) = (bits & !(0xf << 76) | 8 << 76, 0b11 << 62);
    let digits = format!("{:032X}", version & !variant | 0b10 << 62);
    let part = |from, to| digits.get(from..to).unwrap_or_default();
    format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        // The vector of the empty text, and that of "a", from the authors' own list.
        assert_eq!(hash(b""), BASIS);
        assert_eq!(hash(b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }

    #[test]
    fn a_uuid_has_its_form_and_stays_the_same() {
        for text in ["", "a", "edge/install"] {
            let uuid = uuid(text);
            assert_eq!(uuid, super::uuid(text));
            let signs: Vec<char> = uuid.chars().collect();
            assert_eq!(signs.len(), 36);
            for (place, sign) in signs.iter().enumerate() {
                match place {
                    8 | 13 | 18 | 23 => assert_eq!(*sign, '-'),
                    14 => assert_eq!(*sign, '8'),
                    19 => assert!("89AB".contains(*sign)),
                    _ => assert!(sign.is_ascii_digit() || ('A'..='F').contains(sign)),
                }
            }
        }
        assert_ne!(uuid("edge/install"), uuid("edge/settings"));
    }
}
