// SPDX-License-Identifier: EUPL-1.2
/** Style sheets know the beginning and the end of a line, not left and right: a page may run from right to left. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parts, styleSheet } from "../../build-css.mjs";

const root = join(import.meta.dirname, "../../src/ui");

/** What would stay where it is when the direction turns. */
function sided(css: string): readonly string[] {
  const found: string[] = [];
  for (const [declaration, property = "", value = ""] of css.replaceAll(/\/\*[\s\S]*?\*\//g, "").matchAll(/([a-z-]+)\s*:\s*([^;{}]+)/g)) {
    if (/(^|-)(left|right)(-|$)/.test(property) && !property.startsWith("-")) found.push(declaration);
    if (/^(text-align|justify-content|justify-items|float|clear)$/.test(property) && /\b(left|right)\b/.test(value)) found.push(declaration);
    const sides = parts(value);
    if (/^(padding|margin|inset|border-width|border-style|border-color)$/.test(property) && sides.length === 4 && sides[1] !== sides[3]) found.push(declaration);
    if (/^(transform|translate)$/.test(property) && /translate(X|3d)?\(\s*[^0)]/.test(value) && !/^translateY/.test(value.trim())) found.push(declaration);
    if (property === "box-shadow" && /inset\s+-?\d+px\s+0\b/.test(value) && !/inset\s+0/.test(value)) found.push(declaration);
  }
  return found;
}

test.each(readdirSync(join(root, "styles")).filter((name) => name.endsWith(".css")))("%s names no side", (name) => {
  expect(sided(readFileSync(join(root, "styles", name), "utf8"))).toEqual([]);
});

test.each(["portal", "office"])("what the %s takes over from KERN names none either", async (page) => {
  const sheet = await styleSheet(page);
  // A tick is drawn with sides, in a box that always runs from left to right; a legend floats over the whole line.
  const css = (sheet?.text ?? "").replaceAll(/\.kern-form-check__checkbox:checked:before\{[^}]*\}/g, "").replaceAll(/\.kern-fieldset( legend|__body)\{[^}]*\}/g, "");
  expect(css.length).toBeGreaterThan(20_000);
  expect(sided(css)).toEqual([]);
  expect(sheet?.text).toContain("[dir=rtl]");
});

/** What lies over a picture stays where it is: pictures do not turn. */
const OVER_PICTURES = ["portal/blackout/editor.tsx", "portal/sheets/corners.tsx"];

test("no component styles a side by hand", () => {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".tsx"));
  expect(files.length).toBeGreaterThan(60);
  expect(files.filter((path) => !OVER_PICTURES.includes(path) && /style=\{|\balign="(left|right)"/.test(readFileSync(join(root, path), "utf8")))).toEqual([]);
});

test.each([
  "a { margin-left: 4px }", "a{border-right-width:1px}", "a { text-align: right }", "a { padding: 1px 2px 3px 4px }", "a { left: 0 }", "a { transform: translateX(8px) }", "a { box-shadow: inset 4px 0 0 red }", "a { float: left }",
])("a side is seen: %s", (css) => {
  expect(sided(css)).toHaveLength(1);
});

test.each(["a { margin-inline-start: 4px; padding: 1px 2px 3px; text-align: start; inset: 0; --sp-left: 1px; padding: 0 calc(1px + 2px) 0 calc(1px + 2px) }", "a { border-radius: 4px 4px 0 0; transform: translateY(-50%) }"])("what has no side is let through", (css) => {
  expect(sided(css)).toEqual([]);
});
