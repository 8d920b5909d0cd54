// SPDX-License-Identifier: EUPL-1.2
//! Path parameters and queries. An id that is none is an object that does not exist.

use std::future::{Ready, ready};
use std::str::FromStr;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use serde::de::DeserializeOwned;

use crate::error::{ApiError, Code};

/// The only, or the first two, parameters of a path.
pub(crate) struct Path<T>(pub T);

fn parameter<T: FromStr>(request: &HttpRequest, index: usize) -> Result<T, ApiError> {
    request
        .match_info()
        .iter()
        .nth(index)
        .and_then(|(_, text)| text.parse().ok())
        .ok_or_else(|| Code::NotFound.into())
}

impl<T: FromStr> FromRequest for Path<T>
where
    T: Single,
{
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(parameter(request, 0).map(Path))
    }
}

impl<A: FromStr, B: FromStr> FromRequest for Path<(A, B)> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(parameter(request, 0).and_then(|a| Ok(Path((a, parameter(request, 1)?)))))
    }
}

/// Types that are one parameter.
pub(crate) trait Single {}

macro_rules! single {
    ($($name:ty),*) => { $(impl Single for $name {})* };
}

single!(
    mailbox::ids::ThreadId,
    mailbox::ids::AttachmentId,
    mailbox::ids::PersonId,
    mailbox::ids::SessionId,
    mailbox::ids::RequestId,
    mailbox::ids::PhoneCheckId,
    mailbox::ids::DraftId,
    mailbox::ids::LetterJobId,
    mailbox::ids::ReplyCodeId,
    mailbox::ids::LegalHoldId,
    mailbox::ids::DisputeId,
    mailbox::ids::Dept,
    String
);

/// A closed query.
pub(crate) struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            actix_web::web::Query::<T>::from_query(request.query_string())
                .map(|query| Self(query.into_inner()))
                .map_err(|_| ApiError::from(Code::BadRequest).detail("query")),
        )
    }
}

/// Ids separated by commas, at most `most`, none twice.
pub(crate) fn list<T: FromStr + PartialEq>(text: &str, most: usize) -> Result<Vec<T>, ApiError> {
    let mut items = Vec::new();
    for part in text.split(',').filter(|part| !part.is_empty()) {
        let item = part
            .parse()
            .map_err(|_| ApiError::from(Code::BadRequest).detail("list of ids"))?;
        if !items.contains(&item) {
            items.push(item);
        }
        if items.len() > most {
            return Err(ApiError::from(Code::BadRequest).detail("too many ids"));
        }
    }
    Ok(items)
}
