// SPDX-License-Identifier: EUPL-1.2
//! Acting for somebody: access is computed at the moment of use, by scope, right and time; no job is involved.

use std::collections::BTreeSet;

use mailbox::ids::{PersonId, ThreadId};
use mailbox::model::{Actor, Receiving, RequestKind, Scope};
use mailbox::service;
use mailbox::{StoreError, Timestamp};
use protocol::ids::UnixTime;
use protocol::json::V1;
use protocol::statement::{
    Attested, Author, Basis, Lane, MessageKind, PersonRole, RepRight, Representation,
    RepresentationEnd, RevocationList, Revoked,
};
use protocol::{Hash, Signed};

use crate::support::cleared;
use crate::support::people::Human;
use crate::support::statements::{epoch, org};
use crate::support::{World, both};

pub const RW: &[RepRight] = &[RepRight::Read, RepRight::Write];
const DAY: i64 = 86_400;

pub struct Given<'a> {
    rights: &'a [RepRight],
    scope: Option<&'a [&'a str]>,
    nbf: i64,
    exp: i64,
}

impl World {
    pub async fn represent(
        &self,
        rep: PersonId,
        subject: PersonId,
        given: Given<'_>,
    ) -> Result<Hash, StoreError> {
        let stmt = Representation {
            v: V1,
            org: org(),
            rep,
            subject,
            scope: given
                .scope
                .map(|all| all.iter().map(|m| m.parse().unwrap()).collect()),
            rights: given.rights.to_vec(),
            basis: Basis::Vollmacht,
            nbf: UnixTime(given.nbf),
            exp: UnixTime(given.exp),
            evidence: Some(Hash::of(b"note")),
            by: None,
            iat: UnixTime(self.now().secs()),
        };
        let stmt = Signed::sign(stmt, &[&self.binder]).unwrap();
        let sh = stmt.sh();
        let attested = Attested::logged(stmt).into_untyped();
        let ctx = self.ctx();
        self.tx(move |tx| service::accept_statement(tx, &ctx, &attested))
            .await
            .map(|()| sh)
    }

    /// By basis, until a time.
    pub async fn represent_by(
        &self,
        rep: PersonId,
        subject: PersonId,
        basis: Basis,
        exp: i64,
    ) -> Hash {
        let now = self.now().secs();
        let stmt = Representation {
            v: V1,
            org: org(),
            rep,
            subject,
            scope: None,
            rights: RW.to_vec(),
            basis,
            nbf: UnixTime(now),
            exp: UnixTime(exp),
            evidence: Some(Hash::of(b"note")),
            by: None,
            iat: UnixTime(now),
        };
        let stmt = Signed::sign(stmt, &[&self.binder]).unwrap();
        let sh = stmt.sh();
        let attested = Attested::logged(stmt).into_untyped();
        let ctx = self.ctx();
        self.tx(move |tx| service::accept_statement(tx, &ctx, &attested))
            .await
            .unwrap();
        sh
    }

    pub async fn represent_until(&self, rep: PersonId, subject: PersonId, exp: i64) -> Hash {
        self.represent_by(rep, subject, Basis::Eltern, exp).await
    }

    /// Whether somebody may fetch a thread.
    pub async fn sees_as(&self, actor: Actor, thread: ThreadId) -> bool {
        let ctx = self.ctx();
        self.store
            .read("page", move |tx| {
                service::messages_page(tx, &ctx, actor, &cleared(), thread, Lane::Case, 0, 100)
            })
            .await
            .is_ok()
    }

