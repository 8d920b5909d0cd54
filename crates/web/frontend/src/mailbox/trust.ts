// SPDX-License-Identifier: EUPL-1.2
/**
 * Trust Documents, departments and the revocation list: fetched here, verified and kept by the worker.
 * With open keys the chain must pass through the pinned version; otherwise the session does not open.
 */
import type { wire } from "../api/index.js";
import type { EvidenceReport, Statement, TrustView } from "../crypto/api.ts";
import type { Context } from "./context.js";
import { need, refuse, Refused } from "./outcome.js";
import { peek } from "./peek.js";

/** Seconds for which an answer is used again. */
const KEEP = 300;
const REGISTRAR = "registrar";

/** Of a verified binding, for what is shown about it. */
export interface Bound {
  readonly kc: string;
  readonly pid: string;
  readonly seq: number;
  readonly method: string;
  readonly assurance: string;
  /** Since when it holds. */
  readonly at: number;
}

export class Trust {
  readonly #context: Context;
  #fetched: { readonly at: number; readonly value: wire.Trust } | null = null;
  #view: TrustView | null = null;
  #revlistOld = false;
  #loaded: { readonly at: number } | null = null;
  #renewed: () => Promise<void> = () => Promise.resolve();
  readonly #bound = new Map<string, Bound>();
  /** How often everything was forgotten: what was under way then is not known any more. */
  #age = 0;
  /** Statements the worker has taken, by their bytes: somebody else's signature under other words makes another statement. */
  readonly #known = new Set<string>();

  constructor(context: Context) {
    this.#context = context;
  }

  get view(): TrustView | null {
    return this.#view;
  }

  /** The server has no list of revocations, or an old one: for a notice only, the worker judges it when something is sent. */
  get revlistOld(): boolean {
    return this.#revlistOld;
  }

  /** As the server gave it: only for handing it to the worker. */
  async fetch(force = false): Promise<wire.Trust> {
    const now = this.#context.now();
    if (force || this.#fetched === null || now - this.#fetched.at > KEEP) {
      this.#fetched = { at: now, value: need(await this.#context.api.trust()) };
    }
    return this.#fetched.value;
  }

  /** Verifies everything anew; needs open keys for the pin. @throws `td-*` */
  async load(force = false): Promise<TrustView> {
    const trust = await this.fetch(force);
    const now = this.#context.now();
    const before = this.#view?.sh;
    this.#view = await this.#context.crypto.loadTrust({ td: trust.td, fingerprint: null, now });
    // Under another document the worker believes nothing it was shown before.
    if (before !== this.#view.sh) this.#known.clear();
    if (before !== undefined && before !== this.#view.sh) await this.#renewed();
    this.#loaded = this.#fetched;
    await this.add([...(trust.signers ?? []), ...trust.depts, ...(trust.revlist === null ? [] : [trust.revlist])]);
    this.#sawRevlist(trust.revlist);
    return this.#view;
  }

  /** Before something is sealed: what the server has now, asked at most every few minutes. Offline, what is known holds. */
  async current(): Promise<void> {
    const now = this.#context.now();
    if (this.#loaded !== null && now - this.#loaded.at <= KEEP) return;
    try {
      await this.load(true);
    } catch (error) {
      if (!(error instanceof Refused) || this.#loaded === null) throw error;
    }
  }

  /** What `load` needs again when the Trust Document changed: own binding, own certificates. */
  onRenewal(renew: () => Promise<void>): void {
    this.#renewed = renew;
  }

  /** How a key was bound, if its binding was verified. */
  bindingOf(kc: string): Bound | null {
    return this.#bound.get(kc) ?? null;
  }

  /** The newest verified binding of a person. */
  newestBinding(pid: string): Bound | null {
    return this.bindings(pid).at(-1) ?? null;
  }

  /** All verified bindings of a person, oldest first. */
  bindings(pid: string): readonly Bound[] {
    return [...this.#bound.values()].filter((bound) => bound.pid === pid).sort((a, b) => a.seq - b.seq);
  }

  async matters(): Promise<readonly wire.Matter[]> {
    return (await this.fetch()).matters;
  }

  async matter(code: string): Promise<wire.Matter> {
    const found = (await this.matters()).find((matter) => matter.code === code);
    if (found === undefined) throw refuse("unknown-matter");
    return found;
  }

  /** Newest epoch of the registrar's department, unproven. */
  async registrar(): Promise<wire.Attested> {
    const found = (await this.fetch()).depts.find((dept) => peek(dept.stmt)["dept"] === REGISTRAR);
    if (found === undefined) throw refuse("no-registrar");
    return found;
  }

  /** Gives statements to the worker; those it took before are left out. */
  async add(items: readonly Statement[]): Promise<EvidenceReport> {
    const fresh = items.filter((item) => !this.#known.has(nameOf(item)));
    if (fresh.length === 0) return { accepted: 0, refused: [] };
    const age = this.#age;
    const report = await this.#context.crypto.addEvidence({ items: fresh, now: this.#context.now() });
    if (age !== this.#age) throw refuse("locked");
    // By their places: nothing that the server writes beside a statement may decide whether it counts as verified.
    const refused = new Set(report.refused.map(({ at }) => at));
    for (const [at, item] of fresh.entries()) {
      if (refused.has(at)) continue;
      this.#known.add(nameOf(item));
      this.#index(item);
    }
    return report;
  }

  /** Fresh statements and the revocation list from the server. */
  async refresh(pids: readonly string[]): Promise<void> {
    const { items, revlist } = need(await this.#context.api.fresh(pids));
    await this.add([...items, ...(revlist === null ? [] : [revlist])]);
    this.#sawRevlist(revlist);
  }

  #index(item: Statement): void {
    if (!typeOf(item).endsWith(".bind+json")) return;
    const { kc, pid, seq, method, assurance, nbf } = peek(envelopeOf(item));
    if (typeof kc === "string" && typeof pid === "string" && typeof seq === "number" && typeof method === "string" && typeof assurance === "string" && typeof nbf === "number") {
      this.#bound.set(kc, { kc, pid, seq, method, assurance, at: nbf });
    }
  }

  #sawRevlist(list: wire.Dsse | null): void {
    const exp = list === null ? 0 : peek(list)["exp"];
    this.#revlistOld = typeof exp !== "number" || exp < this.#context.now();
  }

  /** After a lock the worker knows nothing any more. */
  forget(): void {
    this.#age += 1;
    this.#known.clear();
    this.#bound.clear();
    this.#view = null;
    this.#loaded = null;
  }
}

const envelopeOf = (item: Statement): wire.Dsse => ("stmt" in item ? item.stmt : item);
const typeOf = (item: Statement): string => envelopeOf(item).payloadType;

function nameOf(item: Statement): string {
  const { payload, payloadType, signatures } = envelopeOf(item);
  return [payloadType, payload, ...signatures.map(({ sig }) => sig)].join(" ");
}
