// SPDX-License-Identifier: EUPL-1.2
//! Threads as both sides see them.

use protocol::ThreadId;
use protocol::statement::{Lane, Right};
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::person::Person;
use crate::world::{b64, sealed, v4};

fn items(answer: &Value) -> &Vec<Value> {
    answer["items"].as_array().unwrap()
}

#[tokio::test]
async fn a_message_reaches_the_unit_and_its_answer_the_person() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let clerk = Person::clerk(&app, "beitraege", &[Right::Read, Right::Write]).await;
    let thread = ThreadId::from_bytes(v4());
    let body = person.new_thread(&app, thread, &person, &[]);
    let accepted = person
        .browser
        .post("threads", body.clone())
        .await
        .expect(201)
        .json();
    assert!(accepted["receipt"]["payload"].is_string());
    assert_eq!(accepted["received_at"], crate::app::NOW);

    let list = clerk
        .browser
        .get("threads?dept=beitraege")
        .await
        .expect(200)
        .json();
    assert_eq!(items(&list).len(), 1);
    let row = &items(&list)[0];
    assert_eq!(row["thread"], thread.to_string());
    assert_eq!(row["state"], "new");
    let shown = clerk
        .browser
        .get(&format!("threads/{thread}"))
        .await
        .expect(200)
        .json();
    assert_eq!(shown["subject"], person.pid.to_string());
    assert_eq!(
        shown["lanes"][0]["epochs"][0]["stmt"],
        body["epochs"][0]["stmt"]
    );
    // The clerk sees the grant of her unit only.
    let grants = shown["lanes"][0]["epochs"][0]["grants"].as_array().unwrap();
    assert_eq!(grants.len(), 1);
    assert_eq!(grants[0]["file"], body["epochs"][0]["grants"][1]["file"]);
    let messages = clerk
        .browser
        .get(&format!("threads/{thread}/messages"))
        .await
        .expect(200)
        .json();
    assert_eq!(items(&messages)[0]["header"], body["message"]["header"]);
    assert_eq!(items(&messages)[0]["file"], body["message"]["file"]);
    assert_eq!(items(&messages)[0]["receipt"], accepted["receipt"]);

    let reply = json!({"epoch": null, "message": clerk.message(thread, Lane::Case, 1, &[])});
    clerk
        .browser
        .post(&format!("threads/{thread}/messages"), reply)
        .await
        .expect(201);
    let inbox = person.browser.get("threads").await.expect(200).json();
    assert_eq!(items(&inbox)[0]["last_idx"], 2);
    assert!(items(&inbox)[0]["read_idx"].as_u64().unwrap() < 2);
    assert!(items(&inbox)[0].get("state").is_none());
    person
        .browser
        .post(&format!("threads/{thread}/read"), json!({"idx": 2}))
        .await
        .expect(204);
    let inbox = person.browser.get("threads").await.expect(200).json();
    assert_eq!(items(&inbox)[0]["read_idx"], 2);
    let heads = person
        .browser
        .get(&format!("threads/heads?ids={thread}"))
        .await
        .expect(200)
        .json();
    assert_eq!(items(&heads)[0]["last"]["idx"], 2);
    assert!(!heads["statements"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn the_internal_lane_does_not_exist_for_the_person() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let clerk = Person::clerk(&app, "beitraege", &[Right::Read, Right::Write]).await;
    let thread = person.begin_thread(&app).await;
    let path = format!("threads/{thread}/messages");
    let epoch = clerk.epoch(&app, thread, Lane::Internal, &person, "beitraege");
    let note = json!({"epoch": epoch, "message": clerk.message(thread, Lane::Internal, 1, &[])});
    clerk.browser.post(&path, note).await.expect(201);
    let notes = clerk
        .browser
        .get(&format!("{path}?lane=internal"))
        .await
        .expect(200)
        .json();
    assert_eq!(items(&notes).len(), 1);

    person
        .browser
        .get(&format!("{path}?lane=internal"))
        .await
        .refused(404, "not-found");
    let shown = person
        .browser
        .get(&format!("threads/{thread}"))
        .await
        .expect(200)
        .json();
    assert_eq!(shown["lanes"].as_array().unwrap().len(), 1);
    let inbox = person.browser.get("threads").await.expect(200).json();
    assert_eq!(items(&inbox)[0]["last_idx"], 1);
    let forged = json!({"epoch": null, "message": person.message(thread, Lane::Internal, 2, &[])});
    let answer = person.browser.post(&path, forged).await;
    assert!(answer.status >= 400, "{}", answer.status);
}

#[tokio::test]
async fn counters_and_epochs_are_compared_and_swapped() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let thread = person.begin_thread(&app).await;
    let path = format!("threads/{thread}/messages");
    let send = async |body: Value| person.browser.post(&path, body).await;
    let message = |n| person.message(thread, Lane::Case, n, &[]);
    send(json!({"epoch": null, "message": message(1)}))
        .await
        .refused(409, "counter-used");
    send(json!({"epoch": null, "message": message(2)}))
        .await
        .expect(201);
    // The same epoch once more is not the next one.
    let again = person.epoch(&app, thread, Lane::Case, &person, "beitraege");
    send(json!({"epoch": again, "message": message(3)}))
        .await
        .refused(409, "epoch-conflict");
    // Two devices at once: one wins.
    let both = futures_util::future::join_all([
        send(json!({"epoch": null, "message": message(3)})),
        send(json!({"epoch": null, "message": message(3)})),
    ])
    .await;
    let mut statuses: Vec<u16> = both.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
}

