// SPDX-License-Identifier: EUPL-1.2
//! The relying party: discovery, authorization request, code for token, and what the token proves.

use std::sync::Arc;
use std::time::Duration;

use protocol::statement::Idp;
use protocol::{BirthDate, Provider, UnixTime};
use serde_json::{Map, Value, json};
use tokio::sync::Mutex;

use super::client::Credentials;
use super::config::{IdentityConfig, ProviderConfig};
use super::fault::Fault;
use super::http::{Http, encoded};
use super::jws::{self, Key, Token};
use super::level::{Level, Procedure, Procedures};
use super::metadata::Metadata;
use super::token::{self, Expected, text};
use crate::person::Kvnr;

/// Discovery and keys are looked at again after so many seconds.
const KEEP: i64 = 3_600;
/// A key that nobody knows makes us look at most once in so many seconds: its name is whatever somebody writes into a token.
const LOOK_AGAIN: i64 = 60;

/// All providers of an insurer.
pub struct RelyingParty {
    redirect_uri: String,
    http: Http,
    procedures: Procedures,
    providers: Vec<Arc<Known>>,
}

struct Known {
    config: ProviderConfig,
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
    /// Hash of the keys that ask.
    pub nonce: &'a str,
    /// What the way back has to bring.
    pub state: &'a str,
    /// PKCE, `S256` of the verifier.
    pub challenge: &'a str,
}

/// What a provider has proven about a person.
pub struct Proof {
    /// What it stands for.
    pub procedure: Procedure,
    /// How sure that is.
    pub level: Level,
    /// Insurance number.
    pub kvnr: Kvnr,
    /// Birth date.
    pub birth_date: BirthDate,
    /// Family name, if the provider says it.
    pub family: Option<String>,
    /// ID token and the key that signed it, as JSON: for auditors.
    pub evidence: String,
}

impl RelyingParty {
    /// Reads credentials and sets the client up; no connection is made yet.
    ///
    /// # Errors
    /// A sentence that names the setting or the file.
    pub fn new(config: IdentityConfig, procedures: Procedures) -> Result<Self, String> {
        config.check()?;
        let timeout = Duration::from_secs(config.timeout_seconds);
        let http = Http::new(timeout, config.insecure_loopback)
            .map_err(|_| "the TLS client cannot be set up".to_owned())?;
        let mut providers = Vec::new();
        for provider in config.providers {
            for address in [&provider.issuer, &provider.jwks_uri] {
                http.address(address.as_str())
                    .map_err(|_| format!("{address}: not https"))?;
            }
            if procedures.of(provider.procedure).is_none() {
                let name = provider.procedure.name();
                return Err(format!(
                    "procedure {name} is not in the table of procedures"
                ));
            }
            providers.push(Arc::new(Known {
                credentials: Credentials::load(&provider)?,
                config: provider,
                cache: Mutex::default(),
            }));
        }
        Ok(Self {
            redirect_uri: config.redirect_uri.as_str().to_owned(),
            http,
            procedures,
            providers,
        })
    }

    /// Whether a provider of the Trust Document is one of ours, to the letter.
    #[must_use]
    pub fn knows(&self, pinned: &Idp) -> bool {
        self.known(&pinned.id).is_some_and(|known| {
            known.config.issuer == pinned.iss && known.config.jwks_uri == pinned.jwks_uri
        })
    }

    fn known(&self, id: &Provider) -> Option<&Arc<Known>> {
        self.providers.iter().find(|known| known.config.id == *id)
    }

