// SPDX-License-Identifier: EUPL-1.2
//! Form `relaxed/relaxed` of a mail that [`crate::render`] has made (RFC 6376, 3.4.2 and 3.4.4): ASCII with CRLF.

/// A header field: its name in small letters, and its value without folding and with single blanks.
pub(super) type Field = (String, String);

/// The fields of a header, in their order. `None` if a line is no part of a field.
pub(super) fn fields(head: &str) -> Option<Vec<Field>> {
    let mut fields: Vec<Field> = Vec::new();
    for line in head.split("\r\n") {
        if line.starts_with([' ', '\t']) {
            let (_, value) = fields.last_mut()?;
            *value = value_of(&format!("{value} {line}"));
        } else {
            let (name, value) = line.split_once(':')?;
            fields.push((name.trim_end().to_ascii_lowercase(), value_of(value)));
        }
    }
    Some(fields)
}

/// A value without line breaks and with single blanks.
pub(super) fn value_of(text: &str) -> String {
    let words = text.split([' ', '\t', '\r', '\n']);
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What of the body is hashed: blanks in a row are one, those at the end of a line and empty lines at the end none.
pub(super) fn body(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split("\r\n") {
        let mut blank = false;
        for c in line.chars() {
            if c == ' ' || c == '\t' {
                blank = true;
                continue;
            }
            if std::mem::take(&mut blank) {
                out.push(' ');
            }
            out.push(c);
        }
        out.push_str("\r\n");
    }
    while out.ends_with("\r\n\r\n") {
        out.truncate(out.len() - 2);
    }
    if out == "\r\n" {
        out.clear();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 6376, 3.4.5.
    #[test]
    fn the_example_of_the_standard() {
        let found = fields("A: X\r\nB : Y\t\r\n\tZ  ").unwrap();
        let expected = [("a", "X"), ("b", "Y Z")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(found, expected);
        assert_eq!(body(" C \r\nD \t E\r\n\r\n\r\n"), " C\r\nD E\r\n");
    }

    #[test]
    fn an_empty_body_stays_empty_and_a_last_line_gets_its_end() {
        for (text, form) in [
            ("", ""),
            ("\r\n", ""),
            (" \r\n\t\r\n", ""),
            ("a", "a\r\n"),
            ("a\r\n\r\nb \r\n\r\n", "a\r\n\r\nb\r\n"),
        ] {
            assert_eq!(body(text), form, "{text:?}");
        }
    }

    #[test]
    fn a_line_that_belongs_to_no_field_is_noticed() {
        assert_eq!(fields(" begins with a blank"), None);
        assert_eq!(fields("A: x\r\nno colon"), None);
    }
}
