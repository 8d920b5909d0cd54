// SPDX-License-Identifier: EUPL-1.2
/** Pairs of colours that stand on one another, and what WCAG 2.2 asks of them: 4.5 for text (1.4.3), 3 for what shows a control or its state (1.4.11). */
export interface Pair {
  readonly on: string;
  readonly under: string;
  /** 1: decoration only. */
  readonly least: 4.5 | 3 | 1;
  readonly use: string;
}

const sp = (name: string): string => `--sp-${name}`;
const kern = (name: string): string => `--kern-color-${name}`;
const FEEDBACK = ["info", "success", "warning", "danger"] as const;

export const PAIRS: readonly Pair[] = [
  ...(["page", "surface", "hover", "own", "acting", "due", "intern-bg"] as const).map((under): Pair => ({ on: sp("text"), under: sp(under), least: 4.5, use: "Text" })),
  ...(["page", "surface", "hover", "own"] as const).map((under): Pair => ({ on: sp("muted"), under: sp(under), least: 4.5, use: "Text, leise" })),
  ...(["page", "surface"] as const).map((under): Pair => ({ on: kern("action-default"), under: sp(under), least: 4.5, use: "Verweise, ungelesen" })),
  { on: kern("action-on-default"), under: kern("action-default"), least: 4.5, use: "Knopf" },
  { on: sp("brand"), under: sp("surface"), least: 4.5, use: "Marke" },
  { on: sp("brand-on"), under: sp("brand"), least: 4.5, use: "in der Marke" },
  { on: sp("intern"), under: sp("surface"), least: 4.5, use: "Intern" },
  { on: sp("intern-on"), under: sp("intern"), least: 4.5, use: "Intern, Knopf" },
  { on: sp("intern"), under: sp("intern-bg"), least: 4.5, use: "Intern, Fläche" },
  ...FEEDBACK.map((kind): Pair => ({ on: sp("text"), under: kern(`feedback-${kind}-background`), least: 4.5, use: "Hinweis, Titel" })),
  ...(["success", "warning", "danger"] as const).map((kind): Pair => ({ on: kern(`feedback-${kind}`), under: sp("surface"), least: 4.5, use: "Zustandswort" })),
  { on: kern("feedback-info"), under: sp("surface"), least: 3, use: "Hinweis, Rand" },
  { on: sp("surface"), under: kern("feedback-danger"), least: 4.5, use: "Knopf, der entfernt" },
  { on: kern("form-input-border"), under: sp("surface"), least: 3, use: "Feld, Rand" },
  { on: kern("action-focus-default"), under: sp("surface"), least: 3, use: "Fokus" },
  { on: kern("action-focus-default"), under: sp("page"), least: 3, use: "Fokus" },
  { on: sp("line-strong"), under: sp("surface"), least: 1, use: "Kante, Zierde" },
  { on: sp("line"), under: sp("surface"), least: 1, use: "Linie, Zierde" },
];

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** WCAG 2.2, relative luminance. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2, contrast ratio: 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}
