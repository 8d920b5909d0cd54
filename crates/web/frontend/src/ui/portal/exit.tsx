// SPDX-License-Identifier: EUPL-1.2
/**
 * "Schnell verlassen": the screen is empty at once, drafts are sealed, the keys are dropped, and a page that tells
 * nothing takes the place of this one, in the history too. Three times Escape does the same: once closes a dialog or a
 * list of suggestions, three times within a moment nobody presses by accident.
 */
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { Common } from "../../mailbox/service.js";
import { useEnv } from "../shared/env.js";
import { lockAtOnce } from "../shared/flush.js";
import { Icon } from "../shared/icons.js";
import { takeWanted } from "../shared/router.js";

/** Presses of Escape that leave. */
export const PRESSES = 3;
/** Milliseconds within which they fall. */
export const WITHIN = 1500;
/** Milliseconds after which nobody waits for the disk any more. */
const PATIENCE = 1500;
const EMPTY = "about:blank";

/** Counts presses: true with the last of so many in a row. A key that is held down is one press. */
export function countPresses(presses: readonly number[], at: number): { readonly presses: readonly number[]; readonly leave: boolean } {
  const recent = [...presses.filter((before) => at - before < WITHIN), at];
  return recent.length < PRESSES ? { presses: recent, leave: false } : { presses: [], leave: true };
}

let leaving = false;

export async function leaveQuickly(service: Pick<Common, "session">, page: string | null): Promise<void> {
  if (leaving) return;
  leaving = true;
  // First nothing is to be seen, also in the tab; then what takes time.
  document.documentElement.hidden = true;
  // A browser may keep this page whole for its back button: then it begins anew, locked.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  document.title = t("exit-tab");
  takeWanted();
  await Promise.race([
    lockAtOnce(service).catch(() => undefined),
    new Promise((resolve) => {
      setTimeout(resolve, PATIENCE);
    }),
  ]);
  history.replaceState(null, "", "#/");
  // The lock screen, which nobody saw, has named the tab anew.
  document.title = t("exit-tab");
  location.replace(page ?? EMPTY);
}

/** The button, and the key beside it. */
export function QuickExit(): VNode {
  const { service, brand } = useEnv();
  useEffect(() => {
    let presses: readonly number[] = [];
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") {
        presses = [];
        return;
      }
      if (event.repeat || event.isComposing) return;
      const counted = countPresses(presses, event.timeStamp);
      presses = counted.presses;
      if (counted.leave) void leaveQuickly(service, brand.exit);
    };
    // In the capture phase: a dialog that closes with the first press does not keep the others to itself.
    window.addEventListener("keydown", listen, { capture: true });
    return () => {
      window.removeEventListener("keydown", listen, { capture: true });
    };
  }, [service, brand]);
  return (
    <button
      type="button"
      class="box"
      title={service.session.shared() ? t("exit-hint-shared") : t("exit-hint")}
      onClick={() => {
        void leaveQuickly(service, brand.exit);
      }}
    >
      <Icon name="back" />
      {t("exit")}
    </button>
  );
}
