// SPDX-License-Identifier: EUPL-1.2
//! What a reader of a thread gets: epochs with her grants, statements to check them by, messages.

use std::collections::{BTreeMap, BTreeSet};

use protocol::Hash;
use protocol::statement::{
    Author, Lane, Member as EpochMember, MessageClass, MessageKind, Release,
};

use super::announce::{ConsentView, announcements, consent_of};
use super::history::{HeldHistory, held_history};
use super::letters::letters;
use super::recuse::leads;
use super::retention::stay;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::ids::{AttachmentId, Dept, MessageId, PersonId, ReplyCodeId, ThreadId};
use crate::levels::Clearance;
use crate::model::{
    Access, Actor, AnnouncementView, Attachment, AttachmentBlob, AttachmentState, AttestedText,
    Dispute, Ending, EpochItem, Forwarded, GrantItem, HandOverRow, JsonText, LegalHold, LetterView,
    MailIn, MedicalRequest, MessageItem, PersonState, Recusal, ReplyCode, Representation,
    RuleAssignment, StatementKind, Stay, Thread, ThreadAccess, Via, WorkState,
};
use crate::shred::KeyRing;
use crate::store::lanes::StoredEpoch;
use crate::store::threads::UnitInThread;
use crate::store::tx::Tx;

/// A thread as one reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadView {
    /// The thread.
    pub thread: Thread,
    /// The reader's units in it; empty for persons.
    pub units: Vec<UnitInThread>,
    /// Lanes that the reader sees.
    pub lanes: Vec<LaneView>,
    /// Keycards, bindings, department epochs and staff certificates that are named.
    pub statements: Vec<AttestedText>,
    /// Read up to here.
    pub read_idx: u64,
    /// First message that may be fetched.
    pub from_idx: u64,
    /// Who was identified anew and was not given everything back yet: for staff anybody in the thread, for persons
    /// only themselves.
    pub history: Vec<HeldHistory>,
    /// For staff: access of the insured person, if it is closed. What is written now reaches her by letter only.
    pub closed: Option<PersonState>,
    /// When the account of the insured person ends, if that is known.
    pub ending: Option<Ending>,
    /// For staff: how the thread came to where it is, oldest first.
    pub hand_overs: Vec<HandOverRow>,
    /// In which thread it goes on: it was closed as a duplicate of that one, which the reader sees, too.
    pub main: Option<ThreadId>,
    /// For staff: earlier notes stayed with another unit.
    pub notes_from: u64,
    /// For staff: who has recused herself, and for whoever leads a unit of the thread, why.
    pub recusals: Vec<(PersonId, Option<Recusal>)>,
    /// For staff: what rules have done with it in the reader's units, oldest first.
    pub assigned: Vec<RuleAssignment>,
    /// By whom the asking clerk was mentioned, since she opened it last.
    pub mentioned_by: Option<PersonId>,
    /// What was handed to the Medical Service.
    pub forwarded: Vec<Forwarded>,
    /// Decisions: to persons their own announcements, to staff all of them.
    pub announcements: Vec<AnnouncementView>,
    /// Decisions that go by post: to persons their own letters, to staff all of them.
    pub letters: Vec<LetterView>,
    /// For staff: whether a decision can be announced here.
    pub consent: Option<ConsentView>,
    /// Papers for it are asked for here.
    pub medical_asked: Option<MedicalRequest>,
    /// It is a plain mail, and this became of its answer.
    pub mail: Option<MailIn>,
    /// For staff: codes in letters, and what came with them.
    pub reply_codes: Vec<ReplyCode>,
    /// What persons of it dispute or have disputed, the oldest first.
    pub disputes: Vec<Dispute>,
    /// How long it stays.
    pub stay: Option<Stay>,
    /// For staff: what holds it or has held it.
    pub holds: Vec<LegalHold>,
    /// Receipt indexes of messages that were declared: whoever has them without the word for it fetches them again.
    pub declared: Vec<u64>,
}

/// A lane as one reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneView {
    /// Which lane.
    pub lane: Lane,
    /// Oldest first; grants are the reader's.
    pub epochs: Vec<EpochItem>,
}

