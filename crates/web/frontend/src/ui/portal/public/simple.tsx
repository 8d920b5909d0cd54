// SPDX-License-Identifier: EUPL-1.2
/**
 * Leichte Sprache (§ 4 BITV 2.0, DIN SPEC 33429): what this is, how one signs in, writes and reads, where help is, how one finds one's way,
 * and what the statement on accessibility says. One theme a page, one sentence a line. The subtag `simple` is registered (BCP 47).
 */
import { Fragment, type VNode } from "preact";
import { languageOf, t } from "../../../i18n/i18n.js";
import { Link } from "../../shared/controls.js";
import { href } from "../../shared/router.js";
import { Prose } from "./prose.js";

export const THEMES = ["anmelden", "schreiben", "lesen", "hilfe", "navigation", "barrieren"] as const;
export type Theme = (typeof THEMES)[number];

export const isTheme = (text: string | null): text is Theme => THEMES.some((theme) => theme === text);

/** `de-simple` is a language of its own; English has only these pages. */
export const simpleLang = (): string => `${languageOf("info-leicht").split("-")[0] ?? "de"}-simple`;

export function Simple({ theme }: { theme: Theme | null }): VNode {
  return (
    <div class="stack stack-6 simple">
      {theme === null ? (
        <Prose id="info-leicht" />
      ) : (
        <Fragment>
          <Prose id={`leicht-${theme}`} />
          <h2 class="kern-title">{t("info-leicht.h2")}</h2>
        </Fragment>
      )}
      <ul class="plain stack stack-2">
        {THEMES.filter((other) => other !== theme).map((other) => (
          <li key={other}>
            <Link to={href("info", "leicht", other)} icon="next">{t(`leicht-${other}`)}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
