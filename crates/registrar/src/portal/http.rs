// SPDX-License-Identifier: EUPL-1.2
//! The agent API over HTTPS.

use std::time::Duration;

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue, RETRY_AFTER};
use reqwest::{Method, RequestBuilder, Response, Url};
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Call, Outcome, PortalClient, PortalError, StaffItem, Trust, WorkItem};

/// Largest answer that is read: 32 MiB, enough for the work of one lease.
const MAX_ANSWER: usize = 32 << 20;
const CONNECT: Duration = Duration::from_secs(10);
const ANSWER: Duration = Duration::from_secs(30);
/// Delay when the portal is busy and does not say how long.
const BUSY: Duration = Duration::from_secs(5);

/// Where the agent API is, and the token for it.
#[derive(Clone)]
pub struct PortalConfig {
    /// Origin of the agent listener, for example `https://agent.post.musterkasse.example`.
    pub origin: String,
    /// Bearer token, from a file.
    pub token: SecretString,
}

/// Speaks HTTP with the portal.
pub struct HttpPortal {
    client: reqwest::Client,
    base: Url,
    headers: HeaderMap,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Items<T> {
    items: Vec<T>,
}

#[derive(Serialize)]
struct ItemsRef<'a, T> {
    items: &'a [T],
}

#[derive(Serialize)]
struct GrantsRef<'a, I, L> {
    items: &'a [I],
    links: &'a [L],
}

#[derive(Deserialize)]
struct Problem {
    code: String,
}

impl HttpPortal {
    /// Sets the client up; no connection is made yet.
    ///
    /// # Errors
    /// [`PortalError::Malformed`] for an origin or a token that cannot be sent.
    pub fn new(config: &PortalConfig) -> Result<Self, PortalError> {
        // Whoever came first chose the provider; both would choose this one.
        let _already_there = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let base = Url::parse(&config.origin).map_err(|_| PortalError::Malformed)?;
        let mut headers = HeaderMap::new();
        let mut bearer =
            HeaderValue::from_str(&format!("Bearer {}", config.token.expose_secret().trim()))
                .map_err(|_| PortalError::Malformed)?;
        bearer.set_sensitive(true);
        headers.insert(AUTHORIZATION, bearer);
        let client = reqwest::Client::builder()
            .http1_only()
            .connect_timeout(CONNECT)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .map_err(|_| PortalError::Malformed)?;
        Ok(Self {
            client,
            base,
            headers,
        })
    }

    fn request(&self, method: Method, path: &str) -> Result<RequestBuilder, PortalError> {
        let url = self
            .base
            .join(&format!("/api/agent/{path}"))
            .map_err(|_| PortalError::Malformed)?;
        Ok(self
            .client
            .request(method, url)
            .headers(self.headers.clone()))
    }

    async fn get<T: DeserializeOwned>(
        &self,
        path: &str,
        timeout: Duration,
    ) -> Result<T, PortalError> {
        let request = self.request(Method::GET, path)?.timeout(timeout);
        let answer = request.send().await.map_err(|_| PortalError::Unreachable)?;
        let body = body(checked(answer).await?).await?;
        serde_json::from_slice(&body).map_err(|_| PortalError::Malformed)
    }

    async fn post<T: Serialize + Sync>(
        &self,
        path: &str,
        key: Uuid,
        value: &T,
    ) -> Result<(), PortalError> {
        let request = self
            .request(Method::POST, path)?
            .header("idempotency-key", key.to_string())
            .timeout(ANSWER)
            .json(value);
        let answer = request.send().await.map_err(|_| PortalError::Unreachable)?;
        checked(answer).await.map(|_| ())
    }
}

impl PortalClient for HttpPortal {
    async fn work(&self, wait: Duration) -> Result<Vec<WorkItem>, PortalError> {
        let path = format!("work?wait={}", wait.as_secs());
        Ok(self
            .get::<Items<WorkItem>>(&path, wait + ANSWER)
            .await?
            .items)
    }

    async fn answer(&self, work: Uuid, outcome: &Outcome) -> Result<(), PortalError> {
        self.post(&format!("work/{work}"), answer_key(work, outcome), outcome)
            .await
    }

