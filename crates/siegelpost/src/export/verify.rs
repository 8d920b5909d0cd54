// SPDX-License-Identifier: EUPL-1.2
//! `siegelpost verify export`: goes through the folders of a file and says what each of them proves.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufReader, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

use anyhow::Context;
use protocol::code::Fingerprint;
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::package::{self, Package};
use super::report::{Fault, Judged, Report};
use super::{attachments, judge, page};

/// Larger pages and proofs are none of ours.
const LARGEST: u64 = 512 * 1024 * 1024;
/// Beside the conversations, in German and in English.
const BESIDE: [&str; 3] = ["index.html", "LIESMICH.txt", "README.txt"];

/// An opened ZIP file.
pub struct Archive(ZipArchive<BufReader<File>>);

impl Archive {
    /// An entry by its name; `None`: there is none.
    ///
    /// # Errors
    /// The file cannot be read, or the entry is compressed, which ours are not.
    pub fn entry(&mut self, name: &str) -> anyhow::Result<Option<ZipFile<'_, BufReader<File>>>> {
        match self.0.by_name(name) {
            Ok(entry) => Ok(Some(entry)),
            Err(ZipError::FileNotFound) => Ok(None),
            Err(error) => Err(error).with_context(|| name.to_owned()),
        }
    }

    /// A whole entry as text; inside, `None` where its check sum does not fit or it is no text.
    fn text(&mut self, name: &str) -> anyhow::Result<Option<Option<String>>> {
        let Some(entry) = self.entry(name)? else {
            return Ok(None);
        };
        let mut text = String::new();
        match entry.take(LARGEST).read_to_string(&mut text) {
            Ok(_) => Ok(Some(Some(text))),
            Err(error) if error.kind() == ErrorKind::InvalidData => Ok(Some(None)),
            Err(error) => Err(error.into()),
        }
    }
}

/// Checks a saved conversation, or all that was saved in one file, against a printed fingerprint where one is given.
///
/// # Errors
/// The file cannot be read, is no ZIP file, or the fingerprint is none. What is wrong with what lies in it is in the report.
pub fn verify(fingerprint: Option<&str>, path: &Path) -> anyhow::Result<Report> {
    let printed = fingerprint
        .map(|text| {
            text.parse::<Fingerprint>()
                .context("--fingerprint: not a fingerprint")
        })
        .transpose()?;
    let named = || path.display().to_string();
    let file = File::open(path).with_context(named)?;
    let archive = ZipArchive::new(BufReader::new(file)).with_context(named)?;
    let listed = archive.len();
    let names: BTreeSet<String> = archive
        .file_names()
        .map(|name| name.map(std::borrow::Cow::into_owned))
        .collect::<Result<_, _>>()
        .with_context(named)?;
    let mut archive = Archive(archive);
    let mut report = Report {
        threads: Vec::new(),
        anchored: printed.is_some(),
        faults: Vec::new(),
        notes: Vec::new(),
    };
    let mut known: BTreeSet<String> = BESIDE.map(str::to_owned).into();
    let proofs = names.iter().filter_map(|name| {
        let folder = name.strip_suffix(package::NAME)?;
        (folder.is_empty() || folder.ends_with('/')).then(|| folder.to_owned())
    });
    for folder in proofs {
        let mut judged = Judged {
            folder,
            ..Judged::default()
        };
        known.extend(one(&mut archive, printed.as_ref(), &mut judged)?);
        report.threads.push(judged);
    }
    if report.threads.is_empty() {
        let detail = format!("no {} in it", package::NAME);
        report.faults.push((Fault::Form, detail));
    }
    match counted(path).with_context(named)? {
        Some(count) if usize::from(count) == listed || count == u16::MAX => {}
        Some(_) => {
            let detail = "two files of one name: programs differ in which of them they show";
            report.faults.push((Fault::Inserted, detail.to_owned()));
        }
        None => {
            let detail = "something stands behind the archive";
            report.faults.push((Fault::Form, detail.to_owned()));
        }
    }
    strangers(&names, &known, &mut report);
    Ok(report)
}

/// How many files the archive says it has in its last 22 bytes (`u16::MAX`: more than fit there). The library keeps the last one of each name.
fn counted(path: &Path) -> std::io::Result<Option<u16>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::End(-22))?;
    let mut end = [0; 22];
    file.read_exact(&mut end)?;
    let [b'P', b'K', 5, 6, _, _, _, _, _, _, low, high, ..] = end else {
        return Ok(None);
    };
    Ok(Some(u16::from_le_bytes([low, high])))
}

/// One folder. Answers which entries are accounted for.
fn one(
    archive: &mut Archive,
    printed: Option<&Fingerprint>,
    judged: &mut Judged,
) -> anyhow::Result<BTreeSet<String>> {
    let name = format!("{}{}", judged.folder, package::NAME);
    let mut known = BTreeSet::from([name.clone()]);
    let Some(Some(text)) = archive.text(&name)? else {
        judged.fault(Fault::Changed, name);
        return Ok(known);
    };
    let mut package: Package = match serde_json::from_str(&text) {
        Ok(package) => package,
        Err(error) => {
            judged.fault(Fault::Form, format!("{name}: {error}"));
            return Ok(known);
        }
    };
    let accepted = judge::judge(&mut package, printed, judged);
    known.extend(attachments::compare(archive, &package, &accepted, judged)?);
    let readable = format!("{}{}", judged.folder, package.page);
    match archive.text(&readable)? {
        Some(Some(text)) => page::compare(&text, &accepted, judged),
        Some(None) => judged.fault(Fault::Changed, readable.clone()),
        None => judged.fault(Fault::Missing, readable.clone()),
    }
    // Beside the page lies what is made of it for the printer.
    known.extend(
        readable
            .strip_suffix(".html")
            .map(|stem| format!("{stem}.pdf")),
    );
    known.insert(readable);
    Ok(known)
}

/// Files that nothing names: somebody has put them there.
fn strangers(names: &BTreeSet<String>, known: &BTreeSet<String>, report: &mut Report) {
    let whole = names.contains("index.html");
    let mut unproven = BTreeSet::new();
    for name in names.difference(known).filter(|name| !name.ends_with('/')) {
        let folder = name.split_once('/').map(|(folder, _)| format!("{folder}/"));
        match folder {
            // Where the proof could not be had, the list of contents says so.
            Some(folder) if whole && !report.threads.iter().any(|one| one.folder == folder) => {
                unproven.insert(folder);
            }
            _ => report.faults.push((Fault::Inserted, name.clone())),
        }
    }
    let notes = unproven
        .into_iter()
        .map(|folder| format!("{folder} has no proof"));
    report.notes.extend(notes);
}
