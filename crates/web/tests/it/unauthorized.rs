// SPDX-License-Identifier: EUPL-1.2
//! Every operation of every OpenAPI document × (no session, a session of the other side, an object of somebody else).
//! An operation without a row here fails the first test.

use protocol::ThreadId;
use protocol::statement::{Lane, Right};
use serde_json::{Value, json};
use web::Face;

use crate::app::{NOW, TOKEN, TestApp, key};
use crate::browser::{Answer, Browser};
use crate::four_eyes::release;
use crate::person::Person;
use crate::world::{b64, sealed, seed, v4, v7};

/// Which object of somebody else an operation can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Object {
    /// It names none, or only such of the session's own person.
    None,
    Thread,
    Attachment,
    /// An attachment under way.
    Upload,
    Session,
    Passkey,
    Person,
    Dept,
    DeptAndPerson,
    /// An absence in a department.
    Absence,
    /// A department in the query.
    DeptQuery,
    /// A person in the query.
    PersonQuery,
    /// A person, with the department that asks in query or body.
    DeskPerson,
    /// A question of a desk.
    DeskRequest,
    PhoneCheck,
    /// A letter with a decision.
    Letter,
    /// A code in a letter, which its locator opens.
    Reply,
    /// A draft: looked up under the session's own person, so that each person has ids of her own.
    Draft,
    /// Work for the registrar: only the token decides.
    Work,
}

/// Session state that an operation asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    Nothing,
    Session,
    Token,
}

struct Case(&'static str, &'static str, Asks, Object);

use Asks::{Nothing, Session, Token};

