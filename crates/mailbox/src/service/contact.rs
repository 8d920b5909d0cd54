// SPDX-License-Identifier: EUPL-1.2
//! A person's e-mail address counts when she has typed the code that was mailed there. Until then the old address
//! stays in force, and the new one gets nothing but its code.
//!
//! The code is drawn by the notifier, right before the mail: the portal learns it when the person types it, and the
//! database has its hash only. It says nothing but that mail reaches the person.

use super::tell::tell;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::event::Event;
use crate::ids::{PersonId, SessionId};
use crate::model::{
    ActorKind, CODE_LASTS, CODE_SENDS, Candidate, CandidateView, Contact, ContactCheck,
    ContactCode, ContactSource, ContactView, MailTime, NewSecurityEvent, OutboxKind, OutboxState,
    SecurityKind, is_sealed, is_tag,
};
use crate::sensitive::Sensitive;
use crate::store::tx::Tx;

/// What the person's page shows.
///
/// # Errors
/// When the database does not answer.
pub fn contact_view(tx: &mut Tx<'_>, ctx: &Ctx, pid: PersonId) -> Result<ContactView, StoreError> {
    let now = ctx.now();
    let (sends, _) = codes_sent(tx, ctx, pid)?;
    let newest = tx.outbox().newest_state(pid, OutboxKind::Confirm)?;
    let came_back = tx
        .mail_returns()
        .newest_came_back(pid, OutboxKind::Confirm)?;
    let candidate = tx.contacts().candidate(pid)?.map(|found| CandidateView {
        source: found.source,
        expires_at: found.expires_at.filter(|_| found.is_waiting(now)),
        mailed: found.code_hash.is_some(),
        undeliverable: found.is_waiting(now) && (newest == Some(OutboxState::Failed) || came_back),
        tries_left: found.tries_left,
        sends_left: CODE_SENDS.saturating_sub(sends),
    });
    Ok(ContactView {
        confirmed_at: tx.contacts().confirmed_at(pid)?,
        muted: tx.contacts().muted(pid)?,
        candidate,
        discreet: tx.persons().is_discreet(pid)?,
        phrase: tx.contacts().phrase(pid)?.is_some(),
        time: tx.persons().mail_time(pid)?,
        lang: tx.contacts().lang(pid)?,
    })
}

/// Codes that a person asked for within a day, and since when the first of them counts. They are counted by what is to be
/// mailed: taking an address back gives none of them back.
fn codes_sent(tx: &mut Tx<'_>, ctx: &Ctx, pid: PersonId) -> Result<(u32, Timestamp), StoreError> {
    let now = ctx.now();
    let (n, first) = tx
        .outbox()
        .announced_since(pid, OutboxKind::Confirm, now - CODE_LASTS)?;
    Ok((u32::try_from(n).unwrap_or(u32::MAX), first.unwrap_or(now)))
}

/// The person chooses whether mails to her say whom they come from: whoever sees her screen or reads along in her
/// mailbox need not learn of the insurer.
///
/// # Errors
/// [`StoreError::Absent`] when there is no such person.
pub fn set_discreet(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    discreet: bool,
) -> Result<(), StoreError> {
    let person = tx.persons().lookup(pid)?.or_absent()?;
    tx.persons().mark_discreet(pid, discreet)?;
    let action = if discreet {
        "mail-discreet"
    } else {
        "mail-plain"
    };
    let by = (person.kind.into(), Some(pid));
    tx.audit()
        .record(ctx, by, action, "person", &pid.to_string())
}

/// The person chooses a sentence by which she recognises our mails, or takes it away. What it says only the notifier can read.
///
/// # Errors
/// [`StoreError::Absent`] without an address in force; `malformed` when nothing is sealed there.
pub fn set_phrase(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    phrase: Option<&Sensitive<String>>,
) -> Result<(), StoreError> {
    if phrase.is_some_and(|phrase| !is_sealed(phrase.expose())) {
        return Err(StoreError::Invalid("malformed"));
    }
    let person = tx.persons().lookup(pid)?.or_absent()?;
    tx.contacts()
        .mark_phrase(pid, phrase)?
        .then_some(())
        .or_absent()?;
    let action = if phrase.is_some() {
        "mail-phrase"
    } else {
        "mail-no-phrase"
    };
    let by = (person.kind.into(), Some(pid));
    tx.audit()
        .record(ctx, by, action, "person", &pid.to_string())
}

/// The person chooses when plain mails come and in which language all of hers are. One that waits comes at the new time.
///
/// # Errors
/// [`StoreError::Absent`] when there is no such person; `malformed` when the language is no tag.
pub fn choose_mails(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    (time, lang): (MailTime, &str),
) -> Result<(), StoreError> {
    if !is_tag(lang) {
        return Err(StoreError::Invalid("malformed"));
    }
    let person = tx.persons().lookup(pid)?.or_absent()?;
    tx.persons().mark_mail_time(pid, time)?;
    tx.contacts().mark_lang(pid, lang)?;
    let policy = tx.policy();
    tx.outbox().reschedule(pid, policy, ctx)?;
    tx.emit(Event::Outbox);
    tx.audit().record(
        ctx,
        (person.kind.into(), Some(pid)),
        "choose-mails",
        "person",
        &pid.to_string(),
    )
}

