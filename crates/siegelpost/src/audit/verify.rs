// SPDX-License-Identifier: EUPL-1.2
//! `siegelpost audit verify`: reads exported files line by line and names the first one that does not hold. Memory grows with the
//! number of signed heads only.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use anyhow::Context;
use protocol::ledger::{self, AuditEntry};
use protocol::statement::AuditHead;
use protocol::{Envelope, Hash, Org, PublicKey, Signed, UnixTime, json};

use super::line::Line;

/// Longer lines are none of ours.
const LONGEST: u64 = 64 * 1024;

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No line of an export.
    Form,
    /// The entry, or one before it, is not the one that was sealed.
    Changed,
    /// Entries are not there.
    Missing,
    /// An entry stands where none was.
    Inserted,
    /// Two entries have changed places.
    Swapped,
    /// The file, or the chain, ends before a signed head says.
    Truncated,
    /// The chain holds in itself and is another one than somebody has signed before.
    Rewritten,
    /// A head is not signed by a key that counts.
    Signature,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "form",
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Inserted => "inserted",
            Self::Swapped => "swapped",
            Self::Truncated => "truncated",
            Self::Rewritten => "rewritten",
            Self::Signature => "signature",
        })
    }
}

/// The first line that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// In which file.
    pub file: PathBuf,
    /// Which line of it, from 1.
    pub line: u64,
    /// What is wrong.
    pub fault: Fault,
    /// In words.
    pub detail: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            fault,
            detail,
        } = self;
        write!(f, "broken: {}:{line}: {fault}: {detail}", file.display())
    }
}

/// What held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intact {
    /// First and last number that was seen.
    pub entries: (u64, u64),
    /// Signed heads that agree.
    pub heads: u64,
    /// When the last one was signed.
    pub signed_at: UnixTime,
    /// Whose chain.
    pub org: Org,
    /// The key of the files, where none was named.
    pub unproven: Option<PublicKey>,
}

impl fmt::Display for Intact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = self.entries;
        let at = jiff::Timestamp::from_second(self.signed_at.0)
            .map_or_else(|_| "-".to_owned(), |at| at.to_string());
        write!(
            f,
            "intact: {}, entries {first} to {last}, {} signed heads, the last of {at}",
            self.org, self.heads
        )?;
        if first > 1 {
            write!(
                f,
                "\nnote: what was before entry {first} is not in these files"
            )?;
        }
        if let Some(key) = self.unproven {
            write!(
                f,
                "\nnote: heads were checked with the key that the file itself names, {key}: compare it with the Trust Document, or give it as --key"
            )?;
        }
        Ok(())
    }
}

/// Checks files, oldest first: each in itself, and each against what is signed in those before it.
///
/// # Errors
/// A file cannot be read, or `keys` are none. What is wrong with a chain is no error but the inner [`Broken`].
pub fn verify(keys: &[String], files: &[PathBuf]) -> anyhow::Result<Result<Intact, Broken>> {
    let keys = keys
        .iter()
        .map(|key| key.parse().context("--key: not a public key"))
        .collect::<anyhow::Result<Vec<PublicKey>>>()?;
    let mut chain = Chain::new(keys);
    for path in files {
        let file = File::open(path).with_context(|| path.display().to_string())?;
        if let Err(stop) = chain.file(path, BufReader::new(file)) {
            return match stop {
                Stop::Broken(broken) => Ok(Err(broken)),
                Stop::Io(error) => Err(error).with_context(|| path.display().to_string()),
            };
        }
    }
    Ok(Ok(chain.intact()?))
}

enum Stop {
    Broken(Broken),
    Io(std::io::Error),
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

/// What is known after some lines.
struct Chain {
    keys: Vec<PublicKey>,
    unproven: Option<PublicKey>,
    org: Option<Org>,
    first: Option<u64>,
    /// Number and hash of the last line of the file before.
    last: Option<(u64, Hash)>,
    /// Heads whose signature held, of all files.
    heads: BTreeMap<u64, Hash>,
    checked: u64,
    signed_at: UnixTime,
}

impl Chain {
    fn new(keys: Vec<PublicKey>) -> Self {
        Self {
            keys,
            unproven: None,
            org: None,
            first: None,
            last: None,
            heads: BTreeMap::new(),
            checked: 0,
            signed_at: UnixTime(0),
        }
    }

    fn intact(self) -> anyhow::Result<Intact> {
        let (last, _) = self.last.context("no file")?;
        Ok(Intact {
            entries: (self.first.unwrap_or(1), last),
            heads: self.checked,
            signed_at: self.signed_at,
            org: self.org.context("no file")?,
            unproven: self.unproven,
        })
    }

    fn file(&mut self, path: &Path, input: impl BufRead) -> Result<(), Stop> {
        let mut lines = Lines::new(path, input);
        let mut place = self.begin(&mut lines)?;
        while let Some(line) = lines.next()? {
            match line {
                Line::Begin { .. } => return Err(lines.broken(Fault::Form, "a second beginning")),
                Line::Entry { entry, hash } => {
                    self.entry(&mut lines, &mut place, &entry, hash)?;
                }
                Line::Head { stmt } => self.head(&lines, &mut place, stmt)?,
            }
        }
        lines.number += 1;
        if !place.signed {
            return Err(lines.broken(
                Fault::Truncated,
                "the file ends without a signed head for its last entry",
            ));
        }
        if let Some((n, _)) = self.heads.last_key_value().filter(|(n, _)| **n > place.n) {
            let detail = format!("entry {n} was there when an earlier head was signed");
            return Err(lines.broken(Fault::Truncated, detail));
        }
        self.last = Some((place.n, place.hash));
        Ok(())
    }

