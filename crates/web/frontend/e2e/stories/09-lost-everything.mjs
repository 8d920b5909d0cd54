// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { setAhead } from "../lib/clock.mjs";
import { activate, compose, readsNothing, recover, reply, replyBox, sendAtOnce, signInWithPasskey, toInbox, toWorklist } from "../lib/person.mjs";
import { branchSlip, orderedLetter } from "../lib/registrar.mjs";

export const title = "everything is lost: a new letter or the branch, a new key, and the clerk gives back what was before";
export const journey = true;
export const long = true;

const matter = "Krankengeld: Frage zur Zahlung";
const hannelore = { kvnr: "B100200302", given: "Hannelore", family: "Beispiel", dob: "1955-08-21", card: "80276", subject: "Frage zur Auszahlung", body: "Wann kommt das Geld für den März?" };
const paul = { reference: "P-1002", dob: "1991-07-02", subject: "Nachweis für den Mai", body: "Die Bescheinigung liegt bei meinem Arzt." };
const answer = "Das Geld ist seit gestern unterwegs.";
const fresh = "Willkommen zurück. Schreiben Sie uns gern hier weiter.";
const again = "Danke, jetzt sehe ich alles wieder.";
/** The first letter is older than a week, so that another one may be ordered. */
const LATER = 9 * 24;
/** And seven days after the new key. */
const AFTER = LATER + 8 * 24;

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [clerk, old, phone] = await Promise.all(["clerk", "old-phone", "pauls-phone"].map((name) => stage.device(name)));
  const sheet = await byOrderedLetter(demo, old);
  await activate(phone.page, demo.portal, demo.letters[1]);
  await toInbox(phone.page);
  await activate(clerk.page, demo.office, demo.staff[0]);
  await toWorklist(clerk.page);
  for (const [device, who] of [[old, hannelore], [phone, paul]]) {
    await compose(device.page, demo.portal, { matter, subject: who.subject, body: who.body });
    await sendAtOnce(device.page);
  }
  await openCase(demo, clerk, hannelore);
  await reply(clerk.page, { body: answer });
  await old.page.getByText(answer, { exact: true }).waitFor();

  await branchAtOnce(stage, demo, clerk, phone);

  await later(demo, LATER, [clerk, old]);
  const found = await letterOnly(stage, demo, { old, sheet });
  await tooEarly(stage, demo, clerk, found);

  await later(demo, AFTER, [clerk, found]);
  await givenBack(stage, demo, clerk, found);
}

/** Orders a letter on the page and opens the account with it; answers the recovery sheet. */
async function byOrderedLetter(demo, { page }, n = 1) {
  const [year, month, day] = hannelore.dob.split("-");
  await page.goto(`${demo.portal}/#/letter`);
  await page.getByLabel("Krankenversichertennummer").fill(hannelore.kvnr);
  await page.getByLabel("Vorname").fill(hannelore.given);
  await page.getByLabel("Nachname").fill(hannelore.family);
  await page.getByLabel("Tag", { exact: true }).fill(day);
  await page.getByLabel("Monat", { exact: true }).fill(month);
  await page.getByLabel("Jahr", { exact: true }).fill(year);
  await page.getByLabel("Letzte Ziffern der Kartennummer").fill(hannelore.card);
  await page.getByRole("button", { name: "Brief bestellen" }).click();
  await page.getByRole("heading", { level: 1, name: "Ihre Bestellung ist angekommen" }).waitFor();
  const code = await orderedLetter(demo, n);
  const sheet = await activate(page, demo.portal, { code, dob: hannelore.dob });
  if (n > 1) await page.getByText(/^Ihr Konto ist angelegt\. Neues lesen und schreiben Sie sofort\. Ihre früheren Nachrichten kann Ihr Team Ihnen ab .* zurückgeben/).waitFor();
  await toInbox(page);
  return sheet;
}

async function openCase(demo, { page }, who) {
  await page.goto(`${demo.office}/#/list/krankengeld`);
  await page.getByRole("link", { name: who.subject }).click();
  await page.getByText(who.body, { exact: true }).waitFor();
}

/** He shows his identity card: what was before is back the same minute. */
async function branchAtOnce(stage, demo, clerk, phone) {
  const slip = await branchSlip(demo, paul.reference);
  const { page } = await stage.device("pauls-new-phone");
  await activate(page, demo.portal, { code: slip, dob: paul.dob });
  await toInbox(page);
  // The phone that he lost is signed out and locked out.
  await phone.page.getByText("Ihre Anmeldung ist zu Ende: ").waitFor();
  await phone.page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
  await phone.page.getByText("Damit konnten wir Sie nicht anmelden.").waitFor();
  await heldHere(stage, page, "branch-held", [paul.subject, paul.body]);
  await page.getByText(/^Team Krankengeld gibt es Ihnen zurück\. /).waitFor();

  await openCase(demo, clerk, paul);
  await clerk.page.getByText(/^Schlüssel geändert am .*, in der Geschäftsstelle$/).waitFor();
  await giveBack(stage, clerk, { name: "Paul Probe", born: "02.07.1991", messages: "1" }, "branch");
  await page.getByText(paul.body, { exact: true }).waitFor();
  await page.getByText("Ihr neuer Schlüssel").waitFor();
  await page.getByText("Ihre früheren Nachrichten kommen noch").waitFor({ state: "detached" });
  // And he writes on, without anybody having written to him.
  await replyBox(page).fill(again);
  await sendAtOnce(page);
  await clerk.page.getByText(again, { exact: true }).waitFor();
}

