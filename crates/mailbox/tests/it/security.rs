// SPDX-License-Identifier: EUPL-1.2
//! What happened to an account: a row in the transaction of the thing itself, a mail if it matters; and access that is blocked.

use std::time::Duration;

use mailbox::ids::PersonId;
use mailbox::model::{
    ActorKind, MethodTag, NewSecurityEvent, OutboxKind, OutboxRow, OutboxState, Outcome, Passkey,
    PersonState, RequestKind, RequestState, SecurityKind as Kind, SecurityWord as Word,
    SessionState, SmtpReply,
};
use mailbox::service;
use mailbox::{Ciphertext, OutboxStore, StoreError};
use protocol::statement::{PersonRole, RepRight};
use uuid::Uuid;

use crate::activation::{answer, ask_bind, bound, carryover_command, lookup};
use crate::support::people::{Human, method, random_hash};
use crate::support::{World, both, sealed};

const LEASE: Duration = Duration::from_secs(60);
const INTERVAL: u64 = 600;

/// Kinds and words, oldest first.
async fn events(w: &World, pid: PersonId) -> Vec<(Kind, Option<Word>)> {
    let page = w
        .tx(move |tx| tx.security_events().page(pid, None, 100))
        .await
        .unwrap();
    let mut events: Vec<_> = page.rows.iter().map(|e| (e.new.kind, e.new.word)).collect();
    events.reverse();
    events
}

/// All but the binding with which the account began. Events of one moment have no order.
async fn since(w: &World, human: &Human) -> Vec<(Kind, Option<Word>)> {
    let mut all = events(w, human.pid).await;
    let first = all
        .iter()
        .position(|e| *e == (Kind::Bound, Some(Word::Letter)));
    all.remove(first.unwrap());
    all
}

async fn mails(w: &World, pid: PersonId) -> Vec<OutboxRow> {
    let mut rows = w
        .tx(move |tx| tx.outbox().find_by_person(pid))
        .await
        .unwrap();
    rows.retain(|row| row.kind == OutboxKind::Security);
    rows
}

fn event(pid: PersonId, kind: Kind, word: Option<Word>) -> NewSecurityEvent {
    NewSecurityEvent {
        pid,
        kind,
        word,
        session: None,
    }
}

async fn tell(w: &World, event: NewSecurityEvent) {
    // Rows made later sort later.
    w.clock.advance(Duration::from_millis(1));
    let ctx = w.ctx();
    w.tx(move |tx| service::tell(tx, &ctx, event))
        .await
        .unwrap();
}

async fn block(w: &World, human: &Human) {
    w.clock.advance(Duration::from_millis(1));
    let (ctx, pid) = (w.ctx(), human.pid);
    let by = (ActorKind::Insured, Some(pid));
    w.tx(move |tx| service::block_person(tx, &ctx, by, pid, None))
        .await
        .unwrap();
}

async fn state(w: &World, pid: PersonId) -> PersonState {
    w.tx(move |tx| tx.persons().lookup(pid))
        .await
        .unwrap()
        .unwrap()
        .state
}

async fn binding(w: &World, pid: PersonId) -> Option<protocol::Hash> {
    w.tx(move |tx| tx.persons().lookup(pid))
        .await
        .unwrap()
        .unwrap()
        .binding
}

both! {
    async fn the_list_is_newest_first_and_pages_do_not_overlap(w: World) {
        let (human, other) = (w.insured().await, w.insured().await);
        let pid = human.pid;
        for word in [Word::Passkey, Word::Password, Word::Recovery] {
            tell(w, event(pid, Kind::SignIn, Some(word))).await;
        }
        // Two at the same microsecond: the id decides.
        let (ctx, one) = (w.ctx(), event(pid, Kind::SessionEnded, None));
        w.tx(move |tx| service::tell(tx, &ctx, one)).await.unwrap();
        let mut seen = Vec::new();
        let mut before = None;
        loop {
            let page = w.tx(move |tx| tx.security_events().page(pid, before, 2)).await.unwrap();
            assert!(page.rows.len() <= 2);
            seen.extend(page.rows);
            before = page.next;
            if before.is_none() { break; }
        }
        assert_eq!(seen.len(), 5);
        assert!(seen.windows(2).all(|p| (p[0].at, p[0].id) > (p[1].at, p[1].id)));
        assert!(seen.iter().all(|e| e.new.pid == pid), "nobody else's");
        assert_eq!(events(w, other.pid).await, [(Kind::Bound, Some(Word::Letter))]);
    }
}

