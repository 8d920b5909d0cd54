// SPDX-License-Identifier: EUPL-1.2
//! Lines of a file that may be of any size and hold anything: never more than one bounded line in
//! memory at a time.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

/// Longest row in bytes. Rows of the register have some 300.
pub const MAX_RECORD: usize = 64 * 1024;
const LIMIT: u64 = 64 * 1024 + 1;
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// A line as it stands, with its end.
pub(super) struct Line {
    /// Counted from 1.
    pub(super) number: u64,
    /// The bytes; none if the line is too long.
    pub(super) bytes: Vec<u8>,
    /// Longer than [`MAX_RECORD`].
    pub(super) too_long: bool,
}

impl Line {
    /// Whether nothing but blanks and the given delimiter is in it.
    pub(super) fn is_blank(&self, delimiter: Option<u8>) -> bool {
        let blank = |b: &u8| b.is_ascii_whitespace() || Some(*b) == delimiter;
        !self.too_long && self.bytes.iter().all(blank)
    }
}

/// Reads lines and takes some of them back.
pub(super) struct Lines<R> {
    input: R,
    number: u64,
    read: u64,
    back: VecDeque<Line>,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            number: 0,
            read: 0,
            back: VecDeque::new(),
        }
    }

    /// Bytes read so far.
    pub(super) const fn bytes_read(&self) -> u64 {
        self.read
    }

    /// The next line; a byte order mark at the very beginning is dropped.
    pub(super) fn next(&mut self) -> io::Result<Option<Line>> {
        if let Some(line) = self.back.pop_front() {
            return Ok(Some(line));
        }
        let mut bytes = Vec::with_capacity(512);
        let taken = self
            .input
            .by_ref()
            .take(LIMIT)
            .read_until(b'\n', &mut bytes)?;
        if taken == 0 {
            return Ok(None);
        }
        self.number += 1;
        self.read += u64::try_from(taken).unwrap_or(LIMIT);
        if self.number == 1 && bytes.starts_with(BOM) {
            bytes.drain(..BOM.len());
        }
        let too_long = bytes.len() > MAX_RECORD;
        if too_long {
            if bytes.last() != Some(&b'\n') {
                let skipped = self.input.skip_until(b'\n')?;
                self.read += u64::try_from(skipped).unwrap_or(0);
            }
            bytes = Vec::new();
        }
        Ok(Some(Line {
            number: self.number,
            bytes,
            too_long,
        }))
    }

    /// Takes lines back; they are read again in their order, before everything else.
    pub(super) fn put_back(&mut self, lines: Vec<Line>) {
        for line in lines.into_iter().rev() {
            self.back.push_front(line);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn all(input: impl Read) -> Vec<(u64, usize, bool)> {
        let mut lines = Lines::new(BufReader::new(input));
        let mut seen = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            seen.push((line.number, line.bytes.len(), line.too_long));
        }
        seen
    }

    #[test]
    fn a_line_of_any_length_costs_no_memory_and_the_next_one_is_read() {
        let long = io::repeat(b'x').take(300 * 1024 * 1024);
        let input = (&b"\xEF\xBB\xBFfirst\n"[..])
            .chain(long)
            .chain(&b"\nlast"[..]);
        assert_eq!(all(input), [(1, 6, false), (2, 0, true), (3, 4, false)]);
    }

    #[test]
    fn the_longest_line_is_taken_and_one_byte_more_is_not() {
        let mut text = vec![b'x'; MAX_RECORD - 1];
        text.push(b'\n');
        text.extend(vec![b'y'; MAX_RECORD]);
        text.push(b'\n');
        text.extend(b"z");
        assert_eq!(
            all(&text[..]),
            [(1, MAX_RECORD, false), (2, 0, true), (3, 1, false)]
        );
    }
}
