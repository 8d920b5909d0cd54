// SPDX-License-Identifier: EUPL-1.2
/** Text modules beside an answer: offered for this case, put in by key or click with what is known filled in, and taken back as easily. */
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { monthOf } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import { blanksLeft, fill, insert, isOffered } from "../../mailbox/texts.js";
import type { DraftView, TextModuleView, TextUse, ThreadView } from "../../mailbox/views.js";
import { Alert, Link, LinkButton } from "../shared/controls.js";
import { useEnv, useLoaded, useMatterName, useOffice } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { href } from "../shared/router.js";
import { useKeys } from "./keys.js";
import { factsOf } from "./text-facts.js";

/** Modules with a number key of their own. */
const NUMBERED = 9;
/** More than these are searched rather than looked through. */
const SEARCHED = 6;

interface Props {
  readonly thread: ThreadView;
  readonly dept: string;
  readonly draft: DraftView;
  readonly change: (part: Partial<DraftView>) => void;
  /** Id of the field in which the answer is written. */
  readonly field: string;
  readonly ready: ReadyText | null;
  /** It is put in now: it is not ready any more, or whoever takes a message back would have it twice. */
  readonly onReadyPut: () => void;
}

/** A finished text that comes from elsewhere on the screen. */
export interface ReadyText {
  readonly title: string;
  readonly text: string;
  /** The same in the clerk's language, when it is written in another. */
  readonly reading: string | null;
}

/** What is still to be filled in, in words; null when nothing is. */
export function blanksText(draft: DraftView): string | null {
  const left = blanksLeft(draft.body, draft.blanks ?? []);
  return left.length === 0 ? null : t("text-blanks-left", { n: left.length, names: left.join(", ") });
}

