// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which extension does IT install, and from which address? Both values get into files of six formats, so neither may
//! contain a character that has a meaning there.

use std::fmt;

use super::Browser;

/// The id of an extension: 32 letters from a to p.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExtensionId([u8; 32]);

impl ExtensionId {
    /// Reads an id. White space around it is ignored, because it comes from copying.
    ///
    /// # Errors
    /// The reason, in English for admins, as the end of the sentence "this id …".
    pub fn parse(text: &str) -> Result<ExtensionId, &'static str> {
        let letters: [u8; 32] = text.trim().as_bytes().try_into().map_err(|_| "does not have 32 letters")?;
        if letters.iter().all(|letter| (b'a'..=b'p').contains(letter)) {
            Ok(ExtensionId(letters))
        } else {
            Err("has a letter that is not one of a to p")
        }
    }

    /// A number of four or five digits that is always the same for an id. Lists with numbered values need one; other
    /// tools begin at 1.
    #[must_use]
    pub fn number(self) -> u32 {
        1000 + super::uuid(&self.to_string()).as_fields().0 % 90_000
    }
}

impl fmt::Display for ExtensionId {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        self.0.iter().try_for_each(|letter| write!(formatter, "{}", char::from(*letter)))
    }
}

/// The address from which the browser gets the extension and its updates.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum UpdateUrl {
    /// The browser's own store.
    #[default]
    Store,
    /// The organisation's own update manifest.
    Own(OwnAddress),
}

/// The checked address of an update manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnAddress(String);

/// Why the browser cannot install from an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum AddressError {
    /// Nothing after the beginning of the address.
    #[error("the address leads nowhere")]
    Empty,
    /// Too long: a text in an ADMX file has at most 255 characters, and the id comes before the address.
    #[error("the address is longer than 200 characters")]
    TooLong,
    /// Quotes, angle brackets, white space, control characters and the like.
    #[error("the address has a character that is not allowed in an address: write it as %XX")]
    Character,
    /// Not https, and not http on this machine.
    #[error("the address does not begin with https:// (http:// only for localhost and 127.0.0.1; file:// for tests)")]
    Scheme,
    /// `name@` before the host.
    #[error("the address has a user name in it")]
    UserName,
    /// No host, or a wrong one.
    #[error("the address has no valid host")]
    Host,
}

const MAX_LENGTH: usize = 200;

impl UpdateUrl {
    /// Reads an address. An empty text means the store.
    ///
    /// # Errors
    /// Why the browser cannot install from the address.
    pub fn parse(text: &str) -> Result<UpdateUrl, AddressError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(UpdateUrl::Store);
        }
        if text.chars().count() > MAX_LENGTH {
            return Err(AddressError::TooLong);
        }
        // `;` separates id and address in ExtensionInstallForcelist. `%` is allowed only before two hexadecimal digits.
        if !text.chars().all(|character| character.is_ascii_graphic() && !r#""'<>\^`{|};"#.contains(character))
            || !escapes_are_complete(text)
        {
            return Err(AddressError::Character);
        }
        let (scheme, rest) = text.split_once("://").ok_or(AddressError::Scheme)?;
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        match scheme {
            "file" if rest.len() > 1 && rest.starts_with('/') => {}
            "file" => return Err(AddressError::Empty),
            "https" | "http" => {
                if authority.contains('@') {
                    return Err(AddressError::UserName);
                }
                let host = host_of(authority).ok_or(AddressError::Host)?;
                if scheme == "http" && !matches!(host, "localhost" | "127.0.0.1") {
                    return Err(AddressError::Scheme);
                }
            }
            _ => return Err(AddressError::Scheme),
        }
        Ok(UpdateUrl::Own(OwnAddress(text.to_owned())))
    }

    /// The address for this browser.
    #[must_use]
    pub fn address(&self, browser: Browser) -> &str {
        match self {
            UpdateUrl::Store => browser.store(),
            UpdateUrl::Own(OwnAddress(address)) => address,
        }
    }
}

