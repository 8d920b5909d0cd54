// SPDX-License-Identifier: EUPL-1.2
/** Text modules: what is offered when, and how variables are filled. */
import { describe, expect, it } from "vitest";
import { blanksLeft, fill, insert, isOffered, variablesOf } from "../../src/mailbox/texts.ts";
import type { TextModuleView } from "../../src/mailbox/views.ts";

const NOW = 1_795_000_000;
const module = (content: Partial<TextModuleView["content"]> = {}): TextModuleView => ({
  id: "b1b2b3b4-b5b6-4748-8950-b1b2b3b4b5b6",
  version: 1,
  content: { kind: "text", title: "Attest ist da", body: "Guten Tag {Name}", simple: null, lang: "de", matters: [], reader: null, valid_from: null, valid_until: null, reviewed_at: null, owner: "o", retired: false, ...content },
  by: "o",
  createdAt: 1,
});
const at = { matter: "krankengeld", represented: false, now: NOW };

describe("a module", () => {
  it("is offered while it is valid, to the second", () => {
    expect(isOffered(module(), at)).toBe(true);
    expect(isOffered(module({ valid_from: NOW + 1 }), at)).toBe(false);
    expect(isOffered(module({ valid_from: NOW }), at)).toBe(true);
    expect(isOffered(module({ valid_until: NOW + 1 }), at)).toBe(true);
    expect(isOffered(module({ valid_until: NOW }), at)).toBe(false);
    expect(isOffered(module({ retired: true }), at)).toBe(false);
  });

  it("is offered in its matters and for its readers only", () => {
    expect(isOffered(module({ matters: ["krankengeld", "pflege"] }), at)).toBe(true);
    expect(isOffered(module({ matters: ["pflege"] }), at)).toBe(false);
    expect(isOffered(module({ reader: "insured" }), at)).toBe(true);
    expect(isOffered(module({ reader: "rep" }), at)).toBe(false);
    expect(isOffered(module({ reader: "rep" }), { ...at, represented: true })).toBe(true);
    expect(isOffered(module({ reader: "insured" }), { ...at, represented: true })).toBe(false);
  });
});

describe("variables", () => {
  const known = new Map([["name", "Erika Muster"], ["heute", "29.11.2026"], ["team", ""]]);

  it("are filled where something is known, whatever their case", () => {
    expect(fill("Guten Tag {Name}, heute ist der {HEUTE}. {name}", known)).toEqual({ text: "Guten Tag Erika Muster, heute ist der 29.11.2026. Erika Muster", blanks: [] });
  });

  it("stay where nothing is known, and are named once", () => {
    expect(fill("Wir zahlen {Betrag} bis {Letzter Tag}. {Betrag} {Team}", known)).toEqual({ text: "Wir zahlen {Betrag} bis {Letzter Tag}. {Betrag} {Team}", blanks: ["{Betrag}", "{Letzter Tag}", "{Team}"] });
    expect(variablesOf("{Betrag} {Name} {Betrag}")).toEqual(["Betrag", "Name"]);
  });

  it("in what is filled in are text", () => {
    const hostile = new Map([["name", "{Heute} $& $1 {Name}"], ["heute", "29.11.2026"]]);
    expect(fill("{Name}", hostile)).toEqual({ text: "{Heute} $& $1 {Name}", blanks: [] });
  });

  it("are no other brackets", () => {
    for (const text of ["{}", "{ }", "{1}", "{a\nb}", "function() { return 1; }", `{${"a".repeat(41)}}`]) expect(fill(text, known)).toEqual({ text, blanks: [] });
  });

  it("that are left are told before sending", () => {
    expect(blanksLeft("Wir zahlen 20 Euro bis {Letzter Tag}.", ["{Betrag}", "{Letzter Tag}"])).toEqual(["{Letzter Tag}"]);
    expect(blanksLeft("Sie schreiben {so}.", [])).toEqual([]);
  });
});

describe("inserting", () => {
  it("keeps an empty line to what stands around", () => {
    expect(insert("", 0, "Text")).toEqual({ body: "Text", cursor: 4 });
    expect(insert("Oben.\n\nUnten.", 5, "Text")).toEqual({ body: "Oben.\n\nText\n\nUnten.", cursor: 11 });
    expect(insert("Oben.", 5, "Text")).toEqual({ body: "Oben.\n\nText", cursor: 11 });
    expect(insert("Unten.", 0, "Text")).toEqual({ body: "Text\n\nUnten.", cursor: 4 });
  });
});
