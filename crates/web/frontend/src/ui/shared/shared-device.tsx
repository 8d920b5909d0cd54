// SPDX-License-Identifier: EUPL-1.2
/**
 * A device that others use too: it is said before signing in, and from then on a line on every screen says what that means and until when.
 * What would be lost with the tab is named before it is lost.
 */
import { Fragment, type VNode } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { countdown, time } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { Common } from "../../mailbox/service.js";
import type { UnsentView } from "../../mailbox/views.js";
import { Alert, Button, Dialog, LinkButton } from "./controls.js";
import { useEnv, useNow, useSession } from "./env.js";
import { hasUnstored, readDrafts, signOutSafely, storeDrafts } from "./flush.js";
import { Icon } from "./icons.js";

/** Seconds before the end at which they are counted aloud on the screen. */
export const COUNT_SECONDS = 300;
/** Longest list of drafts in the question. */
const NAMED = 3;

/** Before signing in. At staff's devices nobody is a stranger. */
export function SharedChoice(): VNode | null {
  const { service, brand, keepLanguage } = useEnv();
  const [shared, setShared] = useState(() => service.session.shared());
  const id = useId();
  if (service.side !== "portal") return null;
  return (
    <div class="stack stack-1">
      <div class="kern-form-check">
        <input
          class="kern-form-check__checkbox"
          type="checkbox"
          id={id}
          checked={shared}
          aria-describedby={`${id}-hint`}
          onChange={() => {
            setShared(!shared);
            // A language that was picked a moment ago is a trace, too.
            if (!shared) keepLanguage(null);
            void service.session.share(!shared);
          }}
        />
        <label class="kern-label" for={id}>{t("shared-choice")}</label>
      </div>
      <p class="small muted" id={`${id}-hint`}>
        {shared ? t("shared-chosen", { idle: Math.round(brand.shared.idle / 60), absolute: Math.round(brand.shared.absolute / 60) }) : t("shared-hint")}
      </p>
    </div>
  );
}

/** Another tab is signed in at this device: nobody can go on here. */
export function Elsewhere(): VNode {
  return (
    <Alert kind="info" title={t("shared-elsewhere-title")} role="status">
      <p>{t("shared-elsewhere")}</p>
    </Alert>
  );
}

/** Signed out by time, with something unsent: it waits, sealed, for its writer. */
export function Kept(): VNode | null {
  const { service } = useEnv();
  const session = useSession();
  if (session.state !== "signed-out" || session.kept === undefined) return null;
  const { kept } = session;
  return (
    <Alert kind="warning" title={t("shared-kept-title")} role="status">
      <p>{t("shared-kept", { what: unsentText(kept), when: time(kept.until) })}</p>
      <LinkButton icon="x" onClick={() => { void service.session.share(false); }}>{t("shared-kept-drop")}</LinkButton>
    </Alert>
  );
}

/** What would be lost, in words. */
export function unsentText({ drafts, messages }: UnsentView): string {
  const parts = [...(drafts > 0 ? [t("shared-drafts", { n: drafts })] : []), ...(messages > 0 ? [t("shared-messages", { n: messages })] : [])];
  return parts.join(t("shared-and"));
}

function isUnsent(service: Pick<Common, "session">): UnsentView | null {
  const unsent = service.session.unsent();
  if (unsent === null) return null;
  // What was typed in this second is in no draft yet.
  const drafts = Math.max(unsent.drafts, hasUnstored() ? 1 : 0);
  return drafts + unsent.messages === 0 ? null : { ...unsent, drafts };
}

/** On every screen while signed in: that this device belongs to others, too, and when it ends. Elsewhere only shortly before the end. */
export function SessionBar(): VNode | null {
  const { service } = useEnv();
  const session = useSession();
  const now = useNow(1);
  const open = session.state === "open";
  const shared = open && session.shared;
  useEffect(() => {
    if (!shared) return;
    // The browser asks in its own words whether to leave; it gives no room for ours.
    const listen = (event: BeforeUnloadEvent): void => {
      if (isUnsent(service) !== null) event.preventDefault();
    };
    window.addEventListener("beforeunload", listen);
    return () => {
      window.removeEventListener("beforeunload", listen);
    };
  }, [shared, service]);
  if (!open) return null;
  const left = session.endsAt - now;
  if (!shared && left > COUNT_SECONDS) return null;
  const ends = left > COUNT_SECONDS ? t("shared-ends", { when: time(session.endsAt) }) : t("session-ends-in", { left: countdown(Math.max(0, left)) });
  return (
    <section class="page notices no-print" aria-label={t("session-bar")}>
      <div class="duebox">
        <Icon name={shared ? "eye" : "clock"} />
        <p class="grow">
          {shared ? <strong>{t("shared-title")}.</strong> : null} {shared ? t("shared-line") : null} <span class="num">{ends}</span>
        </p>
        {shared ? <SignOut plain /> : null}
      </div>
    </section>
  );
}

/** Signs out. At a device that others use too it asks first when something would be lost. */
export function SignOut({ plain = false, describedBy }: { plain?: boolean; describedBy?: string }): VNode {
  const { service } = useEnv();
  const [asking, setAsking] = useState<{ readonly unsent: UnsentView; readonly names: readonly string[] } | null>(null);
  const press = async (): Promise<void> => {
    await storeDrafts();
    const unsent = isUnsent(service);
    if (unsent === null) {
      await signOutSafely(service);
      return;
    }
    const names = (await readDrafts(service)).map((draft) => (draft.subject.trim() === "" ? draft.body : draft.subject).trim().slice(0, 60)).filter((name) => name !== "");
    setAsking({ unsent, names });
  };
  const start = (): void => void press();
  return (
    <Fragment>
      {plain ? (
        <LinkButton icon="out" onClick={start}>{t("sign-out")}</LinkButton>
      ) : (
        <Button kind="secondary" icon="out" {...(describedBy === undefined ? {} : { describedBy })} onClick={start}>{t("sign-out")}</Button>
      )}
      {asking === null ? null : (
        <Dialog
          title={t("shared-leave-title")}
          onClose={() => { setAsking(null); }}
          actions={
            <Fragment>
              <Button first onClick={() => { setAsking(null); }}>{t("shared-leave-stay")}</Button>
              <Button kind="secondary" icon="out" onClick={() => { void signOutSafely(service); }}>{t("shared-leave-go")}</Button>
            </Fragment>
          }
        >
          <p>{t("shared-leave", { what: unsentText(asking.unsent) })}</p>
          {asking.names.length === 0 ? null : <ul class="bullets">{asking.names.slice(0, NAMED).map((name) => <li key={name}>{name}</li>)}</ul>}
          <p>{t("shared-leave-hint")}</p>
        </Dialog>
      )}
    </Fragment>
  );
}
