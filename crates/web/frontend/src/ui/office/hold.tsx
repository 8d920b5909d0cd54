// SPDX-License-Identifier: EUPL-1.2
/** How long a case stays, and what holds it. Whoever works on it sets a hold at once; a lead who has not set it lifts it. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { date, plainDate } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import { HOLD_REASONS, type HoldReason, type ThreadView } from "../../mailbox/views.js";
import { Radios } from "../shared/choices.js";
import { Alert, Button, Dialog, Mini } from "../shared/controls.js";
import { useAction, useOffice, useSession } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";

export function HoldDialog({ thread, dept, onClose, onDone }: { thread: string; dept: string; onClose: () => void; onDone: () => void }): VNode {
  const office = useOffice();
  const action = useAction();
  const [reason, setReason] = useState<HoldReason | null>(null);
  const [tried, setTried] = useState(false);
  return (
    <Dialog
      title={t("hold-title")}
      onClose={onClose}
      actions={
        <Fragment>
          <Button
            busy={action.busy}
            onClick={() => {
              setTried(true);
              if (reason === null) document.getElementById("hold-reason")?.focus();
              else action.run(() => office.setHold(thread, dept, reason), () => { announce(t("hold-done")); onDone(); }, true);
            }}
          >
            {action.busy ? t("please-wait") : t("hold-do")}
          </Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <p>{t("hold-text")}</p>
      <Radios id="hold-reason" legend={t("hold-reason")} options={HOLD_REASONS.map((one) => [one, t(`hold-reason-${one}`)] as const)} value={reason} onPick={setReason} error={tried && reason === null ? t("hold-reason-missing") : null} />
      <p class="small muted">{t("hold-note")}</p>
    </Dialog>
  );
}

/** What holds it, and its days. */
export function CaseStay({ thread, colleague, reload }: { thread: ThreadView; colleague: (pid: string) => string; reload: () => void }): VNode | null {
  const office = useOffice();
  const action = useAction();
  const session = useSession();
  const self = session.state === "open" ? session.pid : null;
  const { stay } = thread;
  const holds = thread.holds.filter((hold) => hold.lifted === null);
  if (holds.length === 0) {
    if (stay === null || (stay.portalUntil === null && stay.recordUntil === null)) return null;
    const held = stay.reasons.length > 0;
    return (
      <p class="muted small">
        {stay.away ? t("case-stay-away") : stay.portalUntil === null || held ? null : t("case-stay-portal", { day: plainDate(stay.portalUntil) })}
        {stay.inboxUntil === null || held ? null : ` ${t("case-stay-inbox", { day: plainDate(stay.inboxUntil) })}`}
        {stay.recordUntil === null ? null : ` ${t("case-stay-record", { day: plainDate(stay.recordUntil) })}`}
      </p>
    );
  }
  return (
    <Alert kind="info" title={t("holds-title")} role="status">
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <ul class="plain stack stack-1">
        {holds.map(({ id, reason, by, at, unit }) => (
          <li key={id}>
            {t("holds-one", { reason: t(`hold-reason-${reason}`), unit, name: colleague(by), date: date(at) })}{" "}
            {by === self ? (
              <span class="muted">{t("holds-own")}</span>
            ) : (
              <Mini
                label={t("holds-lift-of", { reason: t(`hold-reason-${reason}`) })}
                onClick={() => {
                  action.run(() => office.liftHold(thread.thread, id), () => {
                    announce(t("holds-lifted"));
                    reload();
                  });
                }}
              >
                {t("holds-lift")}
              </Mini>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
