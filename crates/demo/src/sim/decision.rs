// SPDX-License-Identifier: EUPL-1.2
//! Decisions in the inbox: a person agrees to them, and a clerk waits until the notification of one is on record.

use std::time::Duration;

use protocol::json::V1;
use protocol::statement::{Author, Consent};
use protocol::{Signed, ThreadId, UnixTime};
use serde_json::{Value, json};
use uuid::Uuid;

use super::activate::Person;
use super::http::SimError;

/// Longest wait for the notification.
const PATIENCE: Duration = Duration::from_secs(30);
const LOOK: Duration = Duration::from_millis(100);

impl Person {
    /// Agrees to decisions in the portal, in these words.
    ///
    /// # Errors
    /// The server refuses.
    pub async fn consent(&self, text: &str, now: UnixTime) -> Result<(), SimError> {
        let word = Consent {
            v: V1,
            org: self.org.clone(),
            by: Author {
                pid: self.pid,
                kc: self.keycard.sh(),
            },
            given: true,
            version: 1,
            lang: "de".to_owned(),
            text: text.to_owned(),
            iat: now,
        };
        let word = Signed::sign(word, &[&self.sign]).map_err(SimError::protocol)?;
        let body = json!({ "stmt": word.envelope() });
        self.http.post("consent", Uuid::new_v4(), &body).await?;
        Ok(())
    }

    /// Waits until the notifications of all decisions in a thread are on record, so that the clock may be moved on.
    ///
    /// # Errors
    /// One is not within half a minute.
    pub async fn until_announced(&self, thread: ThreadId) -> Result<(), SimError> {
        let mut waited = Duration::ZERO;
        loop {
            let shown = self.http.get(&format!("threads/{thread}")).await?;
            let all = shown.get("announcements").and_then(Value::as_array);
            let sent = |one: &Value| one.get("notified_at").is_some_and(Value::is_i64);
            if all.is_some_and(|all| !all.is_empty() && all.iter().all(sent)) {
                return Ok(());
            }
            if waited >= PATIENCE {
                return Err(SimError::Form(
                    "a decision without a notification".to_owned(),
                ));
            }
            tokio::time::sleep(LOOK).await;
            waited += LOOK;
        }
    }
}
