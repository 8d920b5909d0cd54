// SPDX-License-Identifier: EUPL-1.2
// What page and picture worker say to each other: one picture there, one answer back.

export type Source = "jpeg" | "png" | "webp" | "heic";

/** Fractions of width and height of a picture that stands upright, from above and from the left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}
/** Above left, above right, below right, below left. */
export type Corners = readonly [Point, Point, Point, Point];

export type Wish =
  | { readonly task: "draw"; readonly content: Blob; readonly source: Source }
  | { readonly task: "corners"; readonly content: Blob }
  | { readonly task: "flatten"; readonly content: Blob; readonly corners: Corners; /** White paper, black writing; colours stay. */ readonly strong: boolean };

interface Failed {
  readonly failed: "unreadable" | "no-format" | "too-big" | "no-canvas";
}

/**
 * A picture without anything but its pixels, or why there is none. `unreadable`: it is broken. `no-format`: this browser does not know the format.
 * `too-big`: this device cannot hold it. `no-canvas`: this browser cannot draw outside a page.
 */
export type Drawn = { readonly content: Blob; readonly kind: "jpeg" | "png" } | Failed;
/** Corners of the sheet that lies in a picture; null: none was found. */
export type Found = { readonly corners: Corners | null } | Failed;
/** The sheet as if it lay flat, as JPEG. */
export type Flat = { readonly content: Blob; readonly width: number; readonly height: number } | Failed;

/** What makes pages of photographs of sheets. */
export interface Sheets {
  readonly corners: (content: Blob) => Promise<Found>;
  readonly flatten: (content: Blob, corners: Corners, strong: boolean) => Promise<Flat>;
}
