// SPDX-License-Identifier: EUPL-1.2
//! The end of an account over HTTP: what the session says, one code for what is not written any more, one for who is not let in.

use std::time::Duration;

use protocol::statement::{Lane, Right};
use serde_json::{Value, json};

use crate::app::{NOW, TestApp};
use crate::person::Person;

const DAY: i64 = 86_400;

async fn say(app: &TestApp, person: &Person, seq: i64, ending: Value) {
    let item = json!({"items": [{"pid": person.pid, "seq": seq, "ending": ending}]});
    app.agent("POST", "endings", Some(item)).await.expect(204);
}

fn insurance(read_only_at: i64, closes_at: i64) -> Value {
    json!({"reason": "insurance", "read_only_at": read_only_at, "closes_at": closes_at})
}

#[tokio::test]
async fn an_insurance_that_has_ended_leaves_reading_and_refuses_writing_by_one_code() {
    let app = TestApp::start().await;
    let erika = Person::insured(&app).await;
    let clerk = Person::clerk(&app, "beitraege", &[Right::Read, Right::Write]).await;
    let thread = erika.begin_thread(&app).await;
    let before = erika.browser.get("session").await.expect(200).json();
    assert_eq!(
        before.get("ending"),
        None,
        "nothing is said of what is not known"
    );
    let ending = insurance(NOW - DAY, NOW + 90 * DAY);
    say(&app, &erika, 1, ending.clone()).await;
    let session = erika.browser.get("session").await.expect(200).json();
    assert_eq!(session["ending"], ending);

    let path = format!("threads/{thread}");
    let shown = erika.browser.get(&path).await.expect(200).json();
    assert_eq!(shown["ending"], ending);
    let message = erika.message(thread, Lane::Case, 2, &[]);
    let message = json!({"epoch": null, "message": message});
    erika
        .browser
        .post(&format!("{path}/messages"), message.clone())
        .await
        .refused(403, "read-only");
    let id = protocol::ThreadId::from_bytes(*uuid::Uuid::new_v4().as_bytes());
    erika
        .browser
        .post("threads", erika.new_thread(&app, id, &erika, &[]))
        .await
        .refused(403, "read-only");
    // What only takes access away, and her account, stay hers.
    erika.browser.get("contact").await.expect(200);
    erika
        .browser
        .get("security-events?limit=20")
        .await
        .expect(200);

    let case = clerk.browser.get(&path).await.expect(200).json();
    assert_eq!(
        (&case["ending"], case.get("subject_access")),
        (&ending, None)
    );
    // Taken back, everything is as it was.
    say(&app, &erika, 2, Value::Null).await;
    erika
        .browser
        .post(&format!("{path}/messages"), message)
        .await
        .expect(201);
}

#[tokio::test]
async fn from_the_closing_on_no_session_lives_and_whoever_proves_who_she_is_hears_why() {
    let app = TestApp::start().await;
    let mut erika = Person::insured(&app).await;
    let clerk = Person::clerk(&app, "beitraege", &[Right::Read, Right::Write]).await;
    let thread = erika.begin_thread(&app).await;
    say(&app, &erika, 1, insurance(NOW, NOW + 60)).await;
    erika.browser.get("session").await.expect(200);
    app.clock.advance(Duration::from_secs(60));
    erika
        .browser
        .get("session")
        .await
        .refused(401, "no-session");
    erika.sign_in().await.refused(403, "access-ended");
    let case = clerk
        .browser
        .get(&format!("threads/{thread}"))
        .await
        .expect(200)
        .json();
    assert_eq!(case["subject_access"], "ended");
}

#[tokio::test]
async fn death_ends_the_session_with_the_call() {
    let app = TestApp::start().await;
    let mut erika = Person::insured(&app).await;
    let now = json!({"reason": "death", "read_only_at": NOW, "closes_at": NOW});
    say(&app, &erika, 1, now.clone()).await;
    erika
        .browser
        .get("session")
        .await
        .refused(401, "no-session");
    erika.sign_in().await.refused(403, "access-ended");
    // The same call again, one about nobody, and two that cannot be.
    say(&app, &erika, 1, now).await;
    let nobody = json!({"items": [{"pid": crate::app::key(), "seq": 1, "ending": null}]});
    app.agent("POST", "endings", Some(nobody)).await.expect(204);
    let turned =
        json!({"items": [{"pid": erika.pid, "seq": 2, "ending": insurance(NOW + 1, NOW)}]});
    app.agent("POST", "endings", Some(turned))
        .await
        .refused(400, "malformed");
    let more = json!({"items": [{"pid": erika.pid, "seq": 2, "ending": null, "why": "x"}]});
    app.agent("POST", "endings", Some(more))
        .await
        .refused(400, "bad-request");
}
