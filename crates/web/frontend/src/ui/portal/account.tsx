// SPDX-License-Identifier: EUPL-1.2
import type { VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import { AccountSections } from "../shared/account.js";
import { ButtonLink } from "../shared/controls.js";
import { useNow, useSession } from "../shared/env.js";
import { Heading } from "../shared/page.js";
import { href } from "../shared/router.js";
import { AccessFormSection } from "./access-form.js";
import { RepresentationSections } from "./acting.js";
import { BlockSection, LeaveSection } from "./block.js";
import { ConsentSection } from "./consent.js";
import { EmailSection } from "./email.js";
import { KeepAllSection } from "./keep-all-section.js";
import { OfflineSection } from "./offline-section.js";
import { ReportSection } from "./report-section.js";
import { SessionNotices } from "./inbox.js";

/** Keys, sheet and sessions of the person. */
export function AccountScreen(): VNode {
  const session = useSession();
  const now = useNow(60);
  const name = session.state === "open" ? session.name : null;
  return (
    <main class="page stack stack-6" id="main" tabIndex={-1}>
      <div class="stack stack-1">
        <Heading title={t("nav-account")}>{t("nav-account")}</Heading>
        {name === null ? null : <p class="muted">{name}</p>}
      </div>
      <SessionNotices session={session} now={now} />
      <section class="sheet stack" aria-labelledby="phone">
        <h2 id="phone">{t("phone-title")}</h2>
        <p class="measure">{t("phone-teaser")}</p>
        <div>
          <ButtonLink kind="secondary" icon="phone" to={href("phone")}>{t("phone-open")}</ButtonLink>
        </div>
      </section>
      <EmailSection />
      <AccessFormSection />
      <ConsentSection />
      <section class="sheet stack" aria-labelledby="who-acts">
        <h2 id="who-acts">{t("grant-title")}</h2>
        <p class="measure">{t("grant-teaser")}</p>
        <div>
          <ButtonLink kind="secondary" icon="users" to={href("acting")}>{t("grant-open")}</ButtonLink>
        </div>
      </section>
      <RepresentationSections />
      <AccountSections />
      <OfflineSection />
      <KeepAllSection />
      <ReportSection />
      <BlockSection />
      <LeaveSection />
    </main>
  );
}
