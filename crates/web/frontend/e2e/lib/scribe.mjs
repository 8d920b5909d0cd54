// SPDX-License-Identifier: EUPL-1.2
/**
 * Somebody who writes much and fast by the same screens as everybody: while one message still waits for its ten seconds, the next is
 * written; pressing "Senden" for that one lets the first go at once. So nothing is skipped, and nobody waits.
 */
import { randomUUID } from "node:crypto";
import { attach } from "./person.mjs";

/** Nothing on its way, or only something that can still be taken back. */
const isFree = () => /^$|geht in \d+ Sekunden weg/.test(document.querySelector(".sendbar")?.textContent ?? "");

export class Scribe {
  /** Accepted messages: `{kind, thread}` in the order of acceptance. */
  accepted = [];
  #waiting = [];
  #pressed = 0;

  constructor(device) {
    this.page = device.page;
    this.bodies = [];
    this.page.on("request", (request) => {
      if (request.method() === "POST") this.bodies.push(request.postData() ?? "");
    });
    this.page.on("response", (response) => {
      const request = response.request();
      if (request.method() !== "POST" || response.status() !== 201 || !/\/threads(\/[^/]+\/messages)?$/.test(request.url())) return;
      const { kind, thread } = JSON.parse(request.postData() ?? "{}").message.header;
      this.accepted.push({ kind, thread });
      for (const look of [...this.#waiting]) look();
    });
  }

  /** Accepted messages, without notes and without the receipts that a back office sends by itself. */
  get sent() {
    return this.accepted.filter(({ kind }) => kind === "msg");
  }

  /** Waits until so many are accepted. */
  async until(count, seconds = 60) {
    if (this.sent.length >= count) return;
    await new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`${this.sent.length} of ${count} messages accepted after ${seconds} s`));
      }, seconds * 1000);
      const look = () => {
        if (this.sent.length < count) return;
        clearTimeout(timer);
        this.#waiting.splice(this.#waiting.indexOf(look), 1);
        resolve();
      };
      this.#waiting.push(look);
    });
  }

  #goTo(hash) {
    return this.page.evaluate((to) => {
      location.hash = to;
    }, hash);
  }

  /** A new message to a unit. */
  async begin({ matter, subject, body, files = [] }) {
    await this.draft({ matter, subject, body, files });
    await this.send();
  }

  /** The same, left as a draft; resolves when it is stored. */
  async draft({ matter, subject, body, files = [], stored = false }) {
    const { page } = this;
    await this.#goTo(`#/write/${randomUUID()}`);
    await page.waitForFunction(() => document.querySelector("#subject")?.value === "" && document.querySelector("#text")?.value === "", undefined, { polling: 50 });
    await page.locator("#matter").selectOption({ value: matter });
    await page.locator("#subject").fill(subject);
    await page.locator("#text").fill(body);
    await attach(page, files);
    if (stored) await page.getByText(/^Entwurf gesichert um/).waitFor();
  }

  /** An answer in a thread whose subject is known: it must be readable before anything is written. */
  async answer({ thread, subject, body, files = [] }) {
    const { page } = this;
    await this.#goTo(`#/thread/${thread}`);
    await page.getByRole("heading", { level: 1, name: subject }).waitFor();
    await page.locator("#reply-text").fill(body);
    await attach(page, files);
    await this.send();
  }

  async note({ thread, subject, body }) {
    const { page } = this;
    await this.#goTo(`#/thread/${thread}`);
    await page.getByRole("heading", { level: 1, name: subject }).waitFor();
    await page.locator("#note-text").fill(body);
    await page.getByRole("button", { name: "Notiz speichern" }).click();
    await page.getByRole("list", { name: "Interne Notizen" }).getByText(body).waitFor();
  }

  /** Presses "Senden" as soon as the message before only waits for its ten seconds. */
  async send() {
    const { page } = this;
    const bar = page.getByRole("region", { name: "Versand" });
    await this.until(this.#pressed - 1);
    await page.waitForFunction(isFree, undefined, { timeout: 60_000, polling: 50 });
    await page.getByRole("button", { name: "Senden", exact: true }).click();
    this.#pressed += 1;
    await bar.waitFor();
  }

  /** Takes back what was just sent. */
  async undo() {
    await this.page.getByRole("button", { name: "Zurücknehmen" }).click();
    this.#pressed -= 1;
  }
}
