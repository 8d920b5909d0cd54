// SPDX-License-Identifier: EUPL-1.2
//! Notifications on their way.

use super::push::PushTarget;
use super::words::word_enum;
use crate::clock::Timestamp;
use crate::ids::{AttemptId, OutboxId, PersonId};
use crate::sensitive::Sensitive;

word_enum! {
    /// How far a notification has come.
    OutboxState {
        /// Waits until it is due.
        Pending = "pending",
        /// A notifier holds the lease.
        Sending = "sending",
        /// The relay has taken it.
        Sent = "sent",
        /// The relay has refused it for good, or too often.
        Failed = "failed",
        /// Nobody knows; never sent again under this id.
        Unknown = "unknown",
        /// No mail was to be sent; a push service has taken a sign.
        Pushed = "pushed",
        /// Not needed any more: everything was read, or there is no address.
        Moot = "moot",
    }
}

word_enum! {
    /// What a notification is about. Of messages and of what happened to an account the mail does not say which: it is the
    /// same, byte for byte. Mails about an address have constant words of their own.
    OutboxKind {
        /// Unread messages: at most one mail in [`crate::config::NotifyPolicy::min_interval`], none when they were read.
        Message = "message",
        /// A decision: at once, on a clock of its own, whatever is read or unread; its day of sending counts (§ 37 Abs. 2a SGB X).
        Formal = "formal",
        /// What happened to the account: on a clock of its own, whatever is read or unread.
        Security = "security",
        /// Cases of a unit have gone to its lead: at most once a day and unit.
        Escalation = "escalation",
        /// A code for an address that is not confirmed; goes there.
        Confirm = "confirm",
        /// The address is not in force any more; goes there once more.
        Moved = "moved",
        /// Somebody was identified anew by a letter; goes to the address from before, so that its owner can object.
        Rekeyed = "rekeyed",
        /// The constant answer to a plain mail; goes to whom it came from, who need not be anybody we know.
        MailIn = "mail-in",
    }
}

impl OutboxKind {
    /// Whether several that wait become one mail. Notices to one certain address do not: each goes to its own.
    #[must_use]
    pub const fn merges(self) -> bool {
        !matches!(self, Self::Moved | Self::Rekeyed | Self::MailIn)
    }

    /// Whether the row brings the address it goes to, which goes with it.
    #[must_use]
    pub const fn has_own_address(self) -> bool {
        matches!(self, Self::Moved | Self::Rekeyed | Self::MailIn)
    }

    /// Whether a sign goes to the person's browsers beside the mail. A decision is announced by the mail alone.
    #[must_use]
    pub const fn is_pushed(self) -> bool {
        matches!(self, Self::Message | Self::Formal | Self::Security)
    }

    /// Whether a sign is enough for somebody to whom no mail goes.
    #[must_use]
    pub const fn may_be_pushed_only(self) -> bool {
        matches!(self, Self::Message | Self::Security)
    }

    /// Whether it goes to the address in force; codes go to one that is not confirmed, notices about a former address to that.
    #[must_use]
    pub const fn is_to_address_in_force(self) -> bool {
        !matches!(
            self,
            Self::Confirm | Self::Moved | Self::Rekeyed | Self::MailIn
        )
    }
}

/// A notification that the caller may deliver, until `until`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// The row; the `Message-ID` is derived from it.
    pub id: OutboxId,
    /// To whom.
    pub pid: PersonId,
    /// Which words the mail has.
    pub kind: OutboxKind,
    /// Proof of the lease.
    pub token: [u8; 16],
    /// Its end.
    pub until: Timestamp,
    /// Attempts before this one.
    pub attempts: u32,
    /// Address, sealed to the notifier; none: no mail goes out, the signs are all there is.
    pub contact: Option<Sensitive<String>>,
    /// Where the person's browsers take signs; empty, too, when signs of this row went out before.
    pub pushes: Vec<PushTarget>,
    /// Language of the text (BCP 47).
    pub lang: String,
    /// The mail does not say whom it comes from.
    pub discreet: bool,
    /// The sentence by which the person recognises our mails, sealed to the notifier: in mails to the address in force only.
    pub phrase: Option<Sensitive<String>>,
    /// It goes to an employee: one constant text about everything.
    pub staff: bool,
}

/// An attempt that has begun: its row is on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The attempt.
    pub id: AttemptId,
    /// The notification.
    pub outbox: OutboxId,
    /// When it began.
    pub started_at: Timestamp,
}

/// Over which connection an attempt was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmtpRoute {
    /// Name of the relay as configured; its certificate was checked by it.
    pub host: String,
    /// Address and port that were reached; absent for rows from before this was noted.
    pub peer: Option<String>,
    /// What protected the connection; absent: nothing, or a row from before this was noted.
    pub tls: Option<SmtpTls>,
}

/// What was agreed on with the relay, by the names of the registries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmtpTls {
    /// Version, e.g. `TLSv1_3`.
    pub version: String,
    /// Cipher suite, e.g. `TLS13_AES_256_GCM_SHA384`.
    pub cipher: String,
}

/// What the relay said: codes and queue ids only, never an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SmtpReply {
    /// Reply code.
    pub code: Option<u16>,
    /// Enhanced status and queue id.
    pub text: Option<String>,
}

/// How an attempt ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// 2xx after DATA.
    Sent(SmtpReply),
    /// Certainly not sent, worth trying again: 4xx, or the connection was lost before DATA.
    Retry {
        /// What was said.
        reply: SmtpReply,
        /// Not before then.
        at: Timestamp,
    },
    /// Certainly not sent, and trying again would not help: 5xx, bad address.
    Failed(SmtpReply),
    /// The connection was lost after the end of DATA may have been sent.
    Unknown(SmtpReply),
}

/// A row, for the operator and for evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxRow {
    /// Its id.
    pub id: OutboxId,
    /// To whom.
    pub pid: PersonId,
    /// What it is about.
    pub kind: OutboxKind,
    /// How far it has come.
    pub state: OutboxState,
    /// Not before then.
    pub due_at: Timestamp,
    /// Messages or events that this one mail announces.
    pub items: u64,
    /// Attempts so far.
    pub attempts: u32,
    /// Row with unknown outcome that this reminder stands for.
    pub folded_from: Option<OutboxId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ended.
    pub done_at: Option<Timestamp>,
    /// When its signs were last handed to a notifier.
    pub pushed_at: Option<Timestamp>,
}

/// Rows by state, for metrics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OutboxCounts {
    /// Due now and not leased.
    pub due: u64,
    /// Waiting until later.
    pub waiting: u64,
    /// Leased.
    pub sending: u64,
    /// Oldest due time among those due now.
    pub oldest_due: Option<Timestamp>,
}

/// A mail that went out, as the person it went to may know of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentMail {
    /// The row; the `Message-ID` is derived from it.
    pub id: OutboxId,
    /// When it was handed to the relay.
    pub at: Timestamp,
    /// The relay has taken it; else nobody knows.
    pub sure: bool,
}
