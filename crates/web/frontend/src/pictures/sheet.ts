// SPDX-License-Identifier: EUPL-1.2
/**
 * A sheet of paper in a photograph: where its corners are, how it looks lying flat, and how its writing becomes dark on white. Pure functions over
 * pixels (RGBA). The sheet is taken to be the largest light thing without colour; where that is no quadrangle, the person sets the corners.
 */
import type { Corners, Point } from "./api.ts";

export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Parts of the picture that a sheet covers, at least and at most. */
const SMALLEST = 0.12;
const LARGEST = 0.97;
/** Of the quadrangle that the four outermost points make: so much of it must be light, and not much may lie outside of it. */
const FILLED = 0.72;
const OVERHANGING = 1.1;
/** Longest side of a page in pixels: 190 dots an inch on A4. */
const LONGEST = 2200;

const at = (list: { readonly [index: number]: number | undefined }, index: number): number => list[index] ?? 0;

/** Of a small picture: a few hundred pixels a side are enough, and quick. */
export function findCorners({ data, width, height }: Pixels): Corners | null {
  const light = blurred(paleness(data, width * height), width, height);
  const threshold = otsu(light);
  const sheet = largest(light, width, height, threshold);
  if (sheet.length < SMALLEST * width * height || sheet.length > LARGEST * width * height) return null;
  const corners = outermost(sheet, width);
  const [a, b, c, d] = corners;
  const area = Math.abs((c.x - a.x) * (d.y - b.y) - (d.x - b.x) * (c.y - a.y)) / 2;
  const shortest = Math.min(...corners.map((corner, n) => distance(corner, corners[(n + 1) % 4] ?? corner)));
  if (area === 0 || shortest < 0.2 * Math.min(width, height)) return null;
  const filled = sheet.length / area;
  if (filled < FILLED || filled > OVERHANGING || !isConvex(corners)) return null;
  const part = ({ x, y }: Point): Point => ({ x: (x + 0.5) / width, y: (y + 0.5) / height });
  return [part(a), part(b), part(c), part(d)];
}

/** White paper has much of all three colours; wood, skin and cloth lack one. */
function paleness(data: Uint8ClampedArray, count: number): Uint8Array {
  const pale = new Uint8Array(count);
  for (let n = 0; n < count; n += 1) pale[n] = Math.min(at(data, 4 * n), at(data, 4 * n + 1), at(data, 4 * n + 2));
  return pale;
}

function blurred(source: Uint8Array, width: number, height: number): Uint8Array {
  const out = new Uint8Array(source.length);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let dy = -1; dy <= 1; dy += 1) for (let dx = -1; dx <= 1; dx += 1) sum += at(source, Math.min(height - 1, Math.max(0, y + dy)) * width + Math.min(width - 1, Math.max(0, x + dx)));
      out[y * width + x] = sum / 9;
    }
  return out;
}

/** The value that parts light from dark best (Otsu, 1979). */
function otsu(values: Uint8Array): number {
  const counts = new Array<number>(256).fill(0);
  for (const value of values) counts[value] = at(counts, value) + 1;
  const total = counts.reduce((sum, count, value) => sum + count * value, 0);
  let [below, sumBelow, best, threshold] = [0, 0, 0, 127];
  for (let value = 0; value < 256; value += 1) {
    below += at(counts, value);
    if (below === 0 || below === values.length) continue;
    sumBelow += value * at(counts, value);
    const gap = sumBelow / below - (total - sumBelow) / (values.length - below);
    const between = below * (values.length - below) * gap * gap;
    if (between > best) [best, threshold] = [between, value];
  }
  return threshold;
}

/** Places of the largest connected light part. */
function largest(light: Uint8Array, width: number, height: number, threshold: number): number[] {
  const seen = new Uint8Array(light.length);
  let best: number[] = [];
  for (let start = 0; start < light.length; start += 1) {
    if (seen[start] === 1 || at(light, start) <= threshold) continue;
    const part = [start];
    seen[start] = 1;
    for (const place of part) {
      const x = place % width;
      const near = [x > 0 ? place - 1 : -1, x < width - 1 ? place + 1 : -1, place - width, place + width];
      for (const other of near) {
        if (other < 0 || other >= width * height || seen[other] === 1 || at(light, other) <= threshold) continue;
        seen[other] = 1;
        part.push(other);
      }
    }
    if (part.length > best.length) best = part;
  }
  return best;
}

