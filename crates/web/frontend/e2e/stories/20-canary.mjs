// SPDX-License-Identifier: EUPL-1.2
/**
 * Canary: 200 messages in both directions (a tenth of them each day, all in `just prove`), all through the screens, each with markers of its own in subject, text, file names and contents;
 * with them internal notes, drafts, a message taken back, the clerk's name, the name of a device and a search. Then database, WAL, key store,
 * blobs, log, mails, metrics, problem answers and the memory of `serve` are searched: none may hold a marker in any form.
 * The control sends the same by a client that does not encrypt: then the same search must find it.
 */
import assert from "node:assert/strict";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newDevice } from "../lib/browser.mjs";
import { assertScannerSees, extent, makeCanary, memory, scanFolder, scanText, spoken, told } from "../lib/canary.mjs";
import { freePort, startDemo } from "../lib/demo.mjs";
import { pdf, png } from "../lib/files.mjs";
import { confirmKnownAddress } from "../lib/mails.mjs";
import { activate, lock, toInbox, toWorklist, unlockWithPasskey } from "../lib/person.mjs";
import { sendFilesUnsealed, sendMessagesUnsealed } from "../lib/plaintext.mjs";
import { Scribe } from "../lib/scribe.mjs";

export const title = "messages with markers; no file, log, mail, number or memory of the server holds one";
export const daily = true;
export const long = true;

const MATTER = "krankengeld-nachweis";
/** Each begun by the person, who answers once; the clerk answers twice. Five hold every kind of place that a marker can stand in. */
const THREADS = Number(process.env.E2E_CANARY_THREADS ?? 50);

