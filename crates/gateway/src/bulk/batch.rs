// SPDX-License-Identifier: EUPL-1.2
//! A folder of a core system: `batch.jsonl` and the files that it names. The list is read twice, a line at a time: for its hash, and for its
//! items.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use protocol::Hash;
use protocol::tup::Hasher;

use super::manifest::{Head, Item, ItemFile, LINE_TOO_LONG, NOT_AN_ITEM, Refusal, item};
use crate::error::GatewayError;

const LIST: &str = "batch.jsonl";
/// Longest line with its end, in bytes.
const LINE: usize = 262_144;
/// Most items of a batch: of each an id is remembered, so that none is taken twice.
const ITEMS: u64 = 250_000;

/// Why nothing of a batch is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no `batch.jsonl`, or its first line is not what it should be.
    Head,
    /// Another list came with the same id before.
    OtherContent,
    /// More than 250,000 items.
    TooManyItems,
    /// The program does not write for this unit.
    NoUnit,
    /// Nobody knows the matter.
    UnknownMatter,
}

impl Fault {
    /// The word in the results.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::OtherContent => "other-content",
            Self::TooManyItems => "too-many-items",
            Self::NoUnit => "no-unit",
            Self::UnknownMatter => "unknown-matter",
        }
    }

    /// What to do.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Head => {
                "batch.jsonl is missing, or its first line is not the head that docs/BULK.md describes"
            }
            Self::OtherContent => {
                "a batch with this id came before with another list; every batch has an id of its own"
            }
            Self::TooManyItems => "a batch has at most 250000 items; make several of it",
            Self::NoUnit => "this program is no member of the unit with right `write`",
            Self::UnknownMatter => "the portal has no such matter",
        }
    }
}

/// A folder.
pub struct Batch {
    /// Where it lies.
    pub dir: PathBuf,
    /// What holds for all items.
    pub head: Head,
    /// SHA-256 of the list, with which those of the files are fixed, too.
    pub sha256: Hash,
    /// Lines after the first.
    pub lines: u64,
}

/// One line after the first.
pub struct Line {
    /// Its number; the head is line 1.
    pub number: u64,
    /// What stands there.
    pub item: Result<Item, Refusal>,
}

impl Batch {
    /// Looks at a folder.
    ///
    /// # Errors
    /// [`GatewayError::Io`]; the inner one when nothing of it can be taken.
    pub fn open(dir: &Path) -> Result<Result<Self, Fault>, GatewayError> {
        let path = dir.join(LIST);
        let file = match File::open(&path) {
            Ok(file) => file,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Err(Fault::Head)),
            Err(e) => return Err(GatewayError::at(&path, e)),
        };
        let mut reader = BufReader::new(file);
        let mut digest = Hasher::new();
        let mut line = Vec::new();
        let mut head = None;
        let mut lines = 0_u64;
        while next(&mut reader, &mut line, Some(&mut digest))
            .map_err(|e| GatewayError::at(&path, e))?
            .is_some()
        {
            if lines == 0 {
                head = serde_json::from_slice::<Head>(&line).ok();
            }
            lines = lines.saturating_add(1);
        }
        let Some(head) = head.filter(|head| head.v == 1 && !head.lang.is_empty()) else {
            return Ok(Err(Fault::Head));
        };
        let lines = lines.saturating_sub(1);
        if lines > ITEMS {
            return Ok(Err(Fault::TooManyItems));
        }
        Ok(Ok(Self {
            dir: dir.to_owned(),
            head,
            sha256: digest.finish(),
            lines,
        }))
    }

    /// The lines after the first, in order.
    ///
    /// # Errors
    /// [`GatewayError::Io`].
    pub fn items(&self) -> Result<Lines, GatewayError> {
        let path = self.dir.join(LIST);
        let file = File::open(&path).map_err(|e| GatewayError::at(&path, e))?;
        let mut lines = Lines {
            reader: BufReader::new(file),
            path,
            number: 0,
            line: Vec::new(),
        };
        lines.next()?;
        Ok(lines)
    }

    /// Content of a file, if it is there, whole, and has at most so many bytes.
    ///
    /// # Errors
    /// [`GatewayError::Io`] for a disk that does not read.
    pub fn read(
        &self,
        file: &ItemFile,
        most: u32,
    ) -> Result<Result<Vec<u8>, Refusal>, GatewayError> {
        let path = self.dir.join(&file.path);
        let inside = || -> std::io::Result<bool> {
            // No link leads out of the folder.
            let found = path.canonicalize()?;
            Ok(found.starts_with(self.dir.canonicalize()?) && found.is_file())
        };
        match inside() {
            Ok(true) => {}
            Ok(false) => return Ok(Err(FILE_MISSING)),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Err(FILE_MISSING)),
            Err(e) => return Err(GatewayError::at(&path, e)),
        }
        let at = |e| GatewayError::at(&path, e);
        let mut bytes = Vec::new();
        let opened = File::open(&path).map_err(at)?;
        let limit = u64::from(most).saturating_add(1);
        opened.take(limit).read_to_end(&mut bytes).map_err(at)?;
        if u32::try_from(bytes.len()).is_ok_and(|length| length <= most) {
            let sum = hex::encode(Hash::of(&bytes).as_bytes());
            if sum.eq_ignore_ascii_case(&file.sha256) {
                return Ok(Ok(bytes));
            }
            return Ok(Err(FILE_DIFFERS));
        }
        Ok(Err(FILE_TOO_LARGE))
    }
}

