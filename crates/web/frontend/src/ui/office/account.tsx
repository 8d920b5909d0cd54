// SPDX-License-Identifier: EUPL-1.2
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { AccountSections } from "../shared/account.js";
import { Alert, Button, Link } from "../shared/controls.js";
import { useAction, useLoaded, useOffice } from "../shared/env.js";
import { TextField } from "../shared/fields.js";
import { announce, Heading } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { href } from "../shared/router.js";
import { MailSection } from "./mail.js";

/** Keys, sheet and sessions of a clerk, and the name that stands under her answers. */
export function AccountScreen(): VNode {
  const { clerkName } = useOffice();
  return (
    <main class="page stack stack-6" id="main" tabIndex={-1}>
      <div class="stack stack-1">
        <div>
          <Link to={href("list")} icon="back">{t("office-units")}</Link>
        </div>
        <Heading title={t("office-account")}>{t("office-account")}</Heading>
      </div>
      {clerkName === undefined ? null : <NameForm clerkName={clerkName} />}
      <ScannerForm />
      <MailSection />
      <AccountSections />
    </main>
  );
}

function NameForm({ clerkName }: { clerkName: NonNullable<ReturnType<typeof useOffice>["clerkName"]> }): VNode {
  const [name, setName] = useState("");
  const [saved, setSaved] = useState(false);
  const action = useAction();
  useEffect(() => {
    void clerkName.get().then((kept) => {
      setName(kept ?? "");
    });
  }, [clerkName]);
  return (
    <form
      class="sheet stack"
      noValidate
      aria-labelledby="clerk"
      onSubmit={(event) => {
        event.preventDefault();
        action.run(() => clerkName.set(name), () => {
          setSaved(true);
          announce(t("clerk-name-saved"));
        });
      }}
    >
      <h2 id="clerk">{t("clerk-name-title")}</h2>
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      {saved ? <Alert kind="success" title={t("clerk-name-saved")} role="status" /> : null}
      <TextField
        id="clerk-name"
        label={t("clerk-name-label")}
        hint={t("clerk-name-hint")}
        value={name}
        maxLength={100}
        onInput={(value) => {
          setName(value);
          setSaved(false);
        }}
      />
      <div>
        <Button kind="secondary" submit busy={action.busy}>{t("save")}</Button>
      </div>
    </form>
  );
}

/** The code of the virus scanner's bridge. Where no scanner is configured there is nothing to see. */
function ScannerForm(): VNode | null {
  const { scanner } = useOffice();
  const [code, setCode] = useState("");
  const state = useLoaded(() => scanner.state(), [], ["session"]);
  const action = useAction();
  if (state.value === null || state.value === "none") return null;
  const paired = state.value === "paired";
  return (
    <form
      class="sheet stack"
      noValidate
      aria-labelledby="scanner"
      onSubmit={(event) => {
        event.preventDefault();
        action.run(() => scanner.pair(code), () => {
          setCode("");
          state.reload();
          announce(t("scanner-saved"));
        });
      }}
    >
      <h2 id="scanner">{t("scanner-title")}</h2>
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <Alert kind={paired ? "success" : "warning"} title={paired ? t("scanner-paired") : t("scanner-unpaired")}>
        {paired ? null : <p>{t("scanner-unpaired-text")}</p>}
      </Alert>
      <TextField id="scanner-code" label={t("scanner-code")} hint={t("scanner-code-hint")} value={code} maxLength={200} onInput={setCode} />
      <div>
        <Button kind="secondary" submit busy={action.busy}>{t("save")}</Button>
      </div>
    </form>
  );
}
