// SPDX-License-Identifier: EUPL-1.2
//! E-mail addresses, sealed to the notifier: those in force, and those not confirmed yet.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use protocol::Hash;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::{contact, contact_candidate as candidate, outbox_address};
use crate::error::StoreError;
use crate::ids::{OutboxId, PersonId};
use crate::model::{CODE_TRIES, Candidate, Contact, InForce, Mute, MuteReason};
use crate::sensitive::Sensitive;

repository!(
    /// Sealed addresses.
    Contacts
);

type Row = (String, String, String, Option<i64>, Option<Vec<u8>>, i64);

fn parse(r: Row) -> Result<Candidate, StoreError> {
    Ok(Candidate {
        contact: address(r.0, r.1),
        source: row::word(&r.2)?,
        expires_at: row::opt_time(r.3),
        code_hash: row::opt_hash(r.4.as_deref())?,
        tries_left: u32::try_from(r.5).unwrap_or(0),
    })
}

fn address(sealed: String, lang: String) -> Contact {
    Contact {
        sealed: Sensitive::new(sealed),
        lang,
    }
}

type InForceRow = (
    Vec<u8>,
    String,
    String,
    Option<i64>,
    Option<String>,
    Option<String>,
);

fn in_force(r: InForceRow) -> Result<(PersonId, InForce), StoreError> {
    let (pid, sealed, lang, muted_at, muted_for, phrase) = r;
    let to = InForce {
        contact: address(sealed, lang),
        mute: mute(muted_at, muted_for.as_deref())?,
        phrase: phrase.map(Sensitive::new),
    };
    Ok((row::id(&pid)?, to))
}

fn mute(at: Option<i64>, why: Option<&str>) -> Result<Option<Mute>, StoreError> {
    let Some((at, why)) = at.zip(why) else {
        return Ok(None);
    };
    Ok(Some(Mute {
        at: Timestamp::from_micros(at),
        why: row::word(why)?,
    }))
}

