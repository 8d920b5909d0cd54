// SPDX-License-Identifier: EUPL-1.2
//! A browser profile: keeps the cookie, names its origin, sends a fresh idempotency key.

use std::sync::Mutex;

use reqwest::header::HeaderMap;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::app::key;

pub struct Browser {
    http: reqwest::Client,
    pub base: String,
    pub face: &'static str,
    pub origin: String,
    cookie: Mutex<Option<String>>,
}

#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub async fn of(response: reqwest::Response) -> Self {
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        Self {
            status,
            headers,
            body: response.bytes().await.unwrap().to_vec(),
        }
    }

    /// Asserts the status and passes the answer on.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(
            self.status,
            status,
            "{}",
            String::from_utf8_lossy(&self.body)
        );
        self
    }

    /// Asserts a refusal by status and name.
    #[track_caller]
    pub fn refused(self, status: u16, code: &str) -> Self {
        let this = self.expect(status);
        assert_eq!(this.json()["code"], code);
        assert_eq!(this.header("content-type"), "application/problem+json");
        this
    }

    /// Whether it is this refusal; an answer to HEAD has no body to say so.
    pub fn is_called(&self, method: &str, code: &str) -> bool {
        if method == "HEAD" {
            self.body.is_empty()
        } else {
            self.json()["code"] == code
        }
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}

impl Browser {
    pub fn new(http: reqwest::Client, base: &str, face: &'static str, origin: &str) -> Self {
        Self {
            http,
            base: base.to_owned(),
            face,
            origin: origin.to_owned(),
            cookie: Mutex::new(None),
        }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}/api/{}/{path}", self.base, self.face)
    }

    pub fn cookie(&self) -> Option<String> {
        self.cookie.lock().unwrap().clone()
    }

    pub fn set_cookie(&self, cookie: Option<String>) {
        *self.cookie.lock().unwrap() = cookie;
    }

    /// A request with everything a page of this origin sends.
    pub fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let mut request = self.http.request(method.parse().unwrap(), self.url(path));
        if method != "GET" && method != "HEAD" {
            request = request
                .header("origin", &self.origin)
                .header("x-siegelpost", "1")
                .header("idempotency-key", key());
        }
        if let Some(cookie) = self.cookie() {
            request = request.header("cookie", cookie);
        }
        request
    }

    /// Sends and keeps a new cookie.
    pub async fn send(&self, request: reqwest::RequestBuilder) -> Answer {
        let answer = Answer::of(request.send().await.unwrap()).await;
        for value in answer.headers.get_all("set-cookie") {
            let pair = value
                .to_str()
                .unwrap()
                .split(';')
                .next()
                .unwrap()
                .to_owned();
            let gone = pair.ends_with('=');
            self.set_cookie((!gone).then_some(pair));
        }
        answer
    }

    /// Sends a request that was built by hand; cookies stay as they are.
    pub async fn execute(&self, request: reqwest::Request) -> reqwest::Response {
        self.http.execute(request).await.unwrap()
    }

    /// Sends a body without telling its length. Answers the status.
    pub async fn chunked(&self, method: &str, path: &str, kind: &str, body: &[u8]) -> u16 {
        let address = self.base.strip_prefix("http://").unwrap();
        let mut socket = tokio::net::TcpStream::connect(address).await.unwrap();
        let cookie = self
            .cookie()
            .map(|cookie| format!("Cookie: {cookie}\r\n"))
            .unwrap_or_default();
        let head = format!(
            "{method} /api/{}/{path} HTTP/1.1\r\nHost: localhost\r\nOrigin: {}\r\nX-Siegelpost: 1\r\n{cookie}Content-Type: {kind}\r\nTransfer-Encoding: chunked\r\n\r\n",
            self.face, self.origin
        );
        let mut bytes = head.into_bytes();
        for piece in body.chunks(1000) {
            bytes.extend_from_slice(format!("{:x}\r\n", piece.len()).as_bytes());
            bytes.extend_from_slice(piece);
            bytes.extend_from_slice(b"\r\n");
        }
        bytes.extend_from_slice(b"0\r\n\r\n");
        socket.write_all(&bytes).await.unwrap();
        let mut status = [0; 12];
        socket.read_exact(&mut status).await.unwrap();
        std::str::from_utf8(&status[9..]).unwrap().parse().unwrap()
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request("GET", path)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(self.request("POST", path).json(&body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.send(self.request("PUT", path).json(&body)).await
    }

    pub async fn put_file(&self, path: &str, body: Vec<u8>) -> Answer {
        let request = self
            .request("PUT", path)
            .header("content-type", "application/octet-stream");
        self.send(request.body(body)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(self.request("DELETE", path)).await
    }
}
