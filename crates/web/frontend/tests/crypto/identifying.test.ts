// SPDX-License-Identifier: EUPL-1.2
// Identification by a provider, with an honest registrar and with a lying courier: seeds outlive the page, one way back fits one way there,
// and the code that comes becomes the keys that asked.
import { beforeEach, describe, expect, it } from "vitest";
import { open, seal } from "../../src/crypto/agefile.ts";
import { b64u } from "../../src/crypto/b64.ts";
import { systemChance } from "../../src/crypto/bytes.ts";
import { envelopeFrom, envelopeJson } from "../../src/crypto/dsse.ts";
import { canonicalBytes, parsePadded } from "../../src/crypto/json.ts";
import { read, signStatement, type Kind, type Signed } from "../../src/crypto/statement.ts";
import { KEYCARD } from "../../src/crypto/statements/keycard.ts";
import { OIDC_ANSWER, OIDC_FINISH, OIDC_START, type OidcResult, type OidcStart } from "../../src/crypto/statements/oidc.ts";
import type { CryptoApi } from "../../src/crypto/api.ts";
import type { Keystore } from "../../src/crypto/keystore.ts";
import { Insurer, memoryKeystore, newCore, ORG, T0 } from "./world.ts";

const IDP = { id: "broker", iss: "https://id.broker.example", jwks_uri: "https://id.broker.example/jwks", procedure: "gesundheitsid" };
const URL_THERE = "https://id.broker.example/auth?client_id=a&request_uri=b";

let insurer: Insurer;
let keystore: Keystore;
let api: CryptoApi;
let trust: { readonly org: string; readonly td: Insurer["chain"]; readonly registrar: ReturnType<Insurer["attestedDept"]>; readonly now: number };

beforeEach(async () => {
  insurer = await new Insurer().start();
  await insurer.nextTd({ idps: [IDP] });
  keystore = memoryKeystore();
  api = newCore(keystore);
  trust = { org: ORG, td: insurer.chain, registrar: insurer.attestedDept("registrar"), now: T0 };
});

const opened = async <T>(kind: Kind<T>, file: Uint8Array<ArrayBuffer>): Promise<Signed<T>> => read(kind, envelopeFrom(parsePadded(await open(insurer.dept("registrar").identity, file))));

/** What the registrar answers; `by` is who signs. */
async function answer(enc: string, to: string, result: OidcResult, by = insurer.binder): Promise<Uint8Array<ArrayBuffer>> {
  const signed = await signStatement(OIDC_ANSWER, { v: 1, org: ORG, to, result, iat: T0 }, by);
  return seal(enc, canonicalBytes(envelopeJson(signed.envelope)));
}

/** Away to the provider: what was asked, and the state that the way back has to bring. */
async function away(): Promise<{ readonly start: Signed<OidcStart>; readonly state: string }> {
  const { file } = await api.beginIdentification({ ...trust, provider: "broker" });
  const start = await opened(OIDC_START, file);
  const state = b64u(systemChance(32));
  const result = await api.openIdentification({ file: await answer(start.body.enc, start.id, { t: "redirect", url: URL_THERE, state }) });
  expect(result).toEqual({ t: "redirect", url: URL_THERE });
  return { start, state };
}

describe("identification by a provider", () => {
  it("asks with new keys, survives the page, and the code becomes the keys that asked", async () => {
    expect(await api.identityProviders(trust)).toEqual([{ id: "broker", procedure: "gesundheitsid", host: "id.broker.example" }]);
    const { start, state } = await away();
    // The page is gone, the browser profile stays.
    api = newCore(keystore);
    const back = await api.finishIdentification({ ...trust, code: "abc", state, iss: IDP.iss });
    const finish = await opened(OIDC_FINISH, back.file);
    expect(finish.body).toMatchObject({ start: start.id, code: "abc", state, iss: IDP.iss });
    expect(await keystore.away()).toBeNull();

    const letter = await insurer.letter();
    const identified = await answer(start.body.enc, finish.id, { t: "identified", aid: letter.aid, code: letter.code, fp: insurer.fp, dob: "1980-02-03", exp: T0 + 600 });
    const result = await api.openIdentification({ file: identified });
    if (result.t !== "identified") throw new Error(result.t);
    const { handle, fingerprint } = result;
    await api.checkActivation({ handle, fingerprint, aid: letter.aid, pid: letter.pid, issue: letter.issue, macOrg: letter.macOrg, td: insurer.chain, registrar: letter.registrar, now: T0 });
    const { keycard } = await api.makeIdentity({ handle, now: T0 });
    const card = read(KEYCARD, keycard).body;
    expect({ sig: card.sig, enc: card.enc }).toEqual({ sig: start.body.sig, enc: start.body.enc });
    expect(result.dob).toBe("1980-02-03");
  });

  it("refuses a way back that did not begin here, begun otherwise, or too long ago", async () => {
    await expect(api.finishIdentification({ ...trust, code: "abc", state: "x", iss: null })).rejects.toMatchObject({ code: "no-identification" });
    const { state } = await away();
    await expect(api.finishIdentification({ ...trust, code: "abc", state: `${state}x`, iss: null })).rejects.toMatchObject({ code: "foreign-identification" });
    await expect(api.finishIdentification({ ...trust, code: "abc", state, iss: null, now: T0 + 901 })).rejects.toMatchObject({ code: "identification-over" });
    await expect(api.finishIdentification({ ...trust, code: "abc", state, iss: null })).rejects.toMatchObject({ code: "no-identification" });
  });

  it("takes one way back, and only the registrar's answer to its own question", async () => {
    const { start, state } = await away();
    const back = await api.finishIdentification({ ...trust, code: "abc", state, iss: null });
    await expect(api.finishIdentification({ ...trust, code: "abc", state, iss: null })).rejects.toMatchObject({ code: "no-identification" });
    const finish = await opened(OIDC_FINISH, back.file);
    const refused: OidcResult = { t: "refused", reason: "not-matched" };
    await expect(api.openIdentification({ file: await answer(start.body.enc, start.id, refused) })).rejects.toMatchObject({ code: "wrong-previous" });
    await expect(api.openIdentification({ file: await answer(start.body.enc, finish.id, refused, insurer.issuer) })).rejects.toMatchObject({ code: "bad-signature" });
    expect(await api.openIdentification({ file: await answer(start.body.enc, finish.id, refused) })).toEqual(refused);
  });

  it("asks no provider that the Trust Document does not name, and goes on under no other document", async () => {
    await expect(api.beginIdentification({ ...trust, provider: "other" })).rejects.toMatchObject({ code: "no-identification" });
    const { state } = await away();
    const other = await new Insurer().start();
    await expect(api.finishIdentification({ org: ORG, td: other.chain, registrar: other.attestedDept("registrar"), now: T0, code: "abc", state, iss: null })).rejects.toMatchObject({ code: "wrong-trust-document" });
  });

  it("forgets everything with the lock, but not who is away", async () => {
    const { file } = await api.beginIdentification({ ...trust, provider: "broker" });
    const start = await opened(OIDC_START, file);
    await api.lock();
    await expect(api.openIdentification({ file: await answer(start.body.enc, start.id, { t: "refused", reason: "busy" }) })).rejects.toMatchObject({ code: "no-identification" });
    await away();
    await api.lock();
    expect(await keystore.away()).not.toBeNull();
  });
});
