// SPDX-License-Identifier: EUPL-1.2
/** Erklärung zur Barrierefreiheit (§ 12b BGG, § 7 BITV 2.0): status, gaps, how it was found, feedback, and who mediates. */
import type { VNode } from "preact";
import { LANGUAGES } from "../../../languages.gen.js";
import { date } from "../../../i18n/format.js";
import { t, writtenInGerman } from "../../../i18n/i18n.js";
import type { AccessibilityFacts } from "../../../mailbox/views.js";
import { Facts } from "../../shared/controls.js";
import { useEnv } from "../../shared/env.js";
import { Away, Call, MailTo } from "./away.js";
import record from "./checked.json";
import { statement, type Checked } from "./statement.js";

/** Noon of the day, so that it is the same day in the insurer's zone. */
const dayWords = (day: string): string => date(Date.parse(`${day}T12:00:00Z`) / 1000);

/** The Federal office, where the configuration names no other. Its address is public; operators check it before they go live. */
const FEDERAL = { address: "Mauerstraße 53, 10117 Berlin", phone: "030 18 527-2805", email: "info@schlichtungsstelle-bgg.de", page: "https://www.schlichtungsstelle-bgg.de/" };

function Arbiter({ arbiter }: Pick<AccessibilityFacts, "arbiter">): VNode {
  const { name, address, phone, email, page } = arbiter ?? { name: t("barrier-arbiter-federal"), ...FEDERAL };
  return (
    <div class="stack stack-2">
      <p class="strong" lang={arbiter === null ? undefined : writtenInGerman()}>{name}</p>
      <Facts
        items={[
          [t("fact-address"), address],
          ...(phone === null ? [] : [[t("fact-phone"), <Call key="phone" number={phone} />] as const]),
          ...(email === null ? [] : [[t("fact-email"), <MailTo key="email" to={email} />] as const]),
          ...(page === null ? [] : [[t("fact-page"), <Away key="page" to={page} />] as const]),
        ]}
      />
    </div>
  );
}

export function Accessibility(): VNode {
  const { brand } = useEnv();
  const facts = brand.pages.accessibility;
  const checked: Checked = record;
  const { status, screens, gaps } = statement(checked, facts);
  const foreign = writtenInGerman() !== undefined;
  return (
    <div class="stack stack-6">
      <p class="measure">{t("barrier-lead", { host: new URL(brand.portal).host })}</p>
      <section class="stack stack-2 measure" aria-labelledby="barrier-status">
        <h2 class="kern-title" id="barrier-status">{t("barrier-status")}</h2>
        <p class="strong">{t(`barrier-${status}`)}</p>
        <p>{t("barrier-measure")}</p>
      </section>
      <section class="stack stack-2 measure" aria-labelledby="barrier-gaps">
        <h2 class="kern-title" id="barrier-gaps">{t("barrier-gaps")}</h2>
        <ul class="bullets">
          {gaps.map((gap) => <li key={gap}>{t(`barrier-gap-${gap}`)}</li>)}
          {facts.limitations.map((text) => <li key={text} lang={writtenInGerman()}>{text}</li>)}
        </ul>
        {foreign && facts.limitations.length > 0 ? <p class="small muted">{t("barrier-german")}</p> : null}
      </section>
      <section class="stack stack-2 measure" aria-labelledby="barrier-how">
        <h2 class="kern-title" id="barrier-how">{t("barrier-how")}</h2>
        {screens === null ? null : (
          <p>
            {t("barrier-program", { axe: checked.axe, n: screens.n, langs: checked.langs.map((tag) => LANGUAGES[tag as keyof typeof LANGUAGES].name).join(", "), widths: checked.widths.join(", "), reflow: checked.reflow })}{" "}
            {t("barrier-when", { same: screens.from === screens.to ? "yes" : "no", from: dayWords(screens.from), to: dayWords(screens.to) })}
          </p>
        )}
        <p>{facts.reviewed === null ? t("barrier-no-people") : t("barrier-people", { day: dayWords(facts.reviewed) })}</p>
      </section>
      <section class="stack stack-2 measure" aria-labelledby="barrier-tell">
        <h2 class="kern-title" id="barrier-tell">{t("barrier-tell")}</h2>
        <p>{t("barrier-tell-text")}</p>
        <Facts
          items={[
            [t("fact-phone"), <Call key="phone" number={facts.phone ?? brand.phone} />],
            ...(facts.email === null ? [] : [[t("fact-email"), <MailTo key="email" to={facts.email} />] as const]),
            ...(facts.form === null ? [] : [[t("fact-form"), <Away key="form" to={facts.form} />] as const]),
            ...(brand.pages.address === null ? [] : [[t("fact-address"), brand.pages.address] as const]),
          ]}
        />
        {facts.email === null ? null : <p>{t("barrier-tell-mail")}</p>}
      </section>
      <section class="stack stack-2 measure" aria-labelledby="barrier-arbiter">
        <h2 class="kern-title" id="barrier-arbiter">{t("barrier-arbiter")}</h2>
        <p>{t("barrier-arbiter-text")}</p>
        <Arbiter arbiter={facts.arbiter} />
      </section>
    </div>
  );
}
