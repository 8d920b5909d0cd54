// SPDX-License-Identifier: EUPL-1.2
/** Text modules of a unit: the list for everybody in it, writing for whoever leads. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { date } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { TextModuleView, UnitView } from "../../mailbox/views.js";
import { Alert, Button, ButtonLink, Empty, Mini, Skeleton, Tag } from "../shared/controls.js";
import { useAction, useLoaded, useMatterName, useNow, useOffice } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { go, href } from "../shared/router.js";
import { useColleagues } from "./colleagues.js";
import { TextForm } from "./text-form.js";
import { versionLine } from "./text-modules.js";
import { UnitScreen } from "./unit-screen.js";

/** `id` is a module, or `new`. */
export function TextsScreen({ dept, id }: { dept: string; id: string | null }): VNode {
  return (
    <UnitScreen dept={dept} place="texts" page={t("texts-page")} title={(unit) => t("texts-title", { unit })}>
      {(unit) => <Texts key={id ?? ""} unit={unit} id={id} />}
    </UnitScreen>
  );
}

function Texts({ unit, id }: { unit: UnitView; id: string | null }): VNode {
  const office = useOffice();
  const modules = useLoaded(() => office.texts.list(unit.dept), [unit.dept], []);
  const action = useAction();
  const [said, setSaid] = useState<{ readonly text: string; readonly undo: TextModuleView | null } | null>(null);
  const may = unit.rights.includes("grant");
  const tell = (text: string, undo: TextModuleView | null): void => {
    modules.fresh(() => {
      setSaid({ text, undo });
      announce(text);
    });
  };
  /** A further version that takes the module out, or back in. */
  const retire = (module: TextModuleView, retired: boolean): void => {
    action.run(() => office.texts.save(unit.dept, module, { ...module.content, retired }), () => {
      tell(t(retired ? "text-retired-done" : "text-revived-done", { title: module.content.title }), retired ? { ...module, version: module.version + 1 } : null);
    });
  };
  const list = modules.value;
  if (list !== null && id !== null && may) {
    const module = list.find((item) => item.id === id) ?? null;
    if (id === "new" || module !== null) {
      return (
        <TextForm
          unit={unit}
          module={module}
          onDone={() => {
            announce(t("text-saved"));
            go(href("texts", unit.dept));
          }}
        />
      );
    }
  }
  return (
    <Fragment>
      <p class="measure">{t("texts-lead")}</p>
      {may ? null : <p class="muted">{t("texts-no-right")}</p>}
      {said === null ? null : (
        <Alert kind="success" title={said.text} role="status">
          {said.undo === null ? null : (
            <div>
              <Mini icon="undo" onClick={() => { if (said.undo !== null) retire(said.undo, false); }}>{t("text-revive")}</Mini>
            </div>
          )}
        </Alert>
      )}
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      {modules.refusal === null ? null : (
        <RefusalAlert refusal={modules.refusal}>
          <div>
            <Button kind="secondary" onClick={modules.reload}>{t("retry")}</Button>
          </div>
        </RefusalAlert>
      )}
      {may && list !== null ? (
        <div>
          <ButtonLink icon="plus" to={href("texts", unit.dept, "new")}>{t("text-new")}</ButtonLink>
        </div>
      ) : null}
      {list === null ? (
        modules.busy ? <Skeleton /> : null
      ) : list.length === 0 ? (
        <section class="sheet">
          <Empty icon="doc" title={t("texts-empty")}>
            <p class="muted">{t("texts-empty-text")}</p>
          </Empty>
        </section>
      ) : (
        <ul class="plain stack" aria-label={t("texts-title", { unit: unit.label })}>
          {list.map((module) => (
            <TextItem key={module.id} unit={unit} module={module} may={may} onRetire={(retired) => { retire(module, retired); }} />
          ))}
        </ul>
      )}
    </Fragment>
  );
}

function StateOf({ module }: { module: TextModuleView }): VNode {
  const now = useNow(60);
  const { retired, valid_from: from, valid_until: until } = module.content;
  if (retired) return <Tag kind="us" icon="x">{t("text-state-retired")}</Tag>;
  if (until !== null && now >= until) return <Tag kind="late" icon="warn">{t("text-state-over", { day: date(until - 1) })}</Tag>;
  if (from !== null && now < from) return <Tag kind="us" icon="clock">{t("text-state-later", { day: date(from) })}</Tag>;
  return <Tag kind="ok" icon="ok">{until === null ? t("text-state-valid") : t("text-state-until", { day: date(until - 1) })}</Tag>;
}

function TextItem({ unit, module, may, onRetire }: { unit: UnitView; module: TextModuleView; may: boolean; onRetire: (retired: boolean) => void }): VNode {
  const colleague = useColleagues(unit.dept);
  const matterName = useMatterName();
  const { content } = module;
  const conditions = [
    content.kind === "signature" ? t("text-kind-signature") : null,
    content.matters.length === 0 ? null : t("text-for-matters", { matters: content.matters.map(matterName).join(", ") }),
    content.reader === null ? null : t(`text-reader-${content.reader}`),
    content.lang === "en" ? t("text-lang-en") : null,
    content.simple === null ? null : t("text-has-simple"),
  ].filter((part) => part !== null);
  return (
    <li class="sheet stack stack-2">
      <div class="row row-between">
        <h2 class="kern-title">{content.title}</h2>
        <StateOf module={module} />
      </div>
      <p class="prewrap measure">{content.body}</p>
      <p class="small muted num">{[versionLine(module), t("text-owner", { name: colleague(content.owner) }), ...conditions].join(" · ")}</p>
      {may ? (
        <p class="row">
          <a class="mini" href={href("texts", unit.dept, module.id)} aria-label={t("text-edit-label", { title: content.title })}>{t("text-edit")}</a>
          <Mini label={t(content.retired ? "text-revive-label" : "text-retire-label", { title: content.title })} onClick={() => { onRetire(!content.retired); }}>
            {t(content.retired ? "text-revive" : "text-retire")}
          </Mini>
        </p>
      ) : null}
    </li>
  );
}
