// SPDX-License-Identifier: EUPL-1.2
//! Size classes: what the server sees of a length (docs/PROTOCOL.md, section 1, "Padding").

/// Smallest class of messages, bind requests, claims, profiles and bundles.
pub const MESSAGE_MIN: u64 = 4096;
/// Smallest class of attachments.
pub const ATTACHMENT_MIN: u64 = 65_536;
/// Smallest class of grants and links.
pub const GRANT_MIN: u64 = 512;

/// Rounds a length up so that at most 12 % are added and only log log of it is told:
/// `E=⌊log2 L⌋, S=⌊log2 E⌋+1`, up to a multiple of `2^(E−S)`. Lengths below 2 stay as they are.
pub fn padme(length: u64) -> u64 {
    let Some(exponent) = length.checked_ilog2() else {
        return length;
    };
    let Some(bits) = exponent.checked_ilog2() else {
        return length;
    };
    let free = exponent - (bits + 1).min(exponent);
    let mask = (1_u64 << free) - 1;
    length.checked_add(mask).map_or(length, |sum| sum & !mask)
}

/// The size class of a content: `max(minimum, padme(length))`.
pub fn class(length: u64, minimum: u64) -> u64 {
    padme(length).max(minimum)
}

/// Pads JSON text with blanks to its class; use a `*_MIN` constant.
pub fn pad_json(json: Vec<u8>, minimum: u64) -> Vec<u8> {
    pad(json, minimum, b' ')
}

/// Pads the content of an attachment with zero bytes to its class.
pub fn pad_zero(content: Vec<u8>) -> Vec<u8> {
    pad(content, ATTACHMENT_MIN, 0)
}

fn pad(mut bytes: Vec<u8>, minimum: u64, with: u8) -> Vec<u8> {
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if let Ok(class) = usize::try_from(class(length, minimum)) {
        bytes.resize(class.max(bytes.len()), with);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{class, pad_json, padme};

    proptest! {
        #[test]
        fn padding_never_shrinks_adds_at_most_an_eighth_and_is_stable(length in 0_u64..1 << 40) {
            let padded = padme(length);
            prop_assert!(padded >= length);
            prop_assert!(padded - length <= length / 8 + 1);
            prop_assert_eq!(padme(padded), padded);
            prop_assert_eq!(class(class(length, 4096), 4096), class(length, 4096));
        }
    }

    #[test]
    fn a_short_text_gets_the_smallest_class() {
        assert_eq!(pad_json(b"{}".to_vec(), 512).len(), 512);
        assert_eq!(padme(u64::MAX), u64::MAX);
    }
}
