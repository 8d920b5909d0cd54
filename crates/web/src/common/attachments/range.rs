// SPDX-License-Identifier: EUPL-1.2
//! One byte range (RFC 9110, section 14). Several ranges and unknown units get the whole, as the RFC allows.

use std::ops::Range;

/// What a `Range` header asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Everything.
    Whole,
    /// These bytes.
    Part(Range<u64>),
    /// Nothing that exists.
    Outside,
}

/// Reads the header against an object of `total` bytes.
pub(crate) fn parse(header: Option<&str>, total: u64) -> Wanted {
    let Some(spec) = header.and_then(|text| text.strip_prefix("bytes=")) else {
        return Wanted::Whole;
    };
    let Some((first, last)) = spec.trim().split_once('-') else {
        return Wanted::Whole;
    };
    if last.contains([',', '-']) {
        return Wanted::Whole;
    }
    let number = |text: &str| text.trim().parse::<u64>().ok();
    match (
        first.is_empty(),
        number(first),
        last.is_empty(),
        number(last),
    ) {
        (false, Some(first), true, _) if first < total => Wanted::Part(first..total),
        (false, Some(first), false, Some(last)) if first <= last && first < total => {
            Wanted::Part(first..last.saturating_add(1).min(total))
        }
        (true, _, false, Some(length)) if length > 0 && total > 0 => {
            Wanted::Part(total.saturating_sub(length)..total)
        }
        (false, Some(first), true, _) if first >= total => Wanted::Outside,
        (false, Some(first), false, Some(last)) if first <= last => Wanted::Outside,
        (true, _, false, Some(_)) => Wanted::Outside,
        _ => Wanted::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::{Wanted, parse};

    #[test]
    fn ranges_are_read_as_the_rfc_says() {
        let cases = [
            ("bytes=0-0", Wanted::Part(0..1)),
            ("bytes=0-99", Wanted::Part(0..10)),
            ("bytes=9-", Wanted::Part(9..10)),
            ("bytes=-3", Wanted::Part(7..10)),
            ("bytes=-99", Wanted::Part(0..10)),
            ("bytes=10-", Wanted::Outside),
            ("bytes=10-12", Wanted::Outside),
            ("bytes=-0", Wanted::Outside),
            ("bytes=5-4", Wanted::Whole),
            ("bytes=a-b", Wanted::Whole),
            ("bytes=0-1,3-4", Wanted::Whole),
            ("items=0-1", Wanted::Whole),
            ("bytes=", Wanted::Whole),
            ("bytes=-", Wanted::Whole),
            ("bytes=0-18446744073709551615", Wanted::Part(0..10)),
        ];
        for (header, wanted) in cases {
            assert_eq!(parse(Some(header), 10), wanted, "{header}");
        }
        assert_eq!(parse(None, 10), Wanted::Whole);
        assert_eq!(parse(Some("bytes=0-"), 0), Wanted::Outside);
    }
}
