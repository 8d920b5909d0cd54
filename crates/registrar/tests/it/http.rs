// SPDX-License-Identifier: EUPL-1.2
//! The HTTP client against a socket that answers what the test says.

use std::time::Duration;

use registrar::portal::{
    Call, HttpPortal, Outcome, PortalClient, PortalConfig, PortalError, WorkKind,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use uuid::Uuid;

/// Answers one request and returns what was asked.
async fn answering(answer: &'static str) -> (HttpPortal, tokio::task::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let served = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut asked = Vec::new();
        let mut piece = [0; 4096];
        loop {
            let count = socket.read(&mut piece).await.unwrap();
            asked.extend_from_slice(&piece[..count]);
            let text = String::from_utf8_lossy(&asked).into_owned();
            let Some((head, body)) = text.split_once("\r\n\r\n") else {
                continue;
            };
            let length: usize = head
                .lines()
                .find_map(|l| {
                    l.to_lowercase()
                        .strip_prefix("content-length: ")?
                        .parse()
                        .ok()
                })
                .unwrap_or(0);
            if body.len() >= length {
                break;
            }
        }
        socket.write_all(answer.as_bytes()).await.unwrap();
        socket.shutdown().await.unwrap();
        String::from_utf8(asked).unwrap()
    });
    let config = PortalConfig {
        origin,
        token: "secret-token\n".to_owned().into(),
    };
    (HttpPortal::new(&config).unwrap(), served)
}

const NOTHING: &str = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";

#[tokio::test]
async fn a_call_carries_token_and_key_and_nothing_of_a_browser() {
    let (portal, served) = answering(NOTHING).await;
    let key = Uuid::from_bytes([7; 16]);
    portal
        .call(key, &Call::Statements { items: Vec::new() })
        .await
        .unwrap();
    let asked = served.await.unwrap();
    assert!(
        asked.starts_with("POST /api/agent/statements HTTP/1.1\r\n"),
        "{asked}"
    );
    let lower = asked.to_lowercase();
    assert!(lower.contains("authorization: bearer secret-token\r\n"));
    assert!(lower.contains(&format!("idempotency-key: {key}\r\n")));
    // The agent face refuses whatever looks like a browser.
    assert!(!lower.contains("\r\norigin:") && !lower.contains("sec-fetch"));
    assert!(asked.ends_with("{\"items\":[]}"));
}

#[tokio::test]
async fn answers_have_the_form_of_the_contract_and_different_answers_different_keys() {
    let work = Uuid::from_bytes([9; 16]);
    let mut keys = Vec::new();
    for (outcome, body) in [
        (Outcome::Done {}, r#"{"outcome":"done"}"#),
        (
            Outcome::Refused {
                reason: "wrong-claims".to_owned(),
                tries_left: 4,
            },
            r#"{"outcome":"refused","reason":"wrong-claims","tries_left":4}"#,
        ),
        (
            Outcome::Pending {
                until: protocol::UnixTime(1_800_000_000),
            },
            r#"{"outcome":"pending","until":1800000000}"#,
        ),
    ] {
        let (portal, served) = answering(NOTHING).await;
        portal.answer(work, &outcome).await.unwrap();
        let asked = served.await.unwrap();
        assert!(
            asked.starts_with(&format!("POST /api/agent/work/{work} ")),
            "{asked}"
        );
        assert!(asked.ends_with(body), "{asked}");
        let key = asked
            .lines()
            .find(|l| l.to_lowercase().starts_with("idempotency-key"))
            .unwrap();
        keys.push(key.to_owned());
    }
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), 3);
}

#[tokio::test]
async fn work_is_read_and_unknown_members_are_refused() {
    let item = r#"{"id":"00000000-0000-4000-8000-000000000001","kind":"code-reused","pid":"00000000-0000-4000-8000-000000000002","aid":"00000000-0000-4000-8000-000000000003"}"#;
    let ok: &'static str = Box::leak(
        format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{{\"items\":[{item}]}}").into(),
    );
    let (portal, served) = answering(ok).await;
    let items = portal.work(Duration::from_secs(20)).await.unwrap();
    assert_eq!(items[0].kind, WorkKind::CodeReused);
    assert!(
        served
            .await
            .unwrap()
            .starts_with("GET /api/agent/work?wait=20 ")
    );
    let odd: &'static str = Box::leak(ok.replace("\"aid\"", "\"adi\"").into());
    let (portal, _served) = answering(odd).await;
    assert_eq!(
        portal.work(Duration::ZERO).await,
        Err(PortalError::Malformed)
    );
}

#[tokio::test]
async fn failures_have_names_and_only_some_pass_by_themselves() {
    for (answer, expected, may_pass) in [
        (
            "HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n",
            PortalError::Unauthorized,
            true,
        ),
        (
            "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 7\r\nConnection: close\r\n\r\n",
            PortalError::Busy(Duration::from_secs(7)),
            true,
        ),
        (
            "HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n{\"type\":\"urn:siegelpost:not-found\",\"status\":404,\"code\":\"not-found\"}",
            PortalError::Refused {
                status: 404,
                code: "not-found".to_owned(),
            },
            false,
        ),
        (
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nConnection: close\r\n\r\n",
            PortalError::Refused {
                status: 302,
                code: "unknown".to_owned(),
            },
            false,
        ),
        (
            "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nnot json",
            PortalError::Malformed,
            true,
        ),
    ] {
        let (portal, _served) = answering(answer).await;
        let error = portal.staff().await.unwrap_err();
        assert_eq!((error.may_pass(), error), (may_pass, expected));
    }
}

#[tokio::test]
async fn an_absent_portal_is_unreachable() {
    let config = PortalConfig {
        origin: "http://127.0.0.1:9".to_owned(),
        token: "t".to_owned().into(),
    };
    let portal = HttpPortal::new(&config).unwrap();
    assert_eq!(portal.trust().await, Err(PortalError::Unreachable));
}
