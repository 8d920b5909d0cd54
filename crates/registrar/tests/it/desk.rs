// SPDX-License-Identifier: EUPL-1.2
//! Questions of desks: who may ask, what is answered to whom, and what is on record afterwards.

use protocol::agefile::seal;
use protocol::code::{self, CodeKind};
use protocol::ids::AskId;
use protocol::json::V1;
use protocol::padding::{MESSAGE_MIN, pad_json};
use protocol::statement::{
    Assurance, Author, ContactCheck, ContactWay, DeskAnswer, DeskAsk, DeskRequest, DeskResult,
    Document, KeycardKind,
};
use protocol::{Dept, Hash, PersonId, Signed};
use protocol_open::open_signed;
use registrar::portal::{FileBytes, Outcome, WorkItem, WorkKind};
use registrar::role::Issued;
use secrecy::SecretString;
use uuid::Uuid;

use crate::fake::{bound, refused};
use crate::holder::{Holder, question};
use crate::world::World;

const DESK: &str = r#"{"reference":"s-9","role":"staff","given":"Sascha","family":"Schalter","birth_date":"1988-08-08","address":[],"assignment":{"label":"Servicestelle","depts":[{"d":"pflege","rights":["register"]}]}}"#;
const SHY: &str = r#"{"reference":"v-8","kvnr":"T012345678","role":"insured","given":"Sabine","family":"Schutz","birth_date":"1990-01-31","address":["Geheimweg 1","54321 Beispielstadt"],"flags":["restricted"]}"#;
const COLLEAGUE: &str = r#"{"reference":"v-7","kvnr":"K200000423","role":"insured","given":"Kim","family":"Kollege","birth_date":"1990-01-31","address":["Werksweg 1","54321 Beispielstadt"],"flags":["employee"],"depts":["sucht"]}"#;

async fn desk(world: &World) -> Holder {
    world.import(&[DESK, SHY, COLLEAGUE].join("\n"));
    let clerk = world.bound_staff("s-9", "1988-08-08").await;
    world.certify().await;
    clerk
}

pub fn signed(world: &World, clerk: &Holder, dept: &str, ask: DeskAsk) -> Signed<DeskRequest> {
    let request = DeskRequest {
        v: V1,
        org: world.org.clone(),
        id: AskId::new(Uuid::new_v4()),
        by: Author {
            pid: clerk.pid,
            kc: clerk.keycard.sh(),
        },
        dept: dept.parse::<Dept>().unwrap(),
        ask,
        iat: world.now(),
    };
    Signed::sign(request, &[&clerk.key]).unwrap()
}

pub fn item(world: &World, of: PersonId, request: &Signed<DeskRequest>) -> WorkItem {
    let padded = pad_json(request.envelope().to_json(), MESSAGE_MIN);
    WorkItem {
        body: Some(FileBytes(seal(&world.registrar_enc, &padded).unwrap())),
        ..question(WorkKind::Desk, of)
    }
}

/// Opens an answer as the desk's browser does.
pub fn opened(world: &World, clerk: &Holder, to: &Hash, outcome: Option<Outcome>) -> DeskResult {
    let Some(Outcome::Reply { file, .. }) = outcome else {
        panic!("no reply: {outcome:?}");
    };
    let answer = open_signed::<DeskAnswer>(&clerk.identity, &file.0).unwrap();
    answer.verify(world.td.payload(), to).unwrap();
    answer.payload().result.clone()
}

pub async fn ask(world: &World, clerk: &Holder, ask: DeskAsk) -> DeskResult {
    let request = signed(world, clerk, "pflege", ask);
    let outcome = world.ask(item(world, clerk.pid, &request)).await;
    opened(world, clerk, &request.sh(), outcome)
}

pub fn number(kvnr: &str) -> DeskAsk {
    DeskAsk::FindNumber {
        kvnr: kvnr.to_owned(),
    }
}

fn name(family: &str, dob: &str) -> DeskAsk {
    DeskAsk::FindName {
        family: family.to_owned(),
        dob: dob.parse().unwrap(),
    }
}

fn slip(pid: PersonId) -> DeskAsk {
    DeskAsk::Slip {
        pid,
        document: Document::IdCard,
    }
}

fn names(result: &DeskResult) -> (Vec<&str>, bool) {
    let DeskResult::Persons { items, shielded } = result else {
        panic!("not persons");
    };
    (items.iter().map(|p| p.name.as_str()).collect(), *shielded)
}

