// SPDX-License-Identifier: EUPL-1.2
/** A clerk must not work on a case (§§ 16, 17 SGB X): she says so with a code, and it is gone for her. Whoever leads the unit takes it back. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { date } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import { RECUSAL_REASONS, type RecusalReason, type RecusalView } from "../../mailbox/views.js";
import { Radios } from "../shared/choices.js";
import { Alert, Button, Dialog, Mini } from "../shared/controls.js";
import { useAction, useOffice } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";

export function RecuseDialog({ thread, onClose, onDone }: { thread: string; onClose: () => void; onDone: () => void }): VNode {
  const office = useOffice();
  const action = useAction();
  const [reason, setReason] = useState<RecusalReason | null>(null);
  const [tried, setTried] = useState(false);
  return (
    <Dialog
      title={t("recuse-title")}
      onClose={onClose}
      actions={
        <Fragment>
          <Button
            busy={action.busy}
            onClick={() => {
              setTried(true);
              if (reason === null) document.getElementById("recuse-reason")?.focus();
              else action.run(() => office.recuse(thread, reason), onDone, true);
            }}
          >
            {action.busy ? t("please-wait") : t("recuse-do")}
          </Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <p>{t("recuse-text")}</p>
      <Radios id="recuse-reason" legend={t("recuse-reason")} options={RECUSAL_REASONS.map((one) => [one, t(`recuse-reason-${one}`)] as const)} value={reason} onPick={setReason} error={tried && reason === null ? t("recuse-reason-missing") : null} />
      <p class="small muted">{t("recuse-note")}</p>
    </Dialog>
  );
}

/** Who does not work on the case; with the reason and the way back for whoever leads the unit. */
export function Recusals({ thread, recusals, colleague, reload }: { thread: string; recusals: readonly RecusalView[]; colleague: (pid: string) => string; reload: () => void }): VNode | null {
  const office = useOffice();
  const action = useAction();
  if (recusals.length === 0) return null;
  return (
    <Alert kind="info" title={t("recusals-title")} role="status">
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <ul class="plain stack stack-1">
        {recusals.map(({ pid, reason, at }) => {
          const name = colleague(pid);
          return (
            <li key={pid}>
              {reason === null || at === null ? (
                t("recusals-one", { name })
              ) : (
                <Fragment>
                  {t("recusals-why", { name, date: date(at), reason: t(`recuse-reason-${reason}`) })}{" "}
                  <Mini
                    label={t("recusals-lift-of", { name })}
                    onClick={() => {
                      action.run(() => office.liftRecusal(thread, pid), () => {
                        announce(t("recusals-lifted", { name }));
                        reload();
                      });
                    }}
                  >
                    {t("recusals-lift")}
                  </Mini>
                </Fragment>
              )}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
