// SPDX-License-Identifier: EUPL-1.2
/** Rules of a unit: what they ask the register goes to the registrar, sealed, before the portal is told of the rule, and never to the portal. */
import { describe, expect, it } from "vitest";
import type { DeskAsk, DeskResult, RegisterRule } from "../../src/crypto/api.ts";
import type { Core } from "../../src/mailbox/common.ts";
import { makeRules } from "../../src/mailbox/rules.ts";
import type { RuleView } from "../../src/mailbox/views.ts";
import { digitsOf, moved } from "../../src/ui/office/rule-words.ts";

const rule = (id: string, kind: RuleView["kind"]): RuleView => ({ id, kind, matter: null, clerks: [], paused: false });

/** A registrar with these tests behind a portal; `told` is everything in its order. */
function behind(tests: readonly RegisterRule[], word: DeskResult = { t: "recorded" }): { readonly core: Core; readonly told: (readonly [string, unknown])[] } {
  const told: (readonly [string, unknown])[] = [];
  const fine = <T>(value: T): Promise<{ ok: true; value: T }> => Promise.resolve({ ok: true, value });
  let last: DeskAsk["t"] = "rules-list";
  const portal = <T>(what: string, value: T) => (...args: readonly unknown[]): Promise<{ ok: true; value: T }> => {
    told.push([what, args]);
    return fine(value);
  };
  const core = {
    context: {
      now: () => 1_795_000_000,
      api: {
        askRuleTests: portal("sealed", { request: "r" }),
        deskReply: () => fine({ state: "done", reason: null, file: "AAAA" }),
        saveRules: portal("save", { version: 2 }),
      },
      crypto: {
        askDesk: ({ ask }: { ask: DeskAsk }) => {
          told.push(["registrar", ask]);
          last = ask.t;
          return Promise.resolve({ request: "sh", file: new Uint8Array(3) });
        },
        openDeskAnswer: () => Promise.resolve(last === "rules-list" ? { t: "rules", items: tests } : word),
      },
    },
    trust: { registrar: () => Promise.resolve({}) },
  };
  return { core: core as unknown as Core, told };
}

const low: RegisterRule = { rule: "a", test: { t: "digits", from: 0, to: 33 } };
const gone: RegisterRule = { rule: "b", test: { t: "branch", branch: "Musterstadt" } };

describe("rules of a unit", () => {
  it("tells the registrar first what a new rule asks, and the portal only that it is there", async () => {
    const { core, told } = behind([low, gone]);
    const next = [rule("a", "register"), rule("c", "register")];
    const test = { t: "digits", from: 34, to: 66 } as const;
    expect(await makeRules(core).save("pflege", 1, next, { rule: "c", test })).toEqual({ ok: true, value: null });
    expect(told.map(([what]) => what)).toEqual(["registrar", "sealed", "registrar", "sealed", "save"]);
    // Of a rule that is not in the list any more nothing is kept.
    expect(told[2]).toEqual(["registrar", { t: "rules-put", rules: [low, { rule: "c", test }] }]);
    expect(JSON.stringify(told.filter(([what]) => what !== "registrar"))).not.toMatch(/66|digits|branch/u);
  });

  it("saves nothing that the registrar refuses, and asks it nothing where nothing of it changes", async () => {
    const refused = behind([], { t: "refused", reason: "rule-form" });
    const test = { t: "digits", from: 0, to: 33 } as const;
    expect(await makeRules(refused.core).save("pflege", 0, [rule("a", "register")], { rule: "a", test })).toEqual({ ok: false, refusal: { code: "rule-form" } });
    expect(refused.told.map(([what]) => what)).not.toContain("save");
    const { core, told } = behind([]);
    await makeRules(core).save("pflege", 1, [rule("a", "load")], null);
    expect(told.map(([what]) => what)).toEqual(["save"]);
  });
});

describe("the list", () => {
  it("moves a rule by one place, and no further than it goes", () => {
    const list = [rule("a", "hands"), rule("b", "load"), rule("c", "nobody")];
    const ids = (by: -1 | 1, id: string): string => moved(list, id, by).map((one) => one.id).join("");
    expect([ids(1, "a"), ids(-1, "c"), ids(-1, "a"), ids(1, "c"), ids(1, "x")]).toEqual(["bac", "acb", "abc", "abc", "abc"]);
  });

  it("takes two digits and nothing else", () => {
    expect(["00", "7", "99", "100", "-1", "a", "", " 33 "].map(digitsOf)).toEqual([0, 7, 99, null, null, null, null, 33]);
  });
});
