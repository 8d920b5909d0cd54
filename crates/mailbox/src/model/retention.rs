// SPDX-License-Identifier: EUPL-1.2
//! How long a thread stays, what holds it, and what is left of it.

use super::words::word_enum;
use crate::clock::Timestamp;
use crate::deadlines::Day;
use crate::ids::{Dept, LegalHoldId, Matter, PersonId, ThreadId};

word_enum! {
    /// Why a unit holds a thread.
    HoldReason {
        /// An objection or a law suit.
        Proceedings = "proceedings",
        /// An audit, or a question of the supervisory authority.
        Audit = "audit",
        /// The person needs it for claims of her own (Art. 18(1)(c) GDPR).
        Claim = "claim",
        /// An inquiry of the insurer's own.
        Inquiry = "inquiry",
    }
}

word_enum! {
    /// Why a thread whose time is over stays.
    StayReason {
        /// Somebody who takes part has not read everything.
        Unread = "unread",
        /// A unit has not closed it, or something waits in it.
        Work = "work",
        /// A period against a decision in it may run.
        Period = "period",
        /// A letter is made of it.
        Letter = "letter",
        /// A unit holds it.
        Hold = "hold",
        /// A person of it disputes something.
        Dispute = "dispute",
    }
}

word_enum! {
    /// Why a thread was deleted.
    TombstoneReason {
        /// Its time was over.
        Time = "time",
        /// The operator was told to.
        Order = "order",
    }
}

/// A unit holds a thread: nothing of it leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalHold {
    /// Its id.
    pub id: LegalHoldId,
    /// The thread.
    pub thread: ThreadId,
    /// For which unit.
    pub dept: Dept,
    /// Why.
    pub reason: HoldReason,
    /// Who set it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Who lifted it, and when.
    pub lifted: Option<(PersonId, Timestamp)>,
}

/// What is left of a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tombstone {
    /// The thread.
    pub thread: ThreadId,
    /// Its matter.
    pub matter: Matter,
    /// When it began.
    pub began_at: Timestamp,
    /// When its newest message came.
    pub last_at: Timestamp,
    /// When its deletion was decided.
    pub deleted_at: Timestamp,
    /// Why.
    pub reason: TombstoneReason,
}

/// How far a thread is on its way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetentionClock {
    /// When it is looked at next.
    pub look_at: Timestamp,
    /// Since when its persons are told.
    pub noticed_at: Option<Timestamp>,
    /// Since when they do not see it.
    pub away_at: Option<Timestamp>,
    /// Since when it is being deleted.
    pub doomed_at: Option<Timestamp>,
}

/// How long a thread stays, as its readers are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stay {
    /// Last day in the portal, if nothing happens until then.
    pub portal_until: Option<Day>,
    /// Last day in the inbox, for staff too.
    pub inbox_until: Option<Day>,
    /// Last day in the insurer's own record.
    pub record_until: Option<Day>,
    /// Its persons have been told that it leaves.
    pub soon: bool,
    /// Its persons do not see it any more.
    pub away: bool,
    /// Why it stays whatever the days say.
    pub reasons: Vec<StayReason>,
}
