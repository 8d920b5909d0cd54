// SPDX-License-Identifier: EUPL-1.2
//! The code for the address that the insurer knows, read from the mail catcher and typed.

use std::time::Duration;

use serde_json::json;
use uuid::Uuid;

use super::activate::Person;
use super::http::SimError;
use crate::catcher::Mails;

/// Longest wait for the mail.
const PATIENCE: Duration = Duration::from_secs(30);
const LOOK: Duration = Duration::from_millis(100);

impl Person {
    /// From now on this person is notified.
    ///
    /// # Errors
    /// The server refuses, or no mail with a code comes within half a minute.
    pub async fn confirm_address(&self, mails: &Mails) -> Result<(), SimError> {
        let before = mails.all().len();
        self.http
            .post("contact/code", Uuid::new_v4(), &json!({}))
            .await?;
        let mut waited = Duration::ZERO;
        loop {
            let all = mails.all();
            let code = all.iter().skip(before).find_map(|mail| code_in(&mail.raw));
            if let Some(code) = code {
                let body = json!({"code": code});
                self.http
                    .post("contact/confirm", Uuid::new_v4(), &body)
                    .await?;
                return Ok(());
            }
            if waited >= PATIENCE {
                return Err(SimError::Form("no mail with a code".to_owned()));
            }
            tokio::time::sleep(LOOK).await;
            waited += LOOK;
        }
    }
}

/// The line of two groups of four digits.
fn code_in(mail: &str) -> Option<String> {
    mail.lines().map(str::trim).find_map(|line| {
        let digits = line.replace(' ', "");
        let plain = line.len() == 9 && digits.len() == 8;
        (plain && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
    })
}