both! {
    async fn an_event_is_committed_with_the_thing_or_not_at_all(w: World) {
        let human = w.insured().await;
        w.contact(human.pid).await;
        let (ctx, pid) = (w.ctx(), human.pid);
        let by = (ActorKind::Insured, Some(pid));
        let failed: Result<(), _> = w.tx(move |tx| {
            service::block_person(tx, &ctx, by, pid, None)?;
            Err(StoreError::Busy)
        }).await;
        assert_eq!(failed, Err(StoreError::Busy));
        assert_eq!(since(w, &human).await, []);
        assert_eq!(state(w, pid).await, PersonState::Active);
        assert!(mails(w, pid).await.is_empty());
    }
}

both! {
    async fn ninety_days_and_they_are_gone(w: World) {
        let human = w.insured().await;
        w.advance(90 * 86_400);
        let now = w.ctx();
        let kept = w.tx(move |tx| service::purge_expired(tx, &now)).await.unwrap();
        assert_eq!(kept.security, 0);
        w.advance(1);
        let now = w.ctx();
        let gone = w.tx(move |tx| service::purge_expired(tx, &now)).await.unwrap();
        assert_eq!(gone.security, 1);
        assert_eq!(events(w, human.pid).await, []);
    }
}

both! {
    async fn a_code_shown_again_and_birth_dates_tried_are_told(w: World) {
        let human = w.insured().await;
        for _ in 0..3 { lookup(w, human.locator_hash).await; }
        assert_eq!(since(w, &human).await, [(Kind::CodeReused, None)], "once");
        let pid = PersonId::new(Uuid::new_v4());
        let code = w.issue(pid, PersonRole::Insured, 1).await;
        w.contact(pid).await;
        for left in [1, 0] {
            w.advance(1);
            let (request, ..) = ask_bind(w, pid, code.aid, 1, None).await;
            let refused = service::Answer::Refused { reason: "wrong-claims".to_owned(), tries_left: left };
            answer(w, request, refused).await.unwrap();
        }
        assert_eq!(events(w, pid).await, [(Kind::TriesBlocked, Some(Word::Activation))]);
        assert_eq!(mails(w, pid).await.len(), 1, "whoever tries holds her letter");
    }
}

both! {
    async fn wrong_passwords_are_told_when_they_reach_the_limit_but_not_by_mail(w: World) {
        let human = w.insured().await;
        let (ctx, pid, password) = (w.ctx(), human.pid, method(MethodTag::Pwd));
        let (methods, file) = (vec![password.clone()], Ciphertext::bundle(sealed("b")).unwrap());
        w.tx(move |tx| service::put_bundle(tx, &ctx, (pid, None), 1, 2, &file, &methods)).await.unwrap();
        let mailed = mails(w, pid).await.iter().map(|r| r.items).sum::<u64>();
        for _ in 0..service::TRIES + 3 {
            let (ctx, id, wrong) = (w.ctx(), password.id, random_hash());
            w.tx(move |tx| service::check_secret(tx, &ctx, pid, id, wrong)).await.unwrap();
            w.clock.advance(service::SLOW_DOWN * 2);
        }
        let tries: Vec<_> = since(w, &human).await.into_iter().filter(|e| e.0 == Kind::TriesBlocked).collect();
        assert_eq!(tries, [(Kind::TriesBlocked, Some(Word::Password))]);
        assert_eq!(mails(w, pid).await.iter().map(|r| r.items).sum::<u64>(), mailed);
    }
}

