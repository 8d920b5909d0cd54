// SPDX-License-Identifier: EUPL-1.2
// Everything the worker believes about keys, people and departments: verified statements, by name.
import { b64u, unb64, unb64u } from "./b64.ts";
import { keyId, statementHash } from "./dsse.ts";
import { demand, ProtocolError, codeOf, type ErrorCode } from "./errors.ts";
import type { BindingFact, Facts, RepresentativeFact } from "./facts.ts";
import { countSigners, envelopeOf, read, type Signed } from "./statement.ts";
import { BIND, type Bind } from "./statements/bind.ts";
import { DEPT_EPOCH, type DeptEpoch } from "./statements/dept-epoch.ts";
import { FRESH, type Fresh } from "./statements/fresh.ts";
import { KEYCARD, type Keycard } from "./statements/keycard.ts";
import { REP, type Rep } from "./statements/representation.ts";
import { REVLIST, type Revlist } from "./statements/revlist.ts";
import { STAFF, type Staff } from "./statements/staff.ts";
import type { Td } from "./statements/td.ts";
import type { Trust } from "./trust.ts";
import { certHas, demandLogged, verifyBind, verifyDeptEpoch, verifyFresh, verifyKeycard, verifyRepresentation, verifyRevlist, verifyStaff, type Previous } from "./verify.ts";
import type { B64u, Envelope, Right, Slug, Statement, UnixSeconds, Uuid } from "./wire.ts";

export interface Refusal {
  readonly at: number;
  readonly type: string;
  readonly sh: B64u | null;
  readonly code: ErrorCode;
}

export { departmentLabel, personLabel } from "./verify.ts";

/** Order in which statements can lean on each other. */
const ORDER = [KEYCARD.type, REVLIST.type, BIND.type, STAFF.type, DEPT_EPOCH.type, REP.type, FRESH.type];

export class Directory {
  readonly trust: Trust;
  readonly #keycards = new Map<B64u, Signed<Keycard>>();
  readonly #binds = new Map<Uuid, Signed<Bind>[]>();
  readonly #staff = new Map<B64u, Signed<Staff>>();
  readonly #depts = new Map<Slug, Signed<DeptEpoch>[]>();
  readonly #reps = new Map<B64u, Signed<Rep>>();
  readonly #revokedAt = new Map<B64u, UnixSeconds>();
  readonly #fresh = new Map<Uuid, Signed<Fresh>>();
  #revlist: Signed<Revlist> | null = null;
  #facts: Omit<Facts, "used_keys" | "representatives"> | null = null;
  readonly #accepted: Statement[] = [];

  constructor(trust: Trust) {
    this.trust = trust;
  }

  /** Verifies each statement and keeps what holds; the rest is named. */
  async add(items: readonly Statement[]): Promise<{ readonly accepted: number; readonly refused: readonly Refusal[] }> {
    const refused: Refusal[] = [];
    let accepted = 0;
    const rank = (item: Statement): number => ORDER.indexOf(envelopeOf(item).payloadType);
    for (const [at, item] of [...items.entries()].sort(([, a], [, b]) => rank(a) - rank(b))) {
      try {
        const isNew = await this.#addOne(item);
        accepted++;
        if (!isNew) continue;
        this.#facts = null;
        this.#accepted.push(item);
      } catch (error) {
        refused.push({ at, type: envelopeOf(item).payloadType, sh: hashOf(envelopeOf(item)), code: codeOf(error) });
      }
    }
    return { accepted, refused };
  }

  /** The same evidence under a newer Trust Document; what no longer verifies is gone. */
  async under(trust: Trust): Promise<Directory> {
    const next = new Directory(trust);
    await next.add(this.#accepted);
    return next;
  }

  /** False for a statement already known. */
  async #addOne(item: Statement): Promise<boolean> {
    switch (envelopeOf(item).payloadType) {
      case KEYCARD.type:
        return this.#addKeycard(item);
      case BIND.type:
        return this.#addBind(item);
      case STAFF.type:
        return this.#addStaff(item);
      case DEPT_EPOCH.type:
        return this.#addDept(item);
      case REP.type:
        return this.#addRep(item);
      case REVLIST.type:
        return this.#addRevlist(item);
      case FRESH.type:
        return this.#addFresh(item);
      default:
        throw new ProtocolError("wrong-payload-type");
    }
  }

  async #addKeycard(item: Statement): Promise<boolean> {
    const card = read(KEYCARD, envelopeOf(item));
    if (this.#keycards.has(card.id)) return false;
    await verifyKeycard(card, this.trust.org, card.body.pid);
    this.#keycards.set(card.id, card);
    return true;
  }

