// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { pdf } from "../lib/files.mjs";
import { activate, compose, replyBox, sendAtOnce, toInbox, toWorklist } from "../lib/person.mjs";

export const title = "a lead writes a text module, a colleague answers with it, gaps stop the sending, and what is not readable is told";
export const journey = true;

const subject = "Mein Attest";
const module = "Attest ist da, Zahlung läuft weiter";

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [insured, lead, colleague] = await Promise.all(["insured", "lead", "colleague"].map((name) => stage.device(name)));
  await activate(insured.page, demo.portal, demo.letters[0]);
  await toInbox(insured.page);
  await compose(insured.page, demo.portal, { matter: "Krankengeld: Frage zur Zahlung", subject, body: "Anbei mein Attest.", files: [{ name: "Attest.pdf", mimeType: "application/pdf", buffer: pdf(20_000) }] });
  await sendAtOnce(insured.page);
  await activate(lead.page, demo.office, demo.staff[0]);
  await toWorklist(lead.page);

  await lead.page.getByRole("link", { name: "Textbausteine" }).click();
  await lead.page.getByRole("link", { name: "Neuer Textbaustein" }).click();
  await lead.page.getByLabel("Name des Bausteins").fill(module);
  await lead.page.getByLabel("Text", { exact: true }).fill("Guten Tag {Name},\n\nIhr Attest ist da. Wir zahlen bis zum {Letzter Tag}.");
  const left = lead.page.getByText("füllt die Sachbearbeitung aus. Ohne das geht die Antwort nicht hinaus.").first();
  await left.waitFor();
  assert.match(await left.textContent(), /\{Letzter Tag\}/);
  await lead.page.getByRole("button", { name: "Als Fassung 1 speichern" }).click();
  await lead.page.getByRole("heading", { level: 2, name: module }).waitFor();
  await stage.shot(lead.page, "texts");

  await activate(colleague.page, demo.office, demo.staff[1]);
  await toWorklist(colleague.page);
  // He uses them and does not write them.
  await colleague.page.getByRole("link", { name: "Textbausteine" }).click();
  await colleague.page.getByRole("heading", { level: 2, name: module }).waitFor();
  assert.equal(await colleague.page.getByRole("link", { name: "Neuer Textbaustein" }).count(), 0);
  await colleague.page.goto(`${demo.office}/#/list`);
  await colleague.page.getByRole("link", { name: subject }).click();
  const box = replyBox(colleague.page);
  await box.waitFor();
  await colleague.page.getByRole("button", { name: module }).click();
  await colleague.page.waitForFunction(() => document.getElementById("reply-text").value.startsWith("Guten Tag Erika Muster,"));
  await colleague.page.getByRole("button", { name: "Senden", exact: true }).click();
  await colleague.page.getByText("Im Text steht noch {Letzter Tag}.").first().waitFor();
  await stage.shot(colleague.page, "gap");
  // The gap is selected: what is typed fills it.
  await box.evaluate((field) => {
    const at = field.value.indexOf("{Letzter Tag}");
    field.setSelectionRange(at, at + "{Letzter Tag}".length);
    field.focus();
  });
  await colleague.page.keyboard.type("31.12.2026");

  // The file cannot be read: the sender is told so, and that the day stays.
  await colleague.page.getByRole("button", { name: "„Attest.pdf“ ist nicht lesbar: Antwort vorbereiten" }).click();
  await colleague.page.waitForFunction(() => document.getElementById("reply-text").value.includes("Attest.pdf"));
  await sendAtOnce(colleague.page);
  const made = colleague.page.getByText(/^Textbaustein: /);
  await made.waitFor();
  assert.ok((await made.textContent()).endsWith(`: ${module} (v1)`));
  await insured.page.goto(`${demo.portal}/#/inbox`);
  await insured.page.getByRole("link", { name: subject }).click();
  const paid = insured.page.getByText("31.12.2026").first();
  await paid.waitFor();
  const answer = await paid.textContent();
  assert.match(answer, /Wir zahlen bis zum 31\.12\.2026\./);
  assert.match(answer, /„Attest\.pdf“|“Attest\.pdf”/);
  // In the language of whoever wrote it; both say that the day of receipt stays.
  assert.match(answer, stage.english ? /the day on which your message reached us stays/iu : /Der Tag, an dem Ihre Nachricht bei uns eingegangen ist, bleibt der \d\d\.\d\d\.\d{4}/u);
  assert.equal(await insured.page.getByText("Textbaustein:").count(), 0, "only colleagues see of what an answer is made");
  await stage.shot(insured.page, "answer");
}
