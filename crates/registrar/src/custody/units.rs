// SPDX-License-Identifier: EUPL-1.2
//! The folder of department identities: `<dept>.<epoch>.key`, beside it the proposed statement and
//! the break-glass copies.

use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use protocol::agefile::Recipient;
use protocol::json::V1;
use protocol::statement::DeptEpoch;
use protocol::{Dept, Org, Signed, UnixTime};
use protocol_open::Identity;
use rand::{CryptoRng, RngCore};
use zeroize::Zeroizing;

use super::{CustodyError, breakglass};
use crate::keyfolder::{KeyFolder, KeyKind};

/// Department identities at hand.
pub struct UnitKeys {
    folder: KeyFolder,
}

/// What a new epoch of a department is to be.
pub struct NewEpoch<'a> {
    /// The organisation.
    pub org: &'a Org,
    /// The department.
    pub dept: &'a Dept,
    /// Name that people read.
    pub label: &'a str,
    /// The epoch before; none for a new department.
    pub previous: Option<&'a Signed<DeptEpoch>>,
    /// Why, for auditors.
    pub reason: &'a str,
    /// The three break-glass custodians.
    pub custodians: &'a [Recipient; 3],
    /// When.
    pub now: UnixTime,
}

impl UnitKeys {
    /// Creates the folder, or opens it. A folder with role or admin keys in it is refused.
    ///
    /// # Errors
    /// [`CustodyError::Keys`].
    pub fn create(path: &Path) -> Result<Self, CustodyError> {
        Ok(Self {
            folder: KeyFolder::create(path, KeyKind::Unit)?,
        })
    }

    /// Makes identity and break-glass copies of a new epoch and returns the statement that two
    /// administrators have to sign. Asked again for the same epoch, it returns the same one.
    ///
    /// # Errors
    /// [`CustodyError`].
    pub fn new_epoch(
        &self,
        new: &NewEpoch<'_>,
        rng: &mut (impl RngCore + CryptoRng),
    ) -> Result<Signed<DeptEpoch>, CustodyError> {
        let epoch = new.previous.map_or(0, |before| before.payload().epoch) + 1;
        if let Some(proposed) = self.statement(new.dept, epoch)? {
            return Ok(proposed);
        }
        let name = key_name(new.dept, epoch);
        if !self.folder.has(&name) {
            let mut seed = Zeroizing::new([0; 32]);
            rng.fill_bytes(seed.as_mut_slice());
            self.folder.store(&name, &seed)?;
        }
        let identity = Identity::from_seed(&*self.folder.load(&name)?)?;
        let statement = DeptEpoch {
            v: V1,
            org: new.org.clone(),
            dept: new.dept.clone(),
            epoch,
            label: new.label.to_owned(),
            enc: identity.recipient().clone(),
            prev: new.previous.map(Signed::sh),
            reason: new.reason.to_owned(),
            iat: new.now,
        };
        for (pair, copy) in breakglass::seal(new.custodians, &statement, &identity)? {
            self.write(&format!("{name}.{}.age", pair.name()), &copy)?;
        }
        let proposed = Signed::sign(statement, &[])?;
        // Last, because its presence says that everything before it is complete.
        self.write(&format!("{name}.json"), &proposed.envelope().to_json())?;
        Ok(proposed)
    }

    /// The identity of a department epoch, if it is still at hand.
    ///
    /// # Errors
    /// [`CustodyError`].
    pub fn identity(&self, dept: &Dept, epoch: u64) -> Result<Option<Identity>, CustodyError> {
        let name = key_name(dept, epoch);
        if !self.folder.has(&name) {
            return Ok(None);
        }
        Ok(Some(Identity::from_seed(&*self.folder.load(&name)?)?))
    }

    /// Departments and epochs whose identity is at hand, sorted.
    ///
    /// # Errors
    /// [`CustodyError::Keys`].
    pub fn held(&self) -> Result<Vec<(Dept, u64)>, CustodyError> {
        let names = self.folder.names()?;
        Ok(names
            .iter()
            .filter_map(|name| {
                let (dept, epoch) = name.rsplit_once('.')?;
                Some((dept.parse().ok()?, epoch.parse().ok()?))
            })
            .collect())
    }

    /// The statement as proposed, without signatures.
    pub(super) fn statement(
        &self,
        dept: &Dept,
        epoch: u64,
    ) -> Result<Option<Signed<DeptEpoch>>, CustodyError> {
        match fs::read(
            self.folder
                .beside(&format!("{}.json", key_name(dept, epoch))),
        ) {
            Ok(bytes) => Ok(Some(Signed::from_json(&bytes)?)),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e.into()),
        }
    }

    /// Stores an identity that came back from a break-glass copy.
    ///
    /// # Errors
    /// [`CustodyError::Keys`], `Exists` if it is at hand.
    pub fn restore(
        &self,
        dept: &Dept,
        epoch: u64,
        identity: &Identity,
    ) -> Result<(), CustodyError> {
        Ok(self.folder.store(&key_name(dept, epoch), identity.seed())?)
    }

    /// Destroys an identity; the break-glass copies stay.
    ///
    /// # Errors
    /// [`CustodyError::Keys`].
    pub fn forget(&self, dept: &Dept, epoch: u64) -> Result<(), CustodyError> {
        Ok(self.folder.forget(&key_name(dept, epoch))?)
    }

    /// A break-glass copy.
    ///
    /// # Errors
    /// [`CustodyError::File`].
    pub fn copy(
        &self,
        dept: &Dept,
        epoch: u64,
        pair: breakglass::Pair,
    ) -> Result<Vec<u8>, CustodyError> {
        let name = format!("{}.{}.age", key_name(dept, epoch), pair.name());
        Ok(fs::read(self.folder.beside(&name))?)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), CustodyError> {
        let path = self.folder.beside(name);
        let part = self.folder.beside(&format!("{name}.part"));
        let mut file = fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(fs::rename(&part, &path)?)
    }
}

fn key_name(dept: &Dept, epoch: u64) -> String {
    format!("{dept}.{epoch}")
}
