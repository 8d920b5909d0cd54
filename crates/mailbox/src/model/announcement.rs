// SPDX-License-Identifier: EUPL-1.2
//! Decisions announced in the portal, and the consent to that.

use crate::clock::Timestamp;
use crate::deadlines::Day;
use crate::ids::{ConsentId, MessageId, OutboxId, PersonId};
use crate::model::{EnhancedStatus, JsonText, Level, SessionMethod, SmtpReply};

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

/// That a notification came back although a relay had taken it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CameBack {
    /// When the report came.
    pub at: Timestamp,
    /// Why.
    pub status: Option<EnhancedStatus>,
    /// Who reported it.
    pub host: Option<String>,
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
    /// That its notification came back: it proves nothing any more.
    pub returned: Option<CameBack>,
}

impl Announcement {
    /// The proof that it was notified, if it still holds.
    #[must_use]
    pub const fn proof(&self) -> Option<&Notified> {
        match self.returned {
            None => self.notified.as_ref(),
            Some(_) => None,
        }
    }

    /// It is clear that nobody was notified.
    #[must_use]
    pub const fn is_unnotified(&self) -> bool {
        self.failed_at.is_some() || self.returned.is_some()
    }
}

/// The days of a decision as a whole: of several recipients the one counts whom it reached first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EffectiveDays {
    /// The day on which it counts as announced.
    pub announced_on: Day,
    /// The last day of a month from then.
    pub month_until: Day,
    /// The last day of a year.
    pub year_until: Day,
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
    /// The days that count for all of several recipients; `None`: there is one only, or it has reached nobody.
    pub effective: Option<EffectiveDays>,
}
