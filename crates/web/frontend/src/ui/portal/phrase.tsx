// SPDX-License-Identifier: EUPL-1.2
/** "Ihr Erkennungssatz": chosen here, sealed here, and from then on in every mail to the address in force. */
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { asPhrase, LONGEST_PHRASE, phraseFault } from "../../mailbox/phrase.js";
import type { ContactView } from "../../mailbox/views.js";
import { Alert, Button } from "../shared/controls.js";
import { useAction, usePortal } from "../shared/env.js";
import { ErrorSummary, TextField, useFieldErrors } from "../shared/fields.js";
import { RefusalAlert } from "../shared/refusals.js";

/** `address`: what she typed on this page just now. Nobody here knows her name, but most addresses hold it. */
export function Phrase({ view, address, onChange }: { view: ContactView; address: string | null; onChange: (view: ContactView) => void }): VNode {
  const { contact } = usePortal();
  const [value, setValue] = useState("");
  const [said, setSaid] = useState<"set" | "gone" | null>(null);
  const { errors, turn, of: errorOf, tell } = useFieldErrors();
  const action = useAction();
  const save = (phrase: string | null): void => {
    setSaid(null);
    action.run(() => contact.phrase(phrase), (next) => {
      setValue("");
      setSaid(phrase === null ? "gone" : "set");
      onChange(next);
    });
  };
  const submit = (): void => {
    const phrase = asPhrase(value);
    const fault = phraseFault(phrase, address?.split("@")[0] ?? null);
    if (tell(fault === null ? [] : [{ field: "phrase", text: t(`phrase-wrong-${fault}`, { most: LONGEST_PHRASE }) }])) save(phrase);
  };
  return (
    <section class="sheet stack" aria-labelledby="mail-phrase">
      <h2 id="mail-phrase">{t("phrase-title")}</h2>
      <p class="measure">{t(view.phrase ? "phrase-is-set" : "phrase-lead")}</p>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={errors} turn={turn} />
        {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
        {said === null ? null : <Alert kind="success" title={t(`phrase-said-${said}`)} role="status" />}
        <TextField id="phrase" label={t(view.phrase ? "phrase-other" : "phrase-own")} hint={t("phrase-hint")} value={value} onInput={setValue} error={errorOf("phrase")} autoComplete="off" maxLength={80} />
        <div class="row">
          <Button kind="secondary" submit busy={action.busy}>{action.busy ? t("please-wait") : t("phrase-save")}</Button>
          {view.phrase ? <Button kind="secondary" busy={action.busy} onClick={() => { save(null); }}>{t("phrase-remove")}</Button> : null}
        </div>
      </form>
      <p class="small muted measure">{t("phrase-limits")}</p>
    </section>
  );
}