pub fn refusal(result: DeskResult) -> String {
    match result {
        DeskResult::Refused { reason } => reason,
        _ => panic!("not refused"),
    }
}

#[tokio::test]
async fn a_desk_finds_people_by_number_or_by_name_and_birth_date() {
    let world = World::new().await;
    let clerk = desk(&world).await;
    let found = ask(&world, &clerk, number(" a123456780 ")).await;
    assert_eq!(names(&found), (vec!["Erika Muster"], false));
    let found = ask(&world, &clerk, name("MUSTER", "1985-04-12")).await;
    let DeskResult::Persons { items, .. } = &found else {
        panic!()
    };
    assert_eq!(items[0].address, ["Beispielweg 17", "54321 Beispielstadt"]);
    assert_eq!(items[0].kvnr, "A123456780");
    assert_eq!(items[0].bound, None);
    for nobody in [
        number("A123456781"),
        number("nonsense"),
        name("Muster", "1985-04-13"),
        name("Muste", "1985-04-12"),
        // Staff is nobody's customer.
        name("Beispiel", "1979-09-09"),
    ] {
        assert_eq!(names(&ask(&world, &clerk, nobody).await), (vec![], false));
    }
    // Who looked at whom is on record.
    assert_eq!(
        world.registrar.evidence(world.pid("v-1")).unwrap(),
        ["desk-lookup", "desk-lookup"]
    );
}

#[tokio::test]
async fn an_address_block_hides_the_address_and_a_shielded_person_is_not_shown() {
    let world = World::new().await;
    let clerk = desk(&world).await;
    let found = ask(&world, &clerk, number("T012345678")).await;
    let DeskResult::Persons { items, .. } = &found else {
        panic!()
    };
    assert!(items[0].address.is_empty());
    assert_eq!(items[0].flags, ["restricted"]);
    let found = ask(&world, &clerk, number("K200000423")).await;
    assert_eq!(names(&found), (vec![], true));
    let kim = world.pid("v-7");
    assert_eq!(refusal(ask(&world, &clerk, slip(kim)).await), "shielded");
    assert!(world.registrar.evidence(kim).unwrap().is_empty());
}

#[tokio::test]
async fn a_slip_is_redeemed_at_once_and_says_who_identified_whom() {
    let world = World::new().await;
    let clerk = desk(&world).await;
    let erika = world.pid("v-1");
    let result = ask(&world, &clerk, slip(erika)).await;
    let DeskResult::Slip { aid, code, fp, exp } = result else {
        panic!("no slip")
    };
    assert!(code::parse(CodeKind::Activation, code.expose()).is_ok());
    assert_eq!(exp.since(world.now()), 3_600);
    world.registrar.drain(&world.portal).await.unwrap();
    let activation = world
        .portal
        .with(|s| s.activations.iter().find(|a| a.aid == aid).cloned())
        .unwrap();
    let issued = Issued {
        aid,
        pid: erika,
        seq: 1,
        code: SecretString::from(code.expose().to_owned()),
        fingerprint: fp,
        issued: world.now(),
        expires: exp,
    };
    let holder = Holder::new(&world.org, erika, KeycardKind::Insured, world.now());
    let request = holder.request(&issued, &activation, "1985-04-12");
    let bind = bound(
        world
            .ask(holder.bind_item(request, &world.registrar_enc))
            .await,
    );
    assert_eq!(bind.payload().assurance, Assurance::Branch);
    assert_eq!(bind.payload().by, Some(clerk.keycard.sh()));
    let evidence = world.registrar.evidence(erika).unwrap();
    assert!(
        evidence.iter().any(|kind| kind == "desk-slip"),
        "{evidence:?}"
    );

    let found = ask(&world, &clerk, number("A123456780")).await;
    let DeskResult::Persons { items, .. } = found else {
        panic!()
    };
    let seen = items[0].bound.as_ref().unwrap();
    assert_eq!(seen.assurance, Assurance::Branch);
    assert_eq!(seen.quarantine_until, None, "a document was seen");
}

