// SPDX-License-Identifier: EUPL-1.2
//! The one place where refusals become status codes: RFC 9457 problem documents with a stable `code`.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use mailbox::error::StoreError;
use mailbox::model::Level;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Body of every refusal.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// `urn:siegelpost:<code>`.
    #[serde(rename = "type")]
    pub kind: String,
    /// One sentence for developers; the pages have their own for each code.
    pub title: String,
    /// HTTP status once more.
    pub status: u16,
    /// Stable name, see docs/API.md and docs/PROTOCOL.md.
    pub code: String,
    /// Where in the request the fault is; never content.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Seconds after which trying again makes sense.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
    /// Tries that are left before the thing is blocked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tries_left: Option<u32>,
    /// With `step-up-required`: the level that the session must reach, by a proof made just now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
}

/// Every refusal that the HTTP half itself knows by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The request does not parse.
    BadRequest,
    /// A body carried PRF results of a passkey; they are keys and must not leave the browser.
    PrfInBody,
    /// No valid session.
    NoSession,
    /// The session is in another state than the route needs.
    SessionState,
    /// A ceremony, code, secret or token was not right.
    LoginRefused,
    /// The proof was right, and access of the person is blocked.
    AccessBlocked,
    /// The person has left the portal.
    AccessLeft,
    /// The insurance is over, or the person has died, and the account is closed.
    AccessEnded,
    /// Nothing new is written in this post any more.
    ReadOnly,
    /// The thread is somebody else's, or done: it opens for a coded reason only.
    ReasonRequired,
    /// The session is not sure enough for this, or its last proof is too old.
    StepUpRequired,
    /// The identity provider of staff comes first.
    ProviderFirst,
    /// The identity provider does not answer, or not as it should.
    ProviderFailed,
    /// What came back from the identity provider proves nothing.
    ProviderRefused,
    /// The identity provider has not seen a second factor.
    ProviderLevel,
    /// The identity provider has ended the session.
    ProviderEnded,
    /// The account at the identity provider belongs to no employee here.
    AccountUnknown,
    /// Account and key are not the same employee's.
    OtherEmployee,
    /// No logout token, or one that has counted before.
    LogoutRefused,
    /// Unsafe request without the listener's own origin.
    CrossSite,
    /// The session may not do this here.
    Forbidden,
    /// No such object for this session.
    NotFound,
    /// Unknown, expired or used code.
    CodeRefused,
    /// A mailed code was typed wrongly.
    WrongCode,
    /// The path exists, the method does not.
    MethodNotAllowed,
    /// `Content-Length` is needed.
    LengthRequired,
    /// Larger than allowed.
    TooLarge,
    /// Another content type than the route takes.
    MediaType,
    /// The range lies outside the object.
    Range,
    /// Another version of the upload protocol.
    TusVersion,
    /// The checksum of a chunk is of a kind that is not spoken here.
    ChecksumAlgorithm,
    /// Too many requests.
    TooMany,
    /// Too many wrong tries.
    TooManyTries,
    /// Database busy or server overloaded.
    Busy,
    /// No space left.
    DiskFull,
    /// A fault of ours.
    Internal,
}

