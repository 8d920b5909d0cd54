// SPDX-License-Identifier: EUPL-1.2
/** What happened to the account: the list, what is new to this browser, and access that the person blocks. */
import { beforeEach, describe, expect, it } from "vitest";
import { newsOf } from "../../src/mailbox/security.ts";
import type { SecurityEventView } from "../../src/mailbox/views.ts";
import { World, open, refusal, until, value } from "./world.ts";

let world: World;
beforeEach(async () => {
  world = await World.make();
});

const id = (n: number): string => `01a22272-0000-7000-8000-${String(n).padStart(12, "0")}`;

function event(n: number, more: Partial<SecurityEventView> = {}): SecurityEventView {
  return { id: id(n), at: 1_000 + n, kind: "passkey-added", word: null, here: false, told: true, device: null, ...more };
}

/** The server's side of it, newest first. */
function happen(pid: string, events: readonly SecurityEventView[], session: string | null = null): void {
  const rows = events.map((one) => ({ id: one.id, pid, at: one.at, kind: one.kind, word: one.word, session: one.here ? session : null, told: one.told }));
  world.server.happened = [...rows, ...world.server.happened].sort((a, b) => (a.id < b.id ? 1 : -1));
}

describe("what is news", () => {
  it("is what mattered, is newer than what was shown here, and was not done here", () => {
    const events = [event(5, { here: true }), event(4), event(3, { told: false, kind: "sign-in" }), event(2), event(1)];
    expect(newsOf(events, id(1)).map((one) => one.id)).toEqual([id(4), id(2)]);
    expect(newsOf(events, id(4))).toEqual([]);
  });

  it("is everything that mattered in a browser that has never shown anything", () => {
    expect(newsOf([event(2), event(1)], null)).toHaveLength(2);
  });
});

describe("the list of security events", () => {
  it("comes page by page, newest first, with what was done here marked", async () => {
    const erika = await world.insured();
    const session = [...world.server.sessions].find((one) => one.pid === erika.letter.pid)!.id;
    happen(erika.letter.pid, Array.from({ length: 23 }, (_, n) => event(n, { here: n === 22 })), session);
    happen("01a22272-0000-7000-8000-aaaaaaaaaaaa", [event(99)]);
    const first = value(await erika.service.security.events(null));
    expect(first.rows).toHaveLength(20);
    expect(first.rows[0]).toEqual(event(22, { here: true }));
    const second = value(await erika.service.security.events(first.next));
    expect([second.rows.length, second.next]).toEqual([3, null]);
  });

  it("tells each thing once in each browser, across locks and sign-ins", async () => {
    const erika = await world.insured();
    expect(value(await erika.service.security.news())).toEqual([]);
    happen(erika.letter.pid, [event(2), event(1, { kind: "sign-in", told: false })]);
    expect(value(await erika.service.security.news()).map((one) => one.id)).toEqual([id(2)]);
    await erika.service.session.lock();
    value(await erika.service.session.unlockWithPasskey());
    // Not put away yet: it stays.
    expect(value(await erika.service.security.news())).toHaveLength(1);
    await erika.service.security.seen(id(2));
    expect(value(await erika.service.security.news())).toEqual([]);
    // An older page that is looked at later does not take anything back.
    await erika.service.security.seen(id(1));
    expect(value(await erika.service.security.news())).toEqual([]);
    await erika.service.session.signOut();
    value(await erika.service.session.signInWithPasskey());
    expect(value(await erika.service.security.news())).toEqual([]);
    happen(erika.letter.pid, [event(3, { kind: "code-reused" })]);
    expect(value(await erika.service.security.news()).map((one) => one.kind)).toEqual(["code-reused"]);
  });

  it("does not tell later what was done here, when there was nothing else to tell", async () => {
    const erika = await world.insured();
    const session = [...world.server.sessions].find((one) => one.pid === erika.letter.pid)!.id;
    happen(erika.letter.pid, [event(1, { here: true })], session);
    expect(value(await erika.service.security.news())).toEqual([]);
    await erika.service.session.signOut();
    value(await erika.service.session.signInWithPasskey());
    expect(value(await erika.service.security.news())).toEqual([]);
  });

  it("finds what matters behind a hundred sign-ins", async () => {
    const erika = await world.insured();
    await erika.service.security.seen(id(1));
    happen(erika.letter.pid, [event(2), ...Array.from({ length: 150 }, (_, n) => event(n + 3, { kind: "sign-in", word: "passkey", told: false }))]);
    expect(value(await erika.service.security.news()).map((one) => one.id)).toEqual([id(2)]);
  });

  it("is asked for with open keys only", async () => {
    const erika = await world.insured();
    await erika.service.session.lock();
    expect(refusal(await erika.service.security.news())).toBe("locked");
  });
});