both! {
    async fn methods_that_come_and_go_are_told_and_a_passkey_by_itself_only(w: World) {
        let human = w.insured().await;
        let pid = human.pid;
        let old = w.tx(move |tx| tx.methods().find_by_person(pid)).await.unwrap();
        let prf = old.iter().find(|m| m.new.tag == MethodTag::Prf).unwrap().new.clone();
        let named = method(MethodTag::Prf);
        let passkey = Passkey {
            credential_id: b"second".to_vec(), pid, method: Some(named.id), passkey: "{}".to_owned(),
            activation: None, created_at: w.now(), used_at: None,
        };
        w.tx(move |tx| tx.passkeys().insert(&passkey)).await.unwrap();
        let put = |seq: u64, methods: Vec<mailbox::model::NewMethod>| {
            w.clock.advance(Duration::from_millis(1));
            let (ctx, file) = (w.ctx(), Ciphertext::bundle(sealed("b")).unwrap());
            w.store.transaction("put", move |tx| {
                service::put_bundle(tx, &ctx, (pid, None), seq, seq + 1, &file, &methods)
            })
        };
        // The sheet is made anew, a password comes, and a method of a passkey whose own event tells of it.
        let (sheet, password) = (method(MethodTag::Rec), method(MethodTag::Pwd));
        put(1, vec![prf.clone(), named.clone(), sheet.clone(), password.clone()]).await.unwrap();
        let mut told = since(w, &human).await;
        told.sort_unstable();
        assert_eq!(told, [(Kind::MethodAdded, Some(Word::Password)), (Kind::MethodRemade, Some(Word::Recovery))]);
        // A method that only says that it is a passkey's.
        put(2, vec![prf.clone(), named.clone(), sheet, method(MethodTag::Prf)]).await.unwrap();
        let mut told = since(w, &human).await.split_off(2);
        told.sort_unstable();
        assert_eq!(told, [(Kind::MethodAdded, Some(Word::Passkey)), (Kind::MethodRemoved, Some(Word::Password))]);
        // The same methods with a new bundle: nothing to tell.
        let same = w.tx(move |tx| tx.methods().find_by_person(pid)).await.unwrap();
        put(3, same.into_iter().map(|m| m.new).collect()).await.unwrap();
        assert_eq!(since(w, &human).await.len(), 4);
        let ctx = w.ctx();
        w.tx(move |tx| service::remove_passkey(tx, &ctx, pid, None, b"second")).await.unwrap();
        assert_eq!(since(w, &human).await.last(), Some(&(Kind::PasskeyRemoved, None)));
    }
}

both! {
    async fn a_change_of_keys_is_told_when_asked_for_and_when_it_counts(w: World) {
        let human = w.insured().await;
        let pid = human.pid;
        let session = w.session(pid, None, SessionState::Full).await;
        w.session(pid, None, SessionState::Full).await;
        let lost = Passkey {
            credential_id: b"lost".to_vec(), pid, method: None, passkey: "{}".to_owned(),
            activation: None, created_at: w.now(), used_at: None,
        };
        w.tx(move |tx| tx.passkeys().insert(&lost)).await.unwrap();
        let (command, _) = carryover_command(w, &human).await;
        w.advance(1);
        let (ctx, sent, asking) = (w.ctx(), command.clone(), session.clone());
        let request = w.tx(move |tx| service::carryover(tx, &ctx, &asking, &sent)).await.unwrap();
        let mut told = since(w, &human).await;
        told.sort_unstable();
        assert_eq!(told, [(Kind::CarryoverAsked, None), (Kind::SessionsEnded, None)]);
        w.advance(1);
        let until = w.now() + Duration::from_secs(72 * 3600);
        answer(w, request, service::Answer::Pending { until }).await.unwrap();
        assert_eq!(since(w, &human).await.len(), 2, "waiting is nothing new");
        let bind = w.bind_stmt(pid, PersonRole::Insured, command.keycard.sh(), 2, binding(w, pid).await);
        answer(w, request, bound(bind, None)).await.unwrap();
        let mut told = since(w, &human).await.split_off(2);
        told.sort_unstable();
        // The command has one new passkey method that no passkey names, and neither of the two old methods.
        assert_eq!(told, [
            (Kind::Bound, Some(Word::Letter)),
            (Kind::PasskeyRemoved, None),
            (Kind::MethodAdded, Some(Word::Passkey)),
            (Kind::MethodRemoved, Some(Word::Recovery)),
        ]);
        let page = w.tx(move |tx| tx.security_events().page(pid, None, 100)).await.unwrap();
        let here = page.rows.iter().filter(|e| e.new.session == Some(session.new.id)).count();
        assert_eq!(here, 6, "everything was done in her session");
    }
}

both! {
    async fn representations_are_told_to_both(w: World) {
        let (rep, subject) = (w.insured().await, w.insured().await);
        for human in [&rep, &subject] {
            w.contact(human.pid).await;
        }
        w.advance(1);
        let given = w.for_a_year(&[RepRight::Read]);
        w.represent(rep.pid, subject.pid, given).await.unwrap();
        assert_eq!(since(w, &rep).await, [(Kind::RepresentationBegan, Some(Word::Rep))]);
        assert_eq!(since(w, &subject).await, [(Kind::RepresentationBegan, Some(Word::Subject))]);
        let items = |rows: Vec<OutboxRow>| rows.iter().map(|r| r.items).sum::<u64>();
        assert_eq!(items(mails(w, subject.pid).await), 1);
        assert_eq!(items(mails(w, rep.pid).await), 0, "her own doing");
    }
}

