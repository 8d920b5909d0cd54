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
    let by = match transport.dane_records().await {
        Some(Err(reason)) => {
            let text = format!("{host}: tls = \"dane\", and {reason}");
            return Finding::fail("smtp", text);
        }
        Some(Ok(records)) => format!(", {records} TLSA records with valid signatures"),
        None => String::new(),
    };
    match transport.probe().await {
        Ok(()) if logs_in => Finding::ok("smtp", format!("{host}: reached, logged in{by}")),
        Ok(()) => Finding::ok("smtp", format!("{host}: reached{by}")),
        Err(Failure::Tls) if !by.is_empty() => Finding::fail(
            "smtp",
            format!("{host}: no TLS, or a certificate that its TLSA records do not speak of"),
        ),
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
