// SPDX-License-Identifier: EUPL-1.2
//! Uploads that go on after a cut (tus 1.0.0), as a client sees them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use protocol::{Hash, ThreadId};
use tokio::io::AsyncWriteExt;
use uuid::Uuid;

use crate::app::{NOW, TestApp};
use crate::browser::Answer;
use crate::person::Person;
use crate::world::{sealed, v4, v7};

fn path(aid: Uuid) -> String {
    format!("attachments/{aid}/upload")
}

async fn create(person: &Person, aid: Uuid, length: usize) -> Answer {
    let request = person.browser.request("POST", &path(aid));
    let request = request
        .header("tus-resumable", "1.0.0")
        .header("upload-length", length.to_string());
    person.browser.send(request).await
}

async fn head(person: &Person, aid: Uuid) -> Answer {
    let request = person.browser.request("HEAD", &path(aid));
    let request = request.header("tus-resumable", "1.0.0");
    person.browser.send(request).await
}

fn patch(person: &Person, aid: Uuid, offset: usize) -> reqwest::RequestBuilder {
    let request = person.browser.request("PATCH", &path(aid));
    request
        .header("tus-resumable", "1.0.0")
        .header("content-type", "application/offset+octet-stream")
        .header("upload-offset", offset.to_string())
}

fn checksum(chunk: &[u8]) -> String {
    format!("sha256 {}", STANDARD.encode(Hash::of(chunk).as_bytes()))
}

async fn append(person: &Person, aid: Uuid, offset: usize, chunk: &[u8]) -> Answer {
    let request = patch(person, aid, offset)
        .header("upload-checksum", checksum(chunk))
        .body(chunk.to_vec());
    person.browser.send(request).await
}

#[tokio::test]
async fn an_upload_goes_on_where_it_was_cut_and_its_file_is_the_one_that_was_sent() {
    let app = TestApp::start().await;
    let person = Person::insured(&app).await;
    let file = sealed(&vec![7; 300_000]);
    let aid = v7(NOW);
    let created = create(&person, aid, file.len()).await.expect(201);
    assert_eq!(
        created.header("location"),
        format!("/api/portal/{}", path(aid))
    );
    assert_eq!(created.header("tus-resumable"), "1.0.0");
    assert_eq!(created.header("upload-offset"), "0");
    assert!(created.header("upload-expires").ends_with(" GMT"));
    let first = append(&person, aid, 0, &file[..100_000]).await.expect(204);
    assert_eq!(first.header("upload-offset"), "100000");
    // The line is cut in the middle of a chunk: what came of it is kept, since it has no checksum.
    let head_lines = format!(
        "PATCH /api/portal/{} HTTP/1.1\r\nHost: localhost\r\nOrigin: {}\r\nX-Siegelpost: 1\r\nCookie: {}\r\nTus-Resumable: 1.0.0\r\n\
         Content-Type: application/offset+octet-stream\r\nUpload-Offset: 100000\r\nContent-Length: 100000\r\n\r\n",
        path(aid),
        person.browser.origin,
        person.browser.cookie().unwrap(),
    );
    let address = person.browser.base.strip_prefix("http://").unwrap();
    let mut socket = tokio::net::TcpStream::connect(address).await.unwrap();
    socket.write_all(head_lines.as_bytes()).await.unwrap();
    socket.write_all(&file[100_000..160_000]).await.unwrap();
    socket.shutdown().await.unwrap();
    drop(socket);
    let mut offset = 0;
    for _ in 0..500 {
        let answer = head(&person, aid).await.expect(200);
        assert_eq!(answer.header("upload-length"), file.len().to_string());
        offset = answer.header("upload-offset").parse().unwrap();
        if offset > 100_000 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert!((100_001..=160_000).contains(&offset), "{offset}");
    let done = append(&person, aid, offset, &file[offset..])
        .await
        .expect(204);
    let digest = format!("sha-256=:{}:", STANDARD.encode(Hash::of(&file).as_bytes()));
    assert_eq!(done.header("repr-digest"), digest);
    assert_eq!(
        head(&person, aid).await.expect(200).header("repr-digest"),
        digest
    );
    let thread = ThreadId::from_bytes(v4());
    let body = person.new_thread(&app, thread, &person, &[aid]);
    person.browser.post("threads", body).await.expect(201);
    let got = person.browser.get(&format!("attachments/{aid}")).await;
    assert!(got.expect(200).body == file);
    // Part of a message now: nobody takes it back this way.
    let request = person.browser.request("DELETE", &path(aid));
    let request = request.header("tus-resumable", "1.0.0");
    let taken = person.browser.send(request).await;
    taken.refused(409, "state-conflict");
}

#[tokio::test]
async fn refusals_have_the_status_of_the_protocol_and_a_name() {
    let app = TestApp::start_with(|config| config.limits.attachment = 100_000).await;
    let person = Person::insured(&app).await;
    let file = sealed(&vec![7; 50_000]);
    let aid = v7(NOW);
    create(&person, aid, 100_001)
        .await
        .refused(413, "too-large");
    create(&person, aid, file.len()).await.expect(201);
    create(&person, aid, file.len() + 1)
        .await
        .refused(409, "exists");
    let send = |request: reqwest::RequestBuilder| person.browser.send(request);
    let old = person.browser.request("HEAD", &path(aid));
    let old = send(old.header("tus-resumable", "0.2.2")).await.expect(412);
    assert_eq!(old.header("tus-version"), "1.0.0");
    let kind = person.browser.request("PATCH", &path(aid));
    let kind = kind
        .header("tus-resumable", "1.0.0")
        .header("upload-offset", "0")
        .header("content-type", "application/octet-stream");
    send(kind.body("x")).await.refused(415, "media-type");
    let nowhere = person.browser.request("PATCH", &path(aid));
    let nowhere = nowhere
        .header("tus-resumable", "1.0.0")
        .header("content-type", "application/offset+octet-stream");
    send(nowhere.body("x")).await.refused(400, "bad-request");
    append(&person, aid, 5, &file[5..10])
        .await
        .refused(409, "upload-offset");
    let wrong = patch(&person, aid, 0).header("upload-checksum", checksum(b"other"));
    send(wrong.body(file[..100].to_vec()))
        .await
        .refused(460, "upload-checksum");
    let sha1 =
        patch(&person, aid, 0).header("upload-checksum", "sha1 2jmj7l5rSw0yVb/vlWAYkK/YBwk=");
    send(sha1.body(file[..100].to_vec()))
        .await
        .refused(400, "checksum-algorithm");
    let mut longer = file.clone();
    longer.push(0);
    append(&person, aid, 0, &longer)
        .await
        .refused(413, "too-large");
    append(
        &person,
        aid,
        0,
        b"%PDF-1.7 not sealed at all, and long enough to tell",
    )
    .await
    .refused(400, "not-age");
    assert_eq!(
        head(&person, aid).await.expect(200).header("upload-offset"),
        "0"
    );
    // Without the page's own headers nothing is written.
    let bare = app
        .http
        .patch(person.browser.url(&path(aid)))
        .header("cookie", person.browser.cookie().unwrap())
        .header("tus-resumable", "1.0.0")
        .header("content-type", "application/offset+octet-stream")
        .header("upload-offset", "0")
        .body("x");
    Answer::of(bare.send().await.unwrap())
        .await
        .refused(403, "cross-site");
    let gone = person.browser.request("DELETE", &path(aid));
    send(gone.header("tus-resumable", "1.0.0"))
        .await
        .expect(204);
    head(&person, aid).await.expect(404);
}
