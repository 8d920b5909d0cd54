// SPDX-License-Identifier: EUPL-1.2
/** "Auch ohne Netz lesen": one conversation on this device, or not any more. The first one says what that means, and asks for the passkey. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { dateTime } from "../../i18n/format.js";
import { language, t } from "../../i18n/i18n.js";
import type { OfflineView, ThreadView } from "../../mailbox/views.js";
import { Button, Dialog, LinkButton } from "../shared/controls.js";
import { useAction, useLoaded, usePortal } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";

export function OfflineButton({ thread }: { thread: ThreadView }): VNode | null {
  const { offline } = usePortal();
  const loaded = useLoaded(() => offline.current(), [], ["session"]);
  const [changed, setChanged] = useState<OfflineView | null>(null);
  const [asking, setAsking] = useState(false);
  const action = useAction();
  const view = changed ?? loaded.value;
  // Not here: said on the account page, and once is enough.
  if (view === null || view.offered !== "yes" || thread.class === "hoch") return null;
  const kept = view.threads.find((row) => row.thread === thread.thread);
  const done = (said: string) => (next: OfflineView): void => {
    setChanged(next);
    setAsking(false);
    announce(t(said));
  };
  const keep = (): void => { action.run(() => offline.keep(thread, language()), done("reading-said-kept")); };
  return (
    <Fragment>
      {kept === undefined ? (
        <LinkButton icon="down" busy={action.busy} onClick={() => { if (view.since === null) setAsking(true); else keep(); }}>{t("reading-keep")}</LinkButton>
      ) : (
        <Fragment>
          <p class="small muted">{t("reading-kept", { when: dateTime(kept.keptAt) })}</p>
          <LinkButton icon="x" busy={action.busy} onClick={() => { action.run(() => offline.drop(thread.thread), done("reading-said-dropped")); }}>{t("reading-drop")}</LinkButton>
        </Fragment>
      )}
      {action.refusal === null || asking ? null : <RefusalAlert refusal={action.refusal} />}
      {asking ? (
        <Dialog
          title={t("reading-keep")}
          onClose={() => { setAsking(false); action.clear(); }}
          actions={
            <Fragment>
              <Button first busy={action.busy} onClick={keep}>{action.busy ? t("please-wait") : t("reading-ask-do")}</Button>
              <Button kind="secondary" onClick={() => { setAsking(false); action.clear(); }}>{t("cancel")}</Button>
            </Fragment>
          }
        >
          {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
          <p>{t("reading-ask-text")}</p>
          <p>{t("reading-ask-news")}</p>
          <p>{t("reading-ask-ends", { n: view.days })}</p>
        </Dialog>
      ) : null}
    </Fragment>
  );
}
