// SPDX-License-Identifier: EUPL-1.2
// Runs inside Chromium under the portal's policy: the door of the pictures, and what a picture shows.
import { drawAnew, sheets, type Corners, type Source } from "../../src/pictures/client.ts";

export interface Seen {
  readonly failed: string | null;
  readonly kind: string;
  readonly type: string;
  /** Base64. */
  readonly bytes: string;
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

const decode = (text: string): Blob => new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]);

async function draw(text: string, source: Source): Promise<Seen> {
  const drawn = await drawAnew(decode(text), source);
  return "failed" in drawn ? { failed: drawn.failed, kind: "", type: "", bytes: "" } : { failed: null, kind: drawn.kind, type: drawn.content.type, bytes: await base64(drawn.content) };
}

/** A page made of a photograph, between the corners that were found or these. */
async function sheet(text: string, corners: Corners | null): Promise<Seen & { readonly found: Corners | null }> {
  const photo = decode(text);
  const seen = await sheets.corners(photo);
  const found = "failed" in seen ? null : seen.corners;
  const flat = await sheets.flatten(photo, corners ?? found ?? [{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }], true);
  return "failed" in flat ? { failed: flat.failed, kind: "", type: "", bytes: "", found } : { failed: null, kind: "jpeg", type: flat.content.type, bytes: await base64(flat.content), found };
}

/** Width, height, and the colours at these places, as "rgb" letters: which of the three is strong; "-" is clear. */
async function look(text: string, places: readonly (readonly [number, number])[]): Promise<readonly (number | string)[]> {
  const bitmap = await createImageBitmap(decode(text));
  const paper = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
  paper.drawImage(bitmap, 0, 0);
  const colour = ([x, y]: readonly [number, number]): string => {
    const [r, g, b, a] = paper.getImageData(x, y, 1, 1).data;
    return a === 0 ? "-" : `${r! > 127 ? "r" : ""}${g! > 127 ? "g" : ""}${b! > 127 ? "b" : ""}`;
  };
  return [bitmap.width, bitmap.height, ...places.map(colour)];
}

/** All pixels of two pictures are the same. */
async function alike(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all(
    [one, other].map(async (text) => {
      const bitmap = await createImageBitmap(decode(text));
      const paper = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
      paper.drawImage(bitmap, 0, 0);
      return [bitmap.width, ...paper.getImageData(0, 0, bitmap.width, bitmap.height).data];
    }),
  );
  return a!.length === b!.length && a!.every((value, index) => value === b![index]);
}

/** A picture of so many pixels, made here. */
async function make(width: number, height: number, type: string, clear = false): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const paper = canvas.getContext("2d")!;
  if (!clear) {
    const slope = paper.createLinearGradient(0, 0, width, height);
    for (let stop = 0; stop <= 20; stop += 1) slope.addColorStop(stop / 20, `hsl(${stop * 53} 60% ${30 + stop * 2}%)`);
    paper.fillStyle = slope;
    paper.fillRect(0, 0, width, height);
  }
  return canvas.convertToBlob({ type, quality: 0.92 });
}

/** Draws a photograph of this size and says how long the page could do nothing meanwhile; times in milliseconds. */
async function large(width: number, height: number): Promise<{ readonly failed: string | null; readonly took: number; readonly longest: number; readonly before: number; readonly after: number }> {
  const content = await make(width, height, "image/jpeg");
  await new Promise((done) => setTimeout(done, 500));
  let [longest, last, on] = [0, performance.now(), true];
  const tick = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (on) setTimeout(tick, 0);
  };
  tick();
  const started = performance.now();
  const drawn = await drawAnew(content, "jpeg");
  on = false;
  return { failed: "failed" in drawn ? drawn.failed : null, took: Math.round(performance.now() - started), longest: Math.round(longest), before: content.size, after: "content" in drawn ? drawn.content.size : 0 };
}

const clear = async (): Promise<string> => base64(await make(4, 4, "image/png", true));

/** A light sheet with a red, green, blue and yellow quarter, on a dark table, photographed from below. */
async function onTable(): Promise<string> {
  const canvas = new OffscreenCanvas(800, 1000);
  const paper = canvas.getContext("2d")!;
  paper.fillStyle = "#5a3a22";
  paper.fillRect(0, 0, 800, 1000);
  const quad = (points: readonly (readonly [number, number])[], colour: string): void => {
    paper.fillStyle = colour;
    paper.beginPath();
    for (const [x, y] of points) paper.lineTo(x, y);
    paper.fill();
  };
  quad([[220, 120], [600, 120], [700, 880], [110, 880]], "#f5f3ee");
  for (const [x, y, colour] of [[260, 160, "#e03030"], [520, 160, "#30c040"], [560, 780, "#3040e0"], [180, 780, "#202020"]] as const) quad([[x, y], [x + 50, y], [x + 50, y + 50], [x, y + 50]], colour);
  return base64(await canvas.convertToBlob({ type: "image/jpeg", quality: 0.95 }));
}

Object.assign(globalThis, { spPictures: { sheet, onTable, draw, look, alike, large, clear } });
