// SPDX-License-Identifier: EUPL-1.2
/** A saved conversation for the printer: the same words as on its page. */
import { dateTime, size } from "../../i18n/format.js";
import { language, t } from "../../i18n/i18n.js";
import type { MessageView, ThreadView } from "../../mailbox/views.js";
import type { About, Block } from "../../paper/paper.js";
import { isSealed } from "./keep-files.js";
import { eventLine, facts, headOf, proofs, subjectOf, whyNot, type Places } from "./keep-words.js";

export function aboutOf(thread: ThreadView, now: number): About {
  const title = subjectOf(thread);
  return { title, lang: language(), made: now, foot: (page, pages) => t("keep-foot", { title: title.slice(0, 60), page, pages }) };
}

export function blocksOf(thread: ThreadView, places: Places, now: number): readonly Block[] {
  return [{ kind: "h1", text: subjectOf(thread) }, ...facts(thread, now).map((text): Block => ({ kind: "p", text })), ...thread.messages.flatMap((message) => part(message, places)), { kind: "p", text: t("keep-paper-note", { when: dateTime(now) }) }];
}

function part(message: MessageView, places: Places): readonly Block[] {
  if (message.kind !== "message") return [{ kind: "p", text: eventLine(message) }];
  const files = message.attachments.map((file): Block => {
    const words = `${file.name} (${size(file.size)}${isSealed(file) ? `, ${t("medical-envelope-portal")}` : ""})`;
    const place = places.get(file.aid);
    return { kind: "item", text: place === undefined ? `${words}: ${whyNot(file)}` : t("keep-file-at", { words, place }) };
  });
  const proven = proofs(message).map(({ words, code }): Block => ({ kind: "item", text: code === null ? words : `${words}: ${code}` }));
  return [
    { kind: "h2", text: headOf(message) },
    { kind: "text", text: message.body },
    ...(files.length === 0 ? [] : [{ kind: "h3", text: t("attachments") } satisfies Block, ...files]),
    ...(proven.length === 0 ? [] : [{ kind: "h3", text: t("keep-proof") } satisfies Block, ...proven]),
  ];
}