/// The host in `host` or `host:port`.
fn host_of(authority: &str) -> Option<&str> {
    let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
    let is_name = host.split('.').all(|label| {
        !label.is_empty()
            && label.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '-' | '_'))
    });
    let is_port = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0) && !port.starts_with('+'));
    (is_name && is_port).then_some(host)
}

fn escapes_are_complete(text: &str) -> bool {
    text.split('%')
        .skip(1)
        .all(|after| after.len() >= 2 && after.bytes().take(2).all(|digit| digit.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_id_is_32_letters_from_a_to_p() {
        let id = "abcdefghijklmnopabcdefghijklmnop";
        assert_eq!(ExtensionId::parse(&format!(" {id}\n")).map(|id| id.to_string()).as_deref(), Ok(id));
        assert_eq!(ExtensionId::parse(""), Err("does not have 32 letters"));
        assert_eq!(ExtensionId::parse(&id[1..]), Err("does not have 32 letters"));
        for wrong in [
            "ABCDEFGHIJKLMNOPABCDEFGHIJKLMNOP",
            "abcdefghijklmnopabcdefghijklmnoq",
            "abcdefghijklmnopabcdefghijklmn\u{e9}",
        ] {
            assert_eq!(ExtensionId::parse(wrong), Err("has a letter that is not one of a to p"), "{wrong}");
        }
    }

    #[test]
    fn only_plain_addresses_are_accepted() {
        assert_eq!(UpdateUrl::parse(" "), Ok(UpdateUrl::Store));
        for right in [
            "https://it.contoso.com/tap/updates.xml",
            "https://it.contoso.com:8443/updates.xml?a=b&c=%20",
            "http://localhost:8000/updates.xml",
            "http://127.0.0.1/updates.xml",
            "file:///srv/tap/updates.xml",
        ] {
            let url = UpdateUrl::parse(right).expect(right);
            assert!(Browser::ALL.iter().all(|browser| url.address(*browser) == right));
        }
        for (wrong, why) in [
            ("http://it.contoso.com/updates.xml", AddressError::Scheme),
            ("http://localhost.evil.example/updates.xml", AddressError::Scheme),
            ("ftp://it.contoso.com/", AddressError::Scheme),
            ("HTTPS", AddressError::Scheme),
            ("https://me@contoso.com/", AddressError::UserName),
            ("https://localhost@evil.example/", AddressError::UserName),
            ("https:///updates.xml", AddressError::Host),
            ("https://a..b/", AddressError::Host),
            ("https://contoso.com:/", AddressError::Host),
            ("https://contoso.com:+1/", AddressError::Host),
            ("https://contoso.com:99999/", AddressError::Host),
            ("file://", AddressError::Empty),
            ("file:///", AddressError::Empty),
            ("https://contoso.com/\"", AddressError::Character),
            ("https://contoso.com/'", AddressError::Character),
            ("https://contoso.com/<a>", AddressError::Character),
            ("https://contoso.com/a b", AddressError::Character),
            ("https://contoso.com/a\tb", AddressError::Character),
            ("https://contoso.com/a;b", AddressError::Character),
            ("https://contoso.com/%2", AddressError::Character),
            ("https://contoso.com/%PATH%", AddressError::Character),
            ("https://c\u{43e}ntoso.com/", AddressError::Character),
        ] {
            assert_eq!(UpdateUrl::parse(wrong), Err(why), "{wrong}");
        }
        assert_eq!(UpdateUrl::parse(&format!("https://contoso.com/{}", "a".repeat(200))), Err(AddressError::TooLong));
    }

    proptest! {
        #[test]
        fn an_accepted_address_has_no_special_characters(text in "(https?://|file:///)?.{0,40}") {
            if let Ok(UpdateUrl::Own(OwnAddress(address))) = UpdateUrl::parse(&text) {
                prop_assert!(address.is_ascii());
                prop_assert!(!address.contains(['"', '\'', '<', '>', ' ', ';', '\\', '`']));
            }
        }

        #[test]
        fn a_number_has_four_or_five_digits(letters in "[a-p]{32}") {
            let number = ExtensionId::parse(&letters).expect("an id").number();
            prop_assert!((1000..100_000).contains(&number));
        }
    }
}
