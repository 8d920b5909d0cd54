// SPDX-License-Identifier: EUPL-1.2
/**
 * Plays a clerk's ten most frequent actions on the filled demo by keyboard alone, counts keys, measures what the program itself needs, and
 * prints them as a table, ours beside the documented ways of a help desk and a mail program.
 */
import { launch } from "./lib/browser.mjs";
import { activate, toWorklist } from "./lib/person.mjs";
import { Stage } from "./lib/stage.mjs";
import { count, seconds } from "./actions/klm.mjs";
import { Hand } from "./actions/hand.mjs";
import { OURS, toFree } from "./actions/ours.mjs";
import { MAIL, ZAMMAD } from "./actions/peers.mjs";

const browser = await launch({});
const stage = new Stage(browser, "actions");
let failed = null;
try {
  await stage.clean();
  const demo = await stage.demo({ bare: false });
  const { page } = await stage.device("clerk");
  await activate(page, demo.office, demo.staff[0]);
  await toWorklist(page);
  await textModule(page);
  const rows = [];
  for (const { id, name, before, play, after } of OURS) {
    await before?.(page);
    const hand = new Hand(page);
    const begun = Date.now();
    await play(page, hand);
    const response = (Date.now() - begun) / 1000;
    rows.push(row(id, name, hand.done(), response));
    await after?.(page);
  }
  stage.quiet();
  console.log(["| Handlung | Siegelpost | Zammad | Mailprogramm |", "|---|---|---|---|", ...rows].join("\n"));
} catch (error) {
  failed = error;
  console.error(error, await stage.keep(error));
} finally {
  await stage.close();
  await browser.close();
}
process.exit(failed === null ? 0 : 1);

function row(id, name, sequence, response) {
  const cell = (one, more) => {
    if (one === null) return "gibt es nicht";
    const { keys, clicks } = count(one);
    return `${[keys > 0 ? `${keys} Tasten` : "", clicks > 0 ? `${clicks} Klicks` : ""].filter(Boolean).join(", ")}, ${seconds(one, more ?? 0).toFixed(1)} s`;
  };
  return `| ${name} | ${cell(sequence, response)} (davon ${response.toFixed(2)} s das Programm) | ${cell(ZAMMAD[id])} | ${cell(MAIL[id])} |`;
}

/** The unit's first text module. */
async function textModule(page) {
  await page.getByRole("link", { name: "Textbausteine" }).click();
  await page.getByRole("link", { name: "Neuer Textbaustein" }).click();
  await page.getByLabel("Name des Bausteins").fill("Eingang bestätigt");
  await page.getByLabel("Text", { exact: true }).fill("Guten Tag, Ihre Nachricht ist da. Wir antworten bis Freitag.");
  await page.getByRole("button", { name: "Als Fassung 1 speichern" }).click();
  await page.getByRole("heading", { level: 2, name: "Eingang bestätigt" }).waitFor();
  await toFree(page);
}
