// SPDX-License-Identifier: EUPL-1.2
// Letting somebody act: the code that his device drew names his keycard, and a server that puts another one in its place is noticed.
// Negative control: without the comparison of the MAC in core/invitations.ts the second test is red.
import { beforeEach, describe, expect, it } from "vitest";
import { b64u, unb64 } from "../../src/crypto/b64.ts";
import { statementHash } from "../../src/crypto/dsse.ts";
import { DAY, enrol, HOUR, Insurer, T0, type Actor } from "./world.ts";

const NOW = T0 + HOUR;

let insurer: Insurer;
let anna: Actor;
let jonas: Actor;
let kc: string;

beforeEach(async () => {
  insurer = await new Insurer().start();
  anna = await enrol(insurer);
  jonas = await enrol(insurer);
  const items = await insurer.evidence(NOW);
  for (const { api } of [anna, jonas]) await api.addEvidence({ items, now: NOW });
  kc = b64u(statementHash(jonas.keycard.payloadType, unb64(jonas.keycard.payload)));
});

const terms = { scope: ["pflege"], rights: ["write", "read"], exp: NOW + 30 * DAY, now: NOW } as const;

describe("an invitation", () => {
  it("shows the same words on both screens, is found by its code, and ends in a representation that everybody believes", async () => {
    const made = await jonas.api.makeInvitation();
    expect(made.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    const named = { code: made.code.toLowerCase().replaceAll("-", " "), pid: jonas.pid, kc, mac: made.mac, now: NOW };
    expect(await anna.api.checkInvitation(named)).toEqual({ words: made.words, number: made.number });
    expect(await anna.api.invitationLocator({ code: made.code })).toBe(await anna.api.invitationLocator({ code: named.code }));
    const stmt = await anna.api.grantRepresentation({ ...named, ...terms });
    for (const { api } of [anna, jonas]) {
      expect((await api.addEvidence({ items: [stmt], now: NOW })).refused).toEqual([]);
      const [found] = await api.representations({ now: NOW });
      expect(found).toMatchObject({ rep: jonas.pid, subject: anna.pid, basis: "self", scope: ["pflege"], rights: ["read", "write"], revoked: false });
    }
  });

  it("is refused for another keycard, another person, another code and a forged MAC", async () => {
    const { code, mac } = await jonas.api.makeInvitation();
    const other = await jonas.api.makeInvitation();
    const good = { code, pid: jonas.pid, kc, mac, now: NOW };
    const own = b64u(statementHash(anna.keycard.payloadType, unb64(anna.keycard.payload)));
    for (const bad of [{ kc: own }, { pid: anna.pid }, { code: other.code }, { mac: other.mac }]) {
      await expect(anna.api.checkInvitation({ ...good, ...bad })).rejects.toMatchObject({ code: "wrong-mac" });
      await expect(anna.api.grantRepresentation({ ...good, ...bad, ...terms })).rejects.toMatchObject({ code: "wrong-mac" });
    }
    await expect(anna.api.checkInvitation({ ...good, code: "0000-0000-0000-0001" })).rejects.toMatchObject({ code: "bad-check" });
    // Nobody lets herself in, and nothing is granted without reading or into the past.
    await expect(jonas.api.grantRepresentation({ ...good, ...terms })).rejects.toMatchObject({ code: "wrong-person" });
    await expect(anna.api.grantRepresentation({ ...good, ...terms, rights: ["write"] })).rejects.toMatchObject({ code: "wrong-argument" });
    await expect(anna.api.grantRepresentation({ ...good, ...terms, exp: NOW })).rejects.toMatchObject({ code: "wrong-argument" });
  });
});
