// SPDX-License-Identifier: EUPL-1.2
/** Deadlines of a case: what is promised, Wiedervorlage, and the statutory clock that only a clerk ends. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { dateTime, isoDay, plainDate } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { ClocksView, LawRule, ThreadView } from "../../mailbox/views.js";
import { Button, Dialog, Mini } from "../shared/controls.js";
import { useAction, useEnv, useNow, useOffice } from "../shared/env.js";
import { DateField, dateOf, ErrorSummary, NO_DATE, useFieldErrors, type DateParts } from "../shared/fields.js";
import { Radios } from "../shared/choices.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { lawSentence } from "./due-words.js";
import { Due } from "./due.js";
import { useKeys } from "./keys.js";
import { ResubmitDialog } from "./resubmit.js";

const RULES: readonly LawRule[] = ["kv-3w", "kv-5w", "kv-6w"];

export function CaseClock({ thread, dept, reload }: { thread: ThreadView; dept: string; reload: () => void }): VNode | null {
  const now = useNow(60);
  const { work } = useOffice();
  const action = useAction();
  const [asking, setAsking] = useState<"resubmit" | "law" | null>(null);
  const clocks = thread.clocks.find((one) => one.dept === dept) ?? null;
  const askDay = (): void => {
    action.clear();
    setAsking("resubmit");
  };
  useKeys({ w: askDay });
  if (clocks === null) return null;
  const { promise, statutory, resubmission } = clocks;
  const finish = (text: string) => (): void => {
    setAsking(null);
    announce(text);
    reload();
  };
  const problem = action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />;
  return (
    <Fragment>
      <section class="clockline" aria-label={t("clock-label")}>
        <p class="due"><span class="muted">{t("clock-due")}</span> <span class="num"><Due clocks={clocks} now={now} /></span></p>
        {promise === null ? null : <p class="small num">{t("clock-promise", { when: dateTime(promise.at), days: promise.days })}</p>}
        {statutory === null ? null : <p class="small num">{lawSentence(statutory)}</p>}
        {resubmission === null ? null : <p class="small num">{t("clock-resubmit", { day: plainDate(resubmission.day), reason: t(`resubmit-${resubmission.reason}`) })}</p>}
        <div class="row">
          <Button kind="secondary" icon="cal" onClick={askDay}>{t("resubmit")}</Button>
          <Mini onClick={() => { action.clear(); setAsking("law"); }}>{statutory === null ? t("law-start") : t("law-change")}</Mini>
        </div>
      </section>
      {asking !== "resubmit" ? null : (
        <ResubmitDialog
          n={1}
          day={resubmission?.restsUntil == null ? null : resubmission.day}
          busy={action.busy}
          problem={problem}
          onSet={(to) => { action.run(() => work.resubmit(thread.thread, dept, to), finish(t("resubmit-set", { day: plainDate(to.day) }))); }}
          {...(resubmission === null ? {} : { onRemove: () => { action.run(() => work.resubmit(thread.thread, dept, null), finish(t("resubmit-removed"))); } })}
          onClose={() => { setAsking(null); }}
        />
      )}
      {asking !== "law" ? null : (
        <LawDialog
          law={statutory}
          since={clocks.owedSince}
          busy={action.busy}
          problem={problem}
          onSet={(to) => { action.run(() => work.statutory(thread.thread, dept, to), finish(to === null ? t("law-ended") : t("law-set"))); }}
          onClose={() => { setAsking(null); }}
        />
      )}
    </Fragment>
  );
}

interface LawProps {
  readonly law: ClocksView["statutory"];
  /** When the message came that is not answered: most often the application. */
  readonly since: number | null;
  readonly busy: boolean;
  readonly problem: VNode | null;
  readonly onSet: (to: { readonly rule: LawRule; readonly received: string } | null) => void;
  readonly onClose: () => void;
}

function LawDialog({ law, since, busy, problem, onSet, onClose }: LawProps): VNode {
  const { now } = useEnv();
  const today = isoDay(now());
  const begin = law?.received ?? (since === null ? null : isoDay(since));
  const [parts, setParts] = useState<DateParts>(() => {
    if (begin === null) return NO_DATE;
    const [year = "", month = "", day = ""] = begin.split("-");
    return { day, month, year };
  });
  const [rule, setRule] = useState<LawRule | null>(law?.rule ?? null);
  const fields = useFieldErrors();
  const set = (): void => {
    const received = dateOf(parts, today);
    const good = fields.tell([
      ...(rule === null ? [{ field: "law-rule", text: t("law-rule-missing") }] : []),
      ...(received === null ? [{ field: "law-received", text: t("law-received-wrong") }] : []),
    ]);
    if (good && rule !== null && received !== null) onSet({ rule, received });
  };
  return (
    <Dialog
      title={t("law-title")}
      onClose={onClose}
      actions={
        <Fragment>
          <Button busy={busy} onClick={set}>{busy ? t("please-wait") : t("law-do")}</Button>
          {law === null ? null : <Button kind="secondary" busy={busy} onClick={() => { onSet(null); }}>{t("law-end")}</Button>}
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {problem}
      <ErrorSummary errors={fields.errors} turn={fields.turn} />
      <p>{t("law-text")}</p>
      <Radios id="law-rule" legend={t("law-rule")} options={RULES.map((one) => [one, t(`law-${one}`)] as const)} value={rule} onPick={setRule} error={fields.of("law-rule")} />
      <DateField id="law-received" legend={t("law-received")} value={parts} onInput={setParts} autoFill={false} ahead error={fields.of("law-received")} />
    </Dialog>
  );
}
