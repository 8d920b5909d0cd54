// SPDX-License-Identifier: EUPL-1.2
/** The work list of a unit: table with keys on a desk, rows on a phone. */
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { Outcome, ThreadRowView, UnitView } from "../../mailbox/views.js";
import { Alert, Button, Empty, Mini, Skeleton } from "../shared/controls.js";
import { useLoaded, useMatterName, useNarrow, useNow, useOffice } from "../shared/env.js";
import { Icon } from "../shared/icons.js";
import { announce, Heading } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { go, href } from "../shared/router.js";
import { useColleagues } from "./colleagues.js";
import { ForwardDialog, type Forwarding } from "./forward.js";
import { KeyHelp } from "./key-help.js";
import { useKeys } from "./keys.js";
import { PhoneRow, TableRow } from "./list-rows.js";
import { takeSaid } from "./said.js";
import { countOf, LIST_STATES, Side, type ListState } from "./shell.js";

/** Milliseconds between two looks for a key that is on its way. */
const ASK_AGAIN = 3000;

interface Page {
  readonly rows: readonly ThreadRowView[];
  readonly next: string | null;
}

/** Rows of a unit; pages loaded so far are re-read when something changed. */
function useRows(dept: string, state: ListState, mine: boolean): { readonly page: Page | null; readonly refusal: ReturnType<typeof useLoaded>["refusal"]; readonly busy: boolean; readonly more: () => void; readonly reload: () => void } {
  const office = useOffice();
  const pages = useRef(1);
  const loaded = useLoaded(
    async (): Promise<Outcome<Page>> => {
      const rows: ThreadRowView[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < pages.current; page += 1) {
        const answer: Awaited<ReturnType<typeof office.worklist>> = await office.worklist(dept, { state: state === "all" ? null : state, mine }, cursor);
        if (!answer.ok) return answer;
        rows.push(...answer.value.rows);
        cursor = answer.value.next;
        if (cursor === null) break;
      }
      return { ok: true, value: { rows, next: cursor } };
    },
    [dept, state, mine],
    ["threads"],
  );
  useEffect(() => {
    pages.current = 1;
  }, [dept, state, mine]);
  return {
    page: loaded.value,
    refusal: loaded.refusal,
    busy: loaded.busy,
    reload: loaded.reload,
    more: () => {
      pages.current += 1;
      loaded.reload();
    },
  };
}

/** Picks the unit of the address, or the first one. */
export function ListScreen({ dept }: { dept: string | null }): VNode {
  const office = useOffice();
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
  const [state, setState] = useState<ListState>("all");
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
      <Side
        units={units.value}
        dept={unit.dept}
        state={state}
        onPick={(_, picked) => {
          setState(picked);
        }}
      />
      <WorkList key={`${unit.dept} ${String(unit.hasKey)}`} unit={unit} state={state} onState={setState} />
    </div>
  );
}

