// SPDX-License-Identifier: EUPL-1.2
/** "Welcher Weg ist sicher wofür?" */
import type { VNode } from "preact";
import { t, writtenInGerman } from "../../../i18n/i18n.js";
import { useEnv } from "../../shared/env.js";
import { Link } from "../../shared/controls.js";
import { Icon, type IconName } from "../../shared/icons.js";
import { href } from "../../shared/router.js";
import { Away, Call } from "./away.js";
import { Lines } from "./prose.js";

const SAFE = {
  all: { icon: "ok", text: "contact-safe-all", look: "strong row row-whole contact-all" },
  talk: { icon: "info", text: "contact-safe-talk", look: "strong row row-whole" },
  app: { icon: "info", text: "contact-safe-app", look: "strong row row-whole" },
  no: { icon: "warn", text: "contact-unsafe", look: "strong row row-whole contact-no" },
} as const satisfies Record<string, { icon: IconName; text: string; look: string }>;

interface Way {
  readonly icon: IconName;
  readonly id: string;
  readonly safe: keyof typeof SAFE | null;
  readonly more?: VNode | null;
}

export function Contact(): VNode {
  const { brand } = useEnv();
  const { address, phoneHours, branches, app } = brand.pages;
  const ways: readonly Way[] = [
    { icon: "inbox", id: "portal", safe: "all", more: <Link to="#/">{t("to-start")}</Link> },
    app === null ? { icon: "chat", id: "app", safe: null } : { icon: "chat", id: "app-own", safe: "app" },
    { icon: "phone", id: "phone", safe: "talk", more: <p class="num"><Call number={brand.phone} />{phoneHours === null ? null : <span lang={writtenInGerman()}>, {phoneHours}</span>}</p> },
    { icon: "house", id: "branch", safe: "all", more: branches === null ? null : branches.startsWith("https://") ? <p><Away to={branches}>{t("contact-branch-find")}</Away></p> : <p lang={writtenInGerman()}>{branches}</p> },
    { icon: "doc", id: "letter", safe: "all", more: address === null ? null : <p class="strong">{address}</p> },
    { icon: "at", id: "mail", safe: "no", more: <Link to={href("info", "mail")}>{t("link-mail")}</Link> },
  ];
  return (
    <ul class="plain stack">
      {ways.map(({ icon, id, safe, more }) => (
        <li key={id} class="sheet stack stack-2">
          <h2 class="kern-title row"><Icon name={icon} />{t(`contact-${id}`, { app: app ?? "" })}</h2>
          {safe === null ? null : (
            <p class={SAFE[safe].look}><Icon name={SAFE[safe].icon} />{t(SAFE[safe].text)}</p>
          )}
          <div class="stack stack-2 measure">
            <Lines text={t(`contact-${id}.t1`)} />
            {more ?? null}
          </div>
        </li>
      ))}
    </ul>
  );
}
