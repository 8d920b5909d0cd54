// SPDX-License-Identifier: EUPL-1.2
// What a page may ask of the crypto worker. Secrets (seeds, identities, MAC keys, codes) stay inside: a page holds names
// (pid, thread + lane, department + epoch) and, for unfinished ceremonies, opaque handles. Time is always an argument.
import type { IdentifyApi } from "./api-identifying.ts";
import type { OfflineApi } from "./api-offline.ts";
import type { ProofApi } from "./api-proof.ts";
import type { ReplyApi } from "./api-replies.ts";
import type { LetterClaims } from "./activation.ts";
import type { ErrorCode } from "./errors.ts";
import type { Spoken } from "./phone.ts";
import type { DeskAsk, DeskResult } from "./statements/desk.ts";
import type {
  Attested, B64u, Envelope, Header, Lane, MessageKind, MethodTag, PersonKind, ProtectionClass, Right, Role, Slug, Statement, UnixSeconds, Uuid,
} from "./wire.ts";

export type * from "./wire.ts";
export type { Spoken } from "./phone.ts";
export type { DeskAsk, DeskDraft, DeskPerson, DeskRep, DeskResult, RegisterRule } from "./statements/desk.ts";
export type * from "./api-identifying.ts";
export type * from "./api-offline.ts";
export type * from "./api-proof.ts";
export type * from "./api-replies.ts";

/** Opaque name of an unfinished ceremony in the worker; dropped by `lock()` and when the worker ends. */
export type Handle = string;

// ---------------------------------------------------------------- state

/** `empty`: nothing held. `ceremony`: an activation or a recovery is under way. `open`: the person's keys are in memory. */
export type WorkerPhase = "empty" | "ceremony" | "open";

export interface WorkerState {
  readonly phase: WorkerPhase;
  readonly person: PersonView | null;
  readonly trust: TrustView | null;
}

/** Who is unlocked. `kc` names the key; show it only behind "technical details". */
export interface PersonView {
  readonly org: string;
  readonly pid: Uuid;
  readonly kind: PersonKind;
  readonly kc: B64u;
  readonly keySeq: number;
  /** Number of the binding; 0 before there is one. */
  readonly bindSeq: number;
  readonly bundleSeq: number;
  /** False until a binding for this very key has been shown. */
  readonly bound: boolean;
  readonly assurance: string | null;
  /** Methods of the bundle as it will be exported next. */
  readonly methods: readonly MethodView[];
  /** True while a bundle made here waits to be stored. */
  readonly unsaved: boolean;
}

export interface MethodView {
  readonly id: Uuid;
  readonly tag: MethodTag;
  readonly label: string;
  readonly added: UnixSeconds;
}

export interface TrustView {
  readonly org: string;
  readonly ver: number;
  /** Hash of the newest Trust Document. */
  readonly sh: B64u;
  /** Printed form, 8 groups of 4. */
  readonly fingerprint: string;
  readonly exp: UnixSeconds;
  /** `none`: no transparency log yet; the page must show that. */
  readonly witness: string;
  readonly minClient: number;
}

// ---------------------------------------------------------------- codes

/** Verdict on typed characters of an activation or recovery code. Nothing is kept. */
export type CodeVerdict =
  | { readonly ok: true; readonly kind: "A" | "R"; readonly formatted: string; readonly fingerprint: string | null }
  | {
      readonly ok: false;
      readonly error: "bad-length" | "bad-symbol" | "bad-check";
      /** Symbols so far (without blanks and dashes) and how many there should be. */
      readonly length: number;
      readonly expected: number;
      /** Positions (from 0, without blanks and dashes) of characters that never occur in a code. */
      readonly badAt: readonly number[];
      /** For a wrong check digit: corrections by one symbol or one swap of neighbours that would make it right; at most 4, likely ones first. */
      readonly near: readonly { readonly at: number; readonly symbol: string; readonly swap: boolean }[];
    };

// ---------------------------------------------------------------- activation

export interface ActivationStarted {
  readonly handle: Handle;
  /** For POST activation/lookup. */
  readonly locator: B64u;
  /** From the QR code, else null. */
  readonly fingerprint: string | null;
}

export interface ActivationChecked {
  readonly aid: Uuid;
  readonly pid: Uuid;
  readonly role: Role;
  readonly method: string;
  readonly exp: UnixSeconds;
  readonly trust: TrustView;
}

export interface MadeIdentity {
  readonly pid: Uuid;
  readonly kc: B64u;
  readonly keycard: Envelope;
}

/** A method as the server keeps it (`Method` of docs/API.md without `mac`, which `exportBundle` gives). */
export interface AddedMethod {
  readonly id: Uuid;
  readonly tag: MethodTag;
  readonly authHash: B64u | null;
  readonly locatorHash: B64u | null;
}

