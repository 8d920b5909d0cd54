// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { onDisk, pdf } from "../lib/files.mjs";
import { activate, toInbox, toWorklist, write } from "../lib/person.mjs";

export const title = "whoever got a paper letter with a code answers once without an account: the case opens again with what she wrote, and nobody else can read or answer";
export const journey = true;

const SUBJECT = "Frage zu meiner Bescheinigung";
const PURPOSE = "Bescheinigung der Praxis angefordert";
const FILE = "bescheinigung.pdf";
const CONTENT = pdf(90_000);
const WORDS = "Anbei die gewünschte Bescheinigung, mit freundlichen Grüßen aus der Praxis.";
const NAME = "Praxis am Musterplatz";

async function makeCode(page) {
  await page.getByRole("button", { name: "Antwort-Code für einen Brief" }).click();
  await page.getByRole("button", { name: "Code erstellen" }).click();
  await page.getByText("Bitte schreiben Sie, wofür der Brief ist.").waitFor();
  await page.getByLabel("Wofür ist der Brief?").fill(PURPOSE);
  await page.getByRole("button", { name: "Code erstellen" }).click();
  await page.getByRole("heading", { name: "So antworten Sie uns online" }).waitFor();
  await page.locator(".paper .qr path[d^=M]").waitFor();
  const groups = await page.locator(".paper .groups li").allTextContents();
  await page.getByRole("button", { name: "Zurück zum Fall" }).click();
  return groups.join("-");
}

/** Types a code; the screen that follows says whether it can be used. */
async function enter(page, portal, code) {
  await page.goto(`${portal}/`);
  await page.getByRole("link", { name: "Antworten mit dem Code aus einem Brief" }).click();
  await page.locator("#code").fill(code.replaceAll("-", ""));
  await page.getByRole("button", { name: "Weiter", exact: true }).click();
}

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [insured, clerk, practice, finder] = await Promise.all(["insured", "clerk", "practice", "finder"].map((name) => stage.device(name)));
  await activate(insured.page, demo.portal, demo.letters[0]);
  await toInbox(insured.page);
  await write(insured.page, demo.portal, { matter: "Krankengeld: Frage zur Zahlung", subject: SUBJECT, body: "Guten Tag, was fehlt Ihnen noch?" });
  await activate(clerk.page, demo.office, demo.staff[0]);
  await toWorklist(clerk.page);
  await clerk.page.getByRole("link", { name: SUBJECT }).click();
  const code = await makeCode(clerk.page);
  await clerk.page.getByText(`Brief mit Antwort-Code: ${PURPOSE}`).waitFor();
  await clerk.page.getByText(/offen bis/).waitFor();
  await stage.shot(clerk.page, "open");

  // A slip of the finger is found before anything is asked.
  await enter(practice.page, demo.portal, code.slice(0, -1) + (code.endsWith("0") ? "1" : "0"));
  await practice.page.getByText("Ein Zeichen stimmt nicht").waitFor();
  // The square in the letter brings the code along; the address does not keep it.
  await practice.page.goto("about:blank");
  await practice.page.goto(`${demo.portal}/#/reply/${code}`);
  await practice.page.getByRole("button", { name: "Weiter", exact: true }).click();
  await practice.page.getByRole("heading", { name: /Ihre Antwort auf unseren Brief vom/ }).waitFor();
  assert.ok(!practice.page.url().includes(code));
  const shown = await practice.page.locator("body").innerText();
  for (const never of [SUBJECT, PURPOSE, "Krankengeld", demo.letters[0].name]) assert.ok(!shown.includes(never), never);
  await practice.page.getByLabel("Ihre Nachricht").fill(WORDS);
  await practice.page.getByLabel("Ihr Name (freiwillig)").fill(NAME);
  await practice.page.locator("input[type=file]").first().setInputFiles(await onDisk([{ name: FILE, mimeType: "application/pdf", buffer: CONTENT }]));
  await stage.shot(practice.page, "write");

  // The network goes away in the middle: nothing is lost, and the same button sends it.
  await practice.context.setOffline(true);
  await practice.page.getByRole("button", { name: "Verschlüsselt absenden" }).click();
  await practice.page.getByText("Ihr Text und Ihre Dateien sind noch da.", { exact: false }).waitFor({ timeout: 90_000 });
  await practice.context.setOffline(false);
  await practice.page.getByRole("button", { name: "Verschlüsselt absenden" }).click();
  await practice.page.getByRole("heading", { name: "Danke, Ihre Antwort ist angekommen" }).waitFor({ timeout: 60_000 });
  await stage.shot(practice.page, "done");

  // It is in the case without a reload, with its file; who wrote it is not said to be proven.
  const came = clerk.page.getByRole("article", { name: /Antwort auf einen Brief/ });
  await came.waitFor({ timeout: 60_000 });
  await came.getByText(WORDS).waitFor();
  await came.getByText(NAME, { exact: false }).waitFor();
  await came.getByText("Wer das war, ist nicht geprüft.", { exact: false }).waitFor();
  const [download] = await Promise.all([clerk.page.waitForEvent("download", { timeout: 60_000 }), came.getByRole("button", { name: `${FILE} speichern` }).click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  assert.ok(Buffer.concat(chunks).equals(CONTENT));
  await stage.shot(clerk.page, "came");
  await clerk.page.goto(`${demo.office}/#/list/krankengeld`);
  const row = clerk.page.getByRole("row").filter({ has: clerk.page.getByRole("link", { name: SUBJECT }) });
  await row.getByText("Antwort auf einen Brief ist eingegangen").waitFor();

  // The insured person is in the thread, and it was not written to her.
  await insured.page.reload();
  await insured.page.goto(`${demo.portal}/#/inbox`);
  assert.equal(await insured.page.getByText(WORDS).count(), 0);

  // Once is once; and a letter that was taken back answers nothing.
  await enter(finder.page, demo.portal, code);
  await finder.page.getByText("Mit diesem Code kann niemand mehr antworten").waitFor();
  await row.getByRole("link", { name: SUBJECT }).click();
  await clerk.page.getByText("Antwort eingegangen").waitFor();
  const second = await makeCode(clerk.page);
  await clerk.page.getByRole("button", { name: "Zurückziehen" }).click();
  await clerk.page.getByText("zurückgezogen", { exact: true }).waitFor();
  await enter(finder.page, demo.portal, second);
  await finder.page.getByText("Mit diesem Code kann niemand mehr antworten").waitFor();
}
