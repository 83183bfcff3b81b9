// SPDX-License-Identifier: MIT OR Apache-2.0
//! Escapes text for XML.

/// Escapes a text for use between tags and in attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            // XML requires this for `]]>` only, but allows it everywhere.
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_with_a_meaning_in_xml_are_escaped() {
        assert_eq!(escape(r#"a < b && "c" ]]> 'd' é"#), "a &lt; b &amp;&amp; &quot;c&quot; ]]&gt; 'd' é");
    }
}
