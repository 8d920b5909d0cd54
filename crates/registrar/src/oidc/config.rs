// SPDX-License-Identifier: EUPL-1.2
//! Settings of identity providers. What a provider is stands in the Trust Document too (`iss`, `jwks_uri`), signed by the root
//! keys: one that is only here is never asked.

use std::collections::BTreeMap;
use std::path::PathBuf;

use oidc::{Algorithm, ProviderSettings, Pushed};
use protocol::{Provider, WebUrl};
use serde::Deserialize;

use super::level::{Level, Procedure};

/// Identification by providers.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdentityConfig {
    /// Page of the portal to which providers send people back, exactly as it is registered with them.
    pub redirect_uri: WebUrl,
    /// Seconds for one answer of a provider, 1 to 15.
    #[serde(default = "timeout_seconds")]
    pub timeout_seconds: u64,
    /// Providers on this machine may be reached without TLS; for tests and the demo only.
    #[serde(default)]
    pub insecure_loopback: bool,
    /// Procedures that meet the form of declarations such as an objection, at level `hoch` (§ 36a Abs. 2a Nr. 1 SGB I).
    #[serde(default = "declarations")]
    pub declarations: Vec<Procedure>,
    /// The providers.
    pub providers: Vec<ProviderConfig>,
}

/// One provider.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderConfig {
    /// Its name in the Trust Document.
    pub id: Provider,
    /// What it stands for.
    pub procedure: Procedure,
    /// Issuer identifier, to the letter.
    pub issuer: WebUrl,
    /// Where its keys are; as in the Trust Document.
    pub jwks_uri: WebUrl,
    /// Our name there.
    pub client_id: String,
    /// File with our secret there (`client_secret_basic`).
    #[serde(default)]
    pub client_secret_file: Option<PathBuf>,
    /// File with our P-256 key there, PKCS#8 in DER (`private_key_jwt`, ES256); instead of a secret.
    #[serde(default)]
    pub client_key_file: Option<PathBuf>,
    /// Name of that key in our published keys.
    #[serde(default)]
    pub client_key_id: Option<String>,
    /// Algorithms of ID tokens that are taken.
    pub algorithms: Vec<Algorithm>,
    /// What each `acr` is worth; others are worth the least.
    pub acr: BTreeMap<String, Level>,
    /// Asked for as `acr_values`, best first.
    #[serde(default)]
    pub acr_values: Vec<String>,
    /// Asked for.
    #[serde(default = "scope")]
    pub scope: String,
    /// Seconds within which the person must have been asked, 0 to 3600.
    #[serde(default = "max_age")]
    pub max_age: i64,
    /// Pushed requests (RFC 9126).
    #[serde(default)]
    pub pushed: Pushed,
    /// Hosts beside the issuer's own at which its addresses may be.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// Names of claims.
    #[serde(default)]
    pub claims: ClaimNames,
}

/// Under which names a provider says who somebody is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ClaimNames {
    /// Insurance number.
    pub kvnr: String,
    /// Birth date, `YYYY-MM-DD`.
    pub birth_date: String,
    /// Family name; compared where the provider says it.
    pub family: String,
}

impl Default for ClaimNames {
    fn default() -> Self {
        Self {
            kvnr: "urn:telematik:claims:id".to_owned(),
            birth_date: "birthdate".to_owned(),
            family: "family_name".to_owned(),
        }
    }
}

fn declarations() -> Vec<Procedure> {
    vec![Procedure::Eid, Procedure::Gesundheitsid, Procedure::EgkPin]
}
const fn timeout_seconds() -> u64 {
    10
}
const fn max_age() -> i64 {
    300
}
fn scope() -> String {
    "openid".to_owned()
}

impl IdentityConfig {
    /// What is wrong with the settings themselves; names the setting.
    ///
    /// # Errors
    /// The first that is found.
    pub fn check(&self) -> Result<(), &'static str> {
        if !(1..=15).contains(&self.timeout_seconds) {
            return Err("timeout_seconds must be from 1 to 15");
        }
        let mut names: Vec<&Provider> = self.providers.iter().map(|one| &one.id).collect();
        names.sort_unstable();
        names.dedup();
        if names.len() != self.providers.len() {
            return Err("two providers have one id");
        }
        for provider in &self.providers {
            if !provider.procedure.by_provider() {
                return Err("no provider stands for a letter or a counter");
            }
            provider.settings().check()?;
        }
        Ok(())
    }
}

impl ProviderConfig {
    /// What is agreed with the provider, without what its word is worth.
    pub(super) fn settings(&self) -> ProviderSettings {
        ProviderSettings {
            issuer: self.issuer.clone(),
            jwks_uri: Some(self.jwks_uri.clone()),
            client_id: self.client_id.clone(),
            client_secret_file: self.client_secret_file.clone(),
            client_key_file: self.client_key_file.clone(),
            client_key_id: self.client_key_id.clone(),
            algorithms: self.algorithms.clone(),
            acr_values: self.acr_values.clone(),
            scope: self.scope.clone(),
            max_age: self.max_age,
            pushed: self.pushed,
            hosts: self.hosts.clone(),
        }
    }
}
