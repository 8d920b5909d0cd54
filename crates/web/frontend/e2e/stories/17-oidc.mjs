// SPDX-License-Identifier: EUPL-1.2
/**
 * Online ausweisen with a certified provider. Negative control, seen red and restored: with `response_mode=query` the code comes back where
 * the portal's server sees it.
 */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { activate, compose, pressSend, readsNothing, sheetCode, toInbox, toWorklist } from "../lib/person.mjs";

export const title = "GesundheitsID: an account without a letter, and everything back at once after losing it; the portal sees neither code nor number";
export const journey = true;
export const long = true;

const KVNR = "A123456780";
const matter = "Krankengeld: Frage zur Zahlung";
const subject = "Frage zur Auszahlung";
const body = "Wann kommt das Geld für den März?";

export default async function story({ stage }) {
  const demo = await stage.demo({ args: ["--identify"] });
  assert.ok(demo.provider, "the demo has its provider");
  const [phone, clerk] = await Promise.all([stage.device("phone", { width: 360, height: 740 }), stage.device("clerk")]);
  const seen = listen(demo, phone.page);
  const working = activate(clerk.page, demo.office, demo.staff[0]).then(() => toWorklist(clerk.page));

  // Not sure enough, and broken off: nothing has happened.
  await there(stage, demo, phone.page, { level: "nur mit Passwort" });
  await phone.page.getByText("Ihre Anmeldung beim Dienst ist für dieses Postfach nicht sicher genug.").waitFor();
  await stage.shot(phone.page, "too-low");
  await phone.page.getByRole("link", { name: "Noch einmal beginnen" }).or(phone.page.getByRole("button", { name: "Noch einmal beginnen" })).click();
  await leave(phone.page);
  await phone.page.getByRole("button", { name: "Abbrechen" }).click();
  await phone.page.getByText("Der Dienst hat niemanden bestätigt. Es wurde nichts geändert.").waitFor();

  // With the card: keys, passkey, sheet, inbox.
  await there(stage, demo, phone.page);
  await setUp(stage, phone.page, "first");
  await portalSawNothing(demo, seen);

  await stolenWayBack(stage, demo, seen);

  await working;
  await compose(phone.page, demo.portal, { matter, subject, body });
  await pressSend(phone.page);
  await openCase(demo, clerk);

  // Phone and sheet are gone: the same way, new keys, and nobody has to wait for a week.
  const tablet = await stage.device("tablet");
  await there(stage, demo, tablet.page);
  await setUp(stage, tablet.page, "again");
  await phone.page.getByText("Ihre Anmeldung ist zu Ende: ").waitFor();
  await tablet.page.getByRole("link", { name: "Früherer Vorgang" }).click();
  await tablet.page.getByText(/^Team Krankengeld gibt es Ihnen zurück\. /).waitFor();
  await readsNothing(tablet.page, [subject, body]);
  await openCase(demo, clerk);
  await clerk.page.getByText(/^Schlüssel geändert am .*, mit dem Online-Ausweis$/).waitFor();
  await clerk.page.getByRole("button", { name: "Verlauf wieder freigeben" }).click();
  await clerk.page.getByRole("dialog").getByRole("button", { name: "Verlauf wieder freigeben" }).click();
  await tablet.page.getByText(body, { exact: true }).waitFor();
}

async function openCase(demo, { page }) {
  await page.goto(`${demo.office}/#/list/krankengeld`);
  await page.getByRole("link", { name: subject }).click();
  await page.getByText(body, { exact: true }).waitFor();
}

/** Everything that goes to the portal, and the codes that came back from the provider. */
function listen(demo, page) {
  const seen = { sent: [], codes: [] };
  page.on("request", (request) => {
    if (request.url().startsWith(`${demo.portal}/`)) seen.sent.push(`${request.url()} ${request.postData() ?? ""}`);
  });
  page.on("response", async (response) => {
    const target = (await response.allHeaders().catch(() => ({}))).location;
    const code = new URLSearchParams(target?.split("#")[1]).get("code");
    if (code !== null) seen.codes.push({ code, target });
  });
  return seen;
}

async function leave(page) {
  await page.getByRole("heading", { level: 1, name: "Online ausweisen" }).waitFor();
  await page.getByRole("button", { name: "Weiter mit GesundheitsID" }).click();
  await page.getByRole("heading", { level: 1, name: "Anbieter der Vorführung" }).waitFor();
}

/** From the start page to the provider, and back from it. */
async function there(stage, demo, page, { level = "mit Ausweis oder Gesundheitskarte und PIN" } = {}) {
  await page.goto(`${demo.portal}/#/`);
  const link = page.getByRole("link", { name: "Mit GesundheitsID oder Online-Ausweis anmelden" }).or(page.getByRole("button", { name: "Mit GesundheitsID oder Online-Ausweis anmelden" }));
  await link.waitFor();
  await stage.shot(page, "start");
  await link.click();
  await page.getByRole("heading", { level: 1, name: "Online ausweisen" }).waitFor();
  await stage.shot(page, "choose");
  await leave(page);
  await page.getByLabel("Wer sind Sie?").selectOption({ label: "Erika Muster" });
  await page.getByLabel("Wie weisen Sie sich aus?").selectOption({ label: level });
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.waitForURL(/#\/identify\/back$/);
}

async function setUp(stage, page, shot) {
  await page.getByRole("button", { name: "Passkey anlegen" }).waitFor();
  await stage.shot(page, `${shot}-passkey`);
  await page.getByRole("button", { name: "Passkey anlegen" }).click();
  await sheetCode(page);
  await page.getByRole("button", { name: "Ich habe es sicher abgelegt, weiter" }).click();
  await page.getByText("Ihr Konto ist freigeschaltet").waitFor();
  assert.equal(await page.getByText("Das Schreiben können Sie vernichten", { exact: false }).count(), 0, "there was no letter");
  await stage.shot(page, `${shot}-done`);
  await toInbox(page);
}

/** No address, no body and no file of the server has the code, the state or the insurance number. */
async function portalSawNothing(demo, { sent, codes }) {
  assert.ok(codes.length >= 2 && codes.every(({ target }) => target.startsWith(`${demo.portal}/#`)), "codes came back behind the #");
  assert.ok(sent.some((one) => one.includes("/api/portal/identifications")), "something was asked");
  const secrets = [KVNR, ...codes.map(({ code }) => code), ...codes.map(({ target }) => new URLSearchParams(target.split("#")[1]).get("state"))];
  for (const secret of secrets) assert.ok(!sent.some((one) => one.includes(secret)), "it left the browser readable");
  let files = 0;
  for (const entry of await readdir(demo.server_dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    files += 1;
    for (const secret of secrets) assert.ok(!bytes.includes(secret), `${entry.name} has it`);
  }
  assert.ok(files > 3, "the server's folder was looked at");
}

/** Somebody who got hold of a way back cannot use it in another browser (ruling 17). */
async function stolenWayBack(stage, demo, { codes }) {
  const { page } = await stage.device("thief");
  await page.goto(codes.at(-1).target);
  await page.getByText("In diesem Browser wurde keine Anmeldung begonnen.").waitFor();
  assert.ok(!page.url().includes("code="), "the address is clean again");
  await stage.shot(page, "stolen");
  // Nor with a way there of her own.
  await page.goto(`${demo.portal}/#/identify`);
  await leave(page);
  await page.goto(codes.at(-1).target);
  await page.getByText("Diese Anmeldung wurde nicht in diesem Browser begonnen.").waitFor();
}
