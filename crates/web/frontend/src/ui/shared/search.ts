// SPDX-License-Identifier: EUPL-1.2
/** Asking the search while somebody types, and again when more has been read. What was asked stays in the memory of the page: never in an address. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { FoundView, Refusal, SearchCover } from "../../mailbox/views.js";
import { useEnv, useLive } from "./env.js";
import { announce } from "./page.js";

/** Hits shown at first, and more each time. */
const PAGE = 20;
/** Milliseconds of rest in typing: before the search is asked, and before the number of hits is spoken. */
const REST = 100;
const SPOKEN = 900;

export interface Search {
  /** What was found for `words`; null until there is a first answer. */
  readonly found: FoundView | null;
  readonly words: string;
  readonly refusal: Refusal | null;
  readonly cover: SearchCover;
  readonly more: () => void;
}

/** `text` as typed; nothing is asked for blanks. */
export function useSearch(text: string, unit: string | null): Search {
  const { service } = useEnv();
  const { search } = service;
  const words = text.trim();
  const [state, setState] = useState<{ readonly found: FoundView | null; readonly words: string; readonly refusal: Refusal | null }>({ found: null, words: "", refusal: null });
  const [cover, setCover] = useState(() => search.cover(unit));
  const [limit, setLimit] = useState(PAGE);
  const turn = useRef(0);

  const ask = useCallback((): void => {
    turn.current += 1;
    const mine = turn.current;
    setCover(search.cover(unit));
    if (words === "") {
      setState({ found: null, words, refusal: null });
      return;
    }
    void search.find({ text: words, unit, limit }).then((answer) => {
      // An older answer never overwrites a newer question.
      if (turn.current === mine) setState((old) => (answer.ok ? { found: answer.value, words, refusal: null } : { ...old, words, refusal: answer.refusal }));
    });
  }, [search, words, unit, limit]);

  useEffect(() => {
    const timer = setTimeout(ask, REST);
    return () => {
      clearTimeout(timer);
    };
  }, [ask]);
  useEffect(() => {
    setLimit(PAGE);
  }, [words, unit]);
  useLive(["search", "acting"], ask);

  const total = state.words === words && state.found?.asked === true ? state.found.total : null;
  useEffect(() => {
    if (total === null) return;
    const timer = setTimeout(() => {
      announce(t("search-hits", { n: total }));
    }, SPOKEN);
    return () => {
      clearTimeout(timer);
    };
  }, [total, words]);

  return {
    ...state,
    cover,
    more: () => {
      setLimit(limit + PAGE);
    },
  };
}