export function TextModules({ thread, dept, draft, change, field, ready, onReadyPut }: Props): VNode | null {
  const { brand, now } = useEnv();
  const office = useOffice();
  const matterName = useMatterName();
  const modules = useLoaded(() => office.texts.list(dept), [dept], []);
  const name = useLoaded(async () => ({ ok: true as const, value: (await office.clerkName?.get()) ?? "" }), [], ["session"]);
  const [simple, setSimple] = useState(false);
  const [search, setSearch] = useState("");
  /** What stood there before the last one was put in, and after. */
  const [last, setLast] = useState<{ readonly before: DraftView; readonly after: string; readonly title: string; readonly reading: string | null } | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const represented = thread.readers.some((reader) => reader.kind === "representative");
  const offered = (modules.value ?? []).filter((module) => isOffered(module, { matter: thread.matter, represented, now: now() }));
  const words = search.trim().toLocaleLowerCase("de").split(/\s+/u);
  const shown = offered.filter(({ content }) => words.every((word) => `${content.title} ${content.body}`.toLocaleLowerCase("de").includes(word)));
  const texts = shown.filter(({ content }) => content.kind === "text");
  const signatures = shown.filter(({ content }) => content.kind === "signature");
  const twins = offered.some(({ content }) => content.simple !== null);
  const focusList = (): void => {
    list.current?.querySelector("button")?.focus();
  };
  useKeys({ t: focusList });

  const putText = (title: string, filled: { readonly text: string; readonly blanks: readonly string[] }, end: boolean, use: TextUse | null, reading: string | null = null): void => {
    const box = document.getElementById(field) as HTMLTextAreaElement | null;
    const { body, cursor } = insert(draft.body, end || box === null ? draft.body.length : box.selectionEnd, filled.text);
    const texts = draft.texts ?? [];
    change({ body, texts: use === null ? texts : [...texts.filter((one) => one.id !== use.id), use], blanks: [...new Set([...(draft.blanks ?? []), ...filled.blanks])] });
    setLast({ before: draft, after: body, title, reading });
    announce(filled.blanks.length === 0 ? t("text-put", { title }) : t("text-put-blanks", { title, names: filled.blanks.join(", ") }));
    requestAnimationFrame(() => {
      box?.focus();
      // The first gap is where the clerk goes on; without one, behind what was put in.
      const gap = filled.blanks[0];
      const from = gap === undefined ? cursor : body.indexOf(gap);
      box?.setSelectionRange(from, gap === undefined ? cursor : from + gap.length);
    });
  };
  const put = ({ id, version, content }: TextModuleView): void => {
    const facts = factsOf({ thread, matter: matterName(thread.matter), clerk: name.value, brand, now: now() }, content.lang);
    putText(content.title, fill(simple && content.simple !== null ? content.simple : content.body, facts), content.kind === "signature", { id, v: version });
  };
  useEffect(() => {
    if (ready === null) return;
    putText(ready.title, { text: ready.text, blanks: [] }, true, null, ready.reading);
    onReadyPut();
  }, [ready]);
  const back = (): void => {
    if (last === null) return;
    change({ body: last.before.body, texts: last.before.texts ?? [], blanks: last.before.blanks ?? [] });
    setLast(null);
    announce(t("text-taken-back"));
    document.getElementById(field)?.focus();
  };
  if (modules.refusal !== null) return <RefusalAlert refusal={modules.refusal} title={t("texts-not-loaded")} />;
  if (modules.value === null) return null;
  const left = blanksText(draft);
  return (
    <section class="stack stack-2" aria-labelledby="texts">
      <div class="reply-h">
        <h3 id="texts" class="strong">{t("texts-for", { matter: matterName(thread.matter) })}</h3>
        {texts.length === 0 ? null : <span class="small muted only-wide">{t("texts-key")} <kbd>T</kbd></span>}
      </div>
      {left === null ? null : <p class="small" role="status">{left}</p>}
      {last?.after !== draft.body ? null : (
        <p class="small">
          {t("text-put", { title: last.title })} <LinkButton onClick={back}>{t("text-take-back")}</LinkButton>
        </p>
      )}
      {last?.after !== draft.body || last.reading === null ? null : (
        <Alert kind="info" title={t("ready-reading")} role="status">
          <p class="prewrap">{last.reading}</p>
        </Alert>
      )}
      {offered.length === 0 ? (
        <p class="small muted">
          {t("texts-none")} <Link to={href("texts", dept)}>{t("texts-manage")}</Link>
        </p>
      ) : (
        <div class="row">
          {offered.length <= SEARCHED ? null : (
            <input type="search" class="kern-form-input__input grow" aria-label={t("texts-search")} placeholder={t("texts-search")} value={search} onInput={(event) => { setSearch(event.currentTarget.value); }} />
          )}
          {twins ? (
            <div class="kern-form-check">
              <input type="checkbox" class="kern-form-check__checkbox" id="texts-simple" checked={simple} onChange={(event) => { setSimple(event.currentTarget.checked); }} />
              <label class="kern-label" for="texts-simple">{t("texts-simple")}</label>
            </div>
          ) : null}
        </div>
      )}
      {offered.length > 0 && shown.length === 0 ? <p class="small muted" role="status">{t("texts-not-found", { search: search.trim() })}</p> : null}
      {texts.length === 0 ? null : (
        <ul
          class="texts"
          ref={list}
          aria-labelledby="texts"
          onKeyDown={(event) => {
            const module = /^[1-9]$/u.test(event.key) ? texts[Number(event.key) - 1] : undefined;
            if (module === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
            event.preventDefault();
            put(module);
          }}
        >
          {texts.map((module, index) => (
            <li key={module.id}>
              <button type="button" onClick={() => { put(module); }}>
                {index < NUMBERED ? <kbd aria-hidden="true">{index + 1}</kbd> : <span />}
                <span class="grow">
                  {module.content.title}
                  {simple && module.content.simple === null ? <span class="small muted"> · {t("texts-no-simple")}</span> : null}
                </span>
                <span class="small muted num">{versionLine(module)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {signatures.length === 0 ? null : (
        <p class="row small">
          {signatures.map((module) => (
            <LinkButton key={module.id} icon="pencil" onClick={() => { put(module); }}>{t("text-sign", { title: module.content.title })}</LinkButton>
          ))}
        </p>
      )}
    </section>
  );
}

/** Names of a unit's modules, for messages that were made of them. */
export function useTextTitles(dept: string | null): (id: string) => string | null {
  const office = useOffice();
  const modules = useLoaded(() => (dept === null ? Promise.resolve({ ok: true as const, value: [] }) : office.texts.list(dept)), [dept], []);
  return (id) => modules.value?.find((module) => module.id === id)?.content.title ?? null;
}

/** `v4, geprüft 09/2026`. */
export function versionLine({ version, content }: TextModuleView): string {
  return content.reviewed_at === null ? t("text-version", { v: version }) : t("text-version-reviewed", { v: version, month: monthOf(content.reviewed_at) });
}
