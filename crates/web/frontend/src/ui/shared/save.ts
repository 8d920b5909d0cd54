// SPDX-License-Identifier: EUPL-1.2
/** Files to the person's device, and pages that open without the portal (a whole conversation: keep.ts). */
import { dateTime, size } from "../../i18n/format.js";
import { directionOf, language, t } from "../../i18n/i18n.js";
import type { MessageView } from "../../mailbox/views.js";
import { procedureName } from "./procedure.js";

/** Hands a file to the browser's download. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

/** A file that is written as it is made. Nothing of it is left when its stream is aborted. */
export interface Sink {
  readonly stream: WritableStream<Uint8Array>;
  /** The stream is closed: hands the file over. */
  readonly finish: () => Promise<void>;
}

interface Picking {
  readonly showSaveFilePicker?: (options: { readonly suggestedName: string; readonly types: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[] }) => Promise<FileSystemFileHandle>;
}

/** Where the browser lets the person choose a place, straight to the disk; else through a blob of the browser. null: she chose none. */
export async function openSink(name: string): Promise<Sink | null> {
  const pick = (globalThis as Picking).showSaveFilePicker;
  if (pick === undefined) return blobSink(name);
  try {
    const handle = await pick.call(globalThis, { suggestedName: name, types: [{ accept: { "application/zip": [".zip"] } }] });
    // Chromium writes beside the file and puts it in its place when it is closed.
    return { stream: await handle.createWritable(), finish: () => Promise.resolve() };
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    throw error;
  }
}

function blobSink(name: string): Sink {
  const through = new TransformStream<Uint8Array, Uint8Array>();
  // The browser may keep a blob on its disk; pieces in an array of ours it could not.
  const whole = new Response(through.readable as ReadableStream<Uint8Array<ArrayBuffer>>).blob();
  // Aborted: nobody asks for it any more.
  whole.catch(() => undefined);
  return {
    stream: through.writable,
    finish: async () => {
      const blob = await whole;
      saveBlob(blob.slice(0, blob.size, "application/zip"), name);
    },
  };
}

export const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A file that stands alone: no script, no picture, no address of ours in it. */
export function page(title: string, body: readonly string[]): Blob {
  const html = [
    "<!doctype html>",
    `<html lang="${language()}" dir="${directionOf(language())}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escape(title)}</title>`,
    "<style>body{font:16px/1.5 sans-serif;max-width:44em;margin:2em auto;padding:0 1em}.text{white-space:pre-wrap;overflow-wrap:anywhere}code{overflow-wrap:anywhere}section,article{border-top:1px solid;padding:1em 0}dt{font-weight:bold}dd{margin:0 0 .5em;overflow-wrap:anywhere}</style>",
    "</head><body>",
    ...body,
    "</body></html>",
  ].join("\n");
  return new Blob([html], { type: "text/html;charset=utf-8" });
}

export const utc = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(".000Z", " UTC").replace("T", " ");

type Message = Extract<MessageView, { kind: "message" }>;

/** Eingangsbestätigung: time of complete storage in both clocks, id, hash of the stored bytes, list of files. */
/** By which procedure, when, and what that means. */
export const declaredWords = ({ procedure, at }: { readonly procedure: string; readonly at: number }): string => `${t("declared-how", { how: procedureName(procedure), when: `${dateTime(at)} (${utc(at)})` })} ${t("declared-counts")}`;

export function receiptPage(message: Message, unit: string): Blob {
  const title = t("receipt-title");
  const facts: [string, string][] = [
    [t("receipt-when"), message.accepted === null ? "" : `${dateTime(message.accepted.at)} (${utc(message.accepted.at)})`],
    [t("receipt-to"), unit],
    [t("receipt-id"), message.mid],
    [t("receipt-hash"), message.accepted?.hash ?? ""],
    ...(typeof message.declared === "object" && message.declared !== null ? [[t("receipt-declared"), declaredWords(message.declared)] as [string, string]] : []),
    [t("receipt-files"), message.attachments.length === 0 ? t("receipt-no-files") : message.attachments.map((file) => `${file.name} (${size(file.size)}${(file.medical ?? null) === null ? "" : `, ${t("medical-envelope-portal")}`})`).join(", ")],
  ];
  return page(title, [`<h1>${escape(title)}</h1>`, `<p>${escape(t("receipt-by"))}</p>`, "<dl>", ...facts.map(([key, value]) => `<dt>${escape(key)}</dt><dd>${escape(value)}</dd>`), "</dl>", `<p>${escape(t("receipt-note"))}</p>`]);
}
