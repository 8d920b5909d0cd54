// SPDX-License-Identifier: EUPL-1.2
/**
 * What the screens see. No keys, no ciphertext, no wire types: `mailbox/` turns those into these, `ui/` only shows them.
 * Times are Unix seconds. A `Refusal` code is a name of docs/PROTOCOL.md or docs/API.md; `ui/` has a sentence for each.
 */

import type { AssignedView } from "./work-views.js";

export type { ThreadProof } from "../crypto/api.ts";
export type * from "./work-views.js";
export type { Corners, Point, Sheets } from "../pictures/client.ts";

export type Side = "portal" | "office";
/** In ascending order. */
export const PROTECTIONS = ["normal", "substantiell", "hoch"] as const;
export type Protection = (typeof PROTECTIONS)[number];
/** Why a clerk gives what is written next less protection; on record as this code. */
export const LOWER_REASONS = ["mistake", "content", "asked"] as const;
export type LowerReason = (typeof LOWER_REASONS)[number];

/** Why something was not done; shown as one sentence that says what is safe and what to do now. */
export interface Refusal {
  readonly code: string;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
  /** When it goes on, Unix seconds. */
  readonly until?: number;
  readonly triesLeft?: number;
  /** Position of a mistyped symbol of a code (0-based, blanks not counted), if it can be told. */
  readonly at?: number;
}
/** After signing out: over here; also here only, for the provider did not answer; or go there, to sign out there too. */
export type Leaving = { readonly kind: "here" } | { readonly kind: "here-only" } | { readonly kind: "provider"; readonly url: string; readonly state: string };
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** Insurer's brand and limits, from GET config. */
/** Ways against decisions as the insurer has them open, in German, the language of authorities. */
export interface Remedies {
  /** Of an objection. */
  readonly ways: readonly string[];
  /** Whole instructions for a decision. */
  readonly objection: string;
  readonly actions: readonly { readonly court: string; readonly text: string }[];
}

/** What the insurer says of itself on the public pages; null: it does not say. */
export interface PublicFacts {
  /** Where letters go, in one line. */
  readonly address: string | null;
  readonly phoneHours: string | null;
  /** An `https://` address, or one line. */
  readonly branches: string | null;
  /** Name of its own app. */
  readonly app: string | null;
  /** `https://` addresses of the full texts. */
  readonly privacy: string | null;
  readonly imprint: string | null;
  readonly accessibility: AccessibilityFacts;
}

/** For the statement on accessibility (§ 12b BGG). */
export interface AccessibilityFacts {
  /** Where people tell of barriers; the service desk takes them in any case. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly form: string | null;
  /** Day on which people last went through the pages, `2026-11-30`. */
  readonly reviewed: string | null;
  /** Barriers that the insurer knows of, in German. */
  readonly limitations: readonly string[];
  /** Who mediates; null: the Federal office by § 16 BGG. */
  readonly arbiter: { readonly name: string; readonly address: string; readonly phone: string | null; readonly email: string | null; readonly page: string | null } | null;
}

export interface Brand {
  readonly name: string;
  readonly phone: string;
  /** Origin of the portal. */
  readonly portal: string;
  /** null: the insurer has not said which are open. */
  readonly remedies: Remedies | null;
  readonly pages: PublicFacts;
  readonly org: string;
  readonly limits: { readonly attachment: number; readonly attachments: number };
  readonly idleSeconds: number;
  /** The same, and the end in any case, at a device that others use too. */
  readonly shared: { readonly idle: number; readonly absolute: number };
  /** Where "leave quickly" goes; null: an empty page. */
  readonly exit: string | null;
  /** Signing out leads on to the identity provider of staff, to sign out there too. */
  readonly signsOutThere: boolean;
}

/** Whether there is a virus scanner, and this browser knows its code. */
export type ScannerState = "none" | "unpaired" | "paired";
/** What it said of a file; `none`: there is no scanner. */
export type ScanVerdict = "none" | "clean" | "found" | "unavailable" | "too-large" | "unpaired";

