// SPDX-License-Identifier: EUPL-1.2
/**
 * All post as one file: every page of the list, a folder each, nothing of somebody else, and what fails is named.
 * Negative controls, each seen red and restored: only the first page of the list; the rest given up with the first bad file; all files opened before the first is written.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { startTexts, type Lang } from "../../src/i18n/i18n.js";
import type { Outcome, ThreadView } from "../../src/mailbox/views.js";
import { keepAll, type KeptAll, type Post, type Progress } from "../../src/ui/portal/keep-all.js";
import { MAKERS } from "./keep-makers.js";
import { FIRST, INBOX, NOW, THREAD } from "./people.js";
import { unzip } from "./unzip.js";

const read = (lang: Lang): readonly string[] => ["common", "refusals", "portal", "saved"].map((file) => readFileSync(join(import.meta.dirname, `../../src/i18n/${lang}/${file}.ftl`), "utf8"));
beforeAll(() => startTexts({ de: read("de"), other: { en: () => Promise.resolve(read("en")) } }, ["de"]));

const row = INBOX[0]!;
const thread = (id: string, subject: string, size = 10): ThreadView => ({ ...THREAD, thread: id, subject, messages: [{ ...FIRST, attachments: [{ aid: `${id}-file`, name: "Bild.jpg", type: "image/jpeg", size, state: "available" }] }] });

/** So many threads, two on a page. */
function post(count: number, over: Partial<Post> = {}): Post {
  const ids = Array.from({ length: count }, (_, n) => `t-${String(n)}`);
  return {
    ...MAKERS,
    page: (cursor) => {
      const from = Number(cursor ?? "0");
      return Promise.resolve({ ok: true, value: { rows: ids.slice(from, from + 2).map((id) => ({ ...row, thread: id })), next: from + 2 < count ? String(from + 2) : null } });
    },
    thread: (id) => Promise.resolve({ ok: true, value: thread(id, `Frage ${id}`) }),
    open: (_, aid) => Promise.resolve({ ok: true, value: new Blob([aid]) }),
    matter: () => "Krankengeld",
    whose: () => "Erika Muster",
    ...over,
  };
}

async function keep(from: Post, progress: (progress: Progress) => void = () => undefined, signal = new AbortController().signal): Promise<{ readonly answer: Outcome<KeptAll>; readonly entries: () => Promise<Map<string, Uint8Array>> }> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const sink = new WritableStream<Uint8Array>({ write: (part) => void parts.push(part.slice()) });
  return { answer: await keepAll(from, NOW, sink, progress, signal), entries: () => unzip(new Blob(parts)) };
}

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

