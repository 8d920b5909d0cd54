// SPDX-License-Identifier: EUPL-1.2
//! Do certificate and key fit, and for how long?

use mailbox::{Clock, SystemClock};
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;
use web::tls::Certificates;
use x509_parser::parse_x509_certificate;

use super::Finding;

/// A certificate that ends sooner is worth a warning, days.
const SOON: i64 = 21;

pub(super) fn examine(web: &web::Config) -> Vec<Finding> {
    let Some(files) = &web.tls else {
        return vec![Finding::ok(
            "tls",
            "not configured: a proxy in front does it",
        )];
    };
    if let Err(error) = Certificates::load(files.clone()) {
        return vec![Finding::fail("tls", error.to_string())];
    }
    let leaf = CertificateDer::pem_file_iter(&files.cert_file)
        .ok()
        .and_then(|mut certificates| certificates.next())
        .and_then(Result::ok);
    let end = leaf.as_ref().and_then(|der| {
        let (_, certificate) = parse_x509_certificate(der).ok()?;
        Some(certificate.validity().not_after.timestamp())
    });
    vec![match end {
        Some(end) => judge(
            end.saturating_sub(SystemClock.now().secs())
                .div_euclid(86_400),
        ),
        None => Finding::fail("tls", "the certificate does not parse"),
    }]
}

fn judge(days: i64) -> Finding {
    if days < 0 {
        Finding::fail("tls", "the certificate has ended")
    } else if days < SOON {
        Finding::warn("tls", format!("the certificate ends in {days} days"))
    } else {
        Finding::ok(
            "tls",
            format!("certificate and key fit, valid for {days} days"),
        )
    }
}