both! {
    async fn a_session_ended_from_elsewhere_is_told_and_signing_out_is_not(w: World) {
        let (human, other) = (w.insured().await, w.insured().await);
        let pid = human.pid;
        let here = w.session(pid, None, SessionState::Full).await.new.id;
        let there = w.session(pid, None, SessionState::Full).await.new.id;
        w.advance(1);
        let end = |whose: PersonId, ended| {
            let ctx = w.ctx();
            w.store.transaction("end", move |tx| service::end_session(tx, &ctx, whose, here, ended))
        };
        assert_eq!(end(other.pid, there).await, Err(StoreError::Absent));
        end(pid, there).await.unwrap();
        end(pid, here).await.unwrap();
        assert_eq!(since(w, &human).await, [(Kind::SessionEnded, None)]);
        assert_eq!(since(w, &other).await, []);
    }
}

struct Mailed<'w> {
    w: &'w World,
    pid: PersonId,
    outbox: OutboxStore,
}

impl<'w> Mailed<'w> {
    /// A person with an address, and one mail behind her.
    async fn new(w: &'w World) -> Self {
        let pid = w.insured().await.pid;
        w.contact(pid).await;
        let outbox = OutboxStore::new(&w.store, w.ambient.clone());
        let me = Self { w, pid, outbox };
        me.tell(Kind::Bound).await;
        assert_eq!(me.send(ok()).await, Some(OutboxState::Sent));
        w.advance(INTERVAL);
        me
    }

    /// Delivers what is due; none if nothing is.
    async fn send(&self, outcome: Outcome) -> Option<OutboxState> {
        let mut leases = self.outbox.lease(10, LEASE).await.unwrap();
        assert!(leases.len() <= 1);
        let lease = leases.pop()?;
        assert_eq!(lease.pid, self.pid);
        let attempt = self
            .outbox
            .begin_attempt(&lease, None, None, LEASE)
            .await
            .unwrap();
        Some(
            self.outbox
                .complete(&lease, &attempt, outcome)
                .await
                .unwrap(),
        )
    }

    async fn tell(&self, kind: Kind) {
        tell(self.w, event(self.pid, kind, None)).await;
    }
}

fn ok() -> Outcome {
    Outcome::Sent(SmtpReply::default())
}

both! {
    async fn a_mail_goes_at_once_whatever_was_read_and_several_within_ten_minutes_are_one(w: World) {
        let b = Mailed::new(w).await;
        b.tell(Kind::PasskeyAdded).await;
        b.tell(Kind::CarryoverAsked).await;
        assert_eq!(b.send(ok()).await, Some(OutboxState::Sent), "she has nothing unread");
        assert_eq!(mails(w, b.pid).await.last().unwrap().items, 2);
        for _ in 0..5 { b.tell(Kind::PasskeyRemoved).await; }
        assert_eq!(b.send(ok()).await, None, "not yet");
        w.advance(INTERVAL);
        assert_eq!(b.send(ok()).await, Some(OutboxState::Sent));
        assert_eq!(mails(w, b.pid).await.last().unwrap().items, 5);
        assert_eq!(b.send(ok()).await, None);
        // What does not matter enough is in the list and makes no mail.
        for kind in [Kind::SignIn, Kind::SessionEnded, Kind::SessionsEnded, Kind::RepresentationEnded] {
            b.tell(kind).await;
        }
        w.advance(INTERVAL);
        assert_eq!(b.send(ok()).await, None);
    }
}

