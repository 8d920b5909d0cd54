// SPDX-License-Identifier: EUPL-1.2
/**
 * Breaks text into lines and each line into pieces of one font, because a font of the web holds one script only. Pure: widths and coverage are asked for.
 */
export interface Piece {
  /** Which of the fonts. */
  readonly font: number;
  readonly text: string;
}
export type Line = readonly Piece[];

export interface Measure {
  /** The first font that has this sign; -1: none has. */
  readonly fontOf: (point: number) => number;
  readonly width: (piece: Piece) => number;
}

/** Signs that are seen by no one: they need no glyph. Soft hyphen, joiners, marks of direction, selectors, byte order mark. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/gu;
const TAB = "    ";

export const visible = (text: string): string => text.replaceAll("\t", TAB).replaceAll("\u00a0", " ").replaceAll("\u202f", " ").replace(UNSEEN, "");

/** Whether the fonts have all signs of a text that `visible` has cleaned. */
export const covers = (text: string, { fontOf }: Measure): boolean => Array.from(text).every((sign) => fontOf(sign.codePointAt(0) ?? 0) >= 0);

/** Pieces of one font each, in order. */
export function pieces(text: string, { fontOf }: Measure): Line {
  const found: { font: number; text: string }[] = [];
  for (const sign of text) {
    const font = Math.max(0, fontOf(sign.codePointAt(0) ?? 0));
    const last = found.at(-1);
    if (last?.font === font) last.text += sign;
    else found.push({ font, text: sign });
  }
  return found;
}

const widthOf = (line: Line, { width }: Measure): number => line.reduce((sum, piece) => sum + width(piece), 0);

/** One paragraph as lines no wider than `room`; a word that is wider is cut. An empty paragraph is one empty line. */
export function breakLines(paragraph: string, room: number, measure: Measure): readonly Line[] {
  const lines: Line[] = [];
  let line = "";
  let used = 0;
  const close = (): void => {
    lines.push(pieces(line.trimEnd(), measure));
    line = "";
    used = 0;
  };
  const put = (text: string, width: number): void => {
    line += text;
    used += width;
  };
  // Blanks stay with the word before them, so that what was indented stays so.
  for (const word of paragraph.match(/^\s+|\S+\s*/gu) ?? []) {
    const bare = widthOf(pieces(word.trimEnd(), measure), measure);
    const whole = widthOf(pieces(word, measure), measure);
    if (used > 0 && used + bare > room) close();
    if (bare <= room) {
      put(word, whole);
      continue;
    }
    for (const sign of word) {
      const width = widthOf(pieces(sign, measure), measure);
      if (used > 0 && used + width > room) close();
      put(sign, width);
    }
  }
  close();
  return lines;
}
