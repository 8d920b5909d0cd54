// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { EICAR } from "../hostile/files.mjs";
import { pages } from "../hostile/pdf.mjs";
import { blindToContent } from "../lib/files.mjs";
import { activate, compose, replyBox, saveFile, sendAtOnce, toInbox, toWorklist } from "../lib/person.mjs";
import { CODE, freePort, startScanner } from "../lib/scanner.mjs";

export const title = "a clerk's files are scanned after decryption: the test virus is held, a clean one is saved, and without a verdict nothing is";
export const journey = true;

const SUBJECT = "Attest und Rechnung";
const CLEAN = pages(["Rechnung"]);
const LARGE = Buffer.concat([pages(["Groß"]), Buffer.alloc(1_600_000, 0x20)]);

/** No file comes out of what this does. */
async function savesNothing(page, work) {
  const saved = [];
  const note = (download) => saved.push(download.suggestedFilename());
  page.on("download", note);
  await work();
  await page.waitForTimeout(200);
  page.off("download", note);
  assert.deepEqual(saved, []);
}

const press = (page, name) => page.getByRole("button", { name }).click();

export default async function story({ stage }) {
  const port = await freePort();
  const bridge = `http://127.0.0.1:${port}`;
  stage.allow(bridge);
  const demo = await stage.demo({ env: { SIEGELPOST_WEB__OFFICE_SCANNER: bridge } });
  const scanner = await startScanner({ origin: demo.office, port });
  console.log(`     47: scanned by ${scanner.kind}`);
  try {
    const [insured, clerk] = await Promise.all(["insured", "clerk"].map((name) => stage.device(name)));
    await activate(insured.page, demo.portal, demo.letters[0]);
    await toInbox(insured.page);
    // The text of the test virus is no PDF: an honest client would not take it.
    await blindToContent(insured.page);
    await compose(insured.page, demo.portal, {
      matter: "Bescheinigung oder Attest schicken",
      subject: SUBJECT,
      body: "Anbei.",
      files: [
        { name: "Virus.pdf", mimeType: "application/pdf", buffer: Buffer.from(EICAR) },
        { name: "Rechnung.pdf", mimeType: "application/pdf", buffer: CLEAN },
        { name: "Gross.pdf", mimeType: "application/pdf", buffer: LARGE },
      ],
    });
    await sendAtOnce(insured.page);
    await activate(clerk.page, demo.office, demo.staff[0]);
    await toWorklist(clerk.page);
    const { page } = clerk;
    const toCase = async () => {
      await page.goto(`${demo.office}/#/list`);
      await page.getByRole("link", { name: SUBJECT }).click();
      await replyBox(page).waitFor();
    };
    await toCase();

    // Without the code nothing is scanned: she may look, and not save.
    await savesNothing(page, async () => {
      await press(page, "Rechnung.pdf speichern");
      await page.getByText(/In diesem Browser fehlt der Code des Virenscanners/).waitFor();
    });
    await stage.shot(page, "unpaired");
    await page.goto(`${demo.office}/#/account`);
    await page.getByLabel("Code des Virenscanners").fill(CODE);
    await page.locator("form", { hasText: "Code des Virenscanners" }).getByRole("button", { name: "Speichern" }).click();
    await page.getByText("Dieser Browser ist mit dem Virenscanner verbunden.").waitFor();
    await toCase();

    // The virus is neither shown nor saved, and she reads what to do.
    await savesNothing(page, async () => {
      for (const what of ["Virus.pdf speichern", "Virus.pdf ansehen"]) {
        await press(page, what);
        await page.getByText("Virus.pdf halten wir zurück").waitFor();
        await page.getByText(/melden Sie das Ihrer IT-Sicherheit/).waitFor();
        assert.equal(await page.locator("dialog[open]").count(), 0);
        assert.equal(await page.locator("iframe").count(), 0);
      }
    });
    await stage.shot(page, "held");
    assert.deepEqual(await saveFile(page, "Rechnung.pdf"), CLEAN);
    // Too large for it: to be looked at only, and the viewer has no way to save.
    await savesNothing(page, () => press(page, "Gross.pdf speichern").then(() => page.getByText(/für den Virenscanner zu groß/).waitFor()));
    await press(page, "Gross.pdf ansehen");
    const dialog = page.getByRole("dialog", { name: "Gross.pdf" });
    await dialog.frameLocator("iframe").locator("canvas").waitFor();
    await dialog.getByText("Gross.pdf ist nicht geprüft").waitFor();
    assert.equal(await dialog.getByRole("button", { name: "Speichern" }).count(), 0);
    await dialog.getByRole("button", { name: "Schließen" }).click();

    // The scanner is gone: clean files are not known to be clean any more.
    await scanner.stopClamd();
    await savesNothing(page, async () => {
      await press(page, "Rechnung.pdf speichern");
      await page.getByText(/Der Virenscanner antwortet nicht/).waitFor();
    });

    // On record: five words about three files, no name of a file or a virus.
    await demo.stop({ keep: true });
    const rows = audit(demo.dir);
    assert.deepEqual(rows.map((row) => row.action).sort(), ["scan-clean", "scan-found", "scan-found", "scan-too-large", "scan-too-large", "scan-unavailable"]);
    assert.equal(new Set(rows.map((row) => row.object)).size, 3);
    for (const { reason } of rows) assert.match(reason, /^[A-Za-z0-9.-]{1,32}$/);
    for (const word of ["Virus", "Rechnung", "Gross", "Eicar"]) assert.ok(!JSON.stringify(rows).includes(word));
  } finally {
    await scanner.stop();
  }
}

/** What the audit log says of scans. */
function audit(dir) {
  const script = [
    "import glob, json, sqlite3, sys",
    "path = glob.glob(sys.argv[1] + '/**/main.sqlite', recursive=True)[0]",
    "rows = sqlite3.connect(path).execute(\"select action, object, reason from audit where action like 'scan-%'\")",
    "print(json.dumps([dict(action=a, object=o, reason=r) for a, o, r in rows]))",
  ].join("\n");
  return JSON.parse(execFileSync("python3", ["-c", script, dir], { encoding: "utf8" }));
}
