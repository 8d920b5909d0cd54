// SPDX-License-Identifier: EUPL-1.2
/** Who gets the new cases of a unit: the lead's rules in their order, and where the last cases would have gone by them. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { RuleListView, RuleTest, RuleView, UnitView } from "../../mailbox/views.js";
import { Alert, Button, ButtonLink, Empty, Mini, Skeleton, Tag } from "../shared/controls.js";
import { useAction, useLoaded, useMatterName, useOffice } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { go, href } from "../shared/router.js";
import { useColleagues } from "./colleagues.js";
import { RuleForm } from "./rule-form.js";
import { RuleTrial } from "./rule-trial.js";
import { moved, whichWords, whomWords } from "./rule-words.js";
import { UnitScreen } from "./unit-screen.js";

/** `id` is a rule, or `new`. */
export function RulesScreen({ dept, id }: { dept: string; id: string | null }): VNode {
  return (
    <UnitScreen dept={dept} place="rules" page={t("rules-page")} title={(unit) => t("rules-title", { unit })}>
      {(unit) => <Rules unit={unit} id={id} />}
    </UnitScreen>
  );
}

const NONE: ReadonlyMap<string, RuleTest> = new Map();

function Rules({ unit, id }: { unit: UnitView; id: string | null }): VNode {
  const office = useOffice();
  const list = useLoaded(() => office.rules.list(unit.dept), [unit.dept], []);
  const asks = list.value?.rules.some((rule) => rule.kind === "register") ?? false;
  const tests = useLoaded(() => (asks ? office.rules.tests(unit.dept) : Promise.resolve({ ok: true as const, value: NONE })), [unit.dept, asks, list.value?.version], []);
  const seen = list.value;
  if (list.refusal !== null) {
    return (
      <RefusalAlert refusal={list.refusal}>
        <div>
          <Button kind="secondary" onClick={list.reload}>{t("retry")}</Button>
        </div>
      </RefusalAlert>
    );
  }
  if (seen === null) return <Skeleton />;
  const rule = seen.rules.find((one) => one.id === id) ?? null;
  if (id !== null && (id === "new" || rule !== null)) {
    // What a rule asks the register has to be known before somebody changes it.
    if (rule?.kind === "register" && tests.value === null) return tests.refusal === null ? <Skeleton /> : <RefusalAlert refusal={tests.refusal} />;
    return (
      <RuleForm
        key={id}
        unit={unit}
        list={seen}
        rule={rule}
        test={rule === null ? null : (tests.value?.get(rule.id) ?? null)}
        onDone={() => {
          list.fresh(() => {
            announce(t("rule-saved"));
            go(href("rules", unit.dept));
          });
        }}
        onStale={list.reload}
      />
    );
  }
  return <RuleList unit={unit} list={seen} tests={tests.value ?? NONE} silent={tests.refusal !== null} fresh={list.fresh} reload={list.reload} />;
}

interface ListProps {
  readonly unit: UnitView;
  readonly list: RuleListView;
  readonly tests: ReadonlyMap<string, RuleTest>;
  /** The registrar does not say what it tests. */
  readonly silent: boolean;
  readonly fresh: (done: () => void) => void;
  readonly reload: () => void;
}