export interface Twin { readonly de: string; readonly en: string }
/** A matter is not offered: what to do instead, and from when on it is again. */
export interface MatterPause { readonly hint: Twin; readonly until: number | null }
/** `label`: what people read, in its lead's words; `official`: as the registrar named it, for whatever is granted by it. */
export interface MatterView {
  readonly code: string;
  readonly dept: string;
  readonly unit: string;
  readonly label: Twin;
  readonly official: Twin;
  readonly class: Protection;
  readonly note: Twin | null;
  readonly simple: string | null;
  readonly search: readonly string[];
  readonly paused: MatterPause | null;
  /** Papers for the Medical Service can be sent in all its cases. */
  readonly medical: boolean;
}
/** The lead's words about a matter; null: the registrar's, or none. */
export interface MatterWordsView { readonly matter: string; readonly name: Twin | null; readonly note: Twin | null; readonly simple: string | null; readonly search: readonly string[]; readonly paused: MatterPause | null }
/** A matter of a unit for its lead, with her words in force. */
export interface UnitMatterView { readonly code: string; readonly class: Protection; readonly fourEyes: boolean; readonly medical: boolean; readonly official: Twin; readonly words: MatterWordsView }
/** `version` 0: nobody has written any words. The matters stand as in the chooser. */
export interface UnitMattersView { readonly version: number; readonly by: string | null; readonly createdAt: number | null; readonly matters: readonly UnitMatterView[] }
export interface OfferVersionView { readonly version: number; readonly by: string; readonly createdAt: number; readonly items: readonly MatterWordsView[] }

/** Nobody signs in any more: access is blocked, or the person has left the portal. Nothing is deleted. */
export type ClosedAccess = "blocked" | "left";

/** When an account ends; Unix seconds, each the first second of a day but for a death. */
export interface EndingView {
  readonly death: boolean;
  /** From then on nothing new is written in this post, but by staff. */
  readonly readOnlyAt: number;
  /** From then on nobody signs in, and nobody acts for this person. */
  readonly closesAt: number;
}

/** Session and lock, drives which screen is possible. */
export type SessionView =
  /**
   * `ended`: not by the person at this browser, but by time, elsewhere, or with her keys; `provider`: by the insurer's identity provider.
   * `closed`: she has blocked her access, or left the portal, right here. `provider`: staff with such a provider has to sign in there
   * first, or has done so; `refused`: why she has to begin there again. `elsewhere`: another tab of this browser is signed in, at a device
   * that others use too. `kept`: what lies sealed in the memory of this tab, there, until when.
   */
  | { readonly state: "signed-out"; readonly knownPassword: boolean; readonly ended?: true | "provider"; readonly closed?: ClosedAccess; readonly provider?: "first" | "shown"; readonly refused?: Refusal; readonly elsewhere?: true; readonly kept?: UnsentView & { readonly until: number } }
  | { readonly state: "locked"; readonly shared?: true }
  | { readonly state: "open"; readonly pid: string; readonly kind: "insured" | "rep" | "staff"; readonly name: string | null; readonly idleExpiresAt: number; /** End in any case. */ readonly endsAt: number; /** Others use this device too. */ readonly shared: boolean; readonly quarantineUntil: number | null; readonly ending: EndingView | null; readonly notices: readonly KeyNotice[]; readonly logWatched: boolean };

/** What would be lost with a tab at a device that others use too. */
export interface UnsentView { readonly drafts: number; readonly messages: number }

export interface KeyNotice { readonly kind: "new-binding" | "key-changed" | "keys-waiting" | "td-renewed" | "revlist-old"; readonly at: number; readonly method: string | null }

/** What somebody who is asked to show once more who she is can show in this browser. */
export interface StepUpView { readonly passkey: boolean; readonly password: boolean }

/** One row of the inbox or work list. `subject` is null until it is opened, `refused` when it must not be shown. */
/** Where a draft is: also on the server for the person's other devices, or in this browser only, and why. */
export interface DraftPlace { readonly everywhere: boolean; readonly refusal: Refusal | null }

/** Where a person keeps a thread, for herself alone: nothing is deleted. */
export type Tray = "inbox" | "archive" | "hidden";
/** What to do with it; `sure`: she has been told that a period against a decision in it may run. */
export interface TrayChange { readonly tray: Tray; readonly pinned: boolean; readonly sure: boolean }
/** Lines of the inbox: all, or those of one place. */
export type InboxView = "all" | "inbox" | "unread" | "archive" | "hidden" | "leaving";
/** A page of the inbox. */
export interface InboxPage {
  readonly rows: readonly ThreadRowView[];
  readonly next: string | null;
  /** With the first page of view `inbox`, and not among its rows. */
  readonly pinned: readonly ThreadRowView[];
  /** With the first page of view `inbox`. */
  readonly counts: { readonly unread: number; readonly archive: number; readonly hidden: number; readonly leaving: number } | null;
}
/** Where a thread stands, as the insurer says. Days as `2026-11-23`. */
export interface ProgressView {
  readonly standing: "open" | "waiting" | "answered" | "done";
  readonly answerBy: string | null;
  /** An application on which has to be decided by law. */
  readonly statutory: { readonly received: string; readonly lastDay: string } | null;
  readonly tray: Tray;
  readonly pinned: boolean;
}

