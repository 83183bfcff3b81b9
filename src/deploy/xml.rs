// SPDX-License-Identifier: MIT OR Apache-2.0
//! Text in XML.

/// The text as it stands between tags and in attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            // Of `]]>` alone it must be; a reader is no worse off where it always is.
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
    fn what_means_something_in_xml_is_escaped() {
        assert_eq!(escape(r#"a < b && "c" ]]> 'd' é"#), "a &lt; b &amp;&amp; &quot;c&quot; ]]&gt; 'd' é");
    }
}
