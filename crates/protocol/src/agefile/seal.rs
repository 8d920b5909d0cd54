// SPDX-License-Identifier: EUPL-1.2
//! Sealing. The file key, its nonce and age's grease come from the operating system inside of the
//! `age` crate; there is no seam to inject them, and no use for one.

use std::io::{self, Write};

use super::Recipient;

/// Why sealing failed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// No recipient, or more than a bundle may have (8).
    #[error("a file is sealed to 1 to 8 recipients")]
    Recipients,
    /// No random numbers, or a key that the KEM refuses.
    #[error("could not wrap the file key")]
    Wrap(#[source] age::EncryptError),
    /// The writer below failed.
    #[error("could not write the file")]
    Write(#[from] io::Error),
}

/// Most recipients of one file: the unlock methods of a bundle.
const MAX_RECIPIENTS: usize = 8;

/// Seals bytes to one recipient.
pub fn seal(recipient: &Recipient, content: &[u8]) -> Result<Vec<u8>, SealError> {
    let mut writer = seal_writer(recipient, Vec::with_capacity(content.len() + 2400))?;
    writer.write_all(content)?;
    writer.finish()
}

/// Seals a key bundle to its unlock recipients (1 to 8).
pub fn seal_many(recipients: &[Recipient], content: &[u8]) -> Result<Vec<u8>, SealError> {
    let mut writer = writer(recipients, Vec::new())?;
    writer.write_all(content)?;
    writer.finish()
}

/// Seals a stream; the file is complete only after [`SealWriter::finish`].
pub fn seal_writer<W: Write>(recipient: &Recipient, to: W) -> Result<SealWriter<W>, SealError> {
    writer(std::slice::from_ref(recipient), to)
}

fn writer<W: Write>(recipients: &[Recipient], to: W) -> Result<SealWriter<W>, SealError> {
    if recipients.is_empty() || recipients.len() > MAX_RECIPIENTS {
        return Err(SealError::Recipients);
    }
    let dynamic = recipients
        .iter()
        .map(|recipient| -> &dyn age::Recipient { recipient });
    let encryptor = age::Encryptor::with_recipients(dynamic).map_err(SealError::Wrap)?;
    Ok(SealWriter(encryptor.wrap_output(to)?))
}

/// Seals what is written to it, in chunks of 64 KiB.
pub struct SealWriter<W: Write>(age::stream::StreamWriter<W>);

impl<W: Write> SealWriter<W> {
    /// Writes the last chunk and gives the writer below back.
    pub fn finish(self) -> Result<W, SealError> {
        Ok(self.0.finish()?)
    }
}

impl<W: Write> Write for SealWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
