// SPDX-License-Identifier: EUPL-1.2
/** From the worker's verified thread to what a screen shows. Nothing is decided here that the worker has not decided. */
import type * as C from "../crypto/api.ts";
import { sha256, fromB64u } from "./bytes.js";
import type { Profile } from "./people.js";
import { alarmCode } from "./places.js";
import type { LoadedLane, LoadedThread } from "./threads.js";
import type { wire } from "../api/index.js";
import type * as V from "./views.js";

export interface ViewInput {
  readonly loaded: LoadedThread;
  readonly self: string;
  readonly side: V.Side;
  readonly profile: (pid: string) => Profile | null;
  readonly trust: C.TrustView | null;
  /** How a key was bound, of verified bindings. */
  readonly methodOf: (kc: string) => string | null;
  readonly assurance: string | null;
  readonly plan: C.SendPlan | null;
}

export async function threadView(input: ViewInput): Promise<V.ThreadView> {
  const { loaded } = input;
  const { detail } = loaded;
  const newest = loaded.case.view.epochs.at(-1);
  const profile = input.profile(detail.subject);
  const alarm = alarmOf(loaded.case.view, input.plan);
  const notesAlarm = loaded.internal === null || input.side === "portal" ? null : alarmOf(loaded.internal.view, null);
  return {
    thread: detail.thread,
    subject: subjectOf(loaded.case.view),
    ...topicOf(loaded),
    unit: unitName(newest),
    messages: placed(await messagesOf(loaded.case, input), eventsOf(loaded.case.view, input)),
    notes: loaded.internal === null || input.side === "portal" ? [] : placed(await messagesOf(loaded.internal, input), []),
    readers: newest === undefined ? [] : newest.members.map((member) => reader(member, input)),
    person:
      input.side === "portal"
        ? null
        : { pid: detail.subject, name: profile?.name ?? null, dob: profile?.dob ?? null, kvnr: profile?.kvnr ?? null, assurance: input.assurance },
    alarm: alarm === null ? null : { code: alarm },
    notesAlarm: notesAlarm === null ? null : { code: notesAlarm },
    warnings: warningsOf(loaded.case.view, input.plan).map((code) => ({ code })),
    technical: {
      epoch: newest?.epoch ?? 0,
      fingerprint: input.trust?.fingerprint ?? "",
      witnessPolicy: input.trust?.witness ?? "none",
    },
    state: detail.state,
    claimedBy: detail.claimed_by,
  };
}

/** Matter and class of protection as the first verified message has them signed; what the server says beside the thread counts only while nothing is readable. */
export function topicOf({ detail, case: lane }: LoadedThread): { readonly matter: string; readonly class: V.Protection } {
  const signed = lane.view.messages.find((message) => message.content !== null)?.header;
  return { matter: signed?.matter ?? detail.matter, class: signed?.class ?? detail.class };
}

/** Subject of the thread: that of its first message that may be shown. */
export function subjectOf(view: C.ThreadView): string {
  return view.messages.find((message) => message.content !== null && message.header.kind !== "receipt")?.content?.subject ?? "";
}

async function messagesOf(lane: LoadedLane, input: ViewInput): Promise<readonly V.MessageView[]> {
  const shown = lane.view.messages.filter((message) => !message.replay && !(message.header.kind === "receipt" && message.refused === null));
  return Promise.all(shown.map((message) => messageView(message, lane, input)));
}

