// SPDX-License-Identifier: EUPL-1.2
//! The registrar itself: issues codes, binds keys, says what is fresh and what is revoked.
//!
//! Every decision is one transaction that also writes down what follows from it (the answer, the
//! statements for the portal, the evidence). A crash between any two steps is repaired by asking
//! again: the same question gets the same answer.

mod accounts;
pub(crate) mod begun;
mod bind;
mod carryover;
mod claims;
mod config;
mod decide;
mod desk;
mod desk_access;
mod desk_limit;
mod desk_many;
mod desk_represent;
mod ending;
mod fresh;
mod hand_over;
mod identify;
mod issue;
mod keys;
mod order;
mod profile;
mod refusal;
mod represent;
mod request;
mod revoke;
mod route;
mod rule;
mod stop;
mod waiting;
mod worker;

use std::sync::Arc;

use diesel::SqliteConnection;
use protocol::dsse::Statement;
use protocol::statement::{DeptEpoch, PersonRole, TrustChain, TrustDocument};
use protocol::{Attested, Org, PersonId, Signed, StatementError, UnixTime};
use protocol_open::OpenError;
use thiserror::Error;
use uuid::Uuid;

pub use self::accounts::{AccountsError, StaffAccount, read_accounts};
pub use self::config::{
    ConfigFault, DeskPolicy, Handling, LetterPolicy, RequestPolicy, RoleConfig,
};
pub use self::desk_limit::DeskUse;
pub use self::hand_over::Entity;
pub use self::keys::{RoleKeys, RolePublic};
pub use self::order::{Channel, IssueError, IssueOrder, Issued, LetterTerms, WantedLetter};
pub use self::refusal::Refusal;
pub use self::represent::{RepresentError, RepresentationOrder};
pub use self::request::{LetterRequest, LetterRequestTag, RequestClaims, RequestOutcome};
pub use self::route::ShieldPolicy;
pub use self::stop::{Cause, ReleaseError, StopKind, StoppedLetter};
pub use self::waiting::{LetterState, WaitingLetter};
pub use self::worker::{StepReport, Worker};
use crate::clock::Clock;
use crate::db::{self, DbError, Register};
use crate::person::{Kvnr, Person};
use crate::portal::{Call, MatterItem, PortalClient, PortalError};
use crate::trust;

/// The department that bind requests and claims are sealed to.
pub const DEPT: &str = "registrar";

/// Why the registrar could not do something. Refusals of a person's request are no errors, they
/// are [`Refusal`]s.
#[derive(Debug, Error)]
pub enum RoleError {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The portal failed or could not be reached.
    #[error(transparent)]
    Portal(#[from] PortalError),
    /// A statement of our own, or the chain of Trust Documents, does not verify.
    #[error("trust: {0}")]
    Trust(#[from] StatementError),
    /// Sealing or signing failed, which only a broken machine does.
    #[error("a cryptographic operation failed: {0}")]
    Crypto(&'static str),
    /// A blocking task died.
    #[error("a task of the registrar died")]
    Task,
}

impl From<diesel::result::Error> for RoleError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Db(error.into())
    }
}

impl From<OpenError> for RoleError {
    fn from(_: OpenError) -> Self {
        Self::Crypto("open")
    }
}

/// The registrar with its keys and its database. Clones are handles of the same one.
#[derive(Clone)]
pub struct Registrar {
    db: Register,
    keys: Arc<RoleKeys>,
    config: Arc<RoleConfig>,
    clock: Arc<dyn Clock>,
}

impl Registrar {
    /// Puts a registrar together and takes `trust` (oldest first) as the Trust Documents told by
    /// hand; those that the database knows already stay.
    ///
    /// # Errors
    /// [`RoleError::Trust`] if the documents are no chain from version 1, or the newest does not
    /// name our keys.
    pub fn new(
        db: Register,
        keys: RoleKeys,
        config: RoleConfig,
        clock: Arc<dyn Clock>,
        trust: &[Signed<TrustDocument>],
    ) -> Result<Self, RoleError> {
        let this = Self {
            db,
            keys: Arc::new(keys),
            config: Arc::new(config),
            clock,
        };
        this.db.tx(|c| {
            for td in trust {
                db::trust::insert(c, td)?;
            }
            let chain = chain(c, &this.config.org)?;
            this.keys.check(chain.td())?;
            Ok::<_, RoleError>(())
        })?;
        Ok(this)
    }

    /// The organisation.
    #[must_use]
    pub fn org(&self) -> &Org {
        &self.config.org
    }

    /// What time it is for this registrar.
    #[must_use]
    pub fn now(&self) -> UnixTime {
        self.clock.now()
    }

    /// The database, for import.
    #[must_use]
    pub fn register(&self) -> &Register {
        &self.db
    }

    /// The verified chain of Trust Documents.
    ///
    /// # Errors
    /// [`RoleError::Trust`], [`RoleError::Db`].
    pub fn chain(&self) -> Result<TrustChain, RoleError> {
        self.db.tx(|c| chain(c, &self.config.org))
    }

    /// Looks a person up.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn person(&self, pid: PersonId) -> Result<Option<Person>, RoleError> {
        self.db.tx(|c| Ok(db::person::lookup(c, pid)?))
    }

