// SPDX-License-Identifier: EUPL-1.2
// The service worker for signs: one constant text, always shown, and nothing else done.
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { open, show, type Scope } from "../../src/push/show.ts";

interface Shown {
  readonly title: string;
  readonly options: NotificationOptions;
}

function scope(search: string, pages: readonly string[]) {
  const shown: Shown[] = [];
  const done: string[] = [];
  const closing = { close: () => done.push("close") };
  const one: Scope = {
    location: { search },
    registration: {
      showNotification: (title, options) => {
        shown.push({ title, options });
        return Promise.resolve();
      },
      getNotifications: () => Promise.resolve([closing]),
    },
    clients: {
      matchAll: () => Promise.resolve(pages.map((visibilityState, n) => ({ visibilityState, focus: () => Promise.resolve(done.push(`focus ${String(n)}`)) }))),
      openWindow: (url) => Promise.resolve(done.push(`open ${url}`)),
    },
  };
  return { one, shown, done };
}

describe("a sign", () => {
  it("is shown as one constant text a language, whatever came", async () => {
    for (const [search, title] of [["?lang=de", "Sie haben Post"], ["?lang=en", "You have post"], ["", "Sie haben Post"], ["?lang=<b>", "Sie haben Post"]] as const) {
      const s = scope(search, ["hidden"]);
      await show(s.one);
      expect(s.shown).toHaveLength(1);
      expect(s.shown[0]?.title).toBe(title);
      expect(Object.keys(s.shown[0]?.options ?? {}).sort()).toEqual(["icon", "lang", "silent", "tag"]);
      expect(s.shown[0]?.options.silent).toBe(false);
      expect(s.done).toEqual([]);
    }
  });

  it("puts a dot on the icon, without a number, where nobody looks, and fails at nothing there", async () => {
    for (const [pages, times] of [[["hidden"], 1], [["visible"], 0]] as const) {
      const s = scope("?lang=de", pages);
      const told: unknown[][] = [];
      await show({ ...s.one, navigator: { setAppBadge: (...given: unknown[]) => { told.push(given); return Promise.reject(new Error("no icon")); } } });
      expect(told).toEqual(Array.from({ length: times }, () => []));
      expect(s.shown).toHaveLength(1);
    }
  });

  it("is silent and gone at once for whoever looks at the portal", async () => {
    const s = scope("?lang=de", ["hidden", "visible"]);
    await show(s.one);
    expect(s.shown[0]?.options.silent).toBe(true);
    expect(s.done).toEqual(["close"]);
  });

  it("leads to the portal where it is open, or opens it", async () => {
    const there = scope("?lang=de", ["hidden", "hidden"]);
    await open(there.one);
    expect(there.done).toEqual(["focus 0"]);
    const nowhere = scope("?lang=de", []);
    await open(nowhere.one);
    expect(nowhere.done).toEqual(["open /"]);
  });
});

describe("the worker", () => {
  it("looks at no content of a sign, takes no part in loading and keeps nothing", async () => {
    const read = async (name: string): Promise<string> => (await readFile(`src/push/${name}.ts`, "utf8")).replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//gu, "");
    const [show, share, worker] = [await read("show"), await read("share"), await read("worker")];
    for (const never of [".data", '"fetch"', "fetch(", "caches", "indexedDB", "importScripts", "postMessage", '"message"']) expect(show).not.toContain(never);
    // The one line with which shell.ts, which only who keeps something is helped by, is given network and cache (shell.test.ts).
    const given = "{ caches, fetch: (input, init) => fetch(input, init) }";
    expect(worker.split(given)).toHaveLength(2);
    for (const never of [".data", "fetch(", "caches", "indexedDB", "importScripts", "getDirectory"]) for (const source of [share, worker.replace(given, "")]) expect(source).not.toContain(never);
    expect(worker).toContain('"push"'); // Control: the sources are read.
  });
});
