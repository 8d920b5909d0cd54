// SPDX-License-Identifier: EUPL-1.2
/** Nobody needs a smartphone: each journey of getting in has a way without, and a browser without a phone plays it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { JOURNEYS } from "../../src/ui/portal/public/phone-free.js";

const root = join(import.meta.dirname, "../..");
const story = (name: string): string => readFileSync(join(root, `e2e/stories/${name}.mjs`), "utf8");

/** Where each way is played, and what the story does there. */
const PLAYED: Readonly<Record<string, readonly [string, RegExp]>> = {
  "first letter": ["01-story", /activate\(insured\.page, demo\.portal, letter\)/],
  "first branch": ["11-desk", /activate\(insured\.page, demo\.portal, \{ code/],
  "in computer": ["02-unlocking", /signInWithPasskey\(/],
  "in key": ["02-unlocking", /addAuthenticator\("usb"\)/],
  "in password": ["02-unlocking", /"Mit Passwort anmelden"/],
  "unlock computer": ["02-unlocking", /unlockWithPasskey\(/],
  "unlock password": ["02-unlocking", /"Mit Passwort entsperren"/],
  "again computer": ["18-step-up", /"Mit Passkey bestätigen"/],
  "lost sheet": ["03-recovery", /recover\(page, demo\.portal, sheet/],
  "lost letter": ["09-lost-everything", /Orders a letter on the page/],
  "lost branch": ["09-lost-everything", /activate\(page, demo\.portal, \{ code: slip/],
};

describe("without a smartphone", () => {
  test("every journey has a way, and every way is played", () => {
    for (const { id, ways } of JOURNEYS) {
      expect(ways.length, id).toBeGreaterThan(0);
      for (const way of ways) {
        const played = PLAYED[`${id} ${way}`];
        expect(played, `${id} ${way}`).toBeDefined();
        if (played !== undefined) expect(played[1].test(story(played[0])), `${id} ${way} in ${played[0]}`).toBe(true);
      }
    }
  });

  test("no way is played that people are not told of", () => {
    const told = JOURNEYS.flatMap(({ id, ways }) => ways.map((way) => `${id} ${way}`));
    expect(Object.keys(PLAYED).sort()).toEqual([...told].sort());
  });

  test("the devices of the stories are no phones: their own authenticator or a key, never one over the air", () => {
    const browser = readFileSync(join(root, "e2e/lib/browser.mjs"), "utf8");
    expect(browser).toMatch(/addAuthenticator = async \(transport = "internal"\)/);
    const used = [browser, ...["01-story", "02-unlocking", "03-recovery", "09-lost-everything", "11-desk", "18-step-up"].map(story)].join("\n");
    expect(/isMobile|hasTouch|"hybrid"|"ble"|"nfc"|"cable"/.exec(used)).toBeNull();
    expect([...used.matchAll(/addAuthenticator\("([a-z]+)"\)/g)].map((match) => match[1]).filter((kind) => kind !== "usb")).toEqual([]);
  });

  test("a journey whose only way needs a phone would be missed", () => {
    const [first] = JOURNEYS;
    expect(PLAYED[`${first.id} gesundheitsid`]).toBeUndefined();
  });
});
