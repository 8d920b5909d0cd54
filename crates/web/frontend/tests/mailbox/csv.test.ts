// SPDX-License-Identifier: EUPL-1.2
/** Tables as files: what a German Excel opens, and what it must not run. */
import { expect, test } from "vitest";
import { csv } from "../../src/mailbox/csv.js";

test("lines end with CR LF, fields are parted by semicolons, the file begins with a byte order mark", () => {
  expect(csv(["Stand", "Fälle"], [["Neu", 3], ["In Arbeit", 0]])).toBe("\uFEFFStand;Fälle\r\nNeu;3\r\nIn Arbeit;0\r\n");
});

test("what parts fields or lines stands in quotes, and quotes are doubled", () => {
  expect(csv(["a;b"], [['Team "Nord"'], ["zwei\r\nZeilen"]])).toBe('\uFEFF"a;b"\r\n"Team ""Nord"""\r\n"zwei\r\nZeilen"\r\n');
});

test.each(["=1+1", "+49 30", "-x", "@SUM(A1)", "\tx", "\rx"])("%j is a text and no formula", (name) => {
  const [, line = ""] = csv(["Wer"], [[name]]).slice(1).split("\r\n");
  expect(line.replace(/^"/, "").startsWith("'")).toBe(true);
});

test("numbers stay numbers, also those below zero", () => {
  expect(csv(["n"], [[-3]])).toBe("\uFEFFn\r\n-3\r\n");
});
