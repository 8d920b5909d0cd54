// SPDX-License-Identifier: EUPL-1.2
//! Letters in a folder, one file each. A letter is printed when its line is in the manifest; a file
//! without a line was left by a crash, its code is lost, and it is removed before somebody mails it.

use std::path::{Path, PathBuf};

use protocol::ActivationId;

use super::manifest::{ManifestLine, append, last_lines, sync_folder, write_durably};
use super::{PrintError, Ready};
use crate::letter::Printer;
use crate::role::Registrar;

/// Lines that a crash can have left without a mark in the register, and more.
const LOOK_BACK: usize = 1_000;

pub(super) struct Folder {
    dir: PathBuf,
    manifest: PathBuf,
    next: u64,
}

impl Folder {
    /// Opens a folder, creating it, and finishes what a crash left: returns how many letters were
    /// on paper and not noted as such.
    pub(super) fn open(
        registrar: &Registrar,
        dir: &Path,
        manifest: &Path,
    ) -> Result<(Self, u64), PrintError> {
        use std::os::unix::fs::DirBuilderExt;
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(dir)
            .map_err(|e| PrintError::at(dir, e))?;
        let lines = last_lines(manifest, LOOK_BACK)?;
        let aids: Vec<ActivationId> = lines.iter().map(|line| line.aid).collect();
        let finished = registrar.mark_printed(&aids)?;
        for entry in std::fs::read_dir(dir).map_err(|e| PrintError::at(dir, e))? {
            let path = entry.map_err(|e| PrintError::at(dir, e))?.path();
            if let Some(aid) = own_name(&path)
                && registrar.is_printed(aid)? == Some(false)
            {
                std::fs::remove_file(&path).map_err(|e| PrintError::at(&path, e))?;
            }
        }
        let folder = Self {
            dir: dir.to_owned(),
            manifest: manifest.to_owned(),
            next: lines.last().map_or(0, |line| line.seq) + 1,
        };
        Ok((folder, finished))
    }

    /// Puts letters into the folder, their lines into the manifest and a mark into the register.
    pub(super) fn put(
        &mut self,
        registrar: &Registrar,
        printer: &Printer,
        letters: &[Ready],
    ) -> Result<(), PrintError> {
        let mut lines = Vec::with_capacity(letters.len());
        for letter in letters {
            let page = printer.letter(&letter.addressee, &letter.issued.activation()?)?;
            let file = format!("{:06}-{}.pdf", self.next, letter.issued.aid);
            let part = self.dir.join(format!("{file}.part"));
            write_durably(&part, &page)?;
            let path = self.dir.join(&file);
            std::fs::rename(&part, &path).map_err(|e| PrintError::at(&path, e))?;
            lines.push(ManifestLine {
                file: Some(file),
                ..letter.line(self.next, 1)?
            });
            self.next += 1;
        }
        sync_folder(&self.dir)?;
        append(&self.manifest, &lines)?;
        let aids: Vec<ActivationId> = lines.iter().map(|line| line.aid).collect();
        registrar.mark_printed(&aids)?;
        Ok(())
    }
}

/// The activation in the name of a file of ours, finished or not.
fn own_name(path: &Path) -> Option<ActivationId> {
    let name = path.file_name()?.to_str()?;
    let name = name.strip_suffix(".part").unwrap_or(name);
    let (number, aid) = name.strip_suffix(".pdf")?.split_once('-')?;
    let digits = number.len() >= 6 && number.bytes().all(|b| b.is_ascii_digit());
    aid.parse().ok().filter(|_| digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_ours_are_ever_removed() {
        let aid = "a0a1a2a3-a4a5-46a7-a8a9-aaabacadaeaf";
        assert!(own_name(Path::new(&format!("/x/000012-{aid}.pdf"))).is_some());
        assert!(own_name(Path::new(&format!("/x/000012-{aid}.pdf.part"))).is_some());
        for other in [
            format!("/x/{aid}.pdf"),
            format!("/x/000012-{aid}.txt"),
            format!("/x/brief-{aid}.pdf"),
            "/x/000012-letter.pdf".to_owned(),
        ] {
            assert!(own_name(Path::new(&other)).is_none(), "{other}");
        }
    }
}
