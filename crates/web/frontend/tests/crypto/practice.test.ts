// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { systemChance } from "../../src/crypto/bytes.ts";
import { practise } from "../../src/crypto/practice.ts";

test("whoever calls the worker is served between two openings, and practice ends when it is not wanted any more", async () => {
  let asked = 0;
  let served = 0;
  const timer = setInterval(() => {
    served += 1;
  }, 0);
  const done = await practise(systemChance, () => (asked += 1) <= 6, 50);
  clearInterval(timer);
  expect(done).toBe(6);
  expect(served).toBeGreaterThanOrEqual(3);
});

test("it ends by itself", async () => {
  expect(await practise(systemChance, () => true, 3)).toBe(3);
});
