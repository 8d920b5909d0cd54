// SPDX-License-Identifier: EUPL-1.2
/** Wire types of docs/API.md. Statements stay opaque here: only the crypto layer reads inside them. */
import { b64u, count, flag, list, nullable, one, oneOf, optional, record, text, uuid, type Shape } from "./shape.js";

export type Side = "portal" | "office";
export type Lane = "case" | "internal";
export type ThreadState = "new" | "open" | "waiting" | "done";

/** DSSE envelope (docs/PROTOCOL.md section 1). */
export interface Dsse {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}
export const dsse: Shape<Dsse> = record({ payload: text, payloadType: text, signatures: list(record({ keyid: text, sig: text })) });

export interface Leaf {
  readonly h: string;
  readonly l: string;
  readonly s: number;
  readonly t: string;
  readonly v: 1;
}
/** A statement with its place in the log. */
export interface Attested {
  readonly stmt: Dsse;
  readonly leaf: Leaf | null;
  readonly proof: string | null;
}
const leaf: Shape<Leaf> = record({ h: b64u, l: text, s: count, t: text, v: one });
export const attested: Shape<Attested> = record({ stmt: dsse, leaf: nullable(leaf), proof: nullable(text) });

const label = record({ de: text, en: text });
export const protection = oneOf("normal", "substantiell", "hoch");
export type Protection = "normal" | "substantiell" | "hoch";
export const lane = oneOf("case", "internal");
export const threadState = oneOf("new", "open", "waiting", "done");
/** Where a thread stands, as its persons are told. */
export const standing = oneOf("open", "waiting", "answered", "done");
/** Where a person keeps a thread. */
export const tray = oneOf("inbox", "archive", "hidden");
export type Tray = ReturnType<typeof tray>;

export const config = record({
  org: text,
  brand: record({ name: text, phone: text }),
  portal: text,
  rp_id: text,
  limits: record({ message: count, attachment: count, attachments: count }),
  session: record({ idle: count, absolute: count, shared_idle: count, shared_absolute: count }),
  contact: nullable(text),
  exit: nullable(text),
  provider: flag,
  provider_logout: flag,
  scanner: nullable(text),
  remedies: nullable(record({ ways: list(text), objection: text, actions: list(record({ court: text, text })) })),
  pages: record({
    address: nullable(text),
    phone_hours: nullable(text),
    branches: nullable(text),
    app: nullable(text),
    privacy: nullable(text),
    imprint: nullable(text),
    accessibility: record({
      phone: nullable(text),
      email: nullable(text),
      form: nullable(text),
      reviewed: nullable(text),
      limitations: list(text),
      arbiter: nullable(record({ name: text, address: text, phone: nullable(text), email: nullable(text), page: nullable(text) })),
    }),
  }),
  langs: list(text),
  version: text,
});
export type Config = ReturnType<typeof config>;

/** `unreachable`: there would be one, but the provider did not say where. */
export const leaving = record({ url: nullable(text), state: nullable(text), unreachable: flag });
export type Leaving = ReturnType<typeof leaving>;

/** The lead's words about a matter. None of them changes who reads what is written about it. */
export const matterWords = record({ matter: text, name: nullable(label), note: nullable(label), simple: nullable(text), search: list(text), paused: nullable(record({ hint: label, until: nullable(count) })) });
export type MatterWords = ReturnType<typeof matterWords>;
const matterMembers = { code: text, dept: text, class: protection, four_eyes: flag, medical: flag, label };
export const matter = record({ ...matterMembers, words: optional(matterWords) });
export type Matter = ReturnType<typeof matter>;
export const unitMatters = record({ version: count, by: nullable(uuid), created_at: nullable(count), matters: list(record(matterMembers)), items: list(matterWords) });
export type UnitMatters = ReturnType<typeof unitMatters>;
export const offerVersions = record({ items: list(record({ version: count, by: uuid, created_at: count, items: list(matterWords) })) });
export type OfferVersions = ReturnType<typeof offerVersions>;
export const offerSaved = record({ version: count });
export type OfferSaved = ReturnType<typeof offerSaved>;
export const trust = record({ td: list(attested), depts: list(attested), signers: optional(list(attested)), revlist: nullable(dsse), matters: list(matter) });
export type Trust = ReturnType<typeof trust>;

