// SPDX-License-Identifier: EUPL-1.2
/** Attachments that were swapped, cut, filled or sealed to somebody else, and receipts that do not belong to what they are shown with. */
import assert from "node:assert/strict";
import { saveFile } from "../lib/person.mjs";
import { bend, inject, SECRET } from "./inject.mjs";
import { ANSWER, FIRST, THIRD } from "./stage.mjs";

export const PAPER = { name: "Attest.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 Attest der Versicherten") };
export const PICTURE = { name: "Befund.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 Befund der Versicherten") };

const attachmentOf = ({ mainPlace }, index) => mainPlace.messages[0].body.att[index];
const pathOf = (stage, index) => `/attachments/${attachmentOf(stage, index).aid}`;

/** The real bytes of a stored attachment. */
async function bytesOf(stage, index) {
  const response = await stage.erika.context.request.get(`${stage.erika.origin}/api/portal${pathOf(stage, index)}`);
  return response.body();
}

/** Presses "Speichern" and waits for the words; nothing may be saved. */
async function refusesFile(stage, name, code) {
  const { erika } = stage;
  let saved = 0;
  const count = () => { saved += 1; };
  erika.page.on("download", count);
  await erika.page.getByRole("button", { name: `${name} speichern` }).click();
  await erika.says(erika.text("file-refused", { name }));
  await erika.refuses(code);
  erika.page.off("download", count);
  assert.equal(saved, 0, "a file was saved");
}

/** The honest file comes out whole. */
async function savesFile(stage, file) {
  assert.deepEqual(await saveFile(stage.erika.page, file.name), file.buffer);
}

async function fine(stage) {
  await stage.fine();
  await savesFile(stage, PAPER);
}

/** Other bytes for the first attachment of an honest message. */
function swapped(name, code, make) {
  return {
    name,
    fine,
    async play(stage) {
      const body = await make(stage);
      await stage.erika.answer(pathOf(stage, 0), () => ({ status: 200, contentType: "application/octet-stream", body: Buffer.from(body) }));
      await stage.erika.openThread(stage.main);
      await stage.erika.shows(FIRST);
      await refusesFile(stage, PAPER.name, code);
    },
  };
}

const encOf = ({ mainPlace }) => mainPlace.epochs.at(-1).signed.body.enc;

const stored = [
  swapped("the bytes of another attachment of the same message", "wrong-file", (s) => bytesOf(s, 1)),
  swapped("a file of the server's own, sealed to the thread", "wrong-file", async (s) => (await s.kit.makeAttachment(encOf(s), PAPER.name, s.kit.utf8(SECRET))).file),
  swapped("one changed byte", "corrupt", async (s) => {
    const bytes = await bytesOf(s, 0);
    bytes[bytes.length - 100] ^= 1;
    return bytes;
  }),
  swapped("a file that is cut off", "corrupt", async (s) => (await bytesOf(s, 0)).subarray(0, 60_000)),
  swapped("a file with a plain X25519 reader beside the thread", "foreign-stanza", (s) => s.kit.withPlainRecipient(encOf(s), s.kit.utf8(SECRET))),
  swapped("a file that is no age file at all", "not-age", () => Buffer.from(SECRET)),
];

/** Files that a dishonest clerk of the department really sent and signed. */
function sent(name, make, see) {
  return {
    name,
    fine,
    async play(stage) {
      const { kit, insider, erika, main, mainPlace, clerk } = stage;
      const made = await make(stage);
      const listed = made.listed === false ? [] : [kit.stored(made)];
      await inject(erika, main, await kit.forgedItem(insider, mainPlace, clerk, "Anbei der Bescheid.", { att: [made.att] }, { item: { attachments: listed } }));
      await erika.answer(`/attachments/${made.att.aid}`, () => ({ status: 200, contentType: "application/octet-stream", body: Buffer.from(made.file) }));
      await erika.openThread(main);
      await erika.shows("Anbei der Bescheid.");
      await see(stage);
    },
  };
}

const content = new TextEncoder().encode("%PDF-1.7 Bescheid");
const make = (stage, more) => stage.kit.makeAttachment(encOf(stage), "Bescheid.pdf", content, more);
const noSaving = (words) => async (stage) => {
  await stage.erika.says(words(stage.erika));
  assert.equal(await stage.erika.page.getByRole("button", { name: "Bescheid.pdf speichern" }).count(), 0, "nothing to press");
};

