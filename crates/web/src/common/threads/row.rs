// SPDX-License-Identifier: EUPL-1.2
//! Lines of lists and their pages.

use mailbox::model::{ThreadRow as Line, Tray};

use crate::api::threads::ThreadRow;
use crate::error::{ApiError, Code};

const PAGE: u32 = 50;
const MOST: u32 = 100;

/// Where a page begins.
pub(crate) fn cursor<T: std::str::FromStr>(text: Option<&str>) -> Result<Option<T>, ApiError> {
    text.filter(|text| !text.is_empty())
        .map(str::parse)
        .transpose()
        .map_err(|_| ApiError::from(Code::BadRequest).detail("before"))
}

/// How many lines a page has.
pub(crate) fn limit(asked: Option<u32>) -> u32 {
    asked.unwrap_or(PAGE).clamp(1, MOST)
}

/// Lines for the wire.
pub(crate) fn rows(lines: Vec<Line>) -> Result<Vec<ThreadRow>, ApiError> {
    lines
        .into_iter()
        .map(|line| {
            Ok(ThreadRow {
                thread: line.thread,
                subject: line.subject,
                matter: line.matter,
                class: line.class,
                depts: line.depts,
                last_at: line.last_at.secs(),
                last_idx: line.last_idx,
                read_idx: line.read_idx,
                last_kind: line.last_kind,
                last_sender: line.last_sender,
                state: line.state.map(|state| state.to_string()),
                claimed_by: line.claimed_by,
                dirty_since: line.dirty_since.map(|since| since.secs()),
                four_eyes: line.four_eyes,
                astray: line.astray,
                disputed: line.disputed,
                clocks: line.clocks.map(TryInto::try_into).transpose()?,
                standing: line.standing.map(|standing| standing.to_string()),
                tray: Some(line.tray)
                    .filter(|tray| *tray != Tray::Inbox)
                    .map(|tray| tray.to_string()),
                pinned: line.pinned,
                portal_until: line.portal_until,
            })
        })
        .collect()
}
