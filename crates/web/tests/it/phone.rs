// SPDX-License-Identifier: EUPL-1.2
//! Phone checks over HTTP: three signed steps, each once, between two ends and nobody else.

use protocol::json::V1;
use protocol::phone::{Draw, commitment};
use protocol::statement::{Author, PhoneAnswer, PhoneCommit, PhoneReveal, Right};
use protocol::{Hash, PersonId, Signed, UnixTime};
use serde_json::{Value, json};

use crate::app::{NOW, TestApp};
use crate::person::Person;
use crate::world::{dept, v4};

/// A call of a desk with somebody: all three steps as they would be made.
pub struct Call {
    commit: Signed<PhoneCommit>,
    a: Draw,
    desk: PersonId,
}

impl Call {
    pub fn new(app: &TestApp, desk: &Person, pid: PersonId) -> Self {
        let (a, by) = (Draw::new(v4()), author(desk));
        let commit = PhoneCommit {
            v: V1,
            org: app.world.org.clone(),
            pid,
            dept: dept("beitraege"),
            commit: commitment(&app.world.org, pid, &by.kc, &a),
            by,
            iat: UnixTime(NOW),
        };
        Self {
            commit: Signed::sign(commit, &[&desk.key]).unwrap(),
            a,
            desk: desk.pid,
        }
    }

    pub fn commit(&self) -> Value {
        json!({ "stmt": self.commit.envelope() })
    }

    fn answered(&self, app: &TestApp, person: &Person) -> Signed<PhoneAnswer> {
        let answer = PhoneAnswer {
            v: V1,
            org: app.world.org.clone(),
            by: author(person),
            to: self.commit.sh(),
            b: Draw::new([7; 16]),
            iat: UnixTime(NOW),
        };
        Signed::sign(answer, &[&person.key]).unwrap()
    }

    pub fn answer(&self, app: &TestApp, person: &Person) -> Value {
        json!({ "stmt": self.answered(app, person).envelope() })
    }

    fn revealed(&self, app: &TestApp, desk: &Person, to: Hash, a: Draw) -> Value {
        let reveal = PhoneReveal {
            v: V1,
            org: app.world.org.clone(),
            by: author(desk),
            to,
            a,
            iat: UnixTime(NOW),
        };
        let reveal = Signed::sign(reveal, &[&desk.key]).unwrap();
        json!({ "stmt": reveal.envelope() })
    }

    /// A reveal to nobody's answer.
    pub fn reveal(&self, app: &TestApp, desk: &Person) -> Value {
        self.revealed(app, desk, Hash::of(b"no answer"), self.a)
    }
}

fn author(person: &Person) -> Author {
    Author {
        pid: person.pid,
        kc: person.keycard.sh(),
    }
}

const DESK: &[Right] = &[Right::Read, Right::Register];

async fn state(person: &Person, id: &str) -> Value {
    let shown = person.browser.get(&format!("phone-checks/{id}")).await;
    shown.expect(200).json()
}