function RuleList({ unit, list, tests, silent, fresh, reload }: ListProps): VNode {
  const office = useOffice();
  const action = useAction();
  const [said, setSaid] = useState<{ readonly text: string; readonly undo: readonly RuleView[] | null } | null>(null);
  const save = (rules: readonly RuleView[], text: string, undo: readonly RuleView[] | null, focus: string | null = null): void => {
    action.run(() => office.rules.save(unit.dept, list.version, rules, null), () => {
      fresh(() => {
        setSaid({ text, undo });
        announce(text);
        // The row has moved from under the finger.
        if (focus !== null) requestAnimationFrame(() => (document.getElementById(focus) ?? document.getElementById(focus.replace(/^rule-(up|down)/u, (word) => (word === "rule-up" ? "rule-down" : "rule-up"))))?.focus());
      });
    });
  };
  const move = (rule: RuleView, by: -1 | 1): void => {
    const next = moved(list.rules, rule.id, by);
    save(next, t("rule-moved", { n: next.indexOf(rule) + 1 }), null, `rule-${by < 0 ? "up" : "down"}-${rule.id}`);
  };
  const pause = (rule: RuleView, n: number): void => {
    save(list.rules.map((one) => (one.id === rule.id ? { ...one, paused: !one.paused } : one)), t(rule.paused ? "rule-resumed-done" : "rule-paused-done", { n }), null);
  };
  const remove = (rule: RuleView, n: number): void => {
    save(list.rules.filter((one) => one.id !== rule.id), t("rule-removed-done", { n }), list.rules);
  };
  return (
    <Fragment>
      <p class="measure">{t("rules-lead")}</p>
      {said === null ? null : (
        <Alert kind="success" title={said.text} role="status">
          {said.undo === null ? null : (
            <div>
              <Mini icon="undo" onClick={() => { if (said.undo !== null) save(said.undo, t("rule-back"), null); }}>{t("rule-undo")}</Mini>
            </div>
          )}
        </Alert>
      )}
      {action.refusal === null ? null : (
        <RefusalAlert refusal={action.refusal}>
          <div>
            <Button kind="secondary" onClick={() => { action.clear(); reload(); }}>{t("rules-again")}</Button>
          </div>
        </RefusalAlert>
      )}
      {silent ? <Alert kind="warning" title={t("rules-silent-title")}><p>{t("rules-silent")}</p></Alert> : null}
      <div>
        <ButtonLink icon="plus" to={href("rules", unit.dept, "new")}>{t("rule-new")}</ButtonLink>
      </div>
      {list.rules.length === 0 ? (
        <section class="sheet">
          <Empty icon="swap" title={t("rules-empty")}>
            <p class="muted">{t("rules-empty-text")}</p>
          </Empty>
        </section>
      ) : (
        <Fragment>
          <ol class="plain stack" aria-label={t("rules-title", { unit: unit.label })}>
            {list.rules.map((rule, index) => (
              <RuleItem key={rule.id} unit={unit} rule={rule} n={index + 1} of={list.rules.length} test={tests.get(rule.id) ?? null} onMove={(by) => { move(rule, by); }} onPause={() => { pause(rule, index + 1); }} onRemove={() => { remove(rule, index + 1); }} />
            ))}
          </ol>
          <p class="muted measure">{t("rules-rest")}</p>
        </Fragment>
      )}
      <RuleTrial unit={unit} rules={list.rules} />
    </Fragment>
  );
}

interface ItemProps {
  readonly unit: UnitView;
  readonly rule: RuleView;
  readonly n: number;
  readonly of: number;
  readonly test: RuleTest | null;
  readonly onMove: (by: -1 | 1) => void;
  readonly onPause: () => void;
  readonly onRemove: () => void;
}

function RuleItem({ unit, rule, n, of, test, onMove, onPause, onRemove }: ItemProps): VNode {
  const colleague = useColleagues(unit.dept);
  const matterName = useMatterName();
  return (
    <li class="sheet stack stack-2">
      <div class="row row-between">
        <h2 class="kern-title">{t("rule-nth", { n, which: whichWords(rule, matterName, test) })}</h2>
        {rule.paused ? <Tag kind="us" icon="clock">{t("rule-state-paused")}</Tag> : <Tag kind="ok" icon="ok">{t("rule-state-on")}</Tag>}
      </div>
      <p class="measure">{whomWords(rule, colleague)}</p>
      <p class="row">
        {n === 1 ? null : <MoveButton id={`rule-up-${rule.id}`} label={t("rule-up-label", { n })} onClick={() => { onMove(-1); }}>{t("rule-up")}</MoveButton>}
        {n === of ? null : <MoveButton id={`rule-down-${rule.id}`} label={t("rule-down-label", { n })} onClick={() => { onMove(1); }}>{t("rule-down")}</MoveButton>}
        {rule.kind === "hands" || rule.kind === "nobody" ? null : <a class="mini" href={href("rules", unit.dept, rule.id)} aria-label={t("rule-edit-label", { n })}>{t("rule-edit")}</a>}
        <Mini label={t(rule.paused ? "rule-resume-label" : "rule-pause-label", { n })} onClick={onPause}>{t(rule.paused ? "rule-resume" : "rule-pause")}</Mini>
        <Mini label={t("rule-remove-label", { n })} onClick={onRemove}>{t("rule-remove")}</Mini>
      </p>
    </li>
  );
}

function MoveButton({ id, label, onClick, children }: { id: string; label: string; onClick: () => void; children: string }): VNode {
  return (
    <button type="button" class="mini" id={id} aria-label={label} onClick={onClick}>
      {children}
    </button>
  );
}
