// SPDX-License-Identifier: EUPL-1.2
// UUIDs (RFC 9562): text in JSON and URLs, 16 raw bytes inside TUP; slugs of departments and matters.
import { hex, systemChance, unhex, type Bytes, type Chance } from "./bytes.ts";
import { demand } from "./errors.ts";
import type { Slug, Uuid } from "./wire.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SLUG = /^[a-z0-9-]{1,40}$/;

export function isUuid(text: string): text is Uuid {
  return UUID.test(text);
}

export function isSlug(text: string): text is Slug {
  return SLUG.test(text);
}

/** The 16 raw bytes. @throws `malformed-id` unless lower-case and hyphenated */
export function uuidBytes(id: Uuid): Bytes {
  demand(isUuid(id), "malformed-id");
  return unhex(id.replaceAll("-", ""));
}

export function uuidText(bytes: Uint8Array): Uuid {
  demand(bytes.length === 16, "malformed-id");
  const text = hex(bytes);
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join("-");
}

function stamped(bytes: Bytes, version: number): Uuid {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return uuidText(bytes);
}

/** Version 4: unguessable, no time inside (`pid`, `aid`, `thread`, method ids). */
export function makeUuid4(chance: Chance = systemChance): Uuid {
  return stamped(chance(16), 4);
}

/** Version 7: index locality (`mid`, attachment ids). @param ms Unix milliseconds */
export function makeUuid7(ms: number, chance: Chance = systemChance): Uuid {
  const bytes = chance(16);
  new DataView(bytes.buffer).setUint16(0, Math.floor(ms / 2 ** 32) & 0xffff);
  new DataView(bytes.buffer).setUint32(2, ms % 2 ** 32);
  return stamped(bytes, 7);
}