export interface RecoverySheet extends AddedMethod {
  /** `XXXX-…`, 8 groups of 4, for the print page only. Never sent, never stored. */
  readonly code: string;
  /** What the QR code of the sheet holds. */
  readonly qr: string;
}

export interface BundleExport {
  readonly seq: number;
  readonly file: Uint8Array<ArrayBuffer>;
  /** One row a method, ready for PUT bundle. */
  readonly methods: readonly (AddedMethod & { readonly mac: B64u })[];
}

// ---------------------------------------------------------------- unlocking

/** What the server holds of a bundle (GET bundle) and the statements about its owner. */
export interface BundleInput {
  readonly org: string;
  readonly pid: Uuid;
  readonly seq: number;
  readonly file: Uint8Array<ArrayBuffer>;
  /** The method that is about to unlock, with its MAC. */
  readonly method: { readonly id: Uuid; readonly mac: B64u };
  readonly keycard: Envelope;
  /** The newest binding; null only while an activation waits for the registrar. */
  readonly bind: Statement | null;
  /** Trust Documents, oldest first, at least from the pinned version on. */
  readonly td: readonly Statement[];
  readonly now: UnixSeconds;
}

export interface RecoveryStarted {
  readonly handle: Handle;
  readonly locator: B64u;
}

// ---------------------------------------------------------------- evidence

/** Statements that were shown and refused. The caller shows an alarm for anything that is not merely old. */
export interface RefusedStatement {
  /** Its place in the list that was given. */
  readonly at: number;
  readonly type: string;
  readonly sh: B64u | null;
  readonly code: ErrorCode;
}

export interface EvidenceReport {
  readonly accepted: number;
  readonly refused: readonly RefusedStatement[];
}

export interface DepartmentView {
  readonly dept: Slug;
  readonly epoch: number;
  /** Signed name that a person reads. */
  readonly label: string;
}

/** A verified statement `rep`. */
export interface RepresentationView {
  readonly sh: B64u;
  readonly rep: Uuid;
  readonly subject: Uuid;
  /** Matters; null covers all. */
  readonly scope: readonly Slug[] | null;
  readonly rights: readonly ("read" | "write" | "history" | "post")[];
  readonly basis: "betreuung" | "vollmacht" | "eltern" | "self";
  readonly nbf: UnixSeconds;
  readonly exp: UnixSeconds;
  /** On the revocation list. */
  readonly revoked: boolean;
}

export interface UnitKeysInput {
  readonly dept: Slug;
  readonly grants: readonly { readonly epoch: number; readonly file: Uint8Array<ArrayBuffer> }[];
  readonly links: readonly { readonly epoch: number; readonly file: Uint8Array<ArrayBuffer> }[];
}

export interface UnitKeysReport {
  readonly dept: Slug;
  /** Epochs whose identity is now in memory. */
  readonly opened: readonly number[];
  readonly refused: readonly { readonly epoch: number; readonly what: "grant" | "link"; readonly code: ErrorCode }[];
}

// ---------------------------------------------------------------- threads

export interface Place {
  readonly thread: Uuid;
  readonly lane: Lane;
}

export interface EpochInput {
  readonly stmt: Envelope;
  /** Grants addressed to this reader: to the person or to one of her departments. Each is tried with every key that fits the member list. */
  readonly grants: readonly { readonly file: Uint8Array<ArrayBuffer> }[];
}

export interface MessageInput {
  readonly header: Header;
  readonly idx: number;
  readonly file: Uint8Array<ArrayBuffer>;
  readonly receipt: Envelope;
  /** A second employee's word by which it went out, if there is one. */
  readonly release?: Envelope | null;
  /** The registrar's word that its sender has proven who she is for this message, if there is one. */
  readonly declared?: Envelope | null;
}

export interface OpenThreadInput extends Place {
  /** As the server's row says; a message about another matter is refused. */
  readonly matter: Slug;
  /** Expected subject; null takes it from the first epoch seen. */
  readonly subject: Uuid | null;
  /** Oldest first. For a list row the newest alone will do: then `chain` is `partial` and sending is refused. */
  readonly epochs: readonly EpochInput[];
  readonly messages: readonly MessageInput[];
  /** True when the given messages and those already in the worker are all the server has: only then missing ones are flagged. */
  readonly complete: boolean;
  readonly now: UnixSeconds;
}

export type MemberView =
  | { readonly t: "person"; readonly pid: Uuid; readonly kc: B64u; readonly role: "subject" | "rep"; readonly self: boolean }
  | { readonly t: "dept"; readonly dept: Slug; readonly epoch: number; readonly label: string };

export interface EpochView {
  readonly epoch: number;
  readonly te: B64u;
  readonly iat: UnixSeconds;
  readonly by: Uuid;
  readonly members: readonly MemberView[];
  readonly exclude: readonly Uuid[];
  /** True when this reader holds the epoch's identity. */
  readonly readable: boolean;
  /** Why this epoch must not be used, or null. */
  readonly alarm: ErrorCode | null;
  /** A grant was there but did not open: report it, ask another member to grant again. */
  readonly badGrant: boolean;
}

