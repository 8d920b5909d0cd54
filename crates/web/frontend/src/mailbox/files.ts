// SPDX-License-Identifier: EUPL-1.2
/**
 * Files of drafts: looked at and cleaned first (intake.ts), then sealed as streams to the key of their thread while the person writes on, kept as ciphertext until the
 * message is accepted, uploaded with progress. If the thread gets another key meanwhile they are sealed and sent again.
 */
import { isPassing, type wire } from "../api/index.js";
import { MEDICAL_SERVICE, type SealedAttachment } from "../crypto/api.ts";
import { uuidV7 } from "./bytes.js";
import { getSealed, putSealed } from "./cache.js";
import type { Context } from "./context.js";
import type { DraftRecord, Drafts } from "./drafts.js";
import { isMedicalTag, medicalTag, neutralName } from "./medical.js";
import { mediaType, type FileKind } from "./file-kind.js";
import { examine, sameAs, take } from "./intake.js";
import { asRefusal, need, outcome, refuse, Refused } from "./outcome.js";
import type { Places, Prepared, Target } from "./places.js";
import type { Session } from "./session.js";
import type { Outcome, UploadState, UploadView } from "./views.js";

/** Milliseconds between tries of one upload. */
const PAUSES = [1_000, 3_000, 8_000] as const;
/** Milliseconds between two progress messages to the screen. */
const TELL = 150;

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
  uploaded: boolean;
  work: Promise<void>;
}

/** What is kept of an item for a reload. */
interface Kept {
  readonly id: string;
  /** As the person calls it; the sealed one may have another name. */
  readonly name?: string;
  readonly tag: string;
  readonly attachment: SealedAttachment;
  readonly uploaded: boolean;
  readonly cleaned?: boolean;
  readonly source?: string | null;
}

