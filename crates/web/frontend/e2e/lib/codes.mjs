// SPDX-License-Identifier: EUPL-1.2
/** Activation codes that nobody has issued, and mistyped ones (docs/PROTOCOL.md, section 1). */
import { createHash, randomBytes } from "node:crypto";

const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

function hash(label, ...fields) {
  const parts = [Buffer.from(`${label}\0`, "latin1")];
  for (const field of fields) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(field.length);
    parts.push(length, field);
  }
  return createHash("sha256").update(Buffer.concat(parts)).digest();
}

/** A code with a right check digit that belongs to no letter. */
export function unknownCode() {
  const raw = randomBytes(14);
  const bytes = Buffer.concat([raw, hash("sp1/code/check", Buffer.from("A"), raw).subarray(0, 1)]);
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const text = bits.match(/.{5}/g).map((five) => SYMBOLS[Number.parseInt(five, 2)]).join("");
  return text.match(/.{4}/g).join("-");
}

/** The code with its symbol `at` (dashes not counted) replaced by the next one. */
export function mistyped(code, at) {
  const text = code.replaceAll("-", "");
  return text.slice(0, at) + SYMBOLS[(SYMBOLS.indexOf(text[at]) + 1) % SYMBOLS.length] + text.slice(at + 1);
}