both! {
    async fn the_two_clocks_do_not_know_of_each_other(w: World) {
        let b = Mailed::new(w).await;
        let (ctx, pid) = (w.ctx(), b.pid);
        // A digest was sent a moment ago and another waits until tomorrow.
        let policy = w.config.notify;
        w.tx(move |tx| tx.outbox().enqueue(pid, OutboxKind::Message, policy, &ctx)).await.unwrap();
        assert_eq!(b.send(ok()).await, None, "nothing is unread: moot");
        b.tell(Kind::Blocked).await;
        let ctx = w.ctx();
        w.tx(move |tx| tx.outbox().enqueue(pid, OutboxKind::Message, policy, &ctx)).await.unwrap();
        let rows = w.tx(move |tx| tx.outbox().find_by_person(pid)).await.unwrap();
        let pending: Vec<_> = rows.iter().filter(|r| r.state == OutboxState::Pending).map(|r| r.kind).collect();
        assert_eq!(pending.len(), 2, "one of each kind: {pending:?}");
        assert_eq!(b.send(ok()).await, Some(OutboxState::Sent));
        assert_eq!(mails(w, pid).await.iter().filter(|r| r.state == OutboxState::Sent).count(), 2);
    }
}

both! {
    async fn an_unknown_outcome_is_reminded_of_once_and_not_without_end(w: World) {
        let b = Mailed::new(w).await;
        let sent = mails(w, b.pid).await.len();
        b.tell(Kind::PasskeyAdded).await;
        let unknown = || Outcome::Unknown(SmtpReply::default());
        assert_eq!(b.send(unknown()).await, Some(OutboxState::Unknown));
        assert_eq!(b.send(unknown()).await, None, "not at once");
        w.advance(INTERVAL);
        assert_eq!(b.send(unknown()).await, Some(OutboxState::Unknown));
        w.advance(INTERVAL * 10);
        assert_eq!(b.send(unknown()).await, None);
        assert_eq!(mails(w, b.pid).await.len(), sent + 2);
        // Something new is told all the same.
        b.tell(Kind::PasskeyRemoved).await;
        assert_eq!(b.send(ok()).await, Some(OutboxState::Sent));
    }
}

both! {
    async fn without_an_address_there_is_a_list_and_no_mail(w: World) {
        let human = w.insured().await;
        block(w, &human).await;
        assert!(mails(w, human.pid).await.is_empty());
        // An address from afterwards is not told of what was before it.
        w.contact(human.pid).await;
        let outbox = OutboxStore::new(&w.store, w.ambient.clone());
        assert!(outbox.lease(10, LEASE).await.unwrap().is_empty());
        assert_eq!(since(w, &human).await, [(Kind::Blocked, Some(Word::Own))]);
    }
}

both! {
    async fn who_has_left_comes_back_with_a_letter_from_afterwards_only(w: World) {
        let human = w.insured().await;
        let pid = human.pid;
        let session = w.session(pid, None, SessionState::Full).await;
        let early = w.issue(pid, PersonRole::Insured, 2).await;
        w.advance(1);
        let (ctx, here) = (w.ctx(), session.new.id);
        w.tx(move |tx| service::leave_portal(tx, &ctx, pid, here)).await.unwrap();
        assert_eq!(lookup(w, early.locator_hash).await, service::CodeLookup::Refused);
        w.advance(1);
        let code = w.issue(pid, PersonRole::Insured, 3).await;
        let (request, keycard, ..) = ask_bind(w, pid, code.aid, 2, Some(human.kc)).await;
        assert_eq!(state(w, pid).await, PersonState::Left, "asking is not enough");
        let bind = w.bind_stmt(pid, PersonRole::Insured, keycard.sh(), 2, binding(w, pid).await);
        answer(w, request, bound(bind, None)).await.unwrap();
        assert_eq!(state(w, pid).await, PersonState::Active);
        let mut told: Vec<_> = since(w, &human).await.into_iter().map(|event| event.0).collect();
        told.sort_unstable();
        assert_eq!(told, [Kind::Bound, Kind::Unblocked, Kind::Left]);
    }
}

