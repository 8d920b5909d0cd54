// SPDX-License-Identifier: EUPL-1.2
/** Heading with page title and focus, live regions, notices that belong to every screen. */
import { Fragment, type ComponentChildren, type VNode } from "preact";
import { useEffect, useReducer, useRef, useState } from "preact/hooks";
import { directionOf, language, onLanguage, t, type Lang } from "../../i18n/i18n.js";
import { countdown } from "../../i18n/format.js";
import { Alert, Button, Dialog } from "./controls.js";
import { useEnv, useOnline, useSession } from "./env.js";
import { lockSafely, timeUpSafely } from "./flush.js";
import { Icon, Mark } from "./icons.js";
import { go, routeChanges } from "./router.js";

/**
 * The screen's one h1. `title` names the screen without contents of messages (tab titles and histories are read by others);
 * after a change of the screen the heading takes the focus.
 */
export function Heading({ title, children, display = false }: { title: string; children: ComponentChildren; display?: boolean }): VNode {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t("page-title", { title });
  });
  useEffect(() => {
    if (routeChanges() === 0) return;
    window.scrollTo(0, 0);
    ref.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 class={display ? "display" : "kern-heading-large"} tabIndex={-1} ref={ref}>
      {children}
    </h1>
  );
}

let say: ((text: string, urgent: boolean) => void) | null = null;

/** Speaks through the live regions; what is said is also on the screen somewhere. */
export function announce(text: string, urgent = false): void {
  say?.(text, urgent);
}

export function LiveRegions(): VNode {
  const [texts, setTexts] = useState({ polite: "", urgent: "", turn: 0 });
  useEffect(() => {
    say = (text, urgent) => {
      // The same words twice would not be spoken: a changing blank makes them new.
      setTexts((old) => ({ polite: urgent ? old.polite : text + " ".repeat(old.turn % 2), urgent: urgent ? text + " ".repeat(old.turn % 2) : old.urgent, turn: old.turn + 1 }));
    };
    return () => {
      say = null;
    };
  }, []);
  return (
    <div class="sr-only">
      <div role="status" aria-live="polite">
        {texts.polite}
      </div>
      <div role="alert" aria-live="assertive">
        {texts.urgent}
      </div>
    </div>
  );
}

/** Everything below is drawn anew when the language changes. */
export function useLanguage(): Lang {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  useEffect(() => onLanguage(() => { redraw(0); }), []);
  useEffect(() => {
    document.documentElement.lang = language();
    document.documentElement.dir = directionOf(language());
  });
  return language();
}

export function SkipLink(): VNode {
  return (
    <a
      class="skip"
      href="#main"
      onClick={(event) => {
        // The fragment belongs to the router.
        event.preventDefault();
        const main = document.getElementById("main");
        main?.focus();
        main?.scrollIntoView();
      }}
    >
      {t("skip")}
    </a>
  );
}

export function Brand({ line, to }: { line: ComponentChildren; to: string }): VNode {
  const { brand } = useEnv();
  return (
    <a class="brand" href={to}>
      <Mark />
      <span>
        <span class="brand-name">{brand.name}</span>
        <span class="brand-line">{line}</span>
      </span>
    </a>
  );
}

/** Seconds before the lock at which the question appears. */
export const WARN_SECONDS = 120;

/** Reports use of keyboard and pointer, asks before the session's idle time ends, and locks when nobody answers. */
export function IdleGuard(): VNode | null {
  const { service, now } = useEnv();
  const session = useSession();
  const [left, setLeft] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const until = session.state === "open" ? session.idleExpiresAt : null;
  const shared = session.state === "open" && session.shared;
  const asking = left !== null;

  useEffect(() => {
    if (until === null) {
      setLeft(null);
      return;
    }
    const tick = (): void => {
      const rest = until - now();
      if (rest <= 0) {
        setLeft(null);
        void timeUpSafely(service);
      } else {
        setLeft(rest <= WARN_SECONDS ? rest : null);
      }
    };
    tick();
    const timer = setInterval(tick, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [until, now, service]);

  useEffect(() => {
    if (until === null || asking) return;
    const touch = (): void => {
      service.session.touch();
    };
    window.addEventListener("keydown", touch, { passive: true });
    window.addEventListener("pointerdown", touch, { passive: true });
    return () => {
      window.removeEventListener("keydown", touch);
      window.removeEventListener("pointerdown", touch);
    };
  }, [until, asking, service]);

  // Spoken once a minute and for the last seconds, not every second.
  const spoken = left === null ? "" : left > 60 ? t("idle-spoken", { n: 2 }) : left > 15 ? t("idle-spoken", { n: 1 }) : t("idle-spoken-now");
  const stay = (): void => {
    if (busy) return;
    setBusy(true);
    void service.session.extend().then(() => {
      setBusy(false);
    });
  };
  if (left === null) return null;
  return (
    <Dialog
      title={t("idle-title")}
      onClose={stay}
      actions={
        <Fragment>
          <Button first onClick={stay} busy={busy}>{t("idle-stay")}</Button>
          <Button
            kind="secondary"
            icon="lock"
            onClick={() => {
              void lockSafely(service);
            }}
          >
            {t("lock-now")}
          </Button>
        </Fragment>
      }
    >
      <p class="num" aria-hidden="true">{shared ? t("idle-shared-text", { left: countdown(left) }) : t("idle-text", { left: countdown(left) })}</p>
      <p class="sr-only" role="status">{spoken}</p>
    </Dialog>
  );
}

/** What concerns every screen: no connection, notices about keys, a log that nobody watches. */
export function Notices(): VNode {
  const online = useOnline();
  return (
    <div class="notices">
      {online ? null : (
        <Alert kind="warning" title={t("offline-title")} role="status">
          <p>{t("offline-text")}</p>
        </Alert>
      )}
    </div>
  );
}

export function LockButton(): VNode {
  const { service } = useEnv();
  return (
    <button
      type="button"
      class="box"
      onClick={() => {
        void lockSafely(service).then(() => {
          go("#/unlock");
        });
      }}
    >
      <Icon name="lock" />
      {t("lock")}
    </button>
  );
}
