// SPDX-License-Identifier: EUPL-1.2
//! The Medical Service opens what is sealed to it, and nobody and nothing else.

use protocol::agefile::{Recipient, seal};
use protocol::json::V1;
use protocol::statement::{Attachment, AttachmentTo};
use protocol::{Dept, Hash, UnixTime};
use registrar::keyfolder::{KeyFolder, KeyFolderError, KeyKind};
use registrar::medical::{MedicalError, MedicalKeys, Sheet, SheetTag};
use tempfile::TempDir;

const CONTENT: &[u8] = b"%PDF-1.7 the doctor's findings";

struct Service {
    _dir: TempDir,
    keys: MedicalKeys,
    recipient: Recipient,
}

impl Service {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let folder = || KeyFolder::create(&dir.path().join("md"), KeyKind::Medical).unwrap();
        let identity = MedicalKeys::create(folder(), 1, &mut rand::rngs::OsRng).unwrap();
        let recipient = identity.recipient().clone();
        let again = MedicalKeys::create(folder(), 1, &mut rand::rngs::OsRng).unwrap();
        assert_eq!(again.recipient(), &recipient, "asked again: the same key");
        let keys = MedicalKeys::open(folder()).unwrap();
        Self {
            _dir: dir,
            keys,
            recipient,
        }
    }
}

/// A file as a browser seals it, with its cover sheet.
fn handed_over(to: &Recipient, dept: Dept) -> (Sheet, Vec<u8>) {
    let mut padded = CONTENT.to_vec();
    padded.resize(65_536, 0);
    let file = seal(to, &padded).unwrap();
    let att = Attachment {
        aid: uuid::Uuid::now_v7().to_string().parse().unwrap(),
        name: "medizinischer-dienst-3f2a.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        size: u64::try_from(CONTENT.len()).unwrap(),
        pt: Hash::of(CONTENT),
        ct: Hash::of(&file),
        csize: u64::try_from(file.len()).unwrap(),
        to: Some(AttachmentTo {
            dept,
            epoch: 1,
            de: Hash::of(b"epoch"),
        }),
    };
    let sheet = Sheet {
        v: V1,
        t: SheetTag::MedicalSheet,
        org: "musterkasse.example".parse().unwrap(),
        thread: "2c5ea4c0-4067-41e9-8bad-9b1deb4d3b7d".parse().unwrap(),
        dept: "pflege".parse().unwrap(),
        received: UnixTime(1_780_000_000),
        forwarded: UnixTime(1_780_000_600),
        att,
    };
    (sheet, file)
}

#[test]
fn what_was_sealed_to_it_comes_out_as_it_was() {
    let service = Service::new();
    let (sheet, file) = handed_over(&service.recipient, Dept::medical_service());
    let text = serde_json::to_vec(&sheet).unwrap();
    let sheet = Sheet::parse(&text).unwrap();
    assert_eq!(&**service.keys.read(&sheet, &file).unwrap(), CONTENT);
    assert_eq!(sheet.file_name().unwrap(), "medizinischer-dienst-3f2a.pdf");
}

#[test]
fn another_key_opens_nothing() {
    let (service, other) = (Service::new(), Service::new());
    let (sheet, file) = handed_over(&service.recipient, Dept::medical_service());
    let refused = other.keys.read(&sheet, &file).unwrap_err();
    assert!(
        refused.to_string().starts_with("not-for-this-key"),
        "{refused}"
    );
}

#[test]
fn another_file_than_the_sheet_names_and_one_for_somebody_else_are_refused() {
    let service = Service::new();
    let (sheet, file) = handed_over(&service.recipient, Dept::medical_service());
    let (_, another) = handed_over(&service.recipient, Dept::medical_service());
    let refused = service.keys.read(&sheet, &another).unwrap_err();
    assert!(refused.to_string().starts_with("wrong-file"), "{refused}");
    let (sheet, _) = handed_over(&service.recipient, "pflege".parse().unwrap());
    let refused = service.keys.read(&sheet, &file).unwrap_err();
    assert!(matches!(refused, MedicalError::NotForUs));
}

#[test]
fn a_name_on_the_sheet_is_no_path() {
    let service = Service::new();
    let (sheet, _) = handed_over(&service.recipient, Dept::medical_service());
    for name in ["../befund.pdf", ".bashrc", "a/b.pdf", "", "C:\\befund.pdf"] {
        let mut sheet = sheet.clone();
        sheet.att.name = name.to_owned();
        assert!(
            matches!(sheet.file_name(), Err(MedicalError::Name)),
            "{name}"
        );
    }
}

#[test]
fn keys_of_the_insurer_and_of_the_medical_service_never_lie_in_one_folder() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("units");
    let folder = KeyFolder::create(&path, KeyKind::Unit).unwrap();
    let refused = MedicalKeys::open(folder).map(|_| ());
    assert!(matches!(
        refused,
        Err(MedicalError::Keys(KeyFolderError::Foreign { .. }))
    ));
}
