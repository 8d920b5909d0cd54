// SPDX-License-Identifier: EUPL-1.2
// The sending side of a lane: plan, next epoch with grants, sealed message (docs/PROTOCOL.md, sections 5 and 6).
import { identityOf, recipientHash, recipientOf, seal, type Recipient } from "./agefile.ts";
import type { MessageDraft, NewEpoch, SealedMessage, SendPlan } from "./api.ts";
import { b64u } from "./b64.ts";
import type { Chance } from "./bytes.ts";
import { hasRight, type Directory } from "./directory.ts";
import { envelopeJson } from "./dsse.ts";
import { demand, ProtocolError, type ErrorCode } from "./errors.ts";
import type { Facts } from "./facts.ts";
import { sealThreadGrant } from "./grants.ts";
import { sha256 } from "./hash.ts";
import type { PersonKeys } from "./identity.ts";
import { canonicalBytes } from "./json.ts";
import type { Lane, Reader } from "./lane.ts";
import { authorRight, departmentNames, membersOk } from "./members.ts";
import { expectedMembers, freshForNewEpoch, freshForSending, FRESH_FOR, membershipOf, needsNewEpoch, oldestProof, sameMembers, type Membership } from "./next-sender.ts";
import { padWithBlanks, textSize } from "./padme.ts";
import { signStatement, type Signed } from "./statement.ts";
import { MESSAGE, type Message } from "./statements/message.ts";
import { THREAD_EPOCH, type Member, type ThreadEpoch } from "./statements/thread-epoch.ts";
import { memberViews } from "./thread-view.ts";
import { headerOf } from "./transcript.ts";
import type { B64u, Slug, UnixSeconds, Uuid } from "./wire.ts";

/** The server takes message files up to 256 KiB. */
const MAX_MESSAGE_FILE = 262_144;

/** Who sends, with what. */
export interface Sender {
  readonly keys: PersonKeys;
  readonly reader: Reader;
  readonly directory: Directory;
  /** Recipients of the thread's other lane. */
  readonly otherLane: readonly B64u[];
}

/** A change of membership that somebody asks for; null leaves it as it is. */
export interface Wish {
  readonly departments: readonly Slug[] | null;
  readonly exclude: readonly Uuid[] | null;
}

/** Alarms that the very next epoch heals, because it names the right list. */
const HEALABLE: ReadonlySet<ErrorCode> = new Set(["stale-department", "stale-binding", "subject-missing"]);

function factsFor(lane: Lane, { directory, otherLane }: Sender): Facts {
  return directory.facts([...otherLane, ...lane.epochs.map(({ signed }) => recipientHash(signed.body.enc))], lane.matter);
}

const sorted = <T extends string>(items: readonly T[]): T[] => [...new Set(items)].sort();

function wished(current: ThreadEpoch, { departments, exclude }: Wish): Membership {
  const place = membershipOf(current);
  return { ...place, departments: departments === null ? place.departments : sorted(departments), exclude: exclude === null ? place.exclude : sorted(exclude) };
}

const isStaff = (keys: PersonKeys): boolean => keys.keycard.body.kind === "staff" || keys.keycard.body.kind === "agent";

/** What the next message needs, by the rule of the next sender. */
export function planSend(lane: Lane, sender: Sender, wish: Wish, now: UnixSeconds): SendPlan {
  const current = lane.newest;
  const view = (action: SendPlan["action"], blockedBy: ErrorCode | null, members: readonly Member[], because: SendPlan["because"], stale = false): SendPlan => ({
    action,
    blockedBy,
    staleWarning: stale,
    because,
    members: memberViews(members, current?.signed.body.subject ?? "", sender.directory, sender.reader.pid),
    ...needs(members, sender, now),
  });
  if (current === null) return view("new-epoch", null, [], ["first"]);
  const { body } = current.signed;
  if (lane.chain === "partial") return view("blocked", "epoch-gap", body.members, []);
  for (const alarm of ["epoch-conflict", "header-mismatch"] as const) if (lane.alarms.has(alarm)) return view("blocked", alarm, body.members, []);
  if (current.alarm !== null && !HEALABLE.has(current.alarm)) return view("blocked", current.alarm, body.members, []);
  const facts = factsFor(lane, sender);
  const place = wished(body, wish);
  const members = expectedMembers(place, facts, now);
  if (typeof members === "string") return view("blocked", members, body.members, []);
  const because = reasons(body, place, members, lane, facts, now);
  const oldest = proofAge(members, sender, facts, now);
  if (because.length > 0 || current.alarm !== null) {
    const right = authorRight(draftEpoch(current.signed, place, members, sender.keys, "", sender.directory.trust.newest.id, now), body, facts);
    const fault = freshForNewEpoch(oldest) ?? (typeof right === "string" ? right : null);
    return view(fault === null ? "new-epoch" : "blocked", fault, members, because.length > 0 ? because : ["members-changed"]);
  }
  if (current.identity === null) return view("blocked", "grant-missing", members, []);
  const state = freshForSending(oldest, isStaff(sender.keys) ? "staff" : "person");
  if (state === "not-fresh" || state === "stale-binding") return view("blocked", state, members, []);
  return view("ready", null, members, [], state === "warn");
}

