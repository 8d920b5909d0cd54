// SPDX-License-Identifier: EUPL-1.2
//! The own e-mail address.

use mailbox::NotifyPolicy;
use mailbox::model::ContactView;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Body of `PUT contact`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactRequest {
    /// The address, sealed to the recipient that `GET config` names; base64url of an age file of at most 2048 bytes.
    pub sealed: String,
    /// Language of the mails (BCP 47).
    pub lang: String,
}

/// Body of `POST contact/confirm`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmContactRequest {
    /// The eight digits of the mail; blanks and hyphens do not matter.
    pub code: String,
}

/// What is known of the own address, which the server cannot read.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactAnswer {
    /// Since when an address is in force, Unix seconds; none: nobody is notified.
    pub confirmed_at: Option<i64>,
    /// An address that is not confirmed.
    pub candidate: Option<CandidateAnswer>,
    /// The address in force is not written to.
    pub muted: Option<MutedAnswer>,
    /// Mails do not say whom they come from.
    pub discreet: bool,
    /// A recognition phrase stands in them, which the server cannot read.
    pub phrase: bool,
    /// When plain mails come: `soon`, `morning` or `evening`.
    pub time: String,
    /// Language of all mails (BCP 47); none without an address.
    pub lang: Option<String>,
    /// The hours that go with it.
    pub hours: MailHours,
}

/// Hours of plain mails, 0 to 23, Europe/Berlin.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailHours {
    /// Of `morning`.
    pub morning: u8,
    /// Of `evening`.
    pub evening: u8,
    /// From when to when no plain mail goes out; none: at any hour.
    pub quiet: Option<[u8; 2]>,
}

/// Body of `PUT contact/choice`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailChoiceRequest {
    /// When plain mails come: `soon`, `morning` or `evening`.
    pub time: String,
    /// Language of all mails (BCP 47).
    pub lang: String,
}

/// Since when and why an address is not written to. Confirming it anew, or another one, lifts it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MutedAnswer {
    /// Since when, Unix seconds.
    pub at: i64,
    /// `returned`: mails come back, none goes there; `complaint`: one was reported as unwanted, none about new messages goes there.
    pub why: String,
}

/// Body of `PUT contact/phrase`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PhraseRequest {
    /// The recognition phrase, sealed as an address is; none: mails have none any more.
    pub sealed: Option<String>,
}

/// Body of `PUT contact/discreet`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DiscreetRequest {
    /// Whether mails are not to say whom they come from.
    pub discreet: bool,
}

/// An address that is not confirmed. Nothing but its code is mailed there.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CandidateAnswer {
    /// `person`: named in the portal; `register`: known to the insurer, no code was asked for yet.
    pub source: String,
    /// Until when a code may be typed, Unix seconds; none: no code is valid.
    pub expires_at: Option<i64>,
    /// Whether the mail with the code is on its way.
    pub mailed: bool,
    /// That mail was refused for good, or given up.
    pub undeliverable: bool,
    /// Wrong tries of the newest code that are left.
    pub tries_left: u32,
    /// Codes that may still be asked for within a day.
    pub sends_left: u32,
}

impl ContactAnswer {
    pub(crate) fn of(view: ContactView, policy: NotifyPolicy) -> Self {
        Self {
            confirmed_at: view.confirmed_at.map(mailbox::Timestamp::secs),
            candidate: view.candidate.map(|candidate| CandidateAnswer {
                source: candidate.source.to_string(),
                expires_at: candidate.expires_at.map(mailbox::Timestamp::secs),
                mailed: candidate.mailed,
                undeliverable: candidate.undeliverable,
                tries_left: candidate.tries_left,
                sends_left: candidate.sends_left,
            }),
            muted: view.muted.map(|mute| MutedAnswer {
                at: mute.at.secs(),
                why: mute.why.to_string(),
            }),
            discreet: view.discreet,
            phrase: view.phrase,
            time: view.time.to_string(),
            lang: view.lang,
            hours: MailHours {
                morning: policy.morning.get(),
                evening: policy.evening.get(),
                quiet: policy
                    .quiet()
                    .map(|(from, until)| [from.get(), until.get()]),
            },
        }
    }
}

/// Answer of `GET contact/mails`: the newest first, at most a hundred.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SentMailsAnswer {
    /// Mails to the addresses of hers.
    pub items: Vec<SentMail>,
}

/// A mail that was sent from here.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SentMail {
    /// The part of its `Message-ID` before the `@`.
    pub id: String,
    /// When it was handed over, Unix seconds.
    pub at: i64,
    /// False: the connection broke at the end, so that nobody knows whether it was taken.
    pub sure: bool,
}

impl From<mailbox::model::SentMail> for SentMail {
    fn from(mail: mailbox::model::SentMail) -> Self {
        Self {
            id: mail.id.to_string(),
            at: mail.at.secs(),
            sure: mail.sure,
        }
    }
}

/// Body of `POST mail-check`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailCheckRequest {
    /// The part of a `Message-ID` before the `@`.
    pub id: String,
}

/// Whether it was sent from here.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailCheckAnswer {
    /// The mail; none: nothing with this id was sent, or it is more than two years ago.
    pub mail: Option<SentMail>,
}
