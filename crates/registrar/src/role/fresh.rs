// SPDX-License-Identifier: EUPL-1.2
//! `fresh`: this binding is the newest one of its person. Signed on demand and with each binding.

use diesel::SqliteConnection;
use protocol::json::V1;
use protocol::statement::{FRESH_FOR, Fresh};
use protocol::{PersonId, Signed, UnixTime};

use super::{Registrar, RoleError, new_id};
use crate::db;
use crate::db::binding::BindingRecord;
use crate::portal::Call;

impl Registrar {
    /// A fresh statement about a person; none if nobody is bound.
    ///
    /// # Errors
    /// [`RoleError`].
    pub fn fresh(&self, pid: PersonId) -> Result<Option<Signed<Fresh>>, RoleError> {
        let now = self.now();
        self.db.tx(|c| {
            let current = db::binding::current(c, pid)?;
            current
                .map(|record| self.sign_fresh(&record, now))
                .transpose()
        })
    }

    fn sign_fresh(&self, of: &BindingRecord, now: UnixTime) -> Result<Signed<Fresh>, RoleError> {
        let fresh = Fresh {
            v: V1,
            org: self.config.org.clone(),
            pid: of.bind.payload().pid,
            bind: of.bind.sh(),
            iat: now,
            exp: now.plus(FRESH_FOR),
        };
        Signed::sign(fresh, &[&self.keys.fresh]).map_err(|_| RoleError::Crypto("sign"))
    }

    pub(super) fn enqueue_fresh(
        &self,
        c: &mut SqliteConnection,
        of: &BindingRecord,
        now: UnixTime,
    ) -> Result<(), RoleError> {
        let items = vec![self.sign_fresh(of, now)?];
        Ok(db::outbox::enqueue(
            c,
            new_id(),
            &Call::Fresh { items },
            now,
        )?)
    }
}
