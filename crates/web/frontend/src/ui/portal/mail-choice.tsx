// SPDX-License-Identifier: EUPL-1.2
/** When mails come and in which language, and which ones were from us. */
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { dateTime } from "../../i18n/format.js";
import { language, languages, nameOf, t, type Lang } from "../../i18n/i18n.js";
import type { ContactView, MailTime, SentMailView } from "../../mailbox/views.js";
import { Alert, Button, Details } from "../shared/controls.js";
import { Radios } from "../shared/choices.js";
import { useAction, useLoaded, usePortal } from "../shared/env.js";
import { RefusalAlert } from "../shared/refusals.js";

/** Mails that are shown at once. */
const FEW = 5;

/** Mails are written in every language of the portal (crates/notifier/locales; a test compares); the notifier takes German for any other. */
function langOf(tag: string | null): Lang {
  return languages().find((lang) => lang === tag) ?? language();
}

/** Languages name themselves; beside the others it is said of which one Leichte Sprache is a form. */
const mailLangName = (lang: Lang): string => (lang === "de-simple" ? t("mail-lang-de-simple") : nameOf(lang));

export function MailChoice({ view, onChange }: { view: ContactView; onChange: (view: ContactView) => void }): VNode {
  const { contact } = usePortal();
  const [time, setTime] = useState<MailTime>(view.time);
  const [lang, setLang] = useState<Lang>(langOf(view.lang));
  const [saved, setSaved] = useState(false);
  const action = useAction();
  const pick = <T,>(set: (value: T) => void) => (value: T): void => {
    set(value);
    setSaved(false);
  };
  const { morning, evening, quiet } = view.hours;
  return (
    <section class="sheet stack" aria-labelledby="mail-choice">
      <h2 id="mail-choice">{t("mail-choice-title")}</h2>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          action.run(() => contact.choose(time, lang), (next) => {
            onChange(next);
            setSaved(true);
          });
        }}
      >
        <Radios
          id="mail-time"
          legend={t("mail-time")}
          value={time}
          onPick={pick(setTime)}
          options={[
            ["soon", quiet === null ? t("mail-time-soon") : t("mail-time-soon-quiet", { from: quiet[0], until: quiet[1] })],
            ["morning", t("mail-time-morning", { hour: morning })],
            ["evening", t("mail-time-evening", { hour: evening })],
          ]}
        />
        <p class="small muted measure">{t("mail-time-others")}</p>
        <Radios id="mail-lang" legend={t("mail-lang")} value={lang} onPick={pick(setLang)} inOwn options={languages().map((one) => [one, mailLangName(one)])} />
        {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
        {saved ? <Alert kind="success" title={t("mail-choice-said")} role="status" /> : null}
        <div>
          <Button kind="secondary" submit busy={action.busy}>{action.busy ? t("please-wait") : t("mail-choice-save")}</Button>
        </div>
      </form>
    </section>
  );
}

/** So that a mail can be compared with what went out. */
export function SentMails(): VNode | null {
  const { contact } = usePortal();
  const { value, refusal } = useLoaded(() => contact.mails(), [], ["session"]);
  if (refusal !== null) return <RefusalAlert refusal={refusal} />;
  if (value === null) return null;
  const [few, more] = [value.slice(0, FEW), value.slice(FEW)];
  return (
    <section class="sheet stack" aria-labelledby="sent-mails">
      <h2 id="sent-mails">{t("sent-mails-title")}</h2>
      <p class="measure">{t(value.length === 0 ? "sent-mails-none" : "sent-mails-lead")}</p>
      {few.length === 0 ? null : <Times mails={few} />}
      {more.length === 0 ? null : (
        <Details summary={t("sent-mails-more", { n: more.length })}>
          <Times mails={more} />
        </Details>
      )}
    </section>
  );
}

function Times({ mails }: { mails: readonly SentMailView[] }): VNode {
  return (
    <ul class="bullets">
      {mails.map(({ at, sure }, index) => (
        <li key={index}>{sure ? dateTime(at) : t("sent-mails-unsure", { at: dateTime(at) })}</li>
      ))}
    </ul>
  );
}
