// SPDX-License-Identifier: EUPL-1.2
/** What people read of a unit's matters and are offered of them, for its lead: words, order, pauses, and how it looks to people. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { date, dateTime } from "../../i18n/format.js";
import { said, t } from "../../i18n/i18n.js";
import { isPaused, preview } from "../../mailbox/offers.js";
import type { MatterWordsView, UnitMattersView, UnitMatterView, UnitView } from "../../mailbox/views.js";
import { Alert, Button, Empty, Mini, Skeleton, Tag } from "../shared/controls.js";
import { useAction, useLoaded, useNow, useOffice } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { go, href } from "../shared/router.js";
import { useColleagues } from "./colleagues.js";
import { MatterForm } from "./matter-form.js";
import { MatterHistory } from "./matter-history.js";
import { MatterPreview } from "./matter-preview.js";
import { UnitScreen } from "./unit-screen.js";

/** `code` is the matter whose words are written. */
export function MattersScreen({ dept, code }: { dept: string; code: string | null }): VNode {
  return (
    <UnitScreen dept={dept} place="matters" page={t("matters-page")} title={(unit) => t("matters-title", { unit })}>
      {(unit) => <Matters unit={unit} code={code} />}
    </UnitScreen>
  );
}

function Matters({ unit, code }: { unit: UnitView; code: string | null }): VNode {
  const office = useOffice();
  const seen = useLoaded(() => office.offers.show(unit.dept), [unit.dept], []);
  const list = seen.value;
  if (seen.refusal !== null) {
    return (
      <RefusalAlert refusal={seen.refusal}>
        <div>
          <Button kind="secondary" onClick={seen.reload}>{t("retry")}</Button>
        </div>
      </RefusalAlert>
    );
  }
  if (list === null) return <Skeleton />;
  const matter = list.matters.find((one) => one.code === code) ?? null;
  if (matter !== null) {
    return (
      <MatterForm
        key={matter.code}
        unit={unit}
        list={list}
        matter={matter}
        onDone={() => {
          seen.fresh(() => {
            announce(t("matter-saved"));
            go(href("matters", unit.dept));
          });
        }}
        onStale={seen.reload}
      />
    );
  }
  return <MatterList unit={unit} list={list} fresh={seen.fresh} />;
}

/** The matters with one moved by a place. */
function movedWords(matters: readonly UnitMatterView[], code: string, by: -1 | 1): readonly MatterWordsView[] {
  const words = matters.map((one) => one.words);
  const at = words.findIndex((one) => one.matter === code);
  const [one] = words.splice(at, 1);
  if (one !== undefined) words.splice(at + by, 0, one);
  return words;
}

