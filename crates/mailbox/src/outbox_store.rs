// SPDX-License-Identifier: EUPL-1.2
//! The notifier's door: outbox and sealed addresses, nothing else.

use std::sync::Arc;
use std::time::Duration;

use crate::clock::Timestamp;
use crate::ctx::{Ambient, Ctx};
use crate::error::StoreError;
use crate::ids::{OutboxId, PersonId};
use crate::model::{
    ActorKind, Attempt, ContactCode, DeliveryReport, Lease, OutboxCounts, OutboxKind, OutboxState,
    Outcome, PushOutcome, PushTarget, ReturnTaken, SmtpRoute,
};
use crate::store::handle::Store;
use crate::store::outbox::{BeginAttempt, EndAttempt};
use crate::store::tx::Tx;
use crate::together::Together;

/// The only interface of the store that the notifier gets. The rules are in [`crate::store::outbox`].
#[derive(Clone, Debug)]
pub struct OutboxStore {
    store: Store,
    ambient: Ambient,
    /// Whether the notifier can send signs to browsers.
    pushes: bool,
    /// Many dialogues run at once; what they put on record at the same time is one transaction.
    beginnings: Arc<Together<BeginAttempt, Attempt>>,
    endings: Arc<Together<EndAttempt, OutboxState>>,
}

impl OutboxStore {
    /// A door into this store.
    #[must_use]
    pub fn new(store: &Store, ambient: Ambient) -> Self {
        Self {
            store: store.clone(),
            ambient,
            pushes: false,
            beginnings: Arc::default(),
            endings: Arc::default(),
        }
    }

    /// The same door for a notifier that sends signs to browsers, too.
    #[must_use]
    pub fn pushing(mut self) -> Self {
        self.pushes = true;
        self
    }

