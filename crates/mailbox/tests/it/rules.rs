// SPDX-License-Identifier: EUPL-1.2
//! New cases are given out by the rules of a unit: which rule decides, who gets the case by it, and that nobody gets one twice.
//!
//! Negative controls, in `.ci/seeded-bugs.toml`: a barrier not asked before a case is given; a paused rule that decides; a member who does
//! not lead reads the rules.

use mailbox::ids::{Matter, PersonId, RequestId, RuleId, ThreadId};
use mailbox::model::{
    MatterRow, Request, RequestKind, RequestState, Rule, RuleAssignment, RuleKind, RuleTrial,
    WorkState,
};
use mailbox::service::{self, Answer, NewAbsence, WorkChange};
use mailbox::{Conflict, StoreError, Timestamp};
use protocol::statement::{MessageClass, Right};
use uuid::Uuid;

use crate::support::people::{Human, dept, matter};
use crate::support::{World, both};

const RW: &[Right] = &[Right::Read, Right::Write];
const LEAD: &[Right] = &[Right::Read, Right::Write, Right::Grant];
const HOUR: u64 = 3_600;

pub(crate) fn rule(kind: RuleKind, clerks: &[&Human]) -> Rule {
    Rule {
        id: RuleId::new(Uuid::new_v4()),
        kind,
        matter: (kind == RuleKind::Matter).then(matter),
        clerks: clerks.iter().map(|one| one.pid).collect(),
        paused: false,
    }
}

fn paused(rule: Rule) -> Rule {
    Rule {
        paused: true,
        ..rule
    }
}

/// A unit with a lead, two clerks and an insured person.
struct Office {
    lead: Human,
    anna: Human,
    bert: Human,
    owner: Human,
}

async fn office(w: &World) -> Office {
    w.unit("pflege").await;
    Office {
        lead: w.clerk(&[("pflege", LEAD)]).await,
        anna: w.clerk(&[("pflege", RW)]).await,
        bert: w.clerk(&[("pflege", RW)]).await,
        owner: w.insured().await,
    }
}

impl World {
    pub(crate) async fn rules(
        &self,
        lead: &Human,
        before: u64,
        rules: &[Rule],
    ) -> Result<u64, StoreError> {
        self.rules_of("pflege", lead, before, rules).await
    }

    async fn rules_of(
        &self,
        unit: &str,
        lead: &Human,
        before: u64,
        rules: &[Rule],
    ) -> Result<u64, StoreError> {
        let (ctx, actor, unit, rules) = (self.ctx(), lead.staff(), dept(unit), rules.to_vec());
        self.tx(move |tx| service::put_unit_rules(tx, &ctx, actor, &unit, before, &rules))
            .await
    }

    /// Who has it in a unit, and in which state it is there.
    async fn has(&self, unit: &str, thread: ThreadId) -> (Option<PersonId>, WorkState) {
        let unit = dept(unit);
        let found = self.tx(move |tx| tx.threads().units(thread)).await.unwrap();
        let found = found.iter().find(|one| one.dept == unit).unwrap();
        (found.claimed_by, found.state)
    }

    async fn trail(&self, thread: ThreadId) -> Vec<RuleAssignment> {
        self.tx(move |tx| tx.rules().assignments(thread))
            .await
            .unwrap()
    }

    async fn away(&self, who: &Human, deputy: Option<&Human>) {
        let new = NewAbsence {
            pid: who.pid,
            from: self.now(),
            until: Timestamp::from_secs(self.now().secs() + 3_600),
            deputy: deputy.map(|one| one.pid),
        };
        let (ctx, actor) = (self.ctx(), who.staff());
        self.tx(move |tx| service::put_absence(tx, &ctx, actor, &dept("pflege"), new))
            .await
            .unwrap();
    }

    /// What the registrar is asked about somebody's cases.
    async fn rule_questions(&self) -> Vec<Request> {
        let now = self.now();
        let all = self
            .tx(move |tx| tx.requests().lease(now, now, 100))
            .await
            .unwrap();
        let mut all: Vec<Request> = all;
        all.retain(|one| one.new.kind == RequestKind::Rule);
        all
    }

    async fn rule_answer(&self, id: RequestId, answer: Answer) -> Result<(), StoreError> {
        let ctx = self.ctx();
        self.tx(move |tx| service::answer_request(tx, &ctx, id, &answer))
            .await
    }