/// Enough to show the subject of a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadView {
    /// The thread.
    pub thread: ThreadId,
    /// The epoch that opens the newest message, or the newest epoch.
    pub epochs: Vec<EpochItem>,
    /// The newest message proper of lane `case` that the reader may fetch.
    pub last: Option<MessageItem>,
    /// There is one, and its class keeps it out of lists.
    pub protected: bool,
}

/// The thread as the actor sees it.
///
/// # Errors
/// [`StoreError::Absent`].
pub fn thread_view(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    keys: &KeyRing,
    actor: Actor,
    id: ThreadId,
) -> Result<ThreadView, StoreError> {
    let ThreadAccess { thread, via } = tx
        .threads()
        .lookup_for(actor, id, Access::Read, ctx.now())?
        .or_absent()?;
    let mut named = Named::default();
    let mut lanes = Vec::new();
    let mut history = Vec::new();
    for head in tx.lanes().list(id)? {
        if head.lane == Lane::Internal && !via.sees_internal() {
            continue;
        }
        let epochs = tx.lanes().epochs(id, head.lane)?;
        for epoch in &epochs {
            named.read(&epoch.stmt)?;
        }
        if head.lane == Lane::Case {
            history = held_of(tx, &via, id, &epochs)?;
        }
        let epochs = with_grants(tx, keys, &via, id, head.lane, epochs)?;
        lanes.push(LaneView {
            lane: head.lane,
            epochs,
        });
    }
    named.persons.extend(tx.messages().senders(id)?);
    if via.sees_internal() {
        named.persons.extend(releasers(tx, id)?);
    }
    let mut told = Told::to(reader_of(&via));
    told.about(tx, named, Some(ctx.now()))?;
    let statements = told.statements(tx)?;
    let closed = match &via {
        Via::Person { .. } => None,
        Via::Units { .. } => tx
            .persons()
            .access(thread.subject, ctx.now())?
            .map(|subject| subject.state)
            .filter(|state| state.is_closed()),
    };
    let ending = tx.endings().lookup(thread.subject)?;
    let main = main_of(tx, ctx, actor, id)?;
    let (hand_overs, notes_from, recusals, assigned, mentioned_by) = match &via {
        Via::Person { .. } => (Vec::new(), 0, Vec::new(), Vec::new(), None),
        Via::Units { pid, depts } => (
            tx.hand_overs().of_thread(id)?,
            tx.threads().notes_from(id, depts)?,
            recusals_of(tx, ctx, id, *pid)?,
            assigned_in(tx, id, depts)?,
            tx.mentions().lookup(*pid, id)?,
        ),
    };
    let (units, read_idx, from_idx) = match &via {
        Via::Person {
            read_idx, from_idx, ..
        } => (Vec::new(), *read_idx, *from_idx),
        Via::Units { depts, .. } => {
            let mut units = tx.threads().units(id)?;
            units.retain(|u| depts.contains(&u.dept));
            let read = units.iter().map(|u| u.read_idx).max().unwrap_or(0);
            (units, read, 1)
        }
    };
    let forwarded = tx.attachments().forwarded(id)?;
    let (only, consent) = match &via {
        Via::Person { pid, .. } => (Some(*pid), None),
        Via::Units { .. } => (None, Some(consent_of(tx, thread.subject)?)),
    };
    let announcements = announcements(tx, id, only)?;
    let letters = letters(tx, id, only)?;
    let medical_asked = tx.medical_requests().lookup(id)?;
    let mail = tx.mails().lookup(id)?;
    let reply_codes = match &via {
        Via::Person { .. } => Vec::new(),
        Via::Units { .. } => {
            let mut codes = tx.reply_codes().of_thread(id)?;
            codes.retain(|code| shares_answers(&via, notes_from, code));
            codes
        }
    };
    let declared = tx.messages().declared(id)?;
    let stay = stay(tx, ctx, id)?;
    let disputes = tx.disputes().of_thread(id)?;
    let holds = match &via {
        Via::Person { .. } => Vec::new(),
        Via::Units { .. } => tx.legal_holds().of_thread(id)?,
    };
    Ok(ThreadView {
        stay,
        disputes,
        holds,
        mail,
        reply_codes,
        declared,
        thread,
        units,
        lanes,
        statements,
        read_idx,
        from_idx,
        history,
        closed,
        ending,
        hand_overs,
        main,
        notes_from,
        recusals,
        assigned,
        forwarded,
        medical_asked,
        mentioned_by,
        announcements,
        letters,
        consent,
    })
}

