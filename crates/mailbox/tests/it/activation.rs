// SPDX-License-Identifier: EUPL-1.2
//! Codes, bindings and new keys: what takes effect, when, and for whom.

use std::time::Duration;

use mailbox::ids::PersonId;
use mailbox::model::{
    Access, ActivationState, Level, MethodTag, Passkey, PersonState, RequestKind, RequestState,
    SessionChange, SessionMethod, SessionState,
};
use mailbox::service::{self, ActivationCommand, Answer, CarryoverCommand, CodeLookup};
use mailbox::{Ciphertext, Conflict, StoreError};
use protocol::ids::UnixTime;
use protocol::json::V1;
use protocol::statement::{
    Assurance, Attested, Bind, CarryoverReason, CarryoverRequest, PersonRole,
};
use protocol::{Hash, Signed, SigningKey};
use uuid::Uuid;

use crate::support::cleared;
use crate::support::people::{method, random_hash};
use crate::support::{Human, World, both, org, sealed};

pub(crate) async fn lookup(w: &World, locator: Hash) -> CodeLookup {
    let ctx = w.ctx();
    w.tx(move |tx| service::lookup_code(tx, &ctx, locator))
        .await
        .unwrap()
}

fn usable(found: &CodeLookup) -> bool {
    matches!(found, CodeLookup::Usable { .. })
}

/// Someone with a letter goes through activation up to the bind request.
pub(crate) async fn ask_bind(
    w: &World,
    pid: PersonId,
    aid: mailbox::ids::ActivationId,
    seq: u64,
    prev: Option<Hash>,
) -> (
    mailbox::ids::RequestId,
    Signed<protocol::statement::Keycard>,
    SigningKey,
    ActivationCommand,
) {
    let session = w.session(pid, Some(aid), SessionState::Activating).await;
    let key = SigningKey::from_seed(random_hash().as_bytes());
    let keycard = w.keycard(pid, PersonRole::Insured, &key, seq, prev);
    let command = ActivationCommand {
        keycard: keycard.clone(),
        bind_request: Ciphertext::small(sealed("bind request")).unwrap(),
        bundle_seq: 1,
        bundle: Ciphertext::bundle(sealed("other bundle")).unwrap(),
        methods: vec![method(MethodTag::Rec)],
    };
    let (ctx, org, sent) = (w.ctx(), org(), command.clone());
    let request = w
        .tx(move |tx| service::finish_activation(tx, &ctx, &org, &session, &sent))
        .await
        .unwrap();
    (request, keycard, key, command)
}

pub(crate) async fn answer(
    w: &World,
    id: mailbox::ids::RequestId,
    answer: Answer,
) -> Result<(), StoreError> {
    let ctx = w.ctx();
    w.tx(move |tx| service::answer_request(tx, &ctx, id, &answer))
        .await
}

pub(crate) fn bound(
    bind: Signed<protocol::statement::Bind>,
    until: Option<mailbox::Timestamp>,
) -> Answer {
    Answer::Bound {
        bind: Box::new(Attested::logged(bind).into_untyped()),
        quarantine_until: until,
    }
}

both! {
    async fn unknown_expired_superseded_and_used_codes_look_alike(w: World) {
        assert_eq!(lookup(w, random_hash()).await, CodeLookup::Refused);
        let pid = PersonId::new(Uuid::new_v4());
        let first = w.issue(pid, PersonRole::Insured, 1).await;
        assert!(usable(&lookup(w, first.locator_hash).await));
        let second = w.issue(pid, PersonRole::Insured, 2).await;
        assert_eq!(lookup(w, first.locator_hash).await, CodeLookup::Refused, "superseded");
        assert!(usable(&lookup(w, second.locator_hash).await));
        w.advance(86_400 * 30);
        assert_eq!(lookup(w, second.locator_hash).await, CodeLookup::Refused, "expired");
        let human = w.insured().await;
        assert_eq!(lookup(w, human.locator_hash).await, CodeLookup::Refused, "used");
    }
}

