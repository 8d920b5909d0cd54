// SPDX-License-Identifier: EUPL-1.2
/** The person blocks her own access: first what follows from it, then the button. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { Button, Dialog } from "../shared/controls.js";
import { useAction, usePortal } from "../shared/env.js";
import { storeDrafts } from "../shared/flush.js";
import { RefusalAlert } from "../shared/refusals.js";
import { go, takeWanted } from "../shared/router.js";

const CONSEQUENCES = ["devices", "nobody", "kept", "deadlines", "letters", "drafts", "others", "back"] as const;

export function BlockSection(): VNode {
  const [asking, setAsking] = useState(false);
  return (
    <section class="sheet stack" aria-labelledby="block">
      <h2 id="block">{t("block-title")}</h2>
      <p>{t("block-lead")}</p>
      <div>
        <Button kind="secondary" icon="lock" onClick={() => { setAsking(true); }}>{t("block-ask")}</Button>
      </div>
      {asking ? <BlockDialog onClose={() => { setAsking(false); }} /> : null}
    </section>
  );
}

function BlockDialog({ onClose }: { onClose: () => void }): VNode {
  const portal = usePortal();
  const action = useAction();
  const block = async (): ReturnType<typeof portal.blockAccess> => {
    await storeDrafts();
    const answer = await portal.blockAccess();
    if (answer.ok) {
      takeWanted();
      go("#/");
    }
    return answer;
  };
  return (
    <Dialog
      title={t("block-dialog-title")}
      onClose={onClose}
      actions={
        <Fragment>
          <Button kind="danger" icon="lock" busy={action.busy} onClick={() => { action.run(block); }}>
            {action.busy ? t("please-wait") : t("block-do")}
          </Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <p>{t("block-dialog-text")}</p>
      <ul class="bullets">
        {CONSEQUENCES.map((id) => (
          <li key={id}>{t(`block-then-${id}`)}</li>
        ))}
      </ul>
    </Dialog>
  );
}
