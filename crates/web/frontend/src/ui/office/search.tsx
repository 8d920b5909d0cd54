// SPDX-License-Identifier: EUPL-1.2
/** Search over all of the clerk's units: a box in the header of every screen, and a screen with what was found. */
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { useLoaded, useMatterName, useOffice } from "../shared/env.js";
import { Icon } from "../shared/icons.js";
import { Heading } from "../shared/page.js";
import { go, href } from "../shared/router.js";
import { useSearch } from "../shared/search.js";
import { moveHit, SearchResults } from "../shared/search-results.js";
import { useKeys } from "./keys.js";

const BOX = "office-search";

/** What stands in the box; it stays while a hit is looked at, and goes when the page locks. */
let question = "";
const listeners = new Set<() => void>();

export function setQuestion(text: string): void {
  question = text;
  for (const listener of listeners) listener();
}

function useQuestion(): string {
  const [text, setText] = useState(question);
  useEffect(() => {
    const listen = (): void => {
      setText(question);
    };
    listen();
    listeners.add(listen);
    return () => {
      listeners.delete(listen);
    };
  }, []);
  return text;
}

const box = (): HTMLInputElement | null => document.querySelector<HTMLInputElement>(`#${BOX}`);

/** In the header. Enter leads to what was found; on that screen it changes with every letter. */
export function SearchBox(): VNode {
  const text = useQuestion();
  useKeys({ "/": () => { box()?.select(); box()?.focus(); } });
  return (
    <form
      class="find"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (question.trim() !== "") go(href("search"));
      }}
    >
      <Icon name="search" />
      <input
        id={BOX}
        type="search"
        autocomplete="off"
        spellcheck={false}
        aria-label={t("search-office")}
        placeholder={t("search-office-hint")}
        value={text}
        onInput={(event) => {
          setQuestion(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          moveHit(event, null);
        }}
      />
    </form>
  );
}

export function SearchScreen(): VNode {
  const office = useOffice();
  const text = useQuestion();
  const [unit, setUnit] = useState<string | null>(null);
  const units = useLoaded(() => office.units(), [], ["session"]);
  const search = useSearch(text, unit);
  const matterName = useMatterName();
  const list = useRef<HTMLDivElement>(null);
  useKeys({
    j: () => { moveHit(new KeyboardEvent("keydown", { key: "ArrowDown" }), box()); },
    k: () => { moveHit(new KeyboardEvent("keydown", { key: "ArrowUp" }), box()); },
  });
  const choices = units.value ?? [];
  return (
    <main class="page stack" id="main" tabIndex={-1}>
      <Heading title={t("search-title")}>{t("search-title")}</Heading>
      {choices.length < 2 ? null : (
        <div class="chips" role="group" aria-label={t("search-units")}>
          {[{ dept: null, label: t("search-all-units") }, ...choices].map(({ dept, label }) => (
            <button key={dept ?? ""} class="chip" type="button" aria-pressed={unit === dept} onClick={() => { setUnit(dept); }}>
              {unit === dept ? <Icon name="check" small /> : null}
              {label}
            </button>
          ))}
        </div>
      )}
      <div
        ref={list}
        onKeyDown={(event) => {
          if (event.key === "Escape") box()?.focus();
          else moveHit(event, box());
        }}
      >
        {text.trim() === "" ? (
          <p class="muted">{t("search-ask")}</p>
        ) : (
          <SearchResults search={search} unit={unit} onAsk={setQuestion} matter={matterName} to={(hit) => (hit.dept === null ? href("thread", hit.thread) : href("thread", hit.thread, unit ?? hit.dept))} />
        )}
      </div>
    </main>
  );
}
