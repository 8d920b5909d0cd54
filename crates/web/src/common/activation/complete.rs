// SPDX-License-Identifier: EUPL-1.2
//! `POST activation/complete`: keys are made; the registrar is asked to bind them. Nothing takes effect before it has.

use actix_web::http::StatusCode;
use mailbox::model::Session;
use mailbox::service::{self, ActivationCommand, ReceiptSigner};
use mailbox::{Ciphertext, Conflict, StoreError, Tx};

use crate::api::activation::{CompleteRequest, RequestAnswer};
use crate::common::answer::{Answer, once};
use crate::common::bundle::wire::methods;
use crate::common::statement::statement;
use crate::error::{ApiError, Code};
use crate::extract::{Body, Current, Once};
use crate::state::App;
use crate::webauthn::made;

pub(crate) async fn handler(
    app: App,
    current: Current,
    body: Body<CompleteRequest>,
    key: Once,
) -> Answer {
    let key = key.with(body.hash);
    let request = body.value;
    let command = ActivationCommand {
        keycard: statement(request.keycard)?,
        bind_request: Ciphertext::small(request.bind_request.0)?,
        bundle_seq: request.bundle.seq,
        bundle: Ciphertext::bundle(request.bundle.file.0)?,
        methods: methods(request.methods)?,
    };
    let ctx = app.ambient.ctx();
    let org = app.receipts.org().clone();
    let session = current.session;
    let own = made(session.new.ceremony.as_deref());
    once(
        &app,
        key,
        "finish_activation",
        StatusCode::ACCEPTED,
        move |tx| {
            let request = service::finish_activation(tx, &ctx, &org, &session, &command)?;
            drop_foreign_passkeys(tx, &session, &own)?;
            Ok(RequestAnswer { request })
        },
    )
    .await
    .map_err(code_refused)
}

/// Passkeys that other holders of the letter have made do not become this person's. If they were faster and have
/// dropped ours, ours is made anew first: a binding without its passkey would lock the person out.
fn drop_foreign_passkeys(
    tx: &mut Tx<'_>,
    session: &Session,
    own: &[Vec<u8>],
) -> Result<(), StoreError> {
    let Some(pid) = session.new.pid else {
        return Ok(());
    };
    let all = tx.passkeys().find_all_by_person(pid)?;
    if own
        .iter()
        .any(|id| all.iter().all(|passkey| passkey.credential_id != *id))
    {
        return Err(StoreError::Conflict(Conflict::State));
    }
    for passkey in all {
        let foreign = passkey.activation.is_some() && !own.contains(&passkey.credential_id);
        if foreign {
            tx.passkeys().delete(pid, &passkey.credential_id)?;
        }
    }
    Ok(())
}

/// The code has become useless since it was looked up.
fn code_refused(error: ApiError) -> ApiError {
    if error.is(Code::NotFound) {
        Code::CodeRefused.into()
    } else {
        error
    }
}
