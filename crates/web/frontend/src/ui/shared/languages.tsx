// SPDX-License-Identifier: EUPL-1.2
/** The choice of the language: one button where there are two languages, a menu where there are more. Each language names itself. */
import { Fragment, type VNode } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { language, languages, nameOf, setLanguage, t, type Lang } from "../../i18n/i18n.js";
import { useEnv } from "./env.js";
import { Icon } from "./icons.js";
import { announce } from "./page.js";

export function LanguageSwitch(): VNode {
  const all = languages();
  const others = all.filter((lang) => lang !== language());
  if (all.length > 2) return <LanguageMenu all={all} />;
  return (
    <Fragment>
      {others.map((lang) => <Choice key={lang} lang={lang} />)}
    </Fragment>
  );
}

function Choice({ lang, current = false, onDone }: { lang: Lang; current?: boolean; onDone?: () => void }): VNode {
  const { keepLanguage } = useEnv();
  return (
    <button
      type="button"
      lang={lang}
      aria-current={current ? "true" : undefined}
      onClick={() => {
        keepLanguage(lang);
        void setLanguage(lang).then(() => {
          announce(t("language-changed"));
          onDone?.();
        });
      }}
    >
      <bdi>{nameOf(lang)}</bdi>
    </button>
  );
}

/** A disclosure, not a `select`: nothing changes while somebody walks through the list with the arrow keys. */
function LanguageMenu({ all }: { all: readonly Lang[] }): VNode {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const current = language();
  useEffect(() => {
    if (!open) return;
    // A pointer beside it closes it; so does the focus when it goes on.
    const outside = (event: Event): void => {
      if (event.target instanceof Node && root.current?.contains(event.target) === false) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
    };
  }, [open]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div
      class="langs"
      ref={root}
      onKeyDown={(event) => {
        if (event.key === "Escape" && open) close();
      }}
    >
      <button type="button" ref={button} class="langs-open" aria-expanded={open} aria-controls={id} onClick={() => { setOpen(!open); }}>
        <Icon name="globe" />
        <span class="sr-only">{t("languages")}: </span>
        <bdi>{nameOf(current)}</bdi>
      </button>
      <div class="langs-list" id={id} hidden={!open}>
        <ul>
          {all.map((lang) => (
            <li key={lang}>
              <Choice lang={lang} current={lang === current} onDone={close} />
            </li>
          ))}
        </ul>
        {current === "de" ? null : <p class="small muted">{t("lang-binding")}</p>}
      </div>
    </div>
  );
}