export type MessageFlag = "missing-predecessor" | "counter-gap" | "receipt-gap" | "equivocation" | "clock-skew" | "wrong-seq";

export interface AttachmentView {
  readonly aid: Uuid;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly csize: number;
  /** SHA-256 of content and of the sealed file, as signed. */
  readonly pt: B64u;
  readonly ct: B64u;
  /** Null: sealed to the thread. Else to this department only; `de` names its epoch. */
  readonly to: (DepartmentView & { readonly de: B64u }) | null;
  readonly readable: boolean;
}

export interface SenderView {
  readonly pid: Uuid;
  readonly as: "self" | "rep" | "staff";
  readonly for: Uuid | null;
  /** Name the sender wrote into the sealed message; staff only. */
  readonly name: string | null;
  /** Role label and departments of the certificate; staff only. */
  readonly label: string | null;
  readonly depts: readonly Slug[];
  readonly self: boolean;
}

export interface MessageContent {
  readonly sh: B64u;
  readonly seq: number;
  readonly sent: UnixSeconds;
  readonly from: SenderView;
  readonly subject: string;
  readonly body: string;
  readonly lang: string;
  readonly attachments: readonly AttachmentView[];
  readonly ref: B64u | null;
  readonly texts: readonly TextUse[];
  /** Of a decision only. */
  readonly decision: Decision | null;
  readonly prev: readonly B64u[];
}

/** What makes a message a decision (Verwaltungsakt). */
export interface Decision {
  /** What the person can do against it: Widerspruch, or Klage when it is itself about a Widerspruch. */
  readonly remedy: "objection" | "action";
  /** Whether it says so itself, with all the ways that are open; if not, the period is a year. */
  readonly instructed: boolean;
}
/** Who let these very bytes go out, and when; `unproven`: something is there that does not say so. */
/** By which procedure its sender has proven who she is for these very bytes, and when; `unproven`: something is there that does not say so. */
export type DeclaredView = { readonly procedure: Slug; readonly at: UnixSeconds } | "unproven";
export type ReleasedView = { readonly pid: Uuid; readonly at: UnixSeconds } | "unproven";

/** One stored message: its verified content, or the named reason why it is not shown. */
export interface MessageView {
  readonly header: Header;
  readonly idx: number;
  /** Server's signed acceptance; null with `receiptError`. */
  readonly receivedAt: UnixSeconds | null;
  readonly receiptError: ErrorCode | null;
  readonly content: MessageContent | null;
  readonly refused: ErrorCode | null;
  readonly flags: readonly MessageFlag[];
  readonly released: ReleasedView | null;
  readonly declared: DeclaredView | null;
  /** True when a copy of the same message (same `sh`) is already shown. */
  readonly replay: boolean;
}

/** Who opened which message, from signed `kind:"receipt"` messages only. */
export interface OpenedBy {
  readonly sh: B64u;
  readonly by: SenderView;
  readonly at: UnixSeconds;
}

/** Department of the Medical Service (docs/PROTOCOL.md, section 5). Fixed here, so that no server can call another department that. */
export const MEDICAL_SERVICE = "medizinischer-dienst";

/** Seconds after an identification by letter in which the old address can object. A constant: no server can shorten it. */
export const LETTER_WAIT = 7 * 86_400;

/** Somebody whose newest key came by a new identification, in contrast to a carryover; of verified bindings. */
export interface NewKeyView {
  readonly pid: Uuid;
  readonly role: "subject" | "rep";
  /** The key that is current now. */
  readonly kc: B64u;
  /** Since when the identification holds. */
  readonly at: UnixSeconds;
  readonly assurance: "letter" | "branch" | "eid" | "staff" | "carryover";
  /** Before then nobody may give the new key what was before (after a letter: seven days); null: at once. */
  readonly opensAt: UnixSeconds | null;
  /** Epochs that name one of the earlier keys. */
  readonly epochs: readonly number[];
}

export interface ThreadView extends Place {
  readonly subject: Uuid;
  /** `partial`: predecessors of the newest epoch were not given; reading works, sending does not. */
  readonly chain: "complete" | "partial";
  readonly epochs: readonly EpochView[];
  /** In order (seq, sent, sh); refused ones at the place of their idx, after those. */
  readonly messages: readonly MessageView[];
  readonly opened: readonly OpenedBy[];
  /** Who was identified anew since some of the epochs: what those hold comes back by `regrant` only. */
  readonly newKeys: readonly NewKeyView[];
  /** Thread-wide alarms (receipt-conflict, epoch alarms). */
  readonly alarms: readonly ErrorCode[];
}

