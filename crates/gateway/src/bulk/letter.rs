// SPDX-License-Identifier: EUPL-1.2
//! A folder for an item that goes by post, in the form that the print shop has for letters of last resort: documents, and `job.json` last. Its name
//! follows from batch and item, so that there is one, however often it is made.

use std::path::Path;

use protocol::UnixTime;
use registrar::letter::{Lang, Paper, Printer};
use serde::Serialize;
use uuid::Uuid;

use super::journal::time;
use super::manifest::{BatchId, Item, ItemId, Kind};
use crate::error::GatewayError;
use crate::folder::{create, sync, write_new};
use crate::letters::Listed;

const LIST: &str = "job.json";

/// `job.json`. It lies beside the documents and is as secret as they are.
#[derive(Serialize)]
struct Job<'j> {
    v: u8,
    job: Uuid,
    batch: &'j BatchId,
    item: &'j ItemId,
    kind: Kind,
    reason: &'j str,
    address_reference: String,
    made_at: String,
    documents: Vec<Listed>,
}

/// An item that goes by post.
pub(super) struct Letter<'l> {
    /// Its id, which is also the name of its folder.
    pub job: Uuid,
    pub batch: &'l BatchId,
    pub item: &'l Item,
    pub lang: &'l str,
    pub reason: &'l str,
    /// Its files, in their order.
    pub files: Vec<Vec<u8>>,
}

/// Makes the folder, durably; `false` when the text cannot be set on paper, and nothing is there.
pub(super) fn make(
    folder: &Path,
    printer: &Printer,
    letter: Letter<'_>,
    now: UnixTime,
) -> Result<bool, GatewayError> {
    let place = folder.join(letter.job.to_string());
    if place.exists() {
        return Ok(true);
    }
    let Letter { job, item, .. } = letter;
    let sent = jiff::Timestamp::from_second(now.0).map_err(|_| GatewayError::Made("time"))?;
    let paper = Paper {
        subject: &item.subject,
        body: &item.text,
        sent,
        lang: Lang::from_tag(letter.lang),
    };
    let Ok((pdf, pages)) = printer.decision(&paper) else {
        return Ok(false);
    };
    let draft = folder.join(format!(".{job}"));
    if draft.exists() {
        std::fs::remove_dir_all(&draft).map_err(|e| GatewayError::at(&draft, e))?;
    }
    create(&draft)?;
    let mut documents = vec![Listed {
        pages: Some(pages),
        ..Listed::of("letter.pdf".to_owned(), None, "application/pdf", &pdf)
    }];
    write_new(&draft.join("letter.pdf"), &pdf)?;
    for (number, (named, bytes)) in (1_usize..).zip(item.files.iter().zip(letter.files)) {
        let file = format!("attachment-{number}");
        write_new(&draft.join(&file), &bytes)?;
        documents.push(Listed::of(
            file,
            Some(named.name.clone()),
            &named.media_type,
            &bytes,
        ));
    }
    let list = Job {
        v: 1,
        job,
        batch: letter.batch,
        item: &item.item,
        kind: item.kind,
        reason: letter.reason,
        address_reference: item.number(),
        made_at: time(now),
        documents,
    };
    let text = serde_json::to_vec_pretty(&list).map_err(|_| GatewayError::Made("json"))?;
    write_new(&draft.join(LIST), &text)?;
    sync(&draft)?;
    std::fs::rename(&draft, &place).map_err(|e| GatewayError::at(&place, e))?;
    sync(folder)?;
    Ok(true)
}
