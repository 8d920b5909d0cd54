// SPDX-License-Identifier: EUPL-1.2
//! A person's own view of her inbox over HTTP. The rules are tested in `crates/mailbox/tests/it/trays.rs`.

use protocol::statement::Right;
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::person::Person;

const RW: &[Right] = &[Right::Read, Right::Write];

async fn ids(person: &Person, view: &str) -> Vec<Value> {
    let answer = person.browser.get(&format!("threads?view={view}")).await;
    let answer = answer.expect(200).json();
    let items = answer["items"].as_array().unwrap().iter();
    items.map(|item| item["thread"].clone()).collect()
}

#[tokio::test]
async fn an_inbox_has_places_and_says_where_each_thread_stands() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let clerk = Person::clerk(&app, "beitraege", RW).await;
    let (first, second) = (
        person.begin_thread(&app).await,
        person.begin_thread(&app).await,
    );
    let put = async |thread, body: Value| {
        person
            .browser
            .put(&format!("threads/{thread}/tray"), body)
            .await
    };
    put(first, json!({"tray": "hidden", "pinned": false}))
        .await
        .expect(204);
    put(second, json!({"tray": "inbox", "pinned": true}))
        .await
        .expect(204);
    put(second, json!({"tray": "archive", "pinned": true}))
        .await
        .refused(400, "pinned-elsewhere");
    put(second, json!({"tray": "cellar", "pinned": false}))
        .await
        .refused(400, "bad-request");
    let inbox = person
        .browser
        .get("threads?view=inbox")
        .await
        .expect(200)
        .json();
    assert_eq!(inbox["items"], json!([]));
    assert_eq!(
        inbox["counts"],
        json!({"unread": 0, "archive": 0, "hidden": 1, "leaving": 0})
    );
    assert_eq!(inbox["pinned"][0]["thread"], json!(second));
    assert_eq!(inbox["pinned"][0]["pinned"], true);
    assert_eq!(inbox["pinned"][0]["standing"], "open");
    assert_eq!(ids(&person, "hidden").await, [json!(first)]);
    assert_eq!(ids(&person, "archive").await, [json!(null); 0]);
    person
        .browser
        .get("threads?view=cellar")
        .await
        .refused(400, "bad-request");
    // Whoever asks without a view, as the search and the export do, has all of it.
    let all = person.browser.get("threads").await.expect(200).json();
    assert_eq!(all["items"].as_array().unwrap().len(), 2);
    assert_eq!(all.get("counts"), None);
    let shown = person
        .browser
        .get(&format!("threads/{first}"))
        .await
        .expect(200)
        .json();
    // No day: this insurer promises none to persons.
    assert_eq!(
        shown["progress"],
        json!({"standing": "open", "tray": "hidden", "pinned": false})
    );
    // Staff sees the thread, and nothing of where she keeps it.
    let list = clerk
        .browser
        .get("threads?dept=beitraege")
        .await
        .expect(200)
        .json();
    assert_eq!(list["items"].as_array().unwrap().len(), 2);
    for item in list["items"].as_array().unwrap() {
        assert_eq!(
            (item.get("tray"), item.get("pinned"), item.get("standing")),
            (None, None, None)
        );
    }
    let case = clerk
        .browser
        .get(&format!("threads/{first}"))
        .await
        .expect(200)
        .json();
    assert_eq!(case.get("progress"), None);
}