/** How long a thread stays. Days as `2026-11-23`. */
export interface StayView {
  /** Last day in the portal. */
  readonly portalUntil: string | null;
  /** Last day in the inbox, for staff too. */
  readonly inboxUntil: string | null;
  /** Last day in the insurer's own record. */
  readonly recordUntil: string | null;
  /** Its persons are told that it leaves. */
  readonly soon: boolean;
  /** Its persons do not see it any more. */
  readonly away: boolean;
  /** Why it stays whatever the days say. */
  readonly reasons: readonly ("unread" | "work" | "period" | "letter" | "hold" | "dispute")[];
}
export type DisputeOutcome = "corrected" | "kept" | "withdrawn";
/** A person says that something is wrong. While `restricts` staff keeps the thread, answers in it and settles that, and nothing else. */
export interface DisputeView {
  readonly id: string;
  /** Which message; null: the thread as a whole. */
  readonly about: string | null;
  /** The message that says what is wrong. */
  readonly said: string;
  readonly by: string;
  /** Hers who reads this to take back. */
  readonly mayEnd: boolean;
  readonly at: number;
  readonly ended: { readonly outcome: DisputeOutcome; readonly at: number; /** The restriction ends then. */ readonly until: number; /** Which employee; null on the portal. */ readonly by: string | null } | null;
  readonly restricts: boolean;
  /** An employee has written since. */
  readonly answered: boolean;
}
export const HOLD_REASONS = ["proceedings", "audit", "claim", "inquiry"] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];
export interface HoldView { readonly id: string; readonly unit: string; readonly reason: HoldReason; readonly by: string; readonly at: number; readonly lifted: { readonly by: string; readonly at: number } | null }

/** Rows of a table of the server's, the newest first. */
export interface RecordPartView { readonly table: string; readonly columns: readonly string[]; readonly rows: readonly (readonly (string | null)[])[]; readonly more: boolean }
/** `units`: what the units that rows name by code are called, as far as that is signed. */
export interface RecordsView { readonly madeAt: number; readonly pid: string; readonly parts: readonly RecordPartView[]; readonly units: ReadonlyMap<string, string> }

export interface ThreadRowView {
  readonly thread: string;
  readonly subject: string | null;
  readonly refused: Refusal | null;
  readonly matter: string;
  readonly class: Protection;
  readonly units: readonly string[];
  readonly snippet: string | null;
  /** Name of the person (office: from the signed profile) or unit that wrote last. */
  readonly lastFrom: string | null;
  readonly lastAt: number;
  readonly unread: boolean;
  /** `answered`: on the portal only. */
  readonly state: "new" | "open" | "waiting" | "answered" | "done" | null;
  /** Where the person keeps it; always `inbox` in the office. */
  readonly tray: Tray;
  readonly pinned: boolean;
  /** Its last day in the portal, once its persons are told; as `2026-11-23`. */
  readonly portalUntil: string | null;
  readonly claimedBy: string | null;
  readonly person: { readonly pid: string; readonly name: string | null; readonly dob: string | null } | null;
  /** Marked for two people. */
  readonly fourEyes: boolean;
  /** It is a plain mail. */
  readonly plain: boolean;
  /** It belongs to another unit, which its person was given since; false on the portal. */
  readonly astray: boolean;
  /** A person disputes something in it; false on the portal. */
  readonly disputed: boolean;
  /** Clocks of the unit whose list it is; null on the portal. */
  readonly clocks: ClocksView | null;
}

export type ResubmitReason = "papers" | "third-party" | "medical-service" | "decision" | "call-back" | "other" | "not-notified" | "unread" | "reply" | "letter-returned" | "letter-failed" | "letter-late";
export type LawRule = "kv-3w" | "kv-5w" | "kv-6w";
/** Clocks of a unit on a case; times in Unix seconds, days as `2026-11-23`. */
export interface ClocksView {
  readonly dept: string;
  /** The oldest message that the unit has not answered. */
  readonly owedSince: number | null;
  /** From when on it is the lead's matter; null: as it stands never. */
  readonly escalatesAt: number | null;
  /** Until when an answer is promised; working days of the rule. */
  readonly promise: { readonly at: number; readonly days: number } | null;
  /** Statutory deadline; `at` is the end of its last day. */
  readonly statutory: { readonly rule: LawRule; readonly received: string; readonly lastDay: string; readonly announceBy: string; readonly at: number } | null;
  readonly resubmission: { readonly day: string; readonly at: number; readonly restsUntil: number | null; readonly reason: ResubmitReason; readonly by: string } | null;
}


