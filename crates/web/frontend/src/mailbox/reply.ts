// SPDX-License-Identifier: EUPL-1.2
/** Somebody who has no account answers a paper letter with its code, once. Nothing of it stays in this browser. */
import { isPassing } from "../api/index.js";
import type { SealedAttachment } from "../crypto/api.ts";
import { uuidV7 } from "./bytes.js";
import type { Context } from "./context.js";
import { examine, take } from "./intake.js";
import { need, outcome, refuse } from "./outcome.js";
import type { ReplyPart } from "./service.js";
import type { Taken } from "./views.js";

/** Milliseconds between tries of one upload. */
const PAUSES = [1_000, 3_000, 8_000] as const;
/** The server no longer has a file. */
const FILES_GONE = "attachment-not-uploaded";
/** Carries the locator with each file. */
const HEADER = "Siegelpost-Reply";

interface Letter {
  readonly code: string;
  readonly locator: string;
  readonly id: string;
  readonly recipient: string;
  readonly mac: string;
}

/** What was sealed and is on the server; the same once more is no other answer. */
interface Sealed {
  readonly words: string;
  readonly files: readonly Taken[];
  readonly body: { readonly locator: string; readonly answer: string; readonly mac: string; readonly files: readonly string[] };
}

export class Reply {
  readonly #context: Context;
  #letter: Letter | null = null;
  /** Files that are there, so that a second try sends only what is missing. */
  readonly #there = new Map<Taken, SealedAttachment>();
  #sealed: Sealed | null = null;

  constructor(context: Context) {
    this.#context = context;
  }

  find: ReplyPart["find"] = (code) =>
    outcome(async () => {
      this.forget();
      const { api, crypto } = this.#context;
      const { org } = await this.#context.config();
      const locator = await crypto.replyLocator({ org, code });
      const found = need(await api.findReplyCode(locator));
      const letter = { code, locator, id: found.id, recipient: found.recipient, mac: found.key_mac };
      // Before anything is written: another key than the letter's gets nothing.
      await this.#begin(letter);
      this.#letter = letter;
      return { madeAt: found.made_at, expiresAt: found.expires_at };
    });

  take: ReplyPart["take"] = (file) =>
    outcome(async () => {
      const { limits } = await this.#context.config();
      const taken = await take(file, await examine(file), this.#context.env.drawAnew);
      if (taken.size > limits.attachment) throw refuse("too-large");
      return taken;
    });

  send: ReplyPart["send"] = ({ name, text, lang, files }, progress, signal) =>
    outcome(async () => {
      const { api, crypto } = this.#context;
      const letter = this.#letter;
      if (letter === null) throw refuse("not-found");
      if (files.some(({ uncleaned }) => uncleaned !== null)) throw refuse("picture-undecided");
      const words = JSON.stringify([name, text, lang]);
      if (this.#sealed === null || this.#sealed.words !== words || this.#sealed.files.length !== files.length || files.some((file, i) => this.#sealed?.files[i] !== file)) {
        // The worker forgets the code when nobody has touched the page for long.
        await this.#begin(letter);
        const total = files.reduce((sum, file) => sum + file.size, 0);
        let before = 0;
        const attachments: SealedAttachment[] = [];
        for (const file of files) {
          const start = before;
          attachments.push(await this.#file(letter, file, (done) => { progress(Math.min(start + done, total), total); }, signal));
          before += file.size;
        }
        const { file, mac } = await crypto.sealReply({ name, text, lang, files: attachments, now: this.#context.now() });
        const answer = this.#newId();
        await this.#upload(letter, answer, new Blob([file]), () => undefined, signal);
        this.#sealed = { words, files: [...files], body: { locator: letter.locator, answer, mac, files: attachments.map(({ aid }) => aid) } };
      }
      const taken = await api.giveReply(letter.id, this.#sealed.body);
      if (!taken.ok && taken.problem.code === FILES_GONE) {
        // After a day nothing of it is there any more: the next try sends everything anew.
        this.#sealed = null;
        this.#there.clear();
        throw refuse("upload-damaged");
      }
      const { received_at: receivedAt } = need(taken);
      this.forget();
      return { receivedAt };
    });

  forget = (): void => {
    this.#letter = null;
    this.#sealed = null;
    this.#there.clear();
    void this.#context.crypto.endReply();
  };

  async #begin({ code, id, recipient, mac }: Letter): Promise<void> {
    const { org } = await this.#context.config();
    await this.#context.crypto.beginReply({ org, code, id, recipient, mac });
  }

  async #file(letter: Letter, file: Taken, progress: (done: number) => void, signal: AbortSignal): Promise<SealedAttachment> {
    const known = this.#there.get(file);
    if (known !== undefined) return known;
    const aid = this.#newId();
    const sealing = await this.#context.crypto.sealReplyAttachment({ aid, name: file.name, type: file.type, content: file.content });
    const blob = await new Response(sealing.stream).blob();
    const sealed = await sealing.done;
    await this.#upload(letter, aid, blob, progress, signal, sealed.ct);
    this.#there.set(file, sealed);
    return sealed;
  }

  async #upload(letter: Letter, aid: string, blob: Blob, progress: (done: number) => void, signal: AbortSignal, ct?: string): Promise<void> {
    const { api, env, upload } = this.#context;
    for (let attempt = 0; ; attempt += 1) {
      const answer = await upload(api.replyFilePath(letter.id, aid), blob, progress, signal, { [HEADER]: letter.locator });
      if (answer.ok) {
        if (ct !== undefined && answer.value.sha256 !== ct) throw refuse("upload-damaged");
        return;
      }
      const pause = PAUSES[attempt];
      if (pause === undefined || !isPassing(answer.problem) || answer.problem.code === "cancelled") need(answer);
      else await env.sleep(pause);
    }
  }

  #newId(): string {
    return uuidV7(this.#context.env.clock(), this.#context.env.random(16));
  }
}
