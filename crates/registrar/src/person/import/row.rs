// SPDX-License-Identifier: EUPL-1.2
//! One row, whichever form the file has: cells by column. A column that a row does not have says
//! nothing; an empty one says that there is nothing.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::report::{Fault, Reason};
use crate::person::Assignment;

/// Columns of an import.
const COLUMNS: [&str; 17] = [
    "reference",
    "kvnr",
    "role",
    "given",
    "family",
    "birth_date",
    "address",
    "address_since",
    "lang",
    "email",
    "flags",
    "insured_until",
    "card_digits",
    "own_kvnr",
    "branch",
    "depts",
    "assignment",
];
/// Columns that hold lists; in CSV the parts are separated by `|` or line breaks.
const LISTS: [&str; 3] = ["address", "flags", "depts"];

/// The column of a name.
pub(super) fn column_named(name: &str) -> Option<&'static str> {
    COLUMNS.into_iter().find(|column| *column == name)
}

/// What stands in a cell.
enum Cell {
    Nothing,
    Text(String),
    List(Vec<String>),
    Assignment(Assignment),
    /// Something that no column takes.
    Other,
}

/// A value that a row may leave unsaid.
pub(super) enum Told<T> {
    /// The row does not have the column.
    Unsaid,
    /// There is none.
    Nothing,
    /// There is one.
    Is(T),
}

impl<T> Told<T> {
    /// The value, or what was known before if the row says nothing about it.
    pub(super) fn or_known(self, known: impl FnOnce() -> Option<T>) -> Option<T> {
        match self {
            Self::Unsaid => known(),
            Self::Nothing => None,
            Self::Is(value) => Some(value),
        }
    }

    pub(super) fn map<U>(self, with: impl FnOnce(T) -> Result<U, Fault>) -> Result<Told<U>, Fault> {
        Ok(match self {
            Self::Unsaid => Told::Unsaid,
            Self::Nothing => Told::Nothing,
            Self::Is(value) => Told::Is(with(value)?),
        })
    }
}

/// One row.
pub(super) struct Row(BTreeMap<&'static str, Cell>);

impl Row {
    /// A row of CSV fields.
    pub(super) fn from_csv(fields: impl Iterator<Item = (&'static str, String)>) -> Self {
        let cell = |column: &'static str, text: String| {
            let text = text.trim();
            if text.is_empty() {
                Cell::Nothing
            } else if LISTS.contains(&column) {
                let parts = text.split(['|', '\n']).map(|part| part.trim().to_owned());
                Cell::List(parts.filter(|part| !part.is_empty()).collect())
            } else if column == "assignment" {
                Cell::Other
            } else {
                Cell::Text(text.to_owned())
            }
        };
        Self(
            fields
                .map(|(name, text)| (name, cell(name, text)))
                .collect(),
        )
    }

    /// A row of one JSON object.
    pub(super) fn from_json(text: &str) -> Result<Self, Fault> {
        let Members(members) = serde_json::from_str(text).map_err(|_| Fault::row(Reason::Json))?;
        let mut row = BTreeMap::new();
        for (name, value) in members {
            let Some(column) = column_named(&name) else {
                return Err(Fault::row(Reason::UnknownColumn));
            };
            if row.insert(column, json_cell(column, value)).is_some() {
                return Err(Fault::of(column, Reason::DoubledColumn));
            }
        }
        Ok(Self(row))
    }

    /// The reference, if there is a text of that name.
    pub(super) fn reference(&self) -> Option<&str> {
        match self.0.get("reference") {
            Some(Cell::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Takes a text.
    pub(super) fn text(&mut self, column: &'static str) -> Result<Told<String>, Fault> {
        match self.0.remove(column) {
            None => Ok(Told::Unsaid),
            Some(Cell::Nothing) => Ok(Told::Nothing),
            Some(Cell::Text(text)) => Ok(Told::Is(text)),
            Some(_) => Err(Fault::of(column, Reason::Form)),
        }
    }

    /// Takes a list.
    pub(super) fn list(&mut self, column: &'static str) -> Result<Told<Vec<String>>, Fault> {
        match self.0.remove(column) {
            None => Ok(Told::Unsaid),
            Some(Cell::Nothing) => Ok(Told::Nothing),
            Some(Cell::List(list)) => Ok(Told::Is(list)),
            Some(_) => Err(Fault::of(column, Reason::Form)),
        }
    }

    /// Takes what an employee is to do.
    pub(super) fn assignment(&mut self) -> Result<Told<Assignment>, Fault> {
        match self.0.remove("assignment") {
            None => Ok(Told::Unsaid),
            Some(Cell::Nothing) => Ok(Told::Nothing),
            Some(Cell::Assignment(assignment)) => Ok(Told::Is(assignment)),
            Some(_) => Err(Fault::of("assignment", Reason::Form)),
        }
    }
}

fn json_cell(column: &'static str, value: Value) -> Cell {
    match value {
        Value::Null => Cell::Nothing,
        Value::String(text) if text.trim().is_empty() => Cell::Nothing,
        Value::String(text) => Cell::Text(text.trim().to_owned()),
        Value::Array(items) => {
            let text = |item| match item {
                Value::String(text) => Some(text.trim().to_owned()),
                _ => None,
            };
            let list: Option<Vec<String>> = items.into_iter().map(text).collect();
            list.map_or(Cell::Other, Cell::List)
        }
        object @ Value::Object(_) if column == "assignment" => {
            serde_json::from_value(object).map_or(Cell::Other, Cell::Assignment)
        }
        _ => Cell::Other,
    }
}

/// Members of an object in their order, doubled ones too.
struct Members(Vec<(String, Value)>);

impl<'de> serde::Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        from.deserialize_map(Collect)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> Option<Fault> {
        Row::from_json(text).err()
    }

    #[test]
    fn json_members_are_known_and_stand_once() {
        assert!(fault(r#"{"reference":"a","flags":[]}"#).is_none());
        let unknown = Fault::row(Reason::UnknownColumn);
        assert_eq!(fault(r#"{"reference":"a","name":"x"}"#), Some(unknown));
        let doubled = Fault::of("kvnr", Reason::DoubledColumn);
        assert_eq!(fault(r#"{"kvnr":"a","kvnr":"b"}"#), Some(doubled));
        for broken in ["[]", "1", "{", r#"{"a":1}{"b":2}"#, "null"] {
            assert_eq!(fault(broken), Some(Fault::row(Reason::Json)), "{broken}");
        }
    }

    #[test]
    fn a_deeply_nested_line_is_refused_without_a_crash() {
        assert_eq!(fault(&"[".repeat(60_000)), Some(Fault::row(Reason::Json)));
        let deep = format!("{{\"given\":{}1{}}}", "[".repeat(200), "]".repeat(200));
        assert_eq!(fault(&deep), Some(Fault::row(Reason::Json)));
    }

    #[test]
    fn unsaid_empty_and_said_are_three_things() {
        let mut row = Row::from_json(r#"{"email":null,"lang":" en "}"#).unwrap();
        assert!(matches!(row.text("email"), Ok(Told::Nothing)));
        assert!(matches!(row.text("lang"), Ok(Told::Is(text)) if text == "en"));
        assert!(matches!(row.text("kvnr"), Ok(Told::Unsaid)));
        let mut row = Row::from_json(r#"{"card_digits":4711,"address":["a",1]}"#).unwrap();
        assert!(row.text("card_digits").is_err() && row.list("address").is_err());
    }
}
