// SPDX-License-Identifier: EUPL-1.2
/** Members of a unit: who has the key, giving it, and taking people out with all consequences said first. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { StaffView, UnitView } from "../../mailbox/views.js";
import { Alert, Button, Dialog, Empty, Mini, Skeleton, Tag } from "../shared/controls.js";
import { useAction, useLoaded, useNarrow, useOffice } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { Absences } from "./absence.js";
import { UnitScreen } from "./unit-screen.js";

export function StaffScreen({ dept }: { dept: string }): VNode {
  return (
    <UnitScreen dept={dept} place="staff" page={t("staff-page")} title={(unit) => t("staff-title", { unit })}>
      {(unit) => <Members unit={unit} />}
    </UnitScreen>
  );
}

function rightsOf(staff: StaffView): string {
  return staff.rights.length === 0 ? t("no-rights") : staff.rights.map((right) => t(`right-${right}`)).join(", ");
}

function Members({ unit }: { unit: UnitView }): VNode {
  const office = useOffice();
  const staff = useLoaded(() => office.staff(unit.dept), [unit.dept], ["threads"]);
  const action = useAction();
  const narrow = useNarrow();
  const [leaving, setLeaving] = useState<StaffView | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const may = unit.rights.includes("grant");
  const finish = (text: string): void => {
    staff.fresh(() => {
      setLeaving(null);
      setSaid(text);
      announce(text);
    });
  };
  const key = (member: StaffView): VNode => (member.hasKey ? <Tag kind="ok" icon="key">{t("staff-has-key")}</Tag> : <Tag kind="you" icon="key">{t("staff-no-key")}</Tag>);
  const name = (member: StaffView): VNode => (
    <Fragment>
      <span class="strong">{member.label}</span>
      {member.self ? <span class="muted"> ({t("staff-self")})</span> : null}
      {member.program ? <span class="muted"> ({t("staff-program")})</span> : null}
    </Fragment>
  );
  const actions = (member: StaffView): VNode | null =>
    may ? (
      <span class="row">
        {member.hasKey ? null : (
          <Mini
            label={t("grant-key-label", { name: member.label })}
            onClick={() => {
              action.run(() => office.grantKey(unit.dept, member.pid), () => { finish(t("grant-done", { name: member.label })); });
            }}
          >
            {t("grant-key")}
          </Mini>
        )}
        {member.self ? null : (
          <Mini label={t("remove-staff-label", { name: member.label })} onClick={() => { setLeaving(member); }}>
            {t("remove-staff")}
          </Mini>
        )}
      </span>
    ) : null;
  return (
    <Fragment>
      <p class="measure">{t("staff-lead")}</p>
      {may ? null : <p class="muted">{t("staff-no-right")}</p>}
      {said === null ? null : <Alert kind="success" title={said} role="status" />}
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      {staff.refusal === null ? null : (
        <RefusalAlert refusal={staff.refusal}>
          <div>
            <Button kind="secondary" onClick={staff.reload}>{t("retry")}</Button>
          </div>
        </RefusalAlert>
      )}
      {staff.value === null ? (
        staff.busy ? <Skeleton /> : null
      ) : staff.value.length === 0 ? (
        <section class="sheet">
          <Empty icon="users" title={t("staff-empty")} />
        </section>
      ) : narrow ? (
        <ul class="plain stack">
          {staff.value.map((member) => (
            <li key={member.pid} class="sheet stack stack-2">
              <p>{name(member)}</p>
              <p class="small muted">{rightsOf(member)}</p>
              <p>{key(member)}</p>
              {actions(member)}
            </li>
          ))}
        </ul>
      ) : (
        <div class="sheet sheet--flush">
          <table class="kern-table">
            <caption class="sr-only">{t("staff-title", { unit: unit.label })}</caption>
            <thead class="kern-table__head">
              <tr class="kern-table__row">
                <th class="kern-table__header" scope="col">{t("staff-name")}</th>
                <th class="kern-table__header" scope="col">{t("staff-rights")}</th>
                <th class="kern-table__header" scope="col">{t("staff-key")}</th>
                {may ? <th class="kern-table__header" scope="col">{t("staff-action")}</th> : null}
              </tr>
            </thead>
            <tbody class="kern-table__body">
              {staff.value.map((member) => (
                <tr class="kern-table__row" key={member.pid}>
                  <th class="kern-table__cell" scope="row">{name(member)}</th>
                  <td class="kern-table__cell">{rightsOf(member)}</td>
                  <td class="kern-table__cell">{key(member)}</td>
                  {may ? <td class="kern-table__cell">{actions(member)}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {staff.value === null ? null : <Absences unit={unit} staff={staff.value} />}
      {leaving === null ? null : (
        <RemoveDialog
          dept={unit.dept}
          member={leaving}
          onClose={() => { setLeaving(null); }}
          onDone={() => { finish(t("remove-staff-done", { name: leaving.label })); }}
        />
      )}
    </Fragment>
  );
}

function RemoveDialog({ dept, member, onClose, onDone }: { dept: string; member: StaffView; onClose: () => void; onDone: () => void }): VNode {
  const office = useOffice();
  const action = useAction();
  return (
    <Dialog
      title={t("remove-staff-title", { name: member.label })}
      onClose={onClose}
      actions={
        <Fragment>
          <Button kind="danger" busy={action.busy} onClick={() => { action.run(() => office.removeStaff(dept, member.pid), onDone); }}>
            {action.busy ? t("please-wait") : t("remove-staff-do")}
          </Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <ul class="bullets">
        <li>{t("remove-staff-1")}</li>
        <li>{t("remove-staff-2")}</li>
        <li>{t("remove-staff-3", { name: member.label })}</li>
      </ul>
    </Dialog>
  );
}
