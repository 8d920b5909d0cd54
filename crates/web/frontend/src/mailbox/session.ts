// SPDX-License-Identifier: EUPL-1.2
/** The session with the server and the lock of the keys: two things, one state for the screens. */
import { EventFeed, type Answer, type wire } from "../api/index.js";
import { LETTER_WAIT, type BundleInput, type PersonView } from "../crypto/api.ts";
import { fromB64u } from "./bytes.js";
import type { Context } from "./context.js";
import { tellDevice } from "./device-kind.js";
import { endingView } from "./ending.js";
import { need, outcome, refuse } from "./outcome.js";
import { forgetPushHere } from "./push.js";
import type { SessionPart } from "./service.js";
import { signInWithPasskey } from "./sign-in-passkey.js";
import { signInWithPassword } from "./sign-in-password.js";
import { signInWithSheet } from "./sign-in-sheet.js";
import { saveBundle } from "./bundle.js";
import { peek } from "./peek.js";
import type { Trust } from "./trust.js";
import { SharedDevice } from "./shared-device.js";
import { tidyKept, wipeKept } from "./kept-wipe.js";
import type { ClosedAccess, KeyNotice, Leaving, Outcome, SessionView, UnsentView } from "./views.js";

/** Seconds between two messages that somebody is there. */
const TOUCH_PAUSE = 60;
/** Milliseconds for what is to be done before the keys go. */
const BEFORE = 1_000;

/** After these, what was shown at the identity provider counts no more. */
const BEGIN_AGAIN: ReadonlySet<string> = new Set(["provider-first", "other-employee"]);

/** What this browser saw of a person's keys the last time. */
interface Seen {
  readonly keySeq: number;
  readonly bindSeq: number;
  readonly tdVer: number;
}

/** Before when nobody may give back earlier messages. Before the first binding of a person there are none. */
export function withheldUntil(bundle: wire.Bundle): number | null {
  const { seq, assurance, iat } = peek(bundle.bind.stmt);
  if (seq === 1) return null;
  const noticed = assurance === "letter" && typeof iat === "number" ? iat + LETTER_WAIT : 0;
  return Math.max(bundle.quarantine_until ?? 0, noticed) || null;
}

export interface SessionHooks {
  /** Keys are open: load what the side needs. */
  readonly opened: () => Promise<void>;
  /** A session exists, keys or not: pending messages may go. */
  readonly connected: () => void;
  /** Keys are gone: forget what was opened. */
  readonly closed: () => void;
  readonly event: (event: wire.ServerEvent) => void;
}

export class Session implements SessionPart {
  readonly #context: Context;
  readonly #trust: Trust;
  readonly #hooks: SessionHooks;
  readonly #feed: EventFeed;
  #view: SessionView = { state: "signed-out", knownPassword: false };
  #person: PersonView | null = null;
  #pid: string | null = null;
  #touched = 0;
  /** Until when the session lasts at least, as far as this page knows. */
  #lasts = 0;
  /** The session of which the kind of device was told. */
  #toldDevice: string | null = null;
  readonly #device: SharedDevice;
  /** Signing out right now. */
  #leaving = false;
  /** Locking right now. */
  #locking = false;
  #before: () => Promise<unknown> = () => Promise.resolve();
  #cancelIdle: () => void = () => undefined;

