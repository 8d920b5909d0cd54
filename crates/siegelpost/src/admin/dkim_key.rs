// SPDX-License-Identifier: EUPL-1.2
//! Keys that sign mails, for the operator: a new one, and what is to be published.

use std::path::Path;

use notifier::dkim::{Keys, generate};
use notifier::{DkimAlgorithm, NotifierConfig};

use crate::files;

/// Makes a key; gives the record that is to be published before the key is put into the configuration.
///
/// # Errors
/// The file exists or cannot be made, or selector and domain are no name in the DNS.
pub fn init(
    algorithm: DkimAlgorithm,
    selector: &str,
    domain: &str,
    path: &Path,
) -> anyhow::Result<String> {
    let (pem, record) = generate(algorithm, selector, domain)?;
    files::create_secret(path, &pem)?;
    Ok(record.to_string())
}

/// The records of all keys in the configuration.
///
/// # Errors
/// A key that cannot be read or used.
pub fn show(config: &NotifierConfig) -> anyhow::Result<Vec<String>> {
    let records = Keys::load(config)?.records()?;
    Ok(records.iter().map(ToString::to_string).collect())
}

#[cfg(test)]
mod tests {
    use notifier::DkimAlgorithm;

    use super::init;

    #[test]
    fn makes_a_key_file_for_its_owner_only_and_never_replaces_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dkim.pem");
        let line = init(DkimAlgorithm::Ed25519, "a", "musterkasse.example", &path).unwrap();
        assert!(
            line.starts_with("a._domainkey.musterkasse.example. IN TXT \"v=DKIM1; k=ed25519; p=")
        );
        assert!(!crate::files::is_open_to_all(&path));
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("-----BEGIN PRIVATE KEY-----\n"), "{text}");
        assert!(init(DkimAlgorithm::Ed25519, "a", "musterkasse.example", &path).is_err());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }
}
