// SPDX-License-Identifier: EUPL-1.2
//! Letters that are not printed at once: held for a human (a new address, an address block), or
//! refused (deceased, no longer insured). Whoever releases a held letter is named, is not the one
//! who wanted it, and releases it for the address of that moment.

use diesel::SqliteConnection;
use protocol::tup::h;
use protocol::{ActivationId, Hash, PersonId, UnixTime};
use thiserror::Error;

use super::config::Handling;
use super::{Registrar, RoleError, new_id};
use crate::db::letter_stop::{State, StopRecord};
use crate::db::{self, DbError};
use crate::person::{Flag, Person};

/// Why a letter is not printed at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The address changed in the last days.
    AddressChanged,
    /// A mark of the core system.
    Marked(Flag),
    /// The insurance is over.
    InsuranceEnded,
    /// The page cannot be made: a name that the font does not have, or does not fit.
    Page,
}

impl Cause {
    /// The code in lists.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AddressChanged => "address-changed",
            Self::Marked(flag) => flag.name(),
            Self::InsuranceEnded => "insurance-ended",
            Self::Page => "page",
        }
    }
}

/// Several causes in words.
pub(super) fn codes(causes: &[Cause]) -> String {
    let codes: Vec<&str> = causes.iter().map(|cause| cause.code()).collect();
    codes.join(", ")
}

/// What is to be done with a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    Print,
    Hold(Vec<Cause>),
    Refuse(Cause),
}

/// A letter that waits, or will not be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoppedLetter {
    /// For whom.
    pub pid: PersonId,
    /// Id in the core system.
    pub reference: String,
    /// Codes of the causes.
    pub causes: Vec<String>,
    /// Who or what wanted it.
    pub wanted_by: String,
    /// Since when.
    pub since: UnixTime,
    /// Who released it; then it is printed with the next letters.
    pub released_by: Option<String>,
}

/// Which of the letters that are not printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StopKind {
    /// Held for a human.
    Held,
    /// Refused.
    Refused,
    /// Released and not printed yet.
    Released,
}

impl From<StopKind> for State {
    fn from(kind: StopKind) -> Self {
        match kind {
            StopKind::Held => Self::Held,
            StopKind::Refused => Self::Refused,
            StopKind::Released => Self::Released,
        }
    }
}

/// Why a letter is not released.
#[derive(Debug, Error)]
pub enum ReleaseError {
    /// No letter to this person is held.
    #[error("no letter to this person is held")]
    NotHeld,
    /// Whoever wants a letter does not release it.
    #[error("whoever wanted the letter does not release it")]
    SamePerson,
    /// There is no name, or one that is no name.
    #[error("say who releases it")]
    NoName,
    /// The address changed while the letter waited: look again, then release again.
    #[error("the address has changed since; look at it again")]
    Moved,
    /// Everything else.
    #[error(transparent)]
    Role(#[from] RoleError),
}

impl From<DbError> for ReleaseError {
    fn from(error: DbError) -> Self {
        Self::Role(error.into())
    }
}

impl Registrar {
    /// What a letter to somebody comes to, without regard to releases.
    pub(super) fn verdict(&self, person: &Person, now: UnixTime) -> Verdict {
        if person.has_flag(Flag::Deceased) {
            return Verdict::Refuse(Cause::Marked(Flag::Deceased));
        }
        if person.insurance_ended(now) {
            return Verdict::Refuse(Cause::InsuranceEnded);
        }
        let mut held = Vec::new();
        for flag in &person.flags {
            match self.config.letters.of(*flag) {
                Handling::Print => {}
                Handling::Hold => held.push(Cause::Marked(*flag)),
                Handling::Refuse => return Verdict::Refuse(Cause::Marked(*flag)),
            }
        }
        let hold = self.config.address_hold_days * 86_400;
        let moved = person.address_changed_at;
        if moved.is_some_and(|at| now.since(at) < hold) {
            held.push(Cause::AddressChanged);
        }
        if held.is_empty() {
            Verdict::Print
        } else {
            Verdict::Hold(held)
        }
    }

    /// Whether a human let a letter go for all of these causes and for the address as it is.
    pub(super) fn is_released(
        &self,
        c: &mut SqliteConnection,
        person: &Person,
        causes: &[Cause],
    ) -> Result<bool, DbError> {
        let stop = db::letter_stop::lookup(c, person.pid)?;
        Ok(stop.is_some_and(|stop| {
            let known = |cause: &Cause| stop.reasons.iter().any(|r| r == cause.code());
            stop.state == State::Released
                && stop.address == address_hash(person)
                && causes.iter().all(known)
        }))
    }

