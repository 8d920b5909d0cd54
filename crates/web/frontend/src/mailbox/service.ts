// SPDX-License-Identifier: EUPL-1.2
/**
 * The one door between the screens and everything behind them. `ui/` imports only this file's types and `views.ts`, and gets an instance from `main.tsx`.
 * No method throws for what a person can meet; it answers an `Outcome`. Nothing here exposes key bytes.
 */
import type * as V from "./views.js";

/** Emits when something changed; `ui/` re-reads what it shows. */
export interface Live { subscribe(listener: (what: { kind: "session" | "threads" | "rows" | "thread" | "uploads" | "outbox" | "online" | "acting" | "phone" | "clock" | "step-up" | "presence" | "search" | "drafts"; thread?: string }) => void): () => void; readonly online: boolean }

/** Activation: four steps. The code never leaves the browser. */
export interface ActivationFlow {
  /** Checks form and check digit without the network (the digit needs SHA-256, so it is a promise). */
  checkCode(text: string): Promise<V.Outcome<{ readonly groups: readonly string[] }>>;
  /** Looks the code up, verifies Trust Document, issue statement and mac_org; `fingerprint` comes from the QR code. */
  begin(code: string, dob: string, fingerprint: string | null): Promise<V.Outcome<{ readonly fingerprint: string; readonly witnessPolicy: string; readonly kind: "insured" | "rep" | "staff" }>>;
  /** One WebAuthn ceremony; `prf: false` means this passkey can sign in but not unlock (add a password too). */
  makePasskey(label: string): Promise<V.Outcome<{ readonly prf: boolean }>>;
  setPassword(password: string): Promise<V.Outcome<null>>;
  /** Makes the recovery sheet; grouped code for print, held only in memory. */
  makeSheet(): Promise<V.Outcome<{ readonly groups: readonly string[]; readonly qr: string }>>;
  /** Sends keycard, bundle and bind request and waits for the registrar. */
  complete(): Promise<V.Outcome<{ readonly quarantineUntil: number | null }>>;
  /** After a wrong birth date: only the claims are sent again. */
  correctDob(dob: string): Promise<V.Outcome<{ readonly quarantineUntil: number | null }>>;
}

/** Identification by a provider (GesundheitsID, Online-Ausweis). */
export interface IdentifyPart {
  /** Of the insurer's Trust Document; none: this way is not offered. */
  providers(): Promise<V.Outcome<readonly V.IdentityProviderView[]>>;
  /** Where the person has to go; the keys for which she will be identified wait in this browser. */
  start(provider: string): Promise<V.Outcome<{ readonly url: string }>>;
  /** What the way back brought: a key, with which `activation` goes on, or a declaration. */
  finish(back: { readonly code: string; readonly state: string; readonly iss: string | null }): Promise<V.Outcome<V.CameBack>>;
}

/** Declarations that need a form: an objection that counts. */
export interface DeclarePart {
  /** Providers that prove enough for it; none: this way is not offered. */
  providers(): Promise<V.Outcome<readonly V.IdentityProviderView[]>>;
  /** Where the person has to go to prove who she is, for this message of hers (`accepted.hash`). */
  start(thread: string, obj: string, provider: string): Promise<V.Outcome<{ readonly url: string }>>;
}

/** In which form a person needs what is written to her. */
export interface AccessFormPart {
  /** As she said in this browser. */
  current(): Promise<V.Outcome<V.AccessForm | null>>;
  /** From now on it goes along with each message from this browser, sealed. */
  put(form: V.AccessForm | null): Promise<V.Outcome<V.AccessForm | null>>;
}

/** What a person says is wrong. */
export interface DisputePart {
  /** Her words go as a message of the thread; `about`: which message is wrong, null for all of it. `id`: of what is sent; the same once more is sent once. */
  say(thread: string, about: string | null, id: string, text: string): Promise<V.Outcome<null>>;
  /** She takes it back, or agrees to how it was settled: nothing is restricted for its sake any more. */
  withdraw(thread: string, dispute: string): Promise<V.Outcome<null>>;
}

