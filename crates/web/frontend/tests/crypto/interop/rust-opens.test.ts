// SPDX-License-Identifier: EUPL-1.2
// What TypeScript seals, Rust opens. Its mirror is rust-seals.test.ts: two files, so that vitest runs them side by side.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { identityOf, recipientOf, seal, sealStream } from "../../../src/crypto/agefile.ts";
import { b64u } from "../../../src/crypto/b64.ts";
import { systemChance, type Bytes } from "../../../src/crypto/bytes.ts";
import { sha256 } from "../../../src/crypto/hash.ts";
import { COUNT, interop, SEED, temporaryFolder } from "./rust.ts";

/** Lengths with an eye on the borders of chunks, as the Rust half draws them. */
function lengthOf(random: () => number): number {
  const pick = Math.floor(random() * 20);
  if (pick === 0) return 65_535 + Math.floor(random() * 3);
  if (pick === 1) return 131_071 + Math.floor(random() * 3);
  if (pick === 2) return 0;
  return Math.floor(random() * (pick === 3 ? 200_000 : 6_000));
}

/** mulberry32: repeatable, for lengths only. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const content = (length: number): Bytes => {
  const out = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) out.set(systemChance(Math.min(65_536, length - at)), at);
  return out;
};

describe("interoperability, TypeScript to Rust", () => {
  it(`Rust opens ${COUNT} files (seed ${SEED})`, { timeout: 1_200_000 }, async () => {
    const folder = temporaryFolder();
    try {
      const identity = identityOf(systemChance(32));
      const recipient = await recipientOf(identity);
      const random = seeded(SEED);
      const manifest: { readonly file: string; readonly sha256: string; readonly size: number }[] = [];
      for (let number = 0; number < COUNT; number++) {
        const plain = content(lengthOf(random));
        const sealed = number % 2 === 0 ? await seal(recipient, plain) : new Uint8Array(await new Response(await sealStream(recipient, new Blob([plain]).stream())).arrayBuffer());
        const file = `${String(number).padStart(5, "0")}.age`;
        writeFileSync(join(folder.path, file), sealed);
        manifest.push({ file, sha256: b64u(sha256(plain)), size: plain.length });
      }
      const write = (): void => {
        writeFileSync(join(folder.path, "manifest.json"), JSON.stringify(manifest));
      };
      write();
      expect(interop("open-dir", folder.path, identity)).toBe(`${COUNT} files opened\n`);
      // Negative control: the Rust half does look.
      manifest[0] = { ...manifest[0]!, sha256: b64u(systemChance(32)) };
      write();
      expect(() => interop("open-dir", folder.path, identity)).toThrow();
    } finally {
      folder.remove();
    }
  });

  it("both derive the same identity and recipient from a seed", async () => {
    const seed = systemChance(32);
    const [identity, recipient] = interop("keygen", Buffer.from(seed).toString("hex")).trim().split("\n");
    expect(identity).toBe(identityOf(seed));
    expect(recipient).toBe(await recipientOf(identityOf(seed)));
  });
});
