// SPDX-License-Identifier: EUPL-1.2
/** What a story plays on: demos and devices that end with it, pictures of every page when it fails, quiet consoles when it does not. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { newDevice } from "./browser.mjs";
import { startDemo } from "./demo.mjs";
import { player, wordsFor } from "./play/player.mjs";

const out = fileURLToPath(new URL("../../../../../target/e2e/", import.meta.url));
const SIZES = { 360: 740, 1280: 900 };

export class Stage {
  #browser;
  #name;
  #devices = [];
  #demos = [];
  #allowed = [];
  #modes;
  #words;

  /** `modes`: how people read and act, of `en` (in English) and `keys` (by keyboard alone); without them in German and with a mouse. */
  constructor(browser, name, modes = []) {
    this.#browser = browser;
    this.#name = name;
    this.#modes = modes;
    this.#words = wordsFor(modes);
  }

  /** Forgets what an earlier run kept. */
  clean() {
    return rm(join(out, this.#name), { recursive: true, force: true });
  }

  /** A demo of this story's own, stopped with it. Started again on the same data by `demo.again(args)`. */
  async demo(options = {}) {
    const demo = await startDemo(options);
    this.#demos.push(demo);
    this.#allowed.push(demo.portal, demo.office, ...(demo.provider === null ? [] : [demo.provider]));
    return demo;
  }

  /** An origin that pages may ask besides those of the demo. */
  allow(origin) {
    this.#allowed.push(origin);
  }

  /** The browser profile of a person; `name` is that of its pictures. */
  async device(name, options = {}) {
    const english = this.#modes.includes("en") ? { locale: "en-US" } : {};
    const device = await newDevice(this.#browser, { ...english, ...options, allowed: this.#allowed });
    this.#devices.push({ ...device, name });
    return { ...device, page: this.person(device.page) };
  }

  /** Whether the people of this story read English. */
  get english() {
    return this.#words !== null;
  }

  /** A page as the people of this story see and use it. */
  person(page) {
    return player(page, { words: this.#words, keys: this.#modes.includes("keys") });
  }

  /** With E2E_SHOTS: the page as it is, on a phone and on a desk. */
  async shot(page, name) {
    if (process.env.E2E_SHOTS === undefined) return;
    const before = page.viewportSize();
    await mkdir(join(out, "shots"), { recursive: true });
    for (const [width, height] of Object.entries(SIZES)) {
      await page.setViewportSize({ width: Number(width), height });
      await page.screenshot({ path: join(out, "shots", `${this.#name}-${name}-${width}.png`), fullPage: true });
    }
    await page.setViewportSize(before);
  }

  /** @throws when a page asked a foreign host for something, or a console shows an error */
  quiet() {
    for (const { name, foreign, errors } of this.#devices) {
      if (foreign.length > 0) throw new Error(`${name} asked other origins: ${foreign.join(", ")}`);
      if (errors.length > 0) throw new Error(`errors in the console of ${name}: ${errors.join("\n")}`);
    }
  }

  /** Pictures of all pages, consoles and logs into target/e2e/<story>/; says where. */
  async keep(error) {
    const folder = join(out, this.#name);
    await mkdir(folder, { recursive: true });
    const lines = [error instanceof Error ? String(error.stack) : String(error)];
    for (const { name, page, context, errors, refused } of this.#devices) {
      lines.push("", `== ${name}: ${page.url()}`, ...errors, ...refused);
      for (const [n, open] of context.pages().entries()) {
        // A page that cannot be drawn any more must not hide the story's own error.
        await open.screenshot({ path: join(folder, `${name}${n === 0 ? "" : `-${n}`}.png`), fullPage: true, timeout: 5000 }).catch((fault) => lines.push(`no picture: ${fault}`));
      }
    }
    for (const demo of this.#demos) lines.push("", "== demo", demo.log().slice(-20_000));
    await writeFile(join(folder, "story.log"), `${lines.join("\n")}\n`);
    return folder;
  }

  async close() {
    for (const device of this.#devices) await device.close();
    for (const demo of this.#demos) await demo.stop();
  }
}
