// SPDX-License-Identifier: EUPL-1.2
//! What an import did, and what it did not take: numbers, columns and codes, never the content.

use std::fmt;

use serde::Serialize;

/// Why a row was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Not UTF-8.
    Encoding,
    /// Longer than [`super::MAX_RECORD`].
    TooLong,
    /// A quoted field does not end, or a quote stands where none may.
    Quotes,
    /// Another number of fields than the header.
    Fields,
    /// No JSON object in one line.
    Json,
    /// A column that there is not.
    UnknownColumn,
    /// The same column twice.
    DoubledColumn,
    /// A value that a new person needs, or that may not be taken away.
    Missing,
    /// Not the form that the column asks for.
    Form,
    /// The check digit does not fit.
    CheckDigit,
    /// A word outside of the list, such as a misspelt flag.
    UnknownValue,
    /// A day that has not come yet.
    Future,
    /// What a person is cannot change under one reference.
    Changed,
    /// The reference stands in an earlier row of this file.
    Doubled,
    /// The insurance number belongs to another reference.
    Taken,
    /// There is no key to seal e-mail addresses to.
    NoNotifierKey,
}

impl Reason {
    /// The code in reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Encoding => "encoding",
            Self::TooLong => "too-long",
            Self::Quotes => "quotes",
            Self::Fields => "fields",
            Self::Json => "json",
            Self::UnknownColumn => "unknown-column",
            Self::DoubledColumn => "doubled-column",
            Self::Missing => "missing",
            Self::Form => "form",
            Self::CheckDigit => "check-digit",
            Self::UnknownValue => "unknown-value",
            Self::Future => "future",
            Self::Changed => "changed",
            Self::Doubled => "doubled",
            Self::Taken => "taken",
            Self::NoNotifierKey => "no-notifier-key",
        }
    }
}

/// A row that was not taken. `Debug` and `Display` leave the reference to the report file.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// Number of the line, from 1; of a row over several lines the first one, unless the fault
    /// itself has a line.
    pub line: u64,
    /// Id in the core system, if the row has a readable one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The column, if the fault is in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<&'static str>,
    /// What is wrong.
    pub reason: Reason,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: ", self.line)?;
        if let Some(column) = self.column {
            write!(f, "{column} ")?;
        }
        f.write_str(self.reason.code())
    }
}

impl fmt::Debug for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Refused({self})")
    }
}

/// How many rows came to what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// New persons.
    pub inserted: u64,
    /// Persons with something new.
    pub updated: u64,
    /// Persons as they were.
    pub unchanged: u64,
    /// Rows that were not taken.
    pub refused: u64,
}

impl Tally {
    /// All rows.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.inserted + self.updated + self.unchanged + self.refused
    }
}

/// What an import of a small text did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// New persons.
    pub inserted: u64,
    /// Persons with something new.
    pub updated: u64,
    /// Persons as they were.
    pub unchanged: u64,
    /// Rows that were not taken.
    pub refused: Vec<Refused>,
}

/// A fault of a row before its place is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) column: Option<&'static str>,
    pub(super) reason: Reason,
}

impl Fault {
    /// Of the row as a whole.
    pub(super) const fn row(reason: Reason) -> Self {
        Self {
            column: None,
            reason,
        }
    }

    /// Of one column.
    pub(super) const fn of(column: &'static str, reason: Reason) -> Self {
        Self {
            column: Some(column),
            reason,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_in_the_report_file_are_those_on_the_screen() {
        for reason in [Reason::CheckDigit, Reason::TooLong, Reason::NoNotifierKey] {
            let written = serde_json::to_string(&reason).unwrap();
            assert_eq!(written, format!("\"{}\"", reason.code()));
        }
    }

    #[test]
    fn what_is_printed_has_no_reference() {
        let refused = Refused {
            line: 4,
            reference: Some("v-4711".to_owned()),
            column: Some("kvnr"),
            reason: Reason::CheckDigit,
        };
        assert_eq!(refused.to_string(), "line 4: kvnr check-digit");
        assert!(!format!("{refused:?}").contains("4711"));
    }
}
