// SPDX-License-Identifier: EUPL-1.2
// An insurer for tests: role keys, Trust Document, departments, letters, bindings. Invented people only.
import { activationLocatorHash, activationLocator, macOrg, macPerson, orgKey, personKey, sealText } from "../../src/crypto/activation.ts";
import { identityOf, open, recipientOf } from "../../src/crypto/agefile.ts";
import { b64u, unb64u } from "../../src/crypto/b64.ts";
import { hex, systemChance, type Bytes } from "../../src/crypto/bytes.ts";
import { formatCode } from "../../src/crypto/codes.ts";
import { envelopeFrom, envelopeJson } from "../../src/crypto/dsse.ts";
import { publicKeyOf } from "../../src/crypto/ed25519.ts";
import { sealDeptGrant } from "../../src/crypto/grants.ts";
import { makeUuid4, uuidBytes } from "../../src/crypto/ids.ts";
import { parsePadded } from "../../src/crypto/json.ts";
import { read, signStatement, type Signed } from "../../src/crypto/statement.ts";
import { BIND, type Bind } from "../../src/crypto/statements/bind.ts";
import { BIND_REQUEST } from "../../src/crypto/statements/bind-request.ts";
import { CARRYOVER_REQUEST } from "../../src/crypto/statements/carryover-request.ts";
import { DEPT_EPOCH, type DeptEpoch } from "../../src/crypto/statements/dept-epoch.ts";
import { FRESH } from "../../src/crypto/statements/fresh.ts";
import { ISSUE } from "../../src/crypto/statements/issue.ts";
import { KEYCARD, type Keycard } from "../../src/crypto/statements/keycard.ts";
import { PROFILE } from "../../src/crypto/statements/profile.ts";
import { RECEIPT } from "../../src/crypto/statements/receipt.ts";
import { REVLIST } from "../../src/crypto/statements/revlist.ts";
import { STAFF, type Staff } from "../../src/crypto/statements/staff.ts";
import { TD, type Td } from "../../src/crypto/statements/td.ts";
import { fingerprint } from "../../src/crypto/trust.ts";
import { h } from "../../src/crypto/tup.ts";
import type { Attested, Envelope, Right } from "../../src/crypto/wire.ts";

// docs/PROTOCOL.md section 2, written once more: a test that borrowed them would not notice a change.
const personLabel = (org: string, pid: string): Uint8Array => h("sp1/log/label", org, uuidBytes(pid));
const departmentLabel = (org: string, dept: string): Uint8Array => h("sp1/log/label", org, `dept:${dept}`);

export const ORG = "musterkasse.example";
const DAY = 86_400;

export interface Letter {
  readonly code: string;
  readonly aid: string;
  readonly pid: string;
  readonly role: "insured" | "staff";
  readonly raw: Bytes;
  readonly locatorHash: string;
  readonly issue: Signed<{ readonly td: string }>;
  readonly issued: Attested;
  readonly macOrg: string;
  readonly dob: string;
  /** A slip of the branch instead of a letter. */
  branch: boolean;
  tries: number;
  used: boolean;
}

export interface Dept {
  readonly dept: string;
  readonly epochs: { readonly attested: Attested; readonly body: DeptEpoch; readonly id: string; readonly identity: string | null; readonly by?: string }[];
  links: { epoch: number; file: string }[];
  grants: { epoch: number; pid: string; file: string }[];
  members: Set<string>;
}

export interface Person {
  readonly pid: string;
  readonly role: "insured" | "staff";
  readonly dob: string;
  readonly name: string;
  keycards: Signed<Keycard>[];
  binds: { attested: Attested; signed: Signed<Bind> }[];
  certs: { attested: Attested; signed: Signed<Staff> }[];
}

export class Insurer {
  readonly #seeds = new Map<string, Bytes[]>();
  readonly depts = new Map<string, Dept>();
  readonly people = new Map<string, Person>();
  readonly letters: Letter[] = [];
  readonly revoked: { sh: string; at: number }[] = [];
  td: Attested[] = [];
  #td: Signed<Td> | null = null;
  #revSeq = 0;
  /** Unix seconds; tests move it. */
  now: () => number;

  constructor(now: () => number) {
    this.now = now;
    for (const [role, count] of [["root", 3], ["admin", 2], ["release", 2], ["binder", 1], ["fresh", 1], ["issuer", 1], ["receipt", 1]] as const) {
      this.#seeds.set(role, Array.from({ length: count }, () => systemChance(32)));
    }
  }

  static async make(now: () => number): Promise<Insurer> {
    const insurer = new Insurer(now);
    await insurer.renewTd();
    await insurer.newDept("registrar", "Registratur");
    await insurer.newDept("pflege", "Team Pflege");
    return insurer;
  }