    async fn call(&self, key: Uuid, call: &Call) -> Result<(), PortalError> {
        match call {
            Call::Statements { items } => {
                self.post(
                    "statements",
                    key,
                    &ItemsRef {
                        items: items.as_slice(),
                    },
                )
                .await
            }
            Call::Matters { items } => {
                self.post(
                    "matters",
                    key,
                    &ItemsRef {
                        items: items.as_slice(),
                    },
                )
                .await
            }
            Call::Activation { item } => self.post("activations", key, item).await,
            Call::Fresh { items } => {
                self.post(
                    "fresh",
                    key,
                    &ItemsRef {
                        items: items.as_slice(),
                    },
                )
                .await
            }
            Call::Profiles { items } => {
                self.post(
                    "profiles",
                    key,
                    &ItemsRef {
                        items: items.as_slice(),
                    },
                )
                .await
            }
            Call::PersonProfiles { items } => {
                self.post(
                    "person-profiles",
                    key,
                    &ItemsRef {
                        items: items.as_slice(),
                    },
                )
                .await
            }
            Call::Contacts { items } => {
                self.post(
                    "contacts",
                    key,
                    &ItemsRef {
                        items: items.as_slice(),
                    },
                )
                .await
            }
            Call::StaffAccounts { items } => {
                self.post(
                    "staff/accounts",
                    key,
                    &ItemsRef {
                        items: items.as_slice(),
                    },
                )
                .await
            }
            Call::Endings { items } => {
                self.post(
                    "endings",
                    key,
                    &ItemsRef {
                        items: items.as_slice(),
                    },
                )
                .await
            }
            Call::Entities { items } => {
                self.post(
                    "units/entities",
                    key,
                    &ItemsRef {
                        items: items.as_slice(),
                    },
                )
                .await
            }
            Call::Shields { items } => {
                self.post(
                    "units/shields",
                    key,
                    &ItemsRef {
                        items: items.as_slice(),
                    },
                )
                .await
            }
            Call::Routes { items } => {
                self.post(
                    "routes",
                    key,
                    &ItemsRef {
                        items: items.as_slice(),
                    },
                )
                .await
            }
            Call::Grants { items, links } => {
                let body = GrantsRef {
                    items: items.as_slice(),
                    links: links.as_slice(),
                };
                self.post("units/grants", key, &body).await
            }
        }
    }

    async fn staff(&self) -> Result<Vec<StaffItem>, PortalError> {
        Ok(self.get::<Items<StaffItem>>("staff", ANSWER).await?.items)
    }

    async fn trust(&self) -> Result<Trust, PortalError> {
        self.get("trust", ANSWER).await
    }
}

/// An answer is repeated under the same key; another answer to the same question (first `pending`,
/// later `bound`) has another one.
fn answer_key(work: Uuid, outcome: &Outcome) -> Uuid {
    let mut bytes = *work.as_bytes();
    let text = serde_json::to_vec(outcome).unwrap_or_default();
    for (byte, other) in bytes.iter_mut().zip(protocol::Hash::of(&text).as_bytes()) {
        *byte ^= other;
    }
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

async fn checked(answer: Response) -> Result<Response, PortalError> {
    let status = answer.status();
    if status.is_success() {
        return Ok(answer);
    }
    let wait = answer
        .headers()
        .get(RETRY_AFTER)
        .and_then(|v| v.to_str().ok())
        .and_then(|v| v.parse().ok())
        .map_or(BUSY, Duration::from_secs);
    match status.as_u16() {
        401 | 403 => Err(PortalError::Unauthorized),
        408 | 429 | 500..=599 => Err(PortalError::Busy(wait)),
        status => {
            let problem = body(answer)
                .await
                .ok()
                .and_then(|b| serde_json::from_slice(&b).ok());
            let code = problem.map_or_else(|| "unknown".to_owned(), |p: Problem| p.code);
            Err(PortalError::Refused { status, code })
        }
    }
}

async fn body(mut answer: Response) -> Result<Vec<u8>, PortalError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|_| PortalError::Unreachable)? {
        if bytes.len() + chunk.len() > MAX_ANSWER {
            return Err(PortalError::Malformed);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}
