// SPDX-License-Identifier: EUPL-1.2
//! The end of an insurance, and of a life: access at each second around both borders, with no job run. Negative controls,
//! in `.ci/seeded-bugs.toml`: sessions that nobody asks about the end; representatives who see on.

use std::time::Duration;

use mailbox::ids::{PersonId, ThreadId};
use mailbox::model::{
    Ending, EndingReason, MethodCheck, MethodTag, NewEnding, PersonState, Receiving, SecurityKind,
    SessionState, Side,
};
use mailbox::{OutboxStore, StoreError, Timestamp, service};
use protocol::Hash;
use protocol::statement::{Lane, MessageKind, PersonRole, RepRight, Right};

use crate::representations::RW;
use crate::support::people::Human;
use crate::support::{World, both};

const DAY: u64 = 86_400;
const IDLE: Duration = Duration::from_secs(1_800);

impl World {
    async fn ends(&self, pid: PersonId, seq: i64, ending: Option<Ending>) {
        let (ctx, new) = (self.ctx(), NewEnding { seq, ending });
        self.tx(move |tx| service::put_ending(tx, &ctx, pid, &new))
            .await
            .unwrap();
    }

    /// Read-only in ten days, closed in thirty.
    fn insurance(&self) -> Ending {
        Ending {
            reason: EndingReason::Insurance,
            read_only_at: self.now() + Duration::from_secs(10 * DAY),
            closes_at: self.now() + Duration::from_secs(30 * DAY),
        }
    }

    fn death(&self) -> Ending {
        Ending {
            reason: EndingReason::Death,
            read_only_at: self.now(),
            closes_at: self.now(),
        }
    }

    fn go_to(&self, at: Timestamp, beside: i64) {
        let gap = at.secs() + beside - self.now().secs();
        self.advance(u64::try_from(gap).unwrap());
    }

    async fn lives(&self, token: Hash) -> bool {
        let now = self.now();
        self.tx(move |tx| tx.sessions().lookup(token, Side::Portal, now, IDLE))
            .await
            .unwrap()
            .is_some()
    }

    /// What becomes of the right recovery sheet.
    async fn sheet(&self, human: &Human) -> MethodCheck {
        let (ctx, pid) = (self.ctx(), human.pid);
        self.tx(move |tx| {
            let all = tx.methods().find_by_person(pid)?;
            let sheet = all.into_iter().find(|m| m.new.tag == MethodTag::Rec);
            let new = sheet.unwrap().new;
            service::check_recovery(tx, &ctx, new.locator_hash.unwrap(), new.auth_hash.unwrap())
        })
        .await
        .unwrap()
    }

    async fn kinds(&self, pid: PersonId) -> Vec<SecurityKind> {
        let page = self
            .tx(move |tx| tx.security_events().page(pid, None, 50))
            .await
            .unwrap();
        page.rows.iter().map(|row| row.new.kind).collect()
    }

    async fn mails(&self) -> usize {
        let door = OutboxStore::new(&self.store, self.ambient.clone());
        let leases = door.lease(50, Duration::from_secs(60)).await.unwrap();
        let (count, at) = (leases.len(), self.now());
        for lease in leases {
            door.release(&lease, at).await.unwrap();
        }
        count
    }

    async fn writes(&self, who: &Human, thread: ThreadId, n: u64) -> Result<(), StoreError> {
        self.say(who, who.person(), thread, n).await.map(drop)
    }
}

both! {
    async fn nothing_is_written_from_the_second_at_which_the_insurance_ends(w: World) {
        w.unit("pflege").await;
        let clerk = w.clerk(&[("pflege", &[Right::Read, Right::Write])]).await;
        let erika = w.insured().await;
        let thread = w.thread(&erika, "pflege").await;
        let ending = w.insurance();
        w.ends(erika.pid, 1, Some(ending)).await;
        w.go_to(ending.read_only_at, -1);
        let token = w.session(erika.pid, None, SessionState::Full).await.new.token_hash;
        w.writes(&erika, thread, 2).await.unwrap();
        w.go_to(ending.read_only_at, 0);
        assert_eq!(w.writes(&erika, thread, 3).await, Err(StoreError::ReadOnly));
        let another = w.new_thread(&erika, "pflege").await;
        assert_eq!(
            w.create(erika.person(), &another).await.map(drop),
            Err(StoreError::ReadOnly)
        );
        // She reads, and is answered.
        assert!(w.sees(&erika, thread).await && w.lives(token).await);
        w.say(&clerk, clerk.staff(), thread, 1).await.unwrap();
    }
}

