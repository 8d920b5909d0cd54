// SPDX-License-Identifier: EUPL-1.2
//! Does anybody learn of notifications that come back? Whether the mail server hands them over is not asked: `docs/MAIL.md` says how to try.

use notifier::{NotifierConfig, ReturnPath};

use super::Finding;
use crate::files;

pub(super) fn examine(config: &NotifierConfig) -> Finding {
    let Some(returns) = &config.returns else {
        return Finding::warn(
            "returns",
            "no [notifier.returns]: nobody learns of notifications that come back, and days of decisions count all the same",
        );
    };
    if let Err(error) = ReturnPath::load(returns) {
        return Finding::fail("returns", error.to_string());
    }
    if files::is_open_to_all(&returns.key_file) {
        let path = returns.key_file.display();
        return Finding::warn(
            "returns",
            format!("{path}: everybody may read it; chmod o-rwx"),
        );
    }
    if config.bounce_address.is_some() {
        return Finding::warn(
            "returns",
            "bounce_address is not used: each mail has a return address of its own",
        );
    }
    let listen = String::from(returns.listen.clone());
    Finding::ok(
        "returns",
        format!("for {}, taken at {listen}", returns.domain),
    )
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::examine;
    use crate::doctor::{State, notifier_settings as settings};

    #[test]
    fn without_with_an_unusable_an_open_and_a_good_key() {
        assert_eq!(examine(&settings("")).state, State::Warn, "none");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("return-key");
        let with = settings(&format!(
            "[returns]\ndomain = \"rueck.musterkasse.example\"\nkey_file = \"{}\"\nlisten = \"127.0.0.1:2424\"\n",
            path.display()
        ));
        assert_eq!(examine(&with).state, State::Fail, "no file");
        crate::admin::keys::return_init(&path, &mailbox::SystemChance).unwrap();
        assert_eq!(examine(&with).state, State::Ok, "control");
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).unwrap();
        assert_eq!(examine(&with).state, State::Warn, "open");
        std::fs::write(&path, "short").unwrap();
        assert_eq!(examine(&with).state, State::Fail, "no key");
    }
}
