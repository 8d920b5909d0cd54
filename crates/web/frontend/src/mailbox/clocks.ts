// SPDX-License-Identifier: EUPL-1.2
/** Clocks of a unit on a case, from the wire. */
import type { wire } from "../api/index.js";
import type { ClocksView } from "./views.js";

export function clocksView(clocks: wire.Clocks): ClocksView {
  const { statutory, resubmission } = clocks;
  return {
    dept: clocks.dept,
    owedSince: clocks.owed_since,
    promise: clocks.promise,
    escalatesAt: clocks.escalates_at,
    statutory: statutory === null ? null : { rule: statutory.rule, received: statutory.received, lastDay: statutory.last_day, announceBy: statutory.announce_by, at: statutory.at },
    resubmission: resubmission === null ? null : { day: resubmission.day, at: resubmission.at, restsUntil: resubmission.rests_until, reason: resubmission.reason, by: resubmission.by },
  };
}
