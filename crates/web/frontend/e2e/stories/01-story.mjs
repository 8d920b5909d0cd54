// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { access, readFile } from "node:fs/promises";
import { pdf, png, sha256, shownBy } from "../lib/files.mjs";
import { allMails, confirmKnownAddress, waitForMails } from "../lib/mails.mjs";
import { activate, lock, reply, saveFile, toInbox, toWorklist, unlockWithPasskey, write } from "../lib/person.mjs";

export const title = "a letter, a passkey, a message with a photo and 25 MB, an answer, mails that say nothing";
export const daily = true;
export const journey = true;
export const whole = true;

const ADDRESS = "erika.muster@post.example";

export default async function story({ stage }) {
  const demo = await stage.demo({ data: process.env.E2E_DATA ?? null });
  const insured = await stage.device("insured", { clock: false });
  const clerk = await stage.device("clerk", { clock: false });
  const letter = demo.letters[0];
  assert.ok((await readFile(letter.pdf)).subarray(0, 5).toString() === "%PDF-", "the letter is a PDF");
  await access(demo.staff[0].pdf);

  await activate(insured.page, demo.portal, letter);
  await toInbox(insured.page);
  await confirmKnownAddress(insured.page, demo, ADDRESS);
  const photo = png("Foto");
  const large = pdf(25 * 1024 * 1024);
  await write(insured.page, demo.portal, {
    patient: true,
    matter: "Bescheinigung oder Attest schicken",
    subject: "Attest und Befund",
    body: "Guten Tag, anbei das Attest und der Befund.",
    files: [
      { name: "Attest.png", mimeType: "image/png", buffer: photo },
      { name: "Befund.pdf", mimeType: "application/pdf", buffer: large },
    ],
  });

  // Whoever is reading right now needs no mail: she locks and goes.
  await lock(insured.page);

  await activate(clerk.page, demo.office, demo.staff[0]);
  await toWorklist(clerk.page);
  await clerk.page.getByRole("link", { name: "Attest und Befund" }).click();
  await clerk.page.getByText("Guten Tag, anbei das Attest und der Befund.").waitFor();
  await clerk.page.getByText(`An die versicherte Person: ${letter.name}`).waitFor();
  const saved = await saveFile(clerk.page, "Attest.png");
  assert.equal(await shownBy(clerk.page, saved), await shownBy(clerk.page, photo));
  assert.ok(photo.includes("Comment") && !saved.includes("Comment"), "a picture is sent without what stands beside its pixels");
  assert.equal(sha256(await saveFile(clerk.page, "Befund.pdf")), sha256(large));
  await stage.shot(clerk.page, "case");
  const answer = pdf(60_000);
  // Nothing but the code of her address was mailed before.
  const before = await allMails(demo, ADDRESS);
  assert.equal(before.length, 1, JSON.stringify(before.map(({ subject, text, headers }) => ({ subject, text, date: headers.Date }))));
  await reply(clerk.page, { patient: true, body: "Vielen Dank, Ihr Attest ist angekommen.", files: [{ name: "Bescheid.pdf", mimeType: "application/pdf", buffer: answer }] });

  const mails = await waitForMails(demo, before.length + 1, ADDRESS);
  assert.equal(mails.length, before.length + 1, "one mail");
  // In the language that the insurer's register has for her.
  assert.equal(mails.at(-1).subject, "Musterkasse: Neues in Ihrem Postfach");
  const text = JSON.stringify(mails);
  for (const secret of ["Attest", "Befund", "Krankengeld", "Erika", "Sommer", "Bescheid"]) assert.ok(!text.includes(secret), `the mail says ${secret}`);
  assert.ok(!/https?:\/\/[^\s"]+[/?]/.test(mails[0].text), "the mail holds no link");

  await unlockWithPasskey(insured.page);
  await insured.page.getByText("Vielen Dank, Ihr Attest ist angekommen.").waitFor();
  assert.equal(sha256(await saveFile(insured.page, "Bescheid.pdf")), sha256(answer));
  await insured.page.getByText("Vom Team geöffnet").first().waitFor();
  await stage.shot(insured.page, "thread");
}
