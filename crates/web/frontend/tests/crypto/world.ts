// SPDX-License-Identifier: EUPL-1.2
// An invented insurer and its courier for tests: role keys, registrar, a store of what a server keeps. Honest unless a test bends it.
import { macOrg, macPerson, orgKey, personKey } from "../../src/crypto/activation.ts";
import { identityOf, open, recipientOf, type Identity, type Recipient } from "../../src/crypto/agefile.ts";
import type { BundleExport, BundleInput, CryptoApi, EpochInput, MessageInput, NewEpoch, SealedMessage } from "../../src/crypto/api.ts";
import { b64u, unb64u } from "../../src/crypto/b64.ts";
import { equalBytes, hex, systemChance, type Bytes } from "../../src/crypto/bytes.ts";
import { formatCode } from "../../src/crypto/codes.ts";
import { createCore } from "../../src/crypto/core/core.ts";
import { envelopeFrom } from "../../src/crypto/dsse.ts";
import { publicKeyOf } from "../../src/crypto/ed25519.ts";
import { sealDeptGrant } from "../../src/crypto/grants.ts";
import { sha256 } from "../../src/crypto/hash.ts";
import { makeUuid4, makeUuid7 } from "../../src/crypto/ids.ts";
import { parsePadded } from "../../src/crypto/json.ts";
import type { Away, DeviceSecret, Keystore } from "../../src/crypto/keystore.ts";
import { read, signStatement, type Signed } from "../../src/crypto/statement.ts";
import { BIND, type Bind } from "../../src/crypto/statements/bind.ts";
import { BIND_REQUEST } from "../../src/crypto/statements/bind-request.ts";
import { DEPT_EPOCH, type DeptEpoch } from "../../src/crypto/statements/dept-epoch.ts";
import { FRESH } from "../../src/crypto/statements/fresh.ts";
import { ISSUE } from "../../src/crypto/statements/issue.ts";
import { KEYCARD, type Keycard } from "../../src/crypto/statements/keycard.ts";
import { RECEIPT } from "../../src/crypto/statements/receipt.ts";
import { REVLIST, type Revlist } from "../../src/crypto/statements/revlist.ts";
import { STAFF, type Staff } from "../../src/crypto/statements/staff.ts";
import { TD, type Td } from "../../src/crypto/statements/td.ts";
import { departmentLabel, personLabel } from "../../src/crypto/verify.ts";
import { fingerprint } from "../../src/crypto/trust.ts";
import type { Attested, Envelope, Lane, Right, Role, Uuid } from "../../src/crypto/wire.ts";

/** What all threads here are about. */
export const MATTER = "pflege";
export const ORG = "musterkasse.example";
export const T0 = 1_795_000_000;
export const HOUR = 3600;
export const DAY = 86_400;

export const memoryKeystore = (): Keystore => {
  const secrets = new Map<string, DeviceSecret>();
  const counters = new Map<string, number>();
  const dev = b64u(systemChance(16));
  let last: DeviceSecret | null = null;
  let away: Away | null = null;
  let declared: Awaited<ReturnType<Keystore["declared"]>> = null;
  return {
    device: () => Promise.resolve(dev),
    putSecret: (secret) => {
      secrets.set(secret.pid, secret);
      last = secret;
      return Promise.resolve();
    },
    secretOf: (_, pid) => Promise.resolve(secrets.get(pid) ?? null),
    lastPerson: () => Promise.resolve(last),
    dropSecret: (_, pid) => Promise.resolve(void secrets.delete(pid)),
    counter: (thread, lane) => Promise.resolve(counters.get(`${thread}/${lane}`) ?? 0),
    setCounter: (thread, lane, n) => Promise.resolve(void counters.set(`${thread}/${lane}`, n)),
    putAway: (next) => {
      away = { ...next, seeds: { sig: next.seeds.sig.slice(), enc: next.seeds.enc.slice() } };
      return Promise.resolve();
    },
    away: () => Promise.resolve(away === null ? null : { ...away, seeds: { sig: away.seeds.sig.slice(), enc: away.seeds.enc.slice() } }),
    dropAway: () => {
      away = null;
      return Promise.resolve();
    },
    putDeclared: (waiting) => {
      declared = waiting;
      return Promise.resolve();
    },
    declared: () => Promise.resolve(declared),
    dropDeclared: () => {
      declared = null;
      return Promise.resolve();
    },
    forget: () => {
      secrets.clear();
      counters.clear();
      return Promise.resolve();
    },
  };
};

