// SPDX-License-Identifier: EUPL-1.2
//! Drafts of persons on the server: one state after the other, nobody else's, and gone when their time is over.
//!
//! Controls are inside: a version too many or too few is refused, and what no draft names is collected.

use std::time::Duration;

use mailbox::ids::{AttachmentId, DraftId, PersonId};
use mailbox::model::{Actor, MAX_DRAFTS, NewDraft};
use mailbox::{Ciphertext, Conflict, StoreError, service};
use protocol::Hash;

use crate::support::statements::sealed;
use crate::support::work::DAY;
use crate::support::{World, both, cleared};

fn draft(pid: PersonId, id: u8, ver: u64, text: &str) -> NewDraft {
    NewDraft {
        pid,
        id: DraftId::from_bytes([id; 16]),
        ver,
        file: Ciphertext::message(sealed(text)).unwrap(),
        mac: Hash::of(text.as_bytes()),
        files: Vec::new(),
    }
}

async fn put(w: &World, new: NewDraft) -> Result<(), StoreError> {
    let ctx = w.ctx();
    w.tx(move |tx| service::put_draft(tx, &ctx, &new).map(|_| ()))
        .await
}

async fn versions(w: &World, pid: PersonId) -> Vec<u64> {
    let lines = w
        .store
        .read("drafts", move |tx| tx.drafts().find_by_person(pid));
    lines.await.unwrap().iter().map(|line| line.ver).collect()
}

const TAKEN: StoreError = StoreError::Conflict(Conflict::Draft);

both! {
    async fn two_devices_do_not_write_over_each_other(w: World) {
        let (owner, other) = (w.insured().await, w.insured().await);
        put(w, draft(owner.pid, 1, 1, "one")).await.unwrap();
        // The answer was lost: the same once more.
        put(w, draft(owner.pid, 1, 1, "one")).await.unwrap();
        put(w, draft(owner.pid, 1, 2, "two")).await.unwrap();
        for (ver, text) in [(1, "late"), (2, "late"), (4, "early")] {
            assert_eq!(put(w, draft(owner.pid, 1, ver, text)).await, Err(TAKEN), "{ver}");
        }
        let (pid, id) = (owner.pid, DraftId::from_bytes([1; 16]));
        let kept = w.tx(move |tx| tx.drafts().lookup(pid, id)).await.unwrap().unwrap();
        assert_eq!((kept.ver, kept.mac), (2, Hash::of(b"two")));
        // The same id of somebody else is another draft, and deleting it takes nothing of hers.
        put(w, draft(other.pid, 1, 1, "mine")).await.unwrap();
        let theirs = other.pid;
        assert!(w.tx(move |tx| tx.drafts().delete(theirs, id)).await.unwrap());
        assert_eq!((versions(w, owner.pid).await, versions(w, other.pid).await), (vec![2], vec![]));
        // Deleted elsewhere: who goes on writing begins anew.
        w.tx(move |tx| tx.drafts().delete(pid, id)).await.unwrap();
        assert_eq!(put(w, draft(owner.pid, 1, 3, "three")).await, Err(TAKEN));
        put(w, draft(owner.pid, 1, 1, "three")).await.unwrap();
    }
}

both! {
    async fn there_is_an_end_to_them_and_to_their_time(w: World) {
        let owner = w.insured().await;
        for id in 0..MAX_DRAFTS {
            put(w, draft(owner.pid, u8::try_from(id).unwrap(), 1, "one")).await.unwrap();
        }
        assert_eq!(put(w, draft(owner.pid, 200, 1, "more")).await, Err(StoreError::Invalid("too-many-drafts")));
        w.advance(29 * DAY);
        put(w, draft(owner.pid, 7, 2, "touched")).await.unwrap();
        let purge = || { let ctx = w.ctx(); w.tx(move |tx| service::purge_expired(tx, &ctx)) };
        assert_eq!(purge().await.unwrap().drafts, 0);
        w.advance(2 * DAY);
        assert_eq!(purge().await.unwrap().drafts, MAX_DRAFTS - 1);
        assert_eq!(versions(w, owner.pid).await, [2]);
    }
}

both! {
    async fn what_a_draft_names_stays_and_opens_to_its_person_alone(w: World) {
        let (owner, other) = (w.insured().await, w.insured().await);
        let upload = async |who: PersonId, id: u8| {
            let (aid, now) = (AttachmentId::from_bytes([id; 16]), w.now());
            w.tx(move |tx| {
                tx.attachments().insert(aid, who, &format!("blob-{id}"), now)?;
                tx.attachments().mark_uploaded(aid, &format!("blob-{id}"), 9, Hash::of(&[id]))
            }).await.unwrap();
            aid
        };
        let (named, loose, foreign) = (upload(owner.pid, 1).await, upload(owner.pid, 2).await, upload(other.pid, 3).await);
        // What is somebody else's, and what is not there, is left out.
        let gone = AttachmentId::from_bytes([9; 16]);
        put(w, NewDraft { files: vec![named, foreign, gone], ..draft(owner.pid, 1, 1, "one") }).await.unwrap();
        let read = async |who: PersonId, aid| {
            let ctx = w.ctx();
            w.tx(move |tx| service::readable_attachment(tx, &ctx, Actor::Person { pid: who }, &cleared(), aid)).await.map(|blob| blob.size)
        };
        assert_eq!(read(owner.pid, named).await, Ok(9));
        for (who, aid) in [(owner.pid, loose), (owner.pid, foreign), (other.pid, named), (other.pid, foreign)] {
            assert_eq!(read(who, aid).await, Err(StoreError::Absent));
        }
        w.advance(2 * DAY);
        let before = w.now() - Duration::from_secs(DAY);
        let mut left = w.tx(move |tx| tx.attachments().purge_unattached(before, 10)).await.unwrap();
        left.sort();
        assert_eq!(left, ["blob-2", "blob-3"]);
        // It names them no more: they are uploads as others.
        put(w, draft(owner.pid, 1, 2, "two")).await.unwrap();
        assert_eq!(w.tx(move |tx| tx.attachments().purge_unattached(before, 10)).await.unwrap(), ["blob-1"]);
    }
}
