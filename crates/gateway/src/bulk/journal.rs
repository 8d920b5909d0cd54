// SPDX-License-Identifier: EUPL-1.2
//! The file of results of a batch: a head, one line for each line of the list in its order, and an end. It is also where a run that was killed goes
//! on: as many lines as it has are done.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use protocol::{Hash, MessageId, ThreadId, UnixTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::batch::Batch;
use super::manifest::{BatchId, ItemId, Refusal};
use crate::error::GatewayError;
use crate::folder::sync;

/// What became of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "result", rename_all = "kebab-case")]
pub enum Outcome {
    /// It is in the portal.
    Sent {
        /// The thread that it began.
        thread: ThreadId,
        /// The message, unless somebody has answered since.
        #[serde(skip_serializing_if = "Option::is_none")]
        message: Option<MessageId>,
    },
    /// It goes by post.
    Letter {
        /// Why.
        reason: String,
        /// The folder that was made for it, if any is.
        #[serde(skip_serializing_if = "Option::is_none")]
        job: Option<Uuid>,
    },
    /// It was not written, and will not be.
    Refused {
        /// Why.
        reason: String,
        /// What to do.
        hint: String,
    },
}

impl From<Refusal> for Outcome {
    fn from(refusal: Refusal) -> Self {
        Self::Refused {
            reason: refusal.reason.to_owned(),
            hint: refusal.hint.to_owned(),
        }
    }
}

/// How many became what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// In the portal.
    pub sent: u64,
    /// By post.
    pub letter: u64,
    /// Not written.
    pub refused: u64,
}

impl Sums {
    fn add(&mut self, outcome: &Outcome) {
        let one = match outcome {
            Outcome::Sent { .. } => &mut self.sent,
            Outcome::Letter { .. } => &mut self.letter,
            Outcome::Refused { .. } => &mut self.refused,
        };
        *one = one.saturating_add(1);
    }

    /// All of them.
    #[must_use]
    pub const fn all(&self) -> u64 {
        self.sent
            .saturating_add(self.letter)
            .saturating_add(self.refused)
    }
}

#[derive(Serialize, Deserialize)]
struct Head {
    v: u8,
    batch: BatchId,
    list_sha256: String,
    items: u64,
    begun_at: String,
}

#[derive(Serialize, Deserialize)]
struct ResultLine {
    line: u64,
    item: Option<ItemId>,
    #[serde(flatten)]
    outcome: Outcome,
}

#[derive(Serialize, Deserialize)]
struct End {
    done: bool,
    #[serde(flatten)]
    sums: Sums,
    ended_at: String,
}

/// What lies there for a batch.
pub enum Opened {
    /// It begins, or goes on.
    Open(Journal),
    /// It was finished before.
    Complete(Sums),
    /// Another list had this id.
    Other,
}

/// The results of a batch that is not finished.
pub struct Journal {
    file: File,
    path: PathBuf,
    /// What has a line.
    pub sums: Sums,
}

impl Journal {
    /// Opens the results of a batch, and takes away what a crash has left of a line.
    ///
    /// # Errors
    /// [`GatewayError::Io`]; [`GatewayError::Malformed`] for a file that is none of ours.
    pub fn open(folder: &Path, batch: &Batch, now: UnixTime) -> Result<Opened, GatewayError> {
        let path = folder.join(format!("{}.jsonl", batch.head.batch));
        let at = |e| GatewayError::at(&path, e);
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)
            .map_err(at)?;
        let list = hex::encode(batch.sha256.as_bytes());
        let found = Found::read(&file, &path, &list)?;
        match found {
            Found::Other => return Ok(Opened::Other),
            Found::Complete(sums) => return Ok(Opened::Complete(sums)),
            Found::Lines { .. } => {}
        }
        let Found::Lines { sums, length, any } = found else {
            return Err(GatewayError::Malformed("results"));
        };
        file.set_len(length).map_err(at)?;
        file.seek(SeekFrom::Start(length)).map_err(at)?;
        let mut journal = Self { file, path, sums };
        if !any {
            let head = Head {
                v: 1,
                batch: batch.head.batch.clone(),
                list_sha256: list,
                items: batch.lines,
                begun_at: time(now),
            };
            journal.write(&line(&head)?)?;
            sync(folder)?;
        }
        Ok(Opened::Open(journal))
    }

    /// Puts lines down, durably.
    ///
    /// # Errors
    /// [`GatewayError::Io`].
    pub fn append(
        &mut self,
        lines: Vec<(u64, Option<ItemId>, Outcome)>,
    ) -> Result<(), GatewayError> {
        let mut text = Vec::new();
        for (number, item, outcome) in lines {
            self.sums.add(&outcome);
            text.extend(line(&ResultLine {
                line: number,
                item,
                outcome,
            })?);
        }
        self.write(&text)
    }

    /// Says that nothing is missing.
    ///
    /// # Errors
    /// [`GatewayError::Io`].
    pub fn finish(mut self, now: UnixTime) -> Result<Sums, GatewayError> {
        let end = End {
            done: true,
            sums: self.sums,
            ended_at: time(now),
        };
        self.write(&line(&end)?)?;
        Ok(self.sums)
    }

    fn write(&mut self, text: &[u8]) -> Result<(), GatewayError> {
        self.file
            .write_all(text)
            .and_then(|()| self.file.sync_data())
            .map_err(|e| GatewayError::at(&self.path, e))
    }
}

