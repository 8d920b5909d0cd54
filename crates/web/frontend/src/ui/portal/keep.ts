// SPDX-License-Identifier: EUPL-1.2
/**
 * A conversation as one file to keep (R-38, R-44): a page without script and without any address of ours, and its attachments
 * under their names. Everything happens in this browser; nothing but the attachments themselves is fetched, one after another.
 */
import { makeZip } from "client-zip";
import { dateTime, longDateTime, size } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { AttachmentView, MessageView, Outcome, Refusal, ThreadView } from "../../mailbox/views.js";
import { folderNames, safeName } from "../shared/file-names.js";
import { declaredWords, escape, page, utc } from "../shared/save.js";

type Message = Extract<MessageView, { kind: "message" }>;
/** Where an attachment lies in the file; none: it could not be had. */
type Places = ReadonlyMap<string, string>;

/** What passes by itself or with the person's help: then nothing half is saved. */
const PASSING = new Set(["offline", "busy", "step-up-required", "locked", "cancelled", "no-session", "internal"]);

export interface Kept {
  readonly blob: Blob;
  readonly name: string;
  /** Names of attachments that are not in it, because they cannot be opened. */
  readonly missing: readonly string[];
}

/** `sealed`: as it is. */
export type OpenFile = (aid: string, progress: (done: number) => void, sealed: boolean) => Promise<Outcome<Blob>>;

class Stopped extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** All attachments that can be had, in order: opened, and those for the Medical Service as they are. */
export function filesOf(thread: ThreadView): readonly AttachmentView[] {
  return thread.messages.flatMap((message) => (message.kind === "message" ? message.attachments : [])).filter((file) => file.state === "available" || isSealed(file));
}

export const isSealed = (file: AttachmentView): boolean => (file.medical ?? null) !== null;

/** Under which name it is kept: what is sealed says so. */
export const keptName = (file: AttachmentView): string => (isSealed(file) ? `${file.name}.age` : file.name);

/** Makes the file. `progress` counts bytes of attachments; `cancelled` is asked before each of them. */
export async function keepThread(
  thread: ThreadView,
  now: number,
  open: OpenFile,
  progress: (done: number, total: number) => void,
  cancelled: () => boolean,
): Promise<Outcome<Kept>> {
  const files = filesOf(thread);
  const names = folderNames(files.map(keptName), t("keep-file"));
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const places = new Map<string, string>();
  const missing: string[] = [];
  const modified = new Date(now * 1000);
  const entries = async function* (): AsyncGenerator<{ name: string; input: Blob; lastModified: Date }> {
    let before = 0;
    for (const [at, file] of files.entries()) {
      if (cancelled()) throw new Stopped({ code: "cancelled" });
      const start = before;
      const answer = await open(file.aid, (done) => {
        progress(start + Math.min(done, file.size), total);
      }, isSealed(file));
      before += file.size;
      progress(before, total);
      if (!answer.ok && PASSING.has(answer.refusal.code)) throw new Stopped(answer.refusal);
      if (!answer.ok) {
        missing.push(file.name);
        continue;
      }
      const place = `${t("keep-folder")}/${names[at] ?? file.aid}`;
      places.set(file.aid, place);
      yield { name: place, input: answer.value, lastModified: modified };
    }
    // Last, so that it says which attachments are really there.
    yield { name: `${t("keep-page")}.html`, input: threadPage(thread, places, now), lastModified: modified };
  };
  try {
    const blob = await new Response(makeZip(entries())).blob();
    const name = safeName(`${t("keep-name")} ${thread.subject}`, t("keep-name"));
    return { ok: true, value: { blob: blob.slice(0, blob.size, "application/zip"), name: `${name}.zip`, missing } };
  } catch (error) {
    if (error instanceof Stopped) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** Who wrote it, in words. */
function author(message: Message): string {
  if (message.own) return t("you");
  const parts = [message.from.unit, message.from.name].filter((part) => part !== null && part !== "");
  return parts.length === 0 ? t("someone") : [...new Set(parts)].join(", ");
}

function readerName(reader: ThreadView["readers"][number]): string {
  return reader.kind === "you" ? t("you") : reader.name === "" ? t("someone") : reader.name;
}

function whyNot(file: AttachmentView): string {
  if (file.state === "available") return t("keep-missing-file");
  return file.state === "missing" ? t("file-missing") : t("file-not-for-you");
}

function fileLine(file: AttachmentView, places: Places): string {
  const place = places.get(file.aid);
  const words = `${escape(file.name)} (${escape(size(file.size))}${isSealed(file) ? `, ${escape(t("medical-envelope-portal"))}` : ""})`;
  if (place !== undefined) return `<li><a href="${escape(place.split("/").map(encodeURIComponent).join("/"))}">${words}</a></li>`;
  return `<li>${words}: ${escape(whyNot(file))}</li>`;
}

function part(message: MessageView, places: Places): string {
  if (message.kind === "event") {
    const who = message.who === "" ? t("someone") : message.who;
    return `<section><p>${escape(dateTime(message.at))}: ${escape(message.event === "key-changed" && message.self ? t("event-key-changed-self") : t(`event-${message.event}`, { who }))}</p></section>`;
  }
  if (message.kind === "refused") return `<section><p>${escape(dateTime(message.receivedAt))}: ${escape(t("message-refused-title"))}</p></section>`;
  const when = message.receivedAt ?? message.sentAt;
  const facts = [
    ...(message.accepted === null ? [] : [`<li>${escape(t("state-accepted", { when: dateTime(message.accepted.at) }))} (${escape(utc(message.accepted.at))})</li>`, `<li>${escape(t("receipt-hash"))}: <code>${escape(message.accepted.hash)}</code></li>`]),
    ...(message.opened === null ? [] : [`<li>${escape(t("keep-opened", { when: dateTime(message.opened.at), who: message.opened.by === "" ? t("someone") : message.opened.by }))}</li>`]),
    ...(typeof message.declared === "object" && message.declared !== null ? [`<li>${escape(declaredWords(message.declared))}</li>`] : []),
    ...message.flags.map((code) => `<li>${escape(t("flag-title"))} (<code>${escape(code)}</code>)</li>`),
  ];
  return [
    `<article><h2>${escape(author(message))}, <time datetime="${new Date(when * 1000).toISOString()}">${escape(longDateTime(when))}</time></h2>`,
    `<div class="text" dir="auto">${escape(message.body)}</div>`,
    message.attachments.length === 0 ? "" : `<h3>${escape(t("attachments"))}</h3><ul>${message.attachments.map((file) => fileLine(file, places)).join("")}</ul>`,
    facts.length === 0 ? "" : `<h3>${escape(t("keep-proof"))}</h3><ul>${facts.join("")}</ul>`,
    "</article>",
  ].join("\n");
}

/** The conversation as it was shown: who wrote when, who could read, what is proven. */
export function threadPage(thread: ThreadView, places: Places, now: number): Blob {
  const subject = thread.subject === "" ? t("thread-held") : thread.subject;
  return page(subject, [
    `<header><h1>${escape(subject)}</h1>`,
    `<p>${escape(thread.unit)}</p>`,
    `<p>${escape(t("keep-saved", { when: dateTime(now) }))}</p>`,
    `<p>${escape(t("keep-readers", { who: thread.readers.map(readerName).join(", ") }))}</p></header>`,
    "<main>",
    ...thread.messages.map((message) => part(message, places)),
    "</main>",
  ]);
}
