// SPDX-License-Identifier: EUPL-1.2
//! Lengths of age files: nonce of 16 bytes, then chunks of 64 KiB with a tag of 16 bytes each. The
//! last chunk may be short, and is empty only if the whole content is.

const NONCE: u64 = 16;
const TAG: u64 = 16;
const CHUNK: u64 = 65_536 + TAG;

/// Length of the shortest file with such a header: an empty content.
pub const fn minimal_length(header: u64) -> u64 {
    header.saturating_add(NONCE + TAG)
}

/// Length of the content of a file of `total` bytes whose header has `header` bytes; `None` if no age
/// file has this length.
pub fn plaintext_length(total: u64, header: u64) -> Option<u64> {
    let payload = total.checked_sub(header)?.checked_sub(NONCE)?;
    let (full, rest) = (payload / CHUNK, payload % CHUNK);
    let chunks = match (full, rest) {
        (0, TAG) => 1,
        (1.., 0) => full,
        (_, 0..=TAG) => return None,
        _ => full + 1,
    };
    payload.checked_sub(chunks.checked_mul(TAG)?)
}

#[cfg(test)]
mod tests {
    use super::{minimal_length, plaintext_length};

    #[test]
    fn only_lengths_of_whole_files_have_a_content_length() {
        assert_eq!(plaintext_length(minimal_length(100), 100), Some(0));
        assert_eq!(plaintext_length(100 + 16 + 15, 100), None);
        assert_eq!(plaintext_length(100 + 16, 100), None);
        assert_eq!(plaintext_length(10, 100), None);
        assert_eq!(plaintext_length(100 + 16 + 17, 100), Some(1));
        let full = 100 + 16 + 65_552;
        assert_eq!(plaintext_length(full, 100), Some(65_536));
        assert_eq!(plaintext_length(full + 1, 100), None);
        assert_eq!(plaintext_length(full + 16, 100), None);
        assert_eq!(plaintext_length(full + 17, 100), Some(65_537));
    }
}