/** What must happen before the next message, by the rule of the next sender. */
export interface SendPlan {
  /** `ready`: seal into the newest epoch. `new-epoch`: call `makeEpoch` first. `blocked`: see `blockedBy`. */
  readonly action: "ready" | "new-epoch" | "blocked";
  readonly blockedBy: ErrorCode | null;
  /** Old freshness statements were accepted for an unchanged membership: show the warning. */
  readonly staleWarning: boolean;
  /** Why a new epoch is due. */
  readonly because: readonly ("first" | "members-changed" | "department-epoch" | "key-changed" | "age" | "count" | "asked")[];
  /** Who will be able to read the next message. */
  readonly members: readonly MemberView[];
  /** Persons for whom a `fresh` statement of at most 48 h is needed first (GET fresh). */
  readonly needFresh: readonly Uuid[];
  readonly needRevlist: boolean;
}

export interface NewEpoch {
  readonly lane: Lane;
  readonly stmt: Envelope;
  readonly grants: readonly { readonly member: string; readonly file: Uint8Array<ArrayBuffer> }[];
}

export interface MessageDraft {
  readonly mid: Uuid;
  readonly dev: B64u;
  /** Counter of this device in this lane, from 1. */
  readonly n: number;
  readonly sent: UnixSeconds;
  readonly as: "self" | "rep" | "staff";
  /** The represented person; representatives only. */
  readonly for: Uuid | null;
  /** The clerk's name; staff only. */
  readonly name: string | null;
  readonly matter: Slug;
  readonly class: ProtectionClass;
  readonly kind: MessageKind;
  readonly subject: string;
  readonly body: string;
  readonly lang: string;
  readonly attachments: readonly SealedAttachment[];
  /** `sh` of the message this one answers, opens or withdraws. */
  readonly ref: B64u | null;
  /** Text modules that staff put in. */
  readonly texts?: readonly TextUse[];
  /** Of kind `decision` only. */
  readonly decision?: Decision | null;
}

/** A version of a text module. */
export interface TextUse {
  readonly id: Uuid;
  readonly v: number;
}

export interface SealedMessage {
  readonly header: Header;
  readonly file: Uint8Array<ArrayBuffer>;
  readonly sh: B64u;
  /** SHA-256 of the file: what the receipt must name. */
  readonly obj: B64u;
}

/** An attachment after sealing; goes into `MessageDraft.attachments` as it is. */
export interface SealedAttachment {
  readonly aid: Uuid;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly pt: B64u;
  readonly ct: B64u;
  readonly csize: number;
  readonly to: { readonly dept: Slug; readonly epoch: number; readonly de: B64u } | null;
}

export interface SealAttachmentInput extends Place {
  readonly aid: Uuid;
  readonly name: string;
  readonly type: string;
  readonly content: Blob;
  /** Seal to this department instead of the thread (for example the medical service). */
  readonly to: Slug | null;
  /** Name under which the worker may put the ciphertext on the shelf; see `SealingAttachment.shelved`. */
  readonly shelf?: string;
}

export interface SealingAttachment<T = SealedAttachment> {
  /** Size of the ciphertext in bytes, known beforehand. */
  readonly csize: number;
  /** The age file. Keep it (OPFS) until accepted: sealing again gives other bytes. With `shelved`: how many bytes of it lie there by now (`shelvedBytes`). */
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  /**
   * The worker writes it to the shelf itself, under the name that was asked for, and gives back what it has written while it seals the rest; null: it
   * does not.
   */
  readonly shelved: ReadBack | null;
  /** Settles after the stream's last byte. */
  readonly done: Promise<T>;
}

/**
 * Bytes of a file that is being written to the shelf, once the last of them is there. null: the file is closed, whole or not, and whoever wants bytes
 * of it finds it on the shelf.
 */
export type ReadBack = (from: number, to: number) => Promise<Uint8Array<ArrayBuffer> | null>;

/** Folder of the origin private file system where the worker puts what it seals. */
export const SHELF_FOLDER = "uploads";

/** A mark of a stream with `shelved`. */
export const shelvedBytes = (mark: Uint8Array<ArrayBuffer>): number => new DataView(mark.buffer, mark.byteOffset, 8).getFloat64(0);

/** A file kept for oneself in this browser, so that a reload does not ask for it again. */
export interface OwnFile {
  readonly size: number;
  readonly pt: B64u;
  readonly ct: B64u;
  readonly csize: number;
}

export interface OpenAttachmentInput extends Place {
  /** `sh` of the message that carries it. */
  readonly message: B64u;
  readonly aid: Uuid;
  readonly ciphertext: ReadableStream<Uint8Array<ArrayBuffer>> | Blob;
}

// ---------------------------------------------------------------- the interface

export interface CryptoApi extends ProofApi, ReplyApi, IdentifyApi, OfflineApi {
  /** Time the worker waits without any call before it locks itself; default 15 minutes. `touch` counts as a call. */
  /** `shared`: others use this device too; then nothing new is kept in its browser, and what was kept only for the length of this page is forgotten when it is taken back. */
  configure(settings: { readonly idleLockSeconds: number; readonly shared?: boolean }): Promise<void>;
  touch(): Promise<void>;
  state(): Promise<WorkerState>;
  /** Drops every secret, handle and thread. */
  lock(): Promise<void>;

