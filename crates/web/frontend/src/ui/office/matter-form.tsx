// SPDX-License-Identifier: EUPL-1.2
/** The lead's words about a matter. Whoever writes on an older state is stopped, sees the newer one beside, and loses nothing. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { dateTime } from "../../i18n/format.js";
import { said, t } from "../../i18n/i18n.js";
import { changes, preview } from "../../mailbox/offers.js";
import type { MatterWordsView, Twin, UnitMattersView, UnitMatterView, UnitView } from "../../mailbox/views.js";
import { Radios } from "../shared/choices.js";
import { Alert, Button, Link } from "../shared/controls.js";
import { endOfDay, partsOf } from "../shared/days.js";
import { useAction, useNow, useOffice } from "../shared/env.js";
import { DateField, ErrorSummary, ErrorText, NO_DATE, TextField, useFieldErrors, type DateParts, type FieldError } from "../shared/fields.js";
import { RefusalAlert } from "../shared/refusals.js";
import { href } from "../shared/router.js";
import { useColleagues } from "./colleagues.js";
import { wordsOf } from "./matter-history.js";
import { MatterPreview } from "./matter-preview.js";

const MAX_NAME = 60;
const MAX_SENTENCE = 200;
const MAX_SIMPLE = 300;
const MAX_WORDS = 20;
const MAX_WORD = 40;

interface Form {
  readonly nameDe: string;
  readonly nameEn: string;
  readonly noteDe: string;
  readonly noteEn: string;
  readonly simple: string;
  readonly search: string;
  readonly offered: "yes" | "no";
  readonly hintDe: string;
  readonly hintEn: string;
  readonly until: DateParts;
}

const isEmpty = (parts: DateParts): boolean => parts.day === "" && parts.month === "" && parts.year === "";
const ID = { nameDe: "matter-name-de", nameEn: "matter-name-en", noteDe: "matter-note-de", noteEn: "matter-note-en", simple: "matter-simple", search: "matter-search", hintDe: "matter-hint-de", hintEn: "matter-hint-en", until: "matter-until" } as const;
type Field = keyof typeof ID;

function formOf({ name, note, simple, search, paused }: MatterWordsView): Form {
  return {
    nameDe: name?.de ?? "",
    nameEn: name?.en ?? "",
    noteDe: note?.de ?? "",
    noteEn: note?.en ?? "",
    simple: simple ?? "",
    search: search.join("\n"),
    offered: paused === null ? "yes" : "no",
    hintDe: paused?.hint.de ?? "",
    hintEn: paused?.hint.en ?? "",
    // The last day is what people name; what is stored is the second after it.
    until: paused === null || paused.until === null ? NO_DATE : partsOf(paused.until - 1),
  };
}

const twin = (de: string, en: string): Twin | null => (de.trim() === "" || en.trim() === "" ? null : { de: de.trim(), en: en.trim() });
const lines = (text: string): readonly string[] => [...new Set(text.split("\n").map((line) => line.trim()).filter((line) => line !== ""))];

/** What the form says as far as it is complete. */
function typed(matter: string, form: Form): MatterWordsView {
  const hint = twin(form.hintDe, form.hintEn);
  return {
    matter,
    name: twin(form.nameDe, form.nameEn),
    note: twin(form.noteDe, form.noteEn),
    simple: form.simple.trim() === "" ? null : form.simple.trim(),
    search: lines(form.search),
    paused: form.offered === "yes" || hint === null ? null : { hint, until: isEmpty(form.until) ? null : endOfDay(form.until) },
  };
}

