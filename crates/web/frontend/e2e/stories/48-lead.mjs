// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { setAhead } from "../lib/clock.mjs";
import { allMails, constant, mailedCode, waitForMails } from "../lib/mails.mjs";
import { activate, signInWithPasskey, toInbox, toDesk, write } from "../lib/person.mjs";

export const title = "a lead reads the figures of her unit as chart, table and file, a colleague gets nothing, and what nobody takes goes to her by a mail that says nothing";

const letter = { matter: "Krankengeld: Frage zur Zahlung", subject: "Frage zur Zahlung im März", body: "Im März fehlt eine Woche." };
const address = "leitung@musterkasse.example";
const HOUR = 3_600_000;
/** Wednesdays on which nobody works, whatever the year: all other holidays of every Land move. */
const CLOSED = ["01-01", "05-01", "10-03", "12-24", "12-25", "12-26", "12-31"];
const NOTHING = "Das gibt es nicht, oder es gehört nicht zu Ihrem Konto.";

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [insured, lead, colleague] = await Promise.all(["insured", "lead", "colleague"].map((name) => stage.device(name)));
  const staff = ({ page }, slip) => toDesk(page, demo.office, slip);
  await Promise.all([
    activate(insured.page, demo.portal, demo.letters[0]).then(() => toInbox(insured.page)),
    staff(lead, demo.staff[0]),
    staff(colleague, demo.staff[1]),
  ]);
  await write(insured.page, demo.portal, letter);
  const { page } = lead;
  await page.getByRole("link", { name: letter.subject }).waitFor();
  await theFiguresHaveThreeFaces(stage, page);
  await whoeverDoesNotLeadGetsNothing(demo, colleague.page);
  await whatNobodyTakesGoesToHer(stage, demo, lead);
}

async function theFiguresHaveThreeFaces(stage, page) {
  await page.getByRole("link", { name: "Überblick", exact: true }).click();
  await page.getByRole("heading", { level: 2, name: "Bestand" }).waitFor();
  await page.getByRole("img", { name: "Diagramm: Bestand. Dieselben Zahlen stehen in der Tabelle." }).waitFor();
  await stage.shot(page, "charts");
  assert.equal(await page.getByText(letter.subject).count(), 0, "no subject");
  await page.getByRole("button", { name: "Bestand als Tabelle zeigen" }).click();
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Neu", exact: true }) });
  assert.equal(await row.getByRole("cell").textContent(), "1");
  await page.getByRole("button", { name: "Eingang und Ausgang als Tabelle zeigen" }).click();
  await stage.shot(page, "tables");
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Bestand als CSV-Datei speichern" }).click();
  const file = await readFile(await (await coming).path(), "utf8");
  assert.equal(file.codePointAt(0), 0xfe_ff, "a spreadsheet knows the letters by it");
  const lines = file.slice(1).split("\r\n");
  assert.equal(lines.length, 6);
  assert.match(lines[1], /;1$/u);
  assert.ok(!file.includes(letter.subject) && !file.includes("Muster"));
}

/** The link is not there, and its address leads nowhere. */
async function whoeverDoesNotLeadGetsNothing(demo, page) {
  assert.equal(await page.getByRole("link", { name: "Überblick", exact: true }).count(), 0);
  await page.goto(`${demo.office}/#/overview/krankengeld`);
  await page.getByText(NOTHING).waitFor();
  assert.equal(await page.getByRole("heading", { level: 2 }).filter({ hasText: "Bestand" }).count(), 0);
}

/** Hours until noon of a Wednesday on which people work, more than two working days from now. */
function hoursToWednesday() {
  for (let days = 6; ; days += 1) {
    const day = new Date(Date.now() + days * 24 * HOUR);
    if (day.getUTCDay() === 3 && !CLOSED.includes(day.toISOString().slice(5, 10))) return days * 24 + 12 - new Date().getUTCHours();
  }
}

async function whatNobodyTakesGoesToHer(stage, demo, { page, context }) {
  await page.goto(`${demo.office}/#/account`);
  await page.getByLabel("Ihre dienstliche E-Mail-Adresse").fill(address);
  await page.getByRole("button", { name: "Code an diese Adresse schicken" }).click();
  await page.getByLabel("Code aus der E-Mail").fill(await mailedCode(demo, address));
  await page.getByRole("button", { name: "Adresse bestätigen" }).click();
  await page.getByText("Ihre E-Mail-Adresse gilt.").first().waitFor();
  await stage.shot(page, "address");
  const before = (await allMails(demo, address)).length;

  const hours = hoursToWednesday();
  await demo.again(["--hours-ahead", String(hours)]);
  await setAhead(context, hours * HOUR);
  const mails = await waitForMails(demo, before + 1, address);
  const said = JSON.stringify(constant(mails.at(-1)));
  for (const word of [letter.subject, "Krankengeld", "Muster,", "Erika"]) assert.ok(!said.includes(word), `${word} in ${said}`);
  await page.reload();
  await signInWithPasskey(page, demo.office);
  await page.goto(`${demo.office}/#/list/krankengeld/escalated`);
  const row = page.getByRole("row").filter({ hasText: letter.subject });
  await row.getByText("eskaliert", { exact: true }).waitFor();
  await stage.shot(page, "escalated");
}
