// SPDX-License-Identifier: EUPL-1.2
/** Ways in that portal and office share: sign-in box, unlocking, the recovery sheet on a new device. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { Outcome } from "../../mailbox/views.js";
import { Alert, Button, Link } from "./controls.js";
import { useAction, useEnv, useSession } from "./env.js";
import { CodeField, DateField, dateOf, ErrorSummary, NO_DATE, TextField, useFieldErrors, type FieldError } from "./fields.js";
import { Heading } from "./page.js";
import { readScan, ScanButton } from "./qr.js";
import { Elsewhere, Kept, SharedChoice, SignOut } from "./shared-device.js";
import { RefusalAlert, refusalTitle } from "./refusals.js";
import { go, href } from "./router.js";

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

const SHEET_GROUPS = ["", "", "", "", "", "", "", ""] as const;

/** "Ich komme nicht mehr hinein": the sheet's code and the birth date; the other ways stay in sight. */
export function RecoverScreen({ home, aside = null }: { home: string; aside?: VNode | null }): VNode {
  const { service, now } = useEnv();
  const session = useSession();
  const [groups, setGroups] = useState<readonly string[]>(SHEET_GROUPS);
  const [dob, setDob] = useState(NO_DATE);
  const { errors, turn, of: errorOf, tell } = useFieldErrors();
  const action = useAction();
  if (session.state === "open") return <Recovered home={home} />;
  const submit = (): void => {
    const today = new Date(now() * 1000).toISOString().slice(0, 10);
    const date = dateOf(dob, today);
    const code = groups.join("");
    const found: FieldError[] = [];
    if (code.length !== 32) found.push({ field: "sheet", text: t("sheet-code-short", { n: code.length }) });
    if (date === null) found.push({ field: "dob", text: t("date-wrong") });
    if (!tell(found) || date === null) return;
    action.run(() => service.session.signInWithSheet(code, date));
  };
  return (
    <main class="page" id="main" tabIndex={-1}>
      <div class="thread">
        <div class="stack stack-6">
          <Heading title={t("recover-title")}>{t("recover-title")}</Heading>
          <p class="measure">{t("recover-lead")}</p>
          <form
            class="sheet stack stack-6"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <ErrorSummary errors={errors} turn={turn} />
            {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} title={action.refusal.code.startsWith("access-") ? refusalTitle(action.refusal) : t("recover-refused")} />}
            <CodeField id="sheet" legend={t("sheet-code")} hint={t("sheet-code-hint")} groups={groups} onInput={setGroups} error={errorOf("sheet")} />
            <ScanButton
              accept={(text) => {
                const scanned = readScan(text);
                if (scanned?.kind !== "sheet") return false;
                setGroups(SHEET_GROUPS.map((_, index) => scanned.code.replaceAll("-", "").slice(index * 4, index * 4 + 4)));
                return true;
              }}
            />
            <hr class="hr" />
            <DateField id="dob" legend={t("dob")} value={dob} onInput={setDob} error={errorOf("dob")} />
            <SharedChoice />
            <div class="row">
              <Button submit busy={action.busy}>{action.busy ? t("please-wait") : t("continue")}</Button>
              <Link to="#/">{t("cancel")}</Link>
            </div>
          </form>
        </div>
        <aside class="stack" aria-label={t("recover-other")}>
          <section class="sheet stack panel">
            <h2>{t("recover-other")}</h2>
            <ul class="bullets small">
              <li>{t("recover-other-device")}</li>
              <li>{t("recover-other-phone")}</li>
              <li>{t("recover-other-branch")}</li>
            </ul>
          </section>
          {aside}
          <Alert kind="info" title={t("keep-code-title")}>
            <p>{t("keep-code-text")}</p>
          </Alert>
        </aside>
      </div>
    </main>
  );
}

/** Right after the sheet: a new passkey, so that the sheet can go back into its drawer. */
function Recovered({ home }: { home: string }): VNode {
  const { service } = useEnv();
  const action = useAction();
  const [made, setMade] = useState(false);
  return (
    <main class="page" id="main" tabIndex={-1}>
      <section class="sheet stack narrow">
        <Heading title={t("recovered-title")}>{t("recovered-title")}</Heading>
        {made ? (
          <Fragment>
            <Alert kind="success" title={t("passkey-made")} role="status" />
            <p>{t("recovered-next")}</p>
            <div class="row">
              <Button onClick={() => { go(href("account")); }}>{t("recovered-sheet")}</Button>
              <Link to={home}>{t("to-inbox")}</Link>
            </div>
          </Fragment>
        ) : (
          <Fragment>
            <p>{t(service.session.shared() ? "recovered-text-shared" : "recovered-text")}</p>
            {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
            <div class="row">
              <Button icon="key" busy={action.busy} onClick={() => { action.run(() => service.account.addPasskey(t("passkey-label-default")), () => { setMade(true); }); }}>
                {action.busy ? t("please-wait") : t("make-passkey")}
              </Button>
              <Link to={home}>{t("later-to-inbox")}</Link>
            </div>
          </Fragment>
        )}
      </section>
    </main>
  );
}

