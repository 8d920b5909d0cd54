// SPDX-License-Identifier: EUPL-1.2
/** Writing a text module: a further version each time, with the older ones below to look at and to take up again. */
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { date } from "../../i18n/format.js";
import { said, t } from "../../i18n/i18n.js";
import { variablesOf } from "../../mailbox/texts.js";
import type { TextContent, TextModuleView, UnitView } from "../../mailbox/views.js";
import { Button, Details, Link, Mini } from "../shared/controls.js";
import { Boxes, Radios } from "../shared/choices.js";
import { endOfDay, partsOf, startOfDay } from "../shared/days.js";
import { useAction, useLoaded, useOffice, useSession } from "../shared/env.js";
import { DateField, ErrorSummary, ErrorText, NO_DATE, TextField, useFieldErrors, type DateParts, type FieldError } from "../shared/fields.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { href } from "../shared/router.js";
import { useColleagues } from "./colleagues.js";
import { VARIABLES } from "./text-facts.js";

const MAX_TITLE = 120;
const MAX_TEXT = 10_000;

const isEmpty = (parts: DateParts): boolean => parts.day === "" && parts.month === "" && parts.year === "";
const shown = (seconds: number | null): DateParts => (seconds === null ? NO_DATE : partsOf(seconds));

interface Form {
  readonly kind: TextContent["kind"];
  readonly title: string;
  readonly body: string;
  readonly simple: string;
  readonly lang: TextContent["lang"];
  readonly matters: readonly string[];
  readonly reader: "insured" | "rep" | "any";
  readonly from: DateParts;
  readonly until: DateParts;
  readonly reviewed: DateParts;
  readonly owner: string;
}

function formOf(content: TextContent | null, self: string): Form {
  if (content === null) return { kind: "text", title: "", body: "", simple: "", lang: "de", matters: [], reader: "any", from: NO_DATE, until: NO_DATE, reviewed: NO_DATE, owner: self };
  const { kind, title, body, simple, lang, matters, reader, valid_from: from, valid_until: until, reviewed_at: reviewed, owner } = content;
  // The last day is what people name; what is stored is the second after it.
  return { kind, title, body, simple: simple ?? "", lang, matters, reader: reader ?? "any", from: shown(from), until: shown(until === null ? null : until - 1), reviewed: shown(reviewed), owner };
}

