// SPDX-License-Identifier: EUPL-1.2
//! One provider: discovery, authorization request, code for token, and who leaves.

use std::sync::Arc;
use std::time::Duration;

use protocol::UnixTime;
use reqwest::Url;
use serde_json::{Map, Value};
use tokio::sync::Mutex;

use crate::client::Credentials;
use crate::fault::Fault;
use crate::http::{Http, encoded};
use crate::jws::{self, Key, Token};
use crate::metadata::Metadata;
use crate::settings::ProviderSettings;
use crate::token::{self, Expected, Logout, text};

/// Discovery and keys are looked at again after so many seconds.
const KEEP: i64 = 3_600;
/// A key that nobody knows makes us look at most once in so many seconds: its name is whatever somebody writes into a token.
const LOOK_AGAIN: i64 = 60;

/// One provider, and who we are there.
pub struct Provider {
    settings: ProviderSettings,
    redirect_uri: String,
    http: Http,
    credentials: Credentials,
    cache: Mutex<Cache>,
}

#[derive(Default)]
struct Cache {
    metadata: Option<(UnixTime, Arc<Metadata>)>,
    keys: Option<(UnixTime, Arc<Vec<Key>>)>,
    /// The last time that an unknown key made us look.
    looked: Option<UnixTime>,
}

/// What goes into an authorization request.
pub struct Authorization<'a> {
    /// What the ID token has to bring.
    pub nonce: &'a str,
    /// What the way back has to bring.
    pub state: &'a str,
    /// PKCE, `S256` of the verifier.
    pub challenge: &'a str,
}

/// What came back.
pub struct WayBack<'a> {
    /// The code.
    pub code: &'a str,
    /// Who says that it is his (RFC 9207).
    pub issuer: Option<&'a str>,
    /// PKCE, the verifier of the request.
    pub verifier: &'a str,
    /// The nonce of the request.
    pub nonce: &'a str,
}

/// A token in which everything is right.
pub struct IdToken {
    claims: Map<String, Value>,
    /// The token itself.
    pub text: String,
    /// The key that signed it, as it was published.
    pub key: Value,
}

/// What was seen of a provider.
#[derive(Debug, Clone)]
pub struct Examined {
    /// Keys that fit an allowed algorithm.
    pub keys: usize,
    /// Whether it takes pushed requests.
    pub pushed: bool,
    /// Whether people can be sent there to sign out, or what is wrong with the address.
    pub end_session: Result<bool, Fault>,
    /// `Date` of its answer, as it was sent (RFC 9110, 6.6.1).
    pub date: Option<String>,
}

impl IdToken {
    /// A claim that is a text, of bounded length.
    #[must_use]
    pub fn claim(&self, name: &str) -> Option<&str> {
        text(&self.claims, name)
    }

    /// When it was signed.
    #[must_use]
    pub fn issued_at(&self) -> UnixTime {
        // Its presence was checked; without it the token would be of the beginning of time.
        UnixTime(token::time(&self.claims, "iat").unwrap_or_default())
    }

    /// Whether a claim that is a list has one of these.
    #[must_use]
    pub fn lists_one_of(&self, name: &str, words: &[String]) -> bool {
        let Some(Value::Array(all)) = self.claims.get(name) else {
            return false;
        };
        all.iter()
            .filter_map(Value::as_str)
            .any(|one| words.iter().any(|word| word == one))
    }
}

impl Provider {
    /// Reads the credentials and sets the client up; no connection is made yet. `wait` is for one answer; `loopback`: addresses
    /// of this machine may be `http`, for tests and the demo only.
    ///
    /// # Errors
    /// A sentence that names the setting or the file.
    pub fn new(
        settings: ProviderSettings,
        redirect_uri: &str,
        wait: Duration,
        loopback: bool,
    ) -> Result<Self, String> {
        settings.check()?;
        let http =
            Http::new(wait, loopback).map_err(|_| "the TLS client cannot be set up".to_owned())?;
        for address in [Some(&settings.issuer), settings.jwks_uri.as_ref()]
            .into_iter()
            .flatten()
        {
            http.address(address.as_str())
                .map_err(|_| format!("{address}: not https"))?;
        }
        Ok(Self {
            credentials: Credentials::load(&settings)?,
            settings,
            redirect_uri: redirect_uri.to_owned(),
            http,
            cache: Mutex::default(),
        })
    }