export interface SessionPart {
  current(): V.SessionView;
  /** Restores a session after reload; keys are gone, so at best "locked". */
  restore(): Promise<V.SessionView>;
  /** Whether the person said that others use this device too: then nothing is kept in it, and the limits are shorter. */
  shared(): boolean;
  /** To be said before signing in. Taking it back forgets what waits in this tab. */
  share(shared: boolean): Promise<void>;
  /** What would be lost with this tab now; null at the person's own device. */
  unsent(): V.UnsentView | null;
  /** The time is over: locks; where others use the device too, signs out, and only drafts stay, sealed, in this tab. */
  timeUp(): Promise<void>;
  /** Sign-in and unlock in one prompt. */
  signInWithPasskey(): Promise<V.Outcome<null>>;
  signInWithPassword(password: string): Promise<V.Outcome<null>>;
  /** New device: sheet code and birth date. */
  signInWithSheet(code: string, dob: string): Promise<V.Outcome<null>>;
  /** Drops all keys, keeps session and encrypted drafts. */
  lock(): Promise<void>;
  /** What the screens store before the keys go, whatever ends the session: this person, the time, another tab, or the server. */
  beforeLock(action: () => Promise<unknown>): void;
  unlockWithPasskey(): Promise<V.Outcome<null>>;
  unlockWithPassword(password: string): Promise<V.Outcome<null>>;
  /** The session is over then; what it answers is what is left to do at the identity provider of staff. */
  signOut(): Promise<V.Leaving>;
  /** Any key or pointer use; extends idle time at most once a minute. */
  touch(): void;
  extend(): Promise<V.Outcome<null>>;
}

export interface AccountPart {
  methods(): Promise<V.Outcome<readonly V.UnlockMethodView[]>>;
  addPasskey(label: string): Promise<V.Outcome<{ readonly prf: boolean }>>;
  setPassword(password: string): Promise<V.Outcome<null>>;
  /** `pendingUntil`: until then only the old sheet works, after it only the new one. */
  remakeSheet(): Promise<V.Outcome<{ readonly groups: readonly string[]; readonly qr: string; readonly pendingUntil: number | null }>>;
  /** Removes the method and rotates all keys (protocol ruling 13). */
  removeMethod(id: string): Promise<V.Outcome<{ readonly pendingUntil: number | null }>>;
  deviceLost(id: string): Promise<V.Outcome<{ readonly pendingUntil: number | null }>>;
  /** Ways to prove oneself once more in this session, beside the one it began with: then a change of keys need not wait (ruling 14). */
  furtherProofs(): Promise<V.Outcome<readonly ("prf" | "pwd")[]>>;
  proveByPasskey(): Promise<V.Outcome<null>>;
  proveByPassword(password: string): Promise<V.Outcome<null>>;
  sessions(): Promise<V.Outcome<readonly V.SessionRowView[]>>;
  endSession(id: string): Promise<V.Outcome<null>>;
}

/** Something was stopped until the person shows once more who she is (Live "step-up"). */
export interface StepUpPart {
  /** null: nothing waits. */
  current(): V.StepUpView | null;
  /** What was stopped goes on by itself when it is proven. */
  byPasskey(): Promise<V.Outcome<null>>;
  byPassword(password: string): Promise<V.Outcome<null>>;
  /** What was stopped ends as refused; drafts stay. */
  cancel(): void;
}

/** What happened to the account. */
export interface SecurityPart {
  /** Newest first, of the last 90 days. */
  events(before: string | null): Promise<V.Outcome<{ readonly rows: readonly V.SecurityEventView[]; readonly next: string | null }>>;
  /** What matters and was not shown in this browser yet, nor done in this session; newest first. */
  news(): Promise<V.Outcome<readonly V.SecurityEventView[]>>;
  /** Everything up to this event was shown in this browser. */
  seen(id: string): Promise<void>;
}

