// SPDX-License-Identifier: EUPL-1.2
//! Grants and links (section 5): an identity handed over in a small age file.
//!
//! They are not signed. What makes one acceptable is that the recipient derived from the identity in
//! it is the one in the signed epoch; the other members name the place, and must fit as well.

use protocol::{
    Dept, Org, ThreadId,
    agefile::{Recipient, SealError, seal},
    json::{self, JsonError, V1},
    padding::{GRANT_MIN, pad_json},
    statement::{DeptEpoch, Lane, ThreadEpoch},
};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

use crate::{Identity, NotAnIdentity, OpenError, open_json};

/// Why a grant was not made or is not accepted.
#[derive(Debug, thiserror::Error)]
pub enum GrantError {
    /// The file does not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// `wrong-place`
    #[error("for another department, thread, lane or epoch")]
    WrongPlace,
    /// `wrong-grant`
    #[error("the identity in it is not that of the epoch")]
    WrongGrant,
    /// Sealing failed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The content could not be written.
    #[error(transparent)]
    Json(#[from] JsonError),
}

impl GrantError {
    /// The stable name of the error, as in the test vectors.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Open(error) => error.code(),
            Self::WrongPlace => "wrong-place",
            Self::WrongGrant => "wrong-grant",
            Self::Seal(_) => "not-sealed",
            Self::Json(error) => error.code(),
        }
    }
}

/// The text form of an identity inside a grant; never printed.
#[derive(Debug, Clone)]
pub struct SecretId(SecretString);

impl Serialize for SecretId {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.0.expose_secret())
    }
}

impl<'de> Deserialize<'de> for SecretId {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Ok(Self(SecretString::from(String::deserialize(d)?)))
    }
}

impl SecretId {
    fn of(identity: &Identity) -> Self {
        Self(identity.to_secret_string())
    }

    fn identity(&self) -> Result<Identity, NotAnIdentity> {
        self.0.expose_secret().parse()
    }

    /// The identity, if it is that of this recipient.
    fn yields(&self, enc: &Recipient) -> Result<Identity, GrantError> {
        let identity = self.identity().map_err(|_| GrantError::WrongGrant)?;
        if identity.recipient() == enc {
            Ok(identity)
        } else {
            Err(GrantError::WrongGrant)
        }
    }
}

macro_rules! tag {
    ($(#[$meta:meta])* $name:ident, $variant:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name {
            /// The only one.
            $variant,
        }
    };
}

tag!(
    /// The text `dept-grant`.
    DeptGrantTag,
    DeptGrant
);
tag!(
    /// The text `dept-link`.
    DeptLinkTag,
    DeptLink
);
tag!(
    /// The text `thread-grant`.
    ThreadGrantTag,
    ThreadGrant
);

/// Content of a department grant.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeptGrant {
    /// 1.
    pub v: V1,
    /// `"dept-grant"`.
    pub t: DeptGrantTag,
    /// The organisation.
    pub org: Org,
    /// The department.
    pub dept: Dept,
    /// Its epoch.
    pub epoch: u64,
    /// The identity of the epoch.
    pub id: SecretId,
}

/// Content of a link from one department epoch to the one before.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeptLink {
    /// 1.
    pub v: V1,
    /// `"dept-link"`.
    pub t: DeptLinkTag,
    /// The organisation.
    pub org: Org,
    /// The department.
    pub dept: Dept,
    /// The older epoch, whose identity is inside.
    pub epoch: u64,
    /// The identity of that epoch.
    pub id: SecretId,
}

/// Content of a thread grant.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThreadGrant {
    /// 1.
    pub v: V1,
    /// `"thread-grant"`.
    pub t: ThreadGrantTag,
    /// The organisation.
    pub org: Org,
    /// The thread.
    pub thread: ThreadId,
    /// The lane.
    pub lane: Lane,
    /// Its epoch.
    pub epoch: u64,
    /// The identity of the epoch.
    pub id: SecretId,
}

fn seal_json<T: Serialize>(to: &Recipient, content: &T) -> Result<Vec<u8>, GrantError> {
    let padded = Zeroizing::new(pad_json(json::encode(content)?, GRANT_MIN));
    Ok(seal(to, &padded)?)
}

/// Hands the identity of a department epoch to an employee.
pub fn seal_dept_grant(
    to: &Recipient,
    epoch: &DeptEpoch,
    identity: &Identity,
) -> Result<Vec<u8>, GrantError> {
    let (org, dept) = (epoch.org.clone(), epoch.dept.clone());
    let (t, id) = (DeptGrantTag::DeptGrant, SecretId::of(identity));
    seal_json(
        to,
        &DeptGrant {
            v: V1,
            t,
            org,
            dept,
            epoch: epoch.epoch,
            id,
        },
    )
}

/// Opens a department grant for a verified epoch.
pub fn open_dept_grant(
    own: &Identity,
    file: &[u8],
    epoch: &DeptEpoch,
) -> Result<Identity, GrantError> {
    let grant: DeptGrant = open_json(own, file)?;
    if (&grant.org, &grant.dept, grant.epoch) != (&epoch.org, &epoch.dept, epoch.epoch) {
        return Err(GrantError::WrongPlace);
    }
    grant.id.yields(&epoch.enc)
}

/// Hands the identity of a department epoch to whoever holds the next one.
pub fn seal_dept_link(
    next: &DeptEpoch,
    epoch: &DeptEpoch,
    identity: &Identity,
) -> Result<Vec<u8>, GrantError> {
    let (org, dept) = (epoch.org.clone(), epoch.dept.clone());
    let (t, id) = (DeptLinkTag::DeptLink, SecretId::of(identity));
    seal_json(
        &next.enc,
        &DeptLink {
            v: V1,
            t,
            org,
            dept,
            epoch: epoch.epoch,
            id,
        },
    )
}

/// Opens the link from a newer department epoch to a verified older one.
pub fn open_dept_link(
    next: &Identity,
    file: &[u8],
    epoch: &DeptEpoch,
) -> Result<Identity, GrantError> {
    let link: DeptLink = open_json(next, file)?;
    if (&link.org, &link.dept, link.epoch) != (&epoch.org, &epoch.dept, epoch.epoch) {
        return Err(GrantError::WrongPlace);
    }
    link.id.yields(&epoch.enc)
}

/// Hands the identity of a thread epoch to a member.
pub fn seal_thread_grant(
    to: &Recipient,
    epoch: &ThreadEpoch,
    identity: &Identity,
) -> Result<Vec<u8>, GrantError> {
    let (org, thread, lane) = (epoch.org.clone(), epoch.thread, epoch.lane);
    let (t, id) = (ThreadGrantTag::ThreadGrant, SecretId::of(identity));
    seal_json(
        to,
        &ThreadGrant {
            v: V1,
            t,
            org,
            thread,
            lane,
            epoch: epoch.epoch,
            id,
        },
    )
}

/// Opens a thread grant for a verified epoch.
pub fn open_thread_grant(
    own: &Identity,
    file: &[u8],
    epoch: &ThreadEpoch,
) -> Result<Identity, GrantError> {
    let grant: ThreadGrant = open_json(own, file)?;
    let place = (&grant.org, grant.thread, grant.lane, grant.epoch);
    if place != (&epoch.org, epoch.thread, epoch.lane, epoch.epoch) {
        return Err(GrantError::WrongPlace);
    }
    grant.id.yields(&epoch.enc)
}
