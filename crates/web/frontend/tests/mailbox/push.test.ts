// SPDX-License-Identifier: EUPL-1.2
// Signs to this browser: what the server gets to know, and what the page is told.
import { describe, expect, it } from "vitest";
import type { wire } from "../../src/api/index.js";
import type { Context } from "../../src/mailbox/context.js";
import { forgetPushHere, Push } from "../../src/mailbox/push.js";
import type { PushAddress } from "../../src/mailbox/push-device.js";
import type { Session } from "../../src/mailbox/session.js";

const KEY = new Uint8Array(65).fill(4);
const KEY_TEXT = Buffer.from(KEY).toString("base64url");
const ENDPOINT = "https://push.example/abc";

interface Setting {
  supported?: boolean;
  denied?: boolean;
  /** What the person says when she is asked. */
  grants?: boolean;
  address?: PushAddress | null;
  items?: wire.Push["items"];
  key?: string | null;
}

function world(setting: Setting = {}) {
  let address = setting.address ?? null;
  let items = setting.items ?? [];
  const sealed: string[] = [];
  const sent: { device: string; sealed: string | null }[] = [];
  const answer = (): Promise<unknown> => Promise.resolve({ ok: true, value: { key: setting.key === undefined ? KEY_TEXT : setting.key, items } });
  const context = {
    api: {
      push: answer,
      putPush: (body: { device: string; sealed: string | null }) => {
        sent.push(body);
        items = items.filter((item) => item.device !== body.device);
        if (body.sealed !== null) items = [{ device: body.device, created_at: 1 }, ...items];
        return answer();
      },
      removePush: () => {
        items = [];
        return Promise.resolve({ ok: true, value: null });
      },
    },
    config: () => Promise.resolve({ contact: "age1x" }),
    crypto: {
      sealContact: ({ text }: { text: string }) => {
        sealed.push(text);
        return Promise.resolve(new Uint8Array([1, 2, 3]));
      },
    },
    env: {
      push: {
        supported: () => setting.supported ?? true,
        refused: () => setting.denied ?? false,
        current: () => Promise.resolve(address),
        subscribe: (key: Uint8Array<ArrayBuffer>) => {
          address = setting.grants === false ? null : { endpoint: ENDPOINT, key };
          if (setting.grants === false) setting.denied = true;
          return Promise.resolve(address);
        },
        unsubscribe: () => {
          address = null;
          return Promise.resolve();
        },
      },
    },
  } as unknown as Context;
  const session = { person: () => ({}) } as unknown as Session;
  return { push: new Push(context, session), context, sealed, sent, address: () => address };
}

describe("signs to this browser", () => {
  it("are switched on with a sealed address and off again", async () => {
    const w = world();
    expect(await w.push.current()).toMatchObject({ ok: true, value: { offered: true, state: "off", others: 0 } });
    expect(await w.push.on("de")).toMatchObject({ ok: true, value: { state: "on", others: 0 } });
    expect(w.sealed).toEqual([`push:${ENDPOINT}`]);
    expect(JSON.stringify(w.sent)).not.toContain("push.example");
    expect(Buffer.from(w.sent[0]?.device ?? "", "base64url")).toHaveLength(32);
    expect(await w.push.off()).toMatchObject({ ok: true, value: { state: "off" } });
    expect(w.address()).toBeNull();
  });

  it("tell why they are not on", async () => {
    expect(await world({ supported: false }).push.current()).toMatchObject({ value: { state: "unsupported" } });
    expect(await world({ denied: true }).push.current()).toMatchObject({ value: { state: "refused" } });
    const asked = world({ grants: false });
    expect(await asked.push.on("de")).toMatchObject({ ok: true, value: { state: "refused" } });
    expect(asked.sent).toEqual([]);
    expect(await world({ key: null }).push.current()).toMatchObject({ value: { offered: false } });
    expect(await world({ key: null }).push.on("de")).toMatchObject({ ok: false });
  });

  it("count other devices, and an address of another key or of nobody is off", async () => {
    const other = { device: "x", created_at: 1 };
    expect(await world({ items: [other, other] }).push.current()).toMatchObject({ value: { state: "off", others: 2 } });
    const w = world({ items: [other] });
    await w.push.on("de");
    const mine = w.sent[0]?.device ?? "";
    const items = [{ device: mine, created_at: 1 }];
    expect(await world({ items, address: { endpoint: ENDPOINT, key: KEY } }).push.current()).toMatchObject({ value: { state: "on", others: 0 } });
    expect(await world({ items, address: { endpoint: ENDPOINT, key: new Uint8Array(65) } }).push.current()).toMatchObject({ value: { state: "off" } });
    expect(await world({ address: { endpoint: ENDPOINT, key: KEY } }).push.current()).toMatchObject({ value: { state: "off" } });
    expect(await w.push.offEverywhere()).toMatchObject({ value: { state: "off", others: 0 } });
  });

  it("end with signing out, and never hold it up", async () => {
    const w = world({ address: { endpoint: ENDPOINT, key: KEY } });
    await forgetPushHere(w.context);
    expect(w.sent).toHaveLength(1);
    expect(w.sent[0]?.sealed).toBeNull();
    expect(w.address()).toBeNull();
    const broken = world({ address: { endpoint: ENDPOINT, key: KEY } });
    (broken.context.api as { putPush: unknown }).putPush = () => Promise.reject(new Error("offline"));
    await expect(forgetPushHere(broken.context)).resolves.toBeUndefined();
  });
});
