// SPDX-License-Identifier: EUPL-1.2
//! The QR code of a letter, as one vector path.

use krilla::geom::{Path, PathBuilder, Rect};
use qrcode::types::Color;
use qrcode::{EcLevel, QrCode};

use super::LetterError;

/// Light modules around the symbol (ISO/IEC 18004 asks for four).
const QUIET_ZONE: u8 = 4;

/// Draws `text` into a square of `side` points whose upper left corner is (`x`, `y`); the quiet
/// zone is part of the square. The text is written in alphanumeric mode and must consist of that
/// mode's characters, which codes and fingerprints do: fewer, larger modules.
///
/// # Errors
/// [`LetterError::Qr`] if the text has another character or is too long for a symbol.
pub(super) fn path(text: &str, x: f32, y: f32, side: f32) -> Result<Path, LetterError> {
    let symbol = symbol(text)?;
    let modules = u16::try_from(symbol.width()).map_err(|_| LetterError::Qr)?;
    let quiet = u16::from(QUIET_ZONE);
    let size = side / f32::from(modules + 2 * quiet);
    let mut builder = PathBuilder::new();
    let mut colors = symbol.into_colors().into_iter();
    for row in 0..modules {
        // Runs of dark modules become one rectangle: no hairlines between modules in viewers.
        let mut start: Option<u16> = None;
        for column in 0..=modules {
            let dark = column < modules && colors.next() == Some(Color::Dark);
            match (dark, start) {
                (true, None) => start = Some(column),
                (false, Some(first)) => {
                    let rect = Rect::from_xywh(
                        x + f32::from(first + quiet) * size,
                        y + f32::from(row + quiet) * size,
                        f32::from(column - first) * size,
                        size,
                    )
                    .ok_or(LetterError::Qr)?;
                    builder.push_rect(rect);
                    start = None;
                }
                _ => {}
            }
        }
    }
    builder.finish().ok_or(LetterError::Qr)
}

fn symbol(text: &str) -> Result<QrCode, LetterError> {
    let allowed = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() || matches!(c, ' ' | '-');
    if !text.chars().all(allowed) {
        return Err(LetterError::Qr);
    }
    QrCode::with_error_correction_level(text, EcLevel::M).map_err(|_| LetterError::Qr)
}

#[cfg(test)]
mod tests {
    use qrcode::Version;

    use super::*;

    #[test]
    fn an_activation_fits_a_small_symbol() {
        let text = "SP1 000G-40R4-0M30-E209-185G-R39B A9GYMX943R5DMQQ633PDFZMXQ2EZKN21";
        assert_eq!(symbol(text).unwrap().version(), Version::Normal(4));
    }

    #[test]
    fn refuses_lower_case_and_overlong_text() {
        assert!(symbol("https://example.org").is_err());
        assert!(symbol(&"A".repeat(5000)).is_err());
    }
}