impl Code {
    const fn parts(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::BadRequest => (
                StatusCode::BAD_REQUEST,
                "bad-request",
                "The request does not parse.",
            ),
            Self::PrfInBody => (
                StatusCode::BAD_REQUEST,
                "prf-in-body",
                "PRF results are keys and must not leave the browser.",
            ),
            Self::NoSession => (StatusCode::UNAUTHORIZED, "no-session", "Please sign in."),
            Self::SessionState => (
                StatusCode::UNAUTHORIZED,
                "session-state",
                "The session cannot be used for this.",
            ),
            Self::LoginRefused => (
                StatusCode::UNAUTHORIZED,
                "login-refused",
                "The proof was not accepted.",
            ),
            Self::AccessBlocked => (
                StatusCode::FORBIDDEN,
                "access-blocked",
                "Access of this person is blocked.",
            ),
            Self::AccessLeft => (
                StatusCode::FORBIDDEN,
                "access-left",
                "This person has left the portal.",
            ),
            Self::AccessEnded => (
                StatusCode::FORBIDDEN,
                "access-ended",
                "The account of this person is closed.",
            ),
            Self::ReadOnly => (
                StatusCode::FORBIDDEN,
                "read-only",
                "The insurance has ended; nothing new is written here.",
            ),
            Self::ReasonRequired => (
                StatusCode::FORBIDDEN,
                "reason-required",
                "The thread is somebody else's: it opens for a reason only.",
            ),
            Self::StepUpRequired => (
                StatusCode::FORBIDDEN,
                "step-up-required",
                "Please show once more that it is you.",
            ),
            Self::ProviderFirst => (
                StatusCode::FORBIDDEN,
                "provider-first",
                "Please sign in at the identity provider first.",
            ),
            Self::ProviderFailed => (
                StatusCode::BAD_GATEWAY,
                "provider-failed",
                "The identity provider does not answer as it should.",
            ),
            Self::ProviderRefused => (
                StatusCode::FORBIDDEN,
                "provider-refused",
                "The sign-in at the identity provider was not accepted.",
            ),
            Self::ProviderLevel => (
                StatusCode::FORBIDDEN,
                "provider-level",
                "The identity provider has not seen a second factor.",
            ),
            Self::ProviderEnded => (
                StatusCode::UNAUTHORIZED,
                "provider-ended",
                "The identity provider has ended the session.",
            ),
            Self::AccountUnknown => (
                StatusCode::FORBIDDEN,
                "account-unknown",
                "The account belongs to no employee here.",
            ),
            Self::OtherEmployee => (
                StatusCode::FORBIDDEN,
                "other-employee",
                "Account and key are not the same employee's.",
            ),
            Self::LogoutRefused => (
                StatusCode::BAD_REQUEST,
                "logout-refused",
                "The logout token was not accepted.",
            ),
            Self::CrossSite => (
                StatusCode::FORBIDDEN,
                "cross-site",
                "The request comes from another site.",
            ),
            Self::Forbidden => (StatusCode::FORBIDDEN, "forbidden", "A right is missing."),
            Self::NotFound => (
                StatusCode::NOT_FOUND,
                "not-found",
                "There is no such object.",
            ),
            Self::CodeRefused => (
                StatusCode::NOT_FOUND,
                "code-refused",
                "The code is not valid any more.",
            ),
            Self::WrongCode => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "wrong-code",
                "This is not the code that was mailed.",
            ),
            Self::MethodNotAllowed => (
                StatusCode::METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "The path has no such method.",
            ),
            Self::LengthRequired => (
                StatusCode::LENGTH_REQUIRED,
                "length-required",
                "Content-Length is needed.",
            ),
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-large",
                "Larger than the server takes.",
            ),
            Self::MediaType => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "media-type",
                "The content type is not the one this path takes.",
            ),
            Self::Range => (
                StatusCode::RANGE_NOT_SATISFIABLE,
                "range",
                "The range lies outside the object.",
            ),
            Self::TusVersion => (
                StatusCode::PRECONDITION_FAILED,
                "tus-version",
                "Uploads speak tus 1.0.0.",
            ),
            Self::ChecksumAlgorithm => (
                StatusCode::BAD_REQUEST,
                "checksum-algorithm",
                "Checksums of chunks are sha256.",
            ),
            Self::TooMany => (
                StatusCode::TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too many requests.",
            ),
            Self::TooManyTries => (
                StatusCode::TOO_MANY_REQUESTS,
                "too-many-tries",
                "Too many wrong tries.",
            ),
            Self::Busy => (
                StatusCode::SERVICE_UNAVAILABLE,
                "busy",
                "The server is busy.",
            ),
            Self::DiskFull => (
                StatusCode::INSUFFICIENT_STORAGE,
                "disk-full",
                "No space left for new data.",
            ),
            Self::Internal => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "internal",
                "A fault of the server.",
            ),
        }
    }
}

