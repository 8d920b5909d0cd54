// SPDX-License-Identifier: EUPL-1.2
//! Attachments: refused by the name of what is wrong with them, given out in ranges and to readers only.

use protocol::ThreadId;
use protocol::agefile::seal_many;
use protocol::statement::Right;
use uuid::Uuid;

use crate::app::{NOW, TestApp};
use crate::browser::Answer;
use crate::person::Person;
use crate::world::{recipient, sealed, v4, v7};

async fn upload(person: &Person, aid: Uuid, file: Vec<u8>) -> Answer {
    person
        .browser
        .put_file(&format!("attachments/{aid}"), file)
        .await
}

/// Replaces a piece of the header.
fn bent(file: &[u8], from: &str, to: &str) -> Vec<u8> {
    let at = file
        .windows(from.len())
        .position(|window| window == from.as_bytes())
        .unwrap();
    let mut out = file[..at].to_vec();
    out.extend_from_slice(to.as_bytes());
    out.extend_from_slice(&file[at + from.len()..]);
    out
}

#[tokio::test]
async fn an_attachment_is_given_out_as_it_came_and_in_ranges() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let file = sealed(&vec![7; 200_000]);
    let aid = v7(NOW);
    let answer = upload(&person, aid, file.clone()).await.expect(201).json();
    assert_eq!(answer["aid"], aid.to_string());
    assert_eq!(answer["size"], file.len());
    // Not attached yet: nobody gets it.
    let path = format!("attachments/{aid}");
    person.browser.get(&path).await.refused(404, "not-found");
    let thread = ThreadId::from_bytes(v4());
    let body = person.new_thread(&app, thread, &person, &[aid]);
    person.browser.post("threads", body).await.expect(201);

    let whole = person.browser.get(&path).await.expect(200);
    assert_eq!(whole.body, file);
    assert_eq!(whole.header("content-type"), "application/octet-stream");
    assert_eq!(whole.header("content-disposition"), "attachment");
    assert_eq!(whole.header("accept-ranges"), "bytes");
    assert_eq!(whole.header("cache-control"), "no-store");
    let range = |value: &'static str| {
        person
            .browser
            .send(person.browser.request("GET", &path).header("range", value))
    };
    let part = range("bytes=100-199").await.expect(206);
    assert_eq!(part.body, file[100..200]);
    assert_eq!(
        part.header("content-range"),
        format!("bytes 100-199/{}", file.len())
    );
    let end = range("bytes=-10").await.expect(206);
    assert_eq!(end.body, file[file.len() - 10..]);
    let rest = range("bytes=200000-").await.expect(206);
    assert_eq!(rest.body, file[200_000..]);
    let outside = range("bytes=999999999-").await.refused(416, "range");
    assert_eq!(
        outside.header("content-range"),
        format!("bytes */{}", file.len())
    );
    // Several ranges and nonsense get the whole file, as RFC 9110 allows.
    range("bytes=0-1,5-6").await.expect(200);
    range("lines=1").await.expect(200);

    let stranger = Person::insured(&app).await;
    stranger.browser.get(&path).await.refused(404, "not-found");
    let clerk = Person::clerk(&app, "beitraege", &[Right::Read, Right::Write]).await;
    assert_eq!(clerk.browser.get(&path).await.expect(200).body, file);
    let elsewhere = Person::clerk(&app, "pflege", &[Right::Read, Right::Write]).await;
    elsewhere.browser.get(&path).await.refused(404, "not-found");
}

#[tokio::test]
async fn each_fault_of_a_header_has_its_name() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let good = sealed(b"content");
    let header_end = good.windows(5).position(|w| w == b"\n--- ").unwrap();
    let mut stanzas_only = good[..header_end].to_vec();
    stanzas_only.extend_from_slice(b"\n");
    let long = format!(
        "age-encryption.org/v1\n-> x-grease {}\n\n--- AAAA\n",
        "A".repeat(3000)
    );
    let two = seal_many(&[recipient(), recipient()], b"content").unwrap();
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (b"hello".to_vec(), "not-age"),
        (
            b"%PDF-1.7\n%not encrypted at all, but long enough to be scanned by the scanner"
                .to_vec(),
            "not-age",
        ),
        (long.into_bytes(), "header-too-long"),
        (two, "too-many-hybrid-stanzas"),
        (bent(&good, "mlkem768x25519", "X25519"), "foreign-stanza"),
        (good[..header_end - 40].to_vec(), "truncated"),
        (good[..good.len() - 30].to_vec(), "truncated"),
        (stanzas_only, "truncated"),
        (bent(&good, "\n--- ", "\n---- "), "malformed-header"),
    ];
    for (file, code) in cases {
        let aid = v7(NOW);
        let answer = upload(&person, aid, file).await;
        assert!(
            (400..500).contains(&answer.status),
            "{code}: {}",
            answer.status
        );
        assert_eq!(answer.json()["code"], code);
        // Nothing is left: the id is free for the right bytes.
        upload(&person, aid, good.clone()).await.expect(201);
    }
}

#[tokio::test]
async fn an_upload_needs_its_length_and_fits() {
    let app = TestApp::start_with(|config| config.limits.attachment = 100_000).await;
    let person = Person::insured(&app).await;
    upload(&person, v7(NOW), sealed(&vec![0; 100_000]))
        .await
        .refused(413, "too-large");
    let path = format!("attachments/{}", v7(NOW));
    let file = sealed(b"content");
    let status = person
        .browser
        .chunked("PUT", &path, "application/octet-stream", &file)
        .await;
    assert_eq!(status, 411);
}

#[tokio::test]
async fn a_repeated_upload_is_the_same_upload_and_other_bytes_are_a_conflict() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let (aid, file) = (v7(NOW), sealed(b"content"));
    let first = upload(&person, aid, file.clone()).await.expect(201);
    let second = upload(&person, aid, file).await.expect(201);
    assert_eq!(first.body, second.body);
    upload(&person, aid, sealed(b"content"))
        .await
        .refused(409, "exists");
    // Somebody else's id is not to be overwritten or learnt from.
    let stranger = Person::insured(&app).await;
    let answer = upload(&stranger, aid, sealed(b"other")).await;
    assert_eq!(answer.status, 409);
}

#[tokio::test]
async fn attachments_of_others_cannot_be_attached() {
    let app = TestApp::start().await;
    let owner = Person::insured(&app).await;
    let thief = Person::insured(&app).await;
    let aid = v7(NOW);
    upload(&owner, aid, sealed(b"content")).await.expect(201);
    let refuse = async |aid: Uuid| {
        let body = thief.new_thread(&app, ThreadId::from_bytes(v4()), &thief, &[aid]);
        thief.browser.post("threads", body).await
    };
    let foreign = refuse(aid).await;
    let missing = refuse(v7(NOW)).await;
    assert!(foreign.status >= 400);
    assert_eq!(
        (foreign.status, foreign.body),
        (missing.status, missing.body)
    );
}
