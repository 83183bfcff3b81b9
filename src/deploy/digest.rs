// SPDX-License-Identifier: MIT OR Apache-2.0
//! Numbers that are always the same for the same text: a new version of a profile must replace the old one. They
//! protect no secret, so FNV-1a is enough (<http://www.isthe.com/chongo/tech/comp/fnv/>).

const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

fn fnv_1a(bytes: &[u8]) -> u128 {
    bytes.iter().fold(BASIS, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}

/// A number that depends on these bytes only.
#[must_use]
pub fn number(bytes: &[u8]) -> u32 {
    let [a, b, c, d, ..] = fnv_1a(bytes).to_be_bytes();
    u32::from_be_bytes([a, b, c, d])
}

/// A UUID that depends on this text only. It has version 8, whose bits are free to choose (RFC 9562, 5.8), and
/// capitals, as Apple writes them.
#[must_use]
pub fn uuid(text: &str) -> String {
    let bits = fnv_1a(text.as_bytes());
    let (version, variant) = (bits & !(0xf << 76) | 8 << 76, 0b11 << 62);
    let digits = format!("{:032X}", version & !variant | 0b10 << 62);
    let part = |from, to| digits.get(from..to).unwrap_or_default();
    format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_matches_the_published_vectors() {
        // The authors' own test vectors for "" and "a".
        assert_eq!(fnv_1a(b""), BASIS);
        assert_eq!(fnv_1a(b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }

    #[test]
    fn a_uuid_is_well_formed_and_stays_the_same() {
        for text in ["", "a", "edge/install"] {
            let uuid = uuid(text);
            assert_eq!(uuid, super::uuid(text));
            let characters: Vec<char> = uuid.chars().collect();
            assert_eq!(characters.len(), 36);
            for (place, character) in characters.iter().enumerate() {
                match place {
                    8 | 13 | 18 | 23 => assert_eq!(*character, '-'),
                    14 => assert_eq!(*character, '8'),
                    19 => assert!("89AB".contains(*character)),
                    _ => assert!(character.is_ascii_digit() || ('A'..='F').contains(character)),
                }
            }
        }
        assert_ne!(uuid("edge/install"), uuid("edge/settings"));
    }
}
