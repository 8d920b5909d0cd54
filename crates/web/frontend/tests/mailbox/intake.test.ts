// SPDX-License-Identifier: EUPL-1.2
/**
 * Between choosing and sealing. Each refusal stands beside the honest file that is taken, so that a check that refuses everything or nothing
 * is seen; each was seen red with the check taken out (the name in `examine`, the content in `examine`, the guard in `Files.#seal` and `Files.ready`,
 * the comparison in `sameAs`).
 */
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { ACCEPT, kindOfContent, kindOfName, namedAs, SIGNATURE } from "../../src/mailbox/file-kind.js";
import { examine, sameAs, type DrawAnew } from "../../src/mailbox/intake.js";
import { Refused } from "../../src/mailbox/outcome.js";
import { draft, refusal, until, value, World } from "./world.ts";

const latin = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const fixture = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(new URL(`../pictures/fixtures/${name}`, import.meta.url)));
const HEIC = latin("\0\0\0\u0020ftypmif1\0\0\0\0mif1heic....\0\0\0\0meta");
const AVIF = latin("\0\0\0\u0020ftypavif\0\0\0\0avifmif1....\0\0\0\0meta");
const HONEST: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  "Attest.PDF": latin("%PDF-1.7\n1 0 obj\n"),
  "Foto.jpg": fixture("gps.jpg"),
  "Foto.png": fixture("gps.png"),
  "Foto.webp": fixture("gps.webp"),
  "IMG_1.HEIC": HEIC,
  "IMG_2.heif": latin("\0\0\0\u0018ftypheix\0\0\0\0heix"),
  "Scan.tif": latin("II*\0\u0008\0\0\0"),
  "Scan.tiff": latin("MM\0*\0\0\0\u0008"),
};
const HTML = latin("<!doctype html><script>alert(1)</script>");
const SVG = latin('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const EXE = latin("MZ\u0090\0\u0003\0\0\0This program cannot be run in DOS mode.");
const ZIP = latin("PK\u0003\u0004\u0014\0");
/** A name that is taken, over something else. */
const DISGUISED: readonly (readonly [string, Uint8Array<ArrayBuffer>])[] = [
  ["Rechnung.pdf", EXE],
  ["Foto.jpg", HTML],
  ["Bild.png", SVG],
  ["Brief.pdf", ZIP],
  ["Brief.pdf", latin("<html>%PDF-1.7")],
  ["Brief.pdf", latin("%!PS-Adobe-3.0")],
  ["Foto.jpg", latin("%PDF-1.7")],
  ["Scan.pdf", fixture("gps.jpg")],
  ["Scan.tif", fixture("gps.png")],
  ["Foto.heic", AVIF],
  ["Foto.heic", latin("\0\0\0\u0018ftypmp42\0\0\0\0isomheic").subarray(0, 20)],
  ["Foto.webp", latin("RIFF\0\0\0\0WAVEfmt ")],
  ["Bild.png", latin("\u0089PNG\n\n\u001a\n")],
  ["Foto.jpg", latin("GIF89a")],
  ["Notiz.pdf", latin("Nur Text")],
  ["Kurz.jpg", latin("\u00ff")],
];
const file = (name: string, bytes: Uint8Array<ArrayBuffer>, type = "application/pdf"): File => new File([bytes], name, { type });
const code = (chosen: File): Promise<string> => examine(chosen).then((kind) => kind, (error: unknown) => (error instanceof Refused ? error.refusal.code : "fault"));

describe("the content of a file", () => {
  it("is told for each kind that is taken, and agrees with the name", async () => {
    for (const [name, bytes] of Object.entries(HONEST)) expect([name, await code(file(name, bytes))]).toEqual([name, kindOfName(name)]);
    for (const name of ACCEPT.split(",")) expect(kindOfName(`a${name}`)).not.toBeNull();
  });

  it("that is not what the name says is refused, whatever the browser makes of the name", async () => {
    for (const [name, bytes] of DISGUISED) expect([name, await code(file(name, bytes, name.endsWith("pdf") ? "application/pdf" : "image/jpeg"))]).toEqual([name, "file-disguised"]);
  });

  it("of another kind, or none, is refused", async () => {
    for (const name of ["bild.svg", "seite.html", "a.pdf.exe", "pdf", ".pdf.", "constructor", "a.__proto__"]) expect([name, await code(file(name, HONEST["Attest.PDF"]!))]).toEqual([name, "file-type"]);
    expect(await code(file("Attest.pdf", latin("")))).toBe("empty-file");
  });

  it("is never told from more than its head, and every head is read without a fault", () => {
    for (const bytes of [...Object.values(HONEST), ...DISGUISED.map(([, other]) => other)]) {
      for (let length = 0; length <= Math.min(SIGNATURE, bytes.length); length += 1) {
        const found = kindOfContent(bytes.subarray(0, length));
        expect([null, kindOfContent(bytes.subarray(0, SIGNATURE))]).toContain(found);
      }
    }
  });

  it("gives a picture that was named wrongly its right ending", () => {
    expect(namedAs("Foto vom 3.11.HEIC", "jpeg")).toBe("Foto vom 3.11.jpg");
    expect(namedAs("Foto.JPEG", "jpeg")).toBe("Foto.JPEG");
    expect(namedAs("Foto.jpg", "png")).toBe("Foto.png");
  });
});

describe("the same content", () => {
  it("is told of the later file", () => {
    const sources = ["a", "b", null, "a", null, "a"];
    expect(sources.map((_, index) => sameAs(sources, index))).toEqual([null, null, null, 0, null, 0]);
  });
});

describe("a chosen file in a draft", () => {
  let world: World;
  let erika: Awaited<ReturnType<World["insured"]>>;
  let id: string;
  /** What the drawing gave, told from what went in by its last byte. */
  const drawn: DrawAnew = (content, source) => Promise.resolve({ content: new Blob([latin("\u00ff\u00d8\u00ffneu gezeichnet")]), kind: source === "png" ? "png" : "jpeg", was: content.size });
  const uploads = () => erika.service.write.uploads(id);
  const states = (): string[] => uploads().map(({ progress }) => (progress.state === "failed" ? progress.refusal.code : progress.state));
  const puts = (): number => world.server.seen.filter(({ method, path }) => method === "PUT" && path.includes("attachments")).length;

  beforeEach(async () => {
    world = await World.make();
    erika = await world.insured();
    const kept = draft({ body: "Anbei." });
    id = kept.id;
    value(await erika.service.write.saveDraft(kept));
  });

  it("is refused before anything is sealed when it is something else", async () => {
    expect(refusal(await erika.service.write.addFile(id, file("Rechnung.pdf", EXE)))).toBe("file-disguised");
    expect(uploads()).toEqual([]);
    expect(await erika.profile.shelf.names()).toEqual([]);
    expect(puts()).toBe(0);
  });

  it("is sealed as it was drawn anew, under the type of its content, and shown so", async () => {
    world.drawAnew = drawn;
    value(await erika.service.write.addFile(id, file("Foto.webp", fixture("gps.webp"), "text/html")));
    await until(() => states()[0] === "ready");
    expect(uploads()).toMatchObject([{ name: "Foto.jpg", type: "image/jpeg", size: 17, cleaned: true }]);
    expect(await erika.service.write.fileContent(id, uploads()[0]!.aid)!.text()).toContain("neu gezeichnet");
    const [kept] = (await erika.service.write.drafts()).filter((one) => one.id === id);
    const { thread } = value(await erika.service.write.send(kept!));
    const clerk = await world.clerk();
    const [message] = value(await clerk.service.thread(thread)).messages;
    const attachment = message?.kind === "message" ? message.attachments[0]! : null;
    expect(attachment).toMatchObject({ name: "Foto.jpg", type: "image/jpeg", size: 17 });
    const received = await value(await clerk.service.openAttachment(thread, attachment!.aid, () => undefined)).text();
    expect(received).toContain("neu gezeichnet");
    expect(received).not.toContain("Kamerawerk");
  });

  it("that cannot be cleaned waits for a word, and is not sealed or sent without it", async () => {
    world.drawAnew = () => Promise.resolve({ failed: "no-format" });
    value(await erika.service.write.addFile(id, file("IMG_1.heic", HEIC, "")));
    value(await erika.service.write.addFile(id, file("Scan.tif", HONEST["Scan.tif"]!)));
    await until(() => states().every((state) => state === "asking"));
    expect(uploads().map(({ progress }) => (progress.state === "asking" ? progress.why : null))).toEqual(["heic", "tiff"]);
    const [kept] = (await erika.service.write.drafts()).filter((one) => one.id === id);
    expect(refusal(await erika.service.write.send(kept!))).toBe("picture-undecided");
    // Nor after the keys went and came back.
    await erika.service.session.lock();
    value(await erika.service.session.unlockWithPasskey());
    expect(states()).toEqual(["asking", "asking"]);
    expect(await erika.profile.shelf.names()).toEqual([]);
    expect(puts()).toBe(0);
    for (const { aid } of uploads()) erika.service.write.agreeToFile(id, aid);
    await until(() => states().every((state) => state === "ready"));
    value(await erika.service.write.send(kept!));
    expect(puts()).toBe(2);
  });

  it("that is broken is refused for good, also after the next unlock", async () => {
    world.drawAnew = () => Promise.resolve({ failed: "unreadable" });
    value(await erika.service.write.addFile(id, file("Foto.jpg", fixture("gps.jpg"))));
    await until(() => states()[0] === "picture-unreadable");
    await erika.service.session.lock();
    value(await erika.service.session.unlockWithPasskey());
    erika.service.write.agreeToFile(id, uploads()[0]!.aid);
    expect(states()).toEqual(["picture-unreadable"]);
    const [kept] = (await erika.service.write.drafts()).filter((one) => one.id === id);
    expect(refusal(await erika.service.write.send(kept!))).toBe("picture-unreadable");
    expect(puts()).toBe(0);
  });

  it("with the content of an earlier one says so, also after a reload", async () => {
    world.drawAnew = drawn;
    const { thread } = value(await erika.service.write.send(draft()));
    const reply = draft({ thread, body: "Antwort" });
    id = reply.id;
    value(await erika.service.write.saveDraft(reply));
    for (const [name, bytes] of [["Foto.jpg", fixture("gps.jpg")], ["Attest.pdf", HONEST["Attest.PDF"]!], ["Kopie.jpg", fixture("gps.jpg")]] as const) value(await erika.service.write.addFile(id, file(name, bytes)));
    await erika.service.write.checked(id);
    expect(uploads().map(({ same }) => same)).toEqual([null, null, "Foto.jpg"]);
    await until(() => states().every((state) => state === "ready"));
    const page = await world.reload(erika.profile);
    value(await page.service.session.unlockWithPasskey());
    expect(page.service.write.uploads(id).map(({ same, cleaned }) => [same, cleaned])).toEqual([[null, true], [null, false], ["Foto.jpg", true]]);
    expect(page.service.write.fileContent(id, page.service.write.uploads(id)[0]!.aid)).toBeNull();
  });

  it("that became too large by drawing is refused", async () => {
    world.drawAnew = () => Promise.resolve({ content: new Blob([new Uint8Array(1_000_001)]), kind: "png" });
    value(await erika.service.write.addFile(id, file("Foto.png", fixture("gps.png"))));
    await until(() => states()[0] === "too-large");
    expect(puts()).toBe(0);
  });
});
