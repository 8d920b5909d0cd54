// SPDX-License-Identifier: EUPL-1.2
/**
 * Auskunft (Art. 15 GDPR, R-100): what the server has on record about the person, and what only her browser can read of it, as a page, a paper and a
 * file for programs. What cannot be opened is named; nothing is guessed.
 */
import { makeZip } from "client-zip";
import { dateTime, plainDate, size } from "../../i18n/format.js";
import { hasText, language, t } from "../../i18n/i18n.js";
import type { ActView, OpeningView, Outcome, RecordPartView, RecordsView, Refusal, RepresentationView, ThreadRowView, ThreadView } from "../../mailbox/views.js";
import type { About, Block } from "../../paper/paper.js";
import { safeName } from "../shared/file-names.js";
import { escape, page } from "../shared/save.js";
import { author, subjectOf, whenOf, type Message } from "./keep-words.js";

/** Without these nothing more can be had at all. */
const OVER: ReadonlySet<string> = new Set(["locked", "no-session", "session-state", "cancelled", "offline"]);

/** Where the parts come from. */
export interface Sources {
  readonly ready: () => Promise<Outcome<null>>;
  readonly records: () => Promise<Outcome<RecordsView>>;
  readonly page: (cursor: string | null) => Promise<Outcome<{ readonly rows: readonly ThreadRowView[]; readonly next: string | null }>>;
  readonly thread: (id: string) => Promise<Outcome<ThreadView>>;
  readonly openings: (thread: string, before: string | null) => Promise<Outcome<{ readonly rows: readonly OpeningView[]; readonly next: string | null }>>;
  readonly representations: () => Promise<Outcome<readonly RepresentationView[]>>;
  readonly acts: () => Promise<Outcome<readonly ActView[]>>;
  readonly paper: (about: About, blocks: readonly Block[]) => Promise<Outcome<Blob>>;
  readonly matter: (code: string) => string;
}

export interface Case {
  readonly row: ThreadRowView;
  readonly thread: ThreadView | null;
  /** Why it could not be opened. */
  readonly refused: Refusal | null;
  readonly openings: readonly OpeningView[];
}

export interface Report {
  readonly records: RecordsView;
  readonly cases: readonly Case[];
  readonly representations: readonly RepresentationView[];
  readonly acts: readonly ActView[];
}

class Stopped extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

function must<T>(answer: Outcome<T>): T {
  if (!answer.ok) throw new Stopped(answer.refusal);
  return answer.value;
}