    pub fn for_a_year<'a>(&self, rights: &'a [RepRight]) -> Given<'a> {
        let now = self.now().secs();
        Given {
            rights,
            scope: None,
            nbf: now,
            exp: now + 365 * DAY,
        }
    }

    /// The subject's next message, with a new epoch that lets these people in.
    pub async fn let_in(&self, subject: &Human, thread: ThreadId, number: u64, others: &[&Human]) {
        let head = self
            .store
            .read("head", move |tx| tx.lanes().lookup(thread, Lane::Case))
            .await
            .unwrap()
            .unwrap();
        let mut members = vec![subject.member(), self.dept_member("pflege").await];
        members.extend(others.iter().map(|human| human.member()));
        let prev = Some(head.epoch_sh);
        let new = epoch(
            subject,
            thread,
            subject.pid,
            Lane::Case,
            number,
            prev,
            members,
        );
        let message = self.message(
            subject,
            thread,
            Lane::Case,
            number,
            MessageKind::Msg,
            number,
        );
        let new = Receiving {
            epoch: Some(new),
            message,
        };
        self.send(subject.person(), thread, new).await.unwrap();
    }

    pub async fn sees(&self, who: &Human, thread: ThreadId) -> bool {
        let (ctx, actor) = (self.ctx(), who.person());
        let page = self
            .store
            .read("page", move |tx| {
                service::messages_page(tx, &ctx, actor, &cleared(), thread, Lane::Case, 0, 100)
            })
            .await;
        match page {
            Ok(_) => true,
            Err(StoreError::Absent) => false,
            Err(other) => panic!("{other}"),
        }
    }

    pub async fn write_as(
        &self,
        who: &Human,
        thread: ThreadId,
        number: u64,
    ) -> Result<(), StoreError> {
        let message = self.message(who, thread, Lane::Case, number, MessageKind::Msg, 1);
        let new = Receiving {
            epoch: None,
            message,
        };
        self.send(who.person(), thread, new).await.map(drop)
    }

    async fn post_of(
        &self,
        who: &Human,
        subject: PersonId,
    ) -> Result<BTreeSet<ThreadId>, StoreError> {
        let (pid, now) = (who.pid, self.now());
        self.store
            .read("inbox", move |tx| {
                let scope = service::perspective(tx, pid, subject, now)?;
                let page = tx.inbox().page_person(
                    pid,
                    subject,
                    &scope,
                    mailbox::model::InboxView::All,
                    None,
                    50,
                )?;
                Ok(page.rows.iter().map(|row| row.thread).collect())
            })
            .await
    }
}

both! {
    async fn nobody_is_let_in_without_a_representation(w: World) {
        w.unit("pflege").await;
        let (subject, friend) = (w.insured().await, w.insured().await);
        let thread = w.thread(&subject, "pflege").await;
        let head = w.store.read("h", move |tx| tx.lanes().lookup(thread, Lane::Case)).await.unwrap().unwrap();
        let members = vec![subject.member(), friend.member(), w.dept_member("pflege").await];
        let new = epoch(&subject, thread, subject.pid, Lane::Case, 2, Some(head.epoch_sh), members);
        let message = w.message(&subject, thread, Lane::Case, 2, MessageKind::Msg, 2);
        let sent = w.send(subject.person(), thread, Receiving { epoch: Some(new), message }).await;
        assert_eq!(sent.unwrap_err(), StoreError::Invalid("ghost-member"));
        assert_eq!(w.post_of(&friend, subject.pid).await, Err(StoreError::Absent));
    }
}

both! {
    async fn access_begins_and_ends_at_the_second_without_any_job(w: World) {
        w.unit("pflege").await;
        let (subject, guardian) = (w.insured().await, w.human(PersonRole::Rep).await);
        let thread = w.thread(&subject, "pflege").await;
        let now = w.now().secs();
        let given = Given { rights: RW, scope: None, nbf: now, exp: now + 100 };
        w.represent(guardian.pid, subject.pid, given).await.unwrap();
        assert!(!w.sees(&guardian, thread).await, "no epoch names him yet");
        w.let_in(&subject, thread, 2, &[&guardian]).await;
        assert!(w.sees(&guardian, thread).await);
        assert_eq!(w.post_of(&guardian, subject.pid).await.unwrap(), BTreeSet::from([thread]));
        assert_eq!(w.post_of(&guardian, guardian.pid).await.unwrap(), BTreeSet::new(), "his own post is another");
        w.write_as(&guardian, thread, 2).await.unwrap();
        w.clock.set(Timestamp::from_secs(now + 99));
        assert!(w.sees(&guardian, thread).await);
        w.clock.set(Timestamp::from_secs(now + 100));
        assert!(!w.sees(&guardian, thread).await, "over");
        assert_eq!(w.post_of(&guardian, subject.pid).await, Err(StoreError::Absent));
        w.clock.set(Timestamp::from_secs(now - 1));
        assert!(!w.sees(&guardian, thread).await, "not begun");
    }
}