/** How far the search has come. `reading`: more is being read; `waiting`: for the network; `off`: the browser could not start it. */
export interface SearchCover {
  readonly state: "starting" | "reading" | "paused" | "waiting" | "complete" | "off";
  /** Messages and notes that are searched, and the threads they are in. */
  readonly messages: number;
  readonly threads: number;
  /** Threads there are; null until they have been counted. */
  readonly of: number | null;
  /** Threads that are not searched: protected ones, those that could not be opened, those too old for the space there is. */
  readonly protected: number;
  readonly refused: number;
  readonly older: number;
  /** Single messages left out of searched threads: of class `hoch`, or not opened. */
  readonly withheld: number;
  readonly closed: number;
  /** What was read is kept sealed in this browser; if not, it is read anew the next time. */
  readonly kept: boolean;
}

/** Part of a text; a hit or what stands around it. */
export interface Piece { readonly text: string; readonly hit: boolean }

/** A message in which everything was found. */
export interface HitView {
  readonly thread: string;
  readonly mid: string;
  /** Of the internal lane. */
  readonly internal: boolean;
  readonly at: number;
  readonly person: { readonly name: string | null; readonly dob: string | null } | null;
  /** Signed names. */
  readonly units: readonly string[];
  /** The clerk's unit through which it is opened; null on the portal. */
  readonly dept: string | null;
  readonly matter: string;
  readonly from: string;
  readonly subject: readonly Piece[];
  readonly excerpt: readonly Piece[];
  readonly files: readonly (readonly Piece[])[];
}

export interface FoundView {
  /** Newest first. */
  readonly hits: readonly HitView[];
  readonly total: number;
  /** False: the question has no word in it. */
  readonly asked: boolean;
  /** The question as it was probably meant; only where nothing was found and this finds something. */
  readonly proposal: string | null;
}

export interface ReaderView {
  readonly kind: "you" | "insured" | "representative" | "unit";
  /** A representative whom this reader may keep out of the thread. */
  readonly excludable?: string;
  readonly name: string;
  readonly detail: string | null;
}

export interface AttachmentView {
  readonly aid: string; readonly name: string; readonly type: string; readonly size: number;
  /** "not-for-you": sealed to another department. */
  readonly state: "available" | "not-for-you" | "missing";
  /** Sealed to the Medical Service: nobody here can open it. When it was handed over, and by which unit. */
  readonly medical?: { readonly forwarded: { readonly at: number; readonly by: string } | null } | null;
}

/** Papers for the Medical Service can be sent. `label` null: its key is not certified, and nothing is sealed to it. */
export interface MedicalView {
  readonly label: string | null;
}

/** What lies beside a sealed file for the Medical Service, for its program; no name, no number, no diagnosis. */
export interface MedicalSheet {
  readonly v: 1; readonly t: "medical-sheet"; readonly org: string; readonly thread: string; readonly dept: string; readonly received: number; readonly forwarded: number;
  readonly att: {
    readonly aid: string; readonly name: string; readonly type: string; readonly size: number; readonly pt: string; readonly ct: string; readonly csize: number;
    readonly to: { readonly dept: string; readonly epoch: number; readonly de: string };
  };
}

/** Forms in which somebody can need what is written to her; at most eight letters each, as a language tag asks for. */
export const ACCESS_FORMS = ["large", "aloud", "simple", "phone"] as const;
export type AccessForm = (typeof ACCESS_FORMS)[number];

/** Flags and refusals use the codes of docs/PROTOCOL.md section 6. */
export type MessageView =
  | {
      readonly kind: "message"; readonly mid: string; readonly own: boolean;
      /** A plain mail that a program took in: it came unprotected, and nobody has proved to have written it. */
      readonly plain: boolean;
      /** Receipt index. */
      readonly idx: number;
      readonly from: { readonly name: string; readonly unit: string | null; readonly as: "self" | "rep" | "staff"; readonly pid: string };
      readonly sentAt: number; readonly receivedAt: number | null;
      readonly subject: string; readonly body: string; /** As its author had the screen; signed. */ readonly lang: string; /** In which form its author needs what is written to her; signed, too. */ readonly form: AccessForm | null; readonly attachments: readonly AttachmentView[];
      /** A receipt of the server is held and verified. */
      readonly accepted: { readonly at: number; readonly hash: string } | null;
      /** Proven by a signed receipt message. */
      readonly opened: { readonly at: number; readonly by: string } | null;
      readonly flags: readonly string[];
      /** Text modules that staff put in. */
      readonly texts: readonly TextUse[];
      /** Of a decision: what it says, and how far it has come to each recipient; on the portal to the reader alone. */
      readonly decision: DecisionView | null;
      /** For staff: who released it, proven by her signature over these bytes; `unproven`: what the server gave does not say so. */
      readonly released: { readonly pid: string; readonly at: number } | "unproven" | null;
      /** Its author has proven who she is for exactly this message: then it has the form of the law. `unproven`: what the server gave does not say so. */
      readonly declared: { readonly procedure: string; readonly at: number } | "unproven" | null;
    }
  | { readonly kind: "refused"; readonly mid: string; readonly idx: number; readonly refusal: Refusal; readonly receivedAt: number }
  | { readonly kind: "event"; readonly at: number; readonly event: "key-changed" | "reader-added" | "reader-removed" | "unit-moved" | "unit-joined"; readonly who: string; readonly self: boolean; readonly method: string | null; /** Of `unit-moved`: who was responsible before. */ readonly before?: string };