export interface WritePart {
  /** What makes pages of photographs. Nothing of it leaves the device, or is kept. */
  readonly sheets: V.Sheets;
  /** Looks at the content, cleans pictures, seals and uploads while the person writes on; progress by Live "uploads". `thread` null = new thread (its key is made now). */
  addFile(draft: string, file: File, medical?: boolean): Promise<V.Outcome<V.UploadView>>;
  /** The person has said that a picture goes although it could not be cleaned. */
  agreeToFile(draft: string, aid: string): void;
  /** What is sealed, for looking at it; null after a reload, when only the sealed one is here. */
  fileContent(draft: string, aid: string): Blob | null;
  /** Every file of the draft has been looked at. */
  checked(draft: string): Promise<void>;
  removeFile(draft: string, aid: string): void;
  /** Of files in this browser, which may be lower than the server's; null until they are known. Shown before anything is chosen. */
  limits(): { readonly attachment: number; readonly attachments: number } | null;
  /** Stops sending a file; what came to the server stays, and `continueFile` goes on there. */
  pauseFile(draft: string, aid: string): void;
  continueFile(draft: string, aid: string): void;
  uploads(draft: string): readonly V.UploadView[];
  /** Encrypted on this device, survives lock, reload and crash; on the portal also on the server, sealed to the person. */
  saveDraft(draft: V.DraftView): Promise<V.Outcome<{ readonly savedAt: number }>>;
  drafts(): Promise<readonly V.DraftView[]>;
  deleteDraft(id: string): Promise<void>;
  /** Portal: whether it is there for her other devices by now; Live "drafts" when that changes, and when others wrote. */
  draftPlace(id: string): Promise<V.DraftPlace>;
  /** Drafts of her other devices that do not open here. */
  unreadableDrafts(): number;
  /** Brings what waits, for a moment: the keys are about to go. */
  settleDrafts(): Promise<void>;
  /** Where and when the message of this draft was accepted, whoever sent it: this page, another tab, the outbox by itself. */
  accepted(id: string): Promise<{ readonly thread: string; readonly acceptedAt: number } | null>;
  /** Idempotent: the sealed bytes are kept until the receipt is here; a retry after reload sends the same bytes. */
  send(draft: V.DraftView): Promise<V.Outcome<{ readonly thread: string; readonly acceptedAt: number }>>;
}

/** Acting for somebody, and who acts for oneself. */
export interface ActingPart {
  /** For whom the screens act right now; null: for oneself. */
  current(): V.Perspective | null;
  /** Everybody for whom this person may act now. */
  perspectives(): Promise<V.Outcome<readonly V.Perspective[]>>;
  /** null: back to one's own post. */
  choose(pid: string | null): Promise<V.Outcome<null>>;
  /** In both directions, newest first, former ones too. */
  list(): Promise<V.Outcome<readonly V.RepresentationView[]>>;
  /** Ends access at once; both sides may, but for what a court or the law has decided. */
  end(id: string): Promise<V.Outcome<null>>;
  /** Draws the code by which this person names herself to somebody who wants to let her act; an older one is void. */
  invite(): Promise<V.Outcome<V.InvitationView>>;
  /** Whose code that is. */
  find(code: string): Promise<V.Outcome<V.InviteeView>>;
  /** Lets them act, once the registrar has nothing against it. A fresh proof must have been given before. */
  grant(invitee: V.InviteeView, terms: { readonly matters: readonly string[] | null; readonly rights: readonly V.RepRight[]; readonly until: number }): Promise<V.Outcome<null>>;
  /** Who would read a new thread of one's own besides: those who may open all post in this matter. */
  openers(matter: string | null): readonly { readonly pid: string; readonly name: string | null }[];
  /** What representatives have written in this person's own post, newest first. */
  acts(): Promise<V.Outcome<readonly V.ActView[]>>;
}

/** Where notifications go. */
export interface ContactPart {
  current(): Promise<V.Outcome<V.ContactView>>;
  /** Seals the address for the notifier and has a code mailed there. The one in force stays until the code is typed. */
  ask(address: string, lang: string): Promise<V.Outcome<V.ContactView>>;
  /** Another code to the address that waits, or the first one to that which the insurer knows. */
  again(): Promise<V.Outcome<V.ContactView>>;
  confirm(code: string): Promise<V.Outcome<V.ContactView>>;
  remove(): Promise<V.Outcome<null>>;
  /** Whether mails are not to say whom they come from. */
  discreet(on: boolean): Promise<V.Outcome<V.ContactView>>;
  /** The sentence by which she recognises our mails, sealed to the notifier; null: none. */
  phrase(phrase: string | null): Promise<V.Outcome<V.ContactView>>;
  /** When plain mails come, and the language of all of them. */
  choose(time: V.MailTime, lang: string): Promise<V.Outcome<V.ContactView>>;
  /** What was mailed to this person, the newest first. */
  mails(): Promise<V.Outcome<readonly V.SentMailView[]>>;
  /** Whether a mail with this id went out, for whoever has it; null: none did. */
  check(id: string): Promise<V.Outcome<V.SentMailView | null>>;
}

