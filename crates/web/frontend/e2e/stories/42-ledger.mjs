// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { targetDir } from "../lib/demo.mjs";
import { activate, compose, sendAtOnce, toInbox, toDesk } from "../lib/person.mjs";

export const title = "a colleague says why he opens a claimed case, the insured person sees it, and the log shows every change";
export const journey = true;

const subject = "Frage zum Krankengeld im Mai";
const body = "Im Mai fehlen drei Tage.";

/** Status and body of a request out of the page, with its own cookies. */
const ask = (page, path) =>
  page.evaluate(async (url) => {
    const response = await fetch(url);
    return { status: response.status, body: await response.json() };
  }, path);

export default async function story({ stage }) {
  const demo = await stage.demo();
  const [insured, lead, colleague] = await Promise.all(["insured", "lead", "colleague"].map((name) => stage.device(name)));
  const staff = ({ page }, slip) => toDesk(page, demo.office, slip);
  await Promise.all([activate(insured.page, demo.portal, demo.letters[0]).then(() => toInbox(insured.page)), staff(lead, demo.staff[0]), staff(colleague, demo.staff[1])]);
  await compose(insured.page, demo.portal, { matter: "Krankengeld: Frage zur Zahlung", subject, body });
  await sendAtOnce(insured.page);
  await insured.page.waitForURL(/#\/thread\//, { timeout: 60_000 });
  const thread = insured.page.url().split("/thread/")[1];

  await lead.page.getByRole("link", { name: subject }).click();
  await lead.page.getByText(body, { exact: true }).waitFor();
  await lead.page.getByRole("button", { name: "Übernehmen", exact: true }).click();
  await lead.page.getByText("Bearbeitung: Sie").waitFor();

  // What she has taken opens to nobody else without a word why, whichever route is asked and whatever is made up.
  for (const path of [`threads/${thread}`, `threads/${thread}/messages?lane=case&after=0&limit=10`]) {
    const refused = await ask(colleague.page, `/api/office/${path}`);
    assert.equal(refused.status, 403, path);
    assert.equal(refused.body.code, "reason-required", path);
  }
  assert.equal((await ask(colleague.page, `/api/office/threads/${thread}?reason=work`)).status, 400);
  await colleague.page.getByRole("link", { name: subject }).click();
  await colleague.page.getByRole("heading", { name: "Wofür öffnen Sie diesen Fall?" }).waitFor();
  await colleague.page.getByRole("button", { name: "Fall öffnen" }).click();
  await colleague.page.getByText("Bitte wählen Sie einen Grund.").waitFor();
  assert.equal(await colleague.page.getByText(body).count(), 0);
  await stage.shot(colleague.page, "reason");
  await colleague.page.getByLabel("Vertretung", { exact: true }).check();
  await colleague.page.getByRole("button", { name: "Fall öffnen" }).click();
  await colleague.page.getByText(body, { exact: true }).waitFor();
  await colleague.page.getByText("Fall geöffnet: Vertretung").waitFor();
  await stage.shot(colleague.page, "case");

  // The insured person reads which team, when and what for, and nobody's name.
  await insured.page.reload();
  await insured.page.getByRole("button", { name: "Mit Passkey entsperren" }).click();
  const list = insured.page.getByRole("list", { name: "Wer hat das geöffnet?" });
  await list.getByText("Geöffnet in Vertretung").waitFor();
  await list.getByText("Geöffnet zur Bearbeitung").waitFor();
  // Beside them may stand what a browser has read for its search.
  assert.equal(await list.getByRole("listitem").filter({ hasNotText: "Suche" }).count(), 2);
  assert.ok((await list.textContent()).includes("Team Krankengeld"));
  const told = await ask(insured.page, `/api/portal/threads/${thread}/openings`);
  assert.deepEqual(told.body.items.filter(({ purpose }) => purpose !== "search").map(({ dept, purpose }) => [dept, purpose]), [["krankengeld", "deputy"], ["krankengeld", "work"]]);
  assert.ok(told.body.items.every((item) => !("by" in item)), "never who it was");
  await stage.shot(insured.page, "thread");

  await evidence(demo, thread);
}

/** What an auditor gets, and that one changed letter in it is seen. */
async function evidence(demo, thread) {
  const run = (...args) => new Promise((resolve) => { execFile(join(targetDir, "debug", "siegelpost"), ["audit", ...args], { maxBuffer: 1 << 26 }, (error, stdout) => { resolve({ code: error === null ? 0 : error.code, stdout }); }); });
  const { code, stdout } = await run("export", "--config", join(demo.dir, "server", "siegelpost.toml"));
  assert.equal(code, 0, "exported");
  const entries = stdout.split("\n").filter((line) => line.includes('"kind":"entry"')).map((line) => JSON.parse(line).entry);
  const opened = entries.filter((entry) => entry.action === "open-thread" && entry.object === thread && entry.reason !== "search");
  assert.deepEqual(opened.map(({ reason, unit, object_kind: kind }) => [reason, unit, kind]), [["work", "krankengeld", "thread"], ["deputy", "krankengeld", "thread"]]);
  assert.ok(!stdout.includes(subject) && !stdout.includes(body), "ids and words only");
  const { receipt } = JSON.parse(await readFile(join(demo.dir, "server", "public-keys.json"), "utf8"));
  const file = join(demo.dir, "audit.jsonl");
  await writeFile(file, stdout);
  const good = await run("verify", "--key", receipt, file);
  assert.equal(good.code, 0, good.stdout);
  await writeFile(file, stdout.replace('"deputy"', '"deputx"'));
  const bad = await run("verify", "--key", receipt, file);
  assert.equal(bad.code, 3, bad.stdout);
  const line = stdout.split("\n").findIndex((text) => text.includes('"deputy"')) + 1;
  assert.ok(bad.stdout.includes(`:${line}: changed: `), bad.stdout);
}
