// SPDX-License-Identifier: EUPL-1.2
//! Unlock methods between wire and domain.

use actix_web::http::StatusCode;
use mailbox::model::{MethodTag, NewMethod};

use crate::api::keys::{Method, Tag};
use crate::error::ApiError;

/// As many recipients as a bundle may have.
const MOST: usize = 8;

pub(crate) fn methods(methods: Vec<Method>) -> Result<Vec<NewMethod>, ApiError> {
    if methods.is_empty() || methods.len() > MOST {
        let title = "A bundle has one to eight unlock methods.";
        return Err(ApiError::named(
            StatusCode::BAD_REQUEST,
            "wrong-methods",
            title,
        ));
    }
    Ok(methods
        .into_iter()
        .map(|method| NewMethod {
            id: method.id,
            tag: match method.tag {
                Tag::Prf => MethodTag::Prf,
                Tag::Rec => MethodTag::Rec,
                Tag::Pwd => MethodTag::Pwd,
            },
            mac: method.mac,
            auth_hash: method.auth_hash,
            locator_hash: method.locator_hash,
        })
        .collect())
}
