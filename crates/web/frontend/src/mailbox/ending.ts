// SPDX-License-Identifier: EUPL-1.2
/** The end of an account, from the wire to the screens. */
import type { wire } from "../api/index.js";
import type { EndingView } from "./views.js";

export function endingView(ending: wire.Ending | null): EndingView | null {
  return ending === null ? null : { death: ending.reason === "death", readOnlyAt: ending.read_only_at, closesAt: ending.closes_at };
}
