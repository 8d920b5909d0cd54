// SPDX-License-Identifier: EUPL-1.2
/** "Bescheide im Postfach": the consent that decisions need, by itself, and taken back as easily as given. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { date } from "../../i18n/format.js";
import { languageOf, t } from "../../i18n/i18n.js";
import type { ConsentView } from "../../mailbox/views.js";
import { Alert, Button, ButtonLink, Link, Skeleton } from "../shared/controls.js";
import { useAction, useLoaded, usePortal } from "../shared/env.js";
import { announce, Heading } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { href } from "../shared/router.js";

/** Version of `consent-words` and `consent-words-end`: whoever changes a word of them counts on. */
export const CONSENT_VERSION = 1;
const CONSEQUENCES = ["mail", "day", "period", "letter"] as const;

/** In the account. */
export function ConsentSection(): VNode {
  const { consent } = usePortal();
  const { value } = useLoaded(() => consent.current(), [], ["session"]);
  return (
    <section class="sheet stack" aria-labelledby="consent">
      <h2 id="consent">{t("consent-title")}</h2>
      <p class="measure">{value === null ? t("consent-teaser") : state(value)}</p>
      <div>
        <ButtonLink kind="secondary" icon="formal" to={href("decisions")}>{t("consent-open")}</ButtonLink>
      </div>
    </section>
  );
}

/** Of the words that somebody signs: their text, and the language in which it stood on the screen. */
function words(given: boolean): { readonly version: number; readonly lang: string; readonly text: string } {
  const id = given ? "consent-words" : "consent-words-end";
  return { version: CONSENT_VERSION, lang: languageOf(id), text: t(id) };
}

function state({ word, reachable, returned }: ConsentView): string {
  if (word === null || !word.given) return t("consent-state-none");
  return reachable ? t("consent-state", { since: date(word.at) }) : t(returned ? "consent-state-returned" : "consent-state-mute");
}

export function ConsentScreen(): VNode {
  const { consent } = usePortal();
  const loaded = useLoaded(() => consent.current(), [], ["session"]);
  const [shown, setShown] = useState<ConsentView | null>(null);
  const action = useAction();
  const view = shown ?? loaded.value;
  const given = view?.word?.given === true;
  const put = (next: boolean): void => {
    action.run(
      () => consent.put(next, words(next)),
      (answer) => {
        setShown(answer);
        announce(t(next ? "consent-given-title" : "consent-ended-title"));
      },
    );
  };
  return (
    <main class="page stack stack-6" id="main" tabIndex={-1}>
      <div class="stack stack-1">
        <div>
          <Link to={href("account")} icon="back">{t("nav-account")}</Link>
        </div>
        <Heading title={t("consent-title")}>{t("consent-title")}</Heading>
        <p class="measure">{t("consent-lead")}</p>
      </div>
      {loaded.refusal === null || view !== null ? null : <RefusalAlert refusal={loaded.refusal} />}
      {view === null ? (
        loaded.busy ? <Skeleton /> : null
      ) : (
        <Fragment>
          {shown === null ? null : (
            <Alert kind="success" title={t(given ? "consent-given-title" : "consent-ended-title")} role="status">
              <p>{t(given ? "consent-given-text" : "consent-ended-text")}</p>
            </Alert>
          )}
          {view.refused === null ? null : <RefusalAlert refusal={view.refused} />}
          {view.reachable ? null : (
            <Alert kind="warning" title={t(view.returned ? "email-muted-returned-title" : "consent-mute-title")}>
              <p>{t(view.returned ? "consent-returned-text" : "consent-mute-text")}</p>
              <div>
                <ButtonLink kind="secondary" icon="post" to={href("email")}>{t(view.returned ? "email-muted-go" : "email-enter")}</ButtonLink>
              </div>
            </Alert>
          )}
          <section class="sheet stack" aria-labelledby="consent-what">
            <h2 id="consent-what">{t("consent-what")}</h2>
            <ul class="bullets measure">
              {CONSEQUENCES.map((one) => (
                <li key={one}>{t(`consent-what-${one}`)}</li>
              ))}
            </ul>
          </section>
          <section class="sheet stack" aria-labelledby="consent-yours">
            <h2 id="consent-yours">{t(given ? "consent-yours" : "consent-give-title")}</h2>
            {given ? <p class="strong num">{t("consent-since", { since: date(view.word.at) })}</p> : null}
            <blockquote class="words measure">{given ? view.word.text : t("consent-words")}</blockquote>
            <p class="small muted measure">{t(given ? "consent-end-hint" : "consent-give-hint")}</p>
            <div>
              <Button kind={given ? "secondary" : "primary"} busy={action.busy} onClick={() => { put(!given); }}>{t(given ? "consent-end" : "consent-give")}</Button>
            </div>
            {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
          </section>
        </Fragment>
      )}
    </main>
  );
}
