// SPDX-License-Identifier: EUPL-1.2
/** The public pages themselves; info.tsx fetches them, with their texts, when somebody goes there. */
import { Fragment, type VNode } from "preact";
import { t, writtenInGerman } from "../../../i18n/i18n.js";
import { Facts, Link } from "../../shared/controls.js";
import { useEnv } from "../../shared/env.js";
import { Heading } from "../../shared/page.js";
import { href } from "../../shared/router.js";
import type { Topic } from "../topics.js";
import { OtherWays } from "../start.js";
import { Accessibility } from "./accessibility.js";
import { Away, Call } from "./away.js";
import { Contact } from "./contact.js";
import { MailCheck } from "./mail-check.js";
import { PhoneFree } from "./phone-free.js";
import { Prose } from "./prose.js";
import { isTheme, Simple, simpleLang } from "./simple.js";

function Body({ topic, part }: { topic: Topic; part: string | null }): VNode {
  const { brand } = useEnv();
  const { privacy, imprint, address, phoneHours } = brand.pages;
  switch (topic) {
    case "leicht":
      return <Simple theme={isTheme(part) ? part : null} />;
    case "barrierefreiheit":
      return <Accessibility />;
    case "hilfe":
      return (
        <Fragment>
          <Prose id="info-hilfe" />
          <PhoneFree />
          <section aria-labelledby="more-pages" class="stack stack-1">
            <h2 class="kern-title" id="more-pages">{t("more-pages")}</h2>
            <Link to={href("info", "mail")} icon="next">{t("link-mail")}</Link>
          </section>
        </Fragment>
      );
    case "mail":
      return (
        <Fragment>
          <Prose id="info-mail" />
          <MailCheck />
        </Fragment>
      );
    case "datenschutz":
      return (
        <Fragment>
          <Prose id="info-datenschutz" />
          {privacy === null ? <p class="measure">{t("privacy-ask")}</p> : <Full title={t("privacy-full")} to={privacy} />}
        </Fragment>
      );
    case "impressum":
      return (
        <Fragment>
          <Prose id="info-impressum" />
          <Facts
            items={[
              ...(address === null ? [] : [[t("fact-address"), address] as const]),
              [t("fact-phone"), <Call key="phone" number={brand.phone} />],
              ...(phoneHours === null ? [] : [[t("fact-hours"), <span key="hours" lang={writtenInGerman()}>{phoneHours}</span>] as const]),
            ]}
          />
          {imprint === null ? <p class="measure">{t("imprint-ask")}</p> : <Full title={t("imprint-full")} to={imprint} />}
        </Fragment>
      );
    case "kontakt":
      return <Prose id="info-kontakt" />;
  }
}

function Full({ title, to }: { title: string; to: string }): VNode {
  return (
    <p class="measure">
      <Away to={to}>{title}</Away>
    </p>
  );
}

export function PublicPage({ topic, part }: { topic: Topic; part: string | null }): VNode {
  const simple = topic === "leicht";
  const theme = simple && isTheme(part) ? part : null;
  const title = theme === null ? t(`info-${topic}`) : t(`leicht-${theme}`);
  return (
    <Fragment>
      <div class="narrow stack" lang={simple ? simpleLang() : undefined} dir={simple ? "ltr" : undefined}>
        {theme === null ? <Link to="#/" icon="back">{t("to-start")}</Link> : <Link to={href("info", "leicht")} icon="back">{t("info-leicht")}</Link>}
        <Heading title={title}>{title}</Heading>
        <div class="sheet stack stack-6">
          <Body topic={topic} part={part} />
        </div>
        {topic === "kontakt" ? <Contact /> : null}
      </div>
      {topic === "kontakt" || simple ? null : (
        <div class="narrow">
          <OtherWays />
        </div>
      )}
    </Fragment>
  );
}
