// SPDX-License-Identifier: EUPL-1.2
/** What portal and back office share, put together. */
import type { wire } from "../api/index.js";
import type { CryptoClient, NewEpoch } from "../crypto/api.ts";
import { Acting } from "./acting.js";
import { Activation } from "./activation.js";
import { Context } from "./context.js";
import { Delivery, type Parts } from "./deliver.js";
import { Drafts } from "./drafts.js";
import { DraftSync } from "./draft-sync.js";
import type { Environment } from "./environment.js";
import { Files } from "./files.js";
import { Inbox } from "./inbox.js";
import { openAttachment, sealedAttachment } from "./open-attachment.js";
import { openings } from "./openings.js";
import { fetched, laterPart, outcome } from "./outcome.js";
import { Outbox } from "./outbox.js";
import { People, type Profile } from "./people.js";
import { Places } from "./places.js";
import { keepReceipts } from "./receipts.js";
import { Routes } from "./routes.js";
import { Search } from "./search.js";
import { Security } from "./security.js";
import { Send } from "./send.js";
import type { AccountPart, Common, WritePart } from "./service.js";
import { Session } from "./session.js";
import { StepUp } from "./step-up.js";
import { Threads, type LoadedThread } from "./threads.js";
import { Trust } from "./trust.js";
import type { Outcome, Side, ThreadView } from "./views.js";

/** What a side adds. */
export interface SideHooks {
  /** Keys are open and trust is loaded. */
  readonly opened: (core: Core) => Promise<void>;
  readonly closed: () => void;
  /** A thread was loaded for a screen. */
  readonly threadOpened: (core: Core, loaded: LoadedThread, view: ThreadView) => Promise<void>;
}

export class Core {
  readonly context: Context;
  readonly trust: Trust;
  readonly session: Session;
  readonly activation: Activation;
  readonly threads: Threads;
  readonly people: People;
  readonly inbox: Inbox;
  readonly acting: Acting;
  readonly routes: Routes;
  readonly sending: Send;
  readonly delivery: Delivery;
  readonly drafts: Drafts;
  readonly files: Files;
  readonly stepUp: StepUp;
  readonly search: Search;
  /** A person's drafts on the server; staff keeps hers in its browser. */
  readonly sync: DraftSync | null;
  /** The clerk's departments; empty on the portal. */
  readonly units = new Set<string>();
  /** How many keys of departments are open. */
  unitKeys = 0;
  /** What the clerk's certificates allowed when units were loaded last, as text. */
  unitRights: string | null = null;
  readonly #hooks: SideHooks;
  readonly #places: Places;

