// SPDX-License-Identifier: EUPL-1.2
/** A case that belongs to a unit of which nobody here is told more: the mark in the list, the sentence above the case, and the way there. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { ACROSS_REASONS, type AcrossReason, type Outcome } from "../../mailbox/views.js";
import { Radios } from "../shared/choices.js";
import { Alert, Button, Dialog, Skeleton, Tag } from "../shared/controls.js";
import { useAction, useLoaded, useOffice } from "../shared/env.js";
import { RefusalAlert } from "../shared/refusals.js";

export function AstrayTag(): VNode {
  return <Tag kind="you" icon="shield">{t("astray-tag")}</Tag>;
}

/** Above the case. */
export function AstrayAlert({ onGive }: { onGive: () => void }): VNode {
  return (
    <Alert kind="warning" title={t("astray-title")}>
      <p>{t("astray-text")}</p>
      <div>
        <Button kind="secondary" onClick={onGive}>{t("astray-give")}</Button>
      </div>
    </Alert>
  );
}

interface Props {
  readonly threads: readonly string[];
  /** The clerk's unit. */
  readonly from: string;
  readonly onClose: () => void;
  /** `gone`: all of them went. */
  readonly onDone: (text: string, gone: boolean) => void;
}

/** There is nothing to choose but what goes along: the unit, and that nobody keeps the case, follow from the person. */
export function AstrayDialog({ threads, from, onClose, onDone }: Props): VNode {
  const office = useOffice();
  const action = useAction();
  const [first] = threads;
  const units = useLoaded(
    async () => {
      const [there, here] = await Promise.all([office.receivers(first ?? null), office.receivers(null)]);
      return !there.ok ? there : !here.ok ? here : { ok: true as const, value: { to: there.value.find((one) => one.shield) ?? null, own: here.value.find((one) => one.dept === from) ?? null } };
    },
    [first, from],
    [],
  );
  const [across, setAcross] = useState<AcrossReason | null>(null);
  /** null: as it is usual, yes within one legal entity. */
  const [notes, setNotes] = useState<boolean | null>(null);
  const [tried, setTried] = useState(false);
  const to = units.value?.to ?? null;
  const own = units.value?.own ?? null;
  const isAcross = to !== null && own !== null && to.entity !== own.entity;
  const along = notes ?? !isAcross;
  const give = (): void => {
    setTried(true);
    if (to === null || (isAcross && across === null)) {
      document.getElementById("astray-across")?.focus();
      return;
    }
    const order = { from, to: to.dept, stays: false, alone: true, notes: along, reason: "not-ours" as const, across: isAcross ? across : null };
    const hand = async (): Promise<Outcome<number>> => {
      if (threads.length === 1 && first !== undefined) {
        const answer = await office.handOver(first, order);
        return answer.ok ? { ok: true, value: 1 } : answer;
      }
      const answer = await office.handOverAll(threads, order, () => undefined);
      return answer.ok ? { ok: true, value: answer.value.done } : answer;
    };
    action.run(
      hand,
      (done) => {
        onDone(done === threads.length ? t("astray-done", { n: done }) : t("forward-partly", { done, n: threads.length }), done === threads.length);
      },
      true,
    );
  };
  return (
    <Dialog
      title={t("astray-dialog", { n: threads.length })}
      onClose={onClose}
      actions={
        <Fragment>
          <Button busy={action.busy} onClick={give}>{action.busy ? t("please-wait") : t("astray-do")}</Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      {units.refusal === null ? null : <RefusalAlert refusal={units.refusal} />}
      {units.value === null && units.busy ? <Skeleton /> : null}
      <p>{t("astray-dialog-text")}</p>
      {units.value !== null && to === null ? <p class="strong">{t("astray-nowhere")}</p> : null}
      {isAcross ? (
        <Alert kind="warning" title={t("forward-across-title", { entity: t(`entity-${to.entity}`) })}>
          <p>{t("forward-across-text")}</p>
          <Radios id="astray-across" legend={t("forward-across")} options={ACROSS_REASONS.map((one) => [one, t(`forward-across-${one}`)] as const)} value={across} onPick={setAcross} error={tried && across === null ? t("forward-reason-missing") : null} />
        </Alert>
      ) : null}
      <div class="kern-form-check">
        <input class="kern-form-check__checkbox" type="checkbox" id="astray-notes" checked={along} onChange={() => { setNotes(!along); }} />
        <label class="kern-label" for="astray-notes">{t("forward-notes")}</label>
      </div>
    </Dialog>
  );
}
