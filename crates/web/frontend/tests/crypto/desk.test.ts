// SPDX-License-Identifier: EUPL-1.2
// The phone check and the desk's questions, with an honest courier and with a lying one: neither the server nor a caller chooses what is shown.
import { beforeEach, describe, expect, it } from "vitest";
import { open, recipientOf, seal } from "../../src/crypto/agefile.ts";
import type { DeskResult } from "../../src/crypto/api.ts";
import { sealText } from "../../src/crypto/activation.ts";
import { b64u } from "../../src/crypto/b64.ts";
import { systemChance, utf8 } from "../../src/crypto/bytes.ts";
import { envelopeFrom, envelopeJson } from "../../src/crypto/dsse.ts";
import { parsePadded } from "../../src/crypto/json.ts";
import { read, signStatement } from "../../src/crypto/statement.ts";
import { DESK_ANSWER, DESK_REQUEST } from "../../src/crypto/statements/desk.ts";
import { KEYCARD } from "../../src/crypto/statements/keycard.ts";
import { PHONE_ANSWER, PHONE_REVEAL } from "../../src/crypto/statements/phone.ts";
import { DAY, enrol, hire, HOUR, Insurer, ORG, T0, type Actor } from "./world.ts";

const NOW = T0 + HOUR;

let insurer: Insurer;
let anna: Actor;
let desk: Actor;

beforeEach(async () => {
  insurer = await new Insurer().start();
  anna = await enrol(insurer);
  desk = await hire(insurer, ["read", "register"]);
  await meet();
});

/** Both ends see what the server has. */
async function meet(at = NOW): Promise<void> {
  const items = await insurer.evidence(at);
  for (const { api } of [anna, desk]) await api.addEvidence({ items, now: at });
}

const commit = (pid = anna.pid) => desk.api.phoneCommit({ pid, dept: "pflege", now: NOW });

describe("phone check", () => {
  it("shows the same words and number at both ends, and others the next time", async () => {
    const shown = [];
    for (let call = 0; call < 2; call += 1) {
      const first = await commit();
      const second = await anna.api.phoneAnswer({ commit: first.stmt, now: NOW + 5 });
      expect(second).toMatchObject({ check: first.check, desk: "Team Pflege" });
      const { stmt, words, number } = await desk.api.phoneReveal({ check: first.check, answer: second.stmt, now: NOW + 8 });
      expect(await anna.api.phoneSpoken({ check: second.check, reveal: stmt, now: NOW + 9 })).toEqual({ words, number });
      expect(words.every((word) => /^[A-Z][a-z]{3,7}$/.test(word))).toBe(true);
      expect(number).toBeLessThan(1000);
      shown.push(`${words.join(" ")} ${number}`);
    }
    expect(shown[0]).not.toBe(shown[1]);
  });

  it("is used once by either end", async () => {
    const first = await commit();
    const second = await anna.api.phoneAnswer({ commit: first.stmt, now: NOW });
    const { stmt } = await desk.api.phoneReveal({ check: first.check, answer: second.stmt, now: NOW });
    await expect(desk.api.phoneReveal({ check: first.check, answer: second.stmt, now: NOW })).rejects.toMatchObject({ code: "unknown-handle" });
    await anna.api.phoneSpoken({ check: second.check, reveal: stmt, now: NOW });
    await expect(anna.api.phoneSpoken({ check: second.check, reveal: stmt, now: NOW })).rejects.toMatchObject({ code: "unknown-handle" });
  });

  it("is not answered to somebody without the right, to an old commitment, or for somebody else", async () => {
    const clerk = await hire(insurer, ["read", "write"]);
    await meet();
    const without = await clerk.api.phoneCommit({ pid: anna.pid, dept: "pflege", now: NOW });
    await expect(anna.api.phoneAnswer({ commit: without.stmt, now: NOW })).rejects.toMatchObject({ code: "uncertified-staff" });
    // Another insured person as a desk: a false caller with an account.
    const caller = await enrol(insurer);
    await caller.api.addEvidence({ items: await insurer.evidence(NOW), now: NOW });
    await meet();
    const false_ = await caller.api.phoneCommit({ pid: anna.pid, dept: "pflege", now: NOW });
    await expect(anna.api.phoneAnswer({ commit: false_.stmt, now: NOW })).rejects.toMatchObject({ code: "uncertified-staff" });
    const old = await commit();
    await expect(anna.api.phoneAnswer({ commit: old.stmt, now: NOW + 301 })).rejects.toMatchObject({ code: "expired" });
    const other = await commit(caller.pid);
    await expect(anna.api.phoneAnswer({ commit: other.stmt, now: NOW })).rejects.toMatchObject({ code: "wrong-person" });
  });

  it("is not answered to a desk whose certificate was revoked, nor while the list of revocations is old", async () => {
    const first = await commit();
    await expect(anna.api.phoneAnswer({ commit: first.stmt, now: NOW + 3 * DAY })).rejects.toMatchObject({ code: "expired" });
    insurer.revoked = insurer.certs.filter(({ body }) => body.pid === desk.pid).map(({ id }) => ({ sh: id, at: NOW }));
    await anna.api.addEvidence({ items: [await insurer.revlist(NOW + HOUR)], now: NOW });
    await expect(anna.api.phoneAnswer({ commit: first.stmt, now: NOW })).rejects.toMatchObject({ code: "uncertified-staff" });
  });

  it("refuses a draw that was not committed to, and an answer of another call", async () => {
    const first = await commit();
    const second = await anna.api.phoneAnswer({ commit: first.stmt, now: NOW });
    const { stmt } = await desk.api.phoneReveal({ check: first.check, answer: second.stmt, now: NOW });
    // The desk's own key, another draw: even a bent client cannot choose the words.
    const { body } = read(PHONE_REVEAL, stmt);
    const bent = await signStatement(PHONE_REVEAL, { ...body, a: b64u(systemChance(16)) }, [systemChance(32)]);
    await expect(anna.api.phoneSpoken({ check: second.check, reveal: bent.envelope, now: NOW })).rejects.toMatchObject({ code: "bad-signature" });
    // A second commitment: the first call's answer does not fit it.
    const again = await commit();
    await expect(desk.api.phoneReveal({ check: again.check, answer: second.stmt, now: NOW })).rejects.toMatchObject({ code: "wrong-previous" });
    // The server signs in the person's place.
    const forged = await signStatement(PHONE_ANSWER, { ...read(PHONE_ANSWER, second.stmt).body, to: again.check }, [systemChance(32)]);
    await expect(desk.api.phoneReveal({ check: again.check, answer: forged.envelope, now: NOW })).rejects.toMatchObject({ code: "bad-signature" });
    // What was refused did not use it up.
    const right = await anna.api.phoneAnswer({ commit: again.stmt, now: NOW });
    await desk.api.phoneReveal({ check: again.check, answer: right.stmt, now: NOW });
  });

  it("does not take a superseded key of the person for hers", async () => {
    const thief = anna;
    // Anna was identified anew: her old key answers, and the server hides the new binding from the desk.
    const next = await enrol(insurer);
    const card = await signStatement(KEYCARD, { ...read(KEYCARD, next.keycard).body, pid: anna.pid, seq: 2, prev: thief.kc }, [systemChance(32)]);
    const fresh = await insurer.bindCard(card, { assurance: "letter", role: "insured", at: NOW - 60 }).then(() => insurer.fresh(anna.pid, NOW + 1));
    await desk.api.addEvidence({ items: [fresh], now: NOW });
    const first = await commit();
    const second = await thief.api.phoneAnswer({ commit: first.stmt, now: NOW });
    await expect(desk.api.phoneReveal({ check: first.check, answer: second.stmt, now: NOW })).rejects.toMatchObject({ code: "stale-binding" });
  });

  it("forgets its draw with the lock", async () => {
    const first = await commit();
    await desk.api.lock();
    await expect(desk.api.phoneReveal({ check: first.check, answer: first.stmt, now: NOW })).rejects.toMatchObject({ code: "locked" });
  });
});

