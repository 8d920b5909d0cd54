// SPDX-License-Identifier: EUPL-1.2
/** "Ist diese E-Mail von uns?", asked by the id that stands in the mail's source. */
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { dateTime } from "../../../i18n/format.js";
import { t } from "../../../i18n/i18n.js";
import { mailId } from "../../../mailbox/contact.js";
import type { SentMailView } from "../../../mailbox/views.js";
import { Alert, Button } from "../../shared/controls.js";
import { useAction, usePortal } from "../../shared/env.js";
import { ErrorSummary, TextField, useFieldErrors } from "../../shared/fields.js";
import { RefusalAlert } from "../../shared/refusals.js";

export function MailCheck(): VNode {
  const { contact } = usePortal();
  const [pasted, setPasted] = useState("");
  const [found, setFound] = useState<{ readonly mail: SentMailView | null } | null>(null);
  const { errors, turn, of: errorOf, tell } = useFieldErrors();
  const action = useAction();
  const submit = (): void => {
    const id = mailId(pasted);
    setFound(null);
    if (!tell(id === null ? [{ field: "mail-id", text: t("mail-check-none") }] : []) || id === null) return;
    action.run(() => contact.check(id), (mail) => {
      setFound({ mail });
    });
  };
  return (
    <section class="stack measure" aria-labelledby="mail-check">
      <h2 id="mail-check" class="kern-title">{t("mail-check-title")}</h2>
      <p>{t("mail-check-how")}</p>
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
        <TextField id="mail-id" label={t("mail-check-id")} hint={t("mail-check-hint")} value={pasted} onInput={setPasted} error={errorOf("mail-id")} maxLength={20_000} />
        <div>
          <Button submit busy={action.busy}>{action.busy ? t("please-wait") : t("mail-check-do")}</Button>
        </div>
      </form>
      {found === null ? null : found.mail === null ? (
        <Alert kind="danger" title={t("mail-check-not-title")} role="status">
          <p>{t("mail-check-not")}</p>
        </Alert>
      ) : (
        <Alert kind="success" title={t("mail-check-yes-title", { at: dateTime(found.mail.at) })} role="status">
          <p>{t("mail-check-yes")}</p>
        </Alert>
      )}
    </section>
  );
}
