// SPDX-License-Identifier: EUPL-1.2
//! Letters that people without an account ask for: kept for the registrar, as many as are worth keeping.

use mailbox::ids::RequestId;
use mailbox::model::{NewRequest, RequestKind};
use mailbox::service::{self, Answer};
use mailbox::{Ciphertext, StoreError};

use crate::support::{World, both, sealed};

both! {
    async fn a_flood_fills_its_own_queue_and_no_other(world: World) {
        let bytes = sealed("wish");
        let file = Ciphertext::small(bytes).unwrap();
        let (ctx, wish) = (world.ctx(), file.clone());
        world
            .tx(move |tx| {
                service::ask_for_letter(tx, &ctx, &wish)?;
                let first = service::lease_work(tx, &ctx, std::time::Duration::ZERO, 1)?;
                let kept = &first.first().unwrap().request.new;
                for _ in 1..10_000 {
                    let id = RequestId::timed(ctx.chance(), ctx.now());
                    tx.requests().insert(&NewRequest { id, ..kept.clone() }, ctx.now())?;
                }
                Ok(())
            })
            .await
            .unwrap();
        let (ctx, wish) = (world.ctx(), file.clone());
        let full = world
            .tx(move |tx| service::ask_for_letter(tx, &ctx, &wish))
            .await;
        assert!(matches!(full, Err(StoreError::Unavailable(_))), "{full:?}");

        // One answer makes room for one.
        let ctx = world.ctx();
        let items = world
            .tx(move |tx| service::lease_work(tx, &ctx, std::time::Duration::from_secs(60), 1))
            .await
            .unwrap();
        let asked = items.into_iter().next().unwrap().request;
        assert_eq!(asked.new.kind, RequestKind::LetterRequest);
        let ctx = world.ctx();
        world
            .tx(move |tx| service::answer_request(tx, &ctx, asked.new.id, &Answer::Done))
            .await
            .unwrap();
        let ctx = world.ctx();
        world
            .tx(move |tx| service::ask_for_letter(tx, &ctx, &file))
            .await
            .unwrap();
    }
}
