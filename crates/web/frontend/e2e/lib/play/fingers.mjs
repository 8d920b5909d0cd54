// SPDX-License-Identifier: EUPL-1.2
/**
 * Somebody without a mouse, for whom a story's `click` is: Tab until exactly this has the focus, which is seen at every step, then Enter or
 * Space. Nothing here gives the focus to anything by script.
 */
import { asked, faultInFrame, lookAround, settled } from "./focus.mjs";

/** No screen is allowed to make anybody press Tab more often than this between two things. */
const MOST_TABS = 60;
/** Milliseconds that a screen has to give the focus to something after what had it went away. */
const PATIENCE = 5_000;

export class Fingers {
  #page;
  /** The page was loaded anew and nobody has pressed a key: the focus is nowhere yet, and that is right. */
  #fresh = true;
  #last = "the page was opened";
  /** How often Tab and arrow keys were pressed. */
  presses = 0;

  constructor(page) {
    this.#page = page;
    page.on("framenavigated", (frame) => {
      if (frame === page.mainFrame() && !frame.url().includes("#")) this.#fresh = true;
    });
    page.on("domcontentloaded", () => {
      this.#fresh = true;
    });
  }

  async #press(key) {
    this.presses += 1;
    await this.#page.keyboard.press(key);
  }

  /** Goes to what a locator finds; answers its handle. */
  async reach(locator, doing) {
    const what = `${doing} ${String(locator)}`;
    await locator.waitFor({ state: "attached" });
    await asked(this.#page, settled);
    let target = await locator.elementHandle();
    await this.#notLost(what);
    this.#last = what;
    const seen = [];
    let turns = 0;
    let back = null;
    for (let n = 0; n <= MOST_TABS; n += 1) {
      const at = await asked(this.#page, lookAround, target);
      if (at.gone) {
        target = await locator.elementHandle();
        continue;
      }
      const fault = at.fault ?? (at.frame ? await faultInFrame(this.#page) : null);
      if (n > 0 && fault !== null) throw new Error(`the focus is not seen on the way to ${what}: ${at.what} ${fault}`);
      if (at.there) return target;
      seen.push(at.what);
      if (back !== null && at.back !== back && !at.nowhere) turns += 1;
      if (turns > 2) break;
      if (!at.nowhere) back = at.back;
      await this.#press(back === true ? "Shift+Tab" : "Tab");
      this.#fresh = false;
    }
    throw new Error(`Tab does not lead to ${what}: ${seen.join(" > ")}`);
  }

  /** After every step but the opening of a page something has the focus: else a keyboard begins at the top again, and a screen reader is silent. */
  async #notLost(next) {
    const until = Date.now() + PATIENCE;
    for (;;) {
      const at = await asked(this.#page, lookAround, null);
      if (!at.nowhere || this.#fresh) return;
      if (Date.now() > until) throw new Error(`the focus is lost after: ${this.#last}; before: ${next}`);
      await asked(this.#page, settled);
    }
  }

  /** A new screen: its heading has the focus, so that the next Tab goes on from there. */
  async arrive(heading) {
    if (this.#fresh) return;
    const until = Date.now() + PATIENCE;
    while (!(await heading.evaluate((element) => document.activeElement === element))) {
      if (Date.now() > until) throw new Error(`the focus is not on the new heading ${String(heading)}, but on ${(await asked(this.#page, lookAround, null)).what}, after: ${this.#last}`);
      await asked(this.#page, settled);
    }
  }

  async click(locator) {
    const target = await this.reach(locator, "press");
    const key = await target.evaluate((element) => (element.tagName === "A" ? "Enter" : "Space"));
    // Busy buttons stay where they are and do nothing; a person waits for them.
    await this.#page.waitForFunction((element) => !element.isConnected || (element.getAttribute("aria-disabled") !== "true" && !element.disabled), target);
    await this.#press(key);
  }

  async check(locator, wanted = true) {
    const target = await this.reach(locator, "choose");
    if (await target.evaluate((element) => element.type === "radio")) {
      for (let n = 0; n < MOST_TABS && !(await target.evaluate((element) => document.activeElement === element)); n += 1) await this.#press("ArrowDown");
    }
    if ((await target.isChecked()) !== wanted) await this.#press("Space");
    if ((await target.isChecked()) !== wanted) throw new Error(`a key does not choose ${String(locator)}`);
  }

  /** Writes over what is there. */
  async fill(locator, text) {
    const target = await this.reach(locator, "type into");
    if ((await target.inputValue()) !== "") await this.#page.keyboard.press("Control+A");
    if (text === "") await this.#page.keyboard.press("Delete");
    else await this.#page.keyboard.type(text);
  }

  /** Goes to the end of what is written there. */
  async focus(locator) {
    const target = await this.reach(locator, "go to");
    if (await target.evaluate((element) => element.matches("textarea, input[type=text]"))) await this.#page.keyboard.press("Control+End");
  }

  async select(locator, label) {
    const target = await this.reach(locator, "choose in");
    // What can be chosen may still be on its way; whoever sees an empty list waits for it. What never comes is told below, with what is there.
    await this.#page.waitForFunction(([element, wanted]) => [...element.options].some((option) => option.label.trim() === wanted), [target, label], { timeout: PATIENCE }).catch(() => undefined);
    for (let n = 0; n < MOST_TABS; n += 1) {
      const at = await target.evaluate((element, wanted) => {
        const place = [...element.options].findIndex((option) => option.label.trim() === wanted);
        return place < 0 ? `has no ${wanted}: ${[...element.options].map((option) => option.label).join(", ")}` : place - element.selectedIndex;
      }, label);
      if (typeof at === "string") throw new Error(`${String(locator)} ${at}`);
      if (at === 0) return;
      await this.#press(at > 0 ? "ArrowDown" : "ArrowUp");
    }
    throw new Error(`the arrow keys do not lead to ${label} in ${String(locator)}`);
  }

  async files(locator, paths) {
    await this.reach(locator, "choose files in");
    const [chooser] = await Promise.all([this.#page.waitForEvent("filechooser"), this.#press("Space")]);
    await chooser.setFiles(paths);
  }
}