both! {
    async fn what_was_accepted_before_the_border_is_accepted_when_its_answer_was_lost(w: World) {
        w.unit("pflege").await;
        let erika = w.insured().await;
        let thread = w.thread(&erika, "pflege").await;
        let ending = w.insurance();
        w.ends(erika.pid, 1, Some(ending)).await;
        w.go_to(ending.read_only_at, -1);
        let message = w.message(&erika, thread, Lane::Case, 1, MessageKind::Msg, 2);
        let new = Receiving { epoch: None, message };
        let first = w.send(erika.person(), thread, new.clone()).await.unwrap();
        w.go_to(ending.read_only_at, 1);
        assert_eq!(w.send(erika.person(), thread, new).await.unwrap(), first);
    }
}

both! {
    async fn the_account_closes_at_its_second_without_any_job(w: World) {
        w.unit("pflege").await;
        let clerk = w.clerk(&[("pflege", &[Right::Read, Right::Write])]).await;
        let erika = w.insured().await;
        w.contact(erika.pid).await;
        let thread = w.thread(&erika, "pflege").await;
        let ending = w.insurance();
        w.ends(erika.pid, 1, Some(ending)).await;
        let told = w.mails().await;
        assert_eq!(told, 1, "of the end itself");
        w.go_to(ending.closes_at, -1);
        // A session that was begun a second before.
        let token = w.session(erika.pid, None, SessionState::Full).await.new.token_hash;
        assert!(w.lives(token).await);
        assert!(matches!(w.sheet(&erika).await, MethodCheck::Right(_)));
        w.say(&clerk, clerk.staff(), thread, 1).await.unwrap();
        w.go_to(ending.closes_at, 0);
        assert!(!w.lives(token).await);
        let refused = w.sheet(&erika).await;
        assert_eq!(refused, MethodCheck::NoAccess { state: PersonState::Ended });
        assert_eq!(w.mails().await, 0, "nothing is mailed that waited");
        assert_eq!(
            w.say(&clerk, clerk.staff(), thread, 2).await.map(drop),
            Err(StoreError::ReadOnly),
            "nobody would read it"
        );
        // The insurance goes on after all: everything is as it was, and what waited is announced.
        w.ends(erika.pid, 2, None).await;
        assert!(w.lives(token).await);
        assert!(matches!(w.sheet(&erika).await, MethodCheck::Right(_)));
        w.writes(&erika, thread, 2).await.unwrap();
        let kinds = w.kinds(erika.pid).await;
        assert_eq!(kinds.iter().filter(|k| **k == SecurityKind::EndingAnnounced).count(), 1);
        assert_eq!(kinds.iter().filter(|k| **k == SecurityKind::EndingLifted).count(), 1);
        w.advance(2 * DAY);
        assert!(w.mails().await > 0);
    }
}

both! {
    async fn whoever_acts_for_her_writes_no_more_and_then_sees_nothing(w: World) {
        w.unit("pflege").await;
        let erika = w.insured().await;
        let jan = w.human(PersonRole::Rep).await;
        w.contact(jan.pid).await;
        let thread = w.thread(&erika, "pflege").await;
        w.represent(jan.pid, erika.pid, w.for_a_year(RW)).await.unwrap();
        w.let_in(&erika, thread, 2, &[&jan]).await;
        let ending = w.insurance();
        w.ends(erika.pid, 1, Some(ending)).await;
        w.go_to(ending.read_only_at, 0);
        assert!(w.sees(&jan, thread).await);
        assert_eq!(w.write_as(&jan, thread, 2).await, Err(StoreError::ReadOnly));
        w.go_to(ending.closes_at, -1);
        assert!(w.sees(&jan, thread).await && w.mails().await == 1);
        w.go_to(ending.closes_at, 0);
        assert!(!w.sees(&jan, thread).await);
        assert_eq!(w.write_as(&jan, thread, 2).await, Err(StoreError::Absent));
        assert_eq!(w.mails().await, 0);
        let (pid, now) = (jan.pid, w.now());
        let mine = w.tx(move |tx| service::perspectives(tx, pid, now)).await.unwrap();
        assert_eq!(mine.len(), 1, "his own post is left: {mine:?}");
    }
}

