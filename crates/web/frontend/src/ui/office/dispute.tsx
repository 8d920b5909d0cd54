// SPDX-License-Identifier: EUPL-1.2
/** A person says that something is wrong (Art. 16, 18 GDPR; R-101): who and when, what is locked until it is settled and why, and how it is settled. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { date, dateTime, isoDay, plainDate } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { DisputeView, ThreadView } from "../../mailbox/views.js";
import { Radios } from "../shared/choices.js";
import { Alert, Button, Dialog } from "../shared/controls.js";
import { useAction, useOffice } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";

/** Whether staff keeps the case and does nothing else with it. */
export const isRestricted = ({ disputes }: Pick<ThreadView, "disputes">): boolean => disputes.some((one) => one.restricts);

export function CaseDisputes({ thread, dept, colleague, reload }: { thread: ThreadView; dept: string; colleague: (pid: string) => string; reload: () => void }): VNode | null {
  const [settling, setSettling] = useState<DisputeView | null>(null);
  if (thread.disputes.length === 0) return null;
  const past = thread.disputes.filter((one) => !one.restricts);
  return (
    <div class="whole stack stack-1">
      {thread.disputes.filter((one) => one.restricts).map((one) => (
        <Alert key={one.id} kind="warning" title={t(one.ended === null ? "case-disputed-title" : "case-disputed-settled-title")} role="status">
          <p>{t("case-disputed-who", { who: nameOf(thread, one.by), when: dateTime(one.at) })} {aboutOf(thread, one)}</p>
          {one.ended === null ? <p>{t("case-disputed-why")}</p> : <p>{t("case-disputed-until", { outcome: t(`dispute-outcome-${one.ended.outcome}`), name: one.ended.by === null ? "" : colleague(one.ended.by), day: date(one.ended.at), last: plainDate(isoDay(one.ended.until - 1)) })}</p>}
          <p>{t("case-disputed-locked")}</p>
          {one.ended === null ? (
            <div>
              <Button kind="secondary" onClick={() => { setSettling(one); }}>{t("dispute-settle")}</Button>
            </div>
          ) : null}
        </Alert>
      ))}
      {past.map(({ id, at, ended }) => (ended === null ? null : <p key={id} class="muted small">{t("case-disputed-past", { day: date(at), outcome: t(`dispute-outcome-${ended.outcome}`), end: date(ended.at) })}</p>))}
      {settling === null ? null : (
        <SettleDialog
          thread={thread.thread}
          dept={dept}
          dispute={settling}
          onClose={() => { setSettling(null); }}
          onDone={() => {
            setSettling(null);
            announce(t("dispute-settled"));
            reload();
          }}
        />
      )}
    </div>
  );
}

function nameOf({ messages, person }: ThreadView, pid: string): string {
  if (person?.pid === pid && person.name !== null) return person.name;
  const message = messages.find((one) => one.kind === "message" && one.from.pid === pid);
  return message?.kind === "message" && message.from.name !== "" ? message.from.name : t("someone");
}

function aboutOf({ messages }: ThreadView, { about, said }: DisputeView): string {
  const when = (mid: string): string | null => {
    const message = messages.find((one) => one.kind === "message" && one.mid === mid);
    return message?.kind === "message" ? dateTime(message.receivedAt ?? message.sentAt) : null;
  };
  const [what, words] = [about === null ? null : when(about), when(said)];
  return `${what === null ? t("case-disputed-all") : t("case-disputed-message", { when: what })}${words === null ? "" : ` ${t("case-disputed-said", { when: words })}`}`;
}

function SettleDialog({ thread, dept, dispute, onClose, onDone }: { thread: string; dept: string; dispute: DisputeView; onClose: () => void; onDone: () => void }): VNode {
  const office = useOffice();
  const action = useAction();
  const [outcome, setOutcome] = useState<"corrected" | "kept" | null>(null);
  const [tried, setTried] = useState(false);
  const settle = (): void => {
    setTried(true);
    if (outcome === null) document.getElementById("settle-outcome")?.focus();
    else action.run(() => office.settleDispute(thread, dispute.id, dept, outcome), onDone, true);
  };
  return (
    <Dialog
      title={t("dispute-settle-title")}
      onClose={onClose}
      actions={
        <Fragment>
          {dispute.answered ? <Button busy={action.busy} onClick={settle}>{action.busy ? t("please-wait") : t("dispute-settle-do")}</Button> : null}
          <Button kind="secondary" onClick={onClose}>{t(dispute.answered ? "cancel" : "close")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      {dispute.answered ? (
        <Fragment>
          <Radios id="settle-outcome" legend={t("dispute-settle-outcome")} options={(["corrected", "kept"] as const).map((one) => [one, t(`dispute-settle-${one}`)] as const)} value={outcome} onPick={setOutcome} error={tried && outcome === null ? t("dispute-settle-missing") : null} />
          <p class="small muted">{t("dispute-settle-note")}</p>
        </Fragment>
      ) : (
        <Fragment>
          <p>{t("dispute-settle-first")}</p>
          <p class="small muted">{t("dispute-settle-note")}</p>
        </Fragment>
      )}
    </Dialog>
  );
}