#[tokio::test]
async fn the_dead_get_no_slip() {
    let world = World::new().await;
    let clerk = desk(&world).await;
    world.import(&crate::world::ERIKA.replace("}", r#","flags":["deceased"]}"#));
    let erika = world.pid("v-1");
    assert_eq!(refusal(ask(&world, &clerk, slip(erika)).await), "deceased");
    let stranger = PersonId::from_bytes([9; 16]);
    assert_eq!(
        refusal(ask(&world, &clerk, slip(stranger)).await),
        "shielded"
    );
    // Staff is given slips by Human Resources.
    let tom = world.pid("s-1");
    assert_eq!(refusal(ask(&world, &clerk, slip(tom)).await), "shielded");
}

#[tokio::test]
async fn a_contact_is_on_record_with_what_was_asked_and_never_what_was_said() {
    let world = World::new().await;
    let clerk = desk(&world).await;
    let contact = |passed, checks: &[ContactCheck]| DeskAsk::Contact {
        pid: world.pid("v-1"),
        via: ContactWay::Phone,
        checks: checks.to_vec(),
        passed,
    };
    let asked = [ContactCheck::Kvnr, ContactCheck::BirthDate];
    let recorded = ask(&world, &clerk, contact(false, &asked)).await;
    assert!(matches!(recorded, DeskResult::Recorded {}));
    world.clock.advance(60);
    ask(&world, &clerk, contact(true, &[ContactCheck::PhoneCheck])).await;
    let nothing = ask(&world, &clerk, contact(true, &[])).await;
    assert_eq!(refusal(nothing), "no-checks");

    let found = ask(&world, &clerk, number("A123456780")).await;
    let DeskResult::Persons { items, .. } = found else {
        panic!()
    };
    let contacts = &items[0].contacts;
    assert_eq!(contacts.len(), 2);
    assert_eq!(contacts[0].checks, [ContactCheck::PhoneCheck]);
    assert!(contacts[0].passed);
    assert_eq!(contacts[1].checks, asked);
    assert!(!contacts[1].passed);
}

#[tokio::test]
async fn nobody_asks_without_the_right() {
    let world = World::new().await;
    let clerk = desk(&world).await;
    let tom = world.bound_staff("s-1", "1979-09-09").await;
    world.certify().await;
    let erika = world.bound("v-1", "1985-04-12").await;
    let reason = async |of: PersonId, request: &Signed<DeskRequest>| {
        refused(world.ask(item(&world, of, request)).await).0
    };
    let find = || number("A123456780");
    // Without the right, in another department, as an insured person.
    let by_tom = signed(&world, &tom, "pflege", find());
    assert_eq!(reason(tom.pid, &by_tom).await, "not-entitled");
    let elsewhere = signed(&world, &clerk, "sucht", find());
    assert_eq!(reason(clerk.pid, &elsewhere).await, "not-entitled");
    let by_erika = signed(&world, &erika, "pflege", find());
    assert_eq!(reason(erika.pid, &by_erika).await, "not-entitled");
    // The portal passes a question off as another's, or signs one itself.
    let good = signed(&world, &clerk, "pflege", find());
    assert_eq!(reason(tom.pid, &good).await, "wrong-person");
    let forged = Signed::sign(good.payload().clone(), &[&tom.key]).unwrap();
    assert_eq!(reason(clerk.pid, &forged).await, "bad-signature");
    // Held back for too long.
    world.clock.advance(601);
    assert_eq!(reason(clerk.pid, &good).await, "stale");
    assert!(
        !world
            .registrar
            .evidence(erika.pid)
            .unwrap()
            .contains(&"desk-lookup".to_owned())
    );
}

#[tokio::test]
async fn the_same_question_again_gets_the_same_answer_and_no_second_slip() {
    let world = World::new().await;
    let clerk = desk(&world).await;
    let request = signed(&world, &clerk, "pflege", slip(world.pid("v-1")));
    let first = world.ask(item(&world, clerk.pid, &request)).await;
    let again = world.ask(item(&world, clerk.pid, &request)).await;
    assert_eq!(first, again);
    world.registrar.drain(&world.portal).await.unwrap();
    let erika = world.pid("v-1");
    let made = world
        .portal
        .with(|s| s.activations.iter().filter(|a| a.pid == erika).count());
    assert_eq!(made, 1);
}

#[tokio::test]
async fn a_removed_employee_and_a_revoked_certificate_are_no_desk() {
    let world = World::new().await;
    let clerk = desk(&world).await;
    let cert = world
        .portal
        .statements::<protocol::statement::StaffCertificate>()
        .into_iter()
        .find(|c| c.payload().pid == clerk.pid)
        .unwrap();
    world.registrar.revoke(&cert.sh(), Some(clerk.pid)).unwrap();
    world.registrar.drain(&world.portal).await.unwrap();
    let request = signed(&world, &clerk, "pflege", number("A123456780"));
    let outcome = world.ask(item(&world, clerk.pid, &request)).await;
    assert_eq!(refused(outcome).0, "not-entitled");
}
