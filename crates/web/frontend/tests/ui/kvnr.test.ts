// SPDX-License-Identifier: EUPL-1.2
/** The insurance number as it is checked while somebody types; the registrar's own check is crates/registrar/src/person/kvnr.rs. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanKvnr, isKvnr } from "../../src/ui/shared/kvnr.js";

/** Numbers with right check digits, made by hand after § 290 SGB V; nobody has them. */
const RIGHT = ["A123456780", "K200000423", "T012345678", "M000000019", "Z999999997", "C303030308", "B100200302"];

describe("an insurance number", () => {
  test("is a letter, eight digits and the right check digit", () => {
    for (const number of RIGHT) expect(isKvnr(number), number).toBe(true);
    for (const wrong of ["", "A12345678", "A1234567800", "1123456780", "Ä123456780", "a123456780", "A123456789", "A12345678O", "A123456780 "]) expect(isKvnr(wrong), wrong).toBe(false);
  });

  test("with any one digit wrong is noticed", () => {
    for (const number of RIGHT) {
      for (let at = 1; at < 10; at += 1) {
        for (const digit of "0123456789") {
          if (number[at] === digit) continue;
          const typed = `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
          expect(isKvnr(typed), typed).toBe(false);
        }
      }
    }
  });

  test("may be typed in small letters and with blanks, and nothing makes the check throw", () => {
    expect(cleanKvnr(" a 123 456 780 ")).toBe("A123456780");
    fc.assert(fc.property(fc.string(), (text) => typeof isKvnr(cleanKvnr(text)) === "boolean"));
  });
});
