// SPDX-License-Identifier: EUPL-1.2
/** What can be done with one key. */
import type { VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import { Button, Dialog } from "../shared/controls.js";

const KEYS = [
  ["J", "key-next"],
  ["K", "key-previous"],
  ["O", "key-open"],
  ["A", "key-claim"],
  ["R", "key-reply"],
  ["X", "key-select"],
  ["W", "key-resubmit"],
  ["V", "key-forward"],
  ["F", "key-wrong"],
  ["/", "key-search"],
  ["?", "key-help"],
] as const;

export function KeyHelp({ onClose }: { onClose: () => void }): VNode {
  return (
    <Dialog title={t("keys-title")} onClose={onClose} actions={<Button onClick={onClose}>{t("close")}</Button>}>
      <ul class="plain stack stack-2">
        {KEYS.map(([key, text]) => (
          <li key={key}>
            <kbd>{key}</kbd> {t(text)}
          </li>
        ))}
      </ul>
      <p class="small muted">{t("keys-note")}</p>
    </Dialog>
  );
}