both! {
    async fn a_scope_keeps_other_matters_out(w: World) {
        w.unit("pflege").await;
        let (subject, guardian) = (w.insured().await, w.human(PersonRole::Rep).await);
        let thread = w.thread(&subject, "pflege").await;
        let all = w.represent(guardian.pid, subject.pid, w.for_a_year(RW)).await.unwrap();
        w.let_in(&subject, thread, 2, &[&guardian]).await;
        assert!(w.sees(&guardian, thread).await);
        // The court narrows it to money matters: the same thread is out of scope now.
        let money = Given { scope: Some(&["vermoegen"]), ..w.for_a_year(RW) };
        w.represent(guardian.pid, subject.pid, money).await.unwrap();
        w.revoke(&[all], 1).await;
        assert!(!w.sees(&guardian, thread).await);
        assert_eq!(w.post_of(&guardian, subject.pid).await.unwrap(), BTreeSet::new());
        let (pid, subject, now) = (guardian.pid, subject.pid, w.now());
        let scope = w.store.read("s", move |tx| service::perspective(tx, pid, subject, now)).await.unwrap();
        assert_eq!(scope, Scope::Only(vec!["vermoegen".parse().unwrap()]));
    }
}

both! {
    async fn who_may_only_read_writes_nothing(w: World) {
        w.unit("pflege").await;
        let (subject, helper) = (w.insured().await, w.insured().await);
        let thread = w.thread(&subject, "pflege").await;
        w.represent(helper.pid, subject.pid, w.for_a_year(&[RepRight::Read])).await.unwrap();
        w.let_in(&subject, thread, 2, &[&helper]).await;
        assert!(w.sees(&helper, thread).await);
        assert_eq!(w.write_as(&helper, thread, 2).await, Err(StoreError::Forbidden));
    }
}

both! {
    async fn revoked_in_the_middle_of_reading(w: World) {
        w.unit("pflege").await;
        let (subject, proxy) = (w.insured().await, w.insured().await);
        let thread = w.thread(&subject, "pflege").await;
        let sh = w.represent(proxy.pid, subject.pid, w.for_a_year(RW)).await.unwrap();
        w.let_in(&subject, thread, 2, &[&proxy]).await;
        assert!(w.sees(&proxy, thread).await);
        w.revoke(&[sh], 1).await;
        assert!(!w.sees(&proxy, thread).await);
        assert_eq!(w.write_as(&proxy, thread, 2).await, Err(StoreError::Absent));
        let dirty = w.store.read("t", move |tx| tx.threads().lookup(thread)).await.unwrap().unwrap();
        assert!(dirty.dirty_since.is_some(), "the next sender makes a new epoch");
    }
}

both! {
    async fn either_of_the_two_ends_it_and_nobody_else(w: World) {
        w.unit("pflege").await;
        let (subject, proxy, stranger) = (w.insured().await, w.insured().await, w.insured().await);
        let thread = w.thread(&subject, "pflege").await;
        let sh = w.represent(proxy.pid, subject.pid, w.for_a_year(RW)).await.unwrap();
        w.let_in(&subject, thread, 2, &[&proxy]).await;
        assert_eq!(w.end(&stranger, &stranger, sh).await, Err(StoreError::Absent));
        assert_eq!(w.end(&subject, &stranger, sh).await, Err(StoreError::Invalid("wrong-person")));
        assert!(w.sees(&proxy, thread).await);
        w.end(&subject, &subject, sh).await.unwrap();
        assert!(!w.sees(&proxy, thread).await);
        w.end(&proxy, &proxy, sh).await.unwrap();
        let pid = subject.pid;
        let asked = w.store.read("asked", move |tx| tx.requests().newest(pid, RequestKind::EndRepresentation)).await.unwrap();
        assert!(asked.is_some(), "the registrar is told");
        let other = proxy.pid;
        let again = w.store.read("asked", move |tx| tx.requests().newest(other, RequestKind::EndRepresentation)).await.unwrap();
        assert!(again.is_none(), "once");
    }
}