both! {
    // A lost answer, or two processes of the registrar that empty one outbox.
    async fn a_code_told_twice_is_told_once(w: World) {
        let pid = PersonId::new(Uuid::new_v4());
        let (first, issue) = w.issue_with_statement(pid, PersonRole::Insured, 1).await;
        assert_eq!(w.tell_activation(&first, &issue).await, Ok(()));
        assert!(usable(&lookup(w, first.locator_hash).await));
        // Another one under the same id is none of it.
        let mut other = first.clone();
        other.mac_org = random_hash();
        let refused = w.tell_activation(&other, &issue).await;
        assert_eq!(refused, Err(StoreError::Conflict(Conflict::Exists)));
        // And a late repetition does not end what was issued since.
        let second = w.issue(pid, PersonRole::Insured, 2).await;
        assert_eq!(w.tell_activation(&first, &issue).await, Ok(()));
        assert!(usable(&lookup(w, second.locator_hash).await));
        assert!(!usable(&lookup(w, first.locator_hash).await));
    }
}

both! {
    async fn a_used_code_raises_one_alarm_and_withholds_history_for_a_week(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let thread = w.thread(&owner, "pflege").await;
        let idxs = || {
            let (ctx, actor) = (w.ctx(), owner.person());
            let page = w.store.read("page", move |tx| {
                service::messages_page(tx, &ctx, actor, &cleared(), thread, protocol::statement::Lane::Case, 0, 9)
            });
            async move { page.await.unwrap().iter().map(|m| m.idx).collect::<Vec<_>>() }
        };
        assert_eq!(idxs().await, [1]);
        for _ in 0..3 {
            assert_eq!(lookup(w, owner.locator_hash).await, CodeLookup::Refused);
        }
        let ctx = w.ctx();
        let work = w.tx(move |tx| service::lease_work(tx, &ctx, Duration::from_secs(60), 10))
            .await.unwrap();
        let kinds: Vec<_> = work.iter().map(|i| i.request.new.kind).collect();
        assert_eq!(kinds, [RequestKind::CodeReused], "one alarm");
        assert_eq!(idxs().await, [0u64; 0], "withheld");
        w.say(&owner, owner.person(), thread, 2).await.unwrap();
        assert_eq!(idxs().await, [2], "the owner is not frozen out");
        w.advance(7 * 86_400);
        assert_eq!(idxs().await, [1, 2]);
    }
}

both! {
    async fn keys_take_effect_with_the_binding_and_not_before(w: World) {
        let owner = w.insured().await;
        let pid = owner.pid;
        let own_session = w.session(pid, None, SessionState::Full).await;
        let code = w.issue(pid, PersonRole::Insured, 2).await;
        let aid = code.aid;
        let passkey = |id: &[u8], activation| Passkey {
            credential_id: id.to_vec(), pid, method: None, passkey: "{}".to_owned(),
            activation, created_at: w.now(), used_at: None,
        };
        let (old, new) = (passkey(b"old", None), passkey(b"new", Some(aid)));
        w.tx(move |tx| { tx.passkeys().insert(&old)?; tx.passkeys().insert(&new) }).await.unwrap();
        let before = w.tx(move |tx| {
            Ok((tx.bundles().lookup(pid)?.unwrap(), tx.methods().find_by_person(pid)?))
        }).await.unwrap();
        let (request, keycard, _, command) = ask_bind(w, pid, aid, 2, Some(owner.kc)).await;
        let state = || {
            let now = w.now();
            w.store.read("state", move |tx| Ok((
                tx.bundles().lookup(pid)?.unwrap(),
                tx.methods().find_by_person(pid)?,
                tx.passkeys().lookup(b"old")?.is_some(),
                tx.passkeys().lookup(b"new")?.is_some(),
                tx.sessions().find_by_person(pid, now, Duration::from_secs(1800))?.len(),
            )))
        };
        // A stranger with a stolen letter has changed nothing so far.
        let waiting = state().await.unwrap();
        assert_eq!((&waiting.0, &waiting.1), (&before.0, &before.1));
        assert_eq!((waiting.2, waiting.3, waiting.4), (true, false, 1));
        let old_bind = w.tx(move |tx| tx.persons().lookup(pid)).await.unwrap().unwrap().binding;
        let bind = w.bind_stmt(pid, PersonRole::Insured, keycard.sh(), 2, old_bind);
        answer(w, request, bound(bind, None)).await.unwrap();
        let after = state().await.unwrap();
        assert_eq!(after.0.file, command.bundle.as_bytes());
        assert_eq!(after.1.len(), 1);
        assert_eq!((after.2, after.3, after.4), (false, true, 0), "old passkeys and sessions end");
        let code = w.tx(move |tx| tx.activations().lookup(aid)).await.unwrap().unwrap();
        assert_eq!(code.state, ActivationState::Bound);
        let stored = w.tx(move |tx| tx.requests().lookup(request)).await.unwrap().unwrap();
        assert_eq!((stored.state, stored.new.body, stored.new.staged), (RequestState::Done, None, None));
        drop(own_session);
    }
}

