// SPDX-License-Identifier: EUPL-1.2
//! Between wire and domain.

use mailbox::model;

use crate::api::staged::{StageReason, StageState, StagedItem, StagedLine};
use crate::api::threads::AttachmentItem;

pub(crate) const fn reason(reason: model::StageReason) -> StageReason {
    match reason {
        model::StageReason::Release => StageReason::Release,
        model::StageReason::Later => StageReason::Later,
    }
}

pub(crate) const fn state(state: model::StageState) -> StageState {
    match state {
        model::StageState::Open => StageState::Open,
        model::StageState::Returned => StageState::Returned,
        model::StageState::Void => StageState::Void,
    }
}

pub(crate) fn line(staged: &model::StagedMessage) -> StagedLine {
    StagedLine {
        thread: staged.header.thread,
        mid: staged.header.mid,
        sender: staged.header.sender,
        reason: reason(staged.reason),
        state: state(staged.state),
        asked: staged.asked,
        at: staged.due_at.map(|at| at.secs()),
        staged_at: staged.staged_at.secs(),
    }
}

pub(crate) fn item(item: model::StagedItem) -> StagedItem {
    let staged = item.staged;
    let attachments = item.attachments.into_iter();
    StagedItem {
        file: item.file.into(),
        attachments: attachments
            .map(|one| AttachmentItem {
                aid: one.aid,
                size: one.size,
                sha256: one.sha256,
            })
            .collect(),
        reason: reason(staged.reason),
        state: state(staged.state),
        asked: staged.asked,
        at: staged.due_at.map(|at| at.secs()),
        newest_idx: staged.newest_idx,
        decided_by: staged.decided_by,
        staged_at: staged.staged_at.secs(),
        header: staged.header,
    }
}