  constructor(context: Context, trust: Trust, hooks: SessionHooks) {
    this.#context = context;
    this.#trust = trust;
    this.#hooks = hooks;
    this.#device = new SharedDevice(context);
    this.#feed = new EventFeed(
      context.api,
      context.env,
      context.tabs,
      (event) => {
        this.#event(event);
      },
      (online) => {
        context.live.online = online;
      },
    );
    context.api.http.onSessionLost((code) => {
      // Whoever is leaving knows it, and says himself how it ended.
      if (this.#view.state !== "signed-out" && !this.#leaving) void this.#end(code === "provider-ended" ? "provider" : "lost");
    });
    context.crypto.onState((state) => {
      // The worker's own idle lock.
      if (state.phase !== "empty" || this.#view.state !== "open") return;
      if (context.shared && !this.#locking) void this.timeUp();
      else this.#locked();
    });
    context.tabs.listen((message) => {
      if (message.kind === "locked" && this.#view.state === "open") void this.#lockHere();
      if (message.kind === "signed-out" && this.#view.state !== "signed-out") void this.#end("out");
      if (message.kind === "active") this.#active();
    });
    context.env.onLeave(() => {
      if (!context.shared || this.#view.state === "signed-out") return;
      // Nobody will press anything here any more, and nothing is waited for.
      context.api.signOutLeaving();
      void context.crypto.lock();
    });
  }

  current = (): SessionView => this.#view;

  /** Who is unlocked. @throws `locked` */
  person(): PersonView {
    if (this.#person === null || this.#view.state !== "open") throw refuse("locked");
    return this.#person;
  }

  /** Whose session it is, also while locked. */
  get pid(): string | null {
    return this.#pid;
  }

  restore = async (): Promise<SessionView> => {
    const answer = await this.#context.api.session();
    await tidyKept(this.#context);
    if (!answer.ok && answer.problem.status !== 401) {
      this.#view = { state: "locked" };
    } else if (!answer.ok) {
      const ended = answer.problem.code === "provider-ended" ? { ended: "provider" as const } : {};
      this.#view = { state: "signed-out", knownPassword: await this.#knownPassword(), ...ended, ...(await this.#provider()) };
    } else if (answer.value.shared) {
      this.#view = await this.#notOurs();
    } else {
      this.#pid = answer.value.pid;
      this.#view = { state: "locked" };
      this.#feed.start();
      this.#hooks.connected();
    }
    this.#context.live.emit({ kind: "session" });
    return this.#view;
  };

  shared = (): boolean => this.#context.shared;

  share = async (shared: boolean): Promise<void> => {
    await this.#context.share(shared);
    if (this.#view.state === "signed-out" && this.#view.kept !== undefined) {
      this.#view = { state: "signed-out", knownPassword: await this.#knownPassword() };
      this.#context.live.emit({ kind: "session" });
    }
  };

  unsent = (): UnsentView | null => (this.#pid === null ? null : this.#device.unsent(this.#pid));

  timeUp = async (): Promise<void> => {
    if (!this.#context.shared) {
      await this.#lockHere();
      return;
    }
    if (this.#leaving || this.#view.state === "signed-out") return;
    this.#leaving = true;
    await this.#context.api.signOut();
    await this.#end("time");
    this.#leaving = false;
  };

  signInWithPasskey = (): Promise<Outcome<null>> => this.#afterProvider(outcome(() => signInWithPasskey(this.#context, this, false)));
  signInWithPassword = (password: string): Promise<Outcome<null>> => this.#afterProvider(outcome(() => signInWithPassword(this.#context, this, password, false)));
  signInWithSheet = (code: string, dob: string): Promise<Outcome<null>> => outcome(() => signInWithSheet(this.#context, this.#trust, this, code, dob));
  unlockWithPasskey = (): Promise<Outcome<null>> => outcome(async () => signInWithPasskey(this.#context, this, await this.#alive()));
  unlockWithPassword = (password: string): Promise<Outcome<null>> =>
    outcome(async () => signInWithPassword(this.#context, this, password, await this.#alive()));

  providerRequest = (): Promise<Outcome<{ readonly url: string }>> => outcome(async () => need(await this.#context.api.providerRequest()));

  /** The way back from the provider: what opens the keys comes next. */
  signInProvider = ({ code, state, iss }: { readonly code: string; readonly state: string; readonly iss: string | null }): Promise<Outcome<null>> =>
    outcome(async () => {
      need(await this.#context.api.signInProvider({ code, state, iss }));
      if (this.#view.state === "signed-out") this.#view = { state: "signed-out", knownPassword: this.#view.knownPassword, provider: "shown" };
      this.#context.live.emit({ kind: "session" });
      return null;
    });

  lock = async (): Promise<void> => {
    this.#context.tabs.tell({ kind: "locked" });
    await this.#lockHere();
  };

  signOut = async (): Promise<Leaving> => {
    this.#context.tabs.tell({ kind: "signed-out" });
    this.#leaving = true;
    // Before anything that may take its time.
    await wipeKept(this.#context, this.#pid);
    await forgetPushHere(this.#context);
    const next = await this.#signOutThere();
    await this.#end("out");
    this.#leaving = false;
    return next;
  };

  /** The session here ends whatever the provider says; what is left to do there comes after it. */
  async #signOutThere(): Promise<Leaving> {
    if (!(await this.#atProvider())) {
      await this.#context.api.signOut();
      return { kind: "here" };
    }
    const answer = await this.#context.api.leaveProvider();
    if (!answer.ok) {
      // Whatever that was: the session must not stay.
      await this.#context.api.signOut();
      return { kind: "here-only" };
    }
    const { url, state, unreachable } = answer.value;
    if (url !== null && state !== null) return { kind: "provider", url, state };
    return { kind: unreachable ? "here-only" : "here" };
  }

  async #atProvider(): Promise<boolean> {
    try {
      return (await this.#context.config()).provider;
    } catch {
      // Without the configuration there is no connection either; signing out is tried all the same.
      return false;
    }
  }

  /** The server ends all sessions of the person; this one ends here with it. @throws what the server refuses; then nothing has changed */
  blockAccess(): Promise<null> {
    return this.#close("blocked", () => this.#context.api.blockAccess());
  }

  /** The person leaves the portal. @throws as `blockAccess` */
  leave(): Promise<null> {
    return this.#close("left", () => this.#context.api.leave());
  }

  async #close(how: ClosedAccess, ask: () => Promise<Answer<null>>): Promise<null> {
    this.#leaving = true;
    try {
      need(await ask());
      this.#context.tabs.tell({ kind: "signed-out" });
      await this.#end(how);
    } finally {
      this.#leaving = false;
    }
    return null;
  }

  touch = (): void => {
    const now = this.#context.now();
    if (this.#view.state !== "open" || now - this.#touched < TOUCH_PAUSE) return;
    this.#context.tabs.tell({ kind: "active" });
    this.#active();
    void this.#context.api.extend();
  };

  extend = (): Promise<Outcome<null>> =>
    outcome(async () => {
      need(await this.#context.api.extend());
      this.#context.tabs.tell({ kind: "active" });
      this.#active();
      return null;
    });

  /** Bundle, binding and Trust Documents for an unlock with this method. */
  async bundleFor(method: string | { readonly tag: wire.UnlockTag }): Promise<{ readonly input: BundleInput; readonly bundle: wire.Bundle }> {
    const [config, answer, trust] = await Promise.all([this.#context.config(), this.#context.api.bundle(), this.#trust.fetch(true)]);
    const bundle = need(answer);
    const found = bundle.methods.find((item) => (typeof method === "string" ? item.id === method : item.tag === method.tag));
    if (found === undefined) throw refuse("unknown-method");
    const now = this.#context.now();
    return {
      bundle,
      input: {
        org: config.org,
        pid: await this.#sessionPid(),
        seq: bundle.seq,
        file: fromB64u(bundle.file),
        method: { id: found.id, mac: found.mac },
        keycard: bundle.keycard,
        bind: bundle.bind,
        td: trust.td,
        now,
      },
    };
  }

  /** The pid the sign-in just gave. */
  signedIn(pid: string): void {
    this.#pid = pid;
  }

  /** Signed in, but without the keys. */
  stayLocked(): void {
    if (this.#pid === null) return;
    this.#device.enter();
    this.#view = this.#lockedView();
    this.#feed.start();
    this.#hooks.connected();
    this.#context.live.emit({ kind: "session" });
  }

  /** The keys are in the worker and match the binding: verify trust and open. @throws what makes it unsafe; then nothing stays open */
  async open(person: PersonView, bundle: wire.Bundle): Promise<void> {
    let sessionId: string;
    try {
      const session = need(await this.#context.api.session());
      sessionId = session.id;
      if (session.pid !== person.pid) throw refuse("wrong-person");
      if ((this.#context.side === "office") !== (person.kind === "staff")) throw refuse("wrong-side");
      const trust = await this.#trust.load();
      this.#person = person;
      this.#pid = person.pid;
      const notices = await this.#notices(person, trust.ver);
      const name = person.kind === "staff" ? ((await this.#context.crypto.ownRights({ now: this.#context.now() }))[0]?.label ?? null) : null;
      this.#view = {
        state: "open",
        pid: person.pid,
        kind: session.kind,
        name,
        idleExpiresAt: this.#context.now() + session.idle_expires_in,
        endsAt: this.#context.now() + session.expires_in,
        shared: this.#context.shared,
        quarantineUntil: withheldUntil(bundle),
        ending: endingView(session.ending),
        notices,
        logWatched: trust.witness !== "none",
      };
      this.#touched = this.#context.now();
      this.#lasts = Math.min(this.#view.idleExpiresAt, this.#view.endsAt);
      this.#device.enter();
      await this.#hooks.opened();
    } catch (error) {
      await this.#lockHere();
      throw error;
    }
    this.#watchIdle();
    this.#feed.start();
    this.#hooks.connected();
    this.#context.live.emit({ kind: "session" });
    this.#tellDevice(sessionId);
  }

  /** Once a session: unlocking is no sign-in. */
  #tellDevice(session: string): void {
    if (this.#toldDevice === session) return;
    this.#toldDevice = session;
    // A line less in a list, if it does not come: nothing to bother anybody with.
    void tellDevice(this.#context, session).catch(() => undefined);
  }

  /** The worker's view of the person changed (methods, keys). */
  update(person: PersonView): void {
    this.#person = person;
    void this.#remember(person).catch(() => undefined);
    this.#context.live.emit({ kind: "session" });
  }

  /** Tells something about keys that was found while reading; each kind once. */
  notice(notice: KeyNotice): void {
    if (this.#view.state !== "open" || this.#view.notices.some((known) => known.kind === notice.kind)) return;
    this.#view = { ...this.#view, notices: [...this.#view.notices, notice] };
    this.#context.live.emit({ kind: "session" });
  }

  /** What was told is not so any more. */
  noticeOver(kind: KeyNotice["kind"]): void {
    if (this.#view.state === "open") this.#view = { ...this.#view, notices: this.#view.notices.filter((notice) => notice.kind !== kind) };
  }

  /** A session of another tab, or of one that is gone without a word: at a device that others use too nobody goes on with it. */
  async #notOurs(): Promise<SessionView> {
    const knownPassword = await this.#knownPassword();
    if (await this.#device.isElsewhere()) {
      void this.#device.whenAlone().then(() => this.restore());
      return { state: "signed-out", knownPassword, elsewhere: true };
    }
    await this.#context.api.signOut();
    return { state: "signed-out", knownPassword };
  }

  #lockedView(): SessionView {
    return { state: "locked", ...(this.#context.shared ? { shared: true as const } : {}) };
  }

  async #alive(): Promise<boolean> {
    return this.#view.state !== "signed-out" && (await this.#context.api.session()).ok;
  }

  async #sessionPid(): Promise<string> {
    this.#pid ??= need(await this.#context.api.session()).pid;
    return this.#pid;
  }

  /** Too long ago, or the key was somebody else's: the way begins at the provider again, and the screen says why. */
  async #afterProvider(entering: Promise<Outcome<null>>): Promise<Outcome<null>> {
    const entered = await entering;
    if (!entered.ok && BEGIN_AGAIN.has(entered.refusal.code) && this.#view.state === "signed-out") {
      this.#view = { ...this.#view, provider: "first", refused: entered.refusal };
      this.#context.live.emit({ kind: "session" });
    }
    return entered;
  }

  /** Staff with an identity provider begins there; what was shown there before this page was loaded nobody here knows. */
  async #provider(): Promise<{ readonly provider?: "first" }> {
    try {
      return (await this.#context.config()).provider ? { provider: "first" } : {};
    } catch {
      return {};
    }
  }

  async #knownPassword(): Promise<boolean> {
    try {
      const { org } = await this.#context.config();
      return (await this.#context.crypto.passwordPerson({ org })) !== null;
    } catch {
      return false;
    }
  }

  async #notices(person: PersonView, tdVer: number): Promise<readonly KeyNotice[]> {
    const key = `${person.pid}/seen`;
    const before = await this.#context.store.get<Seen>("memory", key);
    const at = this.#context.now();
    // A bundle from before would bring its old pin and its old keys with it: what this browser has seen does not become undone.
    if (before !== null && tdVer < before.tdVer) throw refuse("rollback");
    if (before !== null && person.bindSeq < before.bindSeq) throw refuse("wrong-keycard");
    const notices: KeyNotice[] = [];
    if (before !== null && person.keySeq > before.keySeq) notices.push({ kind: "key-changed", at, method: person.assurance });
    if (before !== null && tdVer > before.tdVer) notices.push({ kind: "td-renewed", at, method: null });
    if (this.#trust.revlistOld) notices.push({ kind: "revlist-old", at, method: null });
    const asked = await this.#context.api.keysNow();
    // Whoever asked for it, here or elsewhere: there is time to object.
    if (asked.ok && asked.value.state === "pending" && asked.value.until !== null) notices.push({ kind: "keys-waiting", at: asked.value.until, method: null });
    // The pin moves forward with the bundle; a bundle that another tab changed meanwhile is no reason to stop.
    if ((await this.#context.crypto.state()).person?.unsaved === true) await saveBundle(this.#context).catch(() => undefined);
    await this.#context.store.put("memory", key, { keySeq: person.keySeq, bindSeq: person.bindSeq, tdVer } satisfies Seen);
    return notices;
  }

  /** A newer binding counts from now on, not from the next unlock on. */
  async #remember(person: PersonView): Promise<void> {
    const key = `${person.pid}/seen`;
    const before = await this.#context.store.get<Seen>("memory", key);
    if (before !== null && person.bindSeq > before.bindSeq) await this.#context.store.put("memory", key, { ...before, bindSeq: person.bindSeq } satisfies Seen);
  }

  #event(event: wire.ServerEvent): void {
    if (event.kind === "session" && this.#view.state !== "signed-out") void this.#checkSession();
    if (event.kind === "key" && this.#view.state === "open") void this.#context.locks.here("keys", () => this.#checkKeys());
    this.#hooks.event(event);
  }

  /** Somebody bound another key for this person, here or elsewhere: these keys are not the current ones any more. */
  async #checkKeys(): Promise<void> {
    const answer = await this.#context.api.bundle();
    if (answer.ok && this.#person !== null && peek(answer.value.bind.stmt)["kc"] !== this.#person.kc) await this.lock();
  }

  async #checkSession(): Promise<void> {
    // A 401 ends it by `onSessionLost`.
    const answer = await this.#context.api.session();
    if (!answer.ok || this.#view.state !== "open") return;
    const ending = endingView(answer.value.ending);
    const before = this.#view.ending;
    if (ending?.readOnlyAt === before?.readOnlyAt && ending?.closesAt === before?.closesAt) return;
    this.#view = { ...this.#view, ending };
    this.#context.live.emit({ kind: "session" });
  }

  #active(): void {
    const now = this.#context.now();
    this.#touched = now;
    if (this.#view.state !== "open") return;
    void this.#context.crypto.touch();
    void this.#context.idle().then((idle) => {
      if (this.#view.state !== "open") return;
      this.#view = { ...this.#view, idleExpiresAt: now + idle };
      this.#lasts = Math.min(this.#view.idleExpiresAt, this.#view.endsAt);
    });
  }

  #watchIdle(): void {
    this.#cancelIdle();
    if (this.#view.state !== "open") return;
    // The absolute end is the server's; only where others use the device nobody waits for its word.
    const until = (view: Extract<SessionView, { state: "open" }>): number => (view.shared ? Math.min(view.idleExpiresAt, view.endsAt) : view.idleExpiresAt);
    const left = until(this.#view) - this.#context.now();
    this.#cancelIdle = this.#context.env.later(Math.max(1, left) * 1000, () => {
      if (this.#view.state === "open" && until(this.#view) <= this.#context.now()) void this.timeUp();
      else this.#watchIdle();
    });
  }

  async #lockHere(): Promise<void> {
    // What the worker says unasked is its own time that is over.
    this.#locking = true;
    try {
      // Whoever ends it: what is on the screen is sealed first, while that still can be.
      if (this.#view.state === "open") await Promise.race([this.#before().catch(() => undefined), this.#context.env.sleep(BEFORE)]);
      await this.#context.crypto.lock();
    } finally {
      this.#locking = false;
    }
    this.#locked();
  }

  #locked(): void {
    this.#cancelIdle();
    this.#person = null;
    this.#trust.forget();
    this.#hooks.closed();
    if (this.#view.state !== "signed-out") {
      this.#view = this.#lockedView();
      if (this.#context.shared) this.#watchLocked();
    }
    this.#context.live.emit({ kind: "session" });
  }

  /** What is to be done before the keys go, whatever ends the session; waited for, but not for long. */
  beforeLock(action: () => Promise<unknown>): void {
    this.#before = action;
  }

  /** At a device that others use too a locked screen does not stay. */
  #watchLocked(): void {
    void this.#context.idle().then((idle) => {
      if (this.#view.state !== "locked") return;
      this.#cancelIdle();
      this.#cancelIdle = this.#context.env.later(idle * 1000, () => {
        if (this.#view.state === "locked") void this.timeUp();
      });
    });
  }

  async #end(how: "out" | "lost" | "time" | "provider" | ClosedAccess): Promise<void> {
    this.#feed.stop();
    const pid = this.#pid;
    const byTime = how === "lost" || how === "time";
    const why = byTime ? { ended: true as const } : how === "provider" ? { ended: how } : how === "out" ? {} : { closed: how };
    const ended = { ...why, ...(await this.#provider()) };
    this.#view = { state: "signed-out", knownPassword: false, ...ended };
    this.#pid = null;
    await this.#lockHere();
    // A session that ends before its time was ended by somebody: by a block, or from another device.
    if (how !== "time" && (how !== "lost" || this.#context.now() < this.#lasts)) await wipeKept(this.#context, pid);
    const kept = this.#context.shared ? await this.#device.leave(byTime ? pid : null, () => {
      if (this.#view.state === "signed-out") void this.share(false);
    }) : null;
    this.#view = { state: "signed-out", knownPassword: await this.#knownPassword(), ...ended, ...(kept === null ? {} : { kept }) };
    this.#context.live.emit({ kind: "session" });
  }
}
