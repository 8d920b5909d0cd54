// SPDX-License-Identifier: EUPL-1.2
//! The evidence of a decision: every way it took is in the file, the database refuses to change it, and what goes round that is seen by
//! whoever checks the file.
//!
//! Bugs put in on purpose: `.ci/seeded-bugs.toml`, "evidence …".

use mailbox::ids::MessageId;
use mailbox::model::{Outcome, ReturnClass, SmtpReply};
use mailbox::service::{self, Signing};
use mailbox::{DatabaseConfig, StoreError};
use protocol::evidence::{BrokenEvidence, EvidenceFault, Fact, SoundEvidence, check};
use protocol::json;

use crate::announcements::{Case, agrees, reply};
use crate::audit_chain::raw_at;
use crate::support::{World, both, org};

async fn seal(w: &World) {
    let (ctx, signer) = (w.ctx(), w.signer.clone());
    w.tx(move |tx| {
        service::seal_evidence(tx, &ctx, signer.as_ref())?;
        service::seal_audit(tx, &ctx, signer.as_ref(), Signing::Now)
    })
    .await
    .unwrap();
}

async fn file(w: &World, mid: MessageId) -> Result<String, StoreError> {
    let lines = w
        .tx(move |tx| service::evidence_lines(tx, &org(), mid))
        .await?;
    let mut text = String::new();
    for line in lines {
        text.push_str(&String::from_utf8(json::encode(&line).unwrap()).unwrap());
        text.push('\n');
    }
    Ok(text)
}

async fn checked(w: &World, mid: MessageId) -> Result<SoundEvidence, BrokenEvidence> {
    check(&[w.signer.public()], &file(w, mid).await.unwrap())
}

/// What stands in the chain, in short.
fn words(sound: &SoundEvidence) -> Vec<String> {
    let one = |fact: &Fact| match fact {
        Fact::Provided { .. } => "provided".to_owned(),
        Fact::Attempt { outcome, .. } => format!("attempt {outcome}"),
        Fact::Moved { .. } => "moved".to_owned(),
        Fact::GivenUp { .. } => "given up".to_owned(),
        Fact::Report { class, .. } => format!("report {class}"),
        Fact::Fetched { level } => format!("fetched {level}"),
        Fact::Reminded { count } => format!("reminded {count}"),
        Fact::Closed {} => "closed".to_owned(),
        Fact::Letter { state, .. } => format!("letter {state}"),
    };
    sound
        .entries
        .iter()
        .map(|(entry, _)| one(&entry.fact))
        .collect()
}

/// Somebody with all rights over the database takes the triggers away first.
fn disarm(w: &World) {
    let on = matches!(w.config.database, DatabaseConfig::Postgres { .. });
    for (name, table) in [
        ("evidence_is_not_changed", "evidence"),
        ("evidence_is_not_deleted", "evidence"),
        ("evidence_head_is_not_changed", "evidence_head"),
        ("evidence_head_is_not_deleted", "evidence_head"),
    ] {
        let of = if on {
            format!(" ON {table}")
        } else {
            String::new()
        };
        raw_at(&w.config, &format!("DROP TRIGGER {name}{of}")).unwrap();
    }
}

/// A decision that went out, was fetched, came back and is sealed.
pub async fn decided(w: &World) -> (Case<'_>, MessageId) {
    let c = Case::of(w).await;
    agrees(w, &c.owner).await;
    c.decide().await.unwrap();
    let mid = c.one().await.row.mid;
    c.deliver(Outcome::Sent(reply())).await;
    seal(w).await;
    c.reads(c.owner.person()).await;
    c.returns(ReturnClass::Hard, "5.1.1").await;
    seal(w).await;
    (c, mid)
}

both! {
    async fn every_step_of_a_decision_is_an_entry_that_checks_without_the_server(w: World) {
        let (c, mid) = decided(w).await;
        let sound = checked(w, mid).await.unwrap();
        assert_eq!(words(&sound), ["provided", "attempt sent", "fetched substantiell", "report hard"]);
        assert_eq!((sound.heads, &sound.org, sound.mid), (2, &org(), mid));
        assert!(sound.entries.iter().all(|(entry, _)| entry.pid == c.owner.pid));
        let Fact::Attempt { host, code, reply, .. } = &sound.entries[1].0.fact else { panic!() };
        assert_eq!(host.as_deref(), Some("relay.musterkasse.example"));
        assert_eq!((*code, reply.as_deref()), (Some(250), Some("2.0.0 queued as 4XyZ")));
        let Fact::Provided { document, .. } = sound.entries[0].0.fact else { panic!() };
        assert_eq!(w.tx(move |tx| tx.messages().sha256_of(mid)).await.unwrap(), Some(document));
        // Another key of the same kind says nothing.
        let other = protocol::SigningKey::from_seed(&[9; 32]).public();
        let wrong = check(&[other], &file(w, mid).await.unwrap()).unwrap_err();
        assert_eq!(wrong.fault, EvidenceFault::Signature);
    }
}

