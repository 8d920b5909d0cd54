// SPDX-License-Identifier: EUPL-1.2
/**
 * What is protected waits until the person has shown once more who she is, and then goes on by itself; cancelled, it leaves everything as it
 * was. Seen red: without the repeat in `Http.call`, with a list that keeps what was opened, with an outbox that drops a cancelled draft.
 */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ALL, PFLEGE, World, bodies, draft, refusal, settle, until, value } from "./world.ts";

type Insured = Awaited<ReturnType<World["insured"]>>;
type Clerk = Awaited<ReturnType<World["clerk"]>>;

let world: World;
let erika: Insured;
let clerk: Clerk;
/** One world for all: nothing that one test does is in the way of another. */
beforeAll(async () => {
  world = await World.make();
  erika = await world.insured();
  clerk = await world.clerk();
});

/** Time goes by; the pages are used all the while. */
const minutes = (n: number): void => {
  world.ms += n * 60_000;
};
/** The clerk has just unlocked. */
async function clerkAgain(): Promise<void> {
  await clerk.service.session.lock();
  value(await clerk.service.session.unlockWithPasskey());
}
beforeEach(async () => {
  // What the person has proven before is too old.
  minutes(20);
  await clerkAgain();
});
const asked = (page: Insured | Clerk): Promise<void> => until(() => page.service.stepUp.current() !== null);
/** A thread in which the clerk's answer is of class hoch. */
async function raised(): Promise<string> {
  const { thread } = value(await erika.service.write.send(draft({ body: "Frage" })));
  value(await clerk.service.thread(thread));
  value(await clerk.service.write.send(draft({ thread, body: "Geheime Antwort", protection: { class: "hoch", lowered: null } })));
  return thread;
}

describe("opening", () => {
  it("goes on by itself after the passkey was shown", async () => {
    const thread = await raised();
    const opening = erika.service.thread(thread);
    await asked(erika);
    expect(erika.service.stepUp.current()).toEqual({ passkey: true, password: false });
    value(await erika.service.stepUp.byPasskey());
    expect(bodies(value(await opening))).toEqual(["Frage", "Geheime Antwort"]);
    expect(erika.service.stepUp.current()).toBeNull();
    // For a quarter of an hour, and not longer, however often it is opened.
    minutes(14);
    expect(bodies(value(await erika.service.thread(thread)))).toHaveLength(2);
    minutes(2);
    const again = erika.service.thread(thread);
    await asked(erika);
    erika.service.stepUp.cancel();
    expect(refusal(await again)).toBe("step-up-required");
    // What is on the screen already is not asked for: nothing new is shown by it.
    expect(bodies(value(await erika.service.thread(thread, true)))).toHaveLength(2);
    // And what is new interrupts nobody.
    await clerkAgain();
    value(await clerk.service.write.send(draft({ thread, body: "Noch eine" })));
    expect(refusal(await erika.service.thread(thread, true))).toBe("step-up-required");
    expect(erika.service.stepUp.current()).toBeNull();
  });

  it("asks once for all that is stopped, and not at all when nothing protected is new", async () => {
    const thread = await raised();
    const other = value(await erika.service.write.send(draft({ matter: "allgemein", body: "Offen" }))).thread;
    const both = [erika.service.thread(thread), erika.service.thread(thread), erika.service.thread(other)] as const;
    await asked(erika);
    expect(bodies(value(await both[2]))).toEqual(["Offen"]);
    const prompts = erika.profile.authenticator.prompts;
    value(await erika.service.stepUp.byPasskey());
    for (const one of both) value(await one);
    expect(erika.profile.authenticator.prompts).toBe(prompts + 1);
  });

  it("stays closed when somebody else's passkey is shown", async () => {
    const thread = await raised();
    const other = await world.insured("Paul Probe", "1970-01-02");
    const opening = erika.service.thread(thread);
    await asked(erika);
    const own = erika.profile.authenticator.credentials.splice(0);
    erika.profile.authenticator.credentials.push(...other.profile.authenticator.credentials);
    expect((await erika.service.stepUp.byPasskey()).ok).toBe(false);
    expect(erika.service.stepUp.current()).not.toBeNull();
    erika.profile.authenticator.credentials.splice(0, 9, ...own);
    value(await erika.service.stepUp.byPasskey());
    value(await opening);
  });

  it("is over when the page is locked meanwhile", async () => {
    const thread = await raised();
    const opening = erika.service.thread(thread);
    await asked(erika);
    await erika.service.session.lock();
    expect((await opening).ok).toBe(false);
    expect(erika.service.stepUp.current()).toBeNull();
    // Unlocking with the passkey is a proof (ruling 35): nobody is asked right after it.
    value(await erika.service.session.unlockWithPasskey());
    expect(bodies(value(await erika.service.thread(thread)))).toHaveLength(2);
  });

  it("shows nothing of it in the list, neither before nor after", async () => {
    const thread = await raised();
    const row = async (): Promise<unknown> => value(await erika.service.inbox(null)).rows.find((one) => one.thread === thread);
    const locked = { subject: null, snippet: null, lastFrom: null, class: "hoch", refused: { code: "step-up-required" } };
    await row();
    await settle();
    expect(await row()).toMatchObject(locked);
    const opening = erika.service.thread(thread);
    await asked(erika);
    value(await erika.service.stepUp.byPasskey());
    value(await opening);
    minutes(1);
    await row();
    await settle();
    expect(await row()).toMatchObject(locked);
    expect(JSON.stringify(value(await clerk.service.worklist(PFLEGE, ALL, null)).rows)).not.toContain("Geheime");
  });
});

