// SPDX-License-Identifier: EUPL-1.2
/**
 * What a first visit loads, over the wire: the start page, and the inbox of somebody who is signed in and whose browser has kept nothing.
 * At most 150 kB each, everything but the crypto worker, which is loaded beside it. Heads of answers count, too.
 */
import assert from "node:assert/strict";
import { activate, toInbox, unlockWithPasskey, write } from "../lib/person.mjs";
import { quiet, weigh } from "../lib/weigh.mjs";

export const title = "a first visit loads at most 150 kB";
/** Told by the browser; nothing of it depends on how fast the machine is. */
export const daily = true;

/** Bytes. */
const LIMIT = 150_000;

export default async function story({ stage }) {
  const demo = await stage.demo();
  for (const locale of ["de-DE", "en-GB"]) await start(stage, demo, locale);
  await inbox(stage, demo);
}

async function start(stage, demo, locale) {
  const { page, cdp } = await stage.device(`start-${locale}`, { locale });
  const meter = await weigh(cdp);
  await page.goto(demo.portal);
  await page.getByRole("button", { name: /Passkey|passkey/ }).waitFor();
  await quiet(meter, page);
  hold(`start page (${locale})`, meter.soFar());
  // What is fetched besides is seen: the limit can be broken.
  const extra = await page.evaluate(async () => {
    const scripts = [...document.querySelectorAll('link[rel="modulepreload"]')].map(({ href }) => fetch(href, { cache: "no-store" }).then((answer) => answer.text()));
    return (await Promise.all(scripts)).join("").length;
  });
  await quiet(meter, page);
  assert.ok(extra > LIMIT && meter.soFar().files > LIMIT, "the meter does not see what a page fetches");
}

async function inbox(stage, demo) {
  const { page, cdp } = await stage.device("inbox");
  await activate(page, demo.portal, demo.letters[0]);
  await toInbox(page);
  await write(page, demo.portal, { matter: "Etwas anderes", subject: "Erste Nachricht", body: "Guten Tag." });
  await page.goto(`${demo.portal}/#/inbox`);
  await page.getByRole("link", { name: "Erste Nachricht" }).waitFor();
  await cdp.send("Network.clearBrowserCache");
  const meter = await weigh(cdp);
  await page.reload();
  await page.getByRole("heading", { name: /gesperrt/ }).waitFor();
  await quiet(meter, page);
  await unlockWithPasskey(page);
  await page.getByRole("link", { name: "Erste Nachricht" }).waitFor();
  hold("inbox", meter.soFar());
  // What comes afterwards, so that reading and writing are there before they are gone to.
  await page.waitForTimeout(5000);
  await quiet(meter, page);
  console.log(`     inbox, some seconds later: ${kb(meter.soFar().files)}`);
}

const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

function hold(name, { files, data, beside, list }) {
  console.log(`     ${name}: ${kb(files)} in ${list.length} files (limit ${kb(LIMIT)}), besides ${kb(data)} of data and the worker's ${kb(beside)}`);
  if (process.env.E2E_LIST !== undefined) for (const { bytes, form, url } of [...list].sort((a, b) => b.bytes - a.bytes)) console.log(`       ${bytes} ${form} ${new URL(url).pathname}`);
  assert.ok(files <= LIMIT, `${name}: ${kb(files)} are more than ${kb(LIMIT)}`);
  const scripts = list.filter(({ url }) => /\.(js|css)$/.test(url));
  assert.ok(scripts.length > 2, "no script was seen");
}
