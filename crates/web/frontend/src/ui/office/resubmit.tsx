// SPDX-License-Identifier: EUPL-1.2
/** Wiedervorlage: on which day one or several cases come back, and why. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { addDays, isoDay, plainDate } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { ResubmitReason } from "../../mailbox/views.js";
import { Button, Dialog, Mini } from "../shared/controls.js";
import { useEnv } from "../shared/env.js";
import { DateField, dateOf, ErrorSummary, NO_DATE, useFieldErrors, type DateParts } from "../shared/fields.js";
import { Radios } from "../shared/choices.js";

/** What a clerk can choose; the others are set by the program. */
export const REASONS: readonly ResubmitReason[] = ["papers", "third-party", "medical-service", "decision", "call-back", "other"];
const QUICK = [["resubmit-tomorrow", 1], ["resubmit-week", 7], ["resubmit-fortnight", 14]] as const;
/** Days that a Wiedervorlage may lie ahead. */
const FARTHEST = 366;

const partsOf = (iso: string): DateParts => {
  const [year = "", month = "", day = ""] = iso.split("-");
  return { day, month, year };
};

interface ResubmitProps {
  /** How many cases. */
  readonly n: number;
  /** The date that holds now, if there is one. */
  readonly day?: string | null;
  readonly busy: boolean;
  readonly problem: VNode | null;
  readonly onSet: (to: { readonly day: string; readonly reason: ResubmitReason }) => void;
  readonly onRemove?: () => void;
  readonly onClose: () => void;
}

export function ResubmitDialog({ n, day = null, busy, problem, onSet, onRemove, onClose }: ResubmitProps): VNode {
  const { now } = useEnv();
  const today = isoDay(now());
  const [parts, setParts] = useState<DateParts>(day === null ? NO_DATE : partsOf(day));
  const [reason, setReason] = useState<ResubmitReason | null>(null);
  const fields = useFieldErrors();
  const set = (): void => {
    const wanted = dateOf(parts, addDays(today, FARTHEST));
    const good = fields.tell([
      ...(wanted === null || wanted <= today ? [{ field: "resubmit-day", text: t("resubmit-day-wrong", { from: plainDate(addDays(today, 1)), to: plainDate(addDays(today, FARTHEST)) }) }] : []),
      ...(reason === null ? [{ field: "resubmit-reason", text: t("resubmit-reason-missing") }] : []),
    ]);
    if (good && wanted !== null && reason !== null) onSet({ day: wanted, reason });
  };
  return (
    <Dialog
      title={n === 1 ? t("resubmit") : t("resubmit-many", { n })}
      onClose={onClose}
      actions={
        <Fragment>
          <Button busy={busy} onClick={set}>{busy ? t("please-wait") : t("resubmit-do")}</Button>
          {onRemove === undefined ? null : <Button kind="secondary" busy={busy} onClick={onRemove}>{t("resubmit-remove")}</Button>}
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {problem}
      <ErrorSummary errors={fields.errors} turn={fields.turn} />
      <p>{t("resubmit-text")}</p>
      <div class="row" role="group" aria-label={t("resubmit-quick")}>
        {QUICK.map(([id, days]) => (
          <Mini key={id} onClick={() => { setParts(partsOf(addDays(today, days))); }}>{t(id, { date: plainDate(addDays(today, days)) })}</Mini>
        ))}
      </div>
      <DateField id="resubmit-day" legend={t("resubmit-day")} value={parts} onInput={setParts} autoFill={false} ahead error={fields.of("resubmit-day")} />
      <Radios id="resubmit-reason" legend={t("resubmit-reason")} options={REASONS.map((one) => [one, t(`resubmit-${one}`)] as const)} value={reason} onPick={setReason} error={fields.of("resubmit-reason")} />
    </Dialog>
  );
}
