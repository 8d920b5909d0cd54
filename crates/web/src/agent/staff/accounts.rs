// SPDX-License-Identifier: EUPL-1.2
//! `POST staff/accounts`: which account at the identity provider belongs to which employee, by keyed hashes.

use mailbox::model::StaffAccount;
use mailbox::service;

use crate::api::agent::StaffAccountsRequest;
use crate::common::answer::{Answer, no_content};
use crate::extract::Body;
use crate::state::App;

pub(crate) async fn handler(app: App, body: Body<StaffAccountsRequest>) -> Answer {
    let items: Vec<_> = body
        .value
        .items
        .into_iter()
        .map(|item| StaffAccount {
            pid: item.pid,
            account: item.account,
        })
        .collect();
    let ctx = app.ambient.ctx();
    app.store
        .transaction("put_staff_accounts", move |tx| {
            service::put_staff_accounts(tx, &ctx, &items)
        })
        .await?;
    Ok(no_content())
}
