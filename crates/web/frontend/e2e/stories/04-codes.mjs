// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { mistyped, unknownCode } from "../lib/codes.mjs";
import { activate, activateUpToAnswer, correctDate, enterCode, toInbox } from "../lib/person.mjs";

export const title = "codes: mistyped, unknown, used, expired, and the wrong birth date five times";
export const journey = true;

const REFUSED = "Dieser Code gilt nicht mehr. Er ist abgelaufen, schon benutzt oder durch einen neuen ersetzt. Wir schicken Ihnen gern einen neuen Brief: 0800 000 4711.";

export default async function story({ stage }) {
  const demo = await stage.demo();
  await Promise.all([typingErrors(stage, demo, demo.letters[2]), usedTwice(stage, demo, demo.letters[0]), wrongDate(stage, demo, demo.letters[1])]);
  // The third letter was never used; a month later it is waste paper.
  await demo.again(["--hours-ahead", String(31 * 24)]);
  const late = await stage.device("late");
  await enterCode(late.page, demo.portal, demo.letters[2]);
  await refused(late.page);
}

async function typingErrors(stage, demo, letter) {
  const { page } = await stage.device("typing");
  const asked = [];
  page.on("request", (request) => { if (request.method() !== "GET") asked.push(request.url()); });
  // The last symbol carries the check digit; the sentence comes while she types, and again when she goes on.
  await enterCode(page, demo.portal, { ...letter, code: mistyped(letter.code, 23) });
  await page.getByText(/^Ein Zeichen passt nicht\. Bitte vergleichen Sie den Code noch einmal mit dem Papier\./).first().waitFor();
  await page.getByText("Dieser Versuch zählt nicht.").waitFor();
  await stage.shot(page, "mistyped");
  await page.reload();
  await enterCode(page, demo.portal, { ...letter, code: `U${letter.code.slice(1)}` });
  await page.getByText(/^Ein Zeichen in Gruppe 1 passt nicht\./).first().waitFor();
  await page.reload();
  await enterCode(page, demo.portal, { ...letter, code: letter.code.slice(0, 20) });
  await page.getByText("Der Code hat 24 Zeichen, hier stehen 16.").first().waitFor();
  assert.deepEqual(asked, [], "a typing error never leaves the browser");
  await page.reload();
  await enterCode(page, demo.portal, { ...letter, code: unknownCode() });
  await refused(page);
  await stage.shot(page, "unknown");
  assert.equal(asked.length, 1, "a code that could be one is asked about");
}

async function usedTwice(stage, demo, letter) {
  const owner = await stage.device("owner");
  await activate(owner.page, demo.portal, letter);
  await toInbox(owner.page);
  const second = await stage.device("second");
  await enterCode(second.page, demo.portal, letter);
  await refused(second.page);
  // The owner keeps what she has.
  await owner.page.goto(`${demo.portal}/#/write`);
  await owner.page.getByLabel("Worum geht es?").waitFor();
}

/** The one sentence for unknown, used and expired, and nothing of a passkey yet. */
async function refused(page) {
  await page.getByRole("alert").getByText(REFUSED.replaceAll("0800 000 4711", "0800\u00a0000\u00a04711")).waitFor();
  assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), page.say("Freischaltcode eingeben"));
}

async function wrongDate(stage, demo, letter) {
  const { page } = await stage.device("wrong-date");
  await activateUpToAnswer(page, demo.portal, { ...letter, dob: "1970-01-01" });
  const tries = ["noch 4 Versuche", "noch 3 Versuche", "noch 2 Versuche", "noch einen Versuch"];
  for (const [n, left] of tries.entries()) {
    await page.getByText(`Code und Geburtsdatum passen nicht zusammen. Sie haben ${left}. Danach brauchen Sie einen neuen Code.`).waitFor();
    if (n === 0) await stage.shot(page, "wrong-date");
    await correctDate(page, `1970-02-0${n + 1}`);
  }
  await page.getByText(/Für diesen Code gibt es keinen Versuch mehr\. Wir schicken Ihnen einen neuen Brief/).waitFor();
  assert.equal(await page.getByLabel("Tag", { exact: true }).count(), 0, "no field for a sixth try");
  await stage.shot(page, "no-tries");
  await page.getByRole("link", { name: "Neuen Brief bekommen" }).click();
  await page.getByRole("heading", { level: 1, name: "Brief mit Freischaltcode bestellen" }).waitFor();
  // Not even with the right date.
  await enterCode(page, demo.portal, letter);
  await refused(page);
}
