// SPDX-License-Identifier: EUPL-1.2
/* eslint-disable @typescript-eslint/no-unsafe-return -- answers that a test bends are untyped on purpose */
// Whoever lost everything: what both sides see, who gives back what was before, when, and what a lying server does not get.
import { beforeEach, describe, expect, it } from "vitest";
import { systemChance } from "../../src/crypto/bytes.ts";
import { read, signStatement } from "../../src/crypto/statement.ts";
import { BIND } from "../../src/crypto/statements/bind.ts";
import { FRESH } from "../../src/crypto/statements/fresh.ts";
import type { MessageView, ThreadView } from "../../src/mailbox/views.js";
import { World, bodies, draft, refusal, settle, until, value } from "./world.ts";

const DAY = 86_400;

let world: World;
let erika: Awaited<ReturnType<World["insured"]>>;
let mara: Awaited<ReturnType<World["clerk"]>>;
let thread: string;
let pid: string;
beforeEach(async () => {
  world = await World.make();
  erika = await world.insured();
  ({ pid } = erika.letter);
  mara = await world.clerk("Leitung");
  thread = value(await erika.service.write.send(draft({ body: "Guten Tag" }))).thread;
  value(await mara.service.write.send(draft({ thread, body: "Gern geschehen" })));
  world.pass(3600);
});

const grantsPosted = (): number => world.server.seen.filter(({ method, path }) => method === "POST" && path.endsWith("/grants")).length;
const events = (view: ThreadView): readonly Extract<MessageView, { kind: "event" }>[] => view.messages.flatMap((message) => (message.kind === "event" ? [message] : []));
/** The clerks' browsers, with proofs of today. */
const days = (n: number): void => {
  world.pass(n * DAY);
};