/// What a file says, read line by line.
enum Found {
    Lines { sums: Sums, length: u64, any: bool },
    Complete(Sums),
    Other,
}

impl Found {
    fn read(file: &File, path: &Path, list: &str) -> Result<Self, GatewayError> {
        let malformed = || GatewayError::Malformed("results");
        let mut reader = BufReader::new(file);
        let (mut sums, mut length, mut any) = (Sums::default(), 0_u64, false);
        let mut text = Vec::new();
        loop {
            text.clear();
            let read = reader.read_until(b'\n', &mut text);
            let read = read.map_err(|e| GatewayError::at(path, e))?;
            // What has no end was being written when somebody was killed.
            if read == 0 || !text.ends_with(b"\n") {
                return Ok(Self::Lines { sums, length, any });
            }
            length = length.saturating_add(u64::try_from(read).map_err(|_| malformed())?);
            if !any {
                let head: Head = serde_json::from_slice(&text).map_err(|_| malformed())?;
                if head.list_sha256 != list {
                    return Ok(Self::Other);
                }
                any = true;
            } else if let Ok(one) = serde_json::from_slice::<ResultLine>(&text) {
                sums.add(&one.outcome);
            } else {
                let end: End = serde_json::from_slice(&text).map_err(|_| malformed())?;
                return Ok(Self::Complete(end.sums));
            }
        }
    }
}

fn line(value: &impl Serialize) -> Result<Vec<u8>, GatewayError> {
    let mut text = serde_json::to_vec(value).map_err(|_| GatewayError::Made("json"))?;
    text.push(b'\n');
    Ok(text)
}

/// RFC 3339.
pub(super) fn time(at: UnixTime) -> String {
    jiff::Timestamp::from_second(at.0).map_or_else(|_| at.0.to_string(), |at| at.to_string())
}

/// Names the list by its hash; for logs.
pub(super) fn short(hash: &Hash) -> String {
    hex::encode(hash.as_bytes()).chars().take(16).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(dir: &Path, lines: &str) -> Batch {
        let head = r#"{"v":1,"batch":"b","unit":"service","matter":"beitrag"}"#;
        std::fs::write(dir.join("batch.jsonl"), format!("{head}\n{lines}")).unwrap();
        Batch::open(dir).unwrap().unwrap()
    }

    fn open(dir: &Path, batch: &Batch) -> Opened {
        Journal::open(dir, batch, UnixTime(1_795_435_200)).unwrap()
    }

    fn going_on(dir: &Path, batch: &Batch) -> Journal {
        match open(dir, batch) {
            Opened::Open(journal) => journal,
            _ => panic!("not open"),
        }
    }

    fn letter() -> Outcome {
        Outcome::Letter {
            reason: "no-account".to_owned(),
            job: None,
        }
    }

    #[test]
    fn a_run_goes_on_behind_the_last_whole_line() {
        let dir = tempfile::tempdir().unwrap();
        let batch = batch(dir.path(), "1\n2\n3\n");
        let mut journal = going_on(dir.path(), &batch);
        let refused = Outcome::Refused {
            reason: "item-twice".to_owned(),
            hint: String::new(),
        };
        journal
            .append(vec![(2, None, refused), (3, ItemId::new("2"), letter())])
            .unwrap();
        drop(journal);
        let path = dir.path().join("b.jsonl");
        let whole = std::fs::read(&path).unwrap();
        for torn in ["{", "{\"line\":4,\"item\":\"3\",\"result\":\"sent\"", "}"] {
            let text = [&whole, torn.as_bytes()].concat();
            std::fs::write(&path, text).unwrap();
            let journal = going_on(dir.path(), &batch);
            let sums = Sums {
                letter: 1,
                refused: 1,
                ..Sums::default()
            };
            assert_eq!(journal.sums, sums, "{torn}");
            assert_eq!(std::fs::read(&path).unwrap(), whole);
        }
        let mut journal = going_on(dir.path(), &batch);
        journal
            .append(vec![(4, ItemId::new("3"), letter())])
            .unwrap();
        let sums = journal.finish(UnixTime(1_795_435_260)).unwrap();
        assert_eq!(sums.all(), 3);
        assert!(matches!(open(dir.path(), &batch), Opened::Complete(found) if found == sums));
    }

    #[test]
    fn results_are_those_of_one_list() {
        let dir = tempfile::tempdir().unwrap();
        let first = batch(dir.path(), "1\n");
        drop(going_on(dir.path(), &first));
        let other = batch(dir.path(), "2\n");
        assert!(matches!(open(dir.path(), &other), Opened::Other));
        let first = batch(dir.path(), "1\n");
        assert!(matches!(open(dir.path(), &first), Opened::Open(_)));
        std::fs::write(dir.path().join("b.jsonl"), "nonsense\n").unwrap();
        assert!(Journal::open(dir.path(), &first, UnixTime(0)).is_err());
    }
}
