// SPDX-License-Identifier: MIT OR Apache-2.0
//! The organisation's colour, made readable on our backgrounds.

use std::fmt;

use serde::{Serialize, Serializer};

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// The light background of cards and pages (card.css).
const LIGHT: Colour = Colour([0xf4, 0xf2, 0xf9]);
/// The dark background. Of plain and raised background, both constants are the one with less contrast.
const DARK: Colour = Colour([0x2c, 0x28, 0x38]);

/// The contrast that text needs (WCAG 2.2, 1.4.3).
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

    /// The CSS value: the nearest colours that are readable on our light and on our dark background.
    #[must_use]
    pub fn readable_css(self) -> String {
        let [light, dark] = self.readable();
        format!("light-dark({light}, {dark})")
    }

    fn readable(self) -> [Colour; 2] {
        [self.until_readable(LIGHT, 0), self.until_readable(DARK, 255)]
    }

    /// Mixes in more and more black or white until the colour is readable on this background.
    fn until_readable(self, background: Colour, end: u8) -> Colour {
        let mixed = |part: u16| {
            Colour(self.0.map(|light| {
                let sum = u16::from(light) * (64 - part) + u16::from(end) * part;
                u8::try_from(sum / 64).unwrap_or(end)
            }))
        };
        (0..=64).map(mixed).find(|colour| colour.contrast(background) >= ENOUGH).unwrap_or(Colour([end; 3]))
    }

    /// The contrast between two colours (WCAG 2.2), from 1 to 21.
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

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_a_hash_with_six_digits_is_a_colour() {
        assert_eq!(Colour::parse("#0F6cbd").map(|colour| colour.to_string()).as_deref(), Some("#0f6cbd"));
        for text in ["", "#", "0f6cbd", "#fff", "#0f6cbg", "#0f6cbd0", "#+f6cbd", "red", "#é6cb"] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn black_on_white_has_the_most_contrast() {
        assert!((Colour([0; 3]).contrast(Colour([255; 3])) - 21.0).abs() < 0.001);
        assert!((Colour([9; 3]).contrast(Colour([9; 3])) - 1.0).abs() < 0.001);
    }

    #[test]
    fn a_readable_colour_stays_the_same() {
        let ours = Colour::parse("#5b3fd6").expect("ours");
        let [light, dark] = ours.readable();
        assert_eq!(light, ours);
        assert_ne!(dark, ours);
    }

    proptest! {
        #[test]
        fn every_colour_becomes_readable_on_our_backgrounds(parts in any::<[u8; 3]>()) {
            let [light, dark] = Colour(parts).readable();
            for background in ["#ffffff", "#f4f2f9"] {
                prop_assert!(light.contrast(Colour::parse(background).expect("ours")) >= 4.5);
            }
            // The text of its buttons is --on-accent, the darkest of all.
            for background in ["#221f2b", "#2c2838", "#1d1b22"] {
                prop_assert!(dark.contrast(Colour::parse(background).expect("ours")) >= 4.5);
            }
        }
    }
}
