// SPDX-License-Identifier: EUPL-1.2
/**
 * Reading without a connection: what lies in the browser, who opens it, and when it goes.
 * Seen to fail: without the wipe at sign-out, at a session that was ended elsewhere while its page was open, and at a passkey that is refused; with the check of the age
 * left out; with entries sealed without their names; with the key kept after a lock; with messages of class `hoch` kept.
 */
import { beforeEach, describe, expect, it } from "vitest";
import { createCore } from "../../src/crypto/core/core.ts";
import { OfflineReader } from "../../src/mailbox/offline-reader.js";
import { DiskStore } from "../../src/mailbox/store.js";
import type { Sealed } from "../../src/mailbox/cache.js";
import type { Door } from "../../src/mailbox/kept-doors.js";
import type { PortalService } from "../../src/mailbox/service.js";
import { World, clientOf, draft, fakePasskeys, fakeShell, refusal, settle, until, value, type Page, type Profile } from "./world.ts";

const DAY = 86_400;
const SECRET = "Das steht nur hier.";

let world: World;
beforeEach(async () => {
  world = await World.make();
});

const disk = (profile: Profile): DiskStore => new DiskStore(profile.databases, "siegelpost-portal");
const keeps = async (profile: Profile): Promise<number> => (await disk(profile).everyone("doors")).length + (await disk(profile).everyone("offline")).length;

/** The page without a connection, in the same browser. */
function reading(profile: Profile, core = createCore(profile.keystore)): OfflineReader {
  const env = { databases: profile.databases, passkeys: fakePasskeys(profile.authenticator), shell: fakeShell(profile.shell), random: (length: number) => crypto.getRandomValues(new Uint8Array(length)), clock: () => world.ms };
  return new OfflineReader(env, clientOf(core, []));
}

async function shownThread(page: Page<PortalService>, id: string): Promise<void> {
  const view = value(await page.service.thread(id));
  value(await page.service.offline.keep(view, "de"));
}

/** Erika keeps one conversation on her device. */
async function keeping(page?: Page<PortalService>): Promise<{ readonly page: Page<PortalService>; readonly thread: string }> {
  const erika = page ?? (await world.insured());
  const { thread } = value(await erika.service.write.send(draft({ body: SECRET })));
  await shownThread(erika, thread);
  return { page: erika, thread };
}

/** The server knows the passkey, and that the access of its person is closed. */
function refuseSignIn(code: string): void {
  const through = world.server.fetchFor.bind(world.server);
  world.server.fetchFor = (side, jar) => {
    const real = through(side, jar);
    return (input, init) => {
      if (init?.method !== "POST" || typeof input !== "string" || !input.endsWith("/session/passkey")) return real(input, init);
      return Promise.resolve(Response.json({ type: `urn:siegelpost:${code}`, title: code, status: 403, code }, { status: 403 }));
    };
  };
}