export const lookup = record({ aid: uuid, pid: uuid, issue: attested, mac_org: b64u, td: list(attested), registrar: attested });
export type Lookup = ReturnType<typeof lookup>;

export const unlockTag = oneOf("prf", "rec", "pwd");
export type UnlockTag = "prf" | "rec" | "pwd";
/** Beside a bundle, one a method. */
export interface Method {
  readonly id: string;
  readonly tag: UnlockTag;
  readonly mac: string;
  readonly auth_hash: string | null;
  readonly locator_hash: string | null;
}

export const activationStatus = record({ state: oneOf("pending", "bound", "done", "refused"), reason: optional(text), tries_left: optional(count), until: optional(count) });
export type ActivationStatus = ReturnType<typeof activationStatus>;

export const ending = record({ reason: oneOf("insurance", "death"), read_only_at: count, closes_at: count });
export type Ending = ReturnType<typeof ending>;
export const session = record({ id: uuid, pid: uuid, kind: oneOf("insured", "rep", "staff"), level: text, idle_expires_in: count, expires_in: count, shared: flag, ending: optional(ending) });
export type Session = ReturnType<typeof session>;
export const sessionRow = record({ id: text, method: text, created_at: count, seen_at: count, current: flag, shared: flag, device: nullable(b64u) });
export const securityEvent = record({ id: uuid, at: count, kind: text, word: nullable(text), current: flag, session: nullable(uuid), device: nullable(b64u), told: flag });
export type SecurityEvent = ReturnType<typeof securityEvent>;
export const securityEvents = record({ items: list(securityEvent), next: nullable(text) });
export type SecurityEvents = ReturnType<typeof securityEvents>;

const ruleKind = oneOf("hands", "matter", "register", "load", "nobody");
/** Who gets the new cases of a unit. What kind `register` asks the register does not stand here. */
export const rule = record({ id: uuid, kind: ruleKind, matter: nullable(text), clerks: list(uuid), paused: flag });
export type Rule = ReturnType<typeof rule>;
export const rules = record({ version: count, rules: list(rule) });
export type Rules = ReturnType<typeof rules>;
export const rulesSaved = record({ version: count });
export type RulesSaved = ReturnType<typeof rulesSaved>;
export const ruleTrial = record({ cases: count, capped: flag, desks: list(record({ pid: uuid, n: count })), register: count, nobody: count });
export type RuleTrial = ReturnType<typeof ruleTrial>;

/** Text modules: not sealed, they are about nobody. */
export const textModule = record({
  id: uuid,
  version: count,
  dept: text,
  content: record({
    kind: oneOf("text", "signature"),
    title: text,
    body: text,
    simple: nullable(text),
    lang: oneOf("de", "en"),
    matters: list(text),
    reader: nullable(oneOf("insured", "rep")),
    valid_from: nullable(count),
    valid_until: nullable(count),
    reviewed_at: nullable(count),
    owner: uuid,
    retired: flag,
  }),
  by: uuid,
  created_at: count,
});
export type TextModule = ReturnType<typeof textModule>;
export const textModules = record({ items: list(textModule) });
export type TextModules = ReturnType<typeof textModules>;
export const textSaved = record({ version: count });
export type TextSaved = ReturnType<typeof textSaved>;

/** The own e-mail address, which the server cannot read. */
export const contact = record({
  confirmed_at: nullable(count),
  candidate: nullable(record({ source: oneOf("person", "register"), expires_at: nullable(count), mailed: flag, undeliverable: flag, tries_left: count, sends_left: count })),
  /** The one in force is not written to. */
  muted: nullable(record({ at: count, why: oneOf("returned", "complaint") })),
  discreet: flag,
  phrase: flag,
  time: oneOf("soon", "morning", "evening"),
  lang: nullable(text),
  hours: record({ morning: count, evening: count, quiet: nullable(list(count)) }),
});
/** Which of the own browsers take signs. */
export const push = record({ key: nullable(text), items: list(record({ device: text, created_at: count })) });
export type Push = ReturnType<typeof push>;
const sentMail = record({ id: uuid, at: count, sure: flag });
export const sentMails = record({ items: list(sentMail) });
export const mailCheck = record({ mail: nullable(sentMail) });
export type SentMail = ReturnType<typeof sentMail>;
export type Contact = ReturnType<typeof contact>;

