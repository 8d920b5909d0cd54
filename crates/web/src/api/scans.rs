// SPDX-License-Identifier: EUPL-1.2
//! Verdicts of the virus scanner, for the record.

use mailbox::model::ScanVerdict;
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

/// Characters of a version.
const LONGEST: usize = 32;

/// Body of `POST attachments/{aid}/scan`. There is no place for a name or for anything of the content.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScanRequest {
    /// What was said.
    pub verdict: Verdict,
    /// Version of the scanner's signatures; none when it did not say.
    #[schema(value_type = Option<String>, max_length = 32)]
    pub signatures: Option<Signatures>,
}

/// What a scanner says.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing was found.
    Clean,
    /// Something was found.
    Found,
    /// There was no verdict.
    Unavailable,
    /// Larger than it takes.
    TooLarge,
}

impl From<Verdict> for ScanVerdict {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Clean => Self::Clean,
            Verdict::Found => Self::Found,
            Verdict::Unavailable => Self::Unavailable,
            Verdict::TooLarge => Self::TooLarge,
        }
    }
}

/// A version: 1 to 32 letters, digits, dots and hyphens, so that nothing else gets into the record this way.
#[derive(Clone, Debug)]
pub struct Signatures(pub String);

impl<'de> Deserialize<'de> for Signatures {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
        if text.is_empty() || text.len() > LONGEST || !text.bytes().all(sign) {
            return Err(serde::de::Error::custom("signatures"));
        }
        Ok(Self(text))
    }
}