/// A refusal on its way to the client.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{code}")]
pub struct ApiError {
    status: StatusCode,
    code: &'static str,
    title: &'static str,
    detail: Option<String>,
    retry_after: Option<u64>,
    tries_left: Option<u32>,
    level: Option<Level>,
}

impl ApiError {
    /// A conflict, refusal or named error of the protocol that keeps its own name as `code`.
    pub(crate) fn named(status: StatusCode, code: &'static str, title: &'static str) -> Self {
        Self {
            status,
            code,
            title,
            detail: None,
            retry_after: None,
            tries_left: None,
            level: None,
        }
    }

    /// Says where in the request the fault is. Positions and member names only, never content.
    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Seconds after which trying again makes sense; also sent as `Retry-After`.
    pub(crate) fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// How often one may still try.
    pub(crate) fn tries_left(mut self, tries: u32) -> Self {
        self.tries_left = Some(tries);
        self
    }

    /// What the session must reach.
    pub(crate) fn level(mut self, level: Level) -> Self {
        self.level = Some(level);
        self
    }

    /// Whether it is this refusal.
    pub(crate) fn is(&self, code: Code) -> bool {
        self.code == code.parts().1
    }

    /// Stable name.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// The body.
    #[must_use]
    pub fn problem(&self) -> Problem {
        Problem {
            kind: format!("urn:siegelpost:{}", self.code),
            title: self.title.to_owned(),
            status: self.status.as_u16(),
            code: self.code.to_owned(),
            detail: self.detail.clone(),
            retry_after: self.retry_after,
            tries_left: self.tries_left,
            level: self.level.map(|level| level.to_string()),
        }
    }
}

impl From<Code> for ApiError {
    fn from(code: Code) -> Self {
        let (status, name, title) = code.parts();
        let error = Self::named(status, name, title);
        match code {
            Code::Busy => error.retry_after(2),
            Code::DiskFull => error.retry_after(60),
            _ => error,
        }
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        self.status
    }

    fn error_response(&self) -> HttpResponse {
        let mut builder = HttpResponse::build(self.status);
        if let Some(seconds) = self.retry_after {
            builder.insert_header((RETRY_AFTER, seconds));
        }
        if self.is(Code::TusVersion) {
            builder.insert_header(("tus-version", "1.0.0"));
        }
        let mut response = builder.json(self.problem());
        response.headers_mut().insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        response.headers_mut().insert(
            HeaderName::from_static("cache-control"),
            HeaderValue::from_static("no-store"),
        );
        response
    }
}

