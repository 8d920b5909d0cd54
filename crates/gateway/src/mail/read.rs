// SPDX-License-Identifier: EUPL-1.2
//! Takes a mail apart: what a clerk reads, and the files that came with it. Whatever cannot be read, is too long or too much stays in the
//! original, which is always among the files: nothing is lost.

use mail_parser::{
    Address, DateTime, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType,
};

use super::weight::{Weight, weigh};

/// Bytes of the text that are shown; a message file has 256 KiB.
const MOST_TEXT: usize = 60_000;
/// Bytes of a subject, and of each of the lines above the text.
const MOST_SUBJECT: usize = 400;
const MOST_LINE: usize = 300;
/// Files beside the original; a message has twenty.
const MOST_FILES: usize = 18;
/// Bytes of the first headers that are read of a mail that is too heavy.
const MOST_HEADERS: usize = 16 * 1024;

/// A file of a mail, by its place in it: its bytes are taken when they are sealed, one after the other.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// Name, to be shown and never used as a path.
    pub name: String,
    /// Media type as the mail says.
    pub media_type: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// A mail as a clerk sees it.
#[derive(Clone, PartialEq, Eq)]
pub struct Plain {
    /// Subject; empty if there is none.
    pub subject: String,
    /// From whom, to whom and when, as the mail says; a blank line; its text.
    pub body: String,
    /// What came with it; the original is not among them.
    pub files: Vec<File>,
}

impl std::fmt::Debug for Plain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Plain({} files, [REDACTED])", self.files.len())
    }
}

/// Takes a mail apart. Runs on a stack of its own (`lmtp::apart`).
#[must_use]
pub fn read(mail: &[u8]) -> Plain {
    if weigh(mail) == Weight::TooHeavy {
        return heavy(mail);
    }
    let Some(message) = MessageParser::default().parse(mail) else {
        return Plain::unreadable();
    };
    let text = text_of(&message);
    let plain = Plain {
        subject: line(message.subject().unwrap_or_default(), MOST_SUBJECT),
        body: body_of(&head(&message), &text),
        files: files_of(&message),
    };
    take_down(message);
    plain
}

/// A mail whose structure is not looked into: only its first headers.
fn heavy(mail: &[u8]) -> Plain {
    let first = mail.get(..mail.len().min(MOST_HEADERS)).unwrap_or_default();
    let Some(message) = MessageParser::default().parse_headers(first) else {
        return Plain::unreadable();
    };
    let note = "[Diese E-Mail ist zu groß oder zu verschachtelt, um sie hier zu zeigen. Sie liegt vollständig im Anhang.]";
    Plain {
        subject: line(message.subject().unwrap_or_default(), MOST_SUBJECT),
        body: body_of(&head(&message), note),
        files: Vec::new(),
    }
}

impl Plain {
    /// What is no mail at all. Its bytes are kept all the same.
    #[must_use]
    pub fn unreadable() -> Self {
        Self {
            subject: String::new(),
            body: "[Diese E-Mail lässt sich nicht lesen. Sie liegt vollständig im Anhang.]"
                .to_owned(),
            files: Vec::new(),
        }
    }
}

/// Nested mails are taken down one by one: dropped as they are they would take a stack as deep as they are nested.
fn take_down(message: Message<'_>) {
    let mut all: Vec<Message<'_>> = vec![message];
    while let Some(mut one) = all.pop() {
        for part in one.parts.drain(..) {
            if let PartType::Message(inner) = part.body {
                all.push(inner);
            }
        }
    }
}

/// The lines above the text.
fn head(message: &Message<'_>) -> String {
    let mut lines = Vec::new();
    let mut say = |name: &str, value: String| {
        if !value.is_empty() {
            lines.push(format!("{name}: {value}"));
        }
    };
    say("Von", addresses(message.from()));
    say("Antwort an", addresses(message.reply_to()));
    say("An", addresses(message.to()));
    say("Kopie", addresses(message.cc()));
    let date = message.date().filter(|date| date.is_valid());
    say("Datum", date.map(written).unwrap_or_default());
    lines.join("\n")
}

/// As the mail says, with its own distance to UTC.
fn written(date: &DateTime) -> String {
    let sign = if date.tz_before_gmt { '-' } else { '+' };
    format!(
        "{:02}.{:02}.{:04}, {:02}:{:02} Uhr ({sign}{:02}:{:02})",
        date.day, date.month, date.year, date.hour, date.minute, date.tz_hour, date.tz_minute
    )
}

fn addresses(found: Option<&Address<'_>>) -> String {
    let Some(found) = found else {
        return String::new();
    };
    let shown = found.iter().take(20).map(|one| {
        let address = one.address().unwrap_or_default();
        match one.name() {
            Some(name) if !name.is_empty() => format!("{name} <{address}>"),
            _ => address.to_owned(),
        }
    });
    line(&shown.collect::<Vec<_>>().join(", "), MOST_LINE)
}

