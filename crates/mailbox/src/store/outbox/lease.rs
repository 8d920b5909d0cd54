// SPDX-License-Identifier: EUPL-1.2
//! Leases: who may deliver what, and since when an attempt is under way.

use std::collections::BTreeSet;

use diesel::prelude::*;
use protocol::Hash;
use protocol::statement::PersonRole;

use super::evidence::parse;
use super::facts::Facts;
use super::{Outbox, STARTED};
use crate::clock::Timestamp;
use crate::config::NotifyPolicy;
use crate::ctx::Ctx;
use crate::db::dialect::{self, OUTBOX_SENDING, literal};
use crate::db::schema::{outbox, outbox_attempt as attempt};
use crate::error::{Conflict, StoreError};
use crate::ids::{AttemptId, OutboxId, PersonId};
use crate::model::{Attempt, Lease, OutboxKind, OutboxRow, OutboxState, SmtpRoute};
use crate::store::announcements::Announcements;
use crate::store::contacts::Contacts;
use crate::store::row;
use crate::store::threads::Threads;

enum Taken {
    Lease(Box<Lease>),
    Moot,
    /// Not in the quiet hours.
    Later,
    Skipped,
}

impl Outbox<'_> {
    /// Leases rows that are due, oldest first, until `until`. Leases that ran out are dealt with first. Nobody sends signs.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lease(
        &mut self,
        limit: u32,
        until: Timestamp,
        policy: NotifyPolicy,
        ctx: &Ctx,
    ) -> Result<Vec<Lease>, StoreError> {
        self.lease_with(limit, until, false, policy, ctx)
    }

    /// The same; `pushes`: whether whoever leases can send signs to browsers, too.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn lease_with(
        &mut self,
        limit: u32,
        until: Timestamp,
        pushes: bool,
        policy: NotifyPolicy,
        ctx: &Ctx,
    ) -> Result<Vec<Lease>, StoreError> {
        self.reap(policy, ctx)?;
        loop {
            let due = dialect::due_outbox(self.conn, ctx.now().micros(), i64::from(limit.max(1)))?;
            let found: Vec<OutboxRow> = due.into_iter().map(parse).collect::<Result<_, _>>()?;
            let facts = Facts::about(self, &found, pushes, ctx.now())?;
            let (token, mut moot): ([u8; 16], _) = (ctx.bytes(), 0);
            let (mut leases, mut taken) = (Vec::new(), BTreeSet::new());
            for row in &found {
                let whose = (row.pid, row.kind.as_str());
                // Those that this batch has taken are not marked yet.
                if taken.contains(&whose) {
                    continue;
                }
                match self.lease_one(row, &facts, (token, until), policy, ctx)? {
                    Taken::Lease(lease) => {
                        taken.insert(whose);
                        leases.push(*lease);
                    }
                    Taken::Moot | Taken::Later => moot += 1,
                    Taken::Skipped => {}
                }
            }
            self.mark_leased(&leases, (token, until), ctx.now())?;
            // A batch in which everything was moot, or waits for the morning, says nothing about those behind it.
            if !leases.is_empty() || moot == 0 {
                return Ok(leases);
            }
        }
    }

    /// The rows are ours: on PostgreSQL they were locked when they were found, on SQLite there is one writer.
    fn mark_leased(
        &mut self,
        leases: &[Lease],
        (token, until): ([u8; 16], Timestamp),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if leases.is_empty() {
            return Ok(());
        }
        let ids: Vec<&[u8]> = leases
            .iter()
            .map(|lease| lease.id.as_bytes().as_slice())
            .collect();
        // By their ids alone: with the state in the condition SQLite goes through all that waits, for every batch.
        diesel::update(outbox::table.filter(outbox::id.eq_any(ids)))
            .set((
                outbox::state.eq(OutboxState::Sending.as_str()),
                outbox::lease_token.eq(Some(token.as_slice())),
                outbox::lease_until.eq(Some(until.micros())),
            ))
            .execute(self.conn)?;
        let pushed: Vec<&[u8]> = leases
            .iter()
            .filter(|lease| !lease.pushes.is_empty())
            .map(|lease| lease.id.as_bytes().as_slice())
            .collect();
        if !pushed.is_empty() {
            diesel::update(outbox::table.filter(outbox::id.eq_any(pushed)))
                .set(outbox::pushed_at.eq(Some(now.micros())))
                .execute(self.conn)?;
        }
        Ok(())
    }

    fn lease_one(
        &mut self,
        found: &OutboxRow,
        facts: &Facts,
        (token, until): ([u8; 16], Timestamp),
        policy: NotifyPolicy,
        ctx: &Ctx,
    ) -> Result<Taken, StoreError> {
        let id = found.id;
        if facts.is_sending(found) {
            return Ok(Taken::Skipped);
        }
        let in_force = facts.in_force(found.pid);
        let contact = match found.kind {
            OutboxKind::Message
            | OutboxKind::Formal
            | OutboxKind::Security
            | OutboxKind::Escalation => in_force
                .filter(|to| !to.mute.is_some_and(|mute| mute.why.stops(found.kind)))
                .map(|to| to.contact.clone()),
            OutboxKind::Confirm => Contacts::on(self.conn)
                .candidate(found.pid)?
                .filter(|candidate| candidate.is_waiting(ctx.now()))
                .map(|candidate| candidate.contact),
            OutboxKind::Moved | OutboxKind::Rekeyed | OutboxKind::MailIn => {
                Contacts::on(self.conn).address_of(id)?
            }
        };
        // No mail to somebody whose account has come to its end, whatever was enqueued before.
        let wanted = !facts.is_closed(found.pid)
            && (found.kind != OutboxKind::Message || self.is_unread(found.pid, facts, ctx)?);
        let pushes = facts.pushes(found);
        let only_pushed =
            contact.is_none() && found.kind.may_be_pushed_only() && !pushes.is_empty();
        if !wanted || (contact.is_none() && !only_pushed) {
            self.end((id, found.kind), OutboxState::Moot, ctx.now())?;
            if found.kind == OutboxKind::Formal {
                Announcements::on(self.conn).mark_failed(id, ctx)?;
                // The letter announces it. That there is something to read may be said all the same, as of any message.
                if wanted && !pushes.is_empty() {
                    self.enqueue(found.pid, OutboxKind::Message, policy, ctx)?;
                }
            }
            return Ok(Taken::Moot);
        }
        if found.kind == OutboxKind::Message {
            let at = policy.outside_quiet(ctx.now())?;
            if at > ctx.now() {
                diesel::update(outbox::table.find(id.as_bytes().as_slice()))
                    .set(outbox::due_at.eq((at + policy.spread(ctx)).micros()))
                    .execute(self.conn)?;
                return Ok(Taken::Later);
            }
        }
        let phrase = in_force
            .filter(|_| found.kind.is_to_address_in_force())
            .and_then(|to| to.phrase.clone());
        let (role, discreet) = facts.mailed(found.pid);
        // Beside a mail signs go out once, however often the mail is tried.
        let pushes = if only_pushed || found.pushed_at.is_none() {
            pushes.to_vec()
        } else {
            Vec::new()
        };
        let (contact, lang) = match contact {
            Some(contact) => (Some(contact.sealed), contact.lang),
            None => (None, String::new()),
        };
        Ok(Taken::Lease(Box::new(Lease {
            id,
            pid: found.pid,
            kind: found.kind,
            token,
            until,
            attempts: found.attempts,
            contact,
            pushes,
            lang,
            discreet,
            phrase,
            staff: role == Some(PersonRole::Staff),
        })))
    }

    /// Whether a person has anything unread: her own post was asked for beforehand, that of others only if it matters.
    fn is_unread(&mut self, pid: PersonId, facts: &Facts, ctx: &Ctx) -> Result<bool, StoreError> {
        Ok(facts.has_own_unread(pid) || Threads::on(self.conn).has_unread(pid, ctx.now())?)
    }

    /// Records that DATA is about to be sent; only then may it be. The lease is good until `until` now. `code`: what is
    /// to be kept of the code in the mail.
    ///
    /// # Errors
    /// [`Conflict::Lease`] when the lease has run out, an attempt under it has begun before, or the address of a code is
    /// not wanted any more.
    pub fn begin_attempt(
        &mut self,
        lease: &Lease,
        route: Option<&SmtpRoute>,
        code: Option<Hash>,
        until: Timestamp,
        ctx: &Ctx,
    ) -> Result<Attempt, StoreError> {
        if self.open_attempt(lease.id)?.is_some() {
            return Err(StoreError::Conflict(Conflict::Lease));
        }
        if let Some(code) = code {
            let asked = match &lease.contact {
                Some(sealed) => Contacts::on(self.conn).mark_code(lease.pid, sealed, code)?,
                None => false,
            };
            if !asked {
                return Err(StoreError::Conflict(Conflict::Lease));
            }
        }
        let n = diesel::update(
            outbox::table
                .filter(outbox::id.eq(lease.id.as_bytes().as_slice()))
                .filter(outbox::state.eq(OutboxState::Sending.as_str()))
                .filter(outbox::lease_token.eq(lease.token.as_slice()))
                .filter(outbox::lease_until.gt(ctx.now().micros())),
        )
        .set((
            outbox::attempts.eq(outbox::attempts + 1),
            outbox::lease_until.eq(Some(until.micros())),
        ))
        .execute(self.conn)?;
        if n != 1 {
            return Err(StoreError::Conflict(Conflict::Lease));
        }
        let id = AttemptId::timed(ctx.chance(), ctx.now());
        let tls = route.and_then(|route| route.tls.as_ref());
        diesel::insert_into(attempt::table)
            .values((
                attempt::id.eq(id.as_bytes().as_slice()),
                attempt::outbox.eq(lease.id.as_bytes().as_slice()),
                attempt::started_at.eq(ctx.now().micros()),
                attempt::outcome.eq(STARTED),
                attempt::host.eq(route.map(|route| route.host.as_str())),
                attempt::peer.eq(route.and_then(|route| route.peer.as_deref())),
                attempt::tls_version.eq(tls.map(|tls| tls.version.as_str())),
                attempt::tls_cipher.eq(tls.map(|tls| tls.cipher.as_str())),
            ))
            .execute(self.conn)?;
        Ok(Attempt {
            id,
            outbox: lease.id,
            started_at: ctx.now(),
        })
    }

    /// The attempt that has begun and whose end is not known.
    pub(super) fn open_attempt(&mut self, id: OutboxId) -> Result<Option<Attempt>, StoreError> {
        let found: Option<(Vec<u8>, i64)> = attempt::table
            .filter(attempt::outbox.eq(id.as_bytes().as_slice()))
            .filter(attempt::outcome.eq(STARTED))
            .select((attempt::id, attempt::started_at))
            .first(self.conn)
            .optional()?;
        found
            .map(|(attempt, at)| {
                Ok(Attempt {
                    id: row::id(&attempt)?,
                    outbox: id,
                    started_at: Timestamp::from_micros(at),
                })
            })
            .transpose()
    }

    /// Gives a lease back under which no attempt has begun; the row is due at `at` again.
    ///
    /// # Errors
    /// [`Conflict::Lease`] when it is not held any more, or an attempt has begun.
    pub fn release(&mut self, lease: &Lease, at: Timestamp, ctx: &Ctx) -> Result<(), StoreError> {
        let held: Option<String> = outbox::table
            .filter(outbox::id.eq(lease.id.as_bytes().as_slice()))
            .filter(outbox::state.eq(OutboxState::Sending.as_str()))
            .filter(outbox::lease_token.eq(lease.token.as_slice()))
            .select(outbox::kind)
            .first(self.conn)
            .optional()?;
        let Some(kind) = held else {
            return Err(StoreError::Conflict(Conflict::Lease));
        };
        if self.open_attempt(lease.id)?.is_some() {
            return Err(StoreError::Conflict(Conflict::Lease));
        }
        self.give_back(lease.id, (lease.pid, row::word(&kind)?), at, ctx)
    }

    /// Deals with leases that ran out: no attempt begun: pending again; an attempt begun: nobody knows.
    pub(super) fn reap(&mut self, policy: NotifyPolicy, ctx: &Ctx) -> Result<(), StoreError> {
        let rows: Vec<(Vec<u8>, Vec<u8>, String)> = outbox::table
            .filter(literal(OUTBOX_SENDING))
            .filter(outbox::lease_until.le(ctx.now().micros()))
            .order(outbox::lease_until)
            .limit(100)
            .select((outbox::id, outbox::pid, outbox::kind))
            .load(self.conn)?;
        for (id, pid, kind) in rows {
            let (id, pid): (OutboxId, PersonId) = (row::id(&id)?, row::id(&pid)?);
            let whose = (pid, row::word(&kind)?);
            match self.open_attempt(id)? {
                None => self.give_back(id, whose, ctx.now(), ctx)?,
                Some(begun) => {
                    self.end_attempt((begun.id, whose.1), "unknown", None, ctx)?;
                    self.forget(id, whose, begun.started_at, policy, ctx)?;
                }
            }
        }
        Ok(())
    }
}
