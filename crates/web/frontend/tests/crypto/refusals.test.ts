// SPDX-License-Identifier: EUPL-1.2
// Every negative case of the design paper (protocol, section 14.3) that version 1 can meet, each against a control that passes.
// Not here, because there is no log yet: "checkpoint fork".
import { beforeAll, describe, expect, it } from "vitest";
import { identityOf, open, recipientOf, seal, sealBundle } from "../../src/crypto/agefile.ts";
import { b64, b64u } from "../../src/crypto/b64.ts";
import { concat, systemChance, unhex, utf8 } from "../../src/crypto/bytes.ts";
import { parseCode, formatCode, checkCode, splitInput } from "../../src/crypto/codes.ts";
import { contentSize } from "../../src/crypto/padme.ts";
import { openContent } from "../../src/crypto/attachments.ts";
import { signEnvelope } from "../../src/crypto/dsse.ts";
import { publicKeyOf } from "../../src/crypto/ed25519.ts";
import { verifyKeycard } from "../../src/crypto/verify.ts";
import { codeOf } from "../../src/crypto/errors.ts";
import { openDeptGrant, openThreadGrant, sealDeptGrant, sealThreadGrant } from "../../src/crypto/grants.ts";
import { sha256 } from "../../src/crypto/hash.ts";
import { makeUuid4, makeUuid7 } from "../../src/crypto/ids.ts";
import { canonicalBytes, parseCanonical, type Json } from "../../src/crypto/json.ts";
import { read, signStatement } from "../../src/crypto/statement.ts";
import { KEYCARD, type Keycard } from "../../src/crypto/statements/keycard.ts";
import { THREAD_EPOCH, type ThreadEpoch } from "../../src/crypto/statements/thread-epoch.ts";
import { verifyChain } from "../../src/crypto/trust.ts";
import { beginThread, bundleInput, Courier, DAY, draft, enrol, hire, HOUR, Insurer, isPerson, isUnit, MATTER, newCore, newMid, ORG, send, T0, type Actor } from "./world.ts";

const failure = async (work: Promise<unknown>): Promise<string> => work.then(() => "none", codeOf);
const thrown = (work: () => unknown): string => {
  try {
    work();
    return "none";
  } catch (error) {
    return codeOf(error);
  }
};

const goodCard = async (seed: Uint8Array = systemChance(32)): Promise<Keycard> => ({
  v: 1, org: ORG, pid: makeUuid4(), kind: "insured", seq: 1, sig: b64u(publicKeyOf(seed)), enc: await recipientOf(identityOf(systemChance(32))), iat: T0, prev: null,
});

