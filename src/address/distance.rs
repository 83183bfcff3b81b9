// SPDX-License-Identifier: MIT OR Apache-2.0
//! How close is a word to some part of a text?

use super::look_alikes::Glyph;

/// The distance between the word and the part of the text that is nearest to it. Each letter that is missing, added,
/// changed or swapped with its neighbour counts 2. A character of unknown look counts 1.
pub fn nearest_distance(word: &[Glyph], text: &[Glyph]) -> u32 {
    // Sellers' algorithm: the edit distance of two words, but the match may begin and end anywhere in the text. Each
    // row has the distances of the word's beginnings, up to the current character of the text.
    let first: Vec<u32> = (0..).step_by(2).take(word.len() + 1).collect();
    let (mut before, mut row) = (None::<(Vec<u32>, Glyph)>, first);
    let mut least = row.last().copied().unwrap_or_default();
    for &glyph in text {
        let mut next = vec![0];
        for (place, letter) in word.iter().enumerate() {
            let at = |row: &[u32], place: usize| row.get(place).copied().unwrap_or(u32::MAX / 2);
            let change = match glyph {
                Glyph::Unknown => 1,
                Glyph::Letter(_) if glyph == *letter => 0,
                Glyph::Letter(_) => 2,
            };
            let mut best = (at(&row, place) + change).min(at(&row, place + 1) + 2).min(at(&next, place) + 2);
            if let (Some((earlier, last)), Some(above)) = (&before, place.checked_sub(1))
                && word.get(above) == Some(&glyph)
                && last == letter
            {
                best = best.min(at(earlier, above) + 2);
            }
            next.push(best);
        }
        least = least.min(next.last().copied().unwrap_or(u32::MAX));
        before = Some((std::mem::replace(&mut row, next), glyph));
    }
    least
}