/// To whom a unit's rules gave it is that unit's business.
fn assigned_in(
    tx: &mut Tx<'_>,
    id: ThreadId,
    depts: &[Dept],
) -> Result<Vec<RuleAssignment>, StoreError> {
    let mut all = tx.rules().assignments(id)?;
    all.retain(|one| depts.contains(&one.dept));
    Ok(all)
}

/// Where a closed duplicate goes on. Once any of its units has something to do again, it goes on here.
fn main_of(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    id: ThreadId,
) -> Result<Option<ThreadId>, StoreError> {
    let units = tx.threads().units(id)?;
    if !units.iter().all(|unit| unit.state == WorkState::Done) {
        return Ok(None);
    }
    let Some(main) = units.iter().find_map(|unit| unit.done_main) else {
        return Ok(None);
    };
    let seen = tx
        .threads()
        .lookup_for(actor, main, Access::Read, ctx.now())?;
    Ok(seen.map(|_| main))
}

/// Colleagues know who does not work on a case, so that nobody gives it to her; why is between her and whoever leads the unit.
fn recusals_of(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: ThreadId,
    reader: PersonId,
) -> Result<Vec<(PersonId, Option<Recusal>)>, StoreError> {
    let leads = leads(tx, ctx, id, reader)?;
    let all = tx.barriers().recusals(id)?.into_iter();
    Ok(all.map(|one| (one.pid, leads.then_some(one))).collect())
}

/// What persons of the thread were not given back yet, as far as the reader is told.
fn held_of(
    tx: &mut Tx<'_>,
    via: &Via,
    id: ThreadId,
    epochs: &[StoredEpoch],
) -> Result<Vec<HeldHistory>, StoreError> {
    let places = match via {
        Via::Person { pid, from_idx, .. } => vec![(*pid, *from_idx)],
        Via::Units { .. } => tx
            .threads()
            .persons(id)?
            .into_iter()
            .map(|person| (person.pid, person.from_idx))
            .collect(),
    };
    let mut held = Vec::new();
    for (pid, from_idx) in places {
        held.extend(held_history(tx, pid, from_idx, epochs)?);
    }
    Ok(held)
}

/// The part of an epoch that names somebody; it was checked as a whole when it was stored.
#[derive(serde::Deserialize)]
struct Names {
    by: Author,
    subject: PersonId,
    members: Vec<EpochMember>,
    exclude: Vec<PersonId>,
}

/// Persons and departments that the epochs of one thread name.
#[derive(Default)]
struct Named {
    subjects: BTreeSet<PersonId>,
    persons: BTreeSet<PersonId>,
    depts: BTreeSet<Dept>,
    /// Kept out of the thread: nobody needs to know them to write there.
    out: BTreeSet<PersonId>,
}

/// The person who reads; staff is told of everybody.
const fn reader_of(via: &Via) -> Option<PersonId> {
    match via {
        Via::Person { pid, .. } => Some(*pid),
        Via::Units { .. } => None,
    }
}

impl Named {
    fn read(&mut self, epoch: &JsonText) -> Result<(), StoreError> {
        let envelope = epoch.envelope()?;
        let stmt: Names = serde_json::from_slice(envelope.payload())
            .map_err(|e| StoreError::Internal(format!("stored epoch: {e}")))?;
        self.persons.insert(stmt.by.pid);
        self.persons.insert(stmt.subject);
        self.subjects.insert(stmt.subject);
        self.out.extend(stmt.exclude);
        for member in stmt.members {
            match member {
                EpochMember::Person { pid, .. } => self.persons.insert(pid),
                EpochMember::Dept { dept, .. } => self.depts.insert(dept),
            };
        }
        Ok(())
    }

