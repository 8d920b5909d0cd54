// SPDX-License-Identifier: EUPL-1.2
/**
 * In the train: a conversation that was put on the device opens by passkey without any connection, another one does not, nothing can be written, and
 * after the sign-out nothing is left: not by the back button, not by the address, not in the browser's storage.
 * Seen to fail: without the wipe at sign-out, and without the page that the service worker keeps.
 */
import assert from "node:assert/strict";
import { activate, lock, readsNothing, reply, signInWithPasskey, toInbox, unlockWithPasskey, write } from "../lib/person.mjs";

export const title = "reading without a connection: by passkey, what was chosen, until the sign-out";
export const whole = true;

const body = "Ich liege ab Montag im Krankenhaus.";
const later = "Die Station hat kein Netz.";
const secret = "Das habe ich nicht mitgenommen.";

/** What of it lies in this browser. */
const traces = (page) =>
  page.evaluate(async () => {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open("siegelpost-portal");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = (table) =>
      new Promise((resolve, reject) => {
        const request = database.transaction(table).objectStore(table).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const kept = [...(await all("doors")), ...(await all("offline"))];
    database.close();
    const text = kept.map((item) => Object.values(item).map((part) => (part instanceof Uint8Array ? new TextDecoder().decode(part) : JSON.stringify(part))).join(" ")).join("\n");
    return { entries: kept.length, text, caches: (await caches.keys()).filter((name) => name.startsWith("sp1-offline-")).length };
  });

/** No server at all: also the service worker asks in vain. */
async function cut(context, demo, page) {
  await context.setOffline(true);
  await demo.stop({ keep: true });
  const reached = await page.evaluate(() => fetch("/api/portal/config", { cache: "no-store" }).then(() => true, () => false));
  assert.equal(reached, false, "the network is cut");
}

export default async function story({ stage }) {
  const demo = await stage.demo();
  const { page, context } = await stage.device("insured");
  await activate(page, demo.portal, demo.letters[2]);
  await toInbox(page);
  await write(page, demo.portal, { matter: "Etwas anderes", subject: "Zu Hause", body: secret });
  await write(page, demo.portal, { matter: "Etwas anderes", subject: "Im Krankenhaus", body });
  const thread = page.url();

  // One conversation onto the device: what that means is said, and the passkey is asked once.
  await page.getByRole("button", { name: "Auch ohne Netz lesen" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Nur Ihr Passkey öffnet es.", { exact: false }).waitFor();
  await stage.shot(page, "ask");
  await dialog.getByRole("button", { name: "Auf dieses Gerät legen" }).click();
  await page.getByText("Liegt auf diesem Gerät", { exact: false }).waitFor();
  // What she sees later is kept, too.
  await reply(page, { body: later });
  const kept = await traces(page);
  assert.deepEqual([kept.entries, kept.caches], [3, 1]);
  for (const word of [body, later, "Krankenhaus"]) assert.ok(!kept.text.includes(word), `"${word}" lies readable in the browser`);
  await page.goto(`${demo.portal}/#/account`);
  const section = page.getByRole("region", { name: "Ohne Netz lesen" });
  await section.getByRole("link", { name: "Im Krankenhaus" }).waitFor();
  assert.equal(await section.getByRole("link").count(), 1);
  await stage.shot(page, "account");
  await lock(page);
  await page.getByRole("link", { name: "Ohne Netz lesen, was auf diesem Gerät liegt" }).waitFor();

  // The network is gone; she opens the portal.
  await cut(context, demo, page);
  const shown = await page.goto(`${demo.portal}/`);
  assert.ok(shown.fromServiceWorker());
  // Whatever its code did, it could reach nobody.
  assert.match(shown.headers()["content-security-policy"], /connect-src 'none'/);
  await page.getByRole("heading", { level: 1, name: "Ohne Netz lesen" }).waitFor();
  await readsNothing(page, [body, later, "Krankenhaus"]);
  await stage.shot(page, "closed");
  await page.getByRole("button", { name: "Mit Passkey öffnen" }).click();
  await page.getByText("Ohne Verbindung: Sie können lesen, nicht schreiben.").waitFor();
  assert.equal(await page.getByRole("link", { name: "Zu Hause" }).count(), 0, "only what was chosen");
  await stage.shot(page, "list");
  await page.getByRole("link", { name: "Im Krankenhaus" }).click();
  await page.getByRole("article").filter({ hasText: later }).waitFor();
  assert.deepEqual(await page.getByRole("article").locator(".txt").allTextContents(), [body, later]);
  assert.equal(await page.locator("textarea, input").count(), 0, "nothing can be written");
  await stage.shot(page, "thread");
  await page.getByRole("button", { name: "Sperren" }).click();
  await page.getByText("Gesperrt. Öffnen Sie mit Ihrem Passkey.").waitFor();
  await readsNothing(page, [body, later, "Krankenhaus"]);

  // Back in the world of networks the portal is there again, by itself at the next opening.
  await demo.again();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Zum Postfach" }).click();
  await page.getByRole("heading", { name: /gesperrt/ }).or(page.getByRole("button", { name: "Mit Passkey anmelden" })).waitFor();
  if ((await page.getByRole("button", { name: "Mit Passkey entsperren" }).count()) > 0) await unlockWithPasskey(page);
  else await signInWithPasskey(page, demo.portal);
  await page.getByRole("button", { name: "Sperren", exact: true }).waitFor();
  await page.goto(thread);
  await page.getByRole("article").filter({ hasText: later }).waitFor();

  // She signs out, the network goes, and she presses back: nothing.
  await page.goto(`${demo.portal}/#/account`);
  await page.getByRole("button", { name: "Abmelden" }).click();
  await page.getByRole("button", { name: "Mit Passkey anmelden" }).waitFor();
  const left = await traces(page);
  assert.deepEqual([left.entries, left.caches], [0, 0], "after signing out");
  await cut(context, demo, page);
  for (let step = 0; step < 4; step += 1) {
    await page.goBack({ timeout: 5_000 }).catch(() => undefined);
    await readsNothing(page, [body, later, "Krankenhaus"]).catch((error) => {
      // A page of the browser itself says that there is no network.
      if (error instanceof assert.AssertionError) throw error;
    });
  }
  for (const address of ["/", "/offline"]) {
    const something = await page.goto(`${demo.portal}${address}`).then(() => true, () => false);
    assert.equal(something, false, `${address} shows something after the sign-out`);
  }
  await demo.again();
  await context.setOffline(false);
}
