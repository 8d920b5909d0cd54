// SPDX-License-Identifier: EUPL-1.2
//! Opens one decision as a clerk's browser does: the chain of epochs, the member list, the author's signature and certificate, the receipt and
//! every attachment. What the portal says counts for nothing that is not signed.

use protocol::agefile::Recipient;
use protocol::members::members_ok;
use protocol::statement::{
    Attachment, Attested, MessageHeader, MessageKind, MessagePayload, Receipt, ThreadEpoch,
};
use protocol::transcript::verify_message;
use protocol::{Hash, Matter, MessageId, PersonId, Signed, ThreadId, b64};
use protocol_open::{Identity, open_attachment, open_signed, open_thread_grant};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::agent::Agent;
use crate::error::GatewayError;
use crate::member::{Member, UsedKeys, facts};
use crate::office::Office;

/// Messages of a page.
const PAGE: usize = 100;

/// A decision, opened and verified.
pub struct Decision {
    /// What its author signed.
    pub payload: MessagePayload,
    /// SHA-256 of the sealed message, which the receipt names too: by this the server knows which decision it was.
    pub sealed: Hash,
    /// Its attachments, but for those that are sealed to somebody else.
    pub attachments: Vec<(Attachment, Zeroizing<Vec<u8>>)>,
}

#[derive(Deserialize)]
struct ThreadAnswer {
    subject: PersonId,
    matter: Matter,
    lanes: Vec<Lane>,
    statements: Vec<Attested>,
}

#[derive(Deserialize)]
struct Lane {
    lane: protocol::statement::Lane,
    epochs: Vec<Epoch>,
}

#[derive(Deserialize)]
struct Epoch {
    stmt: Signed<ThreadEpoch>,
    grants: Vec<Grant>,
}

#[derive(Deserialize)]
struct Grant {
    file: String,
}

#[derive(Deserialize)]
struct Page {
    items: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    header: MessageHeader,
    idx: u64,
    file: String,
    receipt: Signed<Receipt>,
}

/// Opens the decision `mid` of a thread.
///
/// # Errors
/// [`GatewayError::NotGenuine`] with the name of what does not hold; what the portal answers.
pub async fn open(
    office: &Office,
    agent: &Agent,
    member: &Member,
    (thread, mid): (ThreadId, MessageId),
) -> Result<Decision, GatewayError> {
    let answer: ThreadAnswer = office
        .get(&format!("threads/{thread}?reason=letter"))
        .await?;
    let item = find(office, thread, mid).await?;
    let file = b64::from_url(&item.file).ok_or(GatewayError::Malformed("file"))?;
    let (epoch, key) = epoch_of(agent, member, thread, &answer, &item.header)?;
    let sealed = Hash::of(&file);
    item.receipt.verify(member.trust.chain.td())?;
    let receipt = item.receipt.payload();
    if receipt.obj != sealed || receipt.thread != thread || receipt.idx != item.idx {
        return Err(GatewayError::NotGenuine("wrong-receipt"));
    }
    let message: Signed<MessagePayload> =
        open_signed(&key, &file).map_err(|e| GatewayError::NotGenuine(e.code()))?;
    let context = facts(
        &agent.org,
        &member.trust,
        &answer.statements,
        &answer.matter,
    );
    verify_message(&message, &item.header, &epoch, &context)
        .map_err(|e| GatewayError::NotGenuine(e.code()))?;
    let payload = message.payload();
    if payload.kind != MessageKind::Decision || payload.mid != mid {
        return Err(GatewayError::NotGenuine("no-decision"));
    }
    let mut attachments = Vec::new();
    for named in payload.att.iter().filter(|named| named.to.is_none()) {
        let path = format!("attachments/{}?reason=letter", named.aid);
        let bytes = office.get_bytes(&path).await?;
        let content =
            open_attachment(&key, named, &bytes).map_err(|e| GatewayError::NotGenuine(e.code()))?;
        attachments.push((named.clone(), content));
    }
    Ok(Decision {
        payload: payload.clone(),
        sealed,
        attachments,
    })
}

/// The message as it lies there.
async fn find(office: &Office, thread: ThreadId, mid: MessageId) -> Result<Item, GatewayError> {
    let mut after = 0;
    loop {
        let path =
            format!("threads/{thread}/messages?lane=case&after={after}&limit={PAGE}&reason=letter");
        let page: Page = office.get(&path).await?;
        let whole = page.items.len() >= PAGE;
        for item in page.items {
            if item.header.mid == mid {
                return Ok(item);
            }
            after = after.max(item.idx);
        }
        if !whole {
            return Err(GatewayError::NotGenuine("message-missing"));
        }
    }
}

/// The epoch that a message names and its key, after every epoch up to it has been checked.
fn epoch_of(
    agent: &Agent,
    member: &Member,
    thread: ThreadId,
    answer: &ThreadAnswer,
    header: &MessageHeader,
) -> Result<(Signed<ThreadEpoch>, Identity), GatewayError> {
    let mut context = facts(
        &agent.org,
        &member.trust,
        &answer.statements,
        &answer.matter,
    );
    let lane = |wanted| answer.lanes.iter().filter(move |lane| lane.lane == wanted);
    let others = lane(protocol::statement::Lane::Internal).flat_map(|lane| &lane.epochs);
    let mut used: UsedKeys = others
        .map(|epoch| hash_of(&epoch.stmt.payload().enc))
        .collect();
    let mut epochs: Vec<&Epoch> = lane(protocol::statement::Lane::Case)
        .flat_map(|lane| &lane.epochs)
        .collect();
    epochs.sort_by_key(|epoch| epoch.stmt.payload().epoch);
    let mut before: Option<&Signed<ThreadEpoch>> = None;
    for epoch in epochs {
        let stmt = epoch.stmt.payload();
        if stmt.thread != thread || stmt.org != agent.org || stmt.subject != answer.subject {
            return Err(GatewayError::NotGenuine("wrong-thread"));
        }
        context.used_keys.clone_from(&used);
        members_ok(&epoch.stmt, before, &context)
            .map_err(|e| GatewayError::NotGenuine(e.code()))?;
        used.insert(hash_of(&stmt.enc));
        if stmt.epoch == header.epoch {
            let key = key_of(member, epoch).ok_or(GatewayError::NotGenuine("no-grant"))?;
            return Ok((epoch.stmt.clone(), key));
        }
        before = Some(&epoch.stmt);
    }
    Err(GatewayError::NotGenuine("epoch-missing"))
}

fn hash_of(recipient: &Recipient) -> Hash {
    recipient.hash()
}

fn key_of(member: &Member, epoch: &Epoch) -> Option<Identity> {
    epoch.grants.iter().find_map(|grant| {
        let file = b64::from_url(&grant.file)?;
        member
            .keys()
            .find_map(|key| open_thread_grant(key, &file, epoch.stmt.payload()).ok())
    })
}
