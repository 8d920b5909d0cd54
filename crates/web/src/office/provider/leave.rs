// SPDX-License-Identifier: EUPL-1.2
//! `POST session/provider/leave`: signs out, and says where to sign out at the provider (OpenID Connect RP-Initiated Logout 1.0). The
//! session here ends first and in any case: a provider that does not answer keeps nobody signed in.

use mailbox::chance;
use protocol::{UnixTime, b64};

use crate::api::Empty;
use crate::api::sessions::LeaveAnswer;
use crate::common::answer::{Answer, ok};
use crate::common::session::end::sign_out;
use crate::extract::{Body, Current};
use crate::state::App;

pub(crate) async fn handler(app: App, current: Current, _: Body<Empty>) -> Answer {
    let idp = app.idp()?;
    sign_out(&app, &current).await?;
    let ctx = app.ambient.ctx();
    let state = b64::url(&chance::bytes::<32>(ctx.chance()));
    let (url, unreachable) = match idp.leave(&state, UnixTime(ctx.now().secs())).await {
        Ok(url) => (url, false),
        Err(fault) => {
            tracing::warn!(fault = fault.code(), "signed out here only");
            (None, true)
        }
    };
    let answer = LeaveAnswer {
        state: url.is_some().then_some(state),
        url,
        unreachable,
    };
    app.without_cookie(ok(&answer)?)
}
