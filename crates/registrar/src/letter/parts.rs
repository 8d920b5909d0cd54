// SPDX-License-Identifier: EUPL-1.2
//! Parts that letter and slip share: letterhead, code boxes, QR code, steps.

use std::num::NonZeroU16;

use jiff::{Timestamp, ToSpan};
use krilla::geom::PathBuilder;
use krilla::tagging::{ListNumbering, Tag, TagGroup};
use secrecy::ExposeSecret;

use super::font::Face;
use super::sheet::{Ink, Sheet, Style, mm, rect, rounded, stroke};
use super::text::{Texts, Value};
use super::{Activation, Lang, LetterError, Printer, qr};

pub(super) const INK: Ink = [20, 24, 38];
pub(super) const MUTED: Ink = [74, 80, 100];
pub(super) const LINE: Ink = [170, 176, 190];
const WHITE: Ink = [255, 255, 255];

/// Style of the given face; the distance of baselines is 1.36 of the size.
pub(super) fn style(face: Face, size: f32, color: Ink) -> Style {
    Style {
        face,
        size,
        leading: size * 1.36 * 25.4 / 72.0,
        color,
    }
}

/// Heading tag of a level. The title repeats the text, as PDF/UA viewers show it.
pub(super) fn heading(level: u16, title: &str) -> Tag<krilla::tagging::kind::Hn> {
    Tag::Hn(
        NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN),
        Some(title.to_owned()),
    )
}

/// Code and fingerprint in the forms that paper needs.
pub(super) struct Printed {
    pub(super) groups: Vec<String>,
    pub(super) fingerprint: Vec<String>,
    /// Text of the QR code.
    pub(super) qr: String,
}

impl Printed {
    /// Splits into groups of four and refuses everything that is not six or eight of them.
    pub(super) fn new(activation: &Activation) -> Result<Self, LetterError> {
        let groups = grouped(activation.code.expose_secret(), 6)?;
        let fingerprint = grouped(&activation.fingerprint, 8)?;
        let qr = format!("SP1 {} {}", groups.join("-"), fingerprint.concat());
        Ok(Self {
            groups,
            fingerprint,
            qr,
        })
    }
}

fn grouped(text: &str, count: usize) -> Result<Vec<String>, LetterError> {
    let symbols: Vec<char> = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let valid = symbols
        .iter()
        .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    if !valid || symbols.len() != count * 4 {
        return Err(LetterError::Code);
    }
    Ok(symbols
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect())
}

/// A date as people write it, and the time of day.
pub(super) fn date(
    printer: &Printer,
    texts: &Texts,
    at: Timestamp,
) -> Result<(String, String), LetterError> {
    let local = at.to_zoned_datetime(printer.zone.clone());
    let (day, month) = (
        format!("{:02}", local.day()),
        format!("{:02}", local.month()),
    );
    let year = local.year().to_string();
    let values = [
        ("day", Value::Text(&day)),
        ("month", Value::Text(&month)),
        ("year", Value::Text(&year)),
    ];
    let date = texts.with("date-short", &values)?;
    Ok((date, format!("{:02}:{:02}", local.hour(), local.minute())))
}

/// The last day on which a code works from morning to night: a code that ends at 09:40 of a day
/// must not be promised for that day.
pub(super) fn last_day(
    printer: &Printer,
    texts: &Texts,
    expires: Timestamp,
) -> Result<String, LetterError> {
    let day_before = expires
        .checked_sub(24.hours())
        .map_err(|_| LetterError::Date)?;
    Ok(date(printer, texts, day_before)?.0)
}

/// Mark and name of the insurer.
pub(super) fn brand(
    printer: &Printer,
    sheet: &mut Sheet<'_, '_>,
    texts: &Texts,
    x: f32,
    y: f32,
) -> Result<TagGroup, LetterError> {
    sheet.ornament(
        &rounded(x, y, 11.0, 11.0, 2.2)?,
        Some(printer.insurer.brand),
        None,
    );
    // An envelope with a seal, as in the portal's header.
    sheet.ornament(
        &rounded(x + 2.4, y + 3.0, 6.2, 5.0, 0.5)?,
        None,
        Some((WHITE, 0.45)),
    );
    let mut flap = PathBuilder::new();
    flap.move_to(mm(x + 2.5), mm(y + 3.4));
    flap.line_to(mm(x + 5.5), mm(y + 5.7));
    flap.line_to(mm(x + 8.5), mm(y + 3.4));
    sheet.ornament(
        &flap.finish().ok_or(LetterError::Layout("the mark"))?,
        None,
        Some((WHITE, 0.45)),
    );
    sheet.ornament(
        &rounded(x + 4.3, y + 4.7, 2.4, 2.4, 1.2)?,
        Some(WHITE),
        None,
    );
    let mut group = TagGroup::new(Tag::P);
    let name = style(Face::SemiBold, 15.0, INK);
    group.push(sheet.line(name, x + 14.0, y + 5.0, &printer.insurer.name)?);
    let product = texts.get("product")?;
    group.push(sheet.line(
        style(Face::Regular, 9.5, MUTED),
        x + 14.0,
        y + 9.8,
        &product,
    )?);
    Ok(group)
}