both! {
    async fn a_binding_that_is_not_the_one_asked_for_is_refused_by_name(w: World) {
        let owner = w.insured().await;
        let pid = owner.pid;
        let code = w.issue(pid, PersonRole::Insured, 2).await;
        let (request, keycard, _, _) = ask_bind(w, pid, code.aid, 2, Some(owner.kc)).await;
        let prev = w.tx(move |tx| tx.persons().lookup(pid)).await.unwrap().unwrap().binding;
        let other = PersonId::new(Uuid::new_v4());
        let role = PersonRole::Insured;
        let cases = [
            (w.bind_stmt(other, role, keycard.sh(), 2, prev), "wrong-person"),
            (w.bind_stmt(pid, role, random_hash(), 2, prev), "wrong-keycard"),
            (w.bind_stmt(pid, role, keycard.sh(), 2, None), "wrong-previous"),
            (w.bind_stmt(pid, PersonRole::Staff, keycard.sh(), 2, prev), "wrong-role"),
        ];
        for (bind, name) in cases {
            assert_eq!(answer(w, request, bound(bind, None)).await, Err(StoreError::Invalid(name)));
        }
        let right = w.bind_stmt(pid, role, keycard.sh(), 2, prev);
        answer(w, request, bound(right.clone(), None)).await.unwrap();
        let again = answer(w, request, bound(right, None)).await;
        assert_eq!(again, Err(StoreError::Conflict(Conflict::State)), "the first answer counts");
    }
}

both! {
    async fn wrong_claims_count_and_the_last_one_kills_the_code(w: World) {
        let pid = PersonId::new(Uuid::new_v4());
        let code = w.issue(pid, PersonRole::Insured, 1).await;
        for left in [1, 0] {
            w.advance(1);
            let (request, ..) = ask_bind(w, pid, code.aid, 1, None).await;
            let refused = Answer::Refused { reason: "wrong-claims".to_owned(), tries_left: left };
            answer(w, request, refused).await.unwrap();
            let found = w.tx(move |tx| tx.requests().newest(pid, RequestKind::Bind)).await.unwrap().unwrap();
            assert_eq!((found.state, found.tries_left), (RequestState::Refused, Some(left)));
            assert_eq!(usable(&lookup(w, code.locator_hash).await), left > 0);
        }
        let session = w.session(pid, Some(code.aid), SessionState::Activating).await;
        let key = SigningKey::from_seed(&[5; 32]);
        let command = ActivationCommand {
            keycard: w.keycard(pid, PersonRole::Insured, &key, 1, None),
            bind_request: Ciphertext::small(sealed("x")).unwrap(),
            bundle_seq: 1,
            bundle: Ciphertext::bundle(sealed("x")).unwrap(),
            methods: vec![method(MethodTag::Prf)],
        };
        let (ctx, org) = (w.ctx(), org());
        let refused = w.tx(move |tx| service::finish_activation(tx, &ctx, &org, &session, &command)).await;
        assert_eq!(refused, Err(StoreError::Absent));
    }
}

