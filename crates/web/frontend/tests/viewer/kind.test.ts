// SPDX-License-Identifier: EUPL-1.2
/** What a file is shown as is decided by its content: of the hostile ones, and of honest ones that look like others. */
import { describe, expect, test } from "vitest";
import { HEAD, kindOf, type Kind } from "../../src/viewer/kind.js";
import { moved } from "../../src/ui/shared/viewer.js";
import { parseSaid } from "../../src/viewer/protocol.js";
import { hostileFiles } from "../../e2e/hostile/files.mjs";

const of = (content: string | Uint8Array): Kind | null => kindOf((typeof content === "string" ? new TextEncoder().encode(content) : content).subarray(0, HEAD));
const files: readonly { readonly name: string; readonly bytes: Buffer }[] = hostileFiles({ js: "spCanary('x')", url: "http://127.0.0.1:9/x" }) as never;

/** Formats that can act, by the word in their name; whatever the name ends with. */
const NEVER = /svg|html|xhtml|xml|hta|docx|xlsm|zip|\.doc$|rtf|exe|programm|elf|lnk|wasm|swf|mp4|class|\.ps$|\.sh$|avif|bmp|icon|page\.|refresh|form\.|frame|base|module|nichts|nullen|zufall|farben/;

/** What these are at their first byte is drawn, whatever else is hidden in or behind it. */
const SIGN = /^(?:%PDF-|GIF8|....ftyp(?:hei|hev|mif1|msf1)|II\*\0|MM\0\*|\x89PNG|\xff\xd8\xff|RIFF)/;

describe("the kind of a file", () => {
  test("markup, programs, archives and what is nothing of ours are never shown, whatever they are called", () => {
    const shown = files.filter(({ name, bytes }) => NEVER.test(name) && of(bytes) !== null && !SIGN.test(bytes.toString("latin1"))).map(({ name }) => name);
    // Seven bits of ASCII that some program once took for markup: letters are shown, as letters.
    expect(shown).toEqual(["seven.html"]);
    expect(files.length).toBeGreaterThanOrEqual(150);
  });

  test("a name decides nothing", () => {
    const kinds = Object.fromEntries(files.map(({ name, bytes }) => [name, of(bytes)]));
    expect(kinds["svg.png"]).toBeNull();
    expect(kinds["page.pdf"]).toBeNull();
    expect(kinds["docx.pdf"]).toBeNull();
    expect(kinds["html-before-header.pdf"]).toBeNull();
    expect(kinds["script.png"]).toBe("text");
    expect(kinds["gif-js.gif"]).toBe("gif");
    expect([kinds["tiff.tiff"], kinds["heic.heic"]]).toEqual(["tiff", "heic"]);
  });

  test("text of today and of Windows is text, and a letter cut in two by the look at the beginning is no fault", () => {
    expect(of("Grüße, Ärzte und 5 € – „gut“")).toBe("text");
    expect(of(Uint8Array.from([0x47, 0x72, 0xfc, 0xdf, 0x65]))).toBe("text");
    expect(of(`${"x".repeat(HEAD - 1)}ü`)).toBe("text");
    expect(of("\ufeff<svg>")).toBeNull();
    expect(of("1 < 2")).toBe("text");
  });
});

describe("what the frame says", () => {
  test("is one of a few words, or nothing", () => {
    expect(parseSaid({ is: "open", pages: 3, more: 1 })).toEqual({ is: "open", pages: 3, tagged: null });
    expect(parseSaid({ is: "open", pages: 3, tagged: false })).toEqual({ is: "open", pages: 3, tagged: false });
    expect(parseSaid({ is: "open", pages: 3, tagged: "<b>" })).toEqual({ is: "open", pages: 3, tagged: null });
    expect(parseSaid({ is: "fault", fault: "encrypted" })).toEqual({ is: "fault", fault: "encrypted" });
    for (const said of [null, 1, "open", {}, { is: "open", pages: 0 }, { is: "open", pages: 1e9 }, { is: "open", pages: 1.5 }, { is: "open", pages: "3" }, { is: "fault", fault: "<b>" }, { is: "key", key: "send" }, { is: "save" }]) expect(parseSaid(said)).toBeNull();
  });

  test("moves within the pages and steps of size that there are", () => {
    expect(moved({ page: 3, zoom: 2 }, 3, "next")).toEqual({ page: 3, zoom: 2 });
    expect(moved({ page: 1, zoom: 2 }, 3, "previous")).toEqual({ page: 1, zoom: 2 });
    expect(moved({ page: 1, zoom: 6 }, 3, "in")).toEqual({ page: 1, zoom: 6 });
    expect(moved({ page: 1, zoom: 0 }, 3, "out")).toEqual({ page: 1, zoom: 0 });
    expect(moved({ page: 2, zoom: 5 }, 3, "fit")).toEqual({ page: 2, zoom: 2 });
  });
});
