// SPDX-License-Identifier: EUPL-1.2
// What page and picture worker say to each other: one picture there, one answer back.

export type Source = "jpeg" | "png" | "webp" | "heic";

export interface Wish {
  readonly content: Blob;
  readonly source: Source;
}

/**
 * A picture without anything but its pixels, or why there is none. `unreadable`: it is broken. `no-format`: this browser does not know the format.
 * `too-big`: this device cannot hold it. `no-canvas`: this browser cannot draw outside a page.
 */
export type Drawn = { readonly content: Blob; readonly kind: "jpeg" | "png" } | { readonly failed: "unreadable" | "no-format" | "too-big" | "no-canvas" };
