// SPDX-License-Identifier: EUPL-1.2
//! What `clamd` says of a file. Whatever is not one of its known sentences is no verdict.

use std::io;
use std::time::Duration;

use clamav_client::tokio as client;
use serde::Serialize;

use crate::config::ConfigError;

/// What is known of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "verdict", rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing was found.
    Clean,
    /// Something was found.
    Found {
        /// What the scanner calls it.
        name: String,
    },
    /// Larger than the scanner takes.
    TooLarge,
    /// The scanner did not answer, or not with a verdict.
    Unavailable,
}

/// Where the scanner is.
#[derive(Clone, Debug)]
pub enum Clamd {
    /// A socket of this machine.
    Unix(String),
    /// Host and port.
    Tcp(String),
}

impl std::str::FromStr for Clamd {
    type Err = ConfigError;

    fn from_str(text: &str) -> Result<Self, ConfigError> {
        match text.split_once(':') {
            Some(("unix", path)) if path.starts_with('/') => Ok(Self::Unix(path.to_owned())),
            Some(("tcp", host)) if host.contains(':') => Ok(Self::Tcp(host.to_owned())),
            _ => Err(ConfigError::Clamd),
        }
    }
}

impl Clamd {
    /// Has a file scanned.
    pub async fn scan(&self, bytes: &[u8], patience: Duration) -> Verdict {
        let answer = match self {
            Self::Unix(socket_path) => {
                let place = client::Socket { socket_path };
                within(patience, client::scan_buffer(bytes, place, None)).await
            }
            Self::Tcp(host) => {
                let host_address = host.as_str();
                let place = client::Tcp { host_address };
                within(patience, client::scan_buffer(bytes, place, None)).await
            }
        };
        answer.map_or(Verdict::Unavailable, |answer| parse(&answer))
    }

    /// The version of its signatures, e.g. `27500`; none when it does not say.
    pub async fn signatures(&self, patience: Duration) -> Option<String> {
        let answer = match self {
            Self::Unix(socket_path) => {
                let place = client::Socket { socket_path };
                within(patience, client::get_version(place)).await
            }
            Self::Tcp(host) => {
                let host_address = host.as_str();
                within(patience, client::get_version(client::Tcp { host_address })).await
            }
        };
        // `ClamAV 1.4.3/27500/Fri Jan  3 09:30:04 2026`; without signatures of the publisher only the first part.
        let text = answer.ok()?;
        let text = sentence(&text)?;
        let word = text.split('/').nth(1).unwrap_or(text);
        let word: String = word
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
            .take(32)
            .collect();
        (!word.is_empty()).then_some(word)
    }
}

async fn within(
    patience: Duration,
    work: impl Future<Output = io::Result<Vec<u8>>>,
) -> io::Result<Vec<u8>> {
    tokio::time::timeout(patience, work)
        .await
        .unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}

fn sentence(answer: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(answer).ok()?;
    Some(text.trim_end_matches(['\0', '\n']))
}

fn parse(answer: &[u8]) -> Verdict {
    let Some(text) = sentence(answer) else {
        return Verdict::Unavailable;
    };
    if text == "stream: OK" {
        return Verdict::Clean;
    }
    let found = text
        .strip_prefix("stream: ")
        .and_then(|rest| rest.strip_suffix(" FOUND"));
    match found {
        Some(name) => Verdict::Found {
            name: name.to_owned(),
        },
        None if text.starts_with("INSTREAM size limit exceeded") => Verdict::TooLarge,
        None => Verdict::Unavailable,
    }
}

#[cfg(test)]
mod tests {
    use super::{Verdict, parse};

    #[test]
    fn only_its_own_sentences_are_verdicts() {
        assert_eq!(parse(b"stream: OK\0"), Verdict::Clean);
        let name = "Eicar-Test-Signature".to_owned();
        assert_eq!(
            parse(b"stream: Eicar-Test-Signature FOUND\0"),
            Verdict::Found { name }
        );
        assert_eq!(
            parse(b"INSTREAM size limit exceeded. ERROR\0"),
            Verdict::TooLarge
        );
        for other in [
            &b""[..],
            b"OK",
            b"stream: OK FOUNDATION",
            b"stream: Can't allocate memory ERROR\0",
            b"stream: NOT OK",
            b"\xff",
        ] {
            assert_eq!(parse(other), Verdict::Unavailable);
        }
    }
}
