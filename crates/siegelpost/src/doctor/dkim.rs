// SPDX-License-Identifier: EUPL-1.2
//! Are mails signed, and with which keys? Whether their records are published is asked in [`super::dns`].

use notifier::NotifierConfig;
use notifier::address::Recipient;
use notifier::dkim::Keys;

use super::Finding;
use crate::files;

pub(super) fn examine(config: &NotifierConfig) -> Finding {
    let keys = match Keys::load(config) {
        Ok(keys) => keys,
        Err(error) => return Finding::fail("dkim", error.to_string()),
    };
    let unsigned = [Some(&config.from), config.discreet.from.as_ref()]
        .into_iter()
        .flatten()
        .filter_map(|address| Recipient::parse(address).ok())
        .find(|address| keys.signer(address).is_empty());
    if let Some(address) = unsigned {
        return Finding::warn(
            "dkim",
            format!(
                "no key for {}: the relay has to sign these mails",
                address.domain()
            ),
        );
    }
    let open = config
        .dkim
        .iter()
        .find(|key| files::is_open_to_all(&key.key_file));
    if let Some(key) = open {
        let path = key.key_file.display();
        return Finding::warn(
            "dkim",
            format!("{path}: everybody may read it; chmod o-rwx"),
        );
    }
    let selectors: Vec<&str> = config
        .dkim
        .iter()
        .map(|key| key.selector.as_str())
        .collect();
    Finding::ok("dkim", format!("signed with {}", selectors.join(", ")))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use notifier::DkimAlgorithm;

    use super::examine;
    use crate::doctor::{State, notifier_settings as settings};

    #[test]
    fn a_missing_an_unusable_an_open_and_a_good_key_are_told_apart() {
        assert_eq!(examine(&settings("")).state, State::Warn, "none");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dkim.pem");
        let with = settings(&format!(
            "[[dkim]]\nselector = \"a\"\nalgorithm = \"ed25519\"\nkey_file = \"{}\"\n",
            path.display()
        ));
        assert_eq!(examine(&with).state, State::Fail, "no file");
        let domain = "musterkasse.example";
        crate::admin::dkim_key::init(DkimAlgorithm::Ed25519, "a", domain, &path).unwrap();
        assert_eq!(examine(&with).state, State::Ok, "control");
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).unwrap();
        assert_eq!(examine(&with).state, State::Warn, "open");
        let mut discreet = with;
        discreet.discreet.from = Some("post@online-postfach.example".to_owned());
        let finding = examine(&discreet);
        assert!(
            finding.detail.contains("online-postfach.example"),
            "{finding:?}"
        );
    }
}
