// SPDX-License-Identifier: EUPL-1.2
/** From the worker's verified thread to what a screen shows. Nothing is decided here that the worker has not decided. */
import type * as C from "../crypto/api.ts";
import { untagged } from "./access-form.js";
import { sha256, fromB64u } from "./bytes.js";
import { clocksView } from "./clocks.js";
import { disputeViews } from "./dispute-views.js";
import { endingView } from "./ending.js";
import { trailOf } from "./hand-over.js";
import { newKeyViews, waitsForStaff } from "./history.js";
import { envelopeOf } from "./medical.js";
import { decisionView } from "./consent.js";
import type { Profile } from "./people.js";
import { alarmCode } from "./places.js";
import { senderName, subjectOf, topicOf } from "./thread-words.js";
import type { LoadedLane, LoadedThread } from "./threads.js";
import type { Bound } from "./trust.js";
import type { wire } from "../api/index.js";
import type * as V from "./views.js";

export interface ViewInput {
  readonly loaded: LoadedThread;
  readonly self: string;
  readonly side: V.Side;
  readonly profile: (pid: string) => Profile | null;
  readonly trust: C.TrustView | null;
  /** The person's own current key. */
  readonly kc: string;
  readonly now: number;
  /** How a key was bound, of verified bindings. */
  readonly bindingOf: (kc: string) => Bound | null;
  readonly bindings: (pid: string) => readonly Bound[];
  readonly assurance: string | null;
  readonly plan: C.SendPlan | null;
  /** What the insured person said about decisions, checked; null on the portal. */
  readonly consent: V.ConsentView | null;
}

export async function threadView(input: ViewInput): Promise<V.ThreadView> {
  const { loaded } = input;
  const { detail } = loaded;
  const newest = loaded.case.view.epochs.at(-1);
  const profile = input.profile(detail.subject);
  const replyWaits = input.side === "portal" && waitsForStaff(loaded.case.view, input.self, input.kc);
  const alarm = alarmOf(loaded.case.view, replyWaits ? null : input.plan);
  const notesAlarm = loaded.internal === null || input.side === "portal" ? null : alarmOf(loaded.internal.view, null);
  return {
    thread: detail.thread,
    subject: subjectOf(loaded.case.view),
    ...topicOf(loaded),
    mail: mailView(loaded),
    fourEyes: detail.four_eyes,
    consent: input.consent,
    unit: unitName(newest),
    messages: placed(await messagesOf(loaded.case, input), eventsOf(loaded.case.view, input)),
    newest: Math.max(0, ...loaded.case.view.messages.filter(({ header }) => header.kind !== "receipt").map(({ idx }) => idx)),
    notes: loaded.internal === null || input.side === "portal" ? [] : placed(await messagesOf(loaded.internal, input), []),
    readers: newest === undefined ? [] : newest.members.map((member) => reader(member, input)),
    person:
      input.side === "portal"
        ? null
        : { pid: detail.subject, name: profile?.name ?? null, dob: profile?.dob ?? null, kvnr: profile?.kvnr ?? null, assurance: input.assurance },
    closed: input.side === "portal" ? null : (detail.subject_access ?? null),
    ending: endingView(detail.ending),
    alarm: alarm === null ? null : { code: alarm },
    notesAlarm: notesAlarm === null ? null : { code: notesAlarm },
    warnings: warningsOf(loaded.case.view, input).map((code) => ({ code })),
    newKeys: newKeyViews(loaded, input),
    replyWaits,
    technical: {
      epoch: newest?.epoch ?? 0,
      fingerprint: input.trust?.fingerprint ?? "",
      witnessPolicy: input.trust?.witness ?? "none",
    },
    clocks: (detail.clocks ?? []).map(clocksView),
    state: detail.progress?.standing ?? detail.state,
    progress: progressView(detail.progress),
    claimedBy: detail.claimed_by,
    doneReason: detail.done_reason,
    astray: detail.astray === true,
    mentionedBy: detail.mentioned_by ?? null,
    recusals: detail.recusals ?? [],
    stay: stayView(detail.stay),
    disputes: disputeViews(loaded, input.self, input.side, input.now),
    holds: (detail.holds ?? []).map((hold) => ({ id: hold.id, unit: unitLabel(loaded.case.view, hold.dept), reason: hold.reason, by: hold.by, at: hold.at, lifted: hold.lifted_by === null || hold.lifted_at === null ? null : { by: hold.lifted_by, at: hold.lifted_at } })),
    main: detail.main,
    medicalAsked: detail.medical_asked === null ? null : { at: detail.medical_asked.at, unit: unitLabel(loaded.case.view, detail.medical_asked.dept), by: detail.medical_asked.by },
    trail: input.side === "portal" ? [] : trailOf(loaded),
    assigned: input.side === "portal" ? [] : (detail.assigned ?? []).map(({ instead_of: insteadOf, ...one }) => ({ ...one, insteadOf })),
    notesLeft: input.side === "office" && detail.notes_from !== null,
    units: (newest?.members ?? []).flatMap((member) => (member.t === "dept" ? [{ dept: member.dept, label: member.label }] : [])),
  };
}

