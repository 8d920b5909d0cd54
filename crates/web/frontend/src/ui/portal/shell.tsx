// SPDX-License-Identifier: EUPL-1.2
/** Header, footer and the phone's tab bar of the portal. */
import { Fragment, type ComponentChildren, type VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import { useSession } from "../shared/env.js";
import { ClockNotice } from "../shared/clock.js";
import { Icon, type IconName } from "../shared/icons.js";
import { LanguageSwitch } from "../shared/languages.js";
import { Brand, IdleGuard, LiveRegions, LockButton, Notices, SkipLink } from "../shared/page.js";
import { href } from "../shared/router.js";
import { SendBar } from "../shared/sendbar.js";
import { SessionBar } from "../shared/shared-device.js";
import { StepUp } from "../shared/step-up.js";
import { ActingBanner } from "./acting.js";
import { EndingBanner } from "./ending.js";
import { QuickExit } from "./exit.js";
import { OfflineLink } from "./offline-link.js";
import { TOPICS } from "./topics.js";
import { TrayBar } from "./tray.js";

const MAIN: readonly { readonly to: string; readonly icon: IconName; readonly text: string; readonly short: string }[] = [
  { to: "inbox", icon: "inbox", text: "nav-inbox", short: "nav-inbox" },
  { to: "write", icon: "pencil", text: "nav-write", short: "nav-write" },
  { to: "account", icon: "user", text: "nav-account", short: "nav-account-short" },
];

/** A thread belongs to the inbox, the printed sheet to the account. */
function place(current: string): string {
  return current === "thread" ? "inbox" : current === "sheet" || current === "phone" || current === "email" || current === "decisions" ? "account" : current;
}

export function Shell({ current, children }: { current: string; children: ComponentChildren }): VNode {
  const session = useSession();
  const inside = session.state === "open" && current !== "activate" && current !== "recover";
  const here = place(current);
  return (
    <div class={inside ? "app with-tabs" : "app"}>
      <SkipLink />
      <header class="top">
        <div class="bar">
          <Brand
            to={inside ? href("inbox") : "#/"}
            line={
              <Fragment>
                Siegelpost<span class="only-wide">{t("brand-line")}</span>
              </Fragment>
            }
          />
          <nav class="topnav" aria-label={inside ? t("nav-main") : t("nav-help")}>
            {inside ? (
              <Fragment>
                {MAIN.map((item) => (
                  <a key={item.to} class="only-wide" href={href(item.to)} aria-current={here === item.to ? "page" : undefined}>
                    <Icon name={item.icon} />
                    {t(item.text)}
                  </a>
                ))}
                <LockButton />
                <QuickExit />
              </Fragment>
            ) : (
              <Fragment>
                <a class="only-wide" href={href("info", "leicht")}>{t("nav-easy")}</a>
                <LanguageSwitch />
                <a href={href("info", "hilfe")}>
                  <Icon name="info" />
                  {t("nav-help-link")}
                </a>
              </Fragment>
            )}
          </nav>
        </div>
      </header>
      {inside ? <ActingBanner /> : null}
      {inside ? <EndingBanner /> : null}
      <SessionBar />
      <ClockNotice />
      {inside ? <Notices /> : <OfflineLink />}
      {children}
      {inside ? <SendBar /> : null}
      {inside ? <TrayBar /> : null}
      <footer class="foot">
        <ul>
          {TOPICS.map((topic) => (
            <li key={topic}>
              <a href={href("info", topic)}>{t(`foot-${topic}`)}</a>
            </li>
          ))}
          <li>
            <LanguageSwitch />
          </li>
        </ul>
      </footer>
      {inside ? (
        <nav class="tabs" aria-label={t("nav-main-phone")}>
          <ul>
            {MAIN.map((item) => (
              <li key={item.to}>
                <a href={href(item.to)} aria-current={here === item.to ? "page" : undefined}>
                  <Icon name={item.icon} />
                  {t(item.short)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <LiveRegions />
      <IdleGuard />
      <StepUp />
    </div>
  );
}