    fn begin<R: BufRead>(&mut self, lines: &mut Lines<'_, R>) -> Result<At, Stop> {
        let Some(Line::Begin {
            org,
            from,
            prev,
            key,
            ..
        }) = lines.next()?
        else {
            lines.number = lines.number.max(1);
            return Err(lines.broken(Fault::Form, "no beginning of an export"));
        };
        if from == 0 {
            return Err(lines.broken(Fault::Form, "entries are numbered from 1"));
        }
        if self.org.as_ref().is_some_and(|known| *known != org) {
            return Err(lines.broken(Fault::Form, "of another organisation than the file before"));
        }
        if self.keys.is_empty() {
            self.keys.push(key);
            self.unproven = Some(key);
        }
        if from == 1 && prev != ledger::begin(&org) {
            return Err(lines.broken(Fault::Rewritten, "this is not how a chain begins"));
        }
        let before = from - 1;
        if self.heads.get(&before).is_some_and(|known| *known != prev) {
            let detail = format!("entry {before} was another one when an earlier head was signed");
            return Err(lines.broken(Fault::Rewritten, detail));
        }
        if let Some((last, _)) = self.last.filter(|(last, _)| from > last + 1) {
            let detail = format!("entries {} to {before} are in no file", last + 1);
            return Err(lines.broken(Fault::Missing, detail));
        }
        self.org = Some(org);
        self.first.get_or_insert(from);
        Ok(At {
            n: before,
            hash: prev,
            signed: false,
        })
    }

    fn entry<R: BufRead>(
        &self,
        lines: &mut Lines<'_, R>,
        place: &mut At,
        entry: &AuditEntry,
        hash: Hash,
    ) -> Result<(), Stop> {
        let (n, wanted) = (entry.n, place.n + 1);
        if n < wanted {
            let detail = format!("number {n} where {wanted} should be");
            return Err(lines.broken(Fault::Inserted, detail));
        }
        if n > wanted {
            let line = lines.number;
            let swapped =
                matches!(lines.next(), Ok(Some(Line::Entry { entry, .. })) if entry.n == wanted);
            lines.number = line;
            let (fault, detail) = if swapped {
                (Fault::Swapped, format!("{n} stands before {wanted}"))
            } else {
                let gone = n - 1;
                (
                    Fault::Missing,
                    format!("entries {wanted} to {gone} are not there"),
                )
            };
            return Err(lines.broken(fault, detail));
        }
        if entry.hash(place.hash).ok() != Some(hash) {
            let detail = format!("entry {n}, or one before it, is not the one that was sealed");
            return Err(lines.broken(Fault::Changed, detail));
        }
        if self.heads.get(&n).is_some_and(|known| *known != hash) {
            let detail = format!("entry {n} was another one when an earlier head was signed");
            return Err(lines.broken(Fault::Rewritten, detail));
        }
        *place = At {
            n,
            hash,
            signed: false,
        };
        Ok(())
    }

    fn head<R: BufRead>(
        &mut self,
        lines: &Lines<'_, R>,
        place: &mut At,
        stmt: Envelope,
    ) -> Result<(), Stop> {
        if !self.keys.iter().any(|key| stmt.verify_by(key).is_ok()) {
            return Err(lines.broken(Fault::Signature, "not signed by a key that counts"));
        }
        let head = Signed::<AuditHead>::parse(stmt)
            .map_err(|_| lines.broken(Fault::Form, "signed, and no head of a chain"))?;
        let head = head.payload();
        if self.org.as_ref() != Some(&head.org) {
            return Err(lines.broken(Fault::Signature, "signed for another organisation"));
        }
        let known = self
            .heads
            .get(&head.n)
            .is_some_and(|known| *known != head.hash);
        let (fault, detail) = match head.n.cmp(&place.n) {
            std::cmp::Ordering::Greater => (
                Fault::Missing,
                format!("a head for entry {}, which is not there", head.n),
            ),
            std::cmp::Ordering::Less => (
                Fault::Swapped,
                format!("a head for entry {} behind entry {}", head.n, place.n),
            ),
            std::cmp::Ordering::Equal if known || head.hash != place.hash => (
                Fault::Rewritten,
                format!(
                    "the head for entry {} was signed over another chain",
                    head.n
                ),
            ),
            std::cmp::Ordering::Equal => {
                self.heads.insert(head.n, head.hash);
                self.checked += 1;
                self.signed_at = self.signed_at.max(head.ts);
                place.signed = true;
                return Ok(());
            }
        };
        Err(lines.broken(fault, detail))
    }
}

/// Where in the chain a file is.
struct At {
    n: u64,
    hash: Hash,
    /// The last line was a head for it.
    signed: bool,
}

/// The lines of one file.
struct Lines<'a, R> {
    path: &'a Path,
    input: R,
    number: u64,
}

impl<'a, R: BufRead> Lines<'a, R> {
    const fn new(path: &'a Path, input: R) -> Self {
        Self {
            path,
            input,
            number: 0,
        }
    }

    fn next(&mut self) -> Result<Option<Line>, Stop> {
        let mut bytes = Vec::new();
        (&mut self.input)
            .take(LONGEST)
            .read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        self.number += 1;
        // A file that was cut in the middle of a line ends without its end.
        let Some(text) = bytes.strip_suffix(b"\n") else {
            return Err(self.broken(Fault::Truncated, "the line does not end"));
        };
        json::decode(text)
            .map(Some)
            .map_err(|error| self.broken(Fault::Form, error.to_string()))
    }

    fn broken(&self, fault: Fault, detail: impl Into<String>) -> Stop {
        Stop::Broken(Broken {
            file: self.path.to_owned(),
            line: self.number,
            fault,
            detail: detail.into(),
        })
    }
}
