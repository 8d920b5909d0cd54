// SPDX-License-Identifier: EUPL-1.2
/**
 * "Wo ist mein Vorgang?": received, opened, answered, as signatures prove it, and where it stands, as the insurer's system says it. Nothing is
 * said that neither of the two says: no signature, no "opened"; no promise of the insurer, no day.
 */
import type { VNode } from "preact";
import { dateTime, isoDay, plainDate } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { MessageView, ThreadView } from "../../mailbox/views.js";
import { useNow } from "../shared/env.js";
import { Icon, type IconName } from "../shared/icons.js";

export interface Step {
  readonly icon: IconName;
  readonly text: string;
}

type Message = Extract<MessageView, { readonly kind: "message" }>;

/** What has happened, oldest first. */
export function happened(thread: Pick<ThreadView, "messages" | "unit">): readonly Step[] {
  const messages = thread.messages.filter((message): message is Message => message.kind === "message");
  const index = messages.findLastIndex(({ from }) => from.as !== "staff");
  const asked = messages[index];
  if (asked === undefined) {
    const written = messages.at(-1);
    return written?.accepted == null ? [] : [{ icon: "post", text: t("where-written", { unit: written.from.unit ?? thread.unit, when: dateTime(written.accepted.at) }) }];
  }
  const steps: Step[] = [];
  const whose = asked.own ? (index === 0 ? "first" : "last") : "other";
  if (asked.accepted !== null) steps.push({ icon: "ok", text: t(`where-received-${whose}`, { when: dateTime(asked.accepted.at) }) });
  const answer = messages.slice(index + 1).find(({ from, accepted }) => from.as === "staff" && accepted !== null);
  if (asked.opened !== null) steps.push({ icon: "eye", text: t("where-opened", { when: dateTime(asked.opened.at) }) });
  // Whoever has an answer does not ask that any more.
  else if (answer === undefined && asked.accepted !== null) steps.push({ icon: "eye", text: t("where-not-opened") });
  if (answer?.accepted != null) steps.push({ icon: "chat", text: t("where-answered", { unit: answer.from.unit ?? thread.unit, when: dateTime(answer.accepted.at) }) });
  return steps;
}

/** Where it stands now. `today` as `2026-11-23`. */
export function now(thread: Pick<ThreadView, "progress" | "unit" | "main">, today: string, readOnly: boolean): readonly Step[] {
  const { progress, unit } = thread;
  if (progress === null) return [];
  const steps: Step[] = [];
  const { answerBy, statutory } = progress;
  switch (progress.standing) {
    case "open":
      if (answerBy === null) steps.push({ icon: "hour", text: t("where-open", { unit }) });
      else steps.push({ icon: "hour", text: t(answerBy < today ? "where-late" : "where-open-by", { unit, day: plainDate(answerBy) }) });
      break;
    case "waiting":
      steps.push({ icon: "flag", text: t(readOnly ? "where-waiting-closed" : "where-waiting", { unit }) });
      break;
    case "answered":
      steps.push({ icon: "chat", text: t(readOnly ? "where-done-closed" : "where-answer-here") });
      break;
    case "done":
      steps.push({ icon: "ok", text: t(thread.main !== null ? "where-done-elsewhere" : readOnly ? "where-done-closed" : "where-done") });
      break;
  }
  if (statutory !== null) {
    const days = { received: plainDate(statutory.received), day: plainDate(statutory.lastDay) };
    steps.push({ icon: "cal", text: t(statutory.lastDay < today ? "where-statutory-over" : "where-statutory", days) });
  }
  return steps;
}

export function Where({ thread, readOnly }: { thread: ThreadView; readOnly: boolean }): VNode | null {
  const today = isoDay(useNow(60));
  const past = happened(thread);
  const present = now(thread, today, readOnly);
  if (thread.progress === null || past.length + present.length === 0) return null;
  return (
    <section class="sheet stack stack-2 where" aria-labelledby="where">
      <h2 id="where">{t("where-title")}</h2>
      <ol class="plain stack stack-1">
        {past.map(({ icon, text }) => (
          <li key={text} class="num">
            <Icon name={icon} tone="muted" />
            <span>{text}</span>
          </li>
        ))}
        {present.map(({ icon, text }) => (
          <li key={text} class="num strong">
            <Icon name={icon} />
            <span>{text}</span>
          </li>
        ))}
      </ol>
      <p class="small muted">{t("where-proof")}</p>
    </section>
  );
}