const seeds = (count: number): Bytes[] => Array.from({ length: count }, () => systemChance(32));
const publics = (list: readonly Uint8Array[]): string[] => list.map((seed) => b64u(publicKeyOf(seed)));

export class Insurer {
  readonly roots = seeds(3);
  readonly admin = seeds(2);
  readonly binder = seeds(1);
  readonly issuer = seeds(1);
  readonly freshKey = seeds(1);
  readonly receiptKey = seeds(1);
  readonly release = seeds(2);
  td: Signed<Td>[] = [];
  readonly depts = new Map<string, { readonly signed: Signed<DeptEpoch>; readonly identity: Identity }[]>();
  readonly binds = new Map<Uuid, Signed<Bind>[]>();
  readonly cards = new Map<string, Signed<Keycard>>();
  readonly certs: Signed<Staff>[] = [];
  readonly codes = new Map<Uuid, { readonly code: Bytes; readonly issue: Awaited<ReturnType<Insurer["issueStatement"]>> }>();
  revoked: Revlist["revoked"] = [];

  async start(): Promise<this> {
    await this.nextTd({});
    await this.newDepartment("registrar", "Registrar");
    await this.newDepartment("pflege", "Team Pflege");
    return this;
  }

  async nextTd(change: Partial<Td>, signers: readonly Uint8Array[] = this.roots.slice(0, 2)): Promise<Signed<Td>> {
    const previous = this.td.at(-1);
    const role = (list: readonly Uint8Array[], threshold = 1): { keys: string[]; threshold: number } => ({ keys: publics(list), threshold });
    const body: Td = {
      v: 1,
      org: ORG,
      ver: (previous?.body.ver ?? 0) + 1,
      iat: T0 - DAY,
      exp: T0 + 100 * DAY,
      prev: previous?.id ?? null,
      root: role(this.roots, 2),
      roles: {
        admin: role(this.admin, 2),
        binder: role(this.binder),
        fresh: role(this.freshKey),
        issuer: role(this.issuer),
        receipt: role(this.receiptKey),
        release: role(this.release, 2),
        log: { origin: null, vkey: null },
      },
      witness_policy: "none",
      idps: [],
      min_client: 1,
      ...change,
    };
    const signed = await signStatement(TD, body, signers);
    this.td.push(signed);
    return signed;
  }

  get chain(): Envelope[] {
    return this.td.map(({ envelope }) => envelope);
  }

  get fp(): string {
    return fingerprint(this.td[0]!.sh);
  }

  async newDepartment(dept: string, label: string, at = T0 - DAY): Promise<Signed<DeptEpoch>> {
    const known = this.depts.get(dept) ?? [];
    const identity = identityOf(systemChance(32));
    const body: DeptEpoch = {
      v: 1,
      org: ORG,
      dept,
      epoch: known.length + 1,
      label,
      enc: await recipientOf(identity),
      prev: known.at(-1)?.signed.id ?? null,
      reason: "start",
      iat: at,
    };
    const signed = await signStatement(DEPT_EPOCH, body, this.admin);
    this.depts.set(dept, [...known, { signed, identity }]);
    return signed;
  }

  dept(dept: string): { readonly signed: Signed<DeptEpoch>; readonly identity: Identity } {
    return this.depts.get(dept)!.at(-1)!;
  }

  attestedDept(dept: string): Attested {
    const { signed } = this.dept(dept);
    return { stmt: signed.envelope, leaf: { h: signed.id, l: hex(departmentLabel(ORG, dept)), s: signed.body.epoch, t: "dept", v: 1 }, proof: null };
  }

