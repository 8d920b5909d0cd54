// SPDX-License-Identifier: EUPL-1.2
// A person whose keys lie open: activates like everybody else at the real server, and can then sign what no honest client would.
import { randomUUID } from "node:crypto";
import { activationLocator, checkActivation, makeBindRequest } from "../../../src/crypto/activation.ts";
import { identityOf, recipientOf, type Identity } from "../../../src/crypto/agefile.ts";
import { b64u } from "../../../src/crypto/b64.ts";
import { bundleMethod, sealKeyBundle, type Bundle } from "../../../src/crypto/bundle.ts";
import { systemChance, type Bytes } from "../../../src/crypto/bytes.ts";
import { parseCode } from "../../../src/crypto/codes.ts";
import { makePersonKeys, makeSeeds, type PersonKeys } from "../../../src/crypto/identity.ts";
import { makeUuid4 } from "../../../src/crypto/ids.ts";
import { envelopeOf, read } from "../../../src/crypto/statement.ts";
import { DEPT_EPOCH } from "../../../src/crypto/statements/dept-epoch.ts";
import { STAFF } from "../../../src/crypto/statements/staff.ts";
import { authHash, deriveUnlockKeys } from "../../../src/crypto/unlock.ts";
import type { Attested, Envelope, Role } from "../../../src/crypto/wire.ts";
import { now } from "./insider.ts";

export type Side = "portal" | "office";

/** One browser profile's view of one origin: cookie, origin, keys for repeats. */
export class Client {
  readonly #origin: string;
  readonly #side: Side;
  #cookie = "";

  constructor(origin: string, side: Side) {
    this.#origin = origin;
    this.#side = side;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of the server that a forger takes apart
  get = (path: string): Promise<any> => this.#call("GET", path, null);
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  post = (path: string, body: unknown): Promise<any> => this.#call("POST", path, JSON.stringify(body));
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  put = (path: string, body: Bytes): Promise<any> => this.#call("PUT", path, body);

  async #call(method: string, path: string, body: string | Bytes | null): Promise<unknown> {
    const headers: Record<string, string> = { cookie: this.#cookie };
    if (method !== "GET") Object.assign(headers, { origin: this.#origin, "x-siegelpost": "1", "idempotency-key": randomUUID() });
    if (typeof body === "string") headers["content-type"] = "application/json";
    const answer = await fetch(`${this.#origin}/api/${this.#side}${path}`, { method, headers, ...(body === null ? {} : { body }) });
    const [cookie] = answer.headers.getSetCookie();
    if (cookie !== undefined) this.#cookie = cookie.split(";")[0] ?? "";
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 200)}`);
    return text === "" ? null : JSON.parse(text);
  }
}

export interface Person {
  readonly http: Client;
  readonly pid: string;
  readonly keys: PersonKeys;
  readonly kc: string;
  readonly bind: Attested;
  readonly dev: string;
}

interface Lookup {
  readonly aid: string;
  readonly pid: string;
  readonly issue: Attested;
  readonly mac_org: string;
  readonly td: readonly Attested[];
  readonly registrar: Attested;
}

/** Redeems a code at the real server, with a password made of random bytes. */
export async function activate(origin: string, side: Side, org: string, paper: { readonly code: string; readonly dob: string }): Promise<Person> {
  const http = new Client(origin, side);
  const code = parseCode("A", paper.code);
  const found = (await http.post("/activation/lookup", { locator: b64u(await activationLocator(code, org)) })) as Lookup;
  const { trust, issue, covered } = await checkActivation({ ...found, org, code, fingerprint: null, macOrg: found.mac_org }, now());
  const keys = await makePersonKeys({ org, pid: found.pid, kind: issue.body.role }, makeSeeds(systemChance), null, now());
  const pins = { td_ver: trust.newest.body.ver, td_sh: trust.newest.id, log_size: null, log_root: null, kc: keys.keycard.id };
  const unlock = await deriveUnlockKeys("pwd", systemChance(64), org, found.pid);
  const method = bundleMethod(makeUuid4(), "pwd", "Passwort", unlock, now());
  const secret = (): string => b64u(systemChance(32));
  const bundle: Bundle = { v: 1, org, pid: found.pid, seq: 1, sig_seed: b64u(keys.seeds.sig), enc_seed: b64u(keys.seeds.enc), old: [], index_key: secret(), self_mac: secret(), unlock: [method], pins };
  const { file, macs } = await sealKeyBundle(bundle);
  const registrar = read(DEPT_EPOCH, envelopeOf(found.registrar)).body.enc;
  const request = await makeBindRequest({ code, covered, kc: keys.keycard.sh, sigSeed: keys.seeds.sig, dob: paper.dob, registrar }, now());
  await http.post("/activation/complete", {
    keycard: keys.keycard.envelope,
    bind_request: b64u(request),
    bundle: { seq: 1, file: b64u(file) },
    methods: [{ id: method.id, tag: "pwd", mac: macs.get(method.id), auth_hash: b64u(authHash(unlock.auth ?? new Uint8Array())), locator_hash: null }],
  });
  const { state } = (await http.get("/activation/status?wait=20")) as { readonly state: string };
  if (state !== "bound") throw new Error(`not bound: ${state}`);
  const { bind } = (await http.get("/bundle")) as { readonly bind: Attested };
  return { http, pid: found.pid, keys, kc: keys.keycard.id, bind, dev: b64u(systemChance(16)) };
}

/** Keys of somebody whom nobody has ever bound. */
export async function nobody(org: string, pid: string, kind: Role): Promise<Omit<Person, "http" | "bind">> {
  const keys = await makePersonKeys({ org, pid, kind }, makeSeeds(systemChance), null, now());
  return { pid, keys, kc: keys.keycard.id, dev: b64u(systemChance(16)) };
}

export interface Post {
  readonly dept: string;
  readonly cert: Attested;
  /** `sh` of the certificate. */
  readonly certId: string;
}

/** Waits until two administrators have certified a clerk. */
export async function certified(clerk: Person): Promise<Post> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { items } = (await clerk.http.get("/units")) as { readonly items: readonly { readonly dept: string; readonly cert: Attested; readonly grants: readonly unknown[] }[] };
    const unit = items.find(({ grants }) => grants.length > 0);
    if (unit !== undefined) return { dept: unit.dept, cert: unit.cert, certId: read(STAFF, envelopeOf(unit.cert)).id };
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("no certificate after 10 s");
}

/** An age identity made on the spot, with its recipient. */
export async function freshIdentity(): Promise<{ readonly identity: Identity; readonly enc: string }> {
  const identity = identityOf(systemChance(32));
  return { identity, enc: await recipientOf(identity) };
}

/** The keycard of a person as a statement that travels beside a thread. */
export const cardOf = ({ keys }: Pick<Person, "keys">): { readonly stmt: Envelope; readonly leaf: null; readonly proof: null } => ({ stmt: keys.keycard.envelope, leaf: null, proof: null });