describe("after a new letter", () => {
  it("both sides see the new key at its time, and the person why she reads nothing yet", async () => {
    const at = world.seconds();
    const again = await world.again(erika, "letter");
    const mine = value(await again.service.thread(thread));
    expect(mine).toMatchObject({ alarm: null, warnings: [], replyWaits: true, subject: "" });
    expect(bodies(mine)).toEqual([]);
    expect(mine.newKeys).toMatchObject([{ pid, self: true, at, method: "letter", state: "waiting", opensAt: at + 7 * DAY }]);
    expect(events(mine)).toMatchObject([{ event: "key-changed", at, method: "letter", self: true }]);
    expect(value(await mara.service.thread(thread)).newKeys).toMatchObject([{ pid, self: false, name: "Erika Beispiel", dob: "1960-05-04", at, method: "letter", messages: 2, state: "waiting", opensAt: at + 7 * DAY }]);
    expect(events(value(await mara.service.thread(thread)))).toMatchObject([{ event: "key-changed", at, method: "letter", self: false }]);
    // Between what was before and what comes after.
    world.pass(60);
    value(await mara.service.write.send(draft({ thread, body: "Willkommen zurück" })));
    expect(value(await mara.service.thread(thread)).messages.map((message) => (message.kind === "message" ? message.body : message.kind))).toEqual(["Guten Tag", "Gern geschehen", "event", "Willkommen zurück"]);
  });

  it("the list says that the thread comes later, and opens it as soon as it is given back", async () => {
    const again = await world.again(erika, "letter");
    const row = async () => value(await again.service.inbox(null)).rows[0];
    await until(async () => (await row())?.refused?.code === "history-withheld");
    days(7);
    value(await mara.service.giveBack(thread, pid));
    world.pass(60);
    await until(async () => (await row())?.subject === "Rollator");
  });

  it("nothing is granted before seven days are over: the worker refuses, and so does the server", async () => {
    const again = await world.again(erika, "letter");
    expect(refusal(await mara.service.giveBack(thread, pid))).toBe("history-withheld");
    days(7);
    world.pass(-1);
    expect(refusal(await mara.service.giveBack(thread, pid))).toBe("history-withheld");
    expect(grantsPosted()).toBe(0);
    // A server that says "at once" does not shorten it.
    world.server.lie = (path, body) => (path === `/threads/${thread}` ? { ...body, history: (body.history as object[]).map((held) => ({ ...held, opens_at: null })) } : body);
    expect(value(await mara.service.thread(thread)).newKeys).toMatchObject([{ state: "waiting" }]);
    expect(refusal(await mara.service.giveBack(thread, pid))).toBe("history-withheld");
    expect(grantsPosted()).toBe(0);
    expect(bodies(value(await again.service.thread(thread)))).toEqual([]);
  });

  it("a clerk gives everything back, the person reads without loading the page again, and a colleague sees it done", async () => {
    const again = await world.again(erika, "letter");
    expect(bodies(value(await again.service.thread(thread)))).toEqual([]);
    days(7);
    expect(value(await mara.service.thread(thread)).newKeys).toMatchObject([{ state: "ready" }]);
    value(await mara.service.giveBack(thread, pid));
    const colleague = await world.clerk("Kollegin");
    expect(value(await colleague.service.thread(thread)).newKeys).toMatchObject([{ state: "done" }]);
    const before = grantsPosted();
    value(await colleague.service.giveBack(thread, pid));
    expect(grantsPosted()).toBe(before);
    const mine = value(await again.service.thread(thread));
    expect(bodies(mine)).toEqual(["Guten Tag", "Gern geschehen"]);
    expect(mine).toMatchObject({ newKeys: [{ state: "done" }], warnings: [], alarm: null, subject: "Rollator" });
    expect(mine.messages.flatMap((message) => (message.kind === "message" ? message.flags : []))).toEqual([]);
  });

  it("she writes again once the history is given back, and before that the screen says why not", async () => {
    const again = await world.again(erika, "letter");
    expect(value(await again.service.thread(thread)).replyWaits).toBe(true);
    expect(refusal(await again.service.write.send(draft({ thread, body: "Hallo?" })))).toBe("author-not-allowed");
    days(7);
    value(await mara.service.giveBack(thread, pid));
    await settle();
    expect(value(await again.service.thread(thread)).replyWaits).toBe(false);
    value(await again.service.write.send(draft({ thread, body: "Jetzt geht es" })));
    expect(bodies(value(await mara.service.thread(thread)))).toEqual(["Guten Tag", "Gern geschehen", "Jetzt geht es"]);
  });

  it("a new thread is possible at once", async () => {
    const again = await world.again(erika, "letter");
    const other = value(await again.service.write.send(draft({ subject: "Widerspruch", body: "Hiermit widerspreche ich." }))).thread;
    expect(bodies(value(await mara.service.thread(other)))).toEqual(["Hiermit widerspreche ich."]);
  });

  it("what is new is read at once, without a warning about what is missing before it", async () => {
    const again = await world.again(erika, "letter");
    value(await mara.service.write.send(draft({ thread, body: "Willkommen zurück" })));
    const mine = value(await again.service.thread(thread));
    expect(bodies(mine)).toEqual(["Willkommen zurück"]);
    expect(mine).toMatchObject({ warnings: [], alarm: null, replyWaits: false, newKeys: [{ state: "waiting" }] });
    expect(mine.messages.flatMap((message) => (message.kind === "message" ? message.flags : []))).toEqual([]);
    // What comes back lies before what she has seen already.
    days(7);
    value(await mara.service.giveBack(thread, pid));
    expect(bodies(value(await again.service.thread(thread)))).toEqual(["Guten Tag", "Gern geschehen", "Willkommen zurück"]);
  });

  it("the old keys open nothing any more", async () => {
    await world.again(erika, "letter");
    await erika.service.session.lock();
    expect(refusal(await erika.service.session.unlockWithPasskey())).not.toBe("accepted");
    expect(refusal(await world.portal().service.session.signInWithSheet(erika.sheet, erika.letter.dob))).toBe("login-refused");
  });
});

describe("all threads of a person", () => {
  it("are given back one after the other, those that are done and nobody else's", async () => {
    const second = value(await erika.service.write.send(draft({ subject: "Zuzahlung", body: "Noch eine Frage" }))).thread;
    value(await mara.service.close(second, "pflege", "phone", null));
    const max = await world.insured("Max Muster", "1970-01-01");
    value(await max.service.write.send(draft({ body: "Etwas anderes" })));
    world.pass(60);
    const again = await world.again(erika, "branch");
    // Begun with the new key: nothing in it was ever closed.
    value(await again.service.write.send(draft({ subject: "Neu", body: "Von heute" })));
    const steps: string[] = [];
    expect(value(await mara.service.giveBackAll("pflege", pid, (done, total) => steps.push(`${done}/${total}`)))).toEqual({ given: 2, refusal: null });
    expect(steps).toEqual(["0/3", "1/3", "2/3", "3/3"]);
    expect(bodies(value(await again.service.thread(second)))).toEqual(["Noch eine Frage"]);
    expect(bodies(value(await again.service.thread(thread)))).toEqual(["Guten Tag", "Gern geschehen"]);
    expect(value(await mara.service.giveBackAll("pflege", pid, () => undefined))).toEqual({ given: 0, refusal: null });
  });

  it("stay closed before the time, and the reason is told", async () => {
    await world.again(erika, "letter");
    expect(value(await mara.service.giveBackAll("pflege", pid, () => undefined))).toEqual({ given: 0, refusal: { code: "history-withheld" } });
    expect(grantsPosted()).toBe(0);
  });
});

