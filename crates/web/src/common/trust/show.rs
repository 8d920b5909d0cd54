// SPDX-License-Identifier: EUPL-1.2
//! `GET trust`: Trust Documents, departments, revocation list, matters.

use mailbox::service;

use crate::api::statements::TrustAnswer;
use crate::common::answer::{Answer, ok};
use crate::face::Face;
use crate::state::App;

pub(crate) async fn handler(app: App) -> Answer {
    let whole = app.face == Face::Agent;
    let now = app.ambient.ctx().now();
    let (view, signers) = app
        .store
        .read("show_trust", move |tx| {
            let view = service::trust_view(tx, whole, now)?;
            let signers = service::signers(tx, &view.depts)?;
            Ok((view, signers))
        })
        .await?;
    ok(&TrustAnswer {
        td: view.td,
        depts: view.depts,
        signers,
        revlist: view.revlist,
        matters: view.matters.into_iter().map(Into::into).collect(),
    })
}