function reasons(body: ThreadEpoch, place: Membership, members: readonly Member[], lane: Lane, facts: Facts, now: UnixSeconds): SendPlan["because"] {
  const asked = place.departments.join() !== departmentNames(body).join() || place.exclude.join() !== body.exclude.join();
  const due = needsNewEpoch(body, lane.countIn(body.epoch), facts, now);
  const because = new Set<SendPlan["because"][number]>();
  if (asked) because.add("asked");
  if (typeof due === "object" && due.reason === "age") because.add("age");
  if (typeof due === "object" && due.reason === "messages") because.add("count");
  if (!sameMembers(members, body.members)) {
    for (const member of members) {
      const same = body.members.find((other) => (other.t === "person" && member.t === "person" ? other.pid === member.pid : other.t === "dept" && member.t === "dept" && other.dept === member.dept));
      if (same === undefined) because.add("members-changed");
      else if (same.t === "person" && member.t === "person" && same.kc !== member.kc) because.add("key-changed");
      else if (same.t === "dept" && member.t === "dept" && same.de !== member.de) because.add("department-epoch");
    }
    if (body.members.length !== members.length || because.size === 0) because.add("members-changed");
  }
  return [...because];
}

function proofAge(members: readonly Member[], { directory }: Sender, facts: Facts, now: UnixSeconds): ReturnType<typeof oldestProof> {
  return oldestProof({ members }, directory.revlist, directory.fresh(), facts, now);
}

/** A statement about a binding that is known to be replaced proves nothing: another one is asked for. */
function needs(members: readonly Member[], { directory }: Sender, now: UnixSeconds): Pick<SendPlan, "needFresh" | "needRevlist"> {
  const list = directory.revlist;
  const fresh = directory.fresh();
  const isFresh = (pid: Uuid): boolean => fresh.some((one) => one.pid === pid && now - one.iat <= FRESH_FOR && one.bind === directory.bindingAt(pid, now)?.id);
  return {
    needFresh: members.flatMap((member) => (member.t === "person" && !isFresh(member.pid) ? [member.pid] : [])),
    needRevlist: list === null || now - list.iat > FRESH_FOR,
  };
}

function draftEpoch(previous: Signed<ThreadEpoch> | null, place: Membership & { readonly thread?: Uuid; readonly org?: string }, members: readonly Member[], keys: PersonKeys, enc: Recipient, td: B64u, now: UnixSeconds): ThreadEpoch {
  const { org, pid } = keys.keycard.body;
  return {
    v: 1,
    org,
    thread: previous?.body.thread ?? place.thread ?? "",
    epoch: (previous?.body.epoch ?? 0) + 1,
    lane: place.lane,
    enc,
    subject: place.subject,
    members,
    exclude: place.exclude,
    prev: previous?.id ?? null,
    by: { pid, kc: keys.keycard.id },
    td,
    iat: now,
  };
}

