// SPDX-License-Identifier: EUPL-1.2
// Wycheproof (C2SP, Apache-2.0; commit dac1dd47, in vectors/wycheproof): Ed25519, HKDF, HMAC, PBKDF2.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hex, unhex } from "../../src/crypto/bytes.ts";
import { verify, verifyNoble } from "../../src/crypto/ed25519.ts";
import { hkdf, hmac, hmacIs, pbkdf2 } from "../../src/crypto/hash.ts";

interface Case {
  readonly tcId: number;
  readonly comment: string;
  readonly result: "valid" | "invalid" | "acceptable";
  readonly [field: string]: unknown;
}
interface Group {
  readonly publicKey?: { readonly pk: string };
  readonly tagSize?: number;
  readonly tests: readonly Case[];
}

function groups(name: string): readonly Group[] {
  const file = new URL(`vectors/wycheproof/${name}_test.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { testGroups: readonly Group[] }).testGroups;
}

const field = (test: Case, name: string): Uint8Array => unhex(test[name] as string);

describe("Wycheproof", () => {
  it("agrees on every Ed25519 signature, natively and in noble", async () => {
    let seen = 0;
    for (const group of groups("ed25519")) {
      const key = unhex(group.publicKey!.pk);
      for (const test of group.tests) {
        const [message, signature] = [field(test, "msg"), field(test, "sig")];
        const wanted = test.result === "valid";
        expect(await verify(key, message, signature), `native ${test.tcId} ${test.comment}`).toBe(wanted);
        if (signature.length === 64) expect(verifyNoble(key, message, signature), `noble ${test.tcId} ${test.comment}`).toBe(wanted);
        seen++;
      }
    }
    expect(seen).toBe(151);
  });

  it("agrees on every HKDF output", async () => {
    let seen = 0;
    for (const group of groups("hkdf_sha256")) {
      for (const test of group.tests) {
        const made = hkdf(field(test, "ikm"), field(test, "salt"), field(test, "info"), test["size"] as number);
        if (test.result === "valid") expect(hex(await made), String(test.tcId)).toBe(test["okm"]);
        else await expect(made, String(test.tcId)).rejects.toThrow();
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(80);
  });

  it("agrees on every HMAC tag", async () => {
    let seen = 0;
    for (const group of groups("hmac_sha256")) {
      for (const test of group.tests) {
        const [key, message, tag] = [field(test, "key"), field(test, "msg"), field(test, "tag")];
        // We use full tags only: a cut one is compared with the cut computation, and refused by `hmacIs`.
        const full = await hmac(key, message);
        const cut = hex(full.subarray(0, (group.tagSize ?? 256) / 8));
        expect(cut === hex(tag), String(test.tcId)).toBe(test.result === "valid");
        expect(await hmacIs(key, message, tag), String(test.tcId)).toBe(test.result === "valid" && tag.length === 32);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(150);
  });

  it("agrees on every PBKDF2 output", async () => {
    let seen = 0;
    for (const group of groups("pbkdf2_hmacsha256")) {
      for (const test of group.tests) {
        const made = await pbkdf2(field(test, "password"), field(test, "salt"), test["iterationCount"] as number, test["dkLen"] as number);
        expect(hex(made) === test["dk"], String(test.tcId)).toBe(test.result === "valid");
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(30);
  });
});
