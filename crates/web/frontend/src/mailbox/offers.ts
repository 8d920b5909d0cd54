// SPDX-License-Identifier: EUPL-1.2
/** What people read of a unit's matters and are offered of them: its lead's words, beside what the registrar says and what has weight. */
import type { wire } from "../api/index.js";
import { fold } from "../search/fold.ts";
import type { Core } from "./common.js";
import { need, outcome } from "./outcome.js";
import type { OfficeService } from "./service.js";
import type { MatterView, MatterWordsView, OfferVersionView, UnitMattersView, UnitMatterView } from "./views.js";

/** `own`: the unit that wrote the words answers; for whom another one does it has not paused anything. The unit is never among the words. */
export function matterView({ code, dept, label, class: level, medical, words }: wire.Matter, unit: string, own: boolean): MatterView {
  return { code, dept, unit, label: words?.name ?? label, official: label, class: level, note: words?.note ?? null, simple: words?.simple ?? null, search: words?.search ?? [], paused: own ? (words?.paused ?? null) : null, medical };
}

/** As people would see it in the chooser. */
export function preview(matter: UnitMatterView, dept: string, unit: string, now: number): MatterView {
  const { code, class: level, official, medical, words } = matter;
  return { code, dept, unit, label: words.name ?? official, official, class: level, note: words.note, simple: words.simple, search: words.search, paused: isPaused(words, now) ? words.paused : null, medical };
}

/** A pause ends by itself. */
export const isPaused = ({ paused }: MatterWordsView, now: number): boolean => paused !== null && (paused.until === null || now < paused.until);

const none = (matter: string): MatterWordsView => ({ matter, name: null, note: null, simple: null, search: [], paused: null });

/** The registrar's matters with these words, in their order; what they do not name comes last, and what is not the unit's any more is left out. */
export function merge(matters: readonly Omit<UnitMatterView, "words">[], items: readonly MatterWordsView[]): readonly UnitMatterView[] {
  const placed = items.flatMap((words) => matters.filter(({ code }) => code === words.matter).map((matter) => ({ ...matter, words })));
  const rest = matters.filter(({ code }) => !items.some(({ matter }) => matter === code));
  return [...placed, ...rest.map((matter) => ({ ...matter, words: none(matter.code) }))];
}

/** Matters in which every word stands that was asked for, in their order. */
export function find(matters: readonly MatterView[], asked: string): readonly MatterView[] {
  const words = fold(asked).trim().split(" ").filter((word) => word !== "");
  if (words.length === 0) return [];
  return matters.filter(({ label, official, note, simple, search, unit }) => {
    const all = fold([label.de, label.en, official.de, official.en, note?.de, note?.en, simple, unit, ...search].filter((text) => typeof text === "string").join(" "));
    return words.every((word) => all.includes(word));
  });
}

export type OfferField = "name-de" | "name-en" | "note-de" | "note-en" | "simple" | "search" | "hint-de" | "hint-en";
/** Of which matter what was changed; `place`: the order, `paused` and `offered`: the pause. */
export type OfferChange =
  | { readonly of: "place" }
  | { readonly of: "paused" | "offered"; readonly matter: string; readonly until: number | null }
  | { readonly of: "field"; readonly matter: string; readonly field: OfferField; readonly from: string; readonly to: string };

const fieldsOf = (words: MatterWordsView): readonly (readonly [OfferField, string])[] => [
  ["name-de", words.name?.de ?? ""],
  ["name-en", words.name?.en ?? ""],
  ["note-de", words.note?.de ?? ""],
  ["note-en", words.note?.en ?? ""],
  ["simple", words.simple ?? ""],
  ["search", words.search.join(", ")],
  ["hint-de", words.paused?.hint.de ?? ""],
  ["hint-en", words.paused?.hint.en ?? ""],
];

/** What a version says otherwise than the one before. */
export function changes(before: readonly MatterWordsView[], after: readonly MatterWordsView[]): readonly OfferChange[] {
  const found: OfferChange[] = [];
  for (const words of after) {
    const old = before.find(({ matter }) => matter === words.matter) ?? none(words.matter);
    const had = new Map(fieldsOf(old));
    const [was, is] = [old.paused, words.paused];
    if ((was === null) !== (is === null) || was?.until !== is?.until) found.push({ of: is === null ? "offered" : "paused", matter: words.matter, until: is?.until ?? null });
    for (const [field, to] of fieldsOf(words)) {
      const from = had.get(field) ?? "";
      if (from !== to) found.push({ of: "field", matter: words.matter, field, from, to });
    }
  }
  const order = (list: readonly MatterWordsView[], other: readonly MatterWordsView[]): string => list.map(({ matter }) => matter).filter((code) => other.some(({ matter }) => matter === code)).join(" ");
  if (order(before, after) !== order(after, before)) found.push({ of: "place" });
  return found;
}

export function makeOffers(core: Core): OfficeService["offers"] {
  const { api } = core.context;
  return {
    show: (dept) => outcome(async () => unitView(need(await api.unitMatters(dept)))),
    versions: (dept) => outcome(async () => need(await api.offerVersions(dept)).items.map(versionView)),
    save: (dept, version, words) =>
      outcome(async () => {
        need(await api.saveOffer(dept, { expected_version: version, items: words }));
        // The names stand on other screens, too.
        await core.trust.fetch(true).catch(() => undefined);
        return null;
      }),
  };
}

function unitView({ version, by, created_at: createdAt, matters, items }: wire.UnitMatters): UnitMattersView {
  const own = matters.map(({ code, class: level, four_eyes: fourEyes, medical, label }) => ({ code, class: level, fourEyes, medical, official: label }));
  return { version, by, createdAt, matters: merge(own, items) };
}

const versionView = ({ version, by, created_at: createdAt, items }: wire.OfferVersions["items"][number]): OfferVersionView => ({ version, by, createdAt, items });
