// SPDX-License-Identifier: EUPL-1.2
//! Discovery (OpenID Connect Discovery 1.0): believed only where it agrees with what is pinned.

use protocol::WebUrl;
use reqwest::Url;
use serde_json::{Map, Value};

use crate::fault::Fault;
use crate::http::Http;
use crate::settings::{ProviderSettings, Pushed};
use crate::token::text;

/// What we need of a provider.
#[derive(Debug, Clone)]
pub(crate) struct Metadata {
    pub(crate) authorization: Url,
    pub(crate) token: Url,
    pub(crate) jwks: Url,
    pub(crate) pushed: Option<Url>,
    /// Where people sign out (RP-Initiated Logout 1.0); what is wrong with it keeps nobody from signing in.
    pub(crate) end_session: Result<Option<Url>, Fault>,
    /// Whether the way back always names the issuer (RFC 9207).
    pub(crate) names_issuer: bool,
}

impl Metadata {
    /// Where discovery is.
    pub(crate) fn address(http: &Http, issuer: &str) -> Result<Url, Fault> {
        let base = issuer.trim_end_matches('/');
        http.address(&format!("{base}/.well-known/openid-configuration"))
    }

    pub(crate) fn read(
        http: &Http,
        settings: &ProviderSettings,
        document: &Map<String, Value>,
    ) -> Result<Self, Fault> {
        if text(document, "issuer") != Some(settings.issuer.as_str()) {
            return Err(Fault::DISCOVERY_ISSUER);
        }
        let pinned = settings.jwks_uri.as_ref().map(WebUrl::as_str);
        if pinned.is_some() && text(document, "jwks_uri") != pinned {
            return Err(Fault::UNPINNED_KEYS);
        }
        let needed = says(document, "response_types_supported", "code", false)
            && says(document, "code_challenge_methods_supported", "S256", false)
            && says(document, "response_modes_supported", "fragment", true)
            && settings.algorithms.iter().any(|alg| {
                let name = "id_token_signing_alg_values_supported";
                says(document, name, alg.name(), true)
            });
        if !needed {
            return Err(Fault::UNSUITABLE);
        }
        let endpoint = |name: &str| -> Result<Option<Url>, Fault> {
            match document.get(name) {
                None | Some(Value::Null) => Ok(None),
                Some(_) => {
                    let url = http.address(text(document, name).ok_or(Fault::ADDRESS)?)?;
                    at_home(settings, &url)
                        .then_some(Some(url))
                        .ok_or(Fault::FOREIGN_HOST)
                }
            }
        };
        let pushed = endpoint("pushed_authorization_request_endpoint")?;
        if pushed.is_none() && settings.pushed == Pushed::Required {
            return Err(Fault::UNSUITABLE);
        }
        let names_issuer = document
            .get("authorization_response_iss_parameter_supported")
            .and_then(Value::as_bool);
        Ok(Self {
            authorization: endpoint("authorization_endpoint")?.ok_or(Fault::UNSUITABLE)?,
            token: endpoint("token_endpoint")?.ok_or(Fault::UNSUITABLE)?,
            // What is pinned may be anywhere; what is only said, at home.
            jwks: match pinned {
                Some(pinned) => http.address(pinned)?,
                None => endpoint("jwks_uri")?.ok_or(Fault::UNSUITABLE)?,
            },
            pushed,
            end_session: endpoint("end_session_endpoint"),
            names_issuer: names_issuer.unwrap_or(false),
        })
    }
}

/// Whether a list names something; `absent` is what it means when there is no list.
fn says(document: &Map<String, Value>, list: &str, word: &str, absent: bool) -> bool {
    match document.get(list) {
        None => absent,
        Some(Value::Array(all)) => all.iter().any(|one| one == word),
        Some(_) => false,
    }
}

/// Whether an address is at the issuer's own origin or at a host that the configuration names: discovery must not be able to
/// send us, or the person, to somewhere else.
fn at_home(settings: &ProviderSettings, url: &Url) -> bool {
    let own = Url::parse(settings.issuer.as_str()).is_ok_and(|own| own.origin() == url.origin());
    let named = |host: &String| url.scheme() == "https" && url.host_str() == Some(host.as_str());
    own || settings.hosts.iter().any(named)
}