/** What makes an answer a decision (Verwaltungsakt). */
export interface DecisionMark {
  /** Widerspruch; or Klage, when it is itself about a Widerspruch. */
  readonly remedy: "objection" | "action";
  /** It says so itself, with all the ways that are open. */
  readonly instructed: boolean;
}

/** The same while it is written: what is not chosen is null. */
export interface DecisionDraft {
  readonly remedy: DecisionMark["remedy"] | null;
  readonly instructed: boolean | null;
  /** By post, not in the portal. */
  readonly letter?: boolean;
}

/** How far a decision has come to one recipient, and what follows. Days as `2026-11-23`. */
export interface AnnouncedView {
  /** The days that count for all of several recipients; null: there is one only, or nobody has it yet. */
  readonly effective: { readonly on: string; readonly until: string } | null;
  readonly pid: string;
  readonly providedAt: number;
  readonly notifiedAt: number | null;
  /** There is no notification: it has to go another way. */
  readonly failedAt: number | null;
  /** The notification came back after it had been sent: its day does not count. */
  readonly returnedAt: number | null;
  readonly fetchedAt: number | null;
  /** The day on which it counts as announced. */
  readonly on: string | null;
  /** The last day to go against it. */
  readonly until: string | null;
}

/** A letter with a decision. What is null on the portal is nobody's business there. */
export interface LetterView {
  readonly pid: string;
  readonly state: "ordered" | "taken" | "printed" | "posted" | "returned" | "failed";
  readonly reason: "no-consent" | "no-address" | "not-notified" | "bounced" | "unread" | "ordered" | null;
  /** The employee who ordered it; null: a rule, or the portal. */
  readonly orderedBy: string | null;
  readonly orderedAt: number;
  readonly printedAt: number | null;
  /** It was made of exactly the message that stands here; null: nobody has said yet. */
  readonly same: boolean | null;
  readonly postedOn: string | null;
  readonly endedAt: number | null;
  readonly fault: "address-block" | "no-reference" | "not-genuine" | "not-printable" | "print-shop" | null;
  /** The day on which it counts as announced by this letter alone. */
  readonly on: string | null;
  /** The last day to go against it. */
  readonly until: string | null;
}

export interface DecisionView extends DecisionMark {
  readonly announced: readonly AnnouncedView[];
  /** Oldest first. */
  readonly letters: readonly LetterView[];
}

/** What somebody said about decisions in the portal. */
export interface ConsentView {
  /** null: she never said anything, or her word does not hold. */
  readonly word: { readonly given: boolean; readonly version: number; readonly lang: string; readonly text: string; readonly at: number } | null;
  /** A notification could be sent. */
  readonly reachable: boolean;
  /** There is an address, and what goes there comes back. */
  readonly returned: boolean;
  /** Why her word does not hold. */
  readonly refused: Refusal | null;
}

/** Somebody identified anew, and what her new key was not given of this thread. */
export interface NewKeyView {
  readonly pid: string;
  readonly self: boolean;
  readonly kind: "insured" | "representative";
  readonly name: string | null;
  readonly dob: string | null;
  /** When and how she was identified: of the registrar's signed binding. */
  readonly at: number;
  readonly method: string;
  /** Messages from before, as far as the reader knows them. */
  readonly messages: number;
  /** `waiting`: nobody may give them back before `opensAt`. `ready`: staff may. `done`: she has them. */
  readonly state: "waiting" | "ready" | "done";
  readonly opensAt: number | null;
}

/** What came of giving back everything of a person. */
export interface GivenBack {
  readonly given: number;
  /** Why some of it was not given back. */
  readonly refusal: Refusal | null;
}

