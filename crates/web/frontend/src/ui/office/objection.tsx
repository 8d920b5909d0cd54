// SPDX-License-Identifier: EUPL-1.2
/** „Widerspruch ohne Form“: the clerk is told of a message that sounds like one, and has the hint to the person ready. */
import type { VNode } from "preact";
import { date, isoDay, plainDate } from "../../i18n/format.js";
import { t, type Texts } from "../../i18n/i18n.js";
import type { ThreadView } from "../../mailbox/views.js";
import { Alert, Button } from "../shared/controls.js";
import { useEnv } from "../shared/env.js";
import { objects } from "../shared/objection.js";

/** The newest message of the person's side that nobody has answered, when it sounds like an objection. */
export function formless({ messages }: ThreadView): { readonly at: number; readonly lang: string } | null {
  const own = messages.filter((message) => message.kind === "message");
  const answered = own.findLastIndex((message) => message.from.as === "staff");
  const found = own.slice(answered + 1).findLast((message) => (message.declared === null || message.declared === "unproven") && objects(`${message.subject} ${message.body}`));
  return found === undefined ? null : { at: found.receivedAt ?? found.sentAt, lang: found.lang };
}

/** The last day on which an objection is still possible; of several decisions or recipients the earliest: which one is meant is not known, and whoever keeps it has kept all. null: none is known. */
export function openUntil({ messages }: ThreadView, now: number): string | null {
  const today = isoDay(now);
  const days = messages.flatMap((message) => (message.kind === "message" && message.decision?.remedy === "objection" ? message.decision.announced.flatMap((one) => one.effective?.until ?? one.until ?? []) : []));
  return days.filter((day) => day >= today).sort()[0] ?? null;
}

interface Props {
  readonly thread: ThreadView;
  readonly prepare: (lang: string, title: string, write: (texts: Texts) => string) => void;
}

export function FormlessObjection({ thread, prepare }: Props): VNode | null {
  const { brand, now } = useEnv();
  const found = formless(thread);
  if (found === null) return null;
  const until = openUntil(thread, now());
  const ways = brand.remedies?.ways.map((way) => `– ${way}`).join("\n") ?? "";
  return (
    <Alert kind="info" title={t("formless-title", { day: date(found.at) })}>
      <p>{t("formless-text")}</p>
      {until === null ? null : <p>{t("formless-until", { until: plainDate(until) })}</p>}
      <div>
        <Button
          kind="secondary"
          onClick={() => {
            prepare(found.lang, t("formless-hint"), (texts) => {
              const last = until === null ? { open: "no", until: "" } : { open: "yes", until: plainDate(until, texts.lang) };
              return texts.t(ways === "" ? "formless-letter-call" : "formless-letter", { ...last, day: date(found.at, texts.lang), ways, phone: brand.phone });
            });
          }}
        >
          {t("formless-prepare")}
        </Button>
      </div>
    </Alert>
  );
}