both! {
    async fn a_guardian_writes_for_somebody_without_an_account(w: World) {
        w.unit("pflege").await;
        let parent = w.insured().await;
        let child = PersonId::new(uuid::Uuid::new_v4());
        w.represent(parent.pid, child, w.for_a_year(RW)).await.unwrap();
        let mut new = w.new_thread(&parent, "pflege").await;
        new.subject = child;
        let members = vec![parent.member(), w.dept_member("pflege").await];
        new.epochs = vec![epoch(&parent, new.thread, child, Lane::Case, 1, None, members)];
        w.create(parent.person(), &new).await.unwrap();
        assert_eq!(w.post_of(&parent, child).await.unwrap(), BTreeSet::from([new.thread]));
        // Not for somebody whom she does not represent, and not beyond her rights.
        let stranger = w.insured().await;
        let mut foreign = w.new_thread(&stranger, "pflege").await;
        foreign.message = w.message(&parent, foreign.thread, Lane::Case, 1, MessageKind::Msg, 1);
        assert_eq!(w.create(parent.person(), &foreign).await.unwrap_err(), StoreError::Absent);
    }
}

both! {
    async fn older_messages_need_the_right_to_history_and_somebody_who_gives_them(w: World) {
        w.unit("pflege").await;
        let (subject, plain, trusted) = (w.insured().await, w.insured().await, w.insured().await);
        let thread = w.thread(&subject, "pflege").await;
        w.represent(plain.pid, subject.pid, w.for_a_year(RW)).await.unwrap();
        let rights = [RepRight::Read, RepRight::Write, RepRight::History];
        w.represent(trusted.pid, subject.pid, w.for_a_year(&rights)).await.unwrap();
        w.let_in(&subject, thread, 2, &[&plain, &trusted]).await;
        assert_eq!(w.first_of(&plain, thread).await, 2);
        // Granting oneself garbage opens no door.
        w.regrant(plain.person(), thread, &plain).await.unwrap();
        assert_eq!(w.first_of(&plain, thread).await, 2);
        assert_eq!(w.regrant(subject.person(), thread, &plain).await, Err(StoreError::Invalid("not-entitled")));
        w.regrant(subject.person(), thread, &trusted).await.unwrap();
        assert_eq!(w.first_of(&trusted, thread).await, 1);
        assert_eq!(w.first_of(&plain, thread).await, 2);
    }
}

both! {
    async fn who_comes_back_gets_what_was_written_meanwhile_from_a_member_only(w: World) {
        w.unit("pflege").await;
        let (subject, rep) = (w.insured().await, w.insured().await);
        let thread = w.thread(&subject, "pflege").await;
        let rights = [RepRight::Read, RepRight::History];
        w.represent(rep.pid, subject.pid, w.for_a_year(&rights)).await.unwrap();
        w.let_in(&subject, thread, 2, &[&rep]).await;
        assert_eq!(w.first_of(&rep, thread).await, 2);
        w.let_in(&subject, thread, 3, &[]).await;
        assert!(!w.sees(&rep, thread).await);
        w.let_in(&subject, thread, 4, &[&rep]).await;
        assert_eq!(w.first_of(&rep, thread).await, 4, "not the third, which was written without him");
        w.regrant(subject.person(), thread, &rep).await.unwrap();
        assert_eq!(w.first_of(&rep, thread).await, 1);
    }
}