    async fn claim_by_hand(&self, who: &Human, thread: ThreadId, to: Option<&Human>) {
        let before = self.has("pflege", thread).await.0;
        let change = WorkChange {
            dept: dept("pflege"),
            state: None,
            reason: None,
            main: None,
            claimed_by: Some(to.map(|one| one.pid)),
            although_away: true,
            expected_claimed_by: before,
        };
        let (ctx, actor) = (self.ctx(), who.staff());
        self.tx(move |tx| service::set_work(tx, &ctx, actor, thread, &change))
            .await
            .unwrap();
    }

    async fn attempt(&self, lead: &Human, rules: &[Rule]) -> Result<RuleTrial, StoreError> {
        let (ctx, actor, rules) = (self.ctx(), lead.staff(), rules.to_vec());
        self.tx(move |tx| service::try_rules(tx, &ctx, actor, &dept("pflege"), &rules))
            .await
    }
}

fn applying(rules: &[&Rule]) -> Answer {
    Answer::Rules {
        rules: rules.iter().map(|rule| rule.id).collect(),
    }
}

both! {
    async fn without_rules_a_case_stays_in_the_list_and_nobody_is_asked(w: World) {
        let o = office(w).await;
        let thread = w.thread(&o.owner, "pflege").await;
        assert_eq!(w.has("pflege", thread).await, (None, WorkState::New));
        assert!(w.rule_questions().await.is_empty());
    }
}

both! {
    async fn a_matter_sends_its_case_to_a_clerk_and_only_staff_reads_why(w: World) {
        let o = office(w).await;
        let (other, named) = (rule(RuleKind::Matter, &[&o.bert]), rule(RuleKind::Matter, &[&o.anna]));
        let elsewhere: Matter = "reha-frage".parse().unwrap();
        let other = Rule { matter: Some(elsewhere.clone()), ..other };
        let rows: Vec<MatterRow> = [matter(), elsewhere].into_iter().map(|code| MatterRow {
            code, dept: dept("pflege"), class: MessageClass::Normal, four_eyes: false, medical: false, label_de: "A".into(), label_en: "A".into(),
        }).collect();
        w.tx(move |tx| tx.matters().replace_all(&rows)).await.unwrap();
        w.rules(&o.lead, 0, &[other, named]).await.unwrap();
        let thread = w.thread(&o.owner, "pflege").await;
        assert_eq!(w.has("pflege", thread).await, (Some(o.anna.pid), WorkState::Open));
        let trail = w.trail(thread).await;
        assert_eq!(trail.len(), 1);
        assert_eq!((trail[0].pid, trail[0].position, trail[0].kind, trail[0].instead_of), (o.anna.pid, 2, RuleKind::Matter, None));
        assert_eq!(trail[0].matter, Some(matter()));
        for (actor, told) in [(o.anna.staff(), 1), (o.owner.person(), 0)] {
            let (ctx, keys) = (w.ctx(), w.store.keys().lookup(&[thread]).await.unwrap());
            let view = w.tx(move |tx| service::thread_view(tx, &ctx, &keys, actor, thread)).await.unwrap();
            assert_eq!(view.assigned.len(), told);
        }
        // It ends with the thread.
        w.tx(move |tx| tx.threads().delete(thread)).await.unwrap();
        assert!(w.trail(thread).await.is_empty());
    }
}

both! {
    async fn the_first_rule_that_fits_decides_and_a_paused_one_does_not(w: World) {
        let o = office(w).await;
        let (first, second) = (rule(RuleKind::Matter, &[&o.anna]), rule(RuleKind::Matter, &[&o.bert]));
        w.rules(&o.lead, 0, &[paused(first.clone()), second.clone()]).await.unwrap();
        let thread = w.thread(&o.owner, "pflege").await;
        assert_eq!(w.has("pflege", thread).await.0, Some(o.bert.pid));
        w.rules(&o.lead, 1, &[first, second.clone()]).await.unwrap();
        let thread = w.thread(&o.owner, "pflege").await;
        assert_eq!(w.has("pflege", thread).await.0, Some(o.anna.pid));
        w.rules(&o.lead, 2, &[rule(RuleKind::Nobody, &[]), second.clone()]).await.unwrap();
        let thread = w.thread(&o.owner, "pflege").await;
        assert_eq!(w.has("pflege", thread).await, (None, WorkState::New));
        w.rules(&o.lead, 3, &[paused(second)]).await.unwrap();
        let thread = w.thread(&o.owner, "pflege").await;
        assert_eq!(w.has("pflege", thread).await, (None, WorkState::New));
    }
}

