// SPDX-License-Identifier: EUPL-1.2
/** Whoever lost everything and was identified anew: what the screens say about it, and how a clerk gives back what was before. */
import type * as C from "../crypto/api.ts";
import { toB64u } from "./bytes.js";
import type { Core } from "./common.js";
import { asRefusal, need, refuse } from "./outcome.js";
import type { Profile } from "./people.js";
import type { LoadedThread } from "./threads.js";
import type * as V from "./views.js";

interface Input {
  readonly self: string;
  readonly side: V.Side;
  readonly now: number;
  readonly profile: (pid: string) => Profile | null;
}

/** When, how and from when on is of signed bindings; the server may only say that it waits longer, or that it was done. */
export function newKeyViews({ case: { view }, detail }: LoadedThread, { self, side, now, profile }: Input): readonly V.NewKeyView[] {
  return view.newKeys.flatMap((key): V.NewKeyView[] => {
    if (side === "portal" && key.pid !== self) return [];
    const held = detail.history.find(({ pid }) => pid === key.pid);
    const open = side === "portal" ? key.epochs.every((epoch) => isReadable(view, epoch)) : held === undefined;
    const opensAt = Math.max(key.opensAt ?? 0, held?.opens_at ?? 0);
    const known = profile(key.pid);
    return [
      {
        pid: key.pid,
        self: key.pid === self,
        kind: key.role === "subject" ? "insured" : "representative",
        name: known?.name ?? null,
        dob: known?.dob ?? null,
        at: key.at,
        method: key.assurance,
        messages: view.messages.filter(({ header, replay }) => !replay && header.kind !== "receipt" && key.epochs.includes(header.epoch)).length,
        state: open ? "done" : now < opensAt ? "waiting" : "ready",
        opensAt: opensAt === 0 ? null : opensAt,
      },
    ];
  });
}

const isReadable = (view: C.ThreadView, number: number): boolean => view.epochs.find(({ epoch }) => epoch === number)?.readable === true;

/** Her key is the current one and the newest list does not name it: only staff makes the next list (protocol ruling 3). */
export function waitsForStaff(view: C.ThreadView, self: string, kc: string): boolean {
  const mine = view.newKeys.find(({ pid }) => pid === self);
  return mine?.kc === kc && mine.epochs.includes(view.epochs.at(-1)?.epoch ?? 0);
}

/** Threads of a page when all of a person are looked through. */
const PAGE = 100;

/**
 * The same for every thread about a person in one unit, one after the other. What cannot be given back is counted, the rest goes on; a second
 * try begins where something is left.
 */
export async function giveBackAll(core: Core, dept: string, pid: string, progress: (done: number, total: number) => void): Promise<V.GivenBack> {
  const threads: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: { readonly items: readonly { readonly thread: string }[]; readonly next: string | null } = need(await core.context.api.workList({ dept, subject: pid }, cursor, PAGE));
    threads.push(...page.items.map(({ thread }) => thread));
    cursor = page.next;
    if (cursor === null) break;
  }
  let given = 0;
  let refusal: V.Refusal | null = null;
  for (const [done, thread] of threads.entries()) {
    progress(done, threads.length);
    try {
      if (await giveBack(core, thread, pid)) given += 1;
    } catch (error) {
      // Nothing in it was ever closed to her.
      if (asRefusal(error).code === "not-found") continue;
      refusal ??= asRefusal(error);
    }
  }
  progress(threads.length, threads.length);
  return { given, refusal };
}

/**
 * Seals the keys of old epochs to a person's current key and lets her write here again. Doing it twice, or by two clerks, does no harm. True if something was left to give.
 * @throws `history-withheld` before the time, `not-fresh`, `stale-binding` when the key is not proven to be the current one
 */
export async function giveBack(core: Core, thread: string, pid: string): Promise<boolean> {
  const { context, threads, trust } = core;
  // What is somebody else's opens for this as well: giving back is a purpose of its own, and on record as such.
  const asked = threads.reason(thread);
  if (asked === null) threads.because(thread, "give-back");
  const loaded = await threads.load(thread).finally(() => {
    threads.because(thread, asked);
  });
  const key = loaded.case.view.newKeys.find((one) => one.pid === pid);
  const held = loaded.detail.history.find((one) => one.pid === pid);
  if (key === undefined) throw refuse("not-found");
  if (held !== undefined) {
    await trust.refresh([pid]);
    // A newer binding than the one that was shown may have come with that: the worker asks for the current one.
    const grants = await threads.alone(thread, () =>
      context.crypto.regrant({ thread, lane: "case", epochs: key.epochs.filter((epoch) => held.epochs.includes(epoch)), to: { t: "person", pid }, now: context.now() }),
    );
    need(await context.api.grants(thread, "case", grants.map(({ epoch, member, file }) => ({ epoch, member, file: toB64u(file) }))));
  }
  await letWrite(core, loaded, key);
  return held !== undefined;
}

/** The next list names her new key; it is made with the signed word that her newest message was opened. */
async function letWrite(core: Core, { detail, case: { view } }: LoadedThread, key: C.NewKeyView): Promise<void> {
  const newest = view.epochs.at(-1);
  const last = view.messages.findLast(({ content, replay, header }) => !replay && header.kind === "msg" && content !== null && content.from.as !== "staff");
  if (newest === undefined || !key.epochs.includes(newest.epoch) || last === undefined || last.content === null) return;
  // What was before is given back already: if this has to wait, the outbox tries again.
  await core.sending.receipt(detail.thread, last.content.sh, newest.te).catch(() => undefined);
}