  get fp(): string {
    return fingerprint(this.#current().sh);
  }

  async renewTd(): Promise<void> {
    const before = this.#td;
    const role = (name: string, threshold: number): { keys: string[]; threshold: number } => ({ keys: this.seeds(name).map((seed) => b64u(publicKeyOf(seed))), threshold });
    const ver = (before?.body.ver ?? 0) + 1;
    const signed = await signStatement(
      TD,
      {
        v: 1,
        org: ORG,
        ver,
        iat: this.now() - DAY,
        exp: this.now() + 90 * DAY,
        prev: before?.id ?? null,
        root: role("root", 2),
        roles: {
          admin: role("admin", 2),
          binder: role("binder", 1),
          fresh: role("fresh", 1),
          issuer: role("issuer", 1),
          receipt: role("receipt", 1),
          release: role("release", 2),
          log: { origin: null, vkey: null },
        },
        witness_policy: "none",
        idps: [],
        min_client: 1,
      },
      this.seeds("root").slice(0, 2),
    );
    this.#td = signed;
    this.td.push({ stmt: signed.envelope, leaf: { h: signed.id, l: hex(h("sp1/log/label", ORG, "td")), s: ver, t: "td", v: 1 }, proof: null });
  }

  async newDept(dept: string, label: string): Promise<void> {
    this.depts.set(dept, { dept, epochs: [], links: [], grants: [], members: new Set() });
    const identity = identityOf(systemChance(32));
    await this.#addEpoch(dept, label, identity);
  }

  async #addEpoch(dept: string, label: string, identity: string): Promise<void> {
    const record = this.dept(dept);
    const before = record.epochs.at(-1);
    const signed = await signStatement(
      DEPT_EPOCH,
      { v: 1, org: ORG, dept, epoch: record.epochs.length + 1, label, enc: await recipientOf(identity), prev: before?.id ?? null, reason: "made", iat: this.now() - 100 } as const,
      this.seeds("admin"),
    );
    record.epochs.push({
      attested: { stmt: signed.envelope, leaf: { h: signed.id, l: hex(departmentLabel(ORG, dept)), s: signed.body.epoch, t: "dept", v: 1 }, proof: null },
      body: signed.body,
      id: signed.id,
      identity,
    });
  }

  /** The admins make a new unit key; clerks named get it. */
  async rotateDept(dept: string, clerks: readonly string[]): Promise<void> {
    const old = this.dept(dept).epochs.at(-1)!;
    const identity = identityOf(systemChance(32));
    await this.#addEpoch(dept, old.body.label, identity);
    const next = this.dept(dept).epochs.at(-1)!;
    this.dept(dept).links.push({ epoch: old.body.epoch, file: b64u(await sealDeptGrant(next.body.enc, "dept-link", old.body, old.identity!)) });
    for (const pid of clerks) await this.grantDept(pid, dept);
  }

  async letter(role: "insured" | "staff", name: string, dob: string, pid: string = makeUuid4()): Promise<Letter> {
    const raw = systemChance(14);
    const aid = makeUuid4();
    const td = this.#current();
    const issue = await signStatement(
      ISSUE,
      { v: 1, org: ORG, aid, pid, seq: 1, method: role === "staff" ? "staff" : "letter", role, exp: this.now() + 30 * DAY, td: td.id, mbx: null },
      this.seeds("issuer"),
    );
    const covered = { org: ORG, aid, pid, issue: issue.sh, td: td.sh };
    const letter: Letter = {
      code: formatCode("A", raw),
      aid,
      pid,
      role,
      raw,
      locatorHash: b64u(activationLocatorHash(await activationLocator(raw, ORG))),
      issue,
      issued: { stmt: issue.envelope, leaf: null, proof: null },
      macOrg: b64u(await macOrg(await orgKey(raw, ORG, aid), covered)),
      dob,
      branch: false,
      tries: 5,
      used: false,
    };
    this.letters.push(letter);
    // Another letter for somebody known: she keeps what she had.
    if (!this.people.has(pid)) this.people.set(pid, { pid, role, dob, name, keycards: [], binds: [], certs: [] });
    return letter;
  }

  /** What the registrar says to a bind request. */
  async bind(letter: Letter, keycard: Envelope, file: Bytes): Promise<{ outcome: "bound" } | { outcome: "refused"; tries: number }> {
    const identity = this.dept("registrar").epochs[0]!.identity!;
    const request = read(BIND_REQUEST, envelopeFrom(parsePadded(await open(identity, file))));
    const card = read(KEYCARD, keycard);
    if (request.body.kc !== card.id || card.body.pid !== letter.pid) throw new Error("keycard");
    const covered = { org: ORG, aid: letter.aid, pid: letter.pid, issue: letter.issue.sh, td: unb64u(letter.issue.body.td) };
    const mac = await macPerson(await personKey(letter.raw, ORG, letter.aid), covered, card.sh);
    if (request.body.mac !== b64u(mac)) throw new Error("mac");
    if (request.body.claims.dob !== letter.dob) {
      letter.tries -= 1;
      return { outcome: "refused", tries: letter.tries };
    }
    letter.used = true;
    await this.bindKeycard(letter.pid, card, letter.role === "staff" ? "staff" : letter.branch ? "branch" : "letter");
    return { outcome: "bound" };
  }