const SHARED: &[Case] = &[
    Case("GET", "config", Nothing, Object::None),
    Case("GET", "trust", Nothing, Object::None),
    Case("POST", "activation/lookup", Nothing, Object::None),
    Case("POST", "activation/complete", Session, Object::None),
    Case("GET", "activation/status", Session, Object::None),
    Case("POST", "passkeys/options", Session, Object::None),
    Case("POST", "passkeys", Session, Object::None),
    Case("GET", "passkeys", Session, Object::None),
    Case(
        "DELETE",
        "passkeys/{credential_id}",
        Session,
        Object::Passkey,
    ),
    Case("POST", "session/passkey/options", Nothing, Object::None),
    Case("POST", "session/passkey", Session, Object::None),
    Case("POST", "session/recovery", Nothing, Object::None),
    Case("GET", "session/recovery/status", Session, Object::None),
    Case("POST", "session/password", Nothing, Object::None),
    Case("GET", "session", Session, Object::None),
    Case("POST", "session/extend", Session, Object::None),
    Case("PUT", "session/device", Session, Object::None),
    Case("DELETE", "session", Session, Object::None),
    Case("GET", "sessions", Session, Object::None),
    Case("DELETE", "sessions/{id}", Session, Object::Session),
    Case("GET", "security-events", Session, Object::None),
    Case("GET", "bundle", Session, Object::None),
    Case("PUT", "bundle", Session, Object::None),
    Case("GET", "contact", Session, Object::None),
    Case("PUT", "contact", Session, Object::None),
    Case("DELETE", "contact", Session, Object::None),
    Case("POST", "contact/code", Session, Object::None),
    Case("POST", "contact/confirm", Session, Object::None),
    Case("POST", "keys/carryover", Session, Object::None),
    Case("GET", "keys/status", Session, Object::None),
    Case("GET", "fresh", Session, Object::None),
    Case("POST", "threads", Session, Object::None),
    Case("GET", "threads/heads", Session, Object::None),
    Case("GET", "threads/{thread}", Session, Object::Thread),
    Case("GET", "threads/{thread}/messages", Session, Object::Thread),
    Case("POST", "threads/{thread}/messages", Session, Object::Thread),
    Case("POST", "threads/{thread}/grants", Session, Object::Thread),
    Case(
        "POST",
        "threads/{thread}/exclusions",
        Session,
        Object::Thread,
    ),
    Case("POST", "threads/{thread}/read", Session, Object::Thread),
    Case("GET", "threads/{thread}/openings", Session, Object::Thread),
    Case("PUT", "attachments/{aid}", Session, Object::None),
    Case("POST", "attachments/{aid}/upload", Session, Object::None),
    Case("HEAD", "attachments/{aid}/upload", Session, Object::Upload),
    Case("PATCH", "attachments/{aid}/upload", Session, Object::Upload),
    Case(
        "DELETE",
        "attachments/{aid}/upload",
        Session,
        Object::Upload,
    ),
    Case("GET", "attachments/{aid}", Session, Object::Attachment),
    Case("GET", "events", Session, Object::None),
    Case("GET", "events/poll", Session, Object::None),
];
const PORTAL: &[Case] = &[
    Case("GET", "push", Session, Object::None),
    Case("PUT", "push", Session, Object::None),
    Case("DELETE", "push", Session, Object::None),
    Case("POST", "letter-requests", Nothing, Object::None),
    Case("POST", "mail-check", Nothing, Object::None),
    Case("POST", "replies/lookup", Nothing, Object::None),
    Case("PUT", "replies/{id}/files/{aid}", Nothing, Object::Reply),
    Case("POST", "replies/{id}", Nothing, Object::Reply),
    Case("POST", "identifications", Nothing, Object::None),
    // Nobody's: whoever knows the random id may ask, and only the key that asked can open the answer. Questions of others are none.
    Case("GET", "identifications/{id}", Nothing, Object::DeskRequest),
    Case("GET", "threads", Session, Object::None),
    Case("PUT", "threads/{thread}/tray", Session, Object::Thread),
    Case("GET", "route", Session, Object::PersonQuery),
    // Blocks whoever asks, and nobody else can be named.
    Case("POST", "access/block", Session, Object::None),
    Case("POST", "access/leave", Session, Object::None),
    Case("GET", "representations", Session, Object::None),
    // Both name their object inside the body: `grants.rs` attacks them.
    Case("POST", "representations", Session, Object::None),
    Case(
        "POST",
        "representations/invitations/lookup",
        Session,
        Object::None,
    ),
    Case(
        "GET",
        "representations/requests/{id}",
        Session,
        Object::DeskRequest,
    ),
    Case("GET", "representations/acts", Session, Object::None),
    Case("POST", "representations/invitations", Session, Object::None),
    // Its object is named by a statement inside the body: `representations.rs` attacks it.
    Case("GET", "drafts", Session, Object::None),
    // A draft is looked up under the session's own person: nobody else's can be named. `drafts.rs` attacks them.
    Case("GET", "drafts/{id}", Session, Object::Draft),
    Case("PUT", "drafts/{id}", Session, Object::Draft),
    Case("DELETE", "drafts/{id}", Session, Object::Draft),
    Case("GET", "consent", Session, Object::None),
    Case("POST", "consent", Session, Object::None),
    // Its object is named by a statement inside the body: `declarations.rs` attacks it.
    Case("POST", "declarations", Session, Object::None),
    Case("POST", "threads/{thread}/disputes", Session, Object::Thread),
    Case(
        "DELETE",
        "threads/{thread}/disputes/{id}",
        Session,
        Object::Thread,
    ),
    // Only ever about the session's own person.
    Case("GET", "records", Session, Object::None),
    Case("POST", "representations/end", Session, Object::None),
    Case("PUT", "contact/discreet", Session, Object::None),
    Case("PUT", "contact/choice", Session, Object::None),
    Case("PUT", "contact/phrase", Session, Object::None),
    Case("GET", "contact/mails", Session, Object::None),
    Case("POST", "phone-checks", Session, Object::None),
    Case("GET", "phone-checks/{id}", Session, Object::PhoneCheck),
    Case("DELETE", "phone-checks/{id}", Session, Object::PhoneCheck),
    Case(
        "POST",
        "phone-checks/{id}/answer",
        Session,
        Object::PhoneCheck,
    ),
];
const OFFICE: &[Case] = &[
    Case("POST", "session/provider/options", Nothing, Object::None),
    Case("POST", "session/provider", Session, Object::None),
    Case("POST", "session/provider/leave", Session, Object::None),
    // The provider's signature decides: `staff_logout.rs` attacks it.
    Case("POST", "session/provider/logout", Nothing, Object::None),
    Case("GET", "threads", Session, Object::DeptQuery),
    Case("POST", "threads/{thread}/state", Session, Object::Thread),
    Case("GET", "work", Session, Object::None),
    Case(
        "POST",
        "threads/{thread}/resubmission",
        Session,
        Object::Thread,
    ),
    Case(
        "POST",
        "threads/{thread}/statutory",
        Session,
        Object::Thread,
    ),
    Case("GET", "units/{dept}/overview", Session, Object::Dept),
    Case("GET", "units/{dept}/absences", Session, Object::Dept),
    Case("POST", "units/{dept}/absences", Session, Object::Dept),
    Case(
        "POST",
        "units/{dept}/absences/{id}/end",
        Session,
        Object::Absence,
    ),
    Case("POST", "threads/{thread}/presence", Session, Object::Thread),
    Case("GET", "presence", Session, Object::DeptQuery),
    Case(
        "GET",
        "threads/{thread}/colleagues",
        Session,
        Object::Thread,
    ),
    Case(
        "DELETE",
        "threads/{thread}/mention",
        Session,
        Object::Thread,
    ),
    Case(
        "POST",
        "attachments/{aid}/scan",
        Session,
        Object::Attachment,
    ),
    Case(
        "POST",
        "attachments/{aid}/forwarding",
        Session,
        Object::Attachment,
    ),
    Case("GET", "staged", Session, Object::None),
    Case("GET", "threads/{thread}/staged", Session, Object::Thread),
    Case("POST", "threads/{thread}/staged", Session, Object::Thread),
    Case(
        "POST",
        "threads/{thread}/staged/{mid}/release",
        Session,
        Object::Thread,
    ),
    Case(
        "POST",
        "threads/{thread}/staged/{mid}/return",
        Session,
        Object::Thread,
    ),
    Case(
        "DELETE",
        "threads/{thread}/staged/{mid}",
        Session,
        Object::Thread,
    ),
    Case(
        "POST",
        "threads/{thread}/hand-over",
        Session,
        Object::Thread,
    ),
    Case("POST", "threads/{thread}/medical", Session, Object::Thread),
    Case("POST", "threads/{thread}/letters", Session, Object::Thread),
    Case("POST", "threads/{thread}/evidence", Session, Object::Thread),
    Case(
        "POST",
        "threads/{thread}/reply-codes",
        Session,
        Object::Thread,
    ),
    Case(
        "POST",
        "threads/{thread}/reply-codes/{id}/revocation",
        Session,
        Object::Thread,
    ),
    // Whose letters they are says the membership of the program; employees get none.
    Case("GET", "letters", Session, Object::None),
    Case("POST", "letters/{id}/take", Session, Object::Letter),
    Case("POST", "letters/{id}/printed", Session, Object::Letter),
    Case("POST", "letters/{id}/result", Session, Object::Letter),
    // Whose unit gets it is in the body; who may bring one is in `mails.rs`.
    Case("POST", "mails", Session, Object::None),
    // Likewise; `bulk.rs` of the mailbox attacks them.
    Case("POST", "bulk/questions", Session, Object::None),
    Case("GET", "bulk/recipients", Session, Object::DeptQuery),
    Case("POST", "bulk/threads", Session, Object::None),
    Case(
        "POST",
        "threads/{thread}/disputes/{id}/settlement",
        Session,
        Object::Thread,
    ),
    Case("POST", "threads/{thread}/holds", Session, Object::Thread),
    Case(
        "DELETE",
        "threads/{thread}/holds/{id}",
        Session,
        Object::Thread,
    ),
    Case("POST", "threads/{thread}/recusals", Session, Object::Thread),
    Case(
        "DELETE",
        "threads/{thread}/recusals/{pid}",
        Session,
        Object::Thread,
    ),
    // Names of units and their legal entities are no secret of any of them; of shielded ones nobody is told here (`shields.rs`).
    Case("GET", "directory", Session, Object::None),
    Case("GET", "units", Session, Object::None),
    Case("POST", "units/{dept}/grants", Session, Object::Dept),
    Case("POST", "units/{dept}/epochs", Session, Object::Dept),
    Case(
        "POST",
        "units/{dept}/members/{pid}/remove",
        Session,
        Object::DeptAndPerson,
    ),
    Case("GET", "units/{dept}/texts", Session, Object::Dept),
    Case("GET", "units/{dept}/texts/{id}", Session, Object::Dept),
    Case("PUT", "units/{dept}/texts/{id}", Session, Object::Dept),
    Case("GET", "units/{dept}/matters", Session, Object::Dept),
    Case("PUT", "units/{dept}/matters", Session, Object::Dept),
    Case(
        "GET",
        "units/{dept}/matters/versions",
        Session,
        Object::Dept,
    ),
    Case("GET", "units/{dept}/rules", Session, Object::Dept),
    Case("PUT", "units/{dept}/rules", Session, Object::Dept),
    Case("POST", "units/{dept}/rules/trial", Session, Object::Dept),
    Case("POST", "units/{dept}/rules/tests", Session, Object::Dept),
    Case("GET", "profiles", Session, Object::DeptQuery),
    Case("GET", "staff", Session, Object::DeptQuery),
    Case("GET", "persons/{pid}", Session, Object::Person),
    // Its department is named in the body: `desk.rs` attacks it.
    Case("POST", "desk/requests", Session, Object::None),
    Case("GET", "desk/requests/{id}", Session, Object::DeskRequest),
    Case("GET", "desk/persons/{pid}", Session, Object::DeskPerson),
    Case(
        "POST",
        "desk/persons/{pid}/block",
        Session,
        Object::DeskPerson,
    ),
    // The person is named by the statement inside: `phone.rs` attacks it.
    Case("POST", "phone-checks", Session, Object::None),
    Case("GET", "phone-checks/{id}", Session, Object::PhoneCheck),
    Case(
        "POST",
        "phone-checks/{id}/reveal",
        Session,
        Object::PhoneCheck,
    ),
];
const AGENT: &[Case] = &[
    Case("POST", "statements", Token, Object::None),
    Case("POST", "matters", Token, Object::None),
    Case("POST", "activations", Token, Object::None),
    Case("GET", "work", Token, Object::None),
    Case("POST", "work/{id}", Token, Object::Work),
    Case("POST", "fresh", Token, Object::None),
    Case("POST", "profiles", Token, Object::None),
    Case("POST", "person-profiles", Token, Object::None),
    Case("POST", "contacts", Token, Object::None),
    Case("POST", "endings", Token, Object::None),
    Case("POST", "units/grants", Token, Object::None),
    Case("POST", "units/entities", Token, Object::None),
    Case("POST", "units/shields", Token, Object::None),
    Case("POST", "routes", Token, Object::None),
    Case("GET", "staff", Token, Object::None),
    Case("POST", "staff/accounts", Token, Object::None),
    Case("GET", "trust", Token, Object::None),
];

