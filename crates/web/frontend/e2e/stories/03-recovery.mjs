// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { setAhead } from "../lib/clock.mjs";
import {
  activate, compose, correctDate, readsNothing, recover, reply, replyBox, sendAtOnce, signInWithPasskey, signInWithPassword, signOut, toInbox, toWorklist,
} from "../lib/person.mjs";

export const title = "the recovery sheet on a new device, the old one lost, new keys after three days or at once";
export const journey = true;

const matter = "Krankheit und Wiedereinstieg";
const subject = "Wiedereingliederung ab Mai";
const body = "Ich möchte im Mai mit vier Stunden beginnen.";
const answer = "Das geht, bitte schicken Sie uns den Plan.";
/** The change of keys waits 72 hours, and so does the trust in an account that a letter opened. */
const HOURS = 80;

export default async function story({ stage }) {
  const demo = await stage.demo();
  const clerk = await stage.device("clerk");
  const old = await stage.device("old-phone");
  const patient = await stage.device("two-ways");
  const sheet = await activate(old.page, demo.portal, demo.letters[0], { label: "Altes Telefon" });
  await toInbox(old.page);
  await compose(old.page, demo.portal, { matter, subject, body });
  await sendAtOnce(old.page);
  await Promise.all([
    answerHer(demo, clerk),
    // He takes a passkey and a password, and needs both only later.
    addPassword(demo, patient),
  ]);
  await old.page.getByText(answer, { exact: true }).waitFor();

  const fresh = await newDevice(stage, demo, sheet);
  await loseOld(stage, demo, fresh, old);

  await later(stage, demo, [clerk, old, fresh, patient]);
  await Promise.all([newKeys(stage, demo, { clerk, old, fresh }), atOnce(stage, demo, patient)]);
}

async function answerHer(demo, { page }) {
  await activate(page, demo.office, demo.staff[0]);
  await toWorklist(page);
  await page.getByRole("link", { name: subject }).click();
  await page.getByText(body, { exact: true }).waitFor();
  await reply(page, { body: answer });
}

const password = "Dreimal Regen und einmal Sonne";

