// SPDX-License-Identifier: EUPL-1.2
//! Opening age files: the header scanner first, then `age`, always with `new_buffered`, because the
//! other constructor of `age` parses the header anew at every read.

use std::io::{self, BufRead, Chain, Cursor, Read};

use protocol::{
    Signed,
    agefile::{HeaderError, HeaderRules, HeaderScanner, Progress, scan},
    dsse::{DsseError, Statement},
    json::{self, JsonError},
};
use serde::{Serialize, de::DeserializeOwned};
use zeroize::Zeroizing;

use crate::Identity;

/// Why a file did not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The header scanner refuses it.
    #[error(transparent)]
    Header(#[from] HeaderError),
    /// `not-for-this-key`
    #[error("sealed to another key")]
    NotForThisKey,
    /// `corrupt`
    #[error("not the bytes that were sealed")]
    Corrupt,
    /// `truncated`, seen only while reading.
    #[error("could not be read")]
    Read(#[from] io::Error),
    /// The content is not the canonical JSON of its type.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// The content is not the signed statement expected.
    #[error(transparent)]
    Statement(#[from] DsseError),
}

impl OpenError {
    /// The stable name of the error, as in the test vectors.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Header(error) => error.code(),
            Self::NotForThisKey => "not-for-this-key",
            Self::Corrupt => "corrupt",
            Self::Read(_) => "unreadable",
            Self::Json(error) => error.code(),
            Self::Statement(error) => error.code(),
        }
    }
}

impl From<age::DecryptError> for OpenError {
    fn from(error: age::DecryptError) -> Self {
        match error {
            age::DecryptError::NoMatchingKeys => Self::NotForThisKey,
            age::DecryptError::Io(error) => Self::Read(error),
            _ => Self::Corrupt,
        }
    }
}

/// Opens a whole file with one hybrid stanza.
pub fn open(identity: &Identity, file: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    open_with(HeaderRules::Single, identity, file)
}

pub(crate) fn open_with(
    rules: HeaderRules,
    identity: &Identity,
    file: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    scan(rules, file)?;
    let mut reader = decrypt(identity, file)?;
    let mut content = Zeroizing::new(Vec::with_capacity(file.len()));
    reader
        .read_to_end(&mut content)
        .map_err(|_| OpenError::Corrupt)?;
    Ok(content)
}

/// Opens a file and reads its content as the canonical JSON of `T`, padded with blanks.
pub fn open_json<T: Serialize + DeserializeOwned>(
    identity: &Identity,
    file: &[u8],
) -> Result<T, OpenError> {
    let content = open(identity, file)?;
    Ok(json::decode(json::trim_blanks(&content))?)
}

/// Opens a file and reads its content as a signed statement, padded with blanks. The signature is
/// still to be verified.
pub fn open_signed<T: Statement>(identity: &Identity, file: &[u8]) -> Result<Signed<T>, OpenError> {
    let content = open(identity, file)?;
    Ok(Signed::from_json(&content)?)
}

/// Opens a stream. Content counts only once the reader has come to its end without an error: age
/// finds a cut file not before that.
pub fn open_reader<R: BufRead>(
    identity: &Identity,
    mut from: R,
) -> Result<OpenReader<R>, OpenError> {
    let mut scanner = HeaderScanner::new(HeaderRules::Single);
    let mut head = Vec::new();
    let mut piece = [0; 512];
    loop {
        let count = from.read(&mut piece)?;
        let read = piece.get(..count).unwrap_or_default();
        if read.is_empty() {
            scanner.finish()?;
        }
        head.extend_from_slice(read);
        if let Progress::Done(_) = scanner.push(read)? {
            break;
        }
    }
    let whole = Cursor::new(head).chain(from);
    Ok(OpenReader(decrypt(identity, whole)?))
}

#[expect(
    clippy::disallowed_types,
    reason = "this is the one crate that opens messages; server code does not link it"
)]
fn decrypt<R: BufRead>(
    identity: &Identity,
    file: R,
) -> Result<age::stream::StreamReader<R>, age::DecryptError> {
    let identity: &dyn age::Identity = identity;
    age::Decryptor::new_buffered(file)?.decrypt(std::iter::once(identity))
}

/// Reads the content of a file, chunk by verified chunk.
pub struct OpenReader<R>(age::stream::StreamReader<Chain<Cursor<Vec<u8>>, R>>);

impl<R: BufRead> Read for OpenReader<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        self.0.read(to)
    }
}