#[tokio::test]
async fn a_header_that_lies_is_refused() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let other = Person::insured(&app).await;
    let thread = person.begin_thread(&app).await;
    let path = format!("threads/{thread}/messages");
    let good = person.message(thread, Lane::Case, 2, &[]);
    for (member, value) in [
        ("sender", json!(other.pid)),
        ("thread", json!(ThreadId::from_bytes(v4()))),
        ("epoch", json!(2)),
    ] {
        let mut message = good.clone();
        message["header"][member] = value;
        let answer = person
            .browser
            .post(&path, json!({"epoch": null, "message": message}))
            .await;
        assert!(
            (400..500).contains(&answer.status),
            "{member}: {}",
            answer.status
        );
    }
    let mut message = good.clone();
    message["file"] = json!(b64(b"plain text"));
    let answer = person
        .browser
        .post(&path, json!({"epoch": null, "message": message}))
        .await;
    answer.refused(400, "not-age");
    let mut message = good.clone();
    message["file"] = json!(b64(&sealed(&vec![0; 300 * 1024])));
    let answer = person
        .browser
        .post(&path, json!({"epoch": null, "message": message}))
        .await;
    answer.refused(413, "too-large");
    person
        .browser
        .post(&path, json!({"epoch": null, "message": good}))
        .await
        .expect(201);
}

#[tokio::test]
async fn the_inbox_comes_in_pages() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let mut begun = vec![];
    for _ in 0..5 {
        app.clock.advance(std::time::Duration::from_secs(1));
        begun.push(person.begin_thread(&app).await.to_string());
    }
    begun.reverse();
    let mut seen = vec![];
    let mut path = "threads?limit=2".to_owned();
    loop {
        let page = person.browser.get(&path).await.expect(200).json();
        assert!(items(&page).len() <= 2);
        seen.extend(
            items(&page)
                .iter()
                .map(|row| row["thread"].as_str().unwrap().to_owned()),
        );
        let Some(next) = page["next"].as_str() else {
            break;
        };
        path = format!("threads?limit=2&before={next}");
    }
    assert_eq!(seen, begun);
}

#[tokio::test]
async fn grants_can_be_added_by_members() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let stranger = Person::insured(&app).await;
    let thread = person.begin_thread(&app).await;
    let path = format!("threads/{thread}/grants");
    let grant = json!({"epoch": 1, "member": person.pid, "file": b64(&sealed(b"key"))});
    let body = json!({"lane": "case", "grants": [grant]});
    person.browser.post(&path, body.clone()).await.expect(204);
    let shown = person
        .browser
        .get(&format!("threads/{thread}"))
        .await
        .expect(200)
        .json();
    assert_eq!(
        shown["lanes"][0]["epochs"][0]["grants"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    stranger
        .browser
        .post(&path, body)
        .await
        .refused(404, "not-found");
}
