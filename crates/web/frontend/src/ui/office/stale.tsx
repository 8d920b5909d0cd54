// SPDX-License-Identifier: EUPL-1.2
/** Somebody has written while an answer was being written: both side by side, and sending is a decision of its own. */
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { dateTime, time } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { MessageView, ThreadView } from "../../mailbox/views.js";
import { Button } from "../shared/controls.js";
import { announce } from "../shared/page.js";
import { refusalText } from "../shared/refusals.js";

export type Newer = Exclude<MessageView, { kind: "event" }>;

/** What others have written behind what the author had read. Her own messages are no news to her. */
export function newerThan(thread: ThreadView, seen: number): readonly Newer[] {
  return thread.messages.filter((message): message is Newer => message.kind !== "event" && message.idx > seen && !(message.kind === "message" && message.own));
}

const whoOf = (message: Newer): string => (message.kind === "refused" ? t("someone") : message.from.name === "" ? t("someone") : message.from.name);
const whenOf = (message: Newer): number => (message.kind === "refused" ? message.receivedAt : (message.receivedAt ?? message.sentAt));

interface Props {
  readonly newer: readonly Newer[];
  readonly text: string;
  /** What sending is called here; null: it is decided below, once it was read. */
  readonly act: string | null;
  /** Read: the answer goes on being written. */
  readonly onRead: () => void;
  readonly onSend: () => void;
}

export function StalePanel({ newer, text, act, onRead, onSend }: Props): VNode | null {
  const last = newer.at(-1);
  const count = newer.length;
  useEffect(() => {
    if (count > 0) announce(t("stale-title"), true);
  }, [count]);
  if (last === undefined) return null;
  return (
    <section class="stale stack" aria-labelledby="stale">
      <h3 id="stale">{t("stale-title")}</h3>
      <p>{t("stale-text", { who: whoOf(last), clock: time(whenOf(last)) })}</p>
      <div class="sides">
        <div class="stack stack-1">
          <h4 class="strong small">{t("stale-new")}</h4>
          {newer.map((message) => (
            <div class="side-text" key={message.mid}>
              <p class="small muted num">{t("stale-by", { who: whoOf(message), when: dateTime(whenOf(message)) })}</p>
              <p class="prewrap">{message.kind === "refused" ? refusalText(message.refusal) : message.body}</p>
            </div>
          ))}
        </div>
        <div class="stack stack-1">
          <h4 class="strong small">{t("stale-own")}</h4>
          <div class="side-text side-text--own">
            <p class="prewrap">{text}</p>
          </div>
        </div>
      </div>
      <div class="row">
        <Button onClick={onRead}>{t("stale-read")}</Button>
        {act === null ? null : <Button kind="secondary" icon="send" onClick={onSend}>{act}</Button>}
      </div>
    </section>
  );
}