fn cases(face: Face) -> Vec<&'static Case> {
    match face {
        Face::Portal => SHARED.iter().chain(PORTAL).collect(),
        Face::Office => SHARED.iter().chain(OFFICE).collect(),
        Face::Agent => AGENT.iter().collect(),
    }
}

#[test]
fn every_operation_has_a_case() {
    for face in [Face::Portal, Face::Office, Face::Agent] {
        let document = serde_json::to_value(web::openapi::document(face)).unwrap();
        let cases = cases(face);
        let mut operations = 0;
        for (path, item) in document["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                operations += 1;
                let method = method.to_uppercase();
                let short = path.strip_prefix(&format!("/api/{face}/")).unwrap();
                let case = cases
                    .iter()
                    .find(|case| case.0 == method && case.1 == short);
                let case =
                    case.unwrap_or_else(|| panic!("{method} {path} has no authorization case"));
                let secured = operation.get("security").is_some();
                assert_eq!(secured, case.2 != Nothing, "{method} {path}");
                assert_eq!(
                    path.contains('{') && case.3 == Object::None,
                    // Whoever uploads chooses the id.
                    path.ends_with("attachments/{aid}") && method == "PUT"
                        || path.ends_with("attachments/{aid}/upload") && method == "POST",
                    "{method} {path} names an object",
                );
            }
        }
        assert_eq!(
            operations,
            cases.len(),
            "a case without operation on {face}"
        );
    }
}

