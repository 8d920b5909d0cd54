// SPDX-License-Identifier: EUPL-1.2
/** The kind of device in the list of sign-ins: told once, readable by nobody but the person, and only as long as it is what her client wrote. */
import { beforeEach, describe, expect, it } from "vitest";
import { fromB64u, toB64u } from "../../src/mailbox/bytes.ts";
import { kindOf } from "../../src/mailbox/device-kind.ts";
import { FIREFOX, World, until, value } from "./world.ts";

const ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";

describe("what a browser says of itself", () => {
  it.each([
    [FIREFOX, "firefox", "windows"],
    [ANDROID, "chrome", "android"],
    ["Not=A?Brand Chromium Google Chrome Windows", "chrome", "windows"],
    ["Chromium Microsoft Edge macOS", "edge", "macos"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1", "safari", "iphone"],
    ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15", "safari", "macos"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1", "chrome", "iphone"],
    ["Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36", "samsung", "android"],
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 OPR/124.0.0.0", "opera", "windows"],
    ["Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "chrome", "chromeos"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "firefox", "linux"],
  ])("%s", (said, browser, system) => {
    expect(kindOf(said)).toEqual({ browser, system });
  });

  it("is nothing when it is not known", () => {
    for (const said of ["", "curl/8.5.0", "Firefox/140.0 on a toaster", "Windows"]) expect(kindOf(said)).toBeNull();
  });
});

describe("the kind of device", () => {
  let world: World;
  beforeEach(async () => {
    world = await World.make();
  });
  const last = () => [...world.server.devices.entries()].at(-1)!;

  it("is told once a session, in one length, and read on every device of the person", async () => {
    const erika = await world.insured();
    await until(() => world.server.devices.size === 1);
    await erika.service.session.lock();
    value(await erika.service.session.unlockWithPasskey());
    expect(world.server.devices.size).toBe(1);
    const phone = world.portal({ ...world.profile(ANDROID), authenticator: erika.profile.authenticator });
    value(await phone.service.session.signInWithPasskey());
    await until(() => world.server.devices.size === 2);
    for (const sealed of world.server.devices.values()) {
      expect(fromB64u(sealed)).toHaveLength(60);
      expect(String.fromCharCode(...fromB64u(sealed))).not.toMatch(/firefox|chrome|windows|android/iu);
    }
    const rows = value(await erika.service.account.sessions());
    expect(rows.map((row) => row.device)).toEqual([
      { browser: "firefox", system: "windows" },
      { browser: "chrome", system: "android" },
    ]);
  });

  it("stands at the sign-in in the history, and nowhere else", async () => {
    const erika = await world.insured();
    await until(() => world.server.devices.size === 1);
    const [session] = last();
    const { pid } = erika.letter;
    const event = { pid, at: 1, word: "passkey", session, told: false };
    world.server.happened = [
      { ...event, id: "01a22272-0000-7000-8000-000000000002", kind: "sign-in" },
      { ...event, id: "01a22272-0000-7000-8000-000000000001", kind: "passkey-added" },
    ];
    const { rows } = value(await erika.service.security.events(null));
    expect(rows.map((row) => row.device)).toEqual([{ browser: "firefox", system: "windows" }, null]);
  });

  it("is unknown when the server changes it, or puts one session's word at another", async () => {
    const erika = await world.insured();
    await until(() => world.server.devices.size === 1);
    const [first, sealed] = last();
    const phone = world.portal({ ...world.profile(ANDROID), authenticator: erika.profile.authenticator });
    value(await phone.service.session.signInWithPasskey());
    await until(() => world.server.devices.size === 2);
    const [second, other] = last();
    world.server.devices.set(first, other).set(second, sealed);
    expect(value(await erika.service.account.sessions()).map((row) => row.device)).toEqual([null, null]);
    const bytes = fromB64u(sealed);
    bytes[20]! ^= 1;
    world.server.devices.set(first, toB64u(bytes)).delete(second);
    expect(value(await erika.service.account.sessions()).map((row) => row.device)).toEqual([null, null]);
  });

  it("keeps nobody out when it cannot be told", async () => {
    const erika = await world.insured();
    await erika.service.session.signOut();
    world.server.refuseDevices = true;
    value(await erika.service.session.signInWithPasskey());
    expect(erika.service.session.current().state).toBe("open");
    expect(value(await erika.service.account.sessions())[0]!.device).toBeNull();
  });
});
