// SPDX-License-Identifier: EUPL-1.2
//! Keys and tokens: there, of the right form, and not readable by everybody.

use std::path::Path;

use contact_seal::{ContactIdentity, ContactRecipient};
use notifier::NotifierConfig;

use super::Finding;
use crate::{admin, files};

/// Least length of the agents' token, as `web` demands it.
const TOKEN_LENGTH: usize = 32;

pub(super) fn examine_web(web: &web::Config) -> Vec<Finding> {
    let token = &web.agent.token_file;
    vec![
        secret("receipt-key", &web.receipt_key_file, |text| {
            admin::keys::parse_seed(text).map(|key| format!("kid {}", key.public().kid()))
        }),
        secret("agent-token", token, |text| {
            (text.len() >= TOKEN_LENGTH).then(|| format!("{} characters", text.len()))
        }),
    ]
}

pub(super) fn examine_notifier(notifier: &NotifierConfig) -> Finding {
    secret("notifier-key", &notifier.identity_file, |text| {
        text.parse::<ContactIdentity>()
            .ok()
            .map(|key| format!("recipient {}", key.recipient()))
    })
}

/// Browsers seal addresses to the recipient named in `[web]`: it must be the notifier's, or nobody gets mail.
pub(super) fn examine_recipient(
    web: Option<&web::Config>,
    notifier: Option<&NotifierConfig>,
) -> Option<Finding> {
    let named = web?.contact_recipient.as_deref();
    let Some(named) = named else {
        return Some(Finding::warn(
            "contact-recipient",
            "web.contact_recipient is missing: nobody can enter an e-mail address",
        ));
    };
    let Ok(recipient) = named.parse::<ContactRecipient>() else {
        return Some(Finding::fail(
            "contact-recipient",
            "web.contact_recipient is no age1… recipient",
        ));
    };
    let own = notifier
        .and_then(|notifier| files::read_secret(&notifier.identity_file).ok())
        .and_then(|text| text.parse::<ContactIdentity>().ok());
    if own.is_some_and(|own| own.recipient() != recipient) {
        return Some(Finding::fail(
            "contact-recipient",
            "web.contact_recipient is not that of notifier.identity_file: no address would open",
        ));
    }
    Some(Finding::ok("contact-recipient", "addresses can be sealed"))
}

/// Browsers are bound to the key named in `[web]`: it must be the notifier's, or no push service takes its signs.
pub(super) fn examine_push(
    web: Option<&web::Config>,
    notifier: Option<&NotifierConfig>,
) -> Option<Finding> {
    let named = web.and_then(|web| web.push_key.as_deref());
    let section = notifier.and_then(|notifier| notifier.push.as_ref());
    let Some(section) = section else {
        // A notifier of its own may have the section.
        return (named.is_some() && notifier.is_some()).then(|| {
            let detail = "web.push_key is there and [notifier.push] is not: nobody sends signs";
            Finding::warn("push-key", detail)
        });
    };
    let key = match push::VapidKey::load(&section.key_file) {
        Ok(key) => key,
        Err(error) => {
            let detail = format!("{}: {error}", section.key_file.display());
            return Some(Finding::fail("push-key", detail));
        }
    };
    Some(match named {
        _ if files::is_open_to_all(&section.key_file) => {
            let path = section.key_file.display();
            let detail = format!("{path}: everybody may read it; chmod o-rwx");
            Finding::warn("push-key", detail)
        }
        Some(named) if named != key.public() => {
            let detail =
                "web.push_key is not that of notifier.push.key_file: no sign would be taken";
            Finding::fail("push-key", detail)
        }
        None if web.is_some() => {
            let detail = "[notifier.push] is there and web.push_key is not: no browser is asked";
            Finding::warn("push-key", detail)
        }
        Some(_) | None => Finding::ok("push-key", format!("public {}", key.public())),
    })
}

/// Judges one file; `form` gives a public description of what is in it, or `None` for the wrong form.
fn secret(check: &'static str, path: &Path, form: impl FnOnce(&str) -> Option<String>) -> Finding {
    let text = match files::read_secret(path) {
        Ok(text) => text,
        Err(error) => return Finding::fail(check, error.to_string()),
    };
    let Some(description) = form(&text) else {
        return Finding::fail(check, format!("{}: not of the right form", path.display()));
    };
    if files::is_open_to_all(path) {
        return Finding::warn(
            check,
            format!("{}: everybody may read it; chmod o-rwx", path.display()),
        );
    }
    Finding::ok(check, description)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::secret;
    use crate::doctor::State;
    use crate::files;

    #[test]
    fn a_missing_an_empty_a_malformed_and_an_open_file_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        let check = || {
            secret("key", &path, |text| {
                text.starts_with("good").then(String::new)
            })
        };
        assert_eq!(check().state, State::Fail, "missing");
        std::fs::write(&path, "\n").unwrap();
        assert_eq!(check().state, State::Fail, "empty");
        std::fs::write(&path, "bad secret\n").unwrap();
        let finding = check();
        assert_eq!(finding.state, State::Fail, "malformed");
        assert!(!finding.detail.contains("bad secret"));
        std::fs::write(&path, "good\n").unwrap();
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).unwrap();
        assert_eq!(check().state, State::Warn, "open");
        std::fs::remove_file(&path).unwrap();
        files::create_secret(&path, "good").unwrap();
        assert_eq!(check().state, State::Ok, "control");
        assert!(
            files::create_secret(&path, "other").is_err(),
            "a key is never replaced"
        );
        assert_eq!(files::read_secret(&path).unwrap(), "good");
    }
}
