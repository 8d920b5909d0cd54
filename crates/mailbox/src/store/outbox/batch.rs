// SPDX-License-Identifier: EUPL-1.2
//! Many attempts at once: what begins or ends at the same time costs a few statements together, not a few each. The rules are those of
//! the single forms ([`Outbox::begin_attempt`], [`Outbox::complete`]), which do everything that is not plain.

use std::collections::{BTreeMap, BTreeSet};

use super::{Outbox, STARTED};
use crate::clock::Timestamp;
use crate::config::NotifyPolicy;
use crate::ctx::Ctx;
use crate::db::dialect::{self, AttemptBegun, AttemptEnded};
use crate::error::{Conflict, StoreError};
use crate::ids::AttemptId;
use crate::model::{Attempt, Lease, OutboxKind, OutboxState, Outcome, SmtpRoute};

/// An attempt that is to begin.
#[derive(Clone, Debug)]
pub struct BeginAttempt {
    /// The lease under which it does.
    pub lease: Lease,
    /// The connection, if it came to one.
    pub route: Option<SmtpRoute>,
}

/// An attempt that has ended.
#[derive(Clone, Debug)]
pub struct EndAttempt {
    /// The lease under which it was made.
    pub lease: Lease,
    /// The attempt.
    pub attempt: Attempt,
    /// How it ended.
    pub outcome: Outcome,
}

impl EndAttempt {
    /// A notification that the relay took, of which no more has to be known: neither a proof hangs on it nor an address of its own.
    fn is_plain(&self) -> bool {
        matches!(self.outcome, Outcome::Sent(_))
            && self.lease.kind != OutboxKind::Formal
            && !self.lease.kind.has_own_address()
    }
}

impl Outbox<'_> {
    /// Records of several notifications that DATA is about to be sent, none of which carries a code; answers in their order.
    ///
    /// # Errors
    /// When the database does not answer: then none has begun. Each by itself as [`Outbox::begin_attempt`].
    pub fn begin_attempts(
        &mut self,
        many: &[BeginAttempt],
        until: Timestamp,
        ctx: &Ctx,
    ) -> Result<Vec<Result<Attempt, StoreError>>, StoreError> {
        let mut free = BTreeSet::new();
        for (token, ids) in by_token(many.iter().map(|one| &one.lease)) {
            let asked = (token, ids.as_slice());
            let (now, until) = (ctx.now().micros(), until.micros());
            free.extend(dialect::begin_attempts(self.conn, asked, now, until)?);
        }
        if free.is_empty() {
            let late = |_| Err(StoreError::Conflict(Conflict::Lease));
            return Ok(many.iter().map(late).collect());
        }
        let mut rows = Vec::with_capacity(many.len());
        let mut answers = Vec::with_capacity(many.len());
        for one in many {
            // Whoever comes a second time in the same batch finds an attempt that has begun.
            if !free.remove(one.lease.id.as_bytes().as_slice()) {
                answers.push(Err(StoreError::Conflict(Conflict::Lease)));
                continue;
            }
            let id = AttemptId::timed(ctx.chance(), ctx.now());
            let tls = one.route.as_ref().and_then(|route| route.tls.as_ref());
            rows.push(AttemptBegun {
                id: id.as_bytes().to_vec(),
                outbox: one.lease.id.as_bytes().as_slice(),
                started_at: ctx.now().micros(),
                outcome: STARTED,
                host: one.route.as_ref().map(|route| route.host.as_str()),
                peer: one.route.as_ref().and_then(|route| route.peer.as_deref()),
                tls_version: tls.map(|tls| tls.version.as_str()),
                tls_cipher: tls.map(|tls| tls.cipher.as_str()),
            });
            answers.push(Ok(Attempt {
                id,
                outbox: one.lease.id,
                started_at: ctx.now(),
            }));
        }
        dialect::insert_attempts(self.conn, &rows)?;
        Ok(answers)
    }

    /// Records how several attempts ended; answers in their order.
    ///
    /// # Errors
    /// When the database does not answer: then nothing is recorded. Each by itself as [`Outbox::complete`].
    pub fn complete_all(
        &mut self,
        many: &[EndAttempt],
        policy: NotifyPolicy,
        ctx: &Ctx,
    ) -> Result<Vec<Result<OutboxState, StoreError>>, StoreError> {
        let plain = many.iter().filter(|one| one.is_plain());
        // What is not held as it was, the single form judges: late success is believed.
        let mut held = BTreeSet::new();
        for (token, ids) in by_token(plain.map(|one| &one.lease)) {
            let asked = (token, ids.as_slice());
            held.extend(dialect::mark_sent(self.conn, asked, ctx.now().micros())?);
        }
        let mut sent = Vec::with_capacity(held.len());
        let mut answers = Vec::with_capacity(many.len());
        for one in many {
            if one.is_plain() && held.remove(one.lease.id.as_bytes().as_slice()) {
                sent.push(one);
                answers.push(Ok(OutboxState::Sent));
                continue;
            }
            let EndAttempt {
                lease,
                attempt,
                outcome,
            } = one;
            answers.push(match self.complete(lease, attempt, outcome, policy, ctx) {
                // It says so before it writes anything.
                Err(conflict @ StoreError::Conflict(Conflict::Lease)) => Err(conflict),
                answer => Ok(answer?),
            });
        }
        self.end_sent(&sent, policy, ctx)?;
        Ok(answers)
    }

    /// What follows from notifications that were sent.
    fn end_sent(
        &mut self,
        sent: &[&EndAttempt],
        policy: NotifyPolicy,
        ctx: &Ctx,
    ) -> Result<(), StoreError> {
        if sent.is_empty() {
            return Ok(());
        }
        let ended: Vec<AttemptEnded<'_>> = sent
            .iter()
            .filter_map(|one| match &one.outcome {
                Outcome::Sent(reply) => Some((one, reply)),
                _ => None,
            })
            .map(|(one, reply)| AttemptEnded {
                id: one.attempt.id.as_bytes().as_slice(),
                outbox: one.lease.id.as_bytes().as_slice(),
                started_at: one.attempt.started_at.micros(),
                ended_at: ctx.now().micros(),
                outcome: "sent",
                code: reply.code.map(i64::from),
                reply: reply.text.as_deref(),
            })
            .collect();
        dialect::end_attempts(self.conn, &ended)?;
        let whose = sent
            .iter()
            .map(|one| (one.lease.pid, one.lease.kind.as_str()))
            .collect();
        self.delay_pending(&whose, policy, ctx)
    }
}

/// Rows by the token under which they are leased.
fn by_token<'a>(leases: impl Iterator<Item = &'a Lease>) -> BTreeMap<&'a [u8], Vec<&'a [u8]>> {
    let mut all: BTreeMap<&[u8], Vec<&[u8]>> = BTreeMap::new();
    for lease in leases {
        let ids = all.entry(lease.token.as_slice()).or_default();
        ids.push(lease.id.as_bytes().as_slice());
    }
    all
}