function progressView(told: wire.ThreadDetail["progress"]): V.ProgressView | null {
  if (told === null) return null;
  const { standing, answer_by: answerBy, statutory, tray, pinned } = told;
  return { standing, answerBy, statutory: statutory === null ? null : { received: statutory.received, lastDay: statutory.last_day }, tray, pinned };
}

function stayView(told: wire.ThreadDetail["stay"]): V.StayView | null {
  if (told === null) return null;
  return { portalUntil: told.portal_until, inboxUntil: told.inbox_until, recordUntil: told.record_until, soon: told.soon === true, away: told.away === true, reasons: told.reasons ?? [] };
}

/** That it is a plain mail say its epochs, which are signed; what became of the answer is the server's word. */
function mailView({ detail, case: { view } }: LoadedThread): V.ThreadView["mail"] {
  if (view.thread !== view.subject) return null;
  const { mail } = detail;
  if (mail === null) return { answer: null };
  const { answer, state } = mail;
  if (answer !== "queued") return { answer };
  return { answer: state === "sent" ? "sent" : state === "pending" || state === "sending" ? "waiting" : state === null ? null : "not-sent" };
}

async function messagesOf(lane: LoadedLane, input: ViewInput): Promise<readonly V.MessageView[]> {
  const shown = lane.view.messages.filter((message) => !message.replay && !(message.header.kind === "receipt" && message.refused === null));
  const expected = expectedGaps(lane.view, shown, input);
  return Promise.all(shown.map((message) => messageView(message, lane, input, expected.has(message.header.mid))));
}

/** Of each sender the first message behind what a new key was not given: something before it is missing, and the screen says why. */
function expectedGaps(view: C.ThreadView, shown: readonly C.MessageView[], { self }: ViewInput): ReadonlySet<string> {
  const old = view.newKeys.find(({ pid }) => pid === self)?.epochs ?? [];
  // Notes from before a hand-over that stayed with the other unit are missing here as well.
  const held = (epoch: number): boolean => view.lane === "internal" || old.includes(epoch);
  if (!view.epochs.some(({ epoch, readable }) => !readable && held(epoch))) return new Set();
  const first = new Map<string, string>();
  for (const { header } of shown) if (!first.has(header.dev)) first.set(header.dev, header.mid);
  return new Set(first.values());
}

const GAPS: readonly string[] = ["missing-predecessor", "counter-gap"];

