// SPDX-License-Identifier: EUPL-1.2
/** Sign-in of staff. */
import type { VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import { ButtonLink, Link } from "../shared/controls.js";
import { SignIn } from "../shared/entry.js";
import { Heading } from "../shared/page.js";
import { href } from "../shared/router.js";

export function StartScreen(): VNode {
  return (
    <main class="page" id="main" tabIndex={-1}>
      <div class="stack stack-6">
        <div class="stack stack-2 narrow">
          <Heading title={t("office-start-title")}>{t("office-start-heading")}</Heading>
          <p>{t("office-start-lead")}</p>
        </div>
        <div class="grid2">
          <section class="sheet stack" aria-labelledby="login">
            <h2 id="login">{t("sign-in")}</h2>
            <SignIn />
            <Link to={href("recover")}>{t("office-locked-out")}</Link>
          </section>
          <section class="sheet stack" aria-labelledby="first">
            <h2 id="first">{t("office-first")}</h2>
            <p>{t("office-first-text")}</p>
            <ButtonLink kind="secondary" block icon="formal" to={href("activate")}>{t("activate")}</ButtonLink>
          </section>
        </div>
      </div>
    </main>
  );
}
