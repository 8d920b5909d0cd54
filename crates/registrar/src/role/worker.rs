// SPDX-License-Identifier: EUPL-1.2
//! The loop: ask the portal for questions, decide, answer, hand over what follows.
//!
//! Order matters. A decision is stored before it is answered, answers go before the statements that
//! build on them, and nothing is taken from the outbox before the portal has acknowledged it. So a
//! crash at any point costs a repetition and nothing else.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use protocol::{Attested, UnixTime};
use rand::Rng;
use tokio::sync::{Semaphore, watch};
use tokio::task::{JoinError, JoinSet};
use uuid::Uuid;

use super::identify::Opened;
use super::{Refusal, Registrar, RoleError};
use crate::db;
use crate::oidc::{Fault, RelyingParty};
use crate::portal::{Call, Outcome, PortalClient, PortalError, WorkItem, WorkKind};
use crate::print::{PrintQueue, PrintTally};

/// How long one question to the portal waits for an answer.
const WAIT: Duration = Duration::from_secs(20);
/// Trust is looked at again after so many seconds.
const TRUST_EVERY: i64 = 60;
/// Rounds of persons whose end is compared in one turn; with more, questions of the portal come in between.
const ENDING_ROUNDS: usize = 20;
/// The same for who answers them.
const ROUTE_ROUNDS: usize = 20;
/// Calls taken from the outbox at once.
const DRAIN: i64 = 100;
/// Providers are asked about so many people at once.
const PROVIDERS_AT_ONCE: usize = 16;
/// All that is asked of a provider about one person, below the 60 seconds for which the portal leases a question.
const PROVIDER: Duration = Duration::from_secs(40);
/// Pause after a failure: 1, 2, 4 … seconds, at most a minute, with a random part.
const MAX_PAUSE: Duration = Duration::from_secs(60);

/// What one step did; for tests and metrics.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StepReport {
    /// Questions answered.
    pub answered: usize,
    /// Calls handed over.
    pub handed_over: usize,
    /// Questions that could not be decided because something of ours failed.
    pub failed: usize,
}

/// Runs a [`Registrar`] against a portal.
pub struct Worker<P> {
    registrar: Registrar,
    portal: Arc<P>,
    party: Option<Arc<RelyingParty>>,
    identifying: JoinSet<Uuid>,
    asked: HashSet<Uuid>,
    turns: Arc<Semaphore>,
    trust_at: Option<UnixTime>,
    profiles_left: bool,
    queue: Option<Arc<PrintQueue>>,
    printed_at: Option<UnixTime>,
}

