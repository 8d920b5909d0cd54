// SPDX-License-Identifier: EUPL-1.2
/** "Zugriffe auf diesen Fall": what colleagues see of each other, and that the insured person sees it too. */
import type { VNode } from "preact";
import { dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import { Skeleton } from "../shared/controls.js";
import { useEnv, useLoaded } from "../shared/env.js";
import { RefusalAlert } from "../shared/refusals.js";
import { useColleagues } from "./colleagues.js";

/** As many as fit beside a case; the audit log has them all. */
const SHOWN = 5;

export function CaseOpenings({ thread, dept, nobodys }: { thread: string; dept: string; /** There is no person who could see it. */ nobodys: boolean }): VNode {
  const { service } = useEnv();
  const colleague = useColleagues(dept === "" ? null : dept);
  const loaded = useLoaded(() => service.openings(thread, null), [thread], ["thread"], thread);
  return (
    <section class="stack stack-1" aria-labelledby="accesses">
      <h3 id="accesses">{t("accesses-title")}</h3>
      <p class="muted">{t(nobodys ? "accesses-recorded" : "accesses-text")}</p>
      {loaded.refusal === null ? null : <RefusalAlert refusal={loaded.refusal} role="note" />}
      {loaded.value === null ? (
        loaded.busy ? <Skeleton /> : null
      ) : (
        <ul class="plain stack stack-2" aria-labelledby="accesses">
          {loaded.value.rows.slice(0, SHOWN).map((row) => (
            <li key={`${row.at} ${row.by ?? ""} ${row.attachment ? 1 : 0}`}>
              <span class="strong">{row.by === null ? row.unit : colleague(row.by)}</span>
              <br />
              <span class="muted num">{dateTime(row.at)}</span>
              <br />
              <span class="muted">{t(row.attachment ? "accesses-file" : "accesses-case", { purpose: t(`reason-${row.purpose}`) })}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
