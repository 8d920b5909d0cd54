// SPDX-License-Identifier: EUPL-1.2
//! Passkey ceremonies: discoverable credentials, user verification required. The challenge stays in the session row.
//!
//! webauthn-rs checks challenge, origin, relying party, flags, signature and counter; this file asks for a resident key,
//! keeps PRF results out, and binds a stored challenge to its kind.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;
use webauthn_rs::prelude::{
    AuthenticationResult, DiscoverableAuthentication, Passkey, PasskeyRegistration,
    PublicKeyCredential, RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder,
    WebauthnError,
};

use crate::api::sessions::{AssertionCredential, AttestationCredential};
use crate::error::{ApiError, Code};

/// The relying party of one side.
#[derive(Debug, Clone)]
pub(crate) struct Passkeys(Webauthn);

/// A running ceremony, as the session row keeps it.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", content = "state", rename_all = "lowercase")]
enum Ceremony {
    Register(PasskeyRegistration),
    Login(DiscoverableAuthentication),
}

/// What a session row keeps: the running ceremony, and which passkeys an activation has made.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    made: Vec<String>,
    running: Option<Ceremony>,
}

/// The passkeys that an activating session has made itself, as credential ids.
pub(crate) fn made(kept: Option<&str>) -> Vec<Vec<u8>> {
    let kept: Kept = kept
        .and_then(|kept| serde_json::from_str(kept).ok())
        .unwrap_or_default();
    kept.made
        .iter()
        .filter_map(|id| URL_SAFE_NO_PAD.decode(id).ok())
        .collect()
}

/// What the row of an activating session keeps between two ceremonies.
pub(crate) fn keep(made: &[Vec<u8>]) -> Result<String, ApiError> {
    pack(made, None)
}

/// Options for the page, and the state that stays here.
pub(crate) struct Started {
    /// For `navigator.credentials`.
    pub options: Value,
    /// For the session row.
    pub state: String,
}

/// A credential that was accepted.
pub(crate) struct Registered {
    /// Its id.
    pub credential_id: Vec<u8>,
    /// Public key and counter, as stored.
    pub passkey: String,
}

/// Whom an assertion claims to come from; nothing is checked yet.
pub(crate) struct Claimed {
    /// User handle.
    pub pid: Uuid,
    /// Credential.
    pub credential_id: Vec<u8>,
}

impl Passkeys {
    /// A relying party that accepts ceremonies of exactly this origin.
    ///
    /// # Errors
    /// A sentence when origin and relying party id do not fit.
    pub(crate) fn new(rp_id: &str, origin: &str, name: &str) -> Result<Self, String> {
        let url = Url::parse(origin).map_err(|error| format!("origin: {error}"))?;
        WebauthnBuilder::new(rp_id, &url)
            .map(|builder| {
                builder
                    .rp_name(name)
                    .allow_subdomains(false)
                    .allow_any_port(false)
            })
            .and_then(WebauthnBuilder::build)
            .map(Self)
            .map_err(|error| format!("passkeys: {error}"))
    }

    /// Begins a registration. The name is the insurer's: no personal data in authenticators.
    pub(crate) fn start_registration(
        &self,
        pid: Uuid,
        name: &str,
        known: Vec<Vec<u8>>,
        made: &[Vec<u8>],
    ) -> Result<Started, ApiError> {
        let (challenge, state) = self
            .0
            .start_passkey_registration(pid, name, name, Some(known))
            .map_err(fault)?;
        let mut options =
            serde_json::to_value(&challenge.public_key).map_err(|_| Code::Internal)?;
        // webauthn-rs asks for `discouraged`; sign-in without a user name needs a resident key.
        if let Some(options) = options.as_object_mut() {
            options.insert(
                "authenticatorSelection".to_owned(),
                json!({"residentKey": "required", "requireResidentKey": true, "userVerification": "required"}),
            );
        }
        Ok(Started {
            options,
            state: pack(made, Some(Ceremony::Register(state)))?,
        })
    }

    /// Ends a registration.
    pub(crate) fn finish_registration(
        &self,
        credential: AttestationCredential,
        state: &str,
    ) -> Result<Registered, ApiError> {
        refuse_prf(credential.client_extension_results.as_ref())?;
        let Ceremony::Register(state) = unpack(state)? else {
            return Err(Code::LoginRefused.into());
        };
        let wire: RegisterPublicKeyCredential = rebuild(json!({
            "id": credential.id,
            "rawId": credential.raw_id,
            "type": credential.kind,
            "response": {
                "clientDataJSON": credential.response.client_data_json,
                "attestationObject": credential.response.attestation_object,
            },
            "extensions": {},
        }))?;
        let passkey = self
            .0
            .finish_passkey_registration(&wire, &state)
            .map_err(refused)?;
        Ok(Registered {
            credential_id: passkey.cred_id().to_vec(),
            passkey: serde_json::to_string(&passkey).map_err(|_| Code::Internal)?,
        })
    }

