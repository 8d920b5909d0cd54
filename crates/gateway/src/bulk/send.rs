// SPDX-License-Identifier: EUPL-1.2
//! Seals one item to a person and the unit, and brings it.

use std::path::Path;

use protocol::statement::{DeptEpoch, MessageClass, MessageHeader, MessageKind};
use protocol::{MessageId, Signed, ThreadId, UnixTime};
use rand::RngCore;
use rand::rngs::OsRng;
use registrar::letter::Printer;
use serde::Deserialize;

use super::batch::Batch;
use super::find::{From, Known, Whom};
use super::journal::Outcome;
use super::letter::{self, Letter};
use super::manifest::{Item, Kind, Refusal};
use super::names::Names;
use crate::error::GatewayError;
use crate::member::Unit;
use crate::office::key;
use crate::seal::{Place, Plain, Said, Sealing};

/// Codes of the server that say that this program's knowledge is old, or that it has brought too much at once, and not that something is wrong with
/// the item.
pub(super) const OLD: [&str; 3] = ["stale-department", "stale-binding", "too-many-uploads"];

#[derive(Deserialize)]
struct Became {
    sent: Option<serde::de::IgnoredAny>,
    letter: Option<String>,
}

#[derive(Deserialize)]
struct Heads {
    items: Vec<Head>,
}

#[derive(Deserialize)]
struct Head {
    thread: ThreadId,
    last: Option<Last>,
}

#[derive(Deserialize)]
struct Last {
    header: MessageHeader,
}

/// Everything that the items of a batch need.
pub(super) struct Sender<'s> {
    pub from: From<'s>,
    pub batch: &'s Batch,
    pub unit: &'s Unit,
    pub newest: &'s Signed<DeptEpoch>,
    pub class: MessageClass,
    /// Most bytes of a file.
    pub file_bytes: u32,
    /// Where letters go, and what sets them.
    pub post: Option<(&'s Path, &'s Printer)>,
}

/// What the server has of an item before it is brought.
pub(super) enum Before {
    Nothing,
    /// It, or something that somebody has written behind it.
    There(Option<MessageId>),
    /// Something else.
    Other,
}

const OTHER_CONTENT: Refusal = Refusal {
    reason: "other-content",
    hint: "an item with this id and another content was sent in a batch with this id; every batch has an id of its own",
};

