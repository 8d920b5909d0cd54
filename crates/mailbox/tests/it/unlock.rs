// SPDX-License-Identifier: EUPL-1.2
//! Tries of passwords and recovery sheets.

use mailbox::Ciphertext;
use mailbox::model::{MethodCheck, MethodTag, NewMethod, PersonState};
use mailbox::service::{self, BLOCK_FOR, SLOW_DOWN, TRIES, WINDOW};
use protocol::Hash;

use crate::support::people::{method, random_hash};
use crate::support::{Human, World, both, sealed};

/// Longer than every pause between two tries.
const PAUSES: std::time::Duration = std::time::Duration::from_secs(SLOW_DOWN.as_secs() * 2);

async fn with_password(w: &World) -> (Human, NewMethod) {
    let human = w.insured().await;
    let password = method(MethodTag::Pwd);
    let methods = vec![password.clone(), method(MethodTag::Rec)];
    let (ctx, pid) = (w.ctx(), human.pid);
    let file = Ciphertext::bundle(sealed("bundle")).unwrap();
    w.tx(move |tx| service::put_bundle(tx, &ctx, (pid, None), 1, 2, &file, &methods))
        .await
        .unwrap();
    (human, password)
}

async fn try_secret(w: &World, human: &Human, method: &NewMethod, secret: Hash) -> MethodCheck {
    let (ctx, pid, id) = (w.ctx(), human.pid, method.id);
    w.tx(move |tx| service::check_secret(tx, &ctx, pid, id, secret))
        .await
        .unwrap()
}

both! {
    async fn the_fifth_wrong_try_blocks_even_the_right_secret(w: World) {
        let (human, password) = with_password(w).await;
        let right = password.auth_hash.unwrap();
        for left in (1..TRIES).rev() {
            let answer = try_secret(w, &human, &password, random_hash()).await;
            assert_eq!(answer, MethodCheck::Wrong { tries_left: left });
            w.advance(PAUSES.as_secs());
        }
        let until = w.now() + BLOCK_FOR;
        for secret in [random_hash(), right] {
            let answer = try_secret(w, &human, &password, secret).await;
            assert_eq!(answer, MethodCheck::Blocked { until });
        }
        w.advance(BLOCK_FOR.as_secs());
        let answer = try_secret(w, &human, &password, right).await;
        assert!(matches!(answer, MethodCheck::Right(_)));
    }
}

both! {
    async fn a_right_secret_gives_all_tries_back_and_a_new_bundle_does_not(w: World) {
        let (human, password) = with_password(w).await;
        for _ in 0..3 {
            try_secret(w, &human, &password, random_hash()).await;
        }
        let (ctx, pid, same) = (w.ctx(), human.pid, vec![password.clone()]);
        let file = Ciphertext::bundle(sealed("bundle")).unwrap();
        w.tx(move |tx| service::put_bundle(tx, &ctx, (pid, None), 2, 3, &file, &same)).await.unwrap();
        w.advance(PAUSES.as_secs());
        let answer = try_secret(w, &human, &password, random_hash()).await;
        assert_eq!(answer, MethodCheck::Wrong { tries_left: 1 });
        w.advance(PAUSES.as_secs());
        try_secret(w, &human, &password, password.auth_hash.unwrap()).await;
        let answer = try_secret(w, &human, &password, random_hash()).await;
        assert_eq!(answer, MethodCheck::Wrong { tries_left: TRIES - 1 });
    }
}

both! {
    async fn an_unknown_method_looks_like_a_wrong_secret(w: World) {
        let (human, password) = with_password(w).await;
        let (other, _) = with_password(w).await;
        let wrong = MethodCheck::Wrong { tries_left: TRIES - 1 };
        let right = password.auth_hash.unwrap();
        assert_eq!(try_secret(w, &other, &password, right).await, wrong, "not his method");
        let unknown = method(MethodTag::Pwd);
        assert_eq!(try_secret(w, &human, &unknown, right).await, wrong);
        let ctx = w.ctx();
        let found = w.tx(move |tx| {
            service::check_recovery(tx, &ctx, random_hash(), right)
        }).await.unwrap();
        assert_eq!(found, wrong);
    }
}

both! {
    async fn after_three_wrong_tries_each_next_one_waits(w: World) {
        let (human, password) = with_password(w).await;
        let right = password.auth_hash.unwrap();
        for left in [4, 3, 2] {
            let answer = try_secret(w, &human, &password, random_hash()).await;
            assert_eq!(answer, MethodCheck::Wrong { tries_left: left });
        }
        let until = w.now() + SLOW_DOWN;
        for secret in [random_hash(), right] {
            // Not judged, so that it costs no try either.
            assert_eq!(try_secret(w, &human, &password, secret).await, MethodCheck::Blocked { until });
        }
        w.advance(SLOW_DOWN.as_secs());
        let answer = try_secret(w, &human, &password, random_hash()).await;
        assert_eq!(answer, MethodCheck::Wrong { tries_left: 1 });
        let until = w.now() + SLOW_DOWN * 2;
        assert_eq!(try_secret(w, &human, &password, right).await, MethodCheck::Blocked { until });
        w.advance(SLOW_DOWN.as_secs() * 2);
        assert!(matches!(try_secret(w, &human, &password, right).await, MethodCheck::Right(_)));
    }
}