export const bundle = record({
  seq: count,
  file: b64u,
  methods: list(record({ id: text, tag: unlockTag, mac: b64u })),
  keycard: dsse,
  bind: attested,
  quarantine_until: nullable(count),
});
export type Bundle = ReturnType<typeof bundle>;

export const passkeyRow = record({ credential_id: b64u, method: nullable(text), created_at: count, used_at: nullable(count) });

/** A day of the insurer's calendar, `2026-11-23`. */
const day = text;
/** Clocks of a unit on a thread. */
export const clocks = record({
  dept: text,
  owed_since: optional(count),
  promise: optional(record({ at: count, days: count })),
  statutory: optional(record({ rule: oneOf("kv-3w", "kv-5w", "kv-6w"), received: day, last_day: day, announce_by: day, at: count, by: uuid })),
  resubmission: optional(record({ day, at: count, rests_until: optional(count), reason: oneOf("papers", "third-party", "medical-service", "decision", "call-back", "other", "not-notified", "unread", "reply", "letter-returned", "letter-failed", "letter-late"), by: uuid })),
  escalates_at: optional(count),
});
export type Clocks = ReturnType<typeof clocks>;

export const stay = record({ portal_until: optional(text), inbox_until: optional(text), record_until: optional(text), soon: optional(flag), away: optional(flag), reasons: optional(list(oneOf("unread", "work", "period", "letter", "hold", "dispute"))) });
export const disputeOutcome = oneOf("corrected", "kept", "withdrawn");
export const holdReason = oneOf("proceedings", "audit", "claim", "inquiry");
export const held = record({ id: uuid });
/** What the server has about the asking person; a value is null where there is none. */
export const records = record({ made_at: count, pid: uuid, parts: list(record({ table: text, columns: list(text), rows: list(list(nullable(text))), more: flag })) });
export type Records = ReturnType<typeof records>;

export const threadRow = record({
  thread: uuid,
  subject: uuid,
  matter: text,
  class: protection,
  depts: list(text),
  last_at: count,
  last_idx: count,
  read_idx: count,
  last_kind: optional(text),
  last_sender: optional(uuid),
  state: optional(threadState),
  claimed_by: optional(uuid),
  dirty_since: optional(count),
  four_eyes: flag,
  /** It belongs to another unit, which its person was given since. */
  astray: optional(flag),
  /** A person disputes something in it; to staff only. */
  disputed: optional(flag),
  clocks: optional(clocks),
  /** These three on the portal only. */
  standing: optional(standing),
  tray: optional(tray),
  pinned: optional(flag),
  /** Once its persons are told that it leaves. */
  portal_until: optional(text),
});
export type ThreadRow = ReturnType<typeof threadRow>;

/** A grant of the asking member; `by` = pid of the uploader, a hint. */
export const grant = record({ file: b64u, by: text });
export const epoch = record({ stmt: dsse, grants: list(grant) });
export type Epoch = ReturnType<typeof epoch>;

export const header = record({
  mid: uuid,
  thread: uuid,
  lane,
  epoch: count,
  matter: text,
  class: protection,
  kind: oneOf("msg", "receipt", "note", "redact", "decision", "mail"),
  sender: uuid,
  dev: b64u,
  n: count,
});
export type Header = ReturnType<typeof header>;

const attachmentItem = record({ aid: uuid, size: count, sha256: b64u });

export const messageItem = record({
  header,
  idx: count,
  file: b64u,
  receipt: dsse,
  received_at: count,
  attachments: list(attachmentItem),
  /** For staff: the word of a second employee by which it went out. */
  release: optional(dsse),
  /** The registrar's word that its sender has proven who she is for this message. */
  declared: optional(dsse),
});
export type MessageItem = ReturnType<typeof messageItem>;

export const headItem = record({ thread: uuid, epochs: list(epoch), last: nullable(messageItem), protected: flag });
export type HeadItem = ReturnType<typeof headItem>;
export const heads = record({ items: list(headItem), statements: list(attested) });
export type Heads = ReturnType<typeof heads>;