    /// Finds a person by the id of the core system.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn find_by_reference(&self, reference: &str) -> Result<Option<Person>, RoleError> {
        self.db
            .tx(|c| Ok(db::person::find_by_reference(c, reference)?))
    }

    /// Finds a person by insurance number.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn find_by_kvnr(&self, kvnr: &Kvnr) -> Result<Option<Person>, RoleError> {
        self.db.tx(|c| Ok(db::person::find_by_kvnr(c, kvnr)?))
    }

    /// All staff, with what they are to do: the wish of the core system without the departments
    /// that a lead removed them from.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn staff(&self) -> Result<Vec<Person>, RoleError> {
        self.db.tx(|c| {
            let mut all = db::person::all_of(c, PersonRole::Staff)?;
            for person in &mut all {
                let removed = db::revocation::removed_from(c, person.pid)?;
                if let Some(assignment) = &mut person.assignment {
                    assignment
                        .depts
                        .retain(|one| !removed.iter().any(|d| d == one.d.as_str()));
                }
                person.assignment = person.assignment.take().filter(|a| !a.depts.is_empty());
            }
            Ok(all)
        })
    }

    /// Everybody with a bound key.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn all_bound(&self) -> Result<Vec<PersonId>, RoleError> {
        self.db.tx(|c| Ok(db::binding::all_bound(c)?))
    }

    /// Kinds of evidence about a person, oldest first.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn evidence(&self, pid: PersonId) -> Result<Vec<String>, RoleError> {
        self.db.tx(|c| Ok(db::archive::kinds(c, pid)?))
    }

    /// A desk has spoken with the person: history is no longer withheld because of a reused code.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn clear_alarm(&self, pid: PersonId) -> Result<(), RoleError> {
        self.db.tx(|c| {
            db::person::set_alarm(c, pid, None)?;
            Ok(db::person::profile_changed(c, pid)?)
        })
    }

    /// The person objects to a change of keys that waits; returns how many were stopped.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn veto_carryover(&self, pid: PersonId) -> Result<usize, RoleError> {
        let now = self.now();
        self.db.tx(|c| Ok(db::carryover::veto(c, pid, now)?))
    }

    /// Hands over what waits in the outbox, without a worker (after `issue`, say).
    ///
    /// # Errors
    /// [`RoleError`]; what was not handed over waits for the next time.
    pub async fn drain(&self, portal: &impl PortalClient) -> Result<usize, RoleError> {
        worker::drain(self, portal).await
    }

    /// Puts statements into the outbox: Trust Documents, department epochs, certificates that
    /// were signed elsewhere. Those that we work with ourselves are taken over at once, if they
    /// are genuine.
    ///
    /// # Errors
    /// [`RoleError::Trust`] for one that is not genuine, [`RoleError::Db`].
    pub fn publish(&self, items: Vec<Attested>) -> Result<(), RoleError> {
        let now = self.now();
        self.db.tx(|c| {
            for item in &items {
                self.take_over(c, item)?;
            }
            Ok(db::outbox::enqueue(
                c,
                new_id(),
                &Call::Statements { items },
                now,
            )?)
        })
    }

    fn take_over(&self, c: &mut SqliteConnection, item: &Attested) -> Result<(), RoleError> {
        let envelope = item.stmt.clone();
        match envelope.payload_type() {
            TrustDocument::TYPE => {
                let td = Signed::parse(envelope).map_err(StatementError::from)?;
                db::trust::insert(c, &td)?;
                // The chain is verified with it in place; if it fails, the insertion is undone.
                chain(c, &self.config.org).map(|_| ())
            }
            DeptEpoch::TYPE => {
                let epoch: Signed<DeptEpoch> =
                    Signed::parse(envelope).map_err(StatementError::from)?;
                let td = chain(c, &self.config.org)?;
                if !trust::entitled(td.td(), &epoch, &[], None) {
                    return Err(StatementError::NotEntitled.into());
                }
                let known = db::trust::dept(c, &epoch.payload().dept)?;
                if known.is_none_or(|known| known.payload().epoch < epoch.payload().epoch) {
                    db::trust::set_dept(c, &epoch)?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Replaces the matters that insured persons choose from.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn set_matters(&self, items: Vec<MatterItem>) -> Result<(), RoleError> {
        self.enqueue(&Call::Matters { items })
    }

    fn enqueue(&self, call: &Call) -> Result<(), RoleError> {
        let now = self.now();
        self.db
            .tx(|c| Ok(db::outbox::enqueue(c, new_id(), call, now)?))
    }

    /// Calls that wait for the portal, and calls that it refused for good.
    ///
    /// # Errors
    /// [`RoleError::Db`].
    pub fn outbox_counts(&self) -> Result<(i64, i64), RoleError> {
        self.db.tx(|c| Ok(db::outbox::counts(c)?))
    }
}

/// The chain as stored; verified again each time, which costs less than a millisecond.
fn chain(c: &mut SqliteConnection, org: &Org) -> Result<TrustChain, RoleError> {
    let documents = db::trust::chain(c)?;
    Ok(TrustChain::verify(
        org,
        documents,
        &protocol::statement::Anchor::Genesis,
    )?)
}

/// A random id from the operating system.
fn new_id() -> Uuid {
    crate::random_uuid(&mut rand::rngs::OsRng)
}
