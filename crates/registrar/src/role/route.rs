// SPDX-License-Identifier: EUPL-1.2
//! Persons with certain marks are answered by a unit of their own, and no employee sees the threads of her own insurance. The
//! portal is told which unit and which employees, and neither mark nor reason: it is computed from the register, compared with what was told
//! last, and told if that differs.

use std::collections::BTreeSet;

use diesel::SqliteConnection;
use protocol::statement::PersonRole;
use protocol::{Dept, UnixTime};
use serde::{Deserialize, Serialize};

use super::{Registrar, RoleError, new_id};
use crate::db::{self, route::Route};
use crate::person::{Flag, Person};
use crate::portal::{Call, RouteItem};

/// Persons in one transaction, and in one call.
const BATCH: i64 = 50;

/// Which unit serves whom; a mark without one leads nowhere.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ShieldPolicy {
    /// Whose address is protected. Comes before the others.
    pub restricted: Option<Dept>,
    /// Insured with their own employer.
    pub employee: Option<Dept>,
    /// Known to many.
    pub vip: Option<Dept>,
}

impl ShieldPolicy {
    /// Marks with their units, the one that counts first.
    fn marks(&self) -> impl Iterator<Item = (Flag, &Dept)> {
        [
            (Flag::Restricted, &self.restricted),
            (Flag::Employee, &self.employee),
            (Flag::Vip, &self.vip),
        ]
        .into_iter()
        .filter_map(|(flag, dept)| dept.as_ref().map(|dept| (flag, dept)))
    }

    /// The unit that serves somebody; none: that of the matter.
    #[must_use]
    pub fn of(&self, person: &Person) -> Option<&Dept> {
        self.marks()
            .find(|(flag, _)| person.has_flag(*flag))
            .map(|(_, dept)| dept)
    }

    /// Whether a department is to know nothing of somebody: it is not the one that serves her, or it serves marked persons only.
    #[must_use]
    pub fn keep(&self, person: &Person, dept: &Dept) -> bool {
        match self.of(person) {
            Some(own) => own != dept,
            None => self.marks().any(|(_, shield)| shield == dept),
        }
    }
}

impl Registrar {
    /// Compares up to 50 persons. Returns how many it looked at; 0 means that nothing is left.
    pub(super) fn route_round(&self, now: UnixTime) -> Result<usize, RoleError> {
        self.db.tx(|c| {
            let due = db::route::due(c, BATCH)?;
            for pid in &due {
                if let Some(person) = db::person::lookup(c, *pid)?
                    && db::ending::concerns_portal(c, *pid)?
                {
                    self.tell_route(c, &person, now)?;
                }
                db::route::clear_due(c, *pid)?;
            }
            Ok(due.len())
        })
    }

    /// Tells the portal who answers somebody, if it does not know that yet.
    pub(super) fn tell_route(
        &self,
        c: &mut SqliteConnection,
        person: &Person,
        now: UnixTime,
    ) -> Result<(), RoleError> {
        if person.role == PersonRole::Staff {
            return Ok(());
        }
        let barred = match &person.kvnr {
            Some(kvnr) => db::route::employees_insured_as(c, kvnr)?,
            None => Vec::new(),
        };
        let route = Route {
            dept: self.config.shields.of(person).cloned(),
            barred,
        };
        let before = db::route::told(c, person.pid)?;
        let known = before.as_ref().map(|(_, route)| route.clone());
        if known.unwrap_or_default() == route {
            return Ok(());
        }
        // Not only the next number: a register that was restored from yesterday must be heard, too.
        let seq = before.map_or(now.0, |(seq, _)| now.0.max(seq + 1));
        db::route::set_told(c, person.pid, seq, &route, now)?;
        let note = serde_json::to_vec(&route).map_err(|_| RoleError::Crypto("encode"))?;
        self.archive(c, "route-told", person.pid, note, now)?;
        // Other departments may know her now.
        db::person::profile_changed(c, person.pid)?;
        let items = vec![RouteItem {
            pid: person.pid,
            seq,
            dept: route.dept,
            barred: route.barred,
        }];
        Ok(db::outbox::enqueue(
            c,
            new_id(),
            &Call::Routes { items },
            now,
        )?)
    }

    /// Tells the portal which units are shielded, as configured; if that has changed, everybody with a mark is looked at again.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn tell_shields(&self) -> Result<(), RoleError> {
        let now = self.now();
        let shields = &self.config.shields;
        let units: BTreeSet<Dept> = shields.marks().map(|(_, dept)| dept.clone()).collect();
        let items = units.into_iter().collect();
        self.db.tx(|c| {
            let marks: Vec<_> = shields
                .marks()
                .map(|(flag, dept)| (flag.name(), dept))
                .collect();
            db::route::set_shields(c, &marks)?;
            Ok(db::outbox::enqueue(
                c,
                new_id(),
                &Call::Shields { items },
                now,
            )?)
        })
    }
}
