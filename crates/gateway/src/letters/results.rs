// SPDX-License-Identifier: EUPL-1.2
//! What became of letters: by the command line, or by files of the print shop.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Fault, LetterId};
use crate::error::GatewayError;
use crate::office::{Office, key};

/// A day as the print shop writes it, `2026-11-30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(Date);

impl FromStr for Day {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        Date::strptime("%Y-%m-%d", text).map(Self)
    }
}

impl TryFrom<String> for Day {
    type Error = jiff::Error;

    fn try_from(text: String) -> Result<Self, jiff::Error> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.0.to_string()
    }
}

/// What became of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "lowercase", deny_unknown_fields)]
pub enum Outcome {
    /// The post took it.
    Posted {
        /// On this day.
        on: Day,
    },
    /// It came back.
    Returned {},
    /// It could not be made.
    Failed {
        /// Why.
        fault: Fault,
    },
}

/// A result file.
#[derive(Deserialize)]
struct File {
    job: LetterId,
    #[serde(flatten)]
    outcome: Outcome,
}

/// Tells the server. The same word again changes nothing.
///
/// # Errors
/// What the portal answers.
pub async fn report(office: &Office, job: LetterId, outcome: &Outcome) -> Result<(), GatewayError> {
    let text = serde_json::to_vec(outcome).map_err(|_| GatewayError::Made("json"))?;
    let once = key(&[b"result", job.as_bytes(), &text]);
    let path = format!("letters/{job}/result");
    office.post(&path, once, outcome).await
}

/// Tells the server what the files of a folder say. A file that was told goes to `done`, one that is none or that the server refuses for good to
/// `refused`; what may pass stays for the next round. Gives how many were told and how many refused.
///
/// # Errors
/// [`GatewayError::Io`], and what may pass.
pub async fn collect(office: &Office, dir: &Path) -> Result<(usize, usize), GatewayError> {
    for folder in [dir.to_owned(), dir.join("done"), dir.join("refused")] {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&folder)
            .map_err(|e| GatewayError::at(&folder, e))?;
    }
    let mut told = (0, 0);
    for path in files(dir)? {
        let text = std::fs::read(&path).map_err(|e| GatewayError::at(&path, e))?;
        let to = match serde_json::from_slice::<File>(&text) {
            Ok(file) => match report(office, file.job, &file.outcome).await {
                Ok(()) => "done",
                Err(error) if error.may_pass() => return Err(error),
                Err(error) => {
                    tracing::error!(letter.id = %file.job, %error, "result refused");
                    "refused"
                }
            },
            Err(_) => "refused",
        };
        let name = path.file_name().unwrap_or_default();
        let place = dir.join(to).join(name);
        std::fs::rename(&path, &place).map_err(|e| GatewayError::at(&place, e))?;
        match to {
            "done" => told.0 += 1,
            _ => told.1 += 1,
        }
    }
    Ok(told)
}

/// Finished files in the order of their names: the print shop writes under another name and renames.
fn files(dir: &Path) -> Result<Vec<PathBuf>, GatewayError> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(|e| GatewayError::at(dir, e))? {
        let path = entry.map_err(|e| GatewayError::at(dir, e))?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let ours = name.is_some_and(|name| !name.starts_with('.'));
        if ours && path.is_file() && path.extension().is_some_and(|end| end == "json") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_says_one_thing() {
        let job = "018f3b1c-0000-7000-8000-000000000001";
        let file =
            |rest: &str| serde_json::from_str::<File>(&format!("{{\"job\":\"{job}\",{rest}}}"));
        let posted = file(r#""state":"posted","on":"2026-11-30""#)
            .unwrap()
            .outcome;
        assert!(matches!(posted, Outcome::Posted { .. }));
        assert_eq!(
            file(r#""state":"returned""#).unwrap().outcome,
            Outcome::Returned {}
        );
        assert!(file(r#""state":"posted""#).is_err());
        assert!(file(r#""state":"posted","on":"30.11.2026""#).is_err());
        assert!(file(r#""state":"lost""#).is_err());
        assert!(file(r#""state":"failed","fault":"weather""#).is_err());
    }
}