  // ----- codes and ceremonies of a new person

  /** Checks characters as typed, pasted or scanned (`SP1 …`, `SP1R …`). @throws `bad-qr`, `bad-symbol`, `bad-length` for a QR text of another kind or with a bent fingerprint */
  parseCode(args: { readonly input: string; readonly kind: "A" | "R" }): Promise<CodeVerdict>;
  /** Keeps the code in the worker and derives the locator. */
  startActivation(args: { readonly org: string; readonly input: string }): Promise<ActivationStarted>;
  /**
   * Checks the server's answer: Trust Document chain against the fingerprint (if given), issue signature and expiry, `mac_org`.
   * @throws `fingerprint-mismatch`, `bad-signature`, `expired`, `wrong-mac`: show "please call us", never go on.
   */
  checkActivation(args: {
    readonly handle: Handle;
    readonly fingerprint: string | null;
    readonly aid: Uuid;
    readonly pid: Uuid;
    readonly issue: Statement;
    readonly macOrg: B64u;
    readonly td: readonly Statement[];
    /** Newest epoch of the department `registrar`. */
    readonly registrar: Statement;
    readonly now: UnixSeconds;
  }): Promise<ActivationChecked>;
  /** Makes both seeds and the first keycard; after an identification the seeds are those it was for. Needs a checked activation. */
  makeIdentity(args: { readonly handle: Handle; readonly now: UnixSeconds }): Promise<MadeIdentity>;
  /** The bind request, sealed to the registrar. May be called again with another birth date. */
  buildBindRequest(args: { readonly handle: Handle; readonly dob: string; readonly now: UnixSeconds }): Promise<Uint8Array<ArrayBuffer>>;

  // ----- unlock methods (an identity must be in memory)

  /** `prf.eval.first` for `navigator.credentials`: a public constant per relying party. */
  prfInput(args: { readonly rpId: string }): Promise<Uint8Array<ArrayBuffer>>;
  /** `prf` is `prf.results.first`; the buffer is transferred and wiped. */
  addMethodPrf(args: { readonly prf: Uint8Array<ArrayBuffer>; readonly label: string; readonly now: UnixSeconds }): Promise<AddedMethod>;
  /** Makes a device secret, keeps it in IndexedDB beside the pid. Call `navigator.storage.persist()` first. */
  addMethodPassword(args: { readonly password: string; readonly label: string; readonly now: UnixSeconds }): Promise<AddedMethod>;
  makeRecoverySheet(args: { readonly label: string; readonly now: UnixSeconds }): Promise<RecoverySheet>;
  /** Only checks that the person typed the sheet she just printed. */
  confirmRecoverySheet(args: { readonly id: Uuid; readonly input: string }): Promise<boolean>;
  /** Next bundle file with all MACs; its `seq` counts once the server took it (`bundleStored`). */
  exportBundle(): Promise<BundleExport>;
  bundleStored(args: { readonly seq: number }): Promise<void>;
  /** Forgets methods and keys that were made but not yet stored (a cancelled passkey, a refused request). */
  discardChanges(): Promise<void>;

  // ----- unlocking

  unlockWithPrf(args: { readonly prf: Uint8Array<ArrayBuffer>; readonly bundle: BundleInput }): Promise<PersonView>;
  /** New device: keeps the code, gives the locator. */
  startRecovery(args: { readonly org: string; readonly input: string }): Promise<RecoveryStarted>;
  /** Claims file for POST session/recovery. */
  sealClaims(args: {
    readonly handle: Handle;
    readonly dob: string;
    readonly td: readonly Statement[];
    readonly registrar: Statement;
    readonly now: UnixSeconds;
  }): Promise<Uint8Array<ArrayBuffer>>;
  /** File for PUT contact, contact/phrase or push: an address, a phrase or where a browser takes signs, sealed to the notifier (`age1…`, not hybrid) and padded. Needs the keys open. */
  sealContact(args: { readonly recipient: string; readonly text: string }): Promise<Uint8Array<ArrayBuffer>>;
  /** File for POST letter-requests. */
  sealLetterRequest(args: {
    readonly org: string;
    readonly claims: LetterClaims;
    readonly td: readonly Statement[];
    readonly registrar: Statement;
    readonly now: UnixSeconds;
  }): Promise<Uint8Array<ArrayBuffer>>;
  /** The login secret of the sheet; depends on the pid. */
  recoveryAuth(args: { readonly handle: Handle; readonly pid: Uuid }): Promise<B64u>;
  unlockWithRecovery(args: { readonly handle: Handle; readonly bundle: BundleInput }): Promise<PersonView>;
  /** The person a password login on this browser profile belongs to, or null. */
  passwordPerson(args: { readonly org: string }): Promise<{ readonly pid: Uuid; readonly method: Uuid } | null>;
  /** Runs PBKDF2 (0.1 to 0.5 s) and keeps the result for `unlockWithPassword`. @throws `no-device-secret` */
  startPassword(args: { readonly org: string; readonly pid: Uuid; readonly password: string }): Promise<{ readonly handle: Handle; readonly auth: B64u }>;
  unlockWithPassword(args: { readonly handle: Handle; readonly bundle: BundleInput }): Promise<PersonView>;
  /** A binding arrived (activation finished, carryover done). */
  acceptBinding(args: { readonly keycard: Envelope; readonly bind: Statement; readonly now: UnixSeconds }): Promise<PersonView>;

