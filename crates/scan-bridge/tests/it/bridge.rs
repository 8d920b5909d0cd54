// SPDX-License-Identifier: EUPL-1.2
//! The bridge between a page and a scanner that speaks the scanner's protocol.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use reqwest::{Client, Method, Response};
use scan_bridge::{Config, serve};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const OFFICE: &str = "https://office.musterkasse.example";
const CODE: &str = "abcdefghijklmnopqrstuvwx";

/// The EICAR test file; in two parts, so that this source is not what scanners look for.
fn eicar() -> Vec<u8> {
    [
        "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD",
        "-ANTIVIRUS-TEST-FILE!$H+H*",
    ]
    .concat()
    .into_bytes()
}

/// One conversation in the protocol of `clamd`: `zVERSION`, or `zINSTREAM` with chunks until an empty one.
async fn converse(mut stream: TcpStream, limit: usize, scans: Arc<AtomicUsize>) {
    let mut command = Vec::new();
    while stream
        .read_u8()
        .await
        .map(|byte| command.push(byte))
        .is_ok()
    {
        if command.last() == Some(&0) {
            break;
        }
    }
    if command == b"zVERSION\0" {
        stream
            .write_all(b"ClamAV 1.4.3/27500/Fri Jan  2 09:30:04 2026\0")
            .await
            .unwrap();
        return;
    }
    assert_eq!(command, b"zINSTREAM\0");
    scans.fetch_add(1, Ordering::SeqCst);
    let mut file = Vec::new();
    loop {
        let size = usize::try_from(stream.read_u32().await.unwrap()).unwrap();
        if size == 0 {
            break;
        }
        let mut chunk = vec![0; size];
        stream.read_exact(&mut chunk).await.unwrap();
        file.extend(chunk);
    }
    let answer: &[u8] = if file.len() > limit {
        b"INSTREAM size limit exceeded. ERROR\0"
    } else if file == eicar() {
        b"stream: Eicar-Test-Signature FOUND\0"
    } else {
        b"stream: OK\0"
    };
    stream.write_all(answer).await.unwrap();
}

struct Place {
    url: String,
    http: Client,
    scans: Arc<AtomicUsize>,
    _folder: tempfile::TempDir,
}

async fn place(clamd: Option<&str>) -> Place {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let scans = Arc::new(AtomicUsize::new(0));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let scanner = listener.local_addr().unwrap();
    let count = scans.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(converse(stream, 100_000, count.clone()));
        }
    });
    let folder = tempfile::tempdir().unwrap();
    let code_file = folder.path().join("code");
    std::fs::write(&code_file, format!("{CODE}\n")).unwrap();
    let config = Config {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        beyond_this_machine: false,
        origin: OFFICE.to_owned(),
        code_file,
        clamd: clamd.map_or_else(|| format!("tcp:{scanner}"), str::to_owned),
        max_mib: 1,
        seconds: 5,
    };
    let server = serve(&config).unwrap();
    let url = format!("http://{}/scan", server.address);
    actix_web::rt::spawn(server.running);
    Place {
        url,
        http: Client::new(),
        scans,
        _folder: folder,
    }
}

impl Place {
    async fn ask(&self, origin: Option<&str>, code: Option<&str>, file: Vec<u8>) -> Response {
        let mut request = self.http.post(&self.url).body(file);
        if let Some(origin) = origin {
            request = request.header("origin", origin);
        }
        if let Some(code) = code {
            request = request.bearer_auth(code);
        }
        request.send().await.unwrap()
    }

    async fn verdict(&self, file: Vec<u8>) -> Value {
        let answer = self.ask(Some(OFFICE), Some(CODE), file).await;
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["access-control-allow-origin"], OFFICE);
        serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap()
    }
}

