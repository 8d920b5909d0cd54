// SPDX-License-Identifier: EUPL-1.2
//! Lines of `batch.jsonl`: first what holds for all, then one item a line.

use std::fmt;

use protocol::statement::{Decision, Remedy};
use protocol::{Dept, Matter};
use registrar::person::Kvnr;
use serde::{Deserialize, Deserializer, Serialize};

/// Longest subject in characters, and text in bytes: what fits into a message with room for its files.
const SUBJECT: usize = 200;
const TEXT: usize = 150_000;
/// Files of an item.
const FILES: usize = 20;
/// Longest name of a file, in characters.
const NAME: usize = 200;
/// Longest id, in bytes.
const ID: usize = 64;

macro_rules! name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes a name of 1 to 64 characters among `A-Z a-z 0-9 . _ -` that does not begin with a dot: it is a part of file names.
            #[must_use]
            pub fn new(text: &str) -> Option<Self> {
                let good = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
                let fits = (1..=ID).contains(&text.len()) && !text.starts_with('.');
                (fits && text.bytes().all(good)).then(|| Self(text.to_owned()))
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = String::deserialize(d)?;
                Self::new(&text).ok_or_else(|| serde::de::Error::custom("not a name"))
            }
        }
    };
}

name!(
    /// A batch, as the core system names it; never used again for another one.
    BatchId
);
name!(
    /// An item of a batch, once in it.
    ItemId
);

/// The first line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// 1.
    pub v: u8,
    /// The batch.
    pub batch: BatchId,
    /// The unit that writes; the program is a member of it with rights `read` and `write`.
    pub unit: Dept,
    /// What it is about.
    pub matter: Matter,
    /// Language of the texts (BCP 47).
    #[serde(default = "german")]
    pub lang: String,
}

fn german() -> String {
    "de".to_owned()
}

/// What an item is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A message.
    #[default]
    Message,
    /// A decision (Verwaltungsakt): only to whom has agreed, and with a remedy.
    Decision,
}

/// Something that is written to somebody; not printed by `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id.
    pub item: ItemId,
    /// The insurance number.
    pub kvnr: String,
    /// Subject, one line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// Files beside the list.
    #[serde(default)]
    pub files: Vec<ItemFile>,
    /// What it is.
    #[serde(default)]
    pub kind: Kind,
    /// What can be done against a decision.
    #[serde(default)]
    pub remedy: Option<Remedy>,
    /// Whether the text of a decision, or a file of it, says so itself with all ways that are open.
    #[serde(default)]
    pub instructed: Option<bool>,
}

impl fmt::Debug for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Item({}, [REDACTED])", self.item)
    }
}

/// A file of an item.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemFile {
    /// Where it lies in the folder: names and `/`.
    pub path: String,
    /// Name that the person sees.
    pub name: String,
    /// Media type.
    #[serde(rename = "type")]
    pub media_type: String,
    /// SHA-256 of its content, hexadecimal: what was half written is not sent.
    pub sha256: String,
}

/// Why an item is not written, and what to do about it. Neither has anything of its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// A constant word.
    pub reason: &'static str,
    /// A sentence for whoever looks at the results.
    pub hint: &'static str,
}

const fn refusal(reason: &'static str, hint: &'static str) -> Refusal {
    Refusal { reason, hint }
}

pub(super) const LINE_TOO_LONG: Refusal = refusal(
    "line-too-long",
    "a line has at most 256 KiB; put long texts into a file",
);
pub(super) const NOT_AN_ITEM: Refusal = refusal(
    "not-an-item",
    "the line is no JSON object with the members that docs/BULK.md lists",
);
pub(super) const ITEM_TWICE: Refusal = refusal(
    "item-twice",
    "an item of this batch has the same id; the first one counts",
);
const WRONG_NUMBER: Refusal = refusal(
    "wrong-number",
    "the insurance number has not its ten characters or a wrong check digit",
);
const TEXT_FORM: Refusal = refusal(
    "text-form",
    "subject: one line of 1 to 200 characters; text: 1 to 150000 bytes",
);
const FILES_FORM: Refusal = refusal(
    "files-form",
    "at most 20 files; paths inside the folder; names, types and SHA-256 as in docs/BULK.md",
);
const DECISION_FORM: Refusal = refusal(
    "decision-form",
    "a decision has `remedy` and `instructed`, and a message has neither",
);

