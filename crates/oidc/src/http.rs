// SPDX-License-Identifier: EUPL-1.2
//! Requests to providers: `https` only, no redirects, no proxy, answers of bounded size within a bounded time.

use std::sync::OnceLock;
use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_TYPE, DATE};
use reqwest::{RequestBuilder, Url};
use serde_json::{Map, Value};

use crate::fault::Fault;
use crate::strict;

/// Longest answer that is read: 256 KiB.
const MAX_ANSWER: usize = 256 << 10;

/// A client for providers.
pub(crate) struct Http {
    client: reqwest::Client,
    timeout: Duration,
    loopback: bool,
}

impl Http {
    /// `loopback`: addresses of this machine may be `http`; for tests and the demo.
    pub(crate) fn new(timeout: Duration, loopback: bool) -> Result<Self, Fault> {
        Ok(Self {
            client: client()?,
            timeout,
            loopback,
        })
    }

    /// An address that we may go to, or send a person to.
    pub(crate) fn address(&self, text: &str) -> Result<Url, Fault> {
        let url = Url::parse(text).map_err(|_| Fault::ADDRESS)?;
        let own = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
        let safe = match url.scheme() {
            "https" => !own || self.loopback,
            "http" => own && self.loopback,
            _ => false,
        };
        let plain =
            url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
        (safe && plain).then_some(url).ok_or(Fault::ADDRESS)
    }

    /// A JSON object from an address.
    pub(crate) async fn get(&self, url: &Url) -> Result<Map<String, Value>, Fault> {
        Ok(self.get_dated(url).await?.0)
    }

    /// The same, and when the server says that it was answered.
    pub(crate) async fn get_dated(
        &self,
        url: &Url,
    ) -> Result<(Map<String, Value>, Option<String>), Fault> {
        let (status, object, date) = self.send(self.client.get(url.clone())).await?;
        (status == 200)
            .then_some((object, date))
            .ok_or(Fault::ANSWER)
    }

    /// Posts a form; the status and the object of the answer, whatever the status is.
    pub(crate) async fn post(
        &self,
        url: &Url,
        form: &[(&str, String)],
        basic: Option<(&str, &str)>,
    ) -> Result<(u16, Map<String, Value>), Fault> {
        let request = self
            .client
            .post(url.clone())
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(encoded(form));
        let request = match basic {
            // RFC 6749, 2.3.1: both are form-encoded first.
            Some((user, secret)) => request.basic_auth(escaped(user), Some(escaped(secret))),
            None => request,
        };
        let (status, object, _) = self.send(request).await?;
        Ok((status, object))
    }

    async fn send(
        &self,
        request: RequestBuilder,
    ) -> Result<(u16, Map<String, Value>, Option<String>), Fault> {
        let request = request
            .timeout(self.timeout)
            .header(ACCEPT, "application/json");
        let mut answer = request.send().await.map_err(|_| Fault::UNREACHABLE)?;
        let status = answer.status().as_u16();
        let date = answer.headers().get(DATE);
        let date = date.and_then(|date| date.to_str().ok()).map(str::to_owned);
        let json = answer
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .and_then(|kind| kind.split(';').next())
            .is_some_and(|kind| {
                let kind = kind.trim().to_ascii_lowercase();
                kind == "application/json" || kind == "application/jwk-set+json"
            });
        if !json {
            return Err(Fault::ANSWER);
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|_| Fault::UNREACHABLE)? {
            if body.len() + chunk.len() > MAX_ANSWER {
                return Err(Fault::ANSWER);
            }
            body.extend_from_slice(&chunk);
        }
        let object = strict::object(&body).ok_or(Fault::ANSWER)?;
        Ok((status, object, date))
    }
}

/// One for the process: reading the authorities of the operating system takes a while. Providers are asked now and then, so no
/// connection is kept.
fn client() -> Result<reqwest::Client, Fault> {
    static ONE: OnceLock<reqwest::Client> = OnceLock::new();
    if let Some(one) = ONE.get() {
        return Ok(one.clone());
    }
    // Whoever came first chose the provider; both would choose this one.
    let _already_there = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let made = reqwest::Client::builder()
        .http1_only()
        .redirect(reqwest::redirect::Policy::none())
        .pool_max_idle_per_host(0)
        .no_proxy()
        .build()
        .map_err(|_| Fault::UNREACHABLE)?;
    Ok(ONE.get_or_init(|| made).clone())
}

/// `application/x-www-form-urlencoded`.
pub(crate) fn encoded(form: &[(&str, String)]) -> String {
    let pairs: Vec<String> = form
        .iter()
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
        .collect();
    pairs.join("&")
}

/// Everything but letters, digits and `-._~` by its bytes.
fn escaped(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn http_is_for_this_machine_and_only_if_it_is_said() {
        let wait = Duration::from_secs(1);
        let (strict, test) = (
            Http::new(wait, false).unwrap(),
            Http::new(wait, true).unwrap(),
        );
        assert!(strict.address("https://id.broker.example/x?y").is_ok());
        assert!(test.address("http://localhost:1234/x").is_ok());
        for refused in [
            "http://localhost:1234/x",
            "https://127.0.0.1/",
            "http://id.broker.example/",
        ] {
            assert!(strict.address(refused).is_err(), "{refused}");
        }
        for refused in [
            "http://id.broker.example/",
            "http://localhost.evil.example/",
            "ftp://localhost/",
            "javascript:alert(1)",
            "https://user@id.broker.example/",
            "https://id.broker.example/#x",
            "",
        ] {
            assert!(test.address(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn forms_are_written_as_the_standard_says() {
        let form = [("a", "x y&z=ä".to_owned()), ("b", String::new())];
        assert_eq!(encoded(&form), "a=x%20y%26z%3D%C3%A4&b=");
    }
}
