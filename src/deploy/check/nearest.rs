// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which known word did somebody mean?

/// The known word that is nearest, if it is near enough to be meant: a third of its letters may differ.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |word: &str| word.to_lowercase().replace(['-', '_', ' '], "");
    let wanted = plain(word);
    // So long a word is not one of ours, and comparing it would take long.
    let known = known.filter(|known| wanted.chars().count() <= 2 * known.chars().count());
    known
        .map(|known| (strsim::damerau_levenshtein(&wanted, &plain(known)), known))
        .filter(|(distance, known)| distance * 3 <= known.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// The end of a sentence that names the word.
pub fn or_nearest(word: Option<&str>) -> String {
    word.map_or_else(String::new, |word| format!("; did you mean '{word}'?"))
}
