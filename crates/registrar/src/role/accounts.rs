// SPDX-License-Identifier: EUPL-1.2
//! Which account at the insurer's identity provider belongs to which employee: said here, and told to the portal as keyed
//! hashes, so that it knows nobody's name. Nobody can register herself.

use oidc::{Name, NameKey};
use protocol::statement::PersonRole;
use thiserror::Error;

use super::{Registrar, RoleError, new_id};
use crate::db;
use crate::portal::{Call, StaffAccountItem};

/// An employee's account; empty: none any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffAccount {
    /// Where it stands.
    pub line: usize,
    /// The core system's id of the employee.
    pub reference: String,
    /// Name of the account, as the claim says it on which insurer and provider have agreed.
    pub account: Option<String>,
}

/// Why no account was told. Names lines, never accounts.
#[derive(Debug, Error)]
pub enum AccountsError {
    /// Not two columns `reference` and `account`.
    #[error("the first line must be reference,account")]
    Header,
    /// A line that is not two plain fields.
    #[error("line {0}: two fields without quotes are needed")]
    Form(usize),
    /// Nobody, or nobody who works here.
    #[error("line {0}: no employee has this reference")]
    Unknown(usize),
    /// The same employee or the same account twice.
    #[error("line {0}: this employee or this account was there before")]
    Twice(usize),
    /// The registrar failed.
    #[error(transparent)]
    Role(#[from] RoleError),
}

/// Longest field in bytes, as the provider's claims.
const MAX_FIELD: usize = 500;

/// Reads lines `reference,account` under that header; semicolons if the header has one.
///
/// # Errors
/// [`AccountsError`] with the line.
pub fn read_accounts(text: &str) -> Result<Vec<StaffAccount>, AccountsError> {
    let mut lines = text.strip_prefix('\u{feff}').unwrap_or(text).lines();
    let delimiter = match lines.next().map(str::trim) {
        Some("reference,account") => ',',
        Some("reference;account") => ';',
        _ => return Err(AccountsError::Header),
    };
    let mut items: Vec<StaffAccount> = Vec::new();
    for (index, line) in lines
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let number = index + 2;
        let fields: Vec<&str> = line.split(delimiter).map(str::trim).collect();
        let plain = |field: &&str| {
            field.len() <= MAX_FIELD && !field.chars().any(|c| c.is_control() || c == '"')
        };
        let [reference, account] = fields.as_slice() else {
            return Err(AccountsError::Form(number));
        };
        if reference.is_empty() || !fields.iter().all(plain) {
            return Err(AccountsError::Form(number));
        }
        let item = StaffAccount {
            line: number,
            reference: (*reference).to_owned(),
            account: (!account.is_empty()).then(|| (*account).to_owned()),
        };
        let same = |other: &StaffAccount| {
            other.reference == item.reference
                || (other.account.is_some() && other.account == item.account)
        };
        if items.iter().any(same) {
            return Err(AccountsError::Twice(number));
        }
        items.push(item);
    }
    Ok(items)
}

impl Registrar {
    /// Puts into the outbox whose accounts these are: all or, if one is wrong, none. Those not named keep theirs. The portal has
    /// to know the employees, so a slip must have been issued before. First it is told who has none any more, so that an account
    /// can change hands.
    ///
    /// # Errors
    /// [`AccountsError`].
    pub fn tell_accounts(
        &self,
        key: &NameKey,
        issuer: &str,
        items: &[StaffAccount],
    ) -> Result<usize, AccountsError> {
        let now = self.now();
        self.db.tx(|c| {
            let mut told = Vec::new();
            for item in items {
                let person = db::person::find_by_reference(c, &item.reference)?;
                let Some(person) = person.filter(|one| one.role == PersonRole::Staff) else {
                    return Ok::<_, RoleError>(Err(AccountsError::Unknown(item.line)));
                };
                let hash = |name: &String| key.of(Name::Account, issuer, name);
                told.push(StaffAccountItem {
                    pid: person.pid,
                    account: item.account.as_ref().map(hash),
                });
            }
            told.sort_by_key(|item| item.account.is_some());
            for item in &told {
                // One a call: what the portal refuses about one is not the others'.
                let items = vec![item.clone()];
                db::outbox::enqueue(c, new_id(), &Call::StaffAccounts { items }, now)?;
            }
            Ok(Ok(told.len()))
        })?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_strictly() {
        let items = read_accounts("reference,account\r\nS-1, anna@kasse \n\nS-2,\n").unwrap();
        let account = |item: &StaffAccount| item.account.clone();
        assert_eq!(account(&items[0]).as_deref(), Some("anna@kasse"));
        assert_eq!(
            (items[1].reference.as_str(), account(&items[1])),
            ("S-2", None)
        );
        assert_eq!(
            read_accounts("reference;account\nS-1;a,b\n").unwrap().len(),
            1
        );
        for (text, said) in [
            ("", "first line"),
            ("account,reference\n", "first line"),
            ("reference,account\nS-1\n", "line 2"),
            ("reference,account\nS-1,a,b\n", "line 2"),
            ("reference,account\nS-1,\"a\"\n", "line 2"),
            ("reference,account\n,a\n", "line 2"),
            ("reference,account\nS-1,a\nS-1,b\n", "line 3"),
            ("reference,account\nS-1,a\n\nS-2,a\n", "line 4"),
        ] {
            let error = read_accounts(text).unwrap_err().to_string();
            assert!(error.contains(said), "{text:?}: {error}");
        }
    }
}
