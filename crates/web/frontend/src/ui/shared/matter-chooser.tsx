// SPDX-License-Identifier: EUPL-1.2
/** What a message is about: the list by units, a search by words, and what is not offered at the moment. The lead sees the same as a preview. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { date } from "../../i18n/format.js";
import { here, said, saidIn, writtenIn, type Texts } from "../../i18n/i18n.js";
import { find } from "../../mailbox/offers.js";
import type { MatterView } from "../../mailbox/views.js";
import { Details } from "./controls.js";
import { ErrorText, TextField } from "./fields.js";

/** Matters in the order of the server, under the name of their unit. */
export function byUnit(matters: readonly MatterView[]): readonly { readonly unit: string; readonly matters: readonly MatterView[] }[] {
  const groups = new Map<string, MatterView[]>();
  for (const matter of matters) {
    const group = groups.get(matter.unit);
    if (group === undefined) groups.set(matter.unit, [matter]);
    else group.push(matter);
  }
  return [...groups].map(([unit, list]) => ({ unit, matters: list }));
}

interface ChooserProps {
  readonly id: string;
  readonly matters: readonly MatterView[];
  readonly value: string | null;
  readonly onPick: (code: string | null) => void;
  readonly error?: string | null;
  readonly locked?: boolean;
  /** In which language; that of the screen if not said. */
  readonly texts?: Texts;
}

export function MatterChooser({ id, matters, value, onPick, error = null, locked = false, texts = here() }: ChooserProps): VNode {
  const { lang, t } = texts;
  const offered = matters.filter(({ paused }) => paused === null);
  const picked = offered.find(({ code }) => code === value) ?? null;
  const described = [`${id}-hint`, picked?.note === null || picked === null ? null : `${id}-note`, error === null ? null : `${id}-error`].filter((part) => part !== null);
  return (
    <div class={error === null ? "kern-form-input" : "kern-form-input kern-form-input--error"}>
      <label class="kern-label" for={id}>{t("matter-label")}</label>
      <p class="hint" id={`${id}-hint`}>{t("matter-hint")}</p>
      <div class="kern-form-input__select-wrapper">
        <select
          id={id}
          class="kern-form-input__select"
          value={picked?.code ?? ""}
          aria-invalid={error === null ? undefined : "true"}
          aria-describedby={described.join(" ")}
          disabled={locked}
          onChange={(event) => {
            const code = event.currentTarget.value;
            onPick(code === "" ? null : code);
          }}
        >
          <option value="">{t("matter-choose")}</option>
          {byUnit(offered).map((group) => (
            <optgroup key={group.unit} label={group.unit}>
              {group.matters.map((item) => (
                <option key={item.code} value={item.code} lang={saidIn(lang)}>{said(item.label, lang)}</option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      {error === null ? null : <ErrorText id={`${id}-error`}>{error}</ErrorText>}
      {picked?.note === undefined || picked.note === null ? null : <p class="matter-note" id={`${id}-note`} lang={saidIn(lang)}>{said(picked.note, lang)}</p>}
      {picked?.simple === undefined || picked.simple === null || writtenIn(lang) !== "de" ? null : <p class="matter-note"><strong>{t("matter-simple")}</strong> {picked.simple}</p>}
      <Paused matters={matters} texts={texts} />
      {locked ? null : (
        <Details summary={t("matter-find")}>
          <Finder
            id={id}
            matters={matters}
            texts={texts}
            onPick={(code) => {
              onPick(code);
              // The button is gone; what it did stands in the list.
              document.getElementById(id)?.focus();
            }}
          />
        </Details>
      )}
    </div>
  );
}

/** What is not offered, and what to do instead. */
function Paused({ matters, texts: { lang, t } }: { matters: readonly MatterView[]; texts: Texts }): VNode | null {
  const waiting = matters.filter(({ paused }) => paused !== null);
  if (waiting.length === 0) return null;
  return (
    <div class="matter-paused">
      <p class="strong">{t("matter-paused-title")}</p>
      <ul>
        {waiting.map((matter) => (
          <li key={matter.code}><PausedLine matter={matter} texts={{ lang, t }} /></li>
        ))}
      </ul>
    </div>
  );
}

function PausedLine({ matter: { label, paused }, texts: { lang, t } }: { matter: MatterView; texts: Texts }): VNode {
  return (
    <Fragment>
      <strong>{t("matter-paused-name", { name: said(label, lang) })}</strong>{" "}
      {paused === null ? null : <span lang={saidIn(lang)}>{said(paused.hint, lang)}</span>}
      {paused === null || paused.until === null ? null : ` ${t("matter-paused-until", { day: date(paused.until, lang) })}`}
    </Fragment>
  );
}

function Finder({ id, matters, texts, onPick }: { id: string; matters: readonly MatterView[]; texts: Texts; onPick: (code: string) => void }): VNode {
  const { lang, t } = texts;
  const [typed, setTyped] = useState("");
  const hits = find(matters, typed);
  const asked = typed.trim() !== "";
  return (
    <div class="stack stack-2">
      <TextField id={`${id}-find`} label={t("matter-find-label")} hint={t("matter-find-hint")} value={typed} onInput={setTyped} />
      <p class="small muted" role="status">{asked ? t("matter-found", { n: hits.length }) : ""}</p>
      {hits.length === 0 ? null : (
        <ul class="plain stack stack-2">
          {hits.map((matter) => (
            <li key={matter.code}>
              {matter.paused === null ? (
                <button
                  type="button"
                  class="matter-hit"
                  onClick={() => {
                    setTyped("");
                    onPick(matter.code);
                  }}
                >
                  <span class="strong" lang={saidIn(lang)}>{said(matter.label, lang)}</span>
                  <span class="small muted">{matter.note === null ? matter.unit : t("matter-hit-note", { unit: matter.unit, note: said(matter.note, lang) })}</span>
                </button>
              ) : (
                <p><PausedLine matter={matter} texts={texts} /></p>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
