// SPDX-License-Identifier: EUPL-1.2
/**
 * The time. Signatures hold from a second on, and phones are off by minutes: whoever writes right after her key was bound, by a clock
 * that is slow, would sign for a time in which that key did not hold yet, for good. So a clock that is a little off is put right by the
 * `Date` of the server's answers (RFC 9110, 6.6.1). The server is not trusted with more than that: beyond `MOST` the device's own clock
 * stays, and the person is told.
 */

/** Seconds that the server may move our clock. Statements that must be fresh live for 48 hours. */
export const MOST = 600;
/** How late a `Date` may be, in milliseconds: it is cut to seconds and servers keep it for a while. */
const DATE_LATE = 2_000;

export class Clock {
  readonly #device: () => number;
  /** Milliseconds to add to the device's clock. */
  #offset = 0;
  #off: number | null = null;
  readonly #changed: () => void;

  /** @param device milliseconds since 1970 @param changed `off` has changed */
  constructor(device: () => number, changed: () => void) {
    this.#device = device;
    this.#changed = changed;
  }

  /** Unix seconds. */
  now(): number {
    return Math.floor((this.#device() + this.#offset) / 1000);
  }

  /** Seconds by which the device's clock is ahead of the server's (negative: behind), where that is too much to be put right. */
  get off(): number | null {
    return this.#off;
  }

  /** An answer that was asked for at `began` and came at `ended`, both by the device's clock, was made at `date`; all milliseconds since 1970. */
  heard(date: number, began: number, ended: number): void {
    if (!Number.isFinite(date)) return;
    // So much must be added at least and at most, if the server's clock is right. A clock that was set back meanwhile says nothing of the beginning.
    const least = date - ended;
    const most = date + DATE_LATE - Math.min(began, ended);
    const wanted = this.#offset < least ? least + 1000 : Math.min(this.#offset, most);
    // What is within the bounds without any help needs none.
    const offset = least <= 0 && most >= 0 ? 0 : wanted;
    const far = Math.abs(offset) > MOST * 1000;
    this.#offset = far ? 0 : offset;
    const off = far ? -Math.round(offset / 1000) : null;
    const told = (off === null) !== (this.#off === null);
    this.#off = off;
    if (told) this.#changed();
  }
}
