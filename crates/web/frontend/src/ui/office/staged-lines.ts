// SPDX-License-Identifier: EUPL-1.2
/** Messages that wait in the own units, for lists and counts. */
import type { StagedLineView } from "../../mailbox/views.js";
import { useLoaded, useOffice, type Loaded } from "../shared/env.js";

export function useStagedLines(): Loaded<readonly StagedLineView[]> {
  const office = useOffice();
  return useLoaded(() => office.staged.lines(), [], ["threads"]);
}

/** Threads in which an answer waits for somebody's release. */
export const awaiting = (lines: readonly StagedLineView[] | null): ReadonlySet<string> => new Set((lines ?? []).filter((line) => line.reason === "release" && line.state === "open").map(({ thread }) => thread));

/** How many answers of colleagues wait for a release; null while it is not known. */
export const toRelease = (lines: readonly StagedLineView[] | null): number | null => (lines === null ? null : lines.filter((line) => line.reason === "release" && line.state === "open" && !line.own).length);