  issueStatement(pid: Uuid, aid: Uuid, role: Role) {
    const method = role === "staff" ? "staff" : "letter";
    return signStatement(ISSUE, { v: 1, org: ORG, aid, pid, seq: 1, method, role, exp: T0 + 30 * DAY, td: this.td.at(-1)!.id, mbx: null }, this.issuer);
  }

  /** A letter: code with what the portal answers on lookup. */
  async letter(role: Role = "insured", pid: Uuid = makeUuid4()) {
    const aid = makeUuid4();
    const code = systemChance(14);
    const issue = await this.issueStatement(pid, aid, role);
    this.codes.set(aid, { code, issue });
    const covered = { org: ORG, aid, pid, issue: issue.sh, td: unb64u(issue.body.td) };
    return { pid, aid, code: formatCode("A", code), issue: issue.envelope, macOrg: b64u(await macOrg(await orgKey(code, ORG, aid), covered)), td: this.chain, registrar: this.attestedDept("registrar") };
  }

  /** The registrar's half of a bind request. */
  async bind(file: Uint8Array, keycard: Envelope, at = T0): Promise<Attested> {
    const request = read(BIND_REQUEST, envelopeFrom(parsePadded(await open(this.dept("registrar").identity, file))));
    const { aid, pid, kc, mac } = request.body;
    const card = read(KEYCARD, keycard);
    const { code, issue } = this.codes.get(aid)!;
    const covered = { org: ORG, aid, pid, issue: issue.sh, td: unb64u(issue.body.td) };
    const expected = await macPerson(await personKey(code, ORG, aid), covered, card.sh);
    if (!equalBytes(expected, unb64u(mac)) || kc !== card.id) throw new Error("registrar refuses");
    return this.bindCard(card, { assurance: issue.body.role === "staff" ? "staff" : "letter", role: issue.body.role, at });
  }

  async bindCard(card: Signed<Keycard>, how: { readonly assurance: Bind["assurance"]; readonly role: Role; readonly at: number }): Promise<Attested> {
    const { pid } = card.body;
    const known = this.binds.get(pid) ?? [];
    const body: Bind = {
      v: 1,
      org: ORG,
      pid,
      seq: known.length + 1,
      kc: card.id,
      prev: known.at(-1)?.id ?? null,
      method: how.assurance === "carryover" ? "carryover" : how.assurance === "staff" ? "staff" : "letter",
      by: null,
      assurance: how.assurance,
      role: how.role,
      nbf: how.at,
      iat: how.at,
    };
    const signed = await signStatement(BIND, body, this.binder);
    this.binds.set(pid, [...known, signed]);
    this.cards.set(card.id, card);
    return { stmt: signed.envelope, leaf: { h: signed.id, l: hex(personLabel(ORG, pid)), s: body.seq, t: "bind", v: 1 }, proof: null };
  }

  async certify(pid: Uuid, dept: string, rights: readonly Right[], at = T0): Promise<Signed<Staff>> {
    const kc = this.binds.get(pid)!.at(-1)!.body.kc;
    const cert = await signStatement(STAFF, { v: 1, org: ORG, pid, kc, depts: [{ d: dept, rights }], label: "Team Pflege", nbf: at, exp: at + 365 * DAY, iat: at }, this.admin);
    this.certs.push(cert);
    return cert;
  }

  async revlist(at: number, exp = at + 2 * DAY): Promise<Envelope> {
    return (await signStatement(REVLIST, { v: 1, org: ORG, seq: Math.floor(at / HOUR), revoked: this.revoked, iat: at, exp }, this.binder)).envelope;
  }

  async fresh(pid: Uuid, at: number): Promise<Envelope> {
    const bind = this.binds.get(pid)!.at(-1)!.id;
    return (await signStatement(FRESH, { v: 1, org: ORG, pid, bind, iat: at, exp: at + 2 * DAY }, this.freshKey)).envelope;
  }