const signed = [
  sent("an honest file of a clerk opens (control)", (s) => make(s), async (s) => savesFile(s, { name: "Bescheid.pdf", buffer: Buffer.from(content) })),
  sent("padding that is not zero", (s) => make(s, { padding: 1 }), (s) => refusesFile(s, "Bescheid.pdf", "bad-padding")),
  sent("another content than the message says", (s) => make(s, { change: { pt: s.kit.b64u(s.kit.systemChance(32)) } }), (s) => refusesFile(s, "Bescheid.pdf", "wrong-content")),
  sent("more content than there is", (s) => make(s, { change: { size: 70_000 } }), (s) => refusesFile(s, "Bescheid.pdf", "bad-padding")),
  sent(
    "a file for another department: named, and not opened (ruling 9)",
    async (s) => {
      const { depts } = await s.erika.get("/trust");
      const pflege = depts.map(({ stmt }) => s.kit.read(s.kit.DEPT_EPOCH, stmt)).find(({ body }) => body.dept === "pflege");
      return s.kit.makeAttachment(pflege.body.enc, "Bescheid.pdf", content, { change: { to: { dept: "pflege", epoch: 1, de: pflege.id } } });
    },
    noSaving((screen) => screen.text("file-not-for-you")),
  ),
  sent("a file that the server claims not to have", async (s) => ({ ...(await make(s)), listed: false }), noSaving((screen) => screen.text("file-missing"))),
];

/** The article of one message. */
const article = (stage, text) => stage.erika.page.locator(".msg", { hasText: text });

/** A receipt that does not count: flagged, and the message is not "Angenommen". */
function receipt(name, code, bent) {
  return {
    name,
    async play(stage) {
      const { erika, main } = stage;
      const changed = await bent(stage);
      await bend(erika, main, (items) => items.map((one) => (one.idx === 1 ? { ...one, receipt: changed } : one)));
      await erika.openThread(main);
      await article(stage, FIRST).getByText(erika.text("flag-title")).waitFor();
      await erika.refuses(code);
      assert.ok(!(await article(stage, FIRST).textContent()).includes("Angenommen"), "counts as accepted");
      assert.ok((await article(stage, THIRD).textContent()).includes("Angenommen"), "the honest receipt counts");
    },
  };
}

const receipts = [
  receipt("the receipt of another message", "receipt-for-other-object", ({ mainPlace }) => mainPlace.items[2].receipt),
  receipt("a receipt under another number", "receipt-for-other-object", ({ kit, insider, mainPlace }) => kit.receiptFor(insider, mainPlace, kit.unb64u(mainPlace.items[0].file), { idx: 4 })),
  receipt("a receipt of another thread", "receipt-for-other-object", ({ kit, insider, mainPlace, other }) => kit.receiptFor(insider, { ...mainPlace, thread: other }, kit.unb64u(mainPlace.items[0].file))),
  receipt("a receipt that the receipt key did not sign", "bad-signature", ({ kit, insider, mainPlace }) => kit.receiptFor(insider, mainPlace, kit.unb64u(mainPlace.items[0].file), {}, insider.binder)),
  {
    name: "two files under one number of the receipts",
    async play({ kit, insider, erika, main, mainPlace, clerk }) {
      await inject(erika, main, await kit.forgedItem(insider, mainPlace, clerk, SECRET, {}, { item: { idx: 3 } }));
      await erika.openThread(main);
      await erika.stopped("receipt-conflict");
      await erika.shows(FIRST, ANSWER);
    },
  },
];

/** At sending: the real server takes the message, but its answer was swapped on the way. */
const acceptance = {
  name: "a receipt for something else as the answer to sending",
  async play({ erika, other, otherPlace }) {
    const [old] = otherPlace.items;
    await erika.openThread(other);
    await erika.lie(`/threads/${other}/messages`, (body) => ({ ...body, receipt: old.receipt }), { method: "POST" });
    await erika.send("Eine Frist läuft heute ab.");
    await erika.refuses("receipt-for-other-object");
    assert.equal(await erika.page.getByText(erika.text("sent-text", { unit: "Team Krankengeld" })).count(), 0, "claims that it was sent");
    await erika.page.getByRole("button", { name: erika.text("close"), exact: true }).click();
  },
};

export const cases = [...stored, ...signed, ...receipts, acceptance];
