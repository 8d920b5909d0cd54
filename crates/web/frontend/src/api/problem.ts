// SPDX-License-Identifier: EUPL-1.2
/** What an answer of the server can be: a value, or a problem with a code of docs/API.md (or one of the three below). */

/** `code` is a name of docs/API.md, or made here: `offline` (no answer at all), `bad-answer` (not what the contract says), `cancelled`. */
export interface Problem {
  readonly code: string;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly triesLeft?: number;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const good = <T>(value: T): Answer<T> => ({ ok: true, value });
export const bad = (problem: Problem): { readonly ok: false; readonly problem: Problem } => ({ ok: false, problem });

export const OFFLINE: Problem = { code: "offline", status: 0 };
export const CANCELLED: Problem = { code: "cancelled", status: 0 };

/** True if the same request may simply be sent again later: nothing was decided about it. */
export function isPassing(problem: Problem): boolean {
  return problem.status === 0 || problem.status === 502 || problem.status === 503 || problem.status === 504 || problem.status === 507 || problem.code === "too-many-requests";
}
