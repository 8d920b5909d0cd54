// SPDX-License-Identifier: EUPL-1.2
//! Profiles: who a person is, signed by the binder and sealed to each department that may know.

use diesel::SqliteConnection;
use protocol::agefile::seal;
use protocol::json::V1;
use protocol::padding::{MESSAGE_MIN, pad_json};
use protocol::statement::{DeptEpoch, PersonRole, Profile};
use protocol::{Dept, Signed, UnixTime};
use zeroize::Zeroizing;

use super::{DEPT, Registrar, RoleError, new_id};
use crate::db;
use crate::person::Person;
use crate::portal::{Call, FileBytes, ProfileItem};

/// Profiles in one call.
const BATCH: usize = 50;

impl Registrar {
    /// Seals the profile of a person to every department that may see it and does not have it.
    pub(super) fn enqueue_profiles(
        &self,
        c: &mut SqliteConnection,
        person: &Person,
        now: UnixTime,
    ) -> Result<(), RoleError> {
        if person.role == PersonRole::Staff {
            return Ok(());
        }
        let epochs = db::trust::depts(c)?;
        let mut items = Vec::new();
        for epoch in epochs
            .iter()
            .filter(|epoch| self.may_see(epoch.payload(), person))
        {
            items.push(self.sealed_profile(person, epoch, now)?);
            let payload = epoch.payload();
            db::person::profile_was_sent(c, person.pid, payload.dept.as_str(), payload.epoch)?;
        }
        for batch in items.chunks(BATCH) {
            let call = Call::Profiles {
                items: batch.to_vec(),
            };
            db::outbox::enqueue(c, new_id(), &call, now)?;
        }
        Ok(())
    }

    /// Seals profiles that are missing, or sealed to an older epoch of their department; at most
    /// one batch for each. Returns how many persons it looked at; 0 means that nothing is left.
    pub(super) fn profile_round(&self, now: UnixTime) -> Result<usize, RoleError> {
        self.db.tx(|c| {
            let limit = i64::try_from(BATCH).unwrap_or(i64::MAX);
            let mut items = Vec::new();
            let mut seen = 0;
            for epoch in db::trust::depts(c)? {
                let payload = epoch.payload();
                for pid in db::person::without_profile(c, payload.dept.as_str(), limit)? {
                    let Some(person) = db::person::lookup(c, pid)? else {
                        continue;
                    };
                    seen += 1;
                    if self.may_see(payload, &person) {
                        items.push(self.sealed_profile(&person, &epoch, now)?);
                    }
                    // Noted also for those who may not see it, so that they are not asked again.
                    let dept = payload.dept.as_str();
                    db::person::profile_was_sent(c, pid, dept, payload.epoch)?;
                }
            }
            for batch in items.chunks(BATCH) {
                let call = Call::Profiles {
                    items: batch.to_vec(),
                };
                db::outbox::enqueue(c, new_id(), &call, now)?;
            }
            Ok(seen)
        })
    }

    fn may_see(&self, epoch: &DeptEpoch, person: &Person) -> bool {
        epoch.dept.as_str() != DEPT && self.may_know(&epoch.dept, person)
    }

    /// Whether a department may know who somebody is.
    pub(super) fn may_know(&self, dept: &Dept, person: &Person) -> bool {
        if self.config.shields.keep(person, dept) {
            return false;
        }
        // Whoever serves her knows her, whatever else is said.
        if self.config.shields.of(person).is_some() {
            return true;
        }
        match (&person.depts, &self.config.profile_depts) {
            (Some(own), _) => own.contains(dept),
            (None, Some(default)) => default.contains(dept),
            (None, None) => true,
        }
    }

    pub(super) fn sealed_profile(
        &self,
        person: &Person,
        epoch: &Signed<DeptEpoch>,
        now: UnixTime,
    ) -> Result<ProfileItem, RoleError> {
        let profile = Profile {
            v: V1,
            org: self.config.org.clone(),
            pid: person.pid,
            name: person.name(),
            dob: person.birth_date.clone(),
            kvnr: person
                .kvnr
                .as_ref()
                .map(|k| k.as_str().to_owned())
                .unwrap_or_default(),
            flags: person.profile_flags(),
            iat: now,
        };
        let signed =
            Signed::sign(profile, &[&self.keys.binder]).map_err(|_| RoleError::Crypto("sign"))?;
        let payload = epoch.payload();
        let content = Zeroizing::new(pad_json(signed.envelope().to_json(), MESSAGE_MIN));
        let file = seal(&payload.enc, &content).map_err(|_| RoleError::Crypto("seal"))?;
        Ok(ProfileItem {
            pid: person.pid,
            dept: payload.dept.clone(),
            epoch: payload.epoch,
            file: FileBytes(file),
        })
    }
}