both! {
    async fn a_thousand_parallel_answers_bind_once(w: World) {
        let pid = PersonId::new(Uuid::new_v4());
        let code = w.issue(pid, PersonRole::Insured, 1).await;
        let (request, keycard, ..) = ask_bind(w, pid, code.aid, 1, None).await;
        let bind = bound(w.bind_stmt(pid, PersonRole::Insured, keycard.sh(), 1, None), None);
        let n = match w.backend { crate::support::Backend::Sqlite => 1000, crate::support::Backend::Postgres => 200 };
        let mut tasks = Vec::new();
        for _ in 0..n {
            let (store, ctx, bind) = (w.store.clone(), w.ctx(), bind.clone());
            tasks.push(tokio::spawn(async move {
                store.transaction("bind", move |tx| {
                    service::answer_request(tx, &ctx, request, &bind)
                }).await
            }));
        }
        let mut won = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(()) => won += 1,
                Err(error) => assert_eq!(error, StoreError::Conflict(Conflict::State)),
            }
        }
        assert_eq!(won, 1);
    }
}

both! {
    async fn a_new_identification_makes_threads_dirty_and_withholds_history(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let pid = owner.pid;
        let thread = w.thread(&owner, "pflege").await;
        let code = w.issue(pid, PersonRole::Insured, 2).await;
        let (request, keycard, ..) = ask_bind(w, pid, code.aid, 2, Some(owner.kc)).await;
        let prev = w.tx(move |tx| tx.persons().lookup(pid)).await.unwrap().unwrap().binding;
        let until = w.now() + Duration::from_secs(7 * 86_400);
        let bind = w.bind_stmt(pid, PersonRole::Insured, keycard.sh(), 2, prev);
        answer(w, request, bound(bind, Some(until))).await.unwrap();
        let row = w.tx(move |tx| tx.threads().lookup(thread)).await.unwrap().unwrap();
        assert_eq!(row.dirty_since, Some(w.now()));
        let from = || {
            let (actor, now) = (owner.person(), w.now());
            let found = w.store.read("from", move |tx| {
                tx.threads().lookup_for(actor, thread, Access::Read, now)
            });
            async move {
                match found.await.unwrap().unwrap().via {
                    mailbox::model::Via::Person { from_idx, .. } => from_idx,
                    mailbox::model::Via::Units { .. } => 0,
                }
            }
        };
        assert_eq!(from().await, 2);
        // Time alone gives nothing back: a clerk does, see history.rs.
        w.advance(30 * 86_400);
        assert_eq!(from().await, 2);
    }
}

both! {
    async fn a_block_outlasts_a_binding_that_waited(w: World) {
        let owner = w.insured().await;
        let pid = owner.pid;
        let code = w.issue(pid, PersonRole::Insured, 2).await;
        let by = (mailbox::model::ActorKind::System, None);
        let block = |blocked: bool| {
            let ctx = w.ctx();
            w.tx(move |tx| match blocked {
                true => service::block_person(tx, &ctx, by, pid, None),
                false => service::unblock_person(tx, &ctx, by, pid),
            })
        };
        // The registrar has the question already, and does not know of the block.
        let (request, keycard, ..) = ask_bind(w, pid, code.aid, 2, Some(owner.kc)).await;
        let ctx = w.ctx();
        w.tx(move |tx| service::lease_work(tx, &ctx, Duration::from_secs(60), 50)).await.unwrap();
        block(true).await.unwrap();
        let person = || w.tx(move |tx| Ok(tx.persons().lookup(pid)?.unwrap()));
        let prev = person().await.unwrap().binding;
        let bind = w.bind_stmt(pid, PersonRole::Insured, keycard.sh(), 2, prev);
        answer(w, request, bound(bind, None)).await.unwrap();
        let state = person().await.unwrap();
        assert_eq!((state.state, state.keycard), (PersonState::Blocked, Some(keycard.sh())));
        let session = w.session(pid, Some(code.aid), SessionState::Activating).await;
        let enter = || {
            let (old, now) = (session.new.token_hash, w.now());
            let change = SessionChange {
                token_hash: random_hash(), state: SessionState::Full, pid: Some(pid), aid: None,
                method: Some(SessionMethod::Activation), proof: None, level: Level::Normal, strong: false,
                expires_at: session.new.expires_at,
            };
            w.tx(move |tx| service::become_full(tx, old, &change, now))
        };
        assert_eq!(enter().await, Err(StoreError::Forbidden));
        block(false).await.unwrap();
        assert_eq!(person().await.unwrap().state, PersonState::Active);
        assert_eq!(enter().await, Ok(()));
    }
}

