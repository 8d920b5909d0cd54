// SPDX-License-Identifier: EUPL-1.2
/**
 * Photographs that say where they were taken (tests/pictures/fixtures) are sent, and what the clerk opens says it no more, by the word of exiftool.
 * Control: the same program finds place and device in the files that were chosen. Before that the form refuses what is something else than its
 * name says; a browser that does not look sends it (story 47).
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onDisk, pdf } from "../lib/files.mjs";
import { activate, compose, replyBox, saveFile, sendAtOnce, toInbox, toWorklist } from "../lib/person.mjs";

export const title = "photographs go without the place where they were taken, what is disguised is refused, and what cannot be cleaned goes only when she says so";

const SUBJECT = "Fotos vom Unfallort";
const fixture = (name) => readFile(new URL(`../../tests/pictures/fixtures/${name}`, import.meta.url));
/** A photograph in a format that Chromium does not decode. */
const HEIC = Buffer.from("\0\0\0\u0020ftypmif1\0\0\0\0mif1heic....\0\0\0\0meta Kamerawerk", "latin1");
/** What exiftool says of any picture: how it is coded. */
const PLAIN = /^(?:ExifTool|File|JFIF|PNG|System|ICC[-_].*|Composite)$/u;
const CODING = /^(?:ImageWidth|ImageHeight|ImageSize|Megapixels|BitDepth|ColorType|Compression|Filter|Interlace|SRGBRendering|Gamma|WhitePointX|WhitePointY|RedX|RedY|GreenX|GreenY|BlueX|BlueY|ProfileName)$/u;

/** Groups and names of everything in a file beside its coding, as exiftool reads it; unknown and repeated ones too. */
function said(path) {
  const [all] = JSON.parse(execFileSync("exiftool", ["-json", "-a", "-u", "-U", "-G1", "-n", "-ee", "-api", "RequestAll=1", path], { encoding: "utf8" }));
  const tags = Object.keys(all).filter((key) => key.includes(":")).map((key) => key.split(":"));
  const found = tags.filter(([group, name]) => !PLAIN.test(group) || (group === "PNG" && !CODING.test(name)) || name === "Comment" || /gps/iu.test(name));
  return { names: found.map((tag) => tag.join(":")), orientation: all["IFD0:Orientation"] ?? 1, size: [all["File:ImageWidth"] ?? all["PNG:ImageWidth"], all["File:ImageHeight"] ?? all["PNG:ImageHeight"]], type: all["File:MIMEType"] };
}