/** The inbox and the thread say that something is there, and nothing of what it is. */
async function heldHere(stage, page, shot, secrets) {
  await page.getByText("Kommt später").waitFor();
  await stage.shot(page, `${shot}-inbox`);
  await page.getByRole("link", { name: "Früherer Vorgang" }).click();
  await page.getByText("Ihre früheren Nachrichten kommen noch").waitFor();
  await page.getByText("Hier können Sie noch nicht antworten").waitFor();
  await readsNothing(page, secrets);
  await stage.shot(page, shot);
}

async function giveBack(stage, { page }, { name, born, messages }, shot) {
  await page.getByRole("button", { name: "Verlauf wieder freigeben" }).click();
  const dialog = page.getByRole("dialog", { name: `Verlauf für ${name} wieder freigeben?` });
  await dialog.getByText(`geb. ${born}`).waitFor();
  await dialog.getByText(messages, { exact: true }).waitFor();
  await stage.shot(page, `${shot}-dialog`);
  await dialog.getByRole("button", { name: "Verlauf wieder freigeben" }).click();
  await page.getByText(/^Neuer Schlüssel seit .*: Der Verlauf ist für .* wieder freigegeben\.$/).first().waitFor();
  await stage.shot(page, `${shot}-given`);
}

/** So many hours from now: for the insurer's programs, and for the clocks of these browsers. */
async function later(demo, hours, devices) {
  await demo.again(["--hours-ahead", String(hours)]);
  for (const { context } of devices) await setAhead(context, hours * 3_600_000);
  for (const { page } of devices) await page.reload();
}

/** No phone, no sheet, no mail address: a letter, and what it opens. */
async function letterOnly(stage, demo, { old, sheet }) {
  const found = await stage.device("new-tablet");
  await setAhead(found.context, LATER * 3_600_000);
  const { page } = found;
  await byOrderedLetter(demo, found, 2);
  await page.getByText("Ihre früheren Nachrichten kommen später").waitFor();
  await heldHere(stage, page, "letter-held", [hannelore.subject, hannelore.body, answer]);
  await page.getByText(/^Ab .* kann Team Krankengeld es Ihnen zurückgeben\./).waitFor();

  // Neither the old phone nor the old sheet opens anything.
  await old.page.goto(`${demo.portal}/#/`);
  await old.page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
  await old.page.getByText("Damit konnten wir Sie nicht anmelden.").waitFor();
  await recover(old.page, demo.portal, sheet, hannelore.dob);
  await old.page.getByText("Dieser Code gilt nicht mehr.").waitFor();
  return found;
}

async function tooEarly(stage, demo, clerk, { page }) {
  await signInWithPasskey(clerk.page, demo.office);
  await openCase(demo, clerk, hannelore);
  await clerk.page.getByText(/^Schlüssel geändert am .*, per Brief$/).waitFor();
  await clerk.page.getByText(/^Freigeben können Sie den Verlauf ab /).waitFor();
  assert.equal(await clerk.page.getByRole("button", { name: "Verlauf wieder freigeben" }).count(), 0);
  await clerk.page.getByText("Neuer Schlüssel: Hannelore Beispiel").waitFor();
  await stage.shot(clerk.page, "too-early");
  // Past her page the server says the same.
  const refused = await clerk.page.evaluate(async (thread) => {
    const detail = await (await fetch(`/api/office/threads/${thread}`)).json();
    const [epoch] = detail.lanes.find(({ lane }) => lane === "case").epochs;
    const body = { lane: "case", grants: [{ epoch: 1, member: detail.subject, file: epoch.grants[0].file }] };
    const response = await fetch(`/api/office/threads/${thread}/grants`, { method: "POST", headers: { "content-type": "application/json", "x-siegelpost": "1", "idempotency-key": crypto.randomUUID() }, body: JSON.stringify(body) });
    return { status: response.status, code: (await response.json()).code };
  }, clerk.page.url().split("/thread/")[1].split("/")[0]);
  assert.deepEqual(refused, { status: 409, code: "history-withheld" });

  // What is new she reads and answers at once.
  await reply(clerk.page, { body: fresh });
  await page.getByText(fresh, { exact: true }).waitFor();
  await replyBox(page).waitFor();
  await readsNothing(page, [hannelore.body, answer]);
  assert.equal(await page.getByText("fehlt eine", { exact: false }).count(), 0, "no gap is told that the note explains");
  await stage.shot(page, "letter-new");
}

async function givenBack(stage, demo, clerk, { page }) {
  await signInWithPasskey(page, demo.portal);
  await page.goto(`${demo.portal}/#/inbox`);
  await page.getByRole("link", { name: hannelore.subject }).click();
  await page.getByText(fresh, { exact: true }).waitFor();
  await page.getByText(/^Team Krankengeld gibt es Ihnen zurück\. /).waitFor();
  await readsNothing(page, [hannelore.body, answer]);

  await signInWithPasskey(clerk.page, demo.office);
  await openCase(demo, clerk, hannelore);
  await giveBack(stage, clerk, { name: "Hannelore Beispiel", born: "21.08.1955", messages: "2" }, "letter");
  // In the page that she has open.
  for (const text of [hannelore.body, answer, fresh]) await page.getByText(text, { exact: true }).waitFor();
  const order = await page.locator(".msgs > li").allInnerTexts();
  const at = (text) => order.findIndex((one) => one.includes(text));
  assert.ok(at(answer) < at(page.say("Ihr neuer Schlüssel")) && at(page.say("Ihr neuer Schlüssel")) < at(fresh), "the new key stands between what was before and what came after");
  await page.getByText("Ihre früheren Nachrichten kommen noch").waitFor({ state: "detached" });
  await stage.shot(page, "letter-back");
  await replyBox(page).fill(again);
  await sendAtOnce(page);
  await clerk.page.getByText(again, { exact: true }).waitFor();
}
