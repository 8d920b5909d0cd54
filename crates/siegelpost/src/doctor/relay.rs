// SPDX-License-Identifier: EUPL-1.2
//! Do the mail relays take us?

use notifier::backoff::Failure;
use notifier::{NotifierConfig, Transport};

use super::Finding;

/// One finding for each relay, in their order.
pub(super) async fn examine(config: &NotifierConfig) -> Vec<Finding> {
    let transports = match Transport::all(config) {
        Ok(transports) => transports,
        Err(error) => return vec![Finding::fail("smtp", error.to_string())],
    };
    let with_login = std::iter::once(&config.smtp)
        .chain(&config.fallback)
        .map(|relay| relay.user.is_some());
    let mut findings = Vec::new();
    for (transport, logs_in) in transports.iter().zip(with_login) {
        findings.push(probe(transport, logs_in).await);
    }
    findings
}

async fn probe(transport: &Transport, logs_in: bool) -> Finding {
    let host = transport.host();
    match transport.probe().await {
        Ok(()) if logs_in => Finding::ok("smtp", format!("{host}: reached, logged in")),
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
