// SPDX-License-Identifier: EUPL-1.2
/** The work list of a unit: table with keys on a desk, rows on a phone. */
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { isoDay } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { MatterView, Outcome, ThreadRowView, UnitView, WorkFilter, WorkScope, WorkView } from "../../mailbox/views.js";
import { Alert, Button, Empty, Skeleton } from "../shared/controls.js";
import { useLoaded, useMatterName, useNarrow, useNow, useOffice, useSession } from "../shared/env.js";
import { Heading } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { go, href } from "../shared/router.js";
import { AstrayDialog } from "./astray.js";
import { BulkBar, BulkDialogs, useBulk } from "./bulk.js";
import { Chips } from "./chips.js";
import { useColleagues } from "./colleagues.js";
import { ForwardDialog, type Forwarding } from "./forward.js";
import { KeyHelp } from "./key-help.js";
import { useKeys } from "./keys.js";
import { PhoneRow, TableRow } from "./list-rows.js";
import { boxCount, filterOf, sameFilter, scopeOf, workOf, type Place } from "./places.js";
import { presenceText, usePresent } from "./presence.js";
import { takeSaid } from "./said.js";
import { awaiting, useStagedLines } from "./staged-lines.js";
import { Side, useWork } from "./side.js";

/** Milliseconds between two looks for a key that is on its way. */
const ASK_AGAIN = 3000;

interface Page {
  readonly rows: readonly ThreadRowView[];
  readonly next: string | null;
}

/** Rows of a list; pages loaded so far are re-read when something changed, and when another day has begun: what rested comes back then. */
function useRows(scope: WorkScope, filter: WorkFilter, day: string): { readonly page: Page | null; readonly refusal: ReturnType<typeof useLoaded>["refusal"]; readonly busy: boolean; readonly more: () => void; readonly reload: () => void } {
  const office = useOffice();
  const pages = useRef(1);
  const key = JSON.stringify([scope, filter]);
  const loaded = useLoaded(
    async (): Promise<Outcome<Page>> => {
      const rows = new Map<string, ThreadRowView>();
      let cursor: string | null = null;
      for (let page = 0; page < pages.current; page += 1) {
        const answer: Awaited<ReturnType<typeof office.worklist>> = await office.worklist(scope, filter, cursor);
        if (!answer.ok) return answer;
        // A case that moved while pages were read stands where it was seen first.
        for (const row of answer.value.rows) if (!rows.has(row.thread)) rows.set(row.thread, row);
        cursor = answer.value.next;
        if (cursor === null) break;
      }
      return { ok: true, value: { rows: [...rows.values()], next: cursor } };
    },
    [key],
    ["threads", "rows"],
  );
  useEffect(() => {
    pages.current = 1;
  }, [key]);
  const { reload } = loaded;
  const seen = useRef(day);
  useEffect(() => {
    if (seen.current !== day) reload();
    seen.current = day;
  }, [day, reload]);
  return {
    page: loaded.value,
    refusal: loaded.refusal,
    busy: loaded.busy,
    reload,
    more: () => {
      pages.current += 1;
      reload();
    },
  };
}

/** What persons choose from, with the names of the insurer's list. */
function useMatters(): readonly MatterView[] {
  const office = useOffice();
  return useLoaded(() => office.matters(), [], []).value ?? [];
}

/** The list of the address; without one that of the first unit. */
export function ListScreen({ place }: { place: Place }): VNode {
  const office = useOffice();
  const work = useWork();
  const dept = place.of === "mine" ? null : place.dept;
  const units = useLoaded(() => office.units(), [], ["threads", "session"]);
  const waits = units.value !== null && (units.value.length === 0 || units.value.some((unit) => !unit.hasKey));
  useEffect(() => {
    // A newcomer waits for certificate and key; whoever gives them cannot tell this page, so it asks.
    if (!waits) return;
    const timer = setInterval(units.reload, ASK_AGAIN);
    return () => {
      clearInterval(timer);
    };
  }, [waits, units.reload]);
  const unit = units.value?.find((item) => item.dept === dept) ?? units.value?.[0] ?? null;
  if (units.value === null || unit === null) {
    return (
      <main class="page stack" id="main" tabIndex={-1}>
        <Heading title={t("office-units")}>{t("office-units")}</Heading>
        {units.refusal === null ? null : (
          <RefusalAlert refusal={units.refusal}>
            <div>
              <Button kind="secondary" onClick={units.reload}>{t("retry")}</Button>
            </div>
          </RefusalAlert>
        )}
        {units.value !== null ? (
          <section class="sheet">
            <Empty icon="inbox" title={t("no-units")}>
              <p class="muted">{t("no-units-text")}</p>
            </Empty>
          </section>
        ) : units.busy ? (
          <section class="sheet">
            <Skeleton />
          </section>
        ) : null}
      </main>
    );
  }
  return (
    <div class="obody">
      <Side units={units.value} dept={place.of === "mine" ? null : unit.dept} place={place.of === "unit" ? { ...place, dept: unit.dept } : place} work={work.value} />
      <WorkList key={`${unit.dept} ${String(unit.hasKey)}`} unit={unit} place={place} work={work.value} />
    </div>
  );
}

