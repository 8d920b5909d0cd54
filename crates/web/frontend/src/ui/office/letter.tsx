// SPDX-License-Identifier: EUPL-1.2
/** A clerk gives a decision to the post: asked once more, because a letter cannot be called back. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import { Button, Dialog, Mini } from "../shared/controls.js";
import { useAction, useOffice } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";

export function OrderLetter({ thread, mid, pid, again }: { thread: string; mid: string; pid: string; again: boolean }): VNode {
  const office = useOffice();
  const action = useAction();
  const [asking, setAsking] = useState(false);
  const close = (): void => { setAsking(false); };
  return (
    <div>
      <Mini icon="send" onClick={() => { setAsking(true); }}>{t(again ? "letter-order-again" : "letter-order")}</Mini>
      {asking ? (
        <Dialog
          title={t("letter-order")}
          onClose={close}
          actions={
            <Fragment>
              <Button
                busy={action.busy}
                onClick={() => {
                  action.run(() => office.orderLetter(thread, mid, pid), () => {
                    close();
                    announce(t("letter-ordered-done"));
                  });
                }}
              >
                {action.busy ? t("please-wait") : t("letter-order-do")}
              </Button>
              <Button kind="secondary" onClick={close}>{t("cancel")}</Button>
            </Fragment>
          }
        >
          {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
          <p>{t("letter-order-text")}</p>
        </Dialog>
      ) : null}
    </div>
  );
}