export const closeReason = oneOf("answered", "phone", "no-answer", "duplicate", "passed-on");
export const handOverReason = oneOf("not-ours", "other-topic", "joint", "capacity");
export const acrossReason = oneOf("own-task", "asked", "joint-case");
/** A unit to which a thread can be handed; `shield`: the key of one of which nobody is told otherwise. */
export const receiver = record({ dept: text, entity: oneOf("krankenkasse", "pflegekasse"), shield: optional(attested) });
export type Receiver = ReturnType<typeof receiver>;
export const directory = record({ items: list(receiver), signers: list(attested) });
export type Directory = ReturnType<typeof directory>;
/** The unit that answers a person in every matter, with its key. */
export const route = record({ unit: nullable(record({ dept: text, epoch: attested, signers: list(attested) })) });
export type Route = ReturnType<typeof route>;
export const recusalReason = oneOf("involved", "relative", "acts-for", "employed", "opinion", "bias");

/** A person's word about decisions in the portal, and whether she can be notified of one. */
export const consent = record({ newest: optional(record({ stmt: dsse, at: count, level: text })), reachable: flag, returned: flag });
export type Consent = ReturnType<typeof consent>;

export const announcement = record({
  mid: uuid,
  pid: uuid,
  provided_at: count,
  notified_at: optional(count),
  failed_at: optional(count),
  returned_at: optional(count),
  fetched_at: optional(count),
  fetched_level: optional(text),
  announced_on: optional(text),
  month_until: optional(text),
  year_until: optional(text),
  effective: optional(record({ announced_on: text, month_until: text, year_until: text })),
});
export type Announcement = ReturnType<typeof announcement>;

/** A letter with a decision. Why, by whom and what went wrong is told to staff only. */
export const letter = record({
  mid: uuid,
  pid: uuid,
  state: oneOf("ordered", "taken", "printed", "posted", "returned", "failed"),
  reason: optional(oneOf("no-consent", "no-address", "not-notified", "bounced", "unread", "ordered")),
  ordered_by: optional(uuid),
  ordered_at: count,
  printed_at: optional(count),
  document: optional(text),
  posted_on: optional(text),
  ended_at: optional(count),
  fault: optional(oneOf("address-block", "no-reference", "not-genuine", "not-printable", "print-shop")),
  announced_on: optional(text),
  month_until: optional(text),
  year_until: optional(text),
});
export type Letter = ReturnType<typeof letter>;

export const ordered = record({ letter: uuid });
export const evidence = record({ file: text });

/** A code in a letter, for one answer without an account. */
export const replyCode = record({ id: uuid, dept: text, epoch: count, kept: b64u, made_by: uuid, made_at: count, expires_at: count, revoked_at: optional(count), reply: optional(record({ answer: uuid, mac: b64u, at: count })) });
export type ReplyCode = ReturnType<typeof replyCode>;
/** The same as whoever has the letter sees it. */
export const replyCodeFound = record({ id: uuid, recipient: text, key_mac: b64u, made_at: count, expires_at: count });
export type ReplyCodeFound = ReturnType<typeof replyCodeFound>;

