// SPDX-License-Identifier: EUPL-1.2
/** "Send" was pressed: keep it, then bring it. Pressing twice, or in two tabs, sends once. */
import type { Delivery, Parts, Accepted } from "./deliver.js";
import type { DraftRecord } from "./drafts.js";
import { outcome, refuse, Refused } from "./outcome.js";
import type { Content, Entry } from "./outbox.js";
import { keyOf, type Target } from "./places.js";
import type { DecisionMark, DraftView, Outcome, Staging } from "./views.js";

/** A draft that nobody has touched for so long is thrown away. */
const DRAFT_SECONDS = 30 * 86_400;

export class Send {
  readonly #parts: Parts;
  readonly #delivery: Delivery;

  constructor(parts: Parts, delivery: Delivery) {
    this.#parts = parts;
    this.#delivery = delivery;
  }

  send = (draft: DraftView): Promise<Outcome<Accepted>> =>
    outcome(() => this.#parts.context.locks.with(`send/${draft.id}`, () => this.#send(draft)));

  /** Keeps a message on the server until a colleague releases it or its time comes. The draft goes; the text comes back from there. */
  stage = (draft: DraftView, staging: Staging): Promise<Outcome<Accepted>> =>
    outcome(() => this.#parts.context.locks.with(`send/${draft.id}`, () => this.#send(draft, staging)));

  /** A note of the internal lane; kept like a message until it is accepted. */
  note = (thread: string, text: string, mentions: readonly string[] = []): Promise<Outcome<null>> =>
    outcome(async () => {
      const id = `note-${this.#parts.context.env.http.uuid()}`;
      await this.#queue(id, { thread, lane: "internal", begin: null }, { kind: "note", subject: "", body: text, matter: null, mentions });
      await this.#delivery.deliver(this.#parts.session.person().pid, id);
      return null;
    });

  /** "Opened by the department" for one message; not told to anybody if it fails, the outbox tries again. `after` is the list it is said once more behind. */
  async receipt(thread: string, of: string, after?: string): Promise<void> {
    const id = after === undefined ? `receipt-${of}` : `receipt-${of}-${after}`;
    const { pid } = this.#parts.session.person();
    if ((await this.#parts.outbox.get(pid, id)) === null) await this.#queue(id, { thread, lane: "case", begin: null }, { kind: "receipt", of });
    await this.#delivery.deliver(pid, id);
  }

  /** What became of a draft, if it was accepted. */
  async accepted(id: string): Promise<Accepted | null> {
    const { outbox, session } = this.#parts;
    const entry = session.pid === null ? null : await outbox.get(session.pid, id);
    return entry?.state === "accepted" ? { thread: entry.target.thread, acceptedAt: entry.receivedAt } : null;
  }

  /** The message that a draft became, if it was accepted. */
  async mid(id: string): Promise<string | null> {
    const { outbox, session } = this.#parts;
    const entry = session.pid === null ? null : await outbox.get(session.pid, id);
    return entry?.state === "accepted" ? entry.mid : null;
  }

  /** The draft is thrown away: what waits is not sent any more; what is under way may have arrived. */
  async discard(id: string): Promise<void> {
    const { context, outbox, session, drafts, files } = this.#parts;
    const pid = session.pid;
    if (pid === null) return;
    const entry = await outbox.get(pid, id);
    if (entry !== null && entry.state !== "accepted") await context.locks.with(`place/${keyOf(entry.target)}`, () => this.#forget(pid, id));
    await drafts.remove(id);
    await files.drop(id, null);
  }

  /** Drafts that nobody has touched for 30 days are thrown away, unless they wait to be sent. Gives the others. */
  async current(drafts: readonly DraftView[]): Promise<readonly DraftView[]> {
    const { context, outbox, session } = this.#parts;
    const pid = session.pid;
    const rest: DraftView[] = [];
    for (const draft of drafts) {
      const old = context.now() - draft.savedAt > DRAFT_SECONDS;
      if (old && pid !== null && (await outbox.get(pid, draft.id)) === null) await this.discard(draft.id);
      else rest.push(draft);
    }
    return rest;
  }

  async #send(draft: DraftView, staging?: Staging): Promise<Accepted> {
    const { outbox, session, drafts, files } = this.#parts;
    const { pid } = session.person();
    const content: Content = { kind: "msg", subject: draft.subject, body: draft.body, matter: draft.matter, files: files.ids(draft.id), protection: draft.protection ?? null, texts: draft.texts ?? [], decision: decided(draft), ...(draft.decision?.letter === true ? { letter: true } : {}), ...(draft.seen === undefined ? {} : { seen: draft.seen }), ...(staging === undefined ? {} : { staging }) };
    const entry = await outbox.get(pid, draft.id);
    if (entry !== null) {
      const before = await outbox.content(entry);
      // Files of an accepted message are gone from the list: then the text decides.
      const same = sameText(before, content) && (entry.state === "accepted" || sameFiles(before, content));
      if (same) return this.#delivery.deliver(pid, draft.id);
      if (await this.#wasAccepted(entry)) {
        await this.#delivery.deliver(pid, draft.id);
        throw refuse("already-sent");
      }
    }
    const record = await drafts.keep(draft);
    await this.#queue(draft.id, await this.target(record), content);
    return this.#delivery.deliver(pid, draft.id);
  }

  /** The text was changed after a try: unless the old one was accepted, it must not be any more. */
  #wasAccepted(entry: Entry): Promise<boolean> {
    const { context, outbox, threads } = this.#parts;
    return context.locks.with(`place/${keyOf(entry.target)}`, async () => {
      const now = await outbox.get(entry.pid, entry.id);
      if (now?.state === "accepted") return true;
      if (now?.state === "sealed") {
        try {
          const loaded = await threads.load(now.target.thread);
          const lane = now.target.lane === "case" ? loaded.case : loaded.internal;
          if (lane?.items.has(now.posting.mid) === true) return true;
        } catch (error) {
          // A thread that was to begin with this message and is not there: then the message is not there either.
          if (!(error instanceof Refused && error.problem?.status === 404)) throw error;
        }
      }
      await this.#forget(entry.pid, entry.id);
      return false;
    });
  }

  /** Takes an entry out of the outbox; its counter is free for the next message, so the server can accept only one of them. */
  async #forget(pid: string, id: string): Promise<void> {
    const { context, outbox, places } = this.#parts;
    const entry = await outbox.get(pid, id);
    if (entry === null || entry.state === "accepted") return;
    if (entry.state === "sealed") {
      await places.settle(entry.target, false);
      await context.crypto.releaseCounter({ thread: entry.target.thread, lane: entry.target.lane, n: entry.posting.n });
    }
    await outbox.remove(entry);
  }

  async #queue(id: string, target: Target, content: Content): Promise<void> {
    const { context, outbox, session } = this.#parts;
    const { pid } = session.person();
    await outbox.put({
      id,
      pid,
      target,
      made: context.env.clock(),
      content: await outbox.sealContent(pid, id, content),
      tab: content.kind === "msg" && content.files.length > 0 ? context.tab : null,
      state: "waiting",
    });
  }

  /** Where a draft goes: an existing thread, or a new one in the department of its matter. */
  target = async (record: DraftRecord): Promise<Target> => {
    const { draft, newThread, about } = record;
    if (draft.thread !== null) return { thread: draft.thread, lane: "case", begin: null };
    if (draft.matter === null) throw refuse("matter-missing");
    const matter = await this.#parts.trust.matter(draft.matter);
    return { thread: newThread, lane: "case", begin: { subject: about ?? this.#parts.session.person().pid, matter: matter.code, departments: [matter.dept], exclude: draft.exclude ?? [] } };
  };
}

/** The screen asks for what is open; a decision that leaves it open goes nowhere. */
function decided({ decision = null }: DraftView): DecisionMark | null {
  if (decision === null) return null;
  const { remedy, instructed } = decision;
  if (remedy === null || instructed === null) throw refuse("wrong-argument");
  return { remedy, instructed };
}

const sameText = (before: Content, now: Content): boolean =>
  before.kind === "msg" && now.kind === "msg" && before.subject === now.subject && before.body === now.body && before.matter === now.matter && sameProtection(before, now) && JSON.stringify(before.decision ?? null) === JSON.stringify(now.decision ?? null) && before.letter === now.letter && before.seen === now.seen && JSON.stringify(before.staging) === JSON.stringify(now.staging);

const sameProtection = (before: Extract<Content, { readonly kind: "msg" }>, now: Extract<Content, { readonly kind: "msg" }>): boolean =>
  before.protection?.class === now.protection?.class && before.protection?.lowered === now.protection?.lowered;

const sameFiles = (before: Content, now: Content): boolean => before.kind === "msg" && now.kind === "msg" && before.files.join() === now.files.join();
