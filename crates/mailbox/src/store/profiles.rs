// SPDX-License-Identifier: EUPL-1.2
//! Profiles, sealed to a department epoch.

use diesel::prelude::*;

use super::row;
use crate::clock::Timestamp;
use crate::db::schema::profile;
use crate::error::StoreError;
use crate::ids::{Dept, PersonId};
use crate::model::ProfileItem;

repository!(
    /// Sealed profiles.
    Profiles
);

impl Profiles<'_> {
    /// Stores a profile in place of an older one. A copy for an older epoch does not replace a newer.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn upsert(&mut self, new: &ProfileItem, now: Timestamp) -> Result<(), StoreError> {
        if self
            .lookup(&new.dept, new.pid)?
            .is_some_and(|known| known.epoch > new.epoch)
        {
            return Ok(());
        }
        let values = (
            profile::epoch.eq(row::big(new.epoch)?),
            profile::file.eq(new.file.as_slice()),
            profile::created_at.eq(now.micros()),
        );
        let n =
            diesel::update(profile::table.find((new.pid.as_bytes().as_slice(), new.dept.as_str())))
                .set(values)
                .execute(self.conn)?;
        if n == 0 {
            diesel::insert_into(profile::table)
                .values((
                    profile::pid.eq(new.pid.as_bytes().as_slice()),
                    profile::dept.eq(new.dept.as_str()),
                    values,
                ))
                .execute(self.conn)?;
        }
        Ok(())
    }

    /// Deletes a person's profiles for all departments but one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn delete_others(&mut self, pid: PersonId, dept: &Dept) -> Result<(), StoreError> {
        diesel::delete(
            profile::table
                .filter(profile::pid.eq(pid.as_bytes().as_slice()))
                .filter(profile::dept.ne(dept.as_str())),
        )
        .execute(self.conn)?;
        Ok(())
    }

    /// A person's profile for a department.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lookup(
        &mut self,
        dept: &Dept,
        pid: PersonId,
    ) -> Result<Option<ProfileItem>, StoreError> {
        let row: Option<(i64, Vec<u8>)> = profile::table
            .find((pid.as_bytes().as_slice(), dept.as_str()))
            .select((profile::epoch, profile::file))
            .first(self.conn)
            .optional()?;
        row.map(|(epoch, file)| {
            Ok(ProfileItem {
                pid,
                dept: dept.clone(),
                epoch: row::count(epoch)?,
                file,
            })
        })
        .transpose()
    }
}
