// SPDX-License-Identifier: EUPL-1.2
/**
 * What a person writes, with its file, is on her other device after the first one is gone; and some tens of times something ends the writing: a lock, a
 * network that goes, a reload. Not one character is missing. The thousand is in tests/ui/nothing-lost.test.ts; a hand needs `HAND` from the last
 * key to the reload.
 */
import assert from "node:assert/strict";
import { pdf } from "../lib/files.mjs";
import { activate, attach, lock, recover, toInbox, unlockWithPasskey } from "../lib/person.mjs";

export const title = "a draft with its file is on the other device, and nothing of it is lost by locks, cuts of the network and reloads";
export const journey = true;

const SUBJECT = "Antrag auf Haushaltshilfe";
const FILE = "verordnung.pdf";
const HAND = 250;
const TIMES = 30;
const SEED = 20_261_130;

/** The same numbers each time. */
function* numbers(seed) {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 2_147_483_648;
  }
}

const text = (page) => page.getByLabel("Ihre Nachricht");

export default async function story({ stage }) {
  const demo = await stage.demo();
  const phone = await stage.device("phone");
  const { page, context } = phone;
  const sheet = await activate(page, demo.portal, demo.letters[0]);
  await toInbox(page);
  await page.goto(`${demo.portal}/#/write`);
  await page.getByLabel("Worum geht es?").selectOption({ label: "Krankengeld: Frage zur Zahlung" });
  await page.getByLabel("Betreff").fill(SUBJECT);

  const chance = numbers(SEED);
  const next = () => chance.next().value;
  let typed = "";
  const happened = {};
  for (let n = 0; n < TIMES; n += 1) {
    const words = `${n}: ${"abcdefghij".slice(0, 1 + Math.floor(next() * 9))}. `;
    await text(page).focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(words, { delay: 20 + next() * 40 });
    typed += words;
    const kind = ["lock", "network", "reload"][Math.floor(next() * 3)];
    happened[kind] = (happened[kind] ?? 0) + 1;
    if (kind === "lock") {
      // With the last key: what is on the screen is sealed before the keys go.
      await lock(page);
      await unlockWithPasskey(page);
    } else if (kind === "network") {
      await context.setOffline(true);
      await page.waitForTimeout(next() * 500);
      await context.setOffline(false);
    } else {
      await page.waitForTimeout(HAND);
      await page.reload();
      await unlockWithPasskey(page);
    }
    await text(page).waitFor();
    assert.equal(await text(page).inputValue(), typed, `after ${kind} ${n}`);
  }
  console.log(`     ${typed.length} characters, ${JSON.stringify(happened)}`);
  await attach(page, [{ name: FILE, mimeType: "application/pdf", buffer: pdf(90_000) }]);
  await page.getByText("auch für Ihre anderen Geräte", { exact: false }).waitFor({ timeout: 30_000 });
  // The file has come after the text: what lies on the server has it, too.
  await page.waitForTimeout(4_000);
  await page.getByText("auch für Ihre anderen Geräte", { exact: false }).waitFor({ timeout: 30_000 });
  await stage.shot(page, "kept");
  await context.close();

  const tablet = await stage.device("tablet");
  await recover(tablet.page, demo.portal, sheet, demo.letters[0].dob);
  await tablet.page.goto(`${demo.portal}/#/inbox`);
  await tablet.page.getByRole("link", { name: SUBJECT }).click();
  await text(tablet.page).waitFor();
  assert.equal(await text(tablet.page).inputValue(), typed, "on the other device");
  await tablet.page.locator("li", { hasText: FILE }).getByText("bereit").waitFor({ timeout: 60_000 });
  await stage.shot(tablet.page, "elsewhere");
}
