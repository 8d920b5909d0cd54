// SPDX-License-Identifier: EUPL-1.2
/** "Mit GesundheitsID oder Online-Ausweis anmelden": away to the provider, and back to the second step of the activation. */
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { CameBack, IdentityProviderView } from "../../mailbox/views.js";
import { ActivateScreen } from "../shared/activate.js";
import { Alert, Button, ButtonLink, Link, Skeleton } from "../shared/controls.js";
import { useAction, useLoaded, usePortal } from "../shared/env.js";
import { Heading } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { procedureName } from "../shared/procedure.js";
import { takeReturn, type Return } from "../shared/return.js";
import { href } from "../shared/router.js";
import { DeclaredScreen } from "./declare.js";

/** What people know a provider by; others by their host. */
export const providerName = ({ procedure, host }: IdentityProviderView): string => procedureName(procedure, host);

export function IdentifyScreen(): VNode {
  const service = usePortal();
  const providers = useLoaded(() => service.identify.providers(), [], []);
  const action = useAction();
  const [leaving, setLeaving] = useState(false);
  const start = (id: string): void => {
    action.run(
      () => service.identify.start(id),
      ({ url }) => {
        setLeaving(true);
        location.assign(url);
      },
    );
  };
  const busy = action.busy || leaving;
  return (
    <main class="page" id="main" tabIndex={-1}>
      <div class="thread">
        <div class="stack stack-6">
          <div>
            <Link to="#/" icon="back">{t("to-start")}</Link>
          </div>
          <Heading title={t("identify-title")}>{t("identify-title")}</Heading>
          <p class="measure">{t("identify-lead")}</p>
          <section class="sheet stack" aria-label={t("identify-choose")}>
            {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
            {providers.refusal === null ? null : <RefusalAlert refusal={providers.refusal} />}
            {providers.value === null && providers.refusal === null ? <Skeleton text={t("loading")} /> : null}
            {providers.value?.length === 0 ? <p>{t("identify-none")}</p> : null}
            {providers.value?.map((provider) => (
              <div key={provider.id} class="stack stack-2">
                <Button icon="users" block busy={busy} describedBy={`host-${provider.id}`} onClick={() => { start(provider.id); }}>
                  {busy ? t("please-wait") : t("identify-with", { name: providerName(provider) })}
                </Button>
                <p class="small muted" id={`host-${provider.id}`}>{t("identify-host", { host: provider.host })}</p>
              </div>
            ))}
            <p class="small muted">{t("identify-time")}</p>
          </section>
        </div>
        <aside class="stack" aria-label={t("identify-aside")}>
          <section class="sheet stack panel">
            <h2>{t("identify-what")}</h2>
            <p class="small">{t("identify-what-1")}</p>
            <p class="small">{t("identify-what-2")}</p>
          </section>
          <section class="sheet stack panel">
            <h2>{t("identify-other")}</h2>
            <ul class="bullets small">
              <li>{t("identify-other-letter")}</li>
              <li>{t("identify-other-branch")}</li>
            </ul>
            <Link to={href("activate")}>{t("activate")}</Link>
          </section>
        </aside>
      </div>
    </main>
  );
}

/** Back from the provider. What it gave was taken out of the address at once. */
export function IdentifiedScreen({ home }: { home: string }): VNode {
  const service = usePortal();
  const action = useAction();
  const [back] = useState<Return | null>(takeReturn);
  const [came, setCame] = useState<CameBack | null>(null);
  const finish = (): void => {
    if (back?.kind !== "code") return;
    action.run(() => service.identify.finish(back), setCame);
  };
  useEffect(finish, []);
  if (came?.kind === "declared") return <DeclaredScreen {...came} />;
  if (came !== null) return <ActivateScreen home={home} identified={came.begun} />;
  const title = t(action.busy ? "identified-title" : "identify-title");
  const again = action.refusal?.code === "offline" || action.refusal?.code === "registrar-silent";
  return (
    <main class="page" id="main" tabIndex={-1}>
      <div class="narrow stack stack-6">
        <Heading title={title}>{title}</Heading>
        {action.busy ? (
          <section class="sheet stack">
            <div class="kern-progress">
              <progress aria-label={t("identified-title")} />
            </div>
            <p role="status">{t("identified-waiting")}</p>
          </section>
        ) : (
          <section class="sheet stack">
            {action.refusal !== null ? <RefusalAlert refusal={action.refusal} /> : null}
            {back?.kind === "code" ? null : (
              <Alert kind="info" title={t(back === null ? "identified-lost-title" : "identified-cancelled-title")}>
                <p>{t(back === null ? "identified-lost" : "identified-cancelled")}</p>
              </Alert>
            )}
            <div class="row">
              {again ? <Button onClick={finish}>{t("retry")}</Button> : <ButtonLink to={href("identify")}>{t("identify-restart")}</ButtonLink>}
              <Link to="#/">{t("to-start")}</Link>
            </div>
          </section>
        )}
      </div>
    </main>
  );
}
