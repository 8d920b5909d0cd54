// SPDX-License-Identifier: EUPL-1.2
//! A repeated request gets the stored answer and has one effect.

use mailbox::model::{Claim, IdempotencyKey, StoredAnswer};
use mailbox::{Conflict, StoreError};
use protocol::Hash;

use crate::support::{World, both};

fn key(request: &[u8]) -> IdempotencyKey {
    IdempotencyKey {
        actor: vec![7; 16],
        key: "f81d4fae-7dec-41d0-a765-00a0c91e6bf6".to_owned(),
        route: "POST /api/portal/threads".to_owned(),
        request: Hash::of(request),
    }
}

both! {
    async fn a_hundred_replays_have_one_effect(w: World) {
        let human = w.insured().await;
        let now = w.now();
        let mut tasks = Vec::new();
        for _ in 0..100 {
            let (store, ctx, pid) = (w.store.clone(), w.ctx(), human.pid);
            tasks.push(tokio::spawn(async move {
                store.transaction("replay", move |tx| {
                    if let Claim::Answered(answer) = tx.idempotency().claim(&key(b"a"))? {
                        return Ok(answer);
                    }
                    let who = (mailbox::model::ActorKind::Insured, Some(pid));
                    tx.audit().record(&ctx, who, "effect", "test", "one")?;
                    let answer = StoredAnswer { status: 201, body: "{}".to_owned() };
                    tx.idempotency().save(&key(b"a"), &answer, now)?;
                    Ok(answer)
                }).await
            }));
        }
        for task in tasks {
            let answer = task.await.unwrap().unwrap();
            assert_eq!(answer, StoredAnswer { status: 201, body: "{}".to_owned() });
        }
        let effects = w.tx(|tx| tx.audit().find_by_object("test", "one")).await.unwrap();
        assert_eq!(effects.len(), 1);
    }
}

both! {
    async fn the_same_key_with_another_request_is_refused(w: World) {
        let now = w.now();
        let answer = StoredAnswer { status: 204, body: String::new() };
        w.tx(move |tx| tx.idempotency().save(&key(b"a"), &answer, now)).await.unwrap();
        let refused = w.tx(|tx| tx.idempotency().claim(&key(b"b"))).await;
        assert_eq!(refused, Err(StoreError::Conflict(Conflict::Idempotency)));
        let other = IdempotencyKey { actor: vec![8; 16], ..key(b"b") };
        let free = w.tx(move |tx| tx.idempotency().claim(&other)).await.unwrap();
        assert_eq!(free, Claim::New, "keys of different actors do not meet");
    }
}
