// SPDX-License-Identifier: EUPL-1.2
/** What has to be clear before a decision goes. Negative control: with `faultOf` answering null at once the second and third are red. */
import { describe, expect, it } from "vitest";
import { barred, faultOf } from "../../src/ui/office/decision.js";
import type { ConsentView } from "../../src/mailbox/views.js";

const word = { given: true, version: 1, lang: "de", text: "Ich willige ein.", at: 1 };
const agreed: ConsentView = { word, reachable: true, returned: false, refused: null };
const instruction = "Gegen diesen Bescheid können Sie innerhalb eines Monats schriftlich oder elektronisch Widerspruch einlegen.";

describe("a decision", () => {
  it("is a letter without a word, with one taken back, and without an address", () => {
    expect(barred(agreed)).toBeNull();
    expect(barred({ ...agreed, word: null })).toBe("none");
    expect(barred({ ...agreed, word: { ...word, given: false } })).toBe("ended");
    expect(barred({ ...agreed, reachable: false })).toBe("mute");
    expect(barred({ ...agreed, reachable: false, returned: true })).toBe("returned");
    expect(faultOf({ remedy: "objection", instructed: true }, { ...agreed, reachable: false }, instruction, 0)).toBe("barred");
    // Only when she says that it is to be one.
    expect(faultOf({ remedy: "objection", instructed: true, letter: false }, { ...agreed, word: null }, instruction, 0)).toBe("barred");
    expect(faultOf({ remedy: "objection", instructed: true, letter: true }, { ...agreed, word: null }, instruction, 0)).toBeNull();
    expect(faultOf({ remedy: null, instructed: true, letter: true }, { ...agreed, word: null }, instruction, 0)).toBe("remedy");
  });

  it("leaves nothing open", () => {
    expect(faultOf({ remedy: null, instructed: true }, agreed, instruction, 0)).toBe("remedy");
    expect(faultOf({ remedy: "objection", instructed: null }, agreed, instruction, 0)).toBe("instructed");
    expect(faultOf({ remedy: "objection", instructed: true }, agreed, instruction, 0)).toBeNull();
  });

  it("that is said to instruct does, in its text or a document", () => {
    const mute = "Wir bewilligen den Rollstuhl.";
    expect(faultOf({ remedy: "objection", instructed: true }, agreed, mute, 0)).toBe("no-instructions");
    expect(faultOf({ remedy: "action", instructed: true }, agreed, instruction, 0)).toBe("no-instructions");
    expect(faultOf({ remedy: "objection", instructed: true }, agreed, mute, 1)).toBeNull();
    // The portal itself is an open way; without it the period is a year, whatever was ticked.
    expect(faultOf({ remedy: "objection", instructed: true }, agreed, "Sie können schriftlich Widerspruch einlegen.", 0)).toBe("no-electronic");
    expect(faultOf({ remedy: "objection", instructed: true }, agreed, "Sie können schriftlich Widerspruch einlegen.", 1)).toBeNull();
    // That it does not is a choice: the period is a year then.
    expect(faultOf({ remedy: "objection", instructed: false }, agreed, mute, 0)).toBeNull();
  });
});
