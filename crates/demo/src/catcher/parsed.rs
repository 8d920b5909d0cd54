// SPDX-License-Identifier: EUPL-1.2
//! A mail taken apart, as the API shows it.

use std::collections::BTreeMap;

use mail_parser::{MessageParser, MimeHeaders};
use serde::Serialize;

use super::store::CaughtMail;

/// One mail in `GET /api/mails`.
#[derive(Clone, Debug, Serialize)]
pub struct ParsedMail {
    /// Running number.
    pub id: u64,
    /// SMTP sender.
    pub from: String,
    /// SMTP recipients.
    pub to: Vec<String>,
    /// Decoded subject.
    pub subject: String,
    /// Header fields by name as written; repeated ones one per line. Unfolded, not decoded.
    pub headers: BTreeMap<String, String>,
    /// Body as plain text; `null` if there is no such part.
    pub text: Option<String>,
    /// Body as HTML; `null` if there is no such part.
    pub html: Option<String>,
    /// The mail as received.
    pub raw: String,
    /// Unix seconds.
    pub received_at: i64,
}

impl From<CaughtMail> for ParsedMail {
    fn from(mail: CaughtMail) -> Self {
        let message = MessageParser::default().parse(mail.raw.as_bytes());
        let mut headers = BTreeMap::<String, String>::new();
        let (mut subject, mut text, mut html) = (String::new(), None, None);
        if let Some(message) = &message {
            subject = message.subject().unwrap_or_default().to_owned();
            for (name, value) in message.headers_raw() {
                let value = value.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
                headers
                    .entry(name.to_owned())
                    .and_modify(|all| {
                        all.push('\n');
                        all.push_str(&value);
                    })
                    .or_insert(value);
            }
            // mail-parser would make each of the two out of the other; only real parts are shown.
            let real = |wanted: &str| {
                message
                    .parts
                    .iter()
                    .find(|part| {
                        part.content_type().map_or(wanted == "plain", |kind| {
                            kind.ctype() == "text" && kind.subtype() == Some(wanted)
                        })
                    })
                    .and_then(|part| part.text_contents())
                    .map(str::to_owned)
            };
            text = real("plain");
            html = real("html");
        }
        Self {
            id: mail.id,
            from: mail.from,
            to: mail.to,
            subject,
            headers,
            text,
            html,
            raw: mail.raw,
            received_at: mail.received_at,
        }
    }
}
