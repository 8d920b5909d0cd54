// SPDX-License-Identifier: EUPL-1.2
//! Who is to be given a letter: persons without an account, and those whose letters wait to be
//! printed because they asked for one or a human has released it.

use protocol::{PersonId, UnixTime};

use super::{Registrar, RoleError};
use crate::db;
use crate::db::letter_stop::State;
use crate::person::Person;

/// Requests of people are forgotten after so many days; nothing that they decide looks back further.
const KEEP_DAYS: i64 = 90;

/// A letter that waits to be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitingLetter {
    /// For whom.
    pub pid: PersonId,
    request: Option<i64>,
}

/// What there is of letters to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterState {
    /// A key is bound.
    pub account: bool,
    /// Until when a code on paper can be used.
    pub live_until: Option<UnixTime>,
    /// Why a letter was not printed, if one was wanted.
    pub stopped: Option<Vec<String>>,
}

impl Registrar {
    /// What there is of letters to a person.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn letter_state(&self, pid: PersonId) -> Result<LetterState, RoleError> {
        let now = self.now();
        self.db.tx(|c| {
            Ok(LetterState {
                account: db::binding::current(c, pid)?.is_some(),
                live_until: db::activation::live_until(c, pid, now)?,
                stopped: db::letter_stop::lookup(c, pid)?.map(|stop| stop.reasons),
            })
        })
    }

    /// Letters that wait to be printed, oldest first: what people asked for, then what was held and
    /// is released.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn waiting_letters(&self, limit: i64) -> Result<Vec<WaitingLetter>, RoleError> {
        self.db.tx(|c| {
            let mut waiting = Vec::new();
            for request in db::letter_request::open(c, limit)? {
                // Printed, and then the power went before this was noted.
                if db::activation::letter_since(c, request.pid, request.at)? {
                    db::letter_request::close(c, request.n)?;
                    continue;
                }
                waiting.push(WaitingLetter {
                    pid: request.pid,
                    request: Some(request.n),
                });
            }
            let left = limit - i64::try_from(waiting.len()).unwrap_or(limit);
            for stop in db::letter_stop::in_state(c, State::Released, left.max(0))? {
                if !waiting.iter().any(|w| w.pid == stop.pid) {
                    waiting.push(WaitingLetter {
                        pid: stop.pid,
                        request: None,
                    });
                }
            }
            Ok(waiting)
        })
    }

    /// A waiting letter is printed, or noted as held or refused: it waits no longer.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn close_waiting(&self, letter: &WaitingLetter) -> Result<(), RoleError> {
        self.db.tx(|c| {
            if let Some(n) = letter.request {
                return Ok(db::letter_request::close(c, n)?);
            }
            let released =
                db::letter_stop::lookup(c, letter.pid)?.filter(|s| s.state == State::Released);
            if released.is_some() {
                db::letter_stop::remove(c, letter.pid)?;
            }
            Ok(())
        })
    }

    /// Forgets old requests for letters. Returns how many of the last hour were over the limit.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn tidy_requests(&self) -> Result<usize, RoleError> {
        let now = self.now();
        let old = UnixTime(now.0.saturating_sub(KEEP_DAYS * 86_400));
        let hour = UnixTime(now.0.saturating_sub(3_600));
        self.db.tx(|c| {
            db::letter_request::purge(c, old)?;
            Ok(db::letter_request::over_limit(c, hour)?)
        })
    }

    /// Up to `limit` insured persons and representatives without a bound key, in the order of their
    /// references, behind `after`.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn without_account(&self, after: &str, limit: i64) -> Result<Vec<Person>, RoleError> {
        self.db
            .tx(|c| Ok(db::person::without_binding(c, after, limit)?))
    }

    /// Notes that the page of a letter cannot be made; a human has to look at name and address.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn page_failed(&self, person: &Person, wanted_by: &str) -> Result<(), RoleError> {
        let causes = [super::Cause::Page];
        self.db
            .tx(|c| Ok(self.note_stop(c, person, &causes, true, wanted_by)?))
    }
}
