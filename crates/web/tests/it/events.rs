// SPDX-License-Identifier: EUPL-1.2
//! Event streams and their fallback: those concerned hear at once, nobody else hears anything.

use std::time::Duration;

use protocol::statement::{Lane, Right};
use serde_json::json;

use crate::app::TestApp;
use crate::person::Person;

/// Text of a stream until it contains `what`, or what came within the time.
async fn until(mut response: reqwest::Response, what: &str, patience: Duration) -> String {
    let mut text = String::new();
    let _ = tokio::time::timeout(patience, async {
        while let Ok(Some(chunk)) = response.chunk().await {
            text.push_str(&String::from_utf8_lossy(&chunk));
            if text.contains(what) {
                return;
            }
        }
    })
    .await;
    text
}

async fn listen(person: &Person) -> reqwest::Response {
    let response = person
        .browser
        .request("GET", "events")
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    assert_eq!(response.headers()["cache-control"], "no-store");
    response
}

#[tokio::test]
async fn those_in_a_thread_hear_of_a_message_and_nobody_else() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let clerk = Person::clerk(&app, "beitraege", &[Right::Read, Right::Write]).await;
    let elsewhere = Person::clerk(&app, "pflege", &[Right::Read, Right::Write]).await;
    let stranger = Person::insured(&app).await;
    let streams = [
        listen(&person).await,
        listen(&clerk).await,
        listen(&elsewhere).await,
        listen(&stranger).await,
    ];
    let thread = person.begin_thread(&app).await;
    let data = format!("data: {{\"thread\":\"{thread}\"}}");
    let [own, unit, other_unit, other] = streams;
    let heard = until(own, &data, Duration::from_secs(5)).await;
    assert!(
        heard.contains("event: thread") && heard.contains(&data),
        "{heard}"
    );
    assert!(
        until(unit, &data, Duration::from_secs(5))
            .await
            .contains(&data)
    );
    assert!(
        !until(other_unit, &data, Duration::from_millis(300))
            .await
            .contains("thread")
    );
    assert!(
        !until(other, &data, Duration::from_millis(300))
            .await
            .contains("thread")
    );
}

#[tokio::test]
async fn notes_of_the_staff_are_not_announced_to_the_person() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let clerk = Person::clerk(&app, "beitraege", &[Right::Read, Right::Write]).await;
    let thread = person.begin_thread(&app).await;
    // The beginning of the thread may still be on its way to whoever listens now.
    until(
        listen(&person).await,
        "event: thread",
        Duration::from_millis(500),
    )
    .await;
    let stream = listen(&person).await;
    let epoch = clerk.epoch(&app, thread, Lane::Internal, &person, "beitraege");
    let note = json!({"epoch": epoch, "message": clerk.message(thread, Lane::Internal, 1, &[])});
    clerk
        .browser
        .post(&format!("threads/{thread}/messages"), note)
        .await
        .expect(201);
    let heard = until(stream, "event: thread", Duration::from_millis(500)).await;
    assert!(!heard.contains("thread"), "{heard}");
}

#[tokio::test]
async fn a_stream_ends_with_its_session() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let mut stream = listen(&person).await;
    person.browser.delete("session").await.expect(204);
    let mut heard = String::new();
    let ended = tokio::time::timeout(Duration::from_secs(5), async {
        while let Ok(Some(chunk)) = stream.chunk().await {
            heard.push_str(&String::from_utf8_lossy(&chunk));
        }
    });
    assert!(ended.await.is_ok(), "the stream is still open");
    // The page learns that it is over, and does not take it for a lost connection.
    assert_eq!(heard.matches("event: session").count(), 1, "{heard}");
}

#[tokio::test]
async fn polling_hears_what_happened_since() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let first = person
        .browser
        .get("events/poll?wait=0")
        .await
        .expect(200)
        .json();
    assert_eq!(first["items"], json!([]));
    app.clock.advance(Duration::from_secs(1));
    let thread = person.begin_thread(&app).await;
    let path = format!("events/poll?after={}&wait=0", first["last"]);
    let second = person.browser.get(&path).await.expect(200).json();
    assert_eq!(
        second["items"],
        json!([{"kind": "thread", "thread": thread}])
    );
    let path = format!("events/poll?after={}&wait=0", second["last"]);
    let third = person.browser.get(&path).await.expect(200).json();
    assert_eq!(third["items"], json!([]));
}

#[tokio::test]
async fn waiting_ends_as_soon_as_something_happens() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let first = person
        .browser
        .get("events/poll?wait=0")
        .await
        .expect(200)
        .json();
    app.clock.advance(Duration::from_secs(1));
    let path = format!("events/poll?after={}&wait=20", first["last"]);
    let started = std::time::Instant::now();
    let (answer, thread) = tokio::join!(person.browser.get(&path), async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        person.begin_thread(&app).await
    });
    let answer = answer.expect(200).json();
    assert_eq!(answer["items"][0]["thread"], thread.to_string());
    assert!(started.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn one_session_cannot_hold_streams_without_end() {
    let app = TestApp::start_with(|config| config.limits.streams_per_person = 2).await;
    let person = Person::insured(&app).await;
    let _open = [listen(&person).await, listen(&person).await];
    person
        .browser
        .get("events")
        .await
        .refused(429, "too-many-requests");
}
