// SPDX-License-Identifier: EUPL-1.2
/** Recognition phrases: the same texts as in `crates/contact-seal/tests/phrases.rs`, and names. */
import { describe, expect, it } from "vitest";
import { asPhrase, phraseFault } from "../../src/mailbox/phrase.ts";

describe("recognition phrases", () => {
  it("are words and a few marks", () => {
    for (const text of ["Blauer Elefant am See", "Oma", "Wer nicht fragt, bleibt dumm!", "L'été à Nîmes", "Мой кот", "ä".repeat(40), "Tanzen am See", "Pinguin", "Encode nichts"]) expect(phraseFault(text, null), text).toBeNull();
  });

  it("do nothing and say nothing of what mails do not say", () => {
    for (const text of ["", "ab", "a-b", "- - -", "ä".repeat(41)]) expect(phraseFault(text, null), text).toBe("length");
    const characters = ["Elefant 7", "A123456780", "Vera \u0661", "see.de", "a@b", "http://x", "<b>fett</b>", "eins\r\nBcc: zwei", "tab\tulator", "nul\0l", "\u202eumgekehrt", "null\u200bbreit", "weich\u00ades", "\ufeffmarke", "&amp;", "=?utf-8?q?x?=", "a\u2028b", "leer\u3164\uffa0"];
    for (const text of characters) expect(phraseFault(text, null), JSON.stringify(text)).toBe("character");
    for (const text of ["Meine KVNR", "Krankengeld kommt", "mein Passwort", "die PIN", "krank und müde", "wwwelt", "Ihr Bescheid"]) expect(phraseFault(text, null), text).toBe("word");
  });

  it("hold nothing of a name or an address that this browser knows", () => {
    for (const text of ["Erika grüßt", "die MUSTER aus Ulm", "Hallo Groß"]) expect(phraseFault(text, "Dr. Erika Muster-Groß"), text).toBe("name");
    expect(phraseFault("Musterhaft und groß", "Erika Muster"), "a part of a word is no name").toBeNull();
    expect(phraseFault("Erika grüßt", "erika.muster")).toBe("name");
    expect(phraseFault("Erika grüßt", null)).toBeNull();
  });

  it("are sealed in one form, however they were typed", () => {
    expect(asPhrase("  Blauer   Elefant ")).toBe("Blauer Elefant");
    expect(asPhrase("a\u0308pfel")).toBe("\u00e4pfel");
  });
});