async function messageView(message: C.MessageView, lane: LoadedLane, input: ViewInput, afterHeld: boolean): Promise<V.MessageView> {
  const item = lane.items.get(message.header.mid);
  const receivedAt = item?.received_at ?? message.receivedAt ?? 0;
  const content = message.content;
  if (content === null) {
    return { kind: "refused", mid: message.header.mid, idx: message.idx, refusal: { code: message.refused ?? "cannot-open" }, receivedAt };
  }
  const opened = lane.view.opened.find((entry) => entry.sh === content.sh && !entry.by.self) ?? lane.view.opened.find((entry) => entry.sh === content.sh);
  const { receivedAt: proven } = message;
  return {
    kind: "message",
    mid: message.header.mid,
    idx: message.idx,
    plain: message.header.kind === "mail",
    own: content.from.self,
    from: { name: senderName(content.from, input), unit: content.from.label, as: content.from.as, pid: content.from.pid },
    sentAt: content.sent,
    receivedAt: proven,
    subject: content.subject,
    body: content.body,
    ...untagged(content.lang),
    attachments: content.attachments.map((attachment) => ({
      aid: attachment.aid,
      name: attachment.name,
      type: attachment.type,
      size: attachment.size,
      state: stateOf(attachment, item),
      medical: envelopeOf(attachment, input.loaded.detail, (dept) => unitLabel(lane.view, dept)),
    })),
    accepted: proven !== null && message.receiptError === null && item !== undefined ? { at: proven, hash: await sha256(fromB64u(item.file)) } : null,
    opened: opened === undefined ? null : { at: opened.at, by: opened.by.label ?? opened.by.name ?? "" },
    texts: content.texts,
    decision: content.decision === null ? null : decisionView(content.decision, input.loaded.detail, message.header.mid, item === undefined ? null : await sha256(fromB64u(item.file))),
    released: input.side === "office" ? message.released : null,
    declared: message.declared,
    flags: [...message.flags.filter((flag) => !(afterHeld && GAPS.includes(flag))), ...(message.receiptError === null ? [] : [message.receiptError])],
  };
}

/** Name of a unit as any list of readers has it signed. */
function unitLabel(view: C.ThreadView, dept: string): string {
  const members = view.epochs.flatMap((epoch) => epoch.members);
  return members.flatMap((member) => (member.t === "dept" && member.dept === dept ? [member.label] : [])).at(-1) ?? dept;
}

function stateOf(attachment: C.AttachmentView, item: wire.MessageItem | undefined): V.AttachmentView["state"] {
  if (!attachment.readable) return "not-for-you";
  return item?.attachments.some((stored) => stored.aid === attachment.aid) === true ? "available" : "missing";
}

/** New keys of persons since the thread began, at the time of the registrar's signed binding: also before anybody made the next epoch. */
function newKeyEvents(view: C.ThreadView, input: ViewInput): readonly V.MessageView[] {
  const first = new Map<string, Extract<C.MemberView, { t: "person" }>>();
  for (const member of view.epochs.flatMap(({ members }) => members)) if (member.t === "person" && !first.has(member.pid)) first.set(member.pid, member);
  return [...first.values()].flatMap((member) => {
    const since = input.bindingOf(member.kc)?.seq;
    const later = since === undefined ? [] : input.bindings(member.pid).filter((bound) => bound.seq > since);
    return later.map(({ at, assurance }): V.MessageView => ({ kind: "event", at, event: "key-changed", who: reader(member, input).name, self: member.self, method: assurance }));
  });
}

/** Changes between one epoch and the next, as lines between the messages. */
function eventsOf(view: C.ThreadView, input: ViewInput): readonly V.MessageView[] {
  const events: V.MessageView[] = [...newKeyEvents(view, input)];
  view.epochs.forEach((epoch, index) => {
    const before = view.epochs[index - 1];
    if (before === undefined) return;
    const moved = unitsMoved(before, epoch);
    if (moved !== null) events.push({ kind: "event", at: epoch.iat, self: false, method: null, ...moved });
    for (const member of epoch.members) {
      if (moved !== null && member.t === "dept") continue;
      const same = before.members.find((other) => idOf(other) === idOf(member));
      if (same === undefined) events.push({ kind: "event", at: epoch.iat, event: "reader-added", who: reader(member, input).name, self: isSelf(member), method: null });
    }
    for (const member of before.members) {
      if (moved !== null && member.t === "dept") continue;
      if (!epoch.members.some((other) => idOf(other) === idOf(member))) {
        events.push({ kind: "event", at: epoch.iat, event: "reader-removed", who: reader(member, input).name, self: isSelf(member), method: null });
      }
    }
  });
  return events;
}