  // ----- changing keys

  /**
   * "Device lost", removing a method, a new recovery sheet: new seeds, new keycard, the named methods dropped, a carryover request.
   * The new keys are used only after `acceptBinding`; until then the old ones stay. Follow with `exportBundle`.
   */
  rotateIdentity(args: {
    readonly reason: "device-lost" | "method-removed" | "sheet-remade";
    readonly drop: readonly Uuid[];
    readonly now: UnixSeconds;
  }): Promise<{ readonly keycard: Envelope; readonly request: Envelope; readonly kc: B64u }>;

  // ----- trust and evidence

  /**
   * Trust Documents, oldest first. Before unlocking they are only remembered as unproven unless a fingerprint is given;
   * with an open bundle they must pass through the pinned version and never go back.
   */
  loadTrust(args: { readonly td: readonly Statement[]; readonly fingerprint: string | null; readonly now: UnixSeconds }): Promise<TrustView>;
  /** Keycards, bindings, department epochs, certificates, representations, revocation lists, freshness: verified and kept. */
  addEvidence(args: { readonly items: readonly Statement[]; readonly now: UnixSeconds }): Promise<EvidenceReport>;
  departments(args: { readonly now: UnixSeconds }): Promise<readonly DepartmentView[]>;
  /** Staff: opens department grants and follows the links back. */
  openUnits(args: { readonly units: readonly UnitKeysInput[]; readonly now: UnixSeconds }): Promise<readonly UnitKeysReport[]>;
  /** Staff: rights of one's own valid certificates. */
  ownRights(args: { readonly now: UnixSeconds }): Promise<readonly { readonly dept: Slug; readonly rights: readonly Right[]; readonly label: string }[]>;
  /** Staff: a profile sealed to one of the units; signature and pid are checked before a name is given. */
  openProfile(args: { readonly pid: Uuid; readonly dept: Slug; readonly epoch: number; readonly file: Uint8Array<ArrayBuffer> }): Promise<{
    readonly pid: Uuid;
    readonly name: string;
    readonly dob: string;
    readonly kvnr: string;
    readonly flags: readonly string[];
    readonly iat: UnixSeconds;
  }>;

  // ----- representation

  /** Verified representations that name this person, or somebody whom she represents; newest first, former ones too. */
  representations(args: { readonly now: UnixSeconds }): Promise<readonly RepresentationView[]>;
  /** A profile sealed to this person: signature and pid are checked before a name is given. */
  openPersonProfile(args: { readonly pid: Uuid; readonly file: Uint8Array<ArrayBuffer> }): Promise<{ readonly pid: Uuid; readonly name: string; readonly dob: string; readonly iat: UnixSeconds }>;
  /** Signs that decisions may be announced in the portal, or may not any longer, with the words that were on the screen. */
  signConsent(args: { readonly given: boolean; readonly version: number; readonly lang: string; readonly text: string; readonly now: UnixSeconds }): Promise<Envelope>;
  /** What a person signed about decisions in the portal, by the key that was hers then. @throws `wrong-keycard`, `bad-signature`, `wrong-org` */
  checkConsent(args: { readonly stmt: Envelope; readonly pid: Uuid }): Promise<{ readonly given: boolean; readonly version: number; readonly lang: string; readonly text: string; readonly iat: UnixSeconds }>;
  /** Signs the end of a representation. @throws `wrong-argument` for one that does not name this person */
  endRepresentation(args: { readonly rep: B64u; readonly now: UnixSeconds }): Promise<Envelope>;

  /** Draws the code by which one names oneself to whoever wants to let one act; the words are for comparing. */
  makeInvitation(): Promise<Spoken & { readonly code: string; readonly locatorHash: B64u; readonly mac: B64u }>;
  /** What a typed code is found by. @throws `bad-symbol`, `bad-length`, `bad-check` */
  invitationLocator(args: { readonly code: string }): Promise<B64u>;
  /** Whether this keycard drew the code and is bound now. @throws `wrong-mac`, `stale-binding` */
  checkInvitation(args: { readonly code: string; readonly pid: Uuid; readonly kc: B64u; readonly mac: B64u; readonly now: UnixSeconds }): Promise<Spoken>;
  /** Signs that somebody may act for this person, after the same checks. @throws `wrong-mac`, `stale-binding`, `wrong-person` */
  grantRepresentation(args: {
    readonly code: string;
    readonly pid: Uuid;
    readonly kc: B64u;
    readonly mac: B64u;
    /** Matters; null: all. */
    readonly scope: readonly Slug[] | null;
    readonly rights: readonly ("read" | "write" | "history" | "post")[];
    readonly exp: UnixSeconds;
    readonly now: UnixSeconds;
  }): Promise<Envelope>;

