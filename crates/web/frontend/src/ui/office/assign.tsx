// SPDX-License-Identifier: EUPL-1.2
/** Gives cases to a colleague; whoever is away is said to be, and her deputy is offered. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { date } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { AbsenceView, StaffView } from "../../mailbox/views.js";
import { Alert, Button, Dialog, Skeleton } from "../shared/controls.js";
import { useLoaded, useOffice } from "../shared/env.js";
import { Radios } from "../shared/choices.js";
import { RefusalAlert } from "../shared/refusals.js";

/** The absence that holds for somebody now; the entry made last comes first. */
export const awayNow = (absences: readonly AbsenceView[], pid: string): AbsenceView | null => absences.find((one) => one.now && one.pid === pid) ?? null;

interface AssignProps {
  readonly dept: string;
  readonly n: number;
  readonly busy: boolean;
  readonly problem: VNode | null;
  readonly onAssign: (to: StaffView, althoughAway: boolean) => void;
  readonly onClose: () => void;
}

export function AssignDialog({ dept, n, busy, problem, onAssign, onClose }: AssignProps): VNode {
  const office = useOffice();
  const loaded = useLoaded(
    async () => {
      const [staff, absences] = await Promise.all([office.staff(dept), office.work.absences(dept)]);
      return !staff.ok ? staff : !absences.ok ? absences : { ok: true as const, value: { staff: staff.value.filter((one) => one.hasKey && one.rights.includes("write")), absences: absences.value } };
    },
    [dept],
    [],
  );
  const [pid, setPid] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const staff = loaded.value?.staff ?? [];
  const absences = loaded.value?.absences ?? [];
  const to = staff.find((one) => one.pid === pid) ?? null;
  const away = to === null ? null : awayNow(absences, to.pid);
  const deputy = away === null ? null : (staff.find((one) => one.pid === away.standsIn) ?? null);
  return (
    <Dialog
      title={t("assign-title", { n })}
      onClose={onClose}
      actions={
        <Fragment>
          {deputy === null ? null : <Button busy={busy} onClick={() => { onAssign(deputy, false); }}>{t("assign-deputy", { name: deputy.label })}</Button>}
          <Button
            kind={deputy === null ? "primary" : "secondary"}
            busy={busy}
            onClick={() => {
              if (to === null) setMissing(true);
              else onAssign(to, away !== null);
            }}
          >
            {busy ? t("please-wait") : away === null ? t("assign") : t("assign-anyway")}
          </Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {problem}
      {loaded.refusal === null ? null : <RefusalAlert refusal={loaded.refusal} />}
      {loaded.value === null ? (
        loaded.busy ? <Skeleton /> : null
      ) : (
        <Radios
          id="assign-to"
          legend={t("assign-to")}
          options={staff.map((one) => [one.pid, one.self ? t("assign-self", { name: one.label }) : awayNow(absences, one.pid) === null ? one.label : t("assign-away", { name: one.label })] as const)}
          value={pid}
          onPick={(next) => { setPid(next); setMissing(false); }}
          error={missing ? t("assign-missing") : null}
        />
      )}
      {away === null || to === null ? null : (
        <Alert kind="warning" title={t("assign-away-title", { name: to.label, date: date(away.until - 1) })} role="status">
          <p>{deputy !== null ? t("assign-away-deputy", { name: deputy.label }) : away.circle ? t("absence-circle") : t("assign-away-nobody")}</p>
        </Alert>
      )}
    </Dialog>
  );
}
