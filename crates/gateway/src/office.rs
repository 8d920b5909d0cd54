// SPDX-License-Identifier: EUPL-1.2
//! The back office's API, as a browser page speaks it: origin, cookie, idempotency key.

use std::sync::Mutex;
use std::time::Duration;

use protocol::tup::h;
use reqwest::header::{CONTENT_TYPE, COOKIE, HeaderValue, ORIGIN, SET_COOKIE};
use reqwest::{Method, RequestBuilder, Response, Url};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::GatewayError;

/// Largest answer that is read: more than any attachment has.
const MAX_ANSWER: usize = 256 << 20;
const CONNECT: Duration = Duration::from_secs(10);
const ANSWER: Duration = Duration::from_secs(60);

/// Speaks HTTP with the back office.
pub struct Office {
    client: reqwest::Client,
    base: Url,
    origin: HeaderValue,
    cookie: Mutex<Option<HeaderValue>>,
}

#[derive(Deserialize)]
struct Problem {
    code: String,
}

/// A key that the same request has again after a crash, and no other one.
#[must_use]
pub fn key(parts: &[&[u8]]) -> Uuid {
    let mut bytes = [0; 16];
    for (byte, from) in bytes.iter_mut().zip(h("sp1/gateway/key", parts).as_bytes()) {
        *byte = *from;
    }
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

impl Office {
    /// Sets the client up; no connection is made yet.
    ///
    /// # Errors
    /// [`GatewayError::Malformed`] for what is no origin.
    pub fn new(origin: &str) -> Result<Self, GatewayError> {
        // Whoever came first chose the provider; both would choose this one.
        let _already_there = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let origin = origin.trim_end_matches('/');
        let malformed = || GatewayError::Malformed("origin");
        let base = Url::parse(origin).map_err(|_| malformed())?;
        let client = reqwest::Client::builder()
            .http1_only()
            .connect_timeout(CONNECT)
            .timeout(ANSWER)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .map_err(|_| malformed())?;
        Ok(Self {
            client,
            base,
            origin: HeaderValue::from_str(origin).map_err(|_| malformed())?,
            cookie: Mutex::new(None),
        })
    }

    /// Forgets the session.
    pub fn forget(&self) {
        if let Ok(mut held) = self.cookie.lock() {
            *held = None;
        }
    }

    fn request(&self, method: Method, path: &str) -> Result<RequestBuilder, GatewayError> {
        let url = self
            .base
            .join(&format!("/api/office/{path}"))
            .map_err(|_| GatewayError::Malformed("path"))?;
        let mut request = self.client.request(method.clone(), url);
        if method != Method::GET {
            request = request
                .header(ORIGIN, self.origin.clone())
                .header("X-Siegelpost", "1");
        }
        let cookie = self.cookie.lock().map_or(None, |held| held.clone());
        Ok(match cookie {
            Some(cookie) => request.header(COOKIE, cookie),
            None => request,
        })
    }

    async fn finish(&self, request: RequestBuilder) -> Result<Vec<u8>, GatewayError> {
        let answer = request
            .send()
            .await
            .map_err(|_| GatewayError::Unreachable)?;
        for set in answer.headers().get_all(SET_COOKIE) {
            self.keep(set);
        }
        let status = answer.status();
        let body = body(answer).await?;
        if status.is_success() {
            return Ok(body);
        }
        let problem: Option<Problem> = serde_json::from_slice(&body).ok();
        Err(GatewayError::Refused {
            status: status.as_u16(),
            code: problem.map_or_else(|| "unknown".to_owned(), |problem| problem.code),
        })
    }

    fn keep(&self, set: &HeaderValue) {
        let pair = set.to_str().ok().and_then(|text| text.split(';').next());
        let cookie = pair.and_then(|pair| HeaderValue::from_str(pair).ok());
        if let (Some(mut cookie), Ok(mut held)) = (cookie, self.cookie.lock()) {
            cookie.set_sensitive(true);
            *held = Some(cookie);
        }
    }

    /// GET.
    ///
    /// # Errors
    /// What the portal answers.
    pub async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, GatewayError> {
        let body = self.finish(self.request(Method::GET, path)?).await?;
        serde_json::from_slice(&body).map_err(|_| GatewayError::Malformed("answer"))
    }

    /// GET of bytes.
    ///
    /// # Errors
    /// What the portal answers.
    pub async fn get_bytes(&self, path: &str) -> Result<Vec<u8>, GatewayError> {
        self.finish(self.request(Method::GET, path)?).await
    }

    /// POST, whose answer is not read.
    ///
    /// # Errors
    /// What the portal answers.
    pub async fn post(
        &self,
        path: &str,
        key: Uuid,
        value: &(impl Serialize + Sync),
    ) -> Result<(), GatewayError> {
        self.send(path, key, value).await.map(|_| ())
    }

    /// POST with an answer.
    ///
    /// # Errors
    /// What the portal answers.
    pub async fn ask<T: DeserializeOwned>(
        &self,
        path: &str,
        key: Uuid,
        value: &(impl Serialize + Sync),
    ) -> Result<T, GatewayError> {
        let body = self.send(path, key, value).await?;
        serde_json::from_slice(&body).map_err(|_| GatewayError::Malformed("answer"))
    }

    /// PUT of bytes under an id of one's own.
    ///
    /// # Errors
    /// What the portal answers.
    pub async fn put_bytes(&self, path: &str, bytes: Vec<u8>) -> Result<(), GatewayError> {
        let request = self
            .request(Method::PUT, path)?
            .header(CONTENT_TYPE, "application/octet-stream")
            .body(bytes);
        self.finish(request).await.map(|_| ())
    }

    async fn send(
        &self,
        path: &str,
        key: Uuid,
        value: &(impl Serialize + Sync),
    ) -> Result<Vec<u8>, GatewayError> {
        let request = self
            .request(Method::POST, path)?
            .header("Idempotency-Key", key.to_string())
            .json(value);
        self.finish(request).await
    }
}

async fn body(mut answer: Response) -> Result<Vec<u8>, GatewayError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = answer
        .chunk()
        .await
        .map_err(|_| GatewayError::Unreachable)?
    {
        if bytes.len() + chunk.len() > MAX_ANSWER {
            return Err(GatewayError::Malformed("answer too large"));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}