both! {
    async fn load_decides_among_several_and_among_all_who_are_there(w: World) {
        let o = office(w).await;
        w.rules(&o.lead, 0, &[rule(RuleKind::Matter, &[&o.anna, &o.bert])]).await.unwrap();
        let mut got = Vec::new();
        for _ in 0..4 {
            let thread = w.thread(&o.owner, "pflege").await;
            got.push(w.has("pflege", thread).await.0.unwrap());
        }
        assert_eq!(got.iter().filter(|pid| **pid == o.anna.pid).count(), 2);
        assert_eq!(got.iter().filter(|pid| **pid == o.bert.pid).count(), 2);
        // The lead has least, and is away.
        w.away(&o.lead, Some(&o.anna)).await;
        w.rules(&o.lead, 1, &[rule(RuleKind::Load, &[])]).await.unwrap();
        let (one, two) = (w.thread(&o.owner, "pflege").await, w.thread(&o.owner, "pflege").await);
        let mut got = [w.has("pflege", one).await.0.unwrap(), w.has("pflege", two).await.0.unwrap()];
        got.sort_unstable();
        let mut both = [o.anna.pid, o.bert.pid];
        both.sort_unstable();
        assert_eq!(got, both);
        w.advance(2 * HOUR);
        let thread = w.thread(&o.owner, "pflege").await;
        assert_eq!(w.has("pflege", thread).await.0, Some(o.lead.pid));
    }
}

both! {
    async fn a_deputy_gets_it_and_whoever_cannot_is_passed_over(w: World) {
        let o = office(w).await;
        let (to_anna, to_lead) = (rule(RuleKind::Matter, &[&o.anna]), rule(RuleKind::Matter, &[&o.lead]));
        w.rules(&o.lead, 0, &[to_anna, to_lead]).await.unwrap();
        w.away(&o.anna, Some(&o.bert)).await;
        let thread = w.thread(&o.owner, "pflege").await;
        assert_eq!(w.has("pflege", thread).await.0, Some(o.bert.pid));
        assert_eq!(w.trail(thread).await[0].instead_of, Some(o.anna.pid));
        // The deputy is kept from this person by the registrar's word.
        w.route(&o.owner, 1, None, &[&o.bert]).await;
        let thread = w.thread(&o.owner, "pflege").await;
        assert_eq!(w.has("pflege", thread).await.0, Some(o.lead.pid));
        // Nobody stands in any more.
        w.advance(2 * HOUR);
        w.away(&o.anna, None).await;
        let thread = w.thread(&o.owner, "pflege").await;
        assert_eq!(w.has("pflege", thread).await.0, Some(o.lead.pid));
        // She herself, back again, is kept from this person.
        w.advance(2 * HOUR);
        w.route(&o.owner, 2, None, &[&o.anna, &o.lead]).await;
        let thread = w.thread(&o.owner, "pflege").await;
        assert_eq!(w.has("pflege", thread).await, (None, WorkState::New), "a case is never lost");
        // And she leaves the unit.
        w.route(&o.owner, 3, None, &[]).await;
        let (ctx, actor, gone) = (w.ctx(), o.lead.staff(), o.anna.pid);
        w.tx(move |tx| service::remove_member(tx, &ctx, actor, &dept("pflege"), gone)).await.unwrap();
        let thread = w.thread(&o.owner, "pflege").await;
        assert_eq!(w.has("pflege", thread).await.0, Some(o.lead.pid));
    }
}

