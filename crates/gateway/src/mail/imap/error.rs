// SPDX-License-Identifier: EUPL-1.2
//! What can go wrong with a mail server. None of it quotes what the server said: that may be a mail.

use std::io;

use thiserror::Error;

/// Why a connection to a mail server was given up, or something on it was not done.
#[derive(Debug, Error)]
pub enum ImapError {
    /// No connection, or it broke.
    #[error("the mail server cannot be reached: {0}")]
    Unreachable(io::Error),
    /// It closed the connection, or said BYE.
    #[error("the mail server has ended the connection")]
    Ended,
    /// It did not answer in time.
    #[error("the mail server does not answer")]
    Silent,
    /// No TLS, or a certificate that is not trusted.
    #[error("no protected connection to the mail server")]
    Tls,
    /// What it says is no IMAP, or more than was asked for. Names the place.
    #[error("the mail server's answer is malformed: {0}")]
    Malformed(&'static str),
    /// Name or password are wrong, or the account is locked.
    #[error("the mail server refuses the login")]
    Login,
    /// It answers a command with NO or BAD. Names the command.
    #[error("the mail server refuses {0}")]
    Refused(&'static str),
    /// The folder's UIDs were given anew (RFC 3501, 2.3.1.1).
    #[error("the folder has been numbered anew")]
    Renumbered,
    /// Mails cannot be removed from there as they must be. Says what is missing.
    #[error("the mail server does not fit: {0}")]
    Unfit(&'static str),
    /// The password cannot be read from its file.
    #[error("mail.imap.password_file cannot be read, or is empty")]
    Password,
}

impl ImapError {
    /// Whether somebody has to do something before trying again makes sense: trying often would lock the account.
    pub(super) const fn needs_somebody(&self) -> bool {
        matches!(self, Self::Login | Self::Unfit(_) | Self::Password)
    }
}

impl From<io::Error> for ImapError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // A server that just closes says so with TLS.
            io::ErrorKind::UnexpectedEof => Self::Ended,
            _ => Self::Unreachable(error),
        }
    }
}