  /** Everything a server would show beside a thread. */
  statements(): Envelope[] {
    return [
      ...[...this.cards.values()].map(({ envelope }) => envelope),
      ...[...this.binds.values()].flat().map(({ envelope }) => envelope),
      ...[...this.depts.values()].flat().map(({ signed }) => signed.envelope),
      ...this.certs.map(({ envelope }) => envelope),
    ];
  }

  /** Statements plus fresh proofs for everybody bound. */
  async evidence(at: number): Promise<Envelope[]> {
    const fresh = await Promise.all([...this.binds.keys()].map((pid) => this.fresh(pid, at)));
    return [...this.statements(), await this.revlist(at), ...fresh];
  }

  deptGrant(to: Recipient, dept: string): Promise<Bytes> {
    const { signed, identity } = this.dept(dept);
    return sealDeptGrant(to, "dept-grant", signed.body, identity);
  }
}

/** Somebody at a browser. */
export interface Actor {
  readonly api: CryptoApi;
  readonly keystore: Keystore;
  readonly pid: Uuid;
  readonly kc: string;
  readonly keycard: Envelope;
  readonly bind: Attested;
  readonly prf: Bytes;
  readonly bundle: BundleExport;
  readonly sheet: string;
  readonly prfMethod: Uuid;
}

export const newCore = (keystore: Keystore = memoryKeystore()): CryptoApi => createCore(keystore).api;

/** A whole activation with passkey and sheet. */
export async function enrol(insurer: Insurer, role: Role = "insured", api_: CryptoApi | null = null): Promise<Actor> {
  const keystore = memoryKeystore();
  const api = api_ ?? newCore(keystore);
  const letter = await insurer.letter(role);
  const { handle } = await api.startActivation({ org: ORG, input: letter.code });
  await api.checkActivation({ handle, fingerprint: insurer.fp, aid: letter.aid, pid: letter.pid, issue: letter.issue, macOrg: letter.macOrg, td: letter.td, registrar: letter.registrar, now: T0 });
  const { kc, keycard } = await api.makeIdentity({ handle, now: T0 });
  const prf = systemChance(32);
  const passkey = await api.addMethodPrf({ prf: prf.slice(), label: "Passkey", now: T0 });
  const sheet = await api.makeRecoverySheet({ label: "Notfallblatt", now: T0 });
  const bundle = await api.exportBundle();
  await api.bundleStored({ seq: bundle.seq });
  const bind = await insurer.bind(await api.buildBindRequest({ handle, dob: "1980-02-03", now: T0 }), keycard);
  await api.acceptBinding({ keycard, bind, now: T0 });
  return { api, keystore, pid: letter.pid, kc, keycard, bind, prf, bundle, sheet: sheet.code, prfMethod: passkey.id };
}

export function bundleInput(actor: Pick<Actor, "pid" | "bundle" | "keycard" | "bind">, method: Uuid, td: readonly Envelope[], now = T0): BundleInput {
  const row = actor.bundle.methods.find(({ id }) => id === method)!;
  return { org: ORG, pid: actor.pid, seq: actor.bundle.seq, file: actor.bundle.file, method: { id: row.id, mac: row.mac }, keycard: actor.keycard, bind: actor.bind, td, now };
}

/** A certified clerk who holds the department key. */
export async function hire(insurer: Insurer, rights: readonly Right[] = ["read", "write"], dept = "pflege"): Promise<Actor> {
  const clerk = await enrol(insurer, "staff");
  await insurer.certify(clerk.pid, dept, rights);
  await clerk.api.addEvidence({ items: await insurer.evidence(T0), now: T0 });
  const grant = await insurer.deptGrant(read(KEYCARD, clerk.keycard).body.enc, dept);
  const [report] = await clerk.api.openUnits({ units: [{ dept, grants: [{ epoch: insurer.dept(dept).signed.body.epoch, file: grant }], links: [] }], now: T0 });
  if (report!.opened.length === 0) throw new Error("no unit key");
  return clerk;
}

