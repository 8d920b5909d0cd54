// SPDX-License-Identifier: EUPL-1.2
/** Messages that were forged, moved, bent, withheld, doubled or put in another order. */
import assert from "node:assert/strict";
import { bend, certificate, detail, inject, known, SECRET } from "./inject.mjs";
import { ANSWER, FIRST, THIRD } from "./stage.mjs";

/** A forged entry of the main thread that must be refused with these words while everything honest stays readable. */
function forged(name, code, make, statements = () => []) {
  return {
    name,
    async play(stage) {
      const { erika, main } = stage;
      await detail(erika, main, { statements: await statements(stage) });
      await inject(erika, main, ...[await make(stage)].flat());
      await erika.openThread(main);
      await erika.refuses(code);
      await erika.says(erika.text("message-refused-title"));
      await erika.shows(FIRST, ANSWER, THIRD);
      await erika.hides(SECRET);
    },
  };
}

const item = ({ kit, insider, mainPlace }, author, change, more) => kit.forgedItem(insider, mainPlace, author, SECRET, change, more);

/** Bytes of the server's choice, sealed to the thread's public recipient, under the header of an honest answer of Tom's. */
async function raw(stage, idx, bytes) {
  const { kit, insider, mainPlace, clerk } = stage;
  const header = kit.headerOf(kit.nextBody(mainPlace, clerk, SECRET));
  return kit.itemOf(insider, mainPlace, { ...header, mid: kit.makeUuid7(Date.now() + idx) }, bytes, { idx });
}

const strangers = [
  forged("a message of another insured person, sealed into this thread", "not-a-member", (s) => item(s, s.stranger), (s) => known(s.kit, s.paul)),
  forged("a message of somebody whom the registrar never bound", "unbound-sender", async (s) => item(s, { ...(await s.kit.nobody(s.insider.org, s.kit.makeUuid4(), "insured")), as: "self", cert: null })),
  forged("a message in the clerk's name, signed by the server", "bad-signature", (s) => item(s, s.clerk, {}, { seed: s.kit.systemChance(32) })),
  forged("a message in the clerk's name with a key of the server's own", "unbound-sender", async (s) => {
    const liar = await s.kit.nobody(s.insider.org, s.tom.pid, "staff");
    return item(s, { ...liar, as: "staff", cert: s.clerk.cert });
  }),
  forged("a message in the reader's own name, signed by the server", "bad-signature", async (s) => {
    const { keycard } = await s.erika.get("/bundle");
    const card = s.kit.read(s.kit.KEYCARD, keycard);
    return item(s, { ...s.clerk, pid: card.body.pid, kc: card.id, as: "self", cert: null }, {}, { seed: s.kit.systemChance(32) });
  }),
  forged("a person without a certificate who poses as staff", "uncertified-staff", (s) => item(s, { ...s.stranger, as: "staff" }), (s) => known(s.kit, s.paul)),
];

/** Certificates: what Paul would need to pass for a clerk of this department. */
const certificates = [
  ["a clerk whose certificate only one of the two administrators signed (ruling 19)", "uncertified-staff", (s) => ({ signers: s.insider.admins.slice(0, 1) })],
  ["a certificate that one administrator signed twice (ruling 19)", "uncertified-staff", (s) => ({ signers: [s.insider.admins[0], s.insider.admins[0]] })],
  ["a certificate signed by the registrar instead of the administrators", "uncertified-staff", (s) => ({ signers: [s.insider.binder, s.insider.issuer] })],
  ["a clerk of another department", "not-a-member", () => ({ depts: [{ d: "pflege", rights: ["read", "write"] }] })],
  ["a clerk who may read but not write", "not-a-member", () => ({ depts: [{ d: "krankengeld", rights: ["read"] }] })],
  ["a certificate that has expired", "uncertified-staff", (s) => ({ change: { nbf: s.kit.now() - 9000, exp: s.kit.now() - 8000 } })],
].map(([name, code, how]) => ({
  name,
  async play(stage) {
    const cert = await certificate(stage.kit, stage.insider, stage.paul, how(stage));
    const made = forged(name, code, (s) => item(s, { ...s.stranger, as: "staff", cert: cert.id }), (s) => [...known(s.kit, s.paul), cert.wire]);
    await made.play(stage);
  },
}));

