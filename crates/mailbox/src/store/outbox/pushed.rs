// SPDX-License-Identifier: EUPL-1.2
//! Notifications without a mail: signs to the person's browsers are all there is. A sign has no content and takes the place of the one
//! before it, so that one too many does no harm; no attempt has to be on record before it goes out.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::Outbox;
use crate::config::NotifyPolicy;
use crate::ctx::Ctx;
use crate::db::schema::outbox;
use crate::error::{Conflict, StoreError};
use crate::model::{Lease, OutboxState, PushOutcome};

impl Outbox<'_> {
    /// Records what became of the signs of a lease without a mail.
    ///
    /// # Errors
    /// [`Conflict::Lease`] when the row is somebody else's by now, or a mail goes out for it.
    pub fn complete_pushed(
        &mut self,
        lease: &Lease,
        outcome: PushOutcome,
        policy: NotifyPolicy,
        ctx: &Ctx,
    ) -> Result<OutboxState, StoreError> {
        let attempts: Option<i64> = outbox::table
            .filter(outbox::id.eq(lease.id.as_bytes().as_slice()))
            .filter(outbox::state.eq(OutboxState::Sending.as_str()))
            .filter(outbox::lease_token.eq(lease.token.as_slice()))
            .select(outbox::attempts)
            .first(self.conn)
            .optional()?;
        let (Some(attempts), None) = (attempts, &lease.contact) else {
            return Err(StoreError::Conflict(Conflict::Lease));
        };
        let ended = (lease.id, lease.kind);
        match outcome {
            PushOutcome::Taken => {
                self.end(ended, OutboxState::Pushed, ctx.now())?;
                let whose = BTreeSet::from([(lease.pid, lease.kind.as_str())]);
                self.delay_pending(&whose, policy, ctx)?;
                Ok(OutboxState::Pushed)
            }
            PushOutcome::Nowhere => {
                self.end(ended, OutboxState::Moot, ctx.now())?;
                Ok(OutboxState::Moot)
            }
            PushOutcome::Later(_) if attempts + 1 >= i64::from(policy.max_attempts) => {
                self.end(ended, OutboxState::Failed, ctx.now())?;
                Ok(OutboxState::Failed)
            }
            PushOutcome::Later(at) => {
                diesel::update(outbox::table.find(lease.id.as_bytes().as_slice()))
                    .set(outbox::attempts.eq(outbox::attempts + 1))
                    .execute(self.conn)?;
                self.give_back(lease.id, (lease.pid, lease.kind), at, ctx)?;
                Ok(OutboxState::Pending)
            }
        }
    }
}
