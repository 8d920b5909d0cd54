// SPDX-License-Identifier: EUPL-1.2
/**
 * An objection that counts: written in the portal, confirmed at the provider. Negative control, seen red and restored: a registrar that
 * takes what is less sure.
 */
import assert from "node:assert/strict";
import { activate, compose, pressSend, toInbox, toWorklist, unlockWithPasskey } from "../lib/person.mjs";

export const title = "An objection: less than the form asks for is none, broken off is none, confirmed with the card it counts for both sides";
export const long = true;

const matter = "Krankengeld: Frage zur Zahlung";
const subject = "Ihr Bescheid";
const body = "Ich lege Widerspruch gegen den Bescheid ein. Die Begründung reiche ich nach.";
const COUNTS = "Die Nachricht gilt damit wie unterschrieben.";

export default async function story({ stage }) {
  const demo = await stage.demo({ args: ["--identify"] });
  const [phone, clerk] = await Promise.all([stage.device("phone", { width: 360, height: 740 }), stage.device("clerk")]);
  await Promise.all([activate(clerk.page, demo.office, demo.staff[0]).then(() => toWorklist(clerk.page)), activate(phone.page, demo.portal, demo.letters[0]).then(() => toInbox(phone.page))]);
  const { page } = phone;
  await compose(page, demo.portal, { matter, subject, body });
  await page.getByText("Oder senden Sie die Nachricht und bestätigen Sie sie danach hier mit GesundheitsID.", { exact: false }).waitFor();
  await stage.shot(page, "hint");
  await pressSend(page);
  await open(page, demo);
  await stage.shot(page, "confirm");

  // A password is not enough, and whoever breaks off has confirmed nothing.
  await there(page, { level: "nur mit Passwort" });
  await page.getByText("Ihre Anmeldung beim Dienst ist für dieses Postfach nicht sicher genug.").waitFor();
  await back(page, demo);
  await away(page);
  await page.getByRole("button", { name: "Abbrechen" }).click();
  await page.getByText("Der Dienst hat niemanden bestätigt. Es wurde nichts geändert.").waitFor();
  await clerk.page.goto(`${demo.office}/#/list/krankengeld`);
  await clerk.page.getByRole("link", { name: subject }).click();
  await clerk.page.getByText(body, { exact: true }).waitFor();
  await clerk.page.getByText("klingt nach einem Widerspruch", { exact: false }).first().waitFor();
  assert.equal(await clerk.page.getByText(COUNTS, { exact: false }).count(), 0);

  // With the card it counts, and the clerk sees it come.
  await back(page, demo);
  await there(page);
  await page.getByText("Ihr Widerspruch ist bestätigt").waitFor();
  await stage.shot(page, "confirmed");
  await clerk.page.getByText(COUNTS, { exact: false }).waitFor();
  await stage.shot(clerk.page, "clerk");
  assert.equal(await clerk.page.getByText("klingt nach einem Widerspruch", { exact: false }).count(), 0, "no hint that it lacks the form");
  await page.getByRole("link", { name: "Zur Nachricht" }).click();
  await unlockWithPasskey(page);
  await page.getByText(COUNTS, { exact: false }).waitFor();
  assert.equal(await page.getByRole("heading", { name: "Widerspruch bestätigen" }).count(), 0);
  await stage.shot(page, "counts");
}

/** The thread with its question for a confirmation. */
async function open(page, demo) {
  await page.goto(`${demo.portal}/#/inbox`);
  await page.getByRole("link", { name: subject }).first().click();
  await page.getByRole("heading", { name: "Widerspruch bestätigen" }).waitFor();
}

/** After the way back the page is another one: the keys are locked. */
async function back(page, demo) {
  await page.goto(`${demo.portal}/#/inbox`);
  await unlockWithPasskey(page);
  await open(page, demo);
}

async function away(page) {
  await page.getByRole("button", { name: "Mit GesundheitsID bestätigen" }).click();
  await page.getByRole("heading", { level: 1, name: "Anbieter der Vorführung" }).waitFor();
}

async function there(page, { level = "mit Ausweis oder Gesundheitskarte und PIN" } = {}) {
  await away(page);
  await page.getByLabel("Wer sind Sie?").selectOption({ label: "Erika Muster" });
  await page.getByLabel("Wie weisen Sie sich aus?").selectOption({ label: level });
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.waitForURL(/#\/identify\/back$/);
}