describe("a conversation for the time without a connection", () => {
  it("is read by its passkey alone: no server, no session, none of the person's keys", async () => {
    const { page, thread } = await keeping();
    world.server.seen.length = 0;
    const reader = reading(page.profile);
    expect(value(await reader.look())?.name).toBe("Musterkasse");
    expect(value(await reader.enter())).toMatchObject([{ thread, subject: "Rollator", unit: "Team Pflege", messages: 1 }]);
    expect(value(await reader.thread(thread)).messages).toMatchObject([{ kind: "message", own: true, body: SECRET }]);
    expect(world.server.seen).toEqual([]);
  });

  it("lies in the browser sealed: nothing readable, not even its subject", async () => {
    const { page } = await keeping();
    const everything = [...(await disk(page.profile).everyone<Door>("doors")), ...(await disk(page.profile).everyone<Sealed>("offline"))];
    expect(everything.length).toBe(3);
    const text = everything.map((item) => JSON.stringify(item) + Object.values(item).map((part) => (part instanceof Uint8Array ? new TextDecoder().decode(part) : "")).join()).join();
    for (const word of [SECRET, "Rollator", "Pflege"]) expect(text).not.toContain(word);
  });

  it("asks for the passkey once, and follows what she opens later", async () => {
    const { page, thread } = await keeping();
    const { prompts } = page.profile.authenticator;
    value(await page.service.write.send(draft({ thread, body: "Nachtrag" })));
    value(await page.service.thread(thread));
    await settle();
    const second = value(await page.service.write.send(draft({ subject: "Zweites" })));
    await shownThread(page, second.thread);
    expect(page.profile.authenticator.prompts).toBe(prompts);
    const reader = reading(page.profile);
    expect(value(await reader.enter()).map(({ subject }) => subject).sort()).toEqual(["Rollator", "Zweites"]);
    expect(value(await reader.thread(thread)).messages.map((message) => (message.kind === "message" ? message.body : message.kind))).toEqual([SECRET, "Nachtrag"]);
  });

  it("does not fetch by itself what she has not opened", async () => {
    const { page, thread } = await keeping();
    const clerk = await world.clerk();
    value(await clerk.service.thread(thread));
    value(await clerk.service.write.send(draft({ thread, body: "Antwort" })));
    value(await page.service.inbox(null));
    await settle();
    const reader = reading(page.profile);
    value(await reader.enter());
    expect(value(await reader.thread(thread)).messages).toHaveLength(1);
  });

  it("has nothing of class hoch: neither a whole conversation nor a message in it", async () => {
    const page = await world.insured();
    // What is protected opens to somebody who has just shown who she is.
    await page.service.session.lock();
    value(await page.service.session.unlockWithPasskey());
    const { thread } = value(await page.service.write.send(draft({ matter: "bankverbindung", subject: "Konto", body: SECRET })));
    expect(refusal(await page.service.offline.keep(value(await page.service.thread(thread)), "de"))).toBe("reading-protected");
    expect(await keeps(page.profile)).toBe(0);
    // The same view as if its newest message were not protected: what is kept follows the signed header of each message.
    value(await page.service.offline.keep({ ...value(await page.service.thread(thread)), class: "substantiell" }, "de"));
    const reader = reading(page.profile);
    value(await reader.enter());
    expect(value(await reader.thread(thread)).messages).toMatchObject([{ kind: "protected" }]);
    expect(JSON.stringify(value(await reader.thread(thread)))).not.toContain(SECRET);
  });

  it("needs a passkey that opens keys, and her own device", async () => {
    const page = await world.insured();
    page.profile.authenticator.prf = false;
    const { thread } = value(await page.service.write.send(draft()));
    expect(refusal(await page.service.offline.keep(value(await page.service.thread(thread)), "de"))).toBe("prf-missing");
    expect(await keeps(page.profile)).toBe(0);
    page.profile.authenticator.prf = true;
    const shared = world.portal({ ...world.profile(), authenticator: page.profile.authenticator });
    await shared.service.session.restore();
    await shared.service.session.share(true);
    value(await shared.service.session.signInWithPasskey());
    expect(value(await shared.service.offline.current())).toMatchObject({ offered: "shared", threads: [] });
    expect(refusal(await shared.service.offline.keep(value(await shared.service.thread(thread)), "de"))).toBe("reading-shared");
    expect(await shared.profile.databases.databases()).toEqual([]);
  });
});