/// The code, each group in a box, three to a row. Returns its group; it is `height` 29 and
/// `width` 74 millimetres.
pub(super) fn code(
    printer: &Printer,
    sheet: &mut Sheet<'_, '_>,
    printed: &Printed,
    x: f32,
    y: f32,
) -> Result<TagGroup, LetterError> {
    let (width, height, gap) = (23.0, 12.5, 2.5);
    let places = [0.0, 1.0].into_iter().flat_map(|row| {
        [0.0, 1.0, 2.0]
            .into_iter()
            .map(move |column| (x + column * (width + gap), y + row * (height + gap)))
    });
    let digits = style(Face::Mono, 21.0, INK);
    let mut group = TagGroup::new(Tag::P);
    for (text, (left, top)) in printed.groups.iter().zip(places) {
        sheet.ornament(
            &rounded(left, top, width, height, 1.2)?,
            Some(WHITE),
            Some((printer.insurer.brand, 0.35)),
        );
        let own = sheet.width(digits, text)?;
        group.push(sheet.line(digits, left + (width - own) / 2.0, top + 8.85, text)?);
    }
    Ok(group)
}

/// The QR code with its quiet zone inside a square of `side` millimetres.
pub(super) fn qr_figure(
    sheet: &mut Sheet<'_, '_>,
    texts: &Texts,
    printed: &Printed,
    x: f32,
    y: f32,
    side: f32,
) -> Result<TagGroup, LetterError> {
    sheet.ornament(&rect(x, y, side, side)?, Some(WHITE), None);
    let path = qr::path(&printed.qr, mm(x), mm(y), mm(side))?;
    let mut group = TagGroup::new(Tag::Figure(Some(texts.get("qr-alt")?)));
    group.push(sheet.figure(&path, INK));
    Ok(group)
}

/// A numbered list; returns the group and the baseline after it.
pub(super) fn steps(
    sheet: &mut Sheet<'_, '_>,
    items: &[String],
    body: Style,
    x: f32,
    y: f32,
    width: f32,
) -> Result<(TagGroup, f32), LetterError> {
    let mut list = TagGroup::new(Tag::L(ListNumbering::Decimal));
    let mut baseline = y;
    for (number, text) in (1_u8..).zip(items) {
        let label = style(Face::SemiBold, body.size, body.color);
        let mut lbl = TagGroup::new(Tag::Lbl);
        lbl.push(sheet.line(label, x, baseline, &format!("{number}."))?);
        let (content, next) =
            sheet.tagged(Tag::LBody, body, x + 6.0, baseline, width - 6.0, text)?;
        let mut item = TagGroup::new(Tag::LI);
        item.push(lbl);
        item.push(content);
        list.push(item);
        baseline = next + 0.8;
    }
    Ok((list, baseline - 0.8))
}

/// The fingerprint in two rows of four groups.
pub(super) fn fingerprint(
    sheet: &mut Sheet<'_, '_>,
    printed: &Printed,
    size: f32,
    x: f32,
    y: f32,
) -> Result<(TagGroup, f32), LetterError> {
    let mono = style(Face::Mono, size, INK);
    let mut group = TagGroup::new(Tag::P);
    let mut baseline = y;
    for row in printed.fingerprint.chunks(4) {
        group.push(sheet.line(mono, x, baseline, &row.join(" "))?);
        baseline += mono.leading;
    }
    Ok((group, baseline))
}

/// A thin line across the page that carries no meaning.
pub(super) fn ruled(
    sheet: &mut Sheet<'_, '_>,
    x1: f32,
    x2: f32,
    y: f32,
) -> Result<(), LetterError> {
    sheet.ornament(&stroke(x1, y, x2, y)?, None, Some((LINE, 0.2)));
    Ok(())
}

/// Phone hours in the language of the letter.
pub(super) fn hours(printer: &Printer, lang: Lang) -> &str {
    match lang {
        Lang::De => &printer.insurer.hours.de,
        Lang::En => &printer.insurer.hours.en,
    }
}