async function messageView(message: C.MessageView, lane: LoadedLane, input: ViewInput): Promise<V.MessageView> {
  const item = lane.items.get(message.header.mid);
  const receivedAt = item?.received_at ?? message.receivedAt ?? 0;
  const content = message.content;
  if (content === null) {
    return { kind: "refused", mid: message.header.mid, refusal: { code: message.refused ?? "cannot-open" }, receivedAt };
  }
  const opened = lane.view.opened.find((entry) => entry.sh === content.sh && !entry.by.self) ?? lane.view.opened.find((entry) => entry.sh === content.sh);
  const { receivedAt: proven } = message;
  return {
    kind: "message",
    mid: message.header.mid,
    own: content.from.self,
    from: { name: senderName(content.from, input), unit: content.from.label, as: content.from.as, pid: content.from.pid },
    sentAt: content.sent,
    receivedAt: proven,
    subject: content.subject,
    body: content.body,
    attachments: content.attachments.map((attachment) => ({
      aid: attachment.aid,
      name: attachment.name,
      type: attachment.type,
      size: attachment.size,
      state: stateOf(attachment, item),
    })),
    accepted: proven !== null && message.receiptError === null && item !== undefined ? { at: proven, hash: await sha256(fromB64u(item.file)) } : null,
    opened: opened === undefined ? null : { at: opened.at, by: opened.by.label ?? opened.by.name ?? "" },
    flags: [...message.flags, ...(message.receiptError === null ? [] : [message.receiptError])],
  };
}

function stateOf(attachment: C.AttachmentView, item: wire.MessageItem | undefined): V.AttachmentView["state"] {
  if (!attachment.readable) return "not-for-you";
  return item?.attachments.some((stored) => stored.aid === attachment.aid) === true ? "available" : "missing";
}

export function senderName(from: C.SenderView, input: { readonly profile: (pid: string) => Profile | null }): string {
  if (from.as === "staff") return from.name ?? from.label ?? "";
  return input.profile(from.pid)?.name ?? "";
}

/** Changes between one epoch and the next, as lines between the messages. */
function eventsOf(view: C.ThreadView, input: ViewInput): readonly V.MessageView[] {
  const events: V.MessageView[] = [];
  view.epochs.forEach((epoch, index) => {
    const before = view.epochs[index - 1];
    if (before === undefined) return;
    for (const member of epoch.members) {
      const same = before.members.find((other) => idOf(other) === idOf(member));
      const who = reader(member, input).name;
      if (same === undefined) events.push({ kind: "event", at: epoch.iat, event: "reader-added", who, method: null });
      else if (same.t === "person" && member.t === "person" && same.kc !== member.kc) {
        events.push({ kind: "event", at: epoch.iat, event: "key-changed", who, method: input.methodOf(member.kc) });
      }
    }
    for (const member of before.members) {
      if (!epoch.members.some((other) => idOf(other) === idOf(member))) {
        events.push({ kind: "event", at: epoch.iat, event: "reader-removed", who: reader(member, input).name, method: null });
      }
    }
  });
  return events;
}

const idOf = (member: C.MemberView): string => (member.t === "person" ? member.pid : `dept:${member.dept}`);

function reader(member: C.MemberView, input: ViewInput): V.ReaderView {
  if (member.t === "dept") return { kind: "unit", name: member.label, detail: null };
  if (member.self) return { kind: "you", name: "", detail: null };
  return { kind: member.role === "subject" ? "insured" : "representative", name: input.profile(member.pid)?.name ?? "", detail: null };
}

function unitName(epoch: C.EpochView | undefined): string {
  const unit = epoch?.members.find((member) => member.t === "dept");
  return unit?.t === "dept" ? unit.label : "";
}

/** The next epoch names the right list and ends these; if it cannot be made, the plan says so. */
const HEALED: readonly string[] = ["stale-department", "stale-binding", "subject-missing"];

/** Sending is stopped by the first of these. Freshness is no alarm: it stops changes, not people. */
function alarmOf(view: C.ThreadView, plan: C.SendPlan | null): string | null {
  const planned = plan?.action === "blocked" && plan.blockedBy !== "not-fresh" ? plan.blockedBy : null;
  const alarm = view.alarms.find((code) => !HEALED.includes(code)) ?? planned;
  return alarm === null ? null : alarmCode(alarm);
}

function warningsOf(view: C.ThreadView, plan: C.SendPlan | null): readonly string[] {
  return [
    ...(plan?.staleWarning === true ? ["stale-freshness"] : []),
    ...(plan?.action === "blocked" && plan.blockedBy === "not-fresh" ? ["not-fresh"] : []),
    ...(view.epochs.some((epoch) => epoch.badGrant) ? ["bad-grant"] : []),
    ...(view.epochs.some((epoch) => !epoch.readable && !epoch.badGrant) ? ["history-withheld"] : []),
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
