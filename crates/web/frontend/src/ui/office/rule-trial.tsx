// SPDX-License-Identifier: EUPL-1.2
/** Where the cases of the last 30 days would have gone: counts, no case and no person. */
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { RuleTrialView, RuleView, UnitView } from "../../mailbox/views.js";
import { Button } from "../shared/controls.js";
import { useAction, useOffice } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { useColleagues } from "./colleagues.js";

export function RuleTrial({ unit, rules }: { unit: UnitView; rules: readonly RuleView[] }): VNode | null {
  const office = useOffice();
  const action = useAction();
  const [all, setAll] = useState(false);
  const [found, setFound] = useState<{ readonly trial: RuleTrialView; readonly of: readonly RuleView[] } | null>(null);
  if (rules.length === 0) return null;
  const attempt = (): void => {
    action.run(() => office.rules.attempt(unit.dept, all ? rules.map((rule) => ({ ...rule, paused: false })) : rules), (trial) => {
      setFound({ trial, of: rules });
      announce(t("trial-done", { n: trial.cases }));
    });
  };
  return (
    <section class="sheet stack" aria-labelledby="rule-trial">
      <h2 id="rule-trial">{t("trial-title")}</h2>
      <p class="measure">{t("trial-lead")}</p>
      {rules.some((rule) => rule.paused) ? (
        <div class="kern-form-check">
          <input type="checkbox" class="kern-form-check__checkbox" id="trial-paused" checked={all} onChange={(event) => { setAll(event.currentTarget.checked); }} />
          <label class="kern-label" for="trial-paused">{t("trial-paused")}</label>
        </div>
      ) : null}
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <div>
        <Button kind="secondary" busy={action.busy} onClick={attempt}>{action.busy ? t("please-wait") : t("trial-run")}</Button>
      </div>
      {/* What was tried with other rules says nothing about these. */}
      {found === null || found.of !== rules ? null : <Result unit={unit} trial={found.trial} />}
    </section>
  );
}

function Result({ unit, trial }: { unit: UnitView; trial: RuleTrialView }): VNode {
  const colleague = useColleagues(unit.dept);
  if (trial.cases === 0) return <p>{t("trial-none")}</p>;
  const lines: readonly (readonly [string, number])[] = [
    ...trial.desks.map(({ pid, n }) => [colleague(pid), n] as const),
    ...(trial.register === 0 ? [] : [[t("trial-register"), trial.register] as const]),
    [t("trial-nobody"), trial.nobody],
  ];
  return (
    <div class="stack stack-2">
      <table class="kern-table">
        <caption class="kern-title kern-title--small">{t("trial-caption", { n: trial.cases })}</caption>
        <thead class="kern-table__head">
          <tr class="kern-table__row">
            <th class="kern-table__header" scope="col">{t("trial-who")}</th>
            <th class="kern-table__header" scope="col">{t("figures-cases")}</th>
          </tr>
        </thead>
        <tbody class="kern-table__body">
          {lines.map(([who, n], index) => (
            <tr class="kern-table__row" key={index}>
              <th class="kern-table__cell" scope="row">{who}</th>
              <td class="kern-table__cell num">{n}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small muted">{t(trial.capped ? "trial-note-capped" : "trial-note", { n: trial.cases })}</p>
    </div>
  );
}
