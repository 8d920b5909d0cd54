// SPDX-License-Identifier: EUPL-1.2
//! One request: no body, no redirects, no proxy, within a bounded time. Nothing of the answer's body is read.

use std::path::Path;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_LENGTH, HeaderMap, RETRY_AFTER};
use reqwest::tls::Certificate;

use crate::endpoint::Endpoint;
use crate::vapid::{KeyError, VapidKey};

/// How long a push service keeps a sign for a browser that is switched off: a week, in seconds. Older signs say nothing that is still true.
pub const TTL: u32 = 7 * 24 * 3_600;
/// All signs are of one topic: of those that wait at the push service only the newest is delivered (RFC 8030, 5.4).
pub const TOPIC: &str = "post";
/// Nobody has to be woken for post (RFC 8030, 5.3).
const URGENCY: &str = "normal";
/// Longest wait that a push service may ask for.
const MOST: Duration = Duration::from_secs(24 * 3_600);

/// What a push service said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// 201 and other 2xx: taken.
    Taken,
    /// 404 or 410: the browser has given up the address.
    Gone,
    /// 429, 5xx, or no answer: not now. How long to wait, if it said so in seconds.
    Later(Option<Duration>),
    /// Anything else, redirects too: this request is not taken, and would not be the next time. The status.
    Refused(u16),
}

/// Sends signs.
#[derive(Debug)]
pub struct Client {
    client: reqwest::Client,
    key: VapidKey,
    contact: String,
}

impl Client {
    /// `contact`: whom a push service turns to about us, `mailto:` or `https:` (RFC 8292, 2.1). `authorities`: a PEM file with the
    /// certificate authorities to trust instead of the system's.
    ///
    /// # Errors
    /// No client with these authorities.
    pub fn new(
        key: VapidKey,
        contact: &str,
        authorities: Option<&Path>,
        timeout: Duration,
    ) -> Result<Self, KeyError> {
        // Whoever came first chose the provider; both would choose this one.
        let _already_there = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let mut builder = reqwest::Client::builder()
            .http1_only()
            .redirect(reqwest::redirect::Policy::none())
            .https_only(true)
            .no_proxy()
            .timeout(timeout)
            .connect_timeout(timeout);
        if let Some(path) = authorities {
            let pem = std::fs::read(path).map_err(|_| KeyError::File)?;
            let read = Certificate::from_pem_bundle(&pem).map_err(|_| KeyError::File)?;
            builder = builder.tls_certs_only(read);
        }
        Ok(Self {
            client: builder.build().map_err(|_| KeyError::File)?,
            key,
            contact: contact.to_owned(),
        })
    }

    /// The public half of the key.
    #[must_use]
    pub fn public_key(&self) -> String {
        self.key.public()
    }

    /// Sends one sign. `now`: seconds since 1970.
    ///
    /// # Errors
    /// [`KeyError::NotMade`] when nothing could be signed.
    pub async fn send(&self, to: &Endpoint, now: i64) -> Result<Answer, KeyError> {
        let ours = self.key.authorization(&to.audience(), &self.contact, now)?;
        let sent = self
            .client
            .post(to.url.clone())
            .header(AUTHORIZATION, ours)
            .header(CONTENT_LENGTH, "0")
            .header("TTL", TTL)
            .header("Urgency", URGENCY)
            .header("Topic", TOPIC)
            .send()
            .await;
        Ok(match sent {
            Ok(answer) => answer_of(answer.status().as_u16(), answer.headers()),
            Err(_) => Answer::Later(None),
        })
    }
}

fn answer_of(status: u16, headers: &HeaderMap) -> Answer {
    match status {
        200..=299 => Answer::Taken,
        404 | 410 => Answer::Gone,
        429 | 500..=599 => Answer::Later(
            headers
                .get(RETRY_AFTER)
                .and_then(|value| value.to_str().ok())
                .and_then(|text| text.trim().parse().ok())
                .map(|seconds| Duration::from_secs(seconds).min(MOST)),
        ),
        other => Answer::Refused(other),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use reqwest::header::{HeaderMap, HeaderValue, RETRY_AFTER};

    use super::{Answer, answer_of};

    #[test]
    fn answers_mean_what_the_standard_says() {
        let none = HeaderMap::new();
        assert_eq!(answer_of(201, &none), Answer::Taken);
        assert_eq!(answer_of(404, &none), Answer::Gone);
        assert_eq!(answer_of(410, &none), Answer::Gone);
        assert_eq!(answer_of(503, &none), Answer::Later(None));
        for other in [302, 307, 400, 401, 403, 413] {
            assert_eq!(answer_of(other, &none), Answer::Refused(other));
        }
        for (said, wait) in [
            ("120", Some(120)),
            ("99999999", Some(86_400)),
            ("Wed, 21 Oct 2026 07:28:00 GMT", None),
            ("-1", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(RETRY_AFTER, HeaderValue::from_static(said));
            let wait = wait.map(Duration::from_secs);
            assert_eq!(answer_of(429, &headers), Answer::Later(wait), "{said}");
        }
    }
}
