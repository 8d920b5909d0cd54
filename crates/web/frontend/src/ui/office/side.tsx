// SPDX-License-Identifier: EUPL-1.2
/** Beside the work: what is one's own, the units with their boxes, and for whom one stands in. */
import { Fragment, type VNode } from "preact";
import { shortDate } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { UnitView, WorkView } from "../../mailbox/views.js";
import { Tag } from "../shared/controls.js";
import { useLoaded, useOffice, useOnline, type Loaded } from "../shared/env.js";
import { Icon, type IconName } from "../shared/icons.js";
import { href } from "../shared/router.js";
import { toRelease, useStagedLines } from "./staged-lines.js";
import { addressOf, boxCount, BOXES, workOf, type Place } from "./places.js";

/** Counts beside the lists; asked for anew when something changed. */
export function useWork(): Loaded<WorkView> {
  const office = useOffice();
  return useLoaded(() => office.work.counts(), [], ["threads", "session"]);
}

interface SideProps {
  readonly units: readonly UnitView[];
  /** The current unit, null where the place belongs to none. */
  readonly dept: string | null;
  /** Which list, or which other place of the unit. */
  readonly place: Place | "overview" | "staff" | "texts" | "matters" | "rules" | "releases";
  readonly work: WorkView | null;
}

/** Other places of the current unit. */
const OTHERS = [
  { name: "overview", icon: "chart", lead: true },
  { name: "staff", icon: "users", lead: false },
  { name: "texts", icon: "doc", lead: false },
  { name: "matters", icon: "chat", lead: true },
  { name: "rules", icon: "swap", lead: true },
] as const;

const MORE = 1000;
const countWord = (n: number | null): string => (n === null ? "" : n >= MORE ? t("count-more", { n: MORE }) : String(n));

function Entry({ to, icon, text, count, current, wide = false }: { to: string; icon: IconName; text: string; count: number | null; current: "true" | "page" | undefined; wide?: boolean }): VNode {
  return (
    <li class={wide ? "only-wide" : undefined}>
      <a href={to} aria-current={current}>
        <Icon name={icon} />
        {text}
        {count === null ? null : <span class="n">{countWord(count)}</span>}
      </a>
    </li>
  );
}

export function Side({ units, dept, place, work }: SideProps): VNode {
  const online = useOnline();
  const releases = toRelease(useStagedLines().value);
  const list = typeof place === "string" ? null : place;
  const box = list?.of === "unit" ? list.box : null;
  const mine = (name: "all" | "resubmit" | "mentioned"): "true" | undefined => (list?.of === "mine" && list.box === name ? "true" : undefined);
  return (
    <nav class="oside side" aria-label={t("office-main-units")}>
      <div>
        <h2>{t("side-mine")}</h2>
        <ul>
          <Entry to={addressOf({ of: "mine", box: "all" })} icon="user" text={t("side-my-cases")} count={work?.mine ?? null} current={mine("all")} />
          <Entry to={addressOf({ of: "mine", box: "resubmit" })} icon="cal" text={t("side-resubmit")} count={work?.resubmissions ?? null} current={mine("resubmit")} />
          {(work?.mentioned ?? 0) === 0 && mine("mentioned") === undefined ? null : <Entry to={addressOf({ of: "mine", box: "mentioned" })} icon="note" text={t("side-mentioned")} count={work?.mentioned ?? null} current={mine("mentioned")} />}
          <Entry to={href("releases")} icon="users" text={t("releases")} count={releases} current={place === "releases" ? "page" : undefined} />
        </ul>
      </div>
      {units.map((unit) => (
        <div key={unit.dept}>
          <h2>{unit.label}</h2>
          <ul>
            {(unit.dept === dept ? BOXES : BOXES.slice(0, 1)).map((item) => (
              <Entry
                key={item.box}
                to={addressOf({ of: "unit", dept: unit.dept, box: item.box })}
                icon={item.icon}
                text={t(`unit-${item.box}`)}
                count={boxCount(unit, workOf(work, unit.dept), item.box)}
                current={unit.dept === dept && box === item.box ? "true" : undefined}
                wide={item.box !== "all"}
              />
            ))}
            {unit.dept !== dept
              ? null
              : OTHERS.filter(({ lead }) => !lead || unit.rights.includes("grant")).map(({ name, icon }) => (
                  <Entry key={name} to={href(name, unit.dept)} icon={icon} text={t(`unit-${name}`)} count={null} current={place === name ? "page" : undefined} />
                ))}
          </ul>
        </div>
      ))}
      {work === null || work.deputy.length === 0 ? null : (
        <div>
          <h2>{t("side-deputy")}</h2>
          <ul>
            {work.deputy.map((one) => (
              <Entry
                key={`${one.dept} ${one.pid}`}
                to={addressOf({ of: "deputy", dept: one.dept, pid: one.pid })}
                icon="user"
                text={t("side-deputy-until", { name: one.name ?? t("colleague"), date: shortDate(one.until - 1) })}
                count={one.open}
                current={list?.of === "deputy" && list.pid === one.pid && list.dept === one.dept ? "true" : undefined}
              />
            ))}
          </ul>
        </div>
      )}
      <p class="live">{online ? <Tag kind="ok" icon="ok">{t("live-connected")}</Tag> : <Fragment><Tag kind="late" icon="warn">{t("live-offline")}</Tag></Fragment>}</p>
    </nav>
  );
}