/** Another unit is responsible now, or one more. */
function unitsMoved(before: C.EpochView, epoch: C.EpochView): { readonly event: "unit-moved" | "unit-joined"; readonly who: string; readonly before?: string } | null {
  const labels = (of: C.EpochView, than: C.EpochView): readonly string[] =>
    of.members.flatMap((member) => (member.t === "dept" && !than.members.some((other) => idOf(other) === idOf(member)) ? [member.label] : []));
  const [come, gone] = [labels(epoch, before), labels(before, epoch)];
  if (come.length === 0) return null;
  return gone.length === 0 ? { event: "unit-joined", who: come.join(", ") } : { event: "unit-moved", who: come.join(", "), before: gone.join(", ") };
}

const isSelf = (member: C.MemberView): boolean => member.t === "person" && member.self;
const idOf = (member: C.MemberView): string => (member.t === "person" ? member.pid : `dept:${member.dept}`);

function reader(member: C.MemberView, input: ViewInput): V.ReaderView {
  if (member.t === "dept") return { kind: "unit", name: member.label, detail: null };
  if (member.self) return { kind: "you", name: "", detail: null };
  const name = input.profile(member.pid)?.name ?? "";
  if (member.role === "subject") return { kind: "insured", name, detail: null };
  // The insured person and staff keep somebody out; one representative does not shut out another.
  const may = input.side === "office" || input.loaded.detail.subject === input.self;
  return { kind: "representative", name, detail: null, ...(may ? { excludable: member.pid } : {}) };
}

function unitName(epoch: C.EpochView | undefined): string {
  const units = (epoch?.members ?? []).flatMap((member) => (member.t === "dept" ? [member.label] : []));
  return units.join(", ");
}

/** The next epoch names the right list and ends these; if it cannot be made, the plan says so. */
const HEALED: readonly string[] = ["stale-department", "stale-binding", "subject-missing"];

/** Sending is stopped by the first of these. Freshness is no alarm: it stops changes, not people. */
function alarmOf(view: C.ThreadView, plan: C.SendPlan | null): string | null {
  const planned = plan?.action === "blocked" && plan.blockedBy !== "not-fresh" ? plan.blockedBy : null;
  const alarm = view.alarms.find((code) => !HEALED.includes(code)) ?? planned;
  return alarm === null ? null : alarmCode(alarm);
}

function warningsOf(view: C.ThreadView, { self, plan }: ViewInput): readonly string[] {
  // What one's own earlier keys could read has a note of its own that says who gives it back, and when.
  const told = view.newKeys.find(({ pid }) => pid === self)?.epochs ?? [];
  const closed = view.epochs.filter(({ epoch, readable }) => !readable && !told.includes(epoch));
  return [
    ...(plan?.staleWarning === true ? ["stale-freshness"] : []),
    ...(plan?.action === "blocked" && plan.blockedBy === "not-fresh" ? ["not-fresh"] : []),
    ...(closed.some(({ badGrant }) => badGrant) ? ["bad-grant"] : []),
    ...(closed.some(({ badGrant }) => !badGrant) ? ["history-withheld"] : []),
  ];
}

const timeOf = (message: V.MessageView): number => (message.kind === "message" ? (message.receivedAt ?? message.sentAt) : message.kind === "event" ? message.at : message.receivedAt);

/**
 * Verified messages stay in the order that was signed: the times of receipts are the server's word, and must not put an answer before its
 * question. What has no place in that order (refused messages, changes of readers) stands before the first message that came later.
 */
function placed(messages: readonly V.MessageView[], events: readonly V.MessageView[]): readonly V.MessageView[] {
  const list = messages.filter((message) => message.kind === "message");
  const loose = [...messages.filter((message) => message.kind !== "message"), ...events].sort((a, b) => timeOf(a) - timeOf(b));
  const shown: V.MessageView[] = [...list];
  for (const one of loose) {
    const at = shown.findIndex((other) => timeOf(other) > timeOf(one));
    shown.splice(at < 0 ? shown.length : at, 0, one);
  }
  return shown;
}
