// SPDX-License-Identifier: EUPL-1.2
//! Why a relay did not take a mail, and what is known of the dialogue.

use std::error::Error;

use lettre::transport::smtp::Error as SmtpError;
use mailbox::model::SmtpRoute;

use super::reply;
use crate::backoff::Failure;

/// A mail that was not taken, as evidence.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Refusal {
    /// What it means.
    pub failure: Failure,
    /// Enhanced status (RFC 3463) that the relay gave; nothing else of its words, which may hold the address.
    pub status: Option<String>,
    /// The connection; `None` if there was none.
    pub route: Option<SmtpRoute>,
}

impl Refusal {
    pub(super) fn over(self, route: &SmtpRoute) -> Self {
        Self {
            route: Some(route.clone()),
            ..self
        }
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Self {
            failure,
            status: None,
            route: None,
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        refusal.failure
    }
}

/// Where a failure happened; decides what it means.
#[derive(Clone, Copy, Debug)]
pub(super) enum Phase {
    /// Greeting, EHLO, login, MAIL: about us.
    Session,
    /// RCPT and DATA: about this mail; the relay has nothing of it yet.
    Mail,
    /// After the first byte of the mail was written.
    Body,
}

pub(super) fn refusal(phase: Phase, error: &SmtpError) -> Refusal {
    let words = error.source().map(ToString::to_string);
    let status = error.status().and(words);
    Refusal {
        status: status.and_then(|words| reply::status(&words)),
        ..Refusal::from(classify(phase, error))
    }
}

pub(super) fn classify(phase: Phase, error: &SmtpError) -> Failure {
    let Some(code) = error.status() else {
        return match phase {
            Phase::Session if error.is_tls() => Failure::Tls,
            Phase::Session | Phase::Mail => Failure::Connect,
            Phase::Body => Failure::Unknown,
        };
    };
    match phase {
        Phase::Session => Failure::Relay(code.into()),
        Phase::Mail | Phase::Body if error.is_permanent() => Failure::Permanent(code.into()),
        Phase::Mail | Phase::Body => Failure::Temporary(code.into()),
    }
}
