// SPDX-License-Identifier: EUPL-1.2
//! Representations at the desk: one employee enters, a second one releases, and only then something is signed. Negative control:
//! without the comparison of author and releaser in `decide_draft` the first test is red, without `lacks_evidence` the second,
//! without `may_still_enter` the one about an author who lost the right.

use protocol::statement::{
    Basis, DeskAsk, DeskDraft, DeskRep, DeskResult, RepEntry, RepProof, RepRight, Representation,
    RevocationList, StaffCertificate,
};
use protocol::{Hash, PersonId};

use crate::desk::{ask, item, refusal, signed};
use crate::fake::refused;
use crate::holder::Holder;
use crate::world::World;

const YEAR: i64 = 365 * 86_400;
const DESKS: [&str; 2] = [
    r#"{"reference":"s-9","role":"staff","given":"Sascha","family":"Schalter","birth_date":"1988-08-08","address":[],"assignment":{"label":"Servicestelle","depts":[{"d":"pflege","rights":["register"]}]}}"#,
    r#"{"reference":"s-8","role":"staff","given":"Vera","family":"Vier","birth_date":"1977-07-07","address":[],"assignment":{"label":"Servicestelle","depts":[{"d":"pflege","rights":["register"]}]}}"#,
];
const COLLEAGUE: &str = r#"{"reference":"v-7","kvnr":"K200000423","role":"insured","given":"Kim","family":"Kollege","birth_date":"1990-01-31","address":["Werksweg 1","54321 Beispielstadt"],"flags":["employee"],"depts":["sucht"]}"#;

pub async fn desks(world: &World, more: &[&str]) -> (Holder, Holder) {
    world.import(&[&DESKS, more].concat().join("\n"));
    let first = world.bound_staff("s-9", "1988-08-08").await;
    let second = world.bound_staff("s-8", "1977-07-07").await;
    world.certify().await;
    (first, second)
}

fn entry(world: &World) -> RepEntry {
    RepEntry {
        rep: world.pid("v-2"),
        subject: world.pid("v-1"),
        scope: Some(vec!["pflege-frage".parse().unwrap()]),
        rights: vec![RepRight::Read, RepRight::Write],
        basis: Basis::Betreuung,
        nbf: None,
        exp: Some(world.now().plus(YEAR)),
        proof: RepProof::GuardianCard,
        filed: "Akte 7, Blatt 3".to_owned(),
    }
}

async fn enter(world: &World, by: &Holder, entry: RepEntry) -> DeskResult {
    ask(world, by, DeskAsk::RepEnter { entry }).await
}

async fn decide(world: &World, by: &Holder, draft: Hash, why: Option<&str>) -> DeskResult {
    let ask_it = DeskAsk::RepDecide {
        draft,
        release: why.is_none(),
        reason: why.unwrap_or_default().to_owned(),
    };
    ask(world, by, ask_it).await
}

fn reps(result: DeskResult) -> (Vec<DeskRep>, Vec<DeskDraft>) {
    match result {
        DeskResult::Reps { items, waiting } => (items, waiting),
        _ => panic!("no representations"),
    }
}

async fn waiting(world: &World, by: &Holder) -> Vec<DeskDraft> {
    // The same question in the same second has the same answer.
    world.clock.advance(1);
    reps(ask(world, by, DeskAsk::RepWaiting {}).await).1
}

async fn listed(world: &World, by: &Holder, pid: PersonId) -> (Vec<DeskRep>, Vec<DeskDraft>) {
    world.clock.advance(1);
    reps(ask(world, by, DeskAsk::RepList { pid }).await)
}

fn published(world: &World) -> Vec<Hash> {
    let all = world.portal.statements::<Representation>();
    all.iter().map(protocol::Signed::sh).collect()
}