    /// Whether a reader is told of a representation of the thread's subject: what she signed or holds, whoever is named here,
    /// and whoever may open all of the subject's post `now`, since her next epoch must name him; from a list (`None`) nobody
    /// writes. Two parents who write apart learn nothing of each other.
    fn concerns(
        &self,
        one: &Representation,
        reader: Option<PersonId>,
        now: Option<Timestamp>,
    ) -> bool {
        let needed = now.is_some_and(|now| one.opens_post(now)) && !self.out.contains(&one.rep);
        reader.is_none_or(|pid| pid == one.subject || pid == one.rep)
            || self.persons.contains(&one.rep)
            || needed
    }
}

/// What a reader is told to check threads by. What is said of one thread says nothing of another: a person who is named in
/// the first may act in the second without the reader's knowledge.
struct Told {
    /// Who reads; `None` is staff, who is told of everybody.
    reader: Option<PersonId>,
    persons: BTreeSet<PersonId>,
    depts: BTreeSet<Dept>,
    representations: BTreeSet<Hash>,
    /// Who may act for a subject, looked up once.
    acting: BTreeMap<PersonId, Vec<Representation>>,
}

impl Told {
    const fn to(reader: Option<PersonId>) -> Self {
        Self {
            reader,
            persons: BTreeSet::new(),
            depts: BTreeSet::new(),
            representations: BTreeSet::new(),
            acting: BTreeMap::new(),
        }
    }

    /// Adds what one thread names.
    fn about(
        &mut self,
        tx: &mut Tx<'_>,
        named: Named,
        now: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        for subject in &named.subjects {
            if !self.acting.contains_key(subject) {
                let mut all = tx.representations().of_person(*subject)?;
                all.retain(|one| one.subject == *subject);
                self.acting.insert(*subject, all);
            }
            for one in self.acting.get(subject).into_iter().flatten() {
                if named.concerns(one, self.reader, now) {
                    self.persons.insert(one.rep);
                    self.representations.insert(one.sh);
                }
            }
        }
        self.persons.extend(named.persons);
        self.depts.extend(named.depts);
        Ok(())
    }

    fn statements(mut self, tx: &mut Tx<'_>) -> Result<Vec<AttestedText>, StoreError> {
        let mut out = Vec::new();
        for dept in &self.depts {
            let found = tx
                .statements()
                .find_by_subject(StatementKind::DeptEpoch, dept.as_str())?;
            // A clerk's department epoch is checked by her keycard and certificate.
            self.persons.extend(found.iter().filter_map(|s| s.by));
            out.extend(found.into_iter().map(|s| s.attested));
        }
        for sh in &self.representations {
            let found = tx.statements().lookup(*sh)?;
            out.extend(found.map(|s| s.attested));
        }
        for pid in &self.persons {
            for kind in PERSONAL {
                let found = tx.statements().find_by_subject(kind, &pid.to_string())?;
                out.extend(found.into_iter().map(|s| s.attested));
            }
        }
        Ok(out)
    }
}

/// What is kept about a person.
const PERSONAL: [StatementKind; 3] = [
    StatementKind::Keycard,
    StatementKind::Bind,
    StatementKind::Staff,
];

/// Adds the reader's grants to epochs.
fn with_grants(
    tx: &mut Tx<'_>,
    keys: &KeyRing,
    via: &Via,
    thread: ThreadId,
    lane: Lane,
    epochs: Vec<StoredEpoch>,
) -> Result<Vec<EpochItem>, StoreError> {
    let mut grants: Vec<(u64, GrantItem)> = Vec::new();
    match via {
        Via::Person { pid, from_idx, .. } => {
            grants = tx.grants().of_person(keys, thread, lane, *pid)?;
            // Grants for epochs whose messages are all withheld are withheld as well.
            let hidden = |epoch: u64| {
                epochs
                    .iter()
                    .any(|e| e.epoch == epoch + 1 && e.first_idx <= *from_idx)
                    && epochs
                        .iter()
                        .any(|e| e.epoch == epoch && e.first_idx < *from_idx)
            };
            grants.retain(|(epoch, _)| !hidden(*epoch));
        }
        Via::Units { depts, .. } => {
            for dept in depts {
                grants.extend(tx.grants().of_unit(keys, thread, lane, dept)?);
            }
        }
    }
    let mut items = Vec::with_capacity(epochs.len());
    for epoch in epochs {
        let own = grants
            .iter()
            .filter(|(n, _)| *n == epoch.epoch)
            .map(|(_, g)| g.clone());
        items.push(EpochItem {
            epoch: epoch.epoch,
            stmt: epoch.stmt,
            grants: own.collect(),
        });
    }
    Ok(items)
}