    /// The time the notifier goes by.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.ambient.now()
    }

    /// Leases at most `limit` notifications that are due, for `lasting`. A lease must outlast the SMTP
    /// dialogue up to DATA.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn lease(&self, limit: u32, lasting: Duration) -> Result<Vec<Lease>, StoreError> {
        let (ctx, pushes) = (self.ambient.ctx(), self.pushes);
        self.store
            .transaction("lease_outbox", move |tx| {
                let policy = tx.policy();
                let until = ctx.now() + lasting;
                tx.outbox().lease_with(limit, until, pushes, policy, &ctx)
            })
            .await
    }

    /// Puts the attempt on record; DATA may be sent when this has answered `Ok`, within `lasting`. Of a code in the mail
    /// the hash goes with it: earlier ones are void from then on.
    ///
    /// # Errors
    /// [`crate::Conflict::Lease`] when the lease has run out, or the code's address is not wanted any more: then nothing
    /// may be sent.
    pub async fn begin_attempt(
        &self,
        lease: &Lease,
        route: Option<SmtpRoute>,
        code: Option<&ContactCode>,
        lasting: Duration,
    ) -> Result<Attempt, StoreError> {
        let lease = lease.clone();
        let Some(code) = code else {
            let begin = async |many: Vec<BeginAttempt>| {
                let ctx = self.ambient.ctx();
                let until = ctx.now() + lasting;
                self.store
                    .transaction("begin_attempts", move |tx| {
                        tx.outbox().begin_attempts(&many, until, &ctx)
                    })
                    .await
            };
            return self
                .beginnings
                .ask(BeginAttempt { lease, route }, begin)
                .await;
        };
        let (ctx, code) = (self.ambient.ctx(), code.hash(lease.pid));
        self.store
            .transaction("begin_attempt", move |tx| {
                let until = ctx.now() + lasting;
                tx.outbox()
                    .begin_attempt(&lease, route.as_ref(), Some(code), until, &ctx)
            })
            .await
    }

    /// Records how the attempt ended. Gives the state that the notification has now.
    ///
    /// # Errors
    /// [`crate::Conflict::Lease`] when the lease ran out meanwhile.
    pub async fn complete(
        &self,
        lease: &Lease,
        attempt: &Attempt,
        outcome: Outcome,
    ) -> Result<OutboxState, StoreError> {
        let ending = EndAttempt {
            lease: lease.clone(),
            attempt: *attempt,
            outcome,
        };
        let complete = async |many: Vec<EndAttempt>| {
            let ctx = self.ambient.ctx();
            self.store
                .transaction("complete_outbox", move |tx| ended(tx, &ctx, &many))
                .await
        };
        self.endings.ask(ending, complete).await
    }

    /// Records what became of the signs of a lease without a mail. Gives the state that the notification has now.
    ///
    /// # Errors
    /// [`crate::Conflict::Lease`] when the lease ran out meanwhile.
    pub async fn complete_pushed(
        &self,
        lease: &Lease,
        outcome: PushOutcome,
    ) -> Result<OutboxState, StoreError> {
        let (lease, ctx) = (lease.clone(), self.ambient.ctx());
        self.store
            .transaction("complete_pushed", move |tx| {
                let policy = tx.policy();
                let state = tx.outbox().complete_pushed(&lease, outcome, policy, &ctx)?;
                if state == OutboxState::Failed {
                    note_failure(tx, &ctx, lease.id)?;
                }
                Ok(state)
            })
            .await
    }

    /// The push service knows an address no more.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn forget_push(&self, pid: PersonId, gone: &PushTarget) -> Result<(), StoreError> {
        let gone = gone.clone();
        self.store
            .transaction("forget_push", move |tx| tx.pushes().forget(pid, &gone))
            .await
    }

    /// Puts on record what became of a notification after the relay had taken it, with whatever follows. Only when this has answered `Ok`
    /// may whoever brought the report be told that it is taken.
    ///
    /// # Errors
    /// When the store does not answer; then the report has to come again, which does no harm.
    pub async fn take_return(
        &self,
        id: OutboxId,
        report: DeliveryReport,
    ) -> Result<ReturnTaken, StoreError> {
        let ctx = self.ambient.ctx();
        self.store
            .transaction("take_return", move |tx| {
                crate::service::take_return(tx, &ctx, id, &report)
            })
            .await
    }

    /// Gives a lease back under which no attempt has begun; it is due again at `at`.
    ///
    /// # Errors
    /// [`crate::Conflict::Lease`] when it is not held any more.
    pub async fn release(&self, lease: &Lease, at: Timestamp) -> Result<(), StoreError> {
        let (lease, ctx) = (lease.clone(), self.ambient.ctx());
        self.store
            .transaction("release_outbox", move |tx| {
                tx.outbox().release(&lease, at, &ctx)
            })
            .await
    }

    /// Rows by state, for metrics.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn counts(&self) -> Result<OutboxCounts, StoreError> {
        let now = self.ambient.now();
        self.store
            .read("count_outbox", move |tx| tx.outbox().counts(now))
            .await
    }

    /// Waits until something new may be due, `at_most` that long.
    pub async fn wait(&self, at_most: Duration) {
        let mut events = self.store.events();
        let something = async {
            loop {
                match events.recv().await {
                    Ok(crate::event::Event::Outbox)
                    | Err(tokio::sync::broadcast::error::RecvError::Lagged(_)) => return,
                    Ok(_) => {}
                    Err(tokio::sync::broadcast::error::RecvError::Closed) => {
                        std::future::pending::<()>().await;
                    }
                }
            }
        };
        // Either way the caller looks again.
        let _ = tokio::time::timeout(at_most, something).await;
    }
}

fn ended(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    many: &[EndAttempt],
) -> Result<Vec<Result<OutboxState, StoreError>>, StoreError> {
    let policy = tx.policy();
    let answers = tx.outbox().complete_all(many, policy, ctx)?;
    for (one, answer) in many.iter().zip(&answers) {
        let Ok(state) = answer else {
            continue;
        };
        if one.lease.kind == OutboxKind::Formal {
            crate::service::tell_announced(tx, one.lease.id)?;
        }
        if *state == OutboxState::Failed {
            note_failure(tx, ctx, one.lease.id)?;
        }
    }
    Ok(answers)
}

fn note_failure(tx: &mut Tx<'_>, ctx: &Ctx, id: OutboxId) -> Result<(), StoreError> {
    let (system, object) = ((ActorKind::System, None), id.to_string());
    tx.audit()
        .record(ctx, system, "notification-failed", "outbox", &object)
}
