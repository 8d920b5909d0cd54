// SPDX-License-Identifier: EUPL-1.2
/** A case, or several, go to another unit: to which one, why, who takes part on, and whether earlier notes go along. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { said, t } from "../../i18n/i18n.js";
import { ACROSS_REASONS, HAND_OVER_REASONS, type AcrossReason, type BulkResult, type HandOverReason, type MatterView, type Outcome, type ReceiverView } from "../../mailbox/views.js";
import { Radios } from "../shared/choices.js";
import { Alert, Button, Dialog } from "../shared/controls.js";
import { useAction, useLoaded, useOffice } from "../shared/env.js";
import { ErrorText } from "../shared/fields.js";
import { RefusalAlert, refusalText } from "../shared/refusals.js";

/** What is handed on. */
export interface Forwarding {
  readonly threads: readonly string[];
  /** The clerk's unit. */
  readonly from: string;
  /** It was addressed wrongly: the unit is chosen by topic, and the reason is clear. */
  readonly wrong: boolean;
  /** Departments that take part already. */
  readonly there: readonly string[];
}

interface Props extends Forwarding {
  readonly onClose: () => void;
  /** Somebody else was quicker, and the case may be gone from the screen by now. */
  readonly onLost: (text: string) => void;
  /** `gone`: the clerk does not see it any more, and it may be gone from the screen by now. */
  readonly onDone: (text: string, gone: boolean) => void;
}

interface Choice {
  readonly value: string;
  readonly dept: string;
  readonly label: string;
}

/** Units by name, or by what people choose from. */
function choices(units: readonly ReceiverView[], matters: readonly MatterView[], { wrong, there, from }: Forwarding): readonly Choice[] {
  const open = units.filter(({ dept }) => dept !== from && !there.includes(dept));
  if (!wrong) return open.map(({ dept, label }) => ({ value: dept, dept, label }));
  return matters.flatMap((matter) => {
    const unit = open.find(({ dept }) => dept === matter.dept);
    return unit === undefined ? [] : [{ value: `${matter.code} ${unit.dept}`, dept: unit.dept, label: t("forward-matter", { matter: said(matter.label), unit: unit.label }) }];
  });
}

