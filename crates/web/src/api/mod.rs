// SPDX-License-Identifier: EUPL-1.2
//! Wire types: what stands in docs/API.md, closed against unknown members. They hold no rules beyond form.

pub mod activation;
pub mod agent;
pub mod announcement;
pub mod bulk;
pub mod contact;
pub mod desk;
pub mod disputes;
pub mod drafts;
pub mod ending;
pub mod events;
pub mod hand_over;
pub mod keys;
pub mod letters;
pub mod mails;
pub mod offers;
pub mod office;
pub mod openings;
pub mod overview;
pub mod pages;
pub mod push;
pub mod replies;
pub mod representations;
pub mod retention;
pub mod rules;
pub mod scans;
pub mod security;
pub mod sessions;
pub mod shield;
pub mod staged;
pub mod statements;
pub mod texts;
pub mod threads;
pub mod work;

use std::borrow::Cow;
use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// Bytes that travel as base64url without padding.
#[derive(Clone, PartialEq, Eq)]
pub struct B64u(pub Vec<u8>);

impl fmt::Debug for B64u {
    /// Length only: these bytes are ciphertext or secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "B64u({} bytes)", self.0.len())
    }
}

impl From<Vec<u8>> for B64u {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl Serialize for B64u {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&URL_SAFE_NO_PAD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for B64u {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = B64u;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("base64url without padding")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<B64u, E> {
                URL_SAFE_NO_PAD
                    .decode(text)
                    .map(B64u)
                    .map_err(|_| E::custom("not base64url"))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

impl PartialSchema for B64u {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .pattern(Some("^[A-Za-z0-9_-]*$"))
            .description(Some("base64url without padding"))
            .into()
    }
}

impl ToSchema for B64u {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("B64u")
    }
}

/// A request without members.
#[derive(Clone, Debug, Serialize, serde::Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Empty {}