    /// Where a person has to go: the request is pushed, or its parameters stand in the address.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn authorization(
        &self,
        id: &Provider,
        request: &Authorization<'_>,
        now: UnixTime,
    ) -> Result<String, Fault> {
        let known = self.known(id).ok_or(Fault::UNSUITABLE)?;
        let config = &known.config;
        let metadata = self.metadata(known, now).await?;
        let mut parameters = vec![
            ("response_type", "code".to_owned()),
            ("response_mode", "fragment".to_owned()),
            ("redirect_uri", self.redirect_uri.clone()),
            ("scope", config.scope.clone()),
            ("state", request.state.to_owned()),
            ("nonce", request.nonce.to_owned()),
            ("code_challenge", request.challenge.to_owned()),
            ("code_challenge_method", "S256".to_owned()),
            // Not whoever was signed in there before: somebody who proves now who she is.
            ("prompt", "login".to_owned()),
            ("max_age", config.max_age.to_string()),
        ];
        if !config.acr_values.is_empty() {
            parameters.push(("acr_values", config.acr_values.join(" ")));
        }
        let client = ("client_id", config.client_id.clone());
        let query = match &metadata.pushed {
            Some(endpoint) => {
                let basic = known.credentials.add(config, &mut parameters, now)?;
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
        let mut url = metadata.authorization.clone();
        let before = url.query().map(|before| format!("{before}&"));
        url.set_query(Some(&format!(
            "{}{}",
            before.unwrap_or_default(),
            encoded(&query)
        )));
        Ok(url.into())
    }

    /// Exchanges the code of the way back and says what it proves.
    ///
    /// # Errors
    /// [`Fault`]; then nothing is proven.
    pub async fn redeem(
        &self,
        id: &Provider,
        code: &str,
        issuer: Option<&str>,
        verifier: &str,
        nonce: &str,
        now: UnixTime,
    ) -> Result<Proof, Fault> {
        let known = self.known(id).ok_or(Fault::UNSUITABLE)?;
        let config = &known.config;
        let metadata = self.metadata(known, now).await?;
        // Before the code goes anywhere: a code of another provider must not reach this one, nor the other way round.
        let own = issuer.is_none_or(|issuer| issuer == config.issuer.as_str());
        if !own || (metadata.names_issuer && issuer.is_none()) {
            return Err(Fault::MIX_UP);
        }
        let mut form = vec![
            ("grant_type", "authorization_code".to_owned()),
            ("code", code.to_owned()),
            ("redirect_uri", self.redirect_uri.clone()),
            ("code_verifier", verifier.to_owned()),
        ];
        let basic = known.credentials.add(config, &mut form, now)?;
        let (status, answer) = self.http.post(&metadata.token, &form, basic).await?;
        if status != 200 {
            return Err(Fault::CODE);
        }
        let Some(Value::String(id_token)) = answer.get("id_token") else {
            return Err(Fault::NO_TOKEN);
        };
        let (claims, key) = self.verified(known, &metadata, id_token, now).await?;
        let expected = Expected {
            issuer: config.issuer.as_str(),
            client: &config.client_id,
            nonce,
            max_age: config.max_age,
            now,
        };
        token::check(&claims, &expected)?;
        self.proof(config, &claims, id_token, key)
    }

    fn proof(
        &self,
        config: &ProviderConfig,
        claims: &Map<String, Value>,
        id_token: &str,
        key: Value,
    ) -> Result<Proof, Fault> {
        let acr = text(claims, "acr");
        let level = self.procedures.judge(config.procedure, &config.acr, acr);
        // A key stands for the person from now on: what is worth no more than a password cannot bring one.
        let level = level.filter(|level| *level > Level::Normal);
        let level = level.ok_or(Fault::LEVEL)?;
        let kvnr = text(claims, &config.claims.kvnr).and_then(|typed| Kvnr::parse(typed).ok());
        let birth = text(claims, &config.claims.birth_date).and_then(|date| date.parse().ok());
        Ok(Proof {
            procedure: config.procedure,
            level,
            kvnr: kvnr.ok_or(Fault::NUMBER)?,
            birth_date: birth.ok_or(Fault::BIRTH_DATE)?,
            family: text(claims, &config.claims.family).map(str::to_owned),
            evidence: json!({
                "id_token": id_token, "key": key, "iss": config.issuer, "jwks_uri": config.jwks_uri,
                "procedure": config.procedure, "level": level,
            })
            .to_string(),
        })
    }

    async fn metadata(&self, known: &Known, now: UnixTime) -> Result<Arc<Metadata>, Fault> {
        let mut cache = known.cache.lock().await;
        if let Some((at, metadata)) = &cache.metadata
            && (0..KEEP).contains(&now.since(*at))
        {
            return Ok(Arc::clone(metadata));
        }
        let address = Metadata::address(&self.http, known.config.issuer.as_str())?;
        let document = self.http.get(&address).await?;
        let metadata = Arc::new(Metadata::read(&self.http, &known.config, &document)?);
        cache.metadata = Some((now, Arc::clone(&metadata)));
        Ok(metadata)
    }

    /// Claims of a token whose signature holds, and the key as it was published. An unknown key makes us look once more.
    async fn verified(
        &self,
        known: &Known,
        metadata: &Metadata,
        id_token: &str,
        now: UnixTime,
    ) -> Result<(Map<String, Value>, Value), Fault> {
        let token = Token::read(id_token, &known.config.algorithms)?;
        let keys = self.keys(known, metadata, false, now).await?;
        let keys = match token.verify(&keys) {
            Err(Fault::UNKNOWN_KEY) => self.keys(known, metadata, true, now).await?,
            _ => keys,
        };
        let (claims, key) = token.verify(&keys)?;
        Ok((claims, key.published.clone()))
    }

    async fn keys(
        &self,
        known: &Known,
        metadata: &Metadata,
        again: bool,
        now: UnixTime,
    ) -> Result<Arc<Vec<Key>>, Fault> {
        let mut cache = known.cache.lock().await;
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
