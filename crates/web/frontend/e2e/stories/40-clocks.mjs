// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { setAhead } from "../lib/clock.mjs";
import { activate, enterAbsence, signInWithPasskey, toInbox, toDesk, write } from "../lib/person.mjs";

export const title = "deadlines order the list, a Wiedervorlage comes back by the clock, and a deputy has an absent colleague's cases until the end date";
export const journey = true;

const HOUR = 3_600_000;
/** Hours until shortly after the day after tomorrow's midnight, at whatever hour of the day this is asked. */
const untilThen = () => 49 - Number(new Date().toLocaleTimeString("sv-SE", { timeZone: "Europe/Berlin", hour: "2-digit" }));
const matter = "Krankengeld: Frage zur Zahlung";
const payment = { matter, subject: "Frage zur Zahlung im März", body: "Im März fehlt eine Woche." };
const application = { matter, subject: "Antrag auf eine Leistung", body: "Bitte prüfen Sie meinen Antrag." };
/** As her certificate says it. */
const colleagueName = "Team Krankengeld, Sachbearbeitung";

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [insured, lead, colleague] = await Promise.all(["insured", "lead", "colleague"].map((name) => stage.device(name)));
  const staff = ({ page }, slip) => toDesk(page, demo.office, slip);
  await Promise.all([
    activate(insured.page, demo.portal, demo.letters[0]).then(() => toInbox(insured.page)),
    staff(lead, demo.staff[0]),
    staff(colleague, demo.staff[1]),
  ]);
  await write(insured.page, demo.portal, payment);
  await write(insured.page, demo.portal, application);
  const { page } = lead;
  await page.getByRole("link", { name: payment.subject }).waitFor();
  await page.getByRole("link", { name: application.subject }).waitFor();

  await theStatutoryDeadlineComesFirst(stage, demo, page);
  await restsUntilItsDay(stage, page);
  await whoeverIsAbsentIsSaidToBe(stage, demo, page);

  // Two days later, at the insurer's programs and on this screen: no job ran, the clock did.
  const later = untilThen();
  await demo.again(["--hours-ahead", String(later)]);
  await setAhead(lead.context, later * HOUR);
  await page.reload();
  await signInWithPasskey(page, demo.office);
  await page.goto(`${demo.office}/#/list/krankengeld`);
  await line(page, payment).getByText("Wiedervorlage", { exact: true }).waitFor();
  await line(page, application).getByText("1 Tag überfällig").waitFor();
  assert.equal(await page.getByRole("heading", { name: "In Vertretung", exact: true }).count(), 0, "she is back");
  await page.goto(away);
  await page.getByText("Das gibt es nicht, oder es gehört nicht zu Ihrem Konto.").waitFor();
  await stage.shot(page, "over");
}

const line = (page, { subject }) => page.getByRole("row").filter({ hasText: subject });
let away = "";

/** Three weeks from a day that lies twenty days back: tomorrow is the last one, before what is promised. */
async function theStatutoryDeadlineComesFirst(stage, demo, page) {
  await page.getByRole("link", { name: application.subject }).click();
  await page.getByText(application.body, { exact: true }).waitFor();
  await page.getByRole("button", { name: "Gesetzliche Frist setzen" }).click();
  await page.locator("#law-rule-kv-3w").check();
  const [year, month, day] = new Date(Date.now() - 20 * 24 * HOUR).toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" }).split("-");
  await page.locator("#law-received").fill(day);
  await page.locator("#law-received-month").fill(month);
  await page.locator("#law-received-year").fill(year);
  await page.getByRole("button", { name: "Frist setzen", exact: true }).click();
  await page.getByRole("button", { name: "Gesetzliche Frist ändern" }).waitFor();
  await stage.shot(page, "case");
  await page.goto(`${demo.office}/#/list/krankengeld`);
  await line(page, application).getByText("morgen", { exact: true }).waitFor();
  assert.ok((await page.getByRole("row").nth(1).textContent()).includes(application.subject), "what is due first stands first");
}

async function restsUntilItsDay(stage, page) {
  await line(page, payment).getByRole("checkbox").check();
  await page.getByRole("group", { name: "Ausgewählte Fälle" }).getByRole("button", { name: "Wiedervorlage", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("group", { name: "Schnellauswahl" }).getByRole("button").first().click();
  await page.locator("#resubmit-reason-papers").check();
  await dialog.getByRole("button", { name: "Wiedervorlegen", exact: true }).click();
  await page.getByText("Ein Fall ist wiedervorgelegt.").first().waitFor();
  await line(page, payment).waitFor({ state: "detached" });
  await stage.shot(page, "rests");
}

async function whoeverIsAbsentIsSaidToBe(stage, demo, page) {
  await page.goto(`${demo.office}/#/staff/krankengeld`);
  await enterAbsence(page, colleagueName, "Team Krankengeld, Leitung");
  await stage.shot(page, "absence");

  await page.goto(`${demo.office}/#/list/krankengeld`);
  await line(page, application).getByRole("checkbox").check();
  await page.getByRole("group", { name: "Ausgewählte Fälle" }).getByRole("button", { name: "Zuweisen", exact: true }).click();
  await page.getByRole("dialog").getByLabel(`${colleagueName} – abwesend`).check();
  await page.getByRole("dialog").getByRole("button", { name: "An Team Krankengeld, Leitung zuweisen" }).waitFor();
  await stage.shot(page, "warned");
  await page.getByRole("dialog").getByRole("button", { name: "Trotzdem zuweisen" }).click();
  await page.getByText("Ein Fall ist zugewiesen.").first().waitFor();
  await page.getByRole("heading", { name: "In Vertretung", exact: true }).waitFor();
  await page.locator("nav a[href*='#/deputy/']").click();
  await page.getByRole("link", { name: application.subject }).waitFor();
  assert.equal(await page.getByRole("link", { name: payment.subject }).count(), 0);
  away = page.url();
  await stage.shot(page, "deputy");
}
