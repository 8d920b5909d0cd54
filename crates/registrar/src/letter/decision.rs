// SPDX-License-Identifier: EUPL-1.2
//! A decision on paper: what its author wrote, word for word, on as many pages A4 as it takes. Where the person lives does not stand there: the
//! core system knows that, and the print shop adds it.

use jiff::Timestamp;
use krilla::tagging::{Tag, TagGroup};

use super::font::Face;
use super::parts::{INK, MUTED, brand, date, heading, style};
use super::sheet::{Sheet, Style};
use super::text::{Texts, Value};
use super::{Lang, LetterError, Printer, accessible};

/// Edges of the text (DIN 5008), in millimetres.
const LEFT: f32 = 25.0;
const WIDTH: f32 = 165.0;
const SIZE: (f32, f32) = (210.0, 297.0);
/// First baselines of the text, below the letterhead and on every further page.
const BELOW_HEAD: f32 = 60.0;
const BELOW_EDGE: f32 = 28.0;
/// No baseline stands lower.
const END: f32 = 272.0;
const MOST_PAGES: usize = 400;

/// What is written.
#[derive(Clone, Copy)]
pub struct Paper<'t> {
    /// Subject.
    pub subject: &'t str,
    /// Plain text as its author wrote it.
    pub body: &'t str,
    /// When it was written.
    pub sent: Timestamp,
    /// Its language.
    pub lang: Lang,
}

/// Lines of a paragraph, as they stand below each other; without any it is an empty line.
type Lines = Vec<String>;

/// The document, and how many pages it has.
pub(super) fn decision(
    printer: &Printer,
    paper: &Paper<'_>,
) -> Result<(Vec<u8>, usize), LetterError> {
    let texts = printer.texts(paper.lang);
    let title = style(Face::SemiBold, 14.0, INK);
    let body = style(Face::Regular, 10.5, INK);
    let head = broken(printer, title, paper.subject)?;
    let paragraphs = paper
        .body
        .lines()
        .map(|line| broken(printer, body, line))
        .collect::<Result<Vec<Lines>, _>>()?;
    let pages = paged(paragraphs, body.leading, BELOW_HEAD + over(&head, title));
    let count = pages.len();
    if count > MOST_PAGES {
        return Err(LetterError::Layout("too many pages"));
    }
    let mut document = accessible()?;
    let mut groups = Vec::new();
    for (number, lines) in (1_usize..).zip(&pages) {
        let drawn = printer.draw(&mut document, SIZE, |sheet| {
            let mut own = Vec::new();
            let mut y = BELOW_EDGE;
            if number == 1 {
                own.extend(letterhead(printer, sheet, texts, paper.sent)?);
                own.push(subject(sheet, title, paper.subject, &head)?);
                y = BELOW_HEAD + over(&head, title);
            }
            own.extend(text(sheet, body, lines, y)?);
            own.push(foot(printer, sheet, texts, (number, count))?);
            Ok(own)
        })?;
        groups.extend(drawn);
    }
    let pdf = printer.close(document, groups, paper.subject, paper.lang, paper.sent)?;
    Ok((pdf, count))
}

/// How much lower the text begins because the subject has several lines.
fn over(head: &[String], title: Style) -> f32 {
    head.iter().skip(1).map(|_| title.leading).sum()
}

fn letterhead(
    printer: &Printer,
    sheet: &mut Sheet<'_, '_>,
    texts: &Texts,
    sent: Timestamp,
) -> Result<Vec<TagGroup>, LetterError> {
    let mut day = TagGroup::new(Tag::P);
    let (text, _) = date(printer, texts, sent)?;
    let label = style(Face::Regular, 8.5, MUTED);
    day.push(sheet.line(label, 160.0, 21.0, &texts.get("label-date")?)?);
    day.push(sheet.line(style(Face::Regular, 10.5, INK), 160.0, 26.0, &text)?);
    Ok(vec![brand(printer, sheet, texts, LEFT, 16.0)?, day])
}

