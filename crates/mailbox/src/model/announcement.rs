// SPDX-License-Identifier: EUPL-1.2
//! Decisions announced in the portal, and the consent to that.

use crate::clock::Timestamp;
use crate::deadlines::Day;
use crate::ids::{ConsentId, MessageId, OutboxId, PersonId};
use crate::model::{JsonText, Level, SessionMethod, SmtpReply};

/// What a person last said about decisions in the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// Its id.
    pub id: ConsentId,
    /// Whose.
    pub pid: PersonId,
    /// Given, or taken back.
    pub given: bool,
    /// When it reached the server.
    pub at: Timestamp,
    /// Of the session in which it was signed.
    pub level: Level,
    /// How that session was proven.
    pub method: Option<SessionMethod>,
    /// Statement of type `consent`.
    pub stmt: JsonText,
}

/// Proof that a relay took a notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notified {
    /// When.
    pub at: Timestamp,
    /// Name of the relay as configured.
    pub host: Option<String>,
    /// What it said.
    pub reply: SmtpReply,
}

/// How far the announcement of a decision to one recipient has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// The decision.
    pub mid: MessageId,
    /// To whom.
    pub pid: PersonId,
    /// Its receipt index.
    pub idx: u64,
    /// Under which consent it went out.
    pub consent: ConsentId,
    /// From then on it could be fetched.
    pub provided_at: Timestamp,
    /// The notification, or the one that stands for it.
    pub outbox: OutboxId,
    /// That a relay took the notification.
    pub notified: Option<Notified>,
    /// When it was clear that there will be no notification.
    pub failed_at: Option<Timestamp>,
    /// When it was first shown to the recipient, and how sure we were of her.
    pub fetched: Option<(Timestamp, Level)>,
    /// Reminders that went out since.
    pub reminders: u64,
    /// When the units were told to give it to the post.
    pub tasked_at: Option<Timestamp>,
}

/// What follows from it by law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnouncementView {
    /// What is on record.
    pub row: Announcement,
    /// The day on which it counts as announced to this recipient; `None`: it is not announced yet.
    pub announced_on: Option<Day>,
    /// The last day of a month from then, for a decision that says how to go against it.
    pub month_until: Option<Day>,
    /// The last day of a year, for one that does not.
    pub year_until: Option<Day>,
}
