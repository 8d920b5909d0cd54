// SPDX-License-Identifier: EUPL-1.2
//! Representations, and the profiles that let both sides know each other.

use diesel::prelude::*;
use protocol::Hash;
use protocol::statement::RepRight;

use super::endings::Endings;
use super::row;
use crate::clock::Timestamp;
use crate::db::schema::{message, person_profile, representation, thread};
use crate::error::StoreError;
use crate::ids::{Matter, PersonId};
use crate::model::{PersonProfile, Representation, RepresentativeAct, Thread, words};

repository!(
    /// Who may act for whom.
    Representations
);

type Row = (
    Vec<u8>,
    Vec<u8>,
    Vec<u8>,
    Option<String>,
    String,
    i64,
    i64,
    Option<i64>,
);

macro_rules! columns {
    () => {
        (
            representation::sh,
            representation::rep,
            representation::subject,
            representation::scope,
            representation::rights,
            representation::nbf,
            representation::exp,
            representation::ended_at,
        )
    };
}

fn parse(r: Row) -> Result<Representation, StoreError> {
    let (sh, rep, subject, scope, rights, nbf, exp, ended_at) = r;
    Ok(Representation {
        sh: row::hash(&sh)?,
        rep: row::id(&rep)?,
        subject: row::id(&subject)?,
        scope: scope.as_deref().map(row::words::<Matter>).transpose()?,
        rights: words::rep_rights(&rights)?,
        nbf,
        exp,
        ended_at: row::opt_time(ended_at),
    })
}