impl Sender<'_> {
    fn names(&self) -> Names<'_> {
        Names {
            agent: self.from.agent,
            head: &self.batch.head,
        }
    }

    /// Which of these items the server has, in their order.
    pub async fn before(&self, items: &[&Item]) -> Result<Vec<Before>, GatewayError> {
        if items.is_empty() {
            return Ok(Vec::new());
        }
        let names = self.names();
        let ids: Vec<String> = items
            .iter()
            .map(|item| names.thread(item).to_string())
            .collect();
        let path = format!("threads/heads?ids={}", ids.join(","));
        let heads: Heads = self.from.office.get(&path).await?;
        let mut all = Vec::with_capacity(items.len());
        for item in items {
            let thread = names.thread(item);
            let head = heads.items.iter().find(|head| head.thread == thread);
            let own =
                |header: &&MessageHeader| header.sender == self.from.agent.pid && header.n == 1;
            let last = head.and_then(|head| head.last.as_ref());
            all.push(match (head, last.map(|last| &last.header).filter(own)) {
                (None, _) => Before::Nothing,
                (Some(_), None) => Before::There(None),
                (Some(_), Some(header)) if names.is_of(header.mid, item)? => {
                    Before::There(Some(header.mid))
                }
                (Some(_), Some(_)) => Before::Other,
            });
        }
        Ok(all)
    }

    /// Brings an item, or says what becomes of it.
    ///
    /// # Errors
    /// What may pass; then nobody knows whether it is there, and it comes again.
    pub async fn bring(
        &self,
        item: &Item,
        (before, whom): (Before, Whom),
        now: UnixTime,
    ) -> Result<Outcome, GatewayError> {
        let thread = self.names().thread(item);
        match before {
            Before::There(message) => return Ok(Outcome::Sent { thread, message }),
            Before::Other => return Ok(OTHER_CONTENT.into()),
            Before::Nothing => {}
        }
        if let Whom::Refused(refusal) = whom {
            return Ok(refusal.into());
        }
        let files = match self.files(item)? {
            Ok(files) => files,
            Err(refusal) => return Ok(refusal.into()),
        };
        let known = match whom {
            Whom::Here(known) => known,
            Whom::Letter(why) => return self.letter(item, files, why, now),
            Whom::Refused(refusal) => return Ok(refusal.into()),
        };
        match self.seal(item, &known, files, now).await {
            Ok((message, Became { sent: Some(_), .. })) => Ok(Outcome::Sent {
                thread,
                message: Some(message),
            }),
            Ok((_, Became { letter: Some(why), .. })) => match self.files(item)? {
                Ok(files) => self.letter(item, files, why, now),
                Err(refusal) => Ok(refusal.into()),
            },
            Ok(_) => Err(GatewayError::Malformed("bulk answer")),
            // Between the look and this: another run of this program.
            Err(error) if error.is_code("exists") => Ok(Outcome::Sent {
                thread,
                message: None,
            }),
            Err(GatewayError::Refused { status, code })
                if (400..500).contains(&status)
                    && status != 401
                    && status != 429
                    && !OLD.contains(&code.as_str()) =>
            {
                Ok(Outcome::Refused {
                    hint: "the portal does not take it: docs/API.md has the word; hand it in again when that is put right".to_owned(),
                    reason: code,
                })
            }
            Err(error) => Err(error),
        }
    }

    /// Its files, all whole.
    fn files(&self, item: &Item) -> Result<Result<Vec<Vec<u8>>, Refusal>, GatewayError> {
        let mut files = Vec::with_capacity(item.files.len());
        for file in &item.files {
            match self.batch.read(file, self.file_bytes)? {
                Ok(bytes) => files.push(bytes),
                Err(refusal) => return Ok(Err(refusal)),
            }
        }
        Ok(Ok(files))
    }

    async fn seal(
        &self,
        item: &Item,
        known: &Known,
        files: Vec<Vec<u8>>,
        now: UnixTime,
    ) -> Result<(MessageId, Became), GatewayError> {
        let From {
            office,
            agent,
            member,
            ..
        } = self.from;
        let rng = &mut OsRng;
        let names = self.names();
        let thread = names.thread(item);
        let td = member.trust.chain.newest().sh();
        let whose = (thread, Some(known.reader.clone()));
        let sealing = Sealing::begin(agent, (self.unit, self.newest), whose, (td, now), rng)?;
        known.is_fresh(member, sealing.epoch.payload(), now)?;
        let mut att = Vec::with_capacity(files.len());
        for (named, bytes) in item.files.iter().zip(files) {
            let plain = Plain {
                name: named.name.clone(),
                media_type: named.media_type.clone(),
                bytes,
            };
            let (named, sealed) = sealing.file(plain, rng)?;
            let path = format!("attachments/{}", named.aid);
            office.put_bytes(&path, sealed).await?;
            att.push(named);
        }
        let place = Place {
            thread,
            matter: self.from.matter.clone(),
            class: self.class,
        };
        let mid = names.message(item, millis(now))?;
        let said = Said {
            mid,
            subject: item.subject.trim().to_owned(),
            body: item.text.clone(),
            lang: self.batch.head.lang.clone(),
            kind: match item.kind {
                Kind::Message => MessageKind::Msg,
                Kind::Decision => MessageKind::Decision,
            },
            decision: item.decision(),
        };
        let body = sealing.thread(&place, said, att, rng)?;
        let mut once = [0; 16];
        rng.fill_bytes(&mut once);
        let once = key(&[b"bulk", &once]);
        let became = office.ask("bulk/threads", once, &body).await?;
        Ok((mid, became))
    }

    fn letter(
        &self,
        item: &Item,
        files: Vec<Vec<u8>>,
        reason: String,
        now: UnixTime,
    ) -> Result<Outcome, GatewayError> {
        let mut job = None;
        if let Some((folder, printer)) = self.post {
            let letter = Letter {
                job: self.names().letter(item),
                batch: &self.batch.head.batch,
                item,
                lang: &self.batch.head.lang,
                reason: &reason,
                files,
            };
            let id = letter.job;
            job = letter::make(folder, printer, letter, now)?.then_some(id);
        }
        Ok(Outcome::Letter { reason, job })
    }
}

fn millis(now: UnixTime) -> u64 {
    u64::try_from(now.0).unwrap_or(0).saturating_mul(1_000)
}
