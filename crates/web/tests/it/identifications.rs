// SPDX-License-Identifier: EUPL-1.2
//! Identification by a provider: sealed questions of nobody, sealed answers to whoever holds the key.

use serde_json::json;
use uuid::Uuid;

use crate::app::TestApp;
use crate::world::{b64, sealed};

#[tokio::test]
async fn question_and_answer_pass_through_as_they_were_sealed() {
    let app = TestApp::start().await;
    let browser = app.portal_browser();
    let file = b64(&sealed(b"an oidc-start"));
    let asked = browser
        .post("identifications", json!({ "file": file }))
        .await
        .expect(202)
        .json();
    assert_eq!(browser.cookie(), None, "nobody is signed in by asking");
    let id = asked["request"].as_str().unwrap();
    let path = format!("identifications/{id}?wait=0");
    let waiting = browser.get(&path).await.expect(200).json();
    assert_eq!(waiting, json!({"state": "pending"}));

    let work = app.work().await;
    assert_eq!(work.len(), 1);
    assert_eq!(work[0]["kind"], "identify");
    assert_eq!(work[0]["body"], file);
    assert_eq!(work[0]["pid"], Uuid::nil().to_string());
    // It is answered by a sealed file, not by a word.
    let decision = format!("work/{id}");
    app.agent("POST", &decision, Some(json!({"outcome": "done"})))
        .await
        .refused(400, "wrong-outcome");
    let reply = b64(&sealed(b"an oidc-answer"));
    let body = json!({"outcome": "reply", "file": reply});
    app.agent("POST", &decision, Some(body)).await.expect(204);
    let done = browser.get(&path).await.expect(200).json();
    assert_eq!(done, json!({"state": "done", "file": reply}));
}

#[tokio::test]
async fn a_refusal_has_its_reason_and_nothing_else() {
    let app = TestApp::start().await;
    let browser = app.portal_browser();
    let body = json!({"file": b64(&sealed(b"x"))});
    let asked = browser.post("identifications", body).await.expect(202);
    let id = asked.json()["request"].as_str().unwrap().to_owned();
    let outcome = json!({"outcome": "refused", "reason": "malformed", "tries_left": 0});
    app.agent("POST", &format!("work/{id}"), Some(outcome))
        .await
        .expect(204);
    let path = format!("identifications/{id}?wait=0");
    let answer = browser.get(&path).await.expect(200).json();
    assert_eq!(answer, json!({"state": "refused", "reason": "malformed"}));
}

#[tokio::test]
async fn what_is_not_sealed_is_refused_and_so_is_asking_over_and_over() {
    let app = TestApp::start_with(|config| config.limits.guesses_per_minute = 4).await;
    let browser = app.portal_browser();
    browser
        .post(
            "identifications",
            json!({"file": b64(b"code=abc&state=def")}),
        )
        .await
        .refused(400, "not-age");
    let body = json!({"file": b64(&sealed(b"x"))});
    app.office_browser()
        .post("identifications", body.clone())
        .await
        .refused(404, "not-found");
    for _ in 0..3 {
        browser
            .post("identifications", body.clone())
            .await
            .expect(202);
    }
    browser
        .post("identifications", body)
        .await
        .refused(429, "too-many-requests");
    assert_eq!(app.work().await.len(), 3);
}
