// SPDX-License-Identifier: EUPL-1.2
// The worker's interface from end to end, with an honest courier: activation, unlocking, threads, attachments, key changes.
import { beforeAll, describe, expect, it } from "vitest";
import { hex, systemChance, utf8 } from "../../src/crypto/bytes.ts";
import { makeUuid4, makeUuid7 } from "../../src/crypto/ids.ts";
import { makePersonKeys, makeSeeds } from "../../src/crypto/identity.ts";
import { read, signStatement } from "../../src/crypto/statement.ts";
import { KEYCARD } from "../../src/crypto/statements/keycard.ts";
import { REP } from "../../src/crypto/statements/representation.ts";
import { beginThread, bundleInput, Courier, DAY, draft, enrol, hire, HOUR, Insurer, isPerson, isUnit, MATTER, newCore, ORG, send, T0, type Actor } from "./world.ts";

let insurer: Insurer;
let anna: Actor;
let clerk: Actor;

beforeAll(async () => {
  insurer = await new Insurer().start();
  anna = await enrol(insurer);
  clerk = await hire(insurer);
});

describe("activation and unlocking", () => {
  it("ends with a bound person and two methods", async () => {
    const { phase, person, trust } = await anna.api.state();
    expect(phase).toBe("open");
    expect(person).toMatchObject({ pid: anna.pid, kind: "insured", bound: true, assurance: "letter", bundleSeq: 1, unsaved: false });
    expect(person?.methods.map(({ tag }) => tag)).toEqual(["prf", "rec"]);
    expect(trust).toMatchObject({ ver: 1, witness: "none", fingerprint: insurer.fp });
  });

  it("checks the sheet that was just printed", async () => {
    const fresh = await enrol(insurer);
    const sheet = fresh.bundle.methods.find(({ tag }) => tag === "rec")!;
    expect(await fresh.api.confirmRecoverySheet({ id: sheet.id, input: fresh.sheet.toLowerCase() })).toBe(true);
    expect(await fresh.api.confirmRecoverySheet({ id: sheet.id, input: anna.sheet })).toBe(false);
  });

  it("unlocks with the passkey after a lock, and with the sheet on a new device", async () => {
    const again = newCore();
    const view = await again.unlockWithPrf({ prf: anna.prf.slice(), bundle: bundleInput(anna, anna.prfMethod, insurer.chain) });
    expect(view).toMatchObject({ pid: anna.pid, kc: anna.kc, bound: true });
    await again.lock();
    expect(await again.state()).toEqual({ phase: "empty", person: null, trust: null });
    await expect(again.exportBundle()).rejects.toMatchObject({ code: "locked" });

    const device = newCore();
    const { handle, locator } = await device.startRecovery({ org: ORG, input: `SP1R ${anna.sheet}` });
    expect(locator).toHaveLength(43);
    const claims = await device.sealClaims({ handle, dob: "1980-02-03", td: insurer.chain, registrar: insurer.attestedDept("registrar"), now: T0 });
    expect(claims.length).toBeGreaterThan(4096);
    const rec = anna.bundle.methods.find(({ tag }) => tag === "rec")!;
    expect(await device.recoveryAuth({ handle, pid: anna.pid })).toHaveLength(43);
    expect(await device.unlockWithRecovery({ handle, bundle: bundleInput(anna, rec.id, insurer.chain) })).toMatchObject({ kc: anna.kc });
  });

  it("adds a password to an open bundle and unlocks with it in the same browser only", async () => {
    const person = await enrol(insurer);
    const added = await person.api.addMethodPassword({ password: "Pﬁngstrose 7", label: "Passwort", now: T0 });
    const bundle = await person.api.exportBundle();
    await person.api.bundleStored({ seq: bundle.seq });
    expect(bundle.seq).toBe(2);
    const stored = { ...person, bundle };

    const here = newCore(person.keystore);
    expect(await here.passwordPerson({ org: ORG })).toEqual({ pid: person.pid, method: added.id });
    // NFKC: the ligature and its letters are one password.
    const { handle, auth } = await here.startPassword({ org: ORG, pid: person.pid, password: "Pfingstrose 7" });
    expect(auth).toHaveLength(43);
    expect(await here.unlockWithPassword({ handle, bundle: bundleInput(stored, added.id, insurer.chain) })).toMatchObject({ pid: person.pid });

    const wrong = await here.startPassword({ org: ORG, pid: person.pid, password: "Pfingstrose 8" });
    await expect(here.unlockWithPassword({ handle: wrong.handle, bundle: bundleInput(stored, added.id, insurer.chain) })).rejects.toMatchObject({ code: "wrong-mac" });
    await expect(newCore().startPassword({ org: ORG, pid: person.pid, password: "Pfingstrose 7" })).rejects.toMatchObject({ code: "no-device-secret" });
  });

  it("keeps own data sealed, bound to its place, and a local cache", async () => {
    const data = utf8("Entwurf");
    const { file, mac } = await anna.api.sealOwn({ kind: "draft", ver: 3, data });
    expect(hex(await anna.api.openOwn({ kind: "draft", ver: 3, file, mac }))).toBe(hex(data));
    await expect(anna.api.openOwn({ kind: "draft", ver: 4, file, mac })).rejects.toMatchObject({ code: "wrong-self-mac" });
    const cached = await anna.api.sealCache({ name: "list", data });
    expect(hex(await anna.api.openCache({ name: "list", data: cached }))).toBe(hex(data));
    await expect(anna.api.openCache({ name: "other", data: cached })).rejects.toMatchObject({ code: "corrupt" });
  });
});