  async bindKeycard(pid: string, card: Signed<Keycard>, method: "letter" | "branch" | "staff" | "carryover"): Promise<void> {
    const person = this.people.get(pid)!;
    const before = person.binds.at(-1);
    const signed = await signStatement(
      BIND,
      { v: 1, org: ORG, pid, seq: person.binds.length + 1, kc: card.id, prev: before?.signed.id ?? null, method, by: null, assurance: method, role: person.role, nbf: this.now(), iat: this.now() },
      this.seeds("binder"),
    );
    person.keycards.push(card);
    person.binds.push({ signed, attested: { stmt: signed.envelope, leaf: { h: signed.id, l: hex(personLabel(ORG, pid)), s: signed.body.seq, t: "bind", v: 1 }, proof: null } });
  }

  async carryover(keycard: Envelope, request: Envelope): Promise<void> {
    const card = read(KEYCARD, keycard);
    if (read(CARRYOVER_REQUEST, request).body.kc !== card.id) throw new Error("carryover");
    await this.bindKeycard(card.body.pid, card, "carryover");
  }

  async claimsRight(file: Bytes, pid: string): Promise<boolean> {
    const claims = parsePadded(await open(this.dept("registrar").epochs[0]!.identity!, file)) as { claims: { dob: string } };
    return claims.claims.dob === this.people.get(pid)!.dob;
  }

  async certify(pid: string, dept: string, rights: readonly Right[], label = "Team Pflege"): Promise<void> {
    const person = this.people.get(pid)!;
    const card = person.keycards.at(-1)!;
    const now = this.now();
    const signed = await signStatement(
      STAFF,
      { v: 1, org: ORG, pid, kc: card.id, depts: [{ d: dept, rights: [...rights] }], label, nbf: now - 10, exp: now + 300 * DAY, iat: now - 10 },
      this.seeds("admin"),
    );
    person.certs.push({ signed, attested: { stmt: signed.envelope, leaf: { h: signed.id, l: hex(personLabel(ORG, pid)), s: signed.body.iat, t: "staff", v: 1 }, proof: null } });
    this.dept(dept).members.add(pid);
  }

  async grantDept(pid: string, dept: string): Promise<void> {
    const record = this.dept(dept);
    const newest = record.epochs.at(-1)!;
    const enc = this.people.get(pid)!.keycards.at(-1)!.body.enc;
    record.grants.push({ epoch: newest.body.epoch, pid, file: b64u(await sealDeptGrant(enc, "dept-grant", newest.body, newest.identity!)) });
  }

  async fresh(pid: string): Promise<Envelope> {
    const bind = this.people.get(pid)!.binds.at(-1)!.signed.id;
    const iat = this.now();
    return (await signStatement(FRESH, { v: 1, org: ORG, pid, bind, iat, exp: iat + DAY }, this.seeds("fresh"))).envelope;
  }

  async revlist(): Promise<Envelope> {
    this.#revSeq += 1;
    const iat = this.now();
    return (await signStatement(REVLIST, { v: 1, org: ORG, seq: this.#revSeq, revoked: this.revoked, iat, exp: iat + DAY }, this.seeds("binder"))).envelope;
  }

  async profile(pid: string, dept: string): Promise<{ pid: string; dept: string; epoch: number; file: string }> {
    const { name, dob } = this.people.get(pid)!;
    const newest = this.dept(dept).epochs.findLast((epoch) => epoch.identity !== null)!;
    const signed = await signStatement(PROFILE, { v: 1, org: ORG, pid, name, dob, kvnr: "X110411675", flags: [], iat: this.now() }, this.seeds("binder"));
    return { pid, dept, epoch: newest.body.epoch, file: b64u(await sealText(newest.body.enc, envelopeJson(signed.envelope))) };
  }

  async receipt(body: { thread: string; lane: "case" | "internal"; obj: string; size: number; ts: number; idx: number }): Promise<Envelope> {
    return (await signStatement(RECEIPT, { v: 1, org: ORG, ...body }, this.seeds("receipt"))).envelope;
  }

  dept(name: string): Dept {
    return this.depts.get(name)!;
  }

  seeds(role: string): Bytes[] {
    return this.#seeds.get(role)!;
  }

  #current(): Signed<Td> {
    return this.#td!;
  }
}

export const handleOf = (pid: string): Bytes => uuidBytes(pid);
