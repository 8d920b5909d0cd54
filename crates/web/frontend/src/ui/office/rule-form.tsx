// SPDX-License-Identifier: EUPL-1.2
/** A rule, written anew or changed. What it asks the register goes to the registrar, sealed; the portal does not learn it. */
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { said, t } from "../../i18n/i18n.js";
import type { RuleKind, RuleListView, RuleTest, RuleView, UnitView } from "../../mailbox/views.js";
import { Boxes, Radios } from "../shared/choices.js";
import { Button, Link } from "../shared/controls.js";
import { useAction, useLoaded, useOffice } from "../shared/env.js";
import { ErrorSummary, TextField, useFieldErrors, type FieldError } from "../shared/fields.js";
import { RefusalAlert } from "../shared/refusals.js";
import { href } from "../shared/router.js";
import { digitsOf, KINDS } from "./rule-words.js";

interface FormProps {
  readonly unit: UnitView;
  readonly list: RuleListView;
  /** Null: a new one. */
  readonly rule: RuleView | null;
  readonly test: RuleTest | null;
  readonly onDone: () => void;
  /** Somebody else has changed the list meanwhile. */
  readonly onStale: () => void;
}

interface Form {
  readonly kind: RuleKind | null;
  readonly matter: string | null;
  readonly asks: RuleTest["t"];
  readonly from: string;
  readonly to: string;
  readonly branch: string;
  readonly clerks: readonly string[];
}

function formOf(rule: RuleView | null, test: RuleTest | null): Form {
  const digits = test?.t === "digits" ? test : null;
  return {
    kind: rule?.kind ?? null,
    matter: rule?.matter ?? null,
    asks: test?.t ?? "digits",
    from: digits === null ? "" : String(digits.from).padStart(2, "0"),
    to: digits === null ? "" : String(digits.to).padStart(2, "0"),
    branch: test?.t === "branch" ? test.branch : "",
    clerks: rule?.clerks ?? [],
  };
}

export function RuleForm({ unit, list, rule, test, onDone, onStale }: FormProps): VNode {
  const office = useOffice();
  const matters = useLoaded(() => office.matters(), [], []);
  const staff = useLoaded(() => office.staff(unit.dept), [unit.dept], []);
  const [form, setForm] = useState(() => formOf(rule, test));
  const { errors, turn, of: errorOf, tell, set } = useFieldErrors();
  const action = useAction();
  const change = (part: Partial<Form>): void => {
    setForm((old) => ({ ...old, ...part }));
    const names = Object.keys(part).map((name) => `rule-${name}`);
    set((old) => old.filter((error) => !names.includes(error.field)));
  };
  const everybody = form.kind === "load";
  const named = everybody || form.kind === "matter" || form.kind === "register";
  const workers = (staff.value ?? []).filter((one) => one.rights.includes("read") && one.rights.includes("write"));
  const submit = (): void => {
    const wrong: FieldError[] = [];
    const { kind } = form;
    if (kind === null) wrong.push({ field: "rule-kind", text: t("rule-kind-missing") });
    if (kind === "matter" && form.matter === null) wrong.push({ field: "rule-matter", text: t("rule-matter-missing") });
    const asked = kind === "register" ? testOf(form, wrong) : null;
    // Whoever has left stands in the old rule only.
    const clerks = form.clerks.filter((pid) => staff.value === null || workers.some((one) => one.pid === pid));
    if ((kind === "matter" || kind === "register") && clerks.length === 0) wrong.push({ field: "rule-clerks", text: t("rule-clerks-missing") });
    if (!tell(wrong) || kind === null) return;
    const next: RuleView = { id: rule?.id ?? office.rules.newId(), kind, matter: kind === "matter" ? form.matter : null, clerks: named ? clerks : [], paused: rule?.paused ?? false };
    const rules = rule === null ? [...list.rules, next] : list.rules.map((one) => (one.id === rule.id ? next : one));
    action.run(() => office.rules.save(unit.dept, list.version, rules, asked === null ? null : { rule: next.id, test: asked }), onDone);
  };
  const label = (one: { readonly label: { readonly de: string; readonly en: string } }): string => said(one.label);
  return (
    <form
      class="sheet stack stack-6"
      noValidate
      aria-labelledby="rule-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div>
        <Link to={href("rules", unit.dept)} icon="back">{t("rules-title", { unit: unit.label })}</Link>
      </div>
      <h2 id="rule-form">{rule === null ? t("rule-new") : t("rule-edit-title", { n: list.rules.indexOf(rule) + 1 })}</h2>
      <ErrorSummary errors={errors} turn={turn} />
      {action.refusal === null ? null : (
        <RefusalAlert refusal={action.refusal}>
          {action.refusal.code !== "state-conflict" ? null : (
            <div>
              <Button kind="secondary" onClick={() => { action.clear(); onStale(); }}>{t("rules-again")}</Button>
            </div>
          )}
        </RefusalAlert>
      )}
      {rule !== null ? null : (
        <Radios id="rule-kind" legend={t("rule-kind")} options={KINDS.map((kind) => [kind, t(`rule-kind-${kind}`)] as const)} value={form.kind} onPick={(kind) => { change({ kind }); }} error={errorOf("rule-kind")} />
      )}
      {form.kind !== "matter" ? null : (
        <Radios id="rule-matter" legend={t("rule-matter")} options={(matters.value ?? []).filter((one) => one.dept === unit.dept || one.code === form.matter).map((one) => [one.code, label(one)] as const)} value={form.matter} onPick={(matter) => { change({ matter }); }} error={errorOf("rule-matter")} />
      )}
      {form.kind !== "register" ? null : <Asks form={form} change={change} errorOf={errorOf} />}
      {!named ? null : (
        <Boxes id="rule-clerks" legend={t("rule-clerks")} options={workers.map((one) => [one.pid, one.self ? `${one.label} (${t("staff-self")})` : one.label] as const)} value={form.clerks} onChange={(clerks) => { change({ clerks }); }} error={errorOf("rule-clerks")}>
          <p class="small muted">{t(everybody ? "rule-clerks-hint-load" : "rule-clerks-hint")}</p>
        </Boxes>
      )}
      <div class="row">
        <Button submit icon="check" busy={action.busy}>{action.busy ? t("please-wait") : t("rule-save")}</Button>
        <Link to={href("rules", unit.dept)}>{t("cancel")}</Link>
      </div>
    </form>
  );
}