const moved = [
  forged("a file of another thread under this thread's header", "not-for-this-key", async ({ kit, insider, mainPlace, otherPlace }) => {
    const [stolen] = otherPlace.items;
    return kit.itemOf(insider, mainPlace, { ...stolen.header, thread: mainPlace.thread }, kit.unb64u(stolen.file));
  }),
  forged("a message of another thread, sealed again by a member", "wrong-thread", async ({ kit, insider, mainPlace, otherPlace }) => {
    const [stolen] = otherPlace.messages;
    const file = await kit.sealJson(mainPlace.epochs.at(-1).signed.body.enc, kit.envelopeJson(stolen.envelope));
    return kit.itemOf(insider, mainPlace, kit.headerOf(stolen.body), file);
  }),
  forged("the same with a header that fits this thread", "header-mismatch", async ({ kit, insider, mainPlace, otherPlace }) => {
    const [stolen] = otherPlace.messages;
    const file = await kit.sealJson(mainPlace.epochs.at(-1).signed.body.enc, kit.envelopeJson(stolen.envelope));
    return kit.itemOf(insider, mainPlace, { ...kit.headerOf(stolen.body), thread: mainPlace.thread }, file);
  }),
  forged("a note of the staff in the insured person's lane", "wrong-thread", (s) => item(s, s.clerk, { lane: "internal", kind: "note" })),
  forged("a message that names another member list (te)", "wrong-thread", (s) => item(s, s.clerk, { te: s.kit.b64u(s.kit.systemChance(32)) })),
  forged("a message of another organisation", "wrong-thread", (s) => item(s, s.clerk, { org: "anderekasse.example" })),
];

const headers = {
  name: "clear headers that differ from what was signed: matter, class, kind, counter, sender, device (ruling 7)",
  async play({ erika, main, paul, kit }) {
    const bent = [{ matter: "sonstiges" }, { class: "hoch" }, { kind: "redact" }];
    await bend(erika, main, (items) => items.map((one, i) => ({ ...one, header: { ...one.header, ...bent[i] } })));
    await erika.openThread(main);
    await erika.refuses("header-mismatch");
    await erika.hides(FIRST, ANSWER, THIRD);
    await erika.honest();
    const more = [{ n: 7 }, { sender: paul.pid }, { dev: kit.b64u(kit.systemChance(16)) }];
    await bend(erika, main, (items) => items.map((one, i) => ({ ...one, header: { ...one.header, ...more[i] } })));
    await erika.openThread(main);
    await erika.refuses("header-mismatch");
    await erika.hides(FIRST, ANSWER, THIRD);
  },
};

/** Flags: the message was really signed by a member, so it is shown, with the words. */
function flagged(name, code, lie, { shows = [ANSWER, THIRD], hides = [] } = {}) {
  return {
    name,
    async play(stage) {
      await lie(stage);
      await stage.erika.openThread(stage.main);
      await stage.erika.refuses(code);
      await stage.erika.shows(...shows);
      await stage.erika.hides(...hides);
    },
  };
}

const TWICE = "Zweite Fassung derselben Nummer.";

const transcript = [
  flagged("a message in the middle that is withheld", "missing-predecessor", (s) => bend(s.erika, s.main, (items) => items.filter((one) => one.idx !== 2)), { shows: [FIRST, THIRD], hides: [ANSWER] }),
  flagged("the first message of a device that is withheld", "counter-gap", (s) => bend(s.erika, s.main, (items) => items.filter((one) => one.idx !== 1)), { hides: [FIRST] }),
  flagged("a withheld message that nobody refers to shows in the numbers of the receipts", "receipt-gap", async (s) => inject(s.erika, s.main, await s.kit.forgedItem(s.insider, s.mainPlace, s.clerk, TWICE, {}, { item: { idx: 5 } })), { shows: [FIRST, ANSWER, THIRD, TWICE] }),
  flagged("two messages of one device under one number", "equivocation", async (s) => inject(s.erika, s.main, await s.kit.forgedItem(s.insider, s.mainPlace, s.clerk, TWICE, { n: 1 })), { shows: [FIRST, ANSWER, THIRD, TWICE] }),
  flagged("a message with a wrong place in the order", "wrong-seq", async (s) => inject(s.erika, s.main, await s.kit.forgedItem(s.insider, s.mainPlace, s.clerk, TWICE, { seq: 9 })), { shows: [TWICE] }),
  flagged("a message that follows one which does not exist", "missing-predecessor", async (s) => inject(s.erika, s.main, await s.kit.forgedItem(s.insider, s.mainPlace, s.clerk, TWICE, { prev: [s.kit.b64u(s.kit.systemChance(32))] })), { shows: [TWICE] }),
  flagged("a message more than a day away from its receipt", "clock-skew", async (s) => inject(s.erika, s.main, await s.kit.forgedItem(s.insider, s.mainPlace, s.clerk, TWICE, {}, { item: { ts: s.kit.now() + 3 * s.kit.DAY } })), { shows: [TWICE] }),
  {
    name: "a message shown a second time under a new number",
    async play({ kit, insider, erika, main, mainPlace }) {
      const [, again] = mainPlace.items;
      await inject(erika, main, await kit.itemOf(insider, mainPlace, again.header, kit.unb64u(again.file)));
      await erika.openThread(main);
      await erika.shows(FIRST, ANSWER, THIRD);
      assert.equal(await erika.page.locator(".msg", { hasText: ANSWER }).count(), 1, "shown once");
    },
  },
  {
    name: "receipts dated so that an answer would stand before its question",
    async play({ kit, insider, erika, main, mainPlace }) {
      const receipts = await Promise.all(mainPlace.items.map((one) => kit.receiptFor(insider, mainPlace, kit.unb64u(one.file), { idx: one.idx, ts: one.received_at + 600 - one.idx * 60 })));
      await bend(erika, main, (items) => items.map((one, i) => ({ ...one, receipt: receipts[i], received_at: one.received_at + 600 - one.idx * 60 })).reverse());
      await erika.openThread(main);
      await erika.shows(FIRST, ANSWER, THIRD);
      const order = await erika.page.locator(".msg .txt").allTextContents();
      assert.deepEqual(order, [FIRST, ANSWER, THIRD], "the order that was signed");
    },
  },
  {
    name: "a confirmation of opening that no clerk signed",
    async play(stage) {
      const { kit, erika, main, mainPlace } = stage;
      await detail(erika, main, { statements: known(kit, stage.paul) });
      await inject(erika, main, await item(stage, stage.stranger, { kind: "receipt", ref: mainPlace.messages[2].id, body: "" }));
      await erika.openThread(main);
      await erika.refuses("not-a-member");
      await erika.hides("Vom Team geöffnet");
    },
  },
];

