// SPDX-License-Identifier: EUPL-1.2
//! What is agreed with a provider.

use std::path::PathBuf;

use protocol::WebUrl;
use serde::Deserialize;

use crate::jws::Algorithm;

/// One provider.
#[derive(Debug, Clone)]
pub struct ProviderSettings {
    /// Issuer identifier, to the letter.
    pub issuer: WebUrl,
    /// Where its keys are, if that is pinned; otherwise discovery says it.
    pub jwks_uri: Option<WebUrl>,
    /// Our name there.
    pub client_id: String,
    /// File with our secret there (`client_secret_basic`).
    pub client_secret_file: Option<PathBuf>,
    /// File with our P-256 key there, PKCS#8 in DER (`private_key_jwt`, ES256); instead of a secret.
    pub client_key_file: Option<PathBuf>,
    /// Name of that key in our published keys.
    pub client_key_id: Option<String>,
    /// Algorithms of ID tokens and logout tokens that are taken.
    pub algorithms: Vec<Algorithm>,
    /// Asked for as `acr_values`, best first.
    pub acr_values: Vec<String>,
    /// Asked for.
    pub scope: String,
    /// Seconds within which the person must have been asked, 0 to 3600.
    pub max_age: i64,
    /// Pushed requests (RFC 9126).
    pub pushed: Pushed,
    /// Hosts beside the issuer's own at which its addresses may be.
    pub hosts: Vec<String>,
}

/// Whether requests are pushed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pushed {
    /// A provider that does not take them is not used.
    #[default]
    Required,
    /// Where the provider takes them.
    Offered,
}

impl ProviderSettings {
    /// What is wrong with the settings themselves; names the setting.
    ///
    /// # Errors
    /// The first that is found.
    pub fn check(&self) -> Result<(), &'static str> {
        if self.algorithms.is_empty() {
            return Err("algorithms must name one at least");
        }
        if !(0..=3_600).contains(&self.max_age) {
            return Err("max_age must be from 0 to 3600");
        }
        if !self.scope.split(' ').any(|word| word == "openid") {
            return Err("scope must have openid");
        }
        if self.client_secret_file.is_some() == self.client_key_file.is_some() {
            return Err("either client_secret_file or client_key_file is needed");
        }
        Ok(())
    }
}
