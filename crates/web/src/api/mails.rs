// SPDX-License-Identifier: EUPL-1.2
//! Plain mails that a program of the insurer takes in.

use mailbox::model::{MailAnswer, MailIn};
use protocol::Hash;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::B64u;
use super::contact::ContactRequest;
use super::threads::NewThreadRequest;

/// Body of `POST mails`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMailRequest {
    /// Its thread: the subject has the thread's own id, and the one message is of kind `mail`.
    pub thread: NewThreadRequest,
    /// The answer that its sender is to get; absent: none.
    pub answer: Option<AnswerWish>,
    /// Why there is none: `automatic`, `list`, `bounce`, `no-address` or `off`.
    pub silent: Option<Silence>,
}

/// To whom the constant answer goes.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerWish {
    /// Hash of the address with a key of the program's, 32 bytes: one address gets one answer a day.
    #[schema(value_type = B64u)]
    pub sender: Hash,
    /// The address, sealed as in `PUT contact`.
    pub to: ContactRequest,
}

/// Why a mail is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Silence {
    /// A machine sent it.
    Automatic,
    /// It came by a list.
    List,
    /// It says what became of another mail.
    Bounce,
    /// It names no address that could be answered.
    NoAddress,
    /// This installation answers nothing.
    Off,
}

impl From<Silence> for MailAnswer {
    fn from(why: Silence) -> Self {
        match why {
            Silence::Automatic => Self::Automatic,
            Silence::List => Self::List,
            Silence::Bounce => Self::Bounce,
            Silence::NoAddress => Self::NoAddress,
            Silence::Off => Self::Off,
        }
    }
}

/// What is on record of a plain mail; office only.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailItem {
    /// `queued`: its sender gets the constant answer; `limited`, `automatic`, `list`, `bounce`, `no-address`, `off`: he gets none.
    pub answer: String,
    /// How far the answer has come: `pending`, `sending`, `sent`, `failed`, `unknown` or `moot`; absent: there is none on record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// When the mail was taken, Unix seconds.
    pub taken_at: i64,
}

impl From<MailIn> for MailItem {
    fn from(mail: MailIn) -> Self {
        Self {
            answer: mail.answer.as_str().to_owned(),
            state: mail.state.map(|state| state.as_str().to_owned()),
            taken_at: mail.taken_at.secs(),
        }
    }
}
