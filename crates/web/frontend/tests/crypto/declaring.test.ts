// SPDX-License-Identifier: EUPL-1.2
// A declaration in the form of the law: it is asked for one message of one's own, and the registrar's word stands at that message and no other.
// Negative control, seen red and restored: a proof that is not compared with the bytes of the message.
import { beforeEach, describe, expect, it } from "vitest";
import { open, seal } from "../../src/crypto/agefile.ts";
import type { CryptoApi } from "../../src/crypto/api.ts";
import { b64u } from "../../src/crypto/b64.ts";
import { systemChance } from "../../src/crypto/bytes.ts";
import { envelopeFrom, envelopeJson } from "../../src/crypto/dsse.ts";
import { sha256 } from "../../src/crypto/hash.ts";
import { canonicalBytes, parsePadded } from "../../src/crypto/json.ts";
import { read, signStatement } from "../../src/crypto/statement.ts";
import { DECLARE_START, OIDC_ANSWER, OIDC_FINISH, type OidcResult } from "../../src/crypto/statements/oidc.ts";
import { beginThread, type Courier, enrol, hire, Insurer, isPerson, isUnit, ORG, T0 } from "./world.ts";

const IDP = { id: "broker", iss: "https://id.broker.example", jwks_uri: "https://id.broker.example/jwks", procedure: "eid" };
const URL_THERE = "https://id.broker.example/auth?client_id=a&request_uri=b";
const HOUR = 3600;

let insurer: Insurer;
let person: Awaited<ReturnType<typeof enrol>>;
let staff: Awaited<ReturnType<typeof hire>>;
let courier: Courier;
let obj: string;

beforeEach(async () => {
  insurer = await new Insurer().start();
  await insurer.nextTd({ idps: [IDP] });
  person = await enrol(insurer);
  staff = await hire(insurer);
  courier = await beginThread(insurer, person);
  await courier.show(person.api, isPerson(person.pid), T0 + HOUR);
  obj = b64u(sha256(courier.messages[0]!.file));
});

const trust = () => ({ org: ORG, td: insurer.chain, registrar: insurer.attestedDept("registrar"), now: T0 + HOUR });
const atRegistrar = (file: Uint8Array<ArrayBuffer>) => open(insurer.dept("registrar").identity, file).then((bytes) => envelopeFrom(parsePadded(bytes)));

async function word(to: string, result: OidcResult, by = insurer.binder) {
  return signStatement(OIDC_ANSWER, { v: 1, org: ORG, to, result, iat: T0 + HOUR }, by);
}

/** There and back; `said` is what the registrar makes of it. */
async function whole(api: CryptoApi, said: (asked: { pid: string; thread: string; obj: string }) => OidcResult) {
  const start = read(DECLARE_START, await atRegistrar((await api.beginDeclaration({ ...trust(), provider: "broker", thread: courier.thread, obj })).file));
  const sealed = async (signed: Awaited<ReturnType<typeof word>>) => seal(start.body.enc, canonicalBytes(envelopeJson(signed.envelope)));
  const state = b64u(systemChance(32));
  await api.openIdentification({ file: await sealed(await word(start.id, { t: "redirect", url: URL_THERE, state })) });
  const finish = read(OIDC_FINISH, await atRegistrar((await api.finishIdentification({ ...trust(), code: "abc", state, iss: IDP.iss })).file));
  const { pid, thread, obj: about } = start.body;
  return api.openIdentification({ file: await sealed(await word(finish.id, said({ pid, thread, obj: about }))) });
}

describe("a declaration", () => {
  it("is about one message of one's own, survives the page, and waits until the server has it", async () => {
    const result = await whole(person.api, (asked) => {
      expect(asked).toEqual({ pid: person.pid, thread: courier.thread, obj });
      return { t: "declared", ...asked, procedure: "eid" };
    });
    if (result.t !== "declared") throw new Error(result.t);
    expect(result).toMatchObject({ thread: courier.thread, procedure: "eid", at: T0 + HOUR });
    expect(await person.api.waitingDeclaration()).toEqual({ stmt: result.stmt, thread: courier.thread });
    await person.api.dropDeclaration();
    expect(await person.api.waitingDeclaration()).toBeNull();

    // Both sides read it at the message.
    courier.messages[0] = { ...courier.messages[0]!, declared: result.stmt };
    const seen = await courier.show(staff.api, isUnit("pflege"), T0 + HOUR);
    expect(seen.messages[0]?.declared).toEqual({ procedure: "eid", at: T0 + HOUR });
  });

  it("is not taken for another message than it was asked for", async () => {
    await expect(whole(person.api, (asked) => ({ t: "declared", ...asked, obj: b64u(systemChance(32)), procedure: "eid" }))).rejects.toMatchObject({ code: "wrong-place" });
    expect(await person.api.waitingDeclaration()).toBeNull();
  });

  it("cannot be asked for what somebody else has written, or for nothing", async () => {
    await expect(person.api.beginDeclaration({ ...trust(), provider: "other", thread: courier.thread, obj })).rejects.toMatchObject({ code: "no-identification" });
    await expect(person.api.beginDeclaration({ ...trust(), provider: "broker", thread: courier.thread, obj: b64u(systemChance(32)) })).rejects.toMatchObject({ code: "wrong-place" });
    await courier.show(staff.api, isUnit("pflege"), T0 + HOUR);
    await expect(staff.api.beginDeclaration({ ...trust(), provider: "broker", thread: courier.thread, obj })).rejects.toMatchObject({ code: "wrong-place" });
  });

  it("counts for nothing when the server puts it somewhere else, or makes one up", async () => {
    const asked = { pid: person.pid, thread: courier.thread, obj };
    const lies: readonly (readonly [string, OidcResult, typeof insurer.binder])[] = [
      ["of another message", { t: "declared", ...asked, obj: b64u(systemChance(32)), procedure: "eid" }, insurer.binder],
      ["of somebody else", { t: "declared", ...asked, pid: staff.pid, procedure: "eid" }, insurer.binder],
      ["of another thread", { t: "declared", ...asked, thread: staff.pid, procedure: "eid" }, insurer.binder],
      ["not by the registrar", { t: "declared", ...asked, procedure: "eid" }, insurer.issuer],
      ["no declaration at all", { t: "refused", reason: "busy" }, insurer.binder],
    ];
    let clerk = staff;
    for (const [name, result, by] of lies) {
      courier.messages[0] = { ...courier.messages[0]!, declared: (await word(obj, result, by)).envelope };
      const seen = await courier.show(clerk.api, isUnit("pflege"), T0 + HOUR);
      expect(seen.messages[0]?.declared, name).toBe("unproven");
      clerk = await hire(insurer);
    }
  });
});
