// SPDX-License-Identifier: EUPL-1.2
// A device's clock that is off: put right by the server's `Date` within bounds, told beyond them.
import { describe, expect, it } from "vitest";
import { Clock, MOST } from "../../src/mailbox/clock.ts";

const START = Date.UTC(2026, 10, 23, 9, 0, 0);

/** A device whose clock is `skew` ms ahead, talking to a server whose `Date` is cut to seconds. */
class Device {
  real = START + 340;
  skew: number;
  told = 0;
  readonly clock: Clock;

  constructor(skew: number) {
    this.skew = skew;
    this.clock = new Clock(
      () => this.real + this.skew,
      () => {
        this.told += 1;
      },
    );
  }

  /** An answer after `there` ms on the way to the server and `back` ms on the way home. */
  ask(there = 40, back = 60): void {
    const began = this.real + this.skew;
    this.real += there;
    const date = Math.floor(this.real / 1000) * 1000;
    this.real += back;
    this.clock.heard(date, began, this.real + this.skew);
  }

  /** Seconds by which the clock that signs is ahead of the true time. */
  get error(): number {
    return this.clock.now() - Math.floor(this.real / 1000);
  }
}

describe("a device's clock", () => {
  it("is left alone while it may be right", () => {
    const device = new Device(0);
    for (let i = 0; i < 50; i += 1) {
      device.ask(i * 13, i * 7);
      expect(device.error).toBe(0);
    }
  });

  it.each([-590_000, -240_000, -5_000, 30_000, 590_000])("that is %i ms off is never behind and at most three seconds ahead after an answer", (skew) => {
    const device = new Device(skew);
    for (let i = 0; i < 50; i += 1) {
      device.ask(30 + ((i * 137) % 400), 20 + ((i * 71) % 600));
      expect(device.error).toBeGreaterThanOrEqual(0);
      expect(device.error).toBeLessThanOrEqual(3);
      device.real += 7_919;
    }
    expect(device.clock.off).toBeNull();
    expect(device.told).toBe(0);
  });

  it("that jumps is followed", () => {
    const device = new Device(-120_000);
    device.ask();
    device.skew = 0;
    device.ask();
    expect(device.error).toBe(0);
    device.skew = 200_000;
    device.ask();
    expect(Math.abs(device.error)).toBeLessThanOrEqual(3);
  });

  it("that is set back while an answer is on its way is followed by that answer", () => {
    const device = new Device(0);
    device.ask();
    const began = device.real + device.skew;
    device.skew = -10_500;
    device.real += 80;
    device.clock.heard(Math.floor(device.real / 1000) * 1000, began, device.real + device.skew);
    expect(device.error).toBeGreaterThanOrEqual(0);
    expect(device.error).toBeLessThanOrEqual(3);
  });

  it("is moved by a server by no more than the bound, and the person is told once", () => {
    for (const skew of [-3_600_000, 3_600_000, -(MOST + 5) * 1000]) {
      const device = new Device(skew);
      device.ask();
      device.ask();
      expect(device.clock.now()).toBe(Math.floor((device.real + skew) / 1000));
      expect(Math.abs((device.clock.off ?? 0) - skew / 1000)).toBeLessThanOrEqual(3);
      expect(device.told).toBe(1);
      device.skew = 0;
      device.ask();
      expect(device.clock.off).toBeNull();
      expect(device.told).toBe(2);
    }
  });

  it("takes no notice of what is no date", () => {
    const device = new Device(0);
    device.clock.heard(Number.NaN, START, START);
    expect(device.error).toBe(0);
  });
});