  // ----- desk

  /** A question for the registrar, signed and sealed; `request` names it in the answer. Staff with right `register`. */
  askDesk(args: { readonly dept: Slug; readonly ask: DeskAsk; readonly registrar: Statement; readonly now: UnixSeconds }): Promise<{
    readonly request: B64u;
    readonly file: Uint8Array<ArrayBuffer>;
  }>;
  /** The registrar's answer to that very question. @throws `wrong-previous`, `bad-signature`, `not-for-this-key` */
  openDeskAnswer(args: { readonly request: B64u; readonly file: Uint8Array<ArrayBuffer> }): Promise<DeskResult>;

  // ----- phone check (ruling 21): commit by the desk, answer by the person, reveal by the desk

  /** Draws and commits. `check` names this half until the reveal. */
  phoneCommit(args: { readonly pid: Uuid; readonly dept: Slug; readonly now: UnixSeconds }): Promise<{ readonly check: B64u; readonly stmt: Envelope }>;
  /**
   * Answers a desk whose keycard, binding and certificate are in evidence.
   * @throws `wrong-person`, `expired`, `not-fresh`, `unbound-sender`, `uncertified-staff`, `bad-signature`: then hang up
   */
  phoneAnswer(args: { readonly commit: Envelope; readonly now: UnixSeconds }): Promise<{ readonly check: B64u; readonly stmt: Envelope; readonly desk: string }>;
  /** Shows the draw to the person's answer, once; the person's keycard, binding and freshness must be in evidence. */
  phoneReveal(args: { readonly check: B64u; readonly answer: Envelope; readonly now: UnixSeconds }): Promise<Spoken & { readonly stmt: Envelope }>;
  /** What the person's end shows. @throws `wrong-mac`, `wrong-previous`, `bad-signature`: then hang up */
  phoneSpoken(args: { readonly check: B64u; readonly reveal: Envelope; readonly now: UnixSeconds }): Promise<Spoken>;

  // ----- threads

  /** Verifies and opens; may be called again with more messages or epochs of the same place. */
  openThread(args: OpenThreadInput): Promise<ThreadView>;
  closeThread(args: Place): Promise<void>;
  /** What the next message needs. `departments` and `exclude` ask for a change of membership. */
  planSend(args: Place & {
    readonly now: UnixSeconds;
    readonly departments: readonly Slug[] | null;
    readonly exclude: readonly Uuid[] | null;
  }): Promise<SendPlan>;
  /** A new thread (or the first epoch of its internal lane): the epoch to post; held as pending until `epochStored`. */
  createThread(args: Place & {
    readonly matter: Slug;
    readonly subject: Uuid;
    readonly departments: readonly Slug[];
    readonly exclude: readonly Uuid[];
    readonly now: UnixSeconds;
  }): Promise<NewEpoch>;
  /** The next epoch by the rule of the next sender; pending until `epochStored`. */
  makeEpoch(args: Place & {
    readonly now: UnixSeconds;
    readonly departments: readonly Slug[] | null;
    readonly exclude: readonly Uuid[] | null;
  }): Promise<NewEpoch>;
  /** The server took the pending epoch (201), or refused it (409: load the newer one). */
  epochStored(args: Place & { readonly stored: boolean }): Promise<void>;
  /** Signs, pads and seals into the pending epoch if there is one, else the newest. Keep the result before posting; retry the same bytes. */
  sealMessage(args: Place & { readonly draft: MessageDraft; /** When it is sealed, if it is to be sent later: proofs are as old as they are now. */ readonly now?: UnixSeconds }): Promise<SealedMessage>;
  /**
   * Verifies and opens a message of lane `case` that waits for a second employee or for its time. It is no part of the transcript: it may
   * never be sent. Its thread must be open. @throws as a message of the thread is refused
   */
  openStaged(args: { readonly thread: Uuid; readonly header: Header; readonly file: Uint8Array<ArrayBuffer> }): Promise<MessageContent>;
  /** Signs that exactly the bytes which were opened here under this id may go. @throws `wrong-argument` for others and for one's own */
  signRelease(args: { readonly thread: Uuid; readonly mid: Uuid; readonly now: UnixSeconds }): Promise<Envelope>;
  /** "Opened by the department": a `kind:"receipt"` message for the message `sh`. Staff only. */
  sealReceipt(args: Place & {
    readonly of: B64u;
    readonly mid: Uuid;
    readonly dev: B64u;
    readonly n: number;
    readonly sent: UnixSeconds;
    readonly name: string | null;
  }): Promise<SealedMessage>;
  /** After the POST: the server's receipt must name the very bytes. @throws `receipt-for-other-object`, `receipt-conflict`, `bad-signature` */
  checkReceipt(args: Place & { readonly receipt: Envelope; readonly obj: B64u; readonly size: number }): Promise<{ readonly ts: UnixSeconds; readonly idx: number }>;
  /** Streams; the aid must be fresh (UUID v7). */
  sealAttachment(args: SealAttachmentInput): Promise<SealingAttachment>;
  /** A file for oneself, to one's own key. */
  sealOwnFile(args: { readonly content: Blob; readonly shelf?: string }): Promise<SealingAttachment<OwnFile>>;
  openOwnFile(args: { readonly file: OwnFile; readonly ciphertext: Blob }): Promise<Blob>;
  /** The whole content, given out only after hash, padding and last chunk were verified. */
  openAttachment(args: OpenAttachmentInput): Promise<Blob>;
  /**
   * Grants of old epochs for a member who lacks them (new key, bad grant, representative with history, a department of the newest epoch or of
   * the one that is being made): to the binding that is current now,
   * proven within 48 hours. To somebody who was identified anew only staff gives, and after a letter not before seven days.
   * @throws `ghost-member`, `not-fresh`, `stale-binding`, `sequence-gap`, `not-entitled`, `history-withheld`
   */
  regrant(args: Place & {
    readonly epochs: readonly number[];
    readonly to: { readonly t: "person"; readonly pid: Uuid } | { readonly t: "dept"; readonly dept: Slug };
    readonly now: UnixSeconds;
  }): Promise<readonly { readonly epoch: number; readonly member: string; readonly file: Uint8Array<ArrayBuffer> }[]>;

