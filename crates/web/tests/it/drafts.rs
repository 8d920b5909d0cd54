// SPDX-License-Identifier: EUPL-1.2
//! Drafts over HTTP. The rules are tested in `crates/mailbox/tests/it/drafts.rs`.

use serde_json::json;

use crate::app::TestApp;
use crate::person::Person;
use crate::world::{b64, sealed, seed, v4};

#[tokio::test]
async fn a_draft_goes_along_and_is_nobody_elses() {
    let app = TestApp::start().await;
    let (owner, other) = (Person::insured(&app).await, Person::insured(&app).await);
    let id = uuid::Uuid::from_bytes(v4());
    let path = format!("drafts/{id}");
    let file = b64(&sealed(b"Guten Tag"));
    let body = |ver: u64| json!({"ver": ver, "file": file, "mac": b64(&seed()), "files": []});
    owner
        .browser
        .put(&path, body(0))
        .await
        .refused(400, "bad-request");
    owner.browser.put(&path, body(1)).await.expect(200);
    owner
        .browser
        .put(&path, body(1))
        .await
        .refused(409, "draft-conflict");
    owner.browser.put(&path, body(2)).await.expect(200);
    let plain = json!({"ver": 3, "file": b64(b"Guten Tag"), "mac": b64(&seed()), "files": []});
    owner
        .browser
        .put(&path, plain)
        .await
        .refused(400, "not-age");
    let kept = owner.browser.get(&path).await.expect(200).json();
    assert_eq!((&kept["ver"], &kept["file"]), (&json!(2), &json!(file)));
    let list = owner.browser.get("drafts").await.expect(200).json();
    assert_eq!(list["items"][0]["id"], json!(id));
    // Somebody else finds nothing, and takes nothing away.
    other.browser.get(&path).await.refused(404, "not-found");
    assert_eq!(
        other.browser.get("drafts").await.expect(200).json(),
        json!({"items": []})
    );
    other
        .browser
        .put(&path, body(3))
        .await
        .refused(409, "draft-conflict");
    other.browser.delete(&path).await.expect(204);
    owner.browser.get(&path).await.expect(200);
    owner.browser.delete(&path).await.expect(204);
    owner.browser.get(&path).await.refused(404, "not-found");
}
