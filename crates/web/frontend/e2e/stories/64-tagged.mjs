// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import PDFDocument from "pdfkit";
import { pdf } from "../lib/files.mjs";
import { activate, attach, toInbox, toWorklist, write } from "../lib/person.mjs";

export const title = "a clerk is told which of her documents cannot be read aloud, before she sends them";

/** A document that says what its parts are. */
function tagged() {
  const document = new PDFDocument({ tagged: true, lang: "de", displayTitle: true, pdfVersion: "1.7", info: { Title: "Merkblatt" } });
  const parts = [];
  document.on("data", (part) => parts.push(part));
  const made = new Promise((resolve) => document.on("end", () => resolve(Buffer.concat(parts))));
  const root = document.struct("Document");
  document.addStructure(root);
  root.add(document.struct("H1", () => document.text("Merkblatt zum Krankengeld")));
  root.add(document.struct("P", () => document.text("Krankengeld gibt es ab der siebten Woche.")));
  root.end();
  document.end();
  return made;
}

export default async function story({ stage }) {
  const demo = await stage.demo();
  const insured = await stage.device("insured");
  const clerk = await stage.device("clerk");
  await activate(insured.page, demo.portal, demo.letters[0]);
  await toInbox(insured.page);
  await write(insured.page, demo.portal, { matter: "Bescheinigung oder Attest schicken", subject: "Frage zum Krankengeld", body: "Wie lange bekomme ich Krankengeld?" });

  const { page } = clerk;
  await activate(page, demo.office, demo.staff[0]);
  await toWorklist(page);
  await page.getByRole("link", { name: "Frage zum Krankengeld" }).click();
  await page.getByText("Wie lange bekomme ich Krankengeld?").waitFor();
  const choose = (name, buffer) => attach(page, [{ name, mimeType: "application/pdf", buffer }]);
  const row = (name) => page.locator("li", { hasText: name });
  const note = (name) => row(name).getByText("Diese PDF-Datei kann nicht vorgelesen werden", { exact: false });
  await choose("Merkblatt.pdf", await tagged());
  // Chosen after it, and looked at after it: what is not said by then is not said.
  await choose("Tabelle.pdf", pdf(60_000));
  await note("Tabelle.pdf").waitFor();
  assert.equal(await note("Merkblatt.pdf").count(), 0, "this one can be read aloud");
  await stage.shot(page, "untagged");
  // Nothing holds her back, and what she takes away is said no more.
  await page.getByRole("button", { name: "Tabelle.pdf entfernen" }).click();
  await row("Tabelle.pdf").waitFor({ state: "detached" });
}
