// SPDX-License-Identifier: EUPL-1.2
//! Sessions: tokens, states, ends.

use std::time::Duration;

use mailbox::model::{IdleLimits, Level, SessionChange, SessionMethod, SessionState, Side};
use mailbox::{Conflict, StoreError};
use protocol::statement::PersonRole;

use crate::support::{World, both};

const IDLE: Duration = Duration::from_secs(1800);

fn change(token: &[u8], w: &World) -> SessionChange {
    SessionChange {
        token_hash: protocol::Hash::of(token),
        state: SessionState::Full,
        pid: None,
        aid: None,
        method: Some(SessionMethod::Passkey),
        proof: Some(SessionMethod::Passkey),
        level: Level::Substantial,
        strong: true,
        expires_at: w.now() + Duration::from_secs(8 * 3600),
    }
}

both! {
    async fn a_session_is_found_by_its_token_on_its_own_side_only(w: World) {
        let human = w.human(PersonRole::Insured).await;
        let session = w.session(human.pid, None, SessionState::Full).await;
        let (token, now) = (session.new.token_hash, w.now());
        let found = w.tx(move |tx| {
            Ok((
                tx.sessions().lookup(token, Side::Portal, now, IDLE)?,
                tx.sessions().lookup(token, Side::Office, now, IDLE)?,
                tx.sessions().lookup(protocol::Hash::of(b"other"), Side::Portal, now, IDLE)?,
            ))
        }).await.unwrap();
        assert_eq!(found.0.unwrap().new, session.new);
        assert_eq!((found.1, found.2), (None, None));
    }
}

both! {
    async fn the_token_changes_with_the_state_and_the_old_one_is_worth_nothing(w: World) {
        let human = w.insured().await;
        let session = w.session(human.pid, None, SessionState::Ceremony).await;
        let (old, id, now) = (session.new.token_hash, session.new.id, w.now());
        let to = SessionChange { pid: Some(human.pid), ..change(b"new token", w) };
        let new = to.token_hash;
        let (first, second) = (to.clone(), to);
        w.tx(move |tx| tx.sessions().rotate(old, &first, now)).await.unwrap();
        let again = w.tx(move |tx| tx.sessions().rotate(old, &second, now)).await;
        assert_eq!(again, Err(StoreError::Conflict(Conflict::State)));
        let (gone, live) = w.tx(move |tx| {
            Ok((
                tx.sessions().lookup(old, Side::Portal, now, IDLE)?,
                tx.sessions().lookup(new, Side::Portal, now, IDLE)?,
            ))
        }).await.unwrap();
        assert_eq!(gone, None);
        let live = live.unwrap();
        assert_eq!((live.new.state, live.new.id), (SessionState::Full, id));
        assert_eq!(live.strong_at, Some(now));
    }
}

both! {
    async fn idle_and_absolute_time_end_a_session_and_a_clock_set_back_does_not_revive_it(w: World) {
        let human = w.insured().await;
        let token = w.session(human.pid, None, SessionState::Full).await.new.token_hash;
        let start = w.now();
        let at = |secs: i64| mailbox::Timestamp::from_secs(start.secs() + secs);
        let live = |now| {
            let found = w.store.read("live", move |tx| {
                tx.sessions().lookup(token, Side::Portal, now, IDLE)
            });
            async move { found.await.unwrap().is_some() }
        };
        assert!(live(at(1799)).await);
        assert!(!live(at(1800)).await, "idle");
        for step in 1..=16 {
            let seen = at(step * 1700);
            w.tx(move |tx| tx.sessions().mark_seen(token, seen)).await.unwrap();
        }
        assert!(live(at(8 * 3600 - 1)).await);
        assert!(!live(at(8 * 3600)).await, "absolute");
        assert!(!live(at(0)).await, "seen in the future");
    }
}

both! {
    async fn of_parallel_answers_to_one_challenge_exactly_one_gets_it(w: World) {
        let human = w.insured().await;
        let token = w.session(human.pid, None, SessionState::Ceremony).await.new.token_hash;
        let now = w.now();
        w.tx(move |tx| tx.sessions().set_ceremony(token, "state", now)).await.unwrap();
        let mut tasks = Vec::new();
        for _ in 0..100 {
            let store = w.store.clone();
            tasks.push(tokio::spawn(async move {
                store.transaction("take", move |tx| {
                    tx.sessions().take_ceremony(token, now, Duration::from_secs(300))
                }).await.unwrap()
            }));
        }
        let mut winners = 0;
        for task in tasks {
            winners += usize::from(task.await.unwrap().is_some());
        }
        assert_eq!(winners, 1);
    }
}

