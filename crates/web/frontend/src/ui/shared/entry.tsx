// SPDX-License-Identifier: EUPL-1.2
/** Ways in that portal and office share: sign-in box, unlocking. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { Outcome } from "../../mailbox/views.js";
import { Alert, Button } from "./controls.js";
import { useAction, useEnv, useSession } from "./env.js";
import { TextField } from "./fields.js";
import { Heading } from "./page.js";
import { Elsewhere, Kept, SharedChoice, SignOut } from "./shared-device.js";
import { RefusalAlert } from "./refusals.js";

/** A password of one's own browser: one field, submit by Enter. */
export function PasswordForm<T>({ id, label, button, ask, onDone, block = false }: { id: string; label: string; button: string; ask: (password: string) => Promise<Outcome<T>>; onDone?: (value: T) => void; block?: boolean }): VNode {
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string | null>(null);
  const action = useAction();
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (password === "") {
          setError(t("password-empty"));
          document.getElementById(id)?.focus();
          return;
        }
        setError(null);
        action.run(() => ask(password), onDone);
      }}
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <TextField id={id} label={label} type="password" autoComplete="current-password" value={password} onInput={setPassword} error={error} />
      <div>
        <Button submit kind="secondary" block={block} busy={action.busy}>
          {action.busy ? t("please-wait") : button}
        </Button>
      </div>
    </form>
  );
}

/** Why somebody finds herself signed out. */
export function SessionOver(): VNode | null {
  const { service } = useEnv();
  const session = useSession();
  if (session.state !== "signed-out") return null;
  if (session.refused !== undefined) return <RefusalAlert refusal={session.refused} />;
  // Of what was kept or not the screen says more.
  if (session.ended === undefined || session.kept !== undefined) return null;
  const sentAway = session.ended === "provider";
  return (
    <Alert kind="info" title={t("session-over-title")} role="status">
      <p>{sentAway ? t("session-over-provider") : service.session.shared() ? t("session-over-shared") : t("session-over-text")}</p>
    </Alert>
  );
}

/** Passkey first; the password only where this browser can use it, else the sentence why not. */
export function SignIn({ primary = true }: { primary?: boolean }): VNode {
  const { service } = useEnv();
  const session = useSession();
  const action = useAction();
  const [open, setOpen] = useState(false);
  const known = session.state === "signed-out" && session.knownPassword;
  if (session.state === "signed-out" && session.elsewhere === true) return <Elsewhere />;
  return (
    <Fragment>
      {action.refusal === null ? <SessionOver /> : null}
      <Kept />
      {session.state === "signed-out" && session.closed !== undefined && action.refusal === null ? <RefusalAlert refusal={{ code: `access-${session.closed}` }} role="status" /> : null}
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <Button icon="key" kind={primary ? "primary" : "secondary"} block busy={action.busy} describedBy="passkey-hint" onClick={() => { action.run(() => service.session.signInWithPasskey()); }}>
        {action.busy ? t("please-wait") : t("sign-in-passkey")}
      </Button>
      <p class="small muted" id="passkey-hint">
        {t("passkey-hint")}
      </p>
      <SharedChoice />
      {known ? (
        <Fragment>
          <p class="or">{t("or")}</p>
          {open ? (
            <PasswordForm id="password" label={t("password")} button={t("sign-in")} ask={(password) => service.session.signInWithPassword(password)} block />
          ) : (
            <Button kind="secondary" block onClick={() => { setOpen(true); }}>
              {t("sign-in-password")}
            </Button>
          )}
        </Fragment>
      ) : null}
    </Fragment>
  );
}

/** The session goes on, the keys are gone: nothing can be read until they are back. */
export function UnlockScreen(): VNode {
  const { service } = useEnv();
  const action = useAction();
  const [open, setOpen] = useState(false);
  return (
    <main class="page" id="main" tabIndex={-1}>
      <section class="sheet stack narrow">
        <Heading title={t("locked-title")}>{t("locked-title")}</Heading>
        <p>{t("locked-text")}</p>
        {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
        <div class="row">
          <Button icon="key" busy={action.busy} describedBy="passkey-hint" onClick={() => { action.run(() => service.session.unlockWithPasskey()); }}>
            {action.busy ? t("please-wait") : t("unlock-passkey")}
          </Button>
          {open ? null : (
            <Button kind="secondary" onClick={() => { setOpen(true); }}>
              {t("unlock-password")}
            </Button>
          )}
        </div>
        <p class="small muted" id="passkey-hint">
          {t("passkey-hint")}
        </p>
        {open ? <PasswordForm id="password" label={t("password")} button={t("unlock")} ask={(password) => service.session.unlockWithPassword(password)} /> : null}
        <hr class="hr" />
        <p class="small muted">{t("unlock-lost")}</p>
        <div>
          <SignOut plain />
        </div>
      </section>
    </main>
  );
}
