// SPDX-License-Identifier: EUPL-1.2
//! A session waits for what the registrar says about it, and becomes full when it says yes.

use mailbox::model::{Request, RequestKind, RequestState, SessionMethod, SessionState};
use mailbox::{Timestamp, service};

use super::begin::Entry;
use super::passkey::signed_in;
use crate::api::activation::StatusAnswer;
use crate::common::answer::{Answer, ok};
use crate::common::wait;
use crate::error::{ApiError, Code};
use crate::extract::Current;
use crate::hub::Topic;
use crate::state::App;

/// What is waited for, and what the session is afterwards.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decision {
    pub kind: RequestKind,
    /// Word for "yes".
    pub word: &'static str,
    pub method: SessionMethod,
}

/// Waits for the answer to the newest question of this session.
pub(crate) async fn wait_for_registrar(
    app: &App,
    current: Current,
    seconds: Option<u64>,
    decision: Decision,
) -> Answer {
    let pid = current.pid()?;
    let session = current.session.new.id;
    let newest = || async {
        let found = app
            .store
            .read("request_status", move |tx| {
                tx.requests().newest_of_session(pid, decision.kind, session)
            })
            .await?;
        Ok::<_, ApiError>(found)
    };
    let first = newest().await?.ok_or(Code::NotFound)?;
    let found = if is_open(&first) {
        let topics = vec![Topic::Request(first.new.id), Topic::Person(pid)];
        let decided = app
            .hub
            .wait_for(topics, wait(seconds), || async {
                Ok::<_, ApiError>(newest().await?.filter(|request| !is_open(request)))
            })
            .await?;
        decided.unwrap_or(first)
    } else {
        first
    };
    if found.state != RequestState::Done {
        return ok(&status(&found, decision.word));
    }
    // A recovery sheet was noted when it was shown, if it counts.
    let proof = (decision.kind == RequestKind::Bind).then_some(decision.method);
    let person = app
        .store
        .read("find_person", move |tx| tx.persons().lookup(pid))
        .await?
        .ok_or(Code::NoSession)?;
    let level = app.level_after(decision.method, &person, None);
    let entry = Entry::full(pid, decision.method, proof, level).at(current.session.new.shared);
    let (token, change) = app.changed_session(entry, current.provider.as_ref());
    let (old, now) = (current.token_hash(), app.ambient.now());
    let ctx = app.ambient.ctx();
    // Of a code the binding tells.
    let begins = decision.kind == RequestKind::Claims;
    app.store
        .transaction("become_full", move |tx| {
            service::become_full(tx, old, &change, now)?;
            if begins {
                service::tell(tx, &ctx, signed_in(pid, decision.method, session))?;
            }
            Ok(())
        })
        .await
        // Another request of the same browser was faster, and its answer carries the cookie; or the person is blocked.
        .map_err(|_| Code::NoSession)?;
    let age = app.cookie_age(SessionState::Full, entry.shared);
    app.with_cookie(ok(&status(&found, decision.word))?, &token, age)
}

fn is_open(request: &Request) -> bool {
    request.state.is_pending()
}

/// Where a question stands.
pub(crate) fn status(request: &Request, word: &str) -> StatusAnswer {
    let state = match request.state {
        RequestState::Open | RequestState::Leased | RequestState::Waiting => "pending",
        RequestState::Done => word,
        RequestState::Refused => "refused",
    };
    let refused = request.state == RequestState::Refused;
    StatusAnswer {
        state: state.to_owned(),
        reason: request.reason.clone().filter(|_| refused),
        tries_left: request.tries_left.filter(|_| refused),
        until: request.until.map(Timestamp::secs),
    }
}
