// SPDX-License-Identifier: EUPL-1.2
//! `POST activation/lookup`: a code is presented by its locator. One refusal for unknown, expired and used codes.

use actix_web::HttpRequest;
use mailbox::model::{AttestedText, NewActivation, NewSession, SessionState};
use mailbox::service::{self, CodeLookup};
use mailbox::{OrAbsent, StoreError, Tx};
use protocol::activation::locator_hash;

use crate::api::activation::{LookupAnswer, LookupRequest};
use crate::common::answer::{Answer, ok};
use crate::common::session::begin::Entry;
use crate::common::session::passkey::belongs;
use crate::error::Code;
use crate::extract::{Body, Current};
use crate::state::App;

/// Department to which bind requests are sealed.
const REGISTRAR: &str = "registrar";

pub(crate) async fn handler(app: App, asked: HttpRequest, body: Body<LookupRequest>) -> Answer {
    let vouched = match Current::vouched(&app, &asked).await {
        Err(error) if error.is(Code::ProviderFirst) => Err(Code::ProviderFirst),
        other => Ok(other?),
    };
    let hash = locator_hash(body.value.locator.as_bytes());
    let shared = app.shared(body.value.shared)?;
    let entry = Entry::new(SessionState::Activating).at(shared);
    let (token, session) = app.new_session(entry)?;
    let (ctx, side) = (app.ambient.ctx(), app.side()?);
    let found = app
        .store
        .transaction("lookup_code", move |tx| {
            let found = service::lookup_code(tx, &ctx, hash)?;
            let issued = usable(&found).filter(|issued| belongs(issued.role, side));
            // A program has no account there; whom else the code is for, and whether there is one, is nobody's business before.
            let vouched = match &vouched {
                Err(_) if issued.is_some_and(|issued| issued.program) => None,
                Err(first) => return Ok(Err(*first)),
                Ok(vouched) => vouched.as_ref(),
            };
            let Some(issued) = issued else {
                return Ok(Err(Code::CodeRefused));
            };
            // With an identity provider, a letter opens nothing for anybody but its employee.
            if let Some(vouched) = vouched.filter(|one| one.proof.pid != issued.pid) {
                let (id, pid) = (vouched.session.new.id, issued.pid);
                service::refuse_other_employee(tx, &ctx, id, &vouched.proof, pid)?;
                return Ok(Err(Code::OtherEmployee));
            }
            let id = session.id;
            let answer = begin(tx, found, session.clone(), ctx.now())?;
            if let Some(vouched) = vouched {
                service::carry_provider(tx, &vouched.session, id)?;
            }
            answer.map_or(Ok(Err(Code::CodeRefused)), |answer| Ok(Ok(answer)))
        })
        .await??;
    let age = app.cookie_age(SessionState::Activating, shared);
    app.with_cookie(ok(&found)?, &token, age)
}

/// What a usable code was issued for. A letter for staff opens nothing on the portal, and the other way round.
fn usable(found: &CodeLookup) -> Option<&NewActivation> {
    match found {
        CodeLookup::Usable { activation, .. } => Some(&activation.issued),
        _ => None,
    }
}

/// The session of a usable code.
fn begin(
    tx: &mut Tx<'_>,
    found: CodeLookup,
    mut session: NewSession,
    now: mailbox::Timestamp,
) -> Result<Option<LookupAnswer>, StoreError> {
    let CodeLookup::Usable { activation, issue } = found else {
        return Ok(None);
    };
    let issued = activation.issued;
    session.pid = Some(issued.pid);
    session.aid = Some(issued.aid);
    tx.sessions().insert(&session, now)?;
    Ok(Some(LookupAnswer {
        aid: issued.aid,
        pid: issued.pid,
        issue: *issue,
        mac_org: issued.mac_org,
        td: service::trust_view(tx, false, now)?.td,
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