both! {
    async fn refusal_reminder_after_an_unknown_end_and_no_second_fetch_are_entries(w: World) {
        let c = Case::of(w).await;
        agrees(w, &c.owner).await;
        c.decide().await.unwrap();
        let mid = c.one().await.row.mid;
        c.deliver(Outcome::Unknown(SmtpReply::default())).await;
        w.advance(86_400 + 3_600);
        let refused = SmtpReply { code: Some(550), text: Some("5.7.1".to_owned()) };
        c.deliver(Outcome::Failed(refused)).await;
        c.reads(c.owner.person()).await;
        c.reads(c.owner.person()).await;
        // Staff fetches for nobody.
        c.reads(c.clerk.staff()).await;
        seal(w).await;
        let sound = checked(w, mid).await.unwrap();
        let wanted = ["provided", "attempt unknown", "moved", "attempt failed", "given up", "fetched substantiell"];
        assert_eq!(words(&sound), wanted);
    }
}

both! {
    async fn the_database_keeps_evidence_as_long_as_its_decision(w: World) {
        let (c, mid) = decided(w).await;
        for sql in [
            "UPDATE evidence SET at = at + 1 WHERE n = 2",
            "UPDATE evidence SET n = 9 WHERE n = 2",
            "UPDATE evidence SET n = NULL, hash = NULL WHERE n = 4",
            "DELETE FROM evidence WHERE n = 4",
            "UPDATE evidence_head SET n = 1 WHERE n = 2",
            "DELETE FROM evidence_head",
        ] {
            assert!(raw_at(&w.config, sql).is_err(), "{sql}");
        }
        checked(w, mid).await.unwrap();
        let (ctx, thread) = (w.ctx(), c.thread);
        w.store.shred_thread(thread, &ctx).await.unwrap();
        assert_eq!(file(w, mid).await, Err(StoreError::Absent));
    }
}

both! {
    async fn a_row_that_is_changed_or_dropped_behind_the_triggers_is_seen_in_the_file(w: World) {
        let (_, mid) = decided(w).await;
        checked(w, mid).await.unwrap();
        disarm(w);
        let fault = async || checked(w, mid).await.unwrap_err().fault;
        // The day of sending a day earlier.
        raw_at(&w.config, "UPDATE evidence SET at = at - 86400000000 WHERE n = 2").unwrap();
        assert_eq!(fault().await, EvidenceFault::Changed);
        raw_at(&w.config, "UPDATE evidence SET at = at + 86400000000 WHERE n = 2").unwrap();
        checked(w, mid).await.unwrap();
        raw_at(&w.config, "DELETE FROM evidence WHERE n = 4").unwrap();
        assert_eq!(fault().await, EvidenceFault::Missing, "the head knows that it came back");
        raw_at(&w.config, "DELETE FROM evidence_head WHERE n = 4").unwrap();
        assert_eq!(fault().await, EvidenceFault::Truncated, "and so does the audit log");
        raw_at(&w.config, "DELETE FROM evidence WHERE n = 1").unwrap();
        assert_eq!(fault().await, EvidenceFault::Missing);
    }
}

both! {
    async fn the_audit_log_names_every_head_and_a_gap_stays_a_gap(w: World) {
        let (c, mid) = decided(w).await;
        let sound = checked(w, mid).await.unwrap();
        let named: Vec<_> = w.tx(|tx| tx.audit_chain().page(0, 10_000)).await.unwrap()
            .into_iter().filter(|one| one.entry.action == "seal-evidence")
            .filter_map(|one| one.entry.item).collect();
        let hashes = [sound.entries[1].1, sound.entries[3].1].map(|hash| hash.to_string());
        assert_eq!(named, hashes);
        // What is dropped is not numbered over by what comes next.
        disarm(w);
        raw_at(&w.config, "DELETE FROM evidence WHERE n = 4").unwrap();
        c.returns(ReturnClass::Delayed, "4.4.7").await;
        seal(w).await;
        assert_eq!(checked(w, mid).await.unwrap_err().fault, EvidenceFault::Missing);
    }
}

both! {
    async fn the_person_has_no_file_of_evidence(w: World) {
        let (c, mid) = decided(w).await;
        let ask = async |actor, thread| {
            let (ctx, signer) = (w.ctx(), w.signer.clone());
            w.tx(move |tx| service::evidence_of(tx, &ctx, signer.as_ref(), actor, (thread, mid))).await.map(|lines| lines.len())
        };
        assert_eq!(ask(c.owner.person(), c.thread).await, Err(StoreError::Absent));
        let stranger = w.insured().await;
        assert_eq!(ask(stranger.person(), c.thread).await, Err(StoreError::Absent));
        let other = w.thread(&c.owner, "pflege").await;
        assert_eq!(ask(c.clerk.staff(), other).await, Err(StoreError::Absent));
        // Beginning, two entries, head, two entries, head.
        assert_eq!(ask(c.clerk.staff(), c.thread).await, Ok(7));
    }
}
