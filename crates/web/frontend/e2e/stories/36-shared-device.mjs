// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { enterCode, compose, pressSend, gone, sheetCode, signInWithPasskey, toInbox } from "../lib/person.mjs";

export const title = "a foreign device: a key on a ring, short limits, a question before a draft is lost, and nothing left behind";
export const whole = true;

const subject = "Frage aus der Bücherei";

/** Everything that this browser has kept of the portal, by its own listing. */
async function traces(page) {
  const kept = await page.evaluate(async () => {
    const files = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
    return [
      ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
      ...Object.keys(localStorage).map((key) => `local ${key}`),
      ...Object.keys(sessionStorage).map((key) => `session ${key}`),
      ...(await caches.keys()).map((key) => `cache ${key}`),
      ...files.map((name) => `file ${name}`),
    ];
  });
  return [...kept, ...(await page.context().cookies()).map(({ name }) => `cookie ${name}`)];
}

const choose = (page) => page.getByLabel("Fremdes oder gemeinsam genutztes Gerät").check();

export default async function story({ stage }) {
  const demo = await stage.demo();
  const device = await stage.device("library");
  const { page, context } = device;
  // The computer in the library could make a passkey of its own; it must not.
  await device.addAuthenticator("usb");

  const letter = demo.letters[0];
  await page.goto(`${demo.portal}/#/activate`);
  await page.getByRole("button", { name: "Sprache: Deutsch" }).first().click();
  await page.getByRole("button", { name: "English" }).first().click();
  await page.getByRole("button", { name: "Language: English" }).first().click();
  await page.getByRole("button", { name: "Deutsch", exact: true }).first().click();
  await choose(page);
  await enterCode(page, demo.portal, letter);
  await page.getByText("Der Passkey entsteht nicht auf diesem Gerät", { exact: false }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Lieber ein Passwort festlegen" }).count(), 0, "no password on a foreign device");
  await stage.shot(page, "passkey");
  await page.getByRole("button", { name: "Passkey anlegen" }).click();
  await sheetCode(page);
  // Made on the ring and not in the computer.
  await device.removeAuthenticator(device.authenticator);
  await page.getByRole("button", { name: "Ich habe es sicher abgelegt, weiter" }).click();
  await toInbox(page);
  assert.deepEqual(await traces(page), ["cookie sp-portal"]);

  // She wants to go with a draft half written: it is named, and she sends it first.
  await compose(page, demo.portal, { matter: "Etwas anderes", subject, body: "Ich komme nur hier ins Netz." });
  await page.getByText(/^Entwurf gesichert/).waitFor();
  await stage.shot(page, "writing");
  const bar = page.getByRole("region", { name: "Ihre Anmeldung" });
  await bar.getByText(/endet um/).waitFor();
  await bar.getByRole("button", { name: "Abmelden" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("ein Entwurf", { exact: false }).waitFor();
  await dialog.getByText(subject).waitFor();
  await stage.shot(page, "question");
  await dialog.getByRole("button", { name: "Zurück" }).click();
  await pressSend(page);
  await gone(page);
  assert.deepEqual(await traces(page), ["cookie sp-portal"]);
  // The page begins anew, so that nothing of hers is left in its memory either.
  await Promise.all([page.waitForEvent("load"), bar.getByRole("button", { name: "Abmelden" }).click()]);
  await page.getByRole("button", { name: "Mit Passkey anmelden" }).waitFor();
  assert.deepEqual(await traces(page), [], "after signing out");
  assert.equal(await page.getByRole("checkbox").isChecked(), false, "not even the choice is remembered");

  // In again. Another tab keeps out of it.
  await choose(page);
  await signInWithPasskey(page, demo.portal);
  const kept = await traces(page);
  assert.deepEqual(kept, ["cookie sp-portal"]);
  const other = await context.newPage();
  await other.goto(`${demo.portal}/#/`);
  await other.getByText("In einem anderen Tab ist jemand angemeldet").waitFor();
  await stage.shot(other, "other-tab");
  await other.close();

  // The tab is killed without a word. All it leaves is the cookie, and the next page wipes it before it shows anything.
  const after = await stage.device("next-visit");
  await after.context.addCookies(await context.cookies());
  await after.page.goto(`${demo.portal}/#/inbox`);
  await after.page.getByRole("button", { name: "Mit Passkey anmelden" }).waitFor();
  assert.deepEqual(await traces(after.page), [], "after the tab was killed");
  assert.equal(await after.page.evaluate(() => location.hash), "#/");
  await stage.shot(after.page, "next-visit");
  // The session is over with the server, too.
  assert.equal(await page.evaluate(async () => (await fetch("/api/portal/session")).status), 401);

  // Control: at a device of her own something stays.
  await page.reload();
  await signInWithPasskey(page, demo.portal);
  assert.ok((await traces(page)).some((trace) => trace.startsWith("database")), "this listing finds what is kept");
}
