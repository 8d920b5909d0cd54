// SPDX-License-Identifier: EUPL-1.2
/**
 * A unit with many open cases (`--threads`, 10,000 unless told): from the press of "Entsperren" to the first page of readable subjects, in a
 * browser that sees them for the first time and in one that knows them, the same sorted by deadline, and from there to the next page.
 * Prints milliseconds; a figure over its limit ends with 1. The cases are begun by a simulated clerk (crates/demo/examples/correspond.rs).
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { launch } from "./lib/browser.mjs";
import { targetDir } from "./lib/demo.mjs";
import { forgetHeads, fromPressToSubjects } from "./lib/measure.mjs";
import { activate, lock, toInbox, toWorklist, write } from "./lib/person.mjs";
import { Stage } from "./lib/stage.mjs";

const run = promisify(execFile);
const at = process.argv.indexOf("--threads");
const THREADS = at < 0 ? 10_000 : Number(process.argv[at + 1]);
const TRIES = 3;
/** Milliseconds to the first screen after unlocking. */
const LIMIT = 1000;
/** Milliseconds in which somebody who has just opened the page reaches for her key. */
const REACHES = 1500;
/** Rows that a desk of 900 pixels shows. */
const SCREEN = 15;
const ROWS = "td a.open";

const browser = await launch({});
const stage = new Stage(browser, "long-list");
let failed = false;
try {
  await stage.clean();
  const demo = await stage.demo({ args: ["--server-process"] });
  const [insured, clerk] = [await stage.device("insured", { clock: false }), await stage.device("clerk", { clock: false })];
  await activate(insured.page, demo.portal, demo.letters[0]);
  await toInbox(insured.page);
  await write(insured.page, demo.portal, { patient: true, matter: "Bescheinigung oder Attest schicken", subject: "Anfang", body: "Guten Tag, hier ist meine erste Nachricht." });
  await activate(clerk.page, demo.office, demo.staff[0]);
  await toWorklist(clerk.page);
  await lock(clerk.page);
  const begun = Date.now();
  const { code, dob } = demo.staff[1];
  await run(join(targetDir, "debug", "examples", "correspond"), ["--office", demo.office, "--code", code, "--dob", dob, "--threads", String(THREADS)], { maxBuffer: 1 << 26 });
  console.log(`${THREADS} cases begun in ${((Date.now() - begun) / 1000).toFixed(0)} s`);
  const { page } = clerk;
  for (const hash of ["#/list/krankengeld", "#/list/krankengeld?sort=due"]) {
    for (const known of [false, true]) {
      const times = [];
      for (let n = 0; n < TRIES; n += 1) {
        await page.goto(`${demo.office}/${hash}`);
        await page.getByRole("heading", { name: /gesperrt/ }).waitFor();
        if (!known) {
          await forgetHeads(page, "siegelpost-office");
          await page.reload();
          await page.getByRole("heading", { name: /gesperrt/ }).waitFor();
          await page.waitForTimeout(REACHES);
        }
        times.push(await fromPressToSubjects(page, "Mit Passkey entsperren", ROWS, SCREEN));
        await lock(page);
      }
      tell(`${hash}, ${SCREEN} subjects ${known ? "again" : "for the first time"}`, times);
    }
  }
  await page.getByRole("button", { name: "Mit Passkey entsperren" }).click();
  await page.locator(ROWS).first().waitFor();
  console.log(`rows of the first page: ${await page.locator(ROWS).count()}`);
} catch (error) {
  failed = true;
  console.error(error, await stage.keep(error));
} finally {
  await stage.close();
  await browser.close();
}
process.exit(failed ? 1 : 0);

/** The best of the tries counts: others may share the machine. */
function tell(name, times) {
  const best = Math.min(...times);
  if (best > LIMIT) failed = true;
  console.log(`${name}: ${times.map(Math.round).join(", ")} ms${best > LIMIT ? ` EXCEEDED ${LIMIT} ms` : ""}`);
}
