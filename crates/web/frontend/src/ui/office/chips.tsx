// SPDX-License-Identifier: EUPL-1.2
/** Filters of the list as chips, the order, and views that were kept under a name. */
import { Fragment, type ComponentChildren, type VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { said, t } from "../../i18n/i18n.js";
import type { MatterView, SavedView, UnitView, UnitWork, WorkFilter, WorkSort } from "../../mailbox/views.js";
import { Button, Dialog, Mini } from "../shared/controls.js";
import { useAction, useOffice } from "../shared/env.js";
import { ErrorText } from "../shared/fields.js";
import { Icon } from "../shared/icons.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { boxCount, PLAIN, sameFilter } from "./places.js";

/** Days ahead of the chip for near deadlines; the server counts the same. */
const SOON = 3;
const SORTS: readonly WorkSort[] = ["due", "age", "newest", "escalated"];
const LONGEST_NAME = 40;

interface ChipsProps {
  readonly filter: WorkFilter;
  readonly onFilter: (filter: WorkFilter) => void;
  /** Null where the list is of no unit: only some filters make sense there. */
  readonly unit: UnitView | null;
  readonly work: UnitWork | null;
  readonly matters: readonly MatterView[];
}

function Chip({ on, onClick, children }: { on: boolean; onClick: () => void; children: ComponentChildren }): VNode {
  return (
    <button class="chip" type="button" aria-pressed={on} onClick={onClick}>
      {on ? <Icon name="check" small /> : null}
      {children}
    </button>
  );
}

export function Chips({ filter, onFilter, unit, work, matters }: ChipsProps): VNode {
  const change = (part: Partial<WorkFilter>): void => { onFilter({ ...filter, ...part }); };
  const count = (box: "new" | "free" | "waiting" | "overdue" | "escalated" | "open" | "done" | "all" | "resubmit"): number => (unit === null ? 0 : (boxCount(unit, work, box) ?? 0));
  const state = (box: WorkFilter["state"]): void => { change({ state: box, ...(box === "done" ? { free: false, mine: false, overdue: false, escalated: false, dueWithin: null, resubmission: null } : {}) }); };
  return (
    <Fragment>
      <div class="chips" role="group" aria-label={t("filter")}>
        {unit === null ? null : (
          <Fragment>
            <Chip on={filter.state === null} onClick={() => { state(null); }}>{t("filter-all", { n: count("all") })}</Chip>
            {(["new", "open", "waiting", "done"] as const).map((box) => (
              <Chip key={box} on={filter.state === box} onClick={() => { state(box); }}>{t(`filter-${box}`, { n: count(box) })}</Chip>
            ))}
            <Chip on={filter.mine} onClick={() => { change({ mine: !filter.mine, free: false, ...(filter.state === "done" ? { state: null } : {}) }); }}>{t("filter-mine")}</Chip>
            <Chip on={filter.free} onClick={() => { change({ free: !filter.free, mine: false }); }}>{t("filter-free", { n: count("free") })}</Chip>
          </Fragment>
        )}
        <Chip on={filter.overdue} onClick={() => { change({ overdue: !filter.overdue, dueWithin: null, ...(filter.state === "done" ? { state: null } : {}) }); }}>{unit === null ? t("filter-overdue") : t("filter-overdue-n", { n: count("overdue") })}</Chip>
        {unit === null ? null : <Chip on={filter.escalated} onClick={() => { change({ escalated: !filter.escalated, sort: filter.escalated ? "due" : "escalated", ...(filter.state === "done" ? { state: null } : {}) }); }}>{t("filter-escalated", { n: count("escalated") })}</Chip>}
        <Chip on={filter.dueWithin === SOON} onClick={() => { change({ dueWithin: filter.dueWithin === SOON ? null : SOON, overdue: false, ...(filter.state === "done" ? { state: null } : {}) }); }}>{work === null ? t("filter-soon", { days: SOON }) : t("filter-soon-n", { days: SOON, n: work.soon })}</Chip>
        <Chip on={filter.resubmission !== null} onClick={() => { change({ resubmission: filter.resubmission === null ? "all" : null, ...(filter.state === "done" ? { state: null } : {}) }); }}>{t("filter-resubmit")}</Chip>
        {filter.astray || (work !== null && work.astray > 0) ? (
          <Chip on={filter.astray} onClick={() => { change({ astray: !filter.astray, ...(filter.state === "done" ? { state: null } : {}) }); }}>{t("filter-astray", { n: work?.astray ?? 0 })}</Chip>
        ) : null}
        {filter.disputed || (work !== null && work.disputed > 0) ? (
          <Chip on={filter.disputed} onClick={() => { change({ disputed: !filter.disputed, ...(filter.state === "done" ? { state: null } : {}) }); }}>{t("filter-disputed", { n: work?.disputed ?? 0 })}</Chip>
        ) : null}
        <Chip on={filter.class === "hoch"} onClick={() => { change({ class: filter.class === "hoch" ? null : "hoch" }); }}>{t("filter-high")}</Chip>
      </div>
      <div class="row filters">
        <label class="pick">
          <span class="muted">{t("sort-by")}</span>
          <select class="chip" value={filter.sort} disabled={filter.state === "done"} onChange={(event) => { change({ sort: SORTS.find((sort) => sort === event.currentTarget.value) ?? "due" }); }}>
            {SORTS.map((sort) => <option key={sort} value={sort}>{t(`sort-${sort}`)}</option>)}
          </select>
        </label>
        {matters.length === 0 ? null : (
          <label class="pick">
            <span class="muted">{t("filter-matter")}</span>
            <select class="chip" value={filter.matter ?? ""} onChange={(event) => { change({ matter: event.currentTarget.value === "" ? null : event.currentTarget.value }); }}>
              <option value="">{t("filter-matter-all")}</option>
              {matters.map((matter) => <option key={matter.code} value={matter.code}>{said(matter.label)}</option>)}
            </select>
          </label>
        )}
        <Views filter={filter} onFilter={onFilter} />
      </div>
    </Fragment>
  );
}

/** Views with a name; they stay on this device. */
function Views({ filter, onFilter }: { filter: WorkFilter; onFilter: (filter: WorkFilter) => void }): VNode {
  const { work } = useOffice();
  const action = useAction();
  const [views, setViews] = useState<readonly SavedView[]>([]);
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState("");
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    void work.views().then(setViews);
  }, [work]);
  const keep = (next: readonly SavedView[], text: string): void => {
    action.run(() => work.keepViews(next), () => {
      setViews(next);
      setNaming(false);
      setName("");
      announce(text);
    });
  };
  const current = views.find((view) => sameFilter(view.filter, filter)) ?? null;
  return (
    <Fragment>
      {views.length === 0 ? null : (
        <label class="pick">
          <span class="muted">{t("views")}</span>
          <select
            class="chip"
            value={current?.name ?? ""}
            onChange={(event) => {
              const { value } = event.currentTarget;
              // A view of an earlier version of this program lacks what has come since.
              onFilter({ ...PLAIN, ...views.find((view) => view.name === value)?.filter });
            }}
          >
            <option value="">{t("views-none")}</option>
            {views.map((view) => <option key={view.name} value={view.name}>{view.name}</option>)}
          </select>
        </label>
      )}
      {current === null ? (
        sameFilter(filter, PLAIN) ? null : (
          <button class="chip" type="button" onClick={() => { setNaming(true); setError(null); }}>
            <Icon name="plus" small />
            {t("view-keep")}
          </button>
        )
      ) : (
        <Mini onClick={() => { keep(views.filter((view) => view.name !== current.name), t("view-removed", { name: current.name })); }}>{t("view-remove")}</Mini>
      )}
      {action.refusal === null || naming ? null : <RefusalAlert refusal={action.refusal} />}
      {!naming ? null : (
        <Dialog
          title={t("view-keep")}
          onClose={() => { setNaming(false); }}
          actions={
            <Fragment>
              <Button
                busy={action.busy}
                onClick={() => {
                  const kept = name.trim();
                  if (kept === "") {
                    setError(t("view-name-missing"));
                    document.getElementById("view-name")?.focus();
                    return;
                  }
                  keep([...views.filter((view) => view.name !== kept), { name: kept, filter }], t("view-kept", { name: kept }));
                }}
              >
                {t("view-save")}
              </Button>
              <Button kind="secondary" onClick={() => { setNaming(false); }}>{t("cancel")}</Button>
            </Fragment>
          }
        >
          {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
          <div class="kern-form-input">
            <label class="kern-label" for="view-name">{t("view-name")}</label>
            <p class="hint" id="view-name-hint">{t("view-hint")}</p>
            <input id="view-name" type="text" class="kern-form-input__input" autoComplete="off" maxLength={LONGEST_NAME} value={name} aria-invalid={error === null ? undefined : "true"} aria-describedby={error === null ? "view-name-hint" : "view-name-hint view-name-error"} onInput={(event) => { setName(event.currentTarget.value); setError(null); }} />
            {error === null ? null : <ErrorText id="view-name-error">{error}</ErrorText>}
          </div>
        </Dialog>
      )}
    </Fragment>
  );
}
