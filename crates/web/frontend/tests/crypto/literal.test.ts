// SPDX-License-Identifier: EUPL-1.2
// The literal vectors of the design paper (protocol, section 14): recomputed there by independent code.
import { describe, expect, it } from "vitest";
import { activationLocator, activationLocatorHash, macOrg, macPerson, orgKey, personKey } from "../../src/crypto/activation.ts";
import { identityOf, recipientOf } from "../../src/crypto/agefile.ts";
import { hex, unhex, utf8 } from "../../src/crypto/bytes.ts";
import { formatCode, parseCode } from "../../src/crypto/codes.ts";
import { keyId, pae, signEnvelope, statementHash } from "../../src/crypto/dsse.ts";
import { publicKeyOf } from "../../src/crypto/ed25519.ts";
import { unb64 } from "../../src/crypto/b64.ts";
import { sha256 } from "../../src/crypto/hash.ts";
import { padme } from "../../src/crypto/padme.ts";
import { personLabel } from "../../src/crypto/verify.ts";
import { fingerprint } from "../../src/crypto/trust.ts";
import { h, tup } from "../../src/crypto/tup.ts";
import { bundleMac, deriveUnlockKeys, prfInput } from "../../src/crypto/unlock.ts";

const ORG = "musterkasse.example";
const PID = "a0a1a2a3-a4a5-a6a7-a8a9-aaabacadaeaf";
const AID = "f0f1f2f3-f4f5-f6f7-f8f9-fafbfcfdfeff";
const A = Uint8Array.from({ length: 14 }, (_, i) => i);
const R = Uint8Array.from({ length: 19 }, (_, i) => i);
const filled = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const covered = { org: ORG, aid: AID, pid: PID, issue: filled(0x22), td: filled(0x33) };

describe("literal vectors", () => {
  it("encodes and hashes tuples", () => {
    expect(hex(tup("sp1/test", "abc", unhex("00ff")))).toBe("7370312f7465737400000000036162630000000200ff");
    expect(hex(h("sp1/test", "abc", unhex("00ff")))).toBe("9d6091f7bf95af14db880ccc92542522f2ddd72e32f6b433c520ac6b1a32aa8b");
  });

  it("writes and reads codes", () => {
    expect(formatCode("A", A)).toBe("000G-40R4-0M30-E209-185G-R39B");
    expect(formatCode("R", R)).toBe("000G-40R4-0M30-E209-185G-R38E-1W81-24QV");
    expect(parseCode("A", "oooG 40r4-om3o E209 i85g-R39B")).toEqual(A);
    expect(parseCode("R", "000G-40R4-0M30-E209-L85G-R38E-1W81-24QV")).toEqual(R);
  });

  it("derives everything of an activation", async () => {
    expect(hex(h("sp1/act/salt", ORG))).toBe("5c3509765dc3bf7f4c76b8b01977653d13d7308a63bde0d9f5272d01a7c9795e");
    const locator = await activationLocator(A, ORG);
    expect(hex(locator)).toBe("6a8ed51863a0711c30af1e9c437637468d3033124755063aa7530b42ea69e831");
    expect(hex(activationLocatorHash(locator))).toBe("b4c0f3931c9679ff10035a89af317d4771cf45fce63a83812acbaf60c2a97063");
    const person = await personKey(A, ORG, AID);
    const org = await orgKey(A, ORG, AID);
    expect(hex(person)).toBe("e0c416ed7074e2120e1951e6785a54d77e8635357bba97268ba32bf6defae690");
    expect(hex(org)).toBe("03b51ef8ebece68671ab76afc818f1fe7866a7289f05af6c7d3ddf2c7fb346b9");
    expect(hex(await macPerson(person, covered, filled(0x11)))).toBe("95614e500886ff5562558781d84d231550f6f649e34f295f3c7fbbce4d3e918a");
    expect(hex(await macOrg(org, covered))).toBe("7006a88dd85e473c238da07a0907f7aa6c4ccb0ef00e64f05096797826ce6af2");
  });

  it("derives an age identity, its recipient and MACs from a PRF result", async () => {
    expect(hex(prfInput("post.musterkasse.example"))).toBe("3a610fd66aa7361bf6063145c9814706153fe5e2ec085ee9eed03daf2b6ca3b9");
    const keys = await deriveUnlockKeys("prf", filled(0x44), ORG, PID);
    expect(keys.identity).toBe("AGE-SECRET-KEY-PQ-1JGV6TP0DU7EMVKNAK6C4A39K0PF0GQ9VX65THFU0TE5P9X3X3N5QWUN90Q");
    expect(keys.identity).toBe(identityOf(unhex("9219a585ede7b3b65a7db6b15ec4b67852f400ac36a8bba78f5e68129a268ce8")));
    expect(keys.recipient).toBe(await recipientOf(keys.identity));
    expect(hex(sha256(utf8(keys.recipient)))).toBe("02bddc285d22147b079aaedc2e1b7ad538a4c56bf45b95bc6483699a668d799d");
    expect(hex(keys.macSecret)).toBe("db8195907acf7d1cf30a013cf3ef2ecb763ad72a3af5cafcf929647ef7444646");
    expect(keys.auth).toBeNull();
    expect(hex(await bundleMac(keys.macSecret, ORG, PID, 7, filled(0x55)))).toBe("f1016389edab086a164f593f3c0b3ec35975dbcfb8e5ebb0ce4bd639e80ac497");
  });

  it("signs DSSE envelopes", async () => {
    const payload = utf8('{"a":[1,2],"n":5,"org":"musterkasse.example","t":"Grüße","v":1}');
    const type = "application/vnd.sp1.test+json";
    expect(hex(statementHash(type, payload))).toBe("bac8f412456d1cd6b07f15ed1a3fa4e8362e8afc89b7242a406fef419f9156df");
    expect(hex(sha256(pae(type, payload)))).toBe(hex(statementHash(type, payload)));
    const key = publicKeyOf(filled(0x66));
    expect(hex(key)).toBe("34b4d9043156cb6dcf0beb0a2949b7559c940d2bcb6dbe8c53a9b30278e3a746");
    const envelope = await signEnvelope(type, payload, [filled(0x66)]);
    expect(hex(unb64(envelope.signatures[0]!.sig))).toBe(
      "20928dbf03be0365de45d0f39062c6f24e33a54de4727221e09155465579f96273808870c863a107a7f20a28ee526d834466d4205d57c49ad59820aef3e73f0a",
    );
    expect(keyId(key)).toBe("xMBU1TkZ4w3Gwz_wUkfUa5E_VcL7yR54P4iqOhHWayQ");
  });

  it("labels, prints fingerprints and pads", () => {
    expect(hex(personLabel(ORG, PID))).toBe("17234f87e0cb4dce6df164a9eaf89c0ddf799dd026736fe02b34524d36a50032");
    expect(fingerprint(filled(0x33))).toBe("A9GY MX94 3R5D MQQ6 33PD FZMX Q2EZ KN21");
    const classes = [[9, 10], [100, 104], [1000, 1024], [2049, 2176], [5000, 5120], [65537, 67584], [1048577, 1081344]] as const;
    for (const [length, padded] of classes) expect(padme(length)).toBe(padded);
  });
});