both! {
    async fn whoever_has_an_open_case_of_the_person_gets_her_next_one(w: World) {
        let o = office(w).await;
        let first = w.thread(&o.owner, "pflege").await;
        w.claim_by_hand(&o.bert, first, Some(&o.bert)).await;
        let rules = [rule(RuleKind::Hands, &[]), rule(RuleKind::Matter, &[&o.anna])];
        w.rules(&o.lead, 0, &rules).await.unwrap();
        let second = w.thread(&o.owner, "pflege").await;
        assert_eq!(w.has("pflege", second).await.0, Some(o.bert.pid));
        assert_eq!(w.trail(second).await[0].kind, RuleKind::Hands);
        let stranger = w.insured().await;
        let third = w.thread(&stranger, "pflege").await;
        assert_eq!(w.has("pflege", third).await.0, Some(o.anna.pid));
        // Closed cases are in nobody's hands.
        w.tx(move |tx| {
            for thread in [first, second] {
                tx.threads().mark_state(thread, &dept("pflege"), WorkState::Done)?;
            }
            Ok(())
        }).await.unwrap();
        let fourth = w.thread(&o.owner, "pflege").await;
        assert_eq!(w.has("pflege", fourth).await.0, Some(o.anna.pid));
        // And the rule can be switched off.
        w.claim_by_hand(&o.lead, fourth, Some(&o.bert)).await;
        w.rules(&o.lead, 1, &[paused(rules[0].clone()), rules[1].clone()]).await.unwrap();
        let fifth = w.thread(&o.owner, "pflege").await;
        assert_eq!(w.has("pflege", fifth).await.0, Some(o.anna.pid));
    }
}

both! {
    async fn the_registrar_is_asked_for_rules_only_and_its_word_gives_the_case(w: World) {
        let o = office(w).await;
        let (low, high) = (rule(RuleKind::Register, &[&o.anna]), rule(RuleKind::Register, &[&o.bert]));
        let rules = [low.clone(), high.clone(), paused(rule(RuleKind::Register, &[&o.lead]))];
        w.rules(&o.lead, 0, &rules).await.unwrap();
        let thread = w.thread(&o.owner, "pflege").await;
        assert_eq!(w.has("pflege", thread).await, (None, WorkState::New), "meanwhile it is in the list");
        let asked = w.rule_questions().await;
        assert_eq!((asked.len(), asked[0].new.pid), (1, o.owner.pid));
        let body: serde_json::Value = serde_json::from_slice(asked[0].new.body.as_ref().unwrap()).unwrap();
        assert_eq!(body, serde_json::json!({"dept": "pflege", "rules": [low.id.to_string(), high.id.to_string()]}));
        w.rule_answer(asked[0].new.id, applying(&[&high])).await.unwrap();
        assert_eq!(w.has("pflege", thread).await, (Some(o.bert.pid), WorkState::Open));
        assert_eq!(w.trail(thread).await[0].position, 2);
        // The first word counts.
        let again = w.rule_answer(asked[0].new.id, applying(&[&low])).await;
        assert_eq!(again, Err(StoreError::Conflict(Conflict::State)));
        assert_eq!(w.has("pflege", thread).await.0, Some(o.bert.pid));
        let done = w.rule_answer(asked[0].new.id, Answer::Done).await;
        assert_eq!(done, Err(StoreError::Invalid("wrong-outcome")));
    }
}

both! {
    async fn where_nothing_applies_or_the_registrar_refuses_the_next_rule_decides(w: World) {
        let o = office(w).await;
        let rules = [rule(RuleKind::Register, &[&o.anna]), rule(RuleKind::Load, &[&o.bert])];
        w.rules(&o.lead, 0, &rules).await.unwrap();
        let foreign = rule(RuleKind::Register, &[&o.lead]);
        let refused = Answer::Refused { reason: "unknown".into(), tries_left: 0 };
        for answer in [applying(&[]), applying(&[&foreign]), refused] {
            let thread = w.thread(&o.owner, "pflege").await;
            let asked = w.rule_questions().await;
            w.rule_answer(asked.last().unwrap().new.id, answer).await.unwrap();
            assert_eq!(w.has("pflege", thread).await.0, Some(o.bert.pid));
        }
        // A rule before it that needs no register asks nobody.
        w.rules(&o.lead, 1, &[rules[1].clone(), rules[0].clone()]).await.unwrap();
        let before = w.rule_questions().await.len();
        w.thread(&o.owner, "pflege").await;
        assert_eq!(w.rule_questions().await.len(), before);
    }
}