#[actix_web::test]
async fn the_test_virus_is_found_and_a_letter_is_clean() {
    let place = place(None).await;
    assert_eq!(
        place.verdict(eicar()).await,
        json!({"verdict": "found", "name": "Eicar-Test-Signature", "signatures": "27500"})
    );
    assert_eq!(
        place.verdict(b"Guten Tag".to_vec()).await,
        json!({"verdict": "clean", "signatures": "27500"})
    );
    // More than one chunk.
    assert_eq!(place.verdict(vec![7; 90_000]).await["verdict"], "clean");
}

#[actix_web::test]
async fn what_is_too_large_for_it_or_for_the_scanner_is_said_to_be() {
    let place = place(None).await;
    assert_eq!(
        place.verdict(vec![7; 200_000]).await["verdict"],
        "too-large"
    );
    let scanned = place.scans.load(Ordering::SeqCst);
    assert_eq!(
        place.verdict(vec![7; (1 << 20) + 1]).await["verdict"],
        "too-large"
    );
    assert_eq!(
        place.verdict(vec![7; 3 << 20]).await["verdict"],
        "too-large"
    );
    assert_eq!(place.scans.load(Ordering::SeqCst), scanned);
}

#[actix_web::test]
async fn no_other_page_and_nobody_without_the_code_is_served() {
    let place = place(None).await;
    for origin in [
        None,
        Some("https://evil.example"),
        Some("null"),
        Some("https://office.musterkasse.example.evil.example"),
    ] {
        let answer = place.ask(origin, Some(CODE), b"x".to_vec()).await;
        assert_eq!(answer.status(), 403);
        assert!(!answer.headers().contains_key("access-control-allow-origin"));
    }
    for code in [None, Some(""), Some("abcdefghijklmnopqrstuvwy")] {
        assert_eq!(
            place.ask(Some(OFFICE), code, b"x".to_vec()).await.status(),
            401
        );
    }
    assert_eq!(place.scans.load(Ordering::SeqCst), 0);
    for (origin, status) in [(OFFICE, 204), ("https://evil.example", 403)] {
        let request = place.http.request(Method::OPTIONS, &place.url);
        let answer = request.header("origin", origin).send().await.unwrap();
        assert_eq!(answer.status(), status);
    }
}

#[actix_web::test]
async fn a_scanner_that_is_not_there_is_no_verdict() {
    for nowhere in ["tcp:127.0.0.1:1", "unix:/nowhere/clamd.ctl"] {
        let place = place(Some(nowhere)).await;
        assert_eq!(
            place.verdict(b"x".to_vec()).await,
            json!({"verdict": "unavailable", "signatures": null})
        );
    }
}

#[test]
fn it_is_reached_from_this_machine_only_unless_that_is_said() {
    let with = |listen: &str, beyond: bool, origin: &str| Config {
        listen: listen.parse().unwrap(),
        beyond_this_machine: beyond,
        origin: origin.to_owned(),
        code_file: "code".into(),
        clamd: "unix:/run/clamav/clamd.ctl".to_owned(),
        max_mib: 1,
        seconds: 1,
    };
    assert!(with("127.0.0.1:8790", false, OFFICE).check().is_ok());
    assert!(
        with("[::1]:8790", false, "http://localhost:8081")
            .check()
            .is_ok()
    );
    assert!(with("0.0.0.0:8790", true, OFFICE).check().is_ok());
    assert!(with("0.0.0.0:8790", false, OFFICE).check().is_err());
    for origin in [
        "*",
        "null",
        "",
        "http://office.example",
        "https://office.example/",
        "https://*.example",
    ] {
        assert!(
            with("127.0.0.1:1", false, origin).check().is_err(),
            "{origin}"
        );
    }
}

#[test]
fn the_example_is_read() {
    let example = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../deploy/examples/scan-bridge.toml"
    );
    let config = Config::read(example.as_ref()).unwrap();
    assert_eq!(config.listen, SocketAddr::from(([127, 0, 0, 1], 8790)));
    assert_eq!((config.max_mib, config.seconds), (64, 60));
}
