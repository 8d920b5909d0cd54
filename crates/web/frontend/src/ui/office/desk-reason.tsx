// SPDX-License-Identifier: EUPL-1.2
/** A dialog of the desk that ends something and asks why: the reason is on record at the registrar. */
import { Fragment, type ComponentChildren, type VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { Outcome } from "../../mailbox/views.js";
import { Button, Dialog } from "../shared/controls.js";
import { useAction } from "../shared/env.js";
import { TextField } from "../shared/fields.js";
import { RefusalAlert } from "../shared/refusals.js";

interface Props {
  title: string;
  /** What the button says. */
  act: string;
  end: (reason: string) => Promise<Outcome<unknown>>;
  onClose: () => void;
  onDone: () => void;
  children: ComponentChildren;
}

export function ReasonDialog({ title, act, end, onClose, onDone, children }: Props): VNode {
  const [typed, setTyped] = useState("");
  const [missing, setMissing] = useState(false);
  const action = useAction();
  const submit = (): void => {
    const reason = typed.trim();
    setMissing(reason === "");
    if (reason !== "") action.run(() => end(reason), onDone);
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <Fragment>
          <Button kind="danger" busy={action.busy} onClick={submit}>{action.busy ? t("please-wait") : act}</Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      {children}
      <TextField id="reps-reason" label={t("reps-reason")} value={typed} onInput={setTyped} error={missing ? t("reps-reason-missing") : null} maxLength={200} />
    </Dialog>
  );
}