both! {
    async fn history_is_not_given_in_a_quarantine_before_its_end(w: World) {
        w.unit("pflege").await;
        let (subject, rep) = (w.insured().await, w.insured().await);
        let thread = w.thread(&subject, "pflege").await;
        let rights = [RepRight::Read, RepRight::History];
        w.represent(rep.pid, subject.pid, w.for_a_year(&rights)).await.unwrap();
        let (pid, until) = (rep.pid, Timestamp::from_secs(w.now().secs() + 3 * DAY));
        w.tx(move |tx| tx.persons().mark_quarantined(pid, until)).await.unwrap();
        // He was in no thread when the quarantine began.
        w.let_in(&subject, thread, 2, &[&rep]).await;
        let early = w.regrant(subject.person(), thread, &rep).await;
        assert_eq!(early, Err(StoreError::Conflict(mailbox::Conflict::Withheld)));
        assert_eq!(w.first_of(&rep, thread).await, 2);
        w.clock.set(until);
        assert_eq!(w.first_of(&rep, thread).await, 2, "time alone gives nothing");
        w.regrant(subject.person(), thread, &rep).await.unwrap();
        assert_eq!(w.first_of(&rep, thread).await, 1);
    }
}

both! {
    async fn an_ended_representation_leaves_nothing_unread(w: World) {
        w.unit("pflege").await;
        let (subject, rep) = (w.insured().await, w.insured().await);
        let thread = w.thread(&subject, "pflege").await;
        let scope = Given { scope: Some(&["pflege"]), ..w.for_a_year(RW) };
        let sh = w.represent(rep.pid, subject.pid, scope).await.unwrap();
        w.let_in(&subject, thread, 2, &[&rep]).await;
        let unread = |pid| {
            let now = w.now();
            w.store.read("unread", move |tx| tx.threads().has_unread(pid, now))
        };
        assert_eq!(unread(rep.pid).await, Ok(true));
        assert_eq!(unread(subject.pid).await, Ok(false), "her own");
        w.revoke(&[sh], 1).await;
        assert_eq!(unread(rep.pid).await, Ok(false));
    }
}

impl World {
    pub async fn revoke(&self, what: &[Hash], seq: u64) {
        let now = UnixTime(self.now().secs());
        let list = RevocationList {
            v: V1,
            org: org(),
            seq,
            revoked: what.iter().map(|sh| Revoked { sh: *sh, at: now }).collect(),
            iat: now,
            exp: UnixTime(now.0 + 2 * DAY),
        };
        let list = Signed::sign(list, &[&self.binder]).unwrap();
        let attested = Attested::unlogged(list).into_untyped();
        let ctx = self.ctx();
        self.tx(move |tx| service::accept_statement(tx, &ctx, &attested))
            .await
            .unwrap();
    }

    pub async fn end(&self, actor: &Human, signer: &Human, sh: Hash) -> Result<(), StoreError> {
        let end = RepresentationEnd {
            v: V1,
            org: org(),
            rep: sh,
            by: Author {
                pid: signer.pid,
                kc: signer.kc,
            },
            iat: UnixTime(self.now().secs()),
        };
        let end = Signed::sign(end, &[&signer.key]).unwrap();
        let (ctx, pid) = (self.ctx(), actor.pid);
        self.tx(move |tx| service::end_representation(tx, &ctx, pid, &end))
            .await
    }

    async fn regrant(&self, actor: Actor, thread: ThreadId, to: &Human) -> Result<(), StoreError> {
        use mailbox::model::{Member, NewGrant};
        let grant = NewGrant {
            epoch: 1,
            member: Member::Person(to.pid),
            file: mailbox::Ciphertext::grant(crate::support::statements::sealed("again")).unwrap(),
        };
        let ctx = self.ctx();
        let keys = self.store.keys().lookup(&[thread]).await?;
        self.tx(move |tx| {
            let grants = std::slice::from_ref(&grant);
            service::add_grants(tx, &ctx, &keys, actor, thread, Lane::Case, grants)
        })
        .await
    }

    /// Receipt index of the first message that somebody may fetch.
    async fn first_of(&self, who: &Human, thread: ThreadId) -> u64 {
        let (ctx, actor) = (self.ctx(), who.person());
        let page = self
            .store
            .read("page", move |tx| {
                service::messages_page(tx, &ctx, actor, &cleared(), thread, Lane::Case, 0, 100)
            })
            .await
            .unwrap();
        page.first().unwrap().idx
    }
}
