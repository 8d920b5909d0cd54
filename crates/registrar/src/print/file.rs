// SPDX-License-Identifier: EUPL-1.2
//! Letters in one file for a print shop. Both files are written under other names first; the
//! manifest gets its name before the letters get theirs, so that a crash leaves either nothing
//! that looks finished, or a manifest by which the next run finishes.

use std::path::{Path, PathBuf};

use protocol::ActivationId;

use super::manifest::{ManifestLine, last_lines, sync_folder, text_of, write_durably};
use super::{MAX_IN_FILE, PrintError, Ready};
use crate::letter::{Book, Printer};
use crate::role::Registrar;

pub(super) struct OneFile<'p> {
    pdf: PathBuf,
    manifest: PathBuf,
    book: Book<'p>,
    lines: Vec<ManifestLine>,
}

impl<'p> OneFile<'p> {
    /// Prepares a file, and finishes what a crash left: returns how many letters were on paper and
    /// not noted as such.
    pub(super) fn open(
        registrar: &Registrar,
        printer: &'p Printer,
        pdf: &Path,
        manifest: &Path,
    ) -> Result<(Self, u64), PrintError> {
        let mut finished = 0;
        let (pdf_part, manifest_part) = (part(pdf), part(manifest));
        if manifest.exists() {
            if pdf_part.exists() && !pdf.exists() {
                rename(&pdf_part, pdf)?;
            }
            if pdf.exists() {
                let aids: Vec<ActivationId> = last_lines(manifest, MAX_IN_FILE)?
                    .iter()
                    .map(|line| line.aid)
                    .collect();
                finished = registrar.mark_printed(&aids)?;
            }
        }
        for left in [pdf_part, manifest_part] {
            match std::fs::remove_file(&left) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(PrintError::at(&left, error));
                }
                _ => {}
            }
        }
        let this = Self {
            pdf: pdf.to_owned(),
            manifest: manifest.to_owned(),
            book: printer.book()?,
            lines: Vec::new(),
        };
        Ok((this, finished))
    }

    /// Letters are not written over others.
    pub(super) fn is_free(&self) -> Result<(), PrintError> {
        match [&self.pdf, &self.manifest].into_iter().find(|p| p.exists()) {
            Some(path) => Err(PrintError::Exists(path.clone())),
            None => Ok(()),
        }
    }

    /// Adds letters.
    pub(super) fn put(&mut self, letters: &[Ready]) -> Result<(), PrintError> {
        for letter in letters {
            let page = self
                .book
                .add(&letter.addressee, &letter.issued.activation()?)?;
            let page = u64::try_from(page).unwrap_or(u64::MAX);
            self.lines.push(letter.line(page, page)?);
        }
        Ok(())
    }

    /// Writes both files and notes the letters as printed.
    pub(super) fn finish(self, registrar: &Registrar) -> Result<(), PrintError> {
        if self.lines.is_empty() {
            return Ok(());
        }
        let (pdf_part, manifest_part) = (part(&self.pdf), part(&self.manifest));
        write_durably(&pdf_part, &self.book.finish()?)?;
        write_durably(&manifest_part, &text_of(&self.lines)?)?;
        for (from, to) in [(&manifest_part, &self.manifest), (&pdf_part, &self.pdf)] {
            rename(from, to)?;
            sync_folder(to.parent().unwrap_or(Path::new("")))?;
        }
        let aids: Vec<ActivationId> = self.lines.iter().map(|line| line.aid).collect();
        registrar.mark_printed(&aids)?;
        Ok(())
    }
}

fn part(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

fn rename(from: &Path, to: &Path) -> Result<(), PrintError> {
    std::fs::rename(from, to).map_err(|e| PrintError::at(to, e))
}