export default async function story({ stage }) {
  const work = await mkdtemp(join(tmpdir(), "siegelpost-photo-"));
  try {
    const sent = [["Unfall.jpg", "gps.jpg"], ["Plan.png", "gps.png"], ["Schaden.webp", "gps.webp"]];
    for (const [name, from] of sent) {
      await writeFile(join(work, name), await fixture(from));
      const { names, orientation } = said(join(work, name));
      for (const word of ["GPS:GPSLatitude", "IFD0:Make", "ExifIFD:SerialNumber", "XMP-photoshop:City"]) assert.ok(names.includes(word), `${name}: exiftool does not find ${word} before: ${names.join(" ")}`);
      assert.equal(orientation, 6);
    }
    const demo = await stage.demo();
    const [insured, clerk] = await Promise.all(["insured", "clerk"].map((name) => stage.device(name)));
    await activate(insured.page, demo.portal, demo.letters[0]);
    await toInbox(insured.page);
    const { page } = insured;
    await compose(page, demo.portal, { matter: "Bescheinigung oder Attest schicken", subject: SUBJECT, body: "Anbei die Fotos.", files: [] });
    const choose = async (files) => page.locator("input[type=file]").first().setInputFiles(await onDisk(files));
    const row = (name) => page.locator(".files.up li", { hasText: name });

    // Something else than its name says, and nothing at all, are refused before anything is sealed.
    const puts = [];
    page.on("request", (request) => { if (request.method() === "PUT") puts.push(request.url()); });
    await choose([{ name: "Rechnung.pdf", buffer: Buffer.from("MZ\u0090\0This program cannot be run in DOS mode.", "latin1") }, { name: "Bild.jpg", buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>") }, { name: "Leer.pdf", buffer: Buffer.alloc(0) }]);
    for (const words of [/^Rechnung\.pdf: Der Inhalt dieser Datei ist etwas anderes, als ihr Name sagt\./, /^Bild\.jpg: Der Inhalt/, /^Leer\.pdf ist leer \(0 Byte\)\./]) await page.getByText(words).waitFor();
    assert.equal(await page.locator(".files.up li").count(), 0);
    assert.deepEqual(puts, []);

    await choose(sent.map(([name]) => join(work, name)));
    for (const name of ["Unfall.jpg", "Plan.png", "Schaden.jpg"]) await row(name).getByText("Ort und Gerät sind aus dem Bild entfernt.").waitFor();
    // She looks at what is sent.
    await page.getByRole("button", { name: "Unfall.jpg ansehen" }).click();
    const dialog = page.getByRole("dialog", { name: "Unfall.jpg" });
    await dialog.frameLocator("iframe").locator("canvas").waitFor();
    assert.equal(await dialog.getByRole("button", { name: "Speichern" }).count(), 0);
    await dialog.getByRole("button", { name: "Schließen" }).click();

    // What this browser cannot open waits for her word; the other one she leaves out.
    await choose([{ name: "IMG_4711.heic", buffer: HEIC }, { name: "IMG_4712.heic", buffer: Buffer.concat([HEIC, Buffer.from("2")]) }, { name: "Attest.pdf", buffer: pdf(20_000) }]);
    await row("IMG_4711.heic").getByText("Dieser Browser kann Fotos im Format HEIC nicht öffnen.", { exact: false }).waitFor();
    await row("Attest.pdf").getByText("bereit").waitFor();
    await stage.shot(page, "asked");
    assert.equal(puts.length, 4, "three pictures and the paper are on the server, what waits for a word is not");
    await page.getByRole("button", { name: "Senden", exact: true }).click();
    await page.getByText("Bei einer Datei fehlt noch Ihre Entscheidung", { exact: false }).waitFor();
    await row("IMG_4711.heic").getByRole("button", { name: "So senden, wie es ist" }).click();
    await row("IMG_4711.heic").getByText("bereit").waitFor();
    await row("IMG_4712.heic").getByRole("button", { name: "Nicht senden" }).click();

    // The same photograph under another name: she is asked, and takes it out.
    await writeFile(join(work, "Unfall (1).jpg"), await fixture("gps.jpg"));
    await choose([join(work, "Unfall (1).jpg")]);
    await row("Unfall (1).jpg").getByText("derselbe Inhalt wie Unfall.jpg").waitFor();
    await row("Unfall (1).jpg").getByText("bereit").waitFor();
    await page.getByRole("button", { name: "Senden", exact: true }).click();
    await page.getByRole("heading", { name: "Zweimal dasselbe?" }).waitFor();
    await page.getByRole("button", { name: "Noch einmal ansehen" }).click();
    await page.getByRole("button", { name: "Unfall (1).jpg entfernen" }).click();
    await sendAtOnce(page);
    await page.waitForURL(/#\/thread\//, { timeout: 60_000 });

    await activate(clerk.page, demo.office, demo.staff[0]);
    await toWorklist(clerk.page);
    await clerk.page.getByRole("link", { name: SUBJECT }).click();
    await replyBox(clerk.page).waitFor();
    for (const [name, type] of [["Unfall.jpg", "image/jpeg"], ["Plan.png", "image/png"], ["Schaden.jpg", "image/jpeg"]]) {
      const path = join(work, `opened-${name}`);
      const bytes = await saveFile(clerk.page, name);
      await writeFile(path, bytes);
      const opened = said(path);
      assert.deepEqual(opened.names, [], `${name} still says something`);
      assert.equal(opened.type, type);
      // Stands as the camera was held; browsers do not turn WebP.
      assert.deepEqual(opened.size, name === "Schaden.jpg" ? [96, 64] : [64, 96]);
      for (const word of ["Kamerawerk", "Modell-4711", "SN-0815", "Musterstadt", "Exif"]) assert.ok(!bytes.includes(word), `${name}: ${word}`);
    }
    assert.deepEqual(await saveFile(clerk.page, "IMG_4711.heic"), HEIC);
    assert.equal(await clerk.page.getByText("IMG_4712.heic").count(), 0);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