  // ----- departments (right `grant`)

  /** Grant of the newest epoch for a colleague; her certificate and binding must be in evidence. */
  grantDepartment(args: { readonly dept: Slug; readonly pid: Uuid; readonly now: UnixSeconds }): Promise<{ readonly epoch: number; readonly file: Uint8Array<ArrayBuffer> }>;
  /** Next epoch: statement, grants for those who stay, link to the old one. */
  rotateDepartment(args: { readonly dept: Slug; readonly reason: string; readonly keep: readonly Uuid[]; readonly now: UnixSeconds }): Promise<{
    readonly stmt: Attested;
    readonly grants: readonly { readonly pid: Uuid; readonly file: Uint8Array<ArrayBuffer> }[];
    readonly link: Uint8Array<ArrayBuffer>;
  }>;

  // ----- data of one's own

  /** Drafts and settings that leave the device: UTF-8 of a JSON text, padded with blanks as messages are; it comes back without them. */
  sealOwn(args: { readonly kind: Slug; readonly ver: number; readonly data: Uint8Array<ArrayBuffer> }): Promise<{ readonly file: Uint8Array<ArrayBuffer>; readonly mac: B64u }>;
  openOwn(args: { readonly kind: Slug; readonly ver: number; readonly file: Uint8Array<ArrayBuffer>; readonly mac: B64u }): Promise<Uint8Array<ArrayBuffer>>;
  /** A file that was sealed for an epoch which waits for its message, by the person's own grant of it: on another device the epoch is not there. */
  openDraftFile(args: { readonly epoch: { readonly stmt: Envelope; readonly grant: Uint8Array<ArrayBuffer> }; readonly attachment: SealedAttachment; readonly ciphertext: Blob }): Promise<Blob>;
  /** Local cache (IndexedDB of the page): AES-256-GCM under a key from `index_key`; `name` is bound in. */
  sealCache(args: { readonly name: string; readonly data: Uint8Array<ArrayBuffer> }): Promise<Uint8Array<ArrayBuffer>>;
  openCache(args: { readonly name: string; readonly data: Uint8Array<ArrayBuffer> }): Promise<Uint8Array<ArrayBuffer>>;

  // ----- device and counters (IndexedDB in the worker; survives the lock, holds no secret but the device secret)

  /** This browser profile's random device id. */
  device(): Promise<B64u>;
  /** Next `n` for this place: 1 + the highest ever reserved here or seen in the open thread. Reserve, seal, keep the bytes, post. */
  reserveCounter(args: Place): Promise<number>;
  /** Gives back the newest reservation when nothing was sealed with it. */
  releaseCounter(args: Place & { readonly n: number }): Promise<void>;
  /** "Forget this browser": device id, counters, device secret. */
  forgetDevice(): Promise<void>;
}

/** Client on the page: the interface plus state events. */
export interface CryptoClient extends CryptoApi {
  /** Called on every change of phase (also the worker's own idle lock). Gives the function that ends it. */
  onState(listener: (state: WorkerState) => void): () => void;
  /** Ends the worker at once: the hardest lock. */
  terminate(): void;
}
