// SPDX-License-Identifier: EUPL-1.2
/** Files to the person's device, and pages that open without the portal (a whole conversation: keep.ts). */
import { dateTime, size } from "../../i18n/format.js";
import { language, t } from "../../i18n/i18n.js";
import type { MessageView } from "../../mailbox/views.js";

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

export const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A file that stands alone: no script, no picture, no address of ours in it. */
export function page(title: string, body: readonly string[]): Blob {
  const html = [
    "<!doctype html>",
    `<html lang="${language()}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escape(title)}</title>`,
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
export function receiptPage(message: Message, unit: string): Blob {
  const title = t("receipt-title");
  const facts: [string, string][] = [
    [t("receipt-when"), message.accepted === null ? "" : `${dateTime(message.accepted.at)} (${utc(message.accepted.at)})`],
    [t("receipt-to"), unit],
    [t("receipt-id"), message.mid],
    [t("receipt-hash"), message.accepted?.hash ?? ""],
    [t("receipt-files"), message.attachments.length === 0 ? t("receipt-no-files") : message.attachments.map((file) => `${file.name} (${size(file.size)})`).join(", ")],
  ];
  return page(title, [`<h1>${escape(title)}</h1>`, `<p>${escape(t("receipt-by"))}</p>`, "<dl>", ...facts.map(([key, value]) => `<dt>${escape(key)}</dt><dd>${escape(value)}</dd>`), "</dl>", `<p>${escape(t("receipt-note"))}</p>`]);
}
