// SPDX-License-Identifier: EUPL-1.2
//! One look into a folder. A mail is removed after the portal has it on disk, never before; what cannot be taken is put aside or flagged, and
//! does not keep the others back.

use std::collections::HashSet;

use super::error::ImapError;
use super::session::{Entry, Session};
use super::{Bring, Rules};
use crate::error::GatewayError;
use crate::mail::maildir::return_path;

/// How often a mail is asked for before it is passed over: that at which a server dies, or lies, is in the way of all behind it.
const TRIES: u8 = 5;

/// What a look has done.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Looked {
    /// Mails that the portal has, and the mail server no longer.
    pub taken: usize,
    /// Mails that were put aside or flagged.
    pub left: usize,
    /// Mails that will be tried again.
    pub again: usize,
    /// There is more to look at.
    pub more: bool,
}

/// What is known of a folder as long as its UIDs last and the program runs.
#[derive(Debug, Default)]
pub(super) struct Memory {
    validity: Option<u32>,
    /// With the portal; they are removed without being sealed once more.
    sealed: HashSet<u32>,
    /// Passed over until the next start, since no mark holds on them.
    passed: HashSet<u32>,
    /// Mails that were removed: whoever gets on is not slowed down.
    removed: u64,
    /// The mail that is being asked for, and how often it was.
    asking: Option<(u32, u8)>,
}

enum Fate {
    Taken,
    Left,
    Gone,
}

/// Why a mail is not taken, now or ever.
enum Trouble {
    Mail(ImapError),
    Portal(GatewayError),
}

impl From<ImapError> for Trouble {
    fn from(error: ImapError) -> Self {
        Self::Mail(error)
    }
}

impl Memory {
    /// UIDs of before mean other mails now.
    pub fn of(&mut self, validity: u32) {
        if self.validity != Some(validity) {
            *self = Self {
                validity: Some(validity),
                removed: self.removed,
                ..Self::default()
            };
        }
    }

    /// How many mails were removed until now.
    pub const fn removed(&self) -> u64 {
        self.removed
    }

    /// Whether there is something to do with a mail.
    fn wants(&self, entry: &Entry, rules: &Rules) -> bool {
        if self.sealed.contains(&entry.uid) {
            return true;
        }
        // What somebody else has marked as deleted is his.
        let others = entry.deleted && !entry.taken;
        let left = entry.flagged && rules.refused_folder.is_none();
        !others && !left && !self.passed.contains(&entry.uid)
    }
}

/// Takes what lies there.
///
/// # Errors
/// The connection is of no more use.
pub(super) async fn look(
    session: &mut Session,
    memory: &mut Memory,
    rules: &Rules,
    bring: &impl Bring,
) -> Result<Looked, ImapError> {
    if !session.removes_one() && !rules.exclusive {
        return Err(ImapError::Unfit(
            "without UIDPLUS it removes what others have marked; see `exclusive`",
        ));
    }
    let listed = session.list(&|entry| memory.wants(entry, rules)).await?;
    let mut looked = Looked {
        more: listed.more,
        ..Looked::default()
    };
    for entry in listed.entries {
        let uid = entry.uid;
        match one(session, memory, rules, bring, entry).await {
            Ok(Fate::Taken) => looked.taken += 1,
            Ok(Fate::Left) => looked.left += 1,
            Ok(Fate::Gone) => {}
            Err(Trouble::Mail(error @ ImapError::Refused(_))) => {
                tracing::error!(uid, %error, "a mail stays on the mail server");
                looked.again += 1;
            }
            Err(Trouble::Mail(error)) => return Err(error),
            Err(Trouble::Portal(error)) => {
                tracing::warn!(uid, %error, "a mail was not taken");
                looked.again += 1;
                if error.may_pass() {
                    // The same for all that is left.
                    looked.more = false;
                    break;
                }
            }
        }
    }
    if !session.removes_one() && !memory.sealed.is_empty() {
        expunge_ours(session, memory).await?;
    }
    // Nothing but what stays was found: a second look would find the same.
    looked.more &= looked.again == 0;
    Ok(looked)
}

