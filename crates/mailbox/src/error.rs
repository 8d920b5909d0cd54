// SPDX-License-Identifier: EUPL-1.2
//! The one error of the store.

use std::time::Duration;

use crate::clock::Timestamp;
use crate::model::Level;

/// Why the store did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no such thing, or the actor may not know that there is.
    #[error("absent")]
    Absent,
    /// The actor may see the thing and not do this with it.
    #[error("forbidden")]
    Forbidden,
    /// The insurance of the person whose post it is has ended: nothing new is written there.
    #[error("read-only")]
    ReadOnly,
    /// The thread is somebody else's, or done: it opens for a reason only.
    #[error("reason required")]
    ReasonRequired,
    /// The session is not sure enough for this, or its last factor was proven too long ago.
    #[error("step-up to {level}")]
    StepUp {
        /// What the session must reach; with a factor that was proven just now.
        level: Level,
    },
    /// Somebody was faster, or a name is taken.
    #[error("conflict: {0}")]
    Conflict(Conflict),
    /// The request contradicts what is stored or signed. The name is a stable code.
    #[error("invalid: {0}")]
    Invalid(&'static str),
    /// A secret was wrong; so many tries are left.
    #[error("refused, {tries_left} tries left")]
    Refused {
        /// Tries before the thing is blocked.
        tries_left: u32,
    },
    /// Too many wrong tries; nothing is tried before then.
    #[error("blocked until {until:?}")]
    Blocked {
        /// End of the block.
        until: Timestamp,
    },
    /// Larger than allowed.
    #[error("too large")]
    TooLarge,
    /// The queue or the database is busy; trying again later helps.
    #[error("busy")]
    Busy,
    /// No space left for new data.
    #[error("disk full")]
    DiskFull,
    /// The database or the blob store cannot be reached or does not work.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// The database's schema is not the one this program was built for.
    #[error("schema: {0}")]
    Schema(String),
    /// A fault of ours: a row that does not parse, a panic, a wrong query.
    #[error("internal: {0}")]
    Internal(String),
}

/// What was in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conflict {
    /// Another epoch was stored first.
    Epoch,
    /// The counter `n` of this device is not the next one.
    Counter,
    /// The bundle was changed in between.
    Bundle,
    /// Somebody else has claimed the thread.
    Claimed,
    /// The id is taken, by something else.
    Exists,
    /// The idempotency key belongs to another request.
    Idempotency,
    /// The thread has another protection class by now.
    Class,
    /// The thing is not in the state that the step needs.
    State,
    /// History may not be given to the person's new key yet.
    Withheld,
    /// Deputies would stand in for each other.
    Circle,
    /// Whoever is to take the case is away.
    Away,
    /// Whoever is to take the case must not work on it.
    Barred,
    /// The lease is not (or no longer) held by the caller.
    Lease,
    /// Somebody else has written in the thread, and the author had not seen it.
    Newer,
    /// Cases of this matter need a second employee's release, and the message has none.
    Unreleased,
    /// What the message was written against has changed while it waited.
    Void,
    /// Another message of this thread waits already.
    Staged,
    /// The person has not agreed to decisions in the portal, or does so no longer.
    Consent,
    /// The person has no address to which the notification of a decision could go.
    Unreachable,
    /// The chunk does not begin where the upload ends.
    Offset,
    /// Something in the thread has not been read.
    Unread,
    /// A period against a decision in the thread runs.
    Period,
    /// A period against a decision in the thread may run, and nobody has said that she knows.
    PeriodOpen,
    /// Another device has kept a state of the draft since.
    Draft,
    /// A unit holds the thread.
    Held,
    /// A person disputes something in the thread: it is kept, and nothing is done with it that could wait.
    Disputed,
    /// The person has had no answer to what she disputes.
    Unanswered,
}

impl Conflict {
    /// Stable name, as in docs/API.md.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Epoch => "epoch-conflict",
            Self::Counter => "counter-used",
            Self::Bundle => "bundle-conflict",
            Self::Claimed => "claimed",
            Self::Exists => "exists",
            Self::Idempotency => "idempotency-mismatch",
            Self::Class => "class-conflict",
            Self::State => "state-conflict",
            Self::Withheld => "history-withheld",
            Self::Circle => "deputy-circle",
            Self::Away => "colleague-away",
            Self::Barred => "colleague-barred",
            Self::Lease => "lease-lost",
            Self::Newer => "newer-message",
            Self::Unreleased => "release-required",
            Self::Void => "release-void",
            Self::Staged => "already-staged",
            Self::Consent => "no-consent",
            Self::Unreachable => "not-reachable",
            Self::Offset => "upload-offset",
            Self::Unread => "thread-unread",
            Self::Period => "period-running",
            Self::PeriodOpen => "period-open",
            Self::Draft => "draft-conflict",
            Self::Held => "thread-on-hold",
            Self::Disputed => "thread-disputed",
            Self::Unanswered => "dispute-unanswered",
        }
    }
}

impl std::fmt::Display for Conflict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl StoreError {
    /// When trying again makes sense, if it ever does.
    #[must_use]
    pub const fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Busy => Some(Duration::from_secs(2)),
            Self::Unavailable(_) => Some(Duration::from_secs(5)),
            Self::DiskFull => Some(Duration::from_secs(60)),
            _ => None,
        }
    }

    /// Errors of the machine rather than of the request.
    #[must_use]
    pub const fn is_fault(&self) -> bool {
        matches!(
            self,
            Self::Busy
                | Self::DiskFull
                | Self::Unavailable(_)
                | Self::Schema(_)
                | Self::Internal(_)
        )
    }
}

/// Turns "no such row" into [`StoreError::Absent`].
pub trait OrAbsent<T> {
    /// The value, or `Absent`.
    ///
    /// # Errors
    /// [`StoreError::Absent`] for `None`.
    fn or_absent(self) -> Result<T, StoreError>;
}

impl<T> OrAbsent<T> for Option<T> {
    fn or_absent(self) -> Result<T, StoreError> {
        self.ok_or(StoreError::Absent)
    }
}
