// SPDX-License-Identifier: EUPL-1.2
//! A program that writes to many asks who has which insurance number. It learns ids of people who have a key, and no name: whom it
//! writes to the core system knows.
//!
//! The answer names the binding that is current when it is signed. So it is what a `fresh` statement is, for everybody in it at once.

use diesel::SqliteConnection;
use protocol::statement::{DeskAsk, DeskFound, DeskRequest, DeskResult, MOST_NUMBERS, PersonRole};
use protocol::{Dept, Hash, Signed, UnixTime};
use serde::{Deserialize, Serialize};

use super::desk::refused;
use super::{Registrar, RoleError};
use crate::db;
use crate::person::{CheckDigit, Flag, Kvnr, Person};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
/// Under what questions are archived, of the program that asked.
const QUESTION: &str = "bulk-question";
/// Under what it is archived that somebody was asked for, of that person.
const FOUND: &str = "bulk-lookup";

/// What is archived of a question: how many, never whom.
#[derive(Serialize, Deserialize)]
struct Question {
    request: Hash,
    dept: Dept,
    numbers: i64,
}

impl Registrar {
    /// Answers a program's question for many; none for another question.
    pub(super) fn answer_many(
        &self,
        c: &mut SqliteConnection,
        request: &Signed<DeskRequest>,
        now: UnixTime,
    ) -> Result<Option<DeskResult>, RoleError> {
        let asked = request.payload();
        let DeskAsk::FindMany { kvnrs } = &asked.ask else {
            return Ok(None);
        };
        let by = db::person::lookup(c, asked.by.pid)?;
        if !by.is_some_and(|by| by.has_flag(Flag::Program)) {
            return Ok(Some(refused("not-entitled")));
        }
        if kvnrs.is_empty() || kvnrs.len() > MOST_NUMBERS {
            return Ok(Some(refused("too-many")));
        }
        let numbers = i64::try_from(kvnrs.len()).unwrap_or(i64::MAX);
        if self.asked_today(c, request, now)?.saturating_add(numbers)
            > self.config.bulk.numbers_per_day
        {
            let until = now.plus(HOUR);
            return Ok(Some(DeskResult::Limited { until }));
        }
        let note = Question {
            request: request.sh(),
            dept: asked.dept.clone(),
            numbers,
        };
        let note = serde_json::to_vec(&note).map_err(|_| RoleError::Crypto("encode"))?;
        self.archive(c, QUESTION, asked.by.pid, note, now)?;
        let mut items = Vec::with_capacity(kvnrs.len());
        for kvnr in kvnrs {
            items.push(self.found_one(c, request, kvnr, now)?);
        }
        Ok(Some(DeskResult::Many { items }))
    }

    /// Numbers that the program has asked for in 24 hours.
    fn asked_today(
        &self,
        c: &mut SqliteConnection,
        request: &Signed<DeskRequest>,
        now: UnixTime,
    ) -> Result<i64, RoleError> {
        let by = request.payload().by.pid;
        let notes = db::archive::bodies_since(c, by, QUESTION, now.plus(-DAY))?;
        let mut all = 0_i64;
        for note in notes {
            let note: Question =
                serde_json::from_str(&note).map_err(|_| db::DbError::Corrupt("archive"))?;
            all = all.saturating_add(note.numbers);
        }
        Ok(all)
    }

    fn found_one(
        &self,
        c: &mut SqliteConnection,
        request: &Signed<DeskRequest>,
        kvnr: &str,
        now: UnixTime,
    ) -> Result<DeskFound, RoleError> {
        let asked = request.payload();
        let person = match Kvnr::parse_with(kvnr, CheckDigit::Ignore) {
            Ok(kvnr) => db::person::find_by_kvnr(c, &kvnr)?,
            Err(_) => None,
        };
        let Some(person) = person.filter(is_insured) else {
            return Ok(DeskFound::Unknown {});
        };
        if !self.may_know(&asked.dept, &person) {
            return Ok(DeskFound::Elsewhere {});
        }
        let Some(current) = db::binding::current(c, person.pid)? else {
            return Ok(DeskFound::Unbound {});
        };
        let note = serde_json::json!({
            "by": asked.by.pid, "dept": asked.dept, "request": request.sh(),
        });
        self.archive(c, FOUND, person.pid, note.to_string().into_bytes(), now)?;
        Ok(DeskFound::Bound {
            pid: person.pid,
            bind: current.bind.sh(),
        })
    }
}

fn is_insured(person: &Person) -> bool {
    person.role == PersonRole::Insured
}
