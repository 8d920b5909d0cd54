// SPDX-License-Identifier: EUPL-1.2
//! Attachments: the bytes in the file are the ones that the message names.

use std::collections::BTreeSet;
use std::io::{ErrorKind, Read};

use protocol::tup::{Hash, Hasher};

use super::judge::Accepted;
use super::package::Package;
use super::report::{Fault, Judged};
use super::verify::Archive;

/// Compares each attachment of a message that holds, and answers which entries of the archive are accounted for.
///
/// # Errors
/// The file cannot be read.
pub fn compare(
    archive: &mut Archive,
    package: &Package,
    accepted: &[Accepted],
    judged: &mut Judged,
) -> anyhow::Result<BTreeSet<String>> {
    let mut known = BTreeSet::new();
    for one in accepted {
        let mut intact = 0;
        for attachment in &one.message.payload().att {
            let Some(place) = package.attachments.get(&attachment.aid) else {
                judged.note(format!("not in the file: attachment {}", attachment.name));
                continue;
            };
            let name = format!("{}{place}", judged.folder);
            // What is for another department is there as it was stored.
            let (hash, size) = match attachment.to {
                Some(_) => (attachment.ct, attachment.csize),
                None => (attachment.pt, attachment.size),
            };
            match digest(archive, &name)? {
                Some(found) if found == Some((hash, size)) => intact += 1,
                Some(_) => judged.fault(Fault::Changed, format!("attachment {name}")),
                None => judged.fault(Fault::Missing, format!("attachment {name}")),
            }
            known.insert(name);
        }
        if let Some(line) = judged.lines.get_mut(one.line) {
            line.attachments = intact;
        }
    }
    Ok(known)
}

/// Hash and length; inside, `None` where the archive's own check sum does not fit; outside, where there is no such entry.
fn digest(archive: &mut Archive, name: &str) -> anyhow::Result<Option<Option<(Hash, u64)>>> {
    let Some(mut entry) = archive.entry(name)? else {
        return Ok(None);
    };
    let mut hasher = Hasher::new();
    let mut size = 0;
    let mut part = vec![0; 64 * 1024];
    loop {
        match entry.read(&mut part) {
            Ok(0) => return Ok(Some(Some((hasher.finish(), size)))),
            Ok(n) => {
                hasher.update(part.get(..n).unwrap_or_default());
                size += u64::try_from(n)?;
            }
            Err(error) if error.kind() == ErrorKind::InvalidData => return Ok(Some(None)),
            Err(error) => return Err(error.into()),
        }
    }
}
