// SPDX-License-Identifier: EUPL-1.2
// Somebody leaves a large unit, in a real browser: the lead's client checks every colleague and seals a new unit key to each who stays.
// `npm run bench:unit [-- --staff 500 --ms 10000]`; fails when both together take longer. That it can fail: `-- --ms 1`. No part of the test run.
import { parseArgs } from "node:util";
import { inBrowser } from "./browser.mjs";

const { values } = parseArgs({ options: { staff: { type: "string", default: "500" }, ms: { type: "string", default: "10000" } } });
const limit = Number(values.ms);

const figures = await inBrowser({ "/unit.js": { entryPoints: ["bench/unit-world.ts"] } }, async (page) =>
  page.evaluate(async (staff) => (await import("/unit.js")).someoneLeaves(staff), Number(values.staff)),
);
console.log(`${values.staff} colleagues`);
console.log(`checked:   ${figures.checked.toFixed(0)} ms`);
console.log(`new key:   ${figures.sealed.toFixed(0)} ms, ${(figures.bytes / 1e6).toFixed(1)} MB of grants`);
console.log(`together:  ${(figures.checked + figures.sealed).toFixed(0)} ms (at most ${limit})`);
if (figures.checked + figures.sealed > limit) process.exitCode = 1;