export class Files {
  readonly #context: Context;
  readonly #session: Session;
  readonly #drafts: Drafts;
  readonly #places: Places;
  readonly #target: (record: DraftRecord) => Promise<Target>;
  readonly #items = new Map<string, Map<string, Item>>();
  #limits: wire.Config["limits"] | null = null;
  #owner: string | null = null;
  #told = 0;

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
      if (this.#limits !== null && file.size > this.#limits.attachment) throw refuse("too-large");
      const kind = await examine(file);
      // Asked last, without waiting: two files may be on their way here.
      if (this.#limits !== null && this.#of(draft).size >= this.#limits.attachments) throw refuse("too-many-attachments");
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
      uploaded: false,
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
      if (this.#limits !== null && item.size > this.#limits.attachment) throw refuse("too-large");
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

  content = (draft: string, id: string): Blob | null => this.#of(draft).get(id)?.content ?? null;

  checked = async (draft: string): Promise<void> => {
    await Promise.all([...this.#of(draft).values()].map((item) => item.looked));
  };

  remove = (draft: string, id: string): void => {
    const item = this.#of(draft).get(id);
    if (item === undefined) return;
    item.abort.abort();
    this.#of(draft).delete(id);
    if (item.sealed !== null) void this.#context.shelf.remove(item.sealed.attachment.aid);
    void this.#keep(draft);
    this.#tell(true);
  };

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
      if (item.sealed !== null) await this.#context.shelf.remove(item.sealed.attachment.aid);
    }
    const pid = this.#session.pid;
    if (items.size > 0) await this.#keep(draft);
    else if (pid !== null) await this.#context.store.remove("uploads", `${pid}/${draft}`);
    this.#tell(true);
  }

  /** After an unlock: what was interrupted goes on, what was kept before a reload is there again or asks for the file. */
  async restore(): Promise<void> {
    this.#limits = (await this.#context.config()).limits;
    const { pid } = this.#session.person();
    if (this.#owner !== pid) this.forget();
    this.#owner = pid;
    for (const draft of await this.#context.store.ids("uploads", pid)) await this.#recover(pid, draft);
    for (const [draft, items] of this.#items) {
      for (const item of items.values()) {
        // It is still being looked at, or waits for the person.
        if (!item.taken) continue;
        // A key that was only pending died with the worker; sealing needs the content.
        const usable = item.sealed !== null && (item.sealed.tag.startsWith("epoch:") || isMedicalTag(item.sealed.tag));
        if (usable && item.uploaded) continue;
        if (!usable && item.content === null) {
          this.#fail(item, refuse("file-again"));
          continue;
        }
        if (!usable) item.sealed = null;
        item.abort = new AbortController();
        item.state = { state: "sealing", done: 0, total: item.size };
        item.work = item.work.then(() => this.#inBackground(draft, item));
      }
    }
    this.#tell(true);
  }

  async #recover(pid: string, draft: string): Promise<void> {
    const items = this.#of(draft);
    for (const kept of (await getSealed<readonly Kept[]>(this.#context, "uploads", pid, draft, "")) ?? []) {
      const { attachment } = kept;
      if (items.has(kept.id)) continue;
      items.set(kept.id, {
        id: kept.id,
        name: kept.name ?? attachment.name,
        type: attachment.type,
        size: attachment.size,
        medical: isMedicalTag(kept.tag),
        content: null,
        taken: true,
        cleaned: kept.cleaned ?? false,
        source: kept.source ?? null,
        looked: Promise.resolve(),
        abort: new AbortController(),
        state: { state: "ready" },
        sealed: { tag: kept.tag, attachment },
        uploaded: kept.uploaded,
        work: Promise.resolve(),
      });
    }
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
        await this.#seal(item, target, tag);
        await this.#keep(draft);
      }
      if (!item.uploaded) await this.#send(item);
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

  async #seal(item: Item, target: Target, tag: string): Promise<void> {
    if (item.content === null) throw refuse("file-again");
    if (!item.taken) throw refuse("picture-undecided");
    const { crypto, shelf } = this.#context;
    if (item.sealed !== null) await shelf.remove(item.sealed.attachment.aid);
    item.sealed = null;
    item.uploaded = false;
    item.abort = new AbortController();
    const aid = this.#newId();
    const sealing = await crypto.sealAttachment({
      thread: target.thread,
      lane: target.lane,
      aid,
      name: item.medical ? neutralName(aid, item.name) : item.name,
      type: item.type,
      content: item.content,
      to: item.medical ? MEDICAL_SERVICE : null,
    });
    await shelf.put(aid, sealing.stream, (done) => {
      item.state = { state: "sealing", done: Math.min(done, sealing.csize), total: sealing.csize };
      this.#tell(false);
    });
    item.sealed = { tag, attachment: await sealing.done };
  }

  async #send(item: Item): Promise<void> {
    const { sealed, abort } = item;
    if (sealed === null) throw refuse("file-again");
    const blob = await this.#context.shelf.get(sealed.attachment.aid);
    if (blob === null) throw refuse("file-again");
    for (let attempt = 0; ; attempt += 1) {
      item.state = { state: "sending", done: 0, total: blob.size };
      const answer = await this.#context.upload(
        this.#context.api.attachmentPath(sealed.attachment.aid),
        blob,
        (done, total) => {
          item.state = { state: "sending", done, total };
          this.#tell(false);
        },
        abort.signal,
      );
      if (answer.ok) {
        if (answer.value.sha256 !== sealed.attachment.ct) throw refuse("upload-damaged");
        item.uploaded = true;
        return;
      }
      const pause = PAUSES[attempt];
      if (pause === undefined || !isPassing(answer.problem) || answer.problem.code === "cancelled") need(answer);
      else await this.#context.env.sleep(pause);
    }
  }

  async #keep(draft: string): Promise<void> {
    const pid = this.#session.pid;
    if (pid === null) return;
    const kept = [...this.#of(draft).values()].flatMap((item): readonly Kept[] =>
      item.sealed === null ? [] : [{ id: item.id, name: item.name, tag: item.sealed.tag, attachment: item.sealed.attachment, uploaded: item.uploaded, cleaned: item.cleaned, source: item.source }],
    );
    if (kept.length === 0) await this.#context.store.remove("uploads", `${pid}/${draft}`);
    else await putSealed(this.#context, "uploads", pid, draft, "", kept);
  }

  #fail(item: Item, error: unknown): void {
    const refusal = asRefusal(error);
    if (refusal.code === "cancelled") return;
    item.state = { state: "failed", refusal };
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

const viewOf = (item: Item, same: string | null): UploadView => ({ aid: item.id, name: item.name, size: item.size, type: item.type, medical: item.medical, progress: item.state, cleaned: item.cleaned, same });
