// SPDX-License-Identifier: EUPL-1.2
/**
 * A case goes to another unit: the next epochs of its lanes, and the keys of all earlier ones sealed to the unit that gets it, are made
 * here and brought in one request. Either all of it is stored or nothing is; the server never has a key.
 */
import type { wire } from "../api/index.js";
import type { Lane, NewEpoch } from "../crypto/api.ts";
import { toB64u } from "./bytes.js";
import type { Core } from "./common.js";
import { asRefusal, need, refuse, Refused } from "./outcome.js";
import type { LoadedThread } from "./threads.js";
import type * as V from "./views.js";

/** Somebody wrote or made an epoch meanwhile: look, and make it anew. */
const AGAIN: readonly string[] = ["epoch-conflict", "stale-department", "stale-binding", "wrong-previous", "wrong-lanes"];
/** How often. */
const ROUNDS = 4;

/** Units to which a case can go, by name; the names are those of their signed epochs, the entity is what the insurer's registrar told the server. */
export async function receivers(core: Core, thread: string | null): Promise<readonly V.ReceiverView[]> {
  const { items, signers } = need(await core.context.api.directory(thread));
  await core.trust.add([...signers, ...items.flatMap(({ shield }) => (shield === null ? [] : [shield]))]);
  const labels = await core.context.crypto.departments({ now: core.context.now() });
  const known = items.flatMap(({ dept, entity, shield }): V.ReceiverView[] => {
    const label = labels.find((one) => one.dept === dept)?.label;
    return label === undefined ? [] : [{ dept, label, entity, own: core.units.has(dept), shield: shield !== null }];
  });
  return known.sort((a, b) => a.label.localeCompare(b.label, "de"));
}

/** @throws `handover-lost` when somebody else handed it on first, `already-member`, `across-needs-reason`, what stops an epoch */
export async function handOver(core: Core, thread: string, order: V.HandOverOrder): Promise<null> {
  let before: string | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    const loaded = await load(core, thread);
    const here = departmentsOf(loaded);
    before ??= here.join();
    if (here.join() !== before || !here.includes(order.from)) throw refuse("handover-lost");
    if (here.includes(order.to)) throw refuse("already-member");
    const stay = order.alone === true ? [] : here.filter((dept) => order.stays || dept !== order.from);
    const wanted = [...stay, order.to];
    const answer = await core.moveThread(loaded, wanted, (epochs) => bring(core, loaded, order, epochs));
    if (answer.ok) return null;
    const { problem } = answer;
    if (problem.status === 404) throw refuse("handover-lost");
    if (!AGAIN.includes(problem.code)) need(answer);
    await core.trust.load(true);
  }
  throw refuse("busy");
}

async function load(core: Core, thread: string): Promise<LoadedThread> {
  try {
    return await core.threads.load(thread);
  } catch (error) {
    // It was on the screen a moment ago.
    if (error instanceof Refused && error.problem?.status === 404) throw refuse("handover-lost");
    throw error;
  }
}

const departmentsOf = ({ case: { view } }: LoadedThread): readonly string[] => (view.epochs.at(-1)?.members ?? []).flatMap((member) => (member.t === "dept" ? [member.dept] : []));

async function bring(core: Core, loaded: LoadedThread, order: V.HandOverOrder, epochs: readonly NewEpoch[]): ReturnType<Core["context"]["api"]["handOver"]> {
  const { context, threads } = core;
  const { thread } = loaded.detail;
  const history: wire.HistoryGrant[] = [];
  const gaps: { readonly lane: Lane; readonly epoch: number }[] = [];
  for (const lane of ["case", "internal"] as const) {
    const view = lane === "case" ? loaded.case.view : loaded.internal?.view;
    if (view === undefined || (lane === "internal" && !order.notes)) continue;
    const readable = view.epochs.filter((epoch) => epoch.readable).map(({ epoch }) => epoch);
    for (const { epoch, readable: open } of view.epochs) if (!open) gaps.push({ lane, epoch });
    const made = await threads.alone(thread, () => context.crypto.regrant({ thread, lane, epochs: readable, to: { t: "dept", dept: order.to }, now: context.now() }));
    for (const { epoch, member, file } of made) history.push({ lane, epoch, member, file: toB64u(file) });
  }
  const { from, to, stays, notes, reason, across } = order;
  return context.api.handOver(
    thread,
    {
      from,
      to,
      stays,
      notes,
      reason,
      ...(across === null ? {} : { across }),
      epochs: epochs.map(({ lane, stmt, grants }) => ({ lane, stmt, grants: grants.map(({ member, file }) => ({ member, file: toB64u(file) })) })),
      history,
      gaps,
    },
    context.env.http.uuid(),
  );
}

/** Several, one after the other. What fails is named, the rest goes on. */
export async function handOverAll(core: Core, threads: readonly string[], order: V.HandOverOrder, progress: (done: number, total: number) => void): Promise<V.BulkResult> {
  let done = 0;
  const failed: { thread: string; refusal: V.Refusal }[] = [];
  for (const [count, thread] of threads.entries()) {
    progress(count, threads.length);
    try {
      await handOver(core, thread, order);
      done += 1;
    } catch (error) {
      failed.push({ thread, refusal: asRefusal(error) });
    }
  }
  progress(threads.length, threads.length);
  return { done, failed };
}

/** How a case came to where it is. Who, when and between whom is of verified epochs; the server's word is why. */
export function trailOf({ case: { view }, detail }: LoadedThread): readonly V.HandOverView[] {
  return (detail.hand_overs ?? []).flatMap((row): V.HandOverView[] => {
    const epoch = view.epochs.find((one) => one.epoch === row.epoch);
    const before = view.epochs.find((one) => one.epoch === row.epoch - 1);
    if (epoch === undefined || before === undefined || epoch.alarm !== null || epoch.by !== row.by) return [];
    const label = (of: typeof epoch, dept: string): string | null => of.members.flatMap((member) => (member.t === "dept" && member.dept === dept ? [member.label] : []))[0] ?? null;
    const [from, to] = [label(before, row.from), label(epoch, row.to)];
    if (from === null || to === null || label(before, row.to) !== null || (label(epoch, row.from) !== null) !== row.stays) return [];
    return [{ at: epoch.iat, by: row.by, from, to, stays: row.stays, notes: row.notes, reason: row.reason, across: row.across }];
  });
}
