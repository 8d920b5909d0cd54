// SPDX-License-Identifier: EUPL-1.2
//! Brings one mail to the server, once. One at a time: what is in memory in plain and sealed is that of one mail.

use std::sync::Arc;

use contact_seal::{ContactRecipient, EmailAddress};
use protocol::statement::MessageKind;
use protocol::{Dept, Matter, MessageId, ThreadId, UnixTime};
use rand::RngCore;
use rand::rngs::OsRng;
use registrar::clock::Clock;
use registrar::trust::Pin;
use serde_json::{Value, json};
use tokio::sync::Mutex;
use uuid::Uuid;

use super::answer::{Reply, Silence, reply};
use super::read::{File, Plain, read};
use super::weight::{Weight, weigh};
use crate::agent::Agent;
use crate::config::MailSection;
use crate::error::GatewayError;
use crate::member::Member;
use crate::office::Office;
use crate::seal::{self, Place, Said, Sealing, timed};

/// For how long the program's session and what it knows of its units are used.
const FRESH: i64 = 5 * 60;
/// Bytes in mind for the stack of a mail without mails in it.
const FLAT: usize = 4 * 1024;

/// An address at which mails are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inbox {
    /// The address.
    pub address: String,
    /// Whose case a mail becomes.
    pub unit: Dept,
    /// Its matter.
    pub matter: Matter,
}

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brought {
    /// It is a case now.
    New,
    /// It had been one before.
    Known,
}

/// Brings mails.
pub struct Bridge {
    office: Office,
    agent: Agent,
    pin: Pin,
    clock: Arc<dyn Clock>,
    inboxes: Vec<Inbox>,
    answers: bool,
    recipient: ContactRecipient,
    own_domains: Vec<String>,
    member: Mutex<Option<(UnixTime, Member)>>,
}