/** What the courier keeps of one lane. */
export class Courier {
  readonly insurer: Insurer;
  readonly thread: Uuid;
  readonly lane: Lane;
  readonly epochs: { stmt: Envelope; grants: { member: string; file: Uint8Array<ArrayBuffer> }[] }[] = [];
  readonly messages: MessageInput[] = [];

  constructor(insurer: Insurer, thread: Uuid, lane: Lane = "case") {
    this.insurer = insurer;
    this.thread = thread;
    this.lane = lane;
  }

  store(epoch: NewEpoch): void {
    this.epochs.push({ stmt: epoch.stmt, grants: [...epoch.grants] });
  }

  async receipt(file: Uint8Array, idx: number, ts: number): Promise<Envelope> {
    const body = { v: 1, org: ORG, thread: this.thread, lane: this.lane, obj: b64u(sha256(file)), size: file.length, ts, idx } as const;
    return (await signStatement(RECEIPT, body, this.insurer.receiptKey)).envelope;
  }

  async accept(message: SealedMessage, ts: number): Promise<Envelope> {
    const idx = this.messages.length + 1;
    const receipt = await this.receipt(message.file, idx, ts);
    this.messages.push({ header: message.header, idx, file: message.file, receipt });
    return receipt;
  }

  /** Epochs with only the grants a member would be given. */
  epochsFor(member: (name: string) => boolean): EpochInput[] {
    return this.epochs.map(({ stmt, grants }) => ({ stmt, grants: grants.filter((grant) => member(grant.member)).map(({ file }) => ({ file })) }));
  }

  async show(api: CryptoApi, member: (name: string) => boolean, now: number) {
    await api.addEvidence({ items: await this.insurer.evidence(now), now });
    return api.openThread({ thread: this.thread, lane: this.lane, matter: MATTER, subject: null, epochs: this.epochsFor(member), messages: this.messages, complete: true, now });
  }
}

export const isPerson = (pid: Uuid) => (name: string) => name === pid;
export const isUnit = (dept: string) => (name: string) => name.startsWith(`dept:${dept}:`);

let tick = 0;
export const newMid = (): Uuid => makeUuid7(T0 * 1000 + tick++);

export async function draft(api: CryptoApi, place: { readonly thread: Uuid; readonly lane: Lane }, as: "self" | "staff", sent: number, more: Partial<Parameters<CryptoApi["sealMessage"]>[0]["draft"]> = {}) {
  return {
    mid: newMid(),
    dev: await api.device(),
    n: await api.reserveCounter(place),
    sent,
    as,
    for: null,
    name: as === "staff" ? "T. Beispiel" : null,
    matter: MATTER,
    class: "hoch",
    kind: "msg",
    subject: "Pflegegrad",
    body: "Grüße",
    lang: "de",
    attachments: [],
    ref: null,
    ...more,
  } as const;
}

export async function send(api: CryptoApi, courier: Courier, as: "self" | "staff", sent: number, more: Partial<Parameters<CryptoApi["sealMessage"]>[0]["draft"]> = {}): Promise<SealedMessage> {
  const place = { thread: courier.thread, lane: courier.lane };
  const sealed = await api.sealMessage({ ...place, draft: await draft(api, place, as, sent, more) });
  await courier.accept(sealed, sent + 2);
  return sealed;
}

/** A thread begun by an insured person, first message stored. */
export async function beginThread(insurer: Insurer, person: Actor, now = T0 + HOUR): Promise<Courier> {
  const courier = new Courier(insurer, makeUuid4());
  const place = { thread: courier.thread, lane: "case" } as const;
  await person.api.addEvidence({ items: await insurer.evidence(now), now });
  courier.store(await person.api.createThread({ ...place, matter: MATTER, subject: person.pid, departments: ["pflege"], exclude: [], now }));
  await person.api.epochStored({ ...place, stored: true });
  await send(person.api, courier, "self", now);
  await courier.show(person.api, isPerson(person.pid), now);
  return courier;
}
