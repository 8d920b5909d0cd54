// SPDX-License-Identifier: EUPL-1.2
/** A button whose dialog, with its texts, is fetched when it is pressed. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { addPart, t } from "../../i18n/i18n.js";
import { papersTexts } from "../../i18n/portal.gen.js";
import { Button } from "../shared/controls.js";
import { ErrorText } from "../shared/fields.js";
import type { IconName } from "../shared/icons.js";
import { refusalText } from "../shared/refusals.js";

interface Inside {
  readonly onFile: (file: File) => void;
  readonly onClose: () => void;
}
export type FileDialog = (props: Inside) => VNode;

export function FileDialogButton({ id, icon, label, load, onFile }: { id: string; icon: IconName; label: string; load: () => Promise<FileDialog>; onFile: (file: File) => void }): VNode {
  const [shown, setShown] = useState<FileDialog | null>(null);
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const open = (): void => {
    setBusy(true);
    setFailed(false);
    Promise.all([load(), addPart(papersTexts)]).then(
      ([dialog]) => {
        setBusy(false);
        setShown(() => dialog);
      },
      () => {
        setBusy(false);
        setFailed(true);
      },
    );
  };
  const Found = shown;
  return (
    <Fragment>
      <Button kind="secondary" icon={icon} busy={busy} onClick={open}>{label}</Button>
      {failed ? <div role="alert"><ErrorText id={id}>{refusalText({ code: "offline" })}</ErrorText></div> : null}
      {Found === null ? null : <Found onFile={onFile} onClose={() => { setShown(null); }} />}
    </Fragment>
  );
}

/** Further ways to a file: several sheets as one, and a copy in which parts are black. */
export function FileWays({ id, onFile }: { id: string; onFile: (file: File) => void }): VNode {
  return (
    <Fragment>
      <FileDialogButton id={`${id}-scan`} icon="camera" label={t("add-scan")} load={async () => (await import("./sheets/dialog.js")).SheetsDialog} onFile={onFile} />
      <FileDialogButton id={`${id}-black`} icon="eyeoff" label={t("add-black")} load={async () => (await import("./blackout/dialog.js")).BlackoutDialog} onFile={onFile} />
    </Fragment>
  );
}
