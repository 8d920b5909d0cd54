// SPDX-License-Identifier: EUPL-1.2
/**
 * Messages of staff that wait on the server: for a colleague who reads and releases exactly these bytes, or for their time. Everything is
 * opened and verified in the worker, and a release is signed over what was opened there.
 */
import type { wire } from "../api/index.js";
import type { MessageContent } from "../crypto/api.ts";
import { fromB64u, sha256 } from "./bytes.js";
import type { Core } from "./common.js";
import { asRefusal, need, outcome, refuse, Refused } from "./outcome.js";
import { counting } from "./shelf.js";
import { senderName } from "./thread-words.js";
import type { Outcome, StagedLineView, StagedView } from "./views.js";

interface Opened {
  readonly thread: string;
  readonly item: wire.StagedItem;
  readonly content: MessageContent;
}

export class StagedMessages {
  readonly #core: Core;
  /** By mid. */
  readonly #opened = new Map<string, Opened>();

  constructor(core: Core) {
    this.#core = core;
  }

  forget(): void {
    this.#opened.clear();
  }

  list = (thread: string): Promise<Outcome<readonly StagedView[]>> => outcome(() => this.#list(thread));

  lines = (): Promise<Outcome<readonly StagedLineView[]>> =>
    outcome(async () => {
      const { pid } = this.#core.session.person();
      const { items } = need(await this.#core.context.api.stagedLines());
      return items.map(({ sender, staged_at: stagedAt, ...line }) => ({ ...line, sender, stagedAt, own: sender === pid, subject: this.#core.inbox.subject(line.thread) }));
    });

  /** `file`: of the view that was on the screen. Other bytes under the same id, whoever put them there, are not what she has read. */
  release = (thread: string, mid: string, file: string): Promise<Outcome<null>> =>
    outcome(async () => {
      const { context, threads } = this.#core;
      const shown = this.#opened.get(mid);
      if (shown === undefined) throw refuse("wrong-argument");
      const bytes = fromB64u(shown.item.file);
      if ((await sha256(bytes)) !== file) throw refuse("release-void");
      if (threads.known(thread) === null) await threads.load(thread, "quiet");
      // The worker forgets what it has opened when the thread is read anew, which anything may cause: the very bytes that were shown are opened once more.
      const stmt = await threads.alone(thread, async () => {
        await context.crypto.openStaged({ thread, header: shown.item.header, file: bytes });
        return context.crypto.signRelease({ thread, mid, now: context.now() });
      });
      need(await context.api.releaseStaged(thread, mid, stmt, context.env.http.uuid()));
      return this.#changed(thread);
    });

  /** The note first: without it the author would not know why. */
  sendBack = (thread: string, mid: string, note: string): Promise<Outcome<null>> =>
    outcome(async () => {
      if (note.trim() !== "") {
        const kept = await this.#core.sending.note(thread, note);
        if (!kept.ok) throw new Refused(kept.refusal);
      }
      need(await this.#core.context.api.returnStaged(thread, mid));
      return this.#changed(thread);
    });

  /**
   * Its author takes it back, or takes note of what became of it: text and files are a draft again, and only then does the server forget
   * them. What was written in the meantime stays behind it. Gives the draft.
   */
  takeBack = (thread: string, mid: string): Promise<Outcome<{ readonly draft: string }>> =>
    outcome(() => this.#core.context.locks.with(`staged/${mid}`, () => this.#takeBack(thread, mid)));

  /** A file of what waits; null when it is none. */
  attachment(thread: string, aid: string, progress: (done: number, total: number) => void, signal?: AbortSignal): Promise<Outcome<Blob>> | null {
    const found = [...this.#opened.values()].find((one) => one.thread === thread && one.content.attachments.some((file) => file.aid === aid));
    return found === undefined ? null : outcome(() => this.#file(found, aid, progress, signal));
  }

  async #list(thread: string): Promise<readonly StagedView[]> {
    const { context, threads } = this.#core;
    const { items } = need(await context.api.staged(thread));
    if (items.length === 0) return [];
    if (threads.known(thread) === null) await threads.load(thread, "quiet");
    const views: StagedView[] = [];
    for (const item of items) views.push(await this.#view(thread, item));
    return views;
  }

  async #view(thread: string, item: wire.StagedItem): Promise<StagedView> {
    const { pid } = this.#core.session.person();
    const { mid, sender } = item.header;
    const base = { mid, file: await sha256(fromB64u(item.file)), own: sender === pid, reason: item.reason, state: item.state, asked: item.asked, at: item.at, decidedBy: item.decided_by, stagedAt: item.staged_at };
    try {
      const { content } = await this.#open(thread, item);
      const name = senderName(content.from, { profile: () => null });
      const attachments = content.attachments.map((file) => ({ aid: file.aid, name: file.name, type: file.type, size: file.size, state: file.readable && item.attachments.some(({ aid }) => aid === file.aid) ? ("available" as const) : ("missing" as const) }));
      return { ...base, author: { pid: sender, name }, content: { subject: content.subject, body: content.body, class: item.header.class, decision: content.decision, attachments }, refused: null };
    } catch (error) {
      return { ...base, author: { pid: sender, name: "" }, content: null, refused: asRefusal(error) };
    }
  }

  async #open(thread: string, item: wire.StagedItem): Promise<Opened> {
    const { mid } = item.header;
    // Every time anew: the worker signs what it opened last, and may have closed the thread meanwhile.
    const content = await this.#core.context.crypto.openStaged({ thread, header: item.header, file: fromB64u(item.file) });
    const opened = { thread, item, content };
    this.#opened.set(mid, opened);
    return opened;
  }

  async #takeBack(thread: string, mid: string): Promise<{ readonly draft: string }> {
    const { context, drafts, files, session } = this.#core;
    const { pid } = session.person();
    const { items } = need(await context.api.staged(thread));
    const item = items.find(({ header }) => header.mid === mid && header.sender === pid);
    if (item === undefined) throw refuse("not-found");
    await this.#core.threads.load(thread, "quiet");
    const opened = await this.#open(thread, item);
    const { content } = opened;
    const chosen: File[] = [];
    for (const { aid, name, type } of content.attachments) chosen.push(new File([await this.#file(opened, aid, () => undefined)], name, { type }));
    const before = (await drafts.list()).find((draft) => draft.thread === thread) ?? null;
    const id = before?.id ?? context.env.http.uuid();
    const rest = before === null || before.body.trim() === "" || before.body === content.body ? "" : `\n\n${before.body}`;
    await drafts.keep({ id, thread, matter: item.header.matter, subject: content.subject, body: `${content.body}${rest}`, savedAt: 0, seen: Math.min(before?.seen ?? item.newest_idx, item.newest_idx), texts: content.texts, decision: content.decision });
    const answer = await context.api.withdrawStaged(thread, mid);
    if (!answer.ok) {
      // It went out meanwhile, or nobody knows: as a draft it would be sent a second time.
      if (answer.problem.code === "state-conflict") await (before === null ? drafts.remove(id) : drafts.keep(before));
      need(answer);
    }
    for (const file of chosen) files.addAgain(id, file);
    this.#opened.delete(mid);
    this.#changed(thread);
    return { draft: id };
  }

  async #file({ thread, content }: Opened, aid: string, progress: (done: number, total: number) => void, signal?: AbortSignal): Promise<Blob> {
    const { context } = this.#core;
    const csize = content.attachments.find((file) => file.aid === aid)?.csize ?? 0;
    const { body, size } = need(await context.api.attachment(aid, signal));
    const counted = body.pipeThrough(
      counting((done) => {
        progress(done, size ?? csize);
      }),
      signal === undefined ? {} : { signal },
    );
    return context.crypto.openAttachment({ thread, lane: "case", message: content.sh, aid, ciphertext: counted });
  }

  #changed(thread: string): null {
    const { context, inbox } = this.#core;
    inbox.outdated();
    context.live.emit({ kind: "thread", thread });
    context.live.emit({ kind: "threads" });
    return null;
  }
}
