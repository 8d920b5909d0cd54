// SPDX-License-Identifier: EUPL-1.2
//! The insured person lets somebody act for her, keeps somebody out of one thread, and both sides are told of an end by time.
//! Negative controls (the last four are in `.ci/seeded-bugs.toml`): without `take` the code works twice; without `check_excluded` the excluded one comes back;
//! without `mark_told` the birthday is told twice; with every co-representative in `concerns` two parents see each other; with
//! one `Named` for all heads, or with representations of everybody who is named, one thread tells of another; without
//! `is_revoked` a grant begins after the list that ended it; without `is_over` former ones are told of; without
//! `tell_acquainted` nobody hears of a representative's first key.

use mailbox::ids::{PersonId, RequestId, ThreadId};
use mailbox::model::{
    Actor, AttestedText, NewEpoch, SecurityKind, SecurityWord, Session, SessionState,
};
use mailbox::service::{self, Answer};
use mailbox::{StoreError, Timestamp};
use protocol::ids::UnixTime;
use protocol::invitation::{InvitationSecret, locator_hash};
use protocol::json::V1;
use protocol::statement::{
    Assurance, Basis, Lane, PersonRole, RepRight, Representation, Right, ThreadEpoch,
};
use protocol::{Hash, Signed};
use uuid::Uuid;

use crate::representations::RW;
use crate::support::people::Human;
use crate::support::statements::{epoch, org};
use crate::support::{World, both, cleared};

const DAY: i64 = 86_400;
const STAFF: &[Right] = &[Right::Read, Right::Write];
/// 1 January 2027 in Berlin, when a child born in 2012 is 15.
const BIRTHDAY: i64 = 1_798_758_000;

impl World {
    /// A representative's device draws a code.
    async fn invite(&self, who: &Human) -> [u8; 32] {
        let mut raw = [0; 9];
        raw.copy_from_slice(&Uuid::new_v4().as_bytes()[..9]);
        let secret = InvitationSecret::new(raw);
        let locator = *secret.locator(&org());
        let mac = secret.mac(&org(), who.pid, &who.kc);
        let (ctx, pid) = (self.ctx(), who.pid);
        self.tx(move |tx| service::put_invitation(tx, &ctx, pid, locator_hash(&locator), mac))
            .await
            .unwrap();
        locator
    }

    async fn found(&self, by: &Human, locator: [u8; 32]) -> Result<PersonId, StoreError> {
        let (ctx, pid) = (self.ctx(), by.pid);
        self.store
            .read("find", move |tx| {
                service::find_invitation(tx, &ctx, pid, &locator)
            })
            .await
            .map(|view| view.invitation.pid)
    }

    fn grant_by(&self, by: &Human, rep: &Human, rights: &[RepRight]) -> Signed<Representation> {
        let now = self.now().secs();
        let stmt = Representation {
            v: V1,
            org: org(),
            rep: rep.pid,
            subject: by.pid,
            scope: None,
            rights: rights.to_vec(),
            basis: Basis::Own,
            nbf: UnixTime(now),
            exp: UnixTime(now + 100 * DAY),
            evidence: None,
            by: Some(by.kc),
            iat: UnixTime(now),
        };
        Signed::sign(stmt, &[&by.key]).unwrap()
    }

    async fn full(&self, who: &Human) -> Session {
        self.session(who.pid, None, SessionState::Full).await
    }

    async fn grant(
        &self,
        session: &Session,
        locator: [u8; 32],
        stmt: &Signed<Representation>,
    ) -> Result<RequestId, StoreError> {
        let (ctx, session, stmt) = (self.ctx(), session.clone(), stmt.clone());
        self.tx(move |tx| {
            service::grant_representation(tx, &ctx, &org(), &session, &locator, &stmt)
        })
        .await
    }

    async fn answered(&self, id: RequestId, answer: Answer) {
        let ctx = self.ctx();
        self.tx(move |tx| service::answer_request(tx, &ctx, id, &answer))
            .await
            .unwrap();
    }

