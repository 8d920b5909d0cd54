// SPDX-License-Identifier: EUPL-1.2
/** The book (docs/SUMMARY.md) does not go stale: links, pictures, and the words of the screens that the help quotes. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { FluentResource } from "@fluent/bundle";
import { describe, expect, test } from "vitest";
import { INDEX, PARTS as SHOWN } from "./parts.mjs";
import { SCREENS, STATES as ALL } from "./states.mjs";

const STATES: readonly { readonly id?: string | undefined; readonly wide?: boolean | undefined }[] = ALL;
const PARTS: readonly { readonly of: string; readonly part: string; readonly widths: readonly number[] }[] = SHOWN;
const front = join(import.meta.dirname, "../..");
const docs = join(front, "../../../docs");

/** All pages below docs, as paths from there. */
const PAGES = readdirSync(docs, { recursive: true, encoding: "utf8" }).map(normalize).filter((path) => path.endsWith(".md")).sort();
const read = (page: string): string => readFileSync(join(docs, page), "utf8");
const help = PAGES.filter((page) => page.startsWith("help/"));

/** Without what is shown as code. */
const prose = (text: string): string => text.replaceAll(/^```[^]*?^```$/gmu, "").replaceAll(/`[^`\n]*`/gu, "");

interface Link {
  readonly to: string;
  /** Of a picture. */
  readonly alt: string | null;
}
function links(text: string): readonly Link[] {
  const found: Link[] = [];
  for (const [, picture, words = "", to = ""] of prose(text).matchAll(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/gu)) found.push({ to, alt: picture === "!" ? words : null });
  for (const [tag] of text.matchAll(/<img [^>]*>/gu)) found.push({ to: /src="([^"]*)"/u.exec(tag)?.[1] ?? "", alt: /alt="([^"]*)"/u.exec(tag)?.[1] ?? "" });
  for (const [, to = ""] of text.matchAll(/<a href="([^"]*)"/gu)) found.push({ to, alt: null });
  return found;
}

/** Names of headings as links call them, by the rule of forges and of mdBook. */
const anchors = (text: string): ReadonlySet<string> =>
  new Set([...prose(text.replaceAll("`", "")).matchAll(/^#+ (.*)$/gmu)].map(([, words = ""]) => words.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, "").trim().replaceAll(/\s/gu, "-")));

function broken(page: string, text: string): readonly string[] {
  const found = [];
  for (const { to } of links(text)) {
    if (/^(https?|mailto):/u.test(to)) continue;
    const [path = "", anchor] = to.split("#");
    const file = path === "" ? page : normalize(join(dirname(page), path));
    if (!existsSync(join(docs, file))) found.push(`${page}: ${to}`);
    else if (anchor !== undefined && file.endsWith(".md") && !anchors(path === "" ? text : read(file)).has(anchor)) found.push(`${page}: ${to}, no such heading`);
  }
  return found;
}

/** What the run of `.ci/shots` makes. */
function made(): ReadonlySet<string> {
  const files = new Set<string>();
  for (const { id = "", wide } of STATES) {
    for (const width of wide === true ? [1280] : [360, 1280]) {
      if (SCREENS.has(id) || INDEX.has(id)) files.add(`${id}-${width}.png`);
      if (INDEX.has(id)) files.add(`dark/${id}-${width}.png`);
    }
  }
  for (const { of, part, widths } of PARTS) for (const width of widths) files.add(`${of}.${part}-${width}.png`);
  return files;
}
const MADE = made();

function pictures(page: string, text: string): readonly string[] {
  const found = [];
  for (const { to, alt } of links(text)) {
    if (alt === null) continue;
    const file = relative("screenshots", normalize(join(dirname(page), to)));
    if (!MADE.has(file)) found.push(`${page}: ${to} is not made by .ci/shots`);
    if (alt.trim().length < 12) found.push(`${page}: ${to} is not described`);
  }
  return found;
}

type Pattern = NonNullable<FluentResource["body"][number]["value"]>;
type Part = Exclude<Pattern, string>[number];

