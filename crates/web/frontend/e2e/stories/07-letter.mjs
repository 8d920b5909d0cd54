// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { activate, toInbox } from "../lib/person.mjs";

export const title = "a letter ordered on the page: typing errors, a stranger, and a real one that opens an account";
export const journey = true;

const ASKED = "Ihre Bestellung ist angekommen";

export default async function story({ stage }) {
  const demo = await stage.demo();
  const { page } = await stage.device("orders");
  const posted = [];
  page.on("request", (request) => { if (request.url().endsWith("/letter-requests")) posted.push(request.postData()); });
  const answers = [];
  page.on("response", (response) => { if (response.url().endsWith("/letter-requests")) answers.push(response); });

  await page.goto(`${demo.portal}/`);
  await page.getByRole("link", { name: "Ich habe noch keinen Brief" }).click();
  await stage.shot(page, "form");
  // Typing errors never leave the browser, and the first wrong field is told.
  await fill(page, { kvnr: "B100200303", given: "Hannelore", family: "Beispiel", dob: ["21", "8", "1955"], card: "80276" });
  await page.getByText("Diese Nummer stimmt nicht.").first().waitFor();
  await stage.shot(page, "wrong");
  assert.equal(posted.length, 0);

  // Nobody: the same words, the same bytes.
  await fill(page, { kvnr: "A 123 456 780", given: "Nora", family: "Niemand", dob: ["1", "1", "1980"], card: "11111" });
  await page.getByRole("heading", { level: 1, name: ASKED }).waitFor();
  const nobody = await page.locator("main").innerText();

  await page.goto(`${demo.portal}/#/`);
  // Two addresses in one drawing would be no new page.
  await page.getByRole("heading", { level: 1, name: ASKED }).waitFor({ state: "detached" });
  await page.goto(`${demo.portal}/#/letter`);
  await fill(page, { kvnr: "b100200302", given: "Hannelore", family: "Beispiel", dob: ["21", "8", "1955"], card: "80276" });
  await page.getByRole("heading", { level: 1, name: ASKED }).waitFor();
  await stage.shot(page, "asked");
  assert.equal(await page.locator("main").innerText(), nobody);
  const [first, second] = await Promise.all(answers.map(async (answer) => ({ status: answer.status(), body: await answer.text(), length: (await answer.allHeaders())["content-length"] })));
  assert.deepEqual(first, second);
  assert.equal(posted[0].length, posted[1].length, "the sizes say nothing either");
  for (const body of posted) for (const word of ["Hannelore", "Beispiel", "B100200302", "Niemand"]) assert.ok(!body.includes(word), `${word} left the browser readable`);

  const letter = await printed(join(demo.dir, "letters", "bestellt"));
  assert.match(letter, /Lindenhof 4/, "the letter goes to the address of the register");
  const code = /\b([0-9A-Z]{4}(?:[ -][0-9A-Z]{4}){5})\b/.exec(letter.replaceAll(/\s+/g, " "))[1].replaceAll(" ", "-");
  await page.getByRole("link", { name: "Code eingeben" }).or(page.getByRole("button", { name: "Code eingeben" })).click();
  await activate(page, demo.portal, { code, dob: "1955-08-21" });
  await toInbox(page);
}

async function fill(page, { kvnr, given, family, dob: [day, month, year], card }) {
  await page.getByLabel("Krankenversichertennummer").fill(kvnr);
  await page.getByLabel("Vorname").fill(given);
  await page.getByLabel("Nachname").fill(family);
  await page.getByLabel("Tag", { exact: true }).fill(day);
  await page.getByLabel("Monat", { exact: true }).fill(month);
  await page.getByLabel("Jahr", { exact: true }).fill(year);
  await page.getByLabel("Letzte Ziffern der Kartennummer").fill(card);
  await page.getByRole("button", { name: "Brief bestellen" }).click();
}

/** The text of the one letter that comes; a second one would be somebody else's. */
async function printed(folder) {
  for (let tries = 0; tries < 120; tries += 1) {
    const pdfs = await readdir(folder).then((names) => names.filter((name) => name.endsWith(".pdf")), () => []);
    if (pdfs.length > 0) {
      assert.equal(pdfs.length, 1);
      return execFileSync("pdftotext", ["-layout", join(folder, pdfs[0]), "-"], { encoding: "utf8" });
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("no letter came");
}