async fn open(person: &Person) -> String {
    let opened = person.browser.post("phone-checks", json!({})).await;
    let opened = opened.expect(201).json();
    assert_eq!(opened["state"], "waiting");
    assert_eq!(opened["expires_at"], NOW + 180);
    opened["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn both_ends_get_every_step_and_what_they_need_to_check_it() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let desk = Person::clerk(&app, "beitraege", DESK).await;
    let call = Call::new(&app, &desk, person.pid);
    // Nobody has pressed the button.
    let early = desk.browser.post("phone-checks", call.commit()).await;
    early.refused(404, "not-found");
    let id = open(&person).await;
    let call = Call::new(&app, &desk, person.pid);
    let joined = desk.browser.post("phone-checks", call.commit()).await;
    assert_eq!(joined.expect(201).json()["id"], id);

    let seen = state(&person, &id).await;
    assert_eq!(seen["state"], "committed");
    assert_eq!(seen["steps"].as_array().unwrap().len(), 1);
    assert_eq!(seen["keycard"], json!(desk.keycard.envelope()));
    assert_eq!(seen["statements"].as_array().unwrap().len(), 2, "{seen}");

    let path = format!("phone-checks/{id}/answer");
    let answer = call.answered(&app, &person);
    let body = json!({ "stmt": answer.envelope() });
    person.browser.post(&path, body).await.expect(204);
    let seen = state(&desk, &id).await;
    assert_eq!(seen["state"], "answered");
    assert_eq!(seen["keycard"], json!(person.keycard.envelope()));

    let path = format!("phone-checks/{id}/reveal");
    let reveal = call.revealed(&app, &desk, answer.sh(), call.a);
    desk.browser.post(&path, reveal).await.expect(204);
    let seen = state(&person, &id).await;
    assert_eq!(seen["state"], "revealed");
    assert_eq!(seen["steps"].as_array().unwrap().len(), 3);
    // Used: no desk can join it once more.
    let again = Call::new(&app, &desk, person.pid);
    let again = desk.browser.post("phone-checks", again.commit()).await;
    again.refused(409, "state-conflict");
}

#[tokio::test]
async fn of_many_desks_exactly_one_joins() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let desk = Person::clerk(&app, "beitraege", DESK).await;
    open(&person).await;
    let tries = (0..50).map(|_| {
        let call = Call::new(&app, &desk, person.pid);
        let body = call.commit();
        let browser = &desk.browser;
        async move { browser.post("phone-checks", body).await.status }
    });
    let mut answers = futures_util::future::join_all(tries).await;
    answers.sort_unstable();
    let joined = answers.iter().filter(|status| **status == 201).count();
    assert_eq!(joined, 1, "{answers:?}");
    assert!(
        answers.iter().all(|status| [201, 409].contains(status)),
        "{answers:?}"
    );
}

#[tokio::test]
async fn nobody_stands_in_for_one_of_the_ends() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let stranger = Person::insured(&app).await;
    let desk = Person::clerk(&app, "beitraege", DESK).await;
    let clerk = Person::clerk(&app, "beitraege", &[Right::Read, Right::Write]).await;
    let id = open(&person).await;

    // Without the right, in another's name, about somebody of the staff.
    let post = async |by: &Person, body: Value| by.browser.post("phone-checks", body).await;
    let call = Call::new(&app, &clerk, person.pid);
    post(&clerk, call.commit()).await.refused(403, "forbidden");
    let call = Call::new(&app, &desk, person.pid);
    post(&clerk, call.commit()).await.refused(403, "forbidden");
    let other = Person::clerk(&app, "beitraege", DESK).await;
    post(&other, call.commit())
        .await
        .refused(400, "wrong-person");
    let about = Call::new(&app, &desk, clerk.pid);
    post(&desk, about.commit()).await.refused(404, "not-found");

    post(&desk, call.commit()).await.expect(201);
    let path = format!("phone-checks/{id}/answer");
    let theirs = call.answer(&app, &stranger);
    let by_stranger = stranger.browser.post(&path, theirs.clone()).await;
    by_stranger.refused(404, "not-found");
    let by_person = person.browser.post(&path, theirs).await;
    by_person.refused(400, "wrong-person");
    let elsewhere = Call::new(&app, &desk, person.pid).answer(&app, &person);
    let answered = person.browser.post(&path, elsewhere).await;
    answered.refused(400, "wrong-previous");
    // Revealing before there is an answer, and with another draw.
    let reveal = format!("phone-checks/{id}/reveal");
    let early = desk.browser.post(&reveal, call.reveal(&app, &desk)).await;
    early.refused(409, "state-conflict");
    let answer = call.answered(&app, &person);
    let body = json!({ "stmt": answer.envelope() });
    person.browser.post(&path, body.clone()).await.expect(204);
    let other_draw = call.revealed(&app, &desk, answer.sh(), Draw::new(v4()));
    let chosen = desk.browser.post(&reveal, other_draw).await;
    chosen.refused(400, "wrong-mac");
    let twice = person.browser.post(&path, body).await;
    twice.refused(409, "state-conflict");
    assert_eq!(call.desk, desk.pid);
}

#[tokio::test]
async fn hanging_up_ends_it() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let desk = Person::clerk(&app, "beitraege", DESK).await;
    let first = open(&person).await;
    let second = open(&person).await;
    let gone = person.browser.get(&format!("phone-checks/{first}")).await;
    gone.refused(404, "not-found");
    let second = format!("phone-checks/{second}");
    person.browser.delete(&second).await.expect(204);
    let call = Call::new(&app, &desk, person.pid);
    let joined = desk.browser.post("phone-checks", call.commit()).await;
    joined.refused(404, "not-found");
}
