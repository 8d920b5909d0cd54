// SPDX-License-Identifier: EUPL-1.2
/**
 * A file of 100 MB over a line that is cut twenty times while it goes up, with a pause by the person and a reload of the page in between, and ten times
 * while it comes down: what the clerk has is what was chosen, byte by byte.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cuttingProxy } from "../lib/cutting.mjs";
import { pdf } from "../lib/files.mjs";
import { activate, toInbox, toWorklist, unlockWithPasskey, pressSend, gone } from "../lib/person.mjs";

export const title = "100 MB over a line that is cut twenty times";
export const long = true;

/** The largest content whose sealed file still fits into 100 MiB. */
const SIZE = 98 * 1024 * 1024;
const CUTS = 20;
const NAME = "Entlassungsbericht.pdf";

const sha256 = async (path) => {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
};

export default async function story({ stage }) {
  const demo = await stage.demo();
  const folder = await mkdtemp(join(tmpdir(), "siegelpost-cut-"));
  const up = await cuttingProxy();
  const down = await cuttingProxy();
  const through = (proxy) => ({ clock: false, proxy: { server: proxy.address, bypass: "<-loopback>" } });
  const insured = await stage.device("insured", through(up));
  const clerk = await stage.device("clerk", through(down));
  try {
    const path = join(folder, NAME);
    await writeFile(path, pdf(SIZE));
    const chosen = await sha256(path);
    const { page } = insured;
    await activate(page, demo.portal, demo.letters[0]);
    await toInbox(page);
    await page.goto(`${demo.portal}/#/write`);
    await page.getByLabel("Worum geht es?").selectOption({ label: "Bescheinigung oder Attest schicken" });
    await page.getByLabel("Betreff").fill("Bericht");
    await page.getByLabel("Ihre Nachricht").fill("Guten Tag, hier ist der Bericht der Klinik.");
    up.state.upload = { every: Math.floor(SIZE / (CUTS + 4)), times: CUTS };
    await page.locator("input[type=file]").first().setInputFiles(path);
    const row = page.locator("li", { hasText: NAME });
    await row.getByText("übertragen").waitFor({ timeout: 240_000 });
    await page.waitForFunction((least) => Number(document.querySelector("progress")?.value ?? 0) >= least, 15, { timeout: 240_000 });
    await page.getByRole("button", { name: `Übertragung von ${NAME} anhalten` }).click();
    await row.getByText("angehalten").waitFor();
    const before = up.state.cuts.upload;
    await page.getByRole("button", { name: `Übertragung von ${NAME} fortsetzen` }).click();
    await page.waitForFunction((least) => Number(document.querySelector("progress")?.value ?? 0) >= least, 40, { timeout: 240_000 });
    assert.ok(up.state.cuts.upload > before, "it was cut after it went on");
    // The page is thrown away in the middle. What was chosen is sealed on the disk, what has come is at the server.
    const draft = page.url();
    await page.reload();
    await unlockWithPasskey(page);
    await page.getByRole("heading", { level: 1, name: "Neue Nachricht" }).or(page.getByRole("heading", { level: 1, name: /Posteingang/ })).first().waitFor();
    if (page.url() !== draft) await page.goto(draft);
    const again = page.locator("li", { hasText: NAME });
    await again.waitFor();
    await again.getByText("bereit").waitFor({ timeout: 400_000 });
    assert.equal(up.state.cuts.upload, CUTS, "all cuts happened");
    await pressSend(page);
    await gone(page);
    assert.deepEqual(await shelf(page), [], "nothing is left on the disk");

    down.state.download = { every: Math.floor(SIZE / 12), times: 10 };
    const desk = clerk.page;
    await activate(desk, demo.office, demo.staff[0]);
    await toWorklist(desk);
    await desk.getByRole("link", { name: "Bericht", exact: true }).click();
    const arriving = desk.waitForEvent("download", { timeout: 400_000 });
    await desk.getByRole("button", { name: new RegExp(`${NAME}.*speichern|speichern.*${NAME}`, "iu") }).first().click();
    const saved = join(folder, "saved.pdf");
    await (await arriving).saveAs(saved);
    assert.equal((await stat(saved)).size, (await stat(path)).size);
    assert.equal(await sha256(saved), chosen, "what arrives is what was chosen");
    assert.equal(down.state.cuts.download, 10, "all cuts of the way down happened");
    console.log(`     ${up.state.cuts.upload} cuts up, ${down.state.cuts.download} down, ${(SIZE / 1024 / 1024).toFixed(0)} MiB equal`);
  } finally {
    up.close();
    down.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the origin private file system of this page holds. */
const shelf = (page) =>
  page.evaluate(async () => {
    const names = [];
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("uploads", { create: true });
    for await (const name of folder.keys()) names.push(name);
    return names;
  });
