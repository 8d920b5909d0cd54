// SPDX-License-Identifier: EUPL-1.2
/** The statement on accessibility claims nothing that the check of all screens has not shown. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentResource } from "@fluent/bundle";
import { describe, expect, test } from "vitest";
import record from "../../src/ui/portal/public/checked.json" with { type: "json" };
import { statement, type Checked } from "../../src/ui/portal/public/statement.js";
import { LANGS, MODES, REFLOW, RULES, WIDTHS } from "./scope.mjs";
import { STATES } from "./states.mjs";

const root = join(import.meta.dirname, "../..");
const checked: Checked = record;
const portal: readonly string[] = STATES.flatMap(({ app, id }) => (app === "portal" && id !== undefined ? [id] : []));
const axe = (JSON.parse(readFileSync(join(root, "node_modules/axe-core/package.json"), "utf8")) as { version: string }).version;
const today = new Date().toISOString().slice(0, 10);

/** What the record says and the check does not look at. */
function overclaims({ axe: version, rules, langs, widths, modes, reflow, complete, states }: Checked): readonly string[] {
  const found = [];
  if (version !== axe) found.push(`axe ${version}, but it is ${axe}`);
  for (const rule of rules) if (!RULES.includes(rule)) found.push(`rules ${rule}`);
  for (const lang of langs) if (!LANGS.portal.includes(lang)) found.push(`language ${lang}`);
  for (const width of widths) if (!WIDTHS.includes(width)) found.push(`width ${width}`);
  for (const mode of modes) if (!(mode in MODES)) found.push(`mode ${mode}`);
  if (reflow !== REFLOW) found.push(`reflow ${reflow}`);
  for (const [id, day] of Object.entries(states)) {
    if (!portal.includes(id)) found.push(`state ${id}, which is not there`);
    if (!/^\d{4}-\d\d-\d\d$/.test(day) || day > today) found.push(`state ${id} on ${day}`);
  }
  if (complete) for (const id of portal) if (!(id in states)) found.push(`all states, but not ${id}`);
  return found;
}

/** Nobody has gone through the pages, and no barrier is known. */
const none = { reviewed: null, limitations: [] };

describe("the statement on accessibility", () => {
  test("claims what the check shows, and no more; `node tests/ui/check.mjs --record` brings it up to date", () => {
    expect(overclaims(checked)).toEqual([]);
  });

  test("a claim that the check does not show is seen", () => {
    const states = Object.fromEntries(portal.map((id) => [id, "2026-11-30"]));
    const honest: Checked = { axe, rules: RULES, langs: LANGS.portal, widths: WIDTHS, modes: Object.keys(MODES), reflow: REFLOW, complete: true, states };
    expect(overclaims(honest)).toEqual([]);
    const { start: _, ...others } = states;
    expect(overclaims({ ...honest, states: others })).toEqual(["all states, but not start"]);
    expect(overclaims({ ...honest, complete: false, states: others })).toEqual([]);
    expect(overclaims({ ...honest, states: { ...states, "no-such": "2026-11-30" } })).toEqual(["state no-such, which is not there"]);
    expect(overclaims({ ...honest, states: { ...states, start: "2999-01-01" } })).toEqual(["state start on 2999-01-01"]);
    expect(overclaims({ ...honest, langs: ["de", "en", "tr"] })).toEqual(["language tr"]);
    expect(overclaims({ ...honest, widths: [...WIDTHS, 500] })).toEqual(["width 500"]);
    expect(overclaims({ ...honest, modes: ["sepia"] })).toEqual(["mode sepia"]);
    expect(overclaims({ ...honest, rules: [...RULES, "wcag2aaa"] })).toEqual(["rules wcag2aaa"]);
    expect(overclaims({ ...honest, axe: "0.0.1" })).toEqual([`axe 0.0.1, but it is ${axe}`]);
  });

  test("is full only when nothing is missing", () => {
    const done = { ...checked, complete: true, states: { start: "2026-11-29", inbox: "2026-11-30" } };
    const reviewed = { reviewed: "2026-11-01", limitations: [] };
    expect(statement(done, reviewed, [])).toEqual({ status: "full", screens: { n: 2, from: "2026-11-29", to: "2026-11-30" }, gaps: [] });
    expect(statement(done, reviewed).status).toBe("partly");
    expect(statement(done, none, [])).toMatchObject({ status: "partly", gaps: ["people"] });
    expect(statement({ ...done, complete: false }, reviewed, [])).toMatchObject({ status: "partly", gaps: ["screens"] });
    expect(statement(done, { ...reviewed, limitations: ["Ältere Merkblätter."] }, []).status).toBe("partly");
    expect(statement({ ...done, states: {} }, reviewed, [])).toMatchObject({ status: "unchecked", screens: null });
  });

  test.each(["de", "en"])("its texts in %s hold no figure of their own: each comes from the record", (lang) => {
    const { body } = new FluentResource(readFileSync(join(root, `src/i18n/${lang}/public.ftl`), "utf8"));
    const text = (pattern: unknown): string => JSON.stringify(pattern);
    const figures = body.filter(({ id }) => id.startsWith("barrier-")).flatMap(({ id, value }) =>
      // Names of laws and standards have figures; 400 % is what the width of the record is called in WCAG 1.4.10.
      (text(value).replaceAll(/EN 301 549|WCAG 2\.2|BITV 2\.0|§ 16|400 %/g, "").match(/\d+/g) ?? []).map((figure) => `${id}: ${figure}`),
    );
    // Fluent's own "star" is the number of the default choice.
    expect(figures.filter((figure) => !/: [01]$/.test(figure))).toEqual([]);
  });
});
