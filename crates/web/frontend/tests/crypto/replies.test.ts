// SPDX-License-Identifier: EUPL-1.2
// One answer without an account: what the letter's code protects against a server that lies.
// Negative controls: without the comparison in `beginReply` the second test is red, without that in `openReplyFile` the third.
import { beforeEach, describe, expect, it } from "vitest";
import { identityOf, recipientOf, seal } from "../../src/crypto/agefile.ts";
import { systemChance, utf8 } from "../../src/crypto/bytes.ts";
import { makeUuid4 } from "../../src/crypto/ids.ts";
import { read } from "../../src/crypto/statement.ts";
import { THREAD_EPOCH } from "../../src/crypto/statements/thread-epoch.ts";
import { beginThread, Courier, HOUR, enrol, hire, Insurer, isUnit, MATTER, newCore, ORG, send, T0, type Actor } from "./world.ts";

const NOW = T0 + 2 * HOUR;

let insurer: Insurer;
let clerk: Actor;
let notes: Courier;

beforeEach(async () => {
  insurer = await new Insurer().start();
  const person = await enrol(insurer);
  clerk = await hire(insurer);
  const courier = await beginThread(insurer, person);
  notes = new Courier(insurer, courier.thread, "internal");
  await clerk.api.addEvidence({ items: await insurer.evidence(NOW), now: NOW });
  const first = await clerk.api.createThread({ thread: notes.thread, lane: "internal", matter: MATTER, subject: person.pid, departments: ["pflege"], exclude: [], now: NOW });
  notes.store(first);
  await clerk.api.epochStored({ thread: notes.thread, lane: "internal", stored: true });
  await send(clerk.api, notes, "staff", NOW, { kind: "note", name: "Kim K." });
});

async function made() {
  const id = makeUuid4();
  const { code, keyMac, epoch, kept } = await clerk.api.makeReplyCode({ thread: notes.thread, id, purpose: "Schreiben vom 30.11.", now: NOW });
  return { id, code, keyMac, ours: { thread: notes.thread, id, epoch, kept } };
}

const enc = (): string => read(THREAD_EPOCH, notes.epochs[0]!.stmt).body.enc;

async function answered(letter: Awaited<ReturnType<typeof made>>) {
  const api = newCore();
  await api.beginReply({ org: ORG, code: letter.code, id: letter.id, recipient: enc(), mac: letter.keyMac });
  const content = new Blob([utf8("ein Befund")]);
  const sealing = await api.sealReplyAttachment({ aid: makeUuid4(), name: "befund.txt", type: "text/plain", content });
  const ciphertext = await new Response(sealing.stream).blob();
  const file = await sealing.done;
  const sealed = await api.sealReply({ name: "Praxis Dr. Muster", text: "Anbei der Befund.", lang: "de", files: [file], now: NOW });
  return { api, ciphertext, file, sealed };
}

describe("one answer without an account", () => {
  it("is read by whoever reads the notes of the case, with its files", async () => {
    const letter = await made();
    expect(await clerk.api.openReplyCode(letter.ours)).toEqual({ code: letter.code, purpose: "Schreiben vom 30.11." });
    const { ciphertext, file, sealed } = await answered(letter);
    const reply = await clerk.api.openReply({ ...letter.ours, answer: sealed.file, mac: sealed.mac });
    expect(reply).toMatchObject({ name: "Praxis Dr. Muster", text: "Anbei der Befund.", sent: NOW, files: [{ name: "befund.txt" }] });
    expect(await (await clerk.api.openReplyAttachment({ id: letter.id, aid: file.aid, ciphertext })).text()).toBe("ein Befund");
    const colleague = await hire(insurer);
    await notes.show(colleague.api, isUnit("pflege"), NOW);
    expect(await colleague.api.openReply({ ...letter.ours, answer: sealed.file, mac: sealed.mac })).toEqual(reply);
    await insurer.newDepartment("reha", "Reha");
    const other = await hire(insurer, ["read", "write"], "reha");
    await notes.show(other.api, isUnit("reha"), NOW);
    await expect(other.api.openReply({ ...letter.ours, answer: sealed.file, mac: sealed.mac })).rejects.toMatchObject({ code: "grant-missing" });
  });

  it("is sealed to no other key than the letter's", async () => {
    const letter = await made();
    const evil = await recipientOf(identityOf(systemChance(32)));
    const api = newCore();
    const begin = { org: ORG, code: letter.code, id: letter.id, recipient: evil, mac: letter.keyMac };
    await expect(api.beginReply(begin)).rejects.toMatchObject({ code: "wrong-mac" });
    await expect(api.beginReply({ ...begin, recipient: enc(), id: makeUuid4() })).rejects.toMatchObject({ code: "wrong-mac" });
    await expect(api.sealReply({ name: "", text: "x", lang: "de", files: [], now: NOW })).rejects.toMatchObject({ code: "locked" });
  });

  it("comes from nobody without the letter, and belongs to no other one", async () => {
    const [letter, other] = [await made(), await made()];
    const { sealed } = await answered(letter);
    const forged = await seal(enc(), utf8("{}"));
    await expect(clerk.api.openReply({ ...letter.ours, answer: forged, mac: sealed.mac })).rejects.toMatchObject({ code: "wrong-mac" });
    await expect(clerk.api.openReply({ ...other.ours, answer: sealed.file, mac: sealed.mac })).rejects.toMatchObject({ code: "wrong-mac" });
    await expect(clerk.api.openReply({ ...letter.ours, kept: other.ours.kept, answer: sealed.file, mac: sealed.mac })).rejects.toMatchObject({ code: "wrong-place" });
  });

  it("ends with the lock on both sides", async () => {
    const letter = await made();
    const { api, ciphertext, file, sealed } = await answered(letter);
    await clerk.api.openReply({ ...letter.ours, answer: sealed.file, mac: sealed.mac });
    await api.endReply();
    await expect(api.sealReply({ name: "", text: "x", lang: "de", files: [], now: NOW })).rejects.toMatchObject({ code: "locked" });
    await clerk.api.lock();
    await expect(clerk.api.openReplyAttachment({ id: letter.id, aid: file.aid, ciphertext })).rejects.toMatchObject({ code: "wrong-argument" });
  });
});
