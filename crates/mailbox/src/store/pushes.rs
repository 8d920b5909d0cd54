// SPDX-License-Identifier: EUPL-1.2
//! Where browsers take signs without content, sealed to the notifier like e-mail addresses: whoever serves pages can write such an address
//! and not read it.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use protocol::Hash;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::push_subscription as push;
use crate::error::StoreError;
use crate::ids::{PersonId, SessionId};
use crate::model::{NewPush, PUSH_DEVICES, PushDevice, PushTarget};
use crate::sensitive::Sensitive;

repository!(
    /// Where browsers take signs.
    Pushes
);

impl Pushes<'_> {
    /// Stores where a browser takes signs, in place of what was known of it. Of more than [`PUSH_DEVICES`] the oldest goes.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn put(&mut self, new: &NewPush, now: Timestamp) -> Result<(), StoreError> {
        self.delete(new.pid, new.device)?;
        let known = self.find_by_person(new.pid)?;
        for oldest in known.iter().skip(PUSH_DEVICES.saturating_sub(1)) {
            self.delete(new.pid, oldest.device)?;
        }
        diesel::insert_into(push::table)
            .values((
                push::pid.eq(new.pid.as_bytes().as_slice()),
                push::device.eq(new.device.as_bytes().as_slice()),
                push::session.eq(new.session.as_bytes().as_slice()),
                push::sealed.eq(new.sealed.expose().as_str()),
                push::created_at.eq(now.micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// The browsers of a person that take signs, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn find_by_person(&mut self, pid: PersonId) -> Result<Vec<PushDevice>, StoreError> {
        let rows: Vec<(Vec<u8>, i64)> = push::table
            .filter(push::pid.eq(pid.as_bytes().as_slice()))
            .order((push::created_at.desc(), push::device))
            .select((push::device, push::created_at))
            .load(self.conn)?;
        rows.into_iter()
            .map(|(device, at)| {
                Ok(PushDevice {
                    device: row::hash(&device)?,
                    created_at: Timestamp::from_micros(at),
                })
            })
            .collect()
    }

    /// Where the signs of several persons go.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn targets_of(
        &mut self,
        pids: &BTreeSet<PersonId>,
    ) -> Result<BTreeMap<PersonId, Vec<PushTarget>>, StoreError> {
        let rows: Vec<(Vec<u8>, Vec<u8>, String)> = push::table
            .filter(push::pid.eq_any(row::id_bytes(pids)))
            .order((push::pid, push::device))
            .select((push::pid, push::device, push::sealed))
            .load(self.conn)?;
        let mut all: BTreeMap<PersonId, Vec<PushTarget>> = BTreeMap::new();
        for (pid, device, sealed) in rows {
            all.entry(row::id(&pid)?).or_default().push(PushTarget {
                device: row::hash(&device)?,
                sealed: Sensitive::new(sealed),
            });
        }
        Ok(all)
    }

    /// A browser takes no signs any more.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn delete(&mut self, pid: PersonId, device: Hash) -> Result<(), StoreError> {
        diesel::delete(push::table.find((pid.as_bytes().as_slice(), device.as_bytes().as_slice())))
            .execute(self.conn)?;
        Ok(())
    }

    /// The push service knows an address no more: what the browser has named since stays.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn forget(&mut self, pid: PersonId, gone: &PushTarget) -> Result<(), StoreError> {
        diesel::delete(
            push::table
                .filter(push::pid.eq(pid.as_bytes().as_slice()))
                .filter(push::device.eq(gone.device.as_bytes().as_slice()))
                .filter(push::sealed.eq(gone.sealed.expose().as_str())),
        )
        .execute(self.conn)?;
        Ok(())
    }

    /// None of a person's browsers takes signs any more, but those of the session `except`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn delete_all(
        &mut self,
        pid: PersonId,
        except: Option<SessionId>,
    ) -> Result<(), StoreError> {
        // An id of 0 bytes is nobody's.
        let except = except.map_or(Vec::new(), |id| id.as_bytes().to_vec());
        diesel::delete(
            push::table
                .filter(push::pid.eq(pid.as_bytes().as_slice()))
                .filter(push::session.ne(except)),
        )
        .execute(self.conn)?;
        Ok(())
    }

    /// Whoever signs out gets no signs there any more.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn delete_of_session(&mut self, session: SessionId) -> Result<(), StoreError> {
        diesel::delete(push::table.filter(push::session.eq(session.as_bytes().as_slice())))
            .execute(self.conn)?;
        Ok(())
    }
}
