// SPDX-License-Identifier: EUPL-1.2
//! A repeated request has one effect and one answer.

use protocol::ThreadId;
use protocol::statement::Lane;
use serde_json::{Value, json};

use crate::app::{TestApp, key};
use crate::browser::Answer;
use crate::person::Person;
use crate::world::v4;

async fn send(person: &Person, path: &str, key: &str, body: &Value) -> Answer {
    let request = person
        .browser
        .request("POST", path)
        .json(body)
        .build()
        .unwrap();
    let mut request = request;
    request
        .headers_mut()
        .insert("idempotency-key", key.parse().unwrap());
    Answer::of(person.browser.execute(request).await).await
}

#[tokio::test]
async fn a_hundred_replays_have_one_effect() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let thread = person.begin_thread(&app).await;
    let path = format!("threads/{thread}/messages");
    let body = json!({"epoch": null, "message": person.message(thread, Lane::Case, 2, &[])});
    let key = key();
    let first = send(&person, &path, &key, &body).await.expect(201);
    let replays = (0..100).map(|_| send(&person, &path, &key, &body));
    for answer in futures_util::future::join_all(replays).await {
        assert_eq!(answer.expect(201).body, first.body);
    }
    let messages = person.browser.get(&path).await.expect(200).json();
    assert_eq!(messages["items"].as_array().unwrap().len(), 2);
    // The same bytes under another key are still the same message, and other bytes betray themselves by the counter.
    assert_eq!(
        person.browser.post(&path, body).await.expect(201).body,
        first.body
    );
    let other = json!({"epoch": null, "message": person.message(thread, Lane::Case, 2, &[])});
    person
        .browser
        .post(&path, other)
        .await
        .refused(409, "counter-used");
    let messages = person.browser.get(&path).await.expect(200).json();
    assert_eq!(messages["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn parallel_first_sends_with_one_key_have_one_effect() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let thread = ThreadId::from_bytes(v4());
    let body = person.new_thread(&app, thread, &person, &[]);
    let key = key();
    let sends = (0..20).map(|_| send(&person, "threads", &key, &body));
    let answers = futures_util::future::join_all(sends).await;
    for answer in &answers {
        assert_eq!(
            answer.status,
            201,
            "{}",
            String::from_utf8_lossy(&answer.body)
        );
        assert_eq!(answer.body, answers[0].body);
    }
}

#[tokio::test]
async fn a_key_belongs_to_its_request() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let thread = person.begin_thread(&app).await;
    let path = format!("threads/{thread}/messages");
    let key = key();
    let one = json!({"epoch": null, "message": person.message(thread, Lane::Case, 2, &[])});
    let two = json!({"epoch": null, "message": person.message(thread, Lane::Case, 3, &[])});
    send(&person, &path, &key, &one).await.expect(201);
    send(&person, &path, &key, &two)
        .await
        .refused(409, "idempotency-mismatch");
    let other = format!("threads/{thread}/read");
    send(&person, &other, &key, &json!({"idx": 1}))
        .await
        .refused(409, "idempotency-mismatch");
    // Another person may use the same key.
    let stranger = Person::insured(&app).await;
    let thread = ThreadId::from_bytes(v4());
    let body = stranger.new_thread(&app, thread, &stranger, &[]);
    send(&stranger, "threads", &key, &body).await.expect(201);
}

#[tokio::test]
async fn unsafe_requests_need_a_key() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let thread = person.begin_thread(&app).await;
    let path = format!("threads/{thread}/read");
    for bad in ["", "1", "not-a-uuid"] {
        send(&person, &path, bad, &json!({"idx": 1}))
            .await
            .refused(400, "bad-request");
    }
    send(&person, &path, &key(), &json!({"idx": 1}))
        .await
        .expect(204);
}
