// SPDX-License-Identifier: EUPL-1.2
//! Revocation: certificates that ended before their time, and the list that says so.

use diesel::SqliteConnection;
use protocol::json::V1;
use protocol::statement::{FRESH_FOR, RevocationList, StaffCertificate};
use protocol::{Attested, Dept, Envelope, Hash, PersonId, Signed, UnixTime};
use serde::Deserialize;

use super::bind::Decision;
use super::{Refusal, Registrar, RoleError, new_id};
use crate::db;
use crate::portal::{Call, Outcome, StaffItem, WorkItem};

/// What the portal says about a removal: the certificate and the department that the person left, or the certificate alone, which
/// then ends altogether.
enum Removed {
    From(Box<Leaving>),
    Whole(Box<Signed<StaffCertificate>>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Leaving {
    cert: Envelope,
    dept: Dept,
}

impl Removed {
    fn parse(body: &[u8]) -> Option<Self> {
        if let Ok(leaving) = serde_json::from_slice(body) {
            return Some(Self::From(Box::new(leaving)));
        }
        Signed::from_json(body)
            .ok()
            .map(|certificate| Self::Whole(Box::new(certificate)))
    }

    fn certificate(&self) -> Option<Signed<StaffCertificate>> {
        match self {
            Self::Whole(certificate) => Some((**certificate).clone()),
            Self::From(leaving) => Signed::parse(leaving.cert.clone()).ok(),
        }
    }

    /// Whether the person left this department.
    fn names(&self, dept: &Dept) -> bool {
        match self {
            Self::Whole(_) => true,
            Self::From(leaving) => leaving.dept == *dept,
        }
    }
}

impl Registrar {
    /// Revokes a statement and publishes a new list with it.
    ///
    /// # Errors
    /// [`RoleError`].
    pub fn revoke(&self, sh: &Hash, of: Option<PersonId>) -> Result<(), RoleError> {
        let now = self.now();
        self.db.tx(|c| {
            if db::revocation::insert(c, sh, of, now)? {
                self.publish_list(c, now)?;
            }
            Ok(())
        })
    }

    /// A team lead removed somebody. Only a genuine certificate of that person is revoked: the
    /// portal must not be able to revoke what it likes. `staff` is what the portal gives out now: a certificate that was renewed
    /// after the removal, by whoever had not heard of it, ends with the one that the lead saw.
    pub(super) fn decide_revoke(
        &self,
        c: &mut SqliteConnection,
        item: &WorkItem,
        staff: &[StaffItem],
        now: UnixTime,
    ) -> Result<Decision, RoleError> {
        let refused = |refusal: &Refusal| Ok(Decision::refuse(refusal, 0, None));
        let Some(removed) = item.body.as_ref().and_then(|body| Removed::parse(&body.0)) else {
            return refused(&Refusal::Malformed);
        };
        let Some(certificate) = removed.certificate() else {
            return refused(&Refusal::Malformed);
        };
        let chain = super::chain(c, &self.config.org)?;
        if let Err(error) = certificate.verify(chain.td()) {
            return refused(&error.into());
        }
        if certificate.payload().pid != item.pid {
            return refused(&Refusal::Invalid("wrong-person"));
        }
        let left: Vec<&Dept> = depts_of(&certificate)
            .filter(|dept| removed.names(dept))
            .collect();
        for dept in &left {
            db::revocation::remove_from(c, item.pid, dept, now)?;
        }
        let mut new = db::revocation::insert(c, &certificate.sh(), Some(item.pid), now)?;
        let given_out = staff
            .iter()
            .filter(|one| one.pid == item.pid)
            .filter_map(|one| one.cert.as_ref())
            .map(|cert| &cert.stmt);
        for renewed in given_out {
            let opens = depts_of(renewed).any(|dept| left.contains(&dept));
            if opens && renewed.payload().pid == item.pid && renewed.verify(chain.td()).is_ok() {
                new |= db::revocation::insert(c, &renewed.sh(), Some(item.pid), now)?;
            }
        }
        if new {
            self.publish_list(c, now)?;
        }
        Ok(Decision {
            outcome: Outcome::Done {},
            request: None,
        })
    }

    /// A removed employee may work in a department again, if the core system still says so.
    /// Returns whether there was a removal.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn reinstate(&self, pid: PersonId, dept: &Dept) -> Result<bool, RoleError> {
        self.db.tx(|c| Ok(db::revocation::reinstate(c, pid, dept)?))
    }

    /// Renews the list when half of its time is over, or there is none. Returns whether it did.
    pub(super) fn renew_list(&self, now: UnixTime) -> Result<bool, RoleError> {
        self.db.tx(|c| {
            let newest = db::revocation::newest_list(c)?;
            let young = newest.is_some_and(|list| now.since(list.payload().iat) < FRESH_FOR / 2);
            if !young {
                self.publish_list(c, now)?;
            }
            Ok(!young)
        })
    }

    pub(super) fn publish_list(
        &self,
        c: &mut SqliteConnection,
        now: UnixTime,
    ) -> Result<(), RoleError> {
        let before = db::revocation::newest_list(c)?;
        let list = RevocationList {
            v: V1,
            org: self.config.org.clone(),
            seq: before.map_or(0, |list| list.payload().seq) + 1,
            revoked: db::revocation::all(c)?,
            iat: now,
            exp: now.plus(FRESH_FOR),
        };
        let list =
            Signed::sign(list, &[&self.keys.binder]).map_err(|_| RoleError::Crypto("sign"))?;
        db::revocation::insert_list(c, &list)?;
        let items = vec![Attested::unlogged(list).into_untyped()];
        Ok(db::outbox::enqueue(
            c,
            new_id(),
            &Call::Statements { items },
            now,
        )?)
    }
}

fn depts_of(certificate: &Signed<StaffCertificate>) -> impl Iterator<Item = &Dept> {
    certificate.payload().depts.iter().map(|one| &one.d)
}
