// SPDX-License-Identifier: EUPL-1.2
//! Signed statements and sealed files as clients would make them.

use mailbox::Ciphertext;
use mailbox::model::{Member, NewEpoch, NewGrant};
use protocol::agefile::{Recipient, seal};
use protocol::ids::{Org, PersonId, ThreadId, UnixTime};
use protocol::json::V1;
use protocol::statement::{Author, Lane, Member as EpochMember, ThreadEpoch};
use protocol::{Hash, Signed};

use super::people::Human;

const ORG: &str = "musterkasse.example";

pub fn org() -> Org {
    ORG.parse().unwrap()
}

/// A recipient that nobody holds the identity of: ML-KEM coefficients 0, a seed, and X25519's base point.
pub fn recipient(n: u8) -> Recipient {
    let mut key = vec![0; 1152];
    key.extend([n; 32]);
    key.push(9);
    key.extend([0; 31]);
    Recipient::from_bytes(&key).unwrap()
}

/// A small age file; the same one each time would hide mix-ups, so the text goes in.
pub fn sealed(text: &str) -> Vec<u8> {
    seal(&recipient(9), text.as_bytes()).unwrap()
}

/// An epoch statement by `author` with a grant for each member.
pub fn epoch(
    author: &Human,
    thread: ThreadId,
    subject: PersonId,
    lane: Lane,
    number: u64,
    prev: Option<Hash>,
    mut members: Vec<EpochMember>,
) -> NewEpoch {
    members.sort_by_key(EpochMember::sort_key);
    let stmt = ThreadEpoch {
        v: V1,
        org: org(),
        thread,
        epoch: number,
        lane,
        enc: recipient(8),
        subject,
        members: members.clone(),
        exclude: Vec::new(),
        prev,
        by: Author {
            pid: author.pid,
            kc: author.kc,
        },
        td: Hash::of(b"td"),
        iat: UnixTime(super::world::START),
    };
    let grants = members
        .iter()
        .map(|m| NewGrant {
            epoch: number,
            member: Member::from(m),
            file: Ciphertext::grant(sealed(&format!("grant {number} {m:?}"))).unwrap(),
        })
        .collect();
    NewEpoch {
        stmt: Signed::sign(stmt, &[&author.key]).unwrap(),
        grants,
    }
}
