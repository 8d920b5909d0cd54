// SPDX-License-Identifier: EUPL-1.2
//! Many letters in one file for a print shop, one page each, each tagged in its own language.

use jiff::Timestamp;
use krilla::document::Document;
use krilla::tagging::{Tag, TagGroup, TagKind};

use super::{Activation, Addressee, Lang, LetterError, Printer, accessible, activation};

/// Letters that become one file. They are in memory until [`Self::finish`]; ten thousand are what a
/// print shop takes at a time.
pub struct Book<'p> {
    printer: &'p Printer,
    document: Document,
    letters: Vec<TagGroup>,
    issued: Option<Timestamp>,
}

impl<'p> Book<'p> {
    pub(super) fn new(printer: &'p Printer) -> Result<Self, LetterError> {
        Ok(Self {
            printer,
            document: accessible()?,
            letters: Vec::new(),
            issued: None,
        })
    }

    /// Adds a letter as the last page and returns the number of that page, from 1. After an error
    /// the book is spoilt; [`Printer::fits`] tells before.
    ///
    /// # Errors
    /// As for [`Printer::letter`].
    pub fn add(&mut self, to: &Addressee, activation: &Activation) -> Result<usize, LetterError> {
        let printer = self.printer;
        let groups = printer.draw(&mut self.document, activation::SIZE, |sheet| {
            activation::draw(printer, sheet, to, activation)
        })?;
        let part = TagKind::from(Tag::Part).with_lang(Some(to.lang.tag().to_owned()));
        let mut letter = TagGroup::new(part);
        for group in groups {
            letter.push(group);
        }
        self.letters.push(letter);
        self.issued.get_or_insert(activation.issued);
        Ok(self.letters.len())
    }

    /// Writes the file.
    ///
    /// # Errors
    /// [`LetterError::Layout`] for a book without letters, [`LetterError::Pdf`].
    pub fn finish(self) -> Result<Vec<u8>, LetterError> {
        let issued = self.issued.ok_or(LetterError::Layout("no letters"))?;
        let title = self.printer.texts(Lang::De).get("book-title")?;
        self.printer
            .close(self.document, self.letters, &title, Lang::De, issued)
    }
}