/** What is missing or too long, by field. */
function mistakes(form: Form): readonly FieldError[] {
  const wrong: FieldError[] = [];
  const tell = (field: Field, text: string): void => {
    wrong.push({ field: ID[field], text });
  };
  const length = (field: Exclude<Field, "until">, most: number): void => {
    const n = Array.from(form[field].trim()).length;
    if (n > most) tell(field, t("text-too-long", { n, most }));
  };
  const pair = (de: "nameDe" | "noteDe" | "hintDe", en: "nameEn" | "noteEn" | "hintEn", most: number, must: boolean): void => {
    const [hasDe, hasEn] = [form[de].trim() !== "", form[en].trim() !== ""];
    if (!hasDe && (hasEn || must)) tell(de, t("matter-german-missing"));
    if (!hasEn && (hasDe || must)) tell(en, t("matter-english-missing"));
    length(de, most);
    length(en, most);
  };
  pair("nameDe", "nameEn", MAX_NAME, false);
  pair("noteDe", "noteEn", MAX_SENTENCE, false);
  length("simple", MAX_SIMPLE);
  const words = lines(form.search);
  if (words.length > MAX_WORDS) tell("search", t("matter-search-many", { n: words.length, most: MAX_WORDS }));
  const long = words.find((word) => Array.from(word).length > MAX_WORD);
  if (long !== undefined) tell("search", t("matter-search-long", { word: long, most: MAX_WORD }));
  if (form.offered === "no") {
    pair("hintDe", "hintEn", MAX_SENTENCE, true);
    if (!isEmpty(form.until) && endOfDay(form.until) === null) tell("until", t("text-day-wrong"));
  }
  return wrong;
}

interface FormProps {
  readonly unit: UnitView;
  readonly list: UnitMattersView;
  readonly matter: UnitMatterView;
  readonly onDone: () => void;
  /** Somebody else has written meanwhile: asks for the newer state. */
  readonly onStale: () => void;
}

export function MatterForm({ unit, list, matter, onDone, onStale }: FormProps): VNode {
  const office = useOffice();
  const now = useNow(60);
  const [form, setForm] = useState(() => formOf(matter.words));
  /** What stood there when the form was opened. */
  const [begun, setBegun] = useState({ version: list.version, words: matter.words });
  const { errors, turn, of: errorOf, tell, set } = useFieldErrors();
  const action = useAction();
  const change = (part: Partial<Form>): void => {
    setForm((old) => ({ ...old, ...part }));
    const fields = (Object.keys(part) as (keyof Form)[]).flatMap((name) => (name === "offered" ? [ID.hintDe, ID.hintEn, ID.until] : [ID[name]]));
    set((old) => old.filter((error) => !fields.some((field) => field === error.field)));
  };
  const words = typed(matter.code, form);
  const submit = (): void => {
    if (!tell(mistakes(form))) return;
    const next = list.matters.map((one) => (one.code === matter.code ? words : one.words));
    action.run(() => office.offers.save(unit.dept, list.version, next), onDone);
  };
  const name = said(matter.words.name ?? matter.official);
  const line = (field: "nameDe" | "nameEn", key: string, hint: string, most: number): VNode => (
    <TextField id={ID[field]} label={t(`matter-field-${key}`)} hint={hint} value={form[field]} onInput={(value) => { change({ [field]: value }); }} error={errorOf(ID[field])} maxLength={most} />
  );
  const area = (field: Exclude<Field, "nameDe" | "nameEn" | "until">, key: string, rows = 2): VNode => (
    <Area id={ID[field]} label={t(`matter-field-${key}`)} hint={t(`matter-field-${key}-hint`)} rows={rows} value={form[field]} onInput={(value) => { change({ [field]: value }); }} error={errorOf(ID[field])} />
  );
  return (
    <Fragment>
      <form
        class="sheet stack stack-6"
        noValidate
        aria-labelledby="matter-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div>
          <Link to={href("matters", unit.dept)} icon="back">{t("matters-title", { unit: unit.label })}</Link>
        </div>
        <h2 id="matter-form">{t("matter-edit-title", { name })}</h2>
        <p class="measure muted">{t("matter-fixed", { name: said(matter.official), unit: unit.label })}</p>
        <ErrorSummary errors={errors} turn={turn} />
        {action.refusal === null ? null : (
          <RefusalAlert refusal={action.refusal}>
            {action.refusal.code !== "state-conflict" ? null : (
              <div>
                <Button kind="secondary" onClick={() => { action.clear(); onStale(); }}>{t("matter-show-newer")}</Button>
              </div>
            )}
          </RefusalAlert>
        )}
        {list.version === begun.version ? null : (
          <Newer
            unit={unit}
            list={list}
            before={begun.words}
            after={matter.words}
            name={name}
            onTake={() => {
              setForm(formOf(matter.words));
              setBegun({ version: list.version, words: matter.words });
            }}
          />
        )}
        {line("nameDe", "name-de", t("matter-field-name-hint", { name: matter.official.de }), MAX_NAME)}
        {line("nameEn", "name-en", t("matter-field-name-hint", { name: matter.official.en }), MAX_NAME)}
        {area("noteDe", "note-de")}
        {area("noteEn", "note-en")}
        {area("simple", "simple", 3)}
        {area("search", "search", 5)}
        <Radios id="matter-offered" legend={t("matter-offered")} options={[["yes", t("matter-offered-yes")], ["no", t("matter-offered-no")]]} value={form.offered} onPick={(offered) => { change({ offered }); }}>
          <p class="small muted">{t("matter-offered-hint")}</p>
        </Radios>
        {form.offered === "yes" ? null : (
          <div class="stack">
            {area("hintDe", "hint-de")}
            {area("hintEn", "hint-en")}
            <DateField id={ID.until} legend={t("matter-until")} value={form.until} onInput={(next) => { setForm((old) => ({ ...old, until: next(old.until) })); }} error={errorOf(ID.until)} autoFill={false} ahead />
          </div>
        )}
        <div class="row">
          <Button submit icon="check" busy={action.busy}>{action.busy ? t("please-wait") : t("matter-save")}</Button>
          <Link to={href("matters", unit.dept)}>{t("cancel")}</Link>
        </div>
      </form>
      <MatterPreview matters={list.matters.map((one) => preview(one.code === matter.code ? { ...one, words } : one, unit.dept, unit.label, now))} />
    </Fragment>
  );
}