/** Everything there is; on a refusal that would leave a gap unsaid there is no report. */
export async function gather(from: Sources, progress: (done: number, total: number) => void, stopped: () => boolean): Promise<Outcome<Report>> {
  const check = (): void => {
    if (stopped()) throw new Stopped({ code: "cancelled" });
  };
  try {
    const records = must(await from.records());
    const rows: ThreadRowView[] = [];
    for (let cursor: string | null = null; ; ) {
      check();
      const answer: { readonly rows: readonly ThreadRowView[]; readonly next: string | null } = must(await from.page(cursor));
      for (const row of answer.rows) if (!rows.some(({ thread }) => thread === row.thread)) rows.push(row);
      cursor = answer.next;
      if (cursor === null) break;
    }
    const cases: Case[] = [];
    progress(0, rows.length);
    for (const row of rows) {
      check();
      const answer = await from.thread(row.thread);
      if (!answer.ok && OVER.has(answer.refusal.code)) throw new Stopped(answer.refusal);
      cases.push({ row, thread: answer.ok ? answer.value : null, refused: answer.ok ? null : answer.refusal, openings: await opened(from, row.thread, check) });
      progress(cases.length, rows.length);
    }
    return { ok: true, value: { records, cases, representations: must(await from.representations()), acts: must(await from.acts()) } };
  } catch (error) {
    if (error instanceof Stopped) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

async function opened(from: Sources, thread: string, check: () => void): Promise<readonly OpeningView[]> {
  const rows: OpeningView[] = [];
  for (let before: string | null = null; ; ) {
    check();
    const answer: { readonly rows: readonly OpeningView[]; readonly next: string | null } = must(await from.openings(thread, before));
    rows.push(...answer.rows);
    before = answer.next;
    if (before === null) return rows;
  }
}

// ---------------------------------------------------------------- words

const part = (records: RecordsView, table: string): RecordPartView | undefined => records.parts.find((one) => one.table === table);
type Row = ReadonlyMap<string, string | null>;
/** Values of a part by column. */
export function rowsOf(records: RecordsView, table: string): readonly Row[] {
  const found = part(records, table);
  return (found?.rows ?? []).map((row) => new Map((found?.columns ?? []).map((column, at) => [column, row[at] ?? null])));
}
const of = (row: Row, column: string): string => row.get(column) ?? "";
const when = (text: string): string => (text === "" ? "" : dateTime(Math.floor(Date.parse(text) / 1000)));
/** A word that this version does not know is shown as it is. */
const word = (id: string, raw: string): string => (hasText(id) ? t(id) : raw);
const item = (text: string): Block => ({ kind: "item", text });
const none = (blocks: readonly Block[]): readonly Block[] => (blocks.length === 0 ? [{ kind: "p", text: t("report-none") }] : blocks);

function account(records: RecordsView): readonly Block[] {
  return rowsOf(records, "person").map((row) => {
    const [made, how] = [when(of(row, "created_at")), of(row, "assurance")];
    return item(how === "" ? t("report-account-open", { when: made }) : t("report-account", { when: made, method: word(`method-${how}`, how) }));
  });
}

/** The server keeps several codes in one column. */
const codes = (text: string): readonly string[] => text.split(" ").filter((code) => code !== "");
/** A unit whose name nobody has signed is shown by its code. */
const unit = (records: RecordsView, code: string): string => records.units.get(code) ?? code;
const given = (records: RecordsView): readonly Block[] => rowsOf(records, "profile").map((row) => item(t("report-profile", { unit: unit(records, of(row, "dept")), when: when(of(row, "created_at")) })));

function mails(records: RecordsView): readonly Block[] {
  const attempts = rowsOf(records, "outbox_attempt");
  return rowsOf(records, "outbox").map((row) => {
    const [kind, state] = [of(row, "kind"), of(row, "state")];
    const hosts = [...new Set(attempts.filter((one) => of(one, "outbox") === of(row, "id")).map((one) => of(one, "host")))].filter((host) => host !== "");
    const at = of(row, "done_at") === "" ? of(row, "created_at") : of(row, "done_at");
    const line = t("report-mail", { when: when(at), kind: word(`report-mail-${kind}`, kind), state: word(`report-state-${state}`, state) });
    return item(hosts.length === 0 ? line : `${line} ${t("report-mail-host", { host: hosts.join(", ") })}`);
  });
}

const acting = ({ representations, acts }: Report): readonly Block[] => [
  ...representations.map(({ side, other, from, until, endedAt }) => item(t(`report-rep-${side}`, { name: other.name ?? t("someone"), from: dateTime(from), until: dateTime(endedAt ?? until) }))),
  ...acts.map(({ by, at }) => item(t("report-act", { name: by ?? t("someone"), when: dateTime(at) }))),
];

const isMessage = (message: ThreadView["messages"][number]): message is Message => message.kind === "message";

function aboutMessage(message: Message): readonly Block[] {
  const files = message.attachments.map(({ name, size: bytes }) => `${name} (${size(bytes)})`);
  const decision = message.decision;
  return [
    item(t("report-message", { when: dateTime(whenOf(message)), who: author(message), n: files.length })),
    ...files.map((name) => item(t("report-file", { name }))),
    ...(message.opened === null ? [] : [item(t("keep-opened", { when: dateTime(message.opened.at), who: message.opened.by === "" ? t("someone") : message.opened.by }))]),
    ...(decision === null ? [] : decision.announced.map((one) => item(t("report-decision", { provided: dateTime(one.providedAt), fetched: one.fetchedAt === null ? t("report-not-yet") : dateTime(one.fetchedAt) })))),
    ...(decision === null ? [] : decision.letters.map((one) => item(t("report-letter", { ordered: dateTime(one.orderedAt), posted: one.postedOn === null ? t("report-not-yet") : plainDate(one.postedOn) })))),
  ];
}

function aboutCase({ row, thread, openings }: Case, matter: (code: string) => string): readonly Block[] {
  const head: Block = { kind: "h3", text: thread === null ? (row.subject ?? t("report-closed-subject")) : subjectOf(thread) };
  const facts = [item(t("report-case", { matter: matter(row.matter), units: thread === null ? row.units.join(", ") : thread.unit }))];
  const seen = openings.map((one) => item(t("report-opened", { when: dateTime(one.at), unit: one.unit, purpose: word(`opened-for-${one.purpose}`, one.purpose) })));
  if (thread === null) return [head, ...facts, item(t("report-closed")), ...seen];
  const readers = thread.readers.map((reader) => (reader.kind === "you" ? t("you") : reader.name === "" ? t("someone") : reader.name));
  return [head, ...facts, item(t("keep-readers", { who: readers.join(", ") })), ...thread.messages.filter(isMessage).flatMap(aboutMessage), ...seen];
}

/** Conversations about her that the browser is not shown any more. */
function away(records: RecordsView, shown: ReadonlySet<string>): readonly Block[] {
  const rows = rowsOf(records, "thread").filter((row) => !shown.has(of(row, "id")));
  return rows.map((row) => item(t("report-away", { from: when(of(row, "created_at")), units: codes(of(row, "depts")).map((code) => unit(records, code)).join(", ") })));
}

/** The report as a document. */
export function blocksOf(report: Report, about: { readonly name: string | null; readonly insurer: string; readonly matter: (code: string) => string }): readonly Block[] {
  const { records, cases } = report;
  const h2 = (text: string): Block => ({ kind: "h2", text });
  const p = (text: string): Block => ({ kind: "p", text });
  const shown = new Set(cases.map(({ row }) => row.thread));
  return [
    { kind: "h1", text: t("report-doc-title") },
    p(about.name === null ? t("report-doc-made-own", { when: dateTime(records.madeAt), insurer: about.insurer }) : t("report-doc-made", { when: dateTime(records.madeAt), name: about.name, insurer: about.insurer })),
    p(t("report-doc-how")),
    h2(t("report-h-account")),
    ...none(account(records)),
    h2(t("report-h-profile")),
    p(t("report-profile-text")),
    ...none(given(records)),
    h2(t("report-h-mails")),
    p(t("report-mails-text")),
    ...none(mails(records)),
    h2(t("report-h-acting")),
    ...none(acting(report)),
    h2(t("report-h-cases")),
    p(t("report-cases-text")),
    ...none([...cases.flatMap((one) => aboutCase(one, about.matter)), ...away(records, shown)]),
    h2(t("report-h-rows")),
    p(t("report-rows-text")),
    ...records.parts.filter(({ rows }) => rows.length > 0).map(({ table, rows, more }) => item(t(more ? "report-rows-more" : "report-rows", { what: word(`report-part-${table}`, table), n: rows.length }))),
    h2(t("report-h-rights")),
    p(t("report-rights", { insurer: about.insurer })),
    p(t("report-not", { insurer: about.insurer })),
  ];
}

/** For programs: what the server said, and what the browser has opened of it. */
export function machine(report: Report, name: string | null): unknown {
  const { records, cases, representations, acts } = report;
  return {
    v: 1,
    made_at: new Date(records.madeAt * 1000).toISOString(),
    person: { id: records.pid, name },
    records: Object.fromEntries(records.parts.map(({ table, more }) => [table, { complete: !more, rows: rowsOf(records, table).map((row) => Object.fromEntries(row)) }])),
    representations,
    acts,
    conversations: cases.map(({ row, thread, refused, openings }) => ({
      id: row.thread,
      matter: row.matter,
      refused: refused?.code ?? null,
      openings,
      ...(thread === null ? {} : { subject: subjectOf(thread), unit: thread.unit, readers: thread.readers, messages: thread.messages }),
    })),
  };
}

/** Blocks as a page; items that follow each other are one list. */
function html(blocks: readonly Block[]): readonly string[] {
  const out: string[] = [];
  let open = false;
  for (const { kind, text } of blocks) {
    if (open !== (kind === "item")) {
      out.push(open ? "</ul>" : "<ul>");
      open = !open;
    }
    const tag = kind === "item" ? "li" : kind === "text" ? "p" : kind;
    out.push(`<${tag} dir="auto">${escape(text)}</${tag}>`);
  }
  if (open) out.push("</ul>");
  return out;
}

export interface Made {
  readonly blob: Blob;
  readonly name: string;
  /** Conversations that could not be opened. */
  readonly closed: number;
}

/** The file with all three forms. */
export async function makeReport(from: Sources, about: { readonly name: string | null; readonly insurer: string }, progress: (done: number, total: number) => void, stopped: () => boolean): Promise<Outcome<Made>> {
  const ready = await from.ready();
  if (!ready.ok) return ready;
  const gathered = await gather(from, progress, stopped);
  if (!gathered.ok) return gathered;
  const report = gathered.value;
  const made = report.records.madeAt;
  const blocks = blocksOf(report, { ...about, matter: from.matter });
  const title = t("report-doc-title");
  const paper = await from.paper({ title, lang: language(), made, foot: (at, pages) => t("keep-foot", { title, page: at, pages }) }, blocks);
  if (!paper.ok) return paper;
  const lastModified = new Date(made * 1000);
  const name = safeName(t("report-file-name"), "Auskunft");
  const entries = [
    { name: `${name}.html`, input: page(title, html(blocks)), lastModified },
    { name: `${name}.pdf`, input: paper.value, lastModified },
    { name: "auskunft.json", input: new Blob([JSON.stringify(machine(report, about.name), null, 1)], { type: "application/json" }), lastModified },
  ];
  const blob = await new Response(makeZip(entries)).blob();
  return { ok: true, value: { blob: blob.slice(0, blob.size, "application/zip"), name: `${name}.zip`, closed: report.cases.filter(({ thread }) => thread === null).length } };
}