impl<P: PortalClient + 'static> Worker<P> {
    /// Puts the two together.
    pub fn new(registrar: Registrar, portal: P) -> Self {
        Self {
            registrar,
            portal: Arc::new(portal),
            party: None,
            identifying: JoinSet::new(),
            asked: HashSet::new(),
            turns: Arc::new(Semaphore::new(PROVIDERS_AT_ONCE)),
            trust_at: None,
            profiles_left: false,
            queue: None,
            printed_at: None,
        }
    }

    /// Prints letters that people ask for into a queue.
    #[must_use]
    pub fn with_queue(mut self, queue: PrintQueue) -> Self {
        self.queue = Some(Arc::new(queue));
        self
    }

    /// Lets people be identified by these providers.
    #[must_use]
    pub fn with_providers(mut self, party: RelyingParty) -> Self {
        self.party = Some(Arc::new(party));
        self
    }

    /// Waits for the providers that are being asked. Each has an end within a minute.
    pub async fn settle(&mut self) {
        while let Some(done) = self.identifying.join_next().await {
            self.reap(done);
        }
    }

    /// Runs until `shutdown` becomes true or its sender is gone. A question in hand is answered
    /// first; waiting for questions is broken off.
    pub async fn run(mut self, mut shutdown: watch::Receiver<bool>) {
        let mut failures = 0_u32;
        while !*shutdown.borrow() {
            match self.step(self.patience(), &mut shutdown).await {
                Ok(report) => {
                    failures = 0;
                    if report != StepReport::default() {
                        tracing::info!(
                            answered = report.answered,
                            handed_over = report.handed_over,
                            failed = report.failed,
                            "registrar step"
                        );
                    }
                }
                Err(error) => {
                    let pause = pause(failures, rand::thread_rng().r#gen());
                    failures = failures.saturating_add(1);
                    tracing::warn!(%error, seconds = pause.as_secs(), "registrar step failed");
                    tokio::select! {
                        () = tokio::time::sleep(pause) => {}
                        changed = shutdown.changed() => if changed.is_err() { break },
                    }
                }
            }
            if shutdown.has_changed().is_err() {
                break;
            }
        }
        self.settle().await;
    }

    /// How long to wait for questions: not beyond the next round of printing.
    fn patience(&self) -> Duration {
        let every = self.queue.as_ref().map(|queue| queue.every());
        let every = every.and_then(|seconds| u64::try_from(seconds).ok());
        every.map_or(WAIT, |seconds| WAIT.min(Duration::from_secs(seconds)))
    }

    /// One round, waiting up to `wait` for questions.
    ///
    /// # Errors
    /// [`RoleError`] if the portal or the database failed; everything begun is taken up again by
    /// the next step.
    pub async fn step(
        &mut self,
        wait: Duration,
        shutdown: &mut watch::Receiver<bool>,
    ) -> Result<StepReport, RoleError> {
        let mut report = StepReport::default();
        self.redeliver().await?;
        self.maintain().await?;
        report.handed_over += self.drain().await?;
        let items = tokio::select! {
            items = self.portal.work(wait) => items?,
            _ = stopped(shutdown) => return Ok(report),
        };
        while let Some(done) = self.identifying.try_join_next() {
            self.reap(done);
        }
        for item in items {
            let (id, kind) = (item.id, item.kind);
            if kind == WorkKind::Identify {
                self.identify(item);
                report.answered += 1;
                continue;
            }
            match self.answer(item).await {
                Ok(()) => report.answered += 1,
                Err(RoleError::Portal(error)) => return Err(error.into()),
                Err(error) => {
                    report.failed += 1;
                    tracing::error!(work.id = %id, kind = kind.name(), %error, "question left open");
                }
            }
        }
        report.handed_over += self.drain().await?;
        Ok(report)
    }

    /// Hands over what waits in the outbox, in order; returns how many calls.
    ///
    /// # Errors
    /// [`RoleError`]; the call that failed waits for its next attempt.
    pub async fn drain(&self) -> Result<usize, RoleError> {
        drain(&self.registrar, &*self.portal).await
    }

    async fn answer(&self, item: WorkItem) -> Result<(), RoleError> {
        let id = item.id;
        let outcome = match item.kind {
            WorkKind::Fresh => self.answer_fresh(&item).await?,
            WorkKind::Rule => {
                let registrar = self.registrar.clone();
                blocking(move || registrar.answer_rules(&item)).await?
            }
            kind => {
                let staff = match kind {
                    WorkKind::Revoke | WorkKind::Desk | WorkKind::Profile => {
                        self.portal.staff().await?
                    }
                    _ => Vec::new(),
                };
                let registrar = self.registrar.clone();
                blocking(move || registrar.decide(&item, &staff)).await?
            }
        };
        self.deliver(id, &outcome).await
    }

    /// A fresh statement is signed anew whenever it is asked for; there is nothing to remember.
    async fn answer_fresh(&self, item: &WorkItem) -> Result<Outcome, RoleError> {
        let (registrar, pid) = (self.registrar.clone(), item.pid);
        match blocking(move || registrar.fresh(pid)).await? {
            Some(fresh) => {
                self.portal
                    .call(item.id, &Call::Fresh { items: vec![fresh] })
                    .await?;
                Ok(Outcome::Done {})
            }
            None => Ok(Refusal::NotBound.outcome(0)),
        }
    }

    /// Providers are slow and not ours: they are asked beside the loop, so that nobody else waits for them.
    fn identify(&mut self, item: WorkItem) {
        if !self.asked.insert(item.id) {
            return;
        }
        let (registrar, portal) = (self.registrar.clone(), Arc::clone(&self.portal));
        let (party, turns) = (self.party.clone(), Arc::clone(&self.turns));
        self.identifying.spawn(async move {
            let id = item.id;
            // Nobody closes the semaphore; without a turn the question is asked again.
            if let Ok(_turn) = turns.acquire().await
                && let Err(error) = identify(&registrar, &*portal, party, item).await
            {
                tracing::error!(work.id = %id, %error, "question left open");
            }
            id
        });
    }

    fn reap(&mut self, done: Result<Uuid, JoinError>) {
        match done {
            Ok(id) => {
                self.asked.remove(&id);
            }
            // Which one it was is not known: those that are still under way are noticed by their marks.
            Err(error) => {
                tracing::error!(%error, "asking a provider broke off");
                self.asked.clear();
            }
        }
    }

    async fn deliver(&self, id: Uuid, outcome: &Outcome) -> Result<(), RoleError> {
        deliver(&self.registrar, &*self.portal, id, outcome).await
    }

    /// Answers that a crash kept from being delivered.
    async fn redeliver(&self) -> Result<(), RoleError> {
        let registrar = self.registrar.clone();
        let waiting =
            blocking(move || registrar.db.tx(|c| Ok(db::decision::undelivered(c)?))).await?;
        for (id, outcome) in waiting {
            self.deliver(id, &outcome).await?;
        }
        Ok(())
    }

    /// What is due: trust, revocation list, ends of insurances and lives, profiles.
    async fn maintain(&mut self) -> Result<(), RoleError> {
        let now = self.registrar.now();
        let due = self.trust_at.is_none_or(|at| now.since(at) >= TRUST_EVERY);
        if due {
            match self.refresh_trust(now).await {
                Ok(()) => {}
                Err(RoleError::Portal(
                    error @ (PortalError::Unreachable
                    | PortalError::Busy(_)
                    | PortalError::Unauthorized),
                )) => return Err(error.into()),
                // We go on with what we believe already; nobody is kept waiting by a forgery.
                Err(error) => tracing::error!(%error, "the portal's word on trust is refused"),
            }
            self.trust_at = Some(now);
        }
        // The search for missing profiles reads the whole register: now and then, and on as long
        // as there is something to do.
        let look = due || self.profiles_left;
        let registrar = self.registrar.clone();
        self.profiles_left = blocking(move || {
            registrar.renew_list(now)?;
            for _ in 0..ENDING_ROUNDS {
                if registrar.ending_round(now)? == 0 {
                    break;
                }
            }
            for _ in 0..ROUTE_ROUNDS {
                if registrar.route_round(now)? == 0 {
                    break;
                }
            }
            if look {
                registrar.forget_identifications(now)?;
            }
            Ok(look && registrar.profile_round(now)? > 0)
        })
        .await?;
        self.print_round(now).await
    }

    /// Prints what waits, in rounds. A full disk must not keep the portal's questions waiting.
    async fn print_round(&mut self, now: UnixTime) -> Result<(), RoleError> {
        let Some(queue) = self.queue.clone() else {
            return Ok(());
        };
        let due = self
            .printed_at
            .is_none_or(|at| now.since(at) >= queue.every());
        if !due {
            return Ok(());
        }
        self.printed_at = Some(now);
        let registrar = self.registrar.clone();
        blocking(move || {
            match queue.round(&registrar) {
                Ok(tally) if tally == PrintTally::default() => {}
                Ok(tally) => tracing::info!(
                    printed = tally.printed,
                    held = tally.held,
                    refused = tally.refused,
                    "letters"
                ),
                Err(error) => tracing::error!(%error, "letters are not printed"),
            }
            Ok(())
        })
        .await
    }

    async fn refresh_trust(&self, now: UnixTime) -> Result<(), RoleError> {
        let (answer, staff) = (self.portal.trust().await?, self.portal.staff().await?);
        let ours = self.registrar.chain()?;
        let newest = answer.td.last().map(|attested| attested.stmt.sh());
        if newest.is_none_or(|theirs| theirs != ours.newest().sh() && ours.contains(&theirs)) {
            // A new portal knows nothing yet, another one is behind: it is told.
            return self.publish_trust(now).await;
        }
        let registrar = self.registrar.clone();
        blocking(move || registrar.take_trust(answer, &staff, now)).await
    }

    async fn publish_trust(&self, now: UnixTime) -> Result<(), RoleError> {
        let registrar = self.registrar.clone();
        blocking(move || {
            registrar.db.tx(|c| {
                let documents = db::trust::chain(c)?;
                let items = documents
                    .into_iter()
                    .map(|td| Attested::logged(td).into_untyped())
                    .collect();
                let call = Call::Statements { items };
                Ok(db::outbox::enqueue(c, super::new_id(), &call, now)?)
            })
        })
        .await
    }
}

