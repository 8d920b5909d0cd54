// SPDX-License-Identifier: EUPL-1.2
import { Fragment, type VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import { ButtonLink, Link } from "../shared/controls.js";
import { useLoaded, usePortal } from "../shared/env.js";
import { href } from "../shared/router.js";

/** The link on the pages before sign-in; nothing where the insurer has no provider, or while that is not known. */
export function IdentifyLink({ first = true }: { first?: boolean }): VNode | null {
  const service = usePortal();
  const { value } = useLoaded(() => service.identify.providers(), [], []);
  if (value === null || value.length === 0) return null;
  return first ? (
    <Fragment>
      <p class="small">{t("identify-first-text")}</p>
      <ButtonLink kind="secondary" block icon="users" to={href("identify")}>{t("identify")}</ButtonLink>
    </Fragment>
  ) : (
    <section class="sheet stack panel" aria-labelledby="identify-again">
      <h2 id="identify-again">{t("identify-lost-title")}</h2>
      <p class="small">{t("identify-lost-text")}</p>
      <Link to={href("identify")}>{t("identify")}</Link>
    </section>
  );
}