describe("what is kept", () => {
  it("is gone with the sign-out: page, key and texts", async () => {
    const { page } = await keeping();
    expect(page.profile.shell.kept).toBe(true);
    await page.service.session.signOut();
    expect(await keeps(page.profile)).toBe(0);
    expect(page.profile.shell.kept).toBe(false);
    expect(value(await reading(page.profile).look())).toBeNull();
    expect(refusal(await reading(page.profile).enter())).toBe("reading-gone");
  });

  it("is gone with the sign-out of a page that was loaded without a connection and does not know whose it is", async () => {
    const { page } = await keeping();
    world.server.fault = () => "offline";
    const next = await world.reload(page.profile);
    expect(next.service.session.current()).toEqual({ state: "locked" });
    await next.service.session.signOut();
    expect(await keeps(page.profile)).toBe(0);
  });

  it("control: stays with a lock, a reload, and a session whose time is over", async () => {
    const { page } = await keeping();
    await page.service.session.lock();
    expect(await keeps(page.profile)).toBe(3);
    world.pass(2 * 3_600);
    page.profile.jar.session = null;
    const next = await world.reload(page.profile);
    expect(next.service.session.current().state).toBe("signed-out");
    expect(await keeps(page.profile)).toBe(3);
    value(await reading(page.profile).enter());
  });

  it("control: stays when the browser was closed, which forgets the cookie, and is opened again in time", async () => {
    const { page } = await keeping();
    world.pass(60);
    page.profile.jar.session = null;
    const next = await world.reload(page.profile);
    expect(next.service.session.current().state).toBe("signed-out");
    expect(await keeps(page.profile)).toBe(3);
  });

  it("is gone with an open page whose session was ended, also after long", async () => {
    const { page } = await keeping();
    for (let minutes = 0; minutes < 30; minutes += 10) {
      world.pass(600);
      page.service.session.touch();
      await settle(4);
    }
    page.profile.jar.session = null;
    await page.service.inbox(null);
    await until(() => page.service.session.current().state === "signed-out");
    await settle();
    expect(await keeps(page.profile)).toBe(0);
  });

  it("is gone when the access is blocked: here, and at the next sign-in of that passkey", async () => {
    const first = await keeping();
    value(await first.page.service.blockAccess());
    expect(await keeps(first.page.profile)).toBe(0);
    const second = await keeping();
    world.pass(DAY);
    second.page.profile.jar.session = null;
    refuseSignIn("access-blocked");
    const next = await world.reload(second.page.profile);
    expect(await keeps(second.page.profile)).toBe(3);
    expect(refusal(await next.service.session.signInWithPasskey())).toBe("access-blocked");
    expect(await keeps(second.page.profile)).toBe(0);
  });

  it("is gone at the next sign-in with a passkey that was taken out", async () => {
    const { page } = await keeping();
    page.profile.jar.session = null;
    const next = await world.reload(page.profile);
    refuseSignIn("login-refused");
    const tried = world.portal(page.profile);
    await tried.service.session.restore();
    expect(next.service.session.current().state).toBe("signed-out");
    expect(refusal(await tried.service.session.signInWithPasskey())).toBe("login-refused");
    expect(await keeps(page.profile)).toBe(0);
  });

  it("is gone when she says that others use the device", async () => {
    const { page } = await keeping();
    await page.service.session.lock();
    page.profile.jar.session = null;
    world.pass(DAY);
    const next = await world.reload(page.profile);
    await next.service.session.share(true);
    value(await next.service.session.signInWithPasskey());
    await until(async () => (await keeps(page.profile)) === 0);
  });

  it("is readable for thirty days without a sign-in, and not a day longer", async () => {
    const { page, thread } = await keeping();
    world.pass(30 * DAY - 60);
    const reader = reading(page.profile);
    value(await reader.enter());
    value(await reader.thread(thread));
    world.pass(120);
    expect(value(await reading(page.profile).look())).toBeNull();
    expect(await keeps(page.profile)).toBe(0);
    expect(page.profile.shell.kept).toBe(false);
  });

  it("does not become younger by a changed door, and a clock that was put back opens nothing", async () => {
    const { page } = await keeping();
    const [door] = await disk(page.profile).everyone<Door>("doors");
    world.pass(31 * DAY);
    await disk(page.profile).put("doors", `${door!.pid}/door`, { ...door, online: world.seconds() });
    expect(refusal(await reading(page.profile).enter())).toBe("reading-gone");
    world.pass(-40 * DAY);
    expect(refusal(await reading(page.profile).enter())).toBe("reading-clock");
  });

  it("begins its thirty days anew with each unlock", async () => {
    const { page } = await keeping();
    world.pass(20 * DAY);
    const next = await world.reload(page.profile);
    value(await next.service.session.signInWithPasskey());
    await settle();
    world.pass(20 * DAY);
    value(await reading(page.profile).enter());
  });

  it("is refused when it was changed, cut, or put in another's place", async () => {
    const { page, thread } = await keeping();
    const other = value(await page.service.write.send(draft({ subject: "Zweites", body: "Anderes" })));
    await shownThread(page, other.thread);
    const store = disk(page.profile);
    const [door] = await store.everyone<Door>("doors");
    const [one, two] = ["t1", "t2"].map((id) => `${door!.pid}/${id}`) as [string, string];
    const [first, second] = await store.getMany<Sealed>("offline", [one, two]);
    const read = async (): Promise<string> => {
      const reader = reading(page.profile);
      const entered = await reader.enter();
      return entered.ok ? refusal(await reader.thread(thread)) : entered.refusal.code;
    };
    expect(await read()).toBe("accepted");
    await store.put("offline", one, second);
    expect(await read()).toBe("reading-damaged");
    await store.put("offline", one, { mark: "", bytes: first!.bytes.slice(0, -1) });
    expect(await read()).toBe("reading-damaged");
    await store.put("offline", one, first);
    const list = `${door!.pid}/list`;
    await store.put("offline", list, first);
    expect(await read()).toBe("reading-damaged");
  });

  it("is nothing to another person at the same device: neither to her passkey nor in her portal", async () => {
    const { page } = await keeping();
    const letter = await world.insurer.letter("insured", "Otto Anders", "1970-01-01");
    // Her own tab is closed.
    for (const channel of [...page.profile.channels]) channel.close();
    const foreign = { ...page.profile, authenticator: { ...page.profile.authenticator, credentials: [] as Profile["authenticator"]["credentials"] }, jar: { session: null } };
    const otto = world.portal(foreign);
    await world.activate(otto.service.activation, letter);
    expect(value(await otto.service.offline.current())).toMatchObject({ since: null, threads: [] });
    expect(refusal(await reading(foreign).enter())).toBe("passkey-cancelled");
    // Her passkey under Erika's name: the key is sealed to another one.
    const [door] = await disk(page.profile).everyone<Door>("doors");
    await disk(page.profile).put("doors", `${door!.pid}/door`, { ...door, credential: foreign.authenticator.credentials[0]!.id });
    expect(refusal(await reading(foreign).enter())).toBe("reading-damaged");
    // Her sign-out takes nothing of Erika's.
    await disk(page.profile).put("doors", `${door!.pid}/door`, door);
    await otto.service.session.signOut();
    expect(await keeps(page.profile)).toBe(3);
  });

  it("is closed by a lock of its page", async () => {
    const { page, thread } = await keeping();
    const core = createCore(page.profile.keystore);
    const reader = reading(page.profile, core);
    let told = 0;
    reader.onLock(() => (told += 1));
    value(await reader.enter());
    await reader.lock();
    expect(told).toBe(1);
    await expect(core.api.sealOffline({ name: "x", data: new Uint8Array(1) })).rejects.toMatchObject({ code: "locked" });
    expect(refusal(await reader.thread(thread))).toBe("locked");
  });

  it("goes one by one and all at once, and the page with the last one", async () => {
    const { page, thread } = await keeping();
    const other = value(await page.service.write.send(draft({ subject: "Zweites" })));
    await shownThread(page, other.thread);
    expect(value(await page.service.offline.drop(thread)).threads.map(({ subject }) => subject)).toEqual(["Zweites"]);
    expect(await keeps(page.profile)).toBe(3);
    expect(value(await page.service.offline.drop(other.thread))).toMatchObject({ since: null, threads: [] });
    expect([await keeps(page.profile), page.profile.shell.kept]).toEqual([0, false]);
    await shownThread(page, thread);
    value(await page.service.offline.forget());
    expect([await keeps(page.profile), page.profile.shell.kept]).toEqual([0, false]);
    await shownThread(page, thread);
    const reader = reading(page.profile);
    value(await reader.enter());
    await reader.remove();
    expect([await keeps(page.profile), page.profile.shell.kept]).toEqual([0, false]);
  });

  it("goes with the passkey that opens it", async () => {
    const { page } = await keeping();
    const [door] = await disk(page.profile).everyone<Door>("doors");
    await disk(page.profile).put("doors", `${door!.pid}/door`, { ...door, method: crypto.randomUUID() });
    const next = await world.reload(page.profile);
    value(await next.service.session.unlockWithPasskey());
    await until(async () => (await keeps(page.profile)) === 0);
  });
});
