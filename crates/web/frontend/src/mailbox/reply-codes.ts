// SPDX-License-Identifier: EUPL-1.2
/** Codes in paper letters, at the office: made in a case, taken back, and what came with them. */
import type { wire } from "../api/index.js";
import type { ReplyView } from "../crypto/api.ts";
import { fromB64u, toB64u, uuidV4 } from "./bytes.js";
import type { Core } from "./common.js";
import { asRefusal, need, outcome, Refused, refuse } from "./outcome.js";
import type { ReplyCodesPart } from "./service.js";
import { counting } from "./shelf.js";
import type { AttachmentView, Outcome, Refusal, ReplyCodeView } from "./views.js";

const DAY = 86_400;

interface Opened {
  readonly code: string | null;
  readonly purpose: string | null;
  readonly reply: ReplyView | null;
  readonly refusal: Refusal | null;
}

export class ReplyCodes {
  readonly #core: Core;
  /** By code. */
  readonly #opened = new Map<string, Opened>();

  constructor(core: Core) {
    this.#core = core;
  }

  forget(): void {
    this.#opened.clear();
  }

  /** The note first: by it the lane of staff has a key that holds today, and colleagues read that a letter went out. */
  make: ReplyCodesPart["make"] = (thread, dept, { purpose, note, days }) =>
    outcome(async () => {
      const { context, sending, threads } = this.#core;
      const kept = await sending.note(thread, note);
      if (!kept.ok) throw new Refused(kept.refusal);
      await threads.load(thread, "quiet");
      const id = uuidV4(context.env.random(16));
      const now = context.now();
      const expiresAt = now + days * DAY;
      const made = await threads.alone(thread, () => context.crypto.makeReplyCode({ thread, id, purpose, now }));
      need(await context.api.makeReplyCode(thread, { id, dept, epoch: made.epoch, locator_hash: made.locatorHash, key_mac: made.keyMac, kept: toB64u(made.kept), expires_at: expiresAt }));
      this.#changed(thread);
      return { code: made.code, purpose, madeAt: now, expiresAt };
    });

  revoke: ReplyCodesPart["revoke"] = (thread, dept, id) =>
    outcome(async () => {
      need(await this.#core.context.api.revokeReplyCode(thread, id, dept));
      return this.#changed(thread);
    });

  list: ReplyCodesPart["list"] = (thread) =>
    outcome(async () => {
      const { threads, context } = this.#core;
      const { detail } = threads.known(thread) ?? (await threads.load(thread, "quiet"));
      const shown: ReplyCodeView[] = [];
      for (const code of detail.reply_codes ?? []) shown.push(viewOf(code, await this.#open(thread, code), context.now()));
      return shown;
    });

  /** A file of an answer; null when it is none. */
  attachment(thread: string, aid: string, progress: (done: number, total: number) => void, signal?: AbortSignal): Promise<Outcome<Blob>> | null {
    const found = [...this.#opened].find(([, { reply }]) => reply?.files.some((file) => file.aid === aid) === true);
    return found === undefined ? null : outcome(() => this.#file(thread, found[0], aid, progress, signal));
  }

  async #file(thread: string, id: string, aid: string, progress: (done: number, total: number) => void, signal?: AbortSignal): Promise<Blob> {
    const { context, threads } = this.#core;
    const { body, size } = need(await context.api.attachment(aid, signal, threads.reason(thread)));
    const counted = body.pipeThrough(
      counting((done) => {
        progress(done, size ?? done);
      }),
      signal === undefined ? {} : { signal },
    );
    return context.crypto.openReplyAttachment({ id, aid, ciphertext: counted });
  }

  async #open(thread: string, code: wire.ReplyCode): Promise<Opened> {
    const known = this.#opened.get(code.id);
    if (known !== undefined && (known.reply !== null || code.reply === null)) return known;
    const opened = await this.#read(thread, code);
    if (opened.refusal === null) this.#opened.set(code.id, opened);
    return opened;
  }

  async #read(thread: string, code: wire.ReplyCode): Promise<Opened> {
    const { context, threads } = this.#core;
    const args = { thread, id: code.id, epoch: code.epoch, kept: fromB64u(code.kept) };
    let told: Pick<Opened, "code" | "purpose"> = { code: null, purpose: null };
    try {
      if ((threads.known(thread) ?? null) === null) throw refuse("unknown-thread");
      told = await context.crypto.openReplyCode(args);
      if (code.reply === null) return { ...told, reply: null, refusal: null };
      const { body } = need(await context.api.attachment(code.reply.answer, undefined, threads.reason(thread)));
      const answer = new Uint8Array(await new Response(body).arrayBuffer());
      return { ...told, reply: await context.crypto.openReply({ ...args, answer, mac: code.reply.mac }), refusal: null };
    } catch (error) {
      return { ...told, reply: null, refusal: asRefusal(error) };
    }
  }

  #changed(thread: string): null {
    const { context, inbox } = this.#core;
    inbox.outdated();
    context.live.emit({ kind: "thread", thread });
    context.live.emit({ kind: "threads" });
    return null;
  }
}

function viewOf(code: wire.ReplyCode, { code: raw, purpose, reply, refusal }: Opened, now: number): ReplyCodeView {
  const state = code.reply !== null ? "answered" : code.revoked_at !== null ? "revoked" : code.expires_at <= now ? "expired" : "open";
  return {
    id: code.id,
    purpose,
    code: raw,
    madeBy: code.made_by,
    madeAt: code.made_at,
    expiresAt: code.expires_at,
    state,
    reply: reply === null || code.reply === null ? null : { at: code.reply.at, name: reply.name, text: reply.text, files: reply.files.map(fileView) },
    refusal,
  };
}

const fileView = ({ aid, name, type, size }: ReplyView["files"][number]): AttachmentView => ({ aid, name, type, size, state: "available" });
