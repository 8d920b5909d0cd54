// SPDX-License-Identifier: EUPL-1.2
/** A person without a mouse: goes from field to field with Tab, knows where she is by the focus, and by nothing else. */
import assert from "node:assert/strict";

/** No screen is allowed to make anybody press Tab more often than this between two things. */
const MOST_TABS = 60;

export class Keys {
  #page;
  #cdp;
  /** How often a key was pressed, typing not counted. */
  presses = 0;

  constructor({ page, cdp }) {
    this.#page = page;
    this.#cdp = cdp;
  }

  /** Role and name of what has the focus, as the browser tells a screen reader. */
  async focused() {
    const { result } = await this.#cdp.send("Runtime.evaluate", { expression: "document.activeElement" });
    const { nodes } = await this.#cdp.send("Accessibility.getPartialAXTree", { objectId: result.objectId, fetchRelatives: false });
    await this.#cdp.send("Runtime.releaseObject", { objectId: result.objectId });
    return { role: nodes[0]?.role?.value ?? "", name: nodes[0]?.name?.value ?? "" };
  }

  async press(key) {
    this.presses += 1;
    await this.#page.keyboard.press(key);
  }

  /** Tabs until something with this role and name has the focus, which must be seen at every step. */
  async to(role, name, { back = false } = {}) {
    const seen = [];
    for (let n = 0; n < MOST_TABS; n += 1) {
      await this.press(back ? "Shift+Tab" : "Tab");
      if (await this.#page.evaluate(() => document.activeElement === document.body)) {
        seen.push("the end of the page");
        continue;
      }
      const at = await this.focused();
      seen.push(`${at.role} "${at.name}"`);
      await this.#focusIsSeen(seen.at(-1));
      if (at.role === role && (typeof name === "string" ? at.name === name : name.test(at.name))) return;
    }
    throw new Error(`${role} ${name} is not reached with ${MOST_TABS} tabs: ${seen.join(" > ")}`);
  }

  /** Goes there and presses it. */
  async use(role, name, { key = role === "link" ? "Enter" : "Space", back = false } = {}) {
    await this.to(role, name, { back });
    await this.press(key);
  }

  /** Goes there and types. */
  async type(name, text) {
    await this.to("textbox", name);
    await this.#page.keyboard.type(text);
  }

  /** A new screen: its heading has the focus, so that the next Tab goes on from there. */
  async arrive(name) {
    const heading = this.#page.getByRole("heading", { level: 1, name });
    await heading.waitFor();
    // Asked anew each time: a screen may be drawn once more when its draft gets an address.
    for (let tries = 0; tries < 200; tries += 1) {
      if (await heading.evaluate((element) => document.activeElement === element)) return;
      await this.#page.waitForTimeout(100);
    }
    throw new Error(`the focus is not on the heading ${String(name)}, but on ${await this.#page.evaluate(() => document.activeElement.outerHTML.slice(0, 200))}`);
  }

  /** Picks an option of the list that has the focus with the arrow keys. */
  async choose(label) {
    for (let n = 0; n < MOST_TABS; n += 1) {
      const now = await this.#page.evaluate(() => document.activeElement.selectedOptions[0]?.label ?? null);
      if (now === label) return;
      await this.press("ArrowDown");
    }
    throw new Error(`no option ${label}`);
  }

  /** The element with the focus, or the label that stands for it, is drawn with a ring, in the window, and nothing lies over it. */
  async #focusIsSeen(what) {
    const fault = await this.#page.evaluate(() => {
      const element = document.activeElement;
      const drawn = [element, element.closest("label")].filter((one) => one !== null);
      const rings = drawn.map((one) => {
        const style = getComputedStyle(one);
        return (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
      });
      if (!rings.includes(true)) return "has no ring";
      const ringed = drawn[rings.indexOf(true)];
      const box = ringed.getBoundingClientRect();
      if (box.width < 8 || box.height < 8) return `is ${box.width} x ${box.height}`;
      const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
      const y = Math.min(Math.max((Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2, 0), innerHeight - 1);
      if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return "is out of the window";
      const top = document.elementFromPoint(x, y);
      return top !== null && (ringed.contains(top) || top.contains(ringed)) ? null : `is covered by ${top?.outerHTML.slice(0, 120)}`;
    });
    assert.equal(fault, null, `the focus is not seen: ${what} ${fault}`);
  }
}
