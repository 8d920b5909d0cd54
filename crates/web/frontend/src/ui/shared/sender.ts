// SPDX-License-Identifier: EUPL-1.2
/**
 * Ten seconds in which a message can be taken back, then sending, for the whole app: changing the screen loses nothing.
 * The draft stays stored until the server's receipt is here.
 */
import type { Common } from "../../mailbox/service.js";
import type { DraftView, Refusal } from "../../mailbox/views.js";

/** Seconds in which "Zurücknehmen" works. */
export const UNDO_SECONDS = 10;

export type Sending =
  | { readonly phase: "idle" }
  | { readonly phase: "waiting" | "sending"; readonly draft: DraftView; readonly to: string }
  | { readonly phase: "countdown"; readonly draft: DraftView; readonly to: string; readonly until: number }
  | { readonly phase: "failed"; readonly draft: DraftView; readonly to: string; readonly refusal: Refusal }
  | { readonly phase: "sent"; readonly draft: DraftView; readonly to: string; readonly thread: string; readonly at: number };

type Service = Pick<Common, "write" | "live" | "session">;

export class Sender {
  readonly #service: Service;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  /** Messages submitted while another one was on its way. */
  readonly #queue: { readonly draft: DraftView; readonly to: string }[] = [];
  #state: Sending = { phase: "idle" };
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(service: Service, now: () => number) {
    this.#service = service;
    this.#now = now;
    service.live.subscribe((what) => {
      if (what.kind === "uploads") this.#uploads();
      if (what.kind === "outbox") void this.#delivered();
      // Locked or signed out: nothing leaves any more, the drafts are kept.
      if (what.kind === "session" && service.session.current().state !== "open") {
        this.#queue.length = 0;
        this.undo();
      }
    });
  }

  get state(): Sending {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** One message at a time: one that only waits for its ten seconds goes at once, the new one comes after it. */
  submit(draft: DraftView, to: string): void {
    const state = this.#state;
    if (state.phase === "idle" || state.phase === "sent" || (state.phase === "failed" && state.draft.id === draft.id)) {
      this.#begin(draft, to);
      return;
    }
    this.#queue.push({ draft, to });
    if (state.phase === "countdown") void this.#send(state.draft, state.to);
  }

  /** Takes the message back while it still waits; it is a draft again. */
  undo(): void {
    if (this.#state.phase === "countdown" || this.#state.phase === "waiting" || this.#state.phase === "failed") this.#finish({ phase: "idle" });
  }

  retry(): void {
    if (this.#state.phase === "failed") void this.#send(this.#state.draft, this.#state.to);
  }

  dismiss(): void {
    if (this.#state.phase === "sent" || this.#state.phase === "failed") this.#finish({ phase: "idle" });
  }

  #begin(draft: DraftView, to: string): void {
    this.#set({ phase: "waiting", draft, to });
    this.#uploads();
  }

  #set(state: Sending): void {
    clearTimeout(this.#timer);
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  /** A message is done with; the next one begins. */
  #finish(state: Sending): void {
    this.#set(state);
    const next = this.#queue.shift();
    if (next !== undefined) this.#begin(next.draft, next.to);
  }

  #uploads(): void {
    const state = this.#state;
    if (state.phase !== "waiting") return;
    for (const upload of this.#service.write.uploads(state.draft.id)) {
      if (upload.progress.state === "failed") {
        this.#set({ phase: "failed", draft: state.draft, to: state.to, refusal: upload.progress.refusal });
        return;
      }
      if (upload.progress.state === "asking") {
        this.#set({ phase: "failed", draft: state.draft, to: state.to, refusal: { code: "picture-undecided" } });
        return;
      }
      if (upload.progress.state !== "ready") return;
    }
    this.#set({ phase: "countdown", draft: state.draft, to: state.to, until: this.#now() + UNDO_SECONDS });
    this.#timer = setTimeout(() => {
      void this.#send(state.draft, state.to);
    }, UNDO_SECONDS * 1000);
  }

  async #send(draft: DraftView, to: string): Promise<void> {
    this.#set({ phase: "sending", draft, to });
    const answer = await this.#service.write.send(draft);
    if (answer.ok) this.#finish({ phase: "sent", draft, to, thread: answer.value.thread, at: answer.value.acceptedAt });
    else this.#set({ phase: "failed", draft, to, refusal: answer.refusal });
  }

  /** The service keeps trying by itself: one day the failed message has arrived, or its draft was thrown away. */
  async #delivered(): Promise<void> {
    const { state: before } = this;
    if (before.phase !== "failed") return;
    const { draft, to } = before;
    const [accepted, drafts] = await Promise.all([this.#service.write.accepted(draft.id), this.#service.write.drafts()]);
    if (this.#state !== before) return;
    const kept = drafts.find((other) => other.id === draft.id);
    // What was written on after the try stays where it is.
    if (accepted !== null && (kept === undefined || kept.body === draft.body)) this.#finish({ phase: "sent", draft, to, thread: accepted.thread, at: accepted.acceptedAt });
    else if (accepted !== null || kept === undefined) this.#finish({ phase: "idle" });
  }
}