describe("blocking access", () => {
  it("ends the session here with its own word, and every other one", async () => {
    const erika = await world.insured();
    const tablet = world.portal();
    value(await tablet.service.session.signInWithSheet(erika.sheet, "1960-05-04"));
    value(await erika.service.blockAccess());
    expect(erika.service.session.current()).toEqual({ state: "signed-out", knownPassword: false, closed: "blocked" });
    expect(refusal(await tablet.service.account.methods())).toBe("no-session");
    await until(() => tablet.service.session.current().state === "signed-out");
    expect(tablet.service.session.current()).toMatchObject({ ended: true });
  });

  it("changes nothing when the server cannot be reached", async () => {
    const erika = await world.insured();
    world.server.fault = (request) => (request.path.includes("access/block") ? "offline" : null);
    expect(refusal(await erika.service.blockAccess())).toBe("offline");
    expect(open(erika.service.session.current())).toBe(true);
    world.server.fault = null;
    value(await erika.service.blockAccess());
  });

  it("is done when only the answer was lost", async () => {
    const erika = await world.insured();
    let lost = false;
    world.server.fault = (request) => {
      if (lost || !request.path.includes("access/block")) return null;
      lost = true;
      return "lost";
    };
    await erika.service.blockAccess();
    await until(() => erika.service.session.current().state === "signed-out");
    expect(world.server.sessions.size).toBe(0);
  });
});

describe("leaving the portal", () => {
  it("ends the session here with its own word, and every other one", async () => {
    const erika = await world.insured();
    const tablet = world.portal();
    value(await tablet.service.session.signInWithSheet(erika.sheet, "1960-05-04"));
    value(await erika.service.leave());
    expect(erika.service.session.current()).toEqual({ state: "signed-out", knownPassword: false, closed: "left" });
    expect(refusal(await tablet.service.account.methods())).toBe("no-session");
  });

  it("changes nothing when the server cannot be reached", async () => {
    const erika = await world.insured();
    world.server.fault = (request) => (request.path.includes("access/leave") ? "offline" : null);
    expect(refusal(await erika.service.leave())).toBe("offline");
    expect(open(erika.service.session.current())).toBe(true);
  });
});

describe("the end of an account", () => {
  it("is known as soon as the post is open, and gone when it was taken back", async () => {
    const erika = await world.insured();
    const ending = (): unknown => {
      const session = erika.service.session.current();
      return session.state === "open" ? session.ending : session.state;
    };
    expect(ending()).toBeNull();
    world.server.endings.set(erika.letter.pid, { reason: "insurance", read_only_at: 1_000, closes_at: 2_000 });
    await erika.service.session.lock();
    value(await erika.service.session.unlockWithPasskey());
    expect(ending()).toEqual({ death: false, readOnlyAt: 1_000, closesAt: 2_000 });
    world.server.endings.clear();
    await erika.service.session.lock();
    value(await erika.service.session.unlockWithPasskey());
    expect(ending()).toBeNull();
  });
});
