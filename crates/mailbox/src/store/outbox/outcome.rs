// SPDX-License-Identifier: EUPL-1.2
//! How attempts end, and what follows.

use std::collections::BTreeSet;

use diesel::prelude::*;
use protocol::evidence::Fact;

use super::{Outbox, pending_of};
use crate::clock::Timestamp;
use crate::config::NotifyPolicy;
use crate::ctx::Ctx;
use crate::db::schema::{outbox, outbox_attempt as attempt};
use crate::error::{Conflict, StoreError};
use crate::ids::{AttemptId, OutboxId, PersonId};
use crate::model::{Attempt, Lease, OutboxKind, OutboxState, Outcome, SmtpReply};
use crate::store::announcements::Announcements;
use crate::store::contacts::Contacts;
use crate::store::evidence::Evidence;
use crate::store::row;
use crate::store::threads::Threads;

impl Outbox<'_> {
    /// Records how an attempt ended. Success that becomes known after the lease ran out is believed, too: it
    /// turns `unknown` into `sent`.
    ///
    /// # Errors
    /// [`Conflict::Lease`] when the row is somebody else's by now.
    pub fn complete(
        &mut self,
        lease: &Lease,
        begun: &Attempt,
        outcome: &Outcome,
        policy: NotifyPolicy,
        ctx: &Ctx,
    ) -> Result<OutboxState, StoreError> {
        let found: Option<(String, i64, String)> = outbox::table
            .filter(outbox::id.eq(lease.id.as_bytes().as_slice()))
            .filter(outbox::lease_token.eq(lease.token.as_slice()))
            .select((outbox::state, outbox::attempts, outbox::kind))
            .first(self.conn)
            .optional()?;
        let Some((state, attempts, kind)) = found else {
            return Err(StoreError::Conflict(Conflict::Lease));
        };
        let kind: OutboxKind = row::word(&kind)?;
        let whose = (lease.pid, kind);
        let state: OutboxState = row::word(&state)?;
        let late = state == OutboxState::Unknown && matches!(outcome, Outcome::Sent(_));
        if state != OutboxState::Sending && !late {
            return Err(StoreError::Conflict(Conflict::Lease));
        }
        let (word, reply) = match outcome {
            Outcome::Sent(reply) => ("sent", reply),
            Outcome::Retry { reply, .. } => ("retry", reply),
            Outcome::Failed(reply) => ("failed", reply),
            Outcome::Unknown(reply) => ("unknown", reply),
        };
        self.end_attempt((begun.id, kind), word, Some(reply), ctx)?;
        match outcome {
            Outcome::Sent(_) => {
                self.end((lease.id, kind), OutboxState::Sent, ctx.now())?;
                if kind == OutboxKind::Formal {
                    let host: Option<String> = attempt::table
                        .find(begun.id.as_bytes().as_slice())
                        .select(attempt::host)
                        .first(self.conn)?;
                    let said = (host.as_deref(), reply);
                    Announcements::on(self.conn).mark_notified(lease.id, said, ctx.now())?;
                }
                self.delay_pending(&BTreeSet::from([(lease.pid, kind.as_str())]), policy, ctx)?;
                Ok(OutboxState::Sent)
            }
            Outcome::Retry { at, .. } if attempts < i64::from(policy.max_attempts) => {
                self.give_back(lease.id, whose, *at, ctx)?;
                Ok(OutboxState::Pending)
            }
            Outcome::Retry { .. } | Outcome::Failed(_) => {
                self.end((lease.id, kind), OutboxState::Failed, ctx.now())?;
                if kind == OutboxKind::Formal {
                    Announcements::on(self.conn).mark_failed(lease.id, ctx)?;
                }
                Ok(OutboxState::Failed)
            }
            Outcome::Unknown(_) => {
                self.forget(lease.id, whose, begun.started_at, policy, ctx)?;
                Ok(OutboxState::Unknown)
            }
        }
    }

    /// `sending` → `pending`; a row that came meanwhile is swallowed (it can have no attempts).
    pub(super) fn give_back(
        &mut self,
        id: OutboxId,
        (pid, kind): (PersonId, OutboxKind),
        at: Timestamp,
        ctx: &Ctx,
    ) -> Result<(), StoreError> {
        let newer: Option<(Vec<u8>, i64)> = if kind.merges() {
            pending_of(pid, kind)
                .select((outbox::id, outbox::items))
                .first(self.conn)
                .optional()?
        } else {
            None
        };
        let mut more = 0;
        if let Some((newer, items)) = newer {
            if kind == OutboxKind::Formal {
                Announcements::on(self.conn).move_to(row::id(&newer)?, id, ctx)?;
            }
            diesel::delete(outbox::table.find(newer)).execute(self.conn)?;
            more = items;
        }
        diesel::update(outbox::table.find(id.as_bytes().as_slice()))
            .set((
                outbox::state.eq(OutboxState::Pending.as_str()),
                outbox::due_at.eq(at.micros()),
                outbox::items.eq(outbox::items + more),
                outbox::lease_token.eq(None::<&[u8]>),
                outbox::lease_until.eq(None::<i64>),
            ))
            .execute(self.conn)?;
        Ok(())
    }

    /// `sending` → `unknown`, and a reminder if anything is unread. What happened to an account is never read away, so
    /// that a reminder of it is not reminded of again: else a relay that breaks off every time would be a mail without end.
    pub(super) fn forget(
        &mut self,
        id: OutboxId,
        (pid, kind): (PersonId, OutboxKind),
        started_at: Timestamp,
        policy: NotifyPolicy,
        ctx: &Ctx,
    ) -> Result<(), StoreError> {
        let address = Contacts::on(self.conn).address_of(id)?;
        self.end((id, kind), OutboxState::Unknown, ctx.now())?;
        let wanted = match kind {
            OutboxKind::Message => Threads::on(self.conn).has_unread(pid, ctx.now())?,
            OutboxKind::Formal | OutboxKind::Security | OutboxKind::Moved | OutboxKind::Rekeyed => {
                self.lookup(id)?.is_some_and(|row| row.items > 0)
            }
            // A second mail would make the code of the first one void.
            // It is told again tomorrow, while it holds.
            // A plain mail is answered once at most.
            OutboxKind::Confirm | OutboxKind::Escalation | OutboxKind::MailIn => false,
        };
        if !wanted {
            if kind == OutboxKind::Formal {
                Announcements::on(self.conn).mark_failed(id, ctx)?;
            }
            return Ok(());
        }
        if let Some(address) = address {
            let again = self.insert((pid, kind), ctx.now(), 0, Some(id), ctx)?;
            return Contacts::on(self.conn).put_address(again, &address);
        }
        // A decision is announced by the reminder then: when nobody knows, nothing is proven.
        let folded = outbox::folded_from.eq(Some(id.as_bytes().to_vec()));
        let n = diesel::update(pending_of(pid, kind))
            .set(folded)
            .execute(self.conn)?;
        let again = if n == 0 {
            let due = (started_at + policy.interval(kind)).max(ctx.now() + policy.delay(kind));
            Some(self.insert((pid, kind), due, 0, Some(id), ctx)?)
        } else {
            self.pending_id(pid, kind)?
        };
        if let (OutboxKind::Formal, Some(again)) = (kind, again) {
            Announcements::on(self.conn).move_to(id, again, ctx)?;
        }
        Ok(())
    }

    pub(super) fn end(
        &mut self,
        (id, kind): (OutboxId, OutboxKind),
        state: OutboxState,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        // The token stays: whoever held the lease may still learn how it ended.
        diesel::update(outbox::table.find(id.as_bytes().as_slice()))
            .set((
                outbox::state.eq(state.as_str()),
                outbox::done_at.eq(Some(now.micros())),
                outbox::lease_until.eq(None::<i64>),
            ))
            .execute(self.conn)?;
        if kind.has_own_address() {
            Contacts::on(self.conn).delete_address(id)?;
        }
        Ok(())
    }

    /// Puts off what waits for these persons and kinds, each by its own clock from now on.
    pub(super) fn delay_pending(
        &mut self,
        whose: &BTreeSet<(PersonId, &'static str)>,
        policy: NotifyPolicy,
        ctx: &Ctx,
    ) -> Result<(), StoreError> {
        let pids: Vec<Vec<u8>> = whose
            .iter()
            .map(|(pid, _)| pid.as_bytes().to_vec())
            .collect();
        // Found first, and by the person alone: with the time in the condition SQLite goes through all that is due, for every mail.
        let found: Vec<(Vec<u8>, Vec<u8>, String, i64)> = outbox::table
            .filter(outbox::pid.eq_any(pids))
            .filter(outbox::state.eq(OutboxState::Pending.as_str()))
            .select((outbox::id, outbox::pid, outbox::kind, outbox::due_at))
            .load(self.conn)?;
        for (id, pid, kind, at) in found {
            let kind: OutboxKind = row::word(&kind)?;
            let due = (ctx.now() + policy.interval(kind)).micros();
            if at < due && whose.contains(&(row::id(&pid)?, kind.as_str())) {
                diesel::update(outbox::table.find(id))
                    .set(outbox::due_at.eq(due))
                    .execute(self.conn)?;
            }
        }
        Ok(())
    }

    pub(super) fn end_attempt(
        &mut self,
        (id, kind): (AttemptId, OutboxKind),
        outcome: &str,
        reply: Option<&SmtpReply>,
        ctx: &Ctx,
    ) -> Result<(), StoreError> {
        let ended = (
            attempt::ended_at.eq(Some(ctx.now().micros())),
            attempt::outcome.eq(outcome),
        );
        let said = reply.map(|reply| {
            (
                attempt::code.eq(reply.code.map(i64::from)),
                attempt::reply.eq(reply.text.as_deref()),
            )
        });
        diesel::update(attempt::table.find(id.as_bytes().as_slice()))
            .set((ended, said))
            .execute(self.conn)?;
        // Only what is about decisions is evidence of one.
        if kind != OutboxKind::Formal {
            return Ok(());
        }
        let Some((outbox, row)) = self.attempt(id)? else {
            return Ok(());
        };
        let (host, peer, tls) = match row.route {
            Some(route) => (Some(route.host), route.peer, route.tls),
            None => (None, None, None),
        };
        let (tls, cipher) = tls.map(|tls| (tls.version, tls.cipher)).unzip();
        let fact = Fact::Attempt {
            notification: outbox.to_string(),
            attempt: row.id.to_string(),
            began: row.started_at.micros(),
            outcome: row.outcome,
            host,
            peer,
            tls,
            cipher,
            code: row.reply.code,
            reply: row.reply.text,
        };
        Evidence::on(self.conn).add_of(ctx, outbox, &fact)
    }
}