export function TextForm({ unit, module, onDone }: { unit: UnitView; module: TextModuleView | null; onDone: () => void }): VNode {
  const office = useOffice();
  const session = useSession();
  const matters = useLoaded(() => office.matters(), [], []);
  const staff = useLoaded(() => office.staff(unit.dept), [unit.dept], []);
  const self = session.state === "open" ? session.pid : "";
  const [form, setForm] = useState(() => formOf(module?.content ?? null, self));
  const { errors, turn, of: errorOf, tell, set } = useFieldErrors();
  const action = useAction();
  const change = (part: Partial<Form>): void => {
    setForm((old) => ({ ...old, ...part }));
    const names = Object.keys(part).map((name) => `text-${name}`);
    set((old) => old.filter((error) => !names.includes(error.field)));
  };
  const day = (field: "from" | "until" | "reviewed", legend: string, ahead: boolean): VNode => (
    <DateField id={`text-${field}`} legend={legend} value={form[field]} onInput={(next) => { setForm((old) => ({ ...old, [field]: next(old[field]) })); }} error={errorOf(`text-${field}`)} autoFill={false} ahead={ahead} />
  );
  const names = VARIABLES.map(([, de, en]) => (form.lang === "de" ? de : en));
  const known = new Set(names.map((name) => name.toLocaleLowerCase("de")));
  const gaps = variablesOf(`${form.body}\n${form.simple}`).filter((name) => !known.has(name.toLocaleLowerCase("de")));

  const submit = (): void => {
    const from = isEmpty(form.from) ? null : startOfDay(form.from);
    const until = isEmpty(form.until) ? null : endOfDay(form.until);
    const reviewed = isEmpty(form.reviewed) ? null : startOfDay(form.reviewed);
    const wrong: FieldError[] = [];
    const text = (field: "title" | "body" | "simple", most: number): void => {
      const length = Array.from(form[field].trim()).length;
      if (length === 0 && field !== "simple") wrong.push({ field: `text-${field}`, text: t(`text-${field}-missing`) });
      if (length > most) wrong.push({ field: `text-${field}`, text: t("text-too-long", { n: length, most }) });
    };
    text("title", MAX_TITLE);
    text("body", MAX_TEXT);
    text("simple", MAX_TEXT);
    if (from === null && !isEmpty(form.from)) wrong.push({ field: "text-from", text: t("text-day-wrong") });
    if (until === null && !isEmpty(form.until)) wrong.push({ field: "text-until", text: t("text-day-wrong") });
    if (reviewed === null && !isEmpty(form.reviewed)) wrong.push({ field: "text-reviewed", text: t("text-day-wrong") });
    if (from !== null && until !== null && until <= from) wrong.push({ field: "text-until", text: t("text-until-before") });
    if (!tell(wrong)) return;
    const simple = form.simple.trim();
    const content: TextContent = {
      kind: form.kind,
      title: form.title.trim(),
      body: form.body.trim(),
      simple: simple === "" ? null : simple,
      lang: form.lang,
      matters: form.matters,
      reader: form.reader === "any" ? null : form.reader,
      valid_from: from,
      valid_until: until,
      reviewed_at: reviewed,
      owner: form.owner,
      retired: module?.content.retired ?? false,
    };
    action.run(() => office.texts.save(unit.dept, module, content), onDone);
  };
  const label = (one: { readonly label: { readonly de: string; readonly en: string } }): string => said(one.label);
  return (
    <form
      class="sheet stack stack-6"
      noValidate
      aria-labelledby="text-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div>
        <Link to={href("texts", unit.dept)} icon="back">{t("texts-title", { unit: unit.label })}</Link>
      </div>
      <h2 id="text-form">{module === null ? t("text-new") : t("text-edit-title", { title: module.content.title, v: module.version })}</h2>
      <ErrorSummary errors={errors} turn={turn} />
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <Radios id="text-kind" legend={t("text-kind")} options={[["text", t("text-kind-text")], ["signature", t("text-kind-signature")]]} value={form.kind} onPick={(kind) => { change({ kind }); }} />
      <TextField id="text-title" label={t("text-field-title")} hint={t("text-field-title-hint")} value={form.title} onInput={(title) => { change({ title }); }} error={errorOf("text-title")} maxLength={MAX_TITLE} />
      <Area id="text-body" label={t("text-field-body")} hint={t("text-field-body-hint", { names: names.map((name) => `{${name}}`).join(", ") })} value={form.body} onInput={(body) => { change({ body }); }} error={errorOf("text-body")} />
      <Area id="text-simple" label={t("text-field-simple")} hint={t("text-field-simple-hint")} value={form.simple} onInput={(simple) => { change({ simple }); }} error={errorOf("text-simple")} />
      {gaps.length === 0 ? null : <p class="small" role="status">{t("text-gaps", { n: gaps.length, names: gaps.map((name) => `{${name}}`).join(", ") })}</p>}
      <Radios id="text-lang" legend={t("text-field-lang")} options={[["de", t("text-lang-de")], ["en", t("text-lang-en")]]} value={form.lang} onPick={(lang) => { change({ lang }); }} />
      <Boxes id="text-matters" legend={t("text-field-matters")} options={(matters.value ?? []).filter((one) => one.dept === unit.dept || form.matters.includes(one.code)).map((one) => [one.code, label(one)] as const)} value={form.matters} onChange={(list) => { change({ matters: list }); }}>
        <p class="small muted">{t("text-field-matters-hint")}</p>
      </Boxes>
      <Radios id="text-reader" legend={t("text-field-reader")} options={[["any", t("text-reader-any")], ["insured", t("text-reader-insured")], ["rep", t("text-reader-rep")]]} value={form.reader} onPick={(reader) => { change({ reader }); }} />
      {day("from", t("text-field-from"), true)}
      {day("until", t("text-field-until"), true)}
      {day("reviewed", t("text-field-reviewed"), true)}
      <Radios id="text-owner" legend={t("text-field-owner")} options={(staff.value ?? []).map((one) => [one.pid, one.self ? `${one.label} (${t("staff-self")})` : one.label] as const)} value={form.owner} onPick={(owner) => { change({ owner }); }} />
      <div class="row">
        <Button submit icon="check" busy={action.busy}>{action.busy ? t("please-wait") : t("text-save", { v: (module?.version ?? 0) + 1 })}</Button>
        <Link to={href("texts", unit.dept)}>{t("cancel")}</Link>
      </div>
      {module === null ? null : (
        <Versions
          unit={unit}
          module={module}
          onTake={(content) => {
            setForm(formOf(content, self));
            announce(t("text-version-taken"));
            document.getElementById("text-body")?.focus();
          }}
        />
      )}
    </form>
  );
}

function Area({ id, label, hint, value, onInput, error }: { id: string; label: string; hint: string; value: string; onInput: (value: string) => void; error: string | null }): VNode {
  const bad = error !== null;
  return (
    <div class={bad ? "kern-form-input kern-form-input--error" : "kern-form-input"}>
      <label class="kern-label" for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>{hint}</p>
      <textarea id={id} class="kern-form-input__input" rows={8} value={value} aria-invalid={bad ? "true" : undefined} aria-describedby={bad ? `${id}-hint ${id}-error` : `${id}-hint`} onInput={(event) => { onInput(event.currentTarget.value); }} />
      {bad ? <ErrorText id={`${id}-error`}>{error}</ErrorText> : null}
    </div>
  );
}

function Versions({ unit, module, onTake }: { unit: UnitView; module: TextModuleView; onTake: (content: TextContent) => void }): VNode {
  const office = useOffice();
  const colleague = useColleagues(unit.dept);
  const versions = useLoaded(() => office.texts.versions(unit.dept, module.id), [module.id, module.version], []);
  return (
    <Details summary={t("text-versions", { n: module.version })}>
      {versions.refusal === null ? null : <RefusalAlert refusal={versions.refusal} />}
      <ol class="plain stack">
        {(versions.value ?? []).map((one) => (
          <li key={one.version} class="stack stack-1">
            <p class="small strong num">{t("text-version-by", { v: one.version, day: date(one.createdAt), name: colleague(one.by) })}{one.content.retired ? ` · ${t("text-state-retired")}` : ""}</p>
            <p class="prewrap">{one.content.body}</p>
            {one.version === module.version ? null : (
              <div>
                <Mini label={t("text-take-label", { v: one.version })} onClick={() => { onTake(one.content); }}>{t("text-take")}</Mini>
              </div>
            )}
          </li>
        ))}
      </ol>
    </Details>
  );
}
