// SPDX-License-Identifier: EUPL-1.2
/**
 * What the application and the viewer's frame tell each other: the file once, by `postMessage` with a port, then these over the port.
 * What comes out of the frame is believed as little as the file itself: `parseSaid` lets words of this list through and nothing else.
 */
import type { Kind } from "./kind.ts";

/** The frame says it once, to whoever framed it: it listens now. */
export const READY = "sp-viewer-ready";

/** Application to frame, with the port. */
export interface Open {
  readonly kind: Kind;
  readonly bytes: ArrayBuffer;
  readonly lang: string;
}

/** Application to frame, over the port. */
export interface Show {
  /** From 1. */
  readonly page: number;
  /** 1: as wide as the frame. */
  readonly zoom: number;
  /** What is seen, in words. */
  readonly label: string;
  /** Said where a page has no text of its own. */
  readonly noText: string;
}

/** Application to frame, over the port: a page as pixels, for whoever makes another file of it. */
export interface Take {
  /** From 1. */
  readonly take: number;
  /** Pixels that it should be wide; pictures are given as they are. */
  readonly width: number;
}

/** `heic`: this browser does not know the format. */
export const FAULTS = ["too-big", "broken", "encrypted", "slow", "heic"] as const;
export type Fault = (typeof FAULTS)[number];
export const KEYS = ["next", "previous", "in", "out", "fit", "close"] as const;
export type Key = (typeof KEYS)[number];

/** Frame to application, over the port. `tagged`: the file says what is a heading, a list, a table (PDF/UA, ISO 14289), as programs that read aloud need it; null: no PDF. */
export type Said = { readonly is: "open"; readonly pages: number; readonly tagged: boolean | null } | { readonly is: "shown"; readonly page: number } | { readonly is: "fault"; readonly fault: Fault } | { readonly is: "key"; readonly key: Key } | { readonly is: "pixels"; readonly page: number; readonly bitmap: ImageBitmap };

/** Files of more pages have never been seen; a frame that lies about it makes no buttons without end. */
const MANY = 100_000;
const isPage = (value: unknown): value is number => typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= MANY;

export function parseSaid(data: unknown): Said | null {
  if (typeof data !== "object" || data === null) return null;
  const { is, pages, tagged, page, fault, key, bitmap } = data as Readonly<Record<string, unknown>>;
  if (is === "open" && isPage(pages)) return { is, pages, tagged: typeof tagged === "boolean" ? tagged : null };
  if (is === "shown" && isPage(page)) return { is, page };
  // Pixels and nothing else: a bitmap has no script, no address and no name.
  if (is === "pixels" && isPage(page) && typeof ImageBitmap !== "undefined" && bitmap instanceof ImageBitmap) return { is, page, bitmap };
  const known = FAULTS.find((one) => one === fault);
  if (is === "fault" && known !== undefined) return { is, fault: known };
  const pressed = KEYS.find((one) => one === key);
  return is === "key" && pressed !== undefined ? { is, key: pressed } : null;
}