    /// Notes that a letter was wanted and not printed. One that waits already keeps its time and
    /// whoever wanted it first; a release that still covers everything stays.
    pub(super) fn note_stop(
        &self,
        c: &mut SqliteConnection,
        person: &Person,
        causes: &[Cause],
        refused: bool,
        wanted_by: &str,
    ) -> Result<(), DbError> {
        if !refused && self.is_released(c, person, causes)? {
            return Ok(());
        }
        let state = if refused { State::Refused } else { State::Held };
        let before = db::letter_stop::lookup(c, person.pid)?.filter(|b| b.state == state);
        let stop = StopRecord {
            pid: person.pid,
            state,
            reasons: causes.iter().map(|cause| cause.code().to_owned()).collect(),
            wanted_by: before
                .as_ref()
                .map_or_else(|| wanted_by.to_owned(), |b| b.wanted_by.clone()),
            address: address_hash(person),
            at: before.map_or_else(|| self.now(), |b| b.at),
            released_by: None,
        };
        db::letter_stop::put(c, &stop, None)
    }

    /// Letters that are not printed, oldest first.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn stopped_letters(
        &self,
        kind: StopKind,
        limit: i64,
    ) -> Result<Vec<StoppedLetter>, RoleError> {
        self.db.tx(|c| {
            let mut letters = Vec::new();
            for stop in db::letter_stop::in_state(c, kind.into(), limit)? {
                let Some(person) = db::person::lookup(c, stop.pid)? else {
                    continue;
                };
                letters.push(StoppedLetter {
                    pid: stop.pid,
                    reference: person.reference,
                    causes: stop.reasons,
                    wanted_by: stop.wanted_by,
                    since: stop.at,
                    released_by: stop.released_by,
                });
            }
            Ok(letters)
        })
    }

    /// A human has looked: the letter may go. It is printed with the next letters.
    ///
    /// # Errors
    /// [`ReleaseError`].
    pub fn release_letter(&self, pid: PersonId, by: &str) -> Result<(), ReleaseError> {
        let by = by.trim();
        let name = |c: char| !c.is_control();
        if by.is_empty() || by.len() > 100 || !by.chars().all(name) {
            return Err(ReleaseError::NoName);
        }
        let now = self.now();
        // The inner result is an answer and no reason to undo what was noted.
        self.db.tx(|c| {
            let stop = db::letter_stop::lookup(c, pid)?;
            let (Some(mut stop), Some(person)) = (
                stop.filter(|s| s.state == State::Held),
                db::person::lookup(c, pid)?,
            ) else {
                return Ok(Err(ReleaseError::NotHeld));
            };
            if stop.wanted_by.to_lowercase() == by.to_lowercase() {
                return Ok(Err(ReleaseError::SamePerson));
            }
            let address = address_hash(&person);
            if stop.address != address {
                stop.address = address;
                db::letter_stop::put(c, &stop, None)?;
                return Ok(Err(ReleaseError::Moved));
            }
            stop.state = State::Released;
            stop.released_by = Some(by.to_owned());
            db::letter_stop::put(c, &stop, Some(now))?;
            let note = serde_json::json!({
                "by": by, "wanted_by": stop.wanted_by, "reasons": stop.reasons,
            });
            let note = note.to_string();
            db::archive::insert(c, new_id(), now, "letter-released", pid, None, &note)?;
            Ok::<_, RoleError>(Ok(()))
        })?
    }

    /// Notes that codes are on paper, durably. Until then a code counts as lost, and the person is
    /// given a new one.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn mark_printed(&self, aids: &[ActivationId]) -> Result<u64, RoleError> {
        let now = self.now();
        self.db.tx(|c| {
            let mut news = 0;
            for aid in aids {
                if let Some(pid) = db::activation::mark_printed(c, *aid, now)? {
                    news += 1;
                    db::letter_stop::remove(c, pid)?;
                }
            }
            Ok(news)
        })
    }

    /// Whether a code is on paper; none if it is not ours.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn is_printed(&self, aid: ActivationId) -> Result<Option<bool>, RoleError> {
        self.db.tx(|c| Ok(db::activation::is_printed(c, aid)?))
    }
}

fn address_hash(person: &Person) -> Hash {
    let lines: Vec<&[u8]> = person.address.iter().map(String::as_bytes).collect();
    h("sp1/registrar/address", &lines)
}