both! {
    async fn whoever_claims_a_case_before_the_registrar_answers_keeps_it(w: World) {
        let o = office(w).await;
        let only = rule(RuleKind::Register, &[&o.anna]);
        w.rules(&o.lead, 0, std::slice::from_ref(&only)).await.unwrap();
        let thread = w.thread(&o.owner, "pflege").await;
        let asked = w.rule_questions().await;
        w.claim_by_hand(&o.bert, thread, Some(&o.bert)).await;
        w.rule_answer(asked[0].new.id, applying(&[&only])).await.unwrap();
        assert_eq!(w.has("pflege", thread).await.0, Some(o.bert.pid));
        assert!(w.trail(thread).await.is_empty());
        let id = asked[0].new.id;
        let question = w.tx(move |tx| tx.rules().take_question(id)).await.unwrap();
        assert_eq!(question, None, "nothing waits any more");
    }
}

both! {
    async fn many_answers_at_once_give_the_case_once(w: World) {
        let o = office(w).await;
        let only = rule(RuleKind::Register, &[&o.anna, &o.bert]);
        w.rules(&o.lead, 0, std::slice::from_ref(&only)).await.unwrap();
        let thread = w.thread(&o.owner, "pflege").await;
        let id = w.rule_questions().await[0].new.id;
        let node = w.reopen();
        let tries = (0..8).map(|n| {
            let store = if n % 2 == 0 { w.store.clone() } else { node.clone() };
            let (ctx, answer) = (w.ctx(), applying(&[&only]));
            tokio::spawn(async move {
                store.transaction("answer_request", move |tx| service::answer_request(tx, &ctx, id, &answer)).await
            })
        }).collect::<Vec<_>>();
        let mut done = 0;
        for one in tries {
            match one.await.unwrap() {
                Ok(()) => done += 1,
                Err(error) => assert_eq!(error, StoreError::Conflict(Conflict::State)),
            }
        }
        assert_eq!(done, 1);
        assert_eq!(w.trail(thread).await.len(), 1);
        let request = w.tx(move |tx| tx.requests().lookup(id)).await.unwrap().unwrap();
        assert_eq!((request.state, request.new.body), (RequestState::Done, None));
    }
}

both! {
    async fn what_is_given_back_or_written_in_again_is_not_given_out_again(w: World) {
        let o = office(w).await;
        w.rules(&o.lead, 0, &[rule(RuleKind::Matter, &[&o.anna])]).await.unwrap();
        let thread = w.thread(&o.owner, "pflege").await;
        w.claim_by_hand(&o.anna, thread, None).await;
        w.say(&o.owner, o.owner.person(), thread, 2).await.unwrap();
        assert_eq!(w.has("pflege", thread).await, (None, WorkState::New));
        assert_eq!(w.trail(thread).await.len(), 1, "what the rule did stays on record");
        w.claim_by_hand(&o.lead, thread, Some(&o.bert)).await;
        assert_eq!(w.has("pflege", thread).await.0, Some(o.bert.pid));
    }
}

both! {
    async fn a_case_that_is_handed_over_goes_by_the_rules_of_the_unit_that_gets_it(w: World) {
        let s = crate::hand_over::stage(w).await;
        let lead = w.clerk(&[("reha", LEAD)]).await;
        w.rules_of("reha", &lead, 0, &[rule(RuleKind::Load, &[&s.receiver])]).await.unwrap();
        let order = s.order(w, false, true).await;
        s.hand_over(w, &s.giver, order).await.unwrap();
        assert_eq!(w.has("reha", s.thread).await, (Some(s.receiver.pid), WorkState::Open));
        // What one unit's rules did is no other unit's business.
        let trail = w.trail(s.thread).await;
        assert_eq!((trail.len(), &trail[0].dept), (1, &dept("reha")));
    }
}

both! {
    async fn only_the_lead_knows_of_the_rules_and_nobody_overwrites_another(w: World) {
        let o = office(w).await;
        w.unit("reha").await;
        let other = w.clerk(&[("reha", LEAD)]).await;
        let mine = [rule(RuleKind::Load, &[])];
        assert_eq!(w.rules(&o.lead, 0, &mine).await, Ok(1));
        assert_eq!(w.rules(&o.lead, 0, &mine).await, Err(StoreError::Conflict(Conflict::State)));
        assert_eq!(w.rules(&o.lead, 2, &mine).await, Err(StoreError::Conflict(Conflict::State)));
        for who in [&o.anna, &other] {
            assert_eq!(w.rules(who, 1, &mine).await, Err(StoreError::Absent));
            assert_eq!(w.attempt(who, &mine).await, Err(StoreError::Absent));
        }
        for actor in [o.anna.staff(), other.staff(), o.owner.person(), o.lead.person()] {
            let ctx = w.ctx();
            let seen = w.tx(move |tx| service::unit_rules(tx, &ctx, actor, &dept("pflege"))).await;
            assert_eq!(seen, Err(StoreError::Absent));
        }
        let (ctx, actor) = (w.ctx(), o.lead.staff());
        let seen = w.tx(move |tx| service::unit_rules(tx, &ctx, actor, &dept("pflege"))).await.unwrap();
        assert_eq!((seen.version, seen.rules.as_slice()), (1, mine.as_slice()));
    }
}