/// The text parts, and where there are none, what a library makes of HTML. The HTML itself is a file.
fn text_of(message: &Message<'_>) -> String {
    let mut text = String::new();
    for number in 0..message.text_body_count().min(MOST_FILES) {
        if text.len() > MOST_TEXT {
            break;
        }
        if let Some(part) = message.body_text(number) {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(&part);
        }
    }
    text
}

fn body_of(head: &str, text: &str) -> String {
    let text = shown(text);
    let cut = cut(&text, MOST_TEXT);
    let mut body = String::with_capacity(head.len() + cut.len() + 200);
    body.push_str(head);
    if !head.is_empty() && !cut.is_empty() {
        body.push_str("\n\n");
    }
    body.push_str(cut);
    if cut.len() < text.len() {
        body.push_str("\n\n[Hier gekürzt. Der ganze Text steht in der E-Mail im Anhang.]");
    }
    if body.is_empty() {
        body.push_str("[Diese E-Mail hat keinen Text.]");
    }
    body
}

/// Lines and tabs stay; other control characters, and those that turn the direction of what follows, do not.
fn shown(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let kept = text.chars().filter(|c| {
        let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        !turns && (*c == '\n' || *c == '\t' || !c.is_control())
    });
    kept.collect::<String>().trim().to_owned()
}

/// One line, without anything that begins another one.
fn line(text: &str, most: usize) -> String {
    let text = shown(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    cut(&words.join(" "), most).to_owned()
}

/// At most so many bytes, and no half character.
fn cut(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let mut end = most;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// Attachments, and the HTML of the text; of mails within this one the whole of each.
fn files_of(message: &Message<'_>) -> Vec<File> {
    let html = message.html_bodies().filter(|part| part.is_text_html());
    let attached = message.attachments();
    let mut files = Vec::new();
    for part in attached.chain(html) {
        if files.len() >= MOST_FILES {
            break;
        }
        files.extend(file(message, part, files.len() + 1));
    }
    files
}

fn file(message: &Message<'_>, part: &MessagePart<'_>, number: usize) -> Option<File> {
    let bytes = match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.as_bytes().to_vec(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes.to_vec(),
        PartType::Message(_) => {
            let from = usize::try_from(part.offset_body).ok()?;
            let until = usize::try_from(part.offset_end).ok()?;
            message.raw_message.get(from..until)?.to_vec()
        }
        PartType::Multipart(_) => return None,
    };
    if bytes.is_empty() {
        return None;
    }
    let media_type = media_type(part);
    let name = part.attachment_name().map(file_name);
    let name = name.filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| format!("anlage-{number}.{}", extension(&media_type)));
    Some(File {
        name,
        media_type,
        bytes,
    })
}

/// A name and nothing that could be a path.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    line(last, 200).trim_start_matches('.').to_owned()
}

fn media_type(part: &MessagePart<'_>) -> String {
    let found = match &part.body {
        PartType::Message(_) => Some(("message".to_owned(), "rfc822".to_owned())),
        _ => part.content_type().map(|kind| {
            let sub = kind.subtype().unwrap_or("octet-stream");
            (kind.ctype().to_owned(), sub.to_owned())
        }),
    };
    let (kind, sub) = found.unwrap_or_else(|| ("text".to_owned(), "plain".to_owned()));
    let word = |text: &str| {
        let fine = |c: char| c.is_ascii_alphanumeric() || "!#$&^_.+-".contains(c);
        !text.is_empty() && text.len() <= 60 && text.chars().all(fine)
    };
    if word(&kind) && word(&sub) {
        format!("{kind}/{sub}").to_ascii_lowercase()
    } else {
        "application/octet-stream".to_owned()
    }
}

fn extension(media_type: &str) -> &'static str {
    match media_type {
        "text/html" => "html",
        "text/plain" => "txt",
        "message/rfc822" => "eml",
        "application/pdf" => "pdf",
        "image/png" => "png",
        "image/jpeg" => "jpg",
        _ => "bin",
    }
}

/// The text of a header, whatever form it has.
pub(super) fn raw<'m>(message: &'m Message<'_>, name: &'static str) -> Option<&'m str> {
    message.header_raw(name).map(str::trim)
}

/// The only address of a header that names exactly one.
pub(super) fn only_address(found: Option<&Address<'_>>) -> Option<String> {
    let mut all = found?.iter();
    let first = all.next()?.address()?.to_owned();
    all.next().is_none().then_some(first)
}

/// Whether a header is there at all.
pub(super) fn has(message: &Message<'_>, name: &'static str) -> bool {
    !matches!(message.header(name), None | Some(HeaderValue::Empty))
        || message.header_raw(name).is_some()
}