    /// Begins a sign-in without asking who it is.
    pub(crate) fn start_login(&self) -> Result<Started, ApiError> {
        let (challenge, state) = self.0.start_discoverable_authentication().map_err(fault)?;
        let options = serde_json::to_value(&challenge.public_key).map_err(|_| Code::Internal)?;
        Ok(Started {
            options,
            state: pack(&[], Some(Ceremony::Login(state)))?,
        })
    }

    /// Reads whose credential this claims to be.
    pub(crate) fn claimed(credential: &AssertionCredential) -> Result<Claimed, ApiError> {
        refuse_prf(credential.client_extension_results.as_ref())?;
        let handle = credential
            .response
            .user_handle
            .as_ref()
            .ok_or(Code::LoginRefused)?;
        let pid = Uuid::from_slice(&handle.0).map_err(|_| Code::LoginRefused)?;
        Ok(Claimed {
            pid,
            credential_id: credential.raw_id.0.clone(),
        })
    }

    /// Ends a sign-in. Answers the passkey as it is to be stored (its counter may have moved).
    pub(crate) fn finish_login(
        &self,
        credential: &AssertionCredential,
        state: &str,
        passkey: &str,
    ) -> Result<String, ApiError> {
        let Ceremony::Login(state) = unpack(state)? else {
            return Err(Code::LoginRefused.into());
        };
        let wire: PublicKeyCredential = rebuild(json!({
            "id": credential.id,
            "rawId": credential.raw_id,
            "type": credential.kind,
            "response": {
                "clientDataJSON": credential.response.client_data_json,
                "authenticatorData": credential.response.authenticator_data,
                "signature": credential.response.signature,
                "userHandle": credential.response.user_handle,
            },
            "extensions": {},
        }))?;
        let mut stored: Passkey = serde_json::from_str(passkey).map_err(|_| Code::Internal)?;
        let result: AuthenticationResult = self
            .0
            .finish_discoverable_authentication_v2(&wire, state, &stored)
            .map_err(refused)?;
        if !result.user_verified() {
            return Err(Code::LoginRefused.into());
        }
        stored.update_credential(&result);
        serde_json::to_string(&stored).map_err(|_| Code::Internal.into())
    }
}

/// PRF results are keys. `toJSON()` of a credential contains them unless the page removes them.
fn refuse_prf(extensions: Option<&Value>) -> Result<(), ApiError> {
    fn holds_key(value: &Value) -> bool {
        match value {
            Value::Object(map) => map.iter().any(|(name, value)| {
                matches!(
                    name.as_str(),
                    "prf" | "hmacGetSecret" | "hmacCreateSecret" | "largeBlob"
                ) || holds_key(value)
            }),
            Value::Array(items) => items.iter().any(holds_key),
            _ => false,
        }
    }
    if extensions.is_some_and(holds_key) {
        Err(Code::PrfInBody.into())
    } else {
        Ok(())
    }
}

fn rebuild<T: serde::de::DeserializeOwned>(value: Value) -> Result<T, ApiError> {
    serde_json::from_value(value).map_err(|_| ApiError::from(Code::BadRequest).detail("credential"))
}

fn pack(made: &[Vec<u8>], running: Option<Ceremony>) -> Result<String, ApiError> {
    let made = made.iter().map(|id| URL_SAFE_NO_PAD.encode(id)).collect();
    serde_json::to_string(&Kept { made, running }).map_err(|_| Code::Internal.into())
}

fn unpack(state: &str) -> Result<Ceremony, ApiError> {
    let kept: Kept = serde_json::from_str(state).map_err(|_| Code::Internal)?;
    kept.running.ok_or_else(|| Code::LoginRefused.into())
}

/// One answer for every failed check. The name of the check goes into a counter, never what was sent.
fn refused(error: WebauthnError) -> ApiError {
    let name = format!("{error:?}");
    let name = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .next()
        .unwrap_or("other");
    metrics::counter!("passkey_refused_total", "reason" => name.to_owned()).increment(1);
    Code::LoginRefused.into()
}

fn fault(error: WebauthnError) -> ApiError {
    tracing::error!(%error, "passkey ceremony cannot begin");
    Code::Internal.into()
}