/// A path with something in every place.
fn concrete(path: &str) -> String {
    path.replace("{thread}", &ThreadId::from_bytes(v4()).to_string())
        .replace("{aid}", &v7(NOW).to_string())
        .replace("{mid}", &v7(NOW).to_string())
        .replace("{id}", &key())
        .replace("{pid}", &key())
        .replace("{dept}", "pflege")
        .replace("{credential_id}", &b64(&seed()))
}

async fn ask(browser: &Browser, case: &Case, path: &str, body: &Value) -> Answer {
    let request = browser.request(case.0, path);
    if path.ends_with("/upload") {
        let request = request
            .header("tus-resumable", "1.0.0")
            .header("upload-length", "100");
        let request = match case.0 {
            "PATCH" => request
                .header("upload-offset", "0")
                .header("content-type", "application/offset+octet-stream")
                .body(sealed(b"content")),
            _ => request,
        };
        return Answer::of(request.send().await.unwrap()).await;
    }
    let request = match (
        case.0,
        path.starts_with("attachments") || path.contains("/files/"),
    ) {
        ("PUT", true) => request.body(sealed(b"content")),
        ("POST" | "PUT", _) => request.json(body),
        _ => request,
    };
    Answer::of(request.send().await.unwrap()).await
}

#[tokio::test]
async fn without_a_session_nothing_private_is_answered() {
    let app = TestApp::start().await;
    for (face, browser) in [
        (Face::Portal, app.portal_browser()),
        (Face::Office, app.office_browser()),
    ] {
        for case in cases(face).iter().filter(|case| case.2 == Session) {
            let path = concrete(case.1);
            let answer = ask(&browser, case, &path, &json!({})).await;
            // Whether somebody has signed in may be asked by anybody: nobody has.
            if case.0 == "GET" && case.1 == "session" {
                assert!(answer.expect(204).body.is_empty());
            } else {
                assert_eq!(answer.status, 401, "{} {face} {}", case.0, case.1);
                assert!(answer.is_called(case.0, "no-session"));
                assert_eq!(answer.header("cache-control"), "no-store");
            }
            let forged = Browser::new(
                app.http.clone(),
                &browser.base,
                browser.face,
                &browser.origin,
            );
            forged.set_cookie(Some(format!("sp-{face}={}", b64(&seed()))));
            let refused = ask(&forged, case, &path, &json!({})).await.expect(401);
            assert!(refused.is_called(case.0, "no-session"));
        }
    }
}