function MatterList({ unit, list, fresh }: { unit: UnitView; list: UnitMattersView; fresh: (done: () => void) => void }): VNode {
  const office = useOffice();
  const colleague = useColleagues(unit.dept);
  const now = useNow(60);
  const action = useAction();
  const [said, setSaid] = useState<{ readonly text: string; readonly undo: readonly MatterWordsView[] | null } | null>(null);
  const inForce = list.matters.map(({ words }) => words);
  const save = (words: readonly MatterWordsView[], text: string, undo: boolean, focus: string | null = null): void => {
    action.run(() => office.offers.save(unit.dept, list.version, words), () => {
      fresh(() => {
        setSaid({ text, undo: undo ? inForce : null });
        announce(text);
        // The row has moved from under the finger.
        if (focus !== null) requestAnimationFrame(() => (document.getElementById(focus) ?? document.getElementById(focus.replace(/^matter-(up|down)/u, (word) => (word === "matter-up" ? "matter-down" : "matter-up"))))?.focus());
      });
    });
  };
  const move = (matter: UnitMatterView, by: -1 | 1): void => {
    const words = movedWords(list.matters, matter.code, by);
    save(words, t("matter-moved", { name: nameOf(matter), n: words.indexOf(matter.words) + 1 }), true, `matter-${by < 0 ? "up" : "down"}-${matter.code}`);
  };
  const offerAgain = (matter: UnitMatterView): void => {
    save(inForce.map((words) => (words.matter === matter.code ? { ...words, paused: null } : words)), t("matter-offered-done", { name: nameOf(matter) }), true);
  };
  return (
    <Fragment>
      <p class="measure">{t("matters-lead")}</p>
      {list.version === 0 || list.by === null || list.createdAt === null ? null : <p class="small muted num">{t("matters-version", { v: list.version, when: dateTime(list.createdAt), name: colleague(list.by) })}</p>}
      {said === null ? null : (
        <Alert kind="success" title={said.text} role="status">
          {said.undo === null ? null : (
            <div>
              <Mini icon="undo" onClick={() => { if (said.undo !== null) save(said.undo, t("matters-back"), false); }}>{t("matters-undo")}</Mini>
            </div>
          )}
        </Alert>
      )}
      {action.refusal === null ? null : (
        <RefusalAlert refusal={action.refusal}>
          <div>
            <Button kind="secondary" onClick={() => { fresh(action.clear); }}>{t("matters-again")}</Button>
          </div>
        </RefusalAlert>
      )}
      {list.matters.length === 0 ? (
        <section class="sheet">
          <Empty icon="chat" title={t("matters-empty")}>
            <p class="muted">{t("matters-empty-text")}</p>
          </Empty>
        </section>
      ) : (
        <Fragment>
          <ol class="plain stack" aria-label={t("matters-title", { unit: unit.label })}>
            {list.matters.map((matter, index) => (
              <MatterItem key={matter.code} unit={unit} matter={matter} n={index + 1} of={list.matters.length} now={now} onMove={(by) => { move(matter, by); }} onOffer={() => { offerAgain(matter); }} />
            ))}
          </ol>
          <MatterPreview matters={list.matters.map((matter) => preview(matter, unit.dept, unit.label, now))} />
          {list.version === 0 ? null : <MatterHistory unit={unit} list={list} onTake={(words, v) => { save(words, t("matters-taken", { v }), true); }} />}
        </Fragment>
      )}
    </Fragment>
  );
}

export const nameOf = ({ words, official }: UnitMatterView): string => said(words.name ?? official);

interface ItemProps {
  readonly unit: UnitView;
  readonly matter: UnitMatterView;
  readonly n: number;
  readonly of: number;
  readonly now: number;
  readonly onMove: (by: -1 | 1) => void;
  readonly onOffer: () => void;
}

function MatterItem({ unit, matter, n, of, now, onMove, onOffer }: ItemProps): VNode {
  const { words, official, fourEyes, medical, class: level } = matter;
  const name = nameOf(matter);
  const paused = isPaused(words, now) ? words.paused : null;
  const fixed = [
    words.name === null ? null : t("matter-official", { name: said(official) }),
    t(`matter-class-${level}`),
    fourEyes ? t("matter-four-eyes") : null,
    medical ? t("matter-medical") : null,
  ].filter((part) => part !== null);
  return (
    <li class="sheet stack stack-2">
      <div class="row row-between">
        <h2 class="kern-title">{name}</h2>
        {paused === null ? <Tag kind="ok" icon="ok">{t("matter-state-on")}</Tag> : <Tag kind="late" icon="clock">{paused.until === null ? t("matter-state-paused") : t("matter-state-until", { day: date(paused.until) })}</Tag>}
      </div>
      {words.note === null ? null : <p class="measure">{said(words.note)}</p>}
      {paused === null ? null : <p class="measure">{t("matter-hint-line", { hint: said(paused.hint) })}</p>}
      {words.search.length === 0 ? null : <p class="small">{t("matter-search-line", { words: words.search.join(", ") })}</p>}
      <p class="small muted">{fixed.join(" · ")}</p>
      <p class="row">
        {n === 1 ? null : <MoveButton id={`matter-up-${matter.code}`} label={t("matter-up-label", { name })} onClick={() => { onMove(-1); }}>{t("rule-up")}</MoveButton>}
        {n === of ? null : <MoveButton id={`matter-down-${matter.code}`} label={t("matter-down-label", { name })} onClick={() => { onMove(1); }}>{t("rule-down")}</MoveButton>}
        <a class="mini" href={href("matters", unit.dept, matter.code)} aria-label={t("matter-edit-label", { name })}>{t("matter-edit")}</a>
        {paused === null ? null : <Mini label={t("matter-offer-label", { name })} onClick={onOffer}>{t("matter-offer")}</Mini>}
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
