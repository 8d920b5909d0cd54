// SPDX-License-Identifier: EUPL-1.2
//! A person's report (Art. 15 GDPR, R-100): a scripted history is in it completely, and nothing of anybody else's. That no table is forgotten is
//! tested beside the list (`src/db/copy/person.rs`).
//!
//! Negative control, in `.ci/seeded-bugs.toml`: messages of lane `internal` are given, too.

use std::collections::BTreeMap;
use std::time::Duration;

use mailbox::ids::{PersonId, ThreadId};
use mailbox::model::{Outcome, Receiving, SmtpReply, SmtpRoute};
use mailbox::service::{self, RecordPart};
use mailbox::{OutboxStore, StoreError};
use protocol::statement::{Lane, MessageKind};

use crate::blobs::{big, upload};
use crate::support::work::RW;
use crate::support::{Clerk, Human, World, both};

type Parts = BTreeMap<String, RecordPart>;

async fn records(w: &World, pid: PersonId) -> Result<Parts, StoreError> {
    let parts = w
        .store
        .read("records", move |tx| service::records(tx, pid))
        .await?;
    Ok(parts
        .into_iter()
        .map(|part| (part.table.clone(), part))
        .collect())
}

/// Values of one column.
fn values(parts: &Parts, table: &str, column: &str) -> Vec<String> {
    let part = &parts[table];
    let at = part.columns.iter().position(|one| one == column).unwrap();
    part.rows
        .iter()
        .map(|row| row[at].clone().unwrap_or_default())
        .collect()
}

async fn note(w: &World, by: &Clerk, owner: &Human, thread: ThreadId) -> String {
    let lane = Lane::Internal;
    let members = vec![w.dept_member("pflege").await];
    let epoch = crate::support::epoch(by, thread, owner.pid, lane, 1, None, members);
    let message = w.message(by, thread, lane, 1, MessageKind::Note, 1);
    let mid = message.header.mid.to_string();
    let new = Receiving {
        epoch: Some(epoch),
        message,
    };
    w.send(by.staff(), thread, new).await.unwrap();
    mid
}

both! {
    async fn a_scripted_history_is_there_and_nothing_of_anybody_else(w: World) {
        w.unit("pflege").await;
        let (owner, other) = (w.insured().await, w.insured().await);
        let clerk = w.clerk(&[("pflege", RW)]).await;
        w.contact(owner.pid).await;
        let thread = w.thread(&owner, "pflege").await;
        let foreign = w.thread(&other, "pflege").await;
        let aid = upload(w, &owner, &big(2_000)).await;
        let mut message = w.message(&owner, thread, Lane::Case, 1, MessageKind::Msg, 2);
        message.attachments = vec![aid];
        let mid = message.header.mid;
        w.send(owner.person(), thread, Receiving { epoch: None, message }).await.unwrap();
        w.advance(60);
        w.say(&clerk, clerk.staff(), thread, 1).await.unwrap();
        let note = note(w, &clerk, &owner, thread).await;
        // The answer is mailed.
        w.advance(60);
        let outbox = OutboxStore::new(&w.store, w.ambient.clone());
        let leases = outbox.lease(10, Duration::from_secs(60)).await.unwrap();
        let lease = leases.into_iter().find(|one| one.pid == owner.pid).unwrap();
        let lasting = Duration::from_secs(60);
        let route = SmtpRoute { host: "relay.example".to_owned(), peer: None, tls: None };
        let attempt = outbox.begin_attempt(&lease, Some(route), None, lasting).await.unwrap();
        outbox.complete(&lease, &attempt, Outcome::Sent(SmtpReply::default())).await.unwrap();

        let parts = records(w, owner.pid).await.unwrap();
        assert_eq!(values(&parts, "person", "state"), ["active"]);
        assert_eq!(values(&parts, "contact", "lang").len(), 1);
        assert_eq!(values(&parts, "thread", "id"), [thread.to_string()]);
        assert_eq!(values(&parts, "thread_unit", "dept"), ["pflege"]);
        assert_eq!(values(&parts, "attachment", "aid"), [aid.to_string()]);
        let mids = values(&parts, "message", "mid");
        assert_eq!(mids.len(), 3, "hers, and the answer: {mids:?}");
        assert!(mids.contains(&mid.to_string()));
        assert!(!mids.contains(&note), "notes are internal");
        let kinds = values(&parts, "outbox", "state");
        assert_eq!(kinds, ["sent"]);
        assert_eq!(values(&parts, "outbox_attempt", "host"), ["relay.example"]);
        assert!(!parts["statement"].rows.is_empty());
        let at = values(&parts, "message", "received_at").remove(0);
        assert!(at.starts_with("2026-11-23T12:01:00") && at.ends_with('Z'), "{at}");
        let whole = format!("{parts:?}");
        for theirs in [other.pid.to_string(), foreign.to_string()] {
            assert!(!whole.contains(&theirs), "{theirs}");
        }
        let theirs = records(w, other.pid).await.unwrap();
        assert!(!format!("{theirs:?}").contains(&owner.pid.to_string()));
    }
}

both! {
    async fn nobody_has_no_report(w: World) {
        let nobody = PersonId::from_bytes([7; 16]);
        assert_eq!(records(w, nobody).await, Err(StoreError::Absent));
    }
}
