// SPDX-License-Identifier: EUPL-1.2
/** Who of a unit is away, until when, and who stands in. No key moves: every member has the unit's key already. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { date, dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { AbsenceView, StaffView, UnitView } from "../../mailbox/views.js";
import { Alert, Button, Mini, Skeleton, Tag } from "../shared/controls.js";
import { endOfDay, startOfDay } from "../shared/days.js";
import { useAction, useEnv, useLoaded, useOffice, useSession } from "../shared/env.js";
import { DateField, ErrorSummary, ErrorText, NO_DATE, useFieldErrors, type DateParts } from "../shared/fields.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";

export function Absences({ unit, staff }: { unit: UnitView; staff: readonly StaffView[] }): VNode {
  const office = useOffice();
  const session = useSession();
  const loaded = useLoaded(() => office.work.absences(unit.dept), [unit.dept], ["threads", "session"]);
  const action = useAction();
  const [said, setSaid] = useState<string | null>(null);
  const nameOf = (pid: string): string => staff.find((one) => one.pid === pid)?.label ?? t("colleague");
  const may = (pid: string): boolean => unit.rights.includes("grant") || (session.state === "open" && session.pid === pid);
  const finish = (text: string): void => {
    loaded.fresh(() => {
      setSaid(text);
      announce(text);
    });
  };
  return (
    <section class="stack" aria-labelledby="absences">
      <h2 id="absences">{t("absence-title")}</h2>
      <p class="measure">{t("absence-lead")}</p>
      {said === null ? null : <Alert kind="success" title={said} role="status" />}
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      {loaded.refusal === null ? null : <RefusalAlert refusal={loaded.refusal} />}
      {loaded.value === null ? (
        loaded.busy ? <Skeleton /> : null
      ) : loaded.value.length === 0 ? (
        <p class="muted">{t("absence-none")}</p>
      ) : (
        <ul class="plain stack" aria-label={t("absence-title")}>
          {loaded.value.map((one) => (
            <li key={one.id} class="sheet stack stack-2">
              <p class="row">
                <span class="strong">{nameOf(one.pid)}</span>
                {one.now ? <Tag kind="you" icon="clock">{t("absence-now")}</Tag> : <Tag kind="us" icon="cal">{t("absence-later")}</Tag>}
              </p>
              <p class="num">{t("absence-dates", { from: date(one.from), until: endWord(one.until) })}</p>
              <Deputy absence={one} nameOf={nameOf} />
              {may(one.pid) ? (
                <div>
                  <Mini label={t("absence-end-label", { name: nameOf(one.pid) })} onClick={() => { action.run(() => office.work.endAbsence(unit.dept, one.id), () => { finish(t("absence-ended", { name: nameOf(one.pid) })); }); }}>
                    {one.now ? t("absence-end") : t("absence-call-off")}
                  </Mini>
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <NewAbsence unit={unit} staff={staff} onDone={finish} />
    </section>
  );
}

/** An end at midnight is told as the last day; another one with its minute. */
function endWord(until: number): string {
  const midnight = dateTime(until).includes("00:00");
  return midnight ? date(until - 1) : dateTime(until);
}

function Deputy({ absence, nameOf }: { absence: AbsenceView; nameOf: (pid: string) => string }): VNode {
  const { deputy, standsIn, circle } = absence;
  if (circle) return <p><Tag kind="late" icon="warn">{t("absence-circle")}</Tag></p>;
  if (standsIn === null) return <p class="muted">{t("absence-nobody")}</p>;
  if (standsIn === deputy) return <p>{t("absence-deputy", { name: nameOf(standsIn) })}</p>;
  return <p>{t("absence-deputy-too", { name: nameOf(standsIn), away: deputy === null ? "" : nameOf(deputy) })}</p>;
}

/** For oneself; with the right to give keys for anybody of the unit. */
function NewAbsence({ unit, staff, onDone }: { unit: UnitView; staff: readonly StaffView[]; onDone: (text: string) => void }): VNode | null {
  const { work } = useOffice();
  const { now } = useEnv();
  const action = useAction();
  const fields = useFieldErrors();
  const self = staff.find((one) => one.self)?.pid ?? null;
  const [who, setWho] = useState<string | null>(null);
  const [deputy, setDeputy] = useState("");
  const [from, setFrom] = useState<DateParts>(NO_DATE);
  const [until, setUntil] = useState<DateParts>(NO_DATE);
  const pid = who ?? self;
  if (pid === null) return null;
  const others = staff.filter((one) => one.pid !== pid && one.hasKey);
  const submit = (): void => {
    const begin = startOfDay(from);
    const end = endOfDay(until);
    const good = fields.tell([
      ...(begin === null ? [{ field: "absence-from", text: t("absence-day-wrong") }] : []),
      ...(end === null ? [{ field: "absence-until", text: t("absence-day-wrong") }] : begin !== null && end <= begin ? [{ field: "absence-until", text: t("absence-order") }] : end <= now() ? [{ field: "absence-until", text: t("absence-past") }] : []),
    ]);
    if (!good || begin === null || end === null) return;
    action.run(() => work.putAbsence(unit.dept, { pid, from: begin, until: end, deputy: deputy === "" ? null : deputy }), () => {
      setFrom(NO_DATE);
      setUntil(NO_DATE);
      setDeputy("");
      onDone(t("absence-entered"));
    });
  };
  return (
    <form
      class="sheet stack"
      noValidate
      aria-labelledby="absence-new"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3 id="absence-new">{t("absence-new")}</h3>
      <ErrorSummary errors={fields.errors} turn={fields.turn} />
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      {unit.rights.includes("grant") ? (
        <Choice id="absence-who" label={t("absence-who")} value={pid} onPick={(next) => { setWho(next); setDeputy(""); }} options={staff.map((one) => [one.pid, one.label] as const)} />
      ) : null}
      <DateField id="absence-from" legend={t("absence-from")} value={from} onInput={setFrom} autoFill={false} ahead error={fields.of("absence-from")} />
      <DateField id="absence-until" legend={t("absence-until")} value={until} onInput={setUntil} autoFill={false} ahead error={fields.of("absence-until")} />
      <Choice id="absence-deputy" label={t("absence-deputy-label")} value={deputy} onPick={setDeputy} options={[["", t("absence-deputy-none")], ...others.map((one) => [one.pid, one.label] as const)]} />
      <div>
        <Button submit busy={action.busy}>{action.busy ? t("please-wait") : t("absence-enter")}</Button>
      </div>
    </form>
  );
}

function Choice({ id, label, value, options, onPick, error = null }: { id: string; label: string; value: string; options: readonly (readonly [string, string])[]; onPick: (value: string) => void; error?: string | null }): VNode {
  return (
    <Fragment>
      <div class="kern-form-input">
        <label class="kern-label" for={id}>{label}</label>
        <div class="kern-form-input__select-wrapper">
          <select class="kern-form-input__select" id={id} value={value} onChange={(event) => { onPick(event.currentTarget.value); }}>
            {options.map(([key, text]) => <option key={key} value={key}>{text}</option>)}
          </select>
        </div>
      </div>
      {error === null ? null : <ErrorText id={`${id}-error`}>{error}</ErrorText>}
    </Fragment>
  );
}