const forms = {
  name: "sealed bytes that are no message: another type, unknown member, not canonical, duplicate member, fraction, no JSON",
  async play(stage) {
    const { kit, erika, main, mainPlace, clerk } = stage;
    const { enc } = mainPlace.epochs.at(-1).signed.body;
    const honest = kit.nextBody(mainPlace, clerk, SECRET);
    const text = new TextDecoder().decode(kit.canonicalBytes(honest));
    const signed = async (payload, type = kit.MESSAGE.type) => kit.sealJson(enc, kit.envelopeJson(await kit.signEnvelope(type, kit.utf8(payload), [clerk.keys.seeds.sig])));
    const files = [
      await signed(text, kit.THREAD_EPOCH.type),
      await signed(text.replace(/\}$/u, ',"zzz":1}')),
      await signed(text.replace("{", "{ ")),
      await signed(text.replace('"n":', '"n":1,"n":')),
      await signed(text.replace(/"n":\d+/u, '"n":2.5')),
      await kit.sealBytes(enc, kit.utf8(SECRET)),
    ];
    await inject(erika, main, ...(await Promise.all(files.map((file, i) => raw(stage, 4 + i, file)))));
    await erika.openThread(main);
    await erika.refuses("not-canonical");
    assert.equal(await erika.page.getByText(erika.text("message-refused-title")).count(), files.length, "each of them is refused");
    await erika.shows(FIRST, ANSWER, THIRD);
    await erika.hides(SECRET);
  },
};

const headersOfAge = {
  name: "age files with a plain X25519 reader, a second reader, a password, grease twice, an endless header",
  async play(stage) {
    const { kit, erika, main, mainPlace, clerk } = stage;
    const { enc } = mainPlace.epochs.at(-1).signed.body;
    const { signed, file } = await kit.sealMessage(mainPlace, kit.nextBody(mainPlace, clerk, SECRET), clerk);
    const json = kit.canonicalBytes(kit.envelopeJson(signed.envelope));
    const grease = "-> abc-grease x\nAAAA\n";
    const files = [
      await kit.withPlainRecipient(enc, json),
      await kit.withSecondRecipient(enc, (await kit.freshIdentity()).enc, json),
      await kit.withPassword(json),
      kit.withStanzas(file, grease + grease),
      kit.withStanzas(file, `-> ${"x".repeat(4000)}-grease\nAAAA\n`),
    ];
    await inject(erika, main, ...(await Promise.all(files.map((one, i) => raw(stage, 4 + i, one)))));
    await erika.openThread(main);
    await erika.refuses("foreign-stanza");
    assert.equal(await erika.page.getByText(erika.text("message-refused-title")).count(), files.length, "each of them is refused");
    await erika.shows(FIRST, ANSWER, THIRD);
    await erika.hides(SECRET);
  },
};

const answers = {
  name: "an answer with a member that the contract does not know",
  async play({ erika, main }) {
    await erika.lie(`/threads/${main}/messages`, (body) => ({ ...body, html: `<p>${SECRET}</p>` }));
    await erika.openThread(main);
    await erika.refuses("bad-answer");
    await erika.hides(SECRET, FIRST);
  },
};

export const cases = [...strangers, ...certificates, ...moved, headers, ...transcript, forms, headersOfAge, answers];