/// The insurer's register knows an address. It counts for nothing before the person has asked for a code and typed it; one
/// that she has confirmed or named herself stays, and so does one whose code is on its way.
///
/// # Errors
/// [`StoreError::Absent`] when there is no such person; `malformed` when nothing is sealed there.
pub fn put_contact(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    contact: &Contact,
) -> Result<(), StoreError> {
    well_formed(contact)?;
    tx.persons().lookup(pid)?.or_absent()?;
    let named = tx.contacts().candidate(pid)?;
    let stays = named
        .is_some_and(|known| known.source == ContactSource::Person || known.is_waiting(ctx.now()));
    if !stays && tx.contacts().lookup(pid)?.is_none() {
        let candidate = Candidate {
            contact: contact.clone(),
            source: ContactSource::Register,
            expires_at: None,
            code_hash: None,
            tries_left: 0,
        };
        tx.contacts().put_candidate(pid, &candidate)?;
    }
    tx.audit().record(
        ctx,
        (ActorKind::Agent, None),
        "put-contact",
        "person",
        &pid.to_string(),
    )
}

/// The person names an address: a code is mailed there.
///
/// # Errors
/// `malformed` when nothing is sealed there; [`StoreError::Blocked`] when too many codes were asked for.
pub fn ask_contact(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    contact: &Contact,
) -> Result<(), StoreError> {
    well_formed(contact)?;
    send_code(tx, ctx, pid, contact, ContactSource::Person)
}

/// Another code to the address that is not confirmed, or the first one to the one that the insurer knows.
///
/// # Errors
/// [`StoreError::Absent`] when there is no such address; [`StoreError::Blocked`] when too many codes were asked for.
pub fn resend_contact_code(tx: &mut Tx<'_>, ctx: &Ctx, pid: PersonId) -> Result<(), StoreError> {
    let known = tx.contacts().candidate(pid)?.or_absent()?;
    send_code(tx, ctx, pid, &known.contact, known.source)
}

fn send_code(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    contact: &Contact,
    source: ContactSource,
) -> Result<(), StoreError> {
    let person = tx.persons().lookup(pid)?.or_absent()?;
    let now = ctx.now();
    let (sends, since) = codes_sent(tx, ctx, pid)?;
    if sends >= CODE_SENDS {
        let until = since + CODE_LASTS;
        return Err(StoreError::Blocked { until });
    }
    let candidate = Candidate {
        contact: contact.clone(),
        source,
        expires_at: Some(now + CODE_LASTS),
        // An earlier code is void: it may have gone elsewhere.
        code_hash: None,
        tries_left: 0,
    };
    tx.contacts().put_candidate(pid, &candidate)?;
    let policy = tx.policy();
    tx.outbox().enqueue(pid, OutboxKind::Confirm, policy, ctx)?;
    tx.emit(Event::Outbox);
    tx.audit().record(
        ctx,
        (person.kind.into(), Some(pid)),
        "ask-contact-code",
        "person",
        &pid.to_string(),
    )
}

/// Tries a typed code. The answer is a value, because the count of tries has to be committed. The right one puts the
/// address in force; the former one gets one last mail.
///
/// # Errors
/// When the database does not answer.
pub fn confirm_contact(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    here: SessionId,
    code: &ContactCode,
) -> Result<ContactCheck, StoreError> {
    let Some(found) = tx.contacts().candidate(pid)? else {
        return Ok(ContactCheck::Over);
    };
    let (Some(hash), true) = (found.code_hash, found.is_waiting(ctx.now())) else {
        return Ok(ContactCheck::Over);
    };
    if found.tries_left == 0 {
        return Ok(ContactCheck::Over);
    }
    if !hash.ct_eq(&code.hash(pid)) {
        let tries_left = found.tries_left.saturating_sub(1);
        tx.contacts().mark_tries(pid, tries_left)?;
        return Ok(ContactCheck::Wrong { tries_left });
    }
    let former = tx.contacts().reachable(pid)?;
    tx.contacts().delete_candidate(pid)?;
    tx.contacts().upsert(pid, &found.contact, ctx.now())?;
    changed(tx, ctx, pid, here, former, SecurityKind::ContactChanged)?;
    // Earlier notifications may have come to nothing without an address.
    if tx.threads().has_unread(pid, ctx.now())? {
        let policy = tx.policy();
        tx.outbox().enqueue(pid, OutboxKind::Message, policy, ctx)?;
        tx.emit(Event::Outbox);
    }
    Ok(ContactCheck::Confirmed)
}

/// No address any more, confirmed or not. The one that was in force gets one last mail.
///
/// # Errors
/// [`StoreError::Absent`] when there is none.
pub fn remove_contact(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    here: SessionId,
) -> Result<(), StoreError> {
    let in_force = tx.contacts().lookup(pid)?.is_some();
    if !in_force && tx.contacts().candidate(pid)?.is_none() {
        return Err(StoreError::Absent);
    }
    let former = tx.contacts().reachable(pid)?;
    tx.contacts().delete(pid)?;
    tx.contacts().delete_candidate(pid)?;
    if in_force {
        changed(tx, ctx, pid, here, former, SecurityKind::ContactRemoved)?;
    }
    Ok(())
}

fn changed(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    here: SessionId,
    former: Option<Contact>,
    kind: SecurityKind,
) -> Result<(), StoreError> {
    let person = tx.persons().lookup(pid)?.or_absent()?;
    let event = NewSecurityEvent {
        pid,
        kind,
        word: None,
        session: Some(here),
    };
    tell(tx, ctx, event)?;
    if let Some(former) = former {
        tx.outbox()
            .enqueue_to(pid, OutboxKind::Moved, &former, ctx)?;
        tx.emit(Event::Outbox);
    }
    tx.audit().record(
        ctx,
        (person.kind.into(), Some(pid)),
        kind.as_str(),
        "person",
        &pid.to_string(),
    )
}

fn well_formed(contact: &Contact) -> Result<(), StoreError> {
    if contact.is_well_formed() {
        Ok(())
    } else {
        Err(StoreError::Invalid("malformed"))
    }
}
