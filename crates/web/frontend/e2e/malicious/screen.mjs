// SPDX-License-Identifier: EUPL-1.2
/** One person's browser between honest and forged answers: lies on the way, locks, looks. */
import assert from "node:assert/strict";
import { lock, unlockWithPasskey } from "../lib/person.mjs";
import { sentence, text } from "./words.mjs";

export class Screen {
  constructor(device, origin, side) {
    Object.assign(this, { ...device, origin, side });
    this.page.setDefaultTimeout(20_000);
  }

  /** Bends the JSON answers of one route of the real server. `path` is compared below /api/<side>. `change` answers the body or null for an error. */
  async lie(path, change, { method = "GET" } = {}) {
    const base = `/api/${this.side}`;
    const matches = (url) => (typeof path === "string" ? url.pathname === base + path : url.pathname.startsWith(base) && path.test(url.pathname.slice(base.length)));
    await this.context.route(matches, async (route) => {
      if (route.request().method() !== method) return route.fallback();
      const response = await route.fetch();
      if (!response.ok()) return route.fulfill({ response });
      return route.fulfill({ response, json: await change(await response.json(), route.request()) });
    });
  }

  /** Other bytes, or another status, instead of what the server would answer. */
  async answer(path, make, { method = "GET" } = {}) {
    await this.context.route((url) => url.pathname === `/api/${this.side}${path}`, async (route) => {
      if (route.request().method() !== method) return route.fallback();
      return route.fulfill(await make(route));
    });
  }

  /** From here on the server is honest again. */
  honest() {
    return this.context.unrouteAll({ behavior: "wait" });
  }

  /** A real answer, with this person's session. */
  async get(path) {
    const response = await this.context.request.get(`${this.origin}/api/${this.side}${path}`);
    assert.ok(response.ok(), `${path}: ${response.status()}`);
    return response.json();
  }

  lock() {
    return lock(this.page);
  }

  /** Goes to a screen with nothing in the worker, so that everything is fetched and verified anew. */
  async reopen(hash) {
    await this.lock();
    await this.page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await unlockWithPasskey(this.page);
    await this.page.getByRole("heading", { name: this.text("locked-title") }).waitFor({ state: "detached" });
  }

  openThread(thread) {
    return this.reopen(`#/thread/${thread}`);
  }

  says(words) {
    return this.page.getByText(words).first().waitFor();
  }

  refuses(code) {
    return this.says(sentence(this.side, code));
  }

  text(id, args) {
    return text(this.side, id, args);
  }

  /** Nothing of a forged text is anywhere on the page: not in the text, not in a field, not in a name for screen readers. */
  async hides(...secrets) {
    const html = await this.page.content();
    for (const secret of secrets) assert.ok(!html.includes(secret), `the page shows "${secret}"`);
  }

  async shows(...words) {
    for (const one of words) await this.says(one);
  }

  reply() {
    return this.page.locator("#reply-text");
  }

  /** Sending is stopped, and the screen says so. */
  async stopped(code) {
    await this.says(this.text("alarm-title"));
    await this.refuses(code);
    await this.says(this.text("reply-stopped-title"));
    assert.equal(await this.reply().count(), 0, "there is a place to write");
  }

  /** The thread as an honest server shows it. */
  async fine(...bodies) {
    await this.shows(...bodies);
    await this.reply().waitFor();
    const alerts = await this.page.locator("main .kern-alert--danger, main .kern-alert--warning").allTextContents();
    assert.deepEqual(alerts, [], "an honest thread shows no warning");
  }

  /** Writes an answer and sends it, past the ten seconds in which it could be taken back. */
  async send(body) {
    await this.reply().fill(body);
    await this.sendNow();
  }

  async sendNow() {
    await this.page.getByRole("button", { name: "Senden", exact: true }).click();
    await this.page.getByRole("button", { name: this.text("undo") }).waitFor();
    await this.page.clock.fastForward(10_500);
  }
}
