// SPDX-License-Identifier: EUPL-1.2
/**
 * Acting for somebody. What counts are the signed statements, verified in the worker; the server only says which of them
 * one of the two has ended. The screens act for one person at a time: oneself, or somebody who is represented.
 */
import type { RepresentationView as Signed } from "../crypto/api.ts";
import { fromB64u } from "./bytes.js";
import type { MailboxCode } from "./codes.js";
import type { Context } from "./context.js";
import { need, outcome, refuse } from "./outcome.js";
import type { ActingPart } from "./service.js";
import type { Session } from "./session.js";
import type { Trust } from "./trust.js";
import type { InvitationView, InviteeView, Outcome, Perspective, RepresentationView } from "./views.js";

interface Known {
  readonly items: readonly Signed[];
  /** By statement hash: when one of the two ended it. */
  readonly ended: ReadonlyMap<string, number>;
  readonly names: ReadonlyMap<string, string>;
}

/** Why the registrar has something against a grant. */
const GRANT_REFUSED: Readonly<Record<string, MailboxCode>> = {
  quarantine: "grant-quarantine",
  "at-the-desk": "grant-at-desk",
  dates: "rep-dates",
};

const threeDigits = (number: number): string => String(number).padStart(3, "0");

const NOTHING: Known = { items: [], ended: new Map(), names: new Map() };

export class Acting implements ActingPart {
  readonly #context: Context;
  readonly #session: Session;
  readonly #trust: Trust;
  #known: Known | null = null;
  /** Questions to the server are numbered: an answer that comes after a later one's, or after a lock, is not shown. */
  #asked = 0;
  #shown = 0;
  #subject: string | null = null;

  constructor(context: Context, session: Session, trust: Trust) {
    this.#context = context;
    this.#session = session;
    this.#trust = trust;
  }

  forget(): void {
    this.#shown = this.#asked;
    this.#known = null;
    this.#subject = null;
  }

