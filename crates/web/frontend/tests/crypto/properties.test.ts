// SPDX-License-Identifier: EUPL-1.2
// Properties (protocol, section 14.5): round trips, TUP injective, the order of messages a function of their set.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identityOf, open, openStream, recipientOf, seal, sealedSize, sealStream, seedOf } from "../../src/crypto/agefile.ts";
import { ORDINARY, plaintextLength, scanFile } from "../../src/crypto/ageheader.ts";
import { b64, b64u, unb64, unb64u } from "../../src/crypto/b64.ts";
import { equalBytes, hex, systemChance, unhex, utf8 } from "../../src/crypto/bytes.ts";
import { checkCode, formatCode, parseCode, parseQr, splitInput } from "../../src/crypto/codes.ts";
import { codeOf } from "../../src/crypto/errors.ts";
import { makeUuid4, makeUuid7, uuidBytes, uuidText } from "../../src/crypto/ids.ts";
import { canonicalBytes, parseCanonical, type Json } from "../../src/crypto/json.ts";
import { contentSize, padme, textSize } from "../../src/crypto/padme.ts";
import { Transcript, type Entry } from "../../src/crypto/transcript.ts";
import { tup } from "../../src/crypto/tup.ts";

const bytes = (max = 300) => fc.uint8Array({ maxLength: max });