/** What a list is called; the number of its lines where the server has counted them. */
function headOf(place: Place, unit: UnitView, work: WorkView | null, filter: WorkFilter): { readonly title: string; readonly total: number | null } {
  if (place.of === "mine" && place.box === "mentioned") return { title: t("side-mentioned"), total: work?.mentioned ?? null };
  if (place.of === "mine") return place.box === "all" ? { title: t("side-my-cases"), total: work?.mine ?? null } : { title: t("side-my-resubmit"), total: work?.resubmissions ?? null };
  if (place.of === "deputy") {
    const held = work?.deputy.find((one) => one.pid === place.pid && one.dept === place.dept);
    return { title: t("deputy-title", { name: held?.name ?? t("colleague") }), total: held?.open ?? null };
  }
  const title = t("list-title", { unit: unit.label });
  // Counted is what the boxes show, not every mixture of filters.
  const box = (["all", "new", "open", "free", "waiting", "overdue", "resubmit", "done"] as const).find((one) => sameFilter({ ...filterOf({ of: "unit", dept: unit.dept, box: one }), sort: filter.sort }, filter));
  return { title, total: box === undefined ? null : boxCount(unit, workOf(work, unit.dept), box) };
}

function WorkList({ unit, place, work }: { unit: UnitView; place: Place; work: WorkView | null }): VNode {
  // The units stand beside it: on a tablet held upright its columns would have ten pixels.
  const narrow = useNarrow(1023);
  const now = useNow(60);
  const session = useSession();
  const [filter, setFilter] = useState(() => filterOf(place));
  const [current, setCurrent] = useState<string | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [help, setHelp] = useState(false);
  const [forwarding, setForwarding] = useState<Forwarding | null>(null);
  const [astray, setAstray] = useState<{ readonly threads: readonly string[]; readonly from: string } | null>(null);
  const list = useRows(scopeOf(place, unit.dept), filter, isoDay(now));
  const colleague = useColleagues(unit.dept);
  const matters = useMatters();
  const bulk = useBulk(session.state === "open" ? session.pid : null, takeSaid, () => {
    setPicked(new Set());
    list.reload();
  });
  const present = usePresent(unit.dept);
  const awaits = awaiting(useStagedLines().value);
  const matterName = useMatterName();
  const table = useRef<HTMLTableElement>(null);
  const rows = (list.page?.rows ?? []).map((row) => ({ ...row, matter: matterName(row.matter), claimedBy: row.claimedBy === null ? null : colleague(row.claimedBy) }));
  const index = rows.findIndex((row) => row.thread === current);

  const move = (step: number): void => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, index < 0 ? 0 : index + step))];
    if (next === undefined) return;
    setCurrent(next.thread);
    table.current?.querySelector<HTMLElement>(`[data-open="${CSS.escape(next.thread)}"]`)?.focus();
  };
  const pick = (thread: string): void => {
    const next = new Set(picked);
    if (!next.delete(thread)) next.add(thread);
    setPicked(next);
  };
  const raw = (row: ThreadRowView): ThreadRowView => list.page?.rows.find((one) => one.thread === row.thread) ?? row;
  const chosen = rows.filter((row) => picked.has(row.thread)).map(raw);
  const here = index < 0 ? null : rows[index] ?? null;
  useKeys({
    j: () => { move(1); },
    k: () => { move(-1); },
    o: () => { if (here !== null) go(href("thread", here.thread, deptOf(here))); },
    a: () => { if (here !== null) bulk.start("claim", [raw(here)]); },
    r: () => { if (here !== null) go(href("thread", here.thread, deptOf(here), "reply")); },
    x: () => { if (here !== null) pick(here.thread); },
    w: () => { if (chosen.length > 0 || here !== null) bulk.start("resubmit", chosen.length > 0 ? chosen : here === null ? [] : [raw(here)]); },
    v: () => { forward(chosen.length > 0 ? chosen : here === null ? [] : [raw(here)], false); },
    f: () => { forward(chosen.length > 0 ? chosen : here === null ? [] : [raw(here)], true); },
    "?": () => { setHelp(true); },
  });
  const deptOf = (row: ThreadRowView): string => row.clocks?.dept ?? unit.dept;
  /** From one unit at a time: another one has other keys to give. */
  const forward = (rows: readonly ThreadRowView[], wrong: boolean): void => {
    const from = rows[0] === undefined ? null : deptOf(rows[0]);
    const there = rows.filter((row) => deptOf(row) === from);
    if (from !== null && there.every((row) => row.astray)) setAstray({ threads: there.map((row) => row.thread), from });
    else if (from !== null) setForwarding({ threads: there.map((row) => row.thread), from, wrong, there: [] });
  };
  const { title, total } = headOf(place, unit, work, filter);
  const plain = sameFilter(filter, filterOf(place));
  const nothing = place.of === "unit" && place.box === "all" && plain;
  return (
    <main class="omain" id="main" tabIndex={-1}>
      <div class="row row-between">
        <Heading title={title}>
          {title} {total === null ? null : <span class="count num">{total}</span>}
        </Heading>
      </div>
      {unit.hasKey ? null : (
        <Alert kind="warning" title={t("no-unit-key")}>
          <p>{t("no-unit-key-text")}</p>
        </Alert>
      )}
      {place.of === "mine" && place.box === "mentioned" ? <p class="small muted">{t("mentioned-text")}</p> : <Chips filter={filter} onFilter={setFilter} unit={place.of === "unit" ? unit : null} work={place.of === "unit" ? workOf(work, unit.dept) : null} matters={matters} />}
      <BulkBar bulk={bulk} picked={chosen} onForward={(wrong) => { forward(chosen, wrong); }} onClear={() => { setPicked(new Set()); }} />
      {list.refusal === null ? null : (
        <RefusalAlert refusal={list.refusal}>
          <div>
            <Button kind="secondary" onClick={list.reload}>{t("retry")}</Button>
          </div>
        </RefusalAlert>
      )}
      {list.page === null ? (
        list.busy ? (
          <section class="sheet">
            <Skeleton text={t("list-loading")} />
          </section>
        ) : null
      ) : rows.length === 0 ? (
        <section class="sheet">
          <Empty icon="inbox" title={nothing ? t("list-empty") : t("list-empty-filter")}>
            {nothing ? <p class="muted">{t("list-empty-text")}</p> : null}
          </Empty>
        </section>
      ) : narrow ? (
        <div class="sheet sheet--flush">
          <ul class="list">{rows.map((row) => <PhoneRow key={row.thread} row={row} now={now} dept={deptOf(row)} awaits={awaits.has(row.thread)} presence={presenceText(present, row.thread, colleague)} />)}</ul>
        </div>
      ) : (
        <div class="sheet sheet--flush">
          <table class="wl" ref={table}>
            <caption class="sr-only">{t("list-caption", { list: title })}</caption>
            <thead>
              <tr>
                <th class="sel" scope="col">
                  <label>
                    <span class="sr-only">{t("select-all")}</span>
                    <input
                      type="checkbox"
                      checked={picked.size > 0 && picked.size === rows.length}
                      onChange={() => {
                        setPicked(picked.size === rows.length ? new Set() : new Set(rows.map((row) => row.thread)));
                      }}
                    />
                  </label>
                </th>
                <th class="c-due" scope="col" aria-sort={filter.sort === "due" ? "ascending" : undefined}>{t("col-due")}</th>
                <th scope="col">{t("col-subject")}</th>
                <th class="c-who" scope="col">{t("col-person")}</th>
                <th class="c-age" scope="col" aria-sort={filter.sort === "age" ? "descending" : undefined}>{t("col-age")}</th>
                <th class="c-by" scope="col">{t("col-by")}</th>
                <th class="c-state" scope="col">{t("col-state")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <TableRow
                  key={row.thread}
                  row={row}
                  now={now}
                  dept={deptOf(row)}
                  awaits={awaits.has(row.thread)}
                  presence={presenceText(present, row.thread, colleague)}
                  current={row.thread === current}
                  picked={picked.has(row.thread)}
                  onPick={() => { pick(row.thread); }}
                  onFocus={() => { setCurrent(row.thread); }}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.page === null ? null : (
        <div class="keys">
          <span class="only-wide"><kbd>J</kbd><kbd>K</kbd>{t("key-next")}, {t("key-previous")}</span>
          <span class="only-wide"><kbd>O</kbd>{t("key-open")}</span>
          <span class="only-wide"><kbd>A</kbd>{t("key-claim")}</span>
          <span class="only-wide"><kbd>R</kbd>{t("key-reply")}</span>
          <span class="only-wide"><kbd>X</kbd>{t("key-select")}</span>
          <span class="only-wide"><kbd>W</kbd>{t("key-resubmit")}</span>
          <span class="only-wide"><kbd>/</kbd>{t("key-search")}</span>
          <span class="only-wide"><kbd>?</kbd>{t("key-help")}</span>
          <span class="end num">{t("list-shown", { n: rows.length })}</span>
          {list.page.next === null ? null : <Button kind="secondary" busy={list.busy} onClick={list.more}>{t("list-more")}</Button>}
        </div>
      )}
      <BulkDialogs bulk={bulk} />
      {forwarding === null ? null : (
        <ForwardDialog
          {...forwarding}
          onClose={() => { setForwarding(null); }}
          onLost={(text) => {
            setForwarding(null);
            bulk.say(text, true);
            list.reload();
          }}
          onDone={(text) => {
            setForwarding(null);
            bulk.say(text);
            setPicked(new Set());
            list.reload();
          }}
        />
      )}
      {astray === null ? null : (
        <AstrayDialog
          {...astray}
          onClose={() => { setAstray(null); }}
          onDone={(text) => {
            setAstray(null);
            bulk.say(text);
            setPicked(new Set());
            list.reload();
          }}
        />
      )}
      {help ? <KeyHelp place="list" onClose={() => { setHelp(false); }} /> : null}
    </main>
  );
}
