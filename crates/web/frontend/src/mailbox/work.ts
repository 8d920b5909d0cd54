// SPDX-License-Identifier: EUPL-1.2
/** The work of a clerk: lists as the server sorts and filters them, assignment, Wiedervorlage, statutory deadlines, absences, saved views. */
import { getSealed, putSealed } from "./cache.js";
import type { Core } from "./common.js";
import { need, outcome } from "./outcome.js";
import type { WorkPart } from "./service.js";
import { listStaff } from "./staff.js";
import type * as V from "./views.js";

const VIEWS = "work-views";
const FRAME = "views";
/** Views that are kept at most. */
export const MOST_VIEWS = 20;

/** Members of the query for a list. */
export function queryOf(scope: V.WorkScope, filter: V.WorkFilter): Readonly<Record<string, string | null>> {
  if (scope.of === "mentioned") return { mentioned: "true" };
  const on = (flag: boolean): string | null => (flag ? "true" : null);
  return {
    dept: scope.of === "mine" ? null : scope.dept,
    mine: on(scope.of === "mine" || (scope.of === "unit" && filter.mine)),
    standing_in_for: scope.of === "deputy" ? scope.pid : null,
    sort: filter.sort,
    state: filter.state,
    free: on(filter.free),
    overdue: on(filter.overdue),
    escalated: on(filter.escalated),
    due_within: filter.dueWithin === null ? null : String(filter.dueWithin),
    resubmission: filter.resubmission,
    matter: filter.matter,
    class: filter.class,
    astray: on(filter.astray),
    disputed: on(filter.disputed),
  };
}

/** How much lies where, and for whom one stands in. */
export async function countWork(core: Core): Promise<V.WorkView> {
  const work = need(await core.context.api.work());
  const names = new Map<string, string>();
  for (const dept of new Set(work.deputy.map((one) => one.dept))) for (const member of await listStaff(core, dept)) names.set(member.pid, member.label);
  return { ...work, deputy: work.deputy.map((one) => ({ ...one, name: names.get(one.pid) ?? null })) };
}

export function makeWork(core: Core, changed: (thread: string) => null): Omit<WorkPart, "counts"> {
  const { api } = core.context;
  /** Side columns are asked for anew. */
  const told = (): null => {
    core.inbox.outdated();
    core.context.live.emit({ kind: "threads" });
    return null;
  };
  return {
    assign: (thread, dept, to, from, althoughAway) =>
      outcome(async () => {
        need(await api.setState(thread, { dept, claimed_by: to, expected_claimed_by: from, although_away: althoughAway }));
        return changed(thread);
      }),
    resubmit: (thread, dept, to) =>
      outcome(async () => {
        need(await api.resubmit(thread, { dept, set: to }));
        return changed(thread);
      }),
    statutory: (thread, dept, to) =>
      outcome(async () => {
        need(await api.statutory(thread, { dept, set: to }));
        return changed(thread);
      }),
    overview: (dept) =>
      outcome(async () => {
        const seen = need(await api.overview(dept));
        const names = new Map((await listStaff(core, dept)).map(({ pid, label }) => [pid, label]));
        return { ...seen, desks: seen.desks.map(({ pid, away_until: awayUntil, ...desk }) => ({ ...desk, pid, name: pid === null ? null : (names.get(pid) ?? null), awayUntil })) };
      }),
    absences: (dept) =>
      outcome(async () =>
        need(await api.absences(dept)).items.map(({ id, pid, from, until, now, deputy, stands_in, circle }) => ({ id, pid, from, until, now, deputy, standsIn: stands_in, circle })),
      ),
    putAbsence: (dept, absence) =>
      outcome(async () => {
        need(await api.putAbsence(dept, absence));
        return told();
      }),
    endAbsence: (dept, id) =>
      outcome(async () => {
        need(await api.endAbsence(dept, id));
        return told();
      }),
    views: async () => {
      const session = core.session.current();
      return session.state === "open" ? ((await getSealed<readonly V.SavedView[]>(core.context, "memory", session.pid, VIEWS, FRAME)) ?? []) : [];
    },
    keepViews: (views) =>
      outcome(async () => {
        await putSealed(core.context, "memory", core.session.person().pid, VIEWS, FRAME, views.slice(0, MOST_VIEWS));
        return null;
      }),
  };
}
