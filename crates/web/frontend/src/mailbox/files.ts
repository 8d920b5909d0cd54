// SPDX-License-Identifier: EUPL-1.2
/**
 * Files of drafts: looked at and cleaned first (intake.ts), then sealed as streams to the key of their thread while the person writes on, kept as ciphertext until the
 * message is accepted, uploaded with progress as they are sealed. If the thread gets another key meanwhile they are sealed and sent again. A file whose key may not outlive
 * this page is kept a second time, sealed to the person herself: a reload asks for no file again that was once on the shelf.
 */
import { isPassing, type Coming } from "../api/index.js";
import { MEDICAL_SERVICE, type OwnFile, type SealedAttachment } from "../crypto/api.ts";
import { uuidV7 } from "./bytes.js";
import { getSealed, putSealed, type Sealed } from "./cache.js";
import { comingFrom } from "./coming.js";
import type { Context } from "./context.js";
import { Gate } from "./gate.js";
import { keepSealed } from "./shelf.js";
import type { DraftRecord, Drafts } from "./drafts.js";
import { isMedicalTag, medicalTag, neutralName } from "./medical.js";
import { mediaType, type FileKind } from "./file-kind.js";
import { examine, sameAs, take } from "./intake.js";
import { begunOf, uploadBack, type Begun } from "./upload-back.js";
import { tabLock } from "./outbox.js";
import { asRefusal, need, outcome, refuse, Refused } from "./outcome.js";
import type { Places, Prepared, Target } from "./places.js";
import type { Session } from "./session.js";
import type { Outcome, UploadState, UploadView } from "./views.js";

/** Milliseconds between tries of one upload. */
const PAUSES = [1_000, 3_000, 8_000] as const;
/** Milliseconds between two progress messages to the screen. */
const TELL = 150;
/** Files that are sealed, and sent, at the same time: more would only share the same processor and the same line. */
const SEALING = 2;
const SENDING = 3;
/** Milliseconds after which what the network has stopped is tried again by itself. */
const AGAIN = 20_000;
/** Milliseconds after which something on the shelf that no entry names was left by a crash. */
const STRAY = 24 * 3600 * 1000;
/** The shelf holds a file, and where its key may be lost with the page a copy. */
const COPIES = 2;

interface Item {
  /** Stays the same for the screen when sealing again needs another aid. */
  readonly id: string;
  /** Of the content that is sealed, like type and size; of the chosen file until it has been looked at. */
  name: string;
  type: string;
  size: number;
  /** For the Medical Service only: never sealed to the thread, not even for the time of writing. */
  readonly medical: boolean;
  /** null after a reload: then it cannot be sealed again. */
  content: Blob | null;
  /** It has been looked at, is clean or agreed to: only then is it sealed. */
  taken: boolean;
  cleaned: boolean;
  /** SHA-256 of the chosen file; null until it is known. */
  source: string | null;
  /** Settles when it has been looked at. */
  looked: Promise<unknown>;
  abort: AbortController;
  state: UploadState;
  sealed: { readonly tag: string; readonly attachment: SealedAttachment } | null;
  /** The content on the shelf, sealed to the person herself. */
  own: OwnFile | null;
  /** What it is sealed under just now; another try gets another id, so that bytes of two never meet. */
  trying: Trying | null;
  /** Begins to send what is being sealed; null: nothing is. */
  begin: (() => void) | null;
  /** That sending, the newest if it was stopped and goes on. */
  early: Promise<void> | null;
  /** The epoch it is sealed for, while no server has that. */
  begun: Begun | null;
  uploaded: boolean;
  /** The person has said that it is not to be sent now. */
  stopped: boolean;
  work: Promise<void>;
}

/** A sealing under way: what of it has come to the server is of no use when its tab is gone before it has ended. */
interface Trying {
  readonly aid: string;
  readonly tab: string;
}

