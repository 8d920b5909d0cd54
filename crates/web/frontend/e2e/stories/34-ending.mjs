// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { binDir } from "../lib/demo.mjs";
import { setAhead } from "../lib/clock.mjs";
import { png, shownBy } from "../lib/files.mjs";
import { activate, compose, replyBox, sendAtOnce, toInbox, write } from "../lib/person.mjs";
import { importCsv } from "../lib/registrar.mjs";

export const title = "the insurance ends while the portal is open: nothing is written any more, everything can be kept, and then it closes";
export const journey = true;

const reference = "P-1001";
const message = { matter: "Krankengeld: Frage zur Zahlung", subject: "Nachweis <für> den Mai", body: "Die Bescheinigung & das <b>Attest</b> liegen bei.\n\nDanke 🙏 شكرا" };
const name = "Attest 5%.png";
/** Beyond the grace period of three months. */
const HOURS = 24 * 130;

export default async function story({ stage }) {
  const demo = await stage.demo();
  const owner = await stage.device("owner");
  const { page } = owner;
  await activate(page, demo.portal, demo.letters[0]);
  await toInbox(page);
  const picture = png("attest");
  await compose(page, demo.portal, { ...message, files: [{ name, mimeType: "image/png", buffer: picture }] });
  await sendAtOnce(page);
  await page.waitForURL(/#\/thread\//, { timeout: 60_000 });
  const first = page.url();
  await write(page, demo.portal, { matter: "Etwas anderes", subject: "Zweite Frage", body: "Wie lange noch?" });
  await page.goto(first);
  await replyBox(page).fill("Noch eine Frage");
  await page.getByText("Entwurf gesichert um").waitFor();

  // The core system reports late: the last day was yesterday. She has the conversation open, and a draft in it.
  const yesterday = new Date(Date.now() - 30 * 3_600_000).toISOString().slice(0, 10);
  await importCsv(demo, `reference,insured_until\n${reference},${yesterday}\n`);
  await page.getByText("Ihre Versicherung bei uns ist beendet").first().waitFor({ timeout: 40_000 });
  await page.getByRole("heading", { name: "Hier können Sie nichts mehr schreiben" }).waitFor();
  assert.equal(await page.getByLabel("Ihr Entwurf ist noch da").inputValue(), "Noch eine Frage");
  assert.equal(await replyBox(page).count(), 0);
  await stage.shot(page, "read-only");

  // She keeps it, in one file that needs no portal.
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Unterhaltung speichern" }).click()]);
  assert.match(download.suggestedFilename(), /^Siegelpost Nachweis _für_ den Mai\.zip$/);
  const zip = join(demo.dir, "kept.zip");
  await download.saveAs(zip);
  const inside = (entry) => execFileSync("python3", ["-c", "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; sys.stdout.buffer.write(z.read(sys.argv[2]))", zip, entry]);
  assert.equal(await shownBy(page, inside(`${page.say("Anhaenge")}/${name}`)), await shownBy(page, picture));
  const html = inside(`${page.say("Unterhaltung")}.html`).toString("utf8");
  for (const words of ["Nachweis &lt;für&gt; den Mai", "Die Bescheinigung &amp; das &lt;b&gt;Attest&lt;/b&gt; liegen bei.", `${page.say("Anhaenge")}/Attest%205%25.png`]) assert.ok(html.includes(words), words);
  // It opens from her disk and leads to the file beside it.
  const kept = await stage.device("kept");
  await kept.page.setContent(html);
  await kept.page.getByRole("heading", { level: 1, name: message.subject }).waitFor();
  await stage.shot(kept.page, "kept");

  // The paper is one, and another program than ours proves that nothing was changed; with one letter of the page it was.
  const words = (entry) => execFileSync("pdftotext", ["-", "-"], { input: inside(entry), encoding: "utf8" });
  assert.ok(words(`${page.say("Unterhaltung")}.pdf`).includes("Die Bescheinigung & das <b>Attest</b> liegen bei."));
  assert.ok(inside(`${page.say("LIESMICH")}.txt`).toString("utf8").includes("siegelpost verify export"));
  const checked = (file, ...more) => spawnSync(join(binDir, "siegelpost"), ["verify", "export", ...more, file], { encoding: "utf8" });
  const proven = checked(zip);
  assert.equal(proven.status, 0, proven.stdout + proven.stderr);
  assert.match(proven.stdout, /signed by the insured person, .*, 1 attachment intact/u);
  const other = join(demo.dir, "other.zip");
  execFileSync("python3", ["-c", "import sys, zipfile; a = zipfile.ZipFile(sys.argv[1]); b = zipfile.ZipFile(sys.argv[2], 'w'); [b.writestr(n, a.read(n).replace(b'liegen bei.', b'liegen vor.')) for n in a.namelist()]", zip, other]);
  assert.equal(checked(other).status, 3);

  // And all of it: each conversation in a folder, and a list that leads to them.
  await page.getByRole("link", { name: "Alles speichern" }).click();
  // The shell has no dialog for a place on the disk: the file goes the way of other browsers.
  await page.evaluate(() => { window.showSaveFilePicker = undefined; });
  const [whole] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Alles speichern" }).click()]);
  assert.match(whole.suggestedFilename(), new RegExp(`^Siegelpost ${page.say("Alle Post")} [\\w -]+\\.zip$`, "u"));
  await whole.saveAs(zip);
  const names = execFileSync("python3", ["-c", "import sys, zipfile; print('\\n'.join(zipfile.ZipFile(sys.argv[1]).namelist()))", zip]).toString("utf8").trim().split("\n");
  const folder = names.find((entry) => entry.endsWith(name)).split("/")[0];
  const second = names.find((entry) => entry.includes("Zweite Frage"));
  const conversation = `/${page.say("Unterhaltung")}.html`;
  assert.equal(names.filter((entry) => entry.endsWith(conversation)).length, 2, names.join(" "));
  assert.equal(await shownBy(page, inside(`${folder}/${page.say("Anhaenge")}/${name}`)), await shownBy(page, picture));
  assert.ok(inside(`${folder}${conversation}`).toString("utf8").includes("Die Bescheinigung &amp; das"));
  assert.ok(inside(second).toString("utf8").includes("Wie lange noch?"));
  const list = inside("index.html").toString("utf8");
  for (const entry of names.filter((one) => one.endsWith(conversation))) assert.ok(list.includes(entry.split("/").map(encodeURIComponent).join("/")), entry);
  assert.ok(list.includes(page.say("2 Unterhaltungen, vollständig.")) && !list.includes("<script"), list);
  const everything = checked(zip);
  assert.equal(everything.status, 0, everything.stdout + everything.stderr);
  assert.equal(everything.stdout.match(/^intact: conversation/gmu).length, 2);
  await kept.page.setContent(list);
  await stage.shot(kept.page, "all");

  await page.goto(`${demo.portal}/#/write`);
  await page.getByRole("heading", { name: "Hier können Sie nichts mehr schreiben" }).waitFor();

  // Beyond the grace period it is closed, and whoever has proven who she is hears why.
  await demo.again(["--hours-ahead", String(HOURS)]);
  await setAhead(owner.context, HOURS * 3_600_000);
  await page.goto(`${demo.portal}/#/`);
  await page.reload();
  await page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
  await page.getByText("Dieses Postfach ist geschlossen").waitFor();
  await stage.shot(page, "closed");
}