/** Signs without content to browsers of the person's. */
export interface PushPart {
  current(): Promise<V.Outcome<V.PushView>>;
  /** Asks the browser, which asks the person; `lang`: of the text that is shown. */
  on(lang: string): Promise<V.Outcome<V.PushView>>;
  off(): Promise<V.Outcome<V.PushView>>;
  offEverywhere(): Promise<V.Outcome<V.PushView>>;
}

/** Conversations kept on this device for the time without a connection. */
export interface OfflinePart {
  current(): Promise<V.Outcome<V.OfflineView>>;
  /** Keeps a conversation as it is on the screen; the first one on a device asks for the passkey. `lang`: of the service worker's words. */
  keep(thread: V.ThreadView, lang: string): Promise<V.Outcome<V.OfflineView>>;
  drop(thread: string): Promise<V.Outcome<V.OfflineView>>;
  /** Everything of this person's from this device. */
  forget(): Promise<V.Outcome<V.OfflineView>>;
}

/** Whether decisions may be announced in the portal (§ 37 Abs. 2a SGB X). */
export interface ConsentPart {
  current(): Promise<V.Outcome<V.ConsentView>>;
  /** Signs what stands on the screen, given or taken back; it holds at once. */
  put(given: boolean, words: { readonly version: number; readonly lang: string; readonly text: string }): Promise<V.Outcome<V.ConsentView>>;
}

/** "I am on the phone with you": what both ends of a call show. */
export interface PhonePart {
  current(): V.PhoneView | null;
  /** Presses the button; one check runs at a time. */
  start(): Promise<V.Outcome<V.PhoneView | null>>;
  /** Takes the step that is due; called on Live "phone" and every few seconds. */
  look(): Promise<V.PhoneView | null>;
  stop(): Promise<void>;
}

/** The desk (right `register`). Names and numbers come from the registrar, sealed to this clerk, never from the portal. */
export interface DeskPart {
  /** Departments in which this clerk identifies people; none: no desk. */
  depts(): Promise<V.Outcome<readonly { readonly dept: string; readonly label: string }[]>>;
  findByNumber(dept: string, kvnr: string): Promise<V.Outcome<{ readonly persons: readonly V.DeskPersonView[]; readonly shielded: boolean }>>;
  findByName(dept: string, family: string, dob: string): Promise<V.Outcome<{ readonly persons: readonly V.DeskPersonView[]; readonly shielded: boolean }>>;
  access(dept: string, pid: string): Promise<V.Outcome<V.DeskAccessView>>;
  /** A code for somebody whose document was seen; older codes die. */
  slip(dept: string, pid: string, document: V.IdDocument): Promise<V.Outcome<V.SlipView>>;
  block(dept: string, pid: string, blocked: boolean): Promise<V.Outcome<null>>;
  contact(dept: string, pid: string, contact: V.NewContact): Promise<V.Outcome<null>>;
  /** Who acts for whom: one employee enters it, a second one releases it. */
  readonly reps: {
    /** Of one person, on either side, with what waits. */
    list(dept: string, pid: string): Promise<V.Outcome<{ readonly items: readonly V.DeskRepView[]; readonly waiting: readonly V.DeskDraftView[] }>>;
    waiting(dept: string): Promise<V.Outcome<readonly V.DeskDraftView[]>>;
    enter(dept: string, entry: V.NewRepresentation): Promise<V.Outcome<null>>;
    /** @param why null: released, else why not */
    decide(dept: string, draft: string, why: string | null): Promise<V.Outcome<null>>;
    end(dept: string, id: string, reason: string): Promise<V.Outcome<null>>;
  };
  readonly phone: {
    current(): V.PhoneView | null;
    /** Joins the check that the person has open. */
    join(dept: string, pid: string): Promise<V.Outcome<V.PhoneView | null>>;
    look(): Promise<V.PhoneView | null>;
    forget(): void;
  };
}

