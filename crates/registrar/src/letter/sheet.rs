// SPDX-License-Identifier: EUPL-1.2
//! Drawing on one tagged page. Measures are millimetres from the upper left corner, font sizes
//! points. Everything drawn is either tagged, in reading order, or an artifact (PDF/UA-1).

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TagGroup, TagKind};

use super::LetterError;
use super::font::{Face, Fonts, Run};

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;

/// Millimetres as points.
pub(super) fn mm(length: f32) -> f32 {
    length * MM
}

/// A colour: red, green, blue.
pub(super) type Ink = [u8; 3];

fn paint(color: Ink) -> rgb::Color {
    let [red, green, blue] = color;
    rgb::Color::new(red, green, blue)
}

/// How text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) face: Face,
    /// Font size in points.
    pub(super) size: f32,
    /// Distance of baselines in millimetres.
    pub(super) leading: f32,
    pub(super) color: Ink,
}

/// One page being drawn.
pub(super) struct Sheet<'a, 'f> {
    surface: Surface<'a>,
    fonts: &'f Fonts,
}

/// Piece of a paragraph without blanks, with its face.
struct Word<'t> {
    text: &'t str,
    face: Face,
    /// Follows the piece before it without a blank (a full stop after a semi-bold word).
    glued: bool,
}

impl<'a, 'f> Sheet<'a, 'f> {
    pub(super) fn new(surface: Surface<'a>, fonts: &'f Fonts) -> Self {
        Self { surface, fonts }
    }

    pub(super) fn finish(self) {
        self.surface.finish();
    }

    /// Width of a text in millimetres.
    pub(super) fn width(&self, style: Style, text: &str) -> Result<f32, LetterError> {
        Ok(self.fonts.width(style.face, style.size, text)? / MM)
    }

    /// Draws one line with its baseline at `y` and returns its mark for the tag tree.
    pub(super) fn line(
        &mut self,
        style: Style,
        x: f32,
        y: f32,
        text: &str,
    ) -> Result<Identifier, LetterError> {
        let run = self.fonts.shape(style.face, text)?;
        let id = self
            .surface
            .start_tagged(ContentTag::Span(SpanTag::empty()));
        self.draw(style, style.face, x, y, text, &run);
        self.surface.end_tagged();
        Ok(id)
    }

    /// Sets a paragraph into a column whose first baseline is at `y`; words between asterisks
    /// are semi-bold. Pushes its lines into `group` and returns the baseline after the last line.
    pub(super) fn paragraph(
        &mut self,
        style: Style,
        group: &mut TagGroup,
        x: f32,
        y: f32,
        width: f32,
        text: &str,
    ) -> Result<f32, LetterError> {
        let mut baseline = y;
        for line in self.broken(style, width, text)? {
            let id = self
                .surface
                .start_tagged(ContentTag::Span(SpanTag::empty()));
            let mut at = x;
            for (face, piece) in line {
                let run = self.fonts.shape(face, &piece)?;
                self.draw(style, face, at, baseline, &piece, &run);
                at += run.width * style.size / MM;
            }
            self.surface.end_tagged();
            group.push(id);
            baseline += style.leading;
        }
        Ok(baseline)
    }

    /// A paragraph as a group of its own.
    pub(super) fn tagged(
        &mut self,
        tag: impl Into<TagKind>,
        style: Style,
        x: f32,
        y: f32,
        width: f32,
        text: &str,
    ) -> Result<(TagGroup, f32), LetterError> {
        let mut group = TagGroup::new(tag);
        let next = self.paragraph(style, &mut group, x, y, width, text)?;
        Ok((group, next))
    }

    /// Draws a filled or stroked shape that carries no meaning.
    pub(super) fn ornament(&mut self, path: &Path, fill: Option<Ink>, stroke: Option<(Ink, f32)>) {
        self.surface
            .start_tagged(ContentTag::Artifact(Artifact::with_kind(
                ArtifactType::Other,
            )));
        self.shape(path, fill, stroke);
        self.surface.end_tagged();
    }

    /// Draws a filled shape that belongs to the content (the QR code).
    pub(super) fn figure(&mut self, path: &Path, fill: Ink) -> Identifier {
        let id = self.surface.start_tagged(ContentTag::Other);
        self.shape(path, Some(fill), None);
        self.surface.end_tagged();
        id
    }

    fn shape(&mut self, path: &Path, fill: Option<Ink>, stroke: Option<(Ink, f32)>) {
        self.surface.set_fill(fill.map(filled));
        self.surface.set_stroke(stroke.map(|(color, width)| Stroke {
            paint: paint(color).into(),
            width: mm(width),
            ..Stroke::default()
        }));
        self.surface.draw_path(path);
        self.surface.set_stroke(None);
    }

    fn draw(&mut self, style: Style, face: Face, x: f32, y: f32, text: &str, run: &Run) {
        self.surface.set_fill(Some(filled(style.color)));
        self.surface.draw_glyphs(
            Point::from_xy(mm(x), mm(y)),
            &run.glyphs,
            self.fonts.font(face),
            text,
            style.size,
            false,
        );
    }

