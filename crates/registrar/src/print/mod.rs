// SPDX-License-Identifier: EUPL-1.2
//! Letters in bulk: for a print shop in one file, or one file each in a folder, with a manifest.
//!
//! A run may be broken off at any point and started again: whoever has a letter that can still be
//! used gets none, whoever was given a code that never reached paper gets a new one.

mod file;
mod folder;
mod manifest;
mod queue;
mod source;

use std::path::{Path, PathBuf};

use rand::{CryptoRng, RngCore};
use thiserror::Error;

use self::file::OneFile;
use self::folder::Folder;
pub use self::manifest::ManifestLine;
pub use self::queue::PrintQueue;
pub use self::source::Selection;
use self::source::{Candidate, Source};
use crate::letter::{Addressee, LetterError, Printer};
use crate::role::{IssueError, Issued, LetterTerms, Registrar, RoleError, WaitingLetter};

/// Letters that one file takes.
pub const MAX_IN_FILE: usize = 10_000;
/// Letters in one unit of work.
const BATCH: usize = 100;

/// Where letters go.
#[derive(Debug, Clone)]
pub enum Target {
    /// One file each.
    Folder {
        /// The folder.
        dir: PathBuf,
        /// The manifest; lines are added.
        manifest: PathBuf,
    },
    /// All in one, at most [`MAX_IN_FILE`].
    File {
        /// The file.
        pdf: PathBuf,
        /// The manifest.
        manifest: PathBuf,
    },
}

/// What a run did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PrintTally {
    /// Letters on paper.
    pub printed: u64,
    /// Letters of an earlier run that was broken off after they were on paper.
    pub finished: u64,
    /// Persons who have a code that can still be used.
    pub live: u64,
    /// Letters that wait for a human.
    pub held: u64,
    /// Letters that there will not be.
    pub refused: u64,
    /// References that nobody has, or staff.
    pub unknown: u64,
}

/// Why a run stopped.
#[derive(Debug, Error)]
pub enum PrintError {
    /// A file cannot be read or written.
    #[error("{}: {source}", .path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// What happened.
        source: std::io::Error,
    },
    /// There are letters already.
    #[error("{} exists; letters are not written over others", .0.display())]
    Exists(PathBuf),
    /// A manifest has a line that is none.
    #[error("{} is no manifest", .0.display())]
    Manifest(PathBuf),
    /// A page cannot be made.
    #[error(transparent)]
    Letter(#[from] LetterError),
    /// The register failed.
    #[error(transparent)]
    Role(#[from] RoleError),
}

impl PrintError {
    fn at(path: &Path, source: std::io::Error) -> Self {
        Self::Io {
            path: path.to_owned(),
            source,
        }
    }
}

/// A letter with its code, to be put on paper.
struct Ready {
    reference: String,
    addressee: Addressee,
    issued: Issued,
}

impl Ready {
    fn line(&self, seq: u64, page: u64) -> Result<ManifestLine, PrintError> {
        let expires = jiff::Timestamp::from_second(self.issued.expires.0)
            .map_err(|_| LetterError::Date)?
            .to_string();
        Ok(ManifestLine {
            seq,
            page,
            file: None,
            reference: self.reference.clone(),
            aid: self.issued.aid,
            expires,
        })
    }
}

enum Paper<'p> {
    Folder(Folder),
    File(Box<OneFile<'p>>),
}

/// Who prints what on which terms.
pub struct PrintJob<'a> {
    /// Issues the codes.
    pub registrar: &'a Registrar,
    /// Makes the pages.
    pub printer: &'a Printer,
    /// Validity, and who wanted it.
    pub terms: LetterTerms,
    /// Letters in this run.
    pub limit: u64,
}