/** Why a case goes to another unit; on record as this code. */
export const HAND_OVER_REASONS = ["other-topic", "not-ours", "joint", "capacity"] as const;
export type HandOverReason = (typeof HAND_OVER_REASONS)[number];
/** Why it goes to another legal entity. */
export const ACROSS_REASONS = ["own-task", "asked", "joint-case"] as const;
export type AcrossReason = (typeof ACROSS_REASONS)[number];
/** Why nothing is to be done any more. */
export const CLOSE_REASONS = ["answered", "phone", "no-answer", "duplicate", "passed-on"] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** A unit to which a case can go. */
export interface ReceiverView {
  readonly dept: string;
  readonly label: string;
  readonly entity: "krankenkasse" | "pflegekasse";
  /** The clerk is in it herself. */
  readonly own: boolean;
  /** It is shown without its name: nobody outside is told of it. */
  readonly shield: boolean;
}
export interface HandOverOrder {
  readonly from: string;
  readonly to: string;
  /** Both units take part from now on. */
  readonly stays: boolean;
  /** No unit keeps it but the one that gets it. */
  readonly alone?: boolean;
  /** Earlier notes go along. */
  readonly notes: boolean;
  readonly reason: HandOverReason;
  /** null: the same legal entity. */
  readonly across: AcrossReason | null;
}
/** That a case went from one unit to another. */
export interface HandOverView {
  readonly at: number;
  /** pid of the clerk. */
  readonly by: string;
  readonly from: string;
  readonly to: string;
  readonly stays: boolean;
  readonly notes: boolean;
  readonly reason: HandOverReason;
  readonly across: AcrossReason | null;
}
/** What came of doing the same to several cases. */
export interface BulkResult {
  readonly done: number;
  readonly failed: readonly { readonly thread: string; readonly refusal: Refusal }[];
}

/** Why a clerk must not work on a case: §§ 16 and 17 SGB X. */
export const RECUSAL_REASONS = ["involved", "relative", "acts-for", "employed", "opinion", "bias"] as const;
export type RecusalReason = (typeof RECUSAL_REASONS)[number];
/** A colleague who does not work on a case; why is known to whoever leads the unit. */
export interface RecusalView { readonly pid: string; readonly reason: RecusalReason | null; readonly at: number | null }

/** Whether the sender of a plain mail got the constant answer, as the server says. */
export type MailAnswer = "waiting" | "sent" | "not-sent" | "limited" | "automatic" | "list" | "bounce" | "no-address" | "off";

export interface ThreadView {
  readonly thread: string;
  readonly subject: string;
  readonly matter: string;
  /** It is a plain mail: about nobody, as its signed epochs say, so that nobody can be written to in it. Null: it is none. */
  readonly mail: { readonly answer: MailAnswer | null } | null;
  /** It belongs to another unit, which its person was given since; false on the portal. */
  readonly astray: boolean;
  /** Empty on the portal. */
  /** Who mentioned the clerk in a note, since she opened it last. */
  readonly mentionedBy: string | null;
  readonly recusals: readonly RecusalView[];
  /** Null where the insurer has set no rule. */
  readonly stay: StayView | null;
  /** What persons of it dispute or have disputed, the oldest first. */
  readonly disputes: readonly DisputeView[];
  /** Empty on the portal. */
  readonly holds: readonly HoldView[];
  /** Of what is written next. */
  readonly class: Protection;
  /** Marked for two people. */
  readonly fourEyes: boolean;
  /** Whether decisions can be announced to the insured person; null on the portal. */
  readonly consent: ConsentView | null;
  readonly unit: string;
  readonly messages: readonly MessageView[];
  /** Receipt index of the newest message that is on the screen; receipts do not count. */
  readonly newest: number;
  /** Internal lane; empty on the portal. */
  readonly notes: readonly MessageView[];
  readonly readers: readonly ReaderView[];
  readonly person: { readonly pid: string; readonly name: string | null; readonly dob: string | null; readonly kvnr: string | null; readonly assurance: string | null } | null;
  /** What is written now reaches the insured person by letter only; always null on the portal. */
  readonly closed: ClosedAccess | "ended" | null;
  /** When the account of the insured person ends, if that is known. */
  readonly ending: EndingView | null;
  /** Refused: sending is stopped, reading what was verified goes on. */
  readonly alarm: Refusal | null;
  /** The same for the internal lane; always null on the portal. */
  readonly notesAlarm: Refusal | null;
  readonly warnings: readonly Refusal[];
  /** Who was identified anew since the thread began; on the portal only the person herself. */
  readonly newKeys: readonly NewKeyView[];
  /** The person's new key is in no list yet: she can write here when staff has written, or has given back what was before. */
  readonly replyWaits: boolean;
  readonly technical: { readonly epoch: number; readonly fingerprint: string; readonly witnessPolicy: string };
  /** Clocks of the reader's units; empty on the portal. */
  readonly clocks: readonly ClocksView[];
  readonly state: "new" | "open" | "waiting" | "answered" | "done" | null;
  /** Null in the office. */
  readonly progress: ProgressView | null;
  readonly claimedBy: string | null;
  /** Why it is closed; always null on the portal. */
  readonly doneReason: CloseReason | null;
  /** It was closed as a duplicate and goes on in that thread. */
  readonly main: string | null;
  /** How it came to where it is, oldest first; empty on the portal. */
  readonly trail: readonly HandOverView[];
  /** Papers for the Medical Service are asked for here, whatever the matter: by which unit and, for staff, by whom. */
  readonly medicalAsked: { readonly at: number; readonly unit: string; readonly by: string | null } | null;
  /** What rules have done with it, oldest first; empty on the portal. */
  readonly assigned: readonly AssignedView[];
  /** Earlier notes stayed with another unit. */
  readonly notesLeft: boolean;
  /** Departments that take part now. */
  readonly units: readonly { readonly dept: string; readonly label: string }[];
}

