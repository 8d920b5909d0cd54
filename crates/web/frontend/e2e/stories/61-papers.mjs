// SPDX-License-Identifier: EUPL-1.2
/**
 * Two sheets are photographed and sent as one PDF, and a paper goes with a line of it made black: what the clerk saves has the pages, and neither the
 * text nor anything but pixels. Under the server's own policies: the picture worker, the viewer's frame and pdfkit are where they are in the product.
 * Control: pdftotext finds the line in the paper before.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onDisk, png } from "../lib/files.mjs";
import { activate, compose, replyBox, saveFile, sendAtOnce, toInbox, toWorklist } from "../lib/person.mjs";

export const title = "sheets are scanned to one PDF, and a line is made black before the paper leaves";

const SECRET = "Diagnose Musterkrankheit 4711";
const SUBJECT = "Gescannte Unterlagen";

/** One page with one line of text near its top. */
function paper(line) {
  const stream = `BT /F1 18 Tf 72 760 Td (${line}) Tj ET`;
  const objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>", `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"];
  let text = "%PDF-1.7\n";
  const places = objects.map((object, n) => {
    const at = text.length;
    text += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")}trailer\n<< /Root 1 0 R /Size ${objects.length + 1} >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

const textOf = (path) => execFileSync("pdftotext", [path, "-"], { encoding: "utf8" });

export default async function story({ stage }) {
  const work = await mkdtemp(join(tmpdir(), "siegelpost-papers-"));
  try {
    const before = join(work, "before.pdf");
    await writeFile(before, paper(SECRET));
    assert.ok(textOf(before).includes(SECRET));
    const demo = await stage.demo();
    const [insured, clerk] = await Promise.all(["insured", "clerk"].map((name) => stage.device(name)));
    await activate(insured.page, demo.portal, demo.letters[0]);
    await toInbox(insured.page);
    const { page } = insured;
    await compose(page, demo.portal, { matter: "Bescheinigung oder Attest schicken", subject: SUBJECT, body: "Zwei Seiten und ein Befund anbei.", files: [] });

    await page.getByRole("button", { name: "Seiten scannen" }).click();
    const scan = page.getByRole("dialog", { name: "Seiten scannen" });
    await scan.locator("input[type=file]").setInputFiles(await onDisk(["eins", "zwei"].map((name) => ({ name: `${name}.png`, buffer: png(name, 400) }))));
    for (const n of [1, 2]) {
      await scan.locator(".corner").first().waitFor();
      if (n === 1) {
        await scan.getByRole("button", { name: "Ganzes Bild" }).click();
        await scan.locator(".corner").first().press("Shift+ArrowRight");
        await stage.shot(page, "corners");
      }
      await scan.getByRole("button", { name: "Seite übernehmen" }).click();
    }
    await scan.locator(".pages li").nth(1).waitFor();
    await scan.getByRole("button", { name: "2 Seiten als PDF anhängen" }).click();
    const row = (name) => page.locator(".files.up li", { hasText: name });
    await row("Scan ").getByText("bereit").waitFor();

    await page.getByRole("button", { name: "Stellen schwärzen" }).click();
    const black = page.getByRole("dialog", { name: "Stellen schwärzen" });
    await black.locator("input[type=file]").setInputFiles(await onDisk([{ name: "Befund.pdf", buffer: paper(SECRET) }]));
    await black.locator(".blackout canvas").waitFor();
    await black.getByRole("button", { name: "Schwärzung hinzufügen" }).click();
    const patch = black.locator(".patch");
    // To the upper edge, and over the whole line.
    for (let n = 0; n < 60; n += 1) await patch.press("ArrowUp");
    for (let n = 0; n < 60; n += 1) await patch.press("ArrowLeft");
    for (let n = 0; n < 100; n += 1) await patch.press("Shift+ArrowRight");
    for (let n = 0; n < 6; n += 1) await patch.press("Shift+ArrowDown");
    await stage.shot(page, "patch");
    await black.getByRole("button", { name: "Geschwärzte Kopie anhängen" }).click();
    await row("Befund geschwärzt.pdf").getByText("bereit").waitFor();
    await sendAtOnce(page);

    await activate(clerk.page, demo.office, demo.staff[0]);
    await toWorklist(clerk.page);
    await clerk.page.getByRole("link", { name: SUBJECT }).first().click();
    await replyBox(clerk.page).waitFor();
    const names = await clerk.page.locator(".files .name").allTextContents();
    const scanned = names.find((name) => name.startsWith("Scan "));
    assert.ok(scanned !== undefined, names.join(" "));
    for (const name of [scanned, "Befund geschwärzt.pdf"]) await writeFile(join(work, name), await saveFile(clerk.page, name));
    assert.match(execFileSync("pdfinfo", [join(work, scanned)], { encoding: "utf8" }), /Pages: +2\n/u);
    const after = join(work, "Befund geschwärzt.pdf");
    assert.equal(textOf(after).trim(), "");
    const bytes = execFileSync("pdftoppm", ["-r", "40", "-gray", after], { maxBuffer: 1 << 24 });
    assert.ok(!bytes.includes("Musterkrankheit"));
    // PGM: three lines of text, then a byte for each pixel; the upper tenth of the page is black from the left edge on.
    const [width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(bytes.subarray(0, 40).toString("latin1")).slice(1).map(Number);
    const pixels = bytes.subarray(bytes.length - width * height);
    const line = (y) => [...pixels.subarray(y * width, y * width + Math.floor(width * 0.7))];
    assert.ok(Math.max(...line(Math.floor(height * 0.095))) < 40, "the line is black");
    assert.ok(Math.min(...line(Math.floor(height * 0.5))) > 230, "the rest of the page is as it was");
  } finally {
    await rm(work, { recursive: true });
  }
}