#[tokio::test]
async fn a_session_of_the_other_side_is_no_session() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let clerk = Person::clerk(
        &app,
        "beitraege",
        &[Right::Read, Right::Write, Right::Grant],
    )
    .await;
    let token = |person: &Person| {
        person
            .browser
            .cookie()
            .unwrap()
            .split_once('=')
            .unwrap()
            .1
            .to_owned()
    };
    let wrong = [
        (Face::Portal, app.portal_browser(), token(&clerk)),
        (Face::Office, app.office_browser(), token(&person)),
    ];
    for (face, browser, token) in wrong {
        browser.set_cookie(Some(format!("sp-{face}={token}")));
        for case in cases(face).iter().filter(|case| case.2 == Session) {
            let answer = ask(&browser, case, &concrete(case.1), &json!({})).await;
            assert_eq!(answer.status, 401, "{} {face} {}", case.0, case.1);
            assert!(answer.is_called(case.0, "no-session"));
        }
    }
    // The tokens were good.
    person.browser.get("session").await.expect(200);
    clerk.browser.get("session").await.expect(200);
}

#[tokio::test]
async fn agents_need_the_right_token() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let cookie = person.browser.cookie().unwrap();
    for case in AGENT {
        let path = concrete(case.1);
        let url = format!("{}/api/agent/{path}", app.agent);
        let wrong = [
            "",
            "Bearer ",
            "Bearer wrong",
            &format!("Basic {TOKEN}"),
            &format!("Bearer {TOKEN}x"),
            TOKEN,
        ];
        for authorization in wrong {
            let mut request = app
                .http
                .request(case.0.parse().unwrap(), &url)
                .header("cookie", &cookie);
            if !authorization.is_empty() {
                request = request.header("authorization", authorization);
            }
            if case.0 == "POST" {
                request = request.json(&json!({}));
            }
            let answer = Answer::of(request.send().await.unwrap()).await;
            assert_eq!(
                answer.status, 401,
                "{} {} with {authorization:?}",
                case.0, case.1
            );
        }
    }
    app.agent("GET", "trust", None).await.expect(200);
}

/// Everything somebody else owns.
struct Foreign {
    thread: ThreadId,
    attachment: String,
    upload: String,
    session: String,
    passkey: String,
    person: String,
    clerk: String,
    question: String,
    phone: String,
    absence: String,
    letter: String,
    reply: String,
}

