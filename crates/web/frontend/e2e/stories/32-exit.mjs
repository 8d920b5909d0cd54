// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { activate, compose, toInbox, unlockWithPasskey } from "../lib/person.mjs";

export const title = "leaving quickly: an empty page at once, nothing behind it, and the draft is there afterwards";
export const journey = true;

const subject = "Bitte nicht anrufen";
const body = "Ich wohne nicht mehr dort.";

export default async function story({ stage }) {
  const demo = await stage.demo();
  const { page } = await stage.device("owner");
  await activate(page, demo.portal, demo.letters[1]);
  await toInbox(page);
  assert.equal(await page.title(), page.say("Posteingang – Siegelpost"), "a tab names no insurer and no content");

  // One Escape is no exit, nor are two, nor three with words between them.
  await compose(page, demo.portal, { matter: "Etwas anderes", subject, body });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.getByLabel("Ihre Nachricht").focus();
  await page.keyboard.type(" Danke.");
  await page.keyboard.press("Escape");
  await page.waitForTimeout(300);
  assert.ok(page.url().startsWith(demo.portal));
  await stage.shot(page, "writing");

  await page.waitForTimeout(1500);
  for (let n = 0; n < 3; n += 1) await page.keyboard.press("Escape");
  await page.waitForURL("about:blank");

  // Back leads to nothing but the lock: no title, no address and no word of the letter.
  await page.goBack();
  await page.getByRole("button", { name: "Mit Passkey anmelden" }).or(page.getByRole("button", { name: "Mit Passkey entsperren" })).first().waitFor();
  const seen = await page.evaluate(() => `${document.title} ${location.href} ${document.body.innerText}`);
  for (const secret of [subject, body, "anrufen", "wohne"]) assert.ok(!seen.includes(secret), `${secret} is still there`);
  await stage.shot(page, "back");

  // What was typed was sealed before the keys went.
  await unlockWithPasskey(page);
  await page.goto(`${demo.portal}/#/inbox`);
  await page.getByRole("link", { name: subject }).click();
  assert.equal(await page.getByLabel("Ihre Nachricht").inputValue(), `${body} Danke.`);

  // The button does the same.
  await page.getByRole("button", { name: "Schnell verlassen" }).click();
  await page.waitForURL("about:blank");
}
