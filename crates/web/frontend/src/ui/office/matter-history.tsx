// SPDX-License-Identifier: EUPL-1.2
/** What was said of a unit's matters before: who changed what, when, from what to what; and the way back to it. */
import type { VNode } from "preact";
import { date, dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import { changes, merge, type OfferChange } from "../../mailbox/offers.js";
import type { MatterWordsView, OfferVersionView, UnitMattersView, UnitView } from "../../mailbox/views.js";
import { Details, Mini, Skeleton } from "../shared/controls.js";
import { useLoaded, useMatterName, useOffice } from "../shared/env.js";
import { RefusalAlert } from "../shared/refusals.js";
import { useColleagues } from "./colleagues.js";

interface HistoryProps {
  readonly unit: UnitView;
  readonly list: UnitMattersView;
  readonly onTake: (words: readonly MatterWordsView[], version: number) => void;
}

export function MatterHistory({ unit, list, onTake }: HistoryProps): VNode {
  const office = useOffice();
  const colleague = useColleagues(unit.dept);
  const matterName = useMatterName();
  const versions = useLoaded(() => office.offers.versions(unit.dept), [unit.dept, list.version], []);
  const all = versions.value ?? [];
  return (
    <Details summary={t("matter-versions", { n: list.version })}>
      {versions.refusal === null ? (versions.value === null ? <Skeleton /> : null) : <RefusalAlert refusal={versions.refusal} />}
      <ol class="plain stack">
        {all.map((one, index) => (
          <li key={one.version} class="stack stack-1">
            <p class="small strong num">{t("matters-version", { v: one.version, when: dateTime(one.createdAt), name: colleague(one.by) })}</p>
            <ul class="bullets">
              {linesOf(all[index + 1] ?? null, one, matterName).map((line) => <li key={line}>{line}</li>)}
            </ul>
            {one.version === list.version ? null : (
              <div>
                <Mini icon="undo" label={t("matter-take-label", { v: one.version })} onClick={() => { onTake(merge(list.matters, one.items).map(({ words }) => words), one.version); }}>{t("matter-take")}</Mini>
              </div>
            )}
          </li>
        ))}
      </ol>
    </Details>
  );
}

function linesOf(before: OfferVersionView | null, after: OfferVersionView, matterName: (code: string) => string): readonly string[] {
  // Beyond what is looked back at nobody knows what it was before.
  if (before === null && after.version > 1) return [t("matter-change-older")];
  const found = changes(before?.items ?? [], after.items);
  return found.length === 0 ? [t("matter-change-none")] : found.map((one) => wordsOf(one, matterName));
}

/** A change in words. */
export function wordsOf(change: OfferChange, matterName: (code: string) => string): string {
  switch (change.of) {
    case "place":
      return t("matter-change-place");
    case "offered":
      return t("matter-change-offered", { matter: matterName(change.matter) });
    case "paused":
      return change.until === null ? t("matter-change-paused", { matter: matterName(change.matter) }) : t("matter-change-until", { matter: matterName(change.matter), day: date(change.until) });
    case "field":
      return t("matter-change-field", { matter: matterName(change.matter), field: t(`matter-field-${change.field}`), from: change.from === "" ? "–" : change.from, to: change.to === "" ? "–" : change.to });
  }
}
