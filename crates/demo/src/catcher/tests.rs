// SPDX-License-Identifier: EUPL-1.2
//! The catcher takes what an SMTP client sends and shows it without running any of it.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use mailbox::{MockClock, Timestamp};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{Catcher, CatcherConfig};

const MAIL: &str = "From: Musterkasse <post@musterkasse.example>\r\nTo: e@example.org\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n\
    Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n..punkt\r\n\
    --b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>hallo</p><script>alert(1)</script>\r\n--b--\r\n";

async fn start(folder: &Path) -> Catcher {
    let local = SocketAddr::from(([127, 0, 0, 1], 0));
    let config = CatcherConfig {
        smtp: local,
        web: local,
        folder: folder.to_owned(),
    };
    let clock = MockClock::at(Timestamp::from_secs(1_795_442_700));
    Catcher::start(config, Arc::new(clock)).await.unwrap()
}

async fn deliver(smtp: SocketAddr) -> String {
    let mut tcp = TcpStream::connect(smtp).await.unwrap();
    let script = format!(
        "EHLO test.example\r\nMAIL FROM:<post@musterkasse.example>\r\nRCPT TO:<e@example.org>\r\nDATA\r\n{MAIL}.\r\nQUIT\r\n"
    );
    tcp.write_all(script.as_bytes()).await.unwrap();
    let mut replies = String::new();
    tcp.read_to_string(&mut replies).await.unwrap();
    replies
}

async fn get(address: SocketAddr, path: &str) -> (u16, String, String) {
    request(
        address,
        &format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
    )
    .await
}

/// Status, header and body of one plain HTTP exchange.
async fn request(address: SocketAddr, request: &str) -> (u16, String, String) {
    let mut tcp = TcpStream::connect(address).await.unwrap();
    tcp.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    tcp.read_to_string(&mut answer).await.unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (
        head[9..12].parse().unwrap(),
        head.to_lowercase(),
        body.to_owned(),
    )
}

#[actix_web::test]
async fn takes_a_mail_and_gives_it_out_taken_apart() {
    let folder = tempfile::tempdir().unwrap();
    let catcher = start(folder.path()).await;
    assert!(deliver(catcher.smtp).await.contains("250"));
    let (status, _, body) = get(catcher.web, "/api/mails").await;
    assert_eq!(status, 200);
    let mails: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(mails.as_array().unwrap().len(), 1);
    assert_eq!(mails[0]["from"], "post@musterkasse.example");
    assert_eq!(mails[0]["to"][0], "e@example.org");
    assert_eq!(mails[0]["subject"], "Grüße");
    assert_eq!(mails[0]["headers"]["To"], "e@example.org");
    assert_eq!(
        mails[0]["text"].as_str().unwrap().trim(),
        ".punkt",
        "dot stuffing is undone"
    );
    assert!(mails[0]["html"].as_str().unwrap().contains("<p>hallo</p>"));
    assert_eq!(mails[0]["received_at"], 1_795_442_700);
    catcher.stop().await;
}

#[actix_web::test]
async fn shows_a_mail_without_running_any_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let catcher = start(folder.path()).await;
    deliver(catcher.smtp).await;
    let (status, head, page) = get(catcher.web, "/?mail=1").await;
    assert_eq!(status, 200);
    assert!(
        head.contains("content-security-policy: default-src 'none';"),
        "{head}"
    );
    assert!(page.contains("<html lang=\"de\">") && page.contains("Grüße"));
    assert!(
        page.contains("23.11.2026, 15:05 Uhr") || page.contains("(UTC)"),
        "{page}"
    );
    assert!(!page.contains("<script") && !page.contains("alert(1)</script>"));
    assert!(page.contains("sandbox=\"\""));
    let (status, head, body) = get(catcher.web, "/mails/1/html").await;
    assert_eq!(status, 200);
    assert!(
        head.contains("content-security-policy: sandbox; default-src 'none';"),
        "{head}"
    );
    assert_eq!(head.matches("content-security-policy").count(), 1);
    assert!(
        body.contains("<script>"),
        "control: the mail has one, the policy holds it back"
    );
    catcher.stop().await;
}