  constructor(env: Environment, side: Side, crypto: CryptoClient, hooks: SideHooks) {
    this.#hooks = hooks;
    const context = new Context(env, side, crypto);
    this.context = context;
    this.trust = new Trust(context);
    this.trust.onRenewal(async () => {
      const answer = await context.api.bundle();
      if (answer.ok) await this.trust.add([answer.value.keycard, answer.value.bind]);
      await this.#hooks.opened(this);
    });
    this.session = new Session(context, this.trust, {
      opened: () => this.#opened(),
      connected: () => {
        void this.sync?.pull();
        this.delivery.hurry();
      },
      closed: () => {
        this.#closed();
      },
      event: (event) => {
        this.#event(event);
      },
    });
    this.activation = new Activation(context, this.trust, this.session);
    this.stepUp = new StepUp(context, this.session);
    this.threads = new Threads(context, this.trust);
    this.routes = new Routes(context, this.trust);
    this.acting = new Acting(context, this.session, this.trust);
    this.#places = new Places(context, this.trust, this.threads, (subject) => this.acting.people(subject), (subject) => (side === "portal" ? this.routes.of(subject === this.session.pid ? null : subject) : Promise.resolve(null)));
    this.people = new People(context);
    this.inbox = new Inbox(context, this.trust, this.session, this.threads, this.people);
    this.search = new Search({ context, trust: this.trust, session: this.session, threads: this.threads, people: this.people, acting: this.acting, units: this.units });
    this.drafts = new Drafts(context, this.session, () => this.acting.subject);
    this.files = new Files(context, this.session, this.drafts, this.#places, (record) => this.sending.target(record));
    const parts: Parts = {
      context,
      trust: this.trust,
      session: this.session,
      threads: this.threads,
      places: this.#places,
      drafts: this.drafts,
      files: this.files,
      outbox: new Outbox(context),
    };
    this.delivery = new Delivery(parts);
    this.sending = new Send(parts, this.delivery);
    this.sync = side === "portal" ? new DraftSync(context, this.session, this.drafts, this.files, async (id) => {
      const entry = this.session.pid === null ? null : await parts.outbox.get(this.session.pid, id);
      return entry !== null && entry.state !== "accepted";
    }) : null;
    env.onOnline((online) => {
      context.live.online = online;
      if (!online) return;
      // The page was loaded without a network: only now it can be known whose session this is.
      if (this.session.pid === null && this.session.current().state === "locked") void this.session.restore();
      else {
        this.files.hurry();
        this.delivery.hurry();
        void this.sync?.pull();
      }
    });
    context.tabs.listen((message) => {
      if (message.kind !== "changed") return;
      this.inbox.outdated();
      context.live.emit(message.thread === undefined ? { kind: message.what } : { kind: message.what, thread: message.thread });
    });
  }

  get common(): Omit<Common, "side"> {
    const { context } = this;
    return {
      live: context.live,
      session: this.session,
      activation: this.activation,
      account: laterPart<AccountPart>(async () => new (await import("./account.js")).Account(context, this.session)),
      security: new Security(context, this.session),
      write: this.#write(),
      stepUp: this.stepUp,
      search: this.search,
      brand: () => outcome(() => context.brand()),
      now: () => context.now(),
      clockOff: () => context.clock.off,
      thread: (id, again = false) => this.#thread(id, again),
      exclude: (thread, pid) =>
        outcome(async () => {
          await this.#places.exclude(thread, pid);
          this.inbox.outdated();
          context.live.emit({ kind: "thread", thread });
          return null;
        }),
      openings: (thread, before) => outcome(() => openings(context, thread, before)),
      markRead: (id) => this.#markRead(id),
      sealedAttachment: (thread, aid, signal) => outcome(async () => (await sealedAttachment(context, this.threads, thread, aid, signal)).sealed),
      openAttachment: (thread, aid, progress, signal) => outcome(() => openAttachment(context, this.threads, thread, aid, progress, signal)),
    };
  }

  /** Makes the next epochs of a thread with other departments and has them brought; the thread is loaded anew after it. */
  async moveThread<T extends { readonly ok: boolean }>(loaded: LoadedThread, departments: readonly string[], bring: (epochs: readonly NewEpoch[]) => Promise<T>): Promise<T> {
    const answer = await this.#places.move(loaded, departments, bring);
    // Whoever has handed it on may see it no more: nothing of it stays open here.
    await this.threads.drop(loaded.detail.thread);
    return answer;
  }

  #write(): WritePart {
    return {
      sheets: this.context.env.sheets,
      addFile: this.files.add,
      agreeToFile: this.files.agree,
      fileContent: this.files.content,
      checked: this.files.checked,
      removeFile: this.files.remove,
      limits: this.files.limits,
      pauseFile: this.files.stop,
      continueFile: this.files.goOn,
      uploads: this.files.list,
      saveDraft: this.drafts.save,
      drafts: async () => {
        await this.sync?.ready();
        return this.sending.current(await this.drafts.list());
      },
      draftPlace: (id) => this.sync?.place(id) ?? Promise.resolve({ everywhere: false, refusal: null }),
      unreadableDrafts: () => this.sync?.unreadable ?? 0,
      settleDrafts: () => this.sync?.settle() ?? Promise.resolve(),
      deleteDraft: (id) => this.sending.discard(id),
      accepted: (id) => this.sending.accepted(id),
      send: this.sending.send,
    };
  }

