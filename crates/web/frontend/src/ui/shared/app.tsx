// SPDX-License-Identifier: EUPL-1.2
/** Starts an app: texts, brand, session, then the screens. Which screen may be shown follows from the session alone. */
import { render, type ComponentType, type VNode } from "preact";
import { useLayoutEffect } from "preact/hooks";
import type { OfficeService, PortalService } from "../../mailbox/service.js";
import type { Refusal, SessionView } from "../../mailbox/views.js";
import { setGlobals, startTexts, t, type Catalog } from "../../i18n/i18n.js";
import { Button } from "./controls.js";
import { EnvProvider, type Env } from "./env.js";
import { storeDrafts } from "./flush.js";
import { Mark } from "./icons.js";
import { useLanguage } from "./page.js";
import { refusalText } from "./refusals.js";
import { keepFocus } from "./refocus.js";
import { go, rememberWanted, takeWanted, type Route } from "./router.js";
import { Sender } from "./sender.js";

const LANGUAGE_KEY = "sp-lang";

export interface Start {
  readonly service: PortalService | OfficeService;
  readonly catalog: Catalog;
  readonly app: ComponentType;
  readonly now?: () => number;
  readonly newId?: () => string;
}

/** Languages in the order in which the person wants them: picked here before, else the browser's. */
function wantedLanguages(): readonly string[] {
  const kept = readKept();
  return kept === null ? navigator.languages : [kept, ...navigator.languages];
}

function readKept(): string | null {
  try {
    return localStorage.getItem(LANGUAGE_KEY);
  } catch {
    return null; // Storage switched off: the browser's languages decide.
  }
}

function keepLanguage(lang: string | null): void {
  try {
    if (lang === null) localStorage.removeItem(LANGUAGE_KEY);
    else localStorage.setItem(LANGUAGE_KEY, lang);
  } catch {
    // Storage switched off: the choice lasts as long as the page.
  }
}

export async function start({ service, catalog, app: App, now = () => service.now(), newId = () => crypto.randomUUID() }: Start): Promise<void> {
  const root = document.getElementById("app");
  if (root === null) throw new Error("no #app in the page");
  // This browser lacks something, and the page says so already (first.js).
  if (document.documentElement.dataset["plain"] === "cannot") return;
  keepFocus(root);
  const found = readKept();
  await startTexts(catalog, wantedLanguages());
  setGlobals({ side: service.side });
  const sender = new Sender(service, now);
  service.session.beforeLock(storeDrafts);

  const boot = async (): Promise<void> => {
    const brand = await service.brand();
    if (!brand.ok) {
      render(<Failed refusal={brand.refusal} again={() => void boot()} />, root);
      begun();
      return;
    }
    setGlobals({ brand: brand.value.name, phone: brand.value.phone.replaceAll(" ", "\u00a0") });
    await service.session.restore();
    const env: Env = {
      service,
      now,
      newId,
      brand: brand.value,
      sender,
      keepLanguage: (lang) => {
        if (lang === null) keepLanguage(found);
        else if (!service.session.shared()) keepLanguage(lang);
      },
    };
    render(
      <EnvProvider value={env}>
        <App />
      </EnvProvider>,
      root,
    );
    begun();
  };
  await boot();
  // A browser may keep this page whole for its back button: at a device that others use too it begins anew.
  addEventListener("pageshow", (event) => {
    if (event.persisted && service.session.shared()) location.reload();
  });
}

/** From now on this page speaks for itself: what stood there for browsers without script (build-plain.mjs) goes. */
function begun(): void {
  document.getElementById("plain")?.remove();
}

/** Nothing is known yet, not even whom to call: say what happened and try again. */
function Failed({ refusal, again }: { refusal: Refusal; again: () => void }): VNode {
  useLanguage();
  return (
    <main class="page narrow stack">
      <div class="brand">
        <Mark />
        <span class="brand-name">Siegelpost</span>
      </div>
      <section class="sheet stack">
        <h1 class="kern-heading-medium">{t("boot-failed-title")}</h1>
        <p>{refusalText(refusal)}</p>
        <div>
          <Button onClick={again}>{t("retry")}</Button>
        </div>
      </section>
    </main>
  );
}

export interface Access {
  /** First parts of routes that need no session. */
  readonly open: readonly string[];
  /** Where an open session starts. */
  readonly home: string;
}

/** True while the screen of this route may be shown; else it has already sent the browser elsewhere. */
export function useGuard(route: Route, session: SessionView, access: Access): boolean {
  const first = route.parts[0] ?? "";
  const isPublic = access.open.includes(first);
  const away =
    session.state === "open"
      ? first === "" || first === "unlock"
        ? access.home
        : null
      : session.state === "locked"
        ? isPublic && first !== "" && first !== "unlock" && first !== "recover"
          ? null
          : first === "unlock"
            ? null
            : "#/unlock"
        : isPublic && first !== "unlock"
          ? null
          : "#/";
  // Before the browser draws: a moment later somebody may already have gone elsewhere, and would be taken away from there.
  useLayoutEffect(() => {
    if (away === null) return;
    if (session.state === "open") {
      go(takeWanted() ?? access.home, true);
    } else {
      if (!isPublic) rememberWanted();
      go(away, true);
    }
  }, [away, session.state]);
  return away === null;
}