both! {
    async fn wrong_tries_are_forgotten_after_the_window(w: World) {
        let (human, password) = with_password(w).await;
        for _ in 0..3 {
            try_secret(w, &human, &password, random_hash()).await;
        }
        w.advance(WINDOW.as_secs());
        let answer = try_secret(w, &human, &password, random_hash()).await;
        assert_eq!(answer, MethodCheck::Wrong { tries_left: TRIES - 1 });
    }
}

both! {
    async fn the_desk_gives_tries_back_before_the_time(w: World) {
        let (human, password) = with_password(w).await;
        for _ in 0..TRIES {
            try_secret(w, &human, &password, random_hash()).await;
            w.advance(PAUSES.as_secs());
        }
        let right = password.auth_hash.unwrap();
        assert!(matches!(try_secret(w, &human, &password, right).await, MethodCheck::Blocked { .. }));
        let (ctx, pid) = (w.ctx(), human.pid);
        let by = (mailbox::model::ActorKind::Staff, None);
        w.tx(move |tx| service::unblock_person(tx, &ctx, by, pid)).await.unwrap();
        assert!(matches!(try_secret(w, &human, &password, right).await, MethodCheck::Right(_)));
    }
}

both! {
    async fn one_blocked_method_leaves_the_others(w: World) {
        let human = w.insured().await;
        let (first, second) = (method(MethodTag::Pwd), method(MethodTag::Pwd));
        let methods = vec![first.clone(), second.clone()];
        let (ctx, pid) = (w.ctx(), human.pid);
        let file = Ciphertext::bundle(sealed("bundle")).unwrap();
        w.tx(move |tx| service::put_bundle(tx, &ctx, (pid, None), 1, 2, &file, &methods)).await.unwrap();
        for _ in 0..TRIES {
            try_secret(w, &human, &first, random_hash()).await;
            w.advance(PAUSES.as_secs());
        }
        // The password of her other browser: nobody can lock her out by what is known about her.
        let answer = try_secret(w, &human, &second, second.auth_hash.unwrap()).await;
        assert!(matches!(answer, MethodCheck::Right(_)));
    }
}

both! {
    async fn parallel_guesses_share_one_limit(w: World) {
        let (human, password) = with_password(w).await;
        let mut tasks = Vec::new();
        for _ in 0..100 {
            let (store, ctx, pid, id) = (w.store.clone(), w.ctx(), human.pid, password.id);
            tasks.push(tokio::spawn(async move {
                store.transaction("guess", move |tx| {
                    service::check_secret(tx, &ctx, pid, id, random_hash())
                }).await.unwrap()
            }));
        }
        let mut tried = 0;
        for task in tasks {
            tried += usize::from(matches!(task.await.unwrap(), MethodCheck::Wrong { .. }));
        }
        assert_eq!(tried, 3, "of a hundred at once three are judged, the rest have to wait");
        // Round after round, whoever is patient is at the limit after the fifth.
        for _ in 0..10 {
            w.advance(PAUSES.as_secs());
            try_secret(w, &human, &password, random_hash()).await;
        }
        let (id, now) = (password.id, w.now());
        let row = w.tx(move |tx| tx.methods().lookup(id)).await.unwrap().unwrap();
        assert_eq!(row.failures, TRIES);
        assert!(row.blocked_until.unwrap() > now);
    }
}

both! {
    async fn a_blocked_person_cannot_unlock_and_has_no_sessions(w: World) {
        let (human, password) = with_password(w).await;
        let session = w.session(human.pid, None, mailbox::model::SessionState::Full).await;
        let (ctx, pid) = (w.ctx(), human.pid);
        let by = (mailbox::model::ActorKind::System, None);
        w.tx(move |tx| service::block_person(tx, &ctx, by, pid, None)).await.unwrap();
        let answer = try_secret(w, &human, &password, password.auth_hash.unwrap()).await;
        assert_eq!(answer, MethodCheck::NoAccess { state: PersonState::Blocked }, "only to whoever has the secret");
        let answer = try_secret(w, &human, &password, random_hash()).await;
        assert!(matches!(answer, MethodCheck::Wrong { .. }));
        let (token, now) = (session.new.token_hash, w.now());
        let found = w.tx(move |tx| {
            let idle = std::time::Duration::from_secs(1800);
            tx.sessions().lookup(token, mailbox::model::Side::Portal, now, idle)
        }).await.unwrap();
        assert_eq!(found, None);
    }
}
