// SPDX-License-Identifier: EUPL-1.2
/**
 * Files that would do something are opened where people open them, in the portal and in the office. Each carries a canary: a script that
 * calls home in every way it can, and an address that nobody may call, on a server that counts. The other way round, a frame that is built
 * as it must not be shows that the canary would be heard.
 */
import assert from "node:assert/strict";
import { blindToContent, png } from "../lib/files.mjs";
import { activate, compose, replyBox, saveFile, sendAtOnce, toInbox, toWorklist } from "../lib/person.mjs";
import { hostileFiles } from "../hostile/files.mjs";
import { kindOf, openInFrames } from "../hostile/frames.mjs";
import { listen } from "../hostile/listen.mjs";
import { pages } from "../hostile/pdf.mjs";

export const title = "some 160 hostile files are opened in portal and office: none runs, calls or leads anywhere, and honest ones are read";
export const long = true;

const SUBJECT = "Unterlagen";
const HONEST = pages(["Erste Seite", "Zweite Seite", "Dritte Seite"]);
/** Through the whole door, as people do: one of each kind of ending. */
const THROUGH = ["open-action-js.pdf", "encrypted.pdf", "cut.pdf", "script.svg", "page.html", "png-65535.png", "gif-js.gif", "brief.docx"];

/** The form takes names of papers and pictures only, and looks at the content; whoever means harm keeps to the names and has a client that does not look. */
const called = (name) => `${name}.pdf`;

/** How these end is known; they are opened each time. */
const KNOWN = new Map([["open-action-js.pdf", "shown"], ["encrypted.pdf", "encrypted"], ["cut.pdf", "broken"], ["png-65535.png", "too-big"], ["webp-16-million.webp", "too-big"], ["png-with-html-comment.png", "shown"]]);
/** E2E_LIES=2/3: every third file, as with the ways to lie. */
const [PART, PARTS] = (process.env.E2E_LIES ?? "1/1").split("/").map(Number);

/** All files in frames as the application makes them; those that it would not show at all are forced in as what they are not. */
async function flood(device, name, files, kind) {
  const { page } = device;
  const odd = ["pdf", "text", "png"];
  const asked = files.filter((file, index) => KNOWN.has(file.name) || index % PARTS === PART - 1).map((file, index) => ({ ...file, kind: kind(file.bytes) ?? odd[index % odd.length] }));
  const started = Date.now();
  const ends = await openInFrames(page, asked);
  const silent = ends.filter(({ end }) => end === "silent").map((one) => one.name);
  assert.deepEqual(silent, [], "every file is shown or refused by a word");
  const end = (which) => ends.find((one) => one.name === which)?.end;
  for (const [which, how] of KNOWN) assert.equal(end(which), how, which);
  const counted = ["shown", "broken", "too-big", "encrypted", "slow"].map((how) => `${ends.filter((one) => one.end === how).length} ${how}`).join(", ");
  console.log(`     47: ${ends.length} files in ${name} in ${((Date.now() - started) / 1000).toFixed(1)} s: ${counted}`);
}

async function look(page, file) {
  await page.getByRole("button", { name: `${file} ansehen` }).click();
  const dialog = page.getByRole("dialog", { name: file });
  await dialog.waitFor();
  return dialog;
}

/** One after another by the buttons, with what is said of each. */
async function through(page) {
  const said = { "encrypted.pdf": /mit einem Passwort geschützt/, "cut.pdf": /beschädigt oder unvollständig/, "png-65535.png": /zu groß für die Anzeige/, "script.svg": /Dieses Format zeigen wir nicht an/, "page.html": /Dieses Format zeigen wir nicht an/, "brief.docx": /Dieses Format zeigen wir nicht an/, "gif-js.gif": /zu groß für die Anzeige|beschädigt/ };
  for (const file of THROUGH) {
    const dialog = await look(page, called(file));
    if (said[file] === undefined) await dialog.frameLocator("iframe").locator("canvas").waitFor();
    else await dialog.getByText(said[file]).first().waitFor();
    if (/Dieses Format/.test(String(said[file]))) assert.equal(await dialog.locator("iframe").count(), 0, "what is not shown gets no frame");
    await dialog.getByRole("button", { name: "Schließen" }).click();
    await dialog.waitFor({ state: "detached" });
  }
}

