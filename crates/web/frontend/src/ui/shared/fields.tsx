// SPDX-License-Identifier: EUPL-1.2
/** Form fields: label above, hint, error linked to the field; and the summary of errors that takes the focus. */
import type { ComponentChildren, VNode } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { Sign } from "./icons.js";

export interface FieldError {
  /** Id of the field. */
  readonly field: string;
  readonly text: string;
}

export interface FieldErrors {
  readonly errors: readonly FieldError[];
  /** Counts the submits, for the summary. */
  readonly turn: number;
  readonly set: (change: (old: readonly FieldError[]) => readonly FieldError[]) => void;
  readonly of: (field: string) => string | null;
  /** A submit found these; true when there are none. */
  readonly tell: (found: readonly FieldError[]) => boolean;
}

/** What is wrong in the fields of a form. */
export function useFieldErrors(): FieldErrors {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [turn, setTurn] = useState(0);
  return {
    errors,
    turn,
    set: setErrors,
    of: (field) => errors.find((error) => error.field === field)?.text ?? null,
    tell: (found) => {
      setErrors(found);
      setTurn((old) => old + 1);
      return found.length === 0;
    },
  };
}

export function ErrorText({ id, children }: { id: string; children: ComponentChildren }): VNode {
  return (
    <p class="kern-error" id={id}>
      <Sign kind="danger" />
      <span>{children}</span>
    </p>
  );
}

