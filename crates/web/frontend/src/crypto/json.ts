// SPDX-License-Identifier: EUPL-1.2
// Canonical JSON (RFC 8785) for signed payloads: integers only, ASCII member names, byte-identical or refused.
import { equalBytes, fromUtf8, utf8, type Bytes } from "./bytes.ts";
import { demand, ProtocolError } from "./errors.ts";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: Json;
}

/** Deeper nesting than any payload has; a bomb of brackets must not reach the stack's end. */
const MAX_DEPTH = 16;
const ASCII = /^[\x20-\x7e]*$/;

/** @throws `bad-number` for numbers that are no safe integer, `not-json` for what JSON cannot hold */
export function canonicalBytes(value: Json): Bytes {
  demandIntegers(value);
  return utf8(canonicalText(value));
}

/** Parses and refuses unless the bytes are the canonical form. @throws `not-json`, `not-canonical`, `bad-number`, in this order */
export function parseCanonical(bytes: Uint8Array): Json {
  const value = parse(fromUtf8(bytes));
  demand(equalBytes(utf8(canonicalText(value)), bytes), "not-canonical");
  demandIntegers(value);
  return value;
}

/** Canonical JSON followed by blanks, as everything padded is kept. */
export function parsePadded(bytes: Uint8Array): Json {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0x20) end--;
  return parseCanonical(bytes.subarray(0, end));
}

function canonicalText(value: Json, depth = 0): string {
  demand(depth <= MAX_DEPTH, "not-json", "depth");
  // JSON.stringify writes numbers and texts as RFC 8785 wants them.
  if (value === null || typeof value !== "object") {
    demand(typeof value !== "string" || isWellFormed(value), "not-json", "lone surrogate");
    return JSON.stringify(value);
  }
  if (isList(value)) return `[${value.map((item) => canonicalText(item, depth + 1)).join(",")}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const texts = members.map(([name, item]) => {
    demand(ASCII.test(name), "not-json", "member name");
    return `${JSON.stringify(name)}:${canonicalText(item, depth + 1)}`;
  });
  return `{${texts.join(",")}}`;
}

function demandIntegers(value: Json): void {
  if (typeof value === "number") demand(Number.isSafeInteger(value) && !Object.is(value, -0), "bad-number");
  else if (typeof value === "object" && value !== null) for (const item of Object.values(value)) demandIntegers(item);
}

function parse(text: string): Json {
  try {
    // The canonical comparison rules out what JSON.parse is lenient about (duplicate members, number forms, order).
    return JSON.parse(text) as Json;
  } catch {
    throw new ProtocolError("not-json");
  }
}

function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}

/** `String.prototype.isWellFormed` is younger than our oldest browsers. */
function isWellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}
