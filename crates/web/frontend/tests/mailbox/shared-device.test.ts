// SPDX-License-Identifier: EUPL-1.2
/** At a device that others use too nothing is kept in the browser, whatever ends the session; and nothing is lost without a word. */
import { beforeEach, describe, expect, it } from "vitest";
import { World, draft, settle, until, value, type Page, type Profile } from "./world.ts";
import type { PortalService } from "../../src/mailbox/service.js";

let world: World;
beforeEach(async () => {
  world = await World.make();
});

/** Everything that the browser has kept of anybody. */
async function traces(profile: Profile): Promise<readonly string[]> {
  const databases = (await profile.databases.databases()).map(({ name }) => name ?? "");
  const person = await profile.keystore.lastPerson("musterkasse.example");
  return [...databases, ...(person === null ? [] : ["device secret"]), ...(await profile.shelf.names()), ...(profile.jar.session === null ? [] : ["cookie"])];
}

/** Her passkey is on a key ring, and with it she sits down at a foreign browser. */
async function away(options: { shared: boolean }): Promise<Page<PortalService>> {
  const erika = await world.insured();
  const profile = { ...world.profile(), authenticator: erika.profile.authenticator };
  const page = world.portal(profile);
  await page.service.session.restore();
  if (options.shared) await page.service.session.share(true);
  value(await page.service.session.signInWithPasskey());
  return page;
}

const write = (page: Page<PortalService>): Promise<unknown> => page.service.write.saveDraft(draft({ matter: "pflegegrad", subject: "Frage" }));

describe("a device that others use too", () => {
  it("keeps nothing while she is in, nothing after she has signed out, and looks untouched to the next one", async () => {
    const page = await away({ shared: true });
    await write(page);
    value(await page.service.inbox(null));
    expect(await traces(page.profile)).toEqual(["cookie"]);
    expect(page.service.session.unsent()).toEqual({ drafts: 1, messages: 0 });
    await page.service.session.signOut();
    expect(await traces(page.profile)).toEqual([]);
    const next = await world.reload(page.profile);
    expect(next.service.session.current()).toEqual({ state: "signed-out", knownPassword: false });
    expect(await traces(page.profile)).toEqual([]);
  });

  it("control: her own device keeps drafts", async () => {
    const page = await away({ shared: false });
    await write(page);
    expect((await traces(page.profile)).length).toBeGreaterThan(1);
    expect(page.service.session.unsent()).toBeNull();
  });

  it("has shorter limits, on the server too", async () => {
    const page = await away({ shared: true });
    const session = page.service.session.current();
    expect(session).toMatchObject({ state: "open", shared: true, idleExpiresAt: world.seconds() + 300, endsAt: world.seconds() + 1800 });
    expect(page.profile.jar.session?.shared).toBe(true);
    // A sign that she is there counts five minutes, not fifteen.
    world.pass(100);
    page.service.session.touch();
    await settle();
    expect(page.service.session.current()).toMatchObject({ idleExpiresAt: world.seconds() + 300 });
  });

  it("signs out when the time is over; what is not sent waits in this tab for its writer only", async () => {
    const page = await away({ shared: true });
    await write(page);
    world.pass(301);
    await page.runLater();
    await until(() => page.service.session.current().state === "signed-out");
    await settle();
    expect(page.service.session.current()).toMatchObject({ state: "signed-out", ended: true, kept: { drafts: 1, messages: 0, until: world.seconds() + 1800 } });
    expect(await traces(page.profile)).toEqual([]);
    // She is back in time.
    value(await page.service.session.signInWithPasskey());
    expect((await page.service.write.drafts()).map(({ subject }) => subject)).toEqual(["Frage"]);
    // And once more, but she does not come.
    world.pass(301);
    await page.runLater();
    await until(() => page.service.session.current().state === "signed-out");
    await settle();
    await page.runLater();
    expect(page.service.session.current()).toEqual({ state: "signed-out", knownPassword: false });
    value(await page.service.session.signInWithPasskey());
    expect(await page.service.write.drafts()).toEqual([]);
  });

  it("does not leave a locked screen standing", async () => {
    const page = await away({ shared: true });
    await page.service.session.lock();
    await settle();
    expect(page.service.session.current()).toEqual({ state: "locked", shared: true });
    await page.runLater();
    await until(() => page.service.session.current().state === "signed-out");
    expect(page.profile.jar.session).toBeNull();
  });

  it("a closed tab ends the session with the server", async () => {
    const page = await away({ shared: true });
    await page.leave();
    expect(page.profile.jar.session).toBeNull();
  });

  it("a tab that was killed without a word is ended by the next page before anything else", async () => {
    const page = await away({ shared: true });
    const { pid } = page.profile.jar.session!;
    world.server.seen.length = 0;
    const next = await world.reload(page.profile);
    expect(next.service.session.current()).toEqual({ state: "signed-out", knownPassword: false });
    expect(await traces(page.profile)).toEqual([]);
    expect([...world.server.sessions].filter((session) => session.pid === pid && session.shared)).toEqual([]);
    const paths = world.server.seen.map(({ path }) => path);
    expect(paths.filter((path) => !path.endsWith("/config"))).toEqual(["/api/portal/session", "/api/portal/session"]);
  });

  it("control: at her own device the same page is hers to unlock", async () => {
    const page = await away({ shared: false });
    expect((await world.reload(page.profile)).service.session.current()).toEqual({ state: "locked" });
  });

  it("a second tab keeps out while the first one lives", async () => {
    const page = await away({ shared: true });
    const second = world.portal(page.profile);
    await second.service.session.restore();
    expect(second.service.session.current()).toMatchObject({ state: "signed-out", elsewhere: true });
    expect(page.profile.jar.session).not.toBeNull();
  });

  it("makes a passkey only on another device", async () => {
    const page = await away({ shared: true });
    value(await page.service.account.addPasskey("Handy"));
    expect(page.profile.authenticator.elsewhere).toEqual([false, true]);
  });

  it("does not go to an identity provider, from where nothing would find its way back", async () => {
    const page = world.portal();
    await page.service.session.share(true);
    expect(await page.service.identify.start("gid")).toEqual({ ok: false, refusal: { code: "identify-shared" } });
  });
});