/** Why a picture could not be cleaned here: a format that this browser does not decode, one that is never drawn, or too much for this device. */
export type Uncleaned = "heic" | "tiff" | "device";
/** A chosen file as it may be sealed. */
export interface Taken {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly content: Blob;
  /** SHA-256 of the file as it was chosen. */
  readonly source: string;
  /** A picture, drawn anew: nothing is left of where and with what it was taken. */
  readonly cleaned: boolean;
  /** It is not sealed before the person has agreed (then null). */
  readonly uncleaned: Uncleaned | null;
}
export type UploadState =
  | { readonly state: "checking" }
  | { readonly state: "asking"; readonly why: Uncleaned }
  | { readonly state: "sealing" | "sending"; readonly done: number; readonly total: number }
  /** The person has stopped it; what came to the server stays there. */
  | { readonly state: "paused"; readonly done: number; readonly total: number }
  | { readonly state: "ready" }
  | { readonly state: "failed"; readonly refusal: Refusal };
export interface UploadView { readonly aid: string; readonly name: string; readonly size: number; readonly type: string; /** For the Medical Service only. */ readonly medical?: boolean; readonly progress: UploadState; /** See `Taken`. */ readonly cleaned?: boolean; /** Name of an earlier file of this draft with the same content. */ readonly same?: string | null }

/** What a clerk chose instead of the class that holds, and why, if it is lower. */
export interface ChosenProtection { readonly class: Protection; readonly lowered: LowerReason | null }

export interface DraftView { readonly id: string; readonly thread: string | null; readonly matter: string | null; readonly subject: string; readonly body: string; readonly savedAt: number; /** Another device wrote this beside the draft with that id. */ readonly other?: string; readonly protection?: ChosenProtection | null; /** Staff: it is a decision. */ readonly decision?: DecisionDraft | null; /** Newest message of the case (`ThreadView.newest`) that its author has read; staff only. */ readonly seen?: number; /** Who is kept out of a new thread. */ readonly exclude?: readonly string[]; /** Text modules that were put in, and what they left to be filled in. */ readonly texts?: readonly TextUse[]; readonly blanks?: readonly string[] }
/** A version of a text module, as a message names it. */
export interface TextUse { readonly id: string; readonly v: number }

export interface UnlockMethodView { readonly id: string; readonly tag: "prf" | "rec" | "pwd"; readonly label: string; readonly added: number; readonly usedAt: number | null }
/** What kind of device, as its own browser told it; words of closed lists. */
export interface DeviceKind {
  readonly browser: "edge" | "opera" | "samsung" | "firefox" | "chrome" | "safari";
  readonly system: "iphone" | "ipad" | "android" | "chromeos" | "windows" | "macos" | "linux";
}
export interface SessionRowView { readonly id: string; readonly method: string; readonly createdAt: number; readonly seenAt: number; readonly current: boolean; readonly shared: boolean; readonly device: DeviceKind | null }

/** Something that happened to the account; `kind` and `word` as docs/API.md names them. */
export interface SecurityEventView {
  readonly id: string;
  readonly at: number;
  readonly kind: string;
  readonly word: string | null;
  /** Done in this very session. */
  readonly here: boolean;
  /** It mattered enough for a mail. */
  readonly told: boolean;
  /** null when it is not known, or the event is not a sign-in. */
  readonly device: DeviceKind | null;
}

/** Why a clerk opens what somebody else has. */
export const OPENING_REASONS = ["deputy", "question-of-person", "release", "quality", "complaint", "handover"] as const;
export type OpeningReason = (typeof OPENING_REASONS)[number];

/** One opening by staff. */
export interface OpeningView {
  readonly at: number;
  readonly unit: string;
  /** `work`, one of the reasons above, or `give-back`. */
  readonly purpose: string;
  /** A file was fetched; else the thread was opened. */
  readonly attachment: boolean;
  /** Who it was: for colleagues of the same unit only. */
  readonly by: string | null;
}

