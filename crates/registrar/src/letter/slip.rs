// SPDX-License-Identifier: EUPL-1.2
//! Slips that are handed over in person: at a branch counter, or to a new colleague. A5, one page.

use krilla::tagging::{Tag, TagGroup};

use super::font::Face;
use super::parts::{
    INK, MUTED, Printed, brand, code, date, fingerprint, heading, qr_figure, ruled, steps, style,
};
use super::sheet::{Sheet, rect};
use super::text::{Texts, Value};
use super::{Activation, Addressee, LetterError, Printer};

/// Where a slip is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipKind {
    /// At the counter of a branch, after an ID document was seen; valid for an hour.
    Branch,
    /// By Human Resources to a new colleague; valid for a day.
    Staff,
}

impl SlipKind {
    fn key(self, part: &str) -> String {
        let kind = match self {
            Self::Branch => "branch",
            Self::Staff => "staff",
        };
        format!("slip-{kind}-{part}")
    }
}

const LEFT: f32 = 14.0;
const WIDTH: f32 = 120.0;

pub(super) fn slip(
    printer: &Printer,
    kind: SlipKind,
    to: &Addressee,
    activation: &Activation,
) -> Result<Vec<u8>, LetterError> {
    let texts = printer.texts(to.lang);
    let printed = Printed::new(activation)?;
    let title = texts.get(&kind.key("title"))?;
    printer.page(
        (148.0, 210.0),
        &title,
        to.lang,
        activation.issued,
        |sheet| {
            let head = brand(printer, sheet, texts, LEFT, 12.0)?;
            let (top, next) = opening(sheet, texts, kind, to, &title)?;
            let codes = code_part(printer, sheet, texts, &printed, activation, next)?;
            let host = match kind {
                SlipKind::Branch => &printer.insurer.portal_host,
                SlipKind::Staff => &printer.insurer.office_host,
            };
            let rest = how(printer, sheet, texts, &printed, host, next + 51.5)?;
            let ident = texts.get(&kind.key("ident"))?;
            let last = closing(sheet, texts, &ident)?;
            let mut groups = vec![head];
            for part in [top, codes, rest, last] {
                groups.extend(part);
            }
            Ok(groups)
        },
    )
}

fn opening(
    sheet: &mut Sheet<'_, '_>,
    texts: &Texts,
    kind: SlipKind,
    to: &Addressee,
    title: &str,
) -> Result<(Vec<TagGroup>, f32), LetterError> {
    let strong = style(Face::SemiBold, 15.0, INK);
    let (head, next) = sheet.tagged(heading(1, title), strong, LEFT, 34.0, WIDTH, title)?;
    let name = texts.with("slip-for", &[("name", Value::Text(&to.name))])?;
    let (name, next) = sheet.tagged(
        Tag::P,
        style(Face::SemiBold, 10.5, INK),
        LEFT,
        next - 1.0,
        WIDTH,
        &name,
    )?;
    let intro = texts.get(&kind.key("intro"))?;
    let (intro, next) = sheet.tagged(
        Tag::P,
        style(Face::Regular, 9.8, INK),
        LEFT,
        next + 1.2,
        WIDTH,
        &intro,
    )?;
    Ok((vec![head, name, intro], next))
}

fn code_part(
    printer: &Printer,
    sheet: &mut Sheet<'_, '_>,
    texts: &Texts,
    printed: &Printed,
    activation: &Activation,
    y: f32,
) -> Result<Vec<TagGroup>, LetterError> {
    let code = code(printer, sheet, printed, LEFT, y)?;
    let (until, time) = date(printer, texts, activation.expires)?;
    let valid = texts.with(
        "valid-until-time",
        &[
            ("date", Value::Text(&until)),
            ("time", Value::Text(&time)),
            ("tries", Value::Count(activation.tries)),
        ],
    )?;
    let body = style(Face::Regular, 9.8, INK);
    let small = style(Face::Regular, 8.0, MUTED);
    let (valid, _) = sheet.tagged(Tag::P, body, LEFT, y + 33.4, 78.0, &valid)?;
    let hint = texts.get("code-hint")?;
    let (hint, _) = sheet.tagged(Tag::P, small, LEFT, y + 38.2, 80.0, &hint)?;
    let side = 37.0;
    let left = LEFT + WIDTH - side;
    let figure = qr_figure(sheet, texts, printed, left, y - 2.0, side)?;
    let caption = texts.get("qr-hint")?;
    let own = sheet.width(small, &caption)?;
    let at = left + (side - own) / 2.0;
    let (caption, _) = sheet.tagged(
        Tag::P,
        small,
        at.min(LEFT + WIDTH - own),
        y + 38.2,
        60.0,
        &caption,
    )?;
    Ok(vec![code, valid, hint, figure, caption])
}

fn how(
    printer: &Printer,
    sheet: &mut Sheet<'_, '_>,
    texts: &Texts,
    printed: &Printed,
    host: &str,
    y: f32,
) -> Result<Vec<TagGroup>, LetterError> {
    sheet.ornament(
        &rect(LEFT, y - 4.0, 1.2, 12.0)?,
        Some(printer.insurer.brand),
        None,
    );
    let body = style(Face::Regular, 9.8, INK);
    let label = texts.get("host-title")?;
    let (label, _) = sheet.tagged(Tag::P, body, LEFT + 4.0, y - 0.6, WIDTH, &label)?;
    let (host, _) = sheet.tagged(
        Tag::P,
        style(Face::SemiBold, 17.0, INK),
        LEFT + 4.0,
        y + 6.4,
        WIDTH,
        host,
    )?;
    let items = ["slip-step-one", "slip-step-two", "slip-step-three"]
        .map(|key| texts.get(key))
        .into_iter()
        .collect::<Result<Vec<_>, _>>()?;
    let (list, next) = steps(sheet, &items, body, LEFT, y + 16.0, WIDTH)?;
    let title = texts.get("fp-title")?;
    let (fp_title, next) = sheet.tagged(
        heading(2, &title),
        style(Face::SemiBold, 10.5, INK),
        LEFT,
        next + 3.6,
        WIDTH,
        &title,
    )?;
    let (fp, next) = fingerprint(sheet, printed, 9.5, LEFT, next - 0.6)?;
    let phone = Value::Text(&printer.insurer.phone);
    let never = texts.with("slip-never", &[("phone", phone)])?;
    let (never, end) = sheet.tagged(Tag::P, body, LEFT, next + 2.6, WIDTH, &never)?;
    if end > 191.0 {
        return Err(LetterError::Layout("the slip"));
    }
    Ok(vec![label, host, list, fp_title, fp, never])
}

fn closing(
    sheet: &mut Sheet<'_, '_>,
    texts: &Texts,
    ident: &str,
) -> Result<Vec<TagGroup>, LetterError> {
    ruled(sheet, LEFT, LEFT + WIDTH, 192.5)?;
    let small = style(Face::Regular, 8.0, MUTED);
    let text = format!("{ident} {}", texts.get("slip-destroy")?);
    Ok(vec![
        sheet.tagged(Tag::P, small, LEFT, 196.5, WIDTH, &text)?.0,
    ])
}
