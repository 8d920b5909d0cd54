// SPDX-License-Identifier: EUPL-1.2
/** "Ich komme nicht mehr hinein": the recovery sheet on a new device. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { Alert, Button, Link } from "./controls.js";
import { useAction, useEnv, useSession } from "./env.js";
import { CodeField, DateField, dateOf, ErrorSummary, NO_DATE, useFieldErrors, type FieldError } from "./fields.js";
import { Heading } from "./page.js";
import { readScan, ScanButton } from "./qr.js";
import { SharedChoice } from "./shared-device.js";
import { RefusalAlert, refusalTitle } from "./refusals.js";
import { go, href } from "./router.js";

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