/** Appears after a refused submit, takes the focus once and links to the fields. `turn` counts the submits. */
export function ErrorSummary({ errors, turn }: { errors: readonly FieldError[]; turn: number }): VNode | null {
  const ref = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (turn > 0 && errors.length > 0) ref.current?.focus();
  }, [turn]);
  if (errors.length === 0) return null;
  return (
    <div class="kern-alert kern-alert--danger" role="group" aria-labelledby={id} tabIndex={-1} ref={ref}>
      <div class="kern-alert__header">
        <Sign kind="danger" />
        <h2 class="kern-title kern-title--small" id={id}>
          {t("errors-title", { n: errors.length })}
        </h2>
      </div>
      <ul class="kern-alert__body plain">
        {errors.map((error) => (
          <li key={error.field}>
            <button
              type="button"
              class="kern-link"
              onClick={() => {
                document.getElementById(error.field)?.focus();
              }}
            >
              {error.text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface TextFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | null | undefined;
  readonly type?: "text" | "password";
  readonly autoComplete?: string;
  readonly maxLength?: number | undefined;
  readonly readOnly?: boolean;
  /** Which keyboard a phone shows. */
  readonly inputMode?: "email" | "numeric";
}

export function TextField({ id, label, value, onInput, hint, error, type = "text", autoComplete = "off", maxLength, readOnly = false, inputMode }: TextFieldProps): VNode {
  const bad = error !== undefined && error !== null;
  const described = [hint === undefined ? null : `${id}-hint`, bad ? `${id}-error` : null].filter((part) => part !== null).join(" ");
  const attributes = {
    id,
    class: bad ? "kern-form-input__input kern-form-input__input--error" : "kern-form-input__input",
    value,
    autoComplete,
    readOnly,
    // Whoever reads from right to left may write a name in other letters; addresses have none but Latin ones.
    dir: inputMode === "email" ? ("ltr" as const) : ("auto" as const),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(inputMode === undefined ? {} : { inputMode }),
    ...(bad ? { "aria-invalid": "true" as const } : {}),
    ...(described === "" ? {} : { "aria-describedby": described }),
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => {
      onInput(event.currentTarget.value);
    },
  };
  return (
    <div class={bad ? "kern-form-input kern-form-input--error" : "kern-form-input"}>
      <label class="kern-label" for={id}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {type === "password" ? <input {...attributes} type="password" /> : <input {...attributes} type="text" />}
      {bad ? <ErrorText id={`${id}-error`}>{error}</ErrorText> : null}
    </div>
  );
}

/** Digits of a birth date as typed. */
export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

export const NO_DATE: DateParts = { day: "", month: "", year: "" };

/** `YYYY-MM-DD` of a real day that is not in the future (`today` likewise), else null. */
export function dateOf(parts: DateParts, today: string): string | null {
  if (!/^\d{1,2}$/.test(parts.day) || !/^\d{1,2}$/.test(parts.month) || !/^\d{4}$/.test(parts.year)) return null;
  const iso = `${parts.year}-${parts.month.padStart(2, "0")}-${parts.day.padStart(2, "0")}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso) return null;
  return iso >= "1900-01-01" && iso <= today ? iso : null;
}

/** A whole date pasted into any of the fields: 14.03.1968, 14/3/1968 or 1968-03-14. */
export function dateFromText(text: string): DateParts | null {
  const german = /^\s*(\d{1,2})[./\s-]+(\d{1,2})[./\s-]+(\d{4})\s*$/.exec(text);
  if (german) return { day: german[1] ?? "", month: german[2] ?? "", year: german[3] ?? "" };
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  return iso ? { day: iso[3] ?? "", month: iso[2] ?? "", year: iso[1] ?? "" } : null;
}

/** Three fields; nothing jumps by itself, a pasted date fills all. */
export function DateField({ id, legend, value, onInput, error, autoFill = true, ahead = false }: { id: string; legend: string; value: DateParts; onInput: (change: (old: DateParts) => DateParts) => void; error?: string | null | undefined; autoFill?: boolean; /** A day that lies ahead, not a birthday. */ ahead?: boolean }): VNode {
  const bad = error !== undefined && error !== null;
  const described = bad ? `${id}-hint ${id}-error` : `${id}-hint`;
  const field = (part: keyof DateParts, length: number, auto: string): VNode => (
    <div class={part === "year" ? "y" : undefined}>
      <label for={part === "day" ? id : `${id}-${part}`}>{t(`date-${part}`)}</label>
      <input
        id={part === "day" ? id : `${id}-${part}`}
        inputMode="numeric"
        maxLength={length}
        autoComplete={autoFill ? auto : "off"}
        value={value[part]}
        aria-invalid={bad ? "true" : undefined}
        aria-describedby={described}
        onInput={(event) => {
          // A browser that fills in all three at once does so before anything is drawn anew: each part is put into what the others have left.
          const typed = event.currentTarget.value.replaceAll(/\D/g, "");
          onInput((old) => ({ ...old, [part]: typed }));
        }}
        onPaste={(event) => {
          const pasted = dateFromText(event.clipboardData?.getData("text") ?? "");
          if (pasted === null) return;
          event.preventDefault();
          onInput(() => pasted);
        }}
      />
    </div>
  );
  return (
    <fieldset class={bad ? "kern-fieldset kern-fieldset--error" : "kern-fieldset"}>
      <legend class="kern-label">{legend}</legend>
      <p class="hint" id={`${id}-hint`}>
        {t(ahead ? "date-hint-ahead" : "date-hint")}
      </p>
      <div class="date">
        {field("day", 2, "bday-day")}
        {field("month", 2, "bday-month")}
        {field("year", 4, "bday-year")}
      </div>
      {bad ? <ErrorText id={`${id}-error`}>{error}</ErrorText> : null}
    </fieldset>
  );
}

/** Letters and digits of a typed code: blanks and dashes out, upper case. */
export function cleanCode(text: string): string {
  return text.toUpperCase().replaceAll(/[\s\u2010-\u2015-]/g, "");
}

/** Spreads text over the groups of four from group `from` on; what is too long falls off. */
export function spread(groups: readonly string[], from: number, text: string): readonly string[] {
  const clean = cleanCode(text);
  const whole = clean.length >= groups.length * 4;
  const start = whole ? 0 : from;
  return groups.map((old, index) => {
    if (index < start) return old;
    const piece = clean.slice((index - start) * 4, (index - start) * 4 + 4);
    return piece === "" && index > start ? old : piece;
  });
}

interface CodeFieldProps {
  readonly id: string;
  readonly legend: string;
  readonly hint: string;
  readonly groups: readonly string[];
  readonly onInput: (groups: readonly string[]) => void;
  readonly error?: string | null | undefined;
  /** Group (0-based) that the error is about. */
  readonly badGroup?: number | null;
}

/** One field a group of four; pasting the whole code into any of them fills all. */
export function CodeField({ id, legend, hint, groups, onInput, error, badGroup = null }: CodeFieldProps): VNode {
  const bad = error !== undefined && error !== null;
  const typed = groups.reduce((sum, group) => sum + group.length, 0);
  const of = groups.length * 4;
  const box = useRef<HTMLDivElement>(null);
  const focus = (index: number): void => {
    box.current?.querySelectorAll("input")[index]?.focus();
  };
  const described = bad ? `${id}-hint ${id}-error` : `${id}-hint`;
  return (
    <fieldset class={bad ? "kern-fieldset kern-fieldset--error" : "kern-fieldset"}>
      <legend class="kern-label">{legend}</legend>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <div class="code" ref={box}>
        {groups.map((group, index) => (
          <input
            key={index}
            id={index === 0 ? id : `${id}-${index}`}
            inputMode="text"
            autoComplete="off"
            autoCapitalize="characters"
            spellcheck={false}
            // Longer on purpose: what is pasted or typed beyond four goes to the next fields.
            maxLength={of + groups.length}
            aria-label={t("code-group", { n: index + 1, of: groups.length })}
            aria-invalid={bad && (badGroup === null || badGroup === index) ? "true" : undefined}
            aria-describedby={described}
            value={group}
            onInput={(event) => {
              const text = cleanCode(event.currentTarget.value);
              const next = spread(groups, index, text);
              onInput(next);
              event.currentTarget.value = next[index] ?? "";
              if (text.length > 4) focus(Math.min(groups.length - 1, text.length >= of ? groups.length - 1 : index + Math.floor(text.length / 4)));
              else if (text.length === 4 && group.length < 4 && index + 1 < groups.length) focus(index + 1);
            }}
            onPaste={(event) => {
              const text = cleanCode(event.clipboardData?.getData("text") ?? "");
              if (text.length <= 4) return;
              event.preventDefault();
              onInput(spread(groups, index, text));
              focus(text.length >= of ? groups.length - 1 : Math.min(groups.length - 1, index + Math.floor(text.length / 4)));
            }}
            onKeyDown={(event) => {
              if (event.key === "Backspace" && group === "" && index > 0) focus(index - 1);
            }}
          />
        ))}
      </div>
      {bad ? <ErrorText id={`${id}-error`}>{error}</ErrorText> : null}
      <p class="hint num">{t("code-count", { n: typed, of })}</p>
    </fieldset>
  );
}
