// SPDX-License-Identifier: EUPL-1.2
//! Does the mail relay take us?

use notifier::backoff::Failure;
use notifier::{NotifierConfig, Transport};

use super::Finding;

pub(super) async fn examine(config: &NotifierConfig) -> Finding {
    let transport = match Transport::new(config) {
        Ok(transport) => transport,
        Err(error) => return Finding::fail("smtp", error.to_string()),
    };
    let host = transport.host().to_owned();
    match transport.probe().await {
        Ok(()) if config.smtp.user.is_some() => {
            Finding::ok("smtp", format!("{host}: reached, logged in"))
        }
        Ok(()) => Finding::ok("smtp", format!("{host}: reached")),
        Err(Failure::Tls) => Finding::fail(
            "smtp",
            format!("{host}: no TLS, or its certificate is not trusted"),
        ),
        Err(Failure::Relay(code)) => {
            Finding::fail("smtp", format!("{host}: refuses us with reply {code}"))
        }
        Err(_) => Finding::fail("smtp", format!("{host}: cannot be reached")),
    }
}
