// SPDX-License-Identifier: EUPL-1.2
//! Headers of tus 1.0.0.

use std::time::UNIX_EPOCH;

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderMap, HeaderName, HttpDate, TryIntoHeaderValue};
use actix_web::{HttpResponse, HttpResponseBuilder};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use mailbox::Timestamp;
use mailbox::model::UploadProgress;
use protocol::Hash;

use crate::error::{ApiError, Code};

/// The only version there is.
const VERSION: &str = "1.0.0";
/// `sha1`, which the extension asks for, is not spoken: nothing here relies on it, also not against chance.
const ALGORITHM: &str = "sha256";

/// Refuses a request of another version.
///
/// # Errors
/// [`Code::TusVersion`].
pub(super) fn version(headers: &HeaderMap) -> Result<(), ApiError> {
    let given = headers.get("tus-resumable").map(|value| value.as_bytes());
    if given == Some(VERSION.as_bytes()) {
        Ok(())
    } else {
        Err(Code::TusVersion.into())
    }
}

/// A header that is a whole number.
///
/// # Errors
/// [`Code::BadRequest`] with the header's name.
pub(super) fn number(headers: &HeaderMap, name: &'static str) -> Result<u64, ApiError> {
    let value = headers.get(name).and_then(|value| value.to_str().ok());
    let digits = value.filter(|text| text.bytes().all(|b| b.is_ascii_digit()));
    digits
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| ApiError::from(Code::BadRequest).detail(name))
}

/// `Upload-Checksum: sha256 <base64>`, if there is one.
///
/// # Errors
/// [`Code::ChecksumAlgorithm`], [`Code::BadRequest`].
pub(super) fn checksum(headers: &HeaderMap) -> Result<Option<Hash>, ApiError> {
    let name = "upload-checksum";
    let Some(value) = headers.get(name) else {
        return Ok(None);
    };
    let bad = || ApiError::from(Code::BadRequest).detail(name);
    let (algorithm, hash) = value
        .to_str()
        .ok()
        .and_then(|text| text.split_once(' '))
        .ok_or_else(bad)?;
    if algorithm != ALGORITHM {
        return Err(Code::ChecksumAlgorithm.into());
    }
    let bytes = STANDARD.decode(hash.trim()).map_err(|_| bad())?;
    let hash: [u8; 32] = bytes.try_into().map_err(|_| bad())?;
    Ok(Some(Hash::new(hash)))
}

/// An answer that says how far the upload has come. Once the whole is stored and checked, its SHA-256 stands in `Repr-Digest`
/// (RFC 9530).
pub(super) fn answer(status: StatusCode, progress: &UploadProgress) -> HttpResponse {
    let mut answer = plain(status);
    answer
        .insert_header(("upload-offset", progress.offset.to_string()))
        .insert_header(("upload-length", progress.length.to_string()));
    let expires = UNIX_EPOCH + progress.expires_at.since(Timestamp::from_micros(0));
    if let Ok(expires) = HttpDate::from(expires).try_into_value() {
        answer.insert_header((HeaderName::from_static("upload-expires"), expires));
    }
    if let Some(sha256) = progress.sha256 {
        let digest = format!("sha-256=:{}:", STANDARD.encode(sha256.as_bytes()));
        answer.insert_header(("repr-digest", digest));
    }
    answer.finish()
}

/// An answer of this version.
pub(super) fn plain(status: StatusCode) -> HttpResponseBuilder {
    let mut answer = HttpResponse::build(status);
    answer.insert_header(("tus-resumable", VERSION));
    answer
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};

    use super::{checksum, number, version};

    fn one(name: &'static str, value: &'static str) -> HeaderMap {
        let mut map = HeaderMap::new();
        map.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
        map
    }

    #[test]
    fn only_the_one_version_is_spoken() {
        assert!(version(&one("tus-resumable", "1.0.0")).is_ok());
        for other in ["1.0", "0.2.2", "", "1.0.0, 0.2.2"] {
            assert_eq!(
                version(&one("tus-resumable", other)).unwrap_err().code(),
                "tus-version"
            );
        }
        assert!(version(&HeaderMap::new()).is_err());
    }

    #[test]
    fn numbers_are_digits() {
        assert_eq!(
            number(&one("upload-offset", "17"), "upload-offset").unwrap(),
            17
        );
        for bad in ["", "+1", "-1", "1.0", " 1 2", "99999999999999999999"] {
            let refused = number(&one("upload-offset", bad), "upload-offset").unwrap_err();
            assert_eq!(refused.code(), "bad-request", "{bad}");
        }
    }

    #[test]
    fn checksums_are_sha256_in_base64() {
        let empty = "sha256 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        let read = checksum(&one("upload-checksum", empty)).unwrap();
        assert_eq!(read, Some(protocol::Hash::of(b"")));
        assert_eq!(checksum(&HeaderMap::new()).unwrap(), None);
        let sha1 = "sha1 2jmj7l5rSw0yVb/vlWAYkK/YBwk=";
        let refused = checksum(&one("upload-checksum", sha1)).unwrap_err();
        assert_eq!(refused.code(), "checksum-algorithm");
        for bad in ["sha256", "sha256 x", "sha256 2jmj7l5rSw0yVb/vlWAYkK/YBwk="] {
            let refused = checksum(&one("upload-checksum", bad)).unwrap_err();
            assert_eq!(refused.code(), "bad-request", "{bad}");
        }
    }
}
