// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from "vitest";
import { begun, inserted, mentionedIn, offered } from "../../src/ui/office/mention.js";

const SINA = { pid: "p-1", label: "Sina Probst" };
const JOSE = { pid: "p-2", label: "Team Pflege, José Muster" };

describe("a mention", () => {
  test("begins with an @ that begins a word, and nowhere else", () => {
    expect(begun("@", 1)).toEqual({ at: 0, query: "" });
    expect(begun("Bitte @si", 9)).toEqual({ at: 6, query: "si" });
    expect(begun("Bitte @si ansehen", 9)).toEqual({ at: 6, query: "si" });
    for (const text of ["post@musterkasse.example", "Bitte @sina ansehen", "", "@@"]) expect(begun(text, text.length)).toBeNull();
  });

  test("offers whose name, or a part of it, begins so; accents and capitals aside", () => {
    expect(offered([SINA, JOSE], "")).toEqual([SINA, JOSE]);
    expect(offered([SINA, JOSE], "PRO")).toEqual([SINA]);
    expect(offered([SINA, JOSE], "jose")).toEqual([JOSE]);
    expect(offered([SINA, JOSE], "x")).toEqual([]);
  });

  test("puts the name where it was begun, and the caret behind it", () => {
    expect(inserted("Bitte @si ansehen", 9, 6, SINA.label)).toEqual({ text: "Bitte @Sina Probst  ansehen", caret: 19 });
  });

  test("counts as long as it stands in the text, and once", () => {
    expect(mentionedIn("@Sina Probst und noch einmal @Sina Probst", [SINA, JOSE, SINA])).toEqual(["p-1"]);
    expect(mentionedIn("Sina Probst", [SINA])).toEqual([]);
  });
});
