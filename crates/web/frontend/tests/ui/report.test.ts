// SPDX-License-Identifier: EUPL-1.2
/**
 * Auskunft: a scripted history gives a complete report, in words and for programs, and no report that hides a gap.
 * Negative controls, each seen red and restored: only the first page of the list; a conversation that cannot be opened left out of it; openings of
 * the first page alone.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { startTexts, type Lang } from "../../src/i18n/i18n.js";
import type { OpeningView, ThreadView } from "../../src/mailbox/views.js";
import { blocksOf, gather, machine, makeReport, type Report, type Sources } from "../../src/ui/portal/report.js";
import { MAKERS } from "./keep-makers.js";
import { DECISIONS, FIRST, INBOX, NOW, RECORDS, THREAD } from "./people.js";
import { unzip } from "./unzip.js";

const read = (lang: Lang): readonly string[] => ["common", "refusals", "portal", "saved"].map((file) => readFileSync(join(import.meta.dirname, `../../src/i18n/${lang}/${file}.ftl`), "utf8"));
beforeAll(() => startTexts({ de: read("de"), other: { en: () => Promise.resolve(read("en")) } }, ["de"]));

const ok = <T>(value: T): Promise<{ readonly ok: true; readonly value: T }> => Promise.resolve({ ok: true, value });
const row = INBOX[0]!;
const IDS = ["t-attest", "t-zwei", "t-zu"];
const opening = (n: number): OpeningView => ({ at: NOW - n * 3600, unit: "Team Krankengeld", purpose: n === 2 ? "odd" : "work", attachment: false, by: null });
const thread = (id: string): ThreadView => ({ ...THREAD, thread: id, subject: `Frage ${id}`, messages: [{ ...FIRST, body: "Wortlaut der Frage", attachments: [{ aid: "a", name: "Attest.jpg", type: "image/jpeg", size: 1000, state: "available" }] }, ...DECISIONS] });
const ABOUT = { name: "Erika Muster", insurer: "Musterkasse", matter: () => "Krankengeld" };

function sources(over: Partial<Sources> = {}): Sources {
  return {
    ready: MAKERS.ready,
    paper: MAKERS.paper,
    matter: ABOUT.matter,
    records: () => ok(RECORDS),
    page: (cursor) => (cursor === null ? ok({ rows: IDS.slice(0, 2).map((id) => ({ ...row, thread: id })), next: "c" }) : ok({ rows: [{ ...row, thread: IDS[2]!, subject: null }], next: null })),
    thread: (id) => (id === "t-zu" ? Promise.resolve({ ok: false, refusal: { code: "step-up-required" } }) : ok(thread(id))),
    openings: (_, before) => ok(before === null ? { rows: [opening(1)], next: "c" } : { rows: [opening(2)], next: null }),
    representations: () => ok([{ id: "r", side: "acts-for-me", other: { pid: "p-jonas", name: "Jonas Muster" }, matters: null, rights: ["read"], basis: "vollmacht", from: NOW - 86_400, until: NOW + 86_400, state: "holds", mayEnd: true, endedAt: null }]),
    acts: () => ok([{ thread: "t-attest", mid: "m", by: "Jonas Muster", matter: "krankengeld", at: NOW - 60 }]),
    ...over,
  };
}

async function report(over: Partial<Sources> = {}): Promise<Report> {
  const answer = await gather(sources(over), () => undefined, () => false);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}

describe("the report", () => {
  test("says whose it is only where the browser knows", async () => {
    const [, made] = blocksOf(await report(), { ...ABOUT, name: null });
    expect(made?.text).toContain("aus Ihrem Postfach bei der Musterkasse");
  });

  test("names data, recipients, ways, times, openings, acts, decisions, letters and what is not there", async () => {
    const text = blocksOf(await report(), ABOUT).map((block) => block.text).join("\n");
    for (const words of [
      "Auskunft nach Art. 15 DSGVO",
      "ausgewiesen per Brief",
      "für Erika Muster aus dem Postfach",
      // Units by their names, where these are signed.
      "Team Krankengeld, seit",
      "bei Team Pflege, hilfsmittel",
      "Neue Post, gesendet. Über relay.musterkasse.example.",
      // A word that this version does not know is there all the same.
      "rare, wartet",
      "Jonas Muster darf oder durfte für Sie handeln",
      "Jonas Muster hat in Ihrem Postfach geschrieben",
      "Frage t-attest",
      "Frage t-zwei",
      "Attest.jpg",
      "Geöffnet von Team Krankengeld",
      "Bescheid bereitgestellt am",
      // What could not be opened, and what the inbox does not show any more.
      "Ihr Browser konnte diesen Vorgang nicht öffnen",
      "Er ist aus Ihrem Postfach verschwunden",
      "Vorgänge: mehr als 2",
      "Ihre Rechte",
    ]) expect(text).toContain(words);
    // Both pages of the openings.
    expect(text.match(/Geöffnet von Team Krankengeld/gu)).toHaveLength(6);
    expect(text).not.toContain("Entwürfe (verschlüsselt): 0");
    expect(text).not.toMatch(/report-|opened-for|null|undefined/u);
  });

  test("has every row and every word for programs", async () => {
    const made = machine(await report(), "Erika Muster") as { readonly records: Record<string, { complete: boolean; rows: readonly Record<string, string>[] }>; readonly conversations: readonly { id: string; refused: string | null; messages?: unknown }[] };
    expect(Object.keys(made.records)).toEqual(RECORDS.parts.map(({ table }) => table));
    expect(made.records["thread"]).toMatchObject({ complete: false, rows: [{ id: "t-attest" }, { id: "t-gone" }] });
    expect(made.conversations.map(({ id, refused }) => [id, refused])).toEqual([["t-attest", null], ["t-zwei", null], ["t-zu", "step-up-required"]]);
    expect(JSON.stringify(made.conversations)).toContain("Wortlaut der Frage");
  });

  test("is a file with a page, a paper and the data, and says how many conversations stayed closed", async () => {
    const marks: [number, number][] = [];
    const answer = await makeReport(sources(), ABOUT, (done, total) => marks.push([done, total]), () => false);
    if (!answer.ok) throw new Error(answer.refusal.code);
    expect(answer.value).toMatchObject({ name: "Auskunft.zip", closed: 1 });
    const entries = await unzip(answer.value.blob);
    expect([...entries.keys()]).toEqual(["Auskunft.html", "Auskunft.pdf", "auskunft.json"]);
    const html = new TextDecoder().decode(entries.get("Auskunft.html"));
    expect(html).toContain("<h1");
    expect(html).not.toContain("<script");
    expect(html.split("<ul>").length).toBe(html.split("</ul>").length);
    expect(marks).toEqual([[0, 3], [1, 3], [2, 3], [3, 3]]);
  });

  test.each([
    ["records", { records: () => Promise.resolve({ ok: false, refusal: { code: "busy" } }) }],
    ["openings", { openings: () => Promise.resolve({ ok: false, refusal: { code: "busy" } }) }],
    ["a lock meanwhile", { thread: () => Promise.resolve({ ok: false, refusal: { code: "locked" } }) }],
  ] as const)("is none where a part is missing and it would not say so: %s", async (_, over) => {
    const answer = await makeReport(sources(over as Partial<Sources>), ABOUT, () => undefined, () => false);
    expect(answer.ok).toBe(false);
  });

  test("is none when it was called off, or the screens act for somebody else by then", async () => {
    let asked = 0;
    const answer = await makeReport(sources(), ABOUT, () => undefined, () => (asked += 1) > 2);
    expect(answer).toEqual({ ok: false, refusal: { code: "cancelled" } });
  });
});
