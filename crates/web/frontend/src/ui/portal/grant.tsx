// SPDX-License-Identifier: EUPL-1.2
/** "Wer darf für mich handeln?": who can, what they did, letting somebody in by a code, and showing a code of one's own. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { dateTime } from "../../i18n/format.js";
import { said, t } from "../../i18n/i18n.js";
import type { InvitationView, InviteeView, MatterView, RepRight } from "../../mailbox/views.js";
import { Boxes, Radios } from "../shared/choices.js";
import { Alert, Button, Dialog, Empty, Link, Skeleton } from "../shared/controls.js";
import { endOfDay } from "../shared/days.js";
import { useAction, useEnv, useLoaded, usePortal, useSession } from "../shared/env.js";
import { CodeField, DateField, ErrorSummary, NO_DATE, TextField, useFieldErrors, type FieldError } from "../shared/fields.js";
import { Icon } from "../shared/icons.js";
import { SharedWords } from "../shared/invite-code.js";
import { announce, Heading } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { href } from "../shared/router.js";
import { nameOf, RepresentationSections } from "./acting.js";

const GROUPS = ["", "", "", ""];

export function ActingScreen(): VNode {
  const session = useSession();
  const { now } = useEnv();
  const [granting, setGranting] = useState(false);
  const [inviting, setInviting] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const open = session.state === "open" ? session : null;
  const waits = open?.quarantineUntil !== null && open !== null && open.quarantineUntil > now();
  return (
    <main class="page stack stack-6" id="main" tabIndex={-1}>
      <div class="stack stack-1">
        <div>
          <Link to={href("account")} icon="back">{t("nav-account")}</Link>
        </div>
        <Heading title={t("grant-title")}>{t("grant-title")}</Heading>
        <p class="measure">{t("grant-lead")}</p>
      </div>
      {said === null ? null : <Alert kind="success" title={said} role="status" />}
      {granting ? (
        <GrantForm
          onClose={() => { setGranting(false); }}
          onDone={() => {
            setGranting(false);
            setSaid(t("grant-done"));
            announce(t("grant-done"));
          }}
        />
      ) : (
        <section class="sheet stack" aria-labelledby="grant-ways">
          <h2 id="grant-ways">{t("grant-ways")}</h2>
          {waits ? (
            <Alert kind="warning" title={t("grant-waits-title")}>
              <p>{t("refusal-grant-quarantine")}</p>
            </Alert>
          ) : null}
          <div class="row">
            {waits || open?.kind !== "insured" ? null : (
              <Button icon="users" onClick={() => { setSaid(null); setGranting(true); }}>{t("grant-begin")}</Button>
            )}
            <Button kind="secondary" icon="key" onClick={() => { setInviting(true); }}>{t("invite-begin")}</Button>
          </div>
          <p class="small muted">{t("grant-office")}</p>
        </section>
      )}
      <RepresentationSections />
      <Acts />
      {inviting ? <InviteDialog onClose={() => { setInviting(false); }} /> : null}
    </main>
  );
}

/** What representatives have written, each with its thread. */
function Acts(): VNode {
  const portal = usePortal();
  const loaded = useLoaded(() => portal.acting.acts(), [], ["acting"]);
  const matters = useLoaded(() => portal.matters(), [], ["acting"]);
  const label = (code: string): string => said(matters.value?.find((one) => one.code === code)?.official ?? { de: code, en: code });
  return (
    <section class="sheet stack" aria-labelledby="acts">
      <h2 id="acts">{t("acts-title")}</h2>
      {loaded.refusal === null ? null : <RefusalAlert refusal={loaded.refusal} />}
      {loaded.value === null ? (
        loaded.busy ? <Skeleton /> : null
      ) : loaded.value.length === 0 ? (
        <Empty icon="inbox" title={t("acts-none")} />
      ) : (
        <ul class="files up" aria-labelledby="acts">
          {loaded.value.map((act) => (
            <li key={act.mid}>
              <Icon name="users" tone="muted" />
              <span class="grow">
                <span class="name">{t("acts-line", { name: nameOf(act.by) })}</span>
                <span class="muted num">{dateTime(act.at)} · {label(act.matter)}</span>
              </span>
              <span class="act">
                <a class="mini" href={href("thread", act.thread)} aria-label={t("acts-open-label", { name: nameOf(act.by), when: dateTime(act.at) })}>{t("acting-open")}</a>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** One's own code, for whoever wants to let one act. */
function InviteDialog({ onClose }: { onClose: () => void }): VNode {
  const portal = usePortal();
  const action = useAction();
  const [made, setMade] = useState<InvitationView | null>(null);
  return (
    <Dialog
      title={t("invite-title")}
      onClose={onClose}
      actions={
        <Fragment>
          {made === null ? (
            <Button icon="key" busy={action.busy} onClick={() => { action.run(() => portal.acting.invite(), (value) => { setMade(value); announce(t("invite-made")); }); }}>
              {action.busy ? t("please-wait") : t("invite-make")}
            </Button>
          ) : null}
          <Button kind="secondary" onClick={onClose}>{t(made === null ? "cancel" : "close")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      {made === null ? (
        <p>{t("invite-text")}</p>
      ) : (
        <div class="stack stack-2">
          <p>{t("invite-say")}</p>
          <p class="spoken num" translate={false} id="invite-code">{made.groups.join("-")}</p>
          <p>{t("invite-compare")}</p>
          <SharedWords words={made.words} number={made.number} />
          <p class="small muted">{t("invite-until", { until: dateTime(made.until) })}</p>
        </div>
      )}
    </Dialog>
  );
}

const RIGHTS: readonly RepRight[] = ["read", "write", "post", "history"];

/** Code, comparison, terms, confirmation. Nothing typed is lost by a refusal. */
function GrantForm({ onClose, onDone }: { onClose: () => void; onDone: () => void }): VNode {
  const portal = usePortal();
  const [groups, setGroups] = useState<readonly string[]>(GROUPS);
  const [invitee, setInvitee] = useState<InviteeView | null>(null);
  const { errors, turn, of: errorOf, tell } = useFieldErrors();
  const action = useAction();
  if (invitee !== null) return <TermsForm invitee={invitee} onClose={onClose} onDone={onDone} />;
  return (
    <form
      class="sheet stack"
      noValidate
      aria-labelledby="grant-form"
      onSubmit={(event) => {
        event.preventDefault();
        const code = groups.join("-");
        if (tell(groups.join("").length === 16 ? [] : [{ field: "invite", text: t("invite-code-missing") }])) action.run(() => portal.acting.find(code), setInvitee);
      }}
    >
      <h2 id="grant-form">{t("grant-step-code")}</h2>
      <ErrorSummary errors={errors} turn={turn} />
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <CodeField id="invite" legend={t("invite-code-legend")} hint={t("invite-code-hint")} groups={groups} onInput={setGroups} error={errorOf("invite")} />
      <div class="row">
        <Button submit icon="search" busy={action.busy}>{action.busy ? t("please-wait") : t("grant-find")}</Button>
        <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
      </div>
    </form>
  );
}

function TermsForm({ invitee, onClose, onDone }: { invitee: InviteeView; onClose: () => void; onDone: () => void }): VNode {
  const portal = usePortal();
  const { service } = useEnv();
  const matters = useLoaded(() => portal.matters(), [], []);
  const methods = useLoaded(() => service.account.methods(), [], []);
  const [rights, setRights] = useState<readonly RepRight[]>([]);
  const [all, setAll] = useState<"all" | "some">("all");
  const [scope, setScope] = useState<readonly string[]>([]);
  const [until, setUntil] = useState(NO_DATE);
  const [same, setSame] = useState<"yes" | "no" | null>(null);
  const [password, setPassword] = useState("");
  const { errors, turn, of: errorOf, tell } = useFieldErrors();
  const action = useAction();
  const passkey = methods.value?.some(({ tag }) => tag === "prf") !== false;
  const label = (matter: MatterView): string => said(matter.official);
  const submit = (): void => {
    const last = endOfDay(until);
    const wrong: FieldError[] = [];
    if (same === null) wrong.push({ field: "grant-same", text: t("grant-same-missing") });
    if (all === "some" && scope.length === 0) wrong.push({ field: "grant-scope", text: t("grant-scope-missing") });
    if (last === null) wrong.push({ field: "grant-until", text: t("grant-until-missing") });
    if (!passkey && password === "") wrong.push({ field: "grant-password", text: t("grant-password-missing") });
    if (!tell(wrong) || last === null) return;
    action.run(async () => {
      const proof = await (passkey ? service.account.proveByPasskey() : service.account.proveByPassword(password));
      if (!proof.ok) return proof;
      return portal.acting.grant(invitee, { matters: all === "all" ? null : scope, rights: ["read", ...rights], until: last });
    }, onDone);
  };
  return (
    <form
      class="sheet stack stack-6"
      noValidate
      aria-labelledby="grant-terms"
      onSubmit={(event) => {
        event.preventDefault();
        if (same !== "no") submit();
      }}
    >
      <h2 id="grant-terms">{t("grant-step-terms")}</h2>
      <ErrorSummary errors={errors} turn={turn} />
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <div class="stack stack-2">
        <p>{t("grant-compare")}</p>
        <SharedWords words={invitee.words} number={invitee.number} />
      </div>
      <Radios id="grant-same" legend={t("grant-same")} options={[["yes", t("grant-same-yes")], ["no", t("grant-same-no")]]} value={same} onPick={setSame} error={errorOf("grant-same")} />
      {same === "no" ? (
        <Alert kind="danger" title={t("grant-differs-title")} role="alert">
          <p>{t("grant-differs")}</p>
        </Alert>
      ) : (
        <Fragment>
          <Boxes id="grant-rights" legend={t("grant-rights")} options={RIGHTS.map((right) => [right, t(`grant-right-${right}`)] as const)} value={rights} onChange={setRights} fixed={["read"]} />
          <Radios id="grant-all" legend={t("grant-scope")} options={[["all", t("grant-scope-all")], ["some", t("grant-scope-some")]]} value={all} onPick={setAll} />
          {all === "all" ? null : <Boxes id="grant-scope" legend={t("grant-scope-some")} options={(matters.value ?? []).map((matter) => [matter.code, label(matter)] as const)} value={scope} onChange={setScope} error={errorOf("grant-scope")} />}
          <DateField id="grant-until" legend={t("grant-until")} value={until} onInput={setUntil} error={errorOf("grant-until")} autoFill={false} ahead />
          {passkey ? null : <TextField id="grant-password" type="password" autoComplete="current-password" label={t("grant-password")} value={password} onInput={setPassword} error={errorOf("grant-password")} />}
        </Fragment>
      )}
      <div class="row">
        {same === "no" ? null : <Button submit icon="shield" busy={action.busy}>{action.busy ? t("please-wait") : t(passkey ? "grant-do-passkey" : "grant-do")}</Button>}
        <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
      </div>
    </form>
  );
}
