// SPDX-License-Identifier: EUPL-1.2
//! A push service that takes signs, refuses them or says nothing, and keeps every byte that it was sent.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use notifier::PushConfig;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::authority::Authority;
use super::post::Post;

/// What it says next.
#[derive(Clone, Debug)]
pub enum Says {
    /// A status line without its version, and further headers.
    Status(&'static str),
    /// Nothing, ever.
    Nothing,
}

/// A request as it came.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sign {
    pub line: String,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Sign {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// Verifies the signature by RFC 8292 and gives the claims.
    pub fn claims(&self) -> Value {
        let value = self
            .header("authorization")
            .strip_prefix("vapid t=")
            .unwrap();
        let (token, key) = value.split_once(", k=").unwrap();
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let (header, claims) = signed.split_once('.').unwrap();
        let header: Value = serde_json::from_slice(&bytes(header)).unwrap();
        assert_eq!(header["alg"], "ES256");
        assert_eq!(header["typ"], "JWT");
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, bytes(key))
            .verify(signed.as_bytes(), &bytes(signature))
            .unwrap();
        serde_json::from_slice(&bytes(claims)).unwrap()
    }

    /// Everything but the token, which is signed anew each time.
    pub fn without_token(&self) -> Self {
        let mut same = self.clone();
        let value = same.headers.get_mut("authorization").unwrap();
        *value = format!("vapid k={}", value.rsplit_once("k=").unwrap().1);
        same
    }
}

fn bytes(text: &str) -> Vec<u8> {
    BASE64_URL_SAFE_NO_PAD.decode(text).unwrap()
}

#[derive(Default)]
struct State {
    says: Mutex<Vec<Says>>,
    signs: Mutex<Vec<Sign>>,
}

impl State {
    fn next(&self) -> Says {
        let mut says = self.says.lock().unwrap();
        if says.is_empty() {
            Says::Status("201 Created")
        } else {
            says.remove(0)
        }
    }
}

pub struct PushService {
    pub address: SocketAddr,
    state: Arc<State>,
    authority: Arc<Authority>,
}

impl PushService {
    pub async fn start() -> Self {
        let authority = Authority::for_host("localhost");
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(State::default());
        let acceptor = TlsAcceptor::from(authority.server_config());
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((tcp, _)) = listener.accept().await {
                let (acceptor, state) = (acceptor.clone(), Arc::clone(&shared));
                tokio::spawn(async move {
                    if let Ok(tls) = acceptor.accept(tcp).await {
                        serve(tls, &state).await;
                    }
                });
            }
        });
        Self {
            address,
            state,
            authority,
        }
    }

    /// What it says to the next ones, in this order; afterwards it takes everything.
    pub fn plan(&self, says: &[Says]) {
        *self.state.says.lock().unwrap() = says.to_vec();
    }

    /// What came since this was last asked.
    pub fn signs(&self) -> Vec<Sign> {
        std::mem::take(&mut *self.state.signs.lock().unwrap())
    }

    pub fn endpoint(&self, path: &str) -> String {
        format!("https://localhost:{}/push/{path}", self.address.port())
    }

    /// A section that knows this service only, with a new key.
    pub fn section(&self, post: &Post) -> PushConfig {
        let key_file = post.folder.path().join("push.pem");
        let pem = push::VapidKey::generate().unwrap().to_pem().unwrap();
        std::fs::write(&key_file, pem.as_bytes()).unwrap();
        PushConfig {
            key_file,
            contact: "mailto:betrieb@musterkasse.example".to_owned(),
            services: vec![format!("localhost:{}", self.address.port())],
            timeout_seconds: 1,
            ca_file: Some(self.authority.write_ca(post.folder.path())),
        }
    }
}

async fn serve(mut tls: tokio_rustls::server::TlsStream<tokio::net::TcpStream>, state: &State) {
    let mut read = Vec::new();
    loop {
        let Some(end) = read.windows(4).position(|part| part == b"\r\n\r\n") else {
            let mut chunk = [0; 4096];
            match tls.read(&mut chunk).await {
                Ok(0) | Err(_) => return,
                Ok(n) => read.extend_from_slice(&chunk[..n]),
            }
            continue;
        };
        let head = String::from_utf8(read[..end].to_vec()).unwrap();
        let (line, rest) = head.split_once("\r\n").unwrap();
        let headers = rest.split("\r\n").map(|one| {
            let (name, value) = one.split_once(": ").unwrap();
            (name.to_ascii_lowercase(), value.to_owned())
        });
        // Whatever follows is kept: there should be nothing.
        let body = read[end + 4..].to_vec();
        read.clear();
        state.signs.lock().unwrap().push(Sign {
            line: line.to_owned(),
            headers: headers.collect(),
            body,
        });
        let next = state.next();
        let Says::Status(status) = next else {
            std::future::pending::<()>().await;
            return;
        };
        let answer = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n");
        if tls.write_all(answer.as_bytes()).await.is_err() {
            return;
        }
    }
}
