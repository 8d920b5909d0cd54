// SPDX-License-Identifier: EUPL-1.2
//! Statements as they come in: an envelope becomes a typed statement, or a refusal by the name of what is wrong.

use actix_web::http::StatusCode;
use protocol::dsse::Statement;
use protocol::{Envelope, Signed};

use crate::error::ApiError;

/// Reads the payload as `T`. No signature has been looked at yet.
pub(crate) fn statement<T: Statement>(envelope: Envelope) -> Result<Signed<T>, ApiError> {
    Signed::parse(envelope).map_err(|error| {
        ApiError::named(
            StatusCode::BAD_REQUEST,
            error.code(),
            "The statement does not parse.",
        )
    })
}