describe("properties", () => {
  it("texts of bytes round-trip and have one spelling", () => {
    fc.assert(fc.property(bytes(), (value) => {
      expect(unb64u(b64u(value))).toEqual(new Uint8Array(value));
      expect(unb64(b64(value))).toEqual(new Uint8Array(value));
      expect(b64(value)).toBe(Buffer.from(value).toString("base64"));
      expect(unhex(hex(value))).toEqual(new Uint8Array(value));
    }));
    for (const bad of ["A", "AB=", "A===", "AB\n=", "AB-_", "QQ", "QR=="]) expect(() => unb64(bad)).toThrow();
    for (const bad of ["A", "QQ==", "A+/B", "QR"]) expect(() => unb64u(bad)).toThrow();
  });

  it("TUP is injective", () => {
    const fields = fc.array(bytes(6), { maxLength: 4 });
    fc.assert(fc.property(fields, fields, (a, b) => {
      expect(hex(tup("x", ...a)) === hex(tup("x", ...b))).toBe(a.length === b.length && a.every((field, i) => hex(field) === hex(b[i]!)));
    }));
  });

  it("canonical JSON is what it parses to, in any order of members", () => {
    const json = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof({ depthSize: "small" }, fc.constant(null), fc.boolean(), fc.maxSafeInteger().map((n) => (Object.is(n, -0) ? 0 : n)), fc.string({ unit: "grapheme" }), fc.array(tie("value"), { maxLength: 3 }), fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), tie("value"), { maxKeys: 4 })),
    })).value;
    fc.assert(fc.property(json, (value) => {
      const written = canonicalBytes(value);
      expect(canonicalBytes(parseCanonical(written))).toEqual(written);
    }));
  });

  it("codes round-trip; a wrong symbol passes no more often than the check byte allows; QR texts split", () => {
    for (const kind of ["A", "R"] as const) {
      let passed = 0;
      let tried = 0;
      fc.assert(fc.property(fc.uint8Array({ minLength: kind === "A" ? 14 : 19, maxLength: kind === "A" ? 14 : 19 }), fc.nat(), fc.integer({ min: 1, max: 31 }), (raw, place, shift) => {
        const code = formatCode(kind, raw);
        expect(parseCode(kind, code.toLowerCase().replaceAll("-", " "))).toEqual(new Uint8Array(raw));
        const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        const symbols = code.replaceAll("-", "");
        const at = place % symbols.length;
        const wrong = symbols.slice(0, at) + alphabet.charAt((alphabet.indexOf(symbols.charAt(at)) + shift) % 32) + symbols.slice(at + 1);
        tried++;
        if (checkCode(kind, wrong).ok) passed++;
        const fp = "A9GY MX94 3R5D MQQ6 33PD FZMX Q2EZ KN21";
        const text = kind === "A" ? `SP1 ${code} ${fp.replaceAll(" ", "")}` : `SP1R ${code}`;
        expect(parseQr(text)).toMatchObject({ kind, code });
        expect(splitInput(` ${text}\n`, kind)).toMatchObject({ code, fingerprint: kind === "A" ? fp : null });
      }), { numRuns: 500 });
      expect(passed / tried).toBeLessThan(0.03);
    }
    expect(() => parseQr("https://example.org/#1")).toThrow();
    expect(() => splitInput("SP1R x", "A")).toThrow();
  });

  it("UUIDs round-trip and carry their version", () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (raw) => {
      expect(uuidBytes(uuidText(raw))).toEqual(new Uint8Array(raw));
    }));
    expect(makeUuid4()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/);
    expect(makeUuid7(1_700_000_000_123)).toMatch(/^018bcfe5-687b-7/);
    expect(makeUuid7(2) > makeUuid7(1)).toBe(true);
  });

  it("padding never shrinks, adds at most an eighth, and is stable", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 40 }), (length) => {
      const padded = padme(length);
      expect(padded).toBeGreaterThanOrEqual(length);
      expect(padded - length).toBeLessThanOrEqual(length / 8 + 1);
      expect(padme(padded)).toBe(padded);
      expect(textSize(length)).toBeGreaterThanOrEqual(4096);
      expect(contentSize(length)).toBeGreaterThanOrEqual(65536);
    }));
  });

  it("seal and open round-trip, whole and streamed, with the announced size", async () => {
    const identity = identityOf(systemChance(32));
    const recipient = await recipientOf(identity);
    expect(identityOf(seedOf(identity))).toBe(identity);
    await fc.assert(fc.asyncProperty(fc.oneof(fc.constantFrom(0, 1, 65_535, 65_536, 65_537, 131_072), fc.nat(200_000)), async (length) => {
      const content = new Uint8Array(length).fill(length & 255);
      const file = await seal(recipient, content);
      expect(file.length).toBe(sealedSize(length));
      expect(plaintextLength(file.length, scanFile(file, ORDINARY).length)).toBe(length);
      expect(equalBytes(await open(identity, file), content)).toBe(true);
      const streamed = new Uint8Array(await new Response(await sealStream(recipient, new Blob([content]).stream())).arrayBuffer());
      expect(streamed.length).toBe(file.length);
      const back = await openStream([identity], new Blob([streamed]).stream());
      expect(equalBytes(new Uint8Array(await new Response(back).arrayBuffer()), content)).toBe(true);
    }), { numRuns: 25 });
  });

  it("no changed byte of a sealed file opens", async () => {
    const identity = identityOf(systemChance(32));
    const file = await seal(await recipientOf(identity), utf8("Inhalt".repeat(50)));
    await fc.assert(fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, bit) => {
      const bent = file.slice();
      bent[at]! ^= bit;
      const code = await open(identity, bent).then(() => "opened", codeOf);
      expect(code).not.toBe("opened");
      expect(code).not.toBe("internal");
    }), { numRuns: 150 });
  });

  it("the order and the findings of a transcript depend on the set only", () => {
    const entries = fc.array(fc.record({ seq: fc.integer({ min: 1, max: 5 }), sent: fc.nat(5), dev: fc.constantFrom("A", "B"), n: fc.integer({ min: 1, max: 6 }), links: fc.array(fc.nat(9), { maxLength: 2 }) }), { minLength: 1, maxLength: 10 });
    fc.assert(fc.property(entries, fc.infiniteStream(fc.nat()), (list, chance) => {
      const all: Entry[] = list.map(({ links, ...entry }, i) => ({ ...entry, sh: `m${i}`, prev: [...new Set(links.map((link) => `m${link}`))].sort(), received: null }));
      const fill = (order: readonly Entry[]): Transcript => {
        const transcript = new Transcript();
        for (const entry of order) transcript.insert(entry);
        return transcript;
      };
      const shuffled = [...all].map((entry) => ({ entry, key: chance.next().value! })).sort((a, b) => a.key - b.key).map(({ entry }) => entry);
      const [a, b] = [fill(all), fill(shuffled)];
      expect(b.order()).toEqual(a.order());
      expect(b.heads()).toEqual(a.heads());
      expect(b.findings()).toEqual(a.findings());
      expect(b.insert(all[0]!)).toBe(false);
    }));
  });
});
