// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { targetDir } from "../lib/demo.mjs";
import { allMails, confirmKnownAddress, constant, waitForMails } from "../lib/mails.mjs";
import { activate, gone, replyBox, sendAtOnce, toDesk, toInbox, write } from "../lib/person.mjs";
import { bringBack } from "../lib/returns.mjs";

export const title = "a person's own sentence stands in every mail to her, and what proves that a decision was announced is a file that is checked without the server";
export const journey = true;

const subject = "Rollstuhl";
const to = "erika.muster@post.example";
const phrase = "Blauer Elefant am See";
const decision = "Wir bewilligen den Rollstuhl.\n\nGegen diesen Bescheid können Sie innerhalb eines Monats nach Bekanntgabe schriftlich, elektronisch mit qualifizierter Signatur oder zur Niederschrift Widerspruch einlegen.";

/** The operator's command; nothing but files for what it checks. */
const run = (...args) => new Promise((resolve) => { execFile(join(targetDir, "debug", "siegelpost"), args, { maxBuffer: 1 << 26 }, (error, stdout) => { resolve({ code: error === null ? 0 : error.code, stdout }); }); });

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [erika, mara] = await Promise.all(["erika", "mara"].map((name) => stage.device(name)));
  await Promise.all([activate(erika.page, demo.portal, demo.letters[0]).then(() => toInbox(erika.page)), toDesk(mara.page, demo.office, demo.staff[0])]);
  const { page } = erika;
  await confirmKnownAddress(page, demo, to);
  await choosesPhrase(stage, page, demo);
  await page.goto(`${demo.portal}/#/decisions`);
  await page.getByRole("button", { name: "Ich willige ein", exact: true }).click();
  await page.getByText("Bescheide kommen jetzt in Ihr Postfach").first().waitFor();
  await write(page, demo.portal, { matter: "Krankengeld: Frage zur Zahlung", subject, body: "Bekomme ich ihn?" });
  await page.goto(`${demo.portal}/#/account`);

  const clerk = mara.page;
  await clerk.getByRole("link", { name: subject }).click();
  const before = await allMails(demo, to);
  await replyBox(clerk).fill(decision);
  await clerk.getByLabel("Diese Antwort ist ein Bescheid").check();
  await clerk.getByRole("radio", { name: "Widerspruch", exact: true }).check();
  await clerk.getByRole("radio", { name: "Steht im Text oder im Anhang", exact: false }).check();
  await sendAtOnce(clerk);
  await gone(clerk);
  const mails = await waitForMails(demo, before.length + 1, to);
  const mail = mails.at(-1);
  assert.ok(mail.text.split(/\r?\n/u).includes(phrase), "it stands alone in a line");
  const coded = before.filter(({ text }) => /^\d{4} \d{4}$/mu.test(text));
  assert.ok(coded.length > 0 && coded.every(({ text }) => !text.includes(phrase)), "not in the mail with the code");
  assert.ok(!JSON.stringify(constant(mail)).includes("Bescheid"));
  await clerk.getByText("Benachrichtigung abgesendet", { exact: false }).waitFor();
  await proves(demo, await saved(clerk), "took it");

  // Later it comes back; the person looks by herself.
  await bringBack(demo, mail);
  await clerk.getByText("als unzustellbar zurückgekommen.", { exact: false }).waitFor();
  await page.goto(`${demo.portal}/#/inbox`);
  await page.getByRole("link", { name: subject }).click();
  await page.getByText("Deshalb zählt der Tag, an dem Sie den Bescheid hier geöffnet haben.", { exact: false }).waitFor();
  await clerk.getByText("Abgerufen", { exact: false }).first().waitFor();
  await stage.shot(clerk, "record");
  const file = await saved(clerk);
  await proves(demo, file, "it proves nothing, and its day does not count");
  await proves(demo, file, "fetched: 20");
  await isChecked(demo, file);
}

/** Refused for a number, then taken; nobody can read it in the portal afterwards. */
async function choosesPhrase(stage, page, demo) {
  await page.goto(`${demo.portal}/#/email`);
  const field = page.getByLabel("Ihr Satz", { exact: true });
  await field.fill("Elefant 7");
  await page.getByRole("button", { name: "Satz speichern" }).click();
  await page.locator("#phrase[aria-invalid=true]").waitFor();
  await field.fill(phrase);
  await page.getByRole("button", { name: "Satz speichern" }).click();
  await page.getByText("Ihr Satz ist gespeichert.").waitFor();
  assert.ok(!(await page.content()).includes(phrase), "it is not shown again");
  await stage.shot(page, "phrase");
}

async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Nachweis speichern" }).click()]);
  return readFile(await download.path(), "utf8");
}

async function verify(demo, text, ...more) {
  const { receipt } = JSON.parse(await readFile(join(demo.dir, "server", "public-keys.json"), "utf8"));
  const path = join(demo.dir, "evidence.jsonl");
  await writeFile(path, text);
  return run("audit", "verify-evidence", "--key", receipt, ...more, path);
}

async function proves(demo, text, words) {
  const { code, stdout } = await verify(demo, text);
  assert.equal(code, 0, stdout);
  assert.ok(stdout.includes(words), stdout);
  assert.ok(!text.includes("@") && !text.includes("Rollstuhl") && !text.includes(phrase), "ids, times and codes only");
}

/** The command writes the same; one changed letter is seen; so is a file from before, by the audit log. */
async function isChecked(demo, text) {
  const config = ["--config", join(demo.dir, "server", "siegelpost.toml")];
  const lines = text.trimEnd().split("\n");
  const { mid } = JSON.parse(lines[0]);
  const own = await run("admin", "evidence", mid, ...config);
  assert.equal(own.stdout, text);
  const bent = await verify(demo, text.replace('"outcome":"sent"', '"outcome":"sens"'));
  assert.equal(bent.code, 3, bent.stdout);
  const short = await verify(demo, `${lines.toSpliced(-2, 1).join("\n")}\n`);
  assert.equal(short.code, 3, short.stdout);
  const log = join(demo.dir, "audit.jsonl");
  const { stdout } = await run("audit", "export", ...config);
  await writeFile(log, stdout);
  const whole = await verify(demo, text, "--audit", log);
  assert.equal(whole.code, 0, whole.stdout);
  // Everything up to an earlier head holds in itself.
  const end = lines.findIndex((line) => line.startsWith('{"kind":"head"'));
  const early = `${lines.slice(0, end + 1).join("\n")}\n`;
  assert.equal((await verify(demo, early)).code, 0);
  assert.equal((await verify(demo, early, "--audit", log)).code, 3);
}
