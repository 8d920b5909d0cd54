// SPDX-License-Identifier: EUPL-1.2
//! The activation letter: A4, DIN 5008 form B, one page.

use jiff::Timestamp;
use krilla::tagging::{Tag, TagGroup};

use super::font::Face;
use super::parts::{
    INK, LINE, MUTED, Printed, brand, code, date, fingerprint, heading, hours, last_day, qr_figure,
    ruled, steps, style,
};
use super::sheet::{Sheet, Style, rect, rounded, stroke};
use super::text::{Texts, Value};
use super::{Activation, Addressee, LetterError, Printer};

/// Left edge of text and width of the text column (DIN 5008: 25 mm and 20 mm margins).
const LEFT: f32 = 25.0;
const WIDTH: f32 = 165.0;
/// Two columns below the code box.
const SECOND: f32 = 113.0;
const COLUMN: f32 = 77.0;
/// Lines below the name that the address window holds.
const ADDRESS_LINES: usize = 5;
/// Nothing but the footer stands below this height.
const BODY_END: f32 = 278.5;

/// Size of the page in millimetres.
pub(super) const SIZE: (f32, f32) = (210.0, 297.0);

pub(super) fn letter(
    printer: &Printer,
    to: &Addressee,
    activation: &Activation,
) -> Result<Vec<u8>, LetterError> {
    let title = printer.texts(to.lang).get("title")?;
    printer.page(SIZE, &title, to.lang, activation.issued, |sheet| {
        draw(printer, sheet, to, activation)
    })
}

/// Draws a letter on a page.
pub(super) fn draw(
    printer: &Printer,
    sheet: &mut Sheet<'_, '_>,
    to: &Addressee,
    activation: &Activation,
) -> Result<Vec<TagGroup>, LetterError> {
    let printed = Printed::new(activation)?;
    let page = Page {
        printer,
        texts: printer.texts(to.lang),
        to,
    };
    let mut groups = page.head(sheet, activation.issued)?;
    groups.extend(page.opening(sheet)?);
    groups.extend(page.code_box(sheet, &printed, activation)?);
    groups.extend(page.columns(sheet, &printed)?);
    groups.push(page.footer(sheet)?);
    Ok(groups)
}

/// Draws what depends on the person, to see whether it fits.
pub(super) fn probe(
    printer: &Printer,
    sheet: &mut Sheet<'_, '_>,
    to: &Addressee,
) -> Result<(), LetterError> {
    let page = Page {
        printer,
        texts: printer.texts(to.lang),
        to,
    };
    page.head(sheet, Timestamp::UNIX_EPOCH)?;
    page.opening(sheet)?;
    Ok(())
}

struct Page<'p> {
    printer: &'p Printer,
    texts: &'p Texts,
    to: &'p Addressee,
}