impl Bridge {
    /// Sets it up; no connection is made yet.
    ///
    /// # Errors
    /// [`GatewayError::Malformed`] for a key of the notifier that is none.
    pub fn new(
        office: Office,
        (agent, pin): (Agent, Pin),
        config: &MailSection,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, GatewayError> {
        let recipient = config.contact_recipient.parse();
        let inboxes: Vec<Inbox> = config.inboxes.iter().map(Inbox::from).collect();
        let domains = inboxes
            .iter()
            .filter_map(|one| one.address.rsplit_once('@'));
        let own_domains = domains
            .map(|(_, domain)| domain.to_owned())
            .chain(config.own_domains.iter().cloned())
            .collect();
        Ok(Self {
            office,
            agent,
            pin,
            clock,
            inboxes,
            answers: config.answer,
            recipient: recipient.map_err(|_| GatewayError::Malformed("contact_recipient"))?,
            own_domains,
            member: Mutex::new(None),
        })
    }

    /// The inbox of an address.
    #[must_use]
    pub fn inbox(&self, address: &str) -> Option<&Inbox> {
        let mut all = self.inboxes.iter();
        all.find(|one| one.address.eq_ignore_ascii_case(address))
    }

    /// Brings a mail that came for an inbox. `from` is its SMTP sender. After `Ok` it is on the server's disk, and whoever brought it may
    /// forget it.
    ///
    /// # Errors
    /// It is not there, or nobody knows: it has to come again.
    pub async fn bring(
        &self,
        mail: Vec<u8>,
        from: &str,
        inbox: &Inbox,
    ) -> Result<Brought, GatewayError> {
        // Held to the end: one mail at a time.
        let mut member = self.member.lock().await;
        let brought = self.bring_one(&mut member, mail, from, inbox).await;
        if brought.is_err() {
            *member = None;
        }
        brought
    }

    async fn bring_one(
        &self,
        held: &mut Option<(UnixTime, Member)>,
        mail: Vec<u8>,
        from: &str,
        inbox: &Inbox,
    ) -> Result<Brought, GatewayError> {
        let now = self.clock.now();
        if held.as_ref().is_none_or(|(at, _)| now.since(*at) > FRESH) {
            self.agent.sign_in(&self.office).await?;
            let member = Member::load(&self.office, &self.agent, self.pin, now).await?;
            *held = Some((now, member));
        }
        let (_, member) = held.as_ref().ok_or(GatewayError::Made("member"))?;
        let thread = self.thread_of(&mail, inbox);
        let mut units = member.units.iter();
        let unit = units
            .find(|unit| unit.dept == inbox.unit && unit.writes)
            .ok_or(GatewayError::NotGenuine("no-unit"))?;
        let newest = unit
            .newest
            .as_ref()
            .ok_or(GatewayError::NotGenuine("stale-department"))?;
        let class = member.classes.get(&inbox.matter);
        let place = Place {
            thread,
            matter: inbox.matter.clone(),
            class: *class.ok_or(GatewayError::NotGenuine("unknown-matter"))?,
        };
        let (answer, silent) = self.wish(&mail, from)?;
        let (plain, mail) = taken_apart(mail).await?;
        let td = member.trust.chain.newest().sh();
        let rng = &mut OsRng;
        let whose = (thread, None);
        let sealing = Sealing::begin(&self.agent, (unit, newest), whose, (td, now), rng)?;
        let Plain {
            subject,
            body,
            files,
        } = plain;
        let mut att = Vec::new();
        for file in files.into_iter().chain([original(mail)]) {
            let file = seal::Plain {
                name: file.name,
                media_type: file.media_type,
                bytes: file.bytes,
            };
            let (named, sealed) = sealing.file(file, rng)?;
            let path = format!("attachments/{}", named.aid);
            self.office.put_bytes(&path, sealed).await?;
            att.push(named);
        }
        let count = att.len();
        let said = Said {
            mid: MessageId::new(timed(now, rng)),
            subject,
            body,
            lang: "de".to_owned(),
            kind: MessageKind::Mail,
            decision: None,
        };
        let begun = sealing.thread(&place, said, att, rng)?;
        let body = json!({ "thread": begun, "answer": answer, "silent": silent });
        let brought = self.office.post("mails", once(rng), &body).await;
        let brought = match brought {
            Ok(()) => Brought::New,
            Err(error) if error.is_code("exists") => Brought::Known,
            Err(error) => return Err(error),
        };
        let known = brought == Brought::Known;
        tracing::info!(%thread, files = count, ?silent, known, "mail taken");
        Ok(brought)
    }

    /// The same mail for the same inbox is the same thread, and nobody else can say which.
    fn thread_of(&self, mail: &[u8], inbox: &Inbox) -> ThreadId {
        let address = inbox.address.to_ascii_lowercase();
        let tag = self.agent.tag("mail", &[address.as_bytes(), mail]);
        let mut bytes = [0; 16];
        for (byte, from) in bytes.iter_mut().zip(tag.as_bytes()) {
            *byte = *from;
        }
        ThreadId::new(uuid::Builder::from_random_bytes(bytes).into_uuid())
    }

    /// The address of the answer, sealed to the notifier, or why there is none.
    fn wish(
        &self,
        mail: &[u8],
        from: &str,
    ) -> Result<(Option<Value>, Option<Silence>), GatewayError> {
        if !self.answers {
            return Ok((None, Some(Silence::Off)));
        }
        let own = |domain: &str| {
            let mut all = self.own_domains.iter();
            all.any(|own| own.eq_ignore_ascii_case(domain))
        };
        let to = match reply(mail, from, own) {
            Reply::Silent(why) => return Ok((None, Some(why))),
            Reply::To(address) => address,
        };
        let Ok(address) = to.parse::<EmailAddress>() else {
            return Ok((None, Some(Silence::NoAddress)));
        };
        let sealed = contact_seal::seal(&self.recipient, &address)
            .map_err(|_| GatewayError::Made("address"))?;
        let lower = address.expose().to_ascii_lowercase();
        let sender = self.agent.tag("sender", &[lower.as_bytes()]);
        let to = json!({ "sealed": sealed.as_str(), "lang": "de" });
        Ok((Some(json!({ "sender": sender, "to": to })), None))
    }
}

impl From<&crate::config::InboxSection> for Inbox {
    fn from(section: &crate::config::InboxSection) -> Self {
        Self {
            address: section.address.clone(),
            unit: section.unit.clone(),
            matter: section.matter.clone(),
        }
    }
}

/// A key of its own: each try seals anew, so that no two are the same request.
fn once(rng: &mut impl RngCore) -> Uuid {
    let mut bytes = [0; 16];
    rng.fill_bytes(&mut bytes);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// Takes a mail apart on a stack of its own, and gives it back. A mail at which the parser gives up is one that cannot be read.
async fn taken_apart(mail: Vec<u8>) -> Result<(Plain, Vec<u8>), GatewayError> {
    let stack = match weigh(&mail) {
        Weight::Nested => mail.len().max(FLAT),
        Weight::Flat | Weight::TooHeavy => FLAT,
    };
    let mail: Arc<[u8]> = mail.into();
    let given = Arc::clone(&mail);
    let plain = ::lmtp::apart("mail", stack, move || read(&given)).await;
    let plain = plain.map_err(|_| GatewayError::Made("thread"))?;
    Ok((plain.unwrap_or_else(Plain::unreadable), mail.to_vec()))
}

/// The mail as it came: what was taken apart is for reading, this is what was said.
fn original(mail: Vec<u8>) -> File {
    File {
        name: "original.eml".to_owned(),
        media_type: "message/rfc822".to_owned(),
        bytes: mail,
    }
}
