// SPDX-License-Identifier: EUPL-1.2
// Closed shapes: a payload has exactly the members named, each of the right form, or it is refused (`wrong-members`).
import { unb64u } from "./b64.ts";
import { demand, ProtocolError } from "./errors.ts";
import { isSlug, isUuid } from "./ids.ts";
import type { Json, JsonObject } from "./json.ts";
import { isSoundRecipient } from "./recipient.ts";
import type { B64u, Slug, UnixSeconds, Uuid } from "./wire.ts";

/** Reads a value of one form; `at` is the member's path, for the error's detail. */
export type Shape<T> = (value: Json, at: string) => T;

export type Of<S> = S extends Shape<infer T> ? T : never;

function refuse(at: string): never {
  throw new ProtocolError("wrong-members", at);
}

/** Any text up to `max` UTF-16 units. */
export const text =
  (max: number): Shape<string> =>
  (value, at) =>
    typeof value === "string" && value.length <= max ? value : refuse(at);

/** A text that has to match. */
export const pattern =
  (expression: RegExp): Shape<string> =>
  (value, at) =>
    typeof value === "string" && expression.test(value) ? value : refuse(at);

/** An integer from `min` to 2^53 - 1. */
export const int =
  (min: number): Shape<number> =>
  (value, at) =>
    typeof value === "number" && Number.isSafeInteger(value) && value >= min ? value : refuse(at);

export const bool: Shape<boolean> = (value, at) => (typeof value === "boolean" ? value : refuse(at));

export const literal =
  <const T extends string | number | null>(wanted: T): Shape<T> =>
  (value, at) =>
    value === wanted ? wanted : refuse(at);

export const oneOf =
  <const T extends string>(...wanted: readonly T[]): Shape<T> =>
  (value, at) =>
    wanted.find((one) => one === value) ?? refuse(at);

export const nullable =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value, at) =>
    value === null ? null : shape(value, at);

/** A list of up to `max` items. */
export const list =
  <T>(shape: Shape<T>, max: number): Shape<readonly T[]> =>
  (value, at) => {
    if (!Array.isArray(value) || value.length > max) return refuse(at);
    return value.map((item: Json, i) => shape(item, `${at}[${i}]`));
  };

/** Exactly these members. */
export const object =
  <T extends object>(members: { readonly [K in keyof T]: Shape<T[K]> }): Shape<T> =>
  (value, at) => {
    if (!isJsonObject(value)) return refuse(at);
    const names = Object.keys(members) as (keyof T & string)[];
    for (const name of Object.keys(value)) if (!Object.hasOwn(members, name)) refuse(`${at}.${name}`);
    const out: Partial<T> = {};
    for (const name of names) {
      const item = Object.hasOwn(value, name) ? value[name] : undefined;
      if (item === undefined) return refuse(`${at}.${name}`);
      out[name] = members[name](item, `${at}.${name}`);
    }
    return out as T;
  };

/** One of several closed objects, told apart by the member `tag`. */
export const tagged =
  <T>(tag: string, variants: Readonly<Record<string, Shape<T>>>): Shape<T> =>
  (value, at) => {
    const name = isJsonObject(value) ? value[tag] : undefined;
    const shape = typeof name === "string" && Object.hasOwn(variants, name) ? variants[name] : undefined;
    return shape === undefined ? refuse(`${at}.${tag}`) : shape(value, at);
  };

function isJsonObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const sized =
  (length: number): Shape<B64u> =>
  (value, at) => {
    if (typeof value !== "string") return refuse(at);
    try {
      demand(unb64u(value).length === length, "wrong-members", at);
    } catch {
      return refuse(at);
    }
    return value;
  };

/** A SHA-256 hash, a MAC or an Ed25519 public key: 32 bytes, base64url. */
export const hash = sized(32);
/** `from.dev`: 16 random bytes. */
export const device = sized(16);
/** A 32-byte secret inside a sealed file. */
export const secret = sized(32);

export const uuid: Shape<Uuid> = (value, at) => (typeof value === "string" && isUuid(value) ? value : refuse(at));
export const slug: Shape<Slug> = (value, at) => (typeof value === "string" && isSlug(value) ? value : refuse(at));
export const time: Shape<UnixSeconds> = int(0);
/** A DNS name, lower case. */
export const org = pattern(/^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/);
/** A hybrid recipient. */
export const recipient: Shape<string> = (value, at) => (typeof value === "string" && isSoundRecipient(value) ? value : refuse(at));
/** `YYYY-MM-DD`, a day that exists. */
export const date: Shape<string> = (value, at) => {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return refuse(at);
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value) ? value : refuse(at);
};
export const version = literal(1);