    async fn acts_for(&self, rep: &Human, subject: &Human) -> bool {
        let (pid, of, now) = (rep.pid, subject.pid, self.now());
        self.store
            .read("p", move |tx| service::perspective(tx, pid, of, now))
            .await
            .is_ok()
    }

    /// The next epoch of a thread by `author`, with these people in and those out.
    async fn without(
        &self,
        author: &Human,
        thread: ThreadId,
        subject: &Human,
        members: &[&Human],
        out: &[&Human],
    ) -> NewEpoch {
        let head = self
            .store
            .read("h", move |tx| tx.lanes().lookup(thread, Lane::Case))
            .await
            .unwrap()
            .unwrap();
        let mut all = vec![subject.member(), self.dept_member("pflege").await];
        all.extend(members.iter().map(|human| human.member()));
        let prev = Some(head.epoch_sh);
        let number = head.epoch + 1;
        let made = epoch(author, thread, subject.pid, Lane::Case, number, prev, all);
        let mut exclude: Vec<PersonId> = out.iter().map(|human| human.pid).collect();
        exclude.sort_by_key(ToString::to_string);
        let stmt = ThreadEpoch {
            exclude,
            ..made.stmt.payload().clone()
        };
        NewEpoch {
            stmt: Signed::sign(stmt, &[&author.key]).unwrap(),
            ..made
        }
    }

    async fn exclude(
        &self,
        actor: Actor,
        thread: ThreadId,
        new: NewEpoch,
    ) -> Result<(), StoreError> {
        let ctx = self.ctx();
        let keys = self.store.keys().lookup(&[thread]).await?;
        self.tx(move |tx| service::exclude(tx, &ctx, &org(), &keys, actor, thread, &new))
            .await
    }

    async fn told(&self, pid: PersonId) -> Vec<(SecurityKind, Option<SecurityWord>)> {
        let page = self
            .tx(move |tx| tx.security_events().page(pid, None, 100))
            .await
            .unwrap();
        let rows = page
            .rows
            .into_iter()
            .map(|row| (row.new.kind, row.new.word));
        rows.filter(|(kind, _)| {
            matches!(
                kind,
                SecurityKind::RepresentationBegan | SecurityKind::RepresentationEnded
            )
        })
        .collect()
    }
}

both! {
    async fn a_code_is_used_once_and_nothing_holds_before_the_registrar_has_answered(w: World) {
        let (erika, jonas, stranger) = (w.insured().await, w.insured().await, w.insured().await);
        let code = w.invite(&jonas).await;
        assert_eq!(w.found(&erika, code).await, Ok(jonas.pid));
        assert_eq!(w.found(&jonas, code).await, Err(StoreError::Absent), "one's own");
        assert_eq!(w.found(&erika, [7; 32]).await, Err(StoreError::Absent));
        let session = w.full(&erika).await;
        let stmt = w.grant_by(&erika, &jonas, RW);
        let id = w.grant(&session, code, &stmt).await.unwrap();
        assert!(!w.acts_for(&jonas, &erika).await);
        assert_eq!(w.grant(&session, code, &stmt).await, Err(StoreError::Absent), "used up");
        let of = stranger.pid;
        let foreign = w.store.read("s", move |tx| service::grant_request(tx, of, id)).await;
        assert_eq!(foreign.unwrap_err(), StoreError::Absent);
        w.answered(id, Answer::Done).await;
        assert!(w.acts_for(&jonas, &erika).await);
        assert_eq!(w.told(erika.pid).await, [(SecurityKind::RepresentationBegan, Some(SecurityWord::Subject))]);
        assert_eq!(w.told(jonas.pid).await, [(SecurityKind::RepresentationBegan, Some(SecurityWord::Rep))]);
        // Refused: as if nothing had been.
        let code = w.invite(&stranger).await;
        let id = w.grant(&session, code, &w.grant_by(&erika, &stranger, RW)).await.unwrap();
        w.answered(id, Answer::Refused { reason: "restricted".to_owned(), tries_left: 0 }).await;
        assert!(!w.acts_for(&stranger, &erika).await);
    }
}

