// SPDX-License-Identifier: EUPL-1.2
//! Persons.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use protocol::Hash;
use protocol::statement::PersonRole;

use super::endings::Endings;
use super::row;
use crate::clock::Timestamp;
use crate::db::schema::person;
use crate::error::StoreError;
use crate::ids::PersonId;
use crate::model::words;
use crate::model::{MailTime, Person, PersonState};

repository!(
    /// Persons.
    Persons
);

type Row = (
    Vec<u8>,
    String,
    String,
    Option<Vec<u8>>,
    Option<Vec<u8>>,
    Option<String>,
    Option<i64>,
    i64,
);

fn parse(r: Row) -> Result<Person, StoreError> {
    Ok(Person {
        pid: row::id(&r.0)?,
        kind: words::role(&r.1)?,
        state: row::word(&r.2)?,
        binding: row::opt_hash(r.3.as_deref())?,
        keycard: row::opt_hash(r.4.as_deref())?,
        assurance: r.5,
        quarantine_until: row::opt_time(r.6),
        created_at: Timestamp::from_micros(r.7),
    })
}

impl Persons<'_> {
    /// The person.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, pid: PersonId) -> Result<Option<Person>, StoreError> {
        let row: Option<Row> = person::table
            .find(pid.as_bytes().as_slice())
            .select((
                person::pid,
                person::kind,
                person::state,
                person::binding_sh,
                person::keycard_sh,
                person::assurance,
                person::quarantine_until,
                person::created_at,
            ))
            .first(self.conn)
            .optional()?;
        row.map(parse).transpose()
    }

    /// Current keycard and binding of those of these persons who have them, by id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn bound(&mut self, pids: &[PersonId]) -> Result<Vec<(PersonId, Hash, Hash)>, StoreError> {
        let keys: Vec<&[u8]> = pids.iter().map(|pid| pid.as_bytes().as_slice()).collect();
        type Row = (Vec<u8>, Option<Vec<u8>>, Option<Vec<u8>>);
        let rows: Vec<Row> = person::table
            .filter(person::pid.eq_any(keys))
            .order(person::pid)
            .select((person::pid, person::keycard_sh, person::binding_sh))
            .load(self.conn)?;
        rows.iter()
            .filter_map(|(pid, keycard, bind)| Some((pid, keycard.as_ref()?, bind.as_ref()?)))
            .map(|(pid, keycard, bind)| Ok((row::id(pid)?, row::hash(keycard)?, row::hash(bind)?)))
            .collect()
    }

    /// The person with the state that her access has at this moment: [`PersonState::Ended`] takes the place of every other once
    /// her account has come to its end.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn access(&mut self, pid: PersonId, now: Timestamp) -> Result<Option<Person>, StoreError> {
        let Some(mut person) = self.lookup(pid)? else {
            return Ok(None);
        };
        if Endings::on(self.conn).is_closed(pid, now)? {
            person.state = PersonState::Ended;
        }
        Ok(Some(person))
    }

    /// Whether mails to a person do not say whom they come from.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn is_discreet(&mut self, pid: PersonId) -> Result<bool, StoreError> {
        let found: Option<i64> = person::table
            .find(pid.as_bytes().as_slice())
            .select(person::discreet_mail)
            .first(self.conn)
            .optional()?;
        Ok(found == Some(1))
    }

    /// What mails to somebody depend on besides the address: the role, `None` for nobody we know, and whether they name nobody.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mailed(&mut self, pid: PersonId) -> Result<(Option<PersonRole>, bool), StoreError> {
        let found: Option<(String, i64)> = person::table
            .find(pid.as_bytes().as_slice())
            .select((person::kind, person::discreet_mail))
            .first(self.conn)
            .optional()?;
        let Some((kind, discreet)) = found else {
            return Ok((None, false));
        };
        Ok((Some(words::role(&kind)?), discreet == 1))
    }

    /// Of several persons what [`Self::mailed`] says of one; whoever is not known is not among them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mailed_of(
        &mut self,
        pids: &BTreeSet<PersonId>,
    ) -> Result<BTreeMap<PersonId, (PersonRole, bool)>, StoreError> {
        let found: Vec<(Vec<u8>, String, i64)> = person::table
            .filter(person::pid.eq_any(row::id_bytes(pids)))
            .select((person::pid, person::kind, person::discreet_mail))
            .load(self.conn)?;
        found
            .into_iter()
            .map(|(pid, kind, discreet)| Ok((row::id(&pid)?, (words::role(&kind)?, discreet == 1))))
            .collect()
    }

    /// Whether mails to her say whom they come from.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_discreet(&mut self, pid: PersonId, discreet: bool) -> Result<(), StoreError> {
        diesel::update(person::table.find(pid.as_bytes().as_slice()))
            .set(person::discreet_mail.eq(i64::from(discreet)))
            .execute(self.conn)?;
        Ok(())
    }

    /// When a person gets plain mails; soon, if nothing is known of her.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mail_time(&mut self, pid: PersonId) -> Result<MailTime, StoreError> {
        let found: Option<String> = person::table
            .find(pid.as_bytes().as_slice())
            .select(person::mail_time)
            .first(self.conn)
            .optional()?;
        found.map_or(Ok(MailTime::Soon), |word| row::word(&word))
    }

    /// When she gets plain mails.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_mail_time(&mut self, pid: PersonId, time: MailTime) -> Result<(), StoreError> {
        diesel::update(person::table.find(pid.as_bytes().as_slice()))
            .set(person::mail_time.eq(time.as_str()))
            .execute(self.conn)?;
        Ok(())
    }

    /// Makes the person with state `pending`; one that exists keeps its state.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the person exists with another role.
    pub fn insert(
        &mut self,
        pid: PersonId,
        kind: PersonRole,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if let Some(known) = self.lookup(pid)? {
            return if known.kind == kind {
                Ok(())
            } else {
                Err(StoreError::Conflict(crate::error::Conflict::Exists))
            };
        }
        diesel::insert_into(person::table)
            .values((
                person::pid.eq(pid.as_bytes().as_slice()),
                person::kind.eq(words::of_role(kind)),
                person::state.eq(PersonState::Pending.as_str()),
                person::created_at.eq(now.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Makes a keycard the person's current one. Who is blocked stays so: access is given back by whoever may, not by a
    /// request that waited meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Absent`] when there is no such person.
    pub fn mark_bound(
        &mut self,
        pid: PersonId,
        binding: Hash,
        keycard: Hash,
        assurance: &str,
        quarantine_until: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let n = diesel::update(person::table.find(pid.as_bytes().as_slice()))
            .set((
                person::binding_sh.eq(Some(binding.as_bytes().as_slice())),
                person::keycard_sh.eq(Some(keycard.as_bytes().as_slice())),
                person::assurance.eq(Some(assurance)),
                person::quarantine_until.eq(quarantine_until.map(Timestamp::micros)),
            ))
            .execute(self.conn)?;
        if n != 1 {
            return Err(StoreError::Absent);
        }
        diesel::update(
            person::table
                .filter(person::pid.eq(pid.as_bytes().as_slice()))
                .filter(person::state.eq(PersonState::Pending.as_str())),
        )
        .set(person::state.eq(PersonState::Active.as_str()))
        .execute(self.conn)?;
        Ok(())
    }

    /// Withholds history until then; never shortens.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_quarantined(&mut self, pid: PersonId, until: Timestamp) -> Result<(), StoreError> {
        diesel::update(
            person::table
                .filter(person::pid.eq(pid.as_bytes().as_slice()))
                .filter(
                    person::quarantine_until
                        .is_null()
                        .or(person::quarantine_until.lt(until.micros())),
                ),
        )
        .set(person::quarantine_until.eq(Some(until.micros())))
        .execute(self.conn)?;
        Ok(())
    }

    /// Staff with a bound keycard, by id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn bound_staff(&mut self) -> Result<Vec<PersonId>, StoreError> {
        let rows: Vec<Vec<u8>> = person::table
            // The text must be that of the partial index.
            .filter(diesel::dsl::sql::<diesel::sql_types::Bool>(
                "kind = 'staff'",
            ))
            .filter(person::keycard_sh.is_not_null())
            .order(person::pid)
            .select(person::pid)
            .load(self.conn)?;
        rows.iter().map(|r| row::id(r)).collect()
    }

    /// Blocks or unblocks access. Nothing is deleted.
    ///
    /// # Errors
    /// [`StoreError::Absent`] when there is no such person.
    pub fn mark_state(&mut self, pid: PersonId, state: PersonState) -> Result<(), StoreError> {
        let n = diesel::update(person::table.find(pid.as_bytes().as_slice()))
            .set(person::state.eq(state.as_str()))
            .execute(self.conn)?;
        if n == 1 {
            Ok(())
        } else {
            Err(StoreError::Absent)
        }
    }
}
