// SPDX-License-Identifier: EUPL-1.2
//! Answers: plain ones, and those that a repeated key gets again.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
use mailbox::Tx;
use mailbox::error::StoreError;
use mailbox::model::{Claim, IdempotencyKey, StoredAnswer};
use serde::Serialize;

use crate::error::{ApiError, Code};
use crate::state::App;

/// What handlers answer.
pub(crate) type Answer = Result<HttpResponse, ApiError>;

/// 204.
pub(crate) fn no_content() -> HttpResponse {
    HttpResponse::NoContent().finish()
}

/// JSON with a status.
pub(crate) fn json(status: StatusCode, value: &impl Serialize) -> Answer {
    let body = serde_json::to_string(value).map_err(|_| Code::Internal)?;
    Ok(text(status, body))
}

/// 200 with JSON.
pub(crate) fn ok(value: &impl Serialize) -> Answer {
    json(StatusCode::OK, value)
}

fn text(status: StatusCode, body: String) -> HttpResponse {
    let mut response = HttpResponse::build(status);
    if body.is_empty() {
        return response.finish();
    }
    response
        .insert_header((CONTENT_TYPE, HeaderValue::from_static("application/json")))
        .body(body)
}

/// Gives a stored answer again.
pub(crate) fn again(answer: StoredAnswer) -> Answer {
    let status = StatusCode::from_u16(answer.status).map_err(|_| Code::Internal)?;
    Ok(text(status, answer.body))
}

/// Does the work at most once per key: work and answer are committed together. `()` answers nothing (204).
pub(crate) async fn once<T, F>(
    app: &App,
    key: IdempotencyKey,
    name: &'static str,
    status: StatusCode,
    mut work: F,
) -> Answer
where
    F: FnMut(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    T: Serialize + 'static,
{
    let now = app.ambient.now();
    let answer = app
        .store
        .transaction(name, move |tx| {
            if let Claim::Answered(answer) = tx.idempotency().claim(&key)? {
                return Ok(answer);
            }
            let value = work(tx)?;
            let answer = stored(status, &value)?;
            tx.idempotency().save(&key, &answer, now)?;
            Ok(answer)
        })
        .await?;
    again(answer)
}

/// The stored form of an answer; `()` has an empty body.
pub(crate) fn stored(
    status: StatusCode,
    value: &impl Serialize,
) -> Result<StoredAnswer, StoreError> {
    let body = if status == StatusCode::NO_CONTENT {
        String::new()
    } else {
        serde_json::to_string(value).map_err(|error| StoreError::Internal(error.to_string()))?
    };
    Ok(StoredAnswer {
        status: status.as_u16(),
        body,
    })
}
