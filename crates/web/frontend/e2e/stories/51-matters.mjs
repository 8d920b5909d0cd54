// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { activate, replyBox, sendAtOnce, toInbox, toDesk, unlockWithPasskey, write } from "../lib/person.mjs";

export const title = "a lead says what people read of her unit's matters: a name, a pause with a hint; another lead with an older state is stopped, and an earlier version comes back";
export const journey = true;

const proof = "Bescheinigung oder Attest schicken";
const other = "Krankheit und Wiedereinstieg";
const NAME = { de: "Krankmeldung einreichen", en: "Hand in a sick note" };
const NOTE = { de: "Ihre Praxis gibt Ihnen das Papier.", en: "Your doctor gives you the paper." };
const HINT = { de: "Kommen Sie bitte in die Servicestelle.", en: "Please come to the service centre." };
const question = { matter: other, subject: "Stufenweise zurück", body: "Wie geht das?" };
const more = "Ich habe noch eine Frage dazu.";
const NOTHING = "Das gibt es nicht, oder es gehört nicht zu Ihrem Konto.";

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [insured, lead, second, clerk] = await Promise.all(["insured", "lead", "second", "clerk"].map((name) => stage.device(name)));
  const staff = ({ page }, slip) => toDesk(page, demo.office, slip);
  await Promise.all([
    activate(insured.page, demo.portal, demo.letters[0]).then(() => toInbox(insured.page)),
    staff(lead, demo.staff[0]),
    staff(second, demo.staff[8]),
    staff(clerk, demo.staff[1]),
  ]);
  await write(insured.page, demo.portal, question);
  await whoeverDoesNotLeadGetsNothing(demo, clerk.page);
  // She has it open before the other one writes.
  await toForm(second.page, proof);
  await theLeadWrites(stage, lead.page);
  await theSecondIsStopped(stage, second.page);
  await peopleAreOfferedIt(stage, demo, insured.page);
  await anEarlierVersionComesBack(stage, demo, lead.page, insured.page);
}

const said = (stage, twin) => (stage.english ? twin.en : twin.de);
const item = (page, name) => page.getByRole("main").getByRole("listitem").filter({ has: page.getByRole("heading", { level: 2, name, exact: true }) });

async function toForm(page, name) {
  await page.getByRole("link", { name: "Anliegen", exact: true }).click();
  await page.getByRole("link", { name: `„${name}“ ändern`, exact: true }).click();
  await page.getByRole("heading", { level: 2, name: `„${name}“ ändern`, exact: true }).waitFor();
}

async function whoeverDoesNotLeadGetsNothing(demo, page) {
  assert.equal(await page.getByRole("link", { name: "Anliegen", exact: true }).count(), 0);
  await page.goto(`${demo.office}/#/matters/krankengeld`);
  await page.getByText(NOTHING).waitFor();
}

async function theLeadWrites(stage, page) {
  await toForm(page, proof);
  await page.getByLabel("Name auf Deutsch").fill(NAME.de);
  await page.getByRole("button", { name: "Änderungen speichern" }).click();
  await page.getByText("Geben Sie den Text auch auf Englisch ein.").first().waitFor();
  await page.getByLabel("Name auf Englisch").fill(NAME.en);
  await page.getByLabel("Erklärung auf Deutsch").fill(NOTE.de);
  await page.getByLabel("Erklärung auf Englisch").fill(NOTE.en);
  await page.getByLabel("Beispiele und Stichwörter").fill("Gelber Schein");
  await stage.shot(page, "form");
  await page.getByRole("button", { name: "Änderungen speichern" }).click();
  await item(page, said(stage, NAME)).getByText("Wird angeboten", { exact: true }).waitFor();

  await page.getByRole("link", { name: `„${other}“ ändern`, exact: true }).click();
  await page.getByRole("radio", { name: "Nein, zurzeit nicht", exact: true }).check();
  await page.getByLabel("Was sollen Versicherte stattdessen tun? Auf Deutsch").fill(HINT.de);
  await page.getByLabel("Was sollen Versicherte stattdessen tun? Auf Englisch").fill(HINT.en);
  await page.getByRole("button", { name: "Änderungen speichern" }).click();
  await item(page, other).getByText("Wird nicht angeboten", { exact: true }).waitFor();
  // As people will see it, in the other language, too.
  const preview = page.getByRole("region", { name: "So sehen es Versicherte" });
  await preview.getByText(said(stage, HINT)).waitFor();
  await preview.getByRole("radio", { name: "auf Englisch", exact: true }).check();
  await preview.getByText(HINT.en).waitFor();
  await stage.shot(page, "preview");
}