/** What somebody else has saved meanwhile, beside what is in the form. */
function Newer({ unit, list, before, after, name, onTake }: { unit: UnitView; list: UnitMattersView; before: MatterWordsView; after: MatterWordsView; name: string; onTake: () => void }): VNode {
  const colleague = useColleagues(unit.dept);
  const found = changes([before], [after]);
  return (
    <Alert kind="warning" title={t("matter-newer", { name: list.by === null ? t("colleague") : colleague(list.by), when: list.createdAt === null ? "" : dateTime(list.createdAt) })} role="status">
      {found.length === 0 ? <p>{t("matter-newer-elsewhere")}</p> : <ul>{found.map((one) => wordsOf(one, () => name)).map((line) => <li key={line}>{line}</li>)}</ul>}
      <p>{t("matter-newer-yours")}</p>
      {found.length === 0 ? null : (
        <div>
          <Button kind="secondary" onClick={onTake}>{t("matter-newer-take")}</Button>
        </div>
      )}
    </Alert>
  );
}

function Area({ id, label, hint, rows, value, onInput, error }: { id: string; label: string; hint: string; rows: number; value: string; onInput: (value: string) => void; error: string | null }): VNode {
  const bad = error !== null;
  return (
    <div class={bad ? "kern-form-input kern-form-input--error" : "kern-form-input"}>
      <label class="kern-label" for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>{hint}</p>
      <textarea id={id} class="kern-form-input__input" rows={rows} value={value} aria-invalid={bad ? "true" : undefined} aria-describedby={bad ? `${id}-hint ${id}-error` : `${id}-hint`} onInput={(event) => { onInput(event.currentTarget.value); }} />
      {bad ? <ErrorText id={`${id}-error`}>{error}</ErrorText> : null}
    </div>
  );
}
