// SPDX-License-Identifier: EUPL-1.2
//! Reads what came back, as far as it is needed: a class, a status, who reports. The text of the mail, the addresses in it and the mail that
//! it quotes are never looked at.
//!
//! The form is that of delivery status notifications (RFC 3464) and of feedback reports (RFC 5965); whatever else comes back is `unclear`.
//! Answers of machines (RFC 3834) are no returns.

use mail_parser::{Message, MessageParser, MimeHeaders};
use mailbox::model::{DeliveryReport, EnhancedStatus, ReturnClass};

use crate::address::is_host_name;

/// Recipients of one report that are looked at. Each of our mails has one; behind it may be a list.
const MOST_GROUPS: usize = 50;

/// What came back.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Reading {
    /// What it says; `None`: nothing that is to be kept.
    pub report: Option<DeliveryReport>,
    /// Whose mail a complaint is about, as it says itself: the SMTP sender of that mail.
    pub original_sender: Option<String>,
}

impl Reading {
    const NOTHING: Self = Self {
        report: None,
        original_sender: None,
    };

    /// Something came back, and nobody knows what.
    #[must_use]
    pub const fn unclear() -> Self {
        Self {
            report: Some(DeliveryReport {
                class: ReturnClass::Unclear,
                status: None,
                host: None,
            }),
            original_sender: None,
        }
    }

    fn of(class: ReturnClass, status: Option<EnhancedStatus>, host: Option<String>) -> Self {
        Self {
            report: Some(DeliveryReport {
                class,
                status,
                host,
            }),
            original_sender: None,
        }
    }
}

/// Reads a mail, or what there is of it.
#[must_use]
pub fn read(mail: &[u8]) -> Reading {
    let Some(message) = MessageParser::default().parse(mail) else {
        return Reading::unclear();
    };
    // Only parts of this mail itself: what it quotes has parts of its own.
    for part in &message.parts {
        let Some(kind) = part.content_type() else {
            continue;
        };
        let is = |subtype: &str| {
            kind.ctype().eq_ignore_ascii_case("message")
                && kind
                    .subtype()
                    .is_some_and(|found| found.eq_ignore_ascii_case(subtype))
        };
        if is("delivery-status") || is("global-delivery-status") {
            return delivery(&groups(part.contents()));
        }
        if is("feedback-report") {
            return feedback(&groups(part.contents()));
        }
    }
    if is_automatic(&message) {
        return Reading::NOTHING;
    }
    Reading::unclear()
}

/// RFC 3834: a holiday notice, a confirmation of receipt.
fn is_automatic(message: &Message<'_>) -> bool {
    message
        .header_raw("Auto-Submitted")
        .is_some_and(|value| !first_word(value).eq_ignore_ascii_case("no"))
}

/// Groups of fields, as between blank lines.
fn groups(text: &[u8]) -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = vec![Vec::new()];
    for line in text.split_inclusive(|b| *b == b'\n') {
        if line.iter().all(u8::is_ascii_whitespace) {
            if all.len() > MOST_GROUPS {
                break;
            }
            all.push(Vec::new());
        } else if let Some(last) = all.last_mut() {
            last.extend_from_slice(line);
        }
    }
    all.retain(|group| !group.is_empty());
    for group in &mut all {
        // A header ends with a blank line.
        group.extend_from_slice(b"\r\n\r\n");
    }
    all
}

fn field(group: &[u8], name: &'static str) -> Option<String> {
    let parsed = MessageParser::default().parse_headers(group)?;
    let value = parsed.header_raw(name)?.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

fn delivery(groups: &[Vec<u8>]) -> Reading {
    let host = groups
        .iter()
        .find_map(|group| host(&field(group, "Reporting-MTA")?));
    // What is said of several recipients is as much as is said of the one to whom it may have come.
    let said = groups.iter().filter_map(|group| recipient(group));
    let mildest = said.max_by_key(|(class, _)| mildness(*class));
    match mildest {
        Some((class, status)) => Reading::of(class, status, host),
        None => Reading::of(ReturnClass::Unclear, None, host),
    }
}

fn mildness(class: ReturnClass) -> u8 {
    match class {
        ReturnClass::Hard => 0,
        ReturnClass::Soft => 1,
        ReturnClass::Delayed => 2,
        ReturnClass::Unclear | ReturnClass::Complaint => 3,
        ReturnClass::Delivered => 4,
    }
}

/// What a group says of its recipient; `None`: it is about none.
fn recipient(group: &[u8]) -> Option<(ReturnClass, Option<EnhancedStatus>)> {
    let action = field(group, "Action")?;
    let status = exact(
        field(group, "Status").and_then(|text| first_word(&text).parse().ok()),
        field(group, "Diagnostic-Code"),
    );
    let class = match first_word(&action).to_ascii_lowercase().as_str() {
        "failed" => match status {
            Some(EnhancedStatus { class: 5, .. }) => ReturnClass::Hard,
            // Given up, for a reason that is not said or may pass.
            Some(EnhancedStatus { class: 4, .. }) | None => ReturnClass::Soft,
            Some(_) => ReturnClass::Unclear,
        },
        "delayed" => ReturnClass::Delayed,
        "delivered" | "relayed" | "expanded" => ReturnClass::Delivered,
        _ => ReturnClass::Unclear,
    };
    Some((class, status))
}

/// Some servers (Exim) say 5.0.0 in general, and what the other side said beside it.
fn exact(status: Option<EnhancedStatus>, diagnosis: Option<String>) -> Option<EnhancedStatus> {
    let bare = status.filter(|status| status.is_bare());
    let (Some(bare), Some(diagnosis)) = (bare, diagnosis) else {
        return status;
    };
    let found = diagnosis
        .split(|c: char| c.is_whitespace() || c == '-')
        .filter_map(|word| word.parse::<EnhancedStatus>().ok())
        .find(|found| found.class == bare.class);
    found.or(status)
}

fn feedback(groups: &[Vec<u8>]) -> Reading {
    let Some(group) = groups.first() else {
        return Reading::unclear();
    };
    let kind = field(group, "Feedback-Type").unwrap_or_default();
    match first_word(&kind).to_ascii_lowercase().as_str() {
        "abuse" | "fraud" | "opt-out" | "opt-out-list" => Reading {
            original_sender: field(group, "Original-Mail-From").map(|text| bare(&text)),
            ..Reading::of(
                ReturnClass::Complaint,
                None,
                field(group, "Reporting-MTA").and_then(|text| host(&text)),
            )
        },
        // The opposite of a complaint, and reports about signatures.
        "not-spam" | "auth-failure" => Reading::NOTHING,
        _ => Reading::unclear(),
    }
}

fn first_word(text: &str) -> &str {
    text.split([';', '(', ' ', '\t', '\r', '\n'])
        .find(|word| !word.is_empty())
        .unwrap_or_default()
}

/// `<a@b>` and `a@b` are the same.
fn bare(text: &str) -> String {
    text.trim().trim_matches(['<', '>']).to_owned()
}

/// `dns; mail.example`: a host name, or nothing. Whatever else somebody writes there is not kept.
fn host(text: &str) -> Option<String> {
    let name = text.split_once(';').map_or(text, |(_, name)| name).trim();
    is_host_name(name).then(|| name.to_ascii_lowercase())
}
