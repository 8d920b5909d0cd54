// SPDX-License-Identifier: EUPL-1.2
//! How we show a provider who asks: a secret, or better a signature (RFC 7523, `private_key_jwt`).

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use protocol::{UnixTime, b64};
use rand::RngCore;
use rand::rngs::OsRng;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use crate::fault::Fault;
use crate::settings::ProviderSettings;

/// A signature is good for so many seconds.
const ASSERTION: i64 = 60;

/// Our credentials at one provider.
pub(crate) enum Credentials {
    Secret(SecretString),
    Key(Box<EcdsaKeyPair>),
}

impl Credentials {
    pub(crate) fn load(settings: &ProviderSettings) -> Result<Self, String> {
        if let Some(path) = &settings.client_secret_file {
            let text = std::fs::read_to_string(path)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            return Ok(Self::Secret(SecretString::from(text.trim().to_owned())));
        }
        let path = settings.client_key_file.as_ref().ok_or("no credentials")?;
        let der = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &der)
            .map(|key| Self::Key(Box::new(key)))
            .map_err(|_| format!("{}: no P-256 key as PKCS#8", path.display()))
    }

    /// Adds to the form what shows who we are; with a secret, it goes into the header instead.
    pub(crate) fn add<'a>(
        &'a self,
        settings: &'a ProviderSettings,
        form: &mut Vec<(&'static str, String)>,
        now: UnixTime,
    ) -> Result<Option<(&'a str, &'a str)>, Fault> {
        match self {
            Self::Secret(secret) => Ok(Some((&settings.client_id, secret.expose_secret()))),
            Self::Key(key) => {
                form.push(("client_id", settings.client_id.clone()));
                form.push((
                    "client_assertion_type",
                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer".to_owned(),
                ));
                form.push(("client_assertion", assertion(key, settings, now)?));
                Ok(None)
            }
        }
    }
}

fn assertion(
    key: &EcdsaKeyPair,
    settings: &ProviderSettings,
    now: UnixTime,
) -> Result<String, Fault> {
    let mut header = json!({ "alg": "ES256", "typ": "JWT" });
    if let (Some(kid), Some(header)) = (&settings.client_key_id, header.as_object_mut()) {
        header.insert("kid".to_owned(), kid.clone().into());
    }
    let claims = json!({
        "iss": settings.client_id, "sub": settings.client_id, "aud": settings.issuer.as_str(),
        "jti": token_id(),
        "iat": now.0, "exp": now.plus(ASSERTION).0,
    });
    let part = |value: &serde_json::Value| b64::url(value.to_string().as_bytes());
    let signed = format!("{}.{}", part(&header), part(&claims));
    let signature = key
        .sign(&SystemRandom::new(), signed.as_bytes())
        .map_err(|_| Fault::UNREACHABLE)?;
    Ok(format!("{signed}.{}", b64::url(signature.as_ref())))
}

/// Names an assertion: 128 random bits.
fn token_id() -> String {
    let mut bytes = [0; 16];
    OsRng.fill_bytes(&mut bytes);
    b64::url(&bytes)
}
