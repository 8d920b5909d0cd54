// SPDX-License-Identifier: EUPL-1.2
//! Comma-separated values (RFC 4180): quoted fields, doubled quotes, line breaks inside of quotes.

/// A record with the number of its first line.
pub(super) type Record = (usize, Vec<String>);

/// Splits a text into records. A quote in the middle of an unquoted field is taken as it stands;
/// `Err` holds the line where a quoted field does not end.
pub(super) fn records(text: &str) -> Result<Vec<Record>, usize> {
    let mut records = Vec::new();
    let mut chars = text.chars().peekable();
    let (mut line, mut first) = (1, 1);
    let mut fields: Vec<String> = Vec::new();
    let mut field = String::new();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        if quoted {
            match c {
                '"' if chars.peek() == Some(&'"') => {
                    chars.next();
                    field.push('"');
                }
                '"' => quoted = false,
                _ => {
                    line += usize::from(c == '\n');
                    field.push(c);
                }
            }
            continue;
        }
        match c {
            '"' if field.is_empty() => quoted = true,
            ',' => fields.push(std::mem::take(&mut field)),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' => {
                fields.push(std::mem::take(&mut field));
                push(&mut records, first, std::mem::take(&mut fields));
                line += 1;
                first = line;
            }
            _ => field.push(c),
        }
    }
    if quoted {
        return Err(first);
    }
    fields.push(field);
    push(&mut records, first, fields);
    Ok(records)
}

fn push(records: &mut Vec<Record>, line: usize, fields: Vec<String>) {
    if fields.iter().any(|field| !field.is_empty()) {
        records.push((line, fields));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_commas_line_breaks_and_quotes() {
        let records = records("a,b\r\n\"1,2\",\"say \"\"x\"\"\nline\"\n\nlast,\n").unwrap();
        assert_eq!(
            records,
            [
                (1, vec!["a".to_owned(), "b".to_owned()]),
                (2, vec!["1,2".to_owned(), "say \"x\"\nline".to_owned()]),
                (5, vec!["last".to_owned(), String::new()]),
            ]
        );
    }

    #[test]
    fn an_open_quote_is_named_by_its_line() {
        assert_eq!(records("a\n\"b"), Err(2));
    }
}
