// SPDX-License-Identifier: EUPL-1.2
//! Two of three by nested age files: `age(A; age(B; id))`, `age(B; age(C; id))`,
//! `age(A; age(C; id))`. No secret-sharing arithmetic of our own.

use protocol::agefile::{Recipient, seal as seal_file};
use protocol::statement::DeptEpoch;
use protocol_open::{Identity, open as open_file, open_dept_grant, seal_dept_grant};
use rand::{CryptoRng, RngCore};
use zeroize::Zeroizing;

use super::CustodyError;
use crate::keyfolder::{KeyFolder, KeyFolderError, KeyKind};

const NAME: &str = "custodian";

/// Which two custodians open a copy; the first one opens the outer layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pair {
    /// First and second.
    AB,
    /// Second and third.
    BC,
    /// First and third.
    AC,
}

impl Pair {
    /// All three.
    pub const ALL: [Self; 3] = [Self::AB, Self::BC, Self::AC];

    /// Part of the file name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AB => "ab",
            Self::BC => "bc",
            Self::AC => "ac",
        }
    }
}

/// The three copies of an identity.
pub type Copies = [(Pair, Vec<u8>); 3];

/// Nests the identity of a department epoch for each pair of custodians.
///
/// # Errors
/// [`CustodyError::Custodians`] if two of them are the same.
pub fn seal(
    custodians: &[Recipient; 3],
    epoch: &DeptEpoch,
    identity: &Identity,
) -> Result<Copies, CustodyError> {
    let [a, b, c] = custodians;
    if a == b || b == c || a == c {
        return Err(CustodyError::Custodians);
    }
    let nested = |outer: &Recipient, inner: &Recipient| -> Result<Vec<u8>, CustodyError> {
        let inner = seal_dept_grant(inner, epoch, identity)?;
        Ok(seal_file(outer, &inner)?)
    };
    Ok([
        (Pair::AB, nested(a, b)?),
        (Pair::BC, nested(b, c)?),
        (Pair::AC, nested(a, c)?),
    ])
}

/// Opens a copy with the two custodians of its pair. The identity is accepted only if it is that
/// of the signed epoch.
///
/// # Errors
/// [`CustodyError::Open`], [`CustodyError::Grant`].
pub fn open(
    outer: &Custodian,
    inner: &Custodian,
    copy: &[u8],
    epoch: &DeptEpoch,
) -> Result<Identity, CustodyError> {
    let file = open_file(&outer.0, copy)?;
    Ok(open_dept_grant(&inner.0, &file, epoch)?)
}

/// A person who keeps one of the three break-glass keys; never printed.
pub struct Custodian(Identity);

impl Custodian {
    /// Makes the key of a folder that has none yet and opens it.
    ///
    /// # Errors
    /// [`CustodyError::Keys`].
    pub fn create(
        folder: &KeyFolder,
        rng: &mut (impl RngCore + CryptoRng),
    ) -> Result<Self, CustodyError> {
        if !folder.has(NAME) {
            let mut seed = Zeroizing::new([0; 32]);
            rng.fill_bytes(seed.as_mut_slice());
            folder.store(NAME, &seed)?;
        }
        Self::load(folder)
    }

    /// Opens the key of a folder.
    ///
    /// # Errors
    /// [`CustodyError::Keys`].
    pub fn load(folder: &KeyFolder) -> Result<Self, CustodyError> {
        if folder.kind() != KeyKind::Custodian {
            let path = folder.beside("KIND");
            return Err(KeyFolderError::Foreign {
                path,
                expected: KeyKind::Custodian,
            }
            .into());
        }
        Ok(Self(Identity::from_seed(&*folder.load(NAME)?)?))
    }

    /// Whom copies are sealed to.
    #[must_use]
    pub fn recipient(&self) -> &Recipient {
        self.0.recipient()
    }
}
