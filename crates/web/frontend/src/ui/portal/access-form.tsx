// SPDX-License-Identifier: EUPL-1.2
/** In which form the person needs what is written to her. Said with each message, sealed: our system does not learn it. */
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { ACCESS_FORMS, type AccessForm } from "../../mailbox/views.js";
import { Radios } from "../shared/choices.js";
import { Alert, Button, Skeleton } from "../shared/controls.js";
import { useAction, useLoaded, usePortal } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";

const NONE = "none";

export function AccessFormSection(): VNode {
  const { accessForm } = usePortal();
  const loaded = useLoaded(() => accessForm.current(), [], ["session"]);
  const action = useAction();
  const [picked, setPicked] = useState<AccessForm | typeof NONE | null>(null);
  const [saved, setSaved] = useState(false);
  return (
    <section class="sheet stack" aria-labelledby="access-form-title">
      <h2 id="access-form-title">{t("form-title")}</h2>
      <p class="measure">{t("form-text")}</p>
      {loaded.refusal === null ? null : <RefusalAlert refusal={loaded.refusal} />}
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      {loaded.busy && loaded.value === null && loaded.refusal === null && picked === null ? (
        <Skeleton text={t("please-wait")} />
      ) : null}
      {loaded.refusal !== null ? null : (
        <Radios
          id="access-form"
          legend={t("form-legend")}
          options={[[NONE, t("form-none")] as const, ...ACCESS_FORMS.map((form) => [form, t(`form-${form}`)] as const)]}
          value={picked ?? loaded.value ?? NONE}
          onPick={(form) => { setSaved(false); setPicked(form); }}
        />
      )}
      {saved ? (
        <Alert kind="success" title={t("form-saved")} role="status">
          <p>{t("form-saved-text")}</p>
        </Alert>
      ) : null}
      <div>
        <Button
          kind="secondary"
          busy={action.busy}
          onClick={() => {
            const form = picked ?? loaded.value ?? NONE;
            action.run(() => accessForm.put(form === NONE ? null : form), () => { setSaved(true); announce(t("form-saved")); });
          }}
        >
          {t("form-save")}
        </Button>
      </div>
      <p class="small muted measure">{t("form-sealed")}</p>
    </section>
  );
}
