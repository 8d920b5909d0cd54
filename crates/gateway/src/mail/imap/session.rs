// SPDX-License-Identifier: EUPL-1.2
//! What is said to a mail server (RFC 3501), and what it answers. Each command has its end in time; a server that says BYE, or what nobody can
//! follow, is left.

use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use imap_proto::{AttributeValue, Capability, MailboxDatum, Response, ResponseCode, Status};
use tokio::time::{sleep, timeout};

use super::error::ImapError;
use super::wire::{Frame, Wire};

/// Marks what is sealed already, beside `\Deleted`: after a crash in between nobody else's marks are taken for ours.
const TAKEN: &str = "$SiegelpostTaken";
/// Most mails that one look names.
const BATCH: usize = 500;

/// A connection on which a folder is open.
pub(super) struct Session {
    wire: Wire,
    /// Longest time for a command and its answer.
    patience: Duration,
    commands: u32,
    capabilities: Vec<String>,
    validity: Option<u32>,
    keywords: bool,
    /// The server has said that there are other mails than before.
    news: bool,
}

/// A mail in the folder.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub uid: u32,
    /// Bytes, as the server says.
    pub size: u32,
    pub deleted: bool,
    pub flagged: bool,
    /// Sealed by us; only its removal is left.
    pub taken: bool,
}

/// What a look has found.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// By UID, the oldest first.
    pub entries: Vec<Entry>,
    /// There are more.
    pub more: bool,
}

struct End {
    status: Status,
    read_only: bool,
    /// RFC 5530: the server itself is in trouble.
    passes: bool,
}

