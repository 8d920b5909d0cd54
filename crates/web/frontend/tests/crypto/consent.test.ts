// SPDX-License-Identifier: EUPL-1.2
// A person's word about decisions, and a server that would like to have another one. Negative control: without the question whose key it was
// the second is red.
import { beforeEach, describe, expect, it } from "vitest";
import { read, signStatement } from "../../src/crypto/statement.ts";
import { CONSENT } from "../../src/crypto/statements/consent.ts";
import { enrol, hire, HOUR, Insurer, T0, type Actor } from "./world.ts";

const NOW = T0 + HOUR;
const WORDS = { given: true, version: 1, lang: "de", text: "Bescheide sollen ins Postfach kommen.", now: NOW };

let anna: Actor;
let other: Actor;
let clerk: Actor;

beforeEach(async () => {
  const insurer = await new Insurer().start();
  anna = await enrol(insurer);
  other = await enrol(insurer);
  clerk = await hire(insurer, ["read", "write"]);
  const items = await insurer.evidence(NOW);
  for (const { api } of [anna, other, clerk]) await api.addEvidence({ items, now: NOW });
});

describe("a consent to decisions", () => {
  it("is what the person signed, word for word", async () => {
    const stmt = await anna.api.signConsent(WORDS);
    const { now, ...said } = WORDS;
    expect(await clerk.api.checkConsent({ stmt, pid: anna.pid })).toEqual({ ...said, iat: now });
  });

  it("of somebody else is none", async () => {
    const stmt = await other.api.signConsent(WORDS);
    await expect(clerk.api.checkConsent({ stmt, pid: anna.pid })).rejects.toMatchObject({ code: "wrong-keycard" });
  });

  it("with other words, or turned round, is none", async () => {
    const stmt = await anna.api.signConsent({ ...WORDS, given: false });
    const { body } = read(CONSENT, stmt);
    for (const change of [{ given: true }, { text: "Alles soll ins Postfach kommen." }]) {
      const bent = await signStatement(CONSENT, { ...body, ...change }, []);
      await expect(clerk.api.checkConsent({ stmt: { ...bent.envelope, signatures: stmt.signatures }, pid: anna.pid })).rejects.toMatchObject({ code: "bad-signature" });
    }
  });
});
