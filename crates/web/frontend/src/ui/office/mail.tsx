// SPDX-License-Identifier: EUPL-1.2
/** Where a clerk is told that something waits for her: an address counts when its mailed code was typed. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { date } from "../../i18n/format.js";
import { language, t } from "../../i18n/i18n.js";
import { isAddress } from "../../mailbox/contact.js";
import type { ContactView } from "../../mailbox/views.js";
import { Alert, Button } from "../shared/controls.js";
import { useAction, useLoaded, useOffice } from "../shared/env.js";
import { ErrorSummary, TextField, useFieldErrors } from "../shared/fields.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";

const DIGITS = 8;

export function MailSection(): VNode {
  const { contact } = useOffice();
  const loaded = useLoaded(() => contact.current(), [], ["session"]);
  const [shown, setShown] = useState<ContactView | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const view = shown ?? loaded.value;
  const show = (next: ContactView, text: string): void => {
    setShown(next);
    setSaid(text);
    announce(text);
  };
  return (
    <section class="sheet stack" aria-labelledby="mail">
      <h2 id="mail">{t("mail-title")}</h2>
      <p class="measure">{t("mail-lead")}</p>
      {said === null ? null : <Alert kind="success" title={said} role="status" />}
      {loaded.refusal === null || view !== null ? null : <RefusalAlert refusal={loaded.refusal} />}
      {view === null ? null : !view.available ? <p class="muted">{t("mail-unavailable")}</p> : <Address view={view} onChange={show} />}
    </section>
  );
}

function Address({ view, onChange }: { view: ContactView; onChange: (view: ContactView, text: string) => void }): VNode {
  const { contact } = useOffice();
  const remove = useAction();
  const waits = view.candidate?.expiresAt != null;
  return (
    <Fragment>
      {view.muted === null ? (
        <p class="measure">{view.confirmedAt === null ? t("mail-none") : t("mail-since", { since: date(view.confirmedAt) })}</p>
      ) : (
        <Alert kind="warning" title={t(`mail-muted-${view.muted.why}`, { since: date(view.muted.at) })}>
          <p>{t("mail-muted-do")}</p>
        </Alert>
      )}
      {remove.refusal === null ? null : <RefusalAlert refusal={remove.refusal} />}
      {waits ? (
        <Field id="mail-code" label={t("mail-code")} hint={t("mail-code-hint")} action={t("mail-code-do")} wrong={(text) => (new RegExp(`^\\d{${DIGITS}}$`, "u").test(text.replaceAll(/[\s-]/gu, "")) ? null : t("mail-code-wrong"))} run={(text) => contact.confirm(text.replaceAll(/[\s-]/gu, ""))} onDone={(next) => { onChange(next, t("mail-confirmed")); }} />
      ) : null}
      <Field id="mail-address" label={t("mail-address")} hint={t("mail-address-hint")} action={t("mail-send-code")} wrong={(text) => (isAddress(text) ? null : t("mail-wrong"))} run={(text) => contact.ask(text, language())} onDone={(next) => { onChange(next, t("mail-sent")); }} />
      {view.confirmedAt === null && !waits ? null : (
        <div>
          <Button kind="secondary" busy={remove.busy} onClick={() => { remove.run(() => contact.remove(), () => { onChange({ ...view, confirmedAt: null, muted: null, candidate: null }, t("mail-removed")); }); }}>
            {t("mail-remove")}
          </Button>
        </div>
      )}
    </Fragment>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly action: string;
  /** What is wrong with a text; null: nothing. */
  readonly wrong: (text: string) => string | null;
  readonly run: (text: string) => ReturnType<ReturnType<typeof useOffice>["contact"]["ask"]>;
  readonly onDone: (view: ContactView) => void;
}

function Field({ id, label, hint, action, wrong, run, onDone }: FieldProps): VNode {
  const [value, setValue] = useState("");
  const fields = useFieldErrors();
  const asked = useAction();
  const submit = (): void => {
    const text = value.trim();
    const fault = wrong(text);
    if (!fields.tell(fault === null ? [] : [{ field: id, text: fault }])) return;
    asked.run(() => run(text), (next) => {
      setValue("");
      onDone(next);
    });
  };
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <ErrorSummary errors={fields.errors} turn={fields.turn} />
      {asked.refusal === null ? null : <RefusalAlert refusal={asked.refusal} />}
      <TextField id={id} label={label} hint={hint} value={value} onInput={setValue} error={fields.of(id)} maxLength={254} />
      <div>
        <Button kind="secondary" submit busy={asked.busy}>{asked.busy ? t("please-wait") : action}</Button>
      </div>
    </form>
  );
}
