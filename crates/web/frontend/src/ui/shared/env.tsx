// SPDX-License-Identifier: EUPL-1.2
/** What every screen is given: the service behind it, the clock, chance, and the insurer's brand. */
import { createContext } from "preact";
import { useCallback, useContext, useEffect, useRef, useState, useLayoutEffect } from "preact/hooks";
import type { OfficeService, PortalService } from "../../mailbox/service.js";
import { hasText, restOfTexts, said } from "../../i18n/i18n.js";
import type { Brand, MatterView, Outcome, Refusal, SessionView } from "../../mailbox/views.js";
import type { Sender } from "./sender.js";

export interface Env {
  readonly service: PortalService | OfficeService;
  /** Unix seconds. */
  readonly now: () => number;
  /** A fresh UUID for drafts. */
  readonly newId: () => string;
  readonly brand: Brand;
  readonly sender: Sender;
  /** Picked colours, dark or light, and motion are the system's; only the language is stored here. */
  /** null: as it was when the page was loaded. At a device that others use too nothing is stored. */
  readonly keepLanguage: (lang: string | null) => void;
}

const Context = createContext<Env | null>(null);
export const EnvProvider = Context.Provider;

export function useEnv(): Env {
  const env = useContext(Context);
  if (env === null) throw new Error("no Env above this component");
  return env;
}

export function usePortal(): PortalService {
  const { service } = useEnv();
  if (service.side !== "portal") throw new Error("not the portal");
  return service;
}

export function useOffice(): OfficeService {
  const { service } = useEnv();
  if (service.side !== "office") throw new Error("not the office");
  return service;
}

type Kind = Parameters<Parameters<PortalService["live"]["subscribe"]>[0]>[0]["kind"];

/** Calls back on what changed behind the screens. */
export function useLive(kinds: readonly Kind[], listener: (thread: string | undefined) => void): void {
  const { service } = useEnv();
  const latest = useRef(listener);
  latest.current = listener;
  const wanted = kinds.join(" ");
  // With the drawing and not after it: what changes between the two would never be heard.
  useLayoutEffect(
    () =>
      service.live.subscribe((what) => {
        if (wanted.split(" ").includes(what.kind)) latest.current(what.thread);
      }),
    [service, wanted],
  );
}

export function useSession(): SessionView {
  const { service } = useEnv();
  const [session, setSession] = useState(() => service.session.current());
  useLive(["session"], () => {
    setSession(service.session.current());
  });
  return session;
}

export function useOnline(): boolean {
  const { service } = useEnv();
  const [online, setOnline] = useState(service.live.online);
  useLive(["online"], () => {
    setOnline(service.live.online);
  });
  return online;
}

/** The time, re-read every `seconds`. */
export function useNow(seconds: number): number {
  const { now } = useEnv();
  const [value, setValue] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => {
      setValue(now());
    }, seconds * 1000);
    return () => {
      clearInterval(timer);
    };
  }, [now, seconds]);
  return value;
}

/** Something asked for: what came last stays visible while it is asked for again. */
export interface Loaded<T> {
  readonly value: T | null;
  readonly refusal: Refusal | null;
  readonly busy: boolean;
  readonly reload: () => void;
  /** Asks again and goes on when the answer is on the screen, whichever it is: what is said then does not contradict what is shown. */
  readonly fresh: (then: () => void) => void;
}

const GONE: readonly string[] = ["not-found", "reason-required"];

/** Fetches the sentence of a refusal that a first visit does not bring. Without it the general one is shown, with the code in it. */
async function worded<T>(answer: Outcome<T>): Promise<Outcome<T>> {
  if (!answer.ok && !hasText(`refusal-${answer.refusal.code}`)) await restOfTexts().catch(() => undefined);
  return answer;
}

/** Asks when `keys` change and when one of `kinds` is reported. An older answer never overwrites a newer question. */
export function useLoaded<T>(ask: () => Promise<Outcome<T>>, keys: readonly unknown[], kinds: readonly Kind[], thread?: string): Loaded<T> {
  const [state, setState] = useState<{ value: T | null; refusal: Refusal | null; busy: boolean }>({ value: null, refusal: null, busy: true });
  const turn = useRef(0);
  const latest = useRef(ask);
  latest.current = ask;
  const waiting = useRef<(() => void)[]>([]);
  const fresh = useCallback((then: () => void) => {
    waiting.current.push(then);
    turn.current += 1;
    const mine = turn.current;
    setState((old) => ({ ...old, busy: true }));
    void latest.current().then(worded).then((answer) => {
      if (turn.current !== mine) return;
      // What is not there for this person any more, or opens for a reason only, does not stay on the screen; after other refusals it does.
      setState((old) => (answer.ok ? { value: answer.value, refusal: null, busy: false } : { value: GONE.includes(answer.refusal.code) ? null : old.value, refusal: answer.refusal, busy: false }));
      for (const go of waiting.current.splice(0)) go();
    });
  }, []);
  const reload = useCallback(() => { fresh(() => undefined); }, [fresh]);
  useEffect(() => {
    setState({ value: null, refusal: null, busy: true });
    reload();
  }, keys);
  useLive(kinds, (id) => {
    if (thread === undefined || id === undefined || id === thread) reload();
  });
  return { ...state, reload, fresh };
}

/**
 * A running request of a button: `busy` while it runs, `refusal` when it was refused. `done` is for a button that is still there; with
 * `gone` also for one whose screen what it did has taken away, since the live word of it can come before the answer.
 */
export function useAction(): { readonly busy: boolean; readonly refusal: Refusal | null; readonly run: <T>(ask: () => Promise<Outcome<T>>, done?: (value: T) => void, gone?: boolean) => void; readonly clear: () => void } {
  const [state, setState] = useState<{ busy: boolean; refusal: Refusal | null }>({ busy: false, refusal: null });
  const alive = useRef(true);
  const running = useRef(false);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const run = <T,>(ask: () => Promise<Outcome<T>>, done?: (value: T) => void, gone = false): void => {
    if (running.current) return;
    running.current = true;
    setState({ busy: true, refusal: null });
    void ask().then(worded).then((answer) => {
      running.current = false;
      if (alive.current) setState({ busy: false, refusal: answer.ok ? null : answer.refusal });
      if (answer.ok && (alive.current || gone)) done?.(answer.value);
    });
  };
  return {
    ...state,
    run,
    clear: () => {
      setState({ busy: false, refusal: null });
    },
  };
}

/** Whether the window is no wider than this (CSS pixels; the one break point is 768): tables become lists there. */
export function useNarrow(most = 767): boolean {
  const asked = `(max-width: ${most}px)`;
  const [narrow, setNarrow] = useState(() => matchMedia(asked).matches);
  useEffect(() => {
    const query = matchMedia(asked);
    const listen = (): void => {
      setNarrow(query.matches);
    };
    query.addEventListener("change", listen);
    return () => {
      query.removeEventListener("change", listen);
    };
  }, [asked]);
  return narrow;
}

/** Names of matters by code, in the language of the screen; a code without a name shows itself. */
export function useMatterName(): (code: string) => string {
  const { service } = useEnv();
  const matters = useLoaded<readonly MatterView[]>(() => ("matters" in service ? service.matters() : Promise.resolve({ ok: true, value: [] })), [], []);
  return (code) => {
    const found = matters.value?.find((matter) => matter.code === code);
    return found === undefined ? code : said(found.label);
  };
}
