// SPDX-License-Identifier: EUPL-1.2
//! Somebody without an account asks for a letter: the server cannot read who, and answers always the same.

use serde_json::json;
use uuid::Uuid;

use crate::app::TestApp;
use crate::world::{b64, sealed};

#[tokio::test]
async fn a_wish_reaches_the_registrar_as_it_was_sealed_and_is_forgotten_with_its_answer() {
    let app = TestApp::start().await;
    let browser = app.portal_browser();
    let file = b64(&sealed(b"a letter request"));
    let first = browser
        .post("letter-requests", json!({ "file": file }))
        .await
        .expect(202);
    let second = browser
        .post("letter-requests", json!({"file": b64(&sealed(b"another"))}))
        .await
        .expect(202);
    assert_eq!(first.body, b"{}");
    assert_eq!(first.body, second.body);
    assert_eq!(browser.cookie(), None, "nobody is signed in by asking");

    let work = app.work().await;
    assert_eq!(work.len(), 2);
    let (mine, other): (Vec<_>, Vec<_>) = work.iter().partition(|item| item["body"] == file);
    assert_eq!(mine[0]["kind"], "letter-request");
    assert_eq!(mine[0]["pid"], Uuid::nil().to_string());
    let path = format!("work/{}", mine[0]["id"].as_str().unwrap());
    app.agent("POST", &path, Some(json!({"outcome": "done"})))
        .await
        .expect(204);
    app.clock.advance(std::time::Duration::from_secs(61));
    let rest = app.work().await;
    assert_eq!(rest.len(), 1, "what was answered is not asked again");
    assert_eq!(rest[0]["id"], other[0]["id"]);
}

#[tokio::test]
async fn what_is_not_sealed_is_refused_and_leaves_nothing() {
    let app = TestApp::start().await;
    let browser = app.portal_browser();
    let plain = json!({"file": b64(b"A123456780, Erika Muster")});
    browser
        .post("letter-requests", plain)
        .await
        .refused(400, "not-age");
    let more = json!({"file": b64(&sealed(b"x")), "kvnr": "A123456780"});
    browser
        .post("letter-requests", more)
        .await
        .refused(400, "bad-request");
    assert!(app.work().await.is_empty());
    // The page is the portal's alone.
    app.office_browser()
        .post("letter-requests", json!({"file": b64(&sealed(b"x"))}))
        .await
        .refused(404, "not-found");
}

#[tokio::test]
async fn asking_over_and_over_is_stopped_like_guessing() {
    let app = TestApp::start_with(|config| config.limits.guesses_per_minute = 4).await;
    let browser = app.portal_browser();
    let body = json!({"file": b64(&sealed(b"again"))});
    for _ in 0..4 {
        browser
            .post("letter-requests", body.clone())
            .await
            .expect(202);
    }
    let stopped = browser.post("letter-requests", body).await;
    let stopped = stopped.refused(429, "too-many-requests");
    assert!(stopped.header("retry-after").parse::<u64>().unwrap() >= 1);
    assert_eq!(app.work().await.len(), 4);
}