async fn foreign(app: &TestApp) -> (Foreign, Person, Person) {
    let owner = Person::insured(app).await;
    let aid = v7(NOW);
    owner
        .browser
        .put_file(&format!("attachments/{aid}"), sealed(b"content"))
        .await
        .expect(201);
    let thread = ThreadId::from_bytes(v4());
    let body = owner.new_thread(app, thread, &owner, &[aid]);
    owner.browser.post("threads", body).await.expect(201);
    let upload = v7(NOW);
    let begun = owner
        .browser
        .request("POST", &format!("attachments/{upload}/upload"))
        .header("tus-resumable", "1.0.0")
        .header("upload-length", "100000");
    owner.browser.send(begun).await.expect(201);
    let sessions = owner.browser.get("sessions").await.expect(200).json();
    let passkeys = owner.browser.get("passkeys").await.expect(200).json();
    let all = [Right::Read, Right::Write, Right::Grant, Right::Register];
    let clerk = Person::clerk(app, "beitraege", &all).await;
    let question = clerk.browser.post("desk/requests", crate::desk::question());
    let question = question.await.expect(202).json();
    let opened = owner.browser.post("phone-checks", json!({})).await;
    opened.expect(201);
    let call = crate::phone::Call::new(app, &clerk, owner.pid);
    let phone = clerk.browser.post("phone-checks", call.commit()).await;
    let phone = phone.expect(201).json();
    let away = json!({"pid": clerk.pid, "from": NOW, "until": NOW + 3600, "deputy": null});
    let absence = clerk.browser.post("units/beitraege/absences", away).await;
    let absence = absence.expect(201).json();
    let decision = clerk.decision_by_post(thread, 1);
    let sent = format!("threads/{thread}/messages");
    clerk.browser.post(&sent, decision).await.expect(201);
    let program = Person::program(app, "beitraege", &[Right::Read]).await;
    let letters = program.browser.get("letters").await.expect(200).json();
    let reply = crate::replies::made(app, &clerk, &owner, thread).await;
    let foreign = Foreign {
        thread,
        attachment: aid.to_string(),
        upload: upload.to_string(),
        session: sessions["items"][0]["id"].as_str().unwrap().to_owned(),
        passkey: passkeys["items"][0]["credential_id"]
            .as_str()
            .unwrap()
            .to_owned(),
        person: owner.pid.to_string(),
        clerk: clerk.pid.to_string(),
        question: question["request"].as_str().unwrap().to_owned(),
        phone: phone["id"].as_str().unwrap().to_owned(),
        absence: absence["id"].as_str().unwrap().to_owned(),
        letter: letters["items"][0]["letter"].as_str().unwrap().to_owned(),
        reply: reply.id.to_string(),
    };
    (foreign, owner, clerk)
}

/// A body that would be right if the object were one's own.
fn body(app: &TestApp, asker: &Person, owner: &Person, path: &str, thread: ThreadId) -> Value {
    let last = path.rsplit('/').next().unwrap();
    match last {
        "staged" => {
            json!({"epoch": null, "message": asker.message(thread, Lane::Case, 1, &[]), "reason": "release"})
        }
        "presence" => json!({"doing": "open"}),
        "scan" => json!({"verdict": "clean", "signatures": "27500"}),
        "forwarding" => json!({"dept": "beitraege"}),
        "medical" => json!({"dept": "beitraege", "asks": true}),
        "letters" => json!({"mid": v7(NOW), "pid": owner.pid}),
        "evidence" => json!({"mid": v7(NOW)}),
        "reply-codes" => crate::replies::code(v7(NOW)),
        "revocation" => json!({"dept": "beitraege"}),
        _ if path.starts_with("replies/") => {
            json!({"locator": b64(&seed()), "answer": v7(NOW), "mac": b64(&seed()), "files": []})
        }
        "take" => json!({"lease": key()}),
        "printed" => json!({"lease": key(), "document": b64(&seed())}),
        "result" => json!({"state": "returned"}),
        "recusals" => json!({"reason": "relative"}),
        "disputes" => json!({"about": null, "said": v7(NOW)}),
        "settlement" => json!({"dept": "beitraege", "outcome": "kept"}),
        "holds" => json!({"dept": "beitraege", "reason": "proceedings"}),
        "release" => json!({"stmt": release(app, asker, thread, v7(NOW).into(), b"message")}),
        "messages" => json!({"epoch": null, "message": asker.message(thread, Lane::Case, 1, &[])}),
        "read" => json!({"idx": 1}),
        "tray" => json!({"tray": "archive", "pinned": false}),
        "exclusions" => {
            json!({"epoch": asker.new_thread(app, thread, owner, &[])["epochs"][0].clone()})
        }
        "state" => json!({"dept": "beitraege", "state": "open", "expected_claimed_by": null}),
        "resubmission" => {
            json!({"dept": "beitraege", "set": {"day": "2027-01-11", "reason": "papers"}})
        }
        "statutory" => {
            json!({"dept": "beitraege", "set": {"rule": "kv-3w", "received": "2026-11-20"}})
        }
        "absences" => {
            json!({"pid": asker.pid, "from": NOW, "until": NOW + 3600, "deputy": null})
        }
        "matters" => json!({"expected_version": 0, "items": []}),
        "rules" => json!({"expected_version": 0, "rules": []}),
        "tests" => json!({"file": b64(&sealed(b"desk request"))}),
        "trial" => json!({"rules": []}),
        "hand-over" => {
            json!({"from": "beitraege", "to": "pflege", "stays": false, "notes": true, "reason": "not-ours", "epochs": [], "history": [], "gaps": []})
        }
        "grants" if path.starts_with("threads") => {
            json!({"lane": "case", "grants": [{"epoch": 1, "member": owner.pid, "file": b64(&sealed(b"key"))}]})
        }
        "block" => json!({"dept": "beitraege"}),
        "answer" | "reveal" => {
            let call = crate::phone::Call::new(app, asker, owner.pid);
            if last == "answer" {
                call.answer(app, asker)
            } else {
                call.reveal(app, asker)
            }
        }
        "grants" => json!({"epoch": 1, "pid": asker.pid, "file": b64(&sealed(b"key"))}),
        "epochs" => {
            let stmt = protocol::statement::Attested::logged(app.world.depts["beitraege"].clone());
            json!({"stmt": stmt.into_untyped(), "grants": [], "link": b64(&sealed(b"link"))})
        }
        _ => json!({}),
    }
}