/** Signs the next (or first) epoch, checks it like anybody else's, and makes one grant per member. Held as pending. */
export async function makeEpoch(lane: Lane, sender: Sender, first: Membership | null, wish: Wish, now: UnixSeconds, chance: Chance): Promise<NewEpoch> {
  const previous = lane.newest?.signed ?? null;
  demand((previous === null) === (first !== null), "epoch-gap");
  const plan = previous === null ? null : planSend(lane, sender, wish, now);
  if (plan?.action === "blocked") throw new ProtocolError(plan.blockedBy ?? "internal");
  const facts = factsFor(lane, sender);
  const place = first ?? wished(currentBody(lane), wish);
  const members = expectedMembers(place, facts, now);
  if (typeof members === "string") throw new ProtocolError(members);
  const stale = freshForNewEpoch(proofAge(members, sender, facts, now));
  if (stale !== null) throw new ProtocolError(stale);
  const identity = identityOf(chance(32));
  const body = draftEpoch(previous, { ...place, thread: lane.thread }, members, sender.keys, await recipientOf(identity), sender.directory.trust.newest.id, now);
  const signed = await signStatement(THREAD_EPOCH, body, [sender.keys.seeds.sig]);
  const fault = await membersOk(signed, previous, facts);
  if (fault !== null) throw new ProtocolError(fault);
  const grants = [];
  for (const member of members) grants.push({ member: memberName(member), file: await sealThreadGrant(recipientFor(member, sender.directory), body, identity) });
  lane.pending = { signed, identity };
  return { lane: lane.name, stmt: signed.envelope, grants };
}

function currentBody(lane: Lane): ThreadEpoch {
  if (lane.newest === null) throw new ProtocolError("epoch-gap");
  return lane.newest.signed.body;
}

/** How docs/API.md names a member. */
export const memberName = (member: Member): string => (member.t === "person" ? member.pid : `dept:${member.dept}:${member.epoch}`);

export function recipientFor(member: Member, directory: Directory): Recipient {
  const enc = member.t === "person" ? directory.keycard(member.kc)?.body.enc : directory.department(member.dept, member.epoch)?.body.enc;
  if (enc === undefined) throw new ProtocolError(member.t === "person" ? "stale-binding" : "stale-department");
  return enc;
}

/** Signs, pads, seals. Into the pending epoch if there is one, else into the newest, if that may still be used `now`. */
export async function sealMessage(lane: Lane, sender: Sender, draft: MessageDraft, now: UnixSeconds = draft.sent): Promise<SealedMessage> {
  if (lane.pending === null) {
    const plan = planSend(lane, sender, { departments: null, exclude: null }, now);
    if (plan.action !== "ready") throw new ProtocolError(plan.blockedBy ?? "not-fresh", plan.action);
  }
  const epoch = lane.pending?.signed ?? lane.newest?.signed;
  if (epoch === undefined) throw new ProtocolError("epoch-gap");
  const message = await signStatement(MESSAGE, messageBody(lane, sender, epoch, draft), [sender.keys.seeds.sig]);
  const json = canonicalBytes(envelopeJson(message.envelope));
  const file = await seal(epoch.body.enc, padWithBlanks(json, textSize(json.length)));
  demand(file.length <= MAX_MESSAGE_FILE, "too-large");
  return { header: headerOf(message.body), file, sh: message.id, obj: b64u(sha256(file)) };
}

function messageBody(lane: Lane, sender: Sender, epoch: Signed<ThreadEpoch>, draft: MessageDraft): Message {
  const { body: te, id } = epoch;
  const { keys, directory } = sender;
  const staff = draft.as === "staff";
  return {
    v: 1,
    org: te.org,
    thread: te.thread,
    lane: te.lane,
    epoch: te.epoch,
    te: id,
    mid: draft.mid,
    n: draft.n,
    seq: lane.transcript.nextSeq(),
    prev: lane.transcript.heads(),
    sent: draft.sent,
    from: {
      pid: keys.keycard.body.pid,
      kc: keys.keycard.id,
      dev: draft.dev,
      as: draft.as,
      for: draft.for,
      cert: staff ? certificateFor(te, keys, directory, draft.sent) : null,
      name: staff ? draft.name : null,
    },
    matter: draft.matter,
    class: draft.class,
    subject: draft.subject,
    body: draft.body,
    lang: draft.lang,
    att: draft.attachments,
    ref: draft.ref,
    texts: [...(draft.texts ?? [])],
    kind: draft.kind,
    decision: draft.decision ?? null,
    td: directory.trust.newest.id,
    log: null,
  };
}

/** A certificate of one's own with `write` in a department of the list. @throws `uncertified-staff` */
function certificateFor(te: ThreadEpoch, keys: PersonKeys, directory: Directory, at: UnixSeconds): B64u {
  const depts = departmentNames(te);
  const { body, id } = keys.keycard;
  const cert = directory.certificatesOf(body.pid, id, at).find((one) => depts.some((dept) => hasRight(one, dept, "write")));
  if (cert === undefined) throw new ProtocolError("uncertified-staff");
  return cert.id;
}