impl Page<'_> {
    /// Letterhead, address window, date and phone, fold marks.
    fn head(
        &self,
        sheet: &mut Sheet<'_, '_>,
        issued: Timestamp,
    ) -> Result<Vec<TagGroup>, LetterError> {
        let insurer = &self.printer.insurer;
        for y in [105.0, 210.0] {
            sheet.ornament(&stroke(5.0, y, 10.0, y)?, None, Some((LINE, 0.2)));
        }
        sheet.ornament(&stroke(5.0, 148.5, 12.0, 148.5)?, None, Some((LINE, 0.2)));
        let mut groups = vec![brand(self.printer, sheet, self.texts, LEFT, 16.0)?];

        let sender = self.texts.with(
            "sender-line",
            &[
                ("insurer", Value::Text(&insurer.name)),
                ("street", Value::Text(&insurer.street)),
                ("city", Value::Text(&insurer.city)),
            ],
        )?;
        groups.push(
            sheet
                .tagged(
                    Tag::P,
                    style(Face::Regular, 7.0, MUTED),
                    LEFT,
                    59.5,
                    80.0,
                    &sender,
                )?
                .0,
        );
        ruled(sheet, LEFT, LEFT + 80.0, 61.0)?;

        if self.to.address.len() > ADDRESS_LINES {
            return Err(LetterError::Layout("the address window"));
        }
        let mut group = TagGroup::new(Tag::P);
        let mut y = 67.0;
        for line in std::iter::once(&self.to.name).chain(&self.to.address) {
            let address = fitting(sheet, line)?;
            group.push(sheet.line(address, LEFT, y, line)?);
            y += 4.7;
        }
        groups.push(group);

        let (today, _) = date(self.printer, self.texts, issued)?;
        let label = style(Face::Regular, 8.5, MUTED);
        let value = style(Face::Regular, 11.0, INK);
        let strong = style(Face::SemiBold, 11.0, INK);
        let mut info = TagGroup::new(Tag::P);
        let x = 138.0;
        info.push(sheet.line(label, x, 59.5, &self.texts.get("label-phone")?)?);
        info.push(sheet.line(strong, x, 64.3, &insurer.phone)?);
        info.push(sheet.line(label, x, 68.6, hours(self.printer, self.to.lang))?);
        info.push(sheet.line(label, x, 76.0, &self.texts.get("label-date")?)?);
        info.push(sheet.line(value, x, 80.8, &today)?);
        groups.push(info);
        Ok(groups)
    }

    /// Subject, salutation, first paragraph.
    fn opening(&self, sheet: &mut Sheet<'_, '_>) -> Result<Vec<TagGroup>, LetterError> {
        let subject = self.texts.get("subject")?;
        let body = style(Face::Regular, 10.5, INK);
        let (head, _) = sheet.tagged(
            heading(1, &subject),
            style(Face::SemiBold, 16.0, INK),
            LEFT,
            102.5,
            WIDTH,
            &subject,
        )?;
        let salutation = self
            .texts
            .with("salutation", &[("name", Value::Text(&self.to.name))])?;
        let (hello, next) = sheet.tagged(Tag::P, body, LEFT, 111.0, WIDTH, &salutation)?;
        let intro = self.texts.get("intro")?;
        let (intro, end) = sheet.tagged(Tag::P, body, LEFT, next + 1.2, WIDTH, &intro)?;
        if end > 133.5 {
            return Err(LetterError::Layout("the opening"));
        }
        Ok(vec![head, hello, intro])
    }

    /// Code, QR code, validity and the address to type.
    fn code_box(
        &self,
        sheet: &mut Sheet<'_, '_>,
        printed: &Printed,
        activation: &Activation,
    ) -> Result<Vec<TagGroup>, LetterError> {
        let (top, height) = (130.5, 54.0);
        let brand_color = self.printer.insurer.brand;
        sheet.ornament(
            &rounded(LEFT, top, WIDTH, height, 2.0)?,
            None,
            Some((INK, 0.5)),
        );
        let x = LEFT + 7.0;

        let title = self.texts.get("code-title")?;
        let strong = style(Face::SemiBold, 12.5, INK);
        let (head, _) = sheet.tagged(heading(2, &title), strong, x, top + 8.5, 76.0, &title)?;
        let code = code(self.printer, sheet, printed, x, top + 12.0)?;
        let until = last_day(self.printer, self.texts, activation.expires)?;
        let valid = self.texts.with(
            "valid",
            &[
                ("date", Value::Text(&until)),
                ("tries", Value::Count(activation.tries)),
            ],
        )?;
        let (valid, _) = sheet.tagged(
            Tag::P,
            style(Face::Regular, 10.5, INK),
            x,
            top + 45.4,
            84.0,
            &valid,
        )?;
        let hint = self.texts.get("code-hint")?;
        let small = style(Face::Regular, 8.2, MUTED);
        let (hint, _) = sheet.tagged(Tag::P, small, x, top + 50.2, 88.0, &hint)?;

        let side = 40.0;
        let left = LEFT + WIDTH - side - 13.0;
        let figure = qr_figure(sheet, self.texts, printed, left, top + 3.5, side)?;
        let caption = self.texts.get("qr-hint")?;
        let own = sheet.width(small, &caption)?;
        let (caption, _) = sheet.tagged(
            Tag::P,
            small,
            left + (side - own) / 2.0,
            top + 48.0,
            60.0,
            &caption,
        )?;

        let bar = top + height + 5.0;
        sheet.ornament(&rect(LEFT, bar, 1.4, 14.0)?, Some(brand_color), None);
        let label = self.texts.get("host-title")?;
        let (label, _) = sheet.tagged(
            Tag::P,
            style(Face::Regular, 10.5, INK),
            LEFT + 5.0,
            bar + 4.0,
            WIDTH,
            &label,
        )?;
        let host = &self.printer.insurer.portal_host;
        let (host, _) = sheet.tagged(
            Tag::P,
            style(Face::SemiBold, 22.0, INK),
            LEFT + 5.0,
            bar + 12.6,
            WIDTH - 5.0,
            host,
        )?;
        Ok(vec![head, code, valid, hint, figure, caption, label, host])
    }

    /// What to do, what nobody asks, fingerprint, other ways.
    fn columns(
        &self,
        sheet: &mut Sheet<'_, '_>,
        printed: &Printed,
    ) -> Result<Vec<TagGroup>, LetterError> {
        let phone = &self.printer.insurer.phone;
        let top = 212.5;
        let mut left = Column {
            page: self,
            x: LEFT,
            y: top,
            groups: Vec::new(),
        };
        let items = ["step-one", "step-two", "step-three"]
            .map(|key| self.texts.get(key))
            .into_iter()
            .collect::<Result<Vec<_>, _>>()?;
        left.heading(sheet, "steps-title")?;
        let body = style(Face::Regular, 9.8, INK);
        let (list, next) = steps(sheet, &items, body, LEFT, left.y, COLUMN)?;
        left.groups.push(list);
        left.y = next + 3.2;
        left.heading(sheet, "other-title")?;
        left.text(sheet, &self.texts.get("other")?)?;

        let mut right = Column {
            page: self,
            x: SECOND,
            y: top,
            groups: Vec::new(),
        };
        right.heading(sheet, "never-title")?;
        right.text(
            sheet,
            &self.texts.with("never", &[("phone", Value::Text(phone))])?,
        )?;
        right.y += 3.2;
        right.heading(sheet, "fp-title")?;
        let (fp, next) = fingerprint(sheet, printed, 10.0, SECOND, right.y)?;
        right.groups.push(fp);
        right.y = next;
        right.text(sheet, &self.texts.get("fp")?)?;

        let closing = self.texts.with(
            "closing",
            &[("insurer", Value::Text(&self.printer.insurer.name))],
        )?;
        left.y = left.y.max(right.y) + 3.2;
        left.text(sheet, &closing)?;
        if left.y > BODY_END || right.y > BODY_END {
            return Err(LetterError::Layout("the columns"));
        }
        // The closing is read last.
        let closing = left.groups.pop();
        let mut groups = left.groups;
        groups.append(&mut right.groups);
        groups.extend(closing);
        Ok(groups)
    }

    fn footer(&self, sheet: &mut Sheet<'_, '_>) -> Result<TagGroup, LetterError> {
        let insurer = &self.printer.insurer;
        ruled(sheet, LEFT, LEFT + WIDTH, 279.0)?;
        let opened = format!(
            "*{}* {}",
            self.texts.get("opened-title")?,
            self.texts.get("opened")?
        );
        let small = style(Face::Regular, 8.5, MUTED);
        let mut group = TagGroup::new(Tag::P);
        let next = sheet.paragraph(small, &mut group, LEFT, 283.4, WIDTH, &opened)?;
        let footer = self.texts.with(
            "footer",
            &[
                ("insurer", Value::Text(&insurer.name)),
                ("street", Value::Text(&insurer.street)),
                ("city", Value::Text(&insurer.city)),
                ("phone", Value::Text(&insurer.phone)),
            ],
        )?;
        let end = sheet.paragraph(small, &mut group, LEFT, next, WIDTH, &footer)?;
        if end > 293.0 {
            Err(LetterError::Layout("the footer"))
        } else {
            Ok(group)
        }
    }
}

