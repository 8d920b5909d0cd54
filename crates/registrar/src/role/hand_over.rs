// SPDX-License-Identifier: EUPL-1.2
//! A clerk has handed somebody's thread to another unit, which is to know who she is: name and birth date are sealed to it. The portal shows
//! the epoch that the clerk has signed, and that is what counts: a portal that asks by itself is told nothing and opens nothing.

use std::collections::BTreeMap;

use diesel::SqliteConnection;
use protocol::statement::{Lane, PersonRole, Right, ThreadEpoch};
use protocol::{Dept, Signed, UnixTime};
use serde::{Deserialize, Serialize};

use super::bind::Decision;
use super::{DEPT, Refusal, Registrar, RoleError, new_id};
use crate::db;
use crate::person::Person;
use crate::portal::{Call, EntityItem, Outcome, StaffItem, WorkItem};
use crate::trust;

/// An epoch older than this, or as far in the future, is no reason any more: 30 days, so that nobody stays nameless because a registrar
/// was out of service.
const MAX_AGE: i64 = 30 * 86_400;

/// Which legal entity a unit works for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Entity {
    /// Health insurance fund.
    Krankenkasse,
    /// Long-term care insurance fund.
    Pflegekasse,
}

impl Registrar {
    /// Decides whether units that a signed epoch names may know whom it is about.
    pub(super) fn decide_profile(
        &self,
        c: &mut SqliteConnection,
        item: &WorkItem,
        staff: &[StaffItem],
        now: UnixTime,
    ) -> Result<Decision, RoleError> {
        let refuse = |refusal: &Refusal| Ok(Decision::refuse(refusal, 0, None));
        let body = item.body.as_ref();
        let Some(stmt) = body.and_then(|b| Signed::<ThreadEpoch>::from_json(&b.0).ok()) else {
            return refuse(&Refusal::Malformed);
        };
        let epoch = stmt.payload();
        if epoch.subject != item.pid || epoch.org != self.config.org || epoch.lane != Lane::Case {
            return refuse(&Refusal::Invalid("wrong-person"));
        }
        if now.since(epoch.iat).abs() > MAX_AGE {
            return refuse(&Refusal::Stale);
        }
        let person = db::person::lookup(c, item.pid)?;
        let Some(person) = person.filter(|person| person.role != PersonRole::Staff) else {
            return refuse(&Refusal::Unknown);
        };
        if !self.hands_on(c, &stmt, &person, staff, now)? {
            return refuse(&Refusal::Invalid("not-entitled"));
        }
        let evidence = stmt.envelope().to_json();
        self.archive(c, "profile-handed-on", person.pid, evidence, now)?;
        let named = |dept: &Dept| {
            dept.as_str() != DEPT
                && !self.config.shields.keep(&person, dept)
                && epoch.departments().any(|(name, _, _)| name == dept)
        };
        let mut items = Vec::new();
        for dept in db::trust::depts(c)? {
            let payload = dept.payload();
            if named(&payload.dept) {
                items.push(self.sealed_profile(&person, &dept, now)?);
                let name = payload.dept.as_str();
                db::person::profile_was_sent(c, person.pid, name, payload.epoch)?;
            }
        }
        db::outbox::enqueue(c, new_id(), &Call::Profiles { items }, now)?;
        Ok(Decision {
            outcome: Outcome::Done {},
            request: None,
        })
    }

    /// Whether an epoch is signed by an employee who may write in a department that knows the person.
    fn hands_on(
        &self,
        c: &mut SqliteConnection,
        stmt: &Signed<ThreadEpoch>,
        person: &Person,
        staff: &[StaffItem],
        now: UnixTime,
    ) -> Result<bool, RoleError> {
        let by = &stmt.payload().by;
        let Some(own) = db::binding::current(c, by.pid)? else {
            return Ok(false);
        };
        let signed = stmt.envelope().verify_by(&own.keycard.payload().sig);
        if own.keycard.sh() != by.kc || signed.is_err() {
            return Ok(false);
        }
        let chain = super::chain(c, &self.config.org)?;
        let revlist = db::revocation::newest_list(c)?;
        let removed = db::revocation::removed_from(c, by.pid)?;
        let certificate = staff
            .iter()
            .filter(|item| item.pid == by.pid && item.keycard.sh() == by.kc)
            .find_map(|item| trust::certified(chain.td(), item, revlist.as_ref(), now));
        Ok(certificate.is_some_and(|cert| {
            cert.depts.iter().any(|one| {
                one.rights.contains(&Right::Write)
                    && !removed.iter().any(|dept| dept == one.d.as_str())
                    && self.may_know(&one.d, person)
            })
        }))
    }

    /// Tells the portal which unit works for which legal entity, as configured.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn tell_entities(&self) -> Result<(), RoleError> {
        let entities: &BTreeMap<Dept, Entity> = &self.config.entities;
        let items = entities.iter().map(|(dept, entity)| EntityItem {
            dept: dept.clone(),
            entity: *entity,
        });
        self.enqueue(&Call::Entities {
            items: items.collect(),
        })
    }
}
