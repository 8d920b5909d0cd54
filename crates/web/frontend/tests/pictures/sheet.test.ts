// SPDX-License-Identifier: EUPL-1.2
/**
 * Sheets in made-up photographs: found at their corners, laid flat, and told from what is no sheet. Controls, seen red and restored: corners in
 * another order; the fill of the quadrangle not looked at (a disc counts as a sheet).
 */
import { describe, expect, it } from "vitest";
import type { Corners, Point } from "../../src/pictures/api.ts";
import { findCorners, isConvex, sizeOf, strengthen, warp, type Pixels } from "../../src/pictures/sheet.ts";

type Colour = readonly [number, number, number];
const TABLE: Colour = [120, 80, 50];
const PAPER: Colour = [235, 232, 225];

function picture(width: number, height: number, colour: (x: number, y: number) => Colour): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) data.set([...colour(x, y), 255], 4 * (y * width + x));
  return { data, width, height };
}

function inside([a, b, c, d]: Corners, x: number, y: number): boolean {
  const left = (p: Point, q: Point): boolean => (q.x - p.x) * (y - p.y) - (q.y - p.y) * (x - p.x) >= 0;
  return left(a, b) && left(b, c) && left(c, d) && left(d, a);
}

/** Writing, a shadow from the left, and grain. */
const photo = (sheet: Corners, shadow = 0.3): Pixels =>
  picture(320, 240, (x, y) => {
    const grain = ((x * 7 + y * 13) % 9) - 4;
    const light = 1 - shadow * (1 - x / 320);
    const written = y % 12 < 2 && x % 5 < 3 && x > 90 && x < 230;
    const base = inside(sheet, x, y) ? (written ? ([40, 40, 60] as const) : PAPER) : TABLE;
    return [base[0] * light + grain, base[1] * light + grain, base[2] * light + grain];
  });

const STRAIGHT: Corners = [{ x: 60, y: 20 }, { x: 250, y: 20 }, { x: 250, y: 225 }, { x: 60, y: 225 }];
const TURNED: Corners = [{ x: 80, y: 15 }, { x: 265, y: 50 }, { x: 235, y: 230 }, { x: 45, y: 190 }];
const SLANTED: Corners = [{ x: 100, y: 30 }, { x: 220, y: 30 }, { x: 285, y: 220 }, { x: 35, y: 220 }];

describe("a sheet", () => {
  for (const [name, corners] of [["straight", STRAIGHT], ["turned", TURNED], ["seen from below", SLANTED]] as const) {
    it(`that lies ${name} is found to a few pixels, in shadow and with writing on it`, () => {
      const found = findCorners(photo(corners));
      expect(found).not.toBeNull();
      for (const [n, { x, y }] of found!.entries()) expect(Math.hypot(x * 320 - corners[n]!.x, y * 240 - corners[n]!.y)).toBeLessThan(6);
    });
  }

  it("is not seen where there is none: a table, a small card, a disc, all white", () => {
    expect(findCorners(picture(320, 240, (x, y) => [TABLE[0] + ((x * y) % 7), TABLE[1], TABLE[2]]))).toBeNull();
    expect(findCorners(photo([{ x: 10, y: 10 }, { x: 60, y: 10 }, { x: 60, y: 50 }, { x: 10, y: 50 }]))).toBeNull();
    expect(findCorners(picture(320, 240, (x, y) => (Math.hypot(x - 160, y - 120) < 100 ? PAPER : TABLE)))).toBeNull();
    expect(findCorners(picture(64, 48, () => PAPER))).toBeNull();
  });

  it("lies flat afterwards: each corner of it in a corner of the page, and straight lines straight", () => {
    // Red, green, blue and yellow quarters, in the middle of the sides of the sheet, not of the photograph.
    const [a, b, c, d] = TURNED;
    const quarters = picture(320, 240, (x, y) => {
      const u = ((x - a.x) * (d.y - a.y) - (y - a.y) * (d.x - a.x)) / ((b.x - a.x) * (d.y - a.y) - (b.y - a.y) * (d.x - a.x));
      const v = ((y - a.y) * (b.x - a.x) - (x - a.x) * (b.y - a.y)) / ((b.x - a.x) * (d.y - a.y) - (b.y - a.y) * (d.x - a.x));
      return u < 0.5 ? (v < 0.5 ? [255, 0, 0] : [0, 0, 255]) : v < 0.5 ? [0, 255, 0] : [255, 255, 0];
    });
    const parallel: Corners = [a, b, { x: b.x + d.x - a.x, y: b.y + d.y - a.y }, d];
    expect(Math.hypot(parallel[2].x - c.x, parallel[2].y - c.y)).toBeLessThan(12);
    const flat = warp(quarters, parallel, 100, 80);
    const at = (x: number, y: number): string => [...flat.subarray(4 * (y * 100 + x), 4 * (y * 100 + x) + 3)].map((value) => (value > 127 ? "1" : "0")).join("");
    expect([at(20, 20), at(80, 20), at(80, 60), at(20, 60)]).toEqual(["100", "010", "110", "001"]);
    expect([at(45, 5), at(45, 75), at(55, 5), at(55, 75)]).toEqual(["100", "001", "010", "110"]);
  });

  it("has the measure of its sides, and no page is larger than is of use", () => {
    expect(sizeOf(STRAIGHT)).toEqual({ width: 190, height: 205 });
    const large = STRAIGHT.map(({ x, y }) => ({ x: x * 40, y: y * 40 })) as unknown as Corners;
    expect(sizeOf(large)).toEqual({ width: 2039, height: 2200 });
  });

  it("becomes white with dark writing, in the shadow as in the light, and a stamp keeps its colour", () => {
    const { data, width, height } = picture(240, 240, (x, y) => {
      const light = 0.4 + (0.6 * x) / 240;
      const base: Colour = y > 200 && x % 3 === 0 ? [190, 60, 60] : y % 12 < 2 && x % 6 < 3 ? [60, 60, 60] : PAPER;
      return [base[0] * light, base[1] * light, base[2] * light];
    });
    strengthen(data, width, height);
    const at = (x: number, y: number): readonly number[] => [...data.subarray(4 * (y * 240 + x), 4 * (y * 240 + x) + 3)];
    for (const x of [16, 124, 232]) {
      expect(Math.min(...at(x, 6)), `paper at ${x}`).toBeGreaterThan(235);
      expect(Math.max(...at(x - (x % 6), 0)), `writing at ${x}`).toBeLessThan(60);
    }
    const [red, green] = at(120, 210);
    expect(red! - green!).toBeGreaterThan(80);
  });

  it("has corners that go round it", () => {
    expect([isConvex(TURNED), isConvex([TURNED[1], TURNED[0], TURNED[2], TURNED[3]])]).toEqual([true, false]);
  });
});