/** Search over everything that was verified and opened here; read in the background after unlocking. */
export interface SearchPart {
  /** `unit` of the clerk; null: all. On the portal always the post that is on the screen. */
  find(wish: { readonly text: string; readonly unit: string | null; readonly limit: number }): Promise<V.Outcome<V.FoundView>>;
  /** What that covers; Live "search". */
  cover(unit: string | null): V.SearchCover;
  /** Stops reading on, or goes on. What is there is searched all the same. */
  pause(paused: boolean): void;
}

export interface Common {
  readonly side: V.Side;
  readonly live: Live;
  readonly session: SessionPart;
  readonly activation: ActivationFlow;
  readonly account: AccountPart;
  readonly security: SecurityPart;
  readonly write: WritePart;
  readonly stepUp: StepUpPart;
  readonly search: SearchPart;
  brand(): Promise<V.Outcome<V.Brand>>;
  /** Unix seconds: the device's clock, put right where it is a little off. */
  now(): number;
  /** Seconds by which the device's clock is ahead of the server's (negative: behind) where that is too much to be put right; Live "clock". */
  clockOff(): number | null;
  /** `again`: it is on the screen already, and nobody is interrupted by a question. Else the server is asked whether this session may (still) see what is protected in it. */
  thread(id: string, again?: boolean): Promise<V.Outcome<V.ThreadView>>;
  /** Keeps a representative out of this thread from now on; for the insured person and staff. Access ends with the answer, and nobody takes it back. */
  exclude(thread: string, pid: string): Promise<V.Outcome<null>>;
  /** Who has opened it, newest first: persons see unit, time and purpose, a clerk those of her own units by person. */
  openings(thread: string, before: string | null): Promise<V.Outcome<V.OpeningsView>>;
  markRead(id: string): Promise<void>;
  /** Streams, verifies to the last chunk, only then yields the file. `signal` calls it off at any moment. */
  openAttachment(thread: string, aid: string, progress: (done: number, total: number) => void, signal?: AbortSignal): Promise<V.Outcome<Blob>>;
  /** A file that is not for this person, sealed as it came, after it was compared with what its message names. */
  sealedAttachment(thread: string, aid: string, signal?: AbortSignal): Promise<V.Outcome<Blob>>;
}

/** What somebody says about herself when she asks for a letter. Sealed in the browser for the insurer's registrar. */
export interface LetterWish {
  readonly kvnr: string;
  readonly given: string;
  readonly family: string;
  /** ISO date. */
  readonly birthDate: string;
  readonly cardDigits: string;
}

/** One answer without an account. */
export interface ReplyPart {
  /** Refused (`not-found`) alike for a code that is unknown, used, withdrawn or over. */
  find(code: string): Promise<V.Outcome<V.FoundReplyCode>>;
  /** Looks at a chosen file and cleans it, if it is a picture; nothing else may be sent. */
  take(file: File): Promise<V.Outcome<V.Taken>>;
  /** Seals and sends; may be called again after a refusal, and sends then only what is missing. `progress` in bytes of the files. */
  send(answer: { readonly name: string; readonly text: string; readonly lang: string; readonly files: readonly V.Taken[] }, progress: (done: number, total: number) => void, signal: AbortSignal): Promise<V.Outcome<{ readonly receivedAt: number }>>;
  forget(): void;
}

