// SPDX-License-Identifier: EUPL-1.2
//! `POST activation/lookup`: a code is presented by its locator. One refusal for unknown, expired and used codes.

use mailbox::model::{AttestedText, NewSession, SessionState, Side};
use mailbox::service::{self, CodeLookup};
use mailbox::{OrAbsent, StoreError, Tx};
use protocol::activation::locator_hash;

use crate::api::activation::{LookupAnswer, LookupRequest};
use crate::common::answer::{Answer, ok};
use crate::common::session::begin::Entry;
use crate::common::session::passkey::belongs;
use crate::error::Code;
use crate::extract::Body;
use crate::state::App;

/// Department to which bind requests are sealed.
const REGISTRAR: &str = "registrar";

pub(crate) async fn handler(app: App, body: Body<LookupRequest>) -> Answer {
    let hash = locator_hash(body.value.locator.as_bytes());
    let (token, session) = app.new_session(Entry::new(SessionState::Activating))?;
    let (ctx, side) = (app.ambient.ctx(), app.side()?);
    let found = app
        .store
        .transaction("lookup_code", move |tx| {
            let found = service::lookup_code(tx, &ctx, hash)?;
            begin(tx, found, session.clone(), side, ctx.now())
        })
        .await?
        .ok_or(Code::CodeRefused)?;
    app.with_cookie(ok(&found)?, &token)
}

/// The session of a usable code. A letter for staff opens nothing on the portal, and the other way round.
fn begin(
    tx: &mut Tx<'_>,
    found: CodeLookup,
    mut session: NewSession,
    side: Side,
    now: mailbox::Timestamp,
) -> Result<Option<LookupAnswer>, StoreError> {
    let CodeLookup::Usable { activation, issue } = found else {
        return Ok(None);
    };
    let issued = activation.issued;
    if !belongs(issued.role, side) {
        return Ok(None);
    }
    session.pid = Some(issued.pid);
    session.aid = Some(issued.aid);
    tx.sessions().insert(&session, now)?;
    Ok(Some(LookupAnswer {
        aid: issued.aid,
        pid: issued.pid,
        issue: *issue,
        mac_org: issued.mac_org,
        td: service::trust_view(tx)?.td,
        registrar: registrar(tx)?,
    }))
}

fn registrar(tx: &mut Tx<'_>) -> Result<AttestedText, StoreError> {
    let dept = REGISTRAR
        .parse()
        .map_err(|_| StoreError::Internal("registrar".to_owned()))?;
    let unit = tx
        .units()
        .lookup(&dept)?
        .ok_or_else(|| StoreError::Unavailable("no department registrar yet".to_owned()))?;
    Ok(tx.statements().lookup(unit.epoch_sh)?.or_absent()?.attested)
}
