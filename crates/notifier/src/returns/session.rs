// SPDX-License-Identifier: EUPL-1.2
//! One LMTP dialogue (RFC 2033) without its connection: bytes in, replies and mails out. `smtp-proto` reads the lines.
//!
//! A recipient is taken when its address is a return address of ours, or that for complaints: what is forged gets no further than RCPT. A mail
//! is answered once for each recipient, by the caller, after it is on record.

use std::slice::Iter;

use mailbox::ids::OutboxId;
use smtp_proto::request::receiver::{DataReceiver, DummyDataReceiver, RequestReceiver};
use smtp_proto::{Error, Request};

use super::path::ReturnPath;

/// Bytes of a mail that are kept to be read; a report stands near its beginning.
pub(super) const KEPT: usize = 128 * 1024;
/// Before the first line of a mail, so that a dot on it is seen as one.
const LINE_START: &[u8] = b"\r\n";
/// Faulty commands before the connection is closed.
const PATIENCE: u8 = 20;
/// Where providers send complaints, at the domain of the return addresses.
const FEEDBACK: &str = "feedback";

/// Limits of one mail.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub bytes: usize,
    pub recipients: usize,
}

/// Whom a mail is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Gate {
    /// A return address.
    Return(OutboxId),
    /// The address for complaints.
    Feedback,
}