/// Gives the portal an answer and notes that it has it.
async fn deliver(
    registrar: &Registrar,
    portal: &impl PortalClient,
    id: Uuid,
    outcome: &Outcome,
) -> Result<(), RoleError> {
    match portal.answer(id, outcome).await {
        Ok(()) => {}
        // A portal that cannot put a question off leases it again and again until it is due.
        Err(PortalError::Refused { .. }) if matches!(outcome, Outcome::Pending { .. }) => {}
        // The portal does not wait for this answer any more, or cannot take it.
        Err(PortalError::Refused { status, code }) => {
            tracing::warn!(work.id = %id, status, code, "answer not taken");
        }
        Err(error) => return Err(error.into()),
    }
    let registrar = registrar.clone();
    blocking(move || {
        let now = registrar.now();
        registrar
            .db
            .tx(|c| Ok(db::decision::mark_delivered(c, id, now)?))
    })
    .await
}

/// Answers one question about an identification. The code that it brings is at the portal before the person hears of it.
async fn identify(
    registrar: &Registrar,
    portal: &impl PortalClient,
    party: Option<Arc<RelyingParty>>,
    item: WorkItem,
) -> Result<(), RoleError> {
    let id = item.id;
    let (own, asked) = (registrar.clone(), party.clone());
    let outcome = match blocking(move || own.open_identification(&item, asked.as_deref())).await? {
        Opened::Decided(outcome) => outcome,
        Opened::Ask(job) => {
            let said = match party {
                Some(party) => tokio::time::timeout(PROVIDER, registrar.ask_provider(&party, &job))
                    .await
                    .unwrap_or(Err(Fault::UNREACHABLE)),
                None => Err(Fault::UNSUITABLE),
            };
            let own = registrar.clone();
            blocking(move || own.close_identification(&job, said)).await?
        }
    };
    drain(registrar, portal).await?;
    deliver(registrar, portal, id, &outcome).await
}