/** A PDF page by page, by mouse and by keys, with its text for who cannot see it. */
async function read(page) {
  const dialog = await look(page, "Bescheid.pdf");
  const frame = dialog.frameLocator("iframe");
  await frame.getByRole("img", { name: "Bescheid.pdf, Seite 1 von 3" }).waitFor();
  await dialog.getByRole("button", { name: "Nächste Seite" }).click();
  await frame.getByText("Zweite Seite").waitFor({ state: "attached" });
  await frame.locator("main").focus();
  await page.keyboard.press("ArrowRight");
  await frame.getByText("Dritte Seite").waitFor({ state: "attached" });
  await dialog.getByText("Seite 3 von 3", { exact: true }).waitFor();
  const width = () => frame.locator("canvas").evaluate((canvas) => canvas.getBoundingClientRect().width);
  const before = await width();
  await page.keyboard.press("+");
  await dialog.getByText("125 %").waitFor();
  for (let tries = 0; (await width()) <= before; tries += 1) assert.ok(tries < 100, "larger is larger");
  assert.equal(await page.evaluate(() => document.querySelector("dialog iframe").contentDocument), null, "the frame is a stranger to the page");
  await frame.locator("main").focus();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
}

/** Two of them in frames of a page that draws what it is given: the canary has to be heard, or its silence says nothing. */
async function control(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const canary = await listen({ page, context });
  try {
    const files = new Map(hostileFiles(canary).map(({ name, bytes }) => [name, bytes]));
    for (const name of ["page.html", "script.svg"]) {
      canary.served.set(`/${name}`, files.get(name));
      canary.served.set("/", `<!doctype html><iframe sandbox="allow-scripts allow-same-origin" src="/${name}"></iframe>`);
      canary.calls.length = 0;
      await page.goto(`${canary.origin}/`);
      await page.waitForTimeout(300);
      const heard = new Set(canary.calls.map((call) => call.split(" ")[0]));
      for (const what of ["script", "asked", "request", "navigated"]) assert.ok(heard.has(what), `${name}, drawn in a frame with an origin, is not heard: ${what} is missing in ${[...heard].join(", ")}`);
    }
  } finally {
    canary.close();
    await context.close();
  }
}

export default async function story({ browser, stage }) {
  await control(browser);
  const demo = await stage.demo();
  const [insured, clerk] = await Promise.all(["insured", "clerk"].map((name) => stage.device(name)));
  const kind = await kindOf();
  await activate(insured.page, demo.portal, demo.letters[0]);
  await toInbox(insured.page);
  const canary = await listen(insured);
  const hostile = hostileFiles(canary);
  const attached = [
    { name: "Bescheid.pdf", mimeType: "application/pdf", buffer: HONEST },
    { name: "Foto.png", mimeType: "image/png", buffer: png("", 64) },
    ...THROUGH.map((name) => ({ name: called(name), mimeType: "application/pdf", buffer: hostile.find((one) => one.name === name).bytes })),
  ];
  await blindToContent(insured.page);
  await compose(insured.page, demo.portal, { matter: "Bescheinigung oder Attest schicken", subject: SUBJECT, body: "Anbei.", files: attached });
  await sendAtOnce(insured.page);
  await insured.page.waitForURL(/#\/thread\//);
  await insured.page.getByRole("button", { name: "Bescheid.pdf ansehen" }).waitFor({ timeout: 60_000 });
  await read(insured.page);
  await through(insured.page);
  await flood(insured, "the portal", hostile, kind);
  assert.deepEqual(canary.calls, []);
  // The application is alive: it still opens a file and hands it over byte for byte.
  assert.deepEqual(await saveFile(insured.page, "Bescheid.pdf"), HONEST);
  canary.calls.length = 0;

  await activate(clerk.page, demo.office, demo.staff[0]);
  await toWorklist(clerk.page);
  await clerk.page.getByRole("link", { name: SUBJECT }).click();
  await replyBox(clerk.page).waitFor();
  const second = await listen(clerk);
  await read(clerk.page);
  await through(clerk.page);
  await flood(clerk, "the office", hostileFiles(second), kind);
  assert.deepEqual(second.calls, []);
  await replyBox(clerk.page).fill("Danke, ist angekommen.");
  canary.close();
  second.close();
}
