// SPDX-License-Identifier: EUPL-1.2
// What a page is told about an open lane: verified contents, named refusals, flags; no key, no unverified byte.
import type { AttachmentView, EpochView, MemberView, MessageContent, MessageFlag, MessageView, OpenedBy, SenderView, ThreadView } from "./api.ts";
import type { Directory } from "./directory.ts";
import { newKeysOf } from "./history.ts";
import type { EpochState, Lane, MessageState, Reader } from "./lane.ts";
import type { Signed } from "./statement.ts";
import type { Attachment, Message } from "./statements/message.ts";
import type { Member } from "./statements/thread-epoch.ts";
import type { B64u, Uuid } from "./wire.ts";

export function threadView(lane: Lane, directory: Directory, reader: Reader): ThreadView {
  const flags = flagsOf(lane);
  const messages = inOrder(lane).map((state) => messageView(state, flags, lane, directory, reader));
  return {
    thread: lane.thread,
    lane: lane.name,
    subject: lane.newest?.signed.body.subject ?? "",
    chain: lane.chain,
    epochs: lane.epochs.map((state) => epochView(state, directory, reader)),
    messages,
    opened: openedBy(lane, directory, reader),
    newKeys: newKeysOf(lane, directory),
    alarms: [...lane.alarms, ...lane.epochs.flatMap(({ alarm }) => alarm ?? [])],
  };
}

export function memberViews(members: readonly Member[], subject: Uuid, directory: Directory, self: Uuid): MemberView[] {
  return members.map((member) =>
    member.t === "person"
      ? { t: "person", pid: member.pid, kc: member.kc, role: member.pid === subject ? "subject" : "rep", self: member.pid === self }
      : { t: "dept", dept: member.dept, epoch: member.epoch, label: directory.department(member.dept, member.epoch)?.body.label ?? member.dept },
  );
}

function epochView({ signed, alarm, identity, badGrant }: EpochState, directory: Directory, reader: Reader): EpochView {
  const { body, id } = signed;
  return {
    epoch: body.epoch,
    te: id,
    iat: body.iat,
    by: body.by.pid,
    members: memberViews(body.members, body.subject, directory, reader.pid),
    exclude: body.exclude,
    readable: identity !== null,
    alarm,
    badGrant: badGrant && identity === null,
  };
}

/** Verified ones by (seq, sent, sh); refused ones and replays behind, by number. */
function inOrder(lane: Lane): MessageState[] {
  const states = [...lane.messages.values()].sort((a, b) => a.idx - b.idx);
  const place = new Map(lane.transcript.order().map((sh, i) => [sh, i]));
  const rank = ({ message, replay }: MessageState): number => (message === null || replay ? Number.MAX_SAFE_INTEGER : (place.get(message.id) ?? Number.MAX_SAFE_INTEGER));
  return states.sort((a, b) => rank(a) - rank(b) || a.idx - b.idx);
}

/** Flags per message. What is missing is only said when everything the server has was loaded. */
function flagsOf(lane: Lane): Map<B64u, Set<MessageFlag>> {
  const flags = new Map<B64u, Set<MessageFlag>>();
  const put = (sh: B64u, flag: MessageFlag): void => {
    flags.set(sh, (flags.get(sh) ?? new Set()).add(flag));
  };
  for (const finding of lane.transcript.findings()) {
    switch (finding.flag) {
      case "missing-predecessor":
        if (lane.complete) put(finding.sh, finding.flag);
        break;
      case "counter-gap":
        if (lane.complete) for (const { message } of lane.messages.values()) if (message?.body.from.dev === finding.dev && message.body.n === finding.to + 1) put(message.id, finding.flag);
        break;
      case "equivocation":
        for (const sh of finding.messages) put(sh, finding.flag);
        break;
      case "wrong-seq":
      case "clock-skew":
        put(finding.sh, finding.flag);
    }
  }
  // Where the message itself tells of the gap, its numbers say nothing more.
  const told = (sh: B64u): boolean => flags.get(sh)?.has("missing-predecessor") === true || flags.get(sh)?.has("counter-gap") === true;
  if (lane.complete) for (const sh of afterReceiptGaps(lane)) if (!told(sh)) put(sh, "receipt-gap");
  return flags;
}