#[tokio::test]
async fn nothing_is_signed_before_a_second_employee_has_released_it() {
    let world = World::new().await;
    let (first, second) = desks(&world, &[]).await;
    let (erika, jan) = (world.pid("v-1"), world.pid("v-2"));
    let entered = enter(&world, &first, entry(&world)).await;
    assert!(matches!(entered, DeskResult::Recorded {}));
    world.step().await.unwrap();
    assert!(published(&world).is_empty());
    let drafts = waiting(&world, &second).await;
    assert_eq!(drafts.len(), 1);
    assert_eq!(drafts[0].by, first.pid);
    assert_eq!(drafts[0].by_name, "Sascha Schalter");
    assert_eq!(drafts[0].entry.filed, "Akte 7, Blatt 3");
    let draft = drafts[0].draft;
    assert_eq!(listed(&world, &first, jan).await.1.len(), 1);

    // The author is not the second pair of eyes.
    assert_eq!(
        refusal(decide(&world, &first, draft, None).await),
        "four-eyes"
    );
    world.step().await.unwrap();
    assert!(published(&world).is_empty());

    decide(&world, &second, draft, None).await;
    world.step().await.unwrap();
    assert_eq!(published(&world).len(), 1);
    assert!(waiting(&world, &second).await.is_empty());
    let (items, rest) = listed(&world, &first, erika).await;
    assert_eq!((items.len(), rest.len()), (1, 0));
    assert_eq!((items[0].rep.pid, items[0].ended), (jan, None));
    // A second word about the same entry comes too late.
    world.clock.advance(1);
    let again = decide(&world, &second, draft, Some("doch nicht")).await;
    assert_eq!(refusal(again), "unknown");
    for kind in ["representation-entered", "representation-decided"] {
        for pid in [erika, jan] {
            let evidence = world.registrar.evidence(pid).unwrap();
            assert!(evidence.iter().any(|one| one == kind), "{kind}");
        }
    }
}

#[tokio::test]
async fn an_entry_without_the_right_paper_is_refused_at_once() {
    let world = World::new().await;
    let (first, _) = desks(&world, &[]).await;
    let good = entry(&world);
    let cases: [(RepEntry, &str); 7] = [
        (
            RepEntry {
                rights: vec![RepRight::Read, RepRight::Post],
                ..good.clone()
            },
            "needs-court-order",
        ),
        (
            RepEntry {
                proof: RepProof::PowerOfAttorney,
                ..good.clone()
            },
            "no-evidence",
        ),
        (
            RepEntry {
                filed: "  ".to_owned(),
                ..good.clone()
            },
            "no-evidence",
        ),
        (
            RepEntry {
                exp: None,
                ..good.clone()
            },
            "dates",
        ),
        (
            RepEntry {
                rights: vec![RepRight::Write],
                ..good.clone()
            },
            "rights",
        ),
        (
            RepEntry {
                basis: Basis::Own,
                ..good.clone()
            },
            "no-evidence",
        ),
        (
            RepEntry {
                rep: good.subject,
                ..good.clone()
            },
            "wrong-persons",
        ),
    ];
    for (bad, why) in cases {
        assert_eq!(refusal(enter(&world, &first, bad).await), why);
    }
    assert!(waiting(&world, &first).await.is_empty());
    let ordered = RepEntry {
        rights: vec![RepRight::Read, RepRight::Post],
        proof: RepProof::CourtOrder,
        ..good
    };
    enter(&world, &first, ordered).await;
    assert_eq!(waiting(&world, &first).await.len(), 1);
}

#[tokio::test]
async fn a_refusal_needs_a_reason_and_ends_the_entry() {
    let world = World::new().await;
    let (first, second) = desks(&world, &[]).await;
    enter(&world, &first, entry(&world)).await;
    let draft = waiting(&world, &second).await[0].draft;
    let bare = decide(&world, &second, draft, Some(" ")).await;
    assert_eq!(refusal(bare), "no-reason");
    decide(&world, &second, draft, Some("Die Kopie ist unleserlich.")).await;
    assert!(waiting(&world, &second).await.is_empty());
    assert_eq!(
        refusal(decide(&world, &second, draft, None).await),
        "unknown"
    );
    world.step().await.unwrap();
    assert!(published(&world).is_empty());
    // Whoever entered something by mistake takes it back.
    world.clock.advance(1);
    enter(&world, &first, entry(&world)).await;
    let draft = waiting(&world, &first).await[0].draft;
    decide(&world, &first, draft, Some("Falsche Person")).await;
    assert!(waiting(&world, &first).await.is_empty());
}

