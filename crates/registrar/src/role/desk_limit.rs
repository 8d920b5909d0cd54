// SPDX-License-Identifier: EUPL-1.2
//! How many people an employee may look up at the desk. Counted in the database, so that nothing is forgiven by a
//! restart; whom one does not find counts like whom one finds, or the limit would be none for guessing.

use diesel::SqliteConnection;
use protocol::statement::{DeskAsk, DeskRequest};
use protocol::tup::h;
use protocol::{Hash, PersonId, Signed, UnixTime};

use super::{Registrar, RoleError};
use crate::db::{self, desk_lookup};
use crate::person::{Person, name_parts};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
/// For how long it is known who looked up how many.
const KEPT: i64 = 30 * DAY;

/// How an employee used the desk in the last 30 days.
#[derive(Debug, Clone)]
pub struct DeskUse {
    /// The employee; none: not in the register any more.
    pub person: Option<Person>,
    /// His id.
    pub pid: PersonId,
    /// Different people looked up, found or not, with those over the limit.
    pub asked: i64,
    /// Those of them that were not answered because he had reached a limit.
    pub refused: i64,
    /// His newest look-up.
    pub last: UnixTime,
}

impl Registrar {
    /// Who looked up how many people in the last 30 days; whoever reached a limit comes first.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn desk_use(&self) -> Result<Vec<DeskUse>, RoleError> {
        let since = self.now().plus(-KEPT);
        self.db.tx(|c| {
            let mut out = Vec::new();
            for one in desk_lookup::tallies(c, since)? {
                out.push(DeskUse {
                    person: db::person::lookup(c, one.by)?,
                    pid: one.by,
                    asked: one.asked,
                    refused: one.refused,
                    last: one.last,
                });
            }
            Ok(out)
        })
    }

    /// Counts a look-up. `Err` says when the next one is answered. The same question within an hour is one: a desk asks again
    /// after each thing it did for somebody.
    pub(super) fn count_lookup(
        &self,
        c: &mut SqliteConnection,
        request: &Signed<DeskRequest>,
        now: UnixTime,
    ) -> Result<Result<(), UnixTime>, RoleError> {
        let Some(question) = question_of(&request.payload().ask) else {
            return Ok(Ok(()));
        };
        let by = request.payload().by.pid;
        if desk_lookup::was_answered(c, by, &question, now.plus(-HOUR))? {
            return Ok(Ok(()));
        }
        let policy = self.config.desk;
        let mut until = None;
        for (most, span) in [
            (policy.lookups_per_hour, HOUR),
            (policy.lookups_per_day, DAY),
        ] {
            let oldest = desk_lookup::nth_newest(c, by, most, now.plus(-span))?;
            until = until.max(oldest.map(|at| at.plus(span)));
        }
        desk_lookup::insert(c, by, &question, until.is_some(), now)?;
        desk_lookup::remove_before(c, now.plus(-KEPT))?;
        Ok(until.map_or(Ok(()), Err))
    }
}

/// What is looked up, however it was typed; none for other questions.
fn question_of(ask: &DeskAsk) -> Option<Hash> {
    match ask {
        DeskAsk::FindNumber { kvnr } => {
            let kvnr = kvnr.trim().to_uppercase();
            Some(h("sp1/registrar/desk-number", &[kvnr.as_bytes()]))
        }
        DeskAsk::FindName { family, dob } => {
            let name = name_parts(family).join(" ");
            let parts: [&[u8]; 2] = [name.as_bytes(), dob.as_str().as_bytes()];
            Some(h("sp1/registrar/desk-name", &parts))
        }
        _ => None,
    }
}
