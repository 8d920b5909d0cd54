// SPDX-License-Identifier: EUPL-1.2
/**
 * A list of 50 sealed subjects in portal and back office, opened for the first time in this browser and again after a lock; and a page that
 * goes on answering while 25 MB are sealed and uploaded. The threads are begun by a simulated clerk (crates/demo/examples/correspond.rs).
 * Figures are told; they are limits only with SIEGELPOST_PROVE set.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { targetDir } from "../lib/demo.mjs";
import { pdf } from "../lib/files.mjs";
import { forgetHeads, fromPressToSubjects, hold, proving, watchLongTasks, watchScreens } from "../lib/measure.mjs";
import { activate, attach, lock, signOut, toInbox, toWorklist, write } from "../lib/person.mjs";

export const title = "50 sealed subjects in a list, and a page that answers while 25 MB are sealed";

const run = promisify(execFile);
const UNLOCK = "Mit Passkey entsperren";
const MORE = 49;
const TRIES = proving ? 3 : 1;

export default async function story({ stage }) {
  const demo = await stage.demo({ args: ["--server-process"] });
  const folder = await mkdtemp(join(tmpdir(), "siegelpost-fifty-"));
  const insured = await stage.device("insured", { clock: false });
  const clerk = await stage.device("clerk", { clock: false });
  try {
    const screens = await watchScreens(insured.page);
    await activate(insured.page, demo.portal, demo.letters[0]);
    const shown = screens().filter((heading) => heading !== "Ihre sichere Post mit der Musterkasse");
    await toInbox(insured.page);
    assert.ok(shown.length >= 3 && shown.length <= 5, `activation shows ${shown.join(", ")}`);
    await write(insured.page, demo.portal, { patient: true, matter: "Bescheinigung oder Attest schicken", subject: "Anfang", body: "Guten Tag, hier ist meine erste Nachricht." });
    await activate(clerk.page, demo.office, demo.staff[0]);
    await toWorklist(clerk.page);
    await clerk.page.getByRole("link", { name: "Anfang" }).waitFor();
    for (const { page } of [insured, clerk]) await lock(page);

    const colleague = demo.staff[1];
    await run(join(targetDir, "debug", "examples", "correspond"), ["--office", demo.office, "--code", colleague.code, "--dob", colleague.dob, "--threads", String(MORE)]);

    await list(insured.page, demo.portal, "#/inbox", "siegelpost-portal", ".list .subj a", "inbox");
    await list(clerk.page, demo.office, "#/list/krankengeld", "siegelpost-office", "td a.open", "work list");
    await large(insured.page, demo.portal, folder);
    await signIn(insured.page, demo.portal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** First time in this browser and with what it remembers, several times each; the best counts, because others may share the machine. */
async function list(page, origin, hash, database, rows, name) {
  const [first, again] = [[], []];
  for (let n = 0; n < TRIES; n += 1) {
    for (const figures of [first, again]) {
      await page.goto(`${origin}/${hash}`);
      await page.getByRole("heading", { name: /gesperrt/ }).waitFor();
      if (figures === first) await forgetHeads(page, database);
      figures.push(await fromPressToSubjects(page, UNLOCK, rows, MORE + 1));
      await page.getByRole("link", { name: "Vorgang 049" }).waitFor();
      await lock(page);
    }
  }
  console.log(`     ${name}: first ${first.map(Math.round).join(", ")} ms, again ${again.map(Math.round).join(", ")} ms`);
  hold(`${name}, 50 subjects for the first time`, Math.min(...first), 1500, "ms");
  hold(`${name}, 50 subjects again`, Math.min(...again), 1500, "ms");
}

async function large(page, origin, folder) {
  await page.getByRole("button", { name: UNLOCK }).click();
  await page.getByRole("heading", { level: 1, name: /Posteingang/ }).waitFor();
  const path = join(folder, "Befund.pdf");
  await writeFile(path, pdf(25 * 1024 * 1024));
  await page.goto(`${origin}/#/write`);
  await page.getByLabel("Worum geht es?").selectOption({ label: "Bescheinigung oder Attest schicken" });
  const longTasks = await watchLongTasks(page);
  const began = performance.now();
  await attach(page, [path]);
  console.log(`     25 MB sealed and uploaded in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  hold("longest task of the page meanwhile, 0 for none of 50 ms", Math.max(0, ...(await longTasks())), 200, "ms");
}

/** Signed out: one press, one prompt of the device, and the inbox can be read. */
async function signIn(page, origin) {
  const times = [];
  for (let n = 0; n < TRIES; n += 1) {
    await signOut(page, origin);
    await page.goto(`${origin}/#/`);
    times.push(await fromPressToSubjects(page, "Mit Passkey anmelden", ".list .subj a", MORE + 1));
  }
  hold("from \"Mit Passkey anmelden\" to an inbox that can be read", Math.min(...times), 3000, "ms");
}