both! {
    async fn who_acts_for_somebody_else_keeps_the_account_until_that_ends(w: World) {
        w.unit("pflege").await;
        let mother = w.insured().await;
        let child = w.insured().await;
        let own = w.thread(&mother, "pflege").await;
        let ending = w.insurance();
        let until = ending.closes_at + Duration::from_secs(5 * DAY);
        w.represent_until(mother.pid, child.pid, until.secs()).await;
        let theirs = w.thread(&child, "pflege").await;
        w.let_in(&child, theirs, 2, &[&mother]).await;
        w.ends(mother.pid, 1, Some(ending)).await;
        w.go_to(ending.closes_at, 0);
        let token = w.session(mother.pid, None, SessionState::Full).await.new.token_hash;
        assert!(w.lives(token).await && matches!(w.sheet(&mother).await, MethodCheck::Right(_)));
        w.write_as(&mother, theirs, 2).await.unwrap();
        assert!(w.sees(&mother, own).await);
        assert_eq!(w.writes(&mother, own, 2).await, Err(StoreError::ReadOnly));
        w.go_to(until, -1);
        let token = w.session(mother.pid, None, SessionState::Full).await.new.token_hash;
        assert!(w.lives(token).await);
        w.go_to(until, 0);
        assert!(!w.lives(token).await);
        assert!(!matches!(w.sheet(&mother).await, MethodCheck::Right(_)));
    }
}

both! {
    async fn death_ends_everything_at_once_and_mails_nobody(w: World) {
        w.unit("pflege").await;
        let erika = w.insured().await;
        let child = w.insured().await;
        let jan = w.human(PersonRole::Rep).await;
        w.contact(erika.pid).await;
        let thread = w.thread(&erika, "pflege").await;
        w.represent(jan.pid, erika.pid, w.for_a_year(&[RepRight::Read])).await.unwrap();
        w.represent(erika.pid, child.pid, w.for_a_year(RW)).await.unwrap();
        w.let_in(&erika, thread, 2, &[&jan]).await;
        w.advance(2 * DAY);
        let token = w.session(erika.pid, None, SessionState::Full).await.new.token_hash;
        let before = w.kinds(erika.pid).await;
        w.ends(erika.pid, 1, Some(w.death())).await;
        assert!(!w.lives(token).await, "acting for a child keeps nobody's account who has died");
        let refused = w.sheet(&erika).await;
        assert_eq!(refused, MethodCheck::NoAccess { state: PersonState::Ended });
        assert!(!w.sees(&jan, thread).await);
        assert_eq!(w.mails().await, 0);
        assert_eq!(w.kinds(erika.pid).await, before);
    }
}

both! {
    async fn an_older_word_an_unknown_person_and_staff_change_nothing(w: World) {
        w.unit("pflege").await;
        let clerk = w.clerk(&[("pflege", &[Right::Read])]).await;
        let erika = w.insured().await;
        w.ends(PersonId::new(uuid::Uuid::new_v4()), 1, Some(w.death())).await;
        w.ends(clerk.pid, 1, Some(w.death())).await;
        let (pid, now) = (clerk.pid, w.now());
        let state = w.tx(move |tx| tx.persons().access(pid, now)).await.unwrap().unwrap().state;
        assert_eq!(state, PersonState::Active);
        w.ends(erika.pid, 7, None).await;
        w.ends(erika.pid, 5, Some(w.death())).await;
        w.ends(erika.pid, 7, Some(w.death())).await;
        assert!(matches!(w.sheet(&erika).await, MethodCheck::Right(_)));
        // The same word under a later number is told once.
        w.ends(erika.pid, 8, Some(w.insurance())).await;
        w.ends(erika.pid, 9, Some(w.insurance())).await;
        let kinds = w.kinds(erika.pid).await;
        assert_eq!(kinds.iter().filter(|k| **k == SecurityKind::EndingAnnounced).count(), 1);
        let ctx = w.ctx();
        let mut turned = w.insurance();
        std::mem::swap(&mut turned.read_only_at, &mut turned.closes_at);
        let pid = erika.pid;
        let new = NewEnding { seq: 10, ending: Some(turned) };
        let refused = w.tx(move |tx| service::put_ending(tx, &ctx, pid, &new)).await;
        assert_eq!(refused, Err(StoreError::Invalid("malformed")));
    }
}