describe("after the branch", () => {
  it("the history is given back at once", async () => {
    const again = await world.again(erika, "branch");
    expect(value(await mara.service.thread(thread)).newKeys).toMatchObject([{ method: "branch", state: "ready", opensAt: null }]);
    expect(value(await again.service.thread(thread)).newKeys).toMatchObject([{ state: "ready" }]);
    expect(bodies(value(await again.service.thread(thread)))).toEqual([]);
    value(await mara.service.giveBack(thread, pid));
    expect(bodies(value(await again.service.thread(thread)))).toEqual(["Guten Tag", "Gern geschehen"]);
  });
});

describe("a lying server gets no grant made", () => {
  /** A stranger's key, and how the server shows it in the person's place. */
  async function stranger(sign: (body: Parameters<typeof signStatement>[1]) => Promise<unknown>): Promise<object[]> {
    const thief = await world.insured("Dieb", "1970-01-01");
    const { keycards } = world.insurer.people.get(thief.letter.pid)!;
    const { signed, attested } = world.insurer.people.get(pid)!.binds.at(-1)!;
    const bind = await sign({ ...signed.body, seq: signed.body.seq + 1, prev: signed.id, kc: keycards[0]!.id, method: "branch", assurance: "branch", nbf: world.seconds(), iat: world.seconds() });
    return [{ stmt: keycards[0]!.envelope, leaf: null, proof: null }, { ...attested, stmt: bind }];
  }
  const claim = (more: object[] = []): void => {
    world.server.lie = (path, body) =>
      path === `/threads/${thread}` ? { ...body, statements: [...(body.statements as object[]), ...more], history: [{ pid, epochs: [1], opens_at: null }] } : body;
  };
  const refusedBy = async (code: string, clerk = mara): Promise<void> => {
    expect(refusal(await clerk.service.giveBack(thread, pid))).toBe(code);
  };

  it("for a key that the registrar did not bind", async () => {
    await world.again(erika, "branch");
    claim(await stranger(async (body) => (await signStatement(BIND, body as never, [systemChance(32)])).envelope));
    value(await mara.service.giveBack(thread, pid));
    // It went to the bound key and to no other: the stranger's opens nothing.
    const file = world.server.threads.get(thread)!.lanes.get("case")!.epochs[0]!.grants.at(-1)!;
    expect(file.member).toBe(pid);
    expect(value(await mara.service.thread(thread)).newKeys).toMatchObject([{ method: "branch" }]);
  });

  it("for a superseded binding while the newest one is hidden", async () => {
    // The thief came by the letter, the owner by the branch since: the server shows the thief's binding only.
    await world.again(erika, "letter");
    days(8);
    value(await mara.service.thread(thread));
    world.pass(60);
    await world.again(erika, "branch");
    const hidden = world.insurer.people.get(pid)!.binds.at(-1)!.signed.id;
    world.server.lie = (path, body) =>
      path === `/threads/${thread}` ? { ...body, statements: (body.statements as { stmt: { payloadType: string } }[]).filter(({ stmt }) => stmt.payloadType !== BIND.type || read(BIND, stmt as never).id !== hidden), history: [{ pid, epochs: [1], opens_at: null }] } : body;
    await refusedBy("stale-binding");
    expect(grantsPosted()).toBe(0);
  });

  it("without a freshness statement, with an old one, or with one of another key", async () => {
    await world.again(erika, "branch");
    // Whoever has never seen a proof about her.
    const colleague = await world.clerk("Kollegin");
    const bind = world.insurer.people.get(pid)!.binds.at(-1)!.signed.id;
    const old = world.seconds() - 3 * DAY;
    const made = async (iat: number, seed: Uint8Array<ArrayBuffer>) => (await signStatement(FRESH, { v: 1, org: "musterkasse.example", pid, bind, iat, exp: iat + DAY }, [seed])).envelope;
    const role = world.insurer.seeds("fresh")[0]!;
    for (const items of [[], [await made(old, role)], [await made(world.seconds(), systemChance(32))]]) {
      world.server.lie = (path, body) => (path.startsWith("/fresh") ? { ...body, items } : body);
      await refusedBy("not-fresh", colleague);
    }
    expect(grantsPosted()).toBe(0);
    // Control: with the honest one it goes.
    world.server.lie = null;
    value(await colleague.service.giveBack(thread, pid));
    expect(grantsPosted()).toBe(1);
  });
});