/** Receipts are numbered without gaps: a number that no file has was given to something the server holds back. Answers what stands behind such gaps. */
function afterReceiptGaps(lane: Lane): B64u[] {
  const shown = [...lane.messages.values()].sort((a, b) => a.idx - b.idx);
  return lane.receipts.missing().flatMap(({ from, to }) => {
    // Whoever came later, or was identified anew, is not given what was before; and everything refers to the first message.
    if (from === 1) return [];
    // A message with a receipt that does not fit is there all the same.
    const there = shown.filter(({ idx }) => from <= idx && idx <= to).length;
    const next = shown.find(({ idx, message }) => idx > to && message !== null)?.message ?? null;
    return there <= to - from && next !== null ? [next.id] : [];
  });
}

function messageView(state: MessageState, flags: ReadonlyMap<B64u, ReadonlySet<MessageFlag>>, lane: Lane, directory: Directory, reader: Reader): MessageView {
  const { header, idx, receivedAt, receiptError, message, refused, replay, released, declared } = state;
  return {
    header,
    idx,
    receivedAt,
    receiptError,
    refused,
    replay,
    flags: message === null ? [] : [...(flags.get(message.id) ?? [])],
    released,
    declared,
    content: message === null ? null : messageContent(message, lane, directory, reader),
  };
}

export function messageContent(message: Signed<Message>, lane: Lane, directory: Directory, reader: Reader): MessageContent {
  const { body, id } = message;
  const threadReadable = lane.epoch(body.epoch)?.identity !== null;
  return {
    sh: id,
    seq: body.seq,
    sent: body.sent,
    from: senderView(message, directory, reader),
    subject: body.subject,
    body: body.body,
    lang: body.lang,
    attachments: body.att.map((att) => attachmentView(att, threadReadable, directory, reader)),
    ref: body.ref,
    texts: body.texts,
    decision: body.decision,
    prev: body.prev,
  };
}

function attachmentView(att: Attachment, threadReadable: boolean, directory: Directory, reader: Reader): AttachmentView {
  const { aid, name, type, size, csize, pt, ct, to } = att;
  const dept = to === null ? null : directory.department(to.dept, to.epoch);
  const readable = to === null ? threadReadable : dept?.id === to.de && reader.units.get(to.dept, to.epoch) !== null;
  return { aid, name, type, size, csize, pt, ct, to: to === null ? null : { dept: to.dept, epoch: to.epoch, de: to.de, label: dept?.body.label ?? to.dept }, readable };
}

function senderView({ body: { from } }: Signed<Message>, directory: Directory, reader: Reader): SenderView {
  const cert = from.as === "staff" && from.cert !== null ? directory.certificate(from.cert) : null;
  return {
    pid: from.pid,
    as: from.as,
    for: from.for,
    name: from.as === "staff" ? from.name : null,
    label: cert?.body.label ?? null,
    depts: cert?.body.depts.map(({ d }) => d) ?? [],
    self: from.pid === reader.pid,
  };
}

/** Signed `kind:"receipt"` messages of staff that name a known, earlier message. */
function openedBy(lane: Lane, directory: Directory, reader: Reader): OpenedBy[] {
  return [...lane.messages.values()].flatMap(({ message, replay }) => {
    if (message === null || replay || message.body.kind !== "receipt" || message.body.from.as !== "staff") return [];
    const { ref, seq, sent } = message.body;
    const opened = ref === null ? null : lane.message(ref);
    if (ref === null || opened?.message === null || opened === null || opened.message.body.seq >= seq) return [];
    return [{ sh: ref, by: senderView(message, directory, reader), at: sent }];
  });
}
