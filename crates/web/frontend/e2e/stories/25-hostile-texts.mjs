// SPDX-License-Identifier: EUPL-1.2
/**
 * More than a thousand texts that would do something if they were drawn as anything but text, as subjects and bodies of real messages: sealed,
 * sent, opened and read in portal and office, found by the search, and saved as a file. The canary must not be heard; drawn as HTML it is.
 */
import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { listen } from "../hostile/listen.mjs";
import { hostileTexts } from "../hostile/texts.mjs";
import { targetDir } from "../lib/demo.mjs";
import { activate, toInbox, toWorklist, write } from "../lib/person.mjs";

export const title = "a thousand hostile texts are read in portal and office, found and saved: none is anything but text";
export const long = true;

/** Lines of one message. */
const LINES = 30;
/** A word by which all are found. */
const WORD = "Kanarienvogel";
/** What our own pages are made of. */
const OURS = "html head meta title link script body div span main header nav aside footer section article h1 h2 h3 p a button ul ol li dl dt dd table thead tbody tr th td form fieldset legend label input select option textarea details summary time b br hr small mark progress svg path g use circle rect line polyline polygon ellipse dialog img caption kbd noscript bdi".split(" ");

/** Anything on the page that is not ours: elements, handlers, addresses. */
function foreign(page, origin) {
  return page.evaluate(
    ([ours, theirs]) => {
      const found = [];
      for (const element of document.querySelectorAll("*")) {
        const name = element.localName;
        if (!ours.includes(name)) found.push(`<${name}>`);
        for (const { name: attribute, value } of element.attributes) {
          if (attribute.startsWith("on") || attribute === "srcdoc" || attribute === "ping" || (attribute === "style" && value.includes("url("))) found.push(`${name} ${attribute}`);
          if (["src", "href", "action", "data", "poster", "srcset", "xlink:href"].includes(attribute) && (value.includes(theirs) || /^\s*(javascript|data|vbscript):/i.test(value))) found.push(`${name} ${attribute}=${value.slice(0, 40)}`);
        }
      }
      // A subject stands in one plain <bdi> of ours: it has its own direction.
      const plain = (box) => [...box.querySelectorAll(":not(.count)")].every((element, n) => n === 0 && element.localName === "bdi" && element.attributes.length === 0);
      for (const box of document.querySelectorAll(".txt, h1")) if (!plain(box)) found.push(`an element in a text: ${box.innerHTML.slice(0, 80)}`);
      for (const [name, most] of [["noscript", 1], ["img", 0], ["script", 2], ['script:not([src^="/assets/"][integrity])', 0]]) if (document.querySelectorAll(name).length > most) found.push(`more than ${most} <${name}>`);
      return [...new Set(found)];
    },
    [OURS, origin],
  );
}

/** Opens each of these threads and reads what stands there. */
async function readAll(page, links, texts, back, origin) {
  for (const { href, text } of links) {
    const wanted = texts.find(({ subject }) => subject.trim().replaceAll(/\s+/g, " ") === text);
    assert.ok(wanted !== undefined, `no such subject was written: ${text}`);
    await page.goto(`${back}/${href}`);
    await page.locator(".txt").first().waitFor();
    assert.equal((await page.locator(".txt").first().textContent()).trim(), wanted.body.trim());
    assert.deepEqual(await foreign(page, origin), []);
  }
}

/** Links of a list whose subjects are readable, down to the last row. */
async function linksOf(page, rows, count) {
  await page.waitForFunction(([selector, n]) => {
    const all = [...document.querySelectorAll(selector)];
    document.scrollingElement.scrollTo(0, document.scrollingElement.scrollHeight);
    return all.length >= n && all.every((row) => row.querySelector(".sk") === null && row.textContent.trim() !== "");
  }, [rows, count], { timeout: 60_000, polling: 200 });
  return page.locator(rows).evaluateAll((all) => all.map((row) => ({ href: row.getAttribute("href"), text: row.textContent.trim().replaceAll(/\s+/g, " ") })));
}

/** What she saved is opened as a file, by a browser that knows nothing of our policy. */
async function saved(stage, browser, page, dir, origin) {
  await mkdir(dir);
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), page.getByRole("button", { name: "Unterhaltung speichern" }).click()]);
  const zip = join(dir, "kept.zip");
  await download.saveAs(zip);
  execFileSync("python3", ["-m", "zipfile", "-e", zip, dir]);
  const html = (await readdir(dir, { recursive: true })).filter((name) => name.endsWith(".html"));
  assert.ok(html.length > 0);
  const context = await browser.newContext();
  const reader = await context.newPage();
  const canary = await listen({ page: reader, context });
  try {
    for (const name of html) {
      await reader.goto(`file://${join(dir, name)}`);
      await reader.waitForTimeout(200);
      assert.ok((await reader.locator("body").innerText()).includes(WORD));
      assert.equal(await reader.locator("script, iframe, object, embed, form, base, [onerror], [onload], [onfocus], [ontoggle]").count(), 0);
      assert.ok(!(await reader.content()).includes(`src="${origin}`));
    }
    assert.deepEqual(canary.calls, []);
  } finally {
    canary.close();
    await context.close();
  }
}

