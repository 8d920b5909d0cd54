// SPDX-License-Identifier: EUPL-1.2
/** What the screens decide by themselves: typed codes and dates, files, words, addresses, and the ten seconds before sending. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import * as format from "../../src/i18n/format.js";
import { chooseLanguage, setLanguage, startTexts, t, type Lang } from "../../src/i18n/i18n.js";
import type { Common } from "../../src/mailbox/service.js";
import type { DraftView, Outcome, SessionView, UploadView } from "../../src/mailbox/views.js";
import { countPresses } from "../../src/ui/portal/exit.js";
import { gathered } from "../../src/ui/portal/openings.js";
import { announcesFile, refuseFile } from "../../src/ui/shared/composer.js";
import { dateFromText, dateOf, spread } from "../../src/ui/shared/fields.js";
import { keepLeaving, keepLeft, leftHow } from "../../src/ui/shared/left.js";
import { readScan } from "../../src/ui/shared/qr.js";
import { refusalText } from "../../src/ui/shared/refusals.js";
import { href, parseRoute } from "../../src/ui/shared/router.js";
import { receiptPage } from "../../src/ui/shared/save.js";
import { Sender, UNDO_SECONDS } from "../../src/ui/shared/sender.js";

const read = (lang: Lang): readonly string[] => ["common", "refusals", "portal"].map((file) => readFileSync(join(import.meta.dirname, `../../src/i18n/${lang}/${file}.ftl`), "utf8"));
beforeAll(() => startTexts({ de: read("de"), other: { en: () => Promise.resolve(read("en")) } }, ["de"]));

describe("a typed code", () => {
  const empty = ["", "", "", "", "", ""];

  test("fills all groups when it is pasted whole, with or without dashes, into any field", () => {
    const whole = ["7K4M", "PQ2D", "X9TH", "4RWC", "8N30", "3F7K"];
    expect(spread(empty, 0, "7k4m-pq2d-x9th-4rwc-8n30-3f7k")).toEqual(whole);
    expect(spread(empty, 3, " 7K4M PQ2D X9TH 4RWC 8N30 3F7K ")).toEqual(whole);
    expect(spread(empty, 5, "7K4MPQ2DX9TH4RWC8N303F7K")).toEqual(whole);
  });

  test("fills from its field on when a part of it is pasted, and leaves the rest alone", () => {
    expect(spread(["7K4M", "", "", "", "", "3F7K"], 1, "PQ2DX9")).toEqual(["7K4M", "PQ2D", "X9", "", "", "3F7K"]);
  });

  test("can be deleted again", () => {
    expect(spread(["7K4M", "PQ2D", "", "", "", ""], 1, "")).toEqual(["7K4M", "", "", "", "", ""]);
  });
});

describe("a birth date", () => {
  const today = "2026-11-23";

  test("is a real day that is not to come", () => {
    expect(dateOf({ day: "14", month: "3", year: "1968" }, today)).toBe("1968-03-14");
    expect(dateOf({ day: "29", month: "02", year: "2024" }, today)).toBe("2024-02-29");
    expect(dateOf({ day: "23", month: "11", year: "2026" }, today)).toBe("2026-11-23");
    for (const [day, month, year] of [["29", "2", "2023"], ["31", "4", "1990"], ["0", "1", "1990"], ["1", "13", "1990"], ["24", "11", "2026"], ["1", "1", "1899"], ["1", "1", "68"], ["", "1", "1990"]]) {
      expect(dateOf({ day: day ?? "", month: month ?? "", year: year ?? "" }, today)).toBeNull();
    }
  });

  test("is understood when it is pasted", () => {
    const parts = { day: "14", month: "03", year: "1968" };
    expect(dateFromText("14.03.1968")).toEqual(parts);
    expect(dateFromText(" 14/03/1968 ")).toEqual(parts);
    expect(dateFromText("1968-03-14")).toEqual(parts);
    expect(dateFromText("14.03.68")).toBeNull();
  });
});

describe("a scanned code", () => {
  test("says what it is for", () => {
    expect(readScan("SP1 7K4M-PQ2D-X9TH-4RWC-8N30-3F7K 7K4MPQ2DX9TH4RWC8N303F7KQ2MX8WDN")).toEqual({ kind: "activation", code: "7K4M-PQ2D-X9TH-4RWC-8N30-3F7K", fingerprint: "7K4MPQ2DX9TH4RWC8N303F7KQ2MX8WDN" });
    expect(readScan("SP1R 3F7K-Q2MX-8WDN-T4PC-9HRA-V6ZE-J5BG-1YS7")?.kind).toBe("sheet");
  });

  test("is not taken when it is an address or somebody else's", () => {
    // The whole code in an address is an address all the same: whoever follows it, types the code into somebody else's page.
    for (const text of ["https://musterkasse.example/a#7K4M-PQ2D-X9TH-4RWC-8N30-3F7K", "https://musterkasse.example/ SP1 7K4M-PQ2D-X9TH-4RWC-8N30-3F7K", "https://musterkasse.example/SP1", "SP1", "SP1 7K4M", "WIFI:S:x;;", "SP2 7K4MPQ2DX9TH4RWC8N303F7K"]) expect(readScan(text)).toBeNull();
  });
});

describe("a file", () => {
  const limits = { attachment: 1000, attachments: 2 };

  test("is taken at the limit and not above it", () => {
    expect(refuseFile({ name: "a.PDF", size: 1000 }, 1, limits)).toBeNull();
    expect(refuseFile({ name: "MRT-Befund.pdf", size: 1001 }, 0, limits)).toContain("MRT-Befund.pdf");
  });

  test("is not taken when it is empty, one too many, or of another kind", () => {
    expect(refuseFile({ name: "a.pdf", size: 0 }, 0, limits)).not.toBeNull();
    expect(refuseFile({ name: "a.pdf", size: 5 }, 2, limits)).not.toBeNull();
    for (const name of ["brief.docx", "bild.svg", "pdf", "a.pdf.exe"]) expect(refuseFile({ name, size: 5 }, 0, limits)).not.toBeNull();
  });

  test("is missed when the text announces it", () => {
    for (const text of ["Anbei das Attest.", "Im Anhang finden Sie", "siehe Anhänge", "ich habe es beigefügt", "please see attached"]) expect(announcesFile(text)).toBe(true);
    for (const text of ["Das hängt davon ab.", "Anhänglichkeit", "Der Anhanger ist weg", "Danke"]) expect(announcesFile(text)).toBe(false);
  });
});

describe("a saved confirmation of receipt", () => {
  test("says what the server has, when, and that it could not look inside", async () => {
    const from = { name: "", unit: null, as: "self", pid: "p" } as const;
    const text = await receiptPage({ kind: "message", plain: false, mid: "m-1", idx: 1, own: true, from, sentAt: 1, receivedAt: 1_795_000_000, subject: "Streng geheim", body: "Streng geheim", lang: "de", form: null, attachments: [], accepted: { at: 1_795_000_000, hash: "9f86d081" }, opened: null, flags: [], texts: [], decision: null, released: null, declared: null }, "Team <Pflege>").text();
    for (const words of ["9f86d081", "m-1", "Team &lt;Pflege&gt;", "Er hat nicht geprüft, ob sie sich öffnen lässt."]) expect(text).toContain(words);
    const declared = await receiptPage({ kind: "message", plain: false, mid: "m-1", idx: 1, own: true, from, sentAt: 1, receivedAt: 1_795_000_000, subject: "", body: "", lang: "de", form: null, attachments: [], accepted: { at: 1_795_000_000, hash: "9f86d081" }, opened: null, flags: [], texts: [], decision: null, released: null, declared: { procedure: "eid", at: 1_795_000_600 } }, "Team").text();
    expect(declared).toContain("Bestätigt mit Online-Ausweis am");
    expect(text).not.toContain("Bestätigt mit");
    expect(text).not.toContain("Streng geheim");
  });
});

describe("an address", () => {
  test("leads to a screen, or to the start when it is none of ours", () => {
    expect(parseRoute("#/thread/a%2Fb").parts).toEqual(["thread", "a/b"]);
    expect(parseRoute("").parts).toEqual([]);
    expect(parseRoute("#main").parts).toEqual([]);
    expect(parseRoute("#/thread/%E0%A4%A").parts).toEqual([]);
    expect(parseRoute(href("thread", "a/b")).parts).toEqual(["thread", "a/b"]);
  });
});

describe("the way back from signing out elsewhere", () => {
  const visit = (search: string): void => {
    vi.stubGlobal("location", { search, pathname: "/", hash: "" });
    const left: string[] = [];
    vi.stubGlobal("history", { replaceState: (_: unknown, __: string, address: string) => left.push(address) });
    keepLeft("#/left");
    addresses.push(...left);
  };
  let addresses: string[] = [];
  beforeEach(() => {
    addresses = [];
    const kept = new Map<string, string>();
    vi.stubGlobal("sessionStorage", { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value), removeItem: (key: string) => kept.delete(key) });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test("is believed once, by the tab that left with this state", () => {
    keepLeaving("mine");
    visit("?state=mine");
    expect([addresses, leftHow()]).toEqual([["/#/left"], "there-too"]);
    visit("?state=mine");
    expect(addresses).toEqual(["/#/left", "/#/"]);
  });

  test("is no way back with another state, and the one of before is spent", () => {
    keepLeaving("mine");
    visit("?state=theirs");
    visit("?state=mine");
    expect(addresses).toEqual(["/#/", "/#/"]);
  });

  test("is nothing at all with another query", () => {
    keepLeaving("mine");
    for (const search of ["", "?state=mine&state=mine", "?state=mine&x=1", "?x=mine"]) visit(search);
    expect(addresses).toEqual([]);
  });
});

describe("words for times and sizes", () => {
  const now = Date.UTC(2026, 10, 23, 13, 36) / 1000;
  afterEach(() => setLanguage("de"));

  test("follow the insurer's clock and the language", async () => {
    expect(format.dateTime(now)).toBe("23.11.2026, 14:36 Uhr");
    expect(format.rowTime(now - 3600, now)).toBe("heute, 13:36");
    expect(format.rowTime(now - 86_400, now)).toBe("gestern, 22.11.");
    expect(format.rowTime(now - 3 * 86_400, now)).toBe("Fr., 20.11.");
    expect(format.rowTime(now - 20 * 86_400, now)).toBe("03.11.2026");
    expect(format.plainDate("1968-03-14")).toBe("14.03.1968");
    await setLanguage("en");
    expect(format.dateTime(now)).toBe("23 Nov 2026, 14:36");
    expect(format.plainDate("1968-03-14")).toBe("14 Mar 1968");
  });

  test("know midnight and both changes of the clock", () => {
    const midnight = Date.UTC(2026, 10, 22, 23, 0) / 1000;
    expect(format.daysBetween(midnight - 1, midnight)).toBe(1);
    expect(format.time(Date.UTC(2026, 2, 29, 1, 0) / 1000)).toBe("03:00 Uhr");
    expect(format.time(Date.UTC(2026, 9, 25, 1, 0) / 1000)).toBe("02:00 Uhr");
  });

  test("are short for sizes", () => {
    expect([0, 1023, 1024, 188_416, 19_293_798, 52_428_800].map(format.size)).toEqual(["0 Byte", "1.023 Byte", "1 KB", "184 KB", "18,4 MB", "50 MB"]);
    expect([105, 59.2, 0, -3].map(format.countdown)).toEqual(["1:45", "1:00", "0:00", "0:00"]);
  });

  test("come in the language that the browser asks for, else in German", () => {
    expect([["en-US", "de"], ["fr", "en"], ["fr"], ["de-AT"], []].map(chooseLanguage)).toEqual(["en", "en", "de", "de", "de"]);
  });
});

describe("a refusal", () => {
  test("says how long to wait and how many tries are left", () => {
    expect(refusalText({ code: "too-many-tries", retryAfter: 900 })).toContain("15 Minuten");
    expect(refusalText({ code: "busy", retryAfter: 61 })).toContain("2 Minuten");
    expect(refusalText({ code: "claims-refused", triesLeft: 3 })).toContain("noch 3 Versuche");
    expect(refusalText({ code: "bad-symbol", at: 17 })).toContain("Gruppe 5");
  });

  test("of a later version still gets a sentence with its name", () => {
    expect(refusalText({ code: "something-new" })).toContain("something-new");
  });

  test("never shows the name of a text", () => {
    expect(t("no-such-text")).toBe("no-such-text");
    expect(refusalText({ code: "offline" })).not.toContain("refusal-");
  });
});

describe("the ten seconds before sending", () => {
  const draft = (id: string): DraftView => ({ id, thread: "t", matter: null, subject: "", body: "x", savedAt: 1 });

  interface Fake {
    readonly sent: string[];
    readonly emit: (kind: "uploads" | "session" | "outbox") => void;
    uploads: UploadView[];
    session: SessionView;
    answer: Outcome<{ readonly thread: string; readonly acceptedAt: number }>;
    drafts: DraftView[];
    accepted: { readonly thread: string; readonly acceptedAt: number } | null;
    readonly sender: Sender;
  }

  function setUp(): Fake {
    const listeners: Parameters<Common["live"]["subscribe"]>[0][] = [];
    const fake = { sent: [] as string[], uploads: [] as UploadView[], drafts: [] as DraftView[], accepted: null as Fake["accepted"], session: { state: "open" } as SessionView, answer: { ok: true, value: { thread: "t", acceptedAt: 5 } } as Fake["answer"] };
    const service = {
      write: {
        uploads: () => fake.uploads,
        drafts: () => Promise.resolve(fake.drafts),
        accepted: () => Promise.resolve(fake.accepted),
        send: (sent: DraftView) => {
          fake.sent.push(sent.id);
          return Promise.resolve(fake.answer);
        },
      },
      session: { current: () => fake.session },
      live: { online: true, subscribe: (listener: (typeof listeners)[number]) => { listeners.push(listener); return () => undefined; } },
    } as unknown as Common;
    const sender = new Sender(service, () => Date.now() / 1000);
    return Object.assign(fake, { sender, emit: (kind: "uploads" | "session" | "outbox") => { for (const listener of listeners) listener({ kind }); } });
  }

  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test("pass, and the message is sent once", async () => {
    const fake = setUp();
    fake.sender.submit(draft("a"), "Team");
    await vi.advanceTimersByTimeAsync(UNDO_SECONDS * 1000 - 1);
    expect(fake.sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(2);
    expect(fake.sent).toEqual(["a"]);
    expect(fake.sender.state).toMatchObject({ phase: "sent", thread: "t", at: 5 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fake.sent).toEqual(["a"]);
  });

  test("end when the message is taken back: nothing is sent", async () => {
    const fake = setUp();
    fake.sender.submit(draft("a"), "Team");
    await vi.advanceTimersByTimeAsync(9000);
    fake.sender.undo();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fake.sent).toEqual([]);
    expect(fake.sender.state.phase).toBe("idle");
  });

  test("begin only when all attachments are there", async () => {
    const fake = setUp();
    const upload: UploadView = { aid: "f", name: "f", size: 1, type: "", progress: { state: "sending", done: 0, total: 1 } };
    fake.uploads = [upload];
    fake.sender.submit(draft("a"), "Team");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fake.sender.state.phase).toBe("waiting");
    fake.uploads = [{ ...upload, progress: { state: "ready" } }];
    fake.emit("uploads");
    expect(fake.sender.state.phase).toBe("countdown");
    fake.uploads = [{ ...upload, progress: { state: "failed", refusal: { code: "upload-damaged" } } }];
    fake.sender.undo();
    fake.sender.submit(draft("a"), "Team");
    expect(fake.sender.state).toMatchObject({ phase: "failed", refusal: { code: "upload-damaged" } });
    expect(fake.sent).toEqual([]);
  });

  test("end when the session is locked: nothing leaves any more", async () => {
    const fake = setUp();
    fake.sender.submit(draft("a"), "Team");
    fake.sender.submit(draft("b"), "Team");
    await vi.advanceTimersByTimeAsync(1);
    fake.session = { state: "locked" };
    fake.emit("session");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fake.sent).toEqual(["a"]);
  });

  test("are cut short for a message when the next one is submitted, and neither is lost", async () => {
    const fake = setUp();
    fake.sender.submit(draft("a"), "Team");
    fake.sender.submit(draft("b"), "Team");
    await vi.advanceTimersByTimeAsync(1);
    expect(fake.sent).toEqual(["a"]);
    await vi.advanceTimersByTimeAsync(UNDO_SECONDS * 1000);
    expect(fake.sent).toEqual(["a", "b"]);
  });

  test("are not needed again when a failed message is tried again, and success elsewhere ends the failure", async () => {
    const fake = setUp();
    fake.answer = { ok: false, refusal: { code: "offline" } };
    fake.drafts = [draft("a")];
    fake.sender.submit(draft("a"), "Team");
    await vi.advanceTimersByTimeAsync(UNDO_SECONDS * 1000);
    expect(fake.sender.state).toMatchObject({ phase: "failed", refusal: { code: "offline" } });
    fake.sender.retry();
    await vi.advanceTimersByTimeAsync(1);
    expect(fake.sent).toEqual(["a", "a"]);
    fake.emit("outbox");
    await vi.advanceTimersByTimeAsync(1);
    expect(fake.sender.state.phase).toBe("failed");
    // Accepted while its draft is still being cleared away.
    fake.accepted = { thread: "t", acceptedAt: 7 };
    fake.emit("outbox");
    await vi.advanceTimersByTimeAsync(1);
    expect(fake.sender.state).toMatchObject({ phase: "sent", thread: "t", at: 7 });
    expect(fake.sent).toEqual(["a", "a"]);
  });

  test("leave what was written on after a failure, and forget what was thrown away", async () => {
    const fake = setUp();
    fake.answer = { ok: false, refusal: { code: "offline" } };
    fake.sender.submit(draft("a"), "Team");
    await vi.advanceTimersByTimeAsync(UNDO_SECONDS * 1000);
    fake.drafts = [{ ...draft("a"), body: "x and more" }];
    fake.accepted = { thread: "t", acceptedAt: 7 };
    fake.emit("outbox");
    await vi.advanceTimersByTimeAsync(1);
    expect(fake.sender.state.phase).toBe("idle");
    fake.accepted = null;
    fake.sender.submit(draft("b"), "Team");
    await vi.advanceTimersByTimeAsync(UNDO_SECONDS * 1000);
    fake.drafts = [];
    fake.emit("outbox");
    await vi.advanceTimersByTimeAsync(1);
    expect(fake.sender.state.phase).toBe("idle");
    expect(fake.sent).toEqual(["a", "b"]);
  });
});

describe("leaving quickly", () => {
  const after = (...times: readonly number[]): boolean => {
    let presses: readonly number[] = [];
    let left = false;
    for (const at of times) {
      const counted = countPresses(presses, at);
      presses = counted.presses;
      left ||= counted.leave;
    }
    return left;
  };
  test("takes three presses within a moment, so that nobody leaves by accident", () => {
    expect(after(0, 300, 600)).toBe(true);
    expect(after(0, 300)).toBe(false);
    expect(after(0, 900, 1800)).toBe(false);
    expect(after(0, 900, 1800, 2000, 2100)).toBe(true);
  });
});

describe("who has opened it", () => {
  const row = (at: number, purpose: string, unit = "Team Pflege", attachment = false) => ({ at, purpose, unit, attachment, by: null });
  const noon = Date.UTC(2026, 10, 29, 11) / 1000;

  test("what browsers read for their search is one line a day and unit, everything else a line each", () => {
    const rows = [row(noon, "search"), row(noon - 60, "work"), row(noon - 120, "search"), row(noon - 180, "search", "Team Krankengeld"), row(noon - 240, "search", "Team Pflege", true), row(noon - 300, "work"), row(noon - 86_400, "search")];
    expect(gathered(rows).map(({ row: { at }, times }) => [noon - at, times])).toEqual([[0, 2], [60, 1], [180, 1], [240, 1], [300, 1], [86_400, 1]]);
  });
});
