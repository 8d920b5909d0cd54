// SPDX-License-Identifier: EUPL-1.2
//! What storage says when something is wrong, in the words of the store.

use std::error::Error as StdError;

use object_store::client::HttpError;

use crate::error::StoreError;

/// How `object_store` 0.14 begins the text of an answer with an error; its type is private. A test watches.
const STATUS: &str = "Server returned non-2xx status code: ";

impl From<object_store::Error> for StoreError {
    fn from(error: object_store::Error) -> Self {
        if let Some(answer) = Answer::of(&error) {
            return answer.into();
        }
        if let Some(cause) = find::<HttpError>(&error) {
            return Self::Unavailable(format!("storage cannot be reached: {}", deepest(cause)));
        }
        match &error {
            object_store::Error::NotFound { .. } => return Self::Absent,
            object_store::Error::Generic { store: "S3", .. } => {
                return Self::Unavailable(format!("storage: {}", deepest(&error)));
            }
            _ => {}
        }
        if let Some(io) = find::<std::io::Error>(&error)
            && matches!(
                io.kind(),
                std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded
            )
        {
            return Self::DiskFull;
        }
        // The text names a path below our own folder and no content.
        let text = error.to_string();
        if text.contains("range") || text.contains("Range") {
            return Self::Invalid("range");
        }
        Self::Unavailable(text)
    }
}

/// An answer of S3-compatible storage that is an error.
struct Answer {
    status: u16,
    /// S3's own name of the fault; empty when the answer had no body.
    code: String,
}

impl Answer {
    fn of(error: &object_store::Error) -> Option<Self> {
        let mut cause: Option<&(dyn StdError + 'static)> = Some(error);
        while let Some(this) = cause {
            if let Some(rest) = this.to_string().strip_prefix(STATUS) {
                return Some(Self {
                    status: rest.get(..3)?.parse().ok()?,
                    code: code(rest).to_owned(),
                });
            }
            cause = this.source();
        }
        None
    }
}

/// The body is not repeated: it may hold the name of the key and what was signed.
impl From<Answer> for StoreError {
    fn from(answer: Answer) -> Self {
        let full = ["QuotaExceeded", "XMinioStorageFull", "InsufficientStorage"];
        match (answer.status, answer.code.as_str()) {
            (404, "" | "NoSuchKey") => Self::Absent,
            (416, _) => Self::Invalid("range"),
            (507, _) => Self::DiskFull,
            (_, code) if full.contains(&code) => Self::DiskFull,
            (status, code) => Self::Unavailable(
                format!("storage answers {status} {code}")
                    .trim_end()
                    .to_owned(),
            ),
        }
    }
}

/// `<Code>…</Code>` of S3's body, if it is a plain word.
fn code(text: &str) -> &str {
    text.split_once("<Code>")
        .and_then(|(_, rest)| rest.split_once("</Code>"))
        .map(|(code, _)| code)
        .filter(|code| code.len() <= 64 && code.bytes().all(|b| b.is_ascii_alphanumeric()))
        .unwrap_or_default()
}

fn find<'a, T: StdError + 'static>(error: &'a (dyn StdError + 'static)) -> Option<&'a T> {
    let mut cause = Some(error);
    while let Some(this) = cause {
        if let Some(found) = this.downcast_ref::<T>() {
            return Some(found);
        }
        cause = this.source();
    }
    None
}

fn deepest(error: &(dyn StdError + 'static)) -> String {
    let mut this = error;
    while let Some(next) = this.source() {
        this = next;
    }
    this.to_string()
}
