// SPDX-License-Identifier: EUPL-1.2
/** The person closes her own access: she blocks it or leaves the portal. First what follows from it, then the button. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { Button, Dialog } from "../shared/controls.js";
import { useAction, usePortal } from "../shared/env.js";
import { storeDrafts } from "../shared/flush.js";
import { RefusalAlert } from "../shared/refusals.js";
import { go, takeWanted } from "../shared/router.js";

const WAYS = {
  block: {
    icon: "lock", title: "block-title", lead: "block-lead", ask: "block-ask", dialog: "block-dialog-title", text: "block-dialog-text", act: "block-do",
    then: () => ["devices", "nobody", "kept", "deadlines", "letters", "drafts", "others", "back"].map((id) => t(`block-then-${id}`)),
  },
  leave: {
    icon: "out", title: "leave-title", lead: "leave-lead", ask: "leave-ask", dialog: "leave-dialog-title", text: "leave-dialog-text", act: "leave-do",
    then: () => ["devices", "letters", "mail", "kept", "deadlines", "drafts", "others", "back"].map((id) => t(`leave-then-${id}`)),
  },
} as const;
type Way = keyof typeof WAYS;

export function BlockSection(): VNode {
  return <CloseSection way="block" />;
}

export function LeaveSection(): VNode {
  return <CloseSection way="leave" />;
}

function CloseSection({ way }: { way: Way }): VNode {
  const [asking, setAsking] = useState(false);
  const { icon, title, lead, ask } = WAYS[way];
  return (
    <section class="sheet stack" aria-labelledby={way}>
      <h2 id={way}>{t(title)}</h2>
      <p class="measure">{t(lead)}</p>
      <div>
        <Button kind="secondary" icon={icon} onClick={() => { setAsking(true); }}>{t(ask)}</Button>
      </div>
      {asking ? <CloseDialog way={way} onClose={() => { setAsking(false); }} /> : null}
    </section>
  );
}

function CloseDialog({ way, onClose }: { way: Way; onClose: () => void }): VNode {
  const portal = usePortal();
  const action = useAction();
  const { icon, dialog, text, act, then } = WAYS[way];
  const close = async (): ReturnType<typeof portal.blockAccess> => {
    await storeDrafts();
    const answer = await (way === "block" ? portal.blockAccess() : portal.leave());
    if (answer.ok) {
      takeWanted();
      go("#/");
    }
    return answer;
  };
  return (
    <Dialog
      title={t(dialog)}
      onClose={onClose}
      actions={
        <Fragment>
          <Button kind="danger" icon={icon} busy={action.busy} onClick={() => { action.run(close); }}>
            {t(action.busy ? "please-wait" : act)}
          </Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <p>{t(text)}</p>
      <ul class="bullets">
        {(portal.session.shared() ? [...then().filter((line) => line !== t(`${way}-then-drafts`)), t("close-drafts-shared")] : then()).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Dialog>
  );
}