export default async function story({ browser }) {
  const folder = await mkdtemp(join(tmpdir(), "siegelpost-canary-"));
  const metrics = await freePort();
  // Fewer arenas of the allocator: the same contents in a core dump of a third of the size.
  const demo = await startDemo({ args: ["--server-process"], env: { SIEGELPOST_WEB__METRICS: `127.0.0.1:${metrics}`, SIEGELPOST_LOG__FILTER: "debug", MALLOC_ARENA_MAX: "2" } });
  const allowed = [demo.portal, demo.office];
  const [insured, clerk] = [await newDevice(browser, { allowed }), await newDevice(browser, { allowed })];
  const devices = [insured, clerk];
  const scene = { demo, metrics, folder, devices, insured, clerk, person: new Scribe(insured), staff: new Scribe(clerk) };
  try {
    await assertScannerSees(folder);
    const canary = makeCanary();
    await write(scene, canary);
    await searchAll(scene, canary);
    await control(scene, makeCanary());
    assert.deepEqual([...insured.foreign, ...clerk.foreign], [], "no request to any other origin");
  } catch (error) {
    await insured.page.screenshot({ path: "/tmp/canary-insured.png", fullPage: true }).catch(() => undefined);
    await clerk.page.screenshot({ path: "/tmp/canary-clerk.png", fullPage: true }).catch(() => undefined);
    throw new Error(`${error instanceof Error ? error.stack : error}\nconsoles: ${JSON.stringify(devices.flatMap((d) => [...d.errors, ...d.refused])).slice(0, 3000)}\ndemo: ${demo.log().slice(-2000)}`);
  } finally {
    await Promise.all(devices.map((device) => device.close()));
    await demo.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const clock = () => performance.now() / 1000;

async function write(scene, { mark }) {
  const { demo, insured, clerk, person, staff } = scene;
  await Promise.all([
    activate(insured.page, demo.portal, demo.letters[0], { label: `Telefon ${mark()}` }).then(() => toInbox(insured.page)),
    activate(clerk.page, demo.office, demo.staff[0], { label: `Platz ${mark()}` }).then(() => toWorklist(clerk.page)),
  ]);
  await confirmKnownAddress(insured.page, demo, "erika.muster@post.example");
  await clerk.page.goto(`${demo.office}/#/account`);
  await clerk.page.getByLabel("Name", { exact: true }).fill(`M. Sommer ${mark()}`);
  await clerk.page.getByRole("button", { name: "Speichern" }).click();
  await clerk.page.getByText("Der Name ist gespeichert.").first().waitFor();
  const started = clock();

  const subjects = Array.from({ length: THREADS }, (_, n) => `Bescheinigung ${n + 1} ${mark()}`);
  const text = (n) => `Guten Tag, zu Vorgang ${n + 1} gibt es Neues: ${mark()}. Mit freundlichen Grüßen`;
  await Promise.all([byInsured(scene, subjects, text, mark), byClerk(scene, subjects, text, mark)]);
  const seconds = clock() - started;
  assert.equal(person.sent.length + staff.sent.length, 4 * THREADS);
  console.log(`     ${4 * THREADS} messages (${person.sent.length} by the person, ${staff.sent.length} by the clerk) in ${seconds.toFixed(1)} s`);

  for (let n = 0; n < 3; n += 1) await person.draft({ matter: MATTER, subject: `Entwurf ${mark()}`, body: `Noch nicht fertig: ${mark()}`, stored: true });
  await person.begin({ matter: MATTER, subject: `Versehen ${mark()}`, body: `Das sollte nicht weg: ${mark()}` });
  await person.undo();
  await insured.page.goto(`${demo.portal}/#/inbox`);
  await insured.page.getByRole("searchbox").fill(mark());
  await insured.page.getByText(/^Nichts gefunden für/).waitFor();
}

/** Whoever answers waits for what the other side writes there: an answer against an older state would be stopped. */
async function byInsured({ person, staff }, subjects, text, mark) {
  for (const [n, subject] of subjects.entries()) await person.begin({ matter: MATTER, subject, body: text(n), files: filesOf(n, mark, n === 4) });
  for (const [n, subject] of subjects.entries()) {
    await staff.until(n + 1);
    await person.answer({ thread: person.sent[n].thread, subject, body: text(n), files: filesOf(n + 1, mark) });
  }
  await person.until(2 * subjects.length);
}

async function byClerk({ demo, folder, person, staff }, subjects, text, mark) {
  for (const round of [0, 1]) {
    for (const [n, subject] of subjects.entries()) {
      await person.until(round * subjects.length + n + 1);
      const { thread } = person.sent[n];
      await staff.answer({ thread, subject, body: text(n), files: filesOf(n + round + 2, mark) });
      if (n % 8 === 0) await staff.note({ thread, subject, body: `Für das Team: ${mark()}` });
    }
    // In the middle of it, with both people at work.
    if (round === 0) await assertMemoryClean(demo, mark().slice(0, 20), folder, "while messages come and go");
  }
  await staff.until(2 * subjects.length);
}

/** Every fourth message has a file; a large one has markers at its beginning, in the middle and at the end. */
function filesOf(n, mark, isLarge = false) {
  if (n % 4 !== 0) return [];
  if (isLarge) {
    const large = pdf(8 * 1024 * 1024, mark());
    for (const at of [large.length >> 1, large.length - 2000]) large.write(mark(), at, "latin1");
    return [{ name: `Befund-${mark()}.pdf`, mimeType: "application/pdf", buffer: large }];
  }
  // No picture: what stands beside its pixels is taken out, the marker too.
  return [{ name: `Attest-${mark()}.pdf`, mimeType: "application/pdf", buffer: pdf(9_000, mark()) }];
}

async function assertMemoryClean(demo, prefix, folder, when) {
  const { hits: [found, known], bytes } = await memory(demo, [prefix, MATTER], folder);
  assert.ok(bytes > 10_000_000, `a core dump of ${bytes} bytes is none`);
  assert.ok(known.length > 0, `the matter, which the server knows, is not in its memory ${when}`);
  assert.equal(told(found), "", `memory ${when}`);
  return bytes;
}

/** Everything the server has or says, with both people signed in, and its memory again after they have gone. */
async function searchAll(scene, { prefix, count }) {
  const { demo, folder, insured, clerk, person, staff } = scene;
  const alive = await assertMemoryClean(demo, prefix, folder, "with both people signed in");
  for (const device of [insured, clerk]) await lock(device.page);
  const gone = await assertMemoryClean(demo, prefix, folder, "after both have locked");

  const said = await spoken(scene);
  assert.ok(JSON.parse(said.mails).length > 0, "there are mails to search");
  for (const [name, text] of Object.entries({ ...said, requests: [...person.bodies, ...staff.bodies].join("\n") })) assert.equal(told(await scanText(folder, name, text, prefix)), "", name);

  // The whole data folder: the server's, and the insurer's and the mails beside it.
  const { files, bytes } = await extent(demo.dir);
  const found = await scanFolder(demo.dir, prefix);
  assert.equal(told(found.hits), "");
  assert.equal(found.files, files);
  // The search reads what is there: what the server does know is found.
  const known = await scanFolder(demo.server_dir, MATTER);
  assert.ok(known.hits.some(({ path }) => /main\.sqlite/.test(path)), "the matter stands in the database");
  assert.ok((await scanFolder(demo.server_dir, person.sent[0].thread)).hits.length > 0, "the thread's id stands in the database");
  assert.ok((await stat(join(demo.server_dir, "server.log"))).size > 1000, "there is a log to search");
  const blobs = await extent(join(demo.server_dir, "blobs"));
  assert.ok(blobs.files >= (4 * THREADS) / 5 && blobs.bytes > 8 * 1024 * 1024, `${blobs.files} blobs of ${blobs.bytes} bytes`);
  console.log(`     ${count} markers; searched ${files} files (${(bytes / 1e6).toFixed(1)} MB, ${blobs.files} of them blobs) and ${(alive / 1e6).toFixed(0)} + ${(gone / 1e6).toFixed(0)} MB of memory: none found`);
}

/** The same search after a client that does not encrypt. What the server says must not hold the content even then. */
async function control(scene, { prefix, mark }) {
  const { demo, folder, insured, person } = scene;
  const { page } = insured;
  await unlockWithPasskey(page);
  await page.getByRole("heading", { level: 1, name: /Posteingang/ }).waitFor();
  const header = Buffer.from(JSON.parse(person.bodies.find((body) => body.includes('"message":'))).message.file, "base64url");
  await sendFilesUnsealed(page, header, `Befund ${mark()}`);
  await person.draft({ matter: MATTER, subject: `Offen ${mark()}`, body: `Ganz offen: ${mark()}` });
  const put = page.waitForResponse((response) => response.request().method() === "PUT");
  await page.locator("input[type=file]").first().setInputFiles({ name: "Offen.png", mimeType: "image/png", buffer: png("", 64) });
  assert.equal((await put).status(), 201, "the server cannot tell that a file is not encrypted");
  // The browser can: it asked for other bytes to be stored.
  await page.getByText("Offen.png: nicht übertragen").waitFor();
  // Before it is taken away, which the server is told.
  const stored = (await scanFolder(demo.server_dir, prefix)).hits.filter(({ path }) => /\/blobs\//.test(path)).length;
  await page.getByRole("button", { name: "Offen.png entfernen" }).click();
  const before = person.sent.length;
  await sendMessagesUnsealed(page, () => JSON.stringify({ subject: `Offen ${mark()}`, body: `Ganz offen: ${mark()}` }));
  await person.send();
  await person.until(before + 1);

  const { hits } = await scanFolder(demo.server_dir, prefix);
  const [inMemory] = (await memory(demo, [prefix], folder)).hits;
  const where = (pattern) => hits.filter(({ path }) => pattern.test(path)).length;
  assert.ok(where(/main\.sqlite(-wal)?$/) > 0, "the message stands in the database");
  assert.ok(stored > 0, "the file stands in a blob");
  assert.ok(inMemory.length > 0, "memory holds what was sent");
  console.log(`     control: not encrypted, the search finds ${where(/main\.sqlite$/)} places in the database, ${where(/-wal$/)} in its WAL, ${stored} in blobs, ${inMemory.length} in memory`);
  assert.equal(where(/\.log$/), 0, "the log is silent even then");
  for (const [name, text] of Object.entries(await spoken(scene))) assert.equal(told(await scanText(folder, name, text, prefix)), "", `${name}, even then`);
}