/// Heads of threads, in the order asked for; those that the actor does not see are left out. Class `hoch` is in no list: it
/// opens in its thread.
///
/// # Errors
/// When the database does not answer.
pub fn heads(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    keys: &KeyRing,
    actor: Actor,
    clearance: &Clearance,
    ids: &[ThreadId],
) -> Result<Vec<HeadView>, StoreError> {
    let mut out = Vec::with_capacity(ids.len());
    for id in ids {
        let Some(access) = tx
            .threads()
            .lookup_for(actor, *id, Access::Read, ctx.now())?
        else {
            continue;
        };
        let head = tx.lanes().lookup(*id, Lane::Case)?.or_absent()?;
        let from = first_idx(&access.via);
        let last = if head.last_idx == 0 || head.last_idx < from {
            None
        } else {
            tx.messages().at(*id, Lane::Case, head.last_idx)?
        };
        let number = last.as_ref().map_or(head.epoch, |m| m.header.epoch);
        let epoch = tx.lanes().epoch(*id, Lane::Case, number)?.or_absent()?;
        let epochs = with_grants(tx, keys, &access.via, *id, Lane::Case, vec![epoch])?;
        let protected = last
            .as_ref()
            .is_some_and(|m| !clearance.lists(m.header.class));
        out.push(HeadView {
            thread: *id,
            epochs,
            last: last.filter(|_| !protected),
            protected,
        });
    }
    Ok(out)
}

/// The statements that heads name (keycards, bindings, certificates, department epochs), each once: what a list
/// needs to check its subjects by.
///
/// # Errors
/// When the database does not answer.
pub fn head_statements(
    tx: &mut Tx<'_>,
    actor: Actor,
    heads: &[HeadView],
) -> Result<Vec<AttestedText>, StoreError> {
    let mut told = Told::to(match actor {
        Actor::Person { pid } => Some(pid),
        Actor::Staff { .. } | Actor::Agent => None,
    });
    for head in heads {
        let mut named = Named::default();
        for epoch in &head.epochs {
            named.read(&epoch.stmt)?;
        }
        named
            .persons
            .extend(head.last.as_ref().map(|m| m.header.sender));
        told.about(tx, named, None)?;
    }
    told.statements(tx)
}

fn first_idx(via: &Via) -> u64 {
    match via {
        Via::Person { from_idx, .. } => *from_idx,
        Via::Units { .. } => 1,
    }
}

/// The first message of a lane that somebody may fetch.
fn first_in(tx: &mut Tx<'_>, via: &Via, thread: ThreadId, lane: Lane) -> Result<u64, StoreError> {
    match (via, lane) {
        (Via::Units { depts, .. }, Lane::Internal) => tx.threads().notes_from(thread, depts),
        _ => Ok(first_idx(via)),
    }
}

/// Messages of a lane behind `after`, as far as the actor may fetch them. A page is given whole or not at all: with a hole in
/// it nobody could tell what was held back for a class from what a server hides.
///
/// # Errors
/// [`StoreError::Absent`]; [`StoreError::StepUp`] when the class of one of them is beyond `clearance`.
#[expect(clippy::too_many_arguments, reason = "who, how sure, and which page")]
pub fn messages_page(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    clearance: &Clearance,
    thread: ThreadId,
    lane: Lane,
    after: u64,
    limit: u32,
) -> Result<Vec<MessageItem>, StoreError> {
    let access = tx
        .threads()
        .lookup_for(actor, thread, Access::Read, ctx.now())?
        .or_absent()?;
    if lane == Lane::Internal && !access.via.sees_internal() {
        return Err(StoreError::Absent);
    }
    let after = after.max(first_in(tx, &access.via, thread, lane)?.saturating_sub(1));
    let mut page = tx.messages().page(thread, lane, after, limit)?;
    // That a second employee had to agree is the insurer's own business.
    if access.via.sees_internal() && lane == Lane::Case {
        let mut releases = tx.messages().releases(thread)?;
        for item in &mut page {
            item.release = releases.remove(&item.header.mid);
        }
    }
    for item in &page {
        // A receipt has no content.
        if item.header.kind != MessageKind::Receipt {
            clearance.check(item.header.class, Access::Read)?;
        }
    }
    Ok(page)
}