/** The points farthest out towards the four corners of the picture. */
function outermost(places: readonly number[], width: number): Corners {
  const point = (place: number): Point => ({ x: place % width, y: Math.floor(place / width) });
  const farthest = (value: (point: Point) => number): Point => {
    let [best, most] = [point(at(places, 0)), -Infinity];
    for (const place of places) {
      const here = point(place);
      const far = value(here);
      if (far > most) [best, most] = [here, far];
    }
    return best;
  };
  return [farthest(({ x, y }) => -x - y), farthest(({ x, y }) => x - y), farthest(({ x, y }) => x + y), farthest(({ x, y }) => y - x)];
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

export function isConvex(corners: Corners): boolean {
  const turns = corners.map((corner, n) => {
    const [b, c] = [corners[(n + 1) % 4] ?? corner, corners[(n + 2) % 4] ?? corner];
    return (b.x - corner.x) * (c.y - b.y) - (b.y - corner.y) * (c.x - b.x);
  });
  return turns.every((turn) => turn > 0);
}

/** Size of the page in pixels, as its sides in the photograph say. */
export function sizeOf(corners: Corners): { readonly width: number; readonly height: number } {
  const [a, b, c, d] = corners;
  const [width, height] = [Math.max(distance(a, b), distance(d, c)), Math.max(distance(a, d), distance(b, c))];
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The part of a photograph between four corners (in its pixels), as a rectangle. */
export function warp(source: Pixels, corners: Corners, width: number, height: number): Uint8ClampedArray<ArrayBuffer> {
  const [g, h, i, j, k, l, m, n] = projection(corners);
  const out = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    const v = (y + 0.5) / height;
    for (let x = 0; x < width; x += 1) {
      const u = (x + 0.5) / width;
      const w = m * u + n * v + 1;
      sample(source, (g * u + h * v + i) / w - 0.5, (j * u + k * v + l) / w - 0.5, out, 4 * (y * width + x));
    }
  }
  return out;
}

/** From the unit square to a quadrangle (Heckbert, 1989, section 2.2.3). */
function projection([a, b, c, d]: Corners): readonly [number, number, number, number, number, number, number, number] {
  const [dx1, dx2, sx] = [b.x - c.x, d.x - c.x, a.x - b.x + c.x - d.x];
  const [dy1, dy2, sy] = [b.y - c.y, d.y - c.y, a.y - b.y + c.y - d.y];
  const den = dx1 * dy2 - dx2 * dy1;
  const m = den === 0 ? 0 : (sx * dy2 - dx2 * sy) / den;
  const n = den === 0 ? 0 : (dx1 * sy - sx * dy1) / den;
  return [b.x - a.x + m * b.x, d.x - a.x + n * d.x, a.x, b.y - a.y + m * b.y, d.y - a.y + n * d.y, a.y, m, n];
}

/** Between four pixels, each by its distance. */
function sample({ data, width, height }: Pixels, x: number, y: number, out: Uint8ClampedArray, to: number): void {
  const [left, top] = [Math.min(width - 1, Math.max(0, x)), Math.min(height - 1, Math.max(0, y))];
  const [x0, y0] = [Math.floor(left), Math.floor(top)];
  const [x1, y1] = [Math.min(width - 1, x0 + 1), Math.min(height - 1, y0 + 1)];
  const [fx, fy] = [left - x0, top - y0];
  for (let channel = 0; channel < 3; channel += 1) {
    const value = (px: number, py: number): number => at(data, 4 * (py * width + px) + channel);
    out[to + channel] = (value(x0, y0) * (1 - fx) + value(x1, y0) * fx) * (1 - fy) + (value(x0, y1) * (1 - fx) + value(x1, y1) * fx) * fy;
  }
  out[to + 3] = 255;
}

/** Fields of the light a side. */
const FIELDS = 24;
/** Below this part of the paper's light it is black, above that white. */
const BLACK = 0.32;
const WHITE = 0.93;

/** Evens out shadow and lamp, so that paper is white and writing dark; stamps keep their colour. */
export function strengthen(data: Uint8ClampedArray, width: number, height: number): void {
  const light = lightOf(data, width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const paper = Math.max(48, light(x, y));
      const place = 4 * (y * width + x);
      for (let channel = 0; channel < 3; channel += 1) data[place + channel] = ((at(data, place + channel) / paper - BLACK) / (WHITE - BLACK)) * 255;
    }
  }
}

/** How light the paper is at a place: the light tenth of each field, and between the fields by distance. */
function lightOf(data: Uint8ClampedArray, width: number, height: number): (x: number, y: number) => number {
  const [across, down] = [Math.min(FIELDS, width), Math.min(FIELDS, height)];
  const fields = new Float64Array(across * down);
  for (let row = 0; row < down; row += 1) {
    for (let column = 0; column < across; column += 1) {
      const counts = new Uint32Array(256);
      let total = 0;
      for (let y = Math.floor((row * height) / down); y < Math.floor(((row + 1) * height) / down); y += 2)
        for (let x = Math.floor((column * width) / across); x < Math.floor(((column + 1) * width) / across); x += 2) {
          const place = 4 * (y * width + x);
          const value = (at(data, place) * 3 + at(data, place + 1) * 6 + at(data, place + 2)) / 10;
          counts[Math.round(value)] = at(counts, Math.round(value)) + 1;
          total += 1;
        }
      let [value, above] = [255, at(counts, 255)];
      while (value > 0 && above < total / 10) {
        value -= 1;
        above += at(counts, value);
      }
      fields[row * across + column] = value;
    }
  }
  return (x, y) => {
    const [fx, fy] = [Math.min(across - 1, Math.max(0, ((x + 0.5) * across) / width - 0.5)), Math.min(down - 1, Math.max(0, ((y + 0.5) * down) / height - 0.5))];
    const [c0, r0] = [Math.floor(fx), Math.floor(fy)];
    const [c1, r1] = [Math.min(across - 1, c0 + 1), Math.min(down - 1, r0 + 1)];
    const value = (r: number, c: number): number => at(fields, r * across + c);
    const upper = value(r0, c0) * (1 - (fx - c0)) + value(r0, c1) * (fx - c0);
    const lower = value(r1, c0) * (1 - (fx - c0)) + value(r1, c1) * (fx - c0);
    return upper * (1 - (fy - r0)) + lower * (fy - r0);
  };
}
