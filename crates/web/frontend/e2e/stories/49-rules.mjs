// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { activate, toInbox, toDesk, write } from "../lib/person.mjs";

export const title = "a lead says who gets new cases: by matter, by final digits that only the register knows, to the deputy of whoever is away, and to nobody while a rule is paused";
export const journey = true;

const payment = "Krankengeld: Frage zur Zahlung";
const other = "Krankheit und Wiedereinstieg";
/** As their certificates say it. */
const anna = "Team Krankengeld, Sachbearbeitung";
const kemal = "Team Krankengeld, Fallberatung";
const DAY = 86_400_000;
const NOTHING = "Das gibt es nicht, oder es gehört nicht zu Ihrem Konto.";
/** Two digits, and nothing else of a number. */
const [from, to] = ["00", "33"];

/** Status and body of a request out of the page, with its own cookies. */
const ask = (page, path) =>
  page.evaluate(async (url) => {
    const response = await fetch(url);
    return { status: response.status, text: await response.text() };
  }, path);

export default async function story({ stage }) {
  const demo = await stage.demo();
  // Erika's number ends in 80, Paul's in 23.
  const [erika, paul, lead, first, second] = await Promise.all(["erika", "paul", "lead", "first", "second"].map((name) => stage.device(name)));
  const staff = ({ page }, slip) => toDesk(page, demo.office, slip);
  await Promise.all([
    activate(erika.page, demo.portal, demo.letters[0]).then(() => toInbox(erika.page)),
    activate(paul.page, demo.portal, demo.letters[1]).then(() => toInbox(paul.page)),
    staff(lead, demo.staff[0]),
    staff(first, demo.staff[1]),
    staff(second, demo.staff[7]),
  ]);
  await theLeadWritesTwoRules(stage, lead.page);
  await nobodyElseKnowsThem(demo, first.page, lead.page);

  await byMatter(stage, demo, erika.page, first.page);
  await byDigits(stage, demo, { erika: erika.page, paul: paul.page, lead: lead.page, second: second.page });
  await theDeputyGetsIt(stage, demo, erika.page, lead.page, second.page);
  await whileItIsPausedNobodyDoes(stage, demo, erika.page, lead.page);
}

const mine = async (page, demo) => {
  await page.goto(`${demo.office}/#/mine`);
  await page.getByRole("heading", { level: 1, name: "Meine Fälle" }).waitFor();
};
/** What the rule at this place is for. */
const ruleAt = (page, n, words) => page.getByRole("main").getByRole("listitem").nth(n - 1).getByText(words);
const row = (page, subject) => page.getByRole("row").filter({ hasText: subject });

async function theLeadWritesTwoRules(stage, page) {
  await page.getByRole("link", { name: "Neue Fälle verteilen", exact: true }).click();
  await page.getByText("Noch keine Regeln").waitFor();
  await page.getByRole("link", { name: "Neue Regel", exact: true }).click();
  await page.getByRole("radio", { name: "Nach dem Anliegen", exact: true }).check();
  await page.getByRole("radio", { name: payment, exact: true }).check();
  await page.getByRole("checkbox", { name: anna, exact: true }).check();
  await page.getByRole("button", { name: "Regel speichern", exact: true }).click();
  await ruleAt(page, 1, `Anliegen „${payment}“`).waitFor();

  await page.getByRole("link", { name: "Neue Regel", exact: true }).click();
  await page.getByRole("radio", { name: "Nach dem Register: Endziffern oder Geschäftsstelle" }).check();
  await page.getByLabel("Von", { exact: true }).fill(from);
  await page.getByLabel("Bis", { exact: true }).fill(to);
  await page.getByRole("checkbox", { name: kemal, exact: true }).check();
  await stage.shot(page, "form");
  await page.getByRole("button", { name: "Regel speichern", exact: true }).click();
  const digits = `Versichertennummer endet auf ${from} bis ${to}`;
  await ruleAt(page, 2, digits).waitFor();

  // Order, and what was removed comes back.
  await page.getByRole("button", { name: "Regel 2 nach oben" }).click();
  await ruleAt(page, 1, digits).waitFor();
  await page.getByRole("button", { name: "Regel 1 nach unten" }).click();
  await ruleAt(page, 2, digits).waitFor();
  await page.getByRole("button", { name: "Regel 1 entfernen" }).click();
  await ruleAt(page, 1, digits).waitFor();
  await page.getByRole("button", { name: "Rückgängig", exact: true }).click();
  await ruleAt(page, 2, digits).waitFor();
  await page.getByRole("button", { name: "Regeln ausprobieren", exact: true }).click();
  await page.getByText("In den letzten 30 Tagen kam kein Fall.").waitFor();
  await stage.shot(page, "rules");
}