/** Every text that the pattern can be, cut where something is put in. */
function variants(pattern: Pattern, named: (name: string) => Pattern | null): readonly (readonly string[])[] {
  let all: string[][] = [[""]];
  const add = (pieces: readonly (readonly string[])[]): void => {
    all = all.flatMap((before) => pieces.map(([first = "", ...rest]) => [...before.slice(0, -1), `${before.at(-1) ?? ""}${first}`, ...rest]));
  };
  for (const part of (typeof pattern === "string" ? [pattern] : pattern) as readonly Part[]) {
    if (typeof part === "string") add([[part]]);
    else if (part.type === "str") add([[part.value]]);
    else if (part.type === "select") add(part.variants.flatMap(({ value }) => variants(value, named)));
    else {
      const other = part.type === "mesg" ? named(part.name) : null;
      add(other === null ? [["", ""]] : variants(other, named));
    }
  }
  return all;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
const trimmed = (text: string): string => text.trim().replaceAll(/^[\s:,·(–]+|[\s:,·(–]+$/gu, "");

/** Tells whether words are a text of the screens: whole, a line of it, what stands before something that is put in, or what it quotes itself. */
function words(files: readonly string[]): (said: string) => boolean {
  const texts = new Map<string, Pattern>();
  for (const file of files) {
    for (const { id, value, attributes } of new FluentResource(readFileSync(join(front, "src/i18n/de", `${file}.ftl`), "utf8")).body) {
      if (value !== null) texts.set(id, value);
      for (const [name, text] of Object.entries(attributes)) texts.set(`${id}.${name}`, text);
    }
  }
  const exact = new Set<string>();
  const shapes: RegExp[] = [];
  for (const pattern of texts.values()) {
    for (const pieces of variants(pattern, (name) => texts.get(name) ?? null)) {
      for (const piece of pieces) for (const line of piece.split("\n")) exact.add(trimmed(line.trim().replace(/^(- |\d+\. )/u, "")));
      for (const [, quoted = ""] of pieces.join("\u{0}").matchAll(/„([^“\u{0}]*)“/gu)) exact.add(quoted);
      // Something put in between words: „Ihre Antwort an Team Krankengeld“.
      if (pieces.length > 1 && pieces.some((piece) => /\p{L}{3}/u.test(piece))) shapes.push(new RegExp(`^${pieces.map(escaped).join(".+")}$`, "su"));
    }
  }
  exact.delete("");
  return (said) => exact.has(said) || shapes.some((shape) => shape.test(said));
}

const PORTAL = ["common", "portal", "public", "papers", "saved", "plain", "refusals"];
const inPortal = words(PORTAL);
const anywhere = words([...PORTAL, "office"]);

/** Words in quotation marks are words of the screens, and bold; examples stand in ‚single‘ ones. */
function misquoted(page: string, text: string): readonly string[] {
  const known = page.startsWith("help/person/") ? inPortal : anywhere;
  const found = [];
  for (const [whole, before, said = "", after] of prose(text).matchAll(/(\*\*)?„([^“]*)“(\*\*)?/gu)) {
    if (before === undefined || after === undefined) found.push(`${page}: ${whole} is not bold`);
    else if (!known(said)) found.push(`${page}: ${whole} stands on no screen`);
  }
  return found;
}

describe("the book", () => {
  test("each page is a chapter, once", () => {
    const chapters = links(read("SUMMARY.md")).map(({ to }) => normalize(to));
    expect([...chapters].sort()).toEqual(PAGES.filter((page) => page !== "SUMMARY.md"));
  });

  test("each link and picture is there", () => {
    expect(PAGES.flatMap((page) => broken(page, read(page)))).toEqual([]);
  });

  test("each picture is one that the run makes, and described", () => {
    expect(PAGES.flatMap((page) => pictures(page, read(page)))).toEqual([]);
  });

  test("the index of pictures shows each main screen, on phone and desk, light and dark", () => {
    const shown = new Set(links(read("screenshots/README.md")).map(({ to }) => to));
    expect([...MADE].filter((file) => INDEX.has(file.replace("dark/", "").replace(/-\d+\.png$/u, "")) && !shown.has(file))).toEqual([]);
  });

  test("each part is of a state, and shown somewhere", () => {
    const shown = new Set(PAGES.flatMap((page) => links(read(page)).map(({ to }) => to.split("/").at(-1) ?? "")));
    expect(PARTS.filter(({ of }) => !STATES.some(({ id }) => id === of)).map(({ of }) => of)).toEqual([]);
    expect(PARTS.flatMap(({ of, part, widths }) => widths.map((width) => `${of}.${part}-${width}.png`)).filter((file) => !shown.has(file))).toEqual([]);
  });

  test("the help says the words of the screens", () => {
    expect(help.flatMap((page) => misquoted(page, read(page)))).toEqual([]);
  });

  test("what is wrong is seen", () => {
    const page = "help/person/about.md";
    expect(broken(page, "[a](none.md) ![b](../../screenshots/none-360.png) [c](../../MAIL.md#no-such-heading) [d](writing.md#entwürfe)")).toHaveLength(3);
    expect(pictures(page, "![Der Posteingang der Person](../../screenshots/inbox-360.png) ![Bild](../../screenshots/inbox-360.png) ![Etwas, das niemand macht](../../screenshots/inbox-800.png)")).toHaveLength(2);
    expect(misquoted(page, "**„Senden“** **„Ihre Antwort an Team Krankengeld“** **„Angenommen“** **„Sie haben Post.“**")).toEqual([]);
    expect(misquoted(page, "**„Losschicken“** „Senden“ **„Übernehmen“**")).toEqual([`${page}: **„Losschicken“** stands on no screen`, `${page}: „Senden“ is not bold`, `${page}: **„Übernehmen“** stands on no screen`]);
    expect(misquoted("help/staff/case.md", "**„Übernehmen“**")).toEqual([]);
  });
});