/** Drawn as HTML, each in a frame of its own: the canary has to be heard, or its silence says nothing. */
async function control(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const canary = await listen({ page, context }, new Map([["/", "<!doctype html><body></body>"]]));
  try {
    // Each with its own name, so that it is known which of them were heard.
    const texts = hostileTexts(canary).filter((_, index) => index % 9 === 0).map((text, index) => text.replaceAll("spCanary('x')", `spCanary('canary-${index}-')`).replaceAll("/canary", `/canary-${index}-`));
    await page.goto(`${canary.origin}/`);
    await page.evaluate((all) => {
      for (const text of all) {
        const frame = document.createElement("iframe");
        // Boxes and other windows would stop the page that counts.
        frame.setAttribute("sandbox", "allow-scripts allow-same-origin");
        frame.srcdoc = `<!doctype html><body>${text}</body>`;
        document.body.append(frame);
      }
    }, texts);
    const heard = () => new Set(canary.calls.flatMap((call) => /canary-(\d+)-/.exec(call)?.[1] ?? []));
    const scripts = () => canary.calls.some((call) => call.startsWith("script"));
    for (let tries = 0; tries < 100 && !(scripts() && heard().size > texts.length / 4); tries += 1) await page.waitForTimeout(100);
    console.log(`     25: control: drawn as HTML, ${heard().size} of ${texts.length} are heard`);
    assert.ok(heard().size > texts.length / 4);
    assert.ok(scripts(), "a script");
  } finally {
    canary.close();
    await context.close();
  }
}

export default async function story({ stage, browser }) {
  const demo = await stage.demo();
  const [insured, clerk] = await Promise.all(["insured", "clerk"].map((name) => stage.device(name)));
  const [inPortal, inOffice] = [await listen(insured), await listen(clerk)];
  try {
    const all = hostileTexts(inOffice);
    assert.ok(all.length > 1_000, `${all.length}`);
    const texts = [];
    for (let at = 0; at < all.length; at += LINES + 1) texts.push({ subject: all[at].slice(0, 480), body: [...all.slice(at + 1, at + 1 + LINES), WORD].join("\n") });
    await activate(insured.page, demo.portal, demo.letters[0]);
    await toInbox(insured.page);
    await write(insured.page, demo.portal, { matter: "Krankengeld: Frage zur Zahlung", subject: "Anfang", body: "Guten Tag." });
    const file = join(demo.dir, "texts.json");
    await writeFile(file, JSON.stringify(texts));
    const { code, dob } = demo.staff[1];
    await promisify(execFile)(join(targetDir, "debug", "examples", "correspond"), ["--office", demo.office, "--code", code, "--dob", dob, "--texts", file], { maxBuffer: 1 << 26 });
    for (const ear of [inPortal, inOffice]) ear.calls.length = 0;

    await activate(clerk.page, demo.office, demo.staff[0]);
    await toWorklist(clerk.page);
    await clerk.page.goto(`${demo.office}/#/list/krankengeld`);
    const office = (await linksOf(clerk.page, "td a.open", texts.length)).filter(({ text }) => text !== "Anfang");
    assert.deepEqual(await foreign(clerk.page, inOffice.origin), []);
    await readAll(clerk.page, office, texts, demo.office, inOffice.origin);

    // Found: the search draws words of its own into what was written.
    await clerk.page.keyboard.press("/");
    await clerk.page.getByRole("searchbox").fill(WORD);
    await clerk.page.keyboard.press("Enter");
    await clerk.page.locator("mark").nth(5).waitFor({ timeout: 60_000 });
    assert.deepEqual(await foreign(clerk.page, inOffice.origin), []);

    await insured.page.goto(`${demo.portal}/#/inbox`);
    const portal = (await linksOf(insured.page, ".subj a", texts.length)).filter(({ text }) => text !== "Anfang");
    assert.deepEqual(await foreign(insured.page, inOffice.origin), []);
    await readAll(insured.page, portal, texts, demo.portal, inOffice.origin);
    await saved(stage, browser, insured.page, join(demo.dir, "saved"), inOffice.origin);

    assert.deepEqual([inPortal.calls.filter((call) => !call.startsWith("download")), inOffice.calls], [[], []]);
    console.log(`     25: ${all.length} texts as ${texts.length} subjects and in ${texts.length} messages: nothing heard in portal, office, search and file`);
    await control(browser);
  } finally {
    inPortal.close();
    inOffice.close();
  }
}
