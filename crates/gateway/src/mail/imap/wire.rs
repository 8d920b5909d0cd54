// SPDX-License-Identifier: EUPL-1.2
//! Answers of a mail server, one at a time and none larger than asked for. Their grammar is imap-proto's; where one ends is found here, so that
//! its size is known before it is in memory.

use std::ops::Range;

use imap_proto::Response;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};

use super::error::ImapError;

/// Most bytes of an answer outside its literal.
const TEXT: u64 = 64 * 1024;
/// Most opening brackets in it: nothing that is asked for has more, and the grammar's parser goes one call deeper with each.
const BRACKETS: usize = 12;

/// Both directions of a connection, protected or not.
pub(super) trait Duplex: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Duplex for T {}

/// A connection.
pub(super) struct Wire(BufReader<Box<dyn Duplex>>);

/// One answer, whole.
pub(super) struct Frame {
    bytes: Vec<u8>,
    literal: Option<Range<usize>>,
}

impl Wire {
    pub fn new(stream: impl Duplex + 'static) -> Self {
        Self(BufReader::new(Box::new(stream)))
    }

    /// The bare connection, unless the server has said more than was read: whatever came before TLS may be anybody's.
    pub fn into_bare(self) -> Result<Box<dyn Duplex>, ImapError> {
        if self.0.buffer().is_empty() {
            Ok(self.0.into_inner())
        } else {
            Err(ImapError::Malformed("more before TLS"))
        }
    }

    /// Sends one line.
    pub async fn say(&mut self, line: &str) -> Result<(), ImapError> {
        self.0.write_all(format!("{line}\r\n").as_bytes()).await?;
        Ok(self.0.flush().await?)
    }

    /// Waits until the server says something. May be given up at any moment.
    pub async fn stirs(&mut self) -> Result<(), ImapError> {
        if self.0.fill_buf().await?.is_empty() {
            return Err(ImapError::Ended);
        }
        Ok(())
    }

    /// The next answer, with a literal of at most `most` bytes.
    pub async fn frame(&mut self, most: usize) -> Result<Frame, ImapError> {
        let mut bytes = Vec::new();
        let mut literal = None;
        let mut left = TEXT;
        loop {
            let start = bytes.len();
            let mut line = (&mut self.0).take(left);
            line.read_until(b'\n', &mut bytes).await?;
            left = line.limit();
            let line = bytes.get_mut(start..).unwrap_or_default();
            if !line.ends_with(b"\r\n") {
                return Err(match (left, line.ends_with(b"\n")) {
                    (1.., false) => ImapError::Ended,
                    _ => ImapError::Malformed("line"),
                });
            }
            // Text in another language is of no use here, and imap-proto 0.17 cuts it within a letter.
            for byte in line.iter_mut().filter(|byte| !byte.is_ascii()) {
                *byte = b'?';
            }
            let announced = announced(line);
            let Some(size) = announced.filter(|_| is_of_a_mail(&bytes)) else {
                break;
            };
            if literal.is_some() || size > most {
                return Err(ImapError::Malformed("literal"));
            }
            let start = bytes.len();
            bytes.reserve_exact(size + 256);
            let size = u64::try_from(size).map_err(|_| ImapError::Malformed("literal"))?;
            let read = (&mut self.0).take(size).read_to_end(&mut bytes).await?;
            if u64::try_from(read).is_ok_and(|read| read < size) {
                return Err(ImapError::Ended);
            }
            literal = Some(start..bytes.len());
        }
        let frame = Frame { bytes, literal };
        if frame.brackets() > BRACKETS {
            return Err(ImapError::Malformed("brackets"));
        }
        Ok(frame)
    }
}

impl Frame {
    /// What it says, if it is something that imap-proto knows.
    pub fn parsed(&self) -> Option<Response<'_>> {
        let (rest, response) = Response::parse(&self.bytes).ok()?;
        rest.is_empty().then_some(response)
    }

    /// Whether it belongs to no command, so that one may go by without having been understood.
    pub fn is_untagged(&self) -> bool {
        self.bytes.starts_with(b"* ")
    }

    /// Bytes of its literal.
    pub fn literal(&self) -> Option<&[u8]> {
        self.bytes.get(self.literal.clone()?)
    }

    /// Its literal, in the same memory.
    pub fn into_literal(mut self) -> Vec<u8> {
        let range = self.literal.unwrap_or_default();
        self.bytes.truncate(range.end);
        self.bytes.drain(..range.start.min(self.bytes.len()));
        self.bytes
    }

    fn brackets(&self) -> usize {
        let range = self.literal.clone().unwrap_or_default();
        let before = self.bytes.get(..range.start).unwrap_or_default();
        let behind = self.bytes.get(range.end..).unwrap_or_default();
        let all = before.iter().chain(behind);
        all.filter(|byte| **byte == b'(').count()
    }
}

/// Only FETCH has literals among what is asked for; a text for people may end as if it had one.
fn is_of_a_mail(bytes: &[u8]) -> bool {
    bytes.starts_with(b"* ") && bytes.get(2).is_some_and(u8::is_ascii_digit)
}

/// Bytes of the literal that a line announces (RFC 3501, 4.3).
fn announced(line: &[u8]) -> Option<usize> {
    let line = line.strip_suffix(b"}\r\n")?;
    let open = line.iter().rposition(|byte| *byte == b'{')?;
    let digits = std::str::from_utf8(line.get(open + 1..)?).ok()?;
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        // More than fits is more than may come.
        return Some(digits.parse().unwrap_or(usize::MAX));
    }
    None
}