both! {
    async fn an_old_challenge_is_taken_out_and_not_given(w: World) {
        let human = w.insured().await;
        let token = w.session(human.pid, None, SessionState::Ceremony).await.new.token_hash;
        let now = w.now();
        w.tx(move |tx| tx.sessions().set_ceremony(token, "state", now)).await.unwrap();
        let later = now + Duration::from_secs(300);
        for _ in 0..2 {
            let taken = w.tx(move |tx| {
                tx.sessions().take_ceremony(token, later, Duration::from_secs(300))
            }).await.unwrap();
            assert_eq!(taken, None);
        }
    }
}

both! {
    async fn all_sessions_of_a_person_end_but_the_one_that_asks(w: World) {
        let (human, other) = (w.insured().await, w.insured().await);
        let keep = w.session(human.pid, None, SessionState::Full).await;
        for _ in 0..3 {
            w.session(human.pid, None, SessionState::Full).await;
        }
        let strangers = w.session(other.pid, None, SessionState::Full).await;
        let (pid, id, now) = (human.pid, keep.new.id, w.now());
        w.tx(move |tx| tx.sessions().delete_all(pid, Some(id)).map(drop)).await.unwrap();
        let left = w.tx(move |tx| tx.sessions().find_by_person(pid, now, IDLE)).await.unwrap();
        assert_eq!(left.iter().map(|s| s.new.id).collect::<Vec<_>>(), [id]);
        // Somebody else's session is not hers to end.
        let foreign = strangers.new.id;
        let refused = w.tx(move |tx| tx.sessions().delete_by_id(pid, foreign)).await;
        assert_eq!(refused, Err(StoreError::Absent));
        let pid = other.pid;
        let left = w.tx(move |tx| tx.sessions().find_by_person(pid, now, IDLE)).await.unwrap();
        assert_eq!(left.len(), 1);
    }
}

both! {
    async fn expired_sessions_are_deleted(w: World) {
        let human = w.insured().await;
        w.session(human.pid, None, SessionState::Full).await;
        w.advance(9 * 3600);
        let ctx = w.ctx();
        let purged = w.tx(move |tx| mailbox::service::purge_expired(tx, &ctx)).await.unwrap();
        assert!(purged.sessions >= 1);
    }
}

both! {
    async fn at_a_device_that_others_use_too_silence_ends_a_session_sooner_and_a_new_token_changes_nothing(w: World) {
        let human = w.insured().await;
        let own = w.session(human.pid, None, SessionState::Full).await.new;
        let shared = mailbox::model::NewSession {
            token_hash: protocol::Hash::of(b"shared"),
            id: mailbox::ids::SessionId::new(uuid::Uuid::new_v4()),
            shared: true,
            ..own.clone()
        };
        let (start, stored) = (w.now(), shared.clone());
        w.tx(move |tx| tx.sessions().insert(&stored, start)).await.unwrap();
        let idle = IdleLimits { own: IDLE, shared: Duration::from_secs(300) };
        let live = |token, seconds: u64| {
            let at = start + Duration::from_secs(seconds);
            w.tx(move |tx| Ok(tx.sessions().lookup(token, Side::Portal, at, idle)?.map(|s| s.new.shared)))
        };
        assert_eq!(live(shared.token_hash, 299).await, Ok(Some(true)));
        assert_eq!(live(shared.token_hash, 300).await, Ok(None));
        // Control: her own device.
        assert_eq!(live(own.token_hash, 300).await, Ok(Some(false)));
        let (old, next) = (shared.token_hash, change(b"shared again", w));
        let token = next.token_hash;
        w.tx(move |tx| tx.sessions().rotate(old, &next, start)).await.unwrap();
        assert_eq!(live(token, 299).await, Ok(Some(true)));
        assert_eq!(live(token, 300).await, Ok(None));
        let (pid, at) = (human.pid, start + Duration::from_secs(300));
        let left = w.tx(move |tx| tx.sessions().find_by_person(pid, at, idle)).await.unwrap();
        assert_eq!(left.iter().map(|s| s.new.id).collect::<Vec<_>>(), [own.id]);
    }
}