both! {
    async fn only_a_better_identification_shortens_what_withholds_history(w: World) {
        for (assurance, days_left) in [(Assurance::Letter, 7), (Assurance::Carryover, 7), (Assurance::Branch, 0)] {
            let owner = w.insured().await;
            let pid = owner.pid;
            let alarm = w.now();
            lookup(w, owner.locator_hash).await;
            w.advance(86_400);
            let code = w.issue(pid, PersonRole::Insured, 2).await;
            let (request, keycard, ..) = ask_bind(w, pid, code.aid, 2, Some(owner.kc)).await;
            let person = || w.tx(move |tx| Ok(tx.persons().lookup(pid)?.unwrap()));
            let prev = person().await.unwrap().binding;
            let plain = w.bind_stmt(pid, PersonRole::Insured, keycard.sh(), 2, prev);
            let bind = Signed::sign(Bind { assurance, ..plain.payload().clone() }, &[&w.binder]).unwrap();
            let until = (assurance == Assurance::Letter).then(|| w.now() + Duration::from_secs(3 * 86_400));
            answer(w, request, bound(bind, until)).await.unwrap();
            let wanted = (days_left > 0).then(|| alarm + Duration::from_secs(days_left * 86_400));
            assert_eq!(person().await.unwrap().quarantine_until, wanted, "{assurance:?}");
        }
    }
}

pub(crate) async fn carryover_command(w: &World, human: &Human) -> (CarryoverCommand, SigningKey) {
    let key = SigningKey::from_seed(random_hash().as_bytes());
    let card = protocol::statement::Keycard {
        prev: Some(human.kc),
        ..w.keycard(human.pid, PersonRole::Insured, &key, 2, Some(human.kc))
            .payload()
            .clone()
    };
    let keycard = Signed::sign(card, &[&key, &human.key]).unwrap();
    let request = CarryoverRequest {
        v: V1,
        org: org(),
        pid: human.pid,
        kc: keycard.sh(),
        prev: human.kc,
        reason: CarryoverReason::DeviceLost,
        iat: UnixTime(w.now().secs()),
    };
    let command = CarryoverCommand {
        request: Signed::sign(request, &[&key, &human.key]).unwrap(),
        keycard,
        expected_seq: 1,
        bundle_seq: 2,
        bundle: Ciphertext::bundle(sealed("new bundle")).unwrap(),
        methods: vec![method(MethodTag::Prf)],
        drop_credentials: vec![b"lost".to_vec()],
    };
    (command, key)
}

