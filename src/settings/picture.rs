// SPDX-License-Identifier: MIT OR Apache-2.0
//! A picture of the organisation's. It is shown, so it is looked at first: a PNG of a size that we have room for, and no other.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// What stands before the base64 of a PNG in an address that is its own content.
const PREFIX: &str = "data:image/png;base64,";
/// The most bytes.
const MOST_BYTES: usize = 48 * 1024;
/// The most pixels, across and down.
const MOST_PIXELS: u32 = 1024;

/// A PNG.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Picture(String);

impl Picture {
    /// From base64, with or without what stands before it in an address.
    ///
    /// # Errors
    /// Why it is not one that we show, for admins, in English.
    pub fn parse(text: &str) -> Result<Picture, &'static str> {
        let base64 = text.strip_prefix(PREFIX).unwrap_or(text);
        let bytes = STANDARD.decode(base64).map_err(|_| "is no base64")?;
        if bytes.len() > MOST_BYTES {
            return Err("is larger than 48 KiB");
        }
        let [width, height] = size(&bytes).ok_or("is no whole PNG picture")?;
        if !(1..=MOST_PIXELS).contains(&width) || !(1..=MOST_PIXELS).contains(&height) {
            return Err("is wider or higher than 1024 pixels");
        }
        Ok(Picture(format!("{PREFIX}{base64}")))
    }

    /// The address that is its own content.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.0
    }
}

/// How wide and high it is; `None` for what is no PNG from its first chunk to its last (PNG, third edition, 5.2 and 5.6), and for
/// one that moves.
fn size(bytes: &[u8]) -> Option<[u32; 2]> {
    let mut rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let mut size = None;
    loop {
        let (length, after) = rest.split_first_chunk()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        let (data, after) = after.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
        // The sum at its end is the decoder's affair.
        rest = after.get(4..)?;
        match (kind, size) {
            (b"IHDR", None) => {
                let (width, after) = data.split_first_chunk()?;
                let (height, _) = after.split_first_chunk()?;
                size = Some([u32::from_be_bytes(*width), u32::from_be_bytes(*height)]);
            }
            (b"IHDR" | b"acTL", _) | (_, None) => return None,
            (b"IEND", size) => return size.filter(|_| rest.is_empty()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::find;
    use super::*;

    fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).expect("short").to_be_bytes();
        [&length[..], kind, data, &[0; 4]].concat()
    }

    fn png(width: u32, height: u32, more: &[Vec<u8>]) -> Vec<u8> {
        let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &header), more.concat(), chunk(b"IEND", &[])].concat()
    }

    fn parsed(bytes: &[u8]) -> Result<Picture, &'static str> {
        Picture::parse(&STANDARD.encode(bytes))
    }

    #[test]
    fn a_png_is_taken_with_and_without_its_address() {
        let example = find("logo").expect("the setting").example[0];
        let picture = Picture::parse(example).expect("a picture");
        assert_eq!(picture.address(), format!("{PREFIX}{example}"));
        assert_eq!(Picture::parse(picture.address()), Ok(picture));
        assert!(parsed(&png(1024, 1, &[chunk(b"IDAT", &[1, 2, 3])])).is_ok());
    }

    #[test]
    fn anything_else_is_refused() {
        let whole = png(20, 20, &[]);
        let refused = [
            (parsed(b"GIF89a"), "is no whole PNG picture"),
            (parsed(&whole[..whole.len() - 1]), "is no whole PNG picture"),
            (parsed(&[&whole[..], b"<script>"].concat()), "is no whole PNG picture"),
            (parsed(&png(20, 20, &[chunk(b"acTL", &[0; 8])])), "is no whole PNG picture"),
            (parsed(&png(20, 1025, &[])), "is wider or higher than 1024 pixels"),
            (parsed(&png(0, 20, &[])), "is wider or higher than 1024 pixels"),
            (parsed(&png(20, 20, &[chunk(b"IDAT", &[0; MOST_BYTES])])), "is larger than 48 KiB"),
            (Picture::parse("https://contoso.com/logo.png"), "is no base64"),
            (Picture::parse("data:image/svg+xml;base64,PHN2Zz4="), "is no base64"),
        ];
        for (picture, reason) in refused {
            assert_eq!(picture, Err(reason));
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_taken_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..60), cut in 0_usize..60) {
            let _ = parsed(&bytes);
            let whole = png(20, 20, &[bytes]);
            let _ = parsed(whole.get(..cut).unwrap_or(&whole));
        }
    }
}