/// One line as an item.
///
/// # Errors
/// [`Refusal`].
pub fn item(line: &[u8]) -> Result<Item, Refusal> {
    let item: Item = serde_json::from_slice(line).map_err(|_| NOT_AN_ITEM)?;
    if Kvnr::parse(&item.kvnr).is_err() {
        return Err(WRONG_NUMBER);
    }
    let subject = item.subject.trim();
    let one_line = !subject.chars().any(char::is_control);
    let fits = (1..=SUBJECT).contains(&subject.chars().count());
    if !one_line || !fits || item.text.trim().is_empty() || item.text.len() > TEXT {
        return Err(TEXT_FORM);
    }
    if item.files.len() > FILES || !item.files.iter().all(ItemFile::has_form) {
        return Err(FILES_FORM);
    }
    let decides = item.kind == Kind::Decision;
    if decides != item.remedy.is_some() || decides != item.instructed.is_some() {
        return Err(DECISION_FORM);
    }
    Ok(item)
}

impl Item {
    /// What makes it a decision.
    #[must_use]
    pub fn decision(&self) -> Option<Decision> {
        Some(Decision {
            remedy: self.remedy?,
            instructed: self.instructed?,
        })
    }

    /// The number as the register has it.
    #[must_use]
    pub fn number(&self) -> String {
        let number = Kvnr::parse(&self.kvnr);
        number.map_or_else(|_| self.kvnr.clone(), |number| number.as_str().to_owned())
    }
}

impl ItemFile {
    fn has_form(&self) -> bool {
        let inside = |part: &str| !part.is_empty() && part != "." && part != "..";
        let shown = |text: &str| !text.is_empty() && !text.chars().any(char::is_control);
        let half = |text: &str| {
            let good = |byte: u8| byte.is_ascii_alphanumeric() || b".+-".contains(&byte);
            !text.is_empty() && text.bytes().all(good)
        };
        let typed = self.media_type.split_once('/');
        self.path.split('/').all(inside)
            && !self.path.contains(['\0', '\\'])
            && shown(&self.name)
            && self.name.chars().count() <= NAME
            && typed.is_some_and(|(one, two)| half(one) && half(two))
            && self.sha256.len() == 64
            && self.sha256.bytes().all(|byte| byte.is_ascii_hexdigit())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"item":"1","kvnr":"A123456780","subject":"Beitrag","text":"Guten Tag","files":[{"path":"a/1.pdf","name":"Bescheid.pdf","type":"application/pdf","sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}]}"#;

    fn reason(line: &str) -> &'static str {
        item(line.as_bytes()).unwrap_err().reason
    }

    #[test]
    fn what_is_no_item_says_why_and_nothing_of_its_content() {
        assert_eq!(item(GOOD.as_bytes()).unwrap().number(), "A123456780");
        let changes = [
            ("\"item\":\"1\"", "\"item\":\"../1\"", "not-an-item"),
            ("\"item\":\"1\"", "\"item\":\".1\"", "not-an-item"),
            ("\"text\"", "\"txt\"", "not-an-item"),
            ("A123456780", "A123456781", "wrong-number"),
            ("\"Beitrag\"", "\"a\\nb\"", "text-form"),
            ("\"Guten Tag\"", "\" \"", "text-form"),
            ("a/1.pdf", "../1.pdf", "files-form"),
            ("a/1.pdf", "/etc/passwd", "files-form"),
            ("e3b0c4", "e3b0c", "files-form"),
            ("application/pdf", "application", "files-form"),
            (
                "\"item\"",
                "\"kind\":\"decision\",\"item\"",
                "decision-form",
            ),
            (
                "\"item\"",
                "\"remedy\":\"action\",\"item\"",
                "decision-form",
            ),
        ];
        for (from, to, why) in changes {
            assert_eq!(reason(&GOOD.replace(from, to)), why, "{to}");
        }
        for line in ["", "[]", "{", "\u{0}"] {
            assert_eq!(reason(line), "not-an-item");
        }
        let decision = GOOD.replace(
            "\"item\"",
            "\"kind\":\"decision\",\"remedy\":\"objection\",\"instructed\":true,\"item\"",
        );
        assert!(item(decision.as_bytes()).unwrap().decision().is_some());
    }
}