/// Whether the literal of an answer is to be kept.
type Look<'a> = &'a mut (dyn FnMut(&Response<'_>, &Frame) -> bool + Send);

impl Session {
    /// Signs in on a connection that may carry a password, and opens a folder.
    pub async fn begin(
        wire: Wire,
        patience: Duration,
        (user, password): (&str, &str),
        folder: &str,
    ) -> Result<Self, ImapError> {
        let mut session = Self {
            wire,
            patience,
            commands: 0,
            capabilities: Vec::new(),
            validity: None,
            keywords: true,
            news: false,
        };
        session.ask_capabilities().await?;
        session.login(user, password).await?;
        // Others than before the login, most times.
        session.ask_capabilities().await?;
        session.select(folder).await?;
        Ok(session)
    }

    /// Changes when the folder's UIDs are given anew.
    pub fn validity(&self) -> u32 {
        self.validity.unwrap_or_default()
    }

    /// Whether single mails can be removed (RFC 4315).
    pub fn removes_one(&self) -> bool {
        self.can("UIDPLUS") || self.can("IMAP4REV2")
    }

    /// Whether it tells when a mail comes (RFC 2177).
    pub fn idles(&self) -> bool {
        self.can("IDLE") || self.can("IMAP4REV2")
    }

    /// Whether the folder has changed since the last look began.
    pub const fn news(&self) -> bool {
        self.news
    }

    /// What lies in the folder, and is wanted.
    pub async fn list(
        &mut self,
        wanted: &(dyn Fn(&Entry) -> bool + Sync),
    ) -> Result<Listed, ImapError> {
        self.news = false;
        let mut listed = Listed::default();
        let mut note = |response: &Response<'_>, _: &Frame| {
            if let Response::Fetch(_, attributes) = response
                && let Some(entry) = entry(attributes)
                && wanted(&entry)
            {
                if listed.entries.len() < BATCH {
                    listed.entries.push(entry);
                } else {
                    listed.more = true;
                }
            }
            false
        };
        let line = "UID FETCH 1:* (UID FLAGS RFC822.SIZE)";
        self.command("FETCH", line, 0, &mut note).await?;
        listed.entries.sort_by_key(|entry| entry.uid);
        listed.entries.dedup_by_key(|entry| entry.uid);
        Ok(listed)
    }

    /// A mail, or its first `most` bytes; `None` if it is there no more.
    pub async fn fetch(&mut self, uid: u32, most: usize) -> Result<Option<Vec<u8>>, ImapError> {
        let mut note = |response: &Response<'_>, frame: &Frame| {
            let Response::Fetch(_, attributes) = response else {
                return false;
            };
            let mut all = attributes.iter();
            let ours = all.any(|one| matches!(one, AttributeValue::Uid(said) if *said == uid));
            ours && attributes.iter().any(|one| match one {
                AttributeValue::BodySection {
                    section: None,
                    index: None | Some(0),
                    data: Some(data),
                } => frame.literal() == Some(data.as_ref()),
                _ => false,
            })
        };
        let line = format!("UID FETCH {uid} (UID BODY.PEEK[]<0.{most}>)");
        self.command("FETCH", &line, most, &mut note).await
    }

    /// Marks a mail as sealed and to be removed.
    pub async fn mark_taken(&mut self, uid: u32) -> Result<(), ImapError> {
        let ours = if self.keywords { TAKEN } else { "" };
        let line = format!(
            "UID STORE {uid} +FLAGS.SILENT ({})",
            format!("\\Deleted {ours}").trim()
        );
        self.plain("STORE", &line).await
    }

    /// Removes one mail that is marked, and no other (RFC 4315, 2.1).
    pub async fn expunge(&mut self, uid: u32) -> Result<(), ImapError> {
        self.plain("EXPUNGE", &format!("UID EXPUNGE {uid}")).await
    }

    /// Removes whatever is marked.
    pub async fn expunge_all(&mut self) -> Result<(), ImapError> {
        self.plain("EXPUNGE", "EXPUNGE").await
    }

    /// Marks a mail as one that somebody has to look at.
    pub async fn flag(&mut self, uid: u32) -> Result<(), ImapError> {
        let line = format!("UID STORE {uid} +FLAGS.SILENT (\\Flagged)");
        self.plain("STORE", &line).await
    }

    /// Moves a mail to another folder (RFC 6851); without the extension only copies it, and gives `false`.
    pub async fn put_aside(&mut self, uid: u32, folder: &str) -> Result<bool, ImapError> {
        let moves = self.can("MOVE") || self.can("IMAP4REV2");
        let (name, verb) = if moves {
            ("MOVE", "UID MOVE")
        } else {
            ("COPY", "UID COPY")
        };
        self.plain(name, &format!("{verb} {uid} {}", quoted(folder)))
            .await?;
        Ok(moves)
    }

    /// Waits until a mail comes, at most `most` (RFC 2177: less than 29 minutes).
    pub async fn idle(&mut self, most: Duration) -> Result<(), ImapError> {
        if self.news {
            return Ok(());
        }
        let tag = self.tag();
        let patience = self.patience;
        let begin = async {
            self.wire.say(&format!("{tag} IDLE")).await?;
            loop {
                let frame = self.wire.frame(0).await?;
                match frame.parsed() {
                    Some(Response::Continue(_)) => return Ok(()),
                    Some(Response::Done { .. }) => return Err(ImapError::Refused("IDLE")),
                    other => self.note(other.as_ref(), &frame)?,
                }
            }
        };
        within(patience, begin).await?;
        {
            let over = sleep(most);
            tokio::pin!(over);
            while !self.news {
                tokio::select! {
                    () = &mut over => break,
                    stirs = self.wire.stirs() => stirs?,
                }
                let frame = within(patience, self.wire.frame(0)).await?;
                self.note(frame.parsed().as_ref(), &frame)?;
            }
        }
        let end = async {
            self.wire.say("DONE").await?;
            self.complete(&tag, 0, &mut |_, _| false).await
        };
        let (end, _) = within(patience, end).await?;
        fine("IDLE", &end)
    }

    /// Asks whether something has come.
    pub async fn noop(&mut self) -> Result<(), ImapError> {
        self.plain("NOOP", "NOOP").await
    }

    /// Says goodbye; whether the server answers does not matter.
    pub async fn end(mut self) {
        let tag = self.tag();
        let patience = self.patience.min(Duration::from_secs(5));
        let bye = async {
            self.wire.say(&format!("{tag} LOGOUT")).await?;
            self.complete(&tag, 0, &mut |_, _| false).await
        };
        if let Err(error) = within(patience, bye).await {
            tracing::debug!(%error, "after LOGOUT");
        }
    }

    fn can(&self, what: &str) -> bool {
        self.capabilities.iter().any(|one| one == what)
    }

    async fn ask_capabilities(&mut self) -> Result<(), ImapError> {
        self.capabilities.clear();
        self.plain("CAPABILITY", "CAPABILITY").await
    }

    async fn login(&mut self, user: &str, password: &str) -> Result<(), ImapError> {
        let tag = self.tag();
        let sasl = self.can("AUTH=PLAIN");
        if !sasl && self.can("LOGINDISABLED") {
            return Err(ImapError::Unfit("it takes no password"));
        }
        let ascii = user.is_ascii() && password.is_ascii();
        if !sasl && !ascii {
            return Err(ImapError::Unfit("it takes no password with such letters"));
        }
        let patience = self.patience;
        let dialogue = async {
            if sasl {
                // RFC 4616; the answer to the server's +, which every server knows.
                self.wire.say(&format!("{tag} AUTHENTICATE PLAIN")).await?;
                let frame = self.wire.frame(0).await?;
                match frame.parsed() {
                    Some(Response::Continue(_)) => {}
                    Some(Response::Done { .. }) => return Err(ImapError::Login),
                    _ => return Err(ImapError::Malformed("AUTHENTICATE")),
                }
                let plain = BASE64_STANDARD.encode(format!("\0{user}\0{password}"));
                self.wire.say(&plain).await?;
            } else {
                let line = format!("{tag} LOGIN {} {}", quoted(user), quoted(password));
                self.wire.say(&line).await?;
            }
            self.complete(&tag, 0, &mut |_, _| false).await
        };
        let (end, _) = within(patience, dialogue).await?;
        match end.status {
            Status::Ok => Ok(()),
            _ if end.passes => Err(ImapError::Refused("the login for now")),
            _ => Err(ImapError::Login),
        }
    }

    async fn select(&mut self, folder: &str) -> Result<(), ImapError> {
        let mut validity = None;
        let mut permanent: Option<(bool, bool)> = None;
        let mut note = |response: &Response<'_>, _: &Frame| {
            if let Response::Data { outcome, .. } = response {
                match &outcome.code {
                    Some(ResponseCode::UidValidity(said)) => validity = Some(*said),
                    Some(ResponseCode::PermanentFlags(flags)) => {
                        let has =
                            |what: &str| flags.iter().any(|one| one.eq_ignore_ascii_case(what));
                        permanent = Some((has("\\Deleted"), has("\\*") || has(TAKEN)));
                    }
                    _ => {}
                }
            }
            false
        };
        let tag = self.tag();
        let patience = self.patience;
        let dialogue = async {
            let line = format!("{tag} SELECT {}", quoted(folder));
            self.wire.say(&line).await?;
            self.complete(&tag, 0, &mut note).await
        };
        let (end, _) = within(patience, dialogue).await?;
        match end.status {
            Status::Ok if end.read_only => return Err(ImapError::Unfit("the folder is read-only")),
            Status::Ok => {}
            _ => return Err(ImapError::Unfit("the folder cannot be opened")),
        }
        self.validity = validity;
        if validity.is_none() {
            return Err(ImapError::Unfit("the folder has no UIDs that last"));
        }
        // Without a word about it all flags last (RFC 3501, 7.1).
        let (deletes, keywords) = permanent.unwrap_or((true, true));
        self.keywords = keywords;
        if deletes {
            Ok(())
        } else {
            Err(ImapError::Unfit("nothing can be removed from the folder"))
        }
    }

    fn tag(&mut self) -> String {
        self.commands = self.commands.wrapping_add(1);
        format!("S{}", self.commands)
    }

    async fn plain(&mut self, name: &'static str, line: &str) -> Result<(), ImapError> {
        let done = self.command(name, line, 0, &mut |_, _| false).await;
        done.map(|_| ())
    }

    /// One command to its end; what was kept of its answers.
    async fn command(
        &mut self,
        name: &'static str,
        line: &str,
        most: usize,
        look: Look<'_>,
    ) -> Result<Option<Vec<u8>>, ImapError> {
        let tag = self.tag();
        let patience = self.patience;
        let dialogue = async {
            self.wire.say(&format!("{tag} {line}")).await?;
            self.complete(&tag, most, look).await
        };
        let (end, kept) = within(patience, dialogue).await?;
        fine(name, &end)?;
        Ok(kept)
    }

    async fn complete(
        &mut self,
        tag: &str,
        most: usize,
        look: Look<'_>,
    ) -> Result<(End, Option<Vec<u8>>), ImapError> {
        let mut kept = None;
        loop {
            let frame = self.wire.frame(most).await?;
            let wanted = match frame.parsed() {
                Some(Response::Done {
                    tag: said,
                    status,
                    outcome,
                }) => {
                    if said.0 != tag {
                        return Err(ImapError::Malformed("tag"));
                    }
                    if let Some(ResponseCode::Capabilities(all)) = &outcome.code {
                        self.capabilities = names(all);
                    }
                    let text = outcome.information.unwrap_or_default();
                    let passes = ["[UNAVAILABLE]", "[INUSE]", "[LIMIT]"];
                    let end = End {
                        status,
                        read_only: matches!(outcome.code, Some(ResponseCode::ReadOnly)),
                        passes: passes.iter().any(|code| text.starts_with(code)),
                    };
                    return Ok((end, kept));
                }
                parsed => {
                    self.note(parsed.as_ref(), &frame)?;
                    parsed.is_some_and(|response| look(&response, &frame))
                }
            };
            if wanted && kept.replace(frame.into_literal()).is_some() {
                return Err(ImapError::Malformed("a mail twice"));
            }
        }
    }

    /// What a server says unasked. Extensions that nobody knows go by.
    fn note(&mut self, response: Option<&Response<'_>>, frame: &Frame) -> Result<(), ImapError> {
        match response {
            _ if !frame.is_untagged() => return Err(ImapError::Malformed("answer")),
            Some(Response::MailboxData(MailboxDatum::Exists(_))) => self.news = true,
            Some(Response::Capabilities(all)) => self.capabilities = names(all),
            Some(Response::Data { status, outcome }) => match (&outcome.code, self.validity) {
                _ if *status == Status::Bye => return Err(ImapError::Ended),
                (Some(ResponseCode::UidValidity(said)), Some(known)) if *said != known => {
                    return Err(ImapError::Renumbered);
                }
                (Some(ResponseCode::Capabilities(all)), _) => self.capabilities = names(all),
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }
}

async fn within<T>(
    patience: Duration,
    dialogue: impl Future<Output = Result<T, ImapError>>,
) -> Result<T, ImapError> {
    timeout(patience, dialogue)
        .await
        .map_err(|_| ImapError::Silent)?
}

fn fine(name: &'static str, end: &End) -> Result<(), ImapError> {
    match end.status {
        Status::Ok => Ok(()),
        _ => Err(ImapError::Refused(name)),
    }
}

fn names(all: &[Capability<'_>]) -> Vec<String> {
    let name = |one: &Capability<'_>| match one {
        Capability::Imap4rev1 => "IMAP4REV1".to_owned(),
        Capability::Auth(how) => format!("AUTH={}", how.to_ascii_uppercase()),
        Capability::Atom(name) => name.to_ascii_uppercase(),
    };
    all.iter().map(name).collect()
}

/// Nothing without UID, size and flags: a change of flags that nobody asked for lacks the others.
fn entry(attributes: &[AttributeValue<'_>]) -> Option<Entry> {
    let (mut uid, mut size, mut flags) = (None, None, None);
    for one in attributes {
        match one {
            AttributeValue::Uid(said) => uid = Some(*said),
            AttributeValue::Rfc822Size(said) => size = Some(*said),
            AttributeValue::Flags(said) => flags = Some(said),
            _ => {}
        }
    }
    let flags = flags?;
    let has = |what: &str| flags.iter().any(|one| one.eq_ignore_ascii_case(what));
    Some(Entry {
        uid: uid?,
        size: size?,
        deleted: has("\\Deleted"),
        flagged: has("\\Flagged"),
        taken: has(TAKEN),
    })
}

/// RFC 3501, 4.3. Line breaks are refused where the configuration is read.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
