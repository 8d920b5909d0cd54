// SPDX-License-Identifier: EUPL-1.2
/**
 * Closed parsing: an answer has exactly the members the contract names, of the named types, or it is refused.
 * A parser throws `ShapeError` with the path of the first mistake; contents never stand in the message.
 */
export class ShapeError extends Error {
  constructor(path: string, wanted: string) {
    super(`${path === "" ? "answer" : path}: not ${wanted}`);
    this.name = "ShapeError";
  }
}

export type Shape<T> = (value: unknown, path: string) => T;

export const text: Shape<string> = (value, path) => {
  if (typeof value !== "string") throw new ShapeError(path, "a string");
  return value;
};

/** Whole number within the safe range, not negative. */
export const count: Shape<number> = (value, path) => {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw new ShapeError(path, "a whole number");
  return value;
};

export const flag: Shape<boolean> = (value, path) => {
  if (typeof value !== "boolean") throw new ShapeError(path, "true or false");
  return value;
};

/** The number 1, the only version there is. */
export const one: Shape<1> = (value, path) => {
  if (value !== 1) throw new ShapeError(path, "1");
  return value;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;
export const uuid: Shape<string> = (value, path) => {
  if (typeof value !== "string" || !UUID.test(value)) throw new ShapeError(path, "an id");
  return value;
};

const B64U = /^[A-Za-z0-9_-]*$/u;
/** base64url without padding. */
export const b64u: Shape<string> = (value, path) => {
  if (typeof value !== "string" || value.length % 4 === 1 || !B64U.test(value)) throw new ShapeError(path, "base64url");
  return value;
};

export function oneOf<const T extends readonly string[]>(...names: T): Shape<T[number]> {
  return (value, path) => {
    const found = names.find((name) => name === value);
    if (found === undefined) throw new ShapeError(path, names.join("|"));
    return found;
  };
}

export function nullable<T>(inner: Shape<T>): Shape<T | null> {
  return (value, path) => (value === null ? null : inner(value, path));
}

export function list<T>(inner: Shape<T>): Shape<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new ShapeError(path, "a list");
    return value.map((item: unknown, index) => inner(item, `${path}[${index}]`));
  };
}

/** A member that may be absent; absent reads as `null`. */
export interface Optional<T> {
  readonly optional: Shape<T>;
}
export const optional = <T>(inner: Shape<T>): Optional<T> => ({ optional: inner });

type Members = Readonly<Record<string, Shape<unknown> | Optional<unknown>>>;
type Parsed<M extends Members> = { readonly [K in keyof M]: M[K] extends Optional<infer T> ? T | null : M[K] extends Shape<infer T> ? T : never };

/** Exactly these members. */
export function record<M extends Members>(members: M): Shape<Parsed<M>> {
  const names = Object.keys(members);
  return (value, path) => {
    if (!isPlain(value)) throw new ShapeError(path, "an object");
    for (const name of Object.keys(value)) {
      if (!names.includes(name)) throw new ShapeError(`${path}.${name}`, "a known member");
    }
    const result: Record<string, unknown> = {};
    for (const name of names) {
      const member = members[name];
      if (member === undefined) continue;
      const inner = value[name];
      const at = `${path}.${name}`;
      if (typeof member === "function") {
        if (inner === undefined) throw new ShapeError(at, "present");
        result[name] = member(inner, at);
      } else {
        result[name] = inner === undefined || inner === null ? null : member.optional(inner, at);
      }
    }
    return result as Parsed<M>;
  };
}

/** JSON of somebody else's contract (WebAuthn options); an object, passed on as it is. */
export const foreign: Shape<Readonly<Record<string, unknown>>> = (value, path) => {
  if (!isPlain(value)) throw new ShapeError(path, "an object");
  return value;
};

export const nothing: Shape<null> = () => null;

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