#[tokio::test]
async fn foreign_and_never_existing_objects_look_alike_byte_for_byte() {
    let app = TestApp::start().await;
    let (foreign, owner, _clerk) = foreign(&app).await;
    let stranger = Person::insured(&app).await;
    // A clerk of another unit.
    let elsewhere = Person::clerk(&app, "pflege", &[Right::Read, Right::Write, Right::Grant]).await;
    for (face, asker) in [(Face::Portal, &stranger), (Face::Office, &elsewhere)] {
        for case in cases(face).iter().filter(|case| case.3 != Object::None) {
            let nobody = key();
            let other_thread = ThreadId::from_bytes(v4());
            let (theirs, nothing) = match case.3 {
                Object::Thread => {
                    let path = case.1.replace("{mid}", &v7(NOW).to_string());
                    let path = path.replace("{pid}", &foreign.clerk);
                    let path = path.replace("{id}", &foreign.reply);
                    (
                        path.replace("{thread}", &foreign.thread.to_string()),
                        path.replace("{thread}", &other_thread.to_string()),
                    )
                }
                Object::Attachment => (
                    case.1.replace("{aid}", &foreign.attachment),
                    case.1.replace("{aid}", &v7(NOW).to_string()),
                ),
                Object::Upload => (
                    case.1.replace("{aid}", &foreign.upload),
                    case.1.replace("{aid}", &v7(NOW).to_string()),
                ),
                Object::Session => (
                    case.1.replace("{id}", &foreign.session),
                    case.1.replace("{id}", &nobody),
                ),
                Object::Passkey => (
                    case.1.replace("{credential_id}", &foreign.passkey),
                    case.1.replace("{credential_id}", &b64(&seed())),
                ),
                Object::Person => (
                    case.1.replace("{pid}", &foreign.person),
                    case.1.replace("{pid}", &nobody),
                ),
                Object::Dept => (
                    case.1.replace("{dept}", "beitraege"),
                    case.1.replace("{dept}", "no-such-unit"),
                ),
                Object::Absence => (
                    case.1
                        .replace("{dept}", "beitraege")
                        .replace("{id}", &foreign.absence),
                    case.1
                        .replace("{dept}", "no-such-unit")
                        .replace("{id}", &nobody),
                ),
                Object::DeptAndPerson => (
                    case.1
                        .replace("{dept}", "beitraege")
                        .replace("{pid}", &foreign.clerk),
                    case.1
                        .replace("{dept}", "no-such-unit")
                        .replace("{pid}", &nobody),
                ),
                Object::DeptQuery => (
                    format!("{}?dept=beitraege{}", case.1, pids(case.1, &foreign.person)),
                    format!("{}?dept=no-such-unit{}", case.1, pids(case.1, &nobody)),
                ),
                Object::PersonQuery => (
                    format!("{}?for={}", case.1, foreign.person),
                    format!("{}?for={nobody}", case.1),
                ),
                Object::DeskPerson => {
                    let query = if case.0 == "GET" {
                        "?dept=beitraege"
                    } else {
                        ""
                    };
                    let of = |pid: &str| format!("{}{query}", case.1.replace("{pid}", pid));
                    (of(&foreign.person), of(&nobody))
                }
                Object::DeskRequest => (
                    case.1.replace("{id}", &foreign.question),
                    case.1.replace("{id}", &nobody),
                ),
                Object::PhoneCheck => (
                    case.1.replace("{id}", &foreign.phone),
                    case.1.replace("{id}", &nobody),
                ),
                Object::Letter => (
                    case.1.replace("{id}", &foreign.letter),
                    case.1.replace("{id}", &nobody),
                ),
                Object::Reply => {
                    let path = case.1.replace("{aid}", &v7(NOW).to_string());
                    (
                        path.replace("{id}", &foreign.reply),
                        path.replace("{id}", &nobody),
                    )
                }
                Object::None | Object::Work | Object::Draft => continue,
            };
            let body_theirs = body(&app, asker, &owner, &theirs, foreign.thread);
            let body_nothing = body(&app, asker, &owner, &nothing, other_thread);
            let theirs = ask(&asker.browser, case, &theirs, &body_theirs).await;
            let nothing = ask(&asker.browser, case, &nothing, &body_nothing).await;
            assert_eq!(
                theirs.status,
                404,
                "{} {face} {}: {}",
                case.0,
                case.1,
                String::from_utf8_lossy(&theirs.body)
            );
            assert!(theirs.is_called(case.0, "not-found"));
            assert_eq!(theirs.body, nothing.body, "{} {face} {}", case.0, case.1);
            assert_eq!(nothing.status, 404);
            let names = |answer: &Answer| {
                let mut names: Vec<String> =
                    answer.headers.keys().map(ToString::to_string).collect();
                // Says only whether the body of the request had been read when the answer left.
                names.retain(|name| name != "connection");
                names.sort();
                names
            };
            assert_eq!(names(&theirs), names(&nothing));
        }
    }
    // Nothing of it has changed anything for the owner.
    owner.browser.get("session").await.expect(200);
    owner
        .browser
        .get(&format!("threads/{}", foreign.thread))
        .await
        .expect(200);
    let messages = owner
        .browser
        .get(&format!("threads/{}/messages", foreign.thread))
        .await;
    assert_eq!(
        messages.expect(200).json()["items"]
            .as_array()
            .unwrap()
            .len(),
        2,
        "her question, and the decision on it"
    );
}