fn subject(
    sheet: &mut Sheet<'_, '_>,
    title: Style,
    whole: &str,
    lines: &[String],
) -> Result<TagGroup, LetterError> {
    let mut group = TagGroup::new(heading(1, whole));
    let mut y = BELOW_HEAD - 10.0;
    for line in lines {
        group.push(sheet.line(title, LEFT, y, line)?);
        y += title.leading;
    }
    Ok(group)
}

fn text(
    sheet: &mut Sheet<'_, '_>,
    body: Style,
    paragraphs: &[Lines],
    from: f32,
) -> Result<Vec<TagGroup>, LetterError> {
    let mut groups = Vec::new();
    let mut y = from;
    for lines in paragraphs {
        if lines.is_empty() {
            y += body.leading;
            continue;
        }
        let mut group = TagGroup::new(Tag::P);
        for line in lines {
            group.push(sheet.line(body, LEFT, y, line)?);
            y += body.leading;
        }
        groups.push(group);
    }
    Ok(groups)
}

fn foot(
    printer: &Printer,
    sheet: &mut Sheet<'_, '_>,
    texts: &Texts,
    (number, count): (usize, usize),
) -> Result<TagGroup, LetterError> {
    let insurer = &printer.insurer;
    let (number, count) = (number.to_string(), count.to_string());
    let values = [
        ("insurer", Value::Text(&insurer.name)),
        ("street", Value::Text(&insurer.street)),
        ("city", Value::Text(&insurer.city)),
        ("phone", Value::Text(&insurer.phone)),
        ("page", Value::Text(&number)),
        ("pages", Value::Text(&count)),
    ];
    let small = style(Face::Regular, 8.0, MUTED);
    let mut group = TagGroup::new(Tag::P);
    group.push(sheet.line(small, LEFT, 284.0, &texts.with("footer", &values)?)?);
    group.push(sheet.line(small, 172.0, 284.0, &texts.with("paper-page", &values)?)?);
    Ok(group)
}

/// Gives each page what fits on it; a paragraph goes on on the next one.
fn paged(paragraphs: Vec<Lines>, leading: f32, first: f32) -> Vec<Vec<Lines>> {
    let mut pages = vec![Vec::new()];
    let mut y = first;
    let turn = |pages: &mut Vec<Vec<Lines>>, y: &mut f32| {
        if *y > END {
            pages.push(Vec::new());
            *y = BELOW_EDGE;
        }
    };
    for paragraph in paragraphs {
        turn(&mut pages, &mut y);
        if paragraph.is_empty() {
            y += leading;
            if let Some(page) = pages.last_mut() {
                page.push(Vec::new());
            }
            continue;
        }
        let mut held: Lines = Vec::new();
        for line in paragraph {
            if y > END {
                if let Some(page) = pages.last_mut() {
                    page.push(std::mem::take(&mut held));
                }
                turn(&mut pages, &mut y);
            }
            held.push(line);
            y += leading;
        }
        if let Some(page) = pages.last_mut() {
            page.push(held);
        }
    }
    pages
}

/// Breaks a line at blanks, and a word that is wider than the column wherever it has to be: here nothing is left out and nothing has a second
/// meaning, as asterisks have in the texts of our own letters.
fn broken(printer: &Printer, style: Style, text: &str) -> Result<Lines, LetterError> {
    let mut lines: Lines = Vec::new();
    let mut line = String::new();
    let fits = |text: &str| -> Result<bool, LetterError> {
        let points = printer.fonts.width(style.face, style.size, text)?;
        Ok(points * 25.4 / 72.0 <= WIDTH)
    };
    for word in text.split_whitespace() {
        let joined = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if fits(&joined)? {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            let longer = format!("{line}{c}");
            if fits(&longer)? {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, c.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    Ok(lines)
}