export interface PortalService extends Common {
  readonly side: "portal";
  readonly reply: ReplyPart;
  /** Whether papers for the Medical Service can be sent in a matter, or in a case in which they are `asked` for; null: not in this one. */
  medical(matter: string | null, asked: boolean): Promise<V.Outcome<V.MedicalView | null>>;
  readonly identify: IdentifyPart;
  readonly declare: DeclarePart;
  readonly acting: ActingPart;
  readonly phone: PhonePart;
  readonly contact: ContactPart;
  readonly push: PushPart;
  readonly offline: OfflinePart;
  /** Whether somebody can read something here without a connection (`/offline`). */
  keepsAnything(): Promise<boolean>;
  readonly consent: ConsentPart;
  /**
   * The screens act for the person whose thread this is, if that may be: it was opened by a link, or on a page that was loaded anew and has
   * forgotten for whom somebody acts. So the banner is true, and a draft lies where it belongs.
   */
  actFor(thread: string): Promise<void>;
  /** Answers alike whether the register knows somebody like that or not. */
  requestLetter(wish: LetterWish): Promise<V.Outcome<null>>;
  /** Blocks the own access: every session ends at once, this one too. Nothing is deleted; a new letter or the branch gives access back. */
  blockAccess(): Promise<V.Outcome<null>>;
  /** Leaves the portal: as with a block, and mails end, too. Nothing is deleted but the e-mail address. */
  leave(): Promise<V.Outcome<null>>;
  matters(): Promise<V.Outcome<readonly V.MatterView[]>>;
  /** What the server has on record about this person, sealed things apart. */
  readonly disputes: DisputePart;
  readonly accessForm: AccessFormPart;
  records(): Promise<V.Outcome<V.RecordsView>>;
  /** What the senders of a conversation signed, to be checked without the portal. Never a note of the staff. */
  proof(thread: string): Promise<V.Outcome<V.ThreadProof>>;
  /** First page at once with what is cached; subjects appear as they are opened (Live "rows": lists are drawn anew, nothing is asked for). */
  inbox(cursor: string | null, view?: V.InboxView): Promise<V.Outcome<V.InboxPage>>;
  /** Pins a thread, puts it away, hides it or shows it again; for this person alone, and nothing is deleted. */
  putTray(thread: string, change: V.TrayChange): Promise<V.Outcome<null>>;
}

/** Staff at the insurer's identity provider, before anything else (`SessionView.provider`). */
export interface ProviderPart {
  /** Where to sign in. */
  start(): Promise<V.Outcome<{ readonly url: string }>>;
  /** What the way back brought. Then comes what opens the keys. */
  finish(back: { readonly code: string; readonly state: string; readonly iss: string | null }): Promise<V.Outcome<null>>;
}

/** Deadlines, assignment and absences; what is written here is codes and dates, never a text. */
export interface WorkPart {
  counts(): Promise<V.Outcome<V.WorkView>>;
  /** Gives a case to a member of the unit, or back to all (`to` null). Refused (`claimed`) unless `from` has it, and (`colleague-away`) for somebody who is away unless that is meant. */
  assign(thread: string, dept: string, to: string | null, from: string | null, althoughAway: boolean): Promise<V.Outcome<null>>;
  /** Wiedervorlage; null takes it away. */
  resubmit(thread: string, dept: string, to: { readonly day: string; readonly reason: V.ResubmitReason } | null): Promise<V.Outcome<null>>;
  /** Statutory deadline of the application in a case; null ends it. */
  statutory(thread: string, dept: string, to: { readonly rule: V.LawRule; readonly received: string } | null): Promise<V.Outcome<null>>;
  /** The figures of a unit; absent for whoever does not lead it. */
  overview(dept: string): Promise<V.Outcome<V.OverviewView>>;
  absences(dept: string): Promise<V.Outcome<readonly V.AbsenceView[]>>;
  putAbsence(dept: string, absence: V.NewAbsence): Promise<V.Outcome<null>>;
  endAbsence(dept: string, id: string): Promise<V.Outcome<null>>;
  /** Filters with a name, sealed in this browser. */
  views(): Promise<readonly V.SavedView[]>;
  keepViews(views: readonly V.SavedView[]): Promise<V.Outcome<null>>;
}

/** Messages that wait for a colleague's release, or for their time. */
export interface StagedPart {
  /** Seals and signs it as it will be and leaves it with the server; the draft goes. */
  keep(draft: V.DraftView, staging: V.Staging): Promise<V.Outcome<{ readonly thread: string; readonly acceptedAt: number }>>;
  /** What waits in a case, oldest first. */
  list(thread: string): Promise<V.Outcome<readonly V.StagedView[]>>;
  /** What waits in all own units. */
  lines(): Promise<V.Outcome<readonly V.StagedLineView[]>>;
  /** Signs that exactly what was listed may go. */
  release(thread: string, mid: string, file: string): Promise<V.Outcome<null>>;
  /** Back to its author; the note goes into the internal lane. */
  sendBack(thread: string, mid: string, note: string): Promise<V.Outcome<null>>;
  /** One's own is a draft again. */
  takeBack(thread: string, mid: string): Promise<V.Outcome<{ readonly draft: string }>>;
}

