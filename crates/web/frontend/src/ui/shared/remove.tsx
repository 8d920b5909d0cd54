// SPDX-License-Identifier: EUPL-1.2
/**
 * Taking a way to unlock out, or a lost device. New keys count at once only if the person has proven two ways; else they
 * wait, and the dialog says until when and how it goes faster (protocol rulings 13 and 14).
 */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { Outcome, UnlockMethodView } from "../../mailbox/views.js";
import { Alert, Button, Dialog } from "./controls.js";
import { PasswordForm } from "./entry.js";
import { useAction, useEnv, useLoaded } from "./env.js";
import { RefusalAlert } from "./refusals.js";

interface Props {
  readonly method: UnlockMethodView;
  readonly lost: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
  /** Closed while the new keys wait; the notice about it stays. */
  readonly onWaiting: () => void;
}

type Change = () => Promise<Outcome<{ readonly pendingUntil: number | null }>>;

export function RemoveDialog({ method, lost, onClose, onDone, onWaiting }: Props): VNode {
  const { service } = useEnv();
  const action = useAction();
  const [until, setUntil] = useState<number | null>(null);
  const change: Change = () => (lost ? service.account.deviceLost(method.id) : service.account.removeMethod(method.id));
  const changed = (pendingUntil: number | null): void => {
    if (pendingUntil === null) onDone();
    else setUntil(pendingUntil);
  };
  if (until !== null) {
    return (
      <Dialog title={t("keys-waiting", { when: dateTime(until) })} onClose={onWaiting} actions={<Button kind="secondary" onClick={onWaiting}>{t("close")}</Button>}>
        <Waiting until={until} change={change} onChanged={changed} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={lost ? t("device-lost-title") : t("remove-method-title", { name: method.label })}
      onClose={onClose}
      actions={
        <Fragment>
          <Button kind="danger" busy={action.busy} onClick={() => { action.run(change, (value) => { changed(value.pendingUntil); }); }}>
            {action.busy ? t("please-wait") : lost ? t("device-lost-do") : t("remove")}
          </Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <p class="strong">{method.label}</p>
      <p>{lost ? t("device-lost-text") : t("remove-method-text")}</p>
    </Dialog>
  );
}

/** What holds until then, and a second proof for whoever has one: after it the change is asked for once more. */
function Waiting({ until, change, onChanged }: { until: number; change: Change; onChanged: (pendingUntil: number | null) => void }): VNode {
  const { service } = useEnv();
  const ways = useLoaded(() => service.account.furtherProofs(), [], []);
  const passkey = useAction();
  const [tried, setTried] = useState(false);
  const [open, setOpen] = useState(false);
  const again = async (proof: Promise<Outcome<null>>): Promise<Outcome<{ readonly pendingUntil: number | null }>> => {
    const proven = await proof;
    return proven.ok ? change() : proven;
  };
  const done = (value: { readonly pendingUntil: number | null }): void => {
    setTried(true);
    onChanged(value.pendingUntil);
  };
  const has = (tag: "prf" | "pwd"): boolean => ways.value?.includes(tag) === true;
  return (
    <div class="stack">
      <p>{t("keys-waiting-text", { when: dateTime(until) })}</p>
      {tried ? <Alert kind="info" title={t("keys-waiting-still")} role="status" /> : null}
      {has("prf") || has("pwd") ? <p>{t("keys-waiting-faster")}</p> : null}
      {passkey.refusal === null ? null : <RefusalAlert refusal={passkey.refusal} />}
      <div class="row">
        {has("prf") ? (
          <Button icon="key" busy={passkey.busy} onClick={() => { passkey.run(() => again(service.account.proveByPasskey()), done); }}>
            {passkey.busy ? t("please-wait") : t("prove-passkey")}
          </Button>
        ) : null}
        {has("pwd") && !open ? (
          <Button kind="secondary" icon="lock" onClick={() => { setOpen(true); }}>{t("prove-password")}</Button>
        ) : null}
      </div>
      {open ? <PasswordForm id="prove-password" label={t("password")} button={t("prove-password")} ask={(password) => again(service.account.proveByPassword(password))} onDone={done} /> : null}
      <p class="muted">{`${t("keys-waiting-not-you")} ${t("call-us")}`}</p>
    </div>
  );
}
