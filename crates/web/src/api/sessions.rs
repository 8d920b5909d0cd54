// SPDX-License-Identifier: EUPL-1.2
//! Sign-in, sessions and passkey ceremonies.

use mailbox::ids::{MethodId, PersonId, SessionId};
use protocol::Hash;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::B64u;
use super::ending::Ending;

/// Options for `navigator.credentials`, in the JSON form of WebAuthn level 3.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CeremonyAnswer {
    /// `PublicKeyCredentialCreationOptionsJSON` or `PublicKeyCredentialRequestOptionsJSON`.
    #[schema(value_type = Object, additional_properties = true)]
    pub public_key: Value,
}

/// Body of `POST passkeys`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasskeyRegistrationRequest {
    /// What the authenticator answered.
    pub credential: AttestationCredential,
    /// Unlock method made from its PRF; none for a passkey that can only sign in.
    #[schema(value_type = Option<Uuid>)]
    pub method: Option<MethodId>,
}

/// A new credential, as `PublicKeyCredential.toJSON()` writes it, without extension results.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct AttestationCredential {
    /// Credential id.
    pub id: String,
    /// Credential id as bytes.
    pub raw_id: B64u,
    /// `public-key`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Attestation.
    pub response: AttestationResponse,
    /// `platform` or `cross-platform`.
    #[serde(default)]
    pub authenticator_attachment: Option<String>,
    /// Must not hold PRF results; everything else is dropped.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    pub client_extension_results: Option<Value>,
}

/// Attestation of a new credential.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct AttestationResponse {
    /// Collected client data.
    #[serde(rename = "clientDataJSON")]
    pub client_data_json: B64u,
    /// CBOR.
    pub attestation_object: B64u,
    /// Repeats part of the attestation; not used.
    #[serde(default)]
    pub authenticator_data: Option<B64u>,
    /// Hints for later ceremonies; not used.
    #[serde(default)]
    pub transports: Option<Vec<String>>,
    /// Repeats part of the attestation; not used.
    #[serde(default)]
    pub public_key: Option<B64u>,
    /// Repeats part of the attestation; not used.
    #[serde(default)]
    pub public_key_algorithm: Option<i64>,
}

/// Answer of `POST passkeys`.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasskeyRegistrationAnswer {
    /// Id of the credential.
    pub credential_id: B64u,
}

/// Where to sign in.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProviderOptionsAnswer {
    /// Page of the identity provider.
    pub url: String,
}

/// What is left to do at the identity provider after signing out.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LeaveAnswer {
    /// Its page; null: there is nothing to do.
    pub url: Option<String>,
    /// What it brings back as `state`, in the query of the start page.
    pub state: Option<String>,
    /// The provider did not say where: whoever signed out here may still be signed in there.
    pub unreachable: bool,
}

/// Body of `session/provider`: what stood behind the `#`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProviderRequest {
    /// The code.
    pub code: String,
    /// As it was sent there.
    pub state: String,
    /// Who says that it is his (RFC 9207).
    pub iss: Option<String>,
}

/// Body of `session/passkey/options`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasskeyOptionsRequest {
    /// Others use this device too; portal only. Counts if a session begins.
    #[serde(default)]
    pub shared: bool,
}

/// Body of `session/passkey`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasskeyLoginRequest {
    /// What the authenticator answered.
    pub credential: AssertionCredential,
}

/// An assertion, as `PublicKeyCredential.toJSON()` writes it, without extension results.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct AssertionCredential {
    /// Credential id.
    pub id: String,
    /// Credential id as bytes.
    pub raw_id: B64u,
    /// `public-key`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Assertion.
    pub response: AssertionResponse,
    /// `platform` or `cross-platform`.
    #[serde(default)]
    pub authenticator_attachment: Option<String>,
    /// Must not hold PRF results; everything else is dropped.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    pub client_extension_results: Option<Value>,
}

/// The signature of the authenticator.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct AssertionResponse {
    /// Collected client data.
    #[serde(rename = "clientDataJSON")]
    pub client_data_json: B64u,
    /// Authenticator data.
    pub authenticator_data: B64u,
    /// Signature.
    pub signature: B64u,
    /// The person, 16 bytes.
    pub user_handle: Option<B64u>,
}

/// Who is signed in, and with which unlock method the passkey goes.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasskeyLoginAnswer {
    /// Person.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Unlock method of this passkey.
    #[schema(value_type = Option<Uuid>)]
    pub method: Option<MethodId>,
}

/// Body of `session/recovery`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecoveryRequest {
    /// Locator of the recovery code, 32 bytes.
    #[schema(value_type = B64u)]
    pub locator: Hash,
    /// Claims, sealed to the registrar.
    pub claims: B64u,
    /// Others use this device too; portal only.
    #[serde(default)]
    pub shared: bool,
}

/// Body of `session/password`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordRequest {
    /// Person, remembered by the browser profile.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// Unlock method.
    #[schema(value_type = Uuid)]
    pub method: MethodId,
    /// Proof derived from password and device secret, 32 bytes.
    #[schema(value_type = B64u)]
    pub auth: Hash,
    /// Others use this device too; portal only. Counts if a session begins.
    #[serde(default)]
    pub shared: bool,
}

/// A person.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonAnswer {
    /// Person.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
}

/// What kind of device the session was begun at.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeviceRequest {
    /// 60 bytes that only the person's own clients can open.
    pub sealed: B64u,
}

/// Answer of `GET session`.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionAnswer {
    /// Opaque id.
    #[schema(value_type = Uuid)]
    pub id: SessionId,
    /// Person.
    #[schema(value_type = Uuid)]
    pub pid: PersonId,
    /// `insured`, `rep` or `staff`.
    pub kind: String,
    /// `normal`, `substantiell` or `hoch`.
    pub level: String,
    /// Seconds until the session ends without a request.
    pub idle_expires_in: i64,
    /// Seconds until it ends in any case.
    pub expires_in: i64,
    /// Whether it was begun at a device that others use too.
    pub shared: bool,
    /// When the account ends, if that is known; portal only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ending: Option<Ending>,
}

/// Own sessions.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionsAnswer {
    /// Newest first.
    pub items: Vec<SessionItem>,
}

/// One of the own sessions.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionItem {
    /// Opaque id.
    #[schema(value_type = Uuid)]
    pub id: SessionId,
    /// `passkey`, `recovery` or `password`.
    pub method: String,
    /// Unix seconds.
    pub created_at: i64,
    /// Unix seconds.
    pub seen_at: i64,
    /// Whether it is the asking one.
    pub current: bool,
    /// Whether it was begun at a device that others use too.
    pub shared: bool,
    /// Kind of device, sealed by the client that began it.
    pub device: Option<B64u>,
}

/// Own passkeys.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasskeysAnswer {
    /// Oldest first.
    pub items: Vec<PasskeyItem>,
}

/// One of the own passkeys.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasskeyItem {
    /// Credential id.
    pub credential_id: B64u,
    /// Unlock method made from its PRF.
    #[schema(value_type = Option<Uuid>)]
    pub method: Option<MethodId>,
    /// Unix seconds.
    pub created_at: i64,
    /// Unix seconds.
    pub used_at: Option<i64>,
}
