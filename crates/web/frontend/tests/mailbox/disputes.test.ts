// SPDX-License-Identifier: EUPL-1.2
/**
 * What a person says is wrong: her words are a sealed message like any other, that they dispute something is said once beside it, and both
 * sides see how it stands.
 *
 * Negative control, seen red: without the look at what the server knows, a lost answer is told as a failure.
 */
import { beforeEach, describe, expect, it } from "vitest";
import { disputesOf } from "./server-disputes.ts";
import { World, bodies, draft, refusal, value } from "./world.ts";

let world: World;
let erika: Awaited<ReturnType<World["insured"]>>;
let clerk: Awaited<ReturnType<World["clerk"]>>;
let thread: string;
const ID = "draft-dispute";

beforeEach(async () => {
  world = await World.make();
  erika = await world.insured();
  clerk = await world.clerk("Sommer");
  ({ thread } = value(await erika.service.write.send(draft({ body: "Guten Tag" }))));
});

const say = (about: string | null = null, id = ID): ReturnType<typeof erika.service.disputes.say> => erika.service.disputes.say(thread, about, id, "Mein Geburtsdatum ist falsch.");
const mids = async (): Promise<readonly string[]> => value(await erika.service.thread(thread)).messages.flatMap((one) => (one.kind === "message" ? [one.mid] : []));

describe("something is wrong", () => {
  it("goes as a message, and both sides are told which one is meant", async () => {
    const [first = ""] = await mids();
    value(await say(first));
    const hers = value(await erika.service.thread(thread));
    expect(bodies(hers)).toEqual(["Guten Tag", "Mein Geburtsdatum ist falsch."]);
    const [, said] = await mids();
    expect(hers.disputes).toMatchObject([{ about: first, said, by: erika.letter.pid, mayEnd: true, ended: null, restricts: true, answered: false }]);
    expect(value(await clerk.service.thread(thread)).disputes).toMatchObject([{ about: first, said, by: erika.letter.pid, mayEnd: false, ended: null }]);
    // Nothing of her words is anywhere but in the sealed message.
    expect(JSON.stringify(disputesOf(world.server.threads.get(thread)!))).not.toContain("Geburtsdatum");
  });

  it("is sent and disputed once, also when the answer was lost", async () => {
    world.server.lie = (path, body: object) => (path.endsWith("/disputes") ? { odd: true } : body);
    expect(refusal(await say())).toBe("bad-answer");
    world.server.lie = null;
    value(await say());
    const shown = value(await erika.service.thread(thread));
    expect(bodies(shown)).toEqual(["Guten Tag", "Mein Geburtsdatum ist falsch."]);
    expect(shown.disputes).toHaveLength(1);
  });

  it("says so when the same is disputed already", async () => {
    value(await say());
    expect(refusal(await say(null, "draft-other"))).toBe("state-conflict");
  });

  it("is taken back with one click", async () => {
    value(await say());
    const [one] = value(await erika.service.thread(thread)).disputes;
    value(await erika.service.disputes.withdraw(thread, one!.id));
    expect(value(await erika.service.thread(thread)).disputes).toMatchObject([{ restricts: false, ended: { outcome: "withdrawn" } }]);
  });

  it("is settled by the unit after an answer, and restricted until she agrees or the days are over", async () => {
    value(await say());
    const [one] = value(await clerk.service.thread(thread)).disputes;
    expect(one).toMatchObject({ answered: false });
    value(await clerk.service.write.send(draft({ thread, subject: "", body: "Wir haben es berichtigt.", seen: value(await clerk.service.thread(thread)).newest })));
    expect(value(await clerk.service.thread(thread)).disputes).toMatchObject([{ answered: true }]);
    value(await clerk.service.settleDispute(thread, one!.id, "pflege", "corrected"));
    expect(value(await erika.service.thread(thread)).disputes).toMatchObject([{ restricts: true, ended: { outcome: "corrected", by: null } }]);
    expect(value(await clerk.service.thread(thread)).disputes).toMatchObject([{ restricts: true, ended: { by: clerk.letter.pid } }]);
    value(await erika.service.disputes.withdraw(thread, one!.id));
    expect(value(await erika.service.thread(thread)).disputes).toMatchObject([{ restricts: false, ended: { outcome: "corrected" } }]);
  });
});