both! {
    async fn blocking_ends_sessions_codes_and_keys_that_wait(w: World) {
        let human = w.insured().await;
        let pid = human.pid;
        let session = w.session(pid, None, SessionState::Full).await;
        let code = w.issue(pid, PersonRole::Insured, 2).await;
        let (command, _) = carryover_command(w, &human).await;
        let (ctx, asking) = (w.ctx(), session.clone());
        let waiting = w.tx(move |tx| service::carryover(tx, &ctx, &asking, &command)).await.unwrap();
        let (asked, keycard, ..) = ask_bind(w, pid, code.aid, 2, Some(human.kc)).await;
        block(w, &human).await;
        let (now, idle) = (w.now(), Duration::from_secs(1800));
        assert!(w.tx(move |tx| tx.sessions().find_by_person(pid, now, idle)).await.unwrap().is_empty());
        for request in [waiting, asked] {
            let found = w.tx(move |tx| tx.requests().lookup(request)).await.unwrap().unwrap();
            assert_eq!((found.state, found.reason.as_deref()), (RequestState::Refused, Some("superseded")));
        }
        // A letter from before does not open what was closed after it, not even one whose answer is under way.
        assert_eq!(lookup(w, code.locator_hash).await, service::CodeLookup::Refused);
        let bind = w.bind_stmt(pid, PersonRole::Insured, keycard.sh(), 2, binding(w, pid).await);
        let late = answer(w, asked, bound(bind, None)).await;
        assert_eq!(late, Err(StoreError::Conflict(mailbox::Conflict::State)));
        assert_eq!(state(w, pid).await, PersonState::Blocked);
        // Twice is once.
        block(w, &human).await;
        let blocked = since(w, &human).await.into_iter().filter(|e| e.0 == Kind::Blocked).count();
        assert_eq!(blocked, 1);
        // Nothing is deleted.
        assert!(w.tx(move |tx| tx.bundles().lookup(pid)).await.unwrap().is_some());
    }
}

both! {
    async fn a_new_letter_gives_access_back_and_says_so(w: World) {
        let human = w.insured().await;
        let pid = human.pid;
        block(w, &human).await;
        w.advance(1);
        let code = w.issue(pid, PersonRole::Insured, 2).await;
        let (request, keycard, ..) = ask_bind(w, pid, code.aid, 2, Some(human.kc)).await;
        assert_eq!(state(w, pid).await, PersonState::Blocked, "asking is not enough");
        let bind = w.bind_stmt(pid, PersonRole::Insured, keycard.sh(), 2, binding(w, pid).await);
        answer(w, request, bound(bind, None)).await.unwrap();
        assert_eq!(state(w, pid).await, PersonState::Active);
        let mut told = since(w, &human).await;
        told.sort_unstable();
        assert_eq!(told, [
            (Kind::Bound, Some(Word::Letter)),
            (Kind::Blocked, Some(Word::Own)),
            (Kind::Unblocked, Some(Word::Letter)),
        ]);
    }
}

both! {
    async fn the_old_key_does_not_give_access_back(w: World) {
        let human = w.insured().await;
        let pid = human.pid;
        let session = w.session(pid, None, SessionState::Full).await;
        let (command, _) = carryover_command(w, &human).await;
        let (ctx, asking, sent) = (w.ctx(), session.clone(), command.clone());
        let request = w.tx(move |tx| service::carryover(tx, &ctx, &asking, &sent)).await.unwrap();
        // Blocked without ending what waits, as if the answer had overtaken the block.
        w.tx(move |tx| tx.persons().mark_state(pid, PersonState::Blocked)).await.unwrap();
        let bind = w.bind_stmt(pid, PersonRole::Insured, command.keycard.sh(), 2, binding(w, pid).await);
        answer(w, request, bound(bind, None)).await.unwrap();
        assert_eq!(state(w, pid).await, PersonState::Blocked);
        let (now, idle) = (w.now(), Duration::from_secs(1800));
        assert!(w.tx(move |tx| tx.sessions().find_by_person(pid, now, idle)).await.unwrap().is_empty());
        // The binding stands, so that the next one can name it.
        let found = w.tx(move |tx| tx.requests().newest(pid, RequestKind::Carryover)).await.unwrap().unwrap();
        assert_eq!(found.state, RequestState::Done);
        let told = since(w, &human).await;
        assert!(!told.iter().any(|e| e.0 == Kind::Unblocked));
    }
}

both! {
    async fn the_insurer_blocks_and_unblocks_and_both_are_told(w: World) {
        let human = w.insured().await;
        let pid = human.pid;
        w.advance(1);
        let (ctx, by) = (w.ctx(), (ActorKind::System, None));
        w.tx(move |tx| service::block_person(tx, &ctx, by, pid, None)).await.unwrap();
        w.advance(1);
        let ctx = w.ctx();
        w.tx(move |tx| {
            service::unblock_person(tx, &ctx, by, pid)?;
            service::unblock_person(tx, &ctx, by, pid)
        }).await.unwrap();
        assert_eq!(since(w, &human).await, [
            (Kind::Blocked, Some(Word::Insurer)),
            (Kind::Unblocked, Some(Word::Insurer)),
        ]);
        assert_eq!(state(w, pid).await, PersonState::Active);
    }
}
