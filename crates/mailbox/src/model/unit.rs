// SPDX-License-Identifier: EUPL-1.2
//! Departments and their members.

use protocol::Hash;
use protocol::statement::{MessageClass, Right};

use super::json_text::JsonText;
use super::statement::AttestedText;
use crate::ciphertext::Ciphertext;
use crate::clock::Timestamp;
use crate::ids::{Dept, Matter, PersonId};

/// A department's newest epoch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The department.
    pub dept: Dept,
    /// Newest epoch.
    pub epoch: u64,
    /// Its statement hash.
    pub epoch_sh: Hash,
    /// Since when.
    pub changed_at: Timestamp,
}

/// What a clerk may do in one department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberOfUnit {
    /// The department.
    pub dept: Dept,
    /// Rights.
    pub rights: Vec<Right>,
    /// Hash of the certificate.
    pub cert: Hash,
    /// Begin of its validity, Unix seconds.
    pub nbf: i64,
    /// End of its validity, Unix seconds.
    pub exp: i64,
}

/// A sealed department key: a grant to a member, or a link between epochs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitFile {
    /// Epoch whose identity is inside.
    pub epoch: u64,
    /// age file.
    pub file: Vec<u8>,
}

/// A grant to a member of a department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUnitGrant {
    /// The department.
    pub dept: Dept,
    /// Epoch whose identity is inside.
    pub epoch: u64,
    /// For whom.
    pub pid: PersonId,
    /// age file.
    pub file: Ciphertext,
}

/// Threads of a department by state; a count of 1000 means "1000 or more".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnitCounts {
    /// Nobody has looked yet.
    pub new: u64,
    /// Somebody works on it.
    pub open: u64,
    /// The person has to answer.
    pub waiting: u64,
    /// Nothing is to be done.
    pub done: u64,
}

/// What an insured person may choose as topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterRow {
    /// Matter.
    pub code: Matter,
    /// Department that answers.
    pub dept: Dept,
    /// Protection class.
    pub class: MessageClass,
    /// German label.
    pub label_de: String,
    /// English label.
    pub label_en: String,
    /// Cases of it are marked for two people.
    pub four_eyes: bool,
    /// Papers that only the Medical Service can read may be sent in its cases.
    pub medical: bool,
}

/// A person's profile, sealed to a department epoch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileItem {
    /// Whose.
    pub pid: PersonId,
    /// For which department.
    pub dept: Dept,
    /// Epoch it is sealed to.
    pub epoch: u64,
    /// age file.
    pub file: Vec<u8>,
}

/// An employee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffRow {
    /// Who.
    pub pid: PersonId,
    /// Keycard.
    pub keycard: JsonText,
    /// Binding.
    pub bind: AttestedText,
    /// Newest certificate.
    pub cert: Option<AttestedText>,
    /// Departments, and whether there is a grant for the newest epoch.
    pub depts: Vec<(Dept, bool)>,
}
