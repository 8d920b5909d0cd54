// SPDX-License-Identifier: EUPL-1.2
//! Activation letters and slips as tagged PDF (PDF/UA-1), one page each.
//!
//! The letter follows DIN 5008 form B (address window, fold marks). The QR code holds code and
//! fingerprint and **no URL** (PROTOCOL.md section 1): it is scanned inside the portal whose
//! address the person typed. A code exists in readable form only here and in the caller's hand.

mod activation;
mod book;
mod decision;
mod font;
mod parts;
mod qr;
mod sheet;
mod slip;
mod text;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use krilla::SerializeSettings;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::document::Document;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{TagGroup, TagTree};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use self::book::Book;
pub use self::decision::Paper;
use self::font::Fonts;
use self::sheet::{Sheet, mm};
pub use self::slip::SlipKind;
pub use self::text::Lang;
use self::text::Texts;

/// Why a letter could not be made. Nothing readable is in it but a single character of a name.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LetterError {
    /// A shipped font does not load.
    #[error("a font of the letters does not load")]
    Font,
    /// A name or address has a character that the font does not have.
    #[error("the font has no character U+{:04X}", u32::from(*.0))]
    MissingGlyph(char),
    /// A word is wider than its column.
    #[error("a word is too wide for its column")]
    TooWide,
    /// More address lines than the window holds, or text running off the page.
    #[error("the text does not fit the page: {0}")]
    Layout(&'static str),
    /// A message is missing, or lacks a value.
    #[error("a text of the letters is missing")]
    Text,
    /// The QR code cannot be made.
    #[error("the QR code cannot be made")]
    Qr,
    /// The code or fingerprint does not have the expected groups.
    #[error("code or fingerprint is malformed")]
    Code,
    /// The moment has no date in the insurer's time zone, or the zone is unknown.
    #[error("the date cannot be shown")]
    Date,
    /// The PDF breaks a rule of PDF/UA-1.
    #[error("the PDF is not accessible: {0}")]
    Pdf(String),
}

/// Who sends the letter. Everything here is public and configured once.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Insurer {
    /// Name of the Krankenkasse.
    pub name: String,
    /// Street and number, or a post-office box.
    pub street: String,
    /// Postal code and town.
    pub city: String,
    /// Phone number as printed.
    pub phone: String,
    /// When the phone is answered, per language.
    pub hours: Hours,
    /// Host name of the portal that a person types, without `https://`.
    pub portal_host: String,
    /// Host name of the back office, for staff slips.
    pub office_host: String,
    /// Colour of the mark: red, green, blue.
    pub brand: [u8; 3],
    /// IANA time zone of dates on paper.
    pub time_zone: String,
}

/// Phone hours in both languages of the letters.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
}

/// To whom a letter goes, as the core system has it (never as a form said).
#[derive(Clone)]
pub struct Addressee {
    /// Given and family name.
    pub name: String,
    /// Address lines below the name: street, postal code and town, country; at most five.
    pub address: Vec<String>,
    /// Language of the letter.
    pub lang: Lang,
}

/// What makes a letter or slip secret or particular.
pub struct Activation {
    /// Activation code in groups, `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`.
    pub code: SecretString,
    /// Fingerprint of the Trust Document, eight groups of four, blanks or dashes between them.
    pub fingerprint: String,
    /// When it was made.
    pub issued: Timestamp,
    /// Until when the code works.
    pub expires: Timestamp,
    /// Wrong claims that are forgiven.
    pub tries: u8,
}

/// Makes letters and slips; loading the fonts once is most of the work.
pub struct Printer {
    fonts: Fonts,
    de: Texts,
    en: Texts,
    insurer: Insurer,
    zone: TimeZone,
}

impl Printer {
    /// # Errors
    /// [`LetterError::Font`], [`LetterError::Text`] or [`LetterError::Date`] (unknown time zone).
    pub fn new(insurer: Insurer) -> Result<Self, LetterError> {
        let zone = TimeZone::get(&insurer.time_zone).map_err(|_| LetterError::Date)?;
        Ok(Self {
            fonts: Fonts::load()?,
            de: Texts::load(Lang::De)?,
            en: Texts::load(Lang::En)?,
            insurer,
            zone,
        })
    }

