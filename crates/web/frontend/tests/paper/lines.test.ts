// SPDX-License-Identifier: EUPL-1.2
/** Lines of one width, pieces of one font. Control, seen red and restored: a word that is too wide not cut; blanks at the end counted. */
import { describe, expect, test } from "vitest";
import { breakLines, covers, visible, type Measure } from "../../src/paper/lines.js";

/** Every sign ten wide; small letters are in the first font, capitals in the second, digits in none. */
const measure: Measure = {
  fontOf: (point) => (/[a-zäöüß \-]/u.test(String.fromCodePoint(point)) ? 0 : /[A-Z]/u.test(String.fromCodePoint(point)) ? 1 : -1),
  width: ({ text }) => Array.from(text).length * 10,
};
const lines = (text: string, room: number): readonly string[] => breakLines(text, room, measure).map((line) => line.map((piece) => piece.text).join(""));

describe("a paragraph", () => {
  test("is broken between words, and not before there is need", () => {
    expect(lines("ab cd ef", 50)).toEqual(["ab cd", "ef"]);
    expect(lines("ab cd ef", 80)).toEqual(["ab cd ef"]);
    expect(lines("ab cd ef", 20)).toEqual(["ab", "cd", "ef"]);
  });

  test("keeps what is indented, and loses no sign of a word that is wider than the page", () => {
    expect(lines("   ab cd", 100)).toEqual(["   ab cd"]);
    expect(lines("ab cdefghijk l", 40)).toEqual(["ab", "cdef", "ghij", "k l"]);
    expect(lines("", 40)).toEqual([""]);
  });

  test("is made of pieces of one font", () => {
    expect(breakLines("aBCd e", 100, measure)).toEqual([[{ font: 0, text: "a" }, { font: 1, text: "BC" }, { font: 0, text: "d e" }]]);
  });

  test("is covered, or not", () => {
    expect([covers("aB", measure), covers("a1", measure)]).toEqual([true, false]);
    expect(visible("a\u00adb\u200b\tc\u00a0d\u202e")).toBe("ab    c d");
  });
});
