// SPDX-License-Identifier: EUPL-1.2
//! What was sent stays as it was sent, also for somebody who writes into the database beside the program.

use mailbox::model::Receiving;
use protocol::statement::{Lane, MessageKind};

use crate::audit_chain::raw_at;
use crate::blobs::{big, upload};
use crate::support::{World, both};

both! {
    async fn the_database_refuses_to_change_what_was_sent(w: World) {
        w.unit("pflege").await;
        let owner = w.insured().await;
        let thread = w.thread(&owner, "pflege").await;
        let attached = upload(w, &owner, &big(1000)).await;
        let mut message = w.message(&owner, thread, Lane::Case, 1, MessageKind::Msg, 2);
        message.attachments = vec![attached];
        w.send(owner.person(), thread, Receiving { epoch: None, message }).await.unwrap();
        let waiting = upload(w, &owner, &big(1000)).await;
        for sql in [
            "UPDATE message SET received_at = received_at - 86400",
            "UPDATE message SET sender = thread",
            "UPDATE message SET idx = idx + 100",
            "UPDATE message SET sha256 = mid",
            "UPDATE message SET receipt = ''",
            "UPDATE message_body SET file = mid",
            "UPDATE attachment SET sha256 = aid WHERE state = 'attached'",
            "UPDATE attachment SET blob_ref = 'other' WHERE state = 'attached'",
            "UPDATE attachment SET mid = NULL, state = 'uploaded' WHERE state = 'attached'",
        ] {
            let refused = raw_at(&w.config, sql).unwrap_err();
            assert!(refused.contains("change") || refused.contains("stays as it is"), "{sql}: {refused}");
        }
        // A statement that comes after a message comes once.
        let release = |word: &str| raw_at(&w.config, &format!("UPDATE message SET release_stmt = '{word}'"));
        assert_eq!(release("one"), Ok(2));
        assert!(release("two").is_err());
        assert_eq!(release("one"), Ok(2), "the same again changes nothing");
        // What nobody has sent yet is its writer's.
        let sql = "UPDATE attachment SET created_at = created_at + 1 WHERE state = 'uploaded'";
        assert_eq!(raw_at(&w.config, sql), Ok(1), "{waiting:?}");
        // As a whole it goes.
        let ctx = w.ctx();
        w.store.shred_thread(thread, &ctx).await.unwrap();
        assert_eq!(raw_at(&w.config, "DELETE FROM message"), Ok(0));
    }
}
