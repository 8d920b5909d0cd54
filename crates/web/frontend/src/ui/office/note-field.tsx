// SPDX-License-Identifier: EUPL-1.2
/** The text of a note: "@" opens the names of the unit, the arrow keys choose, Enter puts one in, Escape closes. */
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { ColleagueView } from "../../mailbox/views.js";
import { useLoaded, useOffice } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { begun, inserted, offered } from "./mention.js";

interface Props {
  readonly thread: string;
  readonly dept: string;
  readonly text: string;
  readonly error: boolean;
  readonly onText: (text: string) => void;
  readonly onChosen: (colleague: ColleagueView) => void;
}

export function NoteField({ thread, dept, text, error, onText, onChosen }: Props): VNode {
  const office = useOffice();
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [closed, setClosed] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const word = begun(text, caret);
  // Asked for with the first "@": most notes mention nobody.
  const wanted = useRef(false);
  wanted.current ||= word !== null;
  const colleagues = useLoaded(() => (wanted.current ? office.mentionable(thread, dept) : Promise.resolve({ ok: true as const, value: [] })), [thread, dept, wanted.current], ["thread"]).value ?? [];
  const options = word === null || word.at === closed ? [] : offered(colleagues, word.query);
  const current = options[Math.min(active, options.length - 1)] ?? null;
  const count = options.length;
  useEffect(() => {
    if (count > 0) announce(t("mention-offered", { n: count }));
  }, [count]);
  const place = useRef<number | null>(null);
  useEffect(() => {
    if (place.current === null) return;
    field.current?.setSelectionRange(place.current, place.current);
    place.current = null;
  }, [text]);
  const choose = (colleague: ColleagueView): void => {
    if (word === null) return;
    const next = inserted(text, caret, word.at, colleague.label);
    place.current = next.caret;
    setCaret(next.caret);
    setActive(0);
    onChosen(colleague);
    onText(next.text);
    field.current?.focus();
    announce(t("mention-put", { name: colleague.label }));
  };
  const keys = (event: KeyboardEvent): void => {
    if (current === null || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown") setActive((active + 1) % count);
    else if (event.key === "ArrowUp") setActive((active + count - 1) % count);
    else if (event.key === "Enter" || event.key === "Tab") choose(current);
    else if (event.key === "Escape") setClosed(word?.at ?? null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const moved = (event: { readonly currentTarget: HTMLTextAreaElement }): void => {
    setCaret(event.currentTarget.selectionStart);
  };
  return (
    <div class="mention">
      <textarea
        id="note-text"
        ref={field}
        value={text}
        aria-describedby={error ? "note-hint note-error" : "note-hint"}
        aria-invalid={error ? "true" : undefined}
        aria-autocomplete="list"
        aria-controls={current === null ? undefined : "note-mentions"}
        aria-activedescendant={current === null ? undefined : `mention-${current.pid}`}
        onInput={(event) => {
          moved(event);
          setActive(0);
          if (begun(event.currentTarget.value, event.currentTarget.selectionStart)?.at !== closed) setClosed(null);
          onText(event.currentTarget.value);
        }}
        onKeyDown={keys}
        onKeyUp={moved}
        onClick={moved}
      />
      {current === null ? null : (
        <ul class="mention-list" id="note-mentions" role="listbox" aria-label={t("mention-list")}>
          {options.map((one) => (
            <li
              key={one.pid}
              id={`mention-${one.pid}`}
              role="option"
              aria-selected={one === current}
              onMouseDown={(event) => {
                // The text keeps the focus, and the caret its place.
                event.preventDefault();
                choose(one);
              }}
            >
              {one.label}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
