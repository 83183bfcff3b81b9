// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which extension, and from where: both end up in files of six formats, so neither may hold a sign that means something there.

use std::fmt;

use super::Browser;

/// The id of an extension: 32 letters from a to p.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExtensionId([u8; 32]);

impl ExtensionId {
    /// From its letters. White space around them is a slip of copying, and no matter.
    ///
    /// # Errors
    /// Why it is none, for admins, in English: it ends the sentence "this id …".
    pub fn parse(text: &str) -> Result<ExtensionId, &'static str> {
        let letters: [u8; 32] = text.trim().as_bytes().try_into().map_err(|_| "does not have 32 letters")?;
        if letters.iter().all(|letter| (b'a'..=b'p').contains(letter)) {
            Ok(ExtensionId(letters))
        } else {
            Err("has a letter that is not one of a to p")
        }
    }

    /// A number of four or five digits, always the same for an id: for lists with numbered values, where others begin at 1.
    #[must_use]
    pub fn number(self) -> u32 {
        1000 + super::digest::number(&self.0) % 90_000
    }
}

impl fmt::Display for ExtensionId {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        self.0.iter().try_for_each(|letter| write!(formatter, "{}", char::from(*letter)))
    }
}

/// From where the browser gets the extension, and its updates.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum UpdateUrl {
    /// From the browser's own store.
    #[default]
    Store,
    /// From an update manifest of the organisation's.
    Own(OwnAddress),
}

/// The address of an update manifest that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnAddress(String);

/// Why an address is not one from which to install.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum AddressError {
    /// Empty, or nothing after its beginning.
    #[error("the address leads nowhere")]
    Empty,
    /// The limit of a text in an ADMX file is 255 characters, and the id stands before it.
    #[error("the address is longer than 200 characters")]
    TooLong,
    /// Quotes, angle brackets, white space, control characters and the like.
    #[error("the address has a sign that is no part of a plain address: write it as %XX")]
    Sign,
    /// Not https, and not http on this machine.
    #[error("the address does not begin with https:// (http:// only for localhost and 127.0.0.1; file:// for tests)")]
    Scheme,
    /// `name@` before the host.
    #[error("the address has a user name in it")]
    UserName,
    /// No host, or one that is none.
    #[error("the address has no host that can be read")]
    Host,
}

const LONGEST: usize = 200;

impl UpdateUrl {
    /// From an address; of nothing at all, the store.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn parse(text: &str) -> Result<UpdateUrl, AddressError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(UpdateUrl::Store);
        }
        if text.chars().count() > LONGEST {
            return Err(AddressError::TooLong);
        }
        // `;` parts id and address in ExtensionInstallForcelist, and `%` is an address's own only before two digits.
        if !text.chars().all(|sign| sign.is_ascii_graphic() && !r#""'<>\^`{|};"#.contains(sign))
            || !escapes_are_whole(text)
        {
            return Err(AddressError::Sign);
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

    /// The address, for this browser.
    #[must_use]
    pub fn address(&self, browser: Browser) -> &str {
        match self {
            UpdateUrl::Store => browser.store(),
            UpdateUrl::Own(OwnAddress(address)) => address,
        }
    }
}

/// The host of `host` or `host:port`.
fn host_of(authority: &str) -> Option<&str> {
    let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
    let is_name = host.split('.').all(|label| {
        !label.is_empty() && label.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_'))
    });
    let is_port = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0) && !port.starts_with('+'));
    (is_name && is_port).then_some(host)
}

fn escapes_are_whole(text: &str) -> bool {
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
    fn an_address_of_ones_own_is_plain() {
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
            ("https://contoso.com/\"", AddressError::Sign),
            ("https://contoso.com/'", AddressError::Sign),
            ("https://contoso.com/<a>", AddressError::Sign),
            ("https://contoso.com/a b", AddressError::Sign),
            ("https://contoso.com/a\tb", AddressError::Sign),
            ("https://contoso.com/a;b", AddressError::Sign),
            ("https://contoso.com/%2", AddressError::Sign),
            ("https://contoso.com/%PATH%", AddressError::Sign),
            ("https://c\u{43e}ntoso.com/", AddressError::Sign),
        ] {
            assert_eq!(UpdateUrl::parse(wrong), Err(why), "{wrong}");
        }
        assert_eq!(UpdateUrl::parse(&format!("https://contoso.com/{}", "a".repeat(200))), Err(AddressError::TooLong));
    }

    proptest! {
        #[test]
        fn any_text_is_an_address_or_not(text in "(https?://|file:///)?.{0,40}") {
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