describe("questions of a desk", () => {
  const ask = () => desk.api.askDesk({ dept: "pflege", ask: { t: "find-number", kvnr: "A123456780" }, registrar: insurer.attestedDept("registrar"), now: NOW });

  async function answer(to: string, result: DeskResult, key = insurer.binder): Promise<Uint8Array<ArrayBuffer>> {
    const signed = await signStatement(DESK_ANSWER, { v: 1, org: ORG, to, result, iat: NOW }, key);
    return sealText(read(KEYCARD, desk.keycard).body.enc, envelopeJson(signed.envelope));
  }

  it("reach the registrar sealed and signed, and nobody else can read them", async () => {
    const { request, file } = await ask();
    const signed = read(DESK_REQUEST, envelopeFrom(parsePadded(await open(insurer.dept("registrar").identity, file))));
    expect(signed.id).toBe(request);
    expect(signed.body).toMatchObject({ by: { pid: desk.pid }, dept: "pflege", ask: { t: "find-number", kvnr: "A123456780" } });
    await expect(open(insurer.dept("pflege").identity, file)).rejects.toMatchObject({ code: "not-for-this-key" });
    expect(file.length).toBe((await desk.api.askDesk({ dept: "pflege", ask: { t: "find-name", family: "Muster", dob: "1968-03-14" }, registrar: insurer.attestedDept("registrar"), now: NOW })).file.length);
  });

  it("go to no other department that the server passes off as the registrar's", async () => {
    const other = desk.api.askDesk({ dept: "pflege", ask: { t: "find-number", kvnr: "A1" }, registrar: insurer.attestedDept("pflege"), now: NOW });
    // The registrar's true epoch is known already; what the server shows instead changes nothing.
    const { file } = await other;
    await open(insurer.dept("registrar").identity, file);
  });

  it("are answered by the binder, and only to the very question", async () => {
    const { request } = await ask();
    const found = { t: "persons", items: [], shielded: false } as const;
    expect(await desk.api.openDeskAnswer({ request, file: await answer(request, found) })).toEqual(found);
    const elsewhere = await ask();
    const moved = answer(elsewhere.request === request ? b64u(systemChance(32)) : elsewhere.request, found);
    await expect(desk.api.openDeskAnswer({ request: b64u(systemChance(32)), file: await moved })).rejects.toMatchObject({ code: "wrong-previous" });
    const forged = await answer(request, { t: "slip", aid: anna.pid, code: "0000", fp: "A9GY", exp: NOW }, [systemChance(32)]);
    await expect(desk.api.openDeskAnswer({ request, file: forged })).rejects.toMatchObject({ code: "bad-signature" });
    const stranger = await seal(await recipientOf(insurer.dept("pflege").identity), utf8("{}"));
    await expect(desk.api.openDeskAnswer({ request, file: stranger })).rejects.toMatchObject({ code: "not-for-this-key" });
  });
});
