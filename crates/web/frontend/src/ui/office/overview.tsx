// SPDX-License-Identifier: EUPL-1.2
/** The lead's view of a unit: figures, each as chart, table and file. No subject and no insured person: they are not in what the server sends. */
import { Fragment, type VNode } from "preact";
import { date, dateTime, isoDay, plainDate } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { DueFigures, OverviewView } from "../../mailbox/views.js";
import { Button, Skeleton } from "../shared/controls.js";
import { useLoaded, useOffice } from "../shared/env.js";
import { RefusalAlert } from "../shared/refusals.js";
import { Bars, Columns } from "./chart.js";
import { Figures } from "./figures.js";
import { UnitScreen } from "./unit-screen.js";

export function OverviewScreen({ dept }: { dept: string }): VNode {
  return (
    <UnitScreen dept={dept} place="overview" page={t("overview-page")} title={(unit) => t("overview-title", { unit })}>
      {(unit) => <Overview dept={unit.dept} />}
    </UnitScreen>
  );
}

function Overview({ dept }: { dept: string }): VNode {
  const office = useOffice();
  const loaded = useLoaded(() => office.work.overview(dept), [dept], ["threads"]);
  if (loaded.refusal !== null) {
    return (
      <RefusalAlert refusal={loaded.refusal}>
        <div>
          <Button kind="secondary" onClick={loaded.reload}>{t("retry")}</Button>
        </div>
      </RefusalAlert>
    );
  }
  const seen = loaded.value;
  if (seen === null) return <Skeleton />;
  return (
    <Fragment>
      <p class="measure">{t("overview-lead")}</p>
      <p class="muted num">{t("overview-at", { at: dateTime(seen.at) })}</p>
      <div class="figures-grid">
        <Stock seen={seen} dept={dept} />
        <Ages seen={seen} dept={dept} />
        <Deadlines seen={seen} dept={dept} />
        <Promises seen={seen} dept={dept} />
      </div>
      <Desks seen={seen} dept={dept} />
      <Days seen={seen} dept={dept} />
    </Fragment>
  );
}

interface Part {
  readonly seen: OverviewView;
  readonly dept: string;
}

const fileName = (seen: OverviewView, dept: string, part: string): string => `${isoDay(seen.at)}-${dept}-${part}`;

function Stock({ seen, dept }: Part): VNode {
  const rows = (["new", "open", "waiting", "resting"] as const).map((state) => [t(`fig-stock-${state}`), seen.all[state]] as const);
  return (
    <Figures
      title={t("fig-stock-title")}
      file={fileName(seen, dept, t("fig-stock-file"))}
      table={{ head: [t("fig-stock-state"), t("figures-cases")], rows }}
      chart={(label) => <Bars label={label} bars={rows.map(([name, value]) => ({ label: name, value }))} />}
    />
  );
}

function Ages({ seen, dept }: Part): VNode {
  const last = seen.all.ages.length - 1;
  const rows = seen.all.ages.map(({ days, n }, index) => {
    const next = seen.all.ages[index + 1]?.days ?? 0;
    return [index === 0 ? t("fig-age-today") : index === last ? t("fig-age-more", { days }) : t("fig-age-span", { from: days, to: next - 1 }), n] as const;
  });
  return (
    <Figures
      title={t("fig-age-title")}
      note={t("fig-age-note")}
      file={fileName(seen, dept, t("fig-age-file"))}
      table={{ head: [t("fig-age-head"), t("figures-cases")], rows }}
      chart={(label) => <Bars label={label} bars={rows.map(([name, value]) => ({ label: name, value }))} />}
    />
  );
}

function Deadlines({ seen, dept }: Part): VNode {
  const row = (name: string, due: DueFigures): readonly [string, number, number, number] => [name, due.overdue, due.today, due.soon];
  const rows = [row(t("fig-due-promise"), seen.all.promises), row(t("fig-due-statutory"), seen.all.statutory)];
  const words = [t("fig-due-overdue"), t("fig-due-today"), t("fig-due-soon")];
  return (
    <Figures
      title={t("fig-due-title")}
      file={fileName(seen, dept, t("fig-due-file"))}
      table={{ head: [t("fig-due-head"), ...words], rows }}
      chart={(label) => (
        <Bars
          label={label}
          bars={rows.flatMap(([name, ...counts]) => counts.map((value, n) => ({ label: t("fig-due-bar", { clock: name, when: words[n] ?? "" }), value, late: n === 0 })))}
        />
      )}
    />
  );
}

function Promises({ seen, dept }: Part): VNode {
  const share = (kept: number, missed: number): string => (kept + missed === 0 ? "" : t("percent", { n: Math.round((100 * kept) / (kept + missed)) }));
  const rows = seen.weeks.map(({ from, kept, missed }) => [t("fig-week-from", { day: plainDate(from) }), kept, missed, share(kept, missed)] as const);
  return (
    <Figures
      title={t("fig-kept-title")}
      note={t("fig-kept-note")}
      file={fileName(seen, dept, t("fig-kept-file"))}
      table={{ head: [t("fig-kept-week"), t("fig-kept-kept"), t("fig-kept-missed"), t("fig-kept-share")], rows }}
      chart={(label) => (
        <Bars
          label={label}
          of={100}
          bars={rows.map(([name, kept, missed, word]) => ({ label: name, value: kept + missed === 0 ? 0 : (100 * kept) / (kept + missed), shown: word === "" ? "–" : word }))}
        />
      )}
    />
  );
}

function Desks({ seen, dept }: Part): VNode {
  const name = (pid: string | null, label: string | null): string => (pid === null ? t("fig-desk-nobody") : (label ?? t("colleague")));
  const rows = seen.desks.map((desk) => [name(desk.pid, desk.name), desk.cases, desk.due, desk.overdue, desk.awayUntil === null ? "" : date(desk.awayUntil - 1)] as const);
  return (
    <Figures
      title={t("fig-load-title")}
      file={fileName(seen, dept, t("fig-load-file"))}
      table={{ head: [t("fig-load-who"), t("figures-cases"), t("fig-due-today"), t("fig-due-overdue"), t("fig-load-away")], rows }}
      chart={null}
    />
  );
}

function Days({ seen, dept }: Part): VNode {
  const rows = seen.days.map(({ day, arrived, answered, closed }) => [plainDate(day), arrived, answered, closed] as const);
  const words = [t("fig-days-arrived"), t("fig-days-answered"), t("fig-days-closed")];
  const of = Math.max(...seen.days.flatMap(({ arrived, answered, closed }) => [arrived, answered, closed]), 1);
  const ends = { from: rows[0]?.[0] ?? "", to: rows.at(-1)?.[0] ?? "" };
  return (
    <Figures
      title={t("fig-days-title")}
      note={t("fig-days-note")}
      file={fileName(seen, dept, t("fig-days-file"))}
      table={{ head: [t("fig-days-day"), ...words], rows }}
      chart={() => (
        <div class="figures-grid">
          {(["arrived", "answered", "closed"] as const).map((what, n) => {
            const values = seen.days.map((day) => day[what]);
            const title = t("fig-days-sum", { what: words[n] ?? "", n: values.reduce((sum, value) => sum + value, 0) });
            return <Columns key={what} title={title} label={t("fig-days-chart", { what: words[n] ?? "", most: Math.max(...values, 0) })} values={values} of={of} {...ends} />;
          })}
        </div>
      )}
    />
  );
}
