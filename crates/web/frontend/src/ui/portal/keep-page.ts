// SPDX-License-Identifier: EUPL-1.2
/** A saved conversation as a page without script and without any address of ours. `siegelpost verify export` compares its texts with what was signed. */
import { longDateTime, size } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { AttachmentView, MessageView, ThreadView } from "../../mailbox/views.js";
import { escape, page } from "../shared/save.js";
import { isSealed } from "./keep-files.js";
import { author, eventLine, facts, proofs, subjectOf, whenOf, whyNot, type Places } from "./keep-words.js";

function fileLine(file: AttachmentView, places: Places): string {
  const place = places.get(file.aid);
  const words = `${escape(file.name)} (${escape(size(file.size))}${isSealed(file) ? `, ${escape(t("medical-envelope-portal"))}` : ""})`;
  if (place !== undefined) return `<li><a href="${escape(place.split("/").map(encodeURIComponent).join("/"))}">${words}</a></li>`;
  return `<li>${words}: ${escape(whyNot(file))}</li>`;
}

function part(message: MessageView, places: Places): string {
  if (message.kind !== "message") return `<section><p>${escape(eventLine(message))}</p></section>`;
  const when = whenOf(message);
  const proven = proofs(message).map(({ words, code }) => `<li>${escape(words)}${code === null ? "" : `: <code>${escape(code)}</code>`}</li>`);
  return [
    `<article><h2>${escape(author(message))}, <time datetime="${new Date(when * 1000).toISOString()}">${escape(longDateTime(when))}</time></h2>`,
    `<div class="text" dir="auto">${escape(message.body)}</div>`,
    message.attachments.length === 0 ? "" : `<h3>${escape(t("attachments"))}</h3><ul>${message.attachments.map((file) => fileLine(file, places)).join("")}</ul>`,
    proven.length === 0 ? "" : `<h3>${escape(t("keep-proof"))}</h3><ul>${proven.join("")}</ul>`,
    "</article>",
  ].join("\n");
}

/** The conversation as it was shown: who wrote when, who could read, what is proven. */
export function threadPage(thread: ThreadView, places: Places, now: number): Blob {
  const subject = subjectOf(thread);
  return page(subject, [
    `<header><h1>${escape(subject)}</h1>`,
    `${facts(thread, now).map((line) => `<p>${escape(line)}</p>`).join("\n")}</header>`,
    "<main>",
    ...thread.messages.map((message) => part(message, places)),
    "</main>",
  ]);
}
