// SPDX-License-Identifier: EUPL-1.2
//! Whether the sender of a plain mail is answered, and at which address (RFC 3834). In doubt he is not: the mail is a case in any case.

use mail_parser::{Message, MessageParser};
use serde::Serialize;

use super::read::{has, only_address, raw};

/// Bytes of a mail in which its headers are looked for.
const MOST_HEADERS: usize = 256 * 1024;

/// Why a mail is not answered, in the words of docs/API.md.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Silence {
    /// A machine sent it.
    Automatic,
    /// It came by a list.
    List,
    /// It says what became of another mail.
    Bounce,
    /// It names no address that could be answered, or one of the insurer's own.
    NoAddress,
    /// This installation answers nothing.
    Off,
}

/// What is to be done.
#[derive(Clone, PartialEq, Eq)]
pub enum Reply {
    /// The constant answer goes to this address.
    To(String),
    /// Nothing goes to anybody.
    Silent(Silence),
}

impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::To(_) => f.write_str("To([REDACTED])"),
            Self::Silent(why) => write!(f, "Silent({why:?})"),
        }
    }
}

/// Headers that only lists and mass mailings have.
const LISTS: [&str; 8] = [
    "List-Id",
    "List-Unsubscribe",
    "List-Post",
    "List-Help",
    "List-Subscribe",
    "Mailing-List",
    "X-Mailing-List",
    "Feedback-ID",
];
/// Headers that only machines write.
const MACHINES: [&str; 5] = [
    "X-Autoreply",
    "X-Autorespond",
    "X-Auto-Response-Suppress",
    "X-Loop",
    "Return-Receipt-To",
];

/// Decides. `from` is the SMTP sender, to which alone an answer goes (RFC 3834, 4); `own` says of a domain whether it is the insurer's.
#[must_use]
pub fn reply(mail: &[u8], from: &str, own: impl Fn(&str) -> bool) -> Reply {
    if from.is_empty() {
        return Reply::Silent(Silence::Bounce);
    }
    let first = mail.get(..mail.len().min(MOST_HEADERS)).unwrap_or_default();
    let end = headers_end(first);
    let headers = first.get(..end).unwrap_or_default();
    // Whoever has more headers than that is no person who writes to his insurer.
    let message = if end < first.len() || mail.len() <= MOST_HEADERS {
        MessageParser::default().parse_headers(headers)
    } else {
        None
    };
    let Some(message) = message else {
        return Reply::Silent(Silence::NoAddress);
    };
    if let Some(why) = silence(&message) {
        return Reply::Silent(why);
    }
    if is_answerable(from, &own) && named(&message, from) {
        Reply::To(from.to_owned())
    } else {
        Reply::Silent(Silence::NoAddress)
    }
}

/// Where the headers end, for a parser that would read on.
fn headers_end(mail: &[u8]) -> usize {
    let crlf = memchr::memmem::find(mail, b"\r\n\r\n").map(|at| at + 4);
    let lf = memchr::memmem::find(mail, b"\n\n").map(|at| at + 2);
    crlf.into_iter().chain(lf).min().unwrap_or(mail.len())
}

fn silence(message: &Message<'_>) -> Option<Silence> {
    let auto = raw(message, "Auto-Submitted")
        .is_some_and(|value| !first_word(value).eq_ignore_ascii_case("no"));
    if auto || MACHINES.iter().any(|name| has(message, name)) {
        return Some(Silence::Automatic);
    }
    let bulk = raw(message, "Precedence").is_some_and(|value| {
        ["bulk", "list", "junk", "auto_reply"]
            .iter()
            .any(|word| first_word(value).eq_ignore_ascii_case(word))
    });
    if bulk || LISTS.iter().any(|name| has(message, name)) {
        return Some(Silence::List);
    }
    let kind = raw(message, "Content-Type").unwrap_or_default();
    let report = first_word(kind);
    if [
        "multipart/report",
        "message/delivery-status",
        "message/disposition-notification",
    ]
    .iter()
    .any(|word| report.eq_ignore_ascii_case(word))
    {
        return Some(Silence::Bounce);
    }
    None
}

fn first_word(text: &str) -> &str {
    text.split([';', '(', ' ', '\t', '\r', '\n'])
        .find(|word| !word.is_empty())
        .unwrap_or_default()
}

/// The mail names the SMTP sender as its author: an address that somebody else put into the dialogue is not written to.
fn named(message: &Message<'_>, from: &str) -> bool {
    let author = only_address(message.from());
    author.is_some_and(|author| author.eq_ignore_ascii_case(from))
}

/// Nobody reads at these.
const NOBODY: [&str; 12] = [
    "mailer-daemon",
    "postmaster",
    "noreply",
    "no-reply",
    "no_reply",
    "donotreply",
    "do-not-reply",
    "nobody",
    "bounce",
    "bounces",
    "listserv",
    "majordomo",
];

fn is_answerable(address: &str, own: &impl Fn(&str) -> bool) -> bool {
    let Some((local, domain)) = address.rsplit_once('@') else {
        return false;
    };
    let local = local.to_ascii_lowercase();
    let nobody = NOBODY.contains(&local.as_str())
        || local.starts_with("owner-")
        || local.ends_with("-request")
        || local.ends_with("-owner")
        || local.starts_with("bounce-")
        || local.starts_with("noreply")
        || local.starts_with("no-reply");
    !nobody && !own(domain)
}