  /** Something changed on the server: ask again; whoever may not be represented any more is left. */
  async outdated(): Promise<void> {
    // What is under way may have been answered before it changed.
    if (this.#known === null && this.#shown === this.#asked) return;
    await this.load();
    this.#context.live.emit({ kind: "acting" });
    this.#context.live.emit({ kind: "threads" });
  }

  async load(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const answer = need(await this.#context.api.representations());
    await this.#trust.add([...answer.statements, ...answer.items.map(({ stmt }) => stmt)]);
    const items = await this.#context.crypto.representations({ now: this.#context.now() });
    const ended = new Map<string, number>();
    for (const { stmt, ended_at } of answer.items) {
      const sh = stmt.leaf?.h;
      if (ended_at !== null && sh !== undefined) ended.set(sh, ended_at);
    }
    const names = await this.#names(answer.profiles);
    if (asked <= this.#shown) return;
    this.#shown = asked;
    this.#known = { items, ended, names };
    if (this.#subject !== null && !this.#mayActFor(this.#subject)) this.#subject = null;
  }

  /** Whose post the screens show: null is one's own. */
  get subject(): string | null {
    return this.#subject;
  }

  current = (): Perspective | null => (this.#subject === null ? null : (this.#perspectives().find(({ pid }) => pid === this.#subject) ?? null));

  perspectives = (): Promise<Outcome<readonly Perspective[]>> =>
    outcome(async () => {
      if (this.#known === null) await this.load();
      return this.#perspectives();
    });

  choose = async (pid: string | null): Promise<Outcome<null>> =>
    outcome(async () => {
      if (this.#known === null) await this.load();
      if (pid !== null && !this.#mayActFor(pid)) throw refuse("not-entitled");
      this.#subject = pid;
      this.#context.live.emit({ kind: "acting" });
      this.#context.live.emit({ kind: "threads" });
      return null;
    });

  /** As `choose`, without a fault when it may not be: what is shown stays as it is. */
  async follow(subject: string): Promise<void> {
    const wanted = subject === this.#session.person().pid ? null : subject;
    if (wanted === this.#subject) return;
    if (wanted !== null && this.#known === null) await this.load();
    if (wanted !== null && !this.#mayActFor(wanted)) return;
    this.#subject = wanted;
    this.#context.live.emit({ kind: "acting" });
    this.#context.live.emit({ kind: "threads" });
  }

  list = (): Promise<Outcome<readonly RepresentationView[]>> =>
    outcome(async () => {
      await this.load();
      const { pid } = this.#session.person();
      const known = this.#known ?? NOTHING;
      return known.items.filter(({ rep, subject }) => rep === pid || subject === pid).map((item) => this.#view(item, pid, known));
    });

  end = (id: string): Promise<Outcome<null>> =>
    outcome(async () => {
      const stmt = await this.#context.crypto.endRepresentation({ rep: id, now: this.#context.now() });
      need(await this.#context.api.endRepresentation(stmt, this.#context.env.http.uuid()));
      await this.load();
      this.#context.live.emit({ kind: "acting" });
      return null;
    });

  invite = (): Promise<Outcome<InvitationView>> =>
    outcome(async () => {
      const { code, locatorHash, mac, words, number } = await this.#context.crypto.makeInvitation();
      const { expires_at } = need(await this.#context.api.putInvitation({ locator_hash: locatorHash, mac }));
      return { groups: code.split("-"), words, number: threeDigits(number), until: expires_at };
    });

  find = (code: string): Promise<Outcome<InviteeView>> =>
    outcome(async () => {
      const locator = await this.#context.crypto.invitationLocator({ code });
      const answer = await this.#context.api.findInvitation(locator);
      if (!answer.ok && answer.problem.status === 404) throw refuse("invitation-unknown");
      const { pid, kc, mac, statements } = need(answer);
      await this.#trust.add(statements);
      const { words, number } = await this.#context.crypto.checkInvitation({ code, pid, kc, mac, now: this.#context.now() });
      return { code, pid, kc, mac, words, number: threeDigits(number) };
    });

  grant: ActingPart["grant"] = ({ code, pid, kc, mac }, { matters, rights, until }) =>
    outcome(async () => {
      const { api, crypto, env } = this.#context;
      const stmt = await crypto.grantRepresentation({ code, pid, kc, mac, scope: matters, rights, exp: until, now: this.#context.now() });
      const locator = await crypto.invitationLocator({ code });
      const { request } = need(await api.grantRepresentation({ locator, stmt }, env.http.uuid()));
      let status = need(await api.grantStatus(request));
      // The registrar answers within seconds; once more for one that was just restarting.
      if (status.state === "pending") status = need(await api.grantStatus(request));
      if (status.state === "pending") throw refuse("grant-waits");
      if (status.state === "refused") throw refuse(GRANT_REFUSED[status.reason ?? ""] ?? "grant-refused");
      await this.load();
      this.#context.live.emit({ kind: "acting" });
      return null;
    });

  acts: ActingPart["acts"] = () =>
    outcome(async () => {
      if (this.#known === null) await this.load();
      const names = (this.#known ?? NOTHING).names;
      const { items } = need(await this.#context.api.acts());
      return items.map(({ thread, mid, by, matter, at }) => ({ thread, mid, by: names.get(by) ?? null, matter, at }));
    });

  /**
   * Everybody who can be in an epoch of a new thread about this person, asked for anew: somebody may have got his first key since, and proofs
   * are fetched for them.
   */
  async people(subject: string): Promise<readonly string[]> {
    if (this.#context.side === "portal") await this.load();
    const now = this.#context.now();
    const acting = (this.#known ?? NOTHING).items.filter((item) => item.subject === subject && this.#holds(item, now)).map(({ rep }) => rep);
    return [...new Set([subject, this.#session.person().pid, ...acting])];
  }

  /** Who would be in a new thread of one's own beside oneself: those who may open all post in this matter. */
  openers = (matter: string | null): readonly { readonly pid: string; readonly name: string | null }[] => {
    const known = this.#known ?? NOTHING;
    const { pid } = this.#session.person();
    const now = this.#context.now();
    if (this.#subject !== null) return [];
    const all = known.items.filter(
      (item) => item.subject === pid && this.#holds(item, now) && item.rights.includes("post") && (matter === null || item.scope === null || item.scope.includes(matter)),
    );
    return [...new Set(all.map(({ rep }) => rep))].map((rep) => ({ pid: rep, name: known.names.get(rep) ?? null }));
  };

  /** The name of somebody whom one represents, or who represents one. */
  nameOf(pid: string): string | null {
    return (this.#known ?? NOTHING).names.get(pid) ?? null;
  }

  /** Whether somebody may write for a person about this matter. */
  mayWrite(subject: string, matter: string): boolean {
    const { pid } = this.#session.person();
    const now = this.#context.now();
    return (this.#known ?? NOTHING).items.some(
      (item) => item.rep === pid && item.subject === subject && this.#holds(item, now) && item.rights.includes("write") && (item.scope === null || item.scope.includes(matter)),
    );
  }

  #mayActFor(subject: string): boolean {
    return this.#perspectives().some(({ pid }) => pid === subject);
  }

  #holds(item: Signed, now: number): boolean {
    return item.nbf <= now && now < item.exp && !item.revoked && !(this.#known ?? NOTHING).ended.has(item.sh);
  }

  #perspectives(): readonly Perspective[] {
    const now = this.#context.now();
    const known = this.#known ?? NOTHING;
    const { pid } = this.#session.person();
    const mine = known.items.filter((item) => item.rep === pid && item.rights.includes("read") && this.#holds(item, now));
    return [...new Set(mine.map(({ subject }) => subject))].map((subject) => {
      const all = mine.filter((item) => item.subject === subject);
      const scopes = all.map(({ scope }) => scope);
      return {
        pid: subject,
        name: known.names.get(subject) ?? null,
        basis: all[0]?.basis ?? "vollmacht",
        matters: scopes.includes(null) ? null : [...new Set(scopes.flatMap((scope) => scope ?? []))],
        write: all.some(({ rights }) => rights.includes("write")),
        until: Math.max(...all.map(({ exp }) => exp)),
      };
    });
  }

  #view(item: Signed, own: string, known: Known): RepresentationView {
    const now = this.#context.now();
    const other = item.rep === own ? item.subject : item.rep;
    const endedAt = known.ended.get(item.sh) ?? null;
    const state = endedAt !== null || item.revoked ? "ended" : now < item.nbf ? "later" : now < item.exp ? "holds" : "over";
    return {
      id: item.sh,
      side: item.rep === own ? "i-act" : "acts-for-me",
      other: { pid: other, name: known.names.get(other) ?? null },
      matters: item.scope,
      rights: item.rights,
      basis: item.basis,
      from: item.nbf,
      until: item.exp,
      state,
      mayEnd: item.rep === own || item.basis === "self" || item.basis === "vollmacht",
      endedAt,
    };
  }

  async #names(profiles: readonly { readonly pid: string; readonly file: string }[]): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    for (const { pid, file } of profiles) {
      try {
        names.set(pid, (await this.#context.crypto.openPersonProfile({ pid, file: fromB64u(file) })).name);
      } catch {
        // Sealed to a former key, or not what it says: then there is no name to show.
      }
    }
    return names;
  }
}
