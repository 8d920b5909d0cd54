// SPDX-License-Identifier: EUPL-1.2
//! The HTTP habits of a browser page: origin, cookie, idempotency key.

use std::{sync::Mutex, time::Duration};

use protocol::tup::{Hash, Hasher};
use reqwest::{Method, StatusCode, header};
use serde_json::Value;
use uuid::Uuid;

/// What went wrong on the way to the server or in its answer.
#[derive(Debug, thiserror::Error)]
pub enum SimError {
    /// No answer: connection refused, reset, timed out.
    #[error("no answer")]
    Lost(#[source] reqwest::Error),
    /// A problem document.
    #[error("refused: {status} {code}")]
    Refused {
        /// HTTP status.
        status: u16,
        /// `code` of the problem document.
        code: String,
    },
    /// The answer has not the form of docs/API.md.
    #[error("unexpected answer: {0}")]
    Form(String),
    /// A check of the protocol failed.
    #[error("protocol: {0}")]
    Protocol(String),
}

impl SimError {
    /// Whether trying the same bytes again makes sense.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Lost(_) => true,
            Self::Refused { status, .. } => *status >= 500,
            Self::Form(_) | Self::Protocol(_) => false,
        }
    }

    pub(super) fn protocol(error: impl std::fmt::Display) -> Self {
        Self::Protocol(error.to_string())
    }
}

/// Which face of the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// Insured persons and representatives.
    Portal,
    /// Staff.
    Office,
}

impl Face {
    /// The word in paths.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Office => "office",
        }
    }
}

/// One browser profile's view of one origin.
#[derive(Debug)]
pub struct Http {
    client: reqwest::Client,
    origin: String,
    face: Face,
    cookie: Mutex<Option<String>>,
}

impl Http {
    /// A profile without a session.
    pub fn new(origin: &str, face: Face) -> Result<Self, SimError> {
        let client = reqwest::Client::builder()
            .timeout(Duration::from_secs(60))
            .build()
            .map_err(SimError::Lost)?;
        Ok(Self {
            client,
            origin: origin.trim_end_matches('/').to_owned(),
            face,
            cookie: Mutex::new(None),
        })
    }

    /// The session cookie, to go on in another process.
    pub fn cookie(&self) -> Option<String> {
        self.cookie.lock().map_or(None, |held| held.clone())
    }

    /// Sets the session cookie.
    pub fn set_cookie(&self, cookie: Option<String>) {
        if let Ok(mut held) = self.cookie.lock() {
            *held = cookie;
        }
    }

    /// Which face it talks to.
    pub const fn face(&self) -> Face {
        self.face
    }

    fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let url = format!("{}/api/{}/{path}", self.origin, self.face.as_str());
        let mut request = self.client.request(method.clone(), url);
        if method != Method::GET {
            request = request
                .header(header::ORIGIN, &self.origin)
                .header("X-Siegelpost", "1");
        }
        if let Some(cookie) = self.cookie() {
            request = request.header(header::COOKIE, cookie);
        }
        request
    }

    async fn finish(
        &self,
        request: reqwest::RequestBuilder,
    ) -> Result<reqwest::Response, SimError> {
        let answer = request.send().await.map_err(SimError::Lost)?;
        for set in answer.headers().get_all(header::SET_COOKIE) {
            if let Some(pair) = set.to_str().ok().and_then(|text| text.split(';').next()) {
                self.set_cookie(Some(pair.to_owned()));
            }
        }
        if answer.status().is_success() {
            return Ok(answer);
        }
        let status = answer.status().as_u16();
        let problem: Value = answer.json().await.unwrap_or(Value::Null);
        let code = problem
            .get("code")
            .and_then(Value::as_str)
            .unwrap_or("none")
            .to_owned();
        Err(SimError::Refused { status, code })
    }

    async fn json(answer: reqwest::Response) -> Result<Value, SimError> {
        if answer.status() == StatusCode::NO_CONTENT {
            return Ok(Value::Null);
        }
        answer.json().await.map_err(SimError::Lost)
    }

    /// GET.
    pub async fn get(&self, path: &str) -> Result<Value, SimError> {
        Self::json(self.finish(self.request(Method::GET, path)).await?).await
    }

    /// GET of bytes.
    pub async fn get_bytes(&self, path: &str) -> Result<Vec<u8>, SimError> {
        let answer = self.finish(self.request(Method::GET, path)).await?;
        Ok(answer.bytes().await.map_err(SimError::Lost)?.to_vec())
    }

    /// POST with an idempotency key.
    pub async fn post(&self, path: &str, key: Uuid, body: &Value) -> Result<Value, SimError> {
        let request = self
            .request(Method::POST, path)
            .header("Idempotency-Key", key.to_string())
            .json(body);
        Self::json(self.finish(request).await?).await
    }

    /// GET of bytes that are not kept: their number and hash.
    pub async fn get_digest(&self, path: &str) -> Result<(usize, Hash), SimError> {
        let mut answer = self.finish(self.request(Method::GET, path)).await?;
        let (mut hasher, mut size) = (Hasher::new(), 0);
        while let Some(piece) = answer.chunk().await.map_err(SimError::Lost)? {
            size += piece.len();
            hasher.update(&piece);
        }
        Ok((size, hasher.finish()))
    }

    /// PUT of an attachment.
    pub async fn put_bytes(
        &self,
        path: &str,
        bytes: impl Into<reqwest::Body>,
    ) -> Result<Value, SimError> {
        let request = self
            .request(Method::PUT, path)
            .header(header::CONTENT_TYPE, "application/octet-stream")
            .body(bytes);
        Self::json(self.finish(request).await?).await
    }
}

/// A member of a JSON answer.
pub(super) fn member<'a>(value: &'a Value, name: &str) -> Result<&'a Value, SimError> {
    value
        .get(name)
        .ok_or_else(|| SimError::Form(format!("no member {name}")))
}

/// A member read as a type.
pub(super) fn read<T: serde::de::DeserializeOwned>(
    value: &Value,
    name: &str,
) -> Result<T, SimError> {
    T::deserialize(member(value, name)?).map_err(|error| SimError::Form(format!("{name}: {error}")))
}
