// SPDX-License-Identifier: EUPL-1.2
/** Public start page: sign in, activate, and the other ways to reach the insurer. */
import type { VNode } from "preact";
import { t, writtenInGerman } from "../../i18n/i18n.js";
import { ButtonLink, Link } from "../shared/controls.js";
import { SignIn } from "../shared/entry.js";
import { Icon, type IconName } from "../shared/icons.js";
import { useEnv } from "../shared/env.js";
import { Heading } from "../shared/page.js";
import { href } from "../shared/router.js";
import { IdentifyLink } from "./identify-link.js";

function Fact({ icon, id }: { icon: IconName; id: string }): VNode {
  return (
    <li class="fact">
      <Icon name={icon} />
      <div>
        <p class="strong">{t(`fact-${id}`)}</p>
        <p class="small muted">{t(`fact-${id}-text`)}</p>
      </div>
    </li>
  );
}

export function StartScreen(): VNode {
  return (
    <main class="page stack stack-8" id="main" tabIndex={-1}>
      <div class="hero">
        <div class="stack intro">
          <Heading title={t("start-title")} display>{t("start-heading")}</Heading>
          <p class="lead measure">{t("start-lead")}</p>
        </div>
        <div class="stack login">
          <section class="sheet stack" aria-labelledby="login">
            <h2 class="kern-heading-medium" id="login">{t("sign-in")}</h2>
            <SignIn />
            <p class="small muted">{t("no-phone-needed")} <a class="inline-link" href={href("info", "hilfe")}>{t("no-phone-how")}</a></p>
            <Link to={href("recover")}>{t("locked-out")}</Link>
          </section>
          <section class="sheet stack stack-2" aria-labelledby="first">
            <h2 class="kern-heading-medium" id="first">{t("first-time")}</h2>
            <p class="small">{t("first-time-text")}</p>
            <ButtonLink kind="secondary" block icon="formal" to={href("activate")}>{t("activate")}</ButtonLink>
            <Link to={href("letter")}>{t("no-letter")}</Link>
            <IdentifyLink />
            <Link to={href("reply")}>{t("reply-link")}</Link>
          </section>
        </div>
        <div class="stack stack-8 rest">
          <ul class="facts">
            <Fact icon="users" id="readers" />
            <Fact icon="post" id="mail" />
            <Fact icon="ok" id="receipt" />
          </ul>
          <OtherWays />
        </div>
      </div>
    </main>
  );
}

export function OtherWays(): VNode {
  const { address, phoneHours } = useEnv().brand.pages;
  return (
    <section class="stack" aria-labelledby="ways">
      <h2 class="kern-heading-medium" id="ways">{t("ways-title")}</h2>
      <ul class="ways">
        <li class="way">
          <Icon name="phone" />
          <p class="strong">{t("way-phone")}</p>
          <p class="num"><bdi>{t("way-phone-text")}</bdi></p>
          {phoneHours === null ? null : <p class="muted" lang={writtenInGerman()}>{phoneHours}</p>}
        </li>
        <li class="way">
          <Icon name="house" />
          <p class="strong">{t("way-branch")}</p>
          <p>{t("way-branch-text")}</p>
        </li>
        <li class="way">
          <Icon name="doc" />
          <p class="strong">{t("way-letter")}</p>
          <p>{t("way-letter-text")}</p>
          {address === null ? null : <p class="muted">{address}</p>}
        </li>
        <li class="way">
          <Icon name="at" />
          <p class="strong">{t("way-mail")}</p>
          <p>{t("way-mail-text")}</p>
          <p class="muted">{t("way-mail-not")}</p>
        </li>
      </ul>
      <Link to={href("info", "kontakt")}>{t("ways-more")}</Link>
    </section>
  );
}