describe("sending", () => {
  it("keeps the draft when it is cancelled, and sends it once when it is proven", async () => {
    const message = draft({ matter: "bankverbindung", subject: "Neues Konto", body: "DE00 0000" });
    value(await erika.service.write.saveDraft(message));
    const first = erika.service.write.send(message);
    await asked(erika);
    erika.service.stepUp.cancel();
    expect(refusal(await first)).toBe("step-up-required");
    expect(await erika.service.write.drafts()).toMatchObject([{ id: message.id, body: "DE00 0000" }]);
    expect([...world.server.threads.values()].some(({ matter }) => matter === "bankverbindung")).toBe(false);
    const second = erika.service.write.send(message);
    await asked(erika);
    value(await erika.service.stepUp.byPasskey());
    const { thread } = value(await second);
    const stored = world.server.threads.get(thread)!;
    expect(stored.class).toBe("hoch");
    expect(stored.lanes.get("case")!.messages).toHaveLength(1);
    expect(await erika.service.write.drafts()).toEqual([]);
    expect(value(await clerk.service.worklist(PFLEGE, ALL, null)).rows.find((row) => row.thread === thread)).toMatchObject({ fourEyes: true });
  });

  it("follows the class that a clerk has raised while the answer was written", async () => {
    const { thread } = value(await erika.service.write.send(draft({ body: "Frage" })));
    value(await erika.service.thread(thread));
    value(await clerk.service.thread(thread));
    value(await clerk.service.write.send(draft({ thread, body: "Antwort", protection: { class: "hoch", lowered: null } })));
    // Her page has not seen it yet: refused as `class-conflict`, read (with the passkey), sealed anew, sent.
    const sending = erika.service.write.send(draft({ thread, body: "Noch etwas" }));
    await asked(erika);
    value(await erika.service.stepUp.byPasskey());
    value(await sending);
    expect(world.server.threads.get(thread)!.lanes.get("case")!.messages.filter(({ header }) => header.kind === "msg").map(({ header }) => header.class)).toEqual(["substantiell", "hoch", "hoch"]);
  });

  it("lowers a class only with a reason", async () => {
    const thread = await raised();
    const lower = draft({ thread, body: "Harmlos", protection: { class: "normal", lowered: null } });
    expect(refusal(await clerk.service.write.send(lower))).toBe("class-needs-reason");
    expect((await clerk.service.write.drafts()).map(({ id }) => id)).toContain(lower.id);
    value(await clerk.service.write.send({ ...lower, protection: { class: "normal", lowered: "content" } }));
    expect(world.server.threads.get(thread)!.class).toBe("normal");
    // What is written before keeps its class: reading all of it still asks.
    const opening = erika.service.thread(thread);
    await asked(erika);
    value(await erika.service.stepUp.byPasskey());
    expect(value(await opening)).toMatchObject({ class: "normal" });
    value(await erika.service.write.send(draft({ thread, body: "Danke" })));
  });
});
