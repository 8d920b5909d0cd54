// SPDX-License-Identifier: EUPL-1.2
/**
 * "Please confirm once more that it is you": over whatever was being done, which goes on by itself afterwards. What is written stays
 * where it is; cancelling leads back there.
 */
import { Fragment, type ComponentChildren, type VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { StepUpView } from "../../mailbox/views.js";
import { Button, Dialog } from "./controls.js";
import { PasswordForm } from "./entry.js";
import { useAction, useEnv, useLive } from "./env.js";
import { RefusalAlert } from "./refusals.js";

/** Stands in the shell of both sides; nothing while nobody is asked. */
export function StepUp(): VNode | null {
  const { service } = useEnv();
  const [asked, setAsked] = useState(() => service.stepUp.current());
  useLive(["step-up", "session"], () => {
    setAsked(service.stepUp.current());
  });
  return asked === null ? null : <StepUpDialog ways={asked} />;
}

function StepUpDialog({ ways }: { ways: StepUpView }): VNode {
  const { service } = useEnv();
  const passkey = useAction();
  const [open, setOpen] = useState(!ways.passkey && ways.password);
  const cancel = (): void => {
    service.stepUp.cancel();
  };
  return (
    <Dialog
      title={t("step-up-title")}
      onClose={cancel}
      actions={
        <Fragment>
          {ways.passkey ? (
            <Button icon="key" busy={passkey.busy} onClick={() => { passkey.run(() => service.stepUp.byPasskey()); }}>
              {passkey.busy ? t("please-wait") : t("prove-passkey")}
            </Button>
          ) : null}
          {ways.password && !open ? (
            <Button kind="secondary" icon="lock" onClick={() => { setOpen(true); }}>{t("prove-password")}</Button>
          ) : null}
          <Button kind="secondary" onClick={cancel}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {passkey.refusal === null ? null : <RefusalAlert refusal={passkey.refusal} />}
      <p>{t("step-up-text")}</p>
      {ways.passkey || ways.password ? null : <p class="strong">{t("step-up-no-way")}</p>}
      {open ? <PasswordForm id="step-up-password" label={t("password")} button={t("prove-password")} ask={(password) => service.stepUp.byPassword(password)} /> : null}
      <p class="muted">{t("step-up-kept")}</p>
    </Dialog>
  );
}

/** In place of what was not opened. */
export function Protected({ onOpen, busy, children }: { onOpen: () => void; busy: boolean; children?: ComponentChildren }): VNode {
  return (
    <section class="sheet stack" aria-labelledby="protected">
      <h2 id="protected">{t("protected-title")}</h2>
      <p>{t("protected-text")}</p>
      <div class="row">
        <Button icon="key" busy={busy} onClick={onOpen}>{t("protected-open")}</Button>
        {children}
      </div>
    </section>
  );
}