/// Hands over what waits in the outbox of a registrar, in order.
pub(super) async fn drain<P: PortalClient>(
    registrar: &Registrar,
    portal: &P,
) -> Result<usize, RoleError> {
    let mut count = 0;
    loop {
        let own = registrar.clone();
        let waiting = blocking(move || {
            let now = own.now();
            own.db.tx(|c| Ok(db::outbox::due(c, now, DRAIN)?))
        })
        .await?;
        if waiting.is_empty() {
            return Ok(count);
        }
        for call in waiting {
            let result = portal.call(call.id, &call.call).await;
            let own = registrar.clone();
            let done = result.clone();
            let failed = blocking(move || {
                let now = own.now();
                own.db.tx(|c| match &done {
                    Ok(()) => Ok(db::outbox::complete(c, call.id)?),
                    Err(error) if error.may_pass() => Ok(db::outbox::release(c, &call, now)?),
                    Err(_) => Ok(db::outbox::fail(c, call.id, now)?),
                })
            });
            failed.await?;
            match result {
                Ok(()) => count += 1,
                Err(error) if error.may_pass() => return Err(error.into()),
                Err(error) => tracing::error!(%error, "the portal refuses a call for good"),
            }
        }
    }
}

/// Becomes ready when it is time to stop.
async fn stopped(shutdown: &mut watch::Receiver<bool>) {
    while !*shutdown.borrow_and_update() {
        if shutdown.changed().await.is_err() {
            return;
        }
    }
}

fn pause(failures: u32, chance: f64) -> Duration {
    let base = Duration::from_secs(1).saturating_mul(2_u32.saturating_pow(failures.min(10)));
    base.min(MAX_PAUSE)
        .mul_f64(0.5 + chance.clamp(0.0, 1.0) / 2.0)
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, RoleError> + Send + 'static,
) -> Result<T, RoleError> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| RoleError::Task)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stay_below_a_minute() {
        assert!(pause(0, 0.0) >= Duration::from_millis(500));
        assert!(pause(3, 1.0) <= Duration::from_secs(8));
        assert!(pause(1000, 1.0) <= MAX_PAUSE);
    }
}
