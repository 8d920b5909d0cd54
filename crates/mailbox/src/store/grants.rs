// SPDX-License-Identifier: EUPL-1.2
//! Sealed thread keys. Each row is encrypted once more with the lane's key of the key store; a row whose key
//! is gone is absent.

use diesel::prelude::*;
use protocol::statement::Lane;

use super::row;
use crate::ctx::Ctx;
use crate::db::schema::thread_grant as tg;
use crate::error::StoreError;
use crate::ids::{GrantId, PersonId, ThreadId};
use crate::model::{GrantItem, Member, NewGrant};
use crate::shred::{GrantPlace, KeyRing};

/// Grants are append-only and any member may add one, so there is a limit for each member and epoch.
pub const MAX_GRANTS: usize = 16;

repository!(
    /// Sealed thread keys.
    ThreadGrants
);

impl ThreadGrants<'_> {
    /// Stores a grant.
    ///
    /// # Errors
    /// [`StoreError::Absent`] when the lane has no key (it was shredded); `too-many-grants` when the
    /// member has [`MAX_GRANTS`] for the epoch.
    pub fn insert(
        &mut self,
        keys: &KeyRing,
        thread: ThreadId,
        lane: Lane,
        grant: &NewGrant,
        by: PersonId,
        ctx: &Ctx,
    ) -> Result<(), StoreError> {
        let member = grant.member.to_string();
        let epoch = row::big(grant.epoch)?;
        let known: Vec<i64> = tg::table
            .filter(tg::thread.eq(thread.as_bytes().as_slice()))
            .filter(tg::lane.eq(lane.as_str()))
            .filter(tg::member.eq(member.as_str()))
            .filter(tg::epoch.eq(epoch))
            .select(tg::epoch)
            .load(self.conn)?;
        if known.len() >= MAX_GRANTS {
            return Err(StoreError::Invalid("too-many-grants"));
        }
        let id = GrantId::timed(ctx.chance(), ctx.now());
        let place = GrantPlace {
            thread,
            lane,
            epoch: grant.epoch,
            member: &grant.member,
            id,
        };
        let stored = keys
            .wrap(&place, ctx.bytes(), grant.file.as_bytes())
            .ok_or(StoreError::Absent)?;
        diesel::insert_into(tg::table)
            .values((
                tg::id.eq(id.as_bytes().as_slice()),
                tg::thread.eq(thread.as_bytes().as_slice()),
                tg::lane.eq(lane.as_str()),
                tg::epoch.eq(epoch),
                tg::member.eq(member.as_str()),
                tg::file.eq(stored),
                tg::by_pid.eq(by.as_bytes().as_slice()),
                tg::created_at.eq(ctx.now().micros()),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// The grants of a person for one epoch, or for all epochs of the lane; oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn of_person(
        &mut self,
        keys: &KeyRing,
        thread: ThreadId,
        lane: Lane,
        pid: PersonId,
    ) -> Result<Vec<(u64, GrantItem)>, StoreError> {
        let member = pid.to_string();
        self.between(keys, thread, lane, &member, &member)
    }

    /// The grants of a unit, at whichever of its epochs; oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn of_unit(
        &mut self,
        keys: &KeyRing,
        thread: ThreadId,
        lane: Lane,
        dept: &crate::ids::Dept,
    ) -> Result<Vec<(u64, GrantItem)>, StoreError> {
        // ';' follows ':' in ASCII, so that this range holds exactly the epochs of this department.
        self.between(
            keys,
            thread,
            lane,
            &format!("dept:{dept}:"),
            &format!("dept:{dept};"),
        )
    }

    fn between(
        &mut self,
        keys: &KeyRing,
        thread: ThreadId,
        lane: Lane,
        from: &str,
        to: &str,
    ) -> Result<Vec<(u64, GrantItem)>, StoreError> {
        type Row = (Vec<u8>, i64, String, Vec<u8>, Vec<u8>);
        let rows: Vec<Row> = tg::table
            .filter(tg::thread.eq(thread.as_bytes().as_slice()))
            .filter(tg::lane.eq(lane.as_str()))
            .filter(tg::member.ge(from))
            .filter(tg::member.le(to))
            .order((tg::epoch, tg::id))
            .select((tg::id, tg::epoch, tg::member, tg::file, tg::by_pid))
            .load(self.conn)?;
        let mut out = Vec::with_capacity(rows.len());
        for (id, epoch, member, file, by) in rows {
            let member: Member = row::word(&member)?;
            let epoch = row::count(epoch)?;
            let place = GrantPlace {
                thread,
                lane,
                epoch,
                member: &member,
                id: row::id(&id)?,
            };
            // No key, or another one: the grant is absent, and that is no error.
            if let Some(file) = keys.unwrap(&place, &file) {
                out.push((
                    epoch,
                    GrantItem {
                        file,
                        by: row::id(&by)?,
                    },
                ));
            }
        }
        Ok(out)
    }
}