/** Newest first. */
export interface OpeningsView {
  readonly rows: readonly OpeningView[];
  readonly next: string | null;
}

/** What stands in a version of a text module; members as in docs/API.md. */
export interface TextContent {
  readonly kind: "text" | "signature";
  readonly title: string;
  readonly body: string;
  /** The same in Leichte Sprache. */
  readonly simple: string | null;
  readonly lang: "de" | "en";
  readonly matters: readonly string[];
  readonly reader: "insured" | "rep" | null;
  readonly valid_from: number | null;
  readonly valid_until: number | null;
  readonly reviewed_at: number | null;
  readonly owner: string;
  readonly retired: boolean;
}
export interface TextModuleView { readonly id: string; readonly version: number; readonly content: TextContent; readonly by: string; readonly createdAt: number }

export interface UnitView { readonly dept: string; readonly label: string; readonly rights: readonly string[]; readonly hasKey: boolean; readonly counts: { readonly new: number; readonly open: number; readonly waiting: number; readonly done: number } }
export interface StaffView { readonly pid: string; readonly label: string; readonly rights: readonly string[]; readonly hasKey: boolean; readonly self: boolean; /** No employee but a program of the insurer. */ readonly program: boolean }

/** Where a phone check stands at this end. */
export interface PhoneView {
  /** `waiting`: for the other end; `connecting`: both are there; `alarm`: hang up; `over`: three minutes are over, or the other end has left. */
  readonly state: "waiting" | "connecting" | "spoken" | "over" | "alarm";
  readonly until: number;
  /** Who the desk is, from its certificate. */
  readonly desk: string | null;
  readonly alarm: Refusal | null;
  /** The person says them. */
  readonly words: readonly [string, string] | null;
  /** The desk says it; three digits. */
  readonly number: string | null;
}

/** When somebody gets plain mails. */
export type MailTime = "soon" | "morning" | "evening";
/** A mail that was sent; not `sure`: perhaps it did not arrive. */
export interface SentMailView {
  readonly at: number;
  readonly sure: boolean;
}

/** Signs without content to the own browsers. */
export interface PushView {
  /** False: signs are not offered here. */
  readonly offered: boolean;
  /** Of this browser. `refused`: the person has told it that we may not show anything. */
  readonly state: "unsupported" | "refused" | "off" | "on";
  /** How many other browsers of hers take signs. */
  readonly others: number;
}

/** The own e-mail address as far as it is known: the server cannot read it, and this browser does not keep it. */
export interface ContactView {
  /** Whether this installation takes addresses. */
  readonly available: boolean;
  /** Since when one is in force; null: nobody is notified. */
  readonly confirmedAt: number | null;
  /** The one in force is not written to: mails come back, or one was reported as unwanted. */
  readonly muted: { readonly at: number; readonly why: "returned" | "complaint" } | null;
  /** Mails do not say whom they come from. */
  readonly discreet: boolean;
  /** A recognition phrase is set; nobody but the notifier can read which. */
  readonly phrase: boolean;
  /** When plain mails come. */
  readonly time: MailTime;
  /** Language of all mails (BCP 47); null without an address. */
  readonly lang: string | null;
  /** Hours of the day that go with `time`; `quiet`: from when to when no plain mail comes. */
  readonly hours: { readonly morning: number; readonly evening: number; readonly quiet: readonly [number, number] | null };
  /** One that waits for its code (`expiresAt`), or that the insurer knows and nobody has confirmed. */
  readonly candidate: { readonly source: "person" | "register"; readonly expiresAt: number | null; readonly mailed: boolean; readonly undeliverable: boolean; readonly triesLeft: number; readonly sendsLeft: number } | null;
}

/** What came back from an identity provider. `taken`: the server has it; else it waits in this browser for the next sign-in. */
export type CameBack =
  | { readonly kind: "identified"; readonly begun: { readonly fingerprint: string; readonly witnessPolicy: string; readonly kind: "insured" | "rep" | "staff" } }
  | { readonly kind: "declared"; readonly thread: string; readonly procedure: string; readonly at: number; readonly taken: boolean };

/** An identity provider that the insurer's Trust Document names. */
export interface IdentityProviderView {
  readonly id: string;
  /** `gesundheitsid`, `eid` …: what people know it by. */
  readonly procedure: string;
  /** Where the person is sent. */
  readonly host: string;
}

/** A colleague who has a case open. */
export interface PresentView { readonly thread: string; readonly pid: string; readonly writes: boolean }

export type * from "./acting-views.js";
export type * from "./desk-views.js";
export type * from "./offline-views.js";
export type * from "./reply-views.js";
export type * from "./staged-views.js";
