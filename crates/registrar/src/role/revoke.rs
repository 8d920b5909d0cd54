// SPDX-License-Identifier: EUPL-1.2
//! Revocation: certificates that ended before their time, and the list that says so.

use diesel::SqliteConnection;
use protocol::json::V1;
use protocol::statement::{FRESH_FOR, RevocationList, StaffCertificate};
use protocol::{Attested, Dept, Hash, PersonId, Signed, UnixTime};
use serde::Deserialize;

use super::bind::Decision;
use super::{Refusal, Registrar, RoleError, new_id};
use crate::db;
use crate::portal::{Call, Outcome, StaffItem, WorkItem};

/// What the portal says about a removal: a certificate by its hash and the department that the
/// person left, or the certificate itself, which then ends altogether.
enum Removed {
    By(Leaving),
    Whole(Box<Signed<StaffCertificate>>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Leaving {
    cert: Hash,
    dept: Dept,
}

impl Removed {
    fn parse(body: &[u8]) -> Option<Self> {
        if let Ok(leaving) = serde_json::from_slice(body) {
            return Some(Self::By(leaving));
        }
        Signed::from_json(body)
            .ok()
            .map(|certificate| Self::Whole(Box::new(certificate)))
    }

    fn certificate(&self, pid: PersonId, staff: &[StaffItem]) -> Option<Signed<StaffCertificate>> {
        match self {
            Self::Whole(certificate) => Some((**certificate).clone()),
            Self::By(leaving) => staff
                .iter()
                .filter(|item| item.pid == pid)
                .filter_map(|item| item.cert.as_ref())
                .map(|cert| &cert.stmt)
                .find(|cert| cert.sh() == leaving.cert)
                .cloned(),
        }
    }

    fn dept(&self) -> Option<&Dept> {
        match self {
            Self::Whole(_) => None,
            Self::By(leaving) => Some(&leaving.dept),
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
    /// portal must not be able to revoke what it likes by a hash. `staff` is where a certificate
    /// named by its hash is looked for.
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
        let Some(certificate) = removed.certificate(item.pid, staff) else {
            tracing::error!(person.id = %item.pid, "a certificate to be revoked is not to be found");
            return refused(&Refusal::Unknown);
        };
        let chain = super::chain(c, &self.config.org)?;
        if let Err(error) = certificate.verify(chain.td()) {
            return refused(&error.into());
        }
        if certificate.payload().pid != item.pid {
            return refused(&Refusal::Invalid("wrong-person"));
        }
        for one in &certificate.payload().depts {
            if removed.dept().is_none_or(|dept| *dept == one.d) {
                db::revocation::remove_from(c, item.pid, &one.d, now)?;
            }
        }
        if db::revocation::insert(c, &certificate.sh(), Some(item.pid), now)? {
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