both! {
    async fn a_code_dies_with_time_with_the_key_and_with_the_next_code(w: World) {
        let (erika, jonas) = (w.insured().await, w.insured().await);
        let first = w.invite(&jonas).await;
        let second = w.invite(&jonas).await;
        assert_eq!(w.found(&erika, first).await, Err(StoreError::Absent));
        assert_eq!(w.found(&erika, second).await, Ok(jonas.pid));
        let (ctx, pid) = (w.ctx(), jonas.pid);
        w.tx(move |tx| service::block_person(tx, &ctx, (mailbox::model::ActorKind::System, None), pid, None)).await.unwrap();
        assert_eq!(w.found(&erika, second).await, Err(StoreError::Absent), "blocked");
        let (ctx, pid) = (w.ctx(), jonas.pid);
        w.tx(move |tx| service::unblock_person(tx, &ctx, (mailbox::model::ActorKind::System, None), pid)).await.unwrap();
        w.clock.set(w.now() + service::INVITATION_LASTS);
        assert_eq!(w.found(&erika, second).await, Err(StoreError::Absent), "over");
        let third = w.invite(&jonas).await;
        assert_eq!(w.found(&erika, third).await, Ok(jonas.pid));
        w.rebind(&jonas, PersonRole::Insured, Assurance::Branch, None).await;
        assert_eq!(w.found(&erika, third).await, Err(StoreError::Absent), "another key");
    }
}

both! {
    async fn what_the_list_has_ended_before_its_answer_came_never_begins(w: World) {
        let (erika, jonas) = (w.insured().await, w.insured().await);
        let code = w.invite(&jonas).await;
        let session = w.full(&erika).await;
        let stmt = w.grant_by(&erika, &jonas, RW);
        let id = w.grant(&session, code, &stmt).await.unwrap();
        w.revoke(&[stmt.sh()], 1).await;
        w.answered(id, Answer::Done).await;
        assert!(!w.acts_for(&jonas, &erika).await);
        assert_eq!(w.told(erika.pid).await, []);
    }
}

both! {
    async fn nobody_is_let_in_in_a_quarantine_without_a_fresh_proof_or_by_another_statement(w: World) {
        let (erika, jonas, other) = (w.insured().await, w.insured().await, w.insured().await);
        let code = w.invite(&jonas).await;
        let session = w.full(&erika).await;
        let bad = |stmt: Signed<Representation>| {
            let (w, session) = (&w, session.clone());
            async move { w.grant(&session, code, &stmt).await.unwrap_err() }
        };
        assert_eq!(bad(w.grant_by(&erika, &other, RW)).await, StoreError::Invalid("wrong-person"), "another than the code's");
        assert_eq!(bad(w.grant_by(&other, &jonas, RW)).await, StoreError::Invalid("wrong-person"), "for another");
        assert_eq!(bad(w.grant_by(&erika, &jonas, &[RepRight::Write])).await, StoreError::Invalid("rights"));
        let forged = Signed::sign(w.grant_by(&erika, &jonas, RW).payload().clone(), &[&jonas.key]).unwrap();
        assert_eq!(bad(forged).await, StoreError::Invalid("bad-signature"));
        let (pid, until) = (erika.pid, Timestamp::from_secs(w.now().secs() + DAY));
        w.tx(move |tx| tx.persons().mark_quarantined(pid, until)).await.unwrap();
        assert_eq!(bad(w.grant_by(&erika, &jonas, RW)).await, StoreError::Invalid("quarantine"));
        w.clock.set(until);
        assert_eq!(bad(w.grant_by(&erika, &jonas, RW)).await, StoreError::Invalid("step-up"), "signed in a day ago");
        let session = w.full(&erika).await;
        w.grant(&session, code, &w.grant_by(&erika, &jonas, RW)).await.unwrap();
    }
}

