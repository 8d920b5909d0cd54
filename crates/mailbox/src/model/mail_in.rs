// SPDX-License-Identifier: EUPL-1.2
//! Plain mails that a program of the insurer takes in, and whether they are answered.

use protocol::Hash;

use super::contact::Contact;
use super::outbox::OutboxState;
use super::thread::NewThread;
use super::words::word_enum;
use crate::clock::Timestamp;

word_enum! {
    /// Whether a plain mail is answered, and if not, why not.
    MailAnswer {
        /// Its sender gets the constant answer, once.
        Queued = "queued",
        /// Its sender got one within a day, or so many others did within an hour.
        Limited = "limited",
        /// A machine sent it (RFC 3834).
        Automatic = "automatic",
        /// It came by a list.
        List = "list",
        /// It says what became of another mail.
        Bounce = "bounce",
        /// It names no address that could be answered, or one of the insurer's own.
        NoAddress = "no-address",
        /// This installation answers nothing.
        Off = "off",
    }
}

/// What the program that took a mail wants to be said to its sender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailWish {
    /// The constant answer, unless he has had one.
    Answer {
        /// Keyed hash of his address: the same for the same address, and nothing to anybody who has not the program's key.
        sender: Hash,
        /// The address, sealed to the notifier.
        to: Contact,
    },
    /// Nothing.
    Silent(MailAnswer),
}

/// A plain mail, sealed to a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMail {
    /// Its thread, which is nobody's, with the mail as its only message.
    pub thread: NewThread,
    /// Whether it is answered.
    pub wish: MailWish,
}

/// What is on record of a plain mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MailIn {
    /// Whether it is answered.
    pub answer: MailAnswer,
    /// How far the answer has come; absent: there is none, or it is so long ago that the notification is no longer on record.
    pub state: Option<OutboxState>,
    /// When it was taken.
    pub taken_at: Timestamp,
}
