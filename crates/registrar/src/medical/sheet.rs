// SPDX-License-Identifier: EUPL-1.2
//! The cover sheet beside a sealed file: what a program needs to open it and a person to know which case it is about. No name, no
//! insurance number, no diagnosis. It is not signed: what it says of the content is checked by opening it.

use protocol::json::V1;
use protocol::statement::Attachment;
use protocol::{Dept, Org, ThreadId, UnixTime};
use serde::{Deserialize, Serialize};

use super::MedicalError;

/// The text `medical-sheet`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SheetTag {
    /// The only one.
    MedicalSheet,
}

/// What stands on it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// 1.
    pub v: V1,
    /// `"medical-sheet"`.
    pub t: SheetTag,
    /// The insurer.
    pub org: Org,
    /// Number of the case at the insurer.
    pub thread: ThreadId,
    /// The unit that handed it over.
    pub dept: Dept,
    /// When the insurer received the file.
    pub received: UnixTime,
    /// When it was handed over.
    pub forwarded: UnixTime,
    /// The file, as the insured person's signed message names it.
    pub att: Attachment,
}

impl Sheet {
    /// Reads a cover sheet.
    ///
    /// # Errors
    /// [`MedicalError::Sheet`].
    pub fn parse(text: &[u8]) -> Result<Self, MedicalError> {
        Ok(serde_json::from_slice(text)?)
    }

    /// Name of the opened file; never a path.
    ///
    /// # Errors
    /// [`MedicalError::Name`].
    pub fn file_name(&self) -> Result<&str, MedicalError> {
        let name = self.att.name.as_str();
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
        let good = !name.starts_with('.') && (1..=80).contains(&name.len());
        if good && name.bytes().all(plain) {
            Ok(name)
        } else {
            Err(MedicalError::Name)
        }
    }
}
