// SPDX-License-Identifier: EUPL-1.2
/** An objection in a plain message does not count (§ 84 Abs. 1 SGG; R-67): whoever is about to write one is told how it does. */
import type { VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import { Alert } from "../shared/controls.js";
import { useEnv } from "../shared/env.js";
import { objects } from "../shared/objection.js";
import { procedureName } from "../shared/procedure.js";
import { useDeclaring } from "./declare.js";

/** For the person who writes: told before it is sent, and never in the way. */
export function ObjectionHint({ text }: { text: string }): VNode | null {
  const { brand } = useEnv();
  const providers = useDeclaring();
  if (!objects(text)) return null;
  return (
    <Alert kind="info" title={t("objection-title")} role="status">
      <p>{t("objection-text")}</p>
      {brand.remedies === null ? (
        <p>{t("objection-call", { phone: brand.phone })}</p>
      ) : (
        <ul class="bullets" lang="de">
          {brand.remedies.ways.map((way) => <li key={way}>{way}</li>)}
        </ul>
      )}
      {providers.length === 0 ? null : <p>{t("objection-declare", { names: providers.map(({ procedure, host }) => procedureName(procedure, host)).join(", ") })}</p>}
      <p>{t("objection-end")}</p>
    </Alert>
  );
}
