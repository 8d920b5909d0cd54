// SPDX-License-Identifier: EUPL-1.2
//! The documents of a letter: the text of the decision as PDF, and its attachments byte for byte.

use registrar::letter::{Lang, Paper, Printer};

use super::Fault;
use super::manifest::Listed;
use crate::decision::Decision;

/// A file of a letter.
pub struct Document {
    /// What the manifest says of it.
    pub listed: Listed,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// All files of a letter.
pub struct Documents(pub Vec<Document>);

impl Documents {
    /// Sets the text and takes over the attachments.
    ///
    /// # Errors
    /// [`Fault::NotPrintable`] for a text with characters that the font does not have.
    pub fn of(printer: &Printer, decision: Decision) -> Result<Self, Fault> {
        let payload = &decision.payload;
        let paper = Paper {
            subject: &payload.subject,
            body: &payload.body,
            sent: jiff::Timestamp::from_second(payload.sent.0).map_err(|_| Fault::NotPrintable)?,
            lang: Lang::from_tag(&payload.lang),
        };
        let (pdf, pages) = printer.decision(&paper).map_err(|_| Fault::NotPrintable)?;
        let text = Listed::of("decision.pdf".to_owned(), None, "application/pdf", &pdf);
        let mut all = vec![Document {
            listed: Listed {
                pages: Some(pages),
                ..text
            },
            bytes: pdf,
        }];
        for (number, (named, content)) in (1_usize..).zip(decision.attachments) {
            // The name that a stranger gave is told and never used as a path.
            let file = format!("attachment-{number}.{}", extension(&named.media_type));
            let listed = Listed::of(file, Some(named.name), &named.media_type, &content);
            let bytes = content.to_vec();
            all.push(Document { listed, bytes });
        }
        Ok(Self(all))
    }
}

fn extension(media_type: &str) -> &'static str {
    match media_type {
        "application/pdf" => "pdf",
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/tiff" => "tif",
        "text/plain" => "txt",
        _ => "bin",
    }
}
