// SPDX-License-Identifier: EUPL-1.2
//! `POST units/{dept}/rules/tests`: what the unit's rules test in the register, sealed to the registrar. Its answer comes where those to desks do.

use actix_web::http::StatusCode;
use mailbox::ids::Dept;
use mailbox::{Ciphertext, service};

use crate::api::activation::RequestAnswer;
use crate::api::rules::RuleTestsRequest;
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(dept): Path<Dept>,
    body: Body<RuleTestsRequest>,
    key: Once,
) -> Answer {
    let key = key.with(body.hash);
    let file = Ciphertext::small(body.value.file.0)?;
    let ctx = app.ambient.ctx();
    once(
        &app,
        key,
        "ask_rule_tests",
        StatusCode::ACCEPTED,
        move |tx| {
            let request = service::ask_rule_tests(tx, &ctx, &current.session, &dept, &file)?;
            Ok(RequestAnswer { request })
        },
    )
    .await
}