fn pids(path: &str, pid: &str) -> String {
    match path {
        "profiles" => format!("&pids={pid}"),
        "bulk/recipients" => format!("&matter=beitrag-frage&pids={pid}"),
        _ => String::new(),
    }
}

#[tokio::test]
async fn lists_leave_out_what_belongs_to_others() {
    let app = TestApp::start().await;
    let (foreign, owner, _clerk) = foreign(&app).await;
    let stranger = Person::insured(&app).await;
    let empty = json!([]);
    let inbox = stranger.browser.get("threads").await.expect(200).json();
    assert_eq!(inbox["items"], empty);
    let heads = format!("threads/heads?ids={}", foreign.thread);
    assert_eq!(
        stranger.browser.get(&heads).await.expect(200).json()["items"],
        empty
    );
    // Each has only what happened to her own account: the owner has bound a key, too.
    let path = "security-events";
    let hers = stranger.browser.get(path).await.expect(200).json()["items"].clone();
    let ids = |items: &Value| -> Vec<String> {
        let items = items.as_array().unwrap().iter();
        items.map(|item| item["id"].to_string()).collect()
    };
    let owners = owner.browser.get(path).await.expect(200).json()["items"].clone();
    assert!(!ids(&hers).is_empty() && !ids(&owners).is_empty());
    assert!(ids(&hers).iter().all(|id| !ids(&owners).contains(id)));
    let fresh = format!("fresh?pids={}", owner.pid);
    assert_eq!(
        stranger.browser.get(&fresh).await.expect(200).json()["items"],
        empty
    );
    assert_eq!(
        stranger
            .browser
            .get("events/poll?wait=0")
            .await
            .expect(200)
            .json()["items"],
        empty
    );
}

#[tokio::test]
async fn a_session_that_activates_reaches_nothing_else() {
    let app = TestApp::start().await;
    let letter = app.world.letter(protocol::statement::PersonRole::Insured);
    app.agent("POST", "activations", Some(letter.request.clone()))
        .await
        .expect(201);
    let person = Person::with_letter(&app, &letter);
    person.lookup(&letter).await.expect(200);
    let allowed = [
        "activation/complete",
        "activation/status",
        "passkeys/options",
        "passkeys",
    ];
    for case in cases(Face::Portal).iter().filter(|case| case.2 == Session) {
        if allowed.contains(&case.1) && (case.1 != "passkeys" || case.0 == "POST") {
            continue;
        }
        let answer = ask(&person.browser, case, &concrete(case.1), &json!({})).await;
        assert_eq!(answer.status, 401, "{} {}", case.0, case.1);
        assert!(
            answer.is_called(case.0, "session-state"),
            "{} {}",
            case.0,
            case.1
        );
    }
}
