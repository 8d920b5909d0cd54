// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { targetDir } from "../lib/demo.mjs";
import { activate, gone, replyBox, sendAtOnce, toDesk, toInbox, write } from "../lib/person.mjs";

export const title = "a letter of last resort: without a consent the same decision goes by post, printed by the insurer's own program, and its day follows from the post";

const subject = "Rollstuhl";
const granted = "Wir bewilligen den Rollstuhl für zwei Jahre.";
const instruction = "Gegen diesen Bescheid können Sie innerhalb eines Monats nach Bekanntgabe schriftlich, elektronisch mit qualifizierter Signatur oder zur Niederschrift Widerspruch einlegen.";

/** `n` days from today on the calendar of Berlin. */
function day(n) {
  const [year, month, date] = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" }).split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + n)).toISOString().slice(0, 10);
}
const written = (iso) => iso.split("-").reverse().join(".");

/** The program beside the core systems, as the insurer starts it. */
function gatewayOf(demo) {
  const folder = join(demo.dir, "gateway");
  const run = (...args) => execFileSync(join(targetDir, "debug", "siegelpost-gateway"), ["--config", join(folder, "gateway.toml"), ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  return { folder, run };
}

export default async function story({ stage }) {
  const demo = await stage.demo();
  const { folder, run } = gatewayOf(demo);
  const [erika, mara] = await Promise.all(["erika", "mara"].map((name) => stage.device(name)));
  await Promise.all([activate(erika.page, demo.portal, demo.letters[0]).then(() => toInbox(erika.page)), toDesk(mara.page, demo.office, demo.staff[0])]);
  run("enrol", "--code-file", join(folder, "slip.txt"), "--born", "2025-01-02");
  await write(erika.page, demo.portal, { matter: "Krankengeld: Frage zur Zahlung", subject, body: "Bekomme ich ihn?" });

  await decides(stage, mara.page);
  await erika.page.goto(`${demo.portal}/#/inbox`);
  await erika.page.getByRole("link", { name: subject }).click();
  await erika.page.getByText("Dieser Bescheid wird Ihnen per Brief geschickt.", { exact: false }).waitFor();
  assert.equal(await erika.page.getByText("Gilt als bekannt gegeben", { exact: false }).count(), 0, "nothing has begun");
  await stage.shot(erika.page, "coming");

  const job = await isPrinted(run, folder);
  await mara.page.getByText("An die Druckerei gegeben", { exact: false }).waitFor();
  assert.equal(await mara.page.getByText("Gedruckt wurde ein anderes Dokument", { exact: false }).count(), 0, "it is the one on the screen");

  run("result", job, "posted", "--date", day(0));
  for (const { page } of [erika, mara]) await page.getByText(`Gilt als bekannt gegeben am ${written(day(4))}`, { exact: false }).waitFor();
  await mara.page.getByText(`Zur Post gegeben am ${written(day(0))}`).waitFor();
  await stage.shot(erika.page, "posted");
  await stage.shot(mara.page, "record");

  // It comes back: nothing counts any more, and the case says why it is open.
  run("result", job, "returned");
  await mara.page.getByText("Der Brief kam zurück", { exact: false }).first().waitFor();
  await erika.page.getByText("Der Brief mit diesem Bescheid kam zu uns zurück.", { exact: false }).waitFor();
  await mara.page.getByRole("button", { name: "Noch einmal als Brief senden" }).click();
  await mara.page.getByRole("button", { name: "Brief veranlassen" }).click();
  await mara.page.getByText("Brief veranlasst", { exact: false }).nth(1).waitFor();
  assert.match(run("once"), /^1 made, 0 failed/);
  // Colleagues see that one of them is a program.
  await mara.page.goto(`${demo.office}/#/staff/krankengeld`);
  await mara.page.getByText("(Programm)").waitFor();
}

async function decides(stage, page) {
  await page.getByRole("link", { name: subject }).click();
  await page.getByText("Die Person hat nicht in Bescheide im Postfach eingewilligt.", { exact: false }).waitFor();
  await replyBox(page).fill(`${granted}\n\n${instruction}`);
  await page.getByLabel("Diese Antwort ist ein Bescheid").check();
  await page.getByRole("radio", { name: "Widerspruch", exact: true }).check();
  await page.getByRole("radio", { name: "Steht im Text oder im Anhang", exact: false }).check();
  await page.getByRole("button", { name: "Senden", exact: true }).click();
  await page.getByText("Ohne Einwilligung oder Adresse geht dieser Bescheid nur als Brief.", { exact: false }).waitFor();
  await page.getByLabel("Als Brief senden").check();
  await stage.shot(page, "choice");
  await sendAtOnce(page);
  await gone(page);
  await page.getByText("Brief veranlasst", { exact: false }).waitFor();
}

/** One letter, the text word for word, every hash right. Gives its id. */
async function isPrinted(run, folder) {
  assert.match(run("once"), /^1 made, 0 failed, 0 elsewhere/);
  const [job, ...more] = (await readdir(join(folder, "jobs"))).filter((name) => !name.startsWith("."));
  assert.equal(more.length, 0);
  const place = join(folder, "jobs", job);
  const manifest = JSON.parse(await readFile(join(place, "job.json"), "utf8"));
  assert.equal(manifest.job, job);
  assert.equal(manifest.address_reference, "A123456780");
  for (const { file, sha256 } of manifest.documents) assert.equal(createHash("sha256").update(await readFile(join(place, file))).digest("hex"), sha256);
  const text = execFileSync("pdftotext", ["-layout", join(place, "decision.pdf"), "-"], { encoding: "utf8" }).replaceAll(/\s+/g, " ");
  for (const words of [granted, instruction, "Musterkasse"]) assert.ok(text.includes(words), text);
  assert.match(run("once"), /^0 made/, "and no second one");
  return job;
}