export function ForwardDialog(props: Props): VNode {
  const { threads, from, wrong, onClose, onDone, onLost } = props;
  const office = useOffice();
  const action = useAction();
  const units = useLoaded(() => office.receivers(threads.length === 1 ? (threads[0] ?? null) : null), [], []);
  const matters = useLoaded(() => office.matters(), [], []);
  const [picked, setPicked] = useState("");
  const [reason, setReason] = useState<HandOverReason | null>(wrong ? "not-ours" : null);
  const [across, setAcross] = useState<AcrossReason | null>(null);
  const [stays, setStays] = useState(false);
  /** null: as it is usual, yes within one legal entity. */
  const [notes, setNotes] = useState<boolean | null>(null);
  const [tried, setTried] = useState(false);
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [partly, setPartly] = useState<BulkResult | null>(null);
  const offered = choices(units.value ?? [], matters.value ?? [], props);
  const to = units.value?.find(({ dept }) => dept === offered.find(({ value }) => value === picked)?.dept) ?? null;
  const own = units.value?.find(({ dept }) => dept === from) ?? null;
  const isAcross = to !== null && own !== null && to.entity !== own.entity;
  const along = notes ?? !isAcross;
  const missing = { unit: to === null, reason: reason === null, across: isAcross && across === null };
  const send = (): void => {
    setTried(true);
    if (to === null || reason === null || missing.across) {
      document.getElementById(missing.unit ? "forward-unit" : missing.reason ? "forward-reason" : "forward-across")?.focus();
      return;
    }
    const order = { from, to: to.dept, stays, notes: along, reason, across: isAcross ? across : null };
    const gone = !stays && !to.own;
    const [first] = threads;
    if (threads.length === 1 && first !== undefined) {
      const hand = async (): Promise<Outcome<null>> => {
        const answer = await office.handOver(first, order);
        if (!answer.ok && answer.refusal.code === "handover-lost") onLost(refusalText(answer.refusal));
        return answer;
      };
      action.run(hand, () => { onDone(t("forward-done", { unit: to.label, n: 1 }), gone); }, true);
      return;
    }
    setPartly(null);
    action.run(
      () => office.handOverAll(threads, order, (done, total) => { setProgress({ done, total }); }),
      (value) => {
        setProgress(null);
        if (value.failed.length === 0) onDone(t("forward-done", { unit: to.label, n: value.done }), gone);
        else setPartly(value);
      },
    );
  };
  return (
    <Dialog
      title={t(wrong ? "forward-wrong-title" : "forward-title", { n: threads.length })}
      onClose={onClose}
      actions={
        <Fragment>
          {partly === null ? (
            <Button busy={action.busy} onClick={send}>{action.busy ? t("please-wait") : t("forward-do")}</Button>
          ) : (
            <Button onClick={() => { onDone(t("forward-partly", { done: partly.done, n: partly.done + partly.failed.length }), false); }}>{t("close")}</Button>
          )}
          {partly === null ? <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button> : null}
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      {units.refusal === null ? null : <RefusalAlert refusal={units.refusal} />}
      {partly === null ? null : <Failed result={partly} />}
      {partly !== null ? null : (
        <Fragment>
          <UnitSelect wrong={wrong} offered={offered} value={picked} error={tried && missing.unit} busy={units.busy} onPick={setPicked} />
          {wrong ? (
            <p class="small muted">{t("forward-matter-stays")}</p>
          ) : (
            <Radios id="forward-reason" legend={t("forward-reason")} options={HAND_OVER_REASONS.filter((one) => one !== "not-ours").map((one) => [one, t(`forward-reason-${one}`)] as const)} value={reason} onPick={setReason} error={tried && missing.reason ? t("forward-reason-missing") : null} />
          )}
          {isAcross ? (
            <Alert kind="warning" title={t("forward-across-title", { entity: t(`entity-${to.entity}`) })}>
              <p>{t("forward-across-text")}</p>
              <Radios id="forward-across" legend={t("forward-across")} options={ACROSS_REASONS.map((one) => [one, t(`forward-across-${one}`)] as const)} value={across} onPick={setAcross} error={tried && missing.across ? t("forward-reason-missing") : null} />
            </Alert>
          ) : null}
          <Radios id="forward-stays" legend={t("forward-stays")} options={[["no", t("forward-stays-no")], ["yes", t("forward-stays-yes")]]} value={stays ? "yes" : "no"} onPick={(value) => { setStays(value === "yes"); }} />
          <div class="kern-form-check">
            <input class="kern-form-check__checkbox" type="checkbox" id="forward-notes" checked={along} onChange={() => { setNotes(!along); }} />
            <label class="kern-label" for="forward-notes">{t("forward-notes")}</label>
          </div>
          <p class="small muted">{t("forward-told", { unit: to?.label ?? t("forward-told-unit") })}</p>
          {progress === null ? null : (
            <span class="kern-progress wide">
              <progress value={progress.done} max={Math.max(1, progress.total)} aria-label={t("forward-do")} />
              <span class="muted num" role="status">{t("forward-progress", { done: progress.done, total: progress.total })}</span>
            </span>
          )}
        </Fragment>
      )}
    </Dialog>
  );
}

function UnitSelect({ wrong, offered, value, error, busy, onPick }: { wrong: boolean; offered: readonly Choice[]; value: string; error: boolean; busy: boolean; onPick: (value: string) => void }): VNode {
  return (
    <div class={error ? "kern-form-input kern-form-input--error" : "kern-form-input"}>
      <label class="kern-label" for="forward-unit">{t(wrong ? "forward-by-matter" : "forward-unit")}</label>
      <div class="kern-form-input__select-wrapper">
        <select id="forward-unit" class="kern-form-input__select" value={value} aria-invalid={error ? "true" : undefined} aria-describedby={error ? "forward-unit-error" : undefined} onChange={(event) => { onPick(event.currentTarget.value); }}>
          <option value="">{t("forward-choose")}</option>
          {offered.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
        </select>
      </div>
      {error ? <ErrorText id="forward-unit-error">{t("forward-unit-missing")}</ErrorText> : null}
      {offered.length === 0 && !busy ? <p class="small">{t("forward-nowhere")}</p> : null}
    </div>
  );
}

/** Of several: how many went, and why the others did not. */
function Failed({ result }: { result: BulkResult }): VNode {
  const why = [...new Set(result.failed.map(({ refusal }) => refusalText(refusal)))];
  return (
    <Alert kind="warning" title={t("forward-partly", { done: result.done, n: result.done + result.failed.length })} role="status">
      <ul class="bullets">
        {why.map((text) => <li key={text}>{text}</li>)}
      </ul>
    </Alert>
  );
}
