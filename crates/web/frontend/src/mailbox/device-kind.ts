// SPDX-License-Identifier: EUPL-1.2
/**
 * What kind of device somebody signs in from, roughly: a browser and a system, two words from closed lists. The word is sealed by the
 * client under a key of the person's own and has one length, so that the server keeps it without learning it. A name of a device, a version or
 * an address would say more than her list needs.
 */
import type * as V from "./views.js";
import { fromB64u, fromUtf8, toB64u, utf8, type Bytes } from "./bytes.js";
import type { Context } from "./context.js";

export const BROWSERS = ["edge", "opera", "samsung", "firefox", "chrome", "safari"] as const;
export const SYSTEMS = ["iphone", "ipad", "android", "chromeos", "windows", "macos", "linux"] as const;

/** Bytes of the word before it is sealed; the rest is zero. */
const LENGTH = 32;

/** What a browser says of itself, from most special to least: nearly all of them call themselves Safari, too. */
const BROWSER_MARKS: readonly (readonly [V.DeviceKind["browser"], readonly string[]])[] = [
  ["edge", ["Microsoft Edge", "Edg/", "EdgA/", "EdgiOS/"]],
  ["opera", ["Opera", "OPR/"]],
  ["samsung", ["Samsung Internet", "SamsungBrowser/"]],
  ["firefox", ["Firefox/", "FxiOS/"]],
  ["chrome", ["Google Chrome", "Chromium", "Chrome/", "CriOS/"]],
  ["safari", ["Safari/"]],
];
const SYSTEM_MARKS: readonly (readonly [V.DeviceKind["system"], readonly string[]])[] = [
  ["iphone", ["iPhone"]],
  ["ipad", ["iPad"]],
  ["android", ["Android"]],
  ["chromeos", ["CrOS", "Chrome OS"]],
  ["windows", ["Windows"]],
  ["macos", ["Macintosh", "macOS"]],
  ["linux", ["Linux"]],
];

/** `said` is what the browser says of itself: brands and platform where it has them, its old one-line description otherwise. */
export function kindOf(said: string): V.DeviceKind | null {
  const find = <T>(marks: readonly (readonly [T, readonly string[]])[]): T | null => marks.find(([, words]) => words.some((word) => said.includes(word)))?.[0] ?? null;
  const browser = find(BROWSER_MARKS);
  const system = find(SYSTEM_MARKS);
  return browser === null || system === null ? null : { browser, system };
}

const nameOf = (session: string): string => `session-device/${session}`;

/** Tells the server, once a session. The list is a help, not a lock: whatever fails here keeps nobody out. */
export async function tellDevice(context: Context, session: string): Promise<void> {
  const kind = kindOf(context.env.userAgent());
  if (kind === null) return;
  const word: Bytes = new Uint8Array(LENGTH);
  word.set(utf8(`${kind.browser}/${kind.system}`));
  const sealed = await context.crypto.sealCache({ name: nameOf(session), data: word });
  await context.api.tellDevice(toB64u(sealed));
}

/** null: nothing was told, it was told under keys from before, or somebody else wrote it. */
export async function openDevice(context: Context, session: string | null, sealed: string | null): Promise<V.DeviceKind | null> {
  if (session === null || sealed === null) return null;
  try {
    const word = fromUtf8(await context.crypto.openCache({ name: nameOf(session), data: fromB64u(sealed) })).replace(/\0+$/u, "");
    const [browser, system] = word.split("/");
    const known = BROWSERS.find((one) => one === browser);
    const where = SYSTEMS.find((one) => one === system);
    return known === undefined || where === undefined ? null : { browser: known, system: where };
  } catch {
    return null;
  }
}
