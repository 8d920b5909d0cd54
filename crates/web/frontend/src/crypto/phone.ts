// SPDX-License-Identifier: EUPL-1.2
// The phone check (docs/PROTOCOL.md, "Phone check"): both ends of a call show the same two words and the same number. The desk commits to
// its draw before it sees the other's, so neither of them, nor the server in between, nor a caller can choose what is shown.
import { unb64u } from "./b64.ts";
import type { Bytes } from "./bytes.ts";
import { uuidBytes } from "./ids.ts";
import { PHONE_WORDS } from "./phone-words.ts";
import { h } from "./tup.ts";
import type { B64u, Uuid } from "./wire.ts";

/** Who speaks with whom: the person, and the keycard of the desk. */
export interface Call {
  readonly org: string;
  readonly pid: Uuid;
  readonly kc: B64u;
}

export interface Spoken {
  /** The words that the person says. */
  readonly words: readonly [string, string];
  /** The number that the desk says, 0 to 999; shown with three digits. */
  readonly number: number;
}

/** `H("sp1/phone/commit", org, pid, desk kc, a)`: binds the desk to its draw. */
export function phoneCommitment({ org, pid, kc }: Call, a: Uint8Array): Bytes {
  return h("sp1/phone/commit", org, uuidBytes(pid), unb64u(kc), a);
}

/** Words and number from `H("sp1/phone", org, pid, desk kc, a, b)`: one byte a word, and the two bytes after them modulo 1000. */
export function spoken({ org, pid, kc }: Call, a: Uint8Array, b: Uint8Array): Spoken {
  return wordsOf(h("sp1/phone", org, uuidBytes(pid), unb64u(kc), a, b));
}

/** Words and number of a hash. */
export function wordsOf([first = 0, second = 0, high = 0, low = 0]: Uint8Array): Spoken {
  return { words: [PHONE_WORDS[first] ?? "", PHONE_WORDS[second] ?? ""], number: (high * 256 + low) % 1000 };
}
