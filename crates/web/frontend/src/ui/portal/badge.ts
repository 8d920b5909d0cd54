// SPDX-License-Identifier: EUPL-1.2
/**
 * The number on the icon of the installed portal (Badging API): how many conversations have something new, and nothing of them. It stays while the
 * portal is locked, as on a letter box; whoever signs out leaves none, and at a device that others use too there never is one. What makes of it what
 * is the system's: browsers without icons do nothing.
 */
import { useEffect } from "preact/hooks";
import { usePortal, useSession } from "../shared/env.js";

interface Badging {
  readonly setAppBadge?: (count?: number) => Promise<void>;
  readonly clearAppBadge?: () => Promise<void>;
}

/** A browser that refuses has no icon to show it on. */
const ignore = (): void => undefined;

export function setBadge(count: number, on: Badging = navigator): void {
  if (count > 0) on.setAppBadge?.(count).catch(ignore);
  else clearBadge(on);
}

export function clearBadge(on: Badging = navigator): void {
  on.clearAppBadge?.().catch(ignore);
}

/** `count`: conversations of one's own post with something new; null: not known. */
export function useBadge(count: number | null): void {
  const { session } = usePortal();
  useEffect(() => {
    if (count !== null && !session.shared()) setBadge(count);
  }, [count]);
}

/** Takes it away when the session has ended, however it did. */
export function useBadgeEnd(): void {
  const { state } = useSession();
  useEffect(() => {
    if (state === "signed-out") clearBadge();
  }, [state]);
}
