// SPDX-License-Identifier: EUPL-1.2
//! CSV (RFC 4180) read strictly. A record whose quotes are wrong or that does not fit its header is
//! refused by its first line, and reading goes on with the line after that one: a quote that is
//! never closed costs its own row and not the rest of the file.

use std::io::{self, BufRead};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder, Terminator};

use super::lines::{Line, Lines, MAX_RECORD};
use super::report::{Fault, Reason};
use super::row::{Row, column_named};
use super::{ImportError, Parsed};

/// Fields of a record that are looked at.
const MAX_FIELDS: usize = 64;

/// Reads rows under a header.
pub(super) struct Csv<R> {
    lines: Lines<R>,
    delimiter: u8,
    splitter: Reader,
    header: Vec<&'static str>,
}

/// The lines of one record, or the number of its first line and what is wrong.
type Record = Result<Vec<Line>, (u64, Reason)>;

impl<R: BufRead> Csv<R> {
    /// Reads the header. Fields are separated by commas, or by semicolons if the header is.
    pub(super) fn new(mut lines: Lines<R>) -> Result<Self, ImportError> {
        let unreadable = |what: &str| ImportError::Header(what.to_owned());
        let first = lines.next()?.ok_or_else(|| unreadable("empty file"))?;
        let delimiter = if first.bytes.contains(&b';') {
            b';'
        } else {
            b','
        };
        let text = std::str::from_utf8(&first.bytes).map_err(|_| unreadable("not UTF-8"))?;
        let mut splitter = ReaderBuilder::new()
            .delimiter(delimiter)
            .terminator(Terminator::Any(b'\n'))
            .build();
        let names = split(&mut splitter, text).ok_or_else(|| unreadable("quotes"))?;
        let mut header = Vec::with_capacity(names.len());
        for name in names {
            let Some(column) = column_named(name.trim()) else {
                return Err(ImportError::Header(name));
            };
            if header.contains(&column) {
                return Err(ImportError::Header(format!("{column} twice")));
            }
            header.push(column);
        }
        if !header.contains(&"reference") {
            return Err(unreadable("reference"));
        }
        Ok(Self {
            lines,
            delimiter,
            splitter,
            header,
        })
    }

    pub(super) const fn bytes_read(&self) -> u64 {
        self.lines.bytes_read()
    }

    /// The next row.
    pub(super) fn next(&mut self) -> io::Result<Option<Parsed>> {
        let Some(parts) = self.record()? else {
            return Ok(None);
        };
        let (line, parts) = match parts {
            Ok(parts) => (parts.first().map_or(0, |line| line.number), parts),
            Err((line, reason)) => {
                return Ok(Some(Parsed::refused(line, Fault::row(reason))));
            }
        };
        let bytes: Vec<u8> = parts.iter().flat_map(|part| &part.bytes).copied().collect();
        let text = match std::str::from_utf8(&bytes) {
            Ok(text) => text,
            Err(error) => {
                let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let breaks = before.iter().filter(|b| **b == b'\n').count();
                let line = line + u64::try_from(breaks).unwrap_or(0);
                return Ok(Some(Parsed::refused(line, Fault::row(Reason::Encoding))));
            }
        };
        let row = match split(&mut self.splitter, text) {
            Some(fields) if fields.len() == self.header.len() => {
                let named = self.header.iter().copied().zip(fields);
                Parsed::row(line, Row::from_csv(named))
            }
            _ => {
                self.lines.put_back(parts.into_iter().skip(1).collect());
                Parsed::refused(line, Fault::row(Reason::Fields))
            }
        };
        Ok(Some(row))
    }

    /// The lines of the next record: as many as its quotes ask for.
    fn record(&mut self) -> io::Result<Option<Record>> {
        let first = loop {
            match self.lines.next()? {
                Some(line) if line.is_blank(Some(self.delimiter)) => {}
                Some(line) => break line,
                None => return Ok(None),
            }
        };
        let number = first.number;
        if first.too_long {
            return Ok(Some(Err((number, Reason::TooLong))));
        }
        let mut quotes = Quotes::new(self.delimiter);
        let mut length = first.bytes.len();
        let mut state = quotes.read(&first.bytes);
        let mut parts = vec![first];
        while state == Quoting::Open {
            let Some(line) = self.lines.next()? else {
                state = Quoting::Wrong;
                break;
            };
            length += line.bytes.len();
            state = if line.too_long || length > MAX_RECORD {
                Quoting::Wrong
            } else {
                quotes.read(&line.bytes)
            };
            parts.push(line);
        }
        if state == Quoting::Wrong {
            self.lines.put_back(parts.into_iter().skip(1).collect());
            return Ok(Some(Err((number, Reason::Quotes))));
        }
        Ok(Some(Ok(parts)))
    }
}