function WorkList({ unit, state, onState }: { unit: UnitView; state: ListState; onState: (state: ListState) => void }): VNode {
  const office = useOffice();
  const narrow = useNarrow();
  const now = useNow(60);
  const [mine, setMine] = useState(false);
  const [current, setCurrent] = useState<string | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [help, setHelp] = useState(false);
  const [said, setSaid] = useState<string | null>(takeSaid);
  const [forwarding, setForwarding] = useState<Forwarding | null>(null);
  const list = useRows(unit.dept, state, mine);
  const colleague = useColleagues(unit.dept);
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
  const claim = (threads: readonly string[]): void => {
    void (async () => {
      let done = 0;
      for (const thread of threads) if ((await office.claim(thread, unit.dept)).ok) done += 1;
      const text = done === threads.length ? t("bulk-done", { n: done }) : t("bulk-partly", { done, n: threads.length });
      setSaid(text);
      announce(text);
      setPicked(new Set());
      list.reload();
    })();
  };
  const here = index < 0 ? null : rows[index] ?? null;
  useKeys({
    j: () => { move(1); },
    k: () => { move(-1); },
    o: () => { if (here !== null) go(href("thread", here.thread, unit.dept)); },
    a: () => { if (here !== null) claim([here.thread]); },
    r: () => { if (here !== null) go(href("thread", here.thread, unit.dept, "reply")); },
    x: () => { if (here !== null) pick(here.thread); },
    w: () => { if (here !== null) setForwarding({ threads: [here.thread], from: unit.dept, wrong: false, there: [] }); },
    f: () => { if (here !== null) setForwarding({ threads: [here.thread], from: unit.dept, wrong: true, there: [] }); },
    "?": () => { setHelp(true); },
  });
  const total = countOf(unit, state);
  return (
    <main class="omain" id="main" tabIndex={-1}>
      <div class="row row-between">
        <Heading title={t("list-title", { unit: unit.label })}>
          {t("list-title", { unit: unit.label })} <span class="count num">{total}</span>
        </Heading>
      </div>
      {unit.hasKey ? null : (
        <Alert kind="warning" title={t("no-unit-key")}>
          <p>{t("no-unit-key-text")}</p>
        </Alert>
      )}
      <div class="chips" role="group" aria-label={t("filter")}>
        {LIST_STATES.map((item) => (
          <button key={item.state} class="chip" type="button" aria-pressed={state === item.state} onClick={() => { onState(item.state); }}>
            {state === item.state ? <Icon name="check" small /> : null}
            {t(`filter-${item.state}`, { n: countOf(unit, item.state) })}
          </button>
        ))}
        <button class="chip" type="button" aria-pressed={mine} onClick={() => { setMine(!mine); }}>
          {mine ? <Icon name="check" small /> : null}
          {t("filter-mine")}
        </button>
      </div>
      {picked.size === 0 ? (
        said === null ? null : <p class="small muted" role="status">{said}</p>
      ) : (
        <div class="bulk" role="group" aria-label={t("bulk-label")}>
          <span class="strong num" role="status">{t("bulk-count", { n: picked.size })}</span>
          <Mini onClick={() => { claim([...picked]); }}>{t("claim")}</Mini>
          <Mini onClick={() => { setForwarding({ threads: [...picked], from: unit.dept, wrong: false, there: [] }); }}>{t("forward")}</Mini>
          <Mini onClick={() => { setForwarding({ threads: [...picked], from: unit.dept, wrong: true, there: [] }); }}>{t("forward-wrong")}</Mini>
          <span class="end">
            <Mini onClick={() => { setPicked(new Set()); }}>{t("bulk-clear")}</Mini>
          </span>
        </div>
      )}
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
          <Empty icon="inbox" title={state === "all" && !mine ? t("list-empty") : t("list-empty-filter")}>
            {state === "all" && !mine ? <p class="muted">{t("list-empty-text")}</p> : null}
          </Empty>
        </section>
      ) : narrow ? (
        <div class="sheet sheet--flush">
          <ul class="list">{rows.map((row) => <PhoneRow key={row.thread} row={row} now={now} dept={unit.dept} />)}</ul>
        </div>
      ) : (
        <div class="sheet sheet--flush">
          <table class="wl" ref={table}>
            <caption class="sr-only">{t("list-caption", { unit: unit.label })}</caption>
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
                <th class="c-last" scope="col">{t("col-last")}</th>
                <th scope="col">{t("col-subject")}</th>
                <th class="c-who" scope="col">{t("col-person")}</th>
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
                  dept={unit.dept}
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
          <span class="only-wide"><kbd>/</kbd>{t("key-search")}</span>
          <span class="only-wide"><kbd>?</kbd>{t("key-help")}</span>
          <span class="end num">{t("list-shown", { n: rows.length })}</span>
          {list.page.next === null ? null : <Button kind="secondary" busy={list.busy} onClick={list.more}>{t("list-more")}</Button>}
        </div>
      )}
      {forwarding === null ? null : (
        <ForwardDialog
          {...forwarding}
          onClose={() => { setForwarding(null); }}
          onLost={(text) => {
            setForwarding(null);
            setSaid(text);
            announce(text, true);
            list.reload();
          }}
          onDone={(text) => {
            setForwarding(null);
            setSaid(text);
            announce(text);
            setPicked(new Set());
            list.reload();
          }}
        />
      )}
      {help ? <KeyHelp onClose={() => { setHelp(false); }} /> : null}
    </main>
  );
}