describe("JSON and statements", () => {
  it.each([
    ["canonical (control)", '{"a":1,"b":"x"}', "none"],
    ["wrong order", '{"b":"x","a":1}', "not-canonical"],
    ["blanks", '{"a": 1}', "not-canonical"],
    ["duplicate member", '{"a":1,"a":1}', "not-canonical"],
    ["escaped solidus", '{"a":"\\/"}', "not-canonical"],
    ["float with zero fraction", '{"a":1.0}', "not-canonical"],
    ["exponent", '{"a":1e2}', "not-canonical"],
    ["minus zero", '{"a":-0}', "not-canonical"],
    ["float", '{"a":1.5}', "bad-number"],
    ["2^53", '{"a":9007199254740992}', "bad-number"],
    ["infinite", '{"a":1e999}', "not-canonical"],
    ["open", '{"a":1', "not-json"],
    ["lone surrogate", '{"a":"\\ud800"}', "not-json"],
    ["bomb of brackets", "[".repeat(100_000) + "]".repeat(100_000), "not-json"],
    ["trailing blank", '{"a":1} ', "not-canonical"],
  ])("%s", (_, text, code) => {
    expect(thrown(() => parseCanonical(utf8(text)))).toBe(code);
  });

  it("refuses bytes that are no UTF-8, and a BOM", () => {
    expect(thrown(() => parseCanonical(unhex("22ff22")))).toBe("not-json");
    expect(thrown(() => parseCanonical(concat(unhex("efbbbf"), utf8('{"a":1}'))))).toBe("not-json");
  });

  it("refuses unknown, missing and wrongly typed members, and another payload type", async () => {
    const seed = systemChance(32);
    const card = await goodCard(seed);
    const attempt = async (body: Json, type = KEYCARD.type): Promise<string> => {
      const envelope = await signEnvelope(type, canonicalBytes(body), [seed]);
      return thrown(() => read(KEYCARD, envelope));
    };
    const { prev: _, ...short } = card;
    expect(await attempt({ ...card })).toBe("none");
    expect(await attempt({ ...card, extra: 1 })).toBe("wrong-members");
    expect(await attempt(short)).toBe("wrong-members");
    expect(await attempt({ ...card, v: 2 })).toBe("wrong-members");
    expect(await attempt({ ...card, iat: "1" })).toBe("wrong-members");
    expect(await attempt({ ...card, kind: "admin" })).toBe("wrong-members");
    expect(await attempt({ ...card, enc: "age1xyz" })).toBe("wrong-members");
    expect(await attempt({ ...card, pid: card.pid.toUpperCase() })).toBe("wrong-members");
    expect(await attempt({ ...card }, "application/vnd.sp1.bind+json")).toBe("wrong-payload-type");
  });

  it("refuses small-order and non-canonical keys, and a card signed by somebody else", async () => {
    const seed = systemChance(32);
    const card = await goodCard(seed);
    const attempt = async (body: Keycard, by: Uint8Array): Promise<string> => failure(verifyKeycard(await signStatement(KEYCARD, body, [by]), ORG, body.pid));
    expect(await attempt(card, seed)).toBe("none");
    expect(await attempt(card, systemChance(32))).toBe("bad-signature");
    for (const weak of [
      "0100000000000000000000000000000000000000000000000000000000000000",
      "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
      "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    ]) {
      expect(await attempt({ ...card, sig: b64u(unhex(weak)) }, seed)).toBe("weak-key");
    }
  });
});

describe("codes", () => {
  it("finds every mistyped symbol and helps with likely ones", () => {
    const raw = systemChance(14);
    const code = formatCode("A", raw);
    expect(parseCode("A", code)).toEqual(raw);
    const symbols = code.replaceAll("-", "");
    const wrong = symbols.replace(/[8B5S2Z]|$/, (s) => ({ "8": "B", B: "8", "5": "S", S: "5", "2": "Z", Z: "2" })[s] ?? "");
    if (wrong !== symbols) {
      const verdict = checkCode("A", wrong);
      expect(verdict).toMatchObject({ ok: false, error: "bad-check" });
      const at = Array.from(symbols).findIndex((symbol, i) => symbol !== wrong[i]);
      if (!verdict.ok) expect(verdict.near).toContainEqual({ at, symbol: symbols[at], swap: false });
    }
    expect(checkCode("A", symbols.slice(1))).toMatchObject({ error: "bad-length", length: 23, expected: 24 });
    expect(checkCode("A", `U${symbols.slice(1)}`)).toMatchObject({ error: "bad-symbol", badAt: [0] });
    expect(checkCode("A", "ı".repeat(24))).toMatchObject({ error: "bad-symbol" });
  });

  it("does not take a recovery code for an activation code", () => {
    expect(checkCode("A", formatCode("R", systemChance(19)))).toMatchObject({ error: "bad-length" });
    expect(() => splitInput(`SP1R ${formatCode("R", systemChance(19))}`, "A")).toThrow("bad-qr");
    expect(() => splitInput(`SP1 ${formatCode("A", systemChance(14))} ${"0".repeat(32)}`, "R")).toThrow("bad-qr");
  });
});

describe("Trust Documents", () => {
  const chainOf = async (insurer: Insurer, pin: { ver: number; sh: string } | null = null, fingerprint: string | null = insurer.fp, now = T0): Promise<string> =>
    failure(verifyChain(insurer.chain, { org: ORG, pin, fingerprint }, now));

  it("follows a chain with a change of root keys", async () => {
    const insurer = await new Insurer().start();
    const fresh = [systemChance(32), systemChance(32)];
    const root = { keys: fresh.map((seed) => b64u(publicKeyOf(seed))), threshold: 2 };
    await insurer.nextTd({ root }, [...insurer.roots.slice(1), ...fresh]);
    expect(await chainOf(insurer)).toBe("none");
  });

  it.each([
    ["signed by one root of two", (i: Insurer) => i.nextTd({}, i.roots.slice(0, 1)), "bad-signature"],
    ["signed twice by one root", (i: Insurer) => i.nextTd({}, [i.roots[0]!, i.roots[0]!]), "bad-signature"],
    ["new roots not signed by the old ones", (i: Insurer) => { const s = [systemChance(32), systemChance(32)]; return i.nextTd({ root: { keys: s.map((x) => b64u(publicKeyOf(x))), threshold: 2 } }, s); }, "bad-signature"],
    ["gap in the version", (i: Insurer) => i.nextTd({ ver: 3 }), "sequence-gap"],
    ["another previous", (i: Insurer) => i.nextTd({ prev: b64u(systemChance(32)) }), "wrong-previous"],
    ["longer than 180 days", (i: Insurer) => i.nextTd({ exp: T0 + 200 * DAY }), "bad-lifetime"],
    ["one admin is enough", (i: Insurer) => i.nextTd({ roles: { ...i.td[0]!.body.roles, admin: { ...i.td[0]!.body.roles.admin, threshold: 1 } } }), "bad-roles"],
    ["an admin counted twice", (i: Insurer) => i.nextTd({ roles: { ...i.td[0]!.body.roles, admin: { keys: [i.td[0]!.body.roles.admin.keys[0]!, i.td[0]!.body.roles.admin.keys[0]!], threshold: 2 } } }), "bad-roles"],
    ["another organisation", (i: Insurer) => i.nextTd({ org: "andere.example" }), "wrong-org"],
  ])("refuses: %s", async (_, bend, code) => {
    const insurer = await new Insurer().start();
    expect(await chainOf(insurer)).toBe("none");
    await bend(insurer);
    expect(await chainOf(insurer)).toBe(code);
  });

  it("refuses an expired document, another fingerprint, a rollback, a fork and a chain from nowhere", async () => {
    const insurer = await new Insurer().start();
    await insurer.nextTd({});
    const pin = { ver: 2, sh: insurer.td[1]!.id };
    expect(await chainOf(insurer, pin, null)).toBe("none");
    expect(await chainOf(insurer, null, insurer.fp, T0 + 101 * DAY)).toBe("expired");
    expect(await chainOf(insurer, null, "A9GY MX94 3R5D MQQ6 33PD FZMX Q2EZ KN21")).toBe("fingerprint-mismatch");
    expect(await chainOf(insurer, { ver: 3, sh: pin.sh }, null)).toBe("rollback");
    expect(await chainOf(insurer, { ver: 2, sh: b64u(systemChance(32)) }, null)).toBe("not-anchored");
    insurer.td.shift();
    expect(await chainOf(insurer, null, null)).toBe("not-anchored");
    expect(await chainOf(insurer, pin, null)).toBe("none");
    insurer.td.length = 0;
    expect(await failure(verifyChain([], { org: ORG, pin: null, fingerprint: null }, T0))).toBe("empty-chain");
  });

  it("takes no statement under a witness policy it cannot check, nor with a foreign leaf", async () => {
    const insurer = await new Insurer().start();
    const person = await enrol(insurer);
    const api = newCore();
    await api.loadTrust({ td: insurer.chain, fingerprint: insurer.fp, now: T0 });
    const { leaf } = person.bind;
    expect((await api.addEvidence({ items: [person.keycard, { ...person.bind, leaf: { ...leaf!, s: 9 } }], now: T0 })).refused).toMatchObject([{ code: "wrong-leaf" }]);
    expect((await api.addEvidence({ items: [person.bind], now: T0 })).refused).toEqual([]);
    await insurer.nextTd({ witness_policy: "log example+1+x\nquorum w1" });
    await api.loadTrust({ td: insurer.chain, fingerprint: insurer.fp, now: T0 });
    expect((await api.addEvidence({ items: [person.keycard, person.bind], now: T0 })).refused).toMatchObject([{ code: "no-proof" }]);
  });
});

describe("activation", () => {
  let insurer: Insurer;
  beforeAll(async () => {
    insurer = await new Insurer().start();
  });
  const attempt = async (bend: (answer: Awaited<ReturnType<Insurer["letter"]>>) => unknown, fingerprint: string | null = null, now = T0): Promise<string> => {
    const api = newCore();
    const letter = await insurer.letter();
    const { handle } = await api.startActivation({ org: ORG, input: letter.code });
    const answer = Object.assign({ ...letter }, await bend(letter));
    return failure(api.checkActivation({ handle, fingerprint, aid: answer.aid, pid: answer.pid, issue: answer.issue, macOrg: answer.macOrg, td: answer.td, registrar: answer.registrar, now }));
  };

  it("accepts the honest answer, with and without the printed fingerprint", async () => {
    expect(await attempt(() => ({}))).toBe("none");
    expect(await attempt(() => ({}), insurer.fp)).toBe("none");
  });

  it("refuses a Trust Document of somebody who does not know the code", async () => {
    const liar = await new Insurer().start();
    const forged = async (letter: { pid: string; aid: string }): Promise<object> => ({
      td: liar.chain,
      issue: (await liar.issueStatement(letter.pid, letter.aid, "insured")).envelope,
      registrar: liar.attestedDept("registrar"),
    });
    expect(await attempt(forged)).toBe("wrong-mac");
    expect(await attempt(forged, insurer.fp)).toBe("fingerprint-mismatch");
  });

  it("refuses an expired, foreign or unsigned issue, another person, and a forged registrar key", async () => {
    expect(await attempt(() => ({}), null, T0 + 31 * DAY)).toBe("expired");
    expect(await attempt(() => ({ pid: makeUuid4() }))).toBe("wrong-person");
    const other = await insurer.letter();
    expect(await attempt(() => ({ issue: other.issue, aid: other.aid, pid: other.pid }))).toBe("wrong-mac");
    const liar = await new Insurer().start();
    expect(await attempt(async (letter) => ({ issue: (await liar.issueStatement(letter.pid, letter.aid, "insured")).envelope }))).toBe("bad-signature");
    expect(await attempt(() => ({ registrar: liar.attestedDept("registrar") }))).toBe("bad-signature");
  });
});

describe("key bundles", () => {
  let insurer: Insurer;
  let anna: Actor;
  beforeAll(async () => {
    insurer = await new Insurer().start();
    anna = await enrol(insurer);
  });
  const attempt = async (change: object): Promise<string> =>
    failure(newCore().unlockWithPrf({ prf: anna.prf.slice(), bundle: { ...bundleInput(anna, anna.prfMethod, insurer.chain), ...change } }));

  it("refuses a forged bundle before opening it, another number, person or method", async () => {
    expect(await attempt({})).toBe("none");
    const recipient = (await recipientOf(identityOf(systemChance(32))));
    expect(await attempt({ file: await sealBundle([recipient], utf8("{}")) })).toBe("wrong-mac");
    expect(await attempt({ seq: 2 })).toBe("wrong-mac");
    expect(await attempt({ pid: makeUuid4() })).toBe("wrong-mac");
    const other = await enrol(insurer);
    const theirs = bundleInput(other, other.prfMethod, insurer.chain);
    expect(await attempt({ file: theirs.file, seq: theirs.seq, method: theirs.method })).toBe("wrong-mac");
    const rec = anna.bundle.methods.find(({ tag }) => tag === "rec")!;
    expect(await attempt({ method: { id: rec.id, mac: rec.mac } })).toBe("wrong-mac");
  });

  it("refuses keys of another card, a foreign binding, and a Trust Document older than the pinned one", async () => {
    const other = await enrol(insurer);
    expect(await attempt({ keycard: other.keycard })).toBe("wrong-person");
    const seed = systemChance(32);
    const planted = await signStatement(KEYCARD, { ...(await goodCard(seed)), pid: anna.pid }, [seed]);
    expect(await attempt({ keycard: planted.envelope })).toBe("wrong-keycard");
    expect(await attempt({ bind: other.bind })).toBe("wrong-person");
    const liar = await new Insurer().start();
    expect(await attempt({ td: liar.chain })).toBe("not-anchored");
  });
});

describe("grants", () => {
  it("refuses grants of another thread, lane or epoch, and identities that are not the epoch's", async () => {
    const mine = identityOf(systemChance(32));
    const me = await recipientOf(mine);
    const id = identityOf(systemChance(32));
    const enc = await recipientOf(id);
    const place = { org: ORG, thread: makeUuid4(), lane: "case", epoch: 2 } as const;
    const grant = await sealThreadGrant(me, place, id);
    expect(await failure(openThreadGrant(mine, grant, place, enc))).toBe("none");
    expect(await failure(openThreadGrant(mine, grant, { ...place, epoch: 3 }, enc))).toBe("wrong-place");
    expect(await failure(openThreadGrant(mine, grant, { ...place, thread: makeUuid4() }, enc))).toBe("wrong-place");
    expect(await failure(openThreadGrant(mine, grant, { ...place, lane: "internal" }, enc))).toBe("wrong-place");
    expect(await failure(openThreadGrant(mine, grant, place, await recipientOf(identityOf(systemChance(32)))))).toBe("wrong-grant");
    expect(await failure(openThreadGrant(identityOf(systemChance(32)), grant, place, enc))).toBe("not-for-this-key");
    const dept = { org: ORG, dept: "pflege", epoch: 1 };
    const link = await sealDeptGrant(me, "dept-link", dept, id);
    expect(await failure(openDeptGrant(mine, link, "dept-link", dept, enc))).toBe("none");
    expect(await failure(openDeptGrant(mine, link, "dept-grant", dept, enc))).toBe("wrong-members");
    expect(await failure(openDeptGrant(mine, link, "dept-link", { ...dept, dept: "md" }, enc))).toBe("wrong-place");
  });
});

describe("thread epochs", () => {
  let insurer: Insurer;
  let anna: Actor;
  let clerk: Actor;
  let courier: Courier;
  let honest: ThreadEpoch;
  const now = T0 + 2 * HOUR;
  beforeAll(async () => {
    insurer = await new Insurer().start();
    anna = await enrol(insurer);
    clerk = await hire(insurer);
    courier = await beginThread(insurer, anna);
    const first = read(THREAD_EPOCH, courier.epochs[0]!.stmt);
    honest = { ...first.body, epoch: 2, prev: first.id, enc: await recipientOf(identityOf(systemChance(32))), iat: now };
  });
  /** The alarm that a clerk sees for a second epoch signed by Anna's real key (taken from a twin of her bundle). */
  const alarm = async (change: Partial<ThreadEpoch>, seed?: Uint8Array): Promise<string | null> => {
    const envelope = (await signStatement(THREAD_EPOCH, { ...honest, ...change }, [seed ?? (await seedOf(anna))])).envelope;
    const reader = newCore();
    await reader.unlockWithPrf({ prf: clerk.prf.slice(), bundle: bundleInput(clerk, clerk.prfMethod, insurer.chain) });
    await reader.addEvidence({ items: await insurer.evidence(now), now });
    const view = await reader.openThread({ thread: courier.thread, lane: "case", matter: MATTER, subject: anna.pid, epochs: [...courier.epochsFor(isUnit("pflege")), { stmt: envelope, grants: [] }], messages: [], complete: true, now });
    const plan = await reader.planSend({ thread: courier.thread, lane: "case", now, departments: null, exclude: null });
    // A hole in the chain is no alarm of an epoch (list rows have holes), but nobody sends across it.
    if (view.chain === "partial") return plan.blockedBy;
    if (view.epochs[1]!.alarm !== null) expect(plan.action === "blocked" || plan.because.length > 0, "an alarm never leaves sending as it was").toBe(true);
    return view.epochs[1]!.alarm;
  };

  it("has no alarm for the honest one", async () => {
    expect(await alarm({})).toBeNull();
  });

  it("names each broken rule", async () => {
    const ghost = await enrol(insurer);
    const dept = honest.members.at(-1)!;
    const subject = honest.members[0]!;
    const sorted = [subject, { t: "person", pid: ghost.pid, kc: ghost.kc } as const].sort((a, b) => ((a as { pid: string }).pid < (b as { pid: string }).pid ? -1 : 1));
    expect(await alarm({ members: [...sorted, dept] })).toBe("ghost-member");
    expect(await alarm({ members: [subject] })).toBe("no-department");
    expect(await alarm({ members: [dept] })).toBe("subject-missing");
    expect(await alarm({ members: [dept, subject] })).toBe("malformed-members");
    expect(await alarm({ members: [subject, subject, dept] })).toBe("malformed-members");
    expect(await alarm({ members: [{ ...(subject as { t: "person"; pid: string }), kc: ghost.kc }, dept] })).toBe("stale-binding");
    expect(await alarm({ epoch: 3 })).toBe("epoch-gap");
    expect(await alarm({ prev: b64u(systemChance(32)) })).toBe("wrong-previous");
    expect(await alarm({ enc: read(THREAD_EPOCH, courier.epochs[0]!.stmt).body.enc })).toBe("key-reused");
    expect(await alarm({ exclude: [anna.pid] })).toBe("exclude-not-allowed");
    expect(await alarm({ by: { pid: ghost.pid, kc: ghost.kc } }, await seedOf(ghost))).toBe("author-not-allowed");
    expect(await alarm({}, systemChance(32))).toBe("bad-signature");
  });

  it("refuses an epoch of another thread, lane or subject outright", async () => {
    const ghost = await enrol(insurer);
    for (const change of [{ thread: makeUuid4() }, { lane: "internal" as const }, { subject: ghost.pid }]) {
      const envelope = (await signStatement(THREAD_EPOCH, { ...honest, ...change }, [await seedOf(anna)])).envelope;
      expect(await failure(clerk.api.openThread({ thread: courier.thread, lane: "case", matter: MATTER, subject: anna.pid, epochs: [{ stmt: envelope, grants: [] }], messages: [], complete: true, now }))).toBe("place-changed");
    }
  });

  it("sees departments added by the insured person, an old department epoch, and two epochs of one number", async () => {
    const own = await new Insurer().start();
    const person = await enrol(own);
    const staff = await hire(own);
    const thread = await beginThread(own, person);
    await own.newDepartment("md", "Medizinischer Dienst");
    await own.newDepartment("pflege", "Team Pflege", T0 + 90 * 60);
    const first = read(THREAD_EPOCH, thread.epochs[0]!.stmt);
    const md = own.dept("md").signed;
    const pflege = own.dept("pflege").signed;
    const list = (newest: boolean, both: boolean): ThreadEpoch["members"] => [
      first.body.members[0]!,
      ...(both ? [{ t: "dept", dept: "md", epoch: 1, de: md.id } as const] : []),
      newest ? { t: "dept", dept: "pflege", epoch: 2, de: pflege.id } : first.body.members[1]!,
    ];
    const judge = async (members: ThreadEpoch["members"]): Promise<string | null> => {
      const body = { ...first.body, epoch: 2, prev: first.id, enc: await recipientOf(identityOf(systemChance(32))), iat: now, members };
      const envelope = (await signStatement(THREAD_EPOCH, body, [await seedOf(person)])).envelope;
      await staff.api.closeThread({ thread: thread.thread, lane: "case" });
      await staff.api.addEvidence({ items: await own.evidence(now), now });
      const view = await staff.api.openThread({ thread: thread.thread, lane: "case", matter: MATTER, subject: person.pid, epochs: [...thread.epochsFor(() => false), { stmt: envelope, grants: [] }], messages: [], complete: true, now });
      return view.epochs[1]!.alarm;
    };
    expect(await judge(list(true, false))).toBeNull();
    expect(await judge(list(true, true))).toBe("departments-changed");
    expect(await judge(list(false, false))).toBe("stale-department");
    const fork = (await signStatement(THREAD_EPOCH, { ...first.body, iat: first.body.iat + 1 }, [await seedOf(person)])).envelope;
    const view = await staff.api.openThread({ thread: thread.thread, lane: "case", matter: MATTER, subject: person.pid, epochs: [{ stmt: fork, grants: [] }], messages: [], complete: true, now });
    expect(view.alarms).toContain("epoch-conflict");
    expect(await staff.api.planSend({ thread: thread.thread, lane: "case", now, departments: null, exclude: null })).toMatchObject({ action: "blocked", blockedBy: "epoch-conflict" });
  });

  it("does not let a hidden newer binding get new grants", async () => {
    const own = await new Insurer().start();
    const person = await enrol(own);
    const staff = await hire(own);
    const at = T0 + HOUR;
    await staff.api.addEvidence({ items: await own.evidence(at), now: at });
    const place = { thread: makeUuid4(), lane: "case" } as const;
    const begin = { ...place, matter: MATTER, subject: person.pid, departments: ["pflege"], exclude: [] };
    expect(await failure(staff.api.createThread({ ...begin, now: at }))).toBe("none");
    await staff.api.closeThread(place);
    // The registrar says that another binding is the newest; the courier hides it.
    const card = await signStatement(KEYCARD, { ...read(KEYCARD, person.keycard).body, seq: 2, prev: person.kc }, [await seedOf(person)]);
    await own.bindCard(card, { assurance: "carryover", role: "insured", at });
    await staff.api.addEvidence({ items: [await own.fresh(person.pid, at + 60)], now: at + 60 });
    expect(await failure(staff.api.createThread({ ...begin, now: at + 60 }))).toBe("stale-binding");
    expect(await failure(staff.api.createThread({ ...begin, now: at + 3 * DAY }))).toBe("stale-binding");
  });
});

describe("messages", () => {
  let insurer: Insurer;
  let anna: Actor;
  let clerk: Actor;
  const now = T0 + 2 * HOUR;
  beforeAll(async () => {
    insurer = await new Insurer().start();
    anna = await enrol(insurer);
    clerk = await hire(insurer);
  });
  const refusals = async (courier: Courier): Promise<(string | null)[]> => (await courier.show(clerk.api, isUnit("pflege"), now)).messages.map(({ refused }) => refused);

  it("refuses a message moved to another thread or lane, and a bent header", async () => {
    const [a, b] = [await beginThread(insurer, anna), await beginThread(insurer, anna)];
    const stolen = a.messages[0]!;
    b.messages.push({ ...stolen, idx: 2, header: { ...stolen.header, thread: b.thread }, receipt: await b.receipt(stolen.file, 2, now) });
    // The file is sealed to the other thread's key.
    expect(await refusals(b)).toEqual([null, "not-for-this-key"]);
    // A member who re-seals it gets no further.
    const epochs = await epochIdentity(a);
    const plain = await open(epochs, stolen.file);
    const resealed = await seal(read(THREAD_EPOCH, b.epochs[0]!.stmt).body.enc, plain);
    b.messages[1] = { ...b.messages[1]!, file: resealed, receipt: await b.receipt(resealed, 2, now) };
    await clerk.api.closeThread({ thread: b.thread, lane: "case" });
    expect(await refusals(b)).toEqual([null, "header-mismatch"]);
    b.messages[1] = { ...b.messages[1], header: stolen.header };
    await clerk.api.closeThread({ thread: b.thread, lane: "case" });
    expect(await refusals(b)).toEqual([null, "wrong-thread"]);

    const c = await beginThread(insurer, anna);
    const [message] = c.messages;
    for (const change of [{ matter: "bank" }, { class: "normal" as const }, { n: 2 }, { kind: "note" as const }, { sender: clerk.pid }, { mid: newMid() }]) {
      c.messages[0] = { ...message!, header: { ...message!.header, ...change } };
      await clerk.api.closeThread({ thread: c.thread, lane: "case" });
      expect(await refusals(c)).toEqual(["header-mismatch"]);
    }
  });

  it("refuses bytes that are no signed message", async () => {
    const courier = await beginThread(insurer, anna);
    const { enc } = read(THREAD_EPOCH, courier.epochs[0]!.stmt).body;
    const [message] = courier.messages;
    const attempt = async (content: Uint8Array): Promise<string | null> => {
      const file = await seal(enc, content);
      courier.messages[0] = { ...message!, file, receipt: await courier.receipt(file, 1, now) };
      await clerk.api.closeThread({ thread: courier.thread, lane: "case" });
      return (await refusals(courier))[0] ?? null;
    };
    expect(await attempt(utf8("Hallo"))).toBe("not-json");
    expect(await attempt(utf8('{"payload":"","payloadType":"x","signatures":[],"x":1}'))).toBe("malformed-envelope");
    const card = read(KEYCARD, anna.keycard).envelope;
    expect(await attempt(canonicalBytes(JSON.parse(JSON.stringify(card)) as Json))).toBe("wrong-payload-type");
    const body = await open(await epochIdentity(courier), message!.file);
    const envelope = JSON.parse(Buffer.from(body).toString().trimEnd()) as { payload: string; payloadType: string; signatures: Json };
    const payload = Buffer.from(envelope.payload, "base64").toString();
    const bent = (text: string): Uint8Array => canonicalBytes({ ...envelope, payload: b64(utf8(text)) });
    expect(await attempt(bent(payload))).toBeNull();
    expect(await attempt(bent(payload.replace("Grüße", "Gruss")))).toBe("bad-signature");
    expect(await attempt(bent(payload.replace('"prev":[]', `"prev":["${b64u(systemChance(32))}"]`)))).toBe("wrong-members");
  });

  it("refuses strangers, people posing as staff, uncertified and revoked staff", async () => {
    const own = await new Insurer().start();
    const person = await enrol(own);
    const staff = await hire(own);
    const other = await hire(own, ["read"]);
    const courier = await beginThread(own, person);
    await courier.show(staff.api, isUnit("pflege"), now);
    await courier.show(other.api, isUnit("pflege"), now);
    const place = { thread: courier.thread, lane: "case" } as const;
    // Without a certificate with `write` the worker itself refuses.
    expect(await failure(other.api.sealMessage({ ...place, draft: await draft(other.api, place, "staff", now) }))).toBe("uncertified-staff");
    expect(await failure(person.api.sealMessage({ ...place, draft: await draft(person.api, place, "staff", now) }))).toBe("uncertified-staff");
    // Staff posing as the insured person.
    const posing = await staff.api.sealMessage({ ...place, draft: await draft(staff.api, place, "self", now) });
    await courier.accept(posing, now);
    await send(staff.api, courier, "staff", now + 1, { n: 2 });
    const before = await courier.show(person.api, isPerson(person.pid), now);
    expect(before.messages.map(({ refused }) => refused)).toEqual([null, null, "not-a-member"]);
    // Revoked afterwards: what was signed before stays, what comes later does not.
    own.revoked = [{ sh: own.certs[0]!.id, at: now + HOUR }];
    const late = await staff.api.sealMessage({ ...place, draft: { ...(await draft(staff.api, place, "staff", now + 2 * HOUR)), n: 3 } });
    await courier.accept(late, now + 2 * HOUR);
    const backdated = await staff.api.sealMessage({ ...place, draft: { ...(await draft(staff.api, place, "staff", now + 60)), n: 4 } });
    await courier.accept(backdated, now + 3 * HOUR);
    const after = await courier.show(person.api, isPerson(person.pid), now + 4 * HOUR);
    expect(after.messages.map(({ idx, refused }) => [idx, refused])).toEqual([[1, null], [3, null], [2, "not-a-member"], [4, "revoked-signer"], [5, "revoked-signer"]]);
    // Without a receipt that counts nothing limits how far a revoked key dates back.
    courier.messages[4] = { ...courier.messages[4]!, receipt: courier.messages[0]!.receipt };
    await person.api.closeThread(place);
    const unproven = await courier.show(person.api, isPerson(person.pid), now + 4 * HOUR);
    expect(unproven.messages.find(({ idx }) => idx === 5)).toMatchObject({ refused: "revoked-signer", receiptError: "receipt-for-other-object" });
    expect(await failure(staff.api.addEvidence({ items: await own.evidence(now + 4 * HOUR), now: now + 4 * HOUR }))).toBe("none");
    expect(await failure(staff.api.sealMessage({ ...place, draft: await draft(staff.api, place, "staff", now + 4 * HOUR) }))).toBe("uncertified-staff");
  });

  it("flags withheld, doubled and late messages, and ignores replays", async () => {
    const courier = await beginThread(insurer, anna);
    for (let i = 0; i < 3; i++) {
      await send(anna.api, courier, "self", now + i, { body: String(i) });
      await courier.show(anna.api, isPerson(anna.pid), now);
    }
    const all = [...courier.messages];
    const show = async (messages: typeof all, complete = true) => {
      await clerk.api.closeThread({ thread: courier.thread, lane: "case" });
      return clerk.api.openThread({ thread: courier.thread, lane: "case", matter: MATTER, subject: anna.pid, epochs: courier.epochsFor(isUnit("pflege")), messages, complete, now });
    };
    await clerk.api.addEvidence({ items: await insurer.evidence(now), now });
    expect((await show(all)).messages.flatMap(({ flags }) => flags)).toEqual([]);
    const holed = await show(all.filter(({ idx }) => idx !== 3));
    expect(holed.messages.map(({ flags }) => flags)).toEqual([[], [], ["missing-predecessor", "counter-gap"]]);
    expect((await show(all.filter(({ idx }) => idx !== 3), false)).messages.flatMap(({ flags }) => flags)).toEqual([]);

    const replayed = await show([...all, { ...all[1]!, idx: 5, receipt: await courier.receipt(all[1]!.file, 5, now) }]);
    expect(replayed.messages.map(({ replay }) => replay)).toEqual([false, false, false, false, true]);

    const place = { thread: courier.thread, lane: "case" } as const;
    const twin = await anna.api.sealMessage({ ...place, draft: { ...(await draft(anna.api, place, "self", now)), n: 4 } });
    await courier.accept(twin, now);
    const slow = await anna.api.sealMessage({ ...place, draft: { ...(await draft(anna.api, place, "self", now)), n: 5 } });
    await courier.accept(slow, now + 2 * DAY);
    const doubled = await show(courier.messages);
    expect(doubled.messages.map(({ flags }) => flags)).toEqual(expect.arrayContaining([["equivocation"], ["equivocation"], ["clock-skew"]]));
  });

  it("sees by the numbers of the receipts what nobody refers to, and only when all messages are here", async () => {
    const courier = await beginThread(insurer, anna);
    await courier.show(clerk.api, isUnit("pflege"), now);
    // Both write without having seen the other's message; the clerk's is held back.
    await send(clerk.api, courier, "staff", now);
    await send(anna.api, courier, "self", now + 1, { body: "gleichzeitig" });
    const show = async (messages: Courier["messages"], complete = true) => {
      await anna.api.closeThread({ thread: courier.thread, lane: "case" });
      const view = await anna.api.openThread({ thread: courier.thread, lane: "case", matter: MATTER, subject: anna.pid, epochs: courier.epochsFor(isPerson(anna.pid)), messages, complete, now });
      return view.messages.map(({ flags }) => flags);
    };
    await anna.api.addEvidence({ items: await insurer.evidence(now), now });
    const [first, second, third] = courier.messages;
    expect(await show([first!, second!, third!])).toEqual([[], [], []]);
    expect(await show([first!, third!])).toEqual([[], ["receipt-gap"]]);
    expect(await show([first!, third!], false)).toEqual([[], []]);
    // A history that is not given to a newcomer is no gap of its own.
    expect(await show([second!, third!])).toEqual([["missing-predecessor"], ["missing-predecessor", "counter-gap"]]);
    // A message is there although its receipt is not worth anything; a number without end is no reason to count to it.
    expect(await show([first!, { ...second!, receipt: first!.receipt }, third!])).toEqual([[], [], []]);
    const far = Number.MAX_SAFE_INTEGER;
    expect(await show([first!, second!, { ...third!, idx: far, receipt: await courier.receipt(third!.file, far, now) }])).toEqual([[], [], ["receipt-gap"]]);
  });

  it("convicts a server of two objects under one number, and of receipts for other objects", async () => {
    const courier = await beginThread(insurer, anna);
    const sealed = await send(anna.api, courier, "self", now, { body: "zwei" });
    const [first, second] = courier.messages;
    const wrong = await courier.receipt(first!.file, 2, now);
    expect(await failure(anna.api.checkReceipt({ thread: courier.thread, lane: "case", receipt: wrong, obj: sealed.obj, size: sealed.file.length }))).toBe("receipt-for-other-object");
    const liar = await new Insurer().start();
    const forged = await new Courier(liar, courier.thread).receipt(sealed.file, 2, now);
    expect(await failure(anna.api.checkReceipt({ thread: courier.thread, lane: "case", receipt: forged, obj: sealed.obj, size: sealed.file.length }))).toBe("bad-signature");
    expect(await failure(anna.api.checkReceipt({ thread: courier.thread, lane: "case", receipt: second!.receipt, obj: sealed.obj, size: sealed.file.length }))).toBe("none");
    courier.messages[1] = { ...second!, idx: 1, receipt: await courier.receipt(second!.file, 1, now) };
    const view = await clerk.api.openThread({ thread: courier.thread, lane: "case", matter: MATTER, subject: anna.pid, epochs: courier.epochsFor(isUnit("pflege")), messages: courier.messages, complete: true, now });
    expect(view.alarms).toContain("receipt-conflict");
  });
});

describe("attachments", () => {
  const content = new Uint8Array(1000).fill(7);
  const identity = identityOf(systemChance(32));
  const attempt = async (padded: Uint8Array, change: object = {}, bend: (file: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> = (file) => file): Promise<string> => {
    const file = await seal(await recipientOf(identity), padded);
    const said = { size: content.length, pt: b64u(sha256(content)), ct: b64u(sha256(file)), csize: file.length, ...change };
    return failure(openContent([identity], new Blob([bend(file)]).stream(), said));
  };
  const padded = (): Uint8Array => {
    const out = new Uint8Array(contentSize(content.length));
    out.set(content);
    return out;
  };

  it("refuses other bytes, padding that is not zero, other content, and swapped files", async () => {
    expect(await attempt(padded())).toBe("none");
    const dirty = padded();
    dirty[dirty.length - 1] = 1;
    expect(await attempt(dirty)).toBe("bad-padding");
    expect(await attempt(content.subarray(0, 999))).toBe("bad-padding");
    expect(await attempt(padded(), { pt: b64u(systemChance(32)) })).toBe("wrong-content");
    expect(await attempt(padded(), { ct: b64u(systemChance(32)) })).toBe("wrong-file");
    expect(await attempt(padded(), { csize: 10 })).toBe("wrong-file");
    expect(await attempt(padded(), {}, (file) => file.slice(0, -1))).toBe("corrupt");
    expect(await attempt(padded(), {}, (file) => { file[file.length - 1]! ^= 1; return file; })).toBe("corrupt");
    expect(await attempt(padded(), { size: 999 })).toBe("bad-padding");
  });

  it("fails a sealing whose source has another length than said", async () => {
    const insurer = await new Insurer().start();
    const anna = await enrol(insurer);
    const courier = await beginThread(insurer, anna);
    const lying = new Proxy(new Blob(["abc"]), { get: (blob, name) => (name === "size" ? 4 : name === "slice" ? blob.slice.bind(blob) : undefined) });
    const sealing = await anna.api.sealAttachment({ thread: courier.thread, lane: "case", aid: makeUuid7(T0), name: "x", type: "text/plain", content: lying, to: null });
    await expect(new Response(sealing.stream).arrayBuffer()).rejects.toThrow();
    expect(await failure(sealing.done)).toBe("wrong-content");
  });
});

/** A person's signature seed, by opening her bundle as the worker would. */
async function seedOf(actor: Actor): Promise<Uint8Array> {
  const { deriveUnlockKeys } = await import("../../src/crypto/unlock.ts");
  const { openKeyBundle } = await import("../../src/crypto/bundle.ts");
  const { unb64u } = await import("../../src/crypto/b64.ts");
  const keys = await deriveUnlockKeys("prf", actor.prf, ORG, actor.pid);
  const row = actor.bundle.methods.find(({ id }) => id === actor.prfMethod)!;
  const bundle = await openKeyBundle(actor.bundle.file, row.mac, row.id, keys, { org: ORG, pid: actor.pid, seq: actor.bundle.seq });
  return unb64u(bundle.sig_seed);
}

/** A thread's identity, as a member of the department could take it out of her browser. */
async function epochIdentity(courier: Courier): Promise<string> {
  const { identity } = courier.insurer.dept("pflege");
  const epoch = read(THREAD_EPOCH, courier.epochs[0]!.stmt).body;
  const grant = courier.epochs[0]!.grants.find((one) => isUnit("pflege")(one.member))!;
  return openThreadGrant(identity, grant.file, { org: ORG, thread: epoch.thread, lane: epoch.lane, epoch: epoch.epoch }, epoch.enc);
}
