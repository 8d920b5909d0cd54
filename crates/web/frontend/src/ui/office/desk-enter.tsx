// SPDX-License-Identifier: EUPL-1.2
/** "Vertretung eintragen": who for whom, on what evidence, what exactly, until when. A second employee has to release it. */
import { Fragment, type VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { plainDate } from "../../i18n/format.js";
import { said, t } from "../../i18n/i18n.js";
import type { DeskPersonView, MatterView, NewRepresentation, RepProof, RepRight } from "../../mailbox/views.js";
import { Boxes, Radios } from "../shared/choices.js";
import { Alert, Button } from "../shared/controls.js";
import { endOfDay, startOfDay } from "../shared/days.js";
import { useAction, useEnv, useOffice } from "../shared/env.js";
import { DateField, dateOf, ErrorSummary, NO_DATE, TextField, useFieldErrors, type FieldError } from "../shared/fields.js";
import { Icon } from "../shared/icons.js";
import { cleanKvnr, isKvnr } from "../shared/kvnr.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";

type Basis = NewRepresentation["basis"];
type Side = "subject" | "rep";

/** What shows which basis; the registrar asks for the same. */
const PROOFS: Readonly<Record<Basis, readonly RepProof[]>> = {
  betreuung: ["guardian-card", "court-order"],
  vollmacht: ["power-of-attorney", "court-order"],
  eltern: ["birth-certificate", "custody", "court-order"],
};
const BASES: readonly Basis[] = ["betreuung", "vollmacht", "eltern"];
const RIGHTS: readonly RepRight[] = ["read", "write", "history", "post"];

export function EnterForm({ dept, person, matters, onClose, onDone }: { dept: string; person: DeskPersonView; matters: readonly MatterView[]; onClose: () => void; onDone: () => void }): VNode {
  const { desk } = useOffice();
  const heading = useRef<HTMLHeadingElement>(null);
  const [side, setSide] = useState<Side>("subject");
  const [other, setOther] = useState<DeskPersonView | null>(null);
  const [basis, setBasis] = useState<Basis>("betreuung");
  const [proof, setProof] = useState<RepProof>("guardian-card");
  const [filed, setFiled] = useState("");
  const [rights, setRights] = useState<readonly RepRight[]>(["write"]);
  const [all, setAll] = useState<"all" | "some">("all");
  const [scope, setScope] = useState<readonly string[]>([]);
  const [begin, setBegin] = useState<"now" | "day">("now");
  const [from, setFrom] = useState(NO_DATE);
  const [until, setUntil] = useState(NO_DATE);
  const { errors, turn, of: errorOf, tell } = useFieldErrors();
  const action = useAction();
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const post = proof === "court-order";
  const subject = side === "subject" ? person : other;
  const submit = (): void => {
    const first = begin === "day" ? startOfDay(from) : null;
    const last = basis === "eltern" ? null : endOfDay(until);
    const wrong: FieldError[] = [];
    if (other === null) wrong.push({ field: "other-kvnr", text: t("rep-enter-other-missing") });
    if (filed.trim() === "") wrong.push({ field: "rep-filed", text: t("rep-enter-filed-missing") });
    if (all === "some" && scope.length === 0) wrong.push({ field: "rep-scope", text: t("rep-enter-scope-missing") });
    if (begin === "day" && first === null) wrong.push({ field: "rep-from", text: t("date-wrong") });
    if (basis !== "eltern" && last === null) wrong.push({ field: "rep-until", text: t("rep-enter-until-missing") });
    if (!tell(wrong) || other === null) return;
    const entry: NewRepresentation = {
      rep: side === "subject" ? other.pid : person.pid,
      subject: side === "subject" ? person.pid : other.pid,
      matters: all === "all" ? null : [...scope].sort(),
      rights: RIGHTS.filter((right) => right === "read" || (rights.includes(right) && (right !== "post" || post))),
      basis,
      from: first,
      until: last,
      proof,
      filed: filed.trim(),
    };
    action.run(() => desk.reps.enter(dept, entry), onDone);
  };
  const label = (matter: MatterView): string => said(matter.official);
  return (
    <form
      class="sheet stack stack-6"
      noValidate
      aria-labelledby="rep-enter"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div class="stack stack-1">
        <h3 id="rep-enter" ref={heading} tabIndex={-1}>{t("rep-enter-title")}</h3>
        <p class="small">{t("rep-enter-lead")}</p>
      </div>
      <ErrorSummary errors={errors} turn={turn} />
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <Radios id="rep-side" legend={t("rep-enter-side")} options={[["subject", t("rep-enter-side-subject", { name: person.name })], ["rep", t("rep-enter-side-rep", { name: person.name })]]} value={side} onPick={setSide} />
      <OtherPerson dept={dept} not={person.pid} found={other} onFound={setOther} error={errorOf("other-kvnr")} />
      {subject?.flags.includes("restricted") === true ? (
        <Alert kind="warning" title={t("reps-restricted")}>
          <p>{t("reps-restricted-text")}</p>
        </Alert>
      ) : null}
      <Radios
        id="rep-basis"
        legend={t("rep-enter-basis")}
        options={BASES.map((one) => [one, t(`basis-${one}`)] as const)}
        value={basis}
        onPick={(one) => {
          setBasis(one);
          setProof(PROOFS[one][0] ?? "court-order");
        }}
      />
      <Radios id="rep-proof" legend={t("rep-enter-proof")} options={PROOFS[basis].map((one) => [one, t(`proof-${one}`)] as const)} value={proof} onPick={setProof} />
      <TextField id="rep-filed" label={t("rep-enter-filed")} hint={t("rep-enter-filed-hint")} value={filed} onInput={setFiled} error={errorOf("rep-filed")} maxLength={200} />
      <Boxes id="rep-rights" legend={t("rep-enter-rights")} options={RIGHTS.filter((right) => right !== "post" || post).map((right) => [right, t(`rep-enter-right-${right}`)] as const)} value={rights} onChange={setRights} fixed={["read"]}>
        {post ? null : <p class="small muted">{t("rep-enter-right-post")}: {t("rep-enter-right-post-note")}</p>}
      </Boxes>
      <Radios id="rep-all" legend={t("rep-enter-scope")} options={[["all", t("rep-enter-scope-all")], ["some", t("rep-enter-scope-some")]]} value={all} onPick={setAll} />
      {all === "all" ? null : <Boxes id="rep-scope" legend={t("rep-enter-scope-some")} options={matters.map((matter) => [matter.code, label(matter)] as const)} value={scope} onChange={setScope} error={errorOf("rep-scope")} />}
      <Radios id="rep-begin" legend={t("rep-enter-from")} options={[["now", t("rep-enter-from-now")], ["day", t("rep-enter-from-day")]]} value={begin} onPick={setBegin} />
      {begin === "now" ? null : <DateField id="rep-from" legend={t("rep-enter-from")} value={from} onInput={setFrom} error={errorOf("rep-from")} autoFill={false} ahead />}
      {basis === "eltern" ? <p>{t("rep-enter-until-parents")}</p> : <DateField id="rep-until" legend={t("rep-enter-until")} value={until} onInput={setUntil} error={errorOf("rep-until")} autoFill={false} ahead />}
      <div class="row">
        <Button submit icon="check" busy={action.busy}>{action.busy ? t("please-wait") : t("rep-enter-do")}</Button>
        <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
      </div>
    </form>
  );
}

/** Whoever is meant is found in the register like anybody at the desk, by number or by name and birth date; never in the portal. */
function OtherPerson({ dept, not, found, onFound, error }: { dept: string; not: string; found: DeskPersonView | null; onFound: (person: DeskPersonView | null) => void; error: string | null | undefined }): VNode {
  const { desk } = useOffice();
  const { now } = useEnv();
  const [kvnr, setKvnr] = useState("");
  const [family, setFamily] = useState("");
  const [dob, setDob] = useState(NO_DATE);
  const [several, setSeveral] = useState<readonly DeskPersonView[]>([]);
  const [wrong, setWrong] = useState<string | null>(null);
  const action = useAction();
  const search = (): void => {
    const number = cleanKvnr(kvnr);
    const day = dateOf(dob, new Date(now() * 1000).toISOString().slice(0, 10));
    onFound(null);
    setSeveral([]);
    if (number === "" ? family.trim() === "" || day === null : !isKvnr(number)) {
      setWrong(number === "" ? t("rep-enter-other-missing") : t("desk-kvnr-wrong"));
      return;
    }
    setWrong(null);
    action.run(
      () => (number === "" && day !== null ? desk.findByName(dept, family.trim(), day) : desk.findByNumber(dept, number)),
      ({ persons, shielded }) => {
        const others = persons.filter((one) => one.pid !== not);
        const [only] = others;
        if (only === undefined) setWrong(t(shielded ? "desk-shielded-title" : "rep-enter-other-nobody"));
        else if (others.length === 1) {
          onFound(only);
          announce(t("rep-enter-other-found", { name: only.name, dob: plainDate(only.dob) }));
        } else setSeveral(others);
      },
    );
  };
  return (
    <fieldset class="kern-fieldset">
      <legend class="kern-label">{t("rep-enter-other")}</legend>
      <div class="kern-fieldset__body stack">
        {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
        <TextField id="other-kvnr" label={t("desk-kvnr")} value={kvnr} onInput={setKvnr} error={wrong ?? error} maxLength={16} />
        <TextField id="other-family" label={t("desk-family")} value={family} onInput={setFamily} maxLength={100} />
        <DateField id="other-dob" legend={t("desk-dob")} value={dob} onInput={setDob} autoFill={false} />
        <div>
          <Button kind="secondary" icon="search" busy={action.busy} onClick={search}>{action.busy ? t("please-wait") : t("desk-search")}</Button>
        </div>
        {several.length === 0 ? null : (
          <Fragment>
            <p>{t("rep-enter-other-several")}</p>
            <ul class="chips">
              {several.map((one) => (
                <li key={one.pid} class="plain">
                  <button type="button" class="chip" aria-pressed={one.pid === found?.pid} onClick={() => { onFound(one); }}>
                    <Icon name="user" />
                    {t("desk-person-line", { name: one.name, dob: plainDate(one.dob) })}
                  </button>
                </li>
              ))}
            </ul>
          </Fragment>
        )}
        {found === null ? null : <Alert kind="success" title={t("rep-enter-other-found", { name: found.name, dob: plainDate(found.dob) })} role="status" />}
      </div>
    </fieldset>
  );
}
