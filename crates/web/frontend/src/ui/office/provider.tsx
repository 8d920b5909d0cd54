// SPDX-License-Identifier: EUPL-1.2
/** "Mit dem Konto der Musterkasse anmelden": away to the insurer's identity provider, and back to what opens the keys. */
import { Fragment, type VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { Alert, Button, Link } from "../shared/controls.js";
import { SessionOver } from "../shared/entry.js";
import { useAction, useOffice } from "../shared/env.js";
import { Heading } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { takeReturn, type Return } from "../shared/return.js";
import { go } from "../shared/router.js";

/** The first step on the start page. */
export function ProviderStep(): VNode {
  return (
    <Fragment>
      <SessionOver />
      <ProviderButton label={t("office-provider")} />
      <p class="small muted" id="provider-hint">{t("office-provider-hint")}</p>
    </Fragment>
  );
}

function ProviderButton({ label }: { label: string }): VNode {
  const service = useOffice();
  const action = useAction();
  const [leaving, setLeaving] = useState(false);
  const busy = action.busy || leaving;
  return (
    <Fragment>
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <Button
        icon="users"
        block
        busy={busy}
        describedBy="provider-hint"
        onClick={() => {
          action.run(
            () => service.provider.start(),
            ({ url }) => {
              setLeaving(true);
              location.assign(url);
            },
          );
        }}
      >
        {busy ? t("please-wait") : label}
      </Button>
    </Fragment>
  );
}

/** Back from the provider. What it gave was taken out of the address at once. */
export function ProviderScreen(): VNode {
  const service = useOffice();
  const action = useAction();
  const [back] = useState<Return | null>(takeReturn);
  useEffect(() => {
    if (back?.kind !== "code") return;
    action.run(() => service.provider.finish(back), () => { go("#/"); });
  }, []);
  const title = t(action.busy ? "office-provider-checking-title" : "office-start-title");
  return (
    <main class="page" id="main" tabIndex={-1}>
      <div class="narrow stack stack-6">
        <Heading title={title}>{title}</Heading>
        {action.busy ? (
          <section class="sheet stack">
            <div class="kern-progress">
              <progress aria-label={title} />
            </div>
            <p role="status">{t("office-provider-checking")}</p>
          </section>
        ) : (
          <section class="sheet stack">
            {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
            {back?.kind === "code" ? null : (
              <Alert kind="info" title={t(back === null ? "office-provider-lost-title" : "office-provider-cancelled-title")}>
                <p>{t(back === null ? "office-provider-lost" : "office-provider-cancelled")}</p>
              </Alert>
            )}
            <ProviderButton label={t("office-provider-again")} />
            <p class="small muted" id="provider-hint">{t("office-provider-hint")}</p>
            <Link to="#/">{t("to-start")}</Link>
          </section>
        )}
      </div>
    </main>
  );
}