/** Codes in paper letters, with which somebody who has no account answers once. */
export interface ReplyCodesPart {
  /** Draws one for a letter. `note` tells colleagues; the code is told again by `list` as long as it can be used. */
  make(thread: string, dept: string, wish: { readonly purpose: string; readonly note: string; readonly days: number }): Promise<V.Outcome<{ readonly code: string; readonly purpose: string; readonly madeAt: number; readonly expiresAt: number }>>;
  revoke(thread: string, dept: string, id: string): Promise<V.Outcome<null>>;
  /** Those of a case, the oldest first, with what came. */
  list(thread: string): Promise<V.Outcome<readonly V.ReplyCodeView[]>>;
}

export interface OfficeService extends Common {
  readonly side: "office";
  readonly replyCodes: ReplyCodesPart;
  /** What proves that a decision was announced: the text of a file that is checked without the server. */
  evidence(thread: string, mid: string): Promise<V.Outcome<string>>;
  /** Gives a decision to the post, for one recipient. */
  orderLetter(thread: string, mid: string, pid: string): Promise<V.Outcome<null>>;
  /** Papers that only the Medical Service can read are asked for in this one case, or no more. */
  askMedical(thread: string, dept: string, asks: boolean): Promise<V.Outcome<null>>;
  /** Takes a file for the Medical Service as it came, with what stands on its cover sheet, and notes that this unit hands it over. */
  forwardMedical(thread: string, dept: string, aid: string): Promise<V.Outcome<{ readonly sealed: Blob; readonly sheet: V.MedicalSheet }>>;
  /** Where the clerk is told that something waits. */
  readonly contact: ContactPart;
  readonly provider: ProviderPart;
  units(): Promise<V.Outcome<readonly V.UnitView[]>>;
  worklist(scope: V.WorkScope, filter: V.WorkFilter, cursor: string | null): Promise<V.Outcome<{ readonly rows: readonly V.ThreadRowView[]; readonly next: string | null }>>;
  readonly work: WorkPart;
  /** `from`: of a colleague who has it now, in the view of whoever asks. */
  claim(thread: string, dept: string, from?: string | null): Promise<V.Outcome<null>>;
  readonly staged: StagedPart;
  /** A soft lock: it says where somebody is, and stops nobody. */
  readonly presence: {
    /** To be said again every few seconds. */
    here(thread: string, doing: "open" | "writes" | "left"): void;
    /** Colleagues in the cases of a unit now; oneself not. Live "presence". */
    list(dept: string): Promise<V.Outcome<readonly V.PresentView[]>>;
  };
  release(thread: string, dept: string): Promise<V.Outcome<null>>;
  setState(thread: string, dept: string, state: "open" | "waiting"): Promise<V.Outcome<null>>;
  /** Nothing is to be done any more, and why; a duplicate goes on in `main`. */
  close(thread: string, dept: string, reason: V.CloseReason, main: string | null): Promise<V.Outcome<null>>;
  /** Cases of the same person in this unit, to say where a duplicate goes on; those that are closed as duplicates are left out when chosen. */
  siblings(thread: string, dept: string): Promise<V.Outcome<readonly V.ThreadRowView[]>>;
  /** Units to which a case can go; null: any case. */
  receivers(thread: string | null): Promise<V.Outcome<readonly V.ReceiverView[]>>;
  /** The clerk must not work on a case: from then on it is not there for her. */
  recuse(thread: string, reason: V.RecusalReason): Promise<V.Outcome<null>>;
  /** Whoever leads the unit takes a colleague's word back. */
  liftRecusal(thread: string, pid: string): Promise<V.Outcome<null>>;
  /** Nothing of the case is deleted until the hold is lifted. */
  /** The unit has looked into it, and answered before: corrected, or it stays as it is. */
  settleDispute(thread: string, dispute: string, dept: string, outcome: "corrected" | "kept"): Promise<V.Outcome<null>>;
  setHold(thread: string, dept: string, reason: V.HoldReason): Promise<V.Outcome<null>>;
  /** Another employee, who leads a unit of the case, lifts a hold. */
  liftHold(thread: string, hold: string): Promise<V.Outcome<null>>;
  /** Hands a case on, with everything the other unit needs to read it. */
  handOver(thread: string, order: V.HandOverOrder): Promise<V.Outcome<null>>;
  /** The same for several, one after the other. */
  handOverAll(threads: readonly string[], order: V.HandOverOrder, progress: (done: number, total: number) => void): Promise<V.Outcome<V.BulkResult>>;
  /** The clerk's own name as persons read it inside sealed messages; kept sealed in this browser. Without one the unit's name speaks. */
  readonly clerkName?: { get(): Promise<string | null>; set(name: string): Promise<V.Outcome<null>> };
  /** The insurer's virus scanner, between decryption and whatever is done with a file. */
  readonly scanner: {
    state(): Promise<V.Outcome<V.ScannerState>>;
    /** The code of its bridge, kept sealed in this browser; empty takes it away. */
    pair(code: string): Promise<V.Outcome<null>>;
    /** The verdict is on record when this answers. */
    scan(aid: string, blob: Blob): Promise<V.ScanVerdict>;
  };
  /** Internal lane; made at the first note. */
  addNote(thread: string, text: string, mentions?: readonly string[]): Promise<V.Outcome<null>>;
  /** Colleagues of the unit to whom this case exists, by name; without oneself. */
  mentionable(thread: string, dept: string): Promise<V.Outcome<readonly V.ColleagueView[]>>;
  /** The case is on the screen of whom a note mentioned. */
  mentionSeen(thread: string): Promise<void>;
  readonly desk: DeskPart;
  /** Opens what is somebody else's from now on for this reason, as long as its screen is there; null: no more. */
  because(thread: string, reason: V.OpeningReason | null): void;
  /** Gives somebody who was identified anew what her earlier keys could read of a thread. Refused while the waiting time lasts. */
  giveBack(thread: string, pid: string): Promise<V.Outcome<null>>;
  /** The same for all threads about her in one unit. */
  giveBackAll(dept: string, pid: string, progress: (done: number, total: number) => void): Promise<V.Outcome<V.GivenBack>>;
  /** All matters, as people are offered them. */
  matters(): Promise<V.Outcome<readonly V.MatterView[]>>;
  /** What people read of a unit's matters and are offered of them; for whoever leads it. */
  readonly offers: {
    show(dept: string): Promise<V.Outcome<V.UnitMattersView>>;
    /** What was said before, newest first. */
    versions(dept: string): Promise<V.Outcome<readonly V.OfferVersionView[]>>;
    /** Words in place of those that were seen, in the order of the chooser. */
    save(dept: string, version: number, words: readonly V.MatterWordsView[]): Promise<V.Outcome<null>>;
  };
  /** Who gets the new cases of a unit; for whoever leads it. */
  readonly rules: {
    list(dept: string): Promise<V.Outcome<V.RuleListView>>;
    /** What rules test in the register, by their ids. The registrar is asked; the portal passes on what it cannot read. */
    tests(dept: string): Promise<V.Outcome<ReadonlyMap<string, V.RuleTest>>>;
    /** A new list in place of the one that was seen; `test`: of a rule of kind `register` that is new in it or changed. */
    save(dept: string, version: number, rules: readonly V.RuleView[], test: { readonly rule: string; readonly test: V.RuleTest } | null): Promise<V.Outcome<null>>;
    /** Where the cases of the last 30 days would have gone. */
    attempt(dept: string, rules: readonly V.RuleView[]): Promise<V.Outcome<V.RuleTrialView>>;
    /** An id for a new rule. */
    newId(): string;
  };
  readonly texts: {
    /** Text modules of a unit, also those that are not offered now. */
    list(dept: string): Promise<V.Outcome<readonly V.TextModuleView[]>>;
    /** All versions of one, newest first. */
    versions(dept: string, id: string): Promise<V.Outcome<readonly V.TextModuleView[]>>;
    /** A new version; `before` is the one that the writer has seen, null for a new module. Needs right `grant`. */
    save(dept: string, before: V.TextModuleView | null, content: V.TextContent): Promise<V.Outcome<null>>;
  };
  staff(dept: string): Promise<V.Outcome<readonly V.StaffView[]>>;
  /** Gives a certified colleague the unit's key. */
  grantKey(dept: string, pid: string): Promise<V.Outcome<null>>;
  /** Ends access at once and makes a new unit key for the rest. */
  removeStaff(dept: string, pid: string): Promise<V.Outcome<null>>;
}