    /// The activation letter: one page A4 for an address window.
    ///
    /// # Errors
    /// See [`LetterError`]; the PDF/UA-1 rules are checked before a byte is returned.
    pub fn letter(&self, to: &Addressee, activation: &Activation) -> Result<Vec<u8>, LetterError> {
        activation::letter(self, to, activation)
    }

    /// A slip handed over in person: one page A5.
    ///
    /// # Errors
    /// As for [`Self::letter`].
    pub fn slip(
        &self,
        kind: SlipKind,
        to: &Addressee,
        activation: &Activation,
    ) -> Result<Vec<u8>, LetterError> {
        slip::slip(self, kind, to, activation)
    }

    /// A decision word for word, on as many pages A4 as it takes. Gives their number beside it.
    ///
    /// # Errors
    /// As for [`Self::letter`].
    pub fn decision(&self, paper: &Paper<'_>) -> Result<(Vec<u8>, usize), LetterError> {
        decision::decision(self, paper)
    }

    /// Whether name and address fit a letter, and the font has their characters: to be asked before
    /// a code is issued that no page could show.
    ///
    /// # Errors
    /// What [`Self::letter`] would fail with.
    pub fn fits(&self, to: &Addressee) -> Result<(), LetterError> {
        let mut document = Document::new();
        self.draw(&mut document, activation::SIZE, |sheet| {
            activation::probe(self, sheet, to)
        })
    }

    /// Many letters in one file, one page each.
    ///
    /// # Errors
    /// [`LetterError::Pdf`].
    pub fn book(&self) -> Result<Book<'_>, LetterError> {
        Book::new(self)
    }

    fn texts(&self, lang: Lang) -> &Texts {
        match lang {
            Lang::De => &self.de,
            Lang::En => &self.en,
        }
    }

    /// Runs a drawing on a single tagged page and closes the document.
    fn page(
        &self,
        size: (f32, f32),
        title: &str,
        lang: Lang,
        issued: Timestamp,
        draw: impl FnOnce(&mut Sheet<'_, '_>) -> Result<Vec<TagGroup>, LetterError>,
    ) -> Result<Vec<u8>, LetterError> {
        let mut document = accessible()?;
        let groups = self.draw(&mut document, size, draw)?;
        self.close(document, groups, title, lang, issued)
    }

    /// Runs a drawing on a new page of a document.
    fn draw<T>(
        &self,
        document: &mut Document,
        size: (f32, f32),
        draw: impl FnOnce(&mut Sheet<'_, '_>) -> Result<T, LetterError>,
    ) -> Result<T, LetterError> {
        let settings =
            PageSettings::from_wh(mm(size.0), mm(size.1)).ok_or(LetterError::Layout("page"))?;
        let mut page = document.start_page_with(settings);
        let mut sheet = Sheet::new(page.surface(), &self.fonts);
        let drawn = draw(&mut sheet)?;
        sheet.finish();
        page.finish();
        Ok(drawn)
    }

    /// Puts title, language and tags into a document and writes it.
    fn close(
        &self,
        mut document: Document,
        groups: Vec<TagGroup>,
        title: &str,
        lang: Lang,
        issued: Timestamp,
    ) -> Result<Vec<u8>, LetterError> {
        let mut tree = TagTree::new().with_lang(Some(lang.tag().to_owned()));
        for group in groups {
            tree.push(group);
        }
        document.set_tag_tree(tree);
        let mut outline = Outline::new();
        let top = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(title.to_owned(), top));
        document.set_outline(outline);
        document.set_metadata(
            Metadata::new()
                .title(title.to_owned())
                .language(lang.tag().to_owned())
                .authors(vec![self.insurer.name.clone()])
                .creator("Siegelpost".to_owned())
                .creation_date(self.pdf_date(issued)),
        );
        document
            .finish()
            .map_err(|e| LetterError::Pdf(format!("{e:?}")))
    }

    fn pdf_date(&self, at: Timestamp) -> DateTime {
        let local = at.to_zoned_datetime(self.zone.clone());
        DateTime::new(u16::try_from(local.year()).unwrap_or(0))
            .month(local.month().unsigned_abs())
            .day(local.day().unsigned_abs())
    }
}

/// A document whose accessibility is checked before a byte of it is returned.
fn accessible() -> Result<Document, LetterError> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|e| LetterError::Pdf(format!("{e:?}")))?;
    Ok(Document::new_with(SerializeSettings {
        configuration,
        enable_tagging: true,
        ..SerializeSettings::default()
    }))
}