impl From<StoreError> for ApiError {
    /// The one translation of the store's errors.
    fn from(error: StoreError) -> Self {
        if error.is_fault() {
            // Only the kind of fault and ids are in these texts.
            tracing::error!(%error, "store");
        }
        match error {
            StoreError::Absent => Code::NotFound.into(),
            StoreError::Forbidden => Code::Forbidden.into(),
            StoreError::ReadOnly => Code::ReadOnly.into(),
            StoreError::ReasonRequired => Code::ReasonRequired.into(),
            StoreError::StepUp { level } => Self::from(Code::StepUpRequired).level(level),
            StoreError::Conflict(conflict) => Self::named(
                StatusCode::CONFLICT,
                conflict.code(),
                "Something else happened first.",
            ),
            // The status that tus 1.0.0 has for it.
            StoreError::Invalid(code @ "upload-checksum") => Self::named(
                StatusCode::from_u16(460).unwrap_or(StatusCode::BAD_REQUEST),
                code,
                "The chunk is not what its checksum says.",
            ),
            StoreError::Invalid(code) => Self::named(
                StatusCode::BAD_REQUEST,
                code,
                "The request contradicts what is stored or signed.",
            ),
            StoreError::Refused { tries_left } => {
                Self::from(Code::LoginRefused).tries_left(tries_left)
            }
            StoreError::Blocked { .. } => Code::TooManyTries.into(),
            StoreError::TooLarge => Code::TooLarge.into(),
            StoreError::Busy => Code::Busy.into(),
            StoreError::DiskFull => Code::DiskFull.into(),
            StoreError::Unavailable(_) => Self::from(Code::Busy).retry_after(5),
            StoreError::Schema(_) | StoreError::Internal(_) => Code::Internal.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use actix_web::ResponseError;
    use mailbox::model::Level;
    use mailbox::{Conflict, StoreError};

    use super::{ApiError, Code};

    #[test]
    fn faults_of_the_machine_say_when_to_try_again() {
        let cases = [
            (StoreError::Busy, 503, "busy", Some("2")),
            (
                StoreError::Unavailable(String::new()),
                503,
                "busy",
                Some("5"),
            ),
            (StoreError::DiskFull, 507, "disk-full", Some("60")),
            (StoreError::Internal(String::new()), 500, "internal", None),
            (StoreError::Schema(String::new()), 500, "internal", None),
            (StoreError::Absent, 404, "not-found", None),
            (StoreError::Forbidden, 403, "forbidden", None),
            (StoreError::ReadOnly, 403, "read-only", None),
            (StoreError::ReasonRequired, 403, "reason-required", None),
            (
                StoreError::StepUp {
                    level: Level::Substantial,
                },
                403,
                "step-up-required",
                None,
            ),
            (StoreError::TooLarge, 413, "too-large", None),
            (
                StoreError::Conflict(Conflict::Claimed),
                409,
                "claimed",
                None,
            ),
            (StoreError::Invalid("not-age"), 400, "not-age", None),
            (
                StoreError::Invalid("upload-checksum"),
                460,
                "upload-checksum",
                None,
            ),
        ];
        for (error, status, code, retry) in cases {
            let error = ApiError::from(error);
            let answer = error.error_response();
            assert_eq!((answer.status().as_u16(), error.code()), (status, code));
            let header = answer
                .headers()
                .get("retry-after")
                .map(|value| value.to_str().unwrap());
            assert_eq!(header, retry, "{code}");
        }
    }

    #[test]
    fn every_refusal_has_a_name_of_its_own() {
        let codes = [
            Code::BadRequest,
            Code::PrfInBody,
            Code::NoSession,
            Code::SessionState,
            Code::LoginRefused,
            Code::AccessBlocked,
            Code::AccessLeft,
            Code::AccessEnded,
            Code::ReadOnly,
            Code::ReasonRequired,
            Code::StepUpRequired,
            Code::ProviderFirst,
            Code::ProviderFailed,
            Code::ProviderRefused,
            Code::ProviderLevel,
            Code::ProviderEnded,
            Code::AccountUnknown,
            Code::OtherEmployee,
            Code::LogoutRefused,
            Code::CrossSite,
            Code::Forbidden,
            Code::NotFound,
            Code::CodeRefused,
            Code::WrongCode,
            Code::MethodNotAllowed,
            Code::LengthRequired,
            Code::TooLarge,
            Code::MediaType,
            Code::Range,
            Code::TusVersion,
            Code::ChecksumAlgorithm,
            Code::TooMany,
            Code::TooManyTries,
            Code::Busy,
            Code::DiskFull,
            Code::Internal,
        ];
        let names: HashSet<_> = codes.iter().map(|code| code.parts().1).collect();
        assert_eq!(names.len(), codes.len());
        for code in codes {
            let problem = ApiError::from(code).problem();
            assert_eq!(problem.kind, format!("urn:siegelpost:{}", problem.code));
            assert!(problem.title.ends_with('.'));
        }
    }

    #[test]
    fn texts_of_faults_stay_inside() {
        let error = ApiError::from(StoreError::Internal("row of somebody".to_owned()));
        let text = serde_json::to_string(&error.problem()).unwrap();
        assert!(!text.contains("somebody"));
    }
}
