// SPDX-License-Identifier: EUPL-1.2
//! The folder from which a print shop takes the letters that people asked for. Printed in rounds
//! and not with each request, so that nobody can tell by the clock whether there is a letter.

use std::path::PathBuf;

use rand::rngs::OsRng;

use super::{PrintError, PrintJob, PrintTally, Selection, Target};
use crate::letter::Printer;
use crate::role::{LetterTerms, Registrar};

/// Letters in one round, so that questions of the portal do not wait for long.
const ROUND: u64 = 100;
/// Who wanted these letters, in lists of those that are held.
const WANTED_BY: &str = "self-service";

/// A folder with the means to fill it.
pub struct PrintQueue {
    printer: Printer,
    dir: PathBuf,
    every: i64,
}

impl PrintQueue {
    /// A queue in a folder, filled every so many seconds.
    #[must_use]
    pub const fn new(printer: Printer, dir: PathBuf, every: i64) -> Self {
        Self {
            printer,
            dir,
            every,
        }
    }

    /// Seconds between two rounds.
    #[must_use]
    pub const fn every(&self) -> i64 {
        self.every
    }

    /// Prints what waits.
    ///
    /// # Errors
    /// [`PrintError`]; the next round goes on.
    pub fn round(&self, registrar: &Registrar) -> Result<PrintTally, PrintError> {
        let over = registrar.tidy_requests()?;
        if over > 0 {
            tracing::warn!(over, "more letters were asked for than an hour may have");
        }
        let job = PrintJob {
            registrar,
            printer: &self.printer,
            terms: LetterTerms {
                again: true,
                ..LetterTerms::by(WANTED_BY)
            },
            limit: ROUND,
        };
        let target = Target::Folder {
            dir: self.dir.clone(),
            manifest: self.dir.join("manifest.jsonl"),
        };
        job.run(Selection::Waiting, &target, &mut OsRng, &mut |_| {})
    }
}