describe("threads", () => {
  it("carries a conversation with opening receipt, and shows who can read", async () => {
    const courier = await beginThread(insurer, anna);
    const now = T0 + 2 * HOUR;
    const seen = await courier.show(clerk.api, isUnit("pflege"), now);
    expect(seen.alarms).toEqual([]);
    expect(seen.chain).toBe("complete");
    expect(seen.messages[0]).toMatchObject({ refused: null, receiptError: null, flags: [], content: { subject: "Pflegegrad", body: "Grüße", from: { pid: anna.pid, as: "self", self: false } } });
    expect(seen.epochs[0]?.members).toEqual([
      { t: "person", pid: anna.pid, kc: anna.kc, role: "subject", self: false },
      { t: "dept", dept: "pflege", epoch: 1, label: "Team Pflege" },
    ]);
    const place = { thread: courier.thread, lane: "case" } as const;
    expect(await clerk.api.planSend({ ...place, now, departments: null, exclude: null })).toMatchObject({ action: "ready", staleWarning: false, needFresh: [], needRevlist: false });
    const first = seen.messages[0]!.content!.sh;
    const opened = await clerk.api.sealReceipt({ ...place, of: first, mid: makeUuid7(now * 1000), dev: await clerk.api.device(), n: await clerk.api.reserveCounter(place), sent: now, name: "T. Beispiel" });
    const receipt = await courier.accept(opened, now + 1);
    expect(await clerk.api.checkReceipt({ ...place, receipt, obj: opened.obj, size: opened.file.length })).toEqual({ ts: now + 1, idx: 2 });
    await courier.show(clerk.api, isUnit("pflege"), now);
    await send(clerk.api, courier, "staff", now + 60, { body: "Antwort", ref: first });

    const back = await courier.show(anna.api, isPerson(anna.pid), now + 120);
    expect(back.messages.map(({ content }) => content?.body)).toEqual(["Grüße", "", "Antwort"]);
    expect(back.messages.every(({ flags }) => flags.length === 0)).toBe(true);
    expect(back.opened).toMatchObject([{ sh: first, by: { pid: clerk.pid, name: "T. Beispiel", label: "Team Pflege" }, at: now }]);
    expect(back.messages[2]?.content?.from).toMatchObject({ as: "staff", label: "Team Pflege", depts: ["pflege"] });
  });

  it("keeps internal notes in a lane of their own", async () => {
    const courier = await beginThread(insurer, anna);
    const now = T0 + 2 * HOUR;
    await courier.show(clerk.api, isUnit("pflege"), now);
    const notes = new Courier(insurer, courier.thread, "internal");
    const place = { thread: notes.thread, lane: "internal" } as const;
    notes.store(await clerk.api.createThread({ ...place, matter: MATTER, subject: anna.pid, departments: ["pflege"], exclude: [], now }));
    await clerk.api.epochStored({ ...place, stored: true });
    await send(clerk.api, notes, "staff", now, { kind: "note", body: "intern" });
    const view = await notes.show(clerk.api, isUnit("pflege"), now);
    expect(view.messages[0]?.content?.body).toBe("intern");
    expect(view.epochs[0]?.members.map(({ t }) => t)).toEqual(["dept"]);
    await expect(anna.api.createThread({ ...place, matter: MATTER, subject: anna.pid, departments: ["pflege"], exclude: [], now })).rejects.toMatchObject({ code: "author-not-allowed" });
  });

  it("streams an attachment both ways, gives it out whole and verified", async () => {
    const courier = await beginThread(insurer, anna);
    const place = { thread: courier.thread, lane: "case" } as const;
    const content = new Uint8Array(300_000).map((_, i) => (i * 7) & 255);
    const sealing = await anna.api.sealAttachment({ ...place, aid: makeUuid7(T0 * 1000), name: "Befund.pdf", type: "application/pdf", content: new Blob([content]), to: null });
    const ciphertext = new Uint8Array(await new Response(sealing.stream).arrayBuffer());
    const attachment = await sealing.done;
    expect(ciphertext.length).toBe(sealing.csize);
    expect(attachment).toMatchObject({ size: 300_000, csize: sealing.csize, to: null });
    const now = T0 + 2 * HOUR;
    await send(anna.api, courier, "self", now, { attachments: [attachment] });
    const view = await courier.show(clerk.api, isUnit("pflege"), now);
    const message = view.messages[1]!.content!;
    expect(message.attachments).toMatchObject([{ name: "Befund.pdf", readable: true, to: null }]);
    const opened = await clerk.api.openAttachment({ ...place, message: message.sh, aid: attachment.aid, ciphertext: new Blob([ciphertext]) });
    expect(hex(new Uint8Array(await opened.arrayBuffer()))).toBe(hex(content));
  });

  it("seals an attachment to another department: others see it and cannot open it", async () => {
    await insurer.newDepartment("md", "Medizinischer Dienst");
    const doctor = await hire(insurer, ["read", "write"], "md");
    const courier = await beginThread(insurer, anna);
    const place = { thread: courier.thread, lane: "case" } as const;
    const sealing = await anna.api.sealAttachment({ ...place, aid: makeUuid7(T0 * 1000), name: "Gutachten.pdf", type: "application/pdf", content: new Blob(["geheim"]), to: "md" });
    const ciphertext = await new Response(sealing.stream).blob();
    const attachment = await sealing.done;
    const now = T0 + 2 * HOUR;
    const sealed = await send(anna.api, courier, "self", now, { attachments: [attachment] });
    const view = await courier.show(clerk.api, isUnit("pflege"), now);
    expect(view.messages[1]!.content!.attachments[0]).toMatchObject({ readable: false, to: { dept: "md", label: "Medizinischer Dienst" } });
    await expect(clerk.api.openAttachment({ ...place, message: sealed.sh, aid: attachment.aid, ciphertext })).rejects.toMatchObject({ code: "not-for-you" });
    await doctor.api.lock();
  });
});