#[tokio::test]
async fn what_has_changed_since_the_entry_counts_at_the_release() {
    let world = World::new().await;
    let (first, second) = desks(&world, &[]).await;
    enter(&world, &first, entry(&world)).await;
    let draft = waiting(&world, &second).await[0].draft;
    world.import(&crate::world::ERIKA.replace("}", r#","flags":["deceased"]}"#));
    assert_eq!(
        refusal(decide(&world, &second, draft, None).await),
        "deceased"
    );
    world.step().await.unwrap();
    assert!(published(&world).is_empty());
}

#[tokio::test]
async fn an_author_who_lost_the_right_is_no_second_pair_of_eyes() {
    let world = World::new().await;
    let (first, second) = desks(&world, &[]).await;
    enter(&world, &first, entry(&world)).await;
    let draft = waiting(&world, &second).await[0].draft;
    let certs = world.portal.statements::<StaffCertificate>();
    let cert = certs.iter().find(|c| c.payload().pid == first.pid).unwrap();
    world.registrar.revoke(&cert.sh(), Some(first.pid)).unwrap();
    world.registrar.drain(&world.portal).await.unwrap();

    let released = decide(&world, &second, draft, None).await;
    assert_eq!(refusal(released), "author-lost-right");
    world.step().await.unwrap();
    assert!(published(&world).is_empty());
    // It is decided, on record, and does not come back with a new certificate.
    assert!(waiting(&world, &second).await.is_empty());
    let evidence = world.registrar.evidence(world.pid("v-1")).unwrap();
    assert!(evidence.iter().any(|one| one == "representation-decided"));
    assert_eq!(
        refusal(decide(&world, &second, draft, None).await),
        "unknown"
    );
}

#[tokio::test]
async fn a_protected_address_bars_parents_who_show_a_birth_certificate_only() {
    let child = r#"{"reference":"k-1","kvnr":"T012345678","role":"insured","given":"Kim","family":"Schutz","birth_date":"2020-02-29","address":["Geheimweg 1","54321 Beispielstadt"],"flags":["restricted"]}"#;
    let world = World::new().await;
    let (first, second) = desks(&world, &[child]).await;
    let parent = RepEntry {
        subject: world.pid("k-1"),
        scope: None,
        basis: Basis::Eltern,
        exp: None,
        proof: RepProof::BirthCertificate,
        ..entry(&world)
    };
    let barred = enter(&world, &first, parent.clone()).await;
    assert_eq!(refusal(barred), "restricted");
    let custody = RepEntry {
        proof: RepProof::Custody,
        ..parent
    };
    enter(&world, &first, custody).await;
    let draft = waiting(&world, &second).await.remove(0);
    assert_eq!(
        draft.subject.flags,
        ["restricted"],
        "the second pair sees it"
    );
    decide(&world, &second, draft.draft, None).await;
    world.step().await.unwrap();
    assert_eq!(published(&world).len(), 1);
}

#[tokio::test]
async fn a_desk_ends_one_at_once_and_says_why() {
    let world = World::new().await;
    let (first, second) = desks(&world, &[]).await;
    enter(&world, &first, entry(&world)).await;
    let draft = waiting(&world, &second).await[0].draft;
    decide(&world, &second, draft, None).await;
    world.step().await.unwrap();
    let sh = published(&world)[0];
    let end = |reason: &str| DeskAsk::RepEnd {
        rep: sh,
        reason: reason.to_owned(),
    };
    assert_eq!(refusal(ask(&world, &first, end("")).await), "no-reason");
    let ended_at = world.now();
    ask(&world, &first, end("Betreuung aufgehoben")).await;
    world.step().await.unwrap();
    let lists = world.portal.statements::<RevocationList>();
    assert!(
        lists
            .iter()
            .any(|list| list.payload().revoked.iter().any(|one| one.sh == sh))
    );
    let (items, _) = listed(&world, &first, world.pid("v-1")).await;
    assert_eq!(items[0].ended, Some(ended_at));
}

#[tokio::test]
async fn only_a_desk_asks_and_shielded_people_are_nobody() {
    let world = World::new().await;
    let (first, _) = desks(&world, &[COLLEAGUE]).await;
    let tom = world.bound_staff("s-1", "1979-09-09").await;
    world.certify().await;
    for ask in [
        DeskAsk::RepEnter {
            entry: entry(&world),
        },
        DeskAsk::RepWaiting {},
        DeskAsk::RepList {
            pid: world.pid("v-1"),
        },
    ] {
        let request = signed(&world, &tom, "pflege", ask);
        let outcome = world.ask(item(&world, tom.pid, &request)).await;
        assert_eq!(refused(outcome).0, "not-entitled");
    }
    let kim = world.pid("v-7");
    let shielded = RepEntry {
        subject: kim,
        ..entry(&world)
    };
    assert_eq!(refusal(enter(&world, &first, shielded).await), "shielded");
    let list = ask(&world, &first, DeskAsk::RepList { pid: kim }).await;
    assert_eq!(refusal(list), "shielded");
}
