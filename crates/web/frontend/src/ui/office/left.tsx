// SPDX-License-Identifier: EUPL-1.2
/** "Sie sind abgemeldet": back from the identity provider, or without having been there because it did not answer. */
import type { VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import { Alert, ButtonLink } from "../shared/controls.js";
import { leftHow } from "../shared/left.js";
import { Heading } from "../shared/page.js";
import { StartScreen } from "./start.js";

export function LeftScreen(): VNode {
  const how = leftHow();
  // Somebody who only typed the address was not signed out by anybody.
  if (how === null) return <StartScreen />;
  return (
    <main class="page" id="main" tabIndex={-1}>
      <div class="narrow stack stack-6">
        <Heading title={t("left-title")}>{t("left-title")}</Heading>
        <section class="sheet stack">
          {how === "there-too" ? (
            <p>{t("left-there")}</p>
          ) : (
            <Alert kind="warning" title={t("left-here-title")} role="status">
              <p>{t("left-here")}</p>
            </Alert>
          )}
          <div>
            <ButtonLink to="#/">{t("left-again")}</ButtonLink>
          </div>
        </section>
      </div>
    </main>
  );
}