/** A colleague has neither link nor answer, and what the server has of the second rule is an id. */
async function nobodyElseKnowsThem(demo, page, lead) {
  assert.equal(await page.getByRole("link", { name: "Neue Fälle verteilen", exact: true }).count(), 0);
  await page.goto(`${demo.office}/#/rules/krankengeld`);
  await page.getByText(NOTHING).waitFor();
  assert.equal((await ask(page, "/api/office/units/krankengeld/rules")).status, 404);
  const { text } = await ask(lead, "/api/office/units/krankengeld/rules");
  const { rules } = JSON.parse(text);
  assert.deepEqual(rules.map(({ kind }) => kind), ["matter", "register"]);
  assert.deepEqual(Object.keys(rules[1]).sort(), ["clerks", "id", "kind", "matter", "paused"]);
}

async function byMatter(stage, demo, insured, clerk) {
  const subject = "Frage zur Zahlung im März";
  await write(insured, demo.portal, { matter: payment, subject, body: "Im März fehlt eine Woche." });
  await mine(clerk, demo);
  await row(clerk, subject).waitFor();
  await clerk.getByRole("link", { name: subject }).click();
  await clerk.getByText(`Zugewiesen nach Regel 1 (Anliegen „${payment}“) an Sie.`).waitFor();
  await stage.shot(clerk, "trail");
  const own = await ask(insured, `/api/portal/threads/${insured.url().split("/thread/")[1]}`);
  assert.equal(own.status, 200);
  assert.ok(!own.text.includes("assigned"), "nothing of it to the insured person");
}

/** The register knows who it is; meanwhile, and for whom it fits not, the case is in the unit's list. */
async function byDigits(stage, demo, { erika, paul, lead, second }) {
  const [hers, his] = ["Wann darf ich wieder arbeiten?", "Stufenweise zurück"];
  await write(paul, demo.portal, { matter: other, subject: his, body: "Ich möchte langsam anfangen." });
  await mine(second, demo);
  await row(second, his).waitFor();
  await second.getByRole("link", { name: his }).click();
  await second.getByText("Zugewiesen nach Regel 2 (Register) an Sie.").waitFor();
  await write(erika, demo.portal, { matter: other, subject: hers, body: "Mir geht es besser." });
  await lead.goto(`${demo.office}/#/list/krankengeld/free`);
  await row(lead, hers).waitFor();
  await stage.shot(lead, "free");
  await mine(second, demo);
  await row(second, his).waitFor();
  assert.equal(await row(second, hers).count(), 0);
}

async function theDeputyGetsIt(stage, demo, insured, lead, deputy) {
  await lead.goto(`${demo.office}/#/staff/krankengeld`);
  await lead.getByLabel("Wer ist abwesend?").selectOption({ label: anna });
  for (const [id, at] of [["absence-from", Date.now()], ["absence-until", Date.now() + 3 * DAY]]) {
    const [year, month, day] = new Date(at).toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" }).split("-");
    await lead.locator(`#${id}`).fill(day);
    await lead.locator(`#${id}-month`).fill(month);
    await lead.locator(`#${id}-year`).fill(year);
  }
  await lead.getByLabel("Wer vertritt?").selectOption({ label: kemal });
  await lead.getByRole("button", { name: "Eintragen", exact: true }).click();
  await lead.getByText("Die Abwesenheit ist eingetragen.").first().waitFor();

  const subject = "Noch eine Frage zur Zahlung";
  await write(insured, demo.portal, { matter: payment, subject, body: "Und im April?" });
  await mine(deputy, demo);
  await row(deputy, subject).waitFor();
  await deputy.getByRole("link", { name: subject }).click();
  await deputy.getByText(`Zugewiesen nach Regel 1 (Anliegen „${payment}“) an Sie, in Vertretung für ${anna}.`).waitFor();
  await stage.shot(deputy, "deputy");
}

async function whileItIsPausedNobodyDoes(stage, demo, insured, lead) {
  await lead.goto(`${demo.office}/#/rules/krankengeld`);
  await lead.getByRole("button", { name: "Regel 1 anhalten" }).click();
  await lead.getByText("Regel 1 ist angehalten.").first().waitFor();
  await lead.getByRole("checkbox", { name: "Angehaltene Regeln mitrechnen" }).check();
  await lead.getByRole("button", { name: "Regeln ausprobieren", exact: true }).click();
  await lead.getByRole("table").getByRole("row", { name: /Entscheidet das Register/ }).waitFor();
  await stage.shot(lead, "paused");
  const subject = "Und noch eine Frage zur Zahlung";
  await write(insured, demo.portal, { matter: payment, subject, body: "Und im Mai?" });
  await lead.goto(`${demo.office}/#/list/krankengeld/free`);
  await row(lead, subject).waitFor();
  assert.equal(await row(lead, subject).getByText(anna).count(), 0);
}
