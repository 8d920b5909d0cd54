// SPDX-License-Identifier: EUPL-1.2
/** The ways of an answer that does not go at once: to a colleague for release, or later. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { ClocksView, DraftView, Outcome, Staging } from "../../mailbox/views.js";
import { Alert, Button, Dialog, Mini } from "../shared/controls.js";
import { startOfDay } from "../shared/days.js";
import { useAction, useEnv, useLoaded, useOffice, useSession } from "../shared/env.js";
import { DateField, NO_DATE, type DateParts } from "../shared/fields.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { tooLate } from "./due-words.js";

/** Days ahead that may be chosen. */
const DAYS = 90;

interface Props {
  readonly draft: DraftView;
  readonly dept: string;
  /** Errors of the fields; false when the answer may not go. */
  readonly check: () => boolean;
  readonly flush: () => Promise<boolean>;
  /** It is kept; the writing place is empty again. */
  readonly onKept: () => void;
}

const keep = (stored: Promise<boolean>, then: () => Promise<Outcome<unknown>>): Promise<Outcome<unknown>> => stored.then((ok) => (ok ? then() : { ok: false, refusal: { code: "storage-full" } }));

/** "Zur Freigabe geben": the primary button where two people answer. */
export function AskRow({ draft, dept, check, flush, onKept }: Props): VNode {
  const office = useOffice();
  const session = useSession();
  const action = useAction();
  const [asked, setAsked] = useState("");
  const staff = useLoaded(() => (dept === "" ? Promise.resolve({ ok: true as const, value: [] }) : office.staff(dept)), [dept], []);
  const self = session.state === "open" ? session.pid : null;
  const others = (staff.value ?? []).filter((one) => one.pid !== self && one.rights.includes("write"));
  const ask = (): void => {
    if (!check()) return;
    const staging: Staging = { reason: "release", asked: asked === "" ? null : asked };
    action.run(() => keep(flush(), () => office.staged.keep(draft, staging)), () => {
      announce(t("staged-kept"));
      onKept();
    });
  };
  return (
    <div class="stack stack-2">
      <div>
        <label class="kern-label" for="ask-whom">{t("ask-whom")}</label>
        <div class="kern-form-input__select-wrapper">
          <select id="ask-whom" class="kern-form-input__select" value={asked} onChange={(event) => { setAsked(event.currentTarget.value); }}>
            <option value="">{t("ask-anybody")}</option>
            {others.map((one) => (
              <option key={one.pid} value={one.pid}>{one.label}</option>
            ))}
          </select>
        </div>
      </div>
      <div class="row">
        <Button icon="users" busy={action.busy} describedBy="ask-hint" onClick={ask}>{t("ask-release")}</Button>
        <span class="small muted grow" id="ask-hint">{t("ask-hint")}</span>
      </div>
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
    </div>
  );
}

/** Eight o'clock in the morning, in the local time of whoever chooses: of tomorrow, or of the next Monday. */
export function quickChoices(now: number): readonly { readonly id: "tomorrow" | "monday"; readonly at: number }[] {
  const day = new Date(now * 1000);
  const eight = (ahead: number): number => new Date(day.getFullYear(), day.getMonth(), day.getDate() + ahead, 8).getTime() / 1000;
  const monday = (8 - day.getDay()) % 7 === 0 ? 7 : (8 - day.getDay()) % 7;
  const choices = [
    { id: "tomorrow", at: eight(1) },
    { id: "monday", at: eight(monday) },
  ] as const;
  return choices[0].at === choices[1].at ? [choices[1]] : choices;
}

/** A day and an hour that were entered, if they lie ahead and not too far. */
export function chosenTime(parts: DateParts, hour: number, now: number): number | null {
  const start = startOfDay(parts);
  if (start === null) return null;
  const day = new Date(start * 1000);
  const at = new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour).getTime() / 1000;
  return at > now && at <= now + DAYS * 86_400 ? at : null;
}

/** "Später senden", beside the button that sends. */
export function LaterButton({ draft, clocks, check, flush, onKept }: Omit<Props, "dept"> & { readonly clocks: ClocksView | null }): VNode {
  const office = useOffice();
  const { now } = useEnv();
  const action = useAction();
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState<DateParts>(NO_DATE);
  const [hour, setHour] = useState(8);
  const [error, setError] = useState<string | null>(null);
  /** A time behind the statutory deadline, chosen and not yet confirmed. */
  const [doubt, setDoubt] = useState<{ readonly at: number; readonly text: string } | null>(null);
  const later = (at: number, sure = false): void => {
    const text = tooLate(clocks, at);
    if (text !== null && !sure) {
      setDoubt({ at, text });
      return;
    }
    setDoubt(null);
    action.run(() => keep(flush(), () => office.staged.keep(draft, { reason: "later", at })), () => {
      setOpen(false);
      announce(t("later-kept", { when: dateTime(at) }));
      onKept();
    });
  };
  const pick = (): void => {
    const at = chosenTime(day, hour, now());
    if (at === null) {
      setError(t("later-bad-time", { n: DAYS }));
      document.getElementById("later-day")?.focus();
      return;
    }
    later(at);
  };
  return (
    <Fragment>
      <Mini onClick={() => { setDoubt(null); if (check()) setOpen(true); }}>{t("later")}</Mini>
      {open ? (
        <Dialog
          title={t("later")}
          onClose={() => { setOpen(false); }}
          actions={
            <Fragment>
              <Button busy={action.busy} onClick={pick}>{t("later-do")}</Button>
              {doubt === null ? null : <Button kind="secondary" busy={action.busy} onClick={() => { later(doubt.at, true); }}>{t("later-anyway", { when: dateTime(doubt.at) })}</Button>}
              <Button kind="secondary" onClick={() => { setOpen(false); }}>{t("cancel")}</Button>
            </Fragment>
          }
        >
          <p>{t("later-text")}</p>
          <div class="row" role="group" aria-label={t("later-quick")}>
            {quickChoices(now()).map((choice) => (
              <Button key={choice.id} kind="secondary" busy={action.busy} onClick={() => { later(choice.at); }}>{t(`later-${choice.id}`)}</Button>
            ))}
          </div>
          <DateField
            id="later-day"
            legend={t("later-day")}
            value={day}
            autoFill={false}
            ahead
            error={error}
            onInput={(change) => {
              setError(null);
              setDoubt(null);
              setDay(change);
            }}
          />
          <div>
            <label class="kern-label" for="later-hour">{t("later-hour")}</label>
            <div class="kern-form-input__select-wrapper">
              <select id="later-hour" class="kern-form-input__select" value={String(hour)} onChange={(event) => { setDoubt(null); setHour(Number(event.currentTarget.value)); }}>
                {Array.from({ length: 24 }, (_, one) => (
                  <option key={one} value={String(one)}>{t("later-clock", { n: one })}</option>
                ))}
              </select>
            </div>
          </div>
          {doubt === null ? null : <Alert kind="warning" title={t("later-too-late")} role="alert"><p>{doubt.text}</p></Alert>}
          {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
        </Dialog>
      ) : null}
    </Fragment>
  );
}