    /// Greedy line breaking at blanks; a no-break space holds. A word wider than the column is
    /// refused rather than drawn over its neighbour.
    fn broken(
        &self,
        style: Style,
        width: f32,
        text: &str,
    ) -> Result<Vec<Vec<(Face, String)>>, LetterError> {
        let mut lines: Vec<Vec<(Face, String)>> = Vec::new();
        let mut line: Vec<(Face, String)> = Vec::new();
        let mut used = 0.0;
        for unit in units(words(style.face, text)) {
            let mut own = 0.0;
            for word in &unit {
                own += self.fonts.width(word.face, style.size, word.text)? / MM;
            }
            if own > width {
                return Err(LetterError::TooWide);
            }
            let blank = self.fonts.width(style.face, style.size, " ")? / MM;
            if !line.is_empty() && used + blank + own > width {
                lines.push(std::mem::take(&mut line));
            }
            let spaced = !line.is_empty();
            used = if spaced { used + blank + own } else { own };
            for (i, word) in unit.iter().enumerate() {
                append(&mut line, word, spaced && i == 0);
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        Ok(lines)
    }
}

/// Adds a word to a line, to the last piece if that has the same face.
fn append(line: &mut Vec<(Face, String)>, word: &Word<'_>, spaced: bool) {
    if spaced && let Some((_, piece)) = line.last_mut() {
        piece.push(' ');
    }
    match line.last_mut() {
        Some((face, piece)) if *face == word.face => piece.push_str(word.text),
        _ => line.push((word.face, word.text.to_owned())),
    }
}

/// Groups words that must stay together.
fn units<'t>(words: Vec<Word<'t>>) -> Vec<Vec<Word<'t>>> {
    let mut units: Vec<Vec<Word<'t>>> = Vec::new();
    for word in words {
        match units.last_mut() {
            Some(unit) if word.glued => unit.push(word),
            _ => units.push(vec![word]),
        }
    }
    units
}

fn filled(color: Ink) -> Fill {
    Fill {
        paint: paint(color).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }
}

/// Splits at blanks and at asterisks, which switch between the style's face and semi-bold.
fn words(face: Face, text: &str) -> Vec<Word<'_>> {
    let is_blank = |c: char| c == ' ' || c == '\n';
    let mut words = Vec::new();
    let mut open = false;
    for (i, part) in text.split('*').enumerate() {
        let face = if i % 2 == 1 { Face::SemiBold } else { face };
        let mut glued = open && !part.starts_with(is_blank);
        for text in part.split(is_blank).filter(|w| !w.is_empty()) {
            words.push(Word { text, face, glued });
            glued = false;
        }
        if !part.is_empty() {
            open = !part.ends_with(is_blank);
        }
    }
    words
}

/// A rectangle given in millimetres.
pub(super) fn rect(x: f32, y: f32, width: f32, height: f32) -> Result<Path, LetterError> {
    let mut builder = PathBuilder::new();
    builder.push_rect(
        Rect::from_xywh(mm(x), mm(y), mm(width), mm(height))
            .ok_or(LetterError::Layout("a shape"))?,
    );
    builder.finish().ok_or(LetterError::Layout("a shape"))
}

/// A straight line given in millimetres.
pub(super) fn stroke(x1: f32, y1: f32, x2: f32, y2: f32) -> Result<Path, LetterError> {
    let mut builder = PathBuilder::new();
    builder.move_to(mm(x1), mm(y1));
    builder.line_to(mm(x2), mm(y2));
    builder.finish().ok_or(LetterError::Layout("a shape"))
}

/// A rectangle with rounded corners, given in millimetres.
pub(super) fn rounded(
    x: f32,
    y: f32,
    width: f32,
    height: f32,
    radius: f32,
) -> Result<Path, LetterError> {
    // Distance of the control points of a quarter circle drawn as a cubic curve.
    let k = radius * 0.447_715;
    let (l, t, r, b) = (x, y, x + width, y + height);
    let mut p = PathBuilder::new();
    p.move_to(mm(l + radius), mm(t));
    p.line_to(mm(r - radius), mm(t));
    p.cubic_to(mm(r - k), mm(t), mm(r), mm(t + k), mm(r), mm(t + radius));
    p.line_to(mm(r), mm(b - radius));
    p.cubic_to(mm(r), mm(b - k), mm(r - k), mm(b), mm(r - radius), mm(b));
    p.line_to(mm(l + radius), mm(b));
    p.cubic_to(mm(l + k), mm(b), mm(l), mm(b - k), mm(l), mm(b - radius));
    p.line_to(mm(l), mm(t + radius));
    p.cubic_to(mm(l), mm(t + k), mm(l + k), mm(t), mm(l + radius), mm(t));
    p.close();
    p.finish().ok_or(LetterError::Layout("a shape"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(bool, String)> {
        units(words(Face::Regular, text))
            .into_iter()
            .map(|unit| {
                let bold = unit.iter().any(|w| w.face == Face::SemiBold);
                (bold, unit.iter().map(|w| w.text).collect())
            })
            .collect()
    }

    #[test]
    fn a_full_stop_stays_at_its_stressed_word() {
        assert_eq!(
            pieces("bis *23. Mai*. Dann (*nie*) mehr"),
            [
                (false, "bis"),
                (true, "23."),
                (true, "Mai."),
                (false, "Dann"),
                (true, "(nie)"),
                (false, "mehr")
            ]
            .map(|(bold, text)| (bold, text.to_owned()))
        );
    }
}