/// The largest of three sizes in which a line fits the address window.
fn fitting(sheet: &Sheet<'_, '_>, line: &str) -> Result<Style, LetterError> {
    for size in [11.0, 9.5, 8.0] {
        let style = style(Face::Regular, size, INK);
        if sheet.width(style, line)? <= 80.0 {
            return Ok(style);
        }
    }
    Err(LetterError::TooWide)
}

/// One of the two columns, filled from top to bottom.
struct Column<'p> {
    page: &'p Page<'p>,
    x: f32,
    y: f32,
    groups: Vec<TagGroup>,
}

impl Column<'_> {
    fn heading(&mut self, sheet: &mut Sheet<'_, '_>, key: &str) -> Result<(), LetterError> {
        let text = self.page.texts.get(key)?;
        let strong = style(Face::SemiBold, 11.5, INK);
        let (group, next) =
            sheet.tagged(heading(2, &text), strong, self.x, self.y, COLUMN, &text)?;
        self.groups.push(group);
        self.y = next - 0.6;
        Ok(())
    }

    fn text(&mut self, sheet: &mut Sheet<'_, '_>, text: &str) -> Result<(), LetterError> {
        let body = style(Face::Regular, 9.8, INK);
        let (group, next) = sheet.tagged(Tag::P, body, self.x, self.y, COLUMN, text)?;
        self.groups.push(group);
        self.y = next;
        Ok(())
    }
}