impl Contacts<'_> {
    /// Puts an address in force, in place of an older one. It is written to, whatever came back before.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn upsert(
        &mut self,
        pid: PersonId,
        contact: &Contact,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let values = (
            contact::sealed.eq(contact.sealed.expose().as_str()),
            contact::lang.eq(contact.lang.as_str()),
            contact::updated_at.eq(now.micros()),
            contact::muted_at.eq(None::<i64>),
            contact::muted_for.eq(None::<&str>),
        );
        let n = diesel::update(contact::table.find(pid.as_bytes().as_slice()))
            .set(values)
            .execute(self.conn)?;
        if n == 0 {
            diesel::insert_into(contact::table)
                .values((contact::pid.eq(pid.as_bytes().as_slice()), values))
                .execute(self.conn)?;
        }
        Ok(())
    }

    /// The address in force.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, pid: PersonId) -> Result<Option<Contact>, StoreError> {
        let row: Option<(String, String)> = contact::table
            .find(pid.as_bytes().as_slice())
            .select((contact::sealed, contact::lang))
            .first(self.conn)
            .optional()?;
        Ok(row.map(|(sealed, lang)| address(sealed, lang)))
    }

    /// The sentence by which a person recognises our mails, sealed.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn phrase(&mut self, pid: PersonId) -> Result<Option<Sensitive<String>>, StoreError> {
        let found: Option<Option<String>> = contact::table
            .find(pid.as_bytes().as_slice())
            .select(contact::phrase)
            .first(self.conn)
            .optional()?;
        Ok(found.flatten().map(Sensitive::new))
    }

    /// Another sentence, or none. False: there is no address in force that it could go to.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_phrase(
        &mut self,
        pid: PersonId,
        phrase: Option<&Sensitive<String>>,
    ) -> Result<bool, StoreError> {
        let text = phrase.map(|phrase| phrase.expose().as_str());
        let n = diesel::update(contact::table.find(pid.as_bytes().as_slice()))
            .set(contact::phrase.eq(text))
            .execute(self.conn)?;
        Ok(n == 1)
    }

    /// Language of the mails to a person: that of her address in force, else of the one that waits.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lang(&mut self, pid: PersonId) -> Result<Option<String>, StoreError> {
        let in_force = contact::table
            .find(pid.as_bytes().as_slice())
            .select(contact::lang)
            .first(self.conn)
            .optional()?;
        if in_force.is_some() {
            return Ok(in_force);
        }
        let waits = candidate::table
            .find(pid.as_bytes().as_slice())
            .select(candidate::lang)
            .first(self.conn)
            .optional()?;
        Ok(waits)
    }

    /// Another language for the mails to all addresses of a person.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_lang(&mut self, pid: PersonId, lang: &str) -> Result<(), StoreError> {
        diesel::update(contact::table.find(pid.as_bytes().as_slice()))
            .set(contact::lang.eq(lang))
            .execute(self.conn)?;
        diesel::update(candidate::table.find(pid.as_bytes().as_slice()))
            .set(candidate::lang.eq(lang))
            .execute(self.conn)?;
        Ok(())
    }

    /// The address in force, if mails reach it as far as we know.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn reachable(&mut self, pid: PersonId) -> Result<Option<Contact>, StoreError> {
        let muted = self.muted(pid)?;
        if muted.is_some_and(|mute| mute.why == MuteReason::Returned) {
            return Ok(None);
        }
        self.lookup(pid)
    }

    /// Since when and why the address in force is not written to.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn muted(&mut self, pid: PersonId) -> Result<Option<Mute>, StoreError> {
        let row: Option<(Option<i64>, Option<String>)> = contact::table
            .find(pid.as_bytes().as_slice())
            .select((contact::muted_at, contact::muted_for))
            .first(self.conn)
            .optional()?;
        let (at, why) = row.unwrap_or_default();
        mute(at, why.as_deref())
    }

    /// The address in force is not written to from now on, until one is confirmed.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mute(&mut self, pid: PersonId, mute: Mute) -> Result<(), StoreError> {
        diesel::update(contact::table.find(pid.as_bytes().as_slice()))
            .set((
                contact::muted_at.eq(Some(mute.at.micros())),
                contact::muted_for.eq(Some(mute.why.as_str())),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Of several persons the addresses in force, with whether they are written to and by which sentence mails are recognised.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn in_force_of(
        &mut self,
        pids: &BTreeSet<PersonId>,
    ) -> Result<BTreeMap<PersonId, InForce>, StoreError> {
        let found: Vec<InForceRow> = contact::table
            .filter(contact::pid.eq_any(row::id_bytes(pids)))
            .select((
                contact::pid,
                contact::sealed,
                contact::lang,
                contact::muted_at,
                contact::muted_for,
                contact::phrase,
            ))
            .load(self.conn)?;
        found.into_iter().map(in_force).collect()
    }

    /// Since when an address is in force.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn confirmed_at(&mut self, pid: PersonId) -> Result<Option<Timestamp>, StoreError> {
        let at: Option<i64> = contact::table
            .find(pid.as_bytes().as_slice())
            .select(contact::updated_at)
            .first(self.conn)
            .optional()?;
        Ok(row::opt_time(at))
    }

    /// Forgets the address in force.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn delete(&mut self, pid: PersonId) -> Result<(), StoreError> {
        diesel::delete(contact::table.find(pid.as_bytes().as_slice())).execute(self.conn)?;
        Ok(())
    }

    /// Stores an address that is not confirmed, in place of another such.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn put_candidate(&mut self, pid: PersonId, new: &Candidate) -> Result<(), StoreError> {
        self.delete_candidate(pid)?;
        diesel::insert_into(candidate::table)
            .values((
                candidate::pid.eq(pid.as_bytes().as_slice()),
                candidate::sealed.eq(new.contact.sealed.expose().as_str()),
                candidate::lang.eq(new.contact.lang.as_str()),
                candidate::source.eq(new.source.as_str()),
                candidate::expires_at.eq(new.expires_at.map(Timestamp::micros)),
                candidate::code_hash.eq(new.code_hash.as_ref().map(|h| h.as_bytes().as_slice())),
                candidate::tries_left.eq(i64::from(new.tries_left)),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// The address that is not confirmed.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn candidate(&mut self, pid: PersonId) -> Result<Option<Candidate>, StoreError> {
        let row: Option<Row> = candidate::table
            .find(pid.as_bytes().as_slice())
            .select((
                candidate::sealed,
                candidate::lang,
                candidate::source,
                candidate::expires_at,
                candidate::code_hash,
                candidate::tries_left,
            ))
            .first(self.conn)
            .optional()?;
        row.map(parse).transpose()
    }

    /// A code for exactly this address is about to be mailed: an earlier one is void. False when the address is not the
    /// one that waits any more.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_code(
        &mut self,
        pid: PersonId,
        sealed: &Sensitive<String>,
        code: Hash,
    ) -> Result<bool, StoreError> {
        let n = diesel::update(
            candidate::table
                .filter(candidate::pid.eq(pid.as_bytes().as_slice()))
                .filter(candidate::sealed.eq(sealed.expose().as_str())),
        )
        .set((
            candidate::code_hash.eq(Some(code.as_bytes().as_slice())),
            candidate::tries_left.eq(i64::from(CODE_TRIES)),
        ))
        .execute(self.conn)?;
        Ok(n == 1)
    }

    /// So many tries are left.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_tries(&mut self, pid: PersonId, left: u32) -> Result<(), StoreError> {
        diesel::update(candidate::table.find(pid.as_bytes().as_slice()))
            .set(candidate::tries_left.eq(i64::from(left)))
            .execute(self.conn)?;
        Ok(())
    }

    /// Forgets the address that is not confirmed.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn delete_candidate(&mut self, pid: PersonId) -> Result<(), StoreError> {
        diesel::delete(candidate::table.find(pid.as_bytes().as_slice())).execute(self.conn)?;
        Ok(())
    }

    /// Forgets addresses whose code ended before then without having been typed.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn purge_candidates(&mut self, before: Timestamp) -> Result<usize, StoreError> {
        let n = diesel::delete(candidate::table.filter(candidate::expires_at.lt(before.micros())))
            .execute(self.conn)?;
        Ok(n)
    }

    /// Where a notification goes that does not go to the address in force.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn address_of(&mut self, id: OutboxId) -> Result<Option<Contact>, StoreError> {
        let row: Option<(String, String)> = outbox_address::table
            .find(id.as_bytes().as_slice())
            .select((outbox_address::sealed, outbox_address::lang))
            .first(self.conn)
            .optional()?;
        Ok(row.map(|(sealed, lang)| address(sealed, lang)))
    }

    /// Keeps an address until its notification has come to an end.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn put_address(&mut self, id: OutboxId, contact: &Contact) -> Result<(), StoreError> {
        diesel::insert_into(outbox_address::table)
            .values((
                outbox_address::outbox.eq(id.as_bytes().as_slice()),
                outbox_address::sealed.eq(contact.sealed.expose().as_str()),
                outbox_address::lang.eq(contact.lang.as_str()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Forgets where a notification went.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn delete_address(&mut self, id: OutboxId) -> Result<(), StoreError> {
        diesel::delete(outbox_address::table.find(id.as_bytes().as_slice())).execute(self.conn)?;
        Ok(())
    }
}
