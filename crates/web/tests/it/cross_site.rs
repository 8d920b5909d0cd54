// SPDX-License-Identifier: EUPL-1.2
//! Requests that another site has caused change nothing.

use serde_json::json;

use crate::app::{TOKEN, TestApp, key};
use crate::browser::Answer;
use crate::person::Person;

async fn post(app: &TestApp, person: &Person, headers: &[(&str, &str)]) -> Answer {
    let mut request = app
        .http
        .post(person.browser.url("session/extend"))
        .header("cookie", person.browser.cookie().unwrap())
        .header("idempotency-key", key());
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    Answer::of(request.send().await.unwrap()).await
}

#[tokio::test]
async fn unsafe_requests_need_the_own_origin_and_the_own_header() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let own = app.portal_origin.as_str();
    let refused: [&[(&str, &str)]; 8] = [
        &[],
        &[("origin", own)],
        &[("x-siegelpost", "1")],
        &[("origin", "https://evil.example"), ("x-siegelpost", "1")],
        &[("origin", "null"), ("x-siegelpost", "1")],
        &[("origin", &app.office_origin), ("x-siegelpost", "1")],
        &[("origin", own), ("x-siegelpost", "0")],
        &[
            ("origin", own),
            ("x-siegelpost", "1"),
            ("sec-fetch-site", "same-site"),
        ],
    ];
    for headers in refused {
        let answer = post(&app, &person, headers).await;
        assert_eq!(answer.status, 403, "{headers:?}");
        assert_eq!(answer.json()["code"], "cross-site");
    }
    let right = [
        ("origin", own),
        ("x-siegelpost", "1"),
        ("sec-fetch-site", "same-origin"),
    ];
    post(&app, &person, &right).await.expect(204);
}

#[tokio::test]
async fn another_site_cannot_sign_anybody_in_or_out() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let routes = [
        ("POST", "session/passkey/options"),
        ("POST", "activation/lookup"),
        ("DELETE", "session"),
    ];
    for (method, path) in routes {
        let request = app
            .http
            .request(method.parse().unwrap(), person.browser.url(path))
            .header("cookie", person.browser.cookie().unwrap())
            .header("origin", "https://evil.example")
            .header("x-siegelpost", "1")
            .json(&json!({}));
        Answer::of(request.send().await.unwrap())
            .await
            .refused(403, "cross-site");
    }
    person.browser.get("session").await.expect(200);
}

#[tokio::test]
async fn reading_from_another_site_is_refused_too() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let ask = |site: &'static str| {
        let request = person
            .browser
            .request("GET", "session")
            .header("sec-fetch-site", site);
        person.browser.send(request)
    };
    ask("cross-site").await.refused(403, "cross-site");
    ask("same-site").await.refused(403, "cross-site");
    ask("same-origin").await.expect(200);
}

#[tokio::test]
async fn no_browser_reaches_the_agent_face() {
    let app = TestApp::start().await;
    let ask = |name: &'static str, value: &'static str| {
        app.http
            .get(format!("{}/api/agent/trust", app.agent))
            .header("authorization", format!("Bearer {TOKEN}"))
            .header(name, value)
            .send()
    };
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("sec-fetch-site", "none"),
    ] {
        Answer::of(ask(name, value).await.unwrap())
            .await
            .refused(403, "cross-site");
    }
    Answer::of(ask("x-nothing", "1").await.unwrap())
        .await
        .expect(200);
}

#[tokio::test]
async fn no_other_origin_is_ever_allowed_by_cors() {
    let app = TestApp::start().await;
    let request = app
        .http
        .request(
            reqwest::Method::OPTIONS,
            format!("{}/api/portal/session", app.portal),
        )
        .header("origin", "https://evil.example")
        .header("access-control-request-method", "POST");
    let answer = Answer::of(request.send().await.unwrap()).await;
    assert!(answer.status >= 400);
    assert!(
        answer
            .headers
            .keys()
            .all(|name| !name.as_str().starts_with("access-control"))
    );
}
