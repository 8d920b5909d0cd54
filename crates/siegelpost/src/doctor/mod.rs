// SPDX-License-Identifier: EUPL-1.2
//! `siegelpost doctor`: is this installation in order? Changes nothing but a probe in the blob folder or bucket, which it removes.

mod clock;
mod deadlines;
mod disk;
mod dkim;
mod dns;
mod keys;
mod pages;
mod provider;
mod relay;
mod returns;
mod tls;

use mailbox::Store;
use serde::Serialize;

use crate::config::Config;

/// How a check ended.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// In order.
    Ok,
    /// Works, but somebody should look at it.
    Warn,
    /// Does not work.
    Fail,
}

/// One thing that was looked at.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// What was looked at; stable, for monitoring.
    pub check: &'static str,
    /// How it ended.
    pub state: State,
    /// What was seen, and what to do. Holds no secret and no address of a person.
    pub detail: String,
}

impl Finding {
    pub(crate) fn ok(check: &'static str, detail: impl Into<String>) -> Self {
        Self {
            check,
            state: State::Ok,
            detail: detail.into(),
        }
    }

    pub(crate) fn warn(check: &'static str, detail: impl Into<String>) -> Self {
        Self {
            check,
            state: State::Warn,
            detail: detail.into(),
        }
    }

    pub(crate) fn fail(check: &'static str, detail: impl Into<String>) -> Self {
        Self {
            check,
            state: State::Fail,
            detail: detail.into(),
        }
    }
}

/// Looks at everything the configuration names, in this order: clock, calendar of deadlines, store, disk, keys, certificate, public pages, identity provider of staff, signatures of mails and what the DNS says of them, returns, relays.
pub async fn examine(config: &Config) -> Vec<Finding> {
    let mut findings = vec![Finding::ok("configuration", "read, every key is known")];
    findings.extend(clock::examine());
    findings.push(deadlines::examine(&config.store.deadlines));
    findings.extend(database(config).await);
    findings.extend(disk::examine(&config.store.blobs).await);
    if let Some(web) = &config.web {
        findings.extend(keys::examine_web(web));
        findings.extend(tls::examine(web));
        findings.extend(pages::examine(web));
        findings.extend(provider::examine(web).await);
    }
    findings.extend(keys::examine_recipient(
        config.web.as_ref(),
        config.notifier.as_ref(),
    ));
    findings.extend(keys::examine_push(
        config.web.as_ref(),
        config.notifier.as_ref(),
    ));
    if let Some(notifier) = &config.notifier {
        findings.push(keys::examine_notifier(notifier));
        findings.push(dkim::examine(notifier));
        findings.extend(dns::examine(notifier).await);
        findings.push(returns::examine(notifier));
        findings.extend(relay::examine(notifier).await);
    }
    findings
}

/// The worst of the findings.
#[must_use]
pub fn worst(findings: &[Finding]) -> State {
    findings
        .iter()
        .map(|finding| finding.state)
        .max()
        .unwrap_or(State::Ok)
}

async fn database(config: &Config) -> Vec<Finding> {
    let store = match Store::open(&config.store) {
        Ok(store) => store,
        Err(error @ mailbox::StoreError::Schema(_)) => {
            return vec![Finding::fail(
                "database",
                format!("{error}; run `siegelpost migrate`"),
            )];
        }
        Err(error) => return vec![Finding::fail("database", error.to_string())],
    };
    if let Err(error) = store.ping().await {
        return vec![Finding::fail("database", error.to_string())];
    }
    vec![
        Finding::ok("database", "answers, schema is that of this program"),
        thread_keys(&store).await,
    ]
}

/// A key store that was restored from an older backup than the main database has too few keys.
async fn thread_keys(store: &Store) -> Finding {
    match store.threads_without_key().await {
        Ok(threads) if threads.is_empty() => Finding::ok("thread-keys", "every thread has its key"),
        Ok(threads) => Finding::fail(
            "thread-keys",
            format!(
                "{} threads have no key: the key store is older than the main database, restore a newer one",
                threads.len()
            ),
        ),
        Err(error) => Finding::fail("thread-keys", error.to_string()),
    }
}

/// Settings of a notifier with these lines besides.
#[cfg(test)]
fn notifier_settings(more: &str) -> notifier::NotifierConfig {
    let text = format!(
        "from = \"post@musterkasse.example\"\nidentity_file = \"unused\"\n[smtp]\nhost = \"localhost\"\n{more}"
    );
    figment::Figment::from(<figment::providers::Toml as figment::providers::Format>::string(&text))
        .extract()
        .unwrap()
}
