// SPDX-License-Identifier: EUPL-1.2
//! One LMTP dialogue (RFC 2033) without its connection: bytes in, replies and mails out. `smtp-proto` reads the lines.
//!
//! A recipient is taken when there is a gate for its address: what is forged gets no further than RCPT. A mail is answered once for each
//! recipient, by the caller, after it is on record.

use std::fmt;
use std::slice::Iter;
use std::sync::Arc;

use smtp_proto::request::receiver::{DataReceiver, DummyDataReceiver, RequestReceiver};
use smtp_proto::{Error, Request};

use super::serve::Limits;

/// Before the first line of a mail, so that a dot on it is seen as one.
const LINE_START: &[u8] = b"\r\n";
/// Faulty commands before the connection is closed.
const PATIENCE: u8 = 20;
/// Whom mails are handed to.
pub trait Take: Send + Sync + 'static {
    /// Whom a mail can be for.
    type Gate: Clone + fmt::Debug + Eq + Send + Sync;

    /// What this side is called, in its greeting.
    fn name(&self) -> &'static str;

    /// Whom an address belongs to; `None`: there is no such address.
    fn gate(&self, address: &str) -> Option<Self::Gate>;

    /// Puts a mail on record and gives one reply for each of its recipients, in their order. A reply that begins with 2 says that the mail is
    /// on the disk.
    fn take(&self, mail: Mail<Self::Gate>) -> impl Future<Output = Vec<&'static str>> + Send;

    /// Something was refused, for metrics.
    fn refused(&self, why: Refused);
}

/// Why something was refused in the dialogue.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Refused {
    /// There is no such address.
    Address,
    /// It is larger than a mail may be.
    Size,
}

/// A mail that has come.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mail<G> {
    /// Its SMTP sender; empty for what must not be answered (RFC 5321, 4.5.5).
    pub from: String,
    /// Whom it is for.
    pub to: Vec<G>,
    /// Its bytes, or as many of them as are kept.
    pub bytes: Vec<u8>,
}

/// What a piece of the dialogue comes to.
#[derive(Debug, Eq, PartialEq)]
pub(super) enum Event<G> {
    /// Nothing more can be done without more bytes.
    More,
    /// To be said.
    Say(&'static str),
    /// To be said; it names figures.
    SayText(String),
    /// To be said, and the connection closed.
    Close(&'static str),
    /// A mail has come. For each recipient, in this order, one reply is to be said after what it says is on record.
    Mail(Mail<G>),
    /// A mail was larger than it may be: so many replies are to be said.
    TooLarge(usize),
}

/// The dialogue.
pub(super) struct Session<T: Take> {
    take: Arc<T>,
    limits: Limits,
    requests: RequestReceiver,
    greeted: bool,
    /// MAIL was said; by whom, and the recipients since.
    mail: Option<(String, Vec<T::Gate>)>,
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

impl<T: Take> Session<T> {
    pub fn new(take: Arc<T>, limits: Limits) -> Self {
        Self {
            take,
            limits,
            requests: RequestReceiver::default(),
            greeted: false,
            mail: None,
            body: None,
            faults: 0,
        }
    }

    /// Takes as many bytes as make one event.
    pub fn next(&mut self, bytes: &mut Iter<'_, u8>) -> Event<T::Gate> {
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

    fn fault(&mut self, error: &Error) -> Event<T::Gate> {
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

    fn answer(&mut self, request: Request<String>) -> Event<T::Gate> {
        match request {
            Request::Lhlo { .. } => {
                self.greeted = true;
                self.mail = None;
                Event::SayText(format!(
                    "250-{}\r\n250-PIPELINING\r\n250-ENHANCEDSTATUSCODES\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE {}",
                    self.take.name(),
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
            Request::Mail { from } => {
                self.mail = Some((from.address, Vec::new()));
                Event::Say("250 2.1.0 OK")
            }
            Request::Rcpt { to } => self.recipient(&to.address),
            Request::Data => match &self.mail {
                None => Event::Say("503 5.5.1 No mail"),
                Some((_, to)) if to.is_empty() => Event::Say("503 5.5.1 No recipient"),
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

    fn recipient(&mut self, address: &str) -> Event<T::Gate> {
        let gate = self.take.gate(address);
        let Some((_, to)) = &mut self.mail else {
            return Event::Say("503 5.5.1 Say MAIL first");
        };
        let Some(gate) = gate else {
            self.take.refused(Refused::Address);
            return Event::Say("550 5.1.1 No such address");
        };
        if to.len() >= self.limits.recipients {
            return Event::Say("452 4.5.3 Too many recipients");
        }
        to.push(gate);
        Event::Say("250 2.1.5 OK")
    }

    fn take_body(&mut self, bytes: &mut Iter<'_, u8>) -> Event<T::Gate> {
        let Some(body) = &mut self.body else {
            return Event::More;
        };
        if !body.ingest(bytes, self.limits.kept) {
            return Event::More;
        }
        let (from, to) = self.mail.take().unwrap_or_default();
        let Some(Body { mut kept, seen, .. }) = self.body.take() else {
            return Event::More;
        };
        if seen > self.limits.bytes {
            self.take.refused(Refused::Size);
            return Event::TooLarge(to.len());
        }
        kept.drain(..LINE_START.len().min(kept.len()));
        Event::Mail(Mail {
            from,
            to,
            bytes: kept,
        })
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
    fn ingest(&mut self, bytes: &mut Iter<'_, u8>, most: usize) -> bool {
        let before = bytes.as_slice().len();
        let done = match &mut self.receiver {
            Receiver::Keeping(receiver) => receiver.ingest(bytes, &mut self.kept),
            Receiver::Skipping(receiver) => receiver.ingest(bytes),
        };
        let taken = before.saturating_sub(bytes.as_slice().len());
        self.seen = self.seen.saturating_add(taken);
        if self.kept.len() > most
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
