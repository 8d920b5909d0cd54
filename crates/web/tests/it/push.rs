// SPDX-License-Identifier: EUPL-1.2
//! Signs to the own browsers over HTTP: offered when there is a key, switched on and off, gone with signing out.

use serde_json::{Value, json};

use crate::app::TestApp;
use crate::browser::Answer;
use crate::contact::SEALED;
use crate::person::Person;
use crate::world::b64;

/// A point of the form that browsers take.
fn key() -> String {
    let mut point = vec![4];
    point.extend_from_slice(&[7; 64]);
    b64(&point)
}

async fn app() -> TestApp {
    TestApp::start_with(|config| {
        config.push_key = Some(key());
        config.contact_recipient = Some(format!("age1{}", "q".repeat(58)));
    })
    .await
}

fn device(byte: u8) -> String {
    b64(&[byte; 32])
}

#[tokio::test]
async fn without_a_key_nothing_is_offered_and_nothing_taken() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let none = person.browser.get("push").await.expect(200).json();
    assert_eq!(none, json!({"key": null, "items": []}));
    let body = json!({"device": device(1), "sealed": SEALED});
    let refused = person.browser.put("push", body).await;
    refused.refused(403, "forbidden");
}

#[tokio::test]
async fn a_browser_is_switched_on_and_off_and_goes_with_its_session() {
    let app = app().await;
    let person = Person::insured(&app).await;
    let browser = &person.browser;
    let put = |byte: u8, sealed: Value| {
        browser.put("push", json!({"device": device(byte), "sealed": sealed}))
    };
    let on = put(1, json!(SEALED)).await.expect(200).json();
    assert_eq!(on["key"], key());
    assert_eq!(on["items"][0]["device"], device(1));
    let again = put(1, json!(SEALED)).await.expect(200).json();
    assert_eq!(again["items"].as_array().unwrap().len(), 1);
    put(2, json!(SEALED)).await.expect(200);
    let off = put(1, Value::Null).await.expect(200).json();
    assert_eq!(off["items"].as_array().unwrap().len(), 1);
    assert_eq!(off["items"][0]["device"], device(2));
    for clear in ["https://fcm.googleapis.com/fcm/send/abc", ""] {
        let refused = put(3, json!(clear)).await;
        refused.refused(400, "malformed");
    }
    let short = json!({"device": b64(&[1; 31]), "sealed": SEALED});
    browser.put("push", short).await.refused(400, "bad-request");
    browser.delete("push").await.expect(204);
    let none = browser.get("push").await.expect(200).json();
    assert_eq!(none["items"], json!([]));
    put(1, json!(SEALED)).await.expect(200);
    browser.delete("session").await.expect(204);
    let pid = person.pid;
    let left = app
        .store
        .read("left", move |tx| tx.pushes().find_by_person(pid))
        .await
        .unwrap();
    assert!(left.is_empty(), "signed out");
}

async fn fetch(app: &TestApp, base: &str, path: &str) -> Answer {
    Answer::of(app.http.get(format!("{base}{path}")).send().await.unwrap()).await
}

#[tokio::test]
async fn the_portal_can_be_installed_under_the_insurers_name_and_the_office_cannot() {
    let app = TestApp::start().await;
    let answer = fetch(&app, &app.portal, "/app.webmanifest")
        .await
        .expect(200);
    assert_eq!(answer.header("content-type"), "application/manifest+json");
    let manifest = answer.json();
    let name = manifest["name"].as_str().unwrap();
    assert!(name.ends_with(" Postfach") && name.len() > 9, "{name}");
    assert_eq!(manifest["scope"], "/");
    assert_eq!(manifest["icons"].as_array().unwrap().len(), 3);
    for icon in manifest["icons"].as_array().unwrap() {
        let path = icon["src"].as_str().unwrap();
        let answer = fetch(&app, &app.portal, path).await.expect(200);
        assert_eq!(answer.header("content-type"), "image/png");
    }
    fetch(&app, &app.office, "/app.webmanifest")
        .await
        .expect(404);
}

#[tokio::test]
async fn other_apps_share_with_a_page_that_has_a_worker_and_never_with_the_server() {
    let app = TestApp::start().await;
    let plain = fetch(&app, &app.portal, "/app.webmanifest").await.json();
    assert_eq!(plain.get("share_target"), None);
    let sharing = fetch(&app, &app.portal, "/app.webmanifest?share").await;
    let target = sharing.expect(200).json()["share_target"].clone();
    assert_eq!(target["action"], "/share");
    assert_eq!(target["params"]["files"][0]["accept"][0], "application/pdf");
    // A body is announced and never sent: the refusal does not wait for it.
    let address = app.portal.strip_prefix("http://").unwrap();
    let mut socket = tokio::net::TcpStream::connect(address).await.unwrap();
    let head = "POST /share HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 50000000\r\n\r\n";
    tokio::io::AsyncWriteExt::write_all(&mut socket, head.as_bytes())
        .await
        .unwrap();
    let mut status = [0; 12];
    tokio::io::AsyncReadExt::read_exact(&mut socket, &mut status)
        .await
        .unwrap();
    assert_eq!(&status[9..], b"405");
}

#[tokio::test]
async fn the_worker_for_signs_is_a_script_of_the_portal_that_speaks_with_its_own_host_alone() {
    let app = TestApp::start().await;
    for path in ["/push-worker.js", "/push-worker.js?lang=en"] {
        let answer = fetch(&app, &app.portal, path).await.expect(200);
        assert_eq!(
            answer.header("content-type"),
            "text/javascript; charset=utf-8"
        );
        // Its name never changes: a newer one must be found.
        assert_eq!(answer.header("cache-control"), "no-cache");
        let csp = answer.header("content-security-policy");
        assert!(
            csp.starts_with("default-src 'none'; script-src 'self'; "),
            "{csp}"
        );
        // It passes on what a page asks for; nobody else is reached.
        assert!(
            csp.split("; ").any(|part| part == "connect-src 'self'"),
            "{csp}"
        );
        assert!(!csp.contains("http"), "{csp}");
        fetch(&app, &app.office, path).await.expect(404);
    }
}