both! {
    async fn whoever_is_excluded_is_out_at_once_and_for_good(w: World) {
        w.unit("pflege").await;
        let (erika, jonas, maria) = (w.insured().await, w.insured().await, w.insured().await);
        let clerk = w.clerk(&[("pflege", STAFF)]).await;
        let thread = w.thread(&erika, "pflege").await;
        w.represent(jonas.pid, erika.pid, w.for_a_year(RW)).await.unwrap();
        w.represent(maria.pid, erika.pid, w.for_a_year(RW)).await.unwrap();
        w.let_in(&erika, thread, 2, &[&jonas, &maria]).await;
        assert!(w.sees(&jonas, thread).await);
        // One representative does not shut out another, and nobody the person herself.
        let by_maria = w.without(&maria, thread, &erika, &[&maria], &[&jonas]).await;
        assert_eq!(w.exclude(maria.person(), thread, by_maria).await, Err(StoreError::Forbidden));
        let named = w.without(&erika, thread, &erika, &[&jonas, &maria], &[&jonas]).await;
        assert_eq!(w.exclude(erika.person(), thread, named).await, Err(StoreError::Invalid("excluded-member")));
        let nothing = w.without(&erika, thread, &erika, &[&jonas, &maria], &[]).await;
        assert_eq!(w.exclude(erika.person(), thread, nothing).await, Err(StoreError::Invalid("nothing-excluded")));
        let out = w.without(&erika, thread, &erika, &[&maria], &[&jonas]).await;
        w.exclude(erika.person(), thread, out).await.unwrap();
        assert!(!w.sees(&jonas, thread).await);
        assert!(w.sees(&maria, thread).await);
        assert_eq!(w.write_as(&jonas, thread, 3).await, Err(StoreError::Absent));
        // Staff excludes the other one, and no later epoch drops the first.
        let dropped = w.without(&clerk, thread, &erika, &[], &[&maria]).await;
        assert_eq!(w.exclude(clerk.staff(), thread, dropped).await, Err(StoreError::Invalid("exclude-dropped")));
        let both = w.without(&clerk, thread, &erika, &[], &[&jonas, &maria]).await;
        w.exclude(clerk.staff(), thread, both).await.unwrap();
        assert!(!w.sees(&maria, thread).await);
        assert!(w.sees(&erika, thread).await);
    }
}

both! {
    async fn two_parents_who_write_apart_learn_nothing_of_each_other(w: World) {
        w.unit("pflege").await;
        let (mother, father) = (w.insured().await, w.insured().await);
        let child = PersonId::new(Uuid::new_v4());
        let mut threads = Vec::new();
        for parent in [&mother, &father] {
            w.represent(parent.pid, child, w.for_a_year(RW)).await.unwrap();
        }
        for parent in [&mother, &father] {
            let mut new = w.new_thread(parent, "pflege").await;
            new.subject = child;
            let members = vec![parent.member(), w.dept_member("pflege").await];
            new.epochs = vec![epoch(parent, new.thread, child, Lane::Case, 1, None, members)];
            w.create(parent.person(), &new).await.unwrap();
            threads.push(new.thread);
        }
        for (me, other, own, theirs) in [(&mother, &father, threads[0], threads[1]), (&father, &mother, threads[1], threads[0])] {
            assert!(!w.sees(me, theirs).await);
            let (ctx, actor, pid, now) = (w.ctx(), me.person(), me.pid, w.now());
            let keys = w.store.keys().lookup(&[own]).await.unwrap();
            let (view, list) = w.store.read("v", move |tx| {
                Ok((service::thread_view(tx, &ctx, &keys, actor, own)?, service::representations(tx, pid, now)?))
            }).await.unwrap();
            let seen: Vec<String> = view.statements.iter().chain(&list.statements)
                .map(|one| String::from_utf8(one.stmt.envelope().unwrap().payload().to_vec()).unwrap())
                .chain(list.items.iter().map(|item| format!("{:?}", item.representation)))
                .collect();
            assert!(seen.iter().any(|text| text.contains(&me.pid.to_string())));
            assert!(!seen.iter().any(|text| text.contains(&other.pid.to_string())), "neither name nor existence");
        }
        let clerk = w.clerk(&[("pflege", STAFF)]).await;
        assert!(w.sees_as(clerk.staff(), threads[0]).await && w.sees_as(clerk.staff(), threads[1]).await);
    }
}