  #thread(id: string, again: boolean): Promise<Outcome<ThreadView>> {
    return outcome(async () => {
      const { pid, kc } = this.session.person();
      const loaded = await this.threads.load(id, again ? "quiet" : "opening");
      const newest = this.trust.newestBinding(pid);
      if (newest !== null && newest.kc !== kc && newest.seq > (this.trust.bindingOf(kc)?.seq ?? 0)) {
        // Somebody was bound in this person's place, and it was not done here.
        this.session.notice({ kind: "new-binding", at: this.context.now(), method: newest.method });
      }
      if (this.context.side === "office") {
        const members = loaded.case.view.epochs.at(-1)?.members ?? [];
        const own = members.flatMap((member) => (member.t === "dept" && this.units.has(member.dept) ? [member.dept] : []))[0];
        if (own !== undefined) await this.people.load(pid, own, [loaded.detail.subject, ...loaded.case.view.newKeys.map((key) => key.pid)]);
      }
      const plan = await this.#places.look(loaded);
      const { threadView } = await fetched(() => import("./thread-view.js"));
      const view = await threadView({
        loaded,
        self: pid,
        kc,
        now: this.context.now(),
        side: this.context.side,
        profile: (person) => this.people.known(person) ?? this.#acquainted(person),
        trust: this.trust.view,
        bindingOf: (key) => this.trust.bindingOf(key),
        bindings: (person) => this.trust.bindings(person),
        assurance: this.trust.newestBinding(loaded.detail.subject)?.assurance ?? null,
        plan,
        consent: this.context.side === "portal" || loaded.detail.consent === null ? null : await (await fetched(() => import("./consent.js"))).checkedConsent(this.context, loaded.detail.subject, loaded.detail.consent),
      });
      this.search.seen(loaded);
      void keepReceipts(this.context, pid, loaded.case).catch(() => undefined);
      void this.#hooks.threadOpened(this, loaded, view).catch(() => undefined);
      const fault = this.delivery.fault(id);
      return fault === null ? view : { ...view, warnings: [...view.warnings, fault] };
    });
  }

  /** In the portal names come with representations. */
  #acquainted(pid: string): Profile | null {
    const name = this.acting.nameOf(pid);
    return name === null ? null : { name, dob: "", kvnr: "" };
  }

  async #markRead(id: string): Promise<void> {
    const known = this.threads.known(id);
    if (known === null || known.case.lastIdx <= known.detail.read_idx) return;
    await this.context.api.read(id, known.case.lastIdx);
    this.inbox.outdated();
    this.context.live.emit({ kind: "threads" });
  }

  async #opened(): Promise<void> {
    await this.#hooks.opened(this);
    await this.files.restore();
    await this.delivery.tidy();
    this.search.opened();
  }

  #closed(): void {
    this.unitKeys = 0;
    this.unitRights = null;
    this.threads.forget();
    this.people.forget();
    this.acting.forget();
    this.inbox.forget();
    this.#places.forget();
    this.files.pause();
    this.sync?.forget();
    this.search.closed();
    this.#hooks.closed();
  }

  /** Somebody's keys, or those of a unit: what the side holds is opened again. */
  async #keysChanged(): Promise<void> {
    await this.trust.load(true);
    await this.#hooks.opened(this);
  }

  #event(event: wire.ServerEvent): void {
    if (event.kind === "key" && this.session.current().state === "open") void this.#keysChanged().catch(() => undefined);
    if (event.kind === "represent" && this.session.current().state === "open") void this.acting.outdated().catch(() => undefined);
    if (event.kind === "presence") this.context.live.emit(event.thread === null ? { kind: "presence" } : { kind: "presence", thread: event.thread });
    if (event.kind === "phone") this.context.live.emit({ kind: "phone" });
    if (event.kind === "session" && this.context.side === "office") {
      // Perhaps a clerk was taken out of a unit: whatever is on the screen is asked for anew.
      this.inbox.outdated();
      this.context.live.emit({ kind: "thread" });
      this.context.live.emit({ kind: "threads" });
    }
    if (event.kind !== "thread") return;
    this.inbox.outdated();
    if (event.thread !== null) this.context.live.emit({ kind: "thread", thread: event.thread });
    this.context.live.emit({ kind: "threads" });
  }
}