/** A file of a draft that has come to the server, as another device of the person goes on with it. */
export type KeptFile = Kept & { readonly tag: string; readonly attachment: SealedAttachment };

const isFinished = (kept: Kept): kept is KeptFile => kept.uploaded && kept.tag !== null && kept.attachment !== null;

/** What is kept of an item for a reload. */
interface Kept {
  readonly id: string;
  /** As the person calls it; the sealed one may have another name. */
  readonly name?: string;
  readonly type?: string;
  readonly size?: number;
  readonly medical?: boolean;
  /** null: it was taken and not sealed yet. */
  readonly tag: string | null;
  readonly attachment: SealedAttachment | null;
  readonly own?: OwnFile | null;
  readonly uploaded: boolean;
  readonly cleaned?: boolean;
  readonly source?: string | null;
  readonly trying?: Trying | null;
  readonly begun?: Begun | null;
}

export class Files {
  readonly #context: Context;
  readonly #session: Session;
  readonly #drafts: Drafts;
  readonly #places: Places;
  readonly #target: (record: DraftRecord) => Promise<Target>;
  readonly #items = new Map<string, Map<string, Item>>();
  readonly #sealing = new Gate(SEALING);
  readonly #sending = new Gate(SENDING);
  #owner: string | null = null;
  #told = 0;
  #again: (() => void) | null = null;
  /** Called when other files of a draft have come to the server than before. */
  onKept: (draft: string) => void = () => undefined;
  readonly #finished = new Map<string, string>();

  constructor(context: Context, session: Session, drafts: Drafts, places: Places, target: (record: DraftRecord) => Promise<Target>) {
    this.#context = context;
    this.#session = session;
    this.#drafts = drafts;
    this.#places = places;
    this.#target = target;
  }

