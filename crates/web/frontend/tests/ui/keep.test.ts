// SPDX-License-Identifier: EUPL-1.2
/**
 * A conversation as a file to keep: what lies in it, under which names, and that nothing of what others wrote is markup.
 * Negative controls, each seen red and restored: text of a message unescaped; names taken as they are; half a file when the connection is lost.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { startTexts, type Lang } from "../../src/i18n/i18n.js";
import type { Makers } from "../../src/ui/portal/keep-parts.js";
import type { Outcome, ThreadProof, ThreadView } from "../../src/mailbox/views.js";
import { folderNames, safeName } from "../../src/ui/shared/file-names.js";
import { keepThread, type Kept, type OpenFile } from "../../src/ui/portal/keep.js";
import { unzip } from "./unzip.js";
import { MAKERS, PROOF } from "./keep-makers.js";
import { FIRST, NOW, SECOND, THREAD } from "./people.js";

const read = (lang: Lang): readonly string[] => ["common", "refusals", "portal", "saved"].map((file) => readFileSync(join(import.meta.dirname, `../../src/i18n/${lang}/${file}.ftl`), "utf8"));
beforeAll(() => startTexts({ de: read("de"), other: { en: () => Promise.resolve(read("en")) } }, ["de"]));

const opens: OpenFile = (aid, progress) => {
  progress(3);
  return Promise.resolve({ ok: true, value: new Blob([`bytes of ${aid}`]) });
};
const keep = (thread: ThreadView, open: OpenFile = opens, seen: (done: number, total: number) => void = () => undefined, cancelled = (): boolean => false, makers: Makers = MAKERS): Promise<Outcome<Kept>> => keepThread(thread, NOW, open, seen, cancelled, makers);
const value = (answer: Outcome<Kept>): Kept => {
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const PARTS = ["Unterhaltung.html", "Unterhaltung.pdf", "nachweis.json", "LIESMICH.txt"];
const first = FIRST;
const named = (...names: string[]): ThreadView => ({ ...THREAD, messages: [{ ...first, attachments: names.map((name, n) => ({ aid: `a-${String(n)}`, name, type: "text/plain", size: 10, state: "available" })) }] });

describe("the file of a conversation", () => {
  test("holds the page and every attachment under its name", async () => {
    const marks: number[] = [];
    const kept = value(await keep(THREAD, opens, (done) => marks.push(done)));
    expect(kept.name).toBe("Siegelpost Bitte schicken Sie uns noch das Attest.zip");
    expect(kept.blob.type).toBe("application/zip");
    expect(kept.missing).toEqual([]);
    const entries = await unzip(kept.blob);
    expect([...entries.keys()]).toEqual(["Anhaenge/Vordruck-Bescheinigung.pdf", "Anhaenge/Attest-Dr-Beispiel.jpg", ...PARTS]);
    expect(text(entries.get("Anhaenge/Attest-Dr-Beispiel.jpg"))).toBe("bytes of a-2");
    const html = text(entries.get("Unterhaltung.html"));
    for (const words of ["<h1>Bitte schicken Sie uns noch das Attest</h1>", "Team Krankengeld", "Mitlesen können: Sie, Jonas Muster, Team Krankengeld", "anbei das Attest", "Geöffnet am 23.11.2026", 'href="Anhaenge/Attest-Dr-Beispiel.jpg"', SECOND.accepted?.hash ?? "?"]) expect(html).toContain(words);
    expect(marks).toEqual([...marks].sort((a, b) => a - b));
  });

  test("is no markup of anybody's, and runs nothing", async () => {
    const evil = '</div><script>alert(1)</script><img src=x onerror="alert(2)">&amp;';
    const thread: ThreadView = {
      ...THREAD,
      subject: evil,
      unit: evil,
      readers: [{ kind: "representative", name: evil, detail: null }],
      messages: [
        { ...first, body: evil, own: false, from: { name: evil, unit: evil, as: "staff", pid: "p" }, flags: [evil], opened: { at: NOW, by: evil }, accepted: { at: NOW, hash: evil }, attachments: [{ aid: "a", name: `${evil}" onmouseover="x.pdf`, type: "x", size: 1, state: "available" }, { aid: "b", name: evil, type: "x", size: 1, state: "missing" }] },
        { kind: "event", at: NOW, event: "reader-added", who: evil, self: false, method: null },
      ],
    };
    const entries = await unzip(value(await keep(thread)).blob);
    const html = text(entries.get("Unterhaltung.html"));
    expect(html).not.toMatch(/<script|<img|<iframe|<link|javascript:|onmouseover="/iu);
    const allowed = /^<\/?(?:!doctype|html|head|meta|title|style|body|header|main|h1|h2|h3|p|article|section|div|ul|li|time|a|code)\b/iu;
    for (const [tag] of html.matchAll(/<[^>]*>/gu)) expect(tag).toMatch(allowed);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).toContain("&amp;amp;");
    expect(html).toContain("default-src 'none'");
    // The one link leads into the folder beside it.
    expect([...html.matchAll(/href="([^"]*)"/gu)].map(([, href]) => href).every((href) => href?.startsWith("Anhaenge/"))).toBe(true);
  });

  test("holds what is for the Medical Service only as it is, sealed, and says so", async () => {
    const envelope = { aid: "a-md", name: "medizinischer-dienst-3f2a.pdf", type: "application/pdf", size: 300_000, state: "not-for-you" as const, medical: { forwarded: null } };
    const thread = { ...THREAD, messages: THREAD.messages.map((message, at) => (message.kind === "message" && at === 0 ? { ...message, attachments: [envelope] } : message)) };
    const asked: [string, boolean][] = [];
    const kept = value(
      await keep(thread, (aid, progress, sealed) => {
        asked.push([aid, sealed]);
        return opens(aid, progress, sealed);
      }),
    );
    expect(asked).toContainEqual(["a-md", true]);
    expect(asked.filter(([aid]) => aid !== "a-md").every(([, sealed]) => !sealed)).toBe(true);
    const entries = await unzip(kept.blob);
    expect([...entries.keys()]).toContain("Anhaenge/medizinischer-dienst-3f2a.pdf.age");
    expect(text(entries.get("Unterhaltung.html"))).toContain("nur der Medizinische Dienst kann das lesen");
  });

  test("is not made by half when the way to an attachment is gone, and says which one cannot be opened at all", async () => {
    const broken = (code: string): OpenFile => (aid, progress, sealed) => (aid === "a-2" ? Promise.resolve({ ok: false, refusal: { code } }) : opens(aid, progress, sealed));
    for (const code of ["offline", "step-up-required", "locked"]) expect(await keep(THREAD, broken(code))).toEqual({ ok: false, refusal: { code } });
    const kept = value(await keep(THREAD, broken("cannot-open")));
    expect(kept.missing).toEqual(["Attest-Dr-Beispiel.jpg"]);
    const entries = await unzip(kept.blob);
    expect([...entries.keys()]).toEqual(["Anhaenge/Vordruck-Bescheinigung.pdf", ...PARTS]);
    expect(text(entries.get("Unterhaltung.html"))).toContain("ließ sich beim Speichern nicht öffnen");
  });

  test("says in plain words what lies in it, and holds what its senders signed, but nothing that came after it was shown", async () => {
    const message = (idx: number, kind: "msg" | "receipt"): ThreadProof["messages"][number] => ({ ...PROOF.messages[0]!, idx, header: { ...PROOF.messages[0]!.header, kind } });
    const given = (messages: ThreadProof["messages"]): Makers => ({ ...MAKERS, proof: () => Promise.resolve({ ok: true, value: { ...PROOF, messages } }) });
    const idx = async (messages: ThreadProof["messages"]): Promise<readonly number[]> => {
      const entries = await unzip(value(await keep(THREAD, opens, () => undefined, () => false, given(messages))).blob);
      const proof = JSON.parse(text(entries.get("nachweis.json"))) as { readonly messages: readonly { readonly idx: number }[]; readonly attachments: Readonly<Record<string, string>>; readonly page: string; readonly made: number };
      expect(proof).toMatchObject({ made: NOW, page: "Unterhaltung.html", lane: "case", attachments: { "a-2": "Anhaenge/Attest-Dr-Beispiel.jpg" } });
      const readme = text(entries.get("LIESMICH.txt"));
      for (const words of ["Unterhaltung.html: alle Nachrichten", "siegelpost verify export", "nicht verschlüsselt", "Interne Notizen der Kasse stehen nicht darin."]) expect(readme).toContain(words);
      expect(text(entries.get("Unterhaltung.pdf")).slice(0, 5)).toBe("%PDF-");
      return proof.messages.map((one) => one.idx);
    };
    const { newest } = THREAD;
    expect(await idx([message(1, "msg"), message(newest, "msg"), message(newest + 1, "receipt")])).toEqual([1, newest, newest + 1]);
    expect(await idx([message(1, "msg"), message(newest + 1, "receipt"), message(newest + 2, "msg")])).toEqual([1]);
  });

  test("is not made without its proof", async () => {
    const without: Makers = { ...MAKERS, proof: () => Promise.resolve({ ok: false, refusal: { code: "locked" } }) };
    expect(await keep(THREAD, opens, () => undefined, () => false, without)).toEqual({ ok: false, refusal: { code: "locked" } });
  });

  test("stops when it is called off", async () => {
    let asked = 0;
    const answer = await keep(THREAD, opens, () => undefined, () => (asked += 1) > 1);
    expect(answer).toEqual({ ok: false, refusal: { code: "cancelled" } });
  });

  test("numbers attachments of one name, and its links lead to them", async () => {
    const entries = await unzip(value(await keep(named("Befund 50%.pdf", "befund 50%.PDF", "../../etc/passwd"))).blob);
    expect([...entries.keys()]).toEqual(["Anhaenge/Befund 50%.pdf", "Anhaenge/befund 50% (2).PDF", "Anhaenge/_.._etc_passwd", ...PARTS]);
    const hrefs = [...text(entries.get("Unterhaltung.html")).matchAll(/href="([^"]*)"/gu)].map(([, href]) => decodeURIComponent(href ?? ""));
    for (const href of hrefs) expect(entries.has(href)).toBe(true);
  });
});

describe("a name of an attachment", () => {
  test.each([
    ["a/b\\c:d.pdf", "a_b_c_d.pdf"],
    ["..", "Anhang"],
    ["  .hidden ", "hidden"],
    ["CON.txt", "_CON.txt"],
    ["Rechnung\u202Efdp.exe", "Rechnung_fdp.exe"],
    ["a\u0000b\n.pdf", "a_b_.pdf"],
    ["", "Anhang"],
    [`${"ä".repeat(200)}.pdf`, `${"ä".repeat(60)}.pdf`],
  ])("%j becomes %j", (name, safe) => {
    expect(safeName(name, "Anhang")).toBe(safe);
  });

  test("is one of its own in the folder, whatever the others are", () => {
    expect(folderNames(["a.txt", "A.TXT", "a.txt", "a (2).txt"], "x")).toEqual(["a.txt", "A (2).TXT", "a (3).txt", "a (2) (2).txt"]);
  });
});