/// Fields of a record whose quotes are known to be right.
fn split(reader: &mut Reader, text: &str) -> Option<Vec<String>> {
    // Making a reader anew costs as much as all the rest of a row.
    reader.reset();
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    let mut out = vec![0; text.len() + 1];
    let mut ends = [0; MAX_FIELDS];
    let (read, _, written, fields) = reader.read_record(text.as_bytes(), &mut out, &mut ends);
    if read != ReadRecordResult::InputEmpty {
        return None;
    }
    let rest = out.get_mut(written..)?;
    let (last, _, _, more) = reader.read_record(&[], rest, ends.get_mut(fields..)?);
    if last != ReadRecordResult::Record {
        return None;
    }
    let mut start = 0;
    let mut found = Vec::with_capacity(fields + more);
    for end in ends.get(..fields + more)? {
        let field = out.get(start..*end)?;
        found.push(std::str::from_utf8(field).ok()?.to_owned());
        start = *end;
    }
    Some(found)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quoting {
    /// The record ends with this line.
    Closed,
    /// A quoted field goes on in the next line.
    Open,
    /// A quote where none may stand, or text behind a closing one.
    Wrong,
}

/// Follows the quotes of a record from line to line.
struct Quotes {
    delimiter: u8,
    at: Place,
}

#[derive(Clone, Copy)]
enum Place {
    Start,
    Plain,
    Quoted,
    Behind,
}

impl Quotes {
    const fn new(delimiter: u8) -> Self {
        Self {
            delimiter,
            at: Place::Start,
        }
    }

    fn read(&mut self, line: &[u8]) -> Quoting {
        for byte in line {
            self.at = match (self.at, *byte) {
                (Place::Start | Place::Behind, b'"') => Place::Quoted,
                (Place::Quoted, b'"') => Place::Behind,
                (Place::Quoted, _) => Place::Quoted,
                (Place::Plain, b'"') => return Quoting::Wrong,
                (Place::Behind, b'\r' | b'\n') => Place::Behind,
                (_, b) if b == self.delimiter => Place::Start,
                (Place::Behind, _) => return Quoting::Wrong,
                (Place::Start | Place::Plain, _) => Place::Plain,
            };
        }
        match self.at {
            Place::Quoted => Quoting::Open,
            _ => Quoting::Closed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Line and outcome of each row: the reference, or the reason.
    fn rows(text: &str) -> Vec<(u64, String)> {
        let mut csv = Csv::new(Lines::new(text.as_bytes())).unwrap();
        let mut seen = Vec::new();
        while let Some(parsed) = csv.next().unwrap() {
            let what = match parsed.row {
                Ok(row) => row.reference().unwrap_or_default().to_owned(),
                Err(fault) => fault.reason.code().to_owned(),
            };
            seen.push((parsed.line, what));
        }
        seen
    }

    fn expect(text: &str, expected: &[(u64, &str)]) {
        let expected: Vec<(u64, String)> = expected
            .iter()
            .map(|(n, s)| (*n, (*s).to_owned()))
            .collect();
        assert_eq!(rows(text), expected);
    }

    #[test]
    fn quotes_hold_delimiters_line_breaks_and_quotes() {
        expect(
            "reference,given\r\n\"1,2\",\"say \"\"x\"\"\r\nline\"\r\n\r\n,\r\nlast,\r\n",
            &[(2, "1,2"), (6, "last")],
        );
        expect("reference;given\na,b;c", &[(2, "a,b")]);
    }

    #[test]
    fn an_open_quote_costs_its_own_line_only() {
        expect(
            "reference,given\na,\"open\nb,plain\nc,\"good\"\nd,\"to the end\ne,x\n",
            &[(2, "quotes"), (3, "b"), (4, "c"), (5, "quotes"), (6, "e")],
        );
    }

    #[test]
    fn a_record_that_would_swallow_its_neighbour_is_refused() {
        // Closing and opening quotes of two rows would make one row of the right width.
        expect(
            "reference,given\na,\"open\nb,\",quoted\"\nc,good\n",
            &[(2, "quotes"), (3, "b"), (4, "c")],
        );
        expect(
            "reference,given\na,5\" pipe\nb,x\n",
            &[(2, "quotes"), (3, "b")],
        );
    }

    #[test]
    fn a_record_of_another_width_is_named_and_what_follows_is_read() {
        expect(
            "reference,given\na,\"x\nb,y\",more\nc,good\n",
            &[(2, "fields"), (3, "quotes"), (4, "c")],
        );
    }
}