describe("the file of all post", () => {
  test("holds every conversation of every page in a folder of its own, and a list of them", async () => {
    const marks: Progress[] = [];
    const { answer, entries } = await keep(post(5), (mark) => marks.push(mark));
    expect(answer).toEqual({ ok: true, value: { threads: 5, missing: [] } });
    const found = await entries();
    expect([...found.keys()]).toEqual([...[0, 1, 2, 3, 4].flatMap((n) => [`00${String(n + 1)} Frage t-${String(n)}/Anhaenge/Bild.jpg`, ...["Unterhaltung.html", "Unterhaltung.pdf", "nachweis.json"].map((name) => `00${String(n + 1)} Frage t-${String(n)}/${name}`)]), "index.html", "LIESMICH.txt"]);
    expect(text(found.get("004 Frage t-3/Anhaenge/Bild.jpg"))).toBe("t-3-file");
    const index = text(found.get("index.html"));
    for (const words of ["Post: Erika Muster", "5 Unterhaltungen, vollständig.", 'href="004%20Frage%20t-3/Unterhaltung.html"', "Krankengeld", "eine Nachricht, ein Anhang"]) expect(index).toContain(words);
    expect(index).not.toContain("<script");
    expect(marks[0]).toEqual({ threads: 0, total: 5, bytes: 0 });
    expect(marks.at(-1)).toEqual({ threads: 5, total: 5, bytes: 50 });
  });

  test("names what could not be had and keeps the rest", async () => {
    const { answer, entries } = await keep(
      post(4, {
        thread: (id) => Promise.resolve(id === "t-1" ? { ok: false, refusal: { code: "step-up-required" } } : { ok: true, value: thread(id, `Frage ${id}`) }),
        open: (id, aid) => Promise.resolve(id === "t-2" ? { ok: false, refusal: { code: "corrupt" } } : { ok: true, value: new Blob([aid]) }),
      }),
    );
    expect(answer).toMatchObject({ ok: true, value: { threads: 3, missing: [expect.stringContaining(row.subject ?? "?"), "Bild.jpg in „Frage t-2“"] } });
    const found = await entries();
    expect([...found.keys()].filter((name) => name.endsWith("html"))).toHaveLength(4);
    expect(found.has("004 Frage t-3/Anhaenge/Bild.jpg")).toBe(true);
    const index = text(found.get("index.html"));
    expect(index).toContain("2 Dinge fehlen in der Datei");
    expect(index).toContain("Fehlt:</strong> Bild.jpg in „Frage t-2“");
    expect(text(found.get("003 Frage t-2/Unterhaltung.html"))).toContain("ließ sich beim Speichern nicht öffnen");
  });

  test("is called off in the middle of an attachment, and nothing is closed", async () => {
    const controller = new AbortController();
    let closed = false;
    let asked: AbortSignal | null = null;
    const sink = new WritableStream<Uint8Array>({ close: () => void (closed = true) });
    const from = post(3, {
      open: (_, __, ___, signal) => {
        asked = signal;
        queueMicrotask(() => { controller.abort(); });
        // As a fetch that is aborted.
        return new Promise((resolve) => { signal.addEventListener("abort", () => { resolve({ ok: false, refusal: { code: "cancelled" } }); }); });
      },
    });
    expect(await keepAll(from, NOW, sink, () => undefined, controller.signal)).toEqual({ ok: false, refusal: { code: "cancelled" } });
    expect([closed, asked!.aborted]).toEqual([false, true]);
  });

  test("keeps what can be read when there is no proof of a conversation, and names that", async () => {
    const { answer, entries } = await keep(post(2, { proof: (id) => Promise.resolve(id === "t-0" ? { ok: false, refusal: { code: "internal" } } : MAKERS.value) }));
    expect(answer).toMatchObject({ ok: true, value: { threads: 2, missing: ["Ausdruck und Nachweis von „Frage t-0“"] } });
    const found = await entries();
    expect([...found.keys()].filter((name) => name.endsWith(".json"))).toEqual(["002 Frage t-1/nachweis.json"]);
    expect(found.has("001 Frage t-0/Unterhaltung.html")).toBe(true);
  });

  test("stops when the keys are gone, or when it would be somebody else's post", async () => {
    expect((await keep(post(3, { open: () => Promise.resolve({ ok: false, refusal: { code: "locked" } }) }))).answer).toEqual({ ok: false, refusal: { code: "locked" } });
    let asked = 0;
    expect((await keep(post(3, { whose: () => ((asked += 1) > 4 ? "Jonas Muster" : "Erika Muster") }))).answer).toEqual({ ok: false, refusal: { code: "cancelled" } });
  });

  test("holds one attachment at a time: of 100 MB never more than two are open", async () => {
    const size = 5 << 20;
    let written = 0;
    let opened = 0;
    let most = 0;
    const sink = new WritableStream<Uint8Array>({
      write: (part) => {
        written += part.length;
      },
    });
    const from = post(20, {
      thread: (id) => Promise.resolve({ ok: true, value: thread(id, id, size) }),
      open: () => {
        opened += size;
        most = Math.max(most, opened - written);
        return Promise.resolve({ ok: true, value: new Blob([new Uint8Array(size)]) });
      },
    });
    expect(await keepAll(from, NOW, sink, () => undefined, new AbortController().signal)).toMatchObject({ ok: true });
    expect(written).toBeGreaterThan(20 * size);
    expect(most).toBeLessThanOrEqual(2 * size);
  });
});