impl Representations<'_> {
    /// Stores what a statement says. `false` when it is known.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn insert(&mut self, new: &Representation, now: Timestamp) -> Result<bool, StoreError> {
        if self.lookup(new.sh)?.is_some() {
            return Ok(false);
        }
        let rights = row::join(new.rights.iter().map(|r| words::of_rep_right(*r)));
        diesel::insert_into(representation::table)
            .values((
                representation::sh.eq(new.sh.as_bytes().as_slice()),
                representation::rep.eq(new.rep.as_bytes().as_slice()),
                representation::subject.eq(new.subject.as_bytes().as_slice()),
                representation::scope.eq(new.scope.as_ref().map(row::join)),
                representation::rights.eq(rights),
                representation::nbf.eq(new.nbf),
                representation::exp.eq(new.exp),
                representation::ended_at.eq(new.ended_at.map(Timestamp::micros)),
                representation::received_at.eq(now.micros()),
            ))
            .execute(self.conn)?;
        Ok(true)
    }

    /// By statement hash.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(&mut self, sh: Hash) -> Result<Option<Representation>, StoreError> {
        let found: Option<Row> = representation::table
            .find(sh.as_bytes().as_slice())
            .select(columns!())
            .first(self.conn)
            .optional()?;
        found.map(parse).transpose()
    }

    /// All in which a person is one of the two, newest first; former ones too.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn of_person(&mut self, pid: PersonId) -> Result<Vec<Representation>, StoreError> {
        let mut rows: Vec<Row> = representation::table
            .filter(representation::rep.eq(pid.as_bytes().as_slice()))
            .order((representation::nbf.desc(), representation::sh))
            .select(columns!())
            .load(self.conn)?;
        rows.extend(
            representation::table
                .filter(representation::subject.eq(pid.as_bytes().as_slice()))
                .order((representation::nbf.desc(), representation::sh))
                .select(columns!())
                .load::<Row>(self.conn)?,
        );
        rows.into_iter().map(parse).collect()
    }

    /// What a representative may act on for a person now; nothing once her account has come to its end.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn holding(
        &mut self,
        rep: PersonId,
        subject: PersonId,
        now: Timestamp,
    ) -> Result<Vec<Representation>, StoreError> {
        let rows: Vec<Row> = representation::table
            .filter(representation::rep.eq(rep.as_bytes().as_slice()))
            .filter(representation::subject.eq(subject.as_bytes().as_slice()))
            .filter(representation::nbf.le(now.secs()))
            .filter(representation::exp.gt(now.secs()))
            .select(columns!())
            .load(self.conn)?;
        let mut all = rows.into_iter().map(parse).collect::<Result<Vec<_>, _>>()?;
        all.retain(|one| one.holds(now));
        if !all.is_empty() && Endings::on(self.conn).is_over(subject, now)? {
            all.clear();
        }
        Ok(all)
    }

    /// What somebody may act on now, for whomever; nothing for those whose account has come to its end.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn held_by(
        &mut self,
        rep: PersonId,
        now: Timestamp,
    ) -> Result<Vec<Representation>, StoreError> {
        let rows: Vec<Row> = representation::table
            .filter(representation::rep.eq(rep.as_bytes().as_slice()))
            .filter(representation::nbf.le(now.secs()))
            .filter(representation::exp.gt(now.secs()))
            .select(columns!())
            .load(self.conn)?;
        let mut all = Vec::with_capacity(rows.len());
        for row in rows {
            let one = parse(row)?;
            if one.holds(now) && !Endings::on(self.conn).is_over(one.subject, now)? {
                all.push(one);
            }
        }
        Ok(all)
    }

    /// Whether somebody has a right in a thread: the subject has every one, a representative those that hold now
    /// and cover the matter.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn may(
        &mut self,
        pid: PersonId,
        thread: &Thread,
        right: RepRight,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        if pid == thread.subject {
            return Ok(true);
        }
        let all = self.holding(pid, thread.subject, now)?;
        Ok(all
            .iter()
            .any(|one| one.covers(&thread.matter) && one.has(RepRight::Read) && one.has(right)))
    }

    /// Ends a representation; the first end counts. Gives it when it had not ended before.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_ended(
        &mut self,
        sh: Hash,
        at: Timestamp,
    ) -> Result<Option<Representation>, StoreError> {
        let n = diesel::update(
            representation::table
                .filter(representation::sh.eq(sh.as_bytes().as_slice()))
                .filter(representation::ended_at.is_null()),
        )
        .set(representation::ended_at.eq(Some(at.micros())))
        .execute(self.conn)?;
        if n == 0 { Ok(None) } else { self.lookup(sh) }
    }

    /// Those whose time is over and of which nobody was told, oldest end first; `limit` at most.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn over_untold(
        &mut self,
        now: Timestamp,
        limit: i64,
    ) -> Result<Vec<Representation>, StoreError> {
        let rows: Vec<Row> = representation::table
            .filter(representation::exp.le(now.secs()))
            .filter(representation::told_at.is_null())
            .order((representation::exp, representation::sh))
            .limit(limit)
            .select(columns!())
            .load(self.conn)?;
        rows.into_iter().map(parse).collect()
    }

    /// Both sides were told of the end.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_told(&mut self, sh: Hash, at: Timestamp) -> Result<(), StoreError> {
        diesel::update(representation::table.find(sh.as_bytes().as_slice()))
            .set(representation::told_at.eq(Some(at.micros())))
            .execute(self.conn)?;
        Ok(())
    }

    /// What these people have written in somebody's post, newest first; `limit` at most.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn acts(
        &mut self,
        subject: PersonId,
        by: &[PersonId],
        limit: i64,
    ) -> Result<Vec<RepresentativeAct>, StoreError> {
        type ActRow = (Vec<u8>, Vec<u8>, Vec<u8>, String, i64);
        let by: Vec<&[u8]> = by.iter().map(|pid| pid.as_bytes().as_slice()).collect();
        let rows: Vec<ActRow> = message::table
            .inner_join(thread::table.on(thread::id.eq(message::thread)))
            .filter(thread::subject.eq(subject.as_bytes().as_slice()))
            .filter(message::lane.eq("case"))
            .filter(message::sender.eq_any(by))
            .order((message::received_at.desc(), message::mid.desc()))
            .limit(limit)
            .select((
                message::thread,
                message::mid,
                message::sender,
                message::matter,
                message::received_at,
            ))
            .load(self.conn)?;
        rows.into_iter()
            .map(|(thread, mid, by, matter, at)| {
                Ok(RepresentativeAct {
                    thread: row::id(&thread)?,
                    mid: row::id(&mid)?,
                    by: row::id(&by)?,
                    matter: row::word(&matter)?,
                    at: Timestamp::from_micros(at),
                })
            })
            .collect()
    }

    /// Stores who somebody is, for one reader, in place of an older copy.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn upsert_profile(
        &mut self,
        new: &PersonProfile,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let key = (
            new.reader.as_bytes().as_slice(),
            new.pid.as_bytes().as_slice(),
        );
        diesel::delete(person_profile::table.find(key)).execute(self.conn)?;
        diesel::insert_into(person_profile::table)
            .values((
                person_profile::reader.eq(key.0),
                person_profile::pid.eq(key.1),
                person_profile::kc.eq(new.kc.as_bytes().as_slice()),
                person_profile::file.eq(new.file.as_slice()),
                person_profile::created_at.eq(now.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// Profiles that a person may open, by whom they are about.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn profiles_for(&mut self, reader: PersonId) -> Result<Vec<PersonProfile>, StoreError> {
        type ProfileRow = (Vec<u8>, Vec<u8>, Vec<u8>);
        let rows: Vec<ProfileRow> = person_profile::table
            .filter(person_profile::reader.eq(reader.as_bytes().as_slice()))
            .order(person_profile::pid)
            .select((
                person_profile::pid,
                person_profile::kc,
                person_profile::file,
            ))
            .load(self.conn)?;
        rows.into_iter()
            .map(|(pid, kc, file)| {
                Ok(PersonProfile {
                    reader,
                    pid: row::id(&pid)?,
                    kc: row::hash(&kc)?,
                    file,
                })
            })
            .collect()
    }
}
