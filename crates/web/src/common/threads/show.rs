// SPDX-License-Identifier: EUPL-1.2
//! `GET threads/{thread}`: epochs with own grants, and the statements to check them by.

use mailbox::ids::ThreadId;
use mailbox::model::{Actor, Progress, Tray, UnitClocks};
use mailbox::service;

use super::{opening, wire};
use crate::api::disputes::DisputeItem;
use crate::api::letters::LetterItem;
use crate::api::openings::ReasonQuery;
use crate::api::threads::{
    ForwardedItem, HistoryItem, MedicalAsked, ProgressItem, StatutoryItem, ThreadAnswer,
};
use crate::api::work::Clocks;
use crate::common::answer::{Answer, ok};
use crate::extract::{Current, Path, Query};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(thread): Path<ThreadId>,
    Query(query): Query<ReasonQuery>,
) -> Answer {
    let actor = current.actor()?;
    let staff = matches!(actor, Actor::Staff { .. });
    let ctx = app.ambient.ctx();
    let keys = app.store.keys().lookup(&[thread]).await?;
    let (view, told) = app
        .store
        .read("show_thread", move |tx| {
            let view = service::thread_view(tx, &ctx, &keys, actor, thread)?;
            let told = match actor {
                Actor::Person { pid } => Some((
                    service::progress(tx, thread)?,
                    tx.threads().tray(thread, pid)?,
                )),
                _ => None,
            };
            Ok((view, told))
        })
        .await?;
    opening::thread(&app, &current, thread, query.reason.as_deref()).await?;
    // Of several units of a clerk the first one that works on it names the state.
    let unit = view
        .units
        .iter()
        .find(|unit| unit.claimed_by.is_some())
        .or(view.units.first());
    let clocks = view
        .units
        .iter()
        .map(|unit| {
            Clocks::try_from(UnitClocks {
                dept: unit.dept.clone(),
                clocks: unit.clocks,
                escalates_at: unit.escalates_at,
            })
        })
        .collect::<Result<_, _>>()?;
    ok(&ThreadAnswer {
        thread,
        subject: view.thread.subject,
        matter: view.thread.matter,
        class: view.thread.class,
        four_eyes: view.thread.four_eyes,
        state: unit.map(|unit| unit.state.to_string()),
        claimed_by: unit.and_then(|unit| unit.claimed_by),
        clocks,
        subject_access: view.closed.map(|state| state.to_string()),
        ending: view.ending.map(Into::into),
        done_reason: unit
            .and_then(|unit| unit.done_reason)
            .map(|reason| reason.to_string()),
        main: view.main,
        hand_overs: view.hand_overs.into_iter().map(Into::into).collect(),
        notes_from: (view.notes_from > 1).then_some(view.notes_from),
        recusals: view.recusals.into_iter().map(Into::into).collect(),
        assigned: view.assigned.into_iter().map(Into::into).collect(),
        forwarded: view
            .forwarded
            .into_iter()
            .map(|one| ForwardedItem {
                aid: one.aid,
                at: one.at.secs(),
                dept: one.dept,
            })
            .collect(),
        announcements: view.announcements.into_iter().map(Into::into).collect(),
        letters: view
            .letters
            .into_iter()
            .map(|letter| LetterItem::of(letter, staff))
            .collect(),
        consent: view.consent.map(Into::into),
        mail: view.mail.filter(|_| staff).map(Into::into),
        reply_codes: view.reply_codes.into_iter().map(Into::into).collect(),
        declared: view.declared,
        medical_asked: view.medical_asked.map(|one| MedicalAsked {
            at: one.at.secs(),
            dept: one.dept,
            by: Some(one.by).filter(|_| staff),
        }),
        mentioned_by: view.mentioned_by,
        astray: view.units.iter().any(|unit| unit.astray),
        progress: told.map(|(progress, kept)| {
            progress_item(&progress, kept.map(|kept| (kept.0, kept.1.is_some())))
        }),
        stay: view.stay.map(Into::into),
        disputes: view
            .disputes
            .into_iter()
            .map(|one| DisputeItem::of(one, staff))
            .collect(),
        holds: view.holds.into_iter().map(Into::into).collect(),
        lanes: view
            .lanes
            .into_iter()
            .map(|lane| wire::lane(lane.lane, lane.epochs))
            .collect(),
        statements: view.statements,
        read_idx: view.read_idx,
        history: view
            .history
            .into_iter()
            .map(|held| HistoryItem {
                pid: held.pid,
                epochs: held.epochs,
                opens_at: held.opens_at.map(|at| at.secs()),
            })
            .collect(),
    })
}

fn progress_item(progress: &Progress, kept: Option<(Tray, bool)>) -> ProgressItem {
    let (tray, pinned) = kept.unwrap_or((Tray::Inbox, false));
    ProgressItem {
        standing: progress.standing.to_string(),
        answer_by: progress.answer_by,
        statutory: progress
            .statutory
            .map(|(received, last_day)| StatutoryItem { received, last_day }),
        tray: tray.to_string(),
        pinned,
    }
}
