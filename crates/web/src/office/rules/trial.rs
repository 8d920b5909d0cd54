// SPDX-License-Identifier: EUPL-1.2
//! `POST units/{dept}/rules/trial`: where the cases of the last 30 days would have gone by these rules. Nothing is stored.

use mailbox::ids::Dept;
use mailbox::model::Rule;
use mailbox::service;

use crate::api::rules::{RuleTrialAnswer, RuleTrialRequest};
use crate::common::answer::{Answer, ok};
use crate::extract::{Body, Current, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    current: Current,
    Path(dept): Path<Dept>,
    body: Body<RuleTrialRequest>,
) -> Answer {
    let actor = current.actor()?;
    let rules: Vec<Rule> = body.value.rules.into_iter().map(Rule::from).collect();
    let ctx = app.ambient.ctx();
    let trial = app
        .store
        .read("try_rules", move |tx| {
            service::try_rules(tx, &ctx, actor, &dept, &rules)
        })
        .await?;
    ok(&RuleTrialAnswer::from(trial))
}