const FILE_MISSING: Refusal = Refusal {
    reason: "file-missing",
    hint: "a file that the item names does not lie in the folder",
};
const FILE_DIFFERS: Refusal = Refusal {
    reason: "file-differs",
    hint: "a file has not the SHA-256 that the item says",
};
const FILE_TOO_LARGE: Refusal = Refusal {
    reason: "file-too-large",
    hint: "a file has more bytes than `bulk.file_bytes` of the program allows",
};

/// Lines of a list.
pub struct Lines {
    reader: BufReader<File>,
    path: PathBuf,
    number: u64,
    line: Vec<u8>,
}

impl Lines {
    /// The next one.
    ///
    /// # Errors
    /// [`GatewayError::Io`].
    pub fn next(&mut self) -> Result<Option<Line>, GatewayError> {
        let read = next(&mut self.reader, &mut self.line, None);
        let Some(whole) = read.map_err(|e| GatewayError::at(&self.path, e))? else {
            return Ok(None);
        };
        self.number = self.number.saturating_add(1);
        let item = match whole {
            false => Err(LINE_TOO_LONG),
            true if self.line.is_empty() => Err(NOT_AN_ITEM),
            true => item(&self.line),
        };
        Ok(Some(Line {
            number: self.number,
            item,
        }))
    }
}

/// The next line without its end, or `false` for one that is too long and was skipped; `None` at the end of the file.
fn next(
    reader: &mut BufReader<File>,
    line: &mut Vec<u8>,
    mut digest: Option<&mut Hasher>,
) -> std::io::Result<Option<bool>> {
    line.clear();
    let (mut whole, mut any) = (true, false);
    loop {
        let part = reader.fill_buf()?;
        if part.is_empty() {
            break;
        }
        any = true;
        let end = part.iter().position(|byte| *byte == b'\n');
        let taken = end.map_or(part.len(), |at| at.saturating_add(1));
        let (part, _) = part.split_at(taken);
        if let Some(digest) = digest.as_deref_mut() {
            digest.update(part);
        }
        whole = whole && line.len().saturating_add(taken) <= LINE;
        if whole {
            line.extend_from_slice(part);
        }
        reader.consume(taken);
        if end.is_some() {
            break;
        }
    }
    if !any {
        return Ok(None);
    }
    if line.ends_with(b"\n") {
        line.pop();
    }
    if line.ends_with(b"\r") {
        line.pop();
    }
    Ok(Some(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = r#"{"v":1,"batch":"b","unit":"service","matter":"beitrag"}"#;
    const ITEM: &str = r#"{"item":"1","kvnr":"A123456780","subject":"Beitrag","text":"Guten Tag"}"#;

    fn opened(text: &str) -> (tempfile::TempDir, Result<Batch, Fault>) {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join(LIST), text).unwrap();
        let batch = Batch::open(dir.path()).unwrap();
        (dir, batch)
    }

    #[test]
    fn each_line_has_its_number_and_a_long_one_spoils_no_other() {
        let long = format!("{{\"item\":\"{}\"}}", "a".repeat(LINE));
        let text = format!("{HEAD}\r\n{ITEM}\r\n{long}\n\n{ITEM}");
        let (_dir, batch) = opened(&text);
        let batch = batch.unwrap();
        assert_eq!(batch.lines, 4);
        let mut lines = batch.items().unwrap();
        let mut seen = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            seen.push((
                line.number,
                line.item.map_err(|refusal| refusal.reason).is_ok(),
            ));
        }
        assert_eq!(seen, [(2, true), (3, false), (4, false), (5, true)]);
    }

    #[test]
    fn a_list_without_a_head_is_none() {
        for text in [
            "",
            "\n",
            ITEM,
            &HEAD.replace('1', "2"),
            &HEAD.replace("\"b\"", "\"a/b\""),
        ] {
            assert_eq!(opened(text).1.err(), Some(Fault::Head), "{text}");
        }
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(Batch::open(dir.path()).unwrap().err(), Some(Fault::Head));
    }

    #[test]
    fn a_batch_has_so_many_items_and_not_more() {
        let most = usize::try_from(ITEMS).unwrap();
        let text = format!("{HEAD}\n{}", "x\n".repeat(most));
        assert_eq!(opened(&text).1.unwrap().lines, ITEMS);
        assert_eq!(
            opened(&format!("{text}x\n")).1.err(),
            Some(Fault::TooManyItems)
        );
    }

    #[test]
    fn no_file_outside_the_folder_is_read() {
        let (dir, batch) = opened(HEAD);
        let batch = batch.unwrap();
        let outside = tempfile::tempdir().unwrap();
        std::fs::write(outside.path().join("secret"), b"secret").unwrap();
        std::os::unix::fs::symlink(outside.path(), dir.path().join("out")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("secret"), dir.path().join("link")).unwrap();
        std::fs::write(dir.path().join("own"), b"own").unwrap();
        let read = |path: &str, content: &[u8], most| {
            let file = ItemFile {
                path: path.to_owned(),
                name: "a".to_owned(),
                media_type: "a/b".to_owned(),
                sha256: hex::encode(Hash::of(content).as_bytes()),
            };
            batch
                .read(&file, most)
                .unwrap()
                .map_err(|refusal| refusal.reason)
        };
        assert_eq!(read("own", b"own", 3), Ok(b"own".to_vec()));
        assert_eq!(read("own", b"own", 2), Err("file-too-large"));
        assert_eq!(read("own", b"other", 9), Err("file-differs"));
        for path in ["out/secret", "link", "nothing", "out"] {
            assert_eq!(read(path, b"secret", 9), Err("file-missing"), "{path}");
        }
    }
}