async fn one(
    session: &mut Session,
    memory: &mut Memory,
    rules: &Rules,
    bring: &impl Bring,
    entry: Entry,
) -> Result<Fate, Trouble> {
    let uid = entry.uid;
    if memory.sealed.contains(&uid) || (entry.deleted && entry.taken) {
        // From before a crash, or before the server refused to remove it.
        memory.sealed.insert(uid);
        remove(session, memory, uid).await?;
        return Ok(Fate::Gone);
    }
    if usize::try_from(entry.size).is_ok_and(|size| size > rules.most) {
        return leave(session, memory, rules, uid, "larger than mail.bytes").await;
    }
    let tries = match memory.asking {
        Some((asked, tries)) if asked == uid => tries,
        _ => 0,
    };
    if tries >= TRIES {
        memory.asking = None;
        return leave(
            session,
            memory,
            rules,
            uid,
            "the mail server cannot give it",
        )
        .await;
    }
    memory.asking = Some((uid, tries + 1));
    // One byte more than may be: so a server whose sizes are wrong is found out, and never sends more than that.
    let mail = session.fetch(uid, rules.most + 1).await?;
    memory.asking = None;
    let Some(mail) = mail else {
        return Ok(Fate::Gone);
    };
    if mail.len() > rules.most {
        return leave(session, memory, rules, uid, "larger than mail.bytes").await;
    }
    // Sealing half a mail and removing the whole would lose the rest.
    if u32::try_from(mail.len()).ok() != Some(entry.size) {
        let why = "its size is not what the mail server says";
        return leave(session, memory, rules, uid, why).await;
    }
    let from = return_path(&mail).unwrap_or_default();
    match bring.bring(mail, &from).await {
        Ok(_) => {}
        Err(error) if is_of_the_mail(&error) => {
            tracing::error!(uid, %error, "a mail cannot be taken");
            return leave(session, memory, rules, uid, "the portal does not take it").await;
        }
        Err(error) => return Err(Trouble::Portal(error)),
    }
    memory.sealed.insert(uid);
    remove(session, memory, uid).await?;
    Ok(Fate::Taken)
}

/// Removes a mail that the portal has.
async fn remove(session: &mut Session, memory: &mut Memory, uid: u32) -> Result<(), ImapError> {
    session.mark_taken(uid).await?;
    if session.removes_one() {
        session.expunge(uid).await?;
        memory.sealed.remove(&uid);
        memory.removed += 1;
    }
    Ok(())
}

/// Where a server removes all that is marked or nothing: only if all that is marked is ours.
async fn expunge_ours(session: &mut Session, memory: &mut Memory) -> Result<(), ImapError> {
    let others = session
        .list(&|entry| entry.deleted && !entry.taken && !memory.sealed.contains(&entry.uid))
        .await?;
    if others.entries.is_empty() {
        session.expunge_all().await?;
        memory.sealed.clear();
    } else {
        tracing::error!(
            others = others.entries.len(),
            "mails that the portal has stay on the mail server: somebody else has marked some as deleted"
        );
    }
    Ok(())
}

/// Puts a mail where it is not tried again. If the server refuses even that, it is passed over as long as the program runs.
async fn leave(
    session: &mut Session,
    memory: &mut Memory,
    rules: &Rules,
    uid: u32,
    why: &'static str,
) -> Result<Fate, Trouble> {
    tracing::error!(uid, why, "a mail is left on the mail server");
    let left = match &rules.refused_folder {
        Some(folder) => match session.put_aside(uid, folder).await {
            Ok(true) => Ok(()),
            // It is there now; the copy here goes the way of those that the portal has.
            Ok(false) => {
                memory.sealed.insert(uid);
                remove(session, memory, uid).await
            }
            Err(error) => Err(error),
        },
        None => session.flag(uid).await,
    };
    match left {
        Ok(()) => {}
        Err(error @ ImapError::Refused(_)) => {
            tracing::error!(uid, %error, "it is passed over until the next start");
            memory.passed.insert(uid);
        }
        Err(error) => return Err(error.into()),
    }
    Ok(Fate::Left)
}

/// Whether it is this mail that the portal does not take, and not the program or the moment.
fn is_of_the_mail(error: &GatewayError) -> bool {
    match error {
        GatewayError::Made(_) => true,
        GatewayError::Refused { status, .. } => matches!(status, 400 | 413 | 415 | 422),
        _ => false,
    }
}
