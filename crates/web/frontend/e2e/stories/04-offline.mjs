// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { activate, compose, pressSend, replyBox, toInbox, unlockWithPasskey } from "../lib/person.mjs";

export const title = "the connection breaks while sending: nothing lost, nothing doubled";
export const whole = true;

const first = "Erste Zeilen, geschrieben im Zug.";
const second = "Zweite Zeilen, geschrieben im Tunnel.";

export default async function story({ stage }) {
  const demo = await stage.demo();
  const { page, context } = await stage.device("insured");
  await activate(page, demo.portal, demo.letters[2]);
  await toInbox(page);

  // The request never arrives: the network is gone when the ten seconds are over.
  await compose(page, demo.portal, { matter: "Etwas anderes", subject: "Aus dem Zug", body: first });
  await pressSend(page);
  await context.setOffline(true);
  await page.getByText("Keine Verbindung").first().waitFor();
  await page.getByRole("region", { name: "Versand" }).getByText("Nicht gesendet").waitFor();
  assert.equal(await page.getByLabel("Ihre Nachricht").inputValue(), first);
  await stage.shot(page, "offline");
  await context.setOffline(false);
  // She does nothing: it goes by itself, and the screen follows it.
  await page.waitForURL(/#\/thread\//);
  await page.getByRole("article").getByText(first, { exact: true }).waitFor();
  await stage.shot(page, "online");
  const thread = page.url();

  // The request arrives and its answer is lost; then the page is loaded anew while the server cannot be reached by a POST.
  const posted = [];
  let lost = 0;
  await page.route("**/api/portal/threads/*/messages", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    posted.push({ key: await route.request().headerValue("idempotency-key"), body: route.request().postData() });
    if (lost === 0) await route.fetch();
    lost += 1;
    return route.abort("connectionreset");
  });
  await replyBox(page).fill(second);
  await pressSend(page);
  await page.getByRole("region", { name: "Versand" }).getByText("Nicht gesendet").waitFor();
  assert.equal(await replyBox(page).inputValue(), second);
  await page.reload();
  await page.getByRole("heading", { name: /gesperrt/ }).waitFor();
  const before = posted.length;
  const tried = page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/messages"));
  await unlockWithPasskey(page);
  await tried;
  assert.ok(before >= 1);
  await page.unroute("**/api/portal/threads/*/messages");

  // It goes by itself; she does nothing but wait.
  await page.getByRole("article").filter({ hasText: second }).waitFor({ timeout: 30_000 });
  await page.waitForFunction(() => document.querySelector("textarea")?.value === "");
  assert.equal(page.url(), thread);
  assert.deepEqual(await page.getByRole("article").locator(".txt").allTextContents(), [first, second]);
  assert.equal(new Set(posted.map((one) => one.key)).size, 1, "every try has the same key");
  assert.equal(new Set(posted.map((one) => one.body)).size, 1, "every try has the same bytes");
  const id = thread.split("/").pop();
  const { items } = await page.evaluate(async (path) => (await fetch(path)).json(), `/api/portal/threads/${id}/messages?lane=case&after=0&limit=100`);
  assert.equal(items.length, 2, "two messages on the server");
  await page.goto(`${demo.portal}/#/inbox`);
  await page.getByRole("link", { name: "Aus dem Zug" }).waitFor();
  assert.equal(await page.getByText("Entwurf, nicht gesendet").count(), 0);
}