both! {
    async fn carryover_ends_other_sessions_at_once_and_binds_later(w: World) {
        let human = w.insured().await;
        let pid = human.pid;
        let session = w.session(pid, None, SessionState::Full).await;
        w.session(pid, None, SessionState::Full).await;
        let lost = Passkey {
            credential_id: b"lost".to_vec(), pid, method: None, passkey: "{}".to_owned(),
            activation: None, created_at: w.now(), used_at: None,
        };
        let kept = Passkey { credential_id: b"kept".to_vec(), ..lost.clone() };
        w.tx(move |tx| { tx.passkeys().insert(&lost)?; tx.passkeys().insert(&kept) }).await.unwrap();
        let (command, _) = carryover_command(w, &human).await;
        let (ctx, sent, asking) = (w.ctx(), command.clone(), session.clone());
        let request = w.tx(move |tx| service::carryover(tx, &ctx, &asking, &sent)).await.unwrap();
        let now = w.now();
        let idle = Duration::from_secs(1800);
        let live = w.tx(move |tx| tx.sessions().find_by_person(pid, now, idle)).await.unwrap();
        assert_eq!(live.iter().map(|s| s.new.id).collect::<Vec<_>>(), [session.new.id]);
        let bundle = w.tx(move |tx| tx.bundles().lookup(pid)).await.unwrap().unwrap();
        assert_eq!(bundle.seq, 1, "not yet");
        let prev = w.tx(move |tx| tx.persons().lookup(pid)).await.unwrap().unwrap().binding;
        let bind = w.bind_stmt(pid, PersonRole::Insured, command.keycard.sh(), 2, prev);
        answer(w, request, bound(bind, None)).await.unwrap();
        let (bundle, passkeys, person) = w.tx(move |tx| Ok((
            tx.bundles().lookup(pid)?.unwrap(),
            tx.passkeys().find_by_person(pid)?,
            tx.persons().lookup(pid)?.unwrap(),
        ))).await.unwrap();
        assert_eq!(bundle.seq, 2);
        assert_eq!(passkeys.iter().map(|p| p.credential_id.clone()).collect::<Vec<_>>(), [b"kept"]);
        assert_eq!(person.keycard, Some(command.keycard.sh()));
    }
}

both! {
    async fn carryover_needs_the_old_key_and_the_current_bundle(w: World) {
        let (human, thief) = (w.insured().await, w.insured().await);
        let session = w.session(human.pid, None, SessionState::Full).await;
        let run = |command: CarryoverCommand| {
            let (ctx, session) = (w.ctx(), session.clone());
            w.store.transaction("carryover", move |tx| {
                service::carryover(tx, &ctx, &session, &command)
            })
        };
        let (good, _) = carryover_command(w, &human).await;
        let forger = Human { key: thief.key.clone(), ..human.clone() };
        let (forged, _) = carryover_command(w, &forger).await;
        assert!(matches!(run(forged).await, Err(StoreError::Invalid(_))));
        let stale = CarryoverCommand { expected_seq: 0, ..good.clone() };
        assert_eq!(run(stale).await, Err(StoreError::Conflict(Conflict::Bundle)));
        run(good).await.unwrap();
    }
}

both! {
    async fn a_bundle_changes_by_compare_and_swap(w: World) {
        let human = w.insured().await;
        let pid = human.pid;
        let mut tasks = Vec::new();
        for _ in 0..20 {
            let (store, ctx) = (w.store.clone(), w.ctx());
            let (file, methods) = (
                Ciphertext::bundle(sealed("bundle 2")).unwrap(),
                vec![method(MethodTag::Prf), method(MethodTag::Rec)],
            );
            tasks.push(tokio::spawn(async move {
                store.transaction("put", move |tx| {
                    service::put_bundle(tx, &ctx, (pid, None), 1, 2, &file, &methods)
                }).await
            }));
        }
        let mut won = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(()) => won += 1,
                Err(error) => assert_eq!(error, StoreError::Conflict(Conflict::Bundle)),
            }
        }
        assert_eq!(won, 1);
    }
}

both! {
    async fn methods_must_have_what_their_kind_needs_and_be_nobody_elses(w: World) {
        let (human, other) = (w.insured().await, w.insured().await);
        let foreign = {
            let pid = other.pid;
            w.tx(move |tx| tx.methods().find_by_person(pid)).await.unwrap().remove(0).new
        };
        let mut bare = method(MethodTag::Rec);
        bare.locator_hash = None;
        let twice = method(MethodTag::Prf);
        let cases: [Vec<mailbox::model::NewMethod>; 4] =
            [Vec::new(), vec![bare], vec![twice.clone(), twice], vec![foreign]];
        for methods in cases {
            let (ctx, pid) = (w.ctx(), human.pid);
            let file = Ciphertext::bundle(sealed("bundle")).unwrap();
            let refused = w.tx(move |tx| {
                service::put_bundle(tx, &ctx, (pid, None), 1, 2, &file, &methods)
            }).await;
            assert_eq!(refused, Err(StoreError::Invalid("wrong-methods")));
        }
    }
}

