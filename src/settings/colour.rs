// SPDX-License-Identifier: MIT OR Apache-2.0
//! A colour of the organisation's, and what becomes of it on our grounds.

use std::fmt;

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// The light ground of cards and pages, as in card.css; dark words on it.
const LIGHT: Colour = Colour([0xf4, 0xf2, 0xf9]);
/// The dark ground; light words on it. Of ground and raised ground each the one with less contrast.
const DARK: Colour = Colour([0x2c, 0x28, 0x38]);

/// The contrast that words need (WCAG 2.2, 1.4.3).
const ENOUGH: f64 = 4.5;

impl Colour {
    /// From `#rrggbb`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Colour([red, green, blue]))
    }

    /// As the style wants it: as near to this colour as can be read on our light and on our dark ground.
    #[must_use]
    pub fn on_our_grounds(self) -> String {
        let [light, dark] = self.readable();
        format!("light-dark({light}, {dark})")
    }

    fn readable(self) -> [Colour; 2] {
        [self.until_readable(LIGHT, 0), self.until_readable(DARK, 255)]
    }

    /// Mixed with black or white, a little more each time, until it can be read on this ground.
    fn until_readable(self, ground: Colour, end: u8) -> Colour {
        let mixed = |part: u16| {
            Colour(self.0.map(|light| {
                let sum = u16::from(light) * (64 - part) + u16::from(end) * part;
                u8::try_from(sum / 64).unwrap_or(end)
            }))
        };
        (0..=64).map(mixed).find(|colour| colour.contrast(ground) >= ENOUGH).unwrap_or(Colour([end; 3]))
    }

    /// The contrast between two colours (WCAG 2.2): 1 for none, 21 at most.
    #[must_use]
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        one.max(two) / one.min(two)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn it_is_read_as_it_is_written() {
        assert_eq!(Colour::parse("#0F6cbd").map(|colour| colour.to_string()).as_deref(), Some("#0f6cbd"));
        for text in ["", "#", "0f6cbd", "#fff", "#0f6cbg", "#0f6cbd0", "#+f6cbd", "red", "#é6cb"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn black_on_white_is_as_far_as_it_goes() {
        assert!((Colour([0; 3]).contrast(Colour([255; 3])) - 21.0).abs() < 0.001);
        assert!((Colour([9; 3]).contrast(Colour([9; 3])) - 1.0).abs() < 0.001);
    }

    #[test]
    fn what_can_be_read_stays_as_it_is() {
        let ours = Colour::parse("#5b3fd6").expect("ours");
        let [light, dark] = ours.readable();
        assert_eq!(light, ours);
        assert_ne!(dark, ours);
    }

    proptest! {
        #[test]
        fn every_colour_can_be_read_on_every_ground_of_ours(parts in any::<[u8; 3]>()) {
            let [light, dark] = Colour(parts).readable();
            for ground in ["#ffffff", "#f4f2f9"] {
                prop_assert!(light.contrast(Colour::parse(ground).expect("ours")) >= 4.5);
            }
            // Its button carries --on-accent, which is the darkest of all.
            for ground in ["#221f2b", "#2c2838", "#1d1b22"] {
                prop_assert!(dark.contrast(Colour::parse(ground).expect("ours")) >= 4.5);
            }
        }
    }
}
