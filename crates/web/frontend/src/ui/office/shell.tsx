// SPDX-License-Identifier: EUPL-1.2
/** Header of the back office. */
import { Fragment, type ComponentChildren, type VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import { useLoaded, useOffice, useSession } from "../shared/env.js";
import { ClockNotice } from "../shared/clock.js";
import { Icon } from "../shared/icons.js";
import { LanguageSwitch } from "../shared/languages.js";
import { Brand, IdleGuard, LiveRegions, LockButton, Notices, SkipLink } from "../shared/page.js";
import { href } from "../shared/router.js";
import { SendBar } from "../shared/sendbar.js";
import { StepUp } from "../shared/step-up.js";
import { addressOf } from "./places.js";
import { SearchBox } from "./search.js";
import { useWork } from "./side.js";

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
              <ResubmitLink current={current} />
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

/** What comes back today; only while there is any. */
function ResubmitLink({ current }: { current: string }): VNode | null {
  const work = useWork();
  const n = work.value?.resubmissions ?? 0;
  if (n === 0) return null;
  return (
    <a href={addressOf({ of: "mine", box: "resubmit" })} aria-current={current === "mine" ? "page" : undefined}>
      <Icon name="clock" />
      {t("nav-resubmit", { n })}
    </a>
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
