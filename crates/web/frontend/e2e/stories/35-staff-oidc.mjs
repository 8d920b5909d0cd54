// SPDX-License-Identifier: EUPL-1.2
/**
 * Staff signs in at the insurer's identity provider (certified `oidc-provider`) and with the own key. Negative control, seen red and restored:
 * without back-channel logout at the provider the open page stays.
 */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { activate, toWorklist } from "../lib/person.mjs";

export const title = "staff: account of the insurer and passkey, nobody else's account; out here leads to out there, and leaving there ends the open page here";
export const journey = true;

const ACCOUNT = "mara.sommer@musterkasse.example";

export default async function story({ stage }) {
  const demo = await stage.demo({ args: ["--staff-provider"] });
  const { page, context } = await stage.device("clerk");

  // The code of the slip alone opens nothing: the account comes first.
  await page.goto(`${demo.office}/#/`);
  await page.getByRole("button", { name: "Mit dem Konto der Musterkasse anmelden" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Mit Passkey anmelden" }).count(), 0);
  await stage.shot(page, "first");
  await atProvider(page, "Mara Sommer", { level: "nur mit Passwort" });
  await page.getByText("Ihr Konto wurde ohne zweiten Faktor bestätigt.").waitFor();
  await stage.shot(page, "level");
  await atProvider(page, "Mara Sommer", { button: "Noch einmal mit dem Konto anmelden" });
  await page.getByText("Ihr Konto ist bestätigt").waitFor();
  await stage.shot(page, "shown");
  assert.ok(!page.url().includes("code="), "the address is clean again");
  await activate(page, demo.office, demo.staff[0]);
  await toWorklist(page);
  await page.getByText("In diesem Postkorb wartet gerade nichts auf Sie.").waitFor();

  // Somebody else's account and this key: neither gets in.
  await signOut(stage, page, demo);
  await atProvider(page, "Tom Beispiel");
  await page.getByText("Ihr Konto ist bestätigt").waitFor();
  await page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
  await page.getByText("Konto und Passkey gehören nicht derselben Person.").waitFor();
  await stage.shot(page, "other");

  // Both are hers.
  await atProvider(page, "Mara Sommer");
  await page.getByText("Ihr Konto ist bestätigt").waitFor();
  await page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
  await page.waitForURL(/#\/list/);
  await page.getByText("In diesem Postkorb wartet gerade nichts auf Sie.").waitFor();

  // She leaves at the provider, in another tab: the open page here is shut within a moment.
  const other = stage.person(await context.newPage());
  await other.goto(`${demo.provider}/session/end`);
  const begun = performance.now();
  await other.locator('button[value="yes"]').click();
  await page.getByText("Ihre Anmeldung wurde über Ihr Konto bei der Musterkasse beendet.").waitFor({ timeout: 5_000 });
  const took = Math.round(performance.now() - begun);
  assert.ok(took < 2_000, `it took ${took} ms`);
  await stage.shot(page, "ended");
  await page.reload();
  await page.getByRole("button", { name: "Mit dem Konto der Musterkasse anmelden" }).waitFor();
  assert.equal(await page.evaluate(async () => (await fetch("/api/office/threads?dept=krankengeld&limit=5")).status), 401);
  await other.close();

  await serverKnowsNoName(demo);
}

/** From the start page to the provider, and back from it. */
async function atProvider(page, name, { level = "mit Passwort und zweitem Faktor", button = "Mit dem Konto der Musterkasse anmelden" } = {}) {
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("heading", { level: 1, name: "Anbieter der Vorführung" }).waitFor();
  await page.getByLabel("Wer sind Sie?").selectOption({ label: name });
  await page.getByLabel("Wie weisen Sie sich aus?").selectOption({ label: level });
  await page.getByRole("button", { name: "Anmelden" }).click();
}

/** Out here first, then there, and back to a page that says so once. */
async function signOut(stage, page, demo) {
  await page.getByRole("link", { name: "Mein Konto" }).click();
  await page.getByText("Nach dem Abmelden führt der Weg zu Ihrem Konto", { exact: false }).waitFor();
  const [asked] = await Promise.all([page.waitForRequest(/\/session\/end\?/u), page.getByRole("button", { name: "Abmelden" }).click()]);
  const query = new URL(asked.url()).searchParams;
  assert.deepEqual([...query.keys()].sort(), ["client_id", "post_logout_redirect_uri", "state"], "no hint that names her");
  const over = await page.context().request.get(`${demo.office}/api/office/session`);
  assert.equal(over.status(), 401, "over here before she answers there");
  await page.locator('button[value="yes"]').click();
  await page.getByRole("heading", { level: 1, name: "Sie sind abgemeldet" }).waitFor();
  assert.ok(!page.url().includes(query.get("state")), "the address is clean again");
  await stage.shot(page, "left");
  // Another tab that is brought such an address says nothing of the kind.
  const other = stage.person(await page.context().newPage());
  await other.goto(`${demo.office}/?state=${query.get("state")}`);
  await other.getByRole("button", { name: "Mit dem Konto der Musterkasse anmelden" }).waitFor();
  assert.equal(await other.getByText("Sie sind abgemeldet").count(), 0);
  await other.close();
  await page.getByRole("link", { name: "Wieder anmelden" }).click();
  await page.getByRole("button", { name: "Mit dem Konto der Musterkasse anmelden" }).waitFor();
}

/** Not one file of the server has the name of an account. */
async function serverKnowsNoName(demo) {
  let files = 0;
  for (const entry of await readdir(demo.server_dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    files += 1;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    assert.ok(!bytes.includes(ACCOUNT), `${entry.name} has it`);
  }
  assert.ok(files > 3, "the server's folder was looked at");
}
