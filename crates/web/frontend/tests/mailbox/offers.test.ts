// SPDX-License-Identifier: EUPL-1.2
/**
 * A lead's words about matters: what people are offered, that no word sends them anywhere else, and what a version says otherwise than the one
 * before.
 *
 * Seen red: with a pause that holds for whom another unit answers.
 */
import { beforeEach, describe, expect, it } from "vitest";
import { changes, find, isPaused, merge } from "../../src/mailbox/offers.ts";
import type { MatterWordsView } from "../../src/mailbox/views.ts";
import { World, draft, value } from "./world.ts";

const words = (matter: string, more: Partial<MatterWordsView> = {}): MatterWordsView => ({ matter, name: null, note: null, simple: null, search: [], paused: null, ...more });
const hint = { de: "Rufen Sie an.", en: "Call us." };
const said = words("allgemein", { name: { de: "Alles andere", en: "Anything else" }, note: { de: "Wenn nichts passt.", en: "If nothing fits." }, search: ["Fundbüro"], paused: { hint, until: null } });

let world: World;
let erika: Awaited<ReturnType<World["insured"]>>;

beforeEach(async () => {
  world = await World.make();
  world.server.lie = (path, body: unknown): unknown => (path.startsWith("/trust") ? { ...(body as object), matters: (body as { matters: { code: string }[] }).matters.map((one) => (one.code === "allgemein" ? { ...one, words: said } : one)) } : body);
  erika = await world.insured();
});

describe("what people are offered", () => {
  it("is what the lead says, and the registrar's name stays for what is granted", async () => {
    const matters = value(await erika.service.matters());
    const one = matters.find(({ code }) => code === "allgemein");
    expect(one).toMatchObject({ dept: "pflege", unit: "Team Pflege", label: { de: "Alles andere" }, official: { de: "Allgemeines" }, paused: { hint }, search: ["Fundbüro"] });
    expect(matters.find(({ code }) => code === "hilfsmittel")).toMatchObject({ label: { de: "Hilfsmittel" }, paused: null });
    expect(find(matters, "fundburo")).toEqual([]);
    expect(find(matters, " FUNDBÜRO ").map(({ code }) => code)).toEqual(["allgemein"]);
    expect(find(matters, "wenn pflege").map(({ code }) => code)).toEqual(["allgemein"]);
    expect(find(matters, " ")).toEqual([]);
  });

  it("goes where the registrar says, whatever the words are", async () => {
    const { thread } = value(await erika.service.write.send(draft({ matter: "allgemein" })));
    const members = world.server.threads.get(thread)!.lanes.get("case")!.epochs.at(-1)!.body.members;
    expect(members.flatMap((member) => (member.t === "dept" ? [member.dept] : []))).toEqual(["pflege"]);
    const lie = world.server.lie;
    world.server.lie = (path, body: unknown): unknown => {
      const bent = lie?.(path, body) as { matters?: { code: string; words?: object }[] };
      return path.startsWith("/trust") ? { ...bent, matters: bent.matters!.map((one) => (one.words === undefined ? one : { ...one, words: { ...one.words, dept: "registrar" } })) } : bent;
    };
    // A member that the contract does not name is refused.
    await expect(world.insured()).rejects.toThrow("bad-answer");
  });

  it("is not paused for whom another unit answers", async () => {
    await world.insurer.newDept("schutz", "Stelle für besondere Fälle");
    world.server.shields.add("schutz");
    world.server.routes.set(erika.letter.pid, "schutz");
    const one = value(await erika.service.matters()).find(({ code }) => code === "allgemein");
    expect(one).toMatchObject({ dept: "schutz", label: { de: "Alles andere" }, paused: null });
  });
});

describe("a lead's list", () => {
  const official = { de: "A", en: "A" };
  const own = ["a", "b", "c"].map((code) => ({ code, class: "normal" as const, fourEyes: false, medical: false, official }));

  it("has the registrar's matters in her order, and no other", () => {
    const merged = merge(own, [words("c"), words("gone"), words("a", { simple: "Leicht." })]);
    expect(merged.map(({ code }) => code)).toEqual(["c", "a", "b"]);
    expect(merged[1]?.words.simple).toBe("Leicht.");
  });

  it("is paused until the second that was named", () => {
    expect(isPaused(words("a", { paused: { hint, until: 10 } }), 9)).toBe(true);
    expect(isPaused(words("a", { paused: { hint, until: 10 } }), 10)).toBe(false);
    expect(isPaused(words("a", { paused: { hint, until: null } }), 10)).toBe(true);
  });

  it("says what changed from one version to the next", () => {
    const before = [words("a", { name: { de: "Alt", en: "Old" } }), words("b")];
    const after = [words("b", { paused: { hint, until: 5 } }), words("a", { name: { de: "Neu", en: "Old" } })];
    expect(changes(before, after)).toEqual([
      { of: "paused", matter: "b", until: 5 },
      { of: "field", matter: "b", field: "hint-de", from: "", to: hint.de },
      { of: "field", matter: "b", field: "hint-en", from: "", to: hint.en },
      { of: "field", matter: "a", field: "name-de", from: "Alt", to: "Neu" },
      { of: "place" },
    ]);
    expect(changes(after, after)).toEqual([]);
    // A matter that came or went meanwhile is no change of the order.
    expect(changes([words("a"), words("b")], [words("a"), words("c"), words("b")])).toEqual([]);
  });
});