  async #addBind(item: Statement): Promise<boolean> {
    const bind = read(BIND, envelopeOf(item));
    const { pid, kc } = bind.body;
    const known = this.#binds.get(pid) ?? [];
    if (known.some((other) => other.id === bind.id)) return false;
    demandLogged(item, bind, this.#td);
    const card = this.#keycards.get(kc);
    if (card === undefined) throw new ProtocolError("wrong-keycard");
    await verifyBind(bind, this.#td, card, before(known, bind, (body) => body.seq));
    this.#binds.set(pid, inserted(known, bind, (body) => body.seq));
    return true;
  }

  async #addStaff(item: Statement): Promise<boolean> {
    const cert = read(STAFF, envelopeOf(item));
    if (this.#staff.has(cert.id)) return false;
    demandLogged(item, cert, this.#td);
    await verifyStaff(cert, this.#td);
    this.#staff.set(cert.id, cert);
    return true;
  }

  async #addDept(item: Statement): Promise<boolean> {
    const epoch = read(DEPT_EPOCH, envelopeOf(item));
    const { dept } = epoch.body;
    const known = this.#depts.get(dept) ?? [];
    if (known.some((other) => other.id === epoch.id)) return false;
    demandLogged(item, epoch, this.#td);
    await verifyDeptEpoch(epoch, this.#td, before(known, epoch, (body) => body.epoch), await this.#leadOf(epoch));
    this.#depts.set(dept, inserted(known, epoch, (body) => body.epoch));
    return true;
  }

  /** The clerk with right `grant` who signed a department epoch, if one did. */
  async #leadOf(epoch: Signed<DeptEpoch>): Promise<{ readonly cert: Signed<Staff>; readonly keycard: Signed<Keycard> } | null> {
    for (const cert of this.#staff.values()) {
      const keycard = this.#keycards.get(cert.body.kc);
      if (keycard === undefined || this.isRevoked(cert.id, epoch.body.iat) || !certHas(cert.body, epoch.body.dept, "grant", epoch.body.iat)) continue;
      if ((await countSigners(epoch, [unb64u(keycard.body.sig)])) === 1) return { cert, keycard };
    }
    return null;
  }

  async #addRep(item: Statement): Promise<boolean> {
    const rep = read(REP, envelopeOf(item));
    if (this.#reps.has(rep.id)) return false;
    demandLogged(item, rep, this.#td);
    const { by, for: subject, iat } = rep.body;
    const granter = by === null ? null : (this.#keycards.get(by) ?? null);
    await verifyRepresentation(rep, this.#td, granter);
    // What the person granted herself counts by the key that was hers then.
    demand(by === null || this.bindingAt(subject, iat)?.body.kc === by, "wrong-keycard");
    this.#reps.set(rep.id, rep);
    return true;
  }

  async #addRevlist(item: Statement): Promise<boolean> {
    const list = read(REVLIST, envelopeOf(item));
    if (this.#revlist?.id === list.id) return false;
    await verifyRevlist(list, this.#td);
    for (const { sh, at } of list.body.revoked) this.#revokedAt.set(sh, Math.min(at, this.#revokedAt.get(sh) ?? at));
    if (this.#revlist === null || list.body.seq > this.#revlist.body.seq) this.#revlist = list;
    return true;
  }

  async #addFresh(item: Statement): Promise<boolean> {
    const fresh = read(FRESH, envelopeOf(item));
    const known = this.#fresh.get(fresh.body.pid);
    if (known !== undefined && fresh.body.iat <= known.body.iat) return false;
    await verifyFresh(fresh, this.#td);
    this.#fresh.set(fresh.body.pid, fresh);
    return true;
  }

  get #td(): Td {
    return this.trust.newest.body;
  }

  // ---------------------------------------------------------------- questions

  keycard(kc: B64u): Signed<Keycard> | null {
    return this.#keycards.get(kc) ?? null;
  }

  /** The binding current at a time: the highest number that held by then. */
  bindingAt(pid: Uuid, at: UnixSeconds): Signed<Bind> | null {
    return this.#binds.get(pid)?.findLast((bind) => bind.body.nbf <= at) ?? null;
  }

  /** All bindings of a person that are known, oldest first. */
  bindings(pid: Uuid): Signed<Bind>[] {
    return [...(this.#binds.get(pid) ?? [])];
  }

  /** The binding that named this keycard, whatever came later. */
  bindingOf(pid: Uuid, kc: B64u): Signed<Bind> | null {
    return this.#binds.get(pid)?.find((bind) => bind.body.kc === kc) ?? null;
  }

  /** A department's newest epoch as of a time. */
  departmentAt(dept: Slug, at: UnixSeconds): Signed<DeptEpoch> | null {
    return this.#depts.get(dept)?.findLast((epoch) => epoch.body.iat <= at && !this.isRevoked(epoch.id, at)) ?? null;
  }

  department(dept: Slug, epoch: number): Signed<DeptEpoch> | null {
    return this.#depts.get(dept)?.find((one) => one.body.epoch === epoch) ?? null;
  }

  /** All epochs of a department that are known, oldest first. */
  departmentEpochs(dept: Slug): Signed<DeptEpoch>[] {
    return [...(this.#depts.get(dept) ?? [])];
  }

  certificates(): Signed<Staff>[] {
    return [...this.#staff.values()];
  }

  /** The newest revocation list; none: never one was shown. */
  revocations(): Signed<Revlist>[] {
    return this.#revlist === null ? [] : [this.#revlist];
  }

  /** By the hint beside the signature, which was verified when the statement came. */
  hasSigned(kc: B64u, statement: Signed<unknown>): boolean {
    const keycard = this.#keycards.get(kc);
    return keycard !== undefined && statement.envelope.signatures.some(({ keyid }) => keyid === keyId(unb64u(keycard.body.sig)));
  }

  departmentsAt(at: UnixSeconds): Signed<DeptEpoch>[] {
    return [...this.#depts.keys()].flatMap((dept) => this.departmentAt(dept, at) ?? []);
  }

  certificate(sh: B64u): Signed<Staff> | null {
    return this.#staff.get(sh) ?? null;
  }

  /** Certificates of a clerk's key that hold at a time. */
  certificatesOf(pid: Uuid, kc: B64u, at: UnixSeconds): Signed<Staff>[] {
    return [...this.#staff.values()].filter((cert) => cert.body.pid === pid && cert.body.kc === kc && this.isValidStaff(cert, at));
  }

  isValidStaff(cert: Signed<Staff>, at: UnixSeconds): boolean {
    return cert.body.nbf <= at && at < cert.body.exp && !this.isRevoked(cert.id, at);
  }

  isRevoked(sh: B64u, at: UnixSeconds): boolean {
    const since = this.#revokedAt.get(sh);
    return since !== undefined && since <= at;
  }

  get revlist(): Revlist | null {
    return this.#revlist?.body ?? null;
  }

  fresh(): Fresh[] {
    return [...this.#fresh.values()].map(({ body }) => body);
  }

  /** Representations that name a person on either side, newest first. */
  representationsOf(pid: Uuid): Signed<Rep>[] {
    return [...this.#reps.values()].filter(({ body }) => body.rep === pid || body.for === pid).sort((a, b) => b.body.iat - a.body.iat);
  }

  /** Everything as plain facts, for the pure rules. @param usedKeys recipients of all earlier epochs of the thread in question */
  facts(usedKeys: readonly B64u[], matter: Slug): Facts {
    this.#facts ??= this.#collect();
    return { ...this.#facts, representatives: this.#representatives(matter), used_keys: usedKeys };
  }

  /** Who may read for somebody in this matter. */
  #representatives(matter: Slug): RepresentativeFact[] {
    return [...this.#reps.values()].flatMap(({ id, body }) => {
      if (!body.rights.includes("read") || (body.scope !== null && !body.scope.includes(matter))) return [];
      return [{ rep: id, pid: body.rep, subject: body.for, write: body.rights.includes("write"), post: body.rights.includes("post"), nbf: body.nbf, exp: body.exp }];
    });
  }

  #collect(): Omit<Facts, "used_keys" | "representatives"> {
    return {
      org: this.trust.org,
      bindings: [...this.#binds.values()].flat().flatMap((bind) => this.#bindingFact(bind)),
      departments: [...this.#depts.values()].flat().map(({ id, body }) => ({ dept: body.dept, epoch: body.epoch, de: id, iat: body.iat })),
      certificates: [...this.#staff.values()].map(({ id, body }) => ({ pid: body.pid, kc: body.kc, cert: id, depts: body.depts, nbf: body.nbf, exp: body.exp })),
      revoked: [...this.#revokedAt].map(([sh, at]) => ({ sh, at })),
    };
  }

  #bindingFact({ id, body }: Signed<Bind>): BindingFact[] {
    const card = this.#keycards.get(body.kc);
    if (card === undefined) return [];
    return [{ pid: body.pid, seq: body.seq, bind: id, kc: body.kc, sig: card.body.sig, nbf: body.nbf, carryover: body.assurance === "carryover" }];
  }
}

/** Names a statement that could not even be read; null when its payload is no base64. */
function hashOf({ payload, payloadType }: Envelope): B64u | null {
  try {
    return b64u(statementHash(payloadType, unb64(payload)));
  } catch {
    return null;
  }
}

/** The predecessor in a chain of which the server may have shown only a part. A number taken by another statement is a fork. */
function before<T extends { readonly prev: B64u | null }>(known: readonly Signed<T>[], item: Signed<T>, numberOf: (body: T) => number): Previous<T> {
  const number = numberOf(item.body);
  demand(!known.some((other) => numberOf(other.body) === number), "sequence-gap", "two statements of one number");
  const after = known.find((other) => numberOf(other.body) === number + 1);
  demand(after === undefined || after.body.prev === item.id, "wrong-previous");
  return number <= 1 ? null : (known.find((other) => numberOf(other.body) === number - 1) ?? "unknown");
}

function inserted<T>(known: readonly Signed<T>[], item: Signed<T>, numberOf: (body: T) => number): Signed<T>[] {
  return [...known, item].sort((a, b) => numberOf(a.body) - numberOf(b.body));
}

export function hasRight(cert: Signed<Staff>, dept: Slug, right: Right): boolean {
  return cert.body.depts.some(({ d, rights }) => d === dept && rights.includes(right));
}
