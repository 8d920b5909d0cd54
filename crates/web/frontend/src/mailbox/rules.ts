// SPDX-License-Identifier: EUPL-1.2
/** Who gets the new cases of a unit. What a rule asks the register is said to the registrar, sealed and signed; the portal holds ids. */
import { uuidV4 } from "./bytes.js";
import type { MailboxCode } from "./codes.js";
import type { Core } from "./common.js";
import { ask } from "./desk.js";
import { need, outcome, refuse } from "./outcome.js";
import type { OfficeService } from "./service.js";
import type * as V from "./views.js";

const REASONS: Readonly<Record<string, MailboxCode>> = { "rule-form": "rule-form" };

export function makeRules(core: Core): OfficeService["rules"] {
  const { api } = core.context;
  const post = (dept: string) => (file: string) => api.askRuleTests(dept, { file });
  const tests = async (dept: string): Promise<ReadonlyMap<string, V.RuleTest>> => {
    const result = await ask(core, dept, { t: "rules-list" }, REASONS, post(dept));
    if (result.t !== "rules") throw refuse("internal");
    return new Map(result.items.map(({ rule, test }) => [rule, test]));
  };
  return {
    list: (dept) => outcome(async () => need(await api.rules(dept))),
    tests: (dept) => outcome(() => tests(dept)),
    save: (dept, version, rules, changed) =>
      outcome(async () => {
        if (changed !== null) {
          // First what it means, then that it holds: a rule that asks for nothing known would fit nobody.
          const all = new Map(await tests(dept)).set(changed.rule, changed.test);
          const kept = rules.flatMap(({ id }) => {
            const test = all.get(id);
            return test === undefined ? [] : [{ rule: id, test }];
          });
          const result = await ask(core, dept, { t: "rules-put", rules: kept }, REASONS, post(dept));
          if (result.t !== "recorded") throw refuse("internal");
        }
        need(await api.saveRules(dept, { expected_version: version, rules }));
        return null;
      }),
    attempt: (dept, rules) => outcome(async () => need(await api.tryRules(dept, { rules }))),
    newId: () => uuidV4(core.context.env.random(16)),
  };
}
