// SPDX-License-Identifier: EUPL-1.2
// The 143 age vectors of C2SP CCTV: the library must agree with all, and our scanner must let none in that is not hybrid.
import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import { armor, Decrypter } from "age-encryption";
import * as cctv from "cctv-age";
import { describe, expect, it } from "vitest";
import { BUNDLE, ORDINARY, scanFile } from "../../src/crypto/ageheader.ts";
import { codeOf } from "../../src/crypto/errors.ts";
import { open } from "../../src/crypto/agefile.ts";

interface Vector {
  readonly name: string;
  readonly expect: string;
  readonly payload: string | null;
  readonly identities: readonly string[];
  readonly passphrases: readonly string[];
  readonly armored: boolean;
  readonly body: Uint8Array;
}

function parse(name: string, bytes: Uint8Array): Vector {
  const text = Buffer.from(bytes).toString("latin1");
  const end = text.indexOf("\n\n");
  const fields = text
    .slice(0, end)
    .split("\n")
    .map((line) => [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)] as const);
  const all = (key: string): string[] => fields.filter(([name_]) => name_ === key).map(([, value]) => value);
  const raw = bytes.subarray(end + 2);
  return {
    name,
    expect: all("expect")[0]!,
    payload: all("payload")[0] ?? null,
    identities: all("identity"),
    passphrases: all("passphrase"),
    armored: all("armored")[0] === "yes",
    body: all("compressed")[0] === "zlib" ? new Uint8Array(inflateSync(raw)) : new Uint8Array(raw),
  };
}

const vectors = Object.entries(cctv as Readonly<Record<string, Uint8Array>>).map(([name, bytes]) => parse(name, bytes));

async function decrypt(vector: Vector): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  for (const identity of vector.identities) decrypter.addIdentity(identity);
  for (const passphrase of vector.passphrases) decrypter.addPassphrase(passphrase);
  const file = vector.armored ? armor.decode(Buffer.from(vector.body).toString("latin1")) : vector.body;
  return decrypter.decrypt(file);
}

function verdict(file: Uint8Array, limits: typeof ORDINARY): string {
  try {
    scanFile(file, limits);
    return "ok";
  } catch (error) {
    return codeOf(error);
  }
}

describe("CCTV age vectors", () => {
  it("are 143", () => {
    expect(vectors.length).toBe(143);
  });

  it.each(vectors.map((vector) => [vector.name, vector] as const))("library: %s", async (_, vector) => {
    if (vector.expect === "success") {
      const opened = await decrypt(vector);
      expect(createHash("sha256").update(opened).digest("hex")).toBe(vector.payload);
    } else {
      await expect(decrypt(vector)).rejects.toThrow();
    }
  });

  it("scanner verdicts stay as they are", () => {
    const rows = vectors.map((vector) => [vector.name, vector.expect, verdict(vector.body, ORDINARY), verdict(vector.body, BUNDLE)].join("  "));
    expect(rows).toMatchSnapshot();
  });

  it("every success our scanner lets in is a hybrid file that opens, and every refusal has a name", async () => {
    let opened = 0;
    for (const vector of vectors) {
      const scanned = verdict(vector.body, ORDINARY);
      expect(scanned, vector.name).not.toBe("internal");
      const hybrid = vector.identities.some((identity) => identity.startsWith("AGE-SECRET-KEY-PQ-1"));
      if (scanned === "ok" && vector.expect === "success") {
        expect(hybrid, vector.name).toBe(true);
        const content = await open(vector.identities[0]!, vector.body);
        expect(createHash("sha256").update(content).digest("hex")).toBe(vector.payload);
        opened++;
      } else if (scanned === "ok") {
        await expect(open(vector.identities[0]!, vector.body), vector.name).rejects.toMatchObject({ name: "ProtocolError" });
      }
    }
    expect(opened).toBeGreaterThan(0);
  });
});