#[actix_web::test]
async fn keeps_mails_over_a_restart_and_forgets_them_on_demand() {
    let folder = tempfile::tempdir().unwrap();
    let first = start(folder.path()).await;
    deliver(first.smtp).await;
    first.stop().await;
    let second = start(folder.path()).await;
    deliver(second.smtp).await;
    let ids: Vec<u64> = second.mails().all().iter().map(|mail| mail.id).collect();
    assert_eq!(ids, [1, 2]);
    let (status, _, _) = request(
        second.web,
        "DELETE /api/mails HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    )
    .await;
    assert_eq!(status, 204);
    assert!(second.mails().all().is_empty());
    second.stop().await;
    let third = start(folder.path()).await;
    assert!(third.mails().all().is_empty());
    third.stop().await;
}

#[actix_web::test]
async fn answers_to_no_other_host_name() {
    let folder = tempfile::tempdir().unwrap();
    let catcher = start(folder.path()).await;
    for (host, expected) in [
        ("evil.example", 421),
        ("localhost.evil.example:80", 421),
        ("localhost:8025", 200),
        ("127.0.0.1", 200),
    ] {
        let (status, _, _) = request(
            catcher.web,
            &format!("GET /api/mails HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
        )
        .await;
        assert_eq!(status, expected, "{host}");
    }
    catcher.stop().await;
}

#[actix_web::test]
async fn listens_on_this_machine_only() {
    let folder = tempfile::tempdir().unwrap();
    let config = CatcherConfig {
        smtp: SocketAddr::from(([0, 0, 0, 0], 0)),
        web: SocketAddr::from(([127, 0, 0, 1], 0)),
        folder: folder.path().to_owned(),
    };
    let clock = Arc::new(MockClock::at(Timestamp::from_secs(0)));
    assert!(Catcher::start(config, clock).await.is_err());
}

#[actix_web::test]
async fn takes_what_our_notifier_sends() {
    let folder = tempfile::tempdir().unwrap();
    let catcher = start(folder.path()).await;
    let config: notifier::NotifierConfig = serde_json::from_value(serde_json::json!({
        "from": "post@musterkasse.example",
        "identity_file": "unused",
        "smtp": { "host": "localhost", "port": catcher.smtp.port(), "tls": "none" },
    }))
    .unwrap();
    let from = notifier::address::Recipient::parse("post@musterkasse.example").unwrap();
    let to = notifier::address::Recipient::parse("erika@example.org").unwrap();
    let brand = notifier::Brand {
        name: "Musterkasse".to_owned(),
        phone: "0800 000 4711".to_owned(),
        host: None,
    };
    let renderer = notifier::Renderer::new(&from, &brand).unwrap();
    let transport = notifier::Transport::new(&config).unwrap();
    for id in 1..=3 {
        let id = uuid::Uuid::from_u128(id);
        let at = Timestamp::from_secs(1_795_442_700);
        let mail = renderer
            .render(
                &notifier::Words::News(None),
                notifier::Lang::De,
                &to,
                id,
                at,
            )
            .unwrap();
        transport
            .prepare(&to)
            .await
            .unwrap()
            .send(&mail)
            .await
            .unwrap();
    }
    transport.close().await;
    let mails: Vec<super::ParsedMail> = catcher
        .mails()
        .all()
        .into_iter()
        .map(super::ParsedMail::from)
        .collect();
    assert_eq!(mails.len(), 3);
    assert_eq!(mails[0].subject, "Musterkasse: Neues in Ihrem Postfach");
    assert_eq!(mails[0].to, ["erika@example.org"]);
    assert!(
        mails[0]
            .text
            .as_deref()
            .unwrap()
            .contains("liegt etwas Neues für Sie")
    );
    assert!(
        mails[0]
            .html
            .as_deref()
            .unwrap()
            .contains("<p>Guten Tag,</p>")
    );
    assert_eq!(mails[0].headers["Auto-Submitted"], "auto-generated");
    catcher.stop().await;
}
