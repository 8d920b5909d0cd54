// SPDX-License-Identifier: EUPL-1.2
/** Groups of radio buttons and of boxes to tick. */
import type { ComponentChildren, VNode } from "preact";
import { ErrorText } from "./fields.js";

interface Group<T extends string> {
  readonly id: string;
  readonly legend: string;
  readonly options: readonly (readonly [T, string])[];
  readonly error?: string | null | undefined;
  readonly children?: ComponentChildren;
}

/** One of several. */
export function Radios<T extends string>({ id, legend, options, value, onPick, error, children, inOwn = false }: Group<T> & { readonly value: T | null; readonly onPick: (value: T) => void; /** Each key is a language, and its label is in it. */ readonly inOwn?: boolean }): VNode {
  return (
    <Frame id={id} legend={legend} error={error}>
      {options.map(([key, label]) => (
        <div key={key} class="kern-form-check">
          <input type="radio" class="kern-form-check__radio" id={`${id}-${key}`} name={id} checked={key === value} onChange={() => { onPick(key); }} />
          <label class="kern-label" for={`${id}-${key}`} lang={inOwn ? key : undefined}>{inOwn ? <bdi>{label}</bdi> : label}</label>
        </div>
      ))}
      {children}
    </Frame>
  );
}

/** Any of several; `fixed` ones are ticked and stay so. */
export function Boxes<T extends string>({ id, legend, options, value, onChange, fixed = [], error, children }: Group<T> & { readonly value: readonly T[]; readonly onChange: (value: readonly T[]) => void; readonly fixed?: readonly T[] }): VNode {
  return (
    <Frame id={id} legend={legend} error={error}>
      {options.map(([key, label]) => (
        <div key={key} class="kern-form-check">
          <input
            type="checkbox"
            class="kern-form-check__checkbox"
            id={`${id}-${key}`}
            checked={fixed.includes(key) || value.includes(key)}
            disabled={fixed.includes(key)}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              onChange(checked ? [...value, key] : value.filter((one) => one !== key));
            }}
          />
          <label class="kern-label" for={`${id}-${key}`}>{label}</label>
        </div>
      ))}
      {children}
    </Frame>
  );
}

function Frame({ id, legend, error, children }: { readonly id: string; readonly legend: string; readonly error: string | null | undefined; readonly children: ComponentChildren }): VNode {
  const bad = error !== undefined && error !== null;
  return (
    <fieldset class={bad ? "kern-fieldset kern-fieldset--error" : "kern-fieldset"} id={id} tabIndex={-1}>
      <legend class="kern-label">{legend}</legend>
      <div class="kern-fieldset__body">{children}</div>
      {bad ? <ErrorText id={`${id}-error`}>{error}</ErrorText> : null}
    </fieldset>
  );
}
