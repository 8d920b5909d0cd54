// SPDX-License-Identifier: EUPL-1.2
/** A colleague has taken a case over from whoever has it on the screen. */
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { ThreadView } from "../../mailbox/views.js";
import { Alert } from "../shared/controls.js";
import { useSession } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { useColleagues } from "./colleagues.js";

/** Who took it, since it was one's own; null: nobody. */
export function useTakenOver(thread: ThreadView | null): string | null {
  const session = useSession();
  const self = session.state === "open" ? session.pid : null;
  const before = useRef<string | null>(null);
  const [by, setBy] = useState<string | null>(null);
  const now = thread?.claimedBy ?? null;
  useEffect(() => {
    if (thread === null) return;
    if (before.current !== null && before.current === self && now !== null && now !== self) {
      setBy(now);
      announce(t("taken-over-title"), true);
    } else if (now === self) setBy(null);
    before.current = now;
  }, [thread?.thread, now, self]);
  return by;
}

export function TakenOver({ by, dept }: { by: string; dept: string }): VNode {
  const colleague = useColleagues(dept === "" ? null : dept);
  return (
    <Alert kind="warning" title={t("taken-over-by", { name: colleague(by) })} role="status">
      <p>{t("taken-over")}</p>
    </Alert>
  );
}
