// SPDX-License-Identifier: EUPL-1.2
//! The three typefaces of a letter, and how wide a text is in them.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, ShapePlan, UnicodeBuffer, script};

use super::LetterError;

static REGULAR: &[u8] = include_bytes!("../../assets/fonts/FiraSans-Regular.ttf");
static SEMI_BOLD: &[u8] = include_bytes!("../../assets/fonts/FiraSans-SemiBold.ttf");
static MONO: &[u8] = include_bytes!("../../assets/fonts/FiraMono-Medium.ttf");

/// One of the typefaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// Running text.
    Regular,
    /// Headings and stressed words.
    SemiBold,
    /// Codes and fingerprints: all characters of one width, a dotted zero.
    Mono,
}

struct Typeface {
    shaper: rustybuzz::Face<'static>,
    /// How Latin text is shaped: the same for nearly every run, and slow to find out.
    latin: ShapePlan,
    font: Font,
    units_per_em: f32,
}

impl Typeface {
    fn load(bytes: &'static [u8]) -> Result<Self, LetterError> {
        let shaper = rustybuzz::Face::from_slice(bytes, 0).ok_or(LetterError::Font)?;
        let font = Font::new(bytes.into(), 0).ok_or(LetterError::Font)?;
        let units_per_em = font.units_per_em();
        let ltr = Direction::LeftToRight;
        let latin = ShapePlan::new(&shaper, ltr, Some(script::LATIN), None, &[]);
        Ok(Self {
            shaper,
            latin,
            font,
            units_per_em,
        })
    }
}

/// The fonts that every letter needs, loaded once.
pub(super) struct Fonts {
    regular: Typeface,
    semi_bold: Typeface,
    mono: Typeface,
}

/// A shaped run of text: what [`krilla`] draws, and its width in em.
pub(super) struct Run {
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// Width for a font size of 1.
    pub(super) width: f32,
}

impl Fonts {
    pub(super) fn load() -> Result<Self, LetterError> {
        Ok(Self {
            regular: Typeface::load(REGULAR)?,
            semi_bold: Typeface::load(SEMI_BOLD)?,
            mono: Typeface::load(MONO)?,
        })
    }

    fn typeface(&self, face: Face) -> &Typeface {
        match face {
            Face::Regular => &self.regular,
            Face::SemiBold => &self.semi_bold,
            Face::Mono => &self.mono,
        }
    }

    pub(super) fn font(&self, face: Face) -> Font {
        self.typeface(face).font.clone()
    }

    /// Shapes a left-to-right text. A character that the font does not have is an error, because
    /// a box instead of a letter in somebody's name is worse than no letter at all.
    pub(super) fn shape(&self, face: Face, text: &str) -> Result<Run, LetterError> {
        let typeface = self.typeface(face);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        let shaped = if buffer.script() == script::LATIN {
            rustybuzz::shape_with_plan(&typeface.shaper, &typeface.latin, buffer)
        } else {
            rustybuzz::shape(&typeface.shaper, &[], buffer)
        };
        let infos = shaped.glyph_infos();
        let starts: Vec<usize> = infos
            .iter()
            .map(|info| usize::try_from(info.cluster).unwrap_or(0))
            .collect();
        let em = |units: i32| f32::from(i16::try_from(units).unwrap_or(0)) / typeface.units_per_em;
        let mut width = 0.0;
        let mut glyphs = Vec::with_capacity(infos.len());
        for (i, (info, place)) in infos.iter().zip(shaped.glyph_positions()).enumerate() {
            let start = starts.get(i).copied().unwrap_or(0);
            let end = starts
                .iter()
                .skip(i)
                .copied()
                .find(|s| *s > start)
                .unwrap_or(text.len());
            if info.glyph_id == 0 {
                let missing = text.get(start..end).and_then(|t| t.chars().next());
                return Err(LetterError::MissingGlyph(missing.unwrap_or('\u{FFFD}')));
            }
            let advance = em(place.x_advance);
            width += advance;
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                advance,
                em(place.x_offset),
                em(place.y_offset),
                em(place.y_advance),
                start..end,
                None,
            ));
        }
        Ok(Run { glyphs, width })
    }

    /// Width of a text in points.
    pub(super) fn width(&self, face: Face, size: f32, text: &str) -> Result<f32, LetterError> {
        Ok(self.shape(face, text)?.width * size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_names_of_the_german_register_of_persons() {
        let fonts = Fonts::load().unwrap();
        for name in [
            "Erika Mustermann-Öztürk",
            "Łukasz Żółć",
            "Þórdís Ævarsdóttir",
            "Đặng",
            "Ș Ț",
        ] {
            assert!(fonts.shape(Face::Regular, name).is_ok(), "{name}");
        }
    }

    #[test]
    fn refuses_a_character_that_the_font_does_not_have() {
        let fonts = Fonts::load().unwrap();
        assert!(matches!(
            fonts.shape(Face::Regular, "Li 李"),
            Err(LetterError::MissingGlyph('李'))
        ));
    }

    #[test]
    fn code_characters_have_one_width() {
        let fonts = Fonts::load().unwrap();
        let narrow = fonts.width(Face::Mono, 20.0, "1111").unwrap();
        let wide = fonts.width(Face::Mono, 20.0, "WMWM").unwrap();
        assert!((narrow - wide).abs() < 0.01);
    }
}