/** She wrote on what stood there before: nothing is overwritten, nothing she typed is lost. */
async function theSecondIsStopped(stage, page) {
  const own = "Mein Vorschlag";
  await page.getByLabel("Name auf Deutsch").fill(own);
  await page.getByLabel("Name auf Englisch").fill("My proposal");
  await page.getByRole("button", { name: "Änderungen speichern" }).click();
  await page.getByRole("button", { name: "Neuen Stand zeigen" }).click();
  await page.getByText(/^Inzwischen gespeichert: /).filter({ hasText: "Team Krankengeld, Leitung" }).waitFor();
  await page.getByRole("status").getByText(NAME.de, { exact: false }).first().waitFor();
  assert.equal(await page.getByLabel("Name auf Deutsch").inputValue(), own, "what she typed is still there");
  await stage.shot(page, "stopped");
  await page.getByRole("button", { name: "Neuen Stand übernehmen" }).click();
  assert.equal(await page.getByLabel("Name auf Deutsch").inputValue(), NAME.de);
}

async function toChooser(demo, page) {
  await page.goto(`${demo.portal}/#/write`);
  await page.reload();
  await unlockWithPasskey(page);
  await page.getByLabel("Worum geht es?").waitFor();
}

const offered = (page) => page.getByLabel("Worum geht es?").getByRole("option").allTextContents();

async function peopleAreOfferedIt(stage, demo, page) {
  await toChooser(demo, page);
  const names = await offered(page);
  assert.ok(names.includes(said(stage, NAME)), names.join(" | "));
  assert.ok(!names.includes(stage.english ? "Illness and return to work" : other), "what is paused cannot be chosen");
  await page.getByText(said(stage, HINT)).waitFor();
  await page.getByLabel("Worum geht es?").selectOption({ label: said(stage, NAME) });
  await page.getByText(said(stage, NOTE)).waitFor();
  await page.getByText("Mit einem Stichwort suchen").click();
  await page.getByLabel("Stichwort", { exact: true }).fill("gelber schein");
  await page.getByText("Ein Treffer", { exact: true }).waitFor();
  await stage.shot(page, "chooser");
  // What was begun goes on.
  await page.goto(`${demo.portal}/#/inbox`);
  await page.getByRole("link", { name: question.subject }).click();
  await replyBox(page).fill(more);
  await sendAtOnce(page);
  await page.getByText(more, { exact: true }).waitFor();
}

async function anEarlierVersionComesBack(stage, demo, page, insured) {
  await page.getByText("Frühere Fassungen ansehen (jetzt gilt Fassung 2)").click();
  await page.getByText(/„Krankheit und Wiedereinstieg“ wird nicht angeboten/).first().waitFor();
  await stage.shot(page, "versions");
  await page.getByRole("button", { name: "Fassung 1 wieder nehmen" }).click();
  await item(page, other).getByText("Wird angeboten", { exact: true }).waitFor();
  await page.getByText("Es gilt wieder, was in Fassung 1 stand.").first().waitFor();
  await toChooser(demo, insured);
  const names = await offered(insured);
  assert.ok(names.includes(stage.english ? "Illness and return to work" : other), names.join(" | "));
  assert.ok(names.includes(said(stage, NAME)));
}
