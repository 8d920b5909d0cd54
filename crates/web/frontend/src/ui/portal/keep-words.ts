// SPDX-License-Identifier: EUPL-1.2
/** What a saved conversation says, in words; how it looks is for the page (keep-page.ts) and the paper (keep-paper.ts). */
import { dateTime, longDateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { AttachmentView, MessageView, ThreadView } from "../../mailbox/views.js";
import { declaredWords, utc } from "../shared/save.js";

export type Message = Extract<MessageView, { kind: "message" }>;
/** Where an attachment lies in the file; none: it could not be had. */
export type Places = ReadonlyMap<string, string>;

export const subjectOf = (thread: ThreadView): string => (thread.subject === "" ? t("thread-held") : thread.subject);

/** Who wrote it, in words. */
export function author(message: Message): string {
  if (message.own) return t("you");
  const parts = [message.from.unit, message.from.name].filter((part) => part !== null && part !== "");
  return parts.length === 0 ? t("someone") : [...new Set(parts)].join(", ");
}

function readerName(reader: ThreadView["readers"][number]): string {
  return reader.kind === "you" ? t("you") : reader.name === "" ? t("someone") : reader.name;
}

export function whyNot(file: AttachmentView): string {
  if (file.state === "available") return t("keep-missing-file");
  return file.state === "missing" ? t("file-missing") : t("file-not-for-you");
}

export const whenOf = (message: Message): number => message.receivedAt ?? message.sentAt;
export const headOf = (message: Message): string => `${author(message)}, ${longDateTime(whenOf(message))}`;

/** What stands above the messages. */
export const facts = (thread: ThreadView, now: number): readonly string[] => [thread.unit, t("keep-saved", { when: dateTime(now) }), t("keep-readers", { who: thread.readers.map(readerName).join(", ") })];

/** What is no message, in one line. */
export function eventLine(message: Exclude<MessageView, Message>): string {
  if (message.kind === "refused") return `${dateTime(message.receivedAt)}: ${t("message-refused-title")}`;
  const who = message.who === "" ? t("someone") : message.who;
  return `${dateTime(message.at)}: ${message.event === "key-changed" && message.self ? t("event-key-changed-self") : t(`event-${message.event}`, { who })}`;
}

/** What is proven of a message: words, and what a machine would compare. */
export function proofs(message: Message): readonly { readonly words: string; readonly code: string | null }[] {
  const { accepted, opened, declared } = message;
  return [
    ...(accepted === null ? [] : [{ words: `${t("state-accepted", { when: dateTime(accepted.at) })} (${utc(accepted.at)})`, code: null }, { words: t("receipt-hash"), code: accepted.hash }]),
    ...(opened === null ? [] : [{ words: t("keep-opened", { when: dateTime(opened.at), who: opened.by === "" ? t("someone") : opened.by }), code: null }]),
    ...(typeof declared === "object" && declared !== null ? [{ words: declaredWords(declared), code: null }] : []),
    ...message.flags.map((code) => ({ words: t("flag-title"), code })),
  ];
}
