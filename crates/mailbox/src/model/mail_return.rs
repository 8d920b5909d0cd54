// SPDX-License-Identifier: EUPL-1.2
//! What mail servers say of a notification after the relay has taken it.

use std::fmt;
use std::str::FromStr;

use super::OutboxKind;
use super::words::word_enum;
use crate::clock::Timestamp;
use crate::ids::{OutboxId, PersonId};

word_enum! {
    /// What became of a notification, by a report about it.
    ReturnClass {
        /// Not delivered, and trying again would not help.
        Hard = "hard",
        /// Not delivered: given up after trying for days, or for a reason that may pass.
        Soft = "soft",
        /// Not delivered yet; still tried.
        Delayed = "delayed",
        /// Delivered, or passed on to where no more news come from.
        Delivered = "delivered",
        /// The recipient, or her provider for her, says that it is unwanted.
        Complaint = "complaint",
        /// Something came back that is no report.
        Unclear = "unclear",
    }
}

impl ReturnClass {
    /// Whether the notification has not reached anybody. For a proof it makes no difference whether it was for good.
    #[must_use]
    pub const fn came_back(self) -> bool {
        matches!(self, Self::Hard | Self::Soft)
    }
}

word_enum! {
    /// Why the address in force is not written to.
    MuteReason {
        /// Mails to it come back.
        Returned = "returned",
        /// A mail to it was reported as unwanted.
        Complaint = "complaint",
    }
}

impl MuteReason {
    /// Whether mails of a kind do not go there. Who reports a mail as unwanted has not said that she wants no decisions: those, and
    /// what happens to her account, still go there until she takes her consent or her address back.
    #[must_use]
    pub const fn stops(self, kind: OutboxKind) -> bool {
        match self {
            Self::Returned => kind.is_to_address_in_force(),
            Self::Complaint => matches!(kind, OutboxKind::Message | OutboxKind::Escalation),
        }
    }
}

/// Since when, and why, an address is not written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mute {
    /// Since when.
    pub at: Timestamp,
    /// Why.
    pub why: MuteReason,
}

/// An enhanced status code, RFC 3463.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnhancedStatus {
    /// 2 success, 4 for now, 5 for good.
    pub class: u8,
    /// What it is about: 1 addresses, 2 mailboxes, …
    pub subject: u16,
    /// More exactly.
    pub detail: u16,
}

impl EnhancedStatus {
    /// There is no such mailbox, and there will be none: 5.1.x about the recipient. 5.1.7 and 5.1.8 are about the sender.
    #[must_use]
    pub const fn is_no_mailbox(self) -> bool {
        self.class == 5 && self.subject == 1 && !matches!(self.detail, 7 | 8)
    }

    /// Says no more than the class.
    #[must_use]
    pub const fn is_bare(self) -> bool {
        self.subject == 0 && self.detail == 0
    }
}

impl fmt::Display for EnhancedStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.class, self.subject, self.detail)
    }
}

/// A text that is no status code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an enhanced status code")]
pub struct NotAStatus;

impl FromStr for EnhancedStatus {
    type Err = NotAStatus;

    fn from_str(text: &str) -> Result<Self, NotAStatus> {
        let number = |part: Option<&str>| {
            part.filter(|digits| {
                (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
            })
            .and_then(|digits| digits.parse::<u16>().ok())
            .ok_or(NotAStatus)
        };
        let mut parts = text.split('.');
        let status = Self {
            class: match number(parts.next())? {
                2 => 2,
                4 => 4,
                5 => 5,
                _ => return Err(NotAStatus),
            },
            subject: number(parts.next())?,
            detail: number(parts.next())?,
        };
        parts.next().map_or(Ok(status), |_| Err(NotAStatus))
    }
}

/// All that is kept of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryReport {
    /// What became of the notification.
    pub class: ReturnClass,
    /// Why.
    pub status: Option<EnhancedStatus>,
    /// Who reports: a host name.
    pub host: Option<String>,
}

/// A report about a notification, on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailReturn {
    /// The notification.
    pub outbox: OutboxId,
    /// To whom it went.
    pub pid: PersonId,
    /// What was said.
    pub report: DeliveryReport,
    /// When the notification had gone out.
    pub sent_at: Timestamp,
    /// When the report came.
    pub at: Timestamp,
}

/// What was done about a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReturnTaken {
    /// It is on record, with whatever follows.
    Kept,
    /// It was on record before: a report that comes twice says nothing new.
    Known,
    /// There is no such notification any more.
    Stale,
}
