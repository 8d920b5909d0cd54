// SPDX-License-Identifier: EUPL-1.2
//! The end of an insurance, and of a life, reaches the portal: what it should know is computed from the register, compared
//! with what it was told last, and told if that differs. What the core system takes back is lifted the same way.
//!
//! A mark on the person says that there is something to compare. It goes in the transaction that puts the answer into the
//! outbox, so that a crash costs a repetition and nothing else.

use diesel::SqliteConnection;
use protocol::statement::PersonRole;
use protocol::{PersonId, UnixTime};

use super::{Registrar, RoleError, new_id};
use crate::db::{self, ending::Told};
use crate::person::{Ending, EndingReason, Flag, Person};
use crate::portal::{Call, EndingItem};

/// Persons in one transaction, and in one call.
const BATCH: i64 = 50;

impl Registrar {
    /// Compares up to 50 persons. Returns how many it looked at; 0 means that nothing is left.
    pub(super) fn ending_round(&self, now: UnixTime) -> Result<usize, RoleError> {
        self.db.tx(|c| {
            let due = db::ending::due(c, BATCH)?;
            let mut items = Vec::new();
            let mut ended = 0;
            for pid in &due {
                if let Some(person) = db::person::lookup(c, *pid)? {
                    if person.has_flag(Flag::Deceased) {
                        ended += self.end_representations_in(c, *pid, now)?;
                    }
                    items.extend(self.news_of(c, &person, now)?);
                }
                db::ending::clear_due(c, *pid)?;
            }
            if ended > 0 {
                self.publish_list(c, now)?;
            }
            if !items.is_empty() {
                db::outbox::enqueue(c, new_id(), &Call::Endings { items }, now)?;
            }
            Ok(due.len())
        })
    }

    /// What the portal does not know yet, noted as told.
    fn news_of(
        &self,
        c: &mut SqliteConnection,
        person: &Person,
        now: UnixTime,
    ) -> Result<Option<EndingItem>, RoleError> {
        if !db::ending::concerns_portal(c, person.pid)? {
            return Ok(None);
        }
        let before = db::ending::told(c, person.pid)?;
        let known = before.and_then(|told| told.ending);
        let ending = self.ending_of(c, person, known, now)?;
        if ending == known {
            return Ok(None);
        }
        // Not only the next number: a register that was restored from yesterday must be heard, too.
        let seq = before.map_or(now.0, |told| now.0.max(told.seq + 1));
        db::ending::set_told(c, person.pid, &Told { seq, ending }, now)?;
        let note = serde_json::to_vec(&ending).map_err(|_| RoleError::Crypto("encode"))?;
        self.archive(c, "ending-told", person.pid, note, now)?;
        Ok(Some(EndingItem {
            pid: person.pid,
            seq,
            ending,
        }))
    }

    /// The end of somebody's account, as the register has it at this moment.
    fn ending_of(
        &self,
        c: &mut SqliteConnection,
        person: &Person,
        known: Option<Ending>,
        now: UnixTime,
    ) -> Result<Option<Ending>, RoleError> {
        if person.role == PersonRole::Staff {
            return Ok(None);
        }
        if person.has_flag(Flag::Deceased) {
            let told = known.filter(|one| one.reason == EndingReason::Death);
            return Ok(Some(told.unwrap_or(Ending {
                reason: EndingReason::Death,
                read_only_at: now,
                closes_at: now,
            })));
        }
        // Representatives are insured elsewhere.
        let Some(last_day) = person
            .insured_until
            .filter(|_| person.role == PersonRole::Insured)
        else {
            return Ok(None);
        };
        let heard = match db::ending::heard_at(c, person.pid)? {
            Some(at) => at,
            None => {
                db::ending::heard(c, person.pid, now)?;
                now
            }
        };
        Ok(self.config.endings.after(last_day, heard))
    }

    /// Somebody became known to the portal: what ends for her is to be told.
    pub(super) fn ending_may_concern(
        c: &mut SqliteConnection,
        person: &Person,
    ) -> Result<(), RoleError> {
        if person.insured_until.is_some() || person.has_flag(Flag::Deceased) {
            db::ending::mark_due(c, person.pid)?;
        }
        Ok(())
    }

    /// Ends every representation of somebody, on both sides, and publishes the list that says so: death ends at once.
    /// Returns how many there were.
    ///
    /// # Errors
    /// [`RoleError`].
    pub fn end_representations_of(&self, person: PersonId) -> Result<usize, RoleError> {
        let now = self.now();
        self.db.tx(|c| {
            let ended = self.end_representations_in(c, person, now)?;
            if ended > 0 {
                self.publish_list(c, now)?;
            }
            Ok(ended)
        })
    }

    /// The same without a new list.
    fn end_representations_in(
        &self,
        c: &mut SqliteConnection,
        person: PersonId,
        now: UnixTime,
    ) -> Result<usize, RoleError> {
        let mut ended = 0;
        for one in db::representation::of_person(c, person)? {
            let subject = one.payload().subject;
            if db::revocation::insert(c, &one.sh(), Some(subject), now)? {
                self.archive(c, "representation-ended", person, Vec::new(), now)?;
                ended += 1;
            }
        }
        Ok(ended)
    }
}