both! {
    async fn one_thread_tells_nothing_of_another(w: World) {
        w.unit("pflege").await;
        let (father, mother, helper) = (w.insured().await, w.insured().await, w.insured().await);
        let child = PersonId::new(Uuid::new_v4());
        for parent in [&mother, &father] {
            w.represent(parent.pid, child, w.for_a_year(RW)).await.unwrap();
        }
        // The mother reads all of the father's post, and somebody else all of hers.
        let all = &[RepRight::Read, RepRight::Write, RepRight::Post];
        w.represent(mother.pid, father.pid, w.for_a_year(all)).await.unwrap();
        w.represent(helper.pid, mother.pid, w.for_a_year(all)).await.unwrap();
        let shared = w.thread(&father, "pflege").await;
        w.let_in(&father, shared, 2, &[&mother]).await;
        let mut new = w.new_thread(&father, "pflege").await;
        new.subject = child;
        let members = vec![father.member(), w.dept_member("pflege").await];
        new.epochs = vec![epoch(&father, new.thread, child, Lane::Case, 1, None, members)];
        w.create(father.person(), &new).await.unwrap();
        let (ctx, actor, threads) = (w.ctx(), father.person(), [shared, new.thread]);
        let keys = w.store.keys().lookup(&threads).await.unwrap();
        let told = w.store.read("v", move |tx| {
            let heads = service::heads(tx, &ctx, &keys, actor, &cleared(), &threads)?;
            assert_eq!(heads.len(), 2);
            let mut all = vec![service::head_statements(tx, actor, &heads)?];
            for id in threads {
                all.push(service::thread_view(tx, &ctx, &keys, actor, id)?.statements);
            }
            Ok(all)
        }).await.unwrap();
        let pairs = |all: &[AttestedText]| {
            let parsed = all.iter().map(|one| Signed::<Representation>::parse(one.stmt.envelope().unwrap()));
            let mut pairs: Vec<(PersonId, PersonId)> = parsed.flatten().map(|one| (one.payload().rep, one.payload().subject)).collect();
            pairs.sort();
            pairs
        };
        let (his, hers) = ((father.pid, child), (mother.pid, father.pid));
        let mut both = vec![his, hers];
        both.sort();
        assert_eq!(told.iter().map(|all| pairs(all)).collect::<Vec<_>>(), [both, vec![hers], vec![his]]);
        let by_clerk = w.clerk(&[("pflege", STAFF)]).await.staff();
        let (ctx, child_thread) = (w.ctx(), threads[1]);
        let keys = w.store.keys().lookup(&threads).await.unwrap();
        let view = w.store.read("v", move |tx| service::thread_view(tx, &ctx, &keys, by_clerk, child_thread)).await.unwrap();
        assert_eq!(pairs(&view.statements).len(), 2, "a unit is told of both parents");
    }
}

both! {
    async fn of_a_co_representative_only_who_opens_all_post_and_only_while_he_does(w: World) {
        let (erika, jonas, maria) = (w.insured().await, w.insured().await, w.insured().await);
        w.represent(jonas.pid, erika.pid, w.for_a_year(RW)).await.unwrap();
        let listed = |who: PersonId| {
            let now = w.now();
            let w = &w;
            async move {
                let view = w.store.read("l", move |tx| service::representations(tx, who, now)).await.unwrap();
                view.items.iter().map(|item| item.representation.rep).collect::<Vec<_>>()
            }
        };
        let all = &[RepRight::Read, RepRight::Post];
        let sh = w.represent(maria.pid, erika.pid, w.for_a_year(all)).await.unwrap();
        assert_eq!(listed(jonas.pid).await, [jonas.pid, maria.pid]);
        assert_eq!(listed(maria.pid).await, [maria.pid], "he opens nothing but his own");
        w.revoke(&[sh], 1).await;
        assert_eq!(listed(jonas.pid).await, [jonas.pid]);
        // Whoever does not act any more hears of nobody new.
        let own = w.represent(jonas.pid, maria.pid, w.for_a_year(RW)).await.unwrap();
        w.represent(erika.pid, maria.pid, w.for_a_year(all)).await.unwrap();
        assert_eq!(listed(jonas.pid).await.len(), 3);
        w.end(&jonas, &jonas, own).await.unwrap();
        assert_eq!(listed(jonas.pid).await.len(), 2);
    }
}