  /** `medical` is said with the file and for good: one that was sealed to the thread first is readable there. */
  add = (draft: string, file: File, medical = false): Promise<Outcome<UploadView>> =>
    outcome(async () => {
      const limits = this.limits();
      if (limits !== null && file.size > limits.attachment) throw refuse("too-large");
      const room = await this.#context.shelf.room();
      if (room !== null && room < COPIES * file.size) throw refuse("storage-full");
      const kind = await examine(file);
      // Asked last, without waiting: two files may be on their way here.
      if (limits !== null && this.#of(draft).size >= limits.attachments) throw refuse("too-many-attachments");
      const item = this.#put(draft, file, mediaType(kind), medical);
      item.looked = this.#take(draft, item, file, kind);
      item.work = item.looked.then(() => (item.taken ? this.#inBackground(draft, item) : undefined));
      this.#tell(true);
      return viewOf(item, null);
    });

  /** A file out of a sealed message of one's own, which was looked at before it was sealed: as it is, and without drawing it a second time. */
  addAgain(draft: string, file: File): void {
    const item = this.#put(draft, file, file.type, false);
    this.#taken(item);
    item.work = this.#inBackground(draft, item);
    this.#tell(true);
  }

  #put(draft: string, file: File, type: string, medical: boolean): Item {
    const item: Item = {
      id: this.#newId(),
      name: file.name,
      type,
      size: file.size,
      medical,
      content: file,
      taken: false,
      cleaned: false,
      source: null,
      looked: Promise.resolve(),
      abort: new AbortController(),
      state: { state: "checking" },
      sealed: null,
      own: null,
      trying: null,
      begin: null,
      early: null,
      begun: null,
      uploaded: false,
      stopped: false,
      work: Promise.resolve(),
    };
    this.#of(draft).set(item.id, item);
    return item;
  }

  /** Looks at it and cleans it, once; never throws. */
  async #take(draft: string, item: Item, file: File, kind: FileKind): Promise<void> {
    try {
      const { uncleaned, ...taken } = await take(file, kind, this.#context.env.drawAnew);
      if (this.#of(draft).get(item.id) !== item) return;
      Object.assign(item, taken);
      // A picture drawn anew can have become larger.
      if (item.size > (this.limits()?.attachment ?? item.size)) throw refuse("too-large");
      if (uncleaned === null) this.#taken(item);
      else item.state = { state: "asking", why: uncleaned };
    } catch (error) {
      this.#fail(item, error);
    }
    this.#tell(true);
  }

  #taken(item: Item): void {
    item.taken = true;
    item.state = { state: "sealing", done: 0, total: item.size };
  }

  agree = (draft: string, id: string): void => {
    const item = this.#of(draft).get(id);
    if (item?.state.state !== "asking") return;
    this.#taken(item);
    item.work = this.#inBackground(draft, item);
    this.#tell(true);
  };

  limits = (): { readonly attachment: number; readonly attachments: number } | null => this.#context.limits();

  content = (draft: string, id: string): Blob | null => this.#of(draft).get(id)?.content ?? null;

  checked = async (draft: string): Promise<void> => {
    await Promise.all([...this.#of(draft).values()].map((item) => item.looked));
  };

  remove = (draft: string, id: string): void => {
    const item = this.#of(draft).get(id);
    if (item === undefined) return;
    item.abort.abort();
    this.#of(draft).delete(id);
    void this.#clear(item);
    // What has come to the server is of no use to anybody; if this does not get there it is collected after a day.
    if (item.sealed !== null) void this.#context.api.cancelUpload(item.sealed.attachment.aid);
    void this.#keep(draft);
    this.#tell(true);
  };

  stop = (draft: string, id: string): void => {
    const item = this.#of(draft).get(id);
    if (item?.state.state !== "sending") return;
    const { done, total } = item.state;
    item.stopped = true;
    item.abort.abort();
    item.state = { state: "paused", done, total };
    this.#tell(true);
  };

  goOn = (draft: string, id: string): void => {
    const item = this.#of(draft).get(id);
    if (item === undefined || !item.taken || (item.state.state !== "paused" && item.state.state !== "failed")) return;
    item.stopped = false;
    this.#restart(draft, item);
    this.#tell(true);
  };

  /** There is a network again: what it has stopped goes on. */
  hurry = (): void => {
    this.#again?.();
    this.#again = null;
    if (this.#session.current().state !== "open") return;
    for (const [draft, items] of this.#items) for (const item of items.values()) if (isInterrupted(item)) this.#restart(draft, item);
  };

  #restart(draft: string, item: Item): void {
    item.abort = new AbortController();
    const { done, total } = item.state.state === "paused" ? item.state : { done: 0, total: item.size };
    item.state = { state: item.sealed === null && item.begin === null ? "sealing" : "sending", done, total };
    item.begin?.();
    item.work = item.work.then(() => this.#inBackground(draft, item));
  }

  /** Nothing of it is needed on the shelf any more. */
  async #clear(item: Item): Promise<void> {
    if (item.sealed !== null) await this.#context.shelf.remove(item.sealed.attachment.aid);
    if (item.own !== null) await this.#context.shelf.remove(ownName(item.id));
  }

  ids = (draft: string): readonly string[] => [...this.#of(draft).keys()];

  list = (draft: string): readonly UploadView[] => {
    const items = [...this.#of(draft).values()];
    const sources = items.map((item) => item.source);
    return items.map((item, index) => {
      const same = sameAs(sources, index);
      return viewOf(item, same === null ? null : (items[same]?.name ?? null));
    });
  };

  /** These files, sealed under this key and on the server. @throws the first refusal; the items show their own */
  async ready(draft: string, ids: readonly string[], target: Target, prepared: Prepared): Promise<readonly SealedAttachment[]> {
    if (ids.some((id) => !this.#of(draft).has(id))) await this.#recover(this.#session.person().pid, draft);
    const items = ids.map((id) => {
      const item = this.#of(draft).get(id);
      if (item === undefined) throw refuse("file-again");
      return item;
    });
    await Promise.all(items.map((item) => item.work));
    const attachments: SealedAttachment[] = [];
    for (const item of items) {
      if (!item.taken) throw item.state.state === "failed" ? new Refused(item.state.refusal) : refuse("picture-undecided");
      if (item.sealed?.tag !== (await this.#tag(item, prepared)) || !item.uploaded) {
        // Whoever sends the message wants the file to go.
        item.stopped = false;
        item.abort = new AbortController();
        item.work = this.#step(draft, item, target, prepared);
        await item.work;
      }
      if (item.state.state === "failed") throw new Refused(item.state.refusal);
      if (item.sealed !== null) attachments.push(item.sealed.attachment);
    }
    return attachments;
  }

  /** Sends the ciphertext again from the shelf: the server no longer has it. @throws `file-again` if it is gone here too */
  async resend(attachments: readonly { readonly aid: string }[]): Promise<void> {
    for (const { aid } of attachments) {
      const blob = await this.#context.shelf.get(aid);
      if (blob === null) throw refuse("file-again");
      need(await this.#context.upload(this.#context.api.attachmentPath(aid), blob, () => undefined, new AbortController().signal));
    }
  }

  /** Sent (these of them), or the draft was thrown away (`null`: all). */
  async drop(draft: string, ids: readonly string[] | null): Promise<void> {
    const items = this.#of(draft);
    for (const item of [...items.values()].filter(({ id }) => ids === null || ids.includes(id))) {
      item.abort.abort();
      items.delete(item.id);
      await this.#clear(item);
    }
    const pid = this.#session.pid;
    if (items.size > 0) await this.#keep(draft);
    else if (pid !== null) await this.#context.store.remove("uploads", `${pid}/${draft}`);
    this.#tell(true);
  }

  /** After an unlock: what was interrupted goes on, what was kept before a reload is there again or asks for the file. */
  async restore(): Promise<void> {
    await this.#context.config();
    const { pid } = this.#session.person();
    if (this.#owner !== pid) this.forget();
    this.#owner = pid;
    for (const draft of await this.#context.store.ids("uploads", pid)) await this.#recover(pid, draft);
    for (const [draft, items] of this.#items) {
      for (const item of items.values()) {
        // It is still being looked at, or waits for the person.
        if (!item.taken) continue;
        // A key that was only pending died with the worker; sealing needs the content.
        const usable = item.sealed !== null && lasts(item.sealed.tag);
        if (usable && item.uploaded) continue;
        if (!usable && item.content === null) item.content = (await this.#ownContent(item)) ?? (await uploadBack(this.#context, item));
        if (!usable && item.content === null) {
          this.#fail(item, refuse("file-again"));
          continue;
        }
        if (!usable && item.sealed !== null) {
          await this.#context.shelf.remove(item.sealed.attachment.aid);
          item.sealed = null;
          item.uploaded = false;
        }
        if (item.stopped) continue;
        this.#restart(draft, item);
      }
    }
    await this.#sweep();
    this.#tell(true);
  }

  /** What a crash left on the shelf between writing it and noting it, of whomever: nobody's entry names it, and no tab is at it any more. */
  async #sweep(): Promise<void> {
    const { shelf, store, env } = this.#context;
    if (!shelf.lasting) return;
    const entries = await store.everyone<Sealed>("uploads");
    // Written by an earlier version: they do not say what lies there.
    if (entries.some(({ mark }) => mark === "")) return;
    const named = new Set(entries.flatMap(({ mark }) => mark.split(" ")));
    for (const name of await shelf.names()) {
      const left = named.has(name) ? null : await shelf.get(name);
      if (left instanceof File && env.clock() - left.lastModified > STRAY) await shelf.remove(name);
    }
  }

  /** null: it never came so far, or the browser has thrown it away. */
  async #ownContent({ id, own }: Item): Promise<Blob | null> {
    const ciphertext = own === null ? null : await this.#context.shelf.get(ownName(id));
    if (own === null || ciphertext === null) return null;
    try {
      return await this.#context.crypto.openOwnFile({ file: own, ciphertext });
    } catch {
      // Damaged, or sealed to a key that this person no longer has: the file is asked for.
      return null;
    }
  }

  async #recover(pid: string, draft: string): Promise<void> {
    const items = this.#of(draft);
    for (const kept of (await getSealed<readonly Kept[]>(this.#context, "uploads", pid, draft, null)) ?? []) {
      const { attachment } = kept;
      if (items.has(kept.id)) continue;
      await this.#abandon(kept.trying ?? null);
      items.set(kept.id, {
        id: kept.id,
        name: kept.name ?? attachment?.name ?? "",
        type: kept.type ?? attachment?.type ?? "",
        size: kept.size ?? attachment?.size ?? 0,
        medical: kept.medical ?? (kept.tag !== null && isMedicalTag(kept.tag)),
        content: null,
        taken: true,
        cleaned: kept.cleaned ?? false,
        source: kept.source ?? null,
        looked: Promise.resolve(),
        abort: new AbortController(),
        state: { state: "ready" },
        sealed: kept.tag === null || attachment === null ? null : { tag: kept.tag, attachment },
        own: kept.own ?? null,
        trying: null,
        begin: null,
        early: null,
        begun: kept.begun ?? null,
        uploaded: kept.uploaded,
        stopped: false,
        work: Promise.resolve(),
      });
    }
  }

  /** Sealing was broken off with its tab: nobody will ever have the rest of those bytes. If this does not get there they are collected after a day. */
  async #abandon(trying: Trying | null): Promise<void> {
    const { api, locks, shelf, tab } = this.#context;
    if (trying === null || trying.tab === tab || (await locks.isHeld(tabLock(trying.tab)))) return;
    void api.cancelUpload(trying.aid);
    await shelf.remove(trying.aid);
  }

  /** The keys are gone: what is under way stops. Chosen files stay chosen, and go on after the unlock. */
  pause(): void {
    for (const items of this.#items.values()) for (const item of items.values()) item.abort.abort();
  }

  /** Another person, or nobody, is signed in: chosen files are forgotten. */
  forget(): void {
    this.pause();
    this.#items.clear();
  }

  async #inBackground(draft: string, item: Item): Promise<void> {
    try {
      // A new thread has a key only with its first message, and perhaps no matter yet: what was chosen is kept at once.
      if (item.sealed === null && ((await this.#drafts.get(draft))?.draft.thread ?? null) === null) await this.#sealing.through(() => this.#sealOwn(draft, item));
      const target = await this.#target(await this.#drafts.placed(draft));
      const prepared = await this.#places.prepare(target);
      await this.#step(draft, item, target, prepared);
    } catch (error) {
      this.#fail(item, error);
    }
  }

  /** Seals if needed, uploads if needed; never throws. */
  async #step(draft: string, item: Item, target: Target, prepared: Prepared): Promise<void> {
    try {
      const tag = await this.#tag(item, prepared);
      if (item.sealed?.tag !== tag) {
        const { aid } = (item.trying = { aid: this.#newId(), tab: this.#context.tab });
        await this.#keep(draft);
        await this.#sealing.through(async () => {
          if (!lasts(tag)) await this.#sealOwn(draft, item);
          await this.#seal(item, target, tag, aid);
        });
        item.trying = null;
        // Taken away while it was sealed: nothing of it stays.
        if (this.#of(draft).get(item.id) !== item) {
          await this.#clear(item);
          this.#takeBack(item, aid);
          return;
        }
        item.begun = begunOf(prepared, this.#session.pid);
        await this.#keep(draft);
        // Its refusal is told now: what is sealed was noted, whatever became of that.
        await item.early;
      }
      const { sealed } = item;
      if (sealed !== null && !item.uploaded) await this.#sending.through(() => this.#send(item, sealed.attachment.aid, () => this.#onShelf(sealed.attachment.aid), Promise.resolve(sealed.attachment), item.abort.signal));
      item.state = { state: "ready" };
      await this.#keep(draft);
    } catch (error) {
      this.#fail(item, error);
    }
    this.#tell(true);
  }

  /** Names the key that a file belongs under now. @throws `medical-unproven` */
  #tag(item: Item, prepared: Prepared): Promise<string> {
    return item.medical ? medicalTag(this.#context) : Promise.resolve(prepared.tag);
  }

  /** Before the key that may be lost with the page: the content, sealed to the person herself. */
  async #sealOwn(draft: string, item: Item): Promise<void> {
    const { crypto, shelf } = this.#context;
    if (item.own !== null || item.content === null || !shelf.lasting) return;
    const name = ownName(item.id);
    item.own = await keepSealed(shelf, name, await crypto.sealOwnFile({ content: item.content, shelf: name }), () => undefined);
    await this.#keep(draft);
  }

  /** Seals; what is sealed is sent as it comes. */
  async #seal(item: Item, target: Target, tag: string, aid: string): Promise<void> {
    if (item.content === null) throw refuse("file-again");
    if (!item.taken) throw refuse("picture-undecided");
    const { crypto, shelf } = this.#context;
    if (item.sealed !== null) await shelf.remove(item.sealed.attachment.aid);
    item.sealed = null;
    item.uploaded = false;
    const stop = new AbortController();
    item.early = null;
    try {
      const sealing = await crypto.sealAttachment({
        thread: target.thread,
        lane: target.lane,
        aid,
        name: item.medical ? neutralName(aid, item.name) : item.name,
        type: item.type,
        content: item.content,
        to: item.medical ? MEDICAL_SERVICE : null,
        ...(shelf.lasting ? { shelf: aid } : {}),
      });
      const kept = keepSealed(shelf, aid, sealing, (done) => {
        // One bar: as soon as it is sent it says how much has come, which is never more than is sealed.
        if (item.state.state !== "sealing") return;
        item.state = { state: "sealing", done: Math.min(done, sealing.csize), total: sealing.csize };
        this.#tell(false);
      });
      if (sealing.shelved !== null) {
        const coming = comingFrom(shelf, aid, sealing, kept);
        item.begin = () => {
          const signal = AbortSignal.any([item.abort.signal, stop.signal]);
          item.early = this.#sending.through(() => this.#send(item, aid, () => Promise.resolve(coming), kept, signal));
          item.early.catch(() => undefined);
        };
        if (!item.stopped) item.begin();
      }
      item.sealed = { tag, attachment: await kept };
    } catch (error) {
      stop.abort();
      this.#takeBack(item, aid);
      await shelf.remove(aid);
      throw error;
    } finally {
      item.begin = null;
    }
  }

  /** What has come to the server of a file that nobody will have. If this does not get there it is collected after a day. */
  #takeBack({ early }: Item, aid: string): void {
    if (early === null) return;
    const { api } = this.#context;
    void early.catch(() => undefined).then(() => api.cancelUpload(aid));
  }

  async #onShelf(aid: string): Promise<Blob> {
    const blob = await this.#context.shelf.get(aid);
    if (blob === null) throw refuse("file-again");
    return blob;
  }

  /** @param sealed what has to have come; rejects when sealing fails */
  async #send(item: Item, aid: string, source: () => Promise<Blob | Coming>, sealed: Promise<SealedAttachment>, signal: AbortSignal): Promise<void> {
    if (item.stopped) throw refuse("cancelled");
    const bytes = await source();
    for (let attempt = 0; ; attempt += 1) {
      // What has come before a stop stays: the bar does not go back for the moment until the server has said so.
      const done = item.state.state === "sending" && item.state.total === bytes.size ? item.state.done : 0;
      item.state = { state: "sending", done, total: bytes.size };
      this.#tell(true);
      const answer = await this.#context.upload(
        this.#context.api.attachmentPath(aid),
        bytes,
        (done, total) => {
          if (item.stopped) return;
          item.state = { state: "sending", done, total };
          this.#tell(false);
        },
        signal,
      );
      if (answer.ok) {
        if (answer.value.sha256 !== (await sealed).ct) throw refuse("upload-damaged");
        item.uploaded = true;
        return;
      }
      const pause = PAUSES[attempt];
      if (pause === undefined || !isPassing(answer.problem) || answer.problem.code === "cancelled") need(answer);
      else await this.#context.env.sleep(pause);
    }
  }

  /** Those of a draft that have come to the server; of this page, or of the one before it. */
  async finished(draft: string): Promise<readonly KeptFile[]> {
    const { pid } = this.#session.person();
    const kept = this.#of(draft).size > 0 ? this.#kept(draft) : ((await getSealed<readonly Kept[]>(this.#context, "uploads", pid, draft, null)) ?? []);
    return kept.filter(isFinished);
  }

  #kept(draft: string): readonly Kept[] {
    return [...this.#of(draft).values()].filter(({ taken }) => taken).map(
      ({ id, name, type, size, medical, sealed, own, trying, begun, uploaded, cleaned, source }): Kept => ({ id, name, type, size, medical, tag: sealed?.tag ?? null, attachment: sealed?.attachment ?? null, own, trying, begun, uploaded, cleaned, source }),
    );
  }

  async #keep(draft: string): Promise<void> {
    const pid = this.#session.pid;
    if (pid === null) return;
    const kept = this.#kept(draft);
    const finished = kept.filter(isFinished).map(({ attachment }) => attachment.aid).join();
    if (finished !== (this.#finished.get(draft) ?? "")) {
      this.#finished.set(draft, finished);
      this.onKept(draft);
    }
    if (kept.length === 0) await this.#context.store.remove("uploads", `${pid}/${draft}`);
    else await putSealed(this.#context, "uploads", pid, draft, kept.flatMap(shelved).join(" "), kept);
  }

  #fail(item: Item, error: unknown): void {
    const refusal = asRefusal(error);
    if (refusal.code === "cancelled") return;
    item.state = { state: "failed", refusal };
    if (PASSING.includes(refusal.code)) this.#again ??= this.#context.env.later(AGAIN, this.hurry);
    this.#tell(true);
  }

  #of(draft: string): Map<string, Item> {
    let items = this.#items.get(draft);
    if (items === undefined) {
      items = new Map();
      this.#items.set(draft, items);
    }
    return items;
  }

  #newId(): string {
    return uuidV7(this.#context.env.clock(), this.#context.env.random(16));
  }

  #tell(now: boolean): void {
    const at = this.#context.env.clock();
    if (!now && at - this.#told < TELL) return;
    this.#told = at;
    this.#context.live.emit({ kind: "uploads" });
  }
}

/** What time or a network heals. */
const PASSING: readonly string[] = ["offline", "busy", "disk-full", "too-many-requests"];
const isInterrupted = ({ state }: Item): boolean => state.state === "failed" && PASSING.includes(state.refusal.code);
/** The key of this name is stored elsewhere, too. */
const lasts = (tag: string): boolean => tag.startsWith("epoch:") || isMedicalTag(tag);
/** Names on the shelf, in the clear: ids. An entry without any has a dash, so that it does not look like one of an earlier version. */
const shelved = ({ id, attachment, own }: Kept): readonly string[] => [...(attachment === null ? [] : [attachment.aid]), ...((own ?? null) === null ? ["-"] : [ownName(id)])];
const ownName = (id: string): string => `${id}.own`;

const viewOf = (item: Item, same: string | null): UploadView => ({ aid: item.id, name: item.name, size: item.size, type: item.type, medical: item.medical, progress: item.state, cleaned: item.cleaned, same });
