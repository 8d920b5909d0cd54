// SPDX-License-Identifier: EUPL-1.2
//! `POST work/{id}`: the registrar answers. The first answer counts.

use mailbox::ids::RequestId;
use mailbox::service::{self, Answer as Decision};
use mailbox::{Ciphertext, Timestamp};

use crate::api::agent::OutcomeRequest;
use crate::common::answer::{Answer, no_content};
use crate::extract::{Body, Path};
use crate::state::App;

pub(crate) async fn handler(
    app: App,
    Path(id): Path<RequestId>,
    body: Body<OutcomeRequest>,
) -> Answer {
    let decision = match body.value {
        OutcomeRequest::Bound {
            bind,
            quarantine_until,
        } => Decision::Bound {
            bind: Box::new(bind),
            quarantine_until: quarantine_until.map(Timestamp::from_secs),
        },
        OutcomeRequest::Refused { reason, tries_left } => Decision::Refused { reason, tries_left },
        OutcomeRequest::Pending { until } => Decision::Pending {
            until: Timestamp::from_secs(until),
        },
        OutcomeRequest::Done {} => Decision::Done,
        OutcomeRequest::Reply { file, unblock } => Decision::Reply {
            file: Ciphertext::small(file.0)?.as_bytes().to_vec(),
            unblock,
        },
        OutcomeRequest::Rules { rules } => Decision::Rules { rules },
    };
    let ctx = app.ambient.ctx();
    app.store
        .transaction("answer_request", move |tx| {
            service::answer_request(tx, &ctx, id, &decision)
        })
        .await?;
    Ok(no_content())
}