async function addPassword(demo, { page }) {
  await activate(page, demo.portal, demo.letters[1], { label: "Telefon im Zug" });
  await toInbox(page);
  await page.goto(`${demo.portal}/#/account`);
  await page.getByRole("button", { name: "Passwort festlegen" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Neues Passwort", { exact: true }).fill(password);
  await dialog.getByLabel("Neues Passwort, noch einmal").fill(password);
  await dialog.getByRole("button", { name: "Passwort festlegen" }).click();
  await page.getByText("Das Passwort ist festgelegt. Es gilt in diesem Browser.").first().waitFor();
}

/** A browser that has never been here: code and birth date, and everything is back. */
async function newDevice(stage, demo, sheet) {
  const fresh = await stage.device("new-laptop");
  const { page } = fresh;
  await recover(page, demo.portal, sheet, "1968-03-15");
  await page.getByText(/^Code und Geburtsdatum passen nicht zusammen\. Sie haben noch 4 Versuche\./).waitFor();
  await stage.shot(page, "wrong-date");
  await correctDate(page, demo.letters[0].dob);
  await page.getByRole("heading", { level: 1, name: "Sie sind wieder drin" }).waitFor();
  await stage.shot(page, "back-in");
  await page.getByRole("button", { name: "Passkey anlegen" }).click();
  await page.getByText("Der Passkey ist angelegt.").waitFor();
  await page.goto(`${demo.portal}/#/inbox`);
  await page.getByRole("link", { name: subject }).click();
  for (const text of [body, answer]) await page.getByText(text, { exact: true }).waitFor();
  return fresh;
}

/** The phone is signed out at once. The new keys wait, because one unlocked screen must not be enough to take an account over; the screen says so. */
async function loseOld(stage, demo, { page }, old) {
  await page.goto(`${demo.portal}/#/account`);
  await page.getByRole("button", { name: "Gerät verloren: Altes Telefon" }).click();
  await stage.shot(page, "lost");
  await page.getByRole("button", { name: "Gerät jetzt sperren" }).click();
  const dialog = page.getByRole("dialog", { name: /^Neue Schlüssel ab / });
  await dialog.getByText(/^Alle anderen Geräte sind abgemeldet\. Zu Ihrem Schutz gelten die neuen Schlüssel erst ab /).waitFor();
  await stage.shot(page, "waits");
  // The sheet proved her; the passkey that she made a minute ago proves nothing.
  await dialog.getByRole("button", { name: "Mit Passkey bestätigen" }).click();
  await dialog.getByText("Das hat die Wartezeit nicht verkürzt.").waitFor();
  await dialog.getByRole("button", { name: "Schließen" }).click();

  await page.getByText("Neue Schlüssel sind beantragt", { exact: true }).waitFor();
  await page.getByText("Ein anderer Browser").waitFor({ state: "detached" });

  await old.page.getByText("Ihre Anmeldung ist zu Ende: ").waitFor();
  await readsNothing(old.page, [subject, body, answer]);
  await stage.shot(old.page, "signed-out");
  // Whoever holds the phone and can unlock it sees that keys were asked for; so does she, if she only mislaid it.
  await old.page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
  await old.page.getByText(answer, { exact: true }).waitFor();
  await old.page.goto(`${demo.portal}/#/inbox`);
  await old.page.getByText("Neue Schlüssel sind beantragt", { exact: true }).waitFor();
  await stage.shot(old.page, "notice");
}

/** Three days go by: for the insurer's programs, and for the clocks of these browsers. */
async function later(stage, demo, devices) {
  await demo.again(["--hours-ahead", String(HOURS)]);
  for (const { context } of devices) await setAhead(context, HOURS * 3_600_000);
  for (const { page } of devices) await page.reload();
}

async function newKeys(stage, demo, { clerk, old, fresh }) {
  const { page } = fresh;
  await signInWithPasskey(page, demo.portal);
  await page.goto(`${demo.portal}/#/account`);
  const methods = page.getByRole("list", { name: "So öffnen Sie Ihre Post" });
  await methods.getByText("Mein Gerät", { exact: true }).waitFor();
  assert.equal(await methods.getByText("Altes Telefon").count(), 0, "the lost device is no way in any more");
  await old.page.goto(`${demo.portal}/#/`);
  await old.page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
  await old.page.getByText("Damit konnten wir Sie nicht anmelden.").waitFor();
  await stage.shot(old.page, "locked-out");

  await page.goto(`${demo.portal}/#/inbox`);
  await page.getByRole("link", { name: subject }).click();
  for (const text of [body, answer]) await page.getByText(text, { exact: true }).waitFor();
  const plan = "Hier ist der Plan: vier Stunden, jeden Tag.";
  await replyBox(page).fill(plan);
  await sendAtOnce(page);
  await signInWithPasskey(clerk.page, demo.office);
  // Where she was before, unless her page noticed that her session was over before it was loaded again.
  await clerk.page.goto(`${demo.office}/#/thread/${page.url().split("/thread/")[1]}/krankengeld`);
  for (const text of [body, plan]) await clerk.page.getByText(text, { exact: true }).waitFor();
  await clerk.page.getByText(/^Neuer Schlüssel: Erika Muster/).waitFor();
  await clerk.page.getByText("Die Person hat ihren Schlüssel selbst gewechselt. Sie liest weiter alles.").waitFor();
  await stage.shot(clerk.page, "case");
  const thanks = "Der Plan ist genehmigt.";
  await reply(clerk.page, { body: thanks });
  await page.getByText(thanks, { exact: true }).waitFor();
  await stage.shot(page, "new-keys");
}

/** Whoever shows two old ways need not wait. */
async function atOnce(stage, demo, { page }) {
  await signInWithPassword(page, demo.portal, password);
  await page.goto(`${demo.portal}/#/account`);
  await page.getByRole("button", { name: "Gerät verloren: Telefon im Zug" }).click();
  await page.getByRole("button", { name: "Gerät jetzt sperren" }).click();
  await page.getByRole("button", { name: "Mit Passkey bestätigen" }).click();
  await page.getByText("Das Gerät ist gesperrt. Ihre Schlüssel sind neu.").first().waitFor();
  await stage.shot(page, "at-once");
  await page.getByRole("list", { name: "So öffnen Sie Ihre Post" }).getByText("Telefon im Zug").waitFor({ state: "detached" });
  await signOut(page, demo.portal);
  await signInWithPassword(page, demo.portal, password);
}