/// Who released messages of a thread: colleagues check that by their keycards and certificates.
fn releasers(tx: &mut Tx<'_>, thread: ThreadId) -> Result<Vec<PersonId>, StoreError> {
    let mut found = Vec::new();
    for stmt in tx.messages().releases(thread)?.values() {
        let release: Release = serde_json::from_slice(stmt.envelope()?.payload())
            .map_err(|e| StoreError::Internal(format!("stored release: {e}")))?;
        found.push(release.by.pid);
    }
    Ok(found)
}

/// Where the bytes of an attachment are, if it is part of a message that the actor may fetch; its class is that of the message.
///
/// # Errors
/// [`StoreError::Absent`]; [`StoreError::StepUp`] when its class is beyond `clearance`.
pub fn readable_attachment(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    actor: Actor,
    clearance: &Clearance,
    aid: AttachmentId,
) -> Result<AttachmentBlob, StoreError> {
    let found = tx.attachments().lookup(aid)?.or_absent()?;
    if is_of_draft(tx, actor, &found)? {
        return blob_of(found);
    }
    let (thread, lane, mid) = found
        .place
        .filter(|_| found.state == AttachmentState::Attached)
        .or_absent()?;
    let access = tx
        .threads()
        .lookup_for(actor, thread, Access::Read, ctx.now())?
        .or_absent()?;
    if lane == Lane::Internal && !access.via.sees_internal() {
        return Err(StoreError::Absent);
    }
    let class = match tx.messages().idx_and_class(mid)? {
        Some((idx, class)) if idx >= first_in(tx, &access.via, thread, lane)? => class,
        Some(_) => return Err(StoreError::Absent),
        // Part of a message that waits: for the unit, not for whom it is written to.
        None if access.via.sees_internal() => class_of_waiting(tx, &access.via, thread, mid)?,
        None => return Err(StoreError::Absent),
    };
    clearance.check(class, Access::Read)?;
    blob_of(found)
}

/// A finished upload that a draft of the asking person names: her other devices go on with it.
fn is_of_draft(tx: &mut Tx<'_>, actor: Actor, found: &Attachment) -> Result<bool, StoreError> {
    let Actor::Person { pid } = actor else {
        return Ok(false);
    };
    Ok(found.owner == pid
        && found.state == AttachmentState::Uploaded
        && tx.drafts().names(pid, found.aid)?)
}

fn blob_of(found: Attachment) -> Result<AttachmentBlob, StoreError> {
    match (found.size, found.sha256) {
        (Some(size), Some(sha256)) => Ok(AttachmentBlob {
            blob: found.blob,
            size,
            sha256,
        }),
        _ => Err(StoreError::Internal("attached without size".to_owned())),
    }
}

/// The class of a message that waits; what came with the code of a letter has that of its case.
fn class_of_waiting(
    tx: &mut Tx<'_>,
    via: &Via,
    thread: ThreadId,
    mid: MessageId,
) -> Result<MessageClass, StoreError> {
    if let Some(waiting) = tx.staged().lookup(mid)? {
        return Ok(waiting.header.class);
    }
    let id = ReplyCodeId::from_bytes(*mid.as_bytes());
    let code = tx.reply_codes().lookup(id)?.or_absent()?;
    let case = tx.threads().lookup(thread)?.or_absent()?;
    let notes_from = first_in(tx, via, thread, Lane::Internal)?;
    if code.thread == thread && shares_answers(via, notes_from, &code) {
        Ok(case.class)
    } else {
        Err(StoreError::Absent)
    }
}

/// Whether a unit is told of a code in a letter, and of what came with it: earlier ones stay with the unit that made them when its notes do.
fn shares_answers(via: &Via, notes_from: u64, code: &ReplyCode) -> bool {
    match via {
        Via::Person { .. } => false,
        Via::Units { depts, .. } => notes_from <= 1 || depts.contains(&code.made.dept),
    }
}
