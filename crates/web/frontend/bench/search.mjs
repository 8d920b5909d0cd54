// SPDX-License-Identifier: EUPL-1.2
// The search in its worker in a real browser: `npm run bench:search [-- --messages 50000 --ms 200 --rate 1000]`.
// Fails when messages come in slower than `rate` a second, or when a question takes longer than `ms` (the best of five tries each, from the
// page and back, because other work may share the machine). That it can fail: `-- --ms 1`. Debian's chromium; no part of the test run.
import { parseArgs } from "node:util";
import { inBrowser } from "./browser.mjs";
import { QUESTIONS } from "./corpus.mjs";

const { values } = parseArgs({ options: { messages: { type: "string", default: "50000" }, ms: { type: "string", default: "200" }, rate: { type: "string", default: "1000" } } });
const limits = { messages: Number(values.messages), ms: Number(values.ms), rate: Number(values.rate) };

const figures = await inBrowser(
  {
    "/worker.js": { entryPoints: ["src/search/worker.ts"] },
    "/page.js": { stdin: { contents: 'export { engineOver } from "./src/search/serve.ts"; export { threads } from "./bench/corpus.mjs";' } },
  },
  (page) => page.evaluate(
    async ({ messages, questions }) => {
      const { engineOver, threads: invent } = await import("/page.js");
      const start = () => {
        const worker = new Worker("/worker.js", { type: "module" });
        return engineOver(worker, () => worker.terminate());
      };
      const all = invent(messages);
      const engine = start();
      await engine.put([]);
      let began = performance.now();
      let size = null;
      // As a page does it: one thread after the other.
      for (const thread of all) size = await engine.put([thread]);
      const built = performance.now() - began;
      const asked = {};
      for (const text of questions) {
        const tries = [];
        let total = 0;
        for (let n = 0; n < 5; n += 1) {
          began = performance.now();
          const found = await engine.find({ text, unit: null, person: null, limit: 20 });
          tries.push(performance.now() - began);
          total = `${found.total}${found.proposal === null ? "" : `, "${found.proposal}"?`}`;
        }
        asked[text] = { ms: Math.min(...tries), most: Math.max(...tries), total };
      }
      const segments = [];
      for (let at = 0; at < all.length; at += 300) segments.push(await engine.pack(all.slice(at, at + 300).map(({ thread }) => thread)));
      engine.end();
      const other = start();
      began = performance.now();
      for (const [at, segment] of segments.entries()) await other.unpack(segment, all.slice(at * 300, at * 300 + 300).map(({ thread }) => thread));
      const loaded = performance.now() - began;
      other.end();
      return { size, built, asked, loaded, bytes: segments.reduce((sum, { length }) => sum + length, 0) };
    },
    { messages: limits.messages, questions: QUESTIONS },
  ),
);
const rate = (figures.size.messages / figures.built) * 1000;
console.log(`${figures.size.messages} messages of ${(figures.size.chars / figures.size.messages).toFixed(0)} characters`);
console.log(`read in:   ${rate.toFixed(0)} messages a second (at least ${limits.rate})`);
console.log(`from disk: ${((figures.size.messages / figures.loaded) * 1000).toFixed(0)} messages a second, ${(figures.bytes / 1e6).toFixed(1)} MB before sealing`);
for (const [text, { ms, most, total }] of Object.entries(figures.asked)) console.log(`${ms.toFixed(0).padStart(6)} ms (worst ${most.toFixed(0)})  ${text}: ${total}`);
const slowest = Math.max(...Object.values(figures.asked).map(({ ms }) => ms));
console.log(`slowest question: ${slowest.toFixed(0)} ms (at most ${limits.ms})`);
if (rate < limits.rate || slowest > limits.ms) process.exitCode = 1;
