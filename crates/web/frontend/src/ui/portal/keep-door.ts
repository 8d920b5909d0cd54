// SPDX-License-Identifier: EUPL-1.2
/** Everything that saves conversations: fetched when somebody does. */
import type { Outcome } from "../../mailbox/views.js";
import type * as Keeping from "./keeping.js";

/** Refused (`offline`) where it cannot be fetched. */
export async function keeping(): Promise<Outcome<typeof Keeping>> {
  try {
    return { ok: true, value: await import("./keeping.js") };
  } catch {
    return { ok: false, refusal: { code: "offline" } };
  }
}
