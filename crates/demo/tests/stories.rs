// SPDX-License-Identifier: EUPL-1.2
//! What has happened before the demo begins is there for those who look, and happens once.
#![expect(clippy::unwrap_used, reason = "tests may panic")]

mod support;

use protocol::code::{self, CodeKind};
use protocol::json::{self, V1};
use protocol::padding::{MESSAGE_MIN, pad_json};
use protocol::recovery::{self, Claims, ClaimsTag, RecoveryClaims};
use protocol::statement::{Attested, DeptEpoch};
use protocol::{Org, Signed, UnixTime, agefile, b64};
use serde_json::{Value, json};
use siegelpost_demo::{
    guide, people,
    sim::{Face, Http},
    stories,
    world::{Placement, World, prepare, server::Ports},
};
use uuid::Uuid;

use support::clerk;

fn pid(world: &World, reference: &str) -> String {
    let person = world.insurer.registrar.find_by_reference(reference);
    person.unwrap().unwrap().pid.to_string()
}

#[tokio::test]
async fn a_unit_sees_who_waits_for_history_and_a_desk_who_is_blocked_and_what_waits() {
    let dir = tempfile::tempdir().unwrap();
    prepare(dir.path(), false).unwrap();
    let world = World::start(dir.path(), Ports::free().unwrap(), Placement::Inside)
        .await
        .unwrap();
    stories::tell(&world).await.unwrap();
    // A second start finds all of it done.
    stories::tell(&world).await.unwrap();

    let (lead, unit) = clerk(&world, "Sina Probst", "pflege").await;
    let threads = lead.worklist(&unit).await.unwrap();
    assert_eq!(threads.len(), 1);
    let path = format!("threads/{}", threads[0]);
    let thread = lead.http().get(&path).await.unwrap();
    let held = thread.pointer("/history/0/pid").and_then(Value::as_str);
    assert_eq!(held, Some(pid(&world, people::NEWLY_IDENTIFIED).as_str()));

    let (desk, _) = clerk(&world, "Gülay Muster", "service").await;
    for (reference, state) in [
        (people::NEWLY_IDENTIFIED, "active"),
        (people::BLOCKED, "blocked"),
        (people::ENDED, "active"),
    ] {
        let path = format!("desk/persons/{}?dept=service", pid(&world, reference));
        let seen = desk.http().get(&path).await.unwrap();
        assert_eq!(seen.get("state").and_then(Value::as_str), Some(state));
    }
    // A colleague's entry waits for one of them: it was taken, and nothing holds.
    let evidence = world
        .insurer
        .registrar
        .evidence(world.pid(people::NEWLY_IDENTIFIED).unwrap());
    assert!(
        evidence
            .unwrap()
            .iter()
            .any(|kind| kind == "representation-entered")
    );
    whose_insurance_ended_reads_and_writes_nothing(&world).await;
    world.stop().await.unwrap();
}

/// The sheet beside the letters opens her account in the days in which it is read-only.
async fn whose_insurance_ended_reads_and_writes_nothing(world: &World) {
    let sheets = stories::sheets(&world.dir).unwrap();
    let [olga] = sheets.as_slice() else {
        panic!("one is prepared, not {}", sheets.len());
    };
    let said = guide::guide(world, &sheets);
    assert!(
        said.contains(&olga.code) && said.contains("Olga Ost"),
        "{said}"
    );
    let line = serde_json::to_value(guide::ready(world, &sheets)).unwrap();
    assert_eq!(line.pointer("/sheets/0/code"), Some(&json!(olga.code)));

    let (org, portal): (Org, _) = (people::ORG.parse().unwrap(), world.portal());
    let sheet = (olga.code.as_str(), olga.dob.as_str());
    let http = recovered(&portal, &org, sheet, world.now()).await;
    let session = http.get("session").await.unwrap();
    let ending = session.get("ending").unwrap();
    assert_eq!(ending.get("reason"), Some(&json!("insurance")));
    let at = |name: &str| ending.get(name).unwrap().as_i64().unwrap();
    assert!((at("read_only_at")..at("closes_at")).contains(&world.now().0));
    let threads = http.get("threads").await.unwrap();
    assert_eq!(threads.get("items").unwrap().as_array().unwrap().len(), 1);
}

/// A session by recovery sheet and birth date, as the portal's page begins it.
async fn recovered(origin: &str, org: &Org, (code, dob): (&str, &str), now: UnixTime) -> Http {
    let http = Http::new(origin, Face::Portal).unwrap();
    let raw = code::parse(CodeKind::Recovery, code).unwrap();
    let locator = recovery::locator(raw.as_slice().try_into().unwrap(), org);
    let trust = http.get("trust").await.unwrap();
    let epochs: Vec<Attested<Signed<DeptEpoch>>> =
        serde_json::from_value(trust.get("depts").unwrap().clone()).unwrap();
    let registrar = epochs
        .iter()
        .map(|one| one.stmt.payload())
        .find(|epoch| epoch.dept.as_str() == "registrar")
        .unwrap();
    let claims = RecoveryClaims {
        v: V1,
        t: ClaimsTag::Claims,
        org: org.clone(),
        locator: recovery::locator_hash(&locator),
        claims: Claims {
            dob: dob.parse().unwrap(),
        },
        iat: now,
    };
    let padded = pad_json(json::encode(&claims).unwrap(), MESSAGE_MIN);
    let file = agefile::seal(&registrar.enc, &padded).unwrap();
    let body = json!({"locator": b64::url(locator.as_slice()), "claims": b64::url(&file)});
    http.post("session/recovery", Uuid::new_v4(), &body)
        .await
        .unwrap();
    let status = http.get("session/recovery/status?wait=20").await.unwrap();
    assert_eq!(status.get("state"), Some(&json!("done")), "{status}");
    http
}