both! {
    async fn a_key_that_comes_later_makes_the_other_side_look_again(w: World) {
        w.unit("pflege").await;
        let (erika, jonas) = (w.insured().await, w.insured().await);
        w.represent(jonas.pid, erika.pid, w.for_a_year(&[RepRight::Read, RepRight::Post])).await.unwrap();
        let thread = w.thread(&erika, "pflege").await;
        let dirty = || w.store.read("t", move |tx| Ok(tx.threads().lookup(thread)?.unwrap().dirty_since));
        assert_eq!(dirty().await, Ok(None));
        let mut events = w.store.events();
        w.rebind(&jonas, PersonRole::Insured, Assurance::Carryover, None).await;
        let told = async {
            while events.recv().await.unwrap() != (mailbox::Event::Represent { pid: erika.pid }) {}
        };
        tokio::time::timeout(std::time::Duration::from_secs(20), told).await.unwrap();
        assert!(dirty().await.unwrap().is_some(), "the next sender lets him in");
    }
}

both! {
    async fn a_fifteenth_birthday_is_told_to_both_once(w: World) {
        let parent = w.insured().await;
        let child = w.insured().await;
        w.clock.set(Timestamp::from_secs(BIRTHDAY - DAY));
        w.represent_until(parent.pid, child.pid, BIRTHDAY).await;
        let round = || async {
            let ctx = w.ctx();
            w.tx(move |tx| service::tell_ends(tx, &ctx)).await.unwrap()
        };
        w.clock.set(Timestamp::from_secs(BIRTHDAY - 1));
        assert!(w.acts_for(&parent, &child).await);
        assert_eq!(round().await, 0);
        w.clock.set(Timestamp::from_secs(BIRTHDAY));
        assert!(!w.acts_for(&parent, &child).await, "no job has run");
        assert_eq!(round().await, 1);
        assert_eq!(round().await, 0, "once");
        for (pid, word) in [(parent.pid, SecurityWord::Rep), (child.pid, SecurityWord::Subject)] {
            let told = w.told(pid).await;
            assert_eq!(told.first(), Some(&(SecurityKind::RepresentationEnded, Some(word))));
            assert_eq!(told.len(), 2);
        }
    }
}

both! {
    async fn what_was_ended_before_its_time_is_not_told_again(w: World) {
        let (parent, child) = (w.insured().await, w.insured().await);
        w.clock.set(Timestamp::from_secs(BIRTHDAY - DAY));
        let sh = w.represent_until(parent.pid, child.pid, BIRTHDAY).await;
        w.revoke(&[sh], 1).await;
        w.clock.set(Timestamp::from_secs(BIRTHDAY));
        let ctx = w.ctx();
        assert_eq!(w.tx(move |tx| service::tell_ends(tx, &ctx)).await, Ok(0));
        assert_eq!(w.told(child.pid).await.len(), 2);
        // A child has no button against its parents; the parent lays it down.
        let sh = w.represent_by(parent.pid, child.pid, Basis::Eltern, BIRTHDAY + DAY).await;
        assert_eq!(w.end(&child, &child, sh).await, Err(StoreError::Forbidden));
        w.end(&parent, &parent, sh).await.unwrap();
        let sh: Hash = w.represent_by(parent.pid, child.pid, Basis::Betreuung, BIRTHDAY + DAY).await;
        assert_eq!(w.end(&child, &child, sh).await, Err(StoreError::Forbidden));
    }
}
