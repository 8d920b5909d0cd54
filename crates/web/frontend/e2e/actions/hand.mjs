// SPDX-License-Identifier: EUPL-1.2
/** A clerk's hand: presses, and says what it pressed. */
export class Hand {
  #page;
  #sequence = "";

  constructor(page) {
    this.#page = page;
  }

  /** A decision: where to go, what to choose. */
  think() {
    this.#sequence += "M";
  }

  /** Keys one after the other; `Control+Enter` is two. */
  async press(...keys) {
    for (const key of keys) {
      this.#sequence += "K".repeat(key.split("+").length);
      await this.#page.keyboard.press(key);
    }
  }

  /** Text of the clerk's own, which no program saves her. */
  type(text) {
    return this.#page.keyboard.insertText(text);
  }

  /** What was pressed since the last time. */
  done() {
    const sequence = this.#sequence;
    this.#sequence = "";
    return sequence;
  }
}