export const threadDetail = record({
  thread: uuid,
  subject: uuid,
  matter: text,
  class: protection,
  four_eyes: flag,
  state: optional(threadState),
  claimed_by: optional(uuid),
  clocks: optional(list(clocks)),
  subject_access: optional(oneOf("blocked", "left", "ended")),
  ending: optional(ending),
  lanes: list(record({ lane, epochs: list(epoch) })),
  statements: list(attested),
  read_idx: count,
  history: list(record({ pid: uuid, epochs: list(count), opens_at: nullable(count) })),
  done_reason: optional(closeReason),
  /** It was closed as a duplicate of this thread. */
  main: optional(uuid),
  hand_overs: optional(list(record({ epoch: count, at: count, by: uuid, from: text, to: text, stays: flag, notes: flag, reason: handOverReason, across: optional(acrossReason) }))),
  /** Notes before this number stayed with another unit. */
  notes_from: optional(count),
  /** What was handed to the Medical Service, the last time of each. */
  forwarded: optional(list(record({ aid: uuid, at: count, dept: text }))),
  /** Papers for the Medical Service are asked for here, whatever the matter; by whom for staff only. */
  medical_asked: optional(record({ at: count, dept: text, by: optional(uuid) })),
  /** Codes in letters, and what came with them; to staff only. */
  reply_codes: optional(list(replyCode)),
  /** Receipt indexes of messages that were declared. */
  declared: optional(list(count)),
  /** It is a plain mail, and this became of its answer; to staff only. */
  mail: optional(record({ answer: oneOf("queued", "limited", "automatic", "list", "bounce", "no-address", "off"), state: optional(oneOf("pending", "sending", "sent", "failed", "unknown", "moot")), taken_at: count })),
  /** Who does not work on it; why is told to whoever leads the unit. */
  recusals: optional(list(record({ pid: uuid, reason: optional(recusalReason), at: optional(count) }))),
  astray: optional(flag),
  /** What rules of the clerk's units have done with it, oldest first. */
  assigned: optional(list(record({ at: count, dept: text, pid: uuid, instead_of: optional(uuid), position: count, kind: ruleKind, matter: optional(text) }))),
  /** Of the asking clerk, since she opened it last. */
  mentioned_by: optional(uuid),
  /** Decisions: to a person her own, to staff all of them. */
  announcements: optional(list(announcement)),
  /** Decisions that go by post: to a person her own letters, to staff all of them. */
  letters: optional(list(letter)),
  /** Whether a decision can be announced to the insured person; to staff only. */
  consent: optional(consent),
  /** How long it stays, where the insurer has set a rule. */
  stay: optional(stay),
  /** What persons of it dispute or have disputed; who settled it to staff only. */
  disputes: optional(list(record({ id: uuid, about: optional(uuid), said: uuid, by: uuid, at: count, ended: optional(record({ outcome: disputeOutcome, by: optional(uuid), at: count, restricted_until: count })) }))),
  /** What holds it or has held it; to staff only. */
  holds: optional(list(record({ id: uuid, dept: text, reason: holdReason, by: uuid, at: count, lifted_by: optional(uuid), lifted_at: optional(count) }))),
  /** Where it stands, and where the person keeps it; to persons only. */
  progress: optional(record({ standing, answer_by: optional(text), statutory: optional(record({ received: text, last_day: text })), tray, pinned: flag })),
});
export type ThreadDetail = ReturnType<typeof threadDetail>;

export const openings = record({ items: list(record({ at: count, dept: text, purpose: text, attachment: optional(uuid), by: optional(uuid) })), next: nullable(text) });
export type Openings = ReturnType<typeof openings>;

/** A person's drafts, as the server keeps them. */
export const draftLine = record({ id: uuid, ver: count, changed_at: count });
export const draftFile = record({ ver: count, file: b64u, mac: b64u, changed_at: count });
export type DraftFile = ReturnType<typeof draftFile>;
export const draftKept = record({ changed_at: count });

export interface NewGrant {
  /** `<pid>` or `dept:<dept>:<epoch>`. */
  readonly member: string;
  readonly file: string;
}
export interface NewEpoch {
  readonly lane: Lane;
  readonly stmt: Dsse;
  readonly grants: readonly NewGrant[];
}
/** The key of an earlier epoch for a unit that comes in. */
export interface HistoryGrant {
  readonly lane: Lane;
  readonly epoch: number;
  readonly member: string;
  readonly file: string;
}
export interface HandOverBody {
  readonly from: string;
  readonly to: string;
  readonly stays: boolean;
  readonly notes: boolean;
  readonly reason: string;
  readonly across?: string;
  readonly epochs: readonly NewEpoch[];
  readonly history: readonly HistoryGrant[];
  readonly gaps: readonly { readonly lane: Lane; readonly epoch: number }[];
}
export interface NewMessage {
  readonly header: Header;
  readonly file: string;
  readonly attachments: readonly string[];
}

export const sent = record({ receipt: dsse, received_at: count });
export type Sent = ReturnType<typeof sent>;

export const fresh = record({ items: list(dsse), revlist: nullable(dsse) });
export type Fresh = ReturnType<typeof fresh>;

export const colleagues = record({ items: list(uuid) });
export const work = record({
  mine: count,
  resubmissions: count,
  units: list(record({ dept: text, open: count, new: count, free: count, waiting: count, overdue: count, soon: count, resubmissions: count, astray: count, disputed: count, escalated: count })),
  deputy: list(record({ dept: text, pid: uuid, until: count, open: count })),
  mentioned: count,
});
export type Work = ReturnType<typeof work>;