describe("changes of keys and members", () => {
  it("makes a new epoch after the department rotated, and reads on across epochs", async () => {
    const own = await new Insurer().start();
    const person = await enrol(own);
    const lead = await hire(own, ["read", "write", "grant"]);
    const colleague = await hire(own);
    const courier = await beginThread(own, person);
    const now = T0 + 3 * HOUR;
    await lead.api.addEvidence({ items: await own.evidence(now), now });
    const rotated = await lead.api.rotateDepartment({ dept: "pflege", reason: "leaver", keep: [lead.pid, colleague.pid], now });
    const statement = rotated.stmt;
    const later = now + 60;
    const evidence = [...(await own.evidence(later)), statement];

    await person.api.addEvidence({ items: evidence, now: later });
    const place = { thread: courier.thread, lane: "case" } as const;
    const plan = await person.api.planSend({ ...place, now: later, departments: null, exclude: null });
    expect(plan).toMatchObject({ action: "new-epoch", because: ["department-epoch"] });
    await expect(person.api.sealMessage({ ...place, draft: await draft(person.api, place, "self", later) })).rejects.toMatchObject({ detail: "new-epoch" });
    courier.store(await person.api.makeEpoch({ ...place, now: later, departments: null, exclude: null }));
    await person.api.epochStored({ ...place, stored: true });
    const second = await person.api.sealMessage({ ...place, draft: { ...(await draft(person.api, place, "self", later)), n: 2, body: "zweite" } });
    await courier.accept(second, later);

    // The colleague has the new grant and the link: both epochs open.
    const mine = rotated.grants.find(({ pid }) => pid === colleague.pid)!;
    const clean = newCore();
    await clean.unlockWithPrf({ prf: colleague.prf.slice(), bundle: bundleInput(colleague, colleague.prfMethod, own.chain) });
    await clean.addEvidence({ items: evidence, now: later });
    const [report] = await clean.openUnits({ units: [{ dept: "pflege", grants: [{ epoch: 2, file: mine.file }], links: [{ epoch: 1, file: rotated.link }] }], now: later });
    expect(report).toEqual({ dept: "pflege", opened: [1, 2], refused: [] });
    const view = await clean.openThread({ ...place, matter: MATTER, subject: person.pid, epochs: courier.epochsFor(isUnit("pflege")), messages: courier.messages, complete: true, now: later });
    expect(view.alarms).toEqual([]);
    expect(view.messages.map(({ content }) => content?.body)).toEqual(["Grüße", "zweite"]);
  });

  it("rotates a person's keys after a lost device and carries on", async () => {
    const own = await new Insurer().start();
    const person = await enrol(own);
    const staff = await hire(own);
    const courier = await beginThread(own, person);
    const now = T0 + 3 * HOUR;
    const rec = person.bundle.methods.find(({ tag }) => tag === "rec")!;
    const rotation = await person.api.rotateIdentity({ reason: "device-lost", drop: [person.prfMethod], now });
    // Both seeds (ruling 13): with one of them the thief would still read, or sign.
    const [before, after] = [read(KEYCARD, person.keycard).body, read(KEYCARD, rotation.keycard).body];
    expect(after.sig).not.toBe(before.sig);
    expect(after.enc).not.toBe(before.enc);
    const bundle = await person.api.exportBundle();
    expect(bundle.methods.map(({ id }) => id)).toEqual([rec.id]);
    await person.api.bundleStored({ seq: bundle.seq });
    expect((await person.api.state()).person?.kc).toBe(person.kc);
    const bind = await own.bindCard(read(KEYCARD, rotation.keycard), { assurance: "carryover", role: "insured", at: now });
    const changed = await person.api.acceptBinding({ keycard: rotation.keycard, bind, now });
    expect(changed).toMatchObject({ kc: rotation.kc, keySeq: 2, assurance: "carryover" });

    const later = now + HOUR;
    await courier.show(person.api, isPerson(person.pid), later);
    const place = { thread: courier.thread, lane: "case" } as const;
    expect(await person.api.planSend({ ...place, now: later, departments: null, exclude: null })).toMatchObject({ action: "new-epoch", because: ["key-changed"] });
    courier.store(await person.api.makeEpoch({ ...place, now: later, departments: null, exclude: null }));
    await person.api.epochStored({ ...place, stored: true });
    await send(person.api, courier, "self", later, { body: "neuer Schlüssel" });
    const view = await courier.show(staff.api, isUnit("pflege"), later);
    expect(view.alarms).toEqual([]);
    expect(view.messages.map(({ refused }) => refused)).toEqual([null, null]);

    // A new device opens old and new epochs with the sheet.
    const device = newCore();
    const { handle } = await device.startRecovery({ org: ORG, input: person.sheet });
    await device.unlockWithRecovery({ handle, bundle: bundleInput({ ...person, bundle, keycard: rotation.keycard, bind }, rec.id, own.chain, later) });
    const mine = await courier.show(device, isPerson(person.pid), later);
    expect(mine.messages.map(({ content }) => content?.body)).toEqual(["Grüße", "neuer Schlüssel"]);
    // The thief's old bundle carries superseded keys.
    await expect(newCore().unlockWithPrf({ prf: person.prf.slice(), bundle: { ...bundleInput(person, person.prfMethod, own.chain), bind } })).rejects.toMatchObject({ code: "wrong-keycard" });
  });

  it("grants old epochs again to somebody identified anew, by the department only", async () => {
    const own = await new Insurer().start();
    const person = await enrol(own);
    const staff = await hire(own);
    const courier = await beginThread(own, person);
    // Everything lost: a second letter, new keys for the same pid.
    const again = newCore();
    const letter = await own.letter("insured", person.pid);
    const { handle } = await again.startActivation({ org: ORG, input: letter.code });
    await again.checkActivation({ handle, fingerprint: null, aid: letter.aid, pid: letter.pid, issue: letter.issue, macOrg: letter.macOrg, td: letter.td, registrar: letter.registrar, now: T0 });
    const { keycard } = await again.makeIdentity({ handle, now: T0 + 4 * HOUR });
    await again.addMethodPrf({ prf: systemChance(32), label: "Passkey", now: T0 });
    const now = T0 + 5 * HOUR;
    const bind = await own.bindCard(read(KEYCARD, keycard), { assurance: "letter", role: "insured", at: now });
    await again.acceptBinding({ keycard, bind, now });
    const blind = await courier.show(again, isPerson(person.pid), now);
    expect(blind.messages[0]).toMatchObject({ content: null, refused: "grant-missing" });
    expect(blind.epochs[0]).toMatchObject({ readable: false, badGrant: true });
    const place = { thread: courier.thread, lane: "case" } as const;
    expect(await again.planSend({ ...place, now, departments: null, exclude: null })).toMatchObject({ action: "blocked", blockedBy: "author-not-allowed" });

    const seenByStaff = await courier.show(staff.api, isUnit("pflege"), now);
    expect(seenByStaff.newKeys).toEqual([{ pid: person.pid, role: "subject", kc: read(KEYCARD, keycard).id, at: now, assurance: "letter", opensAt: now + 7 * DAY, epochs: [1] }]);
    const give = (api: typeof again, at: number) => api.regrant({ ...place, epochs: [1], to: { t: "person", pid: person.pid }, now: at });
    await expect(give(staff.api, now)).rejects.toMatchObject({ code: "history-withheld" });
    const later = now + 7 * DAY;
    // Proofs of a week ago prove nothing about today.
    await expect(give(staff.api, later)).rejects.toMatchObject({ code: "not-fresh" });
    await courier.show(staff.api, isUnit("pflege"), later - 1);
    await expect(give(staff.api, later - 1)).rejects.toMatchObject({ code: "history-withheld" });
    const regrants = await give(staff.api, later);
    for (const { epoch, member, file } of regrants) courier.epochs[epoch - 1]!.grants.push({ member, file });
    courier.store(await staff.api.makeEpoch({ ...place, now: later, departments: null, exclude: null }));
    await staff.api.epochStored({ ...place, stored: true });
    const seen = await courier.show(again, isPerson(person.pid), later);
    expect(seen.messages[0]?.content?.body).toBe("Grüße");
    expect(seen.epochs.map(({ readable }) => readable)).toEqual([true, true]);
    expect(await again.planSend({ ...place, now: later, departments: null, exclude: null })).toMatchObject({ action: "ready" });
    // The old key is nobody's any more: whoever still holds it gives nothing to anybody.
    await courier.show(person.api, isPerson(person.pid), later);
    await expect(give(person.api, later)).rejects.toMatchObject({ code: "not-entitled" });
  });

  it("grants old epochs to nobody whose newest binding is not known in full", async () => {
    const own = await new Insurer().start();
    const person = await enrol(own);
    const staff = await hire(own);
    const courier = await beginThread(own, person);
    const place = { thread: courier.thread, lane: "case" } as const;
    // A thief with her letter, and a change of keys since: the server shows only the last binding, as if she had changed her keys herself.
    const who = { org: ORG, pid: person.pid, kind: "insured" } as const;
    const stolen = await makePersonKeys(who, makeSeeds(systemChance), null, T0 + DAY);
    const changed = await makePersonKeys(who, makeSeeds(systemChance), stolen, T0 + 2 * DAY);
    await own.bindCard(stolen.keycard, { assurance: "letter", role: "insured", at: T0 + DAY });
    const letter = own.binds.get(person.pid)!.at(-1)!.envelope;
    await own.bindCard(changed.keycard, { assurance: "carryover", role: "insured", at: T0 + 2 * DAY });
    const give = (now: number) => staff.api.regrant({ ...place, epochs: [1], to: { t: "person", pid: person.pid }, now });
    const now = T0 + 3 * DAY;
    const items = await own.evidence(now);
    await staff.api.addEvidence({ items: items.filter((item) => item !== letter), now });
    await staff.api.openThread({ ...place, matter: MATTER, subject: null, epochs: courier.epochsFor(isUnit("pflege")), messages: courier.messages, complete: true, now });
    await expect(give(now)).rejects.toMatchObject({ code: "sequence-gap" });
    // With the whole chain it is a key that came by letter, however often it was changed since.
    await staff.api.addEvidence({ items, now });
    await expect(give(now)).rejects.toMatchObject({ code: "history-withheld" });
    const later = T0 + 8 * DAY;
    await staff.api.addEvidence({ items: await own.evidence(later), now: later });
    expect(await give(later)).toHaveLength(1);
  });

  it("grants old epochs to a representative as long as he is one", async () => {
    const own = await new Insurer().start();
    const person = await enrol(own);
    const rep = await enrol(own, "rep");
    const staff = await hire(own);
    const ends = T0 + 10 * DAY;
    const acting = await signStatement(REP, { v: 1, org: ORG, rep: rep.pid, for: person.pid, scope: null, rights: ["read", "write", "post"], basis: "vollmacht", nbf: T0, exp: ends, ref: null, by: null, iat: T0 }, own.binder);
    const start = T0 + HOUR;
    await person.api.addEvidence({ items: [...(await own.evidence(start)), acting.envelope], now: start });
    const courier = new Courier(own, makeUuid4());
    const place = { thread: courier.thread, lane: "case" } as const;
    courier.store(await person.api.createThread({ ...place, matter: MATTER, subject: person.pid, departments: ["pflege"], exclude: [], now: start }));
    await person.api.epochStored({ ...place, stored: true });
    await send(person.api, courier, "self", start);
    const next = await makePersonKeys({ org: ORG, pid: rep.pid, kind: "rep" }, makeSeeds(systemChance), null, T0 + DAY);
    await own.bindCard(next.keycard, { assurance: "branch", role: "rep", at: T0 + DAY });
    const give = async (now: number) => {
      await staff.api.addEvidence({ items: [acting.envelope], now });
      await courier.show(staff.api, isUnit("pflege"), now);
      return staff.api.regrant({ ...place, epochs: [1], to: { t: "person", pid: rep.pid }, now });
    };
    expect(await give(ends - 1)).toMatchObject([{ epoch: 1, member: rep.pid }]);
    await expect(give(ends)).rejects.toMatchObject({ code: "ghost-member" });
  });

  it("lets a person write with proofs of up to 14 days, with a warning, and staff not", async () => {
    const own = await new Insurer().start();
    const person = await enrol(own);
    const staff = await hire(own);
    const courier = await beginThread(own, person);
    await courier.show(staff.api, isUnit("pflege"), T0 + HOUR);
    const place = { thread: courier.thread, lane: "case" } as const;
    const ask = { ...place, departments: null, exclude: null };
    const at = (days: number): number => T0 + HOUR + days * DAY;
    expect(await person.api.planSend({ ...ask, now: at(2) })).toMatchObject({ action: "ready", staleWarning: false });
    expect(await person.api.planSend({ ...ask, now: at(13) })).toMatchObject({ action: "ready", staleWarning: true, needRevlist: true, needFresh: [person.pid] });
    expect(await person.api.planSend({ ...ask, now: at(15) })).toMatchObject({ action: "blocked", blockedBy: "not-fresh" });
    expect(await staff.api.planSend({ ...ask, now: at(3) })).toMatchObject({ action: "blocked", blockedBy: "not-fresh" });
    await expect(person.api.makeEpoch({ ...ask, now: at(13) })).rejects.toMatchObject({ code: "not-fresh" });
  });

  it("shows a list row from the newest epoch alone, and does not send on the strength of it", async () => {
    const own = await new Insurer().start();
    const person = await enrol(own);
    const staff = await hire(own);
    const courier = await beginThread(own, person);
    const now = T0 + 2 * HOUR;
    const place = { thread: courier.thread, lane: "case" } as const;
    await courier.show(staff.api, isUnit("pflege"), now);
    await own.newDepartment("leistung", "Team Leistung");
    await staff.api.addEvidence({ items: await own.evidence(now), now });
    courier.store(await staff.api.makeEpoch({ ...place, now, departments: ["leistung", "pflege"], exclude: null }));
    await staff.api.epochStored({ ...place, stored: true });
    await send(staff.api, courier, "staff", now, { body: "zwei Teams" });
    const fresh = newCore();
    await fresh.unlockWithPrf({ prf: person.prf.slice(), bundle: bundleInput(person, person.prfMethod, own.chain) });
    await fresh.addEvidence({ items: await own.evidence(now), now });
    const row = await fresh.openThread({ ...place, matter: MATTER, subject: person.pid, epochs: courier.epochsFor(isPerson(person.pid)).slice(-1), messages: courier.messages.slice(-1), complete: false, now });
    expect(row).toMatchObject({ chain: "partial", alarms: [], messages: [{ content: { body: "zwei Teams" }, flags: [] }] });
    expect(await fresh.planSend({ ...place, now, departments: null, exclude: null })).toMatchObject({ action: "blocked", blockedBy: "epoch-gap" });
    expect(await fresh.openThread({ ...place, matter: MATTER, subject: person.pid, epochs: courier.epochsFor(isPerson(person.pid)), messages: courier.messages, complete: true, now })).toMatchObject({ chain: "complete", alarms: [] });
    expect(await fresh.planSend({ ...place, now, departments: null, exclude: null })).toMatchObject({ action: "ready" });
  });
});
