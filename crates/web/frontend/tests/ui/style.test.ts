// SPDX-License-Identifier: EUPL-1.2
/**
 * The style page shows every component of src/ui/shared, itself or by a state of a screen; and contrast is counted as WCAG counts it.
 * Seen to fail: with a component that the page does not name, with one that is no more, and with a state that does not exist.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { STATES } from "./states.mjs";
import { contrast, PAIRS } from "./style-colours.js";

const shared = join(import.meta.dirname, "../../src/ui/shared");
/** A function with a capital that is exported by a file with markup. */
const exported = (text: string): readonly string[] => [...text.matchAll(/^export function ([A-Z]\w*)/gm)].map(([, name = ""]) => name);
const components = readdirSync(shared).filter((file) => file.endsWith(".tsx")).flatMap((file) => exported(readFileSync(join(shared, file), "utf8")));

const page = readFileSync(join(import.meta.dirname, "style-parts.tsx"), "utf8");
const parts = (text: string): readonly (readonly [name: string, states: readonly string[] | null])[] =>
  [...text.matchAll(/^ {6}\["([A-Z]\w*)", (\(\) =>|\[([^\]]*)\])/gm)].map(([, name = "", , states]) => [name, states === undefined ? null : [...states.matchAll(/"([^"]+)"/g)].map(([, id = ""]) => id)] as const);
const named = parts(page);

const missing = (from: readonly string[], on: readonly string[]): readonly string[] => from.filter((name) => !on.includes(name));

describe("the style page", () => {
  test("names every exported component of src/ui/shared once, and none that is no more", () => {
    const names = named.map(([name]) => name);
    expect(components.length).toBeGreaterThan(70);
    expect(missing(components, names)).toEqual([]);
    expect(missing(names, components)).toEqual([]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test("control: a component that it does not name is seen", () => {
    expect(exported("export function NewThing(): VNode {\nexport function helper() {\nfunction Inner() {")).toEqual(["NewThing"]);
    expect(missing([...components, "NewThing"], named.map(([name]) => name))).toEqual(["NewThing"]);
  });

  test("points at states that exist", () => {
    const known = new Set((STATES as readonly { readonly id: string }[]).map(({ id }) => id));
    const pointed = named.flatMap(([, states]) => states ?? []);
    expect(pointed.length).toBeGreaterThan(30);
    expect(pointed.filter((id) => !known.has(id))).toEqual([]);
  });
});

describe("contrast", () => {
  test("is that of WCAG 2.2", () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
    expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
    expect(contrast([118, 118, 118], [255, 255, 255])).toBeGreaterThan(4.5);
    expect(contrast([255, 255, 255], [118, 118, 118])).toBe(contrast([118, 118, 118], [255, 255, 255]));
  });

  test("is asked of every pair that is more than decoration", () => {
    expect(PAIRS.filter(({ least }) => least > 1).length).toBeGreaterThan(25);
    expect(PAIRS.filter(({ least }) => least === 1).every(({ use }) => use.endsWith("Zierde"))).toBe(true);
  });
});
