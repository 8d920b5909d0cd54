// SPDX-License-Identifier: EUPL-1.2
/** What is done with several cases at once: progress while it runs, one sentence at the end, and the way back. */
import type { ComponentChildren, VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { Outcome, ResubmitReason, StaffView, ThreadRowView } from "../../mailbox/views.js";
import { Mini } from "../shared/controls.js";
import { useOffice } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { AssignDialog } from "./assign.js";
import { ResubmitDialog } from "./resubmit.js";

type Step = () => Promise<Outcome<null>>;
export type BulkKind = "claim" | "assign" | "resubmit";
interface Said { readonly text: string; readonly undo: readonly Step[] }

export interface Bulk {
  readonly busy: { readonly done: number; readonly total: number } | null;
  readonly said: Said | null;
  readonly asking: "assign" | "resubmit" | null;
  readonly start: (kind: BulkKind, rows: readonly ThreadRowView[]) => void;
  readonly close: () => void;
  readonly assign: (to: StaffView, althoughAway: boolean) => void;
  readonly resubmit: (to: { readonly day: string; readonly reason: ResubmitReason } | null) => void;
  readonly undo: () => void;
  /** What was done elsewhere on the screen. */
  readonly say: (text: string, urgent?: boolean) => void;
  readonly rows: readonly ThreadRowView[];
}

const deptOf = (row: ThreadRowView): string => row.clocks?.dept ?? "";

/** `first` says what is to be told when the list comes up; `done` is called when the list has to be read anew. */
export function useBulk(self: string | null, first: () => string | null, done: () => void): Bulk {
  const office = useOffice();
  const [busy, setBusy] = useState<Bulk["busy"]>(null);
  const [said, setSaid] = useState<Said | null>(() => {
    const text = first();
    return text === null ? null : { text, undo: [] };
  });
  const [asking, setAsking] = useState<Bulk["asking"]>(null);
  const [rows, setRows] = useState<readonly ThreadRowView[]>([]);
  const running = useRef(false);

  /** One after the other: what fails leaves the others alone, and what worked can be taken back. */
  const run = (kind: string, steps: readonly { readonly go: Step; readonly back: Step | null }[]): void => {
    if (running.current) return;
    running.current = true;
    void (async () => {
      const undo: Step[] = [];
      let worked = 0;
      for (const [index, step] of steps.entries()) {
        setBusy({ done: index, total: steps.length });
        if (!(await step.go()).ok) continue;
        worked += 1;
        if (step.back !== null) undo.push(step.back);
      }
      running.current = false;
      const text = worked === steps.length ? t(`bulk-${kind}-done`, { n: worked }) : t(`bulk-${kind}-partly`, { done: worked, n: steps.length });
      setBusy(null);
      setAsking(null);
      setSaid({ text, undo });
      announce(text);
      done();
    })();
  };
  return {
    busy,
    said,
    asking,
    rows,
    start: (kind, picked) => {
      setSaid(null);
      setRows(picked);
      if (kind === "claim") run("claim", picked.map((row) => ({ go: () => office.claim(row.thread, deptOf(row)), back: self === null ? null : () => office.work.assign(row.thread, deptOf(row), null, self, false) })));
      else setAsking(kind);
    },
    close: () => { setAsking(null); },
    assign: (to, althoughAway) => {
      run("assign", rows.map((row) => ({
        go: () => office.work.assign(row.thread, deptOf(row), to.pid, row.claimedBy, althoughAway),
        // Back to whoever had it, also if she is away by now.
        back: () => office.work.assign(row.thread, deptOf(row), row.claimedBy, to.pid, true),
      })));
    },
    resubmit: (to) => {
      run(to === null ? "unsubmit" : "resubmit", rows.map((row) => {
        const before = row.clocks?.resubmission ?? null;
        return {
          go: () => office.work.resubmit(row.thread, deptOf(row), to),
          // One whose day has come cannot be set again; taking the new one away leaves the case in the list, which is where it was.
          back: () => office.work.resubmit(row.thread, deptOf(row), before === null || before.restsUntil === null ? null : { day: before.day, reason: before.reason }),
        };
      }));
    },
    say: (text, urgent = false) => {
      setSaid({ text, undo: [] });
      announce(text, urgent);
    },
    undo: () => {
      if (said !== null) run("undo", said.undo.map((go) => ({ go, back: null })));
    },
  };
}

/** The line below the filters: what is picked and can be done with it, or what was done. */
export function BulkBar({ bulk, picked, onForward, onClear }: { bulk: Bulk; picked: readonly ThreadRowView[]; onForward: (wrong: boolean) => void; onClear: () => void }): VNode | null {
  const start = (kind: BulkKind): void => { bulk.start(kind, picked); };
  if (bulk.busy !== null) {
    const { done, total } = bulk.busy;
    return (
      <div class="bulk">
        <progress class="kern-progress__bar" value={done} max={total} aria-label={t("bulk-running", { done, n: total })} />
        <span class="num">{t("bulk-running", { done, n: total })}</span>
      </div>
    );
  }
  if (picked.length > 0) {
    return (
      <div class="bulk" role="group" aria-label={t("bulk-label")}>
        <span class="strong num" role="status">{t("bulk-count", { n: picked.length })}</span>
        <Mini onClick={() => { start("claim"); }}>{t("claim")}</Mini>
        <Mini onClick={() => { start("assign"); }}>{t("assign")}</Mini>
        <Mini onClick={() => { start("resubmit"); }}>{t("resubmit")}</Mini>
        <Mini onClick={() => { onForward(false); }}>{t("forward")}</Mini>
        <Mini onClick={() => { onForward(true); }}>{t("forward-wrong")}</Mini>
        <span class="end">
          <Mini onClick={onClear}>{t("bulk-clear")}</Mini>
        </span>
      </div>
    );
  }
  if (bulk.said === null) return null;
  return (
    <div class="bulk">
      <p role="status">{bulk.said.text}</p>
      {bulk.said.undo.length === 0 ? null : <Mini icon="undo" onClick={bulk.undo}>{t("undo")}</Mini>}
    </div>
  );
}

/** Of several units at once a case can go to nobody: colleagues belong to one. */
export function BulkDialogs({ bulk, problem = null }: { bulk: Bulk; problem?: ComponentChildren }): VNode | null {
  const { asking, rows } = bulk;
  const dept = rows[0] === undefined ? "" : deptOf(rows[0]);
  const only = rows.length === 1 ? (rows[0] ?? null) : null;
  const shown = problem === null ? null : <div>{problem}</div>;
  if (asking === "assign") return <AssignDialog dept={dept} n={rows.length} busy={bulk.busy !== null} problem={shown} onAssign={bulk.assign} onClose={bulk.close} />;
  if (asking === "resubmit") {
    const set = only?.clocks?.resubmission ?? null;
    return <ResubmitDialog n={rows.length} day={set?.restsUntil == null ? null : set.day} busy={bulk.busy !== null} problem={shown} onSet={bulk.resubmit} {...(set === null ? {} : { onRemove: () => { bulk.resubmit(null); } })} onClose={bulk.close} />;
  }
  return null;
}