both! {
    async fn unanswered_work_is_handed_out_again_and_first_to_one_only(w: World) {
        let pid = PersonId::new(Uuid::new_v4());
        let code = w.issue(pid, PersonRole::Insured, 1).await;
        ask_bind(w, pid, code.aid, 1, None).await;
        let lease = || {
            let ctx = w.ctx();
            w.store.transaction("lease", move |tx| {
                service::lease_work(tx, &ctx, Duration::from_secs(60), 10)
            })
        };
        let first = lease().await.unwrap();
        assert_eq!(first.len(), 1);
        assert!(first[0].keycard.is_some() && first[0].bind.is_none());
        assert!(lease().await.unwrap().is_empty());
        w.advance(60);
        assert_eq!(lease().await.unwrap().len(), 1);
    }
}

both! {
    async fn waiting_work_wakes_the_long_poll(w: World) {
        let mut events = w.store.events();
        let pid = PersonId::new(Uuid::new_v4());
        let code = w.issue(pid, PersonRole::Insured, 1).await;
        ask_bind(w, pid, code.aid, 1, None).await;
        let woken = async {
            while events.recv().await.unwrap() != mailbox::Event::Work {}
        };
        tokio::time::timeout(Duration::from_secs(20), woken).await.unwrap();
    }
}

both! {
    async fn fresh_is_asked_for_once_and_only_about_people_one_knows(w: World) {
        w.unit("pflege").await;
        let (owner, stranger) = (w.insured().await, w.insured().await);
        w.thread(&owner, "pflege").await;
        let clerk = w.clerk(&[("pflege", &[protocol::statement::Right::Read])]).await;
        let ask = |actor, pids: Vec<PersonId>| {
            let ctx = w.ctx();
            w.store.transaction("fresh", move |tx| service::request_fresh(tx, &ctx, actor, &pids))
        };
        let both = vec![owner.pid, stranger.pid];
        for _ in 0..2 {
            let answer = ask(clerk.staff(), both.clone()).await.unwrap();
            assert_eq!((answer.items.len(), answer.asked), (0, vec![owner.pid]));
        }
        let ctx = w.ctx();
        let work = w.tx(move |tx| service::lease_work(tx, &ctx, Duration::from_secs(60), 10)).await.unwrap();
        assert_eq!(work.len(), 1, "one question for both asks");
        let bind = work[0].bind.as_ref().unwrap().attested().unwrap().stmt.sh();
        let fresh = |bind| Signed::sign(protocol::statement::Fresh {
            v: V1, org: org(), pid: owner.pid, bind,
            iat: UnixTime(w.now().secs()), exp: UnixTime(w.now().secs() + 86_400 * 2),
        }, &[&w.binder]).unwrap();
        for (bind, items) in [(random_hash(), 0), (bind, 1)] {
            let (ctx, stmts) = (w.ctx(), vec![fresh(bind)]);
            w.tx(move |tx| service::put_fresh(tx, &ctx, &stmts)).await.unwrap();
            let answer = ask(clerk.staff(), vec![owner.pid]).await.unwrap();
            assert_eq!(answer.items.len(), items, "only about the current binding");
        }
        let answer = ask(clerk.staff(), vec![owner.pid]).await.unwrap();
        assert!(answer.asked.is_empty());
        w.advance(86_400);
        let answer = ask(clerk.staff(), vec![owner.pid]).await.unwrap();
        assert_eq!((answer.items.len(), answer.asked.len()), (1, 1), "getting old");
    }
}

