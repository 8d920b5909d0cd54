// SPDX-License-Identifier: EUPL-1.2
/** What can be done with one key. */
import type { VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import { Button, Dialog } from "../shared/controls.js";

const KEYS = {
  list: [
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
  ],
  case: [
    ["R", "key-reply"],
    ["T", "key-texts"],
    ["key-ctrl-enter", "key-send"],
    ["Esc", "key-leave"],
    ["N", "key-note"],
    ["A", "key-claim"],
    ["W", "key-resubmit"],
    ["V", "key-forward"],
    ["F", "key-wrong"],
    ["E", "key-close"],
    ["U", "key-up"],
    ["/", "key-search"],
    ["?", "key-help"],
  ],
} as const;

/** Those of the list, or of a case. */
export function KeyHelp({ place, onClose }: { place: keyof typeof KEYS; onClose: () => void }): VNode {
  return (
    <Dialog title={t("keys-title")} onClose={onClose} actions={<Button onClick={onClose}>{t("close")}</Button>}>
      <ul class="plain stack stack-2">
        {KEYS[place].map(([key, text]) => (
          <li key={key}>
            <kbd>{key === "key-ctrl-enter" ? t(key) : key}</kbd> {t(text)}
          </li>
        ))}
      </ul>
      <p class="small muted">{place === "list" ? t("keys-note") : t("keys-note-case")}</p>
    </Dialog>
  );
}