impl PrintJob<'_> {
    /// Runs the job; `watch` is told after each hundred.
    ///
    /// # Errors
    /// [`PrintError`]; the same job again goes on.
    pub fn run(
        &self,
        selection: Selection<'_>,
        target: &Target,
        rng: &mut (impl RngCore + CryptoRng),
        watch: &mut dyn FnMut(&PrintTally),
    ) -> Result<PrintTally, PrintError> {
        let mut tally = PrintTally::default();
        let (mut paper, limit) = match target {
            Target::Folder { dir, manifest } => {
                let (folder, finished) = Folder::open(self.registrar, dir, manifest)?;
                tally.finished = finished;
                (Paper::Folder(folder), self.limit)
            }
            Target::File { pdf, manifest } => {
                let (file, finished) = OneFile::open(self.registrar, self.printer, pdf, manifest)?;
                tally.finished = finished;
                let most = u64::try_from(MAX_IN_FILE).unwrap_or(u64::MAX);
                (Paper::File(Box::new(file)), self.limit.min(most))
            }
        };
        let mut source = Source::new(selection);
        let mut waiting = Vec::new();
        while tally.printed < limit {
            let Some(batch) = source.next(self.registrar, BATCH, &mut tally)? else {
                break;
            };
            let mut left = batch.as_slice();
            while !left.is_empty() && tally.printed < limit {
                let room = usize::try_from(limit - tally.printed).unwrap_or(BATCH);
                let (now, later) = self.as_many(left, room, &mut tally)?;
                left = later;
                self.put(&now, &mut paper, rng, &mut tally)?;
                waiting.extend(now.iter().filter_map(|candidate| candidate.waiting));
                if matches!(paper, Paper::Folder(_)) {
                    self.close(&mut waiting)?;
                }
            }
            watch(&tally);
        }
        if let Paper::File(file) = paper {
            file.finish(self.registrar)?;
        }
        self.close(&mut waiting)?;
        Ok(tally)
    }

    fn close(&self, waiting: &mut Vec<WaitingLetter>) -> Result<(), PrintError> {
        for letter in waiting.drain(..) {
            self.registrar.close_waiting(&letter)?;
        }
        Ok(())
    }

    /// The first candidates of a list, so many that no more than `room` letters come of them, and
    /// the rest. Those whose page cannot be made are noted and left out.
    fn as_many<'c>(
        &self,
        candidates: &'c [Candidate],
        room: usize,
        tally: &mut PrintTally,
    ) -> Result<(Vec<&'c Candidate>, &'c [Candidate]), PrintError> {
        let pids: Vec<_> = candidates.iter().map(|c| c.person.pid).collect();
        let ready = self.registrar.would_issue(&pids, &self.terms)?;
        let mut taken = Vec::new();
        let mut letters = 0;
        for (i, candidate) in candidates.iter().enumerate() {
            if letters == room {
                return Ok((taken, candidates.get(i..).unwrap_or_default()));
            }
            if ready.contains(&candidate.person.pid) {
                if self.printer.fits(&candidate.person.addressee()).is_err() {
                    let by = &self.terms.wanted_by;
                    self.registrar.page_failed(&candidate.person, by)?;
                    if let Some(waiting) = &candidate.waiting {
                        self.registrar.close_waiting(waiting)?;
                    }
                    tally.refused += 1;
                    continue;
                }
                letters += 1;
            }
            taken.push(candidate);
        }
        Ok((taken, &[]))
    }

    /// Issues codes for candidates and puts them on paper.
    fn put(
        &self,
        candidates: &[&Candidate],
        paper: &mut Paper<'_>,
        rng: &mut (impl RngCore + CryptoRng),
        tally: &mut PrintTally,
    ) -> Result<(), PrintError> {
        if let Paper::File(file) = paper {
            let pids: Vec<_> = candidates.iter().map(|c| c.person.pid).collect();
            if !self.registrar.would_issue(&pids, &self.terms)?.is_empty() {
                file.is_free()?;
            }
        }
        let pids: Vec<_> = candidates.iter().map(|c| c.person.pid).collect();
        let mut ready = Vec::with_capacity(pids.len());
        for letter in self.registrar.issue_letters(&pids, &self.terms, rng)? {
            match (letter.issued, letter.person) {
                (Ok(issued), Some(person)) => ready.push(Ready {
                    addressee: person.addressee(),
                    reference: person.reference,
                    issued,
                }),
                (Err(IssueError::Live), _) => tally.live += 1,
                (Err(IssueError::Held(_)), _) => tally.held += 1,
                (Err(IssueError::Refused(_) | IssueError::NoAddress), _) => tally.refused += 1,
                _ => tally.unknown += 1,
            }
        }
        match paper {
            Paper::Folder(folder) => folder.put(self.registrar, self.printer, &ready)?,
            Paper::File(file) => file.put(&ready)?,
        }
        tally.printed += u64::try_from(ready.len()).unwrap_or(0);
        Ok(())
    }
}
