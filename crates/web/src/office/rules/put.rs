// SPDX-License-Identifier: EUPL-1.2
//! `PUT units/{dept}/rules`: a new list in place of the one that the lead has seen.

use actix_web::http::StatusCode;
use mailbox::ids::Dept;
use mailbox::model::Rule;
use mailbox::service;

use crate::api::rules::{RulesRequest, RulesSaved};
use crate::common::answer::{Answer, once};
use crate::extract::{Body, Current, Once, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(dept): Path<Dept>,
    body: Body<RulesRequest>,
    key: Once,
) -> Answer {
    let actor = current.actor()?;
    let key = key.with(body.hash);
    let before = body.value.expected_version;
    let rules: Vec<Rule> = body.value.rules.into_iter().map(Rule::from).collect();
    let ctx = app.ambient.ctx();
    once(&app, key, "put_unit_rules", StatusCode::OK, move |tx| {
        let version = service::put_unit_rules(tx, &ctx, actor, &dept, before, &rules)?;
        Ok(RulesSaved { version })
    })
    .await
}
