// SPDX-License-Identifier: EUPL-1.2
/** What the screens see of the work of a unit: lists, figures, rules, absences. As views.ts, which gives them out. */
import type { Protection } from "./views.js";

export type WorkSort = "due" | "age" | "newest" | "escalated";
/** What of a work list; the server applies all of it. */
export interface WorkFilter {
  readonly sort: WorkSort;
  readonly state: "new" | "open" | "waiting" | "done" | null;
  readonly mine: boolean;
  readonly free: boolean;
  readonly overdue: boolean;
  readonly escalated: boolean;
  /** Days; 0 is today. */
  readonly dueWithin: number | null;
  readonly resubmission: "due" | "all" | null;
  readonly matter: string | null;
  readonly class: Protection | null;
  /** Only what belongs to another unit. */
  readonly astray: boolean;
  /** Only where a person disputes something. */
  readonly disputed: boolean;
}
/** Whose work list: of a unit, one's own over all units, or of an absent colleague. */
export type WorkScope = { readonly of: "unit"; readonly dept: string } | { readonly of: "mine" } | /** Where one was mentioned. */ { readonly of: "mentioned" } | { readonly of: "deputy"; readonly dept: string; readonly pid: string };
/** Somebody whom a note can mention. */
export interface ColleagueView { readonly pid: string; readonly label: string }
/** A count of 1000 means "1000 or more". */
export interface UnitWork { readonly dept: string; readonly open: number; readonly new: number; readonly free: number; readonly waiting: number; readonly overdue: number; readonly soon: number; readonly resubmissions: number; readonly astray: number; readonly disputed: number; readonly escalated: number }
export interface WorkView { readonly mine: number; readonly resubmissions: number; /** Cases in which one was mentioned and has not looked since. */ readonly mentioned: number; readonly units: readonly UnitWork[]; readonly deputy: readonly { readonly dept: string; readonly pid: string; readonly name: string | null; readonly until: number; readonly open: number }[] }
/** Deadlines that are past, end today, or in the three days after. */
export interface DueFigures { readonly overdue: number; readonly today: number; readonly soon: number }
/** The figures of a unit, for its lead. No thread and no insured person is in them. */
export interface OverviewView {
  readonly at: number;
  /** The first four are each case once. `ages`: from so many days on, up to the next. */
  readonly all: { readonly new: number; readonly open: number; readonly waiting: number; readonly resting: number; readonly ages: readonly { readonly days: number; readonly n: number }[]; readonly promises: DueFigures; readonly statutory: DueFigures; readonly overdue: number; readonly due: number };
  /** `pid` null: what nobody has claimed; `name` null: somebody who is no member any more. */
  readonly desks: readonly { readonly pid: string | null; readonly name: string | null; readonly cases: number; readonly overdue: number; readonly due: number; readonly awayUntil: number | null }[];
  readonly days: readonly { readonly day: string; readonly arrived: number; readonly answered: number; readonly closed: number }[];
  readonly weeks: readonly { readonly from: string; readonly kept: number; readonly missed: number }[];
}
export type RuleKind = "hands" | "matter" | "register" | "load" | "nobody";
/** By what a new case is given out. `clerks`: among whom; of kind `load` none means everybody who is there. */
export interface RuleView { readonly id: string; readonly kind: RuleKind; readonly matter: string | null; readonly clerks: readonly string[]; readonly paused: boolean }
export interface RuleListView { readonly version: number; readonly rules: readonly RuleView[] }
/** What a rule of kind `register` tests there; the portal does not know it. */
export type RuleTest = { readonly t: "digits"; readonly from: number; readonly to: number } | { readonly t: "branch"; readonly branch: string };
/** Where the cases of the last 30 days would have gone. */
export interface RuleTrialView { readonly cases: number; readonly capped: boolean; readonly desks: readonly { readonly pid: string; readonly n: number }[]; readonly register: number; readonly nobody: number }
/** What a rule has done with a case; `insteadOf`: for whom she stood in. */
export interface AssignedView { readonly at: number; readonly dept: string; readonly pid: string; readonly insteadOf: string | null; readonly position: number; readonly kind: RuleKind; readonly matter: string | null }
/** A filter with a name, kept sealed in this browser. */
export interface SavedView { readonly name: string; readonly filter: WorkFilter }
export interface NewAbsence { readonly pid: string; readonly from: number; readonly until: number; readonly deputy: string | null }
export interface AbsenceView { readonly id: string; readonly pid: string; readonly from: number; readonly until: number; readonly now: boolean; readonly deputy: string | null; readonly standsIn: string | null; readonly circle: boolean }