    /// Issuer identifier.
    #[must_use]
    pub fn issuer(&self) -> &str {
        self.settings.issuer.as_str()
    }

    /// Where a person has to go: the request is pushed, or its parameters stand in the address.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn authorization(
        &self,
        request: &Authorization<'_>,
        now: UnixTime,
    ) -> Result<String, Fault> {
        let settings = &self.settings;
        let metadata = self.metadata(now).await?;
        let mut parameters = vec![
            ("response_type", "code".to_owned()),
            ("response_mode", "fragment".to_owned()),
            ("redirect_uri", self.redirect_uri.clone()),
            ("scope", settings.scope.clone()),
            ("state", request.state.to_owned()),
            ("nonce", request.nonce.to_owned()),
            ("code_challenge", request.challenge.to_owned()),
            ("code_challenge_method", "S256".to_owned()),
            // Not whoever was signed in there before: somebody who proves now who she is.
            ("prompt", "login".to_owned()),
            ("max_age", settings.max_age.to_string()),
        ];
        if !settings.acr_values.is_empty() {
            parameters.push(("acr_values", settings.acr_values.join(" ")));
        }
        let client = ("client_id", settings.client_id.clone());
        let query = match &metadata.pushed {
            Some(endpoint) => {
                let basic = self.credentials.add(settings, &mut parameters, now)?;
                if basic.is_some() {
                    parameters.push(client.clone());
                }
                let (status, answer) = self.http.post(endpoint, &parameters, basic).await?;
                let name = text(&answer, "request_uri").filter(|name| !name.is_empty());
                let name = name.filter(|_| status == 201 || status == 200);
                let name = name.ok_or(Fault::PUSHED)?;
                vec![client, ("request_uri", name.to_owned())]
            }
            None => {
                parameters.push(client);
                parameters
            }
        };
        Ok(with_query(metadata.authorization.clone(), &query))
    }

    /// Exchanges the code of the way back for a token in which everything is right.
    ///
    /// # Errors
    /// [`Fault`]; then nothing is proven.
    pub async fn redeem(&self, back: &WayBack<'_>, now: UnixTime) -> Result<IdToken, Fault> {
        let settings = &self.settings;
        let metadata = self.metadata(now).await?;
        // Before the code goes anywhere: a code of another provider must not reach this one, nor the other way round.
        let own = back.issuer.is_none_or(|issuer| issuer == self.issuer());
        if !own || (metadata.names_issuer && back.issuer.is_none()) {
            return Err(Fault::MIX_UP);
        }
        let mut form = vec![
            ("grant_type", "authorization_code".to_owned()),
            ("code", back.code.to_owned()),
            ("redirect_uri", self.redirect_uri.clone()),
            ("code_verifier", back.verifier.to_owned()),
        ];
        let basic = self.credentials.add(settings, &mut form, now)?;
        let (status, answer) = self.http.post(&metadata.token, &form, basic).await?;
        if status != 200 {
            return Err(Fault::CODE);
        }
        let Some(Value::String(id_token)) = answer.get("id_token") else {
            return Err(Fault::NO_TOKEN);
        };
        let token = Token::read(id_token, &settings.algorithms, &["jwt"])?;
        let (claims, key) = self.verified(&token, &metadata, now).await?;
        let expected = Expected {
            issuer: self.issuer(),
            client: &settings.client_id,
            nonce: back.nonce,
            max_age: settings.max_age,
            now,
        };
        token::check(&claims, &expected)?;
        Ok(IdToken {
            claims,
            text: id_token.clone(),
            key,
        })
    }

    /// Where somebody who has signed out here signs out there too, and comes back from to `back`, which must be registered there
    /// (OpenID Connect RP-Initiated Logout 1.0); none where the provider offers nothing of the kind. Without `id_token_hint`: we
    /// would have to keep the token until then, and it names the person. The provider asks her instead.
    ///
    /// # Errors
    /// [`Fault`] when it does not say where.
    pub async fn end_session(
        &self,
        back: &str,
        state: &str,
        now: UnixTime,
    ) -> Result<Option<String>, Fault> {
        let metadata = self.metadata(now).await?;
        let Some(url) = metadata.end_session.clone()? else {
            return Ok(None);
        };
        let query = [
            ("client_id", self.settings.client_id.clone()),
            ("post_logout_redirect_uri", back.to_owned()),
            ("state", state.to_owned()),
        ];
        Ok(Some(with_query(url, &query)))
    }

    /// Whether the provider offered that when it was last looked at; false when it was not yet.
    pub async fn ends_sessions(&self) -> bool {
        let cache = self.cache.lock().await;
        let metadata = cache.metadata.as_ref();
        metadata.is_some_and(|(_, one)| matches!(one.end_session, Ok(Some(_))))
    }

    /// Looks at discovery and keys anew, for somebody who wants to know whether it all fits.
    ///
    /// # Errors
    /// The first [`Fault`] that would keep people out; [`Fault::UNFIT_KEY`] without a key for an allowed algorithm.
    pub async fn examine(&self) -> Result<Examined, Fault> {
        let address = Metadata::address(&self.http, self.issuer())?;
        let (document, date) = self.http.get_dated(&address).await?;
        let metadata = Metadata::read(&self.http, &self.settings, &document)?;
        let keys = jws::keys(&self.http.get(&metadata.jwks).await?)?;
        let fit = keys
            .iter()
            .filter(|key| key.fits(&self.settings.algorithms));
        let fit = fit.count();
        if fit == 0 {
            return Err(Fault::UNFIT_KEY);
        }
        Ok(Examined {
            keys: fit,
            pushed: metadata.pushed.is_some(),
            end_session: metadata.end_session.map(|url| url.is_some()),
            date,
        })
    }

    /// Reads a logout token (OpenID Connect Back-Channel Logout 1.0). Whether it was seen before is the caller's to know.
    ///
    /// # Errors
    /// [`Fault`]; then nobody has left.
    pub async fn logout(&self, text: &str, now: UnixTime) -> Result<Logout, Fault> {
        let settings = &self.settings;
        let token = Token::read(text, &settings.algorithms, &["jwt", "logout+jwt"])?;
        let metadata = self.metadata(now).await?;
        let (claims, _) = self.verified(&token, &metadata, now).await?;
        token::check_logout(&claims, self.issuer(), &settings.client_id, now)
    }

    async fn metadata(&self, now: UnixTime) -> Result<Arc<Metadata>, Fault> {
        let mut cache = self.cache.lock().await;
        if let Some((at, metadata)) = &cache.metadata
            && (0..KEEP).contains(&now.since(*at))
        {
            return Ok(Arc::clone(metadata));
        }
        let address = Metadata::address(&self.http, self.issuer())?;
        let document = self.http.get(&address).await?;
        let metadata = Arc::new(Metadata::read(&self.http, &self.settings, &document)?);
        cache.metadata = Some((now, Arc::clone(&metadata)));
        Ok(metadata)
    }

    /// Claims of a token whose signature holds, and the key as it was published. An unknown key makes us look once more.
    async fn verified(
        &self,
        token: &Token<'_>,
        metadata: &Metadata,
        now: UnixTime,
    ) -> Result<(Map<String, Value>, Value), Fault> {
        let keys = self.keys(metadata, false, now).await?;
        let keys = match token.verify(&keys) {
            Err(Fault::UNKNOWN_KEY) => self.keys(metadata, true, now).await?,
            _ => keys,
        };
        let (claims, key) = token.verify(&keys)?;
        Ok((claims, key.published.clone()))
    }

    async fn keys(
        &self,
        metadata: &Metadata,
        again: bool,
        now: UnixTime,
    ) -> Result<Arc<Vec<Key>>, Fault> {
        let mut cache = self.cache.lock().await;
        if let Some((at, keys)) = &cache.keys {
            let young = (0..KEEP).contains(&now.since(*at));
            let looked = cache
                .looked
                .is_some_and(|at| (0..LOOK_AGAIN).contains(&now.since(at)));
            if young && (!again || looked) {
                return Ok(Arc::clone(keys));
            }
        }
        if again {
            cache.looked = Some(now);
        }
        let document = self.http.get(&metadata.jwks).await?;
        let keys = Arc::new(jws::keys(&document)?);
        cache.keys = Some((now, Arc::clone(&keys)));
        Ok(keys)
    }
}

fn with_query(mut url: Url, query: &[(&str, String)]) -> String {
    let before = url.query().map(|before| format!("{before}&"));
    let before = before.unwrap_or_default();
    url.set_query(Some(&format!("{before}{}", encoded(query))));
    url.into()
}