both! {
    async fn what_does_not_fit_has_a_name_and_who_has_left_may_stay(w: World) {
        let o = office(w).await;
        let stranger = w.clerk(&[]).await;
        let twice = rule(RuleKind::Load, &[]);
        let unknown = Rule { matter: Some("nirgends".parse().unwrap()), ..rule(RuleKind::Matter, &[&o.anna]) };
        let form = "rule-form";
        for (rules, code) in [
            (vec![twice.clone(), twice], form),
            (vec![rule(RuleKind::Hands, &[&o.anna])], form),
            (vec![rule(RuleKind::Nobody, &[&o.anna])], form),
            (vec![rule(RuleKind::Matter, &[])], form),
            (vec![rule(RuleKind::Register, &[])], form),
            (vec![rule(RuleKind::Load, &[&o.anna, &o.anna])], form),
            (vec![Rule { matter: None, ..rule(RuleKind::Matter, &[&o.anna]) }], form),
            (vec![Rule { matter: Some(matter()), ..rule(RuleKind::Load, &[]) }], form),
            (vec![rule(RuleKind::Load, &[&stranger])], "rule-clerk"),
            (vec![unknown], "rule-matter"),
            ((0..51).map(|_| rule(RuleKind::Nobody, &[])).collect(), "too-many-rules"),
        ] {
            assert_eq!(w.rules(&o.lead, 0, &rules).await, Err(StoreError::Invalid(code)), "{rules:?}");
        }
        let old = rule(RuleKind::Load, &[&o.anna]);
        w.rules(&o.lead, 0, std::slice::from_ref(&old)).await.unwrap();
        let (ctx, actor, gone) = (w.ctx(), o.lead.staff(), o.anna.pid);
        w.tx(move |tx| service::remove_member(tx, &ctx, actor, &dept("pflege"), gone)).await.unwrap();
        assert_eq!(w.rules(&o.lead, 1, &[paused(old)]).await, Ok(2));
    }
}

both! {
    async fn a_trial_counts_and_changes_nothing(w: World) {
        let o = office(w).await;
        let old = w.thread(&o.owner, "pflege").await;
        w.advance(31 * 24 * HOUR);
        for _ in 0..3 {
            w.thread(&o.owner, "pflege").await;
        }
        let stranger = w.insured().await;
        w.thread(&stranger, "pflege").await;
        let by_load = [rule(RuleKind::Load, &[&o.anna, &o.bert])];
        let trial = w.attempt(&o.lead, &by_load).await.unwrap();
        let mut desks = vec![(o.anna.pid, 2), (o.bert.pid, 2)];
        desks.sort_unstable();
        assert_eq!(trial, RuleTrial { cases: 4, capped: false, desks, register: 0, nobody: 0 });
        // In the same hands: the first case of each person goes by load, the others follow.
        let by_hands = [rule(RuleKind::Hands, &[]), by_load[0].clone()];
        let trial = w.attempt(&o.lead, &by_hands).await.unwrap();
        let mut counts: Vec<u64> = trial.desks.iter().map(|desk| desk.1).collect();
        counts.sort_unstable();
        assert_eq!(counts, [1, 3]);
        let asks = w.attempt(&o.lead, &[rule(RuleKind::Register, &[&o.anna])]).await.unwrap();
        assert_eq!((asks.register, asks.nobody, asks.desks.len()), (4, 0, 0));
        let none = w.attempt(&o.lead, &[]).await.unwrap();
        assert_eq!((none.nobody, none.cases), (4, 4));
        assert_eq!(w.has("pflege", old).await.0, None);
        assert!(w.rule_questions().await.is_empty());
    }
}
