// SPDX-License-Identifier: EUPL-1.2
/** Sign-in of staff: at the insurer's identity provider first, where there is one, and then with what opens the keys. */
import type { VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import { Alert, ButtonLink, Link } from "../shared/controls.js";
import { SignIn } from "../shared/entry.js";
import { useSession } from "../shared/env.js";
import { Heading } from "../shared/page.js";
import { href } from "../shared/router.js";
import { ProviderStep } from "./provider.js";

export function StartScreen(): VNode {
  const session = useSession();
  const provider = session.state === "signed-out" ? session.provider : undefined;
  const atProvider = provider === "first";
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
            {provider === "shown" ? (
              <Alert kind="success" title={t("office-provider-shown-title")} role="status">
                <p>{t("office-provider-shown")}</p>
              </Alert>
            ) : null}
            {atProvider ? <ProviderStep /> : <SignIn />}
            {atProvider ? null : <Link to={href("recover")}>{t("office-locked-out")}</Link>}
          </section>
          <section class="sheet stack" aria-labelledby="first">
            <h2 id="first">{t("office-first")}</h2>
            <p>{t(atProvider ? "office-first-provider" : "office-first-text")}</p>
            {atProvider ? null : <ButtonLink kind="secondary" block icon="formal" to={href("activate")}>{t("activate")}</ButtonLink>}
          </section>
        </div>
      </div>
    </main>
  );
}