both! {
    async fn a_carryover_that_has_to_wait_keeps_its_keys_and_comes_again(w: World) {
        let human = w.insured().await;
        let pid = human.pid;
        let session = w.session(pid, None, SessionState::Full).await;
        let (command, _) = carryover_command(w, &human).await;
        let (ctx, sent) = (w.ctx(), command.clone());
        let request = w.tx(move |tx| service::carryover(tx, &ctx, &session, &sent)).await.unwrap();
        let lease = || {
            let ctx = w.ctx();
            w.store.transaction("lease", move |tx| {
                service::lease_work(tx, &ctx, Duration::from_secs(60), 10)
            })
        };
        assert_eq!(lease().await.unwrap().len(), 1);
        let until = w.now() + Duration::from_secs(72 * 3600);
        answer(w, request, Answer::Pending { until }).await.unwrap();
        w.advance(72 * 3600 - 1);
        assert!(lease().await.unwrap().is_empty());
        w.advance(1);
        let again = lease().await.unwrap();
        assert_eq!(again[0].request.new.id, request);
        assert!(again[0].request.new.body.is_some() && again[0].keycard.is_some());
        let prev = w.tx(move |tx| tx.persons().lookup(pid)).await.unwrap().unwrap().binding;
        let bind = w.bind_stmt(pid, PersonRole::Insured, command.keycard.sh(), 2, prev);
        answer(w, request, bound(bind, None)).await.unwrap();
        let over = answer(w, request, Answer::Pending { until }).await;
        assert_eq!(over, Err(StoreError::Conflict(Conflict::State)));
    }
}

both! {
    async fn a_known_method_without_hashes_keeps_the_stored_ones(w: World) {
        let human = w.insured().await;
        let pid = human.pid;
        let before = w.tx(move |tx| tx.methods().find_by_person(pid)).await.unwrap();
        let bare: Vec<_> = before.iter().map(|m| mailbox::model::NewMethod {
            mac: random_hash(), auth_hash: None, locator_hash: None, ..m.new.clone()
        }).collect();
        let (ctx, sent) = (w.ctx(), bare.clone());
        let file = Ciphertext::bundle(sealed("bundle")).unwrap();
        w.tx(move |tx| service::put_bundle(tx, &ctx, (pid, None), 1, 2, &file, &sent)).await.unwrap();
        let after = w.tx(move |tx| tx.methods().find_by_person(pid)).await.unwrap();
        for (old, new) in before.iter().zip(&after) {
            assert_eq!(old.new.id, new.new.id);
            assert_eq!((old.new.auth_hash, old.new.locator_hash), (new.new.auth_hash, new.new.locator_hash));
            assert_ne!(old.new.mac, new.new.mac);
        }
    }
}

both! {
    async fn a_carryover_names_every_method_proven_in_the_session_once(w: World) {
        let human = w.insured().await;
        let (pid, now) = (human.pid, w.now());
        let mut session = w.session(pid, None, SessionState::Full).await;
        let token = session.new.token_hash;
        w.tx(move |tx| {
            use mailbox::model::SessionMethod::{Passkey, Recovery};
            for method in [Passkey, Recovery, Passkey] {
                tx.sessions().add_proof(token, pid, method, now)?;
            }
            Ok(())
        }).await.unwrap();
        let side = session.new.side;
        session = w.tx(move |tx| {
            tx.sessions().lookup(token, side, now, Duration::from_secs(1800))
        }).await.unwrap().unwrap();
        assert_eq!(session.proofs_text(), "activation passkey recovery");
        let stranger = w.insured().await.pid;
        let refused = w.tx(move |tx| {
            tx.sessions().add_proof(token, stranger, mailbox::model::SessionMethod::Password, now)
        }).await;
        assert_eq!(refused, Err(StoreError::Absent));
        let (command, _) = carryover_command(w, &human).await;
        let ctx = w.ctx();
        w.tx(move |tx| service::carryover(tx, &ctx, &session, &command)).await.unwrap();
        let asked = w.tx(move |tx| tx.requests().newest(pid, RequestKind::Carryover)).await.unwrap();
        assert_eq!(asked.unwrap().new.methods.unwrap(), "activation passkey recovery");
    }
}
