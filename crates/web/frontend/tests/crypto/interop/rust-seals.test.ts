// SPDX-License-Identifier: EUPL-1.2
// What Rust seals, TypeScript opens: header scanned, whole and streamed.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { identityOf, open, openStream, recipientOf } from "../../../src/crypto/agefile.ts";
import { b64u } from "../../../src/crypto/b64.ts";
import { systemChance } from "../../../src/crypto/bytes.ts";
import { codeOf } from "../../../src/crypto/errors.ts";
import { sha256 } from "../../../src/crypto/hash.ts";
import { COUNT, interop, SEED, temporaryFolder } from "./rust.ts";

describe("interoperability, Rust to TypeScript", () => {
  it(`opens ${COUNT} files (seed ${SEED})`, { timeout: 1_200_000 }, async () => {
    const folder = temporaryFolder();
    try {
      const identity = identityOf(systemChance(32));
      interop("seal-dir", folder.path, String(COUNT), await recipientOf(identity), String(SEED));
      const manifest = JSON.parse(readFileSync(join(folder.path, "manifest.json"), "utf8")) as readonly { readonly file: string; readonly sha256: string; readonly size: number }[];
      expect(manifest.length).toBe(COUNT);
      for (const [number, { file, sha256: hash, size }] of manifest.entries()) {
        const sealed = new Uint8Array(readFileSync(join(folder.path, file)));
        const plain = number % 2 === 0 ? await open(identity, sealed) : new Uint8Array(await new Response(await openStream([identity], new Blob([sealed]).stream())).arrayBuffer());
        if (plain.length !== size || b64u(sha256(plain)) !== hash) expect.fail(`${file}: other content`);
      }
      // Negative control: another identity opens nothing.
      const first = new Uint8Array(readFileSync(join(folder.path, manifest[0]!.file)));
      expect(await open(identityOf(systemChance(32)), first).then(() => "none", codeOf)).toBe("not-for-this-key");
    } finally {
      folder.remove();
    }
  });
});
