// SPDX-License-Identifier: EUPL-1.2
//! Sizes, rates, slow and odd clients.

use std::time::Duration;

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::app::TestApp;
use crate::person::Person;

#[tokio::test]
async fn guesses_over_several_routes_share_one_limit() {
    let app = TestApp::start_with(|config| config.limits.guesses_per_minute = 6).await;
    let browser = app.portal_browser();
    let mut statuses = vec![];
    for _ in 0..3 {
        let locator = json!({"locator": crate::world::b64(&crate::world::seed())});
        statuses.push(browser.post("activation/lookup", locator).await);
        statuses.push(browser.post("session/passkey/options", json!({})).await);
        let wrong = json!({"pid": crate::app::key(), "method": crate::app::key(), "auth": crate::world::b64(&crate::world::seed())});
        statuses.push(browser.post("session/password", wrong).await);
    }
    assert!(statuses[..6].iter().all(|answer| answer.status != 429));
    for answer in &statuses[6..] {
        let answer = answer.clone().refused(429, "too-many-requests");
        assert!(answer.header("retry-after").parse::<u64>().unwrap() >= 1);
    }
    // What cannot be guessed is not affected.
    browser.get("config").await.expect(200);
}

#[tokio::test]
async fn each_session_has_a_budget_of_its_own() {
    let app = TestApp::start_with(|config| config.limits.per_minute = 10).await;
    let busy = Person::insured(&app).await;
    let calm = Person::insured(&app).await;
    let mut refused = 0;
    for _ in 0..30 {
        if busy.browser.get("session").await.status == 429 {
            refused += 1;
        }
    }
    assert!(refused >= 15, "{refused}");
    calm.browser.get("session").await.expect(200);
}

#[tokio::test]
async fn a_body_above_the_limit_is_refused_before_and_while_it_is_read() {
    let app = TestApp::start_with(|config| config.limits.json = 64 * 1024).await;
    let browser = app.portal_browser();
    let big = json!({"locator": "A".repeat(70_000)});
    browser
        .post("activation/lookup", big.clone())
        .await
        .refused(413, "too-large");
    // Without a length, by counting.
    let bytes = serde_json::to_vec(&big).unwrap();
    let status = browser
        .chunked("POST", "activation/lookup", "application/json", &bytes)
        .await;
    assert_eq!(status, 413);
    let small = json!({"locator": "A".repeat(1000)});
    browser
        .post("activation/lookup", small)
        .await
        .refused(400, "bad-request");
}

#[tokio::test]
async fn bodies_are_closed_and_faults_do_not_quote_them() {
    let app = TestApp::start().await;
    let browser = app.portal_browser();
    let canary = "canary-7f3a";
    for body in [
        json!({"locator": crate::world::b64(&crate::world::seed()), canary: 1}),
        json!({"locator": canary}),
        json!({}),
        json!([canary]),
    ] {
        let answer = browser
            .post("activation/lookup", body)
            .await
            .refused(400, "bad-request");
        assert!(!String::from_utf8_lossy(&answer.body).contains(canary));
    }
    let nested = "[".repeat(100_000);
    let request = browser
        .request("POST", "activation/lookup")
        .header("content-type", "application/json")
        .body(nested);
    browser.send(request).await.refused(400, "bad-request");
}

#[tokio::test]
async fn only_plain_json_is_taken() {
    let app = TestApp::start().await;
    let browser = app.portal_browser();
    let body = json!({"locator": crate::world::b64(&crate::world::seed())}).to_string();
    let ask = |name: &'static str, value: &'static str| {
        browser.send(
            browser
                .request("POST", "activation/lookup")
                .header(name, value)
                .body(body.clone()),
        )
    };
    ask("content-type", "text/plain")
        .await
        .refused(415, "media-type");
    ask("content-type", "application/x-www-form-urlencoded")
        .await
        .refused(415, "media-type");
    let request = browser
        .request("POST", "activation/lookup")
        .header("content-type", "application/json")
        .header("content-encoding", "gzip")
        .body(body.clone());
    browser.send(request).await.refused(415, "media-type");
    ask("content-type", "application/json; charset=utf-8")
        .await
        .refused(404, "code-refused");
}

#[tokio::test]
async fn queries_are_closed() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    person.browser.get("threads?limit=5").await.expect(200);
    for query in [
        "threads?limit=x",
        "threads?dept=pflege",
        "threads?before=nonsense",
        "threads/heads?ids=1",
    ] {
        person.browser.get(query).await.refused(400, "bad-request");
    }
}

#[tokio::test]
async fn a_client_that_never_ends_its_head_is_cut_off() {
    let app = TestApp::start_with(|config| config.limits.head_seconds = 1).await;
    let address = app.portal.strip_prefix("http://").unwrap().to_owned();
    let mut socket = TcpStream::connect(address).await.unwrap();
    socket
        .write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        .await
        .unwrap();
    let mut answer = vec![];
    let read = tokio::time::timeout(Duration::from_secs(10), socket.read_to_end(&mut answer)).await;
    assert!(read.is_ok(), "the connection is still open");
    let text = String::from_utf8_lossy(&answer);
    assert!(
        text.is_empty() || text.starts_with("HTTP/1.1 408"),
        "{text}"
    );
}

#[tokio::test]
async fn a_client_that_never_ends_its_body_is_answered() {
    let app = TestApp::start_with(|config| config.limits.body_seconds = 1).await;
    let address = app.portal.strip_prefix("http://").unwrap().to_owned();
    let mut socket = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "POST /api/portal/activation/lookup HTTP/1.1\r\nHost: localhost\r\nOrigin: {}\r\nX-Siegelpost: 1\r\nContent-Type: application/json\r\nContent-Length: 60\r\n\r\n{{\"loc",
        app.portal_origin
    );
    socket.write_all(head.as_bytes()).await.unwrap();
    let mut answer = [0; 12];
    let read = tokio::time::timeout(Duration::from_secs(10), socket.read_exact(&mut answer)).await;
    assert!(read.is_ok_and(|read| read.is_ok()));
    assert_eq!(&answer, b"HTTP/1.1 400");
}
