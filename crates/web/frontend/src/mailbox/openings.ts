// SPDX-License-Identifier: EUPL-1.2
/** Who has opened a thread, by unit: names of units are the signed ones, where this browser knows them. */
import type { Context } from "./context.js";
import { need } from "./outcome.js";
import type { OpeningsView } from "./views.js";

const PAGE = 5;

export async function openings(context: Context, thread: string, before: string | null): Promise<OpeningsView> {
  const [page, signed] = await Promise.all([context.api.openings(thread, before, PAGE).then(need), context.crypto.departments({ now: context.now() })]);
  return {
    rows: page.items.map(({ at, dept, purpose, attachment, by }) => ({
      at,
      unit: signed.find((item) => item.dept === dept)?.label ?? dept,
      purpose,
      attachment: attachment !== null,
      by,
    })),
    next: page.next,
  };
}
