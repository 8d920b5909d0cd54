// SPDX-License-Identifier: EUPL-1.2
// TUP, the injective tuple encoding of every hash, MAC and HKDF input, and the hash over it (docs/PROTOCOL.md, section 1).
import { sha256 } from "./hash.ts";
import { concat, u32be, u64be, utf8, type Bytes } from "./bytes.ts";

/** A field: text as UTF-8, numbers as u64be, bytes as they are. Ids go in as their 16 raw bytes, hashes as 32. */
export type Field = string | number | Uint8Array;

/** `ASCII(label) ‖ 00 ‖ u32be(len x1) ‖ x1 ‖ …` */
export function tup(label: string, ...fields: readonly Field[]): Bytes {
  const parts: Uint8Array[] = [utf8(label), new Uint8Array(1)];
  for (const field of fields) {
    const bytes = typeof field === "string" ? utf8(field) : typeof field === "number" ? u64be(field) : field;
    parts.push(u32be(bytes.length), bytes);
  }
  return concat(...parts);
}

/** `H(label, x…) = SHA-256(TUP(label, x…))`. */
export function h(label: string, ...fields: readonly Field[]): Bytes {
  return sha256(tup(label, ...fields));
}
