// SPDX-License-Identifier: EUPL-1.2
//! Attachments (section 6): content and zeros, three checks before anything is shown.

use protocol::{Hash, statement::Attachment};
use zeroize::Zeroizing;

use crate::{Identity, OpenError, open};

/// Why an attachment is refused.
#[derive(Debug, thiserror::Error)]
pub enum AttachmentError {
    /// `wrong-file`
    #[error("not the file that the message names")]
    WrongFile,
    /// The file does not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// `bad-padding`
    #[error("shorter than the message says, or padded with something else than zeros")]
    BadPadding,
    /// `wrong-content`
    #[error("not the content that the message names")]
    WrongContent,
}

impl AttachmentError {
    /// The stable name of the error, as in docs/PROTOCOL.md.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WrongFile => "wrong-file",
            Self::Open(error) => error.code(),
            Self::BadPadding => "bad-padding",
            Self::WrongContent => "wrong-content",
        }
    }
}

/// Opens an attachment as its message names it: `ct` before decrypting, then padding and `pt`.
pub fn open_attachment(
    identity: &Identity,
    named: &Attachment,
    file: &[u8],
) -> Result<Zeroizing<Vec<u8>>, AttachmentError> {
    if Hash::of(file) != named.ct {
        return Err(AttachmentError::WrongFile);
    }
    cut_attachment(named, open(identity, file)?)
}

/// Cuts an opened attachment to its size and checks the rest and the content.
pub fn cut_attachment(
    named: &Attachment,
    mut padded: Zeroizing<Vec<u8>>,
) -> Result<Zeroizing<Vec<u8>>, AttachmentError> {
    let size = usize::try_from(named.size).map_err(|_| AttachmentError::BadPadding)?;
    let rest = padded.get(size..).ok_or(AttachmentError::BadPadding)?;
    if rest.iter().any(|byte| *byte != 0) {
        return Err(AttachmentError::BadPadding);
    }
    padded.truncate(size);
    if Hash::of(&padded) == named.pt {
        Ok(padded)
    } else {
        Err(AttachmentError::WrongContent)
    }
}
