// SPDX-License-Identifier: EUPL-1.2
/** Header of the back office and the list of units beside the work. */
import { Fragment, type ComponentChildren, type VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import type { UnitView } from "../../mailbox/views.js";
import { Tag } from "../shared/controls.js";
import { useLoaded, useOffice, useOnline, useSession } from "../shared/env.js";
import { ClockNotice } from "../shared/clock.js";
import { Icon, type IconName } from "../shared/icons.js";
import { Brand, IdleGuard, LanguageSwitch, LiveRegions, LockButton, Notices, SkipLink } from "../shared/page.js";
import { href } from "../shared/router.js";
import { SendBar } from "../shared/sendbar.js";
import { StepUp } from "../shared/step-up.js";
import { SearchBox } from "./search.js";

export function Shell({ current, children }: { current: string; children: ComponentChildren }): VNode {
  const session = useSession();
  const inside = session.state === "open" && current !== "activate" && current !== "recover";
  return (
    <div class="app office">
      <SkipLink />
      <header class="otop">
        <Brand to={inside ? href("list") : "#/"} line={t("office-line")} />
        {inside ? <SearchBox /> : null}
        <nav class="topnav" aria-label={inside ? t("office-nav") : t("languages")}>
          <LanguageSwitch />
          {inside ? (
            <Fragment>
              <DeskLink current={current} />
              <a href={href("account")} aria-current={current === "account" ? "page" : undefined}>
                <Icon name="user" />
                {session.name ?? t("office-account")}
              </a>
              <LockButton />
            </Fragment>
          ) : null}
        </nav>
      </header>
      <ClockNotice />
      {inside ? <Notices /> : null}
      {children}
      {inside ? <SendBar /> : null}
      <LiveRegions />
      <IdleGuard />
      <StepUp />
    </div>
  );
}

/** Only for those who identify people. */
function DeskLink({ current }: { current: string }): VNode | null {
  const { desk } = useOffice();
  // Somebody new is certified a moment after she has signed in for the first time.
  const depts = useLoaded(() => desk.depts(), [], ["threads", "session"]);
  if (depts.value === null || depts.value.length === 0) return null;
  return (
    <a href={href("desk")} aria-current={current === "desk" ? "page" : undefined}>
      <Icon name="shield" />
      {t("desk-nav")}
    </a>
  );
}

export type ListState = "all" | "new" | "open" | "waiting" | "done";
export const LIST_STATES: readonly { readonly state: ListState; readonly icon: IconName }[] = [
  { state: "all", icon: "inbox" },
  { state: "new", icon: "post" },
  { state: "open", icon: "chat" },
  { state: "waiting", icon: "hour" },
  { state: "done", icon: "ok" },
];

export function countOf(unit: UnitView, state: ListState): number {
  const { counts } = unit;
  return state === "all" ? counts.new + counts.open + counts.waiting : counts[state];
}

interface SideProps {
  readonly units: readonly UnitView[];
  readonly dept: string;
  /** Which list, or which other place of the unit. */
  readonly state: ListState | "staff" | "texts";
  readonly onPick: (dept: string, state: ListState) => void;
}

/** Every unit of the clerk with its counts; the current one is open. */
export function Side({ units, dept, state, onPick }: SideProps): VNode {
  const online = useOnline();
  return (
    <nav class="oside side" aria-label={t("office-main-units")}>
      {units.map((unit) => (
        <div key={unit.dept}>
          <h2>{unit.label}</h2>
          <ul>
            {(unit.dept === dept ? LIST_STATES : LIST_STATES.slice(0, 1)).map((item) => (
              <li key={item.state} class={item.state === "all" ? undefined : "only-wide"}>
                <a
                  href={href("list", unit.dept)}
                  aria-current={unit.dept === dept && item.state === state ? "true" : undefined}
                  onClick={() => {
                    onPick(unit.dept, item.state);
                  }}
                >
                  <Icon name={item.icon} />
                  {t(`unit-${item.state}`)}
                  <span class="n">{countOf(unit, item.state)}</span>
                </a>
              </li>
            ))}
            {unit.dept !== dept
              ? null
              : (["staff", "texts"] as const).map((place) => (
                  <li key={place}>
                    <a href={href(place, unit.dept)} aria-current={state === place ? "page" : undefined}>
                      <Icon name={place === "staff" ? "users" : "doc"} />
                      {t(`unit-${place}`)}
                    </a>
                  </li>
                ))}
          </ul>
        </div>
      ))}
      <p class="live">{online ? <Tag kind="ok" icon="ok">{t("live-connected")}</Tag> : <Tag kind="late" icon="warn">{t("live-offline")}</Tag>}</p>
    </nav>
  );
}