/// What a piece of the dialogue comes to.
#[derive(Debug, Eq, PartialEq)]
pub(super) enum Event {
    /// Nothing more can be done without more bytes.
    More,
    /// To be said.
    Say(&'static str),
    /// To be said; it names figures.
    SayText(String),
    /// To be said, and the connection closed.
    Close(&'static str),
    /// A mail has come. For each recipient, in this order, one reply is to be said after what it says is on record.
    Mail(Vec<Gate>, Vec<u8>),
    /// A mail was larger than it may be: so many replies are to be said.
    TooLarge(usize),
}

/// The dialogue.
pub(super) struct Session {
    path: ReturnPath,
    limits: Limits,
    requests: RequestReceiver,
    greeted: bool,
    /// MAIL was said; the recipients since.
    mail: Option<Vec<Gate>>,
    body: Option<Body>,
    faults: u8,
}

/// A mail on its way.
struct Body {
    receiver: Receiver,
    kept: Vec<u8>,
    seen: usize,
}

enum Receiver {
    Keeping(DataReceiver),
    Skipping(DummyDataReceiver),
}

impl Session {
    pub fn new(path: ReturnPath, limits: Limits) -> Self {
        Self {
            path,
            limits,
            requests: RequestReceiver::default(),
            greeted: false,
            mail: None,
            body: None,
            faults: 0,
        }
    }

    /// Takes as many bytes as make one event.
    pub fn next(&mut self, bytes: &mut Iter<'_, u8>) -> Event {
        if self.body.is_some() {
            return self.take_body(bytes);
        }
        if bytes.as_slice().is_empty() {
            return Event::More;
        }
        let request = match self.requests.ingest(bytes) {
            Ok(request) => request.into_owned(),
            Err(Error::NeedsMoreData { .. }) => return Event::More,
            Err(error) => return self.fault(&error),
        };
        self.answer(request)
    }

    fn fault(&mut self, error: &Error) -> Event {
        self.faults = self.faults.saturating_add(1);
        if self.faults > PATIENCE {
            return Event::Close("421 4.7.0 Too many errors");
        }
        Event::Say(match error {
            Error::UnknownCommand => "500 5.5.1 Not a command",
            Error::InvalidSenderAddress => "501 5.1.7 Not an address",
            Error::InvalidRecipientAddress => "501 5.1.3 Not an address",
            Error::UnsupportedParameter { .. } => "555 5.5.4 Unknown parameter",
            Error::ResponseTooLong => return Event::Close("500 5.5.6 Line too long"),
            _ => "501 5.5.4 Not understood",
        })
    }

    fn answer(&mut self, request: Request<String>) -> Event {
        match request {
            Request::Lhlo { .. } => {
                self.greeted = true;
                self.mail = None;
                Event::SayText(format!(
                    "250-returns\r\n250-PIPELINING\r\n250-ENHANCEDSTATUSCODES\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE {}",
                    self.limits.bytes
                ))
            }
            // RFC 2033, 4.1: whoever says so has not understood whom it talks to.
            Request::Ehlo { .. } | Request::Helo { .. } => Event::Say("500 5.5.1 This is LMTP"),
            Request::Mail { .. } if !self.greeted => Event::Say("503 5.5.1 Say LHLO first"),
            Request::Mail { .. } if self.mail.is_some() => Event::Say("503 5.5.1 One at a time"),
            Request::Mail { from } if from.size > self.limits.bytes => {
                Event::Say("552 5.3.4 Too large")
            }
            // Whom it comes from does not matter: nothing is ever answered.
            Request::Mail { .. } => {
                self.mail = Some(Vec::new());
                Event::Say("250 2.1.0 OK")
            }
            Request::Rcpt { to } => self.recipient(&to.address),
            Request::Data => match &self.mail {
                None => Event::Say("503 5.5.1 No mail"),
                Some(to) if to.is_empty() => Event::Say("503 5.5.1 No recipient"),
                Some(_) => {
                    self.body = Some(Body::begin());
                    Event::Say("354 Go ahead")
                }
            },
            Request::Rset => {
                self.mail = None;
                Event::Say("250 2.0.0 OK")
            }
            Request::Noop { .. } => Event::Say("250 2.0.0 OK"),
            Request::Vrfy { .. } => Event::Say("252 2.5.0 Try it"),
            Request::Quit => Event::Close("221 2.0.0 Bye"),
            _ => {
                self.faults = self.faults.saturating_add(1);
                Event::Say("502 5.5.1 Not here")
            }
        }
    }

    fn recipient(&mut self, address: &str) -> Event {
        let gate = self.gate(address);
        let Some(to) = &mut self.mail else {
            return Event::Say("503 5.5.1 Say MAIL first");
        };
        let Some(gate) = gate else {
            metrics::counter!("siegelpost_returns_refused_total", "reason" => "forged")
                .increment(1);
            return Event::Say("550 5.1.1 No such address");
        };
        if to.len() >= self.limits.recipients {
            return Event::Say("452 4.5.3 Too many recipients");
        }
        to.push(gate);
        Event::Say("250 2.1.5 OK")
    }

    fn gate(&self, address: &str) -> Option<Gate> {
        if let Some(id) = self.path.read(address) {
            return Some(Gate::Return(id));
        }
        let local = self.path.local_part(address)?;
        local
            .eq_ignore_ascii_case(FEEDBACK)
            .then_some(Gate::Feedback)
    }

    fn take_body(&mut self, bytes: &mut Iter<'_, u8>) -> Event {
        let Some(body) = &mut self.body else {
            return Event::More;
        };
        if !body.ingest(bytes) {
            return Event::More;
        }
        let to = self.mail.take().unwrap_or_default();
        let Some(Body { mut kept, seen, .. }) = self.body.take() else {
            return Event::More;
        };
        if seen > self.limits.bytes {
            metrics::counter!("siegelpost_returns_refused_total", "reason" => "too-large")
                .increment(1);
            return Event::TooLarge(to.len());
        }
        kept.drain(..LINE_START.len().min(kept.len()));
        Event::Mail(to, kept)
    }
}

impl Body {
    fn begin() -> Self {
        let mut receiver = DataReceiver::new();
        let mut kept = Vec::new();
        receiver.ingest(&mut LINE_START.iter(), &mut kept);
        Self {
            receiver: Receiver::Keeping(receiver),
            kept,
            seen: 0,
        }
    }

    /// Whether the mail is complete. What is more than is kept is read over, so that the end is found.
    fn ingest(&mut self, bytes: &mut Iter<'_, u8>) -> bool {
        let before = bytes.as_slice().len();
        let done = match &mut self.receiver {
            Receiver::Keeping(receiver) => receiver.ingest(bytes, &mut self.kept),
            Receiver::Skipping(receiver) => receiver.ingest(bytes),
        };
        let taken = before.saturating_sub(bytes.as_slice().len());
        self.seen = self.seen.saturating_add(taken);
        if self.kept.len() > KEPT
            && let Receiver::Keeping(receiver) = &self.receiver
        {
            self.receiver = Receiver::Skipping(DummyDataReceiver::new_data(receiver));
        }
        done
    }
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
