// SPDX-License-Identifier: EUPL-1.2
//! The providers of an insurer, and what the token of one proves about a person.

use std::time::Duration;

use oidc::{Authorization, Fault, IdToken, WayBack};
use protocol::statement::Idp;
use protocol::{BirthDate, Provider, UnixTime};
use serde_json::json;

use super::config::{IdentityConfig, ProviderConfig};
use super::level::{Level, Procedure, Procedures};
use crate::person::Kvnr;

/// No insurance number, or one that cannot be.
pub const NUMBER: Fault = Fault::of("number", "not-matched");
/// No birth date, or one that cannot be.
pub const BIRTH_DATE: Fault = Fault::of("birth-date", "not-matched");

/// All providers of an insurer.
pub struct RelyingParty {
    procedures: Procedures,
    declarations: Vec<Procedure>,
    providers: Vec<Known>,
}

struct Known {
    config: ProviderConfig,
    provider: oidc::Provider,
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
        let wait = Duration::from_secs(config.timeout_seconds);
        let mut providers = Vec::new();
        for one in config.providers {
            if procedures.of(one.procedure).is_none() {
                let name = one.procedure.name();
                return Err(format!(
                    "procedure {name} is not in the table of procedures"
                ));
            }
            let provider = oidc::Provider::new(
                one.settings(),
                config.redirect_uri.as_str(),
                wait,
                config.insecure_loopback,
            )?;
            providers.push(Known {
                config: one,
                provider,
            });
        }
        Ok(Self {
            procedures,
            declarations: config.declarations,
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

    /// Whether the form of the law is met by what this provider proves (§ 36a Abs. 2a SGB I).
    #[must_use]
    pub fn declares(&self, id: &Provider) -> bool {
        self.known(id)
            .is_some_and(|known| self.declarations.contains(&known.config.procedure))
    }

    fn known(&self, id: &Provider) -> Option<&Known> {
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
        known.provider.authorization(request, now).await
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
        let back = WayBack {
            code,
            issuer,
            verifier,
            nonce,
        };
        let token = known.provider.redeem(&back, now).await?;
        self.proof(&known.config, &token)
    }

    fn proof(&self, config: &ProviderConfig, token: &IdToken) -> Result<Proof, Fault> {
        let acr = token.claim("acr");
        let level = self.procedures.judge(config.procedure, &config.acr, acr);
        // A key stands for the person from now on: what is worth no more than a password cannot bring one.
        let level = level.filter(|level| *level > Level::Normal);
        let level = level.ok_or(Fault::LEVEL)?;
        let kvnr = token
            .claim(&config.claims.kvnr)
            .and_then(|typed| Kvnr::parse(typed).ok());
        let birth = token
            .claim(&config.claims.birth_date)
            .and_then(|date| date.parse().ok());
        Ok(Proof {
            procedure: config.procedure,
            level,
            kvnr: kvnr.ok_or(NUMBER)?,
            birth_date: birth.ok_or(BIRTH_DATE)?,
            family: token.claim(&config.claims.family).map(str::to_owned),
            evidence: json!({
                "id_token": token.text, "key": token.key, "iss": config.issuer, "jwks_uri": config.jwks_uri,
                "procedure": config.procedure, "level": level,
            })
            .to_string(),
        })
    }
}
