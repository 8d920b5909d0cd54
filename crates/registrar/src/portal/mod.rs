// SPDX-License-Identifier: EUPL-1.2
//! The portal as the insurer's programs see it: the agent API of docs/API.md.
//!
//! Connections go outwards only. The portal is a courier: nothing that comes from here is believed
//! without a signature, and nothing that goes there is readable by it.

mod http;
mod wire;

use std::future::Future;
use std::time::Duration;

use thiserror::Error;
use uuid::Uuid;

pub use self::http::{HttpPortal, PortalConfig};
pub use self::wire::{
    ActivationItem, Call, ContactItem, EndingItem, EntityItem, FileBytes, Label, MatterItem,
    Outcome, PersonProfileItem, ProfileItem, RouteItem, StaffAccountItem, StaffDept, StaffItem,
    Trust, UnitGrantItem, UnitLinkItem, WorkItem, WorkKind,
};

/// Why the portal did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PortalError {
    /// No connection, or it broke off: try again.
    #[error("the portal cannot be reached")]
    Unreachable,
    /// Overloaded or out of space: try again after so long.
    #[error("the portal is busy")]
    Busy(Duration),
    /// The token is not accepted: try again, slowly, and look.
    #[error("the portal does not accept the token")]
    Unauthorized,
    /// The portal refuses for good.
    #[error("the portal refuses: {status} {code}")]
    Refused {
        /// HTTP status.
        status: u16,
        /// Code of the problem document; `unknown` without one.
        code: String,
    },
    /// The answer is not what docs/API.md says.
    #[error("the portal's answer is malformed")]
    Malformed,
}

impl PortalError {
    /// Whether the same call may succeed later.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Unreachable | Self::Busy(_) | Self::Unauthorized | Self::Malformed => true,
            Self::Refused { .. } => false,
        }
    }
}

/// What the insurer's programs ask of the portal. One implementation speaks HTTP, another lives
/// in the memory of tests.
pub trait PortalClient: Send + Sync {
    /// Questions that wait for the registrar, leased for 60 seconds; waits up to `wait` for one.
    fn work(
        &self,
        wait: Duration,
    ) -> impl Future<Output = Result<Vec<WorkItem>, PortalError>> + Send;

    /// Answers a question. The same answer may be given twice.
    fn answer(
        &self,
        work: Uuid,
        outcome: &Outcome,
    ) -> impl Future<Output = Result<(), PortalError>> + Send;

    /// Hands something over. `key` makes a repetition harmless.
    fn call(&self, key: Uuid, call: &Call) -> impl Future<Output = Result<(), PortalError>> + Send;

    /// All staff with keys and certificates.
    fn staff(&self) -> impl Future<Output = Result<Vec<StaffItem>, PortalError>> + Send;

    /// Trust Documents, department epochs, revocation list, matters.
    fn trust(&self) -> impl Future<Output = Result<Trust, PortalError>> + Send;
}

impl<P: PortalClient> PortalClient for std::sync::Arc<P> {
    fn work(
        &self,
        wait: Duration,
    ) -> impl Future<Output = Result<Vec<WorkItem>, PortalError>> + Send {
        self.as_ref().work(wait)
    }

    fn answer(
        &self,
        work: Uuid,
        outcome: &Outcome,
    ) -> impl Future<Output = Result<(), PortalError>> + Send {
        self.as_ref().answer(work, outcome)
    }

    fn call(&self, key: Uuid, call: &Call) -> impl Future<Output = Result<(), PortalError>> + Send {
        self.as_ref().call(key, call)
    }

    fn staff(&self) -> impl Future<Output = Result<Vec<StaffItem>, PortalError>> + Send {
        self.as_ref().staff()
    }

    fn trust(&self) -> impl Future<Output = Result<Trust, PortalError>> + Send {
        self.as_ref().trust()
    }
}
