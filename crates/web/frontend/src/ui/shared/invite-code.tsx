// SPDX-License-Identifier: EUPL-1.2
/** Two words and a number that stand on both screens. */
import type { VNode } from "preact";
import { t } from "../../i18n/i18n.js";

export function SharedWords({ words, number }: { words: readonly [string, string]; number: string }): VNode {
  return (
    <p class="spoken" role="group" translate={false} aria-label={t("invite-words-label")}>
      {words[0]} {words[1]} {number}
    </p>
  );
}
