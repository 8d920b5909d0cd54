// SPDX-License-Identifier: EUPL-1.2
//! Between wire and domain. What comes in is parsed here; after this nothing is "maybe valid".

use actix_web::http::StatusCode;
use mailbox::ciphertext::Ciphertext;
use mailbox::model;
use protocol::Signed;
use protocol::statement::{Lane, ThreadEpoch};

use crate::api::threads::{
    AcceptedAnswer, AttachmentItem, Epoch, EpochGrant, GrantItem, LaneItem, LowerReason,
    MessageItem, NewEpoch, NewMessage,
};
use crate::common::statement::statement;
use crate::config::Limits;
use crate::error::{ApiError, Code};

pub(crate) fn new_message(
    message: NewMessage,
    limits: &Limits,
) -> Result<model::NewMessage, ApiError> {
    if message.attachments.len() > limits.attachments {
        return Err(ApiError::named(
            StatusCode::BAD_REQUEST,
            "too-many-attachments",
            "More attachments than a message may have.",
        ));
    }
    if message.file.0.len() > limits.message {
        return Err(Code::TooLarge.into());
    }
    Ok(model::NewMessage {
        header: message.header,
        file: Ciphertext::message(message.file.0)?,
        attachments: message.attachments,
        lowered: message.lowered.map(|reason| match reason {
            LowerReason::Mistake => model::LowerReason::Mistake,
            LowerReason::Content => model::LowerReason::Content,
            LowerReason::Asked => model::LowerReason::Asked,
        }),
        seen: message.seen,
        letter: message.letter,
    })
}

pub(crate) fn new_epoch(epoch: NewEpoch) -> Result<model::NewEpoch, ApiError> {
    let stmt: Signed<ThreadEpoch> = statement(epoch.stmt)?;
    let number = stmt.payload().epoch;
    if stmt.payload().lane != epoch.lane {
        return Err(ApiError::from(Code::BadRequest).detail("lane"));
    }
    let grants = epoch
        .grants
        .into_iter()
        .map(|grant| {
            Ok(model::NewGrant {
                epoch: number,
                member: grant.member,
                file: Ciphertext::grant(grant.file.0)?,
            })
        })
        .collect::<Result<_, ApiError>>()?;
    Ok(model::NewEpoch { stmt, grants })
}

pub(crate) fn grants(grants: Vec<EpochGrant>) -> Result<Vec<model::NewGrant>, ApiError> {
    grants
        .into_iter()
        .map(|grant| {
            Ok(model::NewGrant {
                epoch: grant.epoch,
                member: grant.member,
                file: Ciphertext::grant(grant.file.0)?,
            })
        })
        .collect()
}

pub(crate) fn accepted(accepted: model::Accepted) -> AcceptedAnswer {
    AcceptedAnswer {
        receipt: accepted.receipt,
        received_at: accepted.received_at.secs(),
    }
}

pub(crate) fn message(item: model::MessageItem) -> MessageItem {
    MessageItem {
        header: item.header,
        idx: item.idx,
        file: item.file.into(),
        receipt: item.receipt,
        received_at: item.received_at.secs(),
        attachments: item
            .attachments
            .into_iter()
            .map(|item| AttachmentItem {
                aid: item.aid,
                size: item.size,
                sha256: item.sha256,
            })
            .collect(),
        release: item.release,
        declared: item.declared,
    }
}

pub(crate) fn epochs(epochs: Vec<model::EpochItem>) -> Vec<Epoch> {
    epochs
        .into_iter()
        .map(|epoch| Epoch {
            stmt: epoch.stmt,
            grants: epoch
                .grants
                .into_iter()
                .map(|grant| GrantItem {
                    file: grant.file.into(),
                    by: grant.by,
                })
                .collect(),
        })
        .collect()
}

pub(crate) fn lane(lane: Lane, items: Vec<model::EpochItem>) -> LaneItem {
    LaneItem {
        lane,
        epochs: epochs(items),
    }
}
