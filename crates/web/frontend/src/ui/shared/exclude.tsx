// SPDX-License-Identifier: EUPL-1.2
/** Keeping a representative out of one thread: at once, and for good. */
import { Fragment, type VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import { Button, Dialog, Mini } from "./controls.js";
import { useAction, useEnv } from "./env.js";
import { announce } from "./page.js";
import { RefusalAlert } from "./refusals.js";

export function ExcludeButton({ name, onPress }: { name: string; onPress: () => void }): VNode {
  return <Mini label={t("exclude-label", { name })} onClick={onPress}>{t("exclude")}</Mini>;
}

export function ExcludeDialog({ thread, pid, name, onClose }: { thread: string; pid: string; name: string; onClose: () => void }): VNode {
  const { service } = useEnv();
  const action = useAction();
  return (
    <Dialog
      title={t("exclude-title", { name })}
      onClose={onClose}
      actions={
        <Fragment>
          <Button
            kind="danger"
            busy={action.busy}
            onClick={() => {
              action.run(() => service.exclude(thread, pid), () => {
                announce(t("exclude-done", { name }));
                onClose();
              });
            }}
          >
            {action.busy ? t("please-wait") : t("exclude-do")}
          </Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <p>{t("exclude-text", { name })}</p>
      <p class="small muted">{t("exclude-note")}</p>
    </Dialog>
  );
}
