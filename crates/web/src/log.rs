// SPDX-License-Identifier: EUPL-1.2
//! What libraries may say. Some print whole requests or credentials at their lowest levels; those stay off whatever level is asked for.

/// Targets that are capped, and how.
const CAPPED: [(&str, &str); 10] = [
    // Print credentials, challenges and client data.
    ("webauthn_rs", "warn"),
    ("webauthn_rs_core", "off"),
    ("webauthn_rs_proto", "off"),
    // Print request heads, cookies among them.
    ("actix_http", "info"),
    ("actix_web", "info"),
    ("actix_server", "info"),
    // Print handshakes.
    ("rustls", "info"),
    // Print statements with their values.
    ("diesel", "warn"),
    ("object_store", "info"),
    ("mio", "info"),
];

/// Directives for an `EnvFilter`: `level` for everything, with the caps above after it.
#[must_use]
pub fn log_directives(level: &str) -> String {
    CAPPED.iter().fold(level.to_owned(), |text, (target, cap)| {
        format!("{text},{target}={cap}")
    })
}
