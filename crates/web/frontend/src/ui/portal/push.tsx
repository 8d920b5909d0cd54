// SPDX-License-Identifier: EUPL-1.2
/** "Zeichen auf diesem Gerät": signs without content, beside e-mail. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { language, t } from "../../i18n/i18n.js";
import type { PushView } from "../../mailbox/views.js";
import { Alert, Button } from "../shared/controls.js";
import { useAction, useLoaded, usePortal } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";

export function PushSection(): VNode | null {
  const { push } = usePortal();
  const loaded = useLoaded(() => push.current(), [], ["session"]);
  const [changed, setChanged] = useState<PushView | null>(null);
  const action = useAction();
  const view = changed ?? loaded.value;
  // Not offered: nothing changes for anybody. But what was switched on before can be switched off.
  if (view === null || (!view.offered && view.others === 0)) return null;
  const run = (what: "on" | "off" | "everywhere"): void => {
    const done = (next: PushView): void => {
      setChanged(next);
      announce(t(said(next)));
    };
    action.run(() => (what === "on" ? push.on(language()) : what === "off" ? push.off() : push.offEverywhere()), done);
  };
  return (
    <section class="sheet stack" aria-labelledby="push">
      <h2 id="push">{t("push-title")}</h2>
      <State view={view} />
      {view.state === "unsupported" ? null : (
        <Fragment>
          <p class="small muted measure">{t("push-maker")}</p>
          <p class="small muted measure">{t("push-limits")}</p>
        </Fragment>
      )}
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <div class="row">
        {view.state === "off" && view.offered ? <Button kind="secondary" busy={action.busy} onClick={() => { run("on"); }}>{action.busy ? t("please-wait") : t("push-on")}</Button> : null}
        {view.state === "on" ? <Button kind="secondary" busy={action.busy} onClick={() => { run("off"); }}>{action.busy ? t("please-wait") : t("push-off")}</Button> : null}
        {view.others > 0 ? <Button kind="secondary" busy={action.busy} onClick={() => { run("everywhere"); }}>{t("push-off-everywhere")}</Button> : null}
      </div>
    </section>
  );
}

function said(view: PushView): "push-said-on" | "push-said-off" | "push-refused-title" {
  switch (view.state) {
    case "on":
      return "push-said-on";
    case "refused":
      return "push-refused-title";
    case "off":
    case "unsupported":
      return "push-said-off";
  }
}

function State({ view }: { view: PushView }): VNode {
  const others = view.others > 0 ? <p class="measure">{t("push-others", { n: view.others })}</p> : null;
  switch (view.state) {
    case "unsupported":
      return (
        <Fragment>
          <p class="measure">{t("push-unsupported")}</p>
          {others}
        </Fragment>
      );
    case "refused":
      return (
        <Fragment>
          <Alert kind="info" title={t("push-refused-title")}>
            <p>{t("push-refused")}</p>
          </Alert>
          {others}
        </Fragment>
      );
    case "on":
      return (
        <Fragment>
          <p class="measure">{t("push-is-on")}</p>
          {others}
        </Fragment>
      );
    case "off":
      return (
        <Fragment>
          <p class="measure">{t("push-lead")}</p>
          {others}
        </Fragment>
      );
  }
}