const dueCounts = record({ overdue: count, today: count, soon: count });
/** The figures of a unit, for its lead. */
export const overview = record({
  at: count,
  all: record({
    new: count,
    open: count,
    waiting: count,
    resting: count,
    ages: list(record({ days: count, n: count })),
    promises: dueCounts,
    statutory: dueCounts,
    overdue: count,
    due: count,
  }),
  desks: list(record({ pid: optional(uuid), cases: count, overdue: count, due: count, away_until: optional(count) })),
  days: list(record({ day: text, arrived: count, answered: count, closed: count })),
  weeks: list(record({ from: text, kept: count, missed: count })),
});
export type Overview = ReturnType<typeof overview>;

export const absence = record({ id: uuid, pid: uuid, from: count, until: count, now: flag, deputy: optional(uuid), stands_in: optional(uuid), circle: flag, set_by: uuid });

export const unit = record({
  dept: text,
  rights: list(text),
  cert: attested,
  epochs: list(attested),
  grants: list(record({ epoch: count, file: b64u })),
  links: list(record({ epoch: count, file: b64u })),
  counts: record({ new: count, open: count, waiting: count, done: count }),
});
export type Unit = ReturnType<typeof unit>;
export const units = record({ items: list(unit), signers: optional(list(attested)) });
export type Units = ReturnType<typeof units>;

export const profile = record({ pid: uuid, dept: text, epoch: count, file: b64u });
export type Profile = ReturnType<typeof profile>;
export const colleague = record({ pid: uuid, keycard: dsse, bind: attested, cert: attested, has_grant: flag });
export type Colleague = ReturnType<typeof colleague>;
export const representations = record({
  items: list(record({ stmt: attested, ended_at: nullable(count) })),
  profiles: list(record({ pid: uuid, file: b64u })),
  statements: list(attested),
});
export type Representations = ReturnType<typeof representations>;
export const foundInvitation = record({ pid: uuid, kc: b64u, mac: b64u, expires_at: count, statements: list(attested) });
export type FoundInvitation = ReturnType<typeof foundInvitation>;
export const acts = record({ items: list(record({ thread: uuid, mid: uuid, by: uuid, matter: text, at: count })) });
export type Acts = ReturnType<typeof acts>;
export const personStatements = record({ pid: uuid, keycard: dsse, bind: attested, fresh: optional(dsse) });
export type PersonStatements = ReturnType<typeof personStatements>;

export const deskReply = record({ state: oneOf("pending", "done", "refused"), reason: optional(text), file: optional(b64u) });
export type DeskReply = ReturnType<typeof deskReply>;
export const deskAccess = record({ state: oneOf("none", "pending", "active", "blocked", "left", "ended"), ending: optional(ending), sessions: count, quarantine_until: nullable(count) });
export const phoneCheck = record({
  id: uuid,
  pid: uuid,
  state: oneOf("waiting", "committed", "answered", "revealed"),
  expires_at: count,
  steps: list(dsse),
  keycard: nullable(dsse),
  statements: list(attested),
});
export type PhoneCheck = ReturnType<typeof phoneCheck>;

export const event = record({ kind: oneOf("thread", "session", "key", "represent", "phone", "presence"), thread: optional(uuid) });
export type ServerEvent = ReturnType<typeof event>;

const stageReason = oneOf("release", "later");
const stageState = oneOf("open", "returned", "void");
/** A message that waits for a second employee or for its time. */
export const stagedItem = record({
  header,
  file: b64u,
  attachments: list(attachmentItem),
  reason: stageReason,
  state: stageState,
  asked: nullable(uuid),
  at: nullable(count),
  newest_idx: count,
  decided_by: nullable(uuid),
  staged_at: count,
});
export type StagedItem = ReturnType<typeof stagedItem>;
export const stagedLine = record({ thread: uuid, mid: uuid, sender: uuid, reason: stageReason, state: stageState, asked: nullable(uuid), at: nullable(count), staged_at: count });
export type StagedLine = ReturnType<typeof stagedLine>;
/** Somebody who has a case open. */
export const presence = record({ thread: uuid, pid: uuid, writes: flag });
