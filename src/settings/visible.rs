// SPDX-License-Identifier: MIT OR Apache-2.0
//! Can people see every character of a text, and in the order in which it is written?

/// Marks that can make a text read as another one.
pub(super) fn turns_direction(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The first character that cannot be seen and has no use where it is, with its place from 0. Arabic and Hebrew need
/// marks that set the direction of the signs beside them. Persian and the scripts of India need joiners between
/// letters. A symbol can have a variant.
pub(super) fn first_useless(text: &str) -> Option<(usize, char)> {
    let joins = |character: char| matches!(character, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}');
    let mut before = None;
    let mut rest = text.chars();
    let mut place = 0;
    while let Some(character) = rest.next() {
        let is_useful = match character {
            '\u{200e}' | '\u{200f}' => text.chars().any(is_right_to_left),
            '\u{200c}' | '\u{200d}' => {
                before.is_some_and(joins) && rest.clone().next().is_none_or(|next| joins(next) || next == ' ')
            }
            '\u{fe0e}' | '\u{fe0f}' => before.is_some_and(is_symbol),
            _ => !is_invisible(character),
        };
        if !is_useful {
            return Some((place, character));
        }
        before = Some(character);
        place += 1;
    }
    None
}

fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

fn is_symbol(character: char) -> bool {
    !character.is_alphanumeric() && !character.is_whitespace() && !is_invisible(character)
}

/// Characters that are drawn as nothing (Unicode 17, `Default_Ignorable_Code_Point`), and a few that have no ink.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{2029}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::super::check::words;

    #[test]
    fn invisible_characters_are_refused_where_no_script_needs_them() {
        for text in [
            "Con\u{200b}toso",
            "Con\u{ad}toso",
            "Con\u{200d}toso",
            "Con\u{200c}toso",
            "Contoso \u{2060}IT",
            "\u{feff}Contoso",
            "Con\u{fe0f}toso",
            "Contoso\u{200f} IT",
            "\u{2800}\u{2800}",
            "\u{3164}",
            "Contoso\u{e0041}",
            "\u{200d}کنتوسو",
        ] {
            assert_eq!(words(text, 60), Err("has invisible characters"), "{text:?}");
        }
        for text in [
            "قسم الدعم \u{200f}(IT)\u{200f}",
            "\u{200e}+49 555\u{200e} للدعم",
            "پشتیبانی\u{200c}ها",
            "क\u{94d}\u{200d}ष",
            "☎\u{fe0f} 555",
            "Contoso IT",
            "Société\u{a0}: informatique",
        ] {
            assert_eq!(words(text, 60), Ok(text), "{text:?}");
        }
        for text in ["Con\u{202e}toso", "Con\u{2066}toso", "دعم\u{61c}"] {
            assert_eq!(words(text, 60), Err("has control characters"), "{text:?}");
        }
    }
}
