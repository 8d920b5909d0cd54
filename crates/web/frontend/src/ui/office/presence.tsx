// SPDX-License-Identifier: EUPL-1.2
/** Who else has a case open, or writes in it. It stops nobody; what stops a double answer is that the server compares. */
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { PresentView } from "../../mailbox/views.js";
import { useLive, useOffice, useSession } from "../shared/env.js";
import { Icon } from "../shared/icons.js";

/** Milliseconds between two signs, and between two looks for those who have gone silent. */
const EVERY = 10_000;

/** Says that this case is open here, and that somebody writes, until the screen is left. */
export function useHere(thread: string | null, writes: boolean): void {
  const office = useOffice();
  const session = useSession();
  const open = session.state === "open";
  useEffect(() => {
    if (thread === null || !open) return;
    const sign = (): void => {
      office.presence.here(thread, writes ? "writes" : "open");
    };
    sign();
    const timer = setInterval(sign, EVERY);
    return () => {
      clearInterval(timer);
    };
  }, [thread, writes, open, office]);
  useEffect(() => {
    if (thread === null) return;
    const leave = (): void => {
      office.presence.here(thread, "left");
    };
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      leave();
    };
  }, [thread, office]);
}

/** Colleagues in the cases of a unit. What cannot be asked is left out: nothing depends on it. */
export function usePresent(dept: string): readonly PresentView[] {
  const office = useOffice();
  const [here, setHere] = useState<readonly PresentView[]>([]);
  const [turn, setTurn] = useState(0);
  useLive(["presence"], () => {
    setTurn((old) => old + 1);
  });
  useEffect(() => {
    const timer = setInterval(() => {
      setTurn((old) => old + 1);
    }, EVERY);
    return () => {
      clearInterval(timer);
    };
  }, []);
  useEffect(() => {
    if (dept === "") return;
    let alive = true;
    void office.presence.list(dept).then((answer) => {
      if (alive && answer.ok) setHere((old) => (JSON.stringify(old) === JSON.stringify(answer.value) ? old : answer.value));
    });
    return () => {
      alive = false;
    };
  }, [dept, turn, office]);
  return here;
}

/** Of one case, in words; null when nobody else is there. */
export function presenceText(here: readonly PresentView[], thread: string, colleague: (pid: string) => string): string | null {
  const there = here.filter((one) => one.thread === thread);
  const writing = there.filter((one) => one.writes);
  const names = (list: readonly PresentView[]): string => [...new Set(list.map(({ pid }) => colleague(pid)))].join(", ");
  if (writing.length > 0) return t("presence-writes", { name: names(writing) });
  return there.length === 0 ? null : t("presence-open", { name: names(there) });
}

export function PresenceLine({ text }: { text: string }): VNode {
  return (
    <span class="pres">
      <Icon name="users" small />
      <span>{text}</span>
    </span>
  );
}
