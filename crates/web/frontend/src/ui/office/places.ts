// SPDX-License-Identifier: EUPL-1.2
/** Places of the back office that show a list, and which part of the work each of them begins with. */
import type { UnitView, UnitWork, WorkFilter, WorkScope, WorkView } from "../../mailbox/views.js";
import type { IconName } from "../shared/icons.js";
import { href } from "../shared/router.js";

export type Box = "all" | "new" | "open" | "free" | "waiting" | "overdue" | "escalated" | "resubmit" | "done";
export type Place = { readonly of: "unit"; readonly dept: string | null; readonly box: Box } | { readonly of: "mine"; readonly box: "all" | "resubmit" | "mentioned" } | { readonly of: "deputy"; readonly dept: string; readonly pid: string };

export const PLAIN: WorkFilter = { sort: "due", state: null, mine: false, free: false, overdue: false, escalated: false, dueWithin: null, resubmission: null, matter: null, class: null, astray: false, disputed: false };

/** What the side column shows of the current unit; the others show the first only. */
export const BOXES: readonly { readonly box: Box; readonly icon: IconName }[] = [
  { box: "all", icon: "inbox" },
  { box: "free", icon: "post" },
  { box: "waiting", icon: "hour" },
  { box: "overdue", icon: "flag" },
  { box: "escalated", icon: "warn" },
  { box: "done", icon: "ok" },
];
const ALL: readonly Box[] = ["all", "new", "open", "free", "waiting", "overdue", "escalated", "resubmit", "done"];

/** `list/krankengeld/free`, `mine/resubmit`, `deputy/krankengeld/<pid>`; anything else is the first unit. */
export function placeOf(parts: readonly string[]): Place {
  const [first, second, third] = parts;
  if (first === "mine") return { of: "mine", box: second === "resubmit" || second === "mentioned" ? second : "all" };
  if (first === "deputy" && second !== undefined && third !== undefined) return { of: "deputy", dept: second, pid: third };
  const box = ALL.find((one) => one === third) ?? "all";
  return { of: "unit", dept: first === "list" ? (second ?? null) : null, box };
}

export function addressOf(place: Place): string {
  if (place.of === "mine") return place.box === "all" ? href("mine") : href("mine", place.box);
  if (place.of === "deputy") return href("deputy", place.dept, place.pid);
  return place.dept === null ? href("list") : place.box === "all" ? href("list", place.dept) : href("list", place.dept, place.box);
}

/** The filter with which a place begins. */
export function filterOf(place: Place): WorkFilter {
  if (place.of === "deputy") return PLAIN;
  switch (place.box) {
    case "all":
    case "mentioned":
      return PLAIN;
    case "new":
    case "open":
    case "waiting":
    case "done":
      return { ...PLAIN, state: place.box };
    case "free":
      return { ...PLAIN, free: true };
    case "overdue":
      return { ...PLAIN, overdue: true };
    case "escalated":
      return { ...PLAIN, sort: "escalated", escalated: true };
    case "resubmit":
      return { ...PLAIN, resubmission: "due" };
  }
}

export function scopeOf(place: Place, dept: string): WorkScope {
  return place.of === "mine" ? { of: place.box === "mentioned" ? "mentioned" : "mine" } : place.of === "deputy" ? { of: "deputy", dept: place.dept, pid: place.pid } : { of: "unit", dept };
}

/** Lines in a box of a unit; null where the server has not counted. */
export function boxCount(unit: UnitView, work: UnitWork | null, box: Box): number | null {
  if (box === "done" || box === "open") return unit.counts[box];
  if (work === null) return null;
  return box === "all" ? work.open : box === "resubmit" ? work.resubmissions : work[box];
}

export const workOf = (view: WorkView | null, dept: string): UnitWork | null => view?.units.find((unit) => unit.dept === dept) ?? null;

/** Whether two filters show the same lines in the same order. */
export const sameFilter = (a: WorkFilter, b: WorkFilter): boolean => JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
