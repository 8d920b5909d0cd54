// SPDX-License-Identifier: EUPL-1.2
/**
 * All post as one file to keep (R-44): a list without script, and a folder for each conversation as it is saved alone. It is written as it is
 * made: nothing is held but the attachment at hand. What cannot be had is named in the list, and the rest is not lost for it.
 */
import { makeZip } from "client-zip";
import { dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { Outcome, Refusal, ThreadRowView, ThreadView } from "../../mailbox/views.js";
import { safeName } from "../shared/file-names.js";
import { escape, page } from "../shared/save.js";
import { filesOf, isSealed, placesOf } from "./keep-files.js";
import { threadPage } from "./keep-page.js";
import { partsOf, readme, type Makers } from "./keep-parts.js";
import { subjectOf } from "./keep-words.js";

/** Without these nothing more can be had at all. */
const OVER: ReadonlySet<string> = new Set(["locked", "no-session", "session-state", "cancelled"]);
/** Digits of a folder's number, so that folders stand in the order of the list. */
const DIGITS = 3;

/** Where the post comes from. */
export interface Post extends Makers {
  readonly page: (cursor: string | null) => Promise<Outcome<{ readonly rows: readonly ThreadRowView[]; readonly next: string | null }>>;
  readonly thread: (id: string) => Promise<Outcome<ThreadView>>;
  readonly open: (thread: string, aid: string, progress: (done: number) => void, signal: AbortSignal, sealed: boolean) => Promise<Outcome<Blob>>;
  readonly matter: (code: string) => string;
  /** Whose post it is right now: nothing of two people gets into one file. */
  readonly whose: () => string;
}

export interface Progress {
  readonly threads: number;
  readonly total: number;
  /** Bytes of attachments. */
  readonly bytes: number;
}

export interface KeptAll {
  readonly threads: number;
  /** What is not in it: conversations by their state in the list, attachments by their name. */
  readonly missing: readonly string[];
}

/** One line of the list. */
interface Line {
  readonly at: number;
  readonly subject: string;
  readonly unit: string;
  readonly matter: string;
  readonly folder: string | null;
  readonly messages: number;
  readonly files: number;
  readonly missing: readonly string[];
}

class Stopped extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

interface Entry {
  readonly name: string;
  readonly input: Blob;
  readonly lastModified: Date;
}

/** Writes everything into the sink and closes it; on any refusal the sink is given up. @throws what the disk says */
export async function keepAll(post: Post, now: number, sink: WritableStream<Uint8Array>, progress: (progress: Progress) => void, signal: AbortSignal): Promise<Outcome<KeptAll>> {
  const lines: Line[] = [];
  const stream = makeZip(entries(post, now, lines, progress, signal));
  try {
    await stream.pipeTo(sink, { signal });
  } catch (error) {
    // The stream carries what stopped it, or nothing when the person did.
    if (error instanceof Stopped) return { ok: false, refusal: error.refusal };
    if (signal.aborted) return { ok: false, refusal: { code: "cancelled" } };
    throw error;
  }
  return { ok: true, value: { threads: lines.filter(({ folder }) => folder !== null).length, missing: lines.flatMap(({ missing }) => missing) } };
}

async function* entries(post: Post, now: number, lines: Line[], progress: (progress: Progress) => void, signal: AbortSignal): AsyncGenerator<Entry> {
  const whose = post.whose();
  const check = (): void => {
    if (signal.aborted || post.whose() !== whose) throw new Stopped({ code: "cancelled" });
  };
  const lastModified = new Date(now * 1000);
  const rows = await list(post, check);
  let bytes = 0;
  const tell = (more: number): void => {
    progress({ threads: lines.length, total: rows.length, bytes: bytes + more });
  };
  tell(0);
  for (const [at, row] of rows.entries()) {
    check();
    const answer = await post.thread(row.thread);
    check();
    if (!answer.ok) {
      if (OVER.has(answer.refusal.code)) throw new Stopped(answer.refusal);
      const subject = row.subject ?? t("keep-all-closed");
      lines.push({ at: row.lastAt, subject, unit: row.units.join(", "), matter: post.matter(row.matter), folder: null, messages: 0, files: 0, missing: [t("keep-all-thread", { subject, when: dateTime(row.lastAt) })] });
      tell(0);
      continue;
    }
    const thread = answer.value;
    const subject = subjectOf(thread);
    const folder = `${String(at + 1).padStart(DIGITS, "0")} ${safeName(subject, t("keep-page"))}`;
    const files = filesOf(thread);
    const names = placesOf(files);
    const places = new Map<string, string>();
    const missing: string[] = [];
    for (const [n, file] of files.entries()) {
      check();
      const opened = await post.open(thread.thread, file.aid, tell, signal, isSealed(file));
      check();
      if (!opened.ok) {
        if (OVER.has(opened.refusal.code)) throw new Stopped(opened.refusal);
        missing.push(t("keep-all-file", { name: file.name, subject }));
        continue;
      }
      const place = names[n] ?? file.aid;
      places.set(file.aid, place);
      bytes += file.size;
      tell(0);
      yield { name: `${folder}/${place}`, input: opened.value, lastModified };
    }
    const parts = await partsOf(thread, places, now, post);
    check();
    if (!parts.ok) {
      if (OVER.has(parts.refusal.code)) throw new Stopped(parts.refusal);
      missing.push(t("keep-all-proof", { subject }));
    }
    for (const part of parts.ok ? parts.value : [{ name: `${t("keep-page")}.html`, input: threadPage(thread, places, now) }]) yield { name: `${folder}/${part.name}`, input: part.input, lastModified };
    const messages = thread.messages.filter(({ kind }) => kind === "message").length;
    lines.push({ at: row.lastAt, subject, unit: thread.unit, matter: post.matter(row.matter), folder, messages, files: places.size, missing });
    tell(0);
  }
  // Last, so that it says what is really there.
  yield { name: "index.html", input: indexPage(lines, whose, now), lastModified };
  yield { ...readme(true), lastModified };
}

/** Every page of the list, first: so that it is known how much there is. @throws Stopped */
async function list(post: Post, check: () => void): Promise<readonly ThreadRowView[]> {
  const rows = new Map<string, ThreadRowView>();
  for (let cursor: string | null = null; ; ) {
    check();
    const answer: Awaited<ReturnType<Post["page"]>> = await post.page(cursor);
    if (!answer.ok) throw new Stopped(answer.refusal);
    // What moved to the top meanwhile comes twice.
    for (const row of answer.value.rows) if (!rows.has(row.thread)) rows.set(row.thread, row);
    cursor = answer.value.next;
    if (cursor === null) return [...rows.values()];
  }
}

function lineOf(line: Line): string {
  const subject = escape(line.subject);
  const name = line.folder === null ? subject : `<a href="${escape(`${encodeURIComponent(line.folder)}/${encodeURIComponent(`${t("keep-page")}.html`)}`)}">${subject}</a>`;
  const counts = line.folder === null ? "" : `<br>${escape(t("keep-all-counts", { messages: line.messages, files: line.files }))}`;
  const gaps = line.missing.map((what) => `<br><strong>${escape(t("keep-all-gap"))}</strong> ${escape(what)}`).join("");
  return `<li><time datetime="${new Date(line.at * 1000).toISOString()}">${escape(dateTime(line.at))}</time>, ${escape(line.unit)}, ${escape(line.matter)}<br>${name}${counts}${gaps}</li>`;
}

function indexPage(lines: readonly Line[], whose: string, now: number): Blob {
  const title = t("keep-all-title-of", { who: whose });
  const missing = lines.reduce((sum, line) => sum + line.missing.length, 0);
  return page(title, [
    `<header><h1>${escape(title)}</h1>`,
    `<p>${escape(t("keep-saved", { when: dateTime(now) }))}</p>`,
    `<p>${escape(missing === 0 ? t("keep-all-complete", { n: lines.length }) : t("keep-all-missing", { n: missing }))}</p></header>`,
    `<main><ol>${lines.map(lineOf).join("\n")}</ol></main>`,
  ]);
}