function Asks({ form, change, errorOf }: { form: Form; change: (part: Partial<Form>) => void; errorOf: (field: string) => string | null }): VNode {
  return (
    <div class="stack">
      <p class="measure">{t("rule-register-lead")}</p>
      <Radios id="rule-asks" legend={t("rule-asks")} options={[["digits", t("rule-asks-digits")], ["branch", t("rule-asks-branch")]]} value={form.asks} onPick={(asks) => { change({ asks }); }} />
      {form.asks === "branch" ? (
        <TextField id="rule-branch" label={t("rule-branch")} hint={t("rule-branch-hint")} value={form.branch} onInput={(branch) => { change({ branch }); }} error={errorOf("rule-branch")} maxLength={100} />
      ) : (
        <div class="stack">
          <TextField id="rule-from" label={t("rule-from")} hint={t("rule-from-hint")} value={form.from} onInput={(from) => { change({ from }); }} error={errorOf("rule-from")} maxLength={2} inputMode="numeric" />
          <TextField id="rule-to" label={t("rule-to")} value={form.to} onInput={(to) => { change({ to }); }} error={errorOf("rule-to")} maxLength={2} inputMode="numeric" />
        </div>
      )}
    </div>
  );
}

function testOf(form: Form, wrong: FieldError[]): RuleTest | null {
  if (form.asks === "branch") {
    const branch = form.branch.trim();
    if (branch === "") wrong.push({ field: "rule-branch", text: t("rule-branch-missing") });
    return { t: "branch", branch };
  }
  const [from, to] = [digitsOf(form.from), digitsOf(form.to)];
  if (from === null) wrong.push({ field: "rule-from", text: t("rule-digits-wrong") });
  if (to === null) wrong.push({ field: "rule-to", text: t("rule-digits-wrong") });
  if (from === null || to === null) return null;
  if (to < from) wrong.push({ field: "rule-to", text: t("rule-digits-order") });
  return { t: "digits", from, to };
}
