// SPDX-License-Identifier: EUPL-1.2
/** Every route of docs/API.md that a browser uses, typed; one line a route, grouped as there. */
import type { Http } from "./http.js";
import type { Answer } from "./problem.js";
import { b64u, count, foreign, list, nothing, nullable, optional, record, text, uuid, type Shape } from "./shape.js";
import * as wire from "./wire.js";

/** Seconds a long poll asks the server to wait, and how much longer we wait for it. */
const LONG_POLL = 20;
const LONG_POLL_GRACE = 10;
/** Seconds: taking back is a courtesy, what stays is collected after a day. */
const CANCEL_SECONDS = 10;

const items = <T>(inner: Shape<T>): Shape<{ readonly items: readonly T[] }> => record({ items: list(inner) });
const page = record({ items: list(wire.threadRow), next: nullable(text), pinned: optional(list(wire.threadRow)), counts: optional(record({ unread: count, archive: count, hidden: count, leaving: count })) });
export type ThreadPage = ReturnType<typeof page>;

export interface Completion {
  readonly keycard: wire.Dsse;
  readonly bind_request: string;
  readonly bundle: { readonly seq: number; readonly file: string };
  readonly methods: readonly wire.Method[];
}

export interface Carryover {
  readonly request: wire.Dsse;
  readonly keycard: wire.Dsse;
  readonly bundle: { readonly expected_seq: number; readonly seq: number; readonly file: string };
  readonly methods: readonly wire.Method[];
  readonly drop_credentials: readonly string[];
}

const said = (shared: boolean): { readonly shared?: true } => (shared ? { shared } : {});

export class ApiClient {
  readonly http: Http;
  readonly side: wire.Side;
  readonly #base: string;

  constructor(http: Http, side: wire.Side) {
    this.http = http;
    this.side = side;
    this.#base = `/api/${side}`;
  }

  // Trust and start
  config = (): Promise<Answer<wire.Config>> => this.#get("/config", wire.config);
  trust = (): Promise<Answer<wire.Trust>> => this.#get("/trust", wire.trust);

  // Activation
  /** `shared`, here and below: the person says that others use this device too. */
  lookup = (locator: string, shared: boolean): Promise<Answer<wire.Lookup>> => this.#ceremony("/activation/lookup", { locator, ...said(shared) }, wire.lookup);
  complete = (body: Completion, key: string): Promise<Answer<{ readonly request: string }>> =>
    this.#post("/activation/complete", body, record({ request: text }), key);
  activationStatus = (signal?: AbortSignal): Promise<Answer<wire.ActivationStatus>> => this.#poll("/activation/status", wire.activationStatus, signal);

  // Passkeys
  passkeyCreation = (): Promise<Answer<{ readonly public_key: Readonly<Record<string, unknown>> }>> =>
    this.#ceremony("/passkeys/options", {}, record({ public_key: foreign }));
  addPasskey = (credential: unknown, method: string | null): Promise<Answer<{ readonly credential_id: string }>> =>
    this.#ceremony("/passkeys", { credential, method }, record({ credential_id: b64u }));
  passkeys = (): Promise<Answer<{ readonly items: readonly ReturnType<typeof wire.passkeyRow>[] }>> => this.#get("/passkeys", items(wire.passkeyRow));
  removePasskey = (id: string): Promise<Answer<null>> => this.#delete(`/passkeys/${encodeURIComponent(id)}`);

  // Sessions
  passkeyRequest = (shared = false): Promise<Answer<{ readonly public_key: Readonly<Record<string, unknown>> }>> =>
    this.#ceremony("/session/passkey/options", said(shared), record({ public_key: foreign }));
  signInPasskey = (credential: unknown): Promise<Answer<{ readonly pid: string; readonly method: string | null }>> =>
    this.http.turn(() => this.#ceremony("/session/passkey", { credential }, record({ pid: uuid, method: nullable(text) })));
  /** Where staff signs in first. */
  providerRequest = (): Promise<Answer<{ readonly url: string }>> => this.#ceremony("/session/provider/options", {}, record({ url: text }));
  /** What the way back from there brought. */
  signInProvider = (body: { readonly code: string; readonly state: string; readonly iss: string | null }): Promise<Answer<null>> =>
    this.http.turn(() => this.#ceremony("/session/provider", body, nothing));
  signInPassword = (body: { readonly pid: string; readonly method: string; readonly auth: string }, shared = false): Promise<Answer<{ readonly pid: string }>> =>
    this.http.turn(() => this.#ceremony("/session/password", { ...body, ...said(shared) }, record({ pid: uuid })));
  signInRecovery = (body: { readonly locator: string; readonly claims: string }, shared: boolean): Promise<Answer<{ readonly pid: string }>> =>
    this.#ceremony("/session/recovery", { ...body, ...said(shared) }, record({ pid: uuid }));
  requestLetter = (body: { readonly file: string }): Promise<Answer<unknown>> => this.#ceremony("/letter-requests", body, record({}));
  askIdentification = (body: { readonly file: string }): Promise<Answer<{ readonly request: string }>> => this.#ceremony("/identifications", body, record({ request: uuid }));
  identification = (id: string): Promise<Answer<wire.DeskReply>> => this.#poll(`/identifications/${id}`, wire.deskReply);
  recoveryStatus = (): Promise<Answer<wire.ActivationStatus>> => this.#poll("/session/recovery/status", wire.activationStatus);
  /** A first visit has no cookie and no answer: as no session, but nothing that a browser's console would call an error. */
  session = async (): Promise<Answer<wire.Session>> => {
    const answer = await this.#get("/session", (value, path) => (value === undefined ? null : wire.session(value, path)));
    if (!answer.ok) return answer;
    return answer.value === null ? { ok: false, problem: { code: "no-session", status: 401 } } : { ok: true, value: answer.value };
  };
  tellDevice = (sealed: string): Promise<Answer<null>> => this.http.call({ method: "PUT", path: `${this.#base}/session/device`, body: { sealed }, answer: nothing });
  extend = (): Promise<Answer<null>> => this.#post("/session/extend", {}, nothing);
  signOut = (): Promise<Answer<null>> => this.#delete("/session");
  /** The same while the page goes away: the request outlives it, its answer nobody hears. */
  signOutLeaving = (): void => void this.http.call({ method: "DELETE", path: `${this.#base}/session`, answer: nothing, outlives: true, tries: 1 });
  /** Signs out, and says where to sign out of the account at the identity provider. */
  leaveProvider = (): Promise<Answer<wire.Leaving>> => this.#post("/session/provider/leave", {}, wire.leaving);
  sessions = (): Promise<Answer<{ readonly items: readonly ReturnType<typeof wire.sessionRow>[] }>> => this.#get("/sessions", items(wire.sessionRow));
  endSession = (id: string): Promise<Answer<null>> => this.#delete(`/sessions/${encodeURIComponent(id)}`);
  securityEvents = (before: string | null, limit: number): Promise<Answer<wire.SecurityEvents>> =>
    this.#get(`/security-events${query({ before, limit: String(limit) })}`, wire.securityEvents);

  texts = (dept: string): Promise<Answer<wire.TextModules>> => this.#get(`/units/${encodeURIComponent(dept)}/texts`, wire.textModules);
  textVersions = (dept: string, id: string): Promise<Answer<wire.TextModules>> => this.#get(`/units/${encodeURIComponent(dept)}/texts/${encodeURIComponent(id)}`, wire.textModules);
  saveText = (dept: string, id: string, body: { readonly expected_version: number; readonly content: wire.TextModule["content"] }): Promise<Answer<wire.TextSaved>> =>
    this.http.call({ method: "PUT", path: `${this.#base}/units/${encodeURIComponent(dept)}/texts/${encodeURIComponent(id)}`, body, answer: wire.textSaved, key: this.http.environment.uuid() });

  unitMatters = (dept: string): Promise<Answer<wire.UnitMatters>> => this.#get(`/units/${encodeURIComponent(dept)}/matters`, wire.unitMatters);
  offerVersions = (dept: string): Promise<Answer<wire.OfferVersions>> => this.#get(`/units/${encodeURIComponent(dept)}/matters/versions`, wire.offerVersions);
  saveOffer = (dept: string, body: { readonly expected_version: number; readonly items: readonly wire.MatterWords[] }): Promise<Answer<wire.OfferSaved>> =>
    this.http.call({ method: "PUT", path: `${this.#base}/units/${encodeURIComponent(dept)}/matters`, body, answer: wire.offerSaved, key: this.http.environment.uuid() });
  rules = (dept: string): Promise<Answer<wire.Rules>> => this.#get(`/units/${encodeURIComponent(dept)}/rules`, wire.rules);
  saveRules = (dept: string, body: { readonly expected_version: number; readonly rules: readonly wire.Rule[] }): Promise<Answer<wire.RulesSaved>> =>
    this.http.call({ method: "PUT", path: `${this.#base}/units/${encodeURIComponent(dept)}/rules`, body, answer: wire.rulesSaved, key: this.http.environment.uuid() });
  tryRules = (dept: string, body: { readonly rules: readonly wire.Rule[] }): Promise<Answer<wire.RuleTrial>> => this.#post(`/units/${encodeURIComponent(dept)}/rules/trial`, body, wire.ruleTrial);
  /** Sealed to the registrar; its answer comes by `deskReply`. */
  askRuleTests = (dept: string, body: { readonly file: string }): Promise<Answer<{ readonly request: string }>> =>
    this.#post(`/units/${encodeURIComponent(dept)}/rules/tests`, body, record({ request: uuid }));

  // Own keys
  bundle = (): Promise<Answer<wire.Bundle>> => this.#get("/bundle", wire.bundle);
  saveBundle = (body: { readonly expected_seq: number; readonly seq: number; readonly file: string; readonly methods: readonly wire.Method[] }): Promise<Answer<null>> =>
    this.http.call({ method: "PUT", path: `${this.#base}/bundle`, body, answer: nothing, key: this.http.environment.uuid() });
  carryover = (body: Carryover, key: string): Promise<Answer<{ readonly request: string }>> => this.#post("/keys/carryover", body, record({ request: text }), key);
  keysStatus = (): Promise<Answer<wire.ActivationStatus>> => this.#poll("/keys/status", wire.activationStatus);
  /** The same without waiting. */
  keysNow = (): Promise<Answer<wire.ActivationStatus>> => this.#get("/keys/status?wait=0", wire.activationStatus);
  fresh = (pids: readonly string[]): Promise<Answer<wire.Fresh>> => this.#get(`/fresh?pids=${pids.join(",")}`, wire.fresh);

  // Threads
  /** `subject`: somebody whom one represents; null for one's own post. `view` null: all of it, wherever it is kept. */
  threads = (before: string | null, limit: number, subject: string | null = null, view: string | null = null): Promise<Answer<ThreadPage>> =>
    this.#get(`/threads${query({ for: subject, view, before, limit: String(limit) })}`, page);
  /** Where the person keeps a thread; the same again changes nothing. */
  putTray = (id: string, body: { readonly tray: wire.Tray; readonly pinned: boolean; readonly sure: boolean }): Promise<Answer<null>> =>
    this.http.call({ method: "PUT", path: `${this.#base}/threads/${id}/tray`, body, answer: nothing, key: null });
  drafts = (): Promise<Answer<{ readonly items: readonly ReturnType<typeof wire.draftLine>[] }>> => this.http.call({ method: "GET", path: `${this.#base}/drafts`, answer: items(wire.draftLine), quiet: true });
  draft = (id: string): Promise<Answer<wire.DraftFile>> => this.http.call({ method: "GET", path: `${this.#base}/drafts/${id}`, answer: wire.draftFile, quiet: true });
  putDraft = (id: string, body: { readonly ver: number; readonly file: string; readonly mac: string; readonly files: readonly string[] }): Promise<Answer<{ readonly changed_at: number }>> =>
    this.http.call({ method: "PUT", path: `${this.#base}/drafts/${id}`, body, answer: wire.draftKept, key: null, quiet: true });
  deleteDraft = (id: string): Promise<Answer<null>> => this.http.call({ method: "DELETE", path: `${this.#base}/drafts/${id}`, answer: nothing, key: null, quiet: true });
  /** `members` as docs/API.md names those of the query. */
  workList = (members: Readonly<Record<string, string | null>>, before: string | null, limit: number): Promise<Answer<ThreadPage>> =>
    this.#get(`/threads${query({ ...members, before, limit: String(limit) })}`, page);
  heads = (ids: readonly string[]): Promise<Answer<wire.Heads>> => this.#get(`/threads/heads?ids=${ids.join(",")}`, wire.heads);
  /** `reason`, here and below: why a clerk opens what is somebody else's. */
  thread = (id: string, reason: string | null = null): Promise<Answer<wire.ThreadDetail>> => this.#get(`/threads/${id}${query({ reason })}`, wire.threadDetail);
  messages = (id: string, lane: wire.Lane, after: number, limit: number, quiet = false, reason: string | null = null): Promise<Answer<{ readonly items: readonly wire.MessageItem[] }>> =>
    this.#get(`/threads/${id}/messages${query({ lane, after: String(after), limit: String(limit), reason })}`, items(wire.messageItem), { quiet });
  openings = (id: string, before: string | null, limit: number): Promise<Answer<wire.Openings>> => this.#get(`/threads/${id}/openings${query({ before, limit: String(limit) })}`, wire.openings);
  /** `body` is the exact JSON that was kept before the first try. */
  post = (path: string, body: unknown, key: string): Promise<Answer<wire.Sent>> => this.#post(path, body, wire.sent, key);
  grants = (id: string, lane: wire.Lane, grants: readonly { readonly epoch: number; readonly member: string; readonly file: string }[]): Promise<Answer<null>> =>
    this.#post(`/threads/${id}/grants`, { lane, grants }, nothing);
  exclude = (id: string, epoch: wire.NewEpoch, key: string): Promise<Answer<null>> => this.#post(`/threads/${id}/exclusions`, { epoch }, nothing, key);
  read = (id: string, idx: number): Promise<Answer<null>> => this.#post(`/threads/${id}/read`, { idx }, nothing);
  /** `from`: without so many bytes at the beginning. */
  attachment = (aid: string, signal?: AbortSignal, reason: string | null = null, from = 0): ReturnType<Http["stream"]> => this.http.stream(`${this.#base}/attachments/${aid}${query({ reason })}`, signal, from);
  /** The person does not want to send it, whatever has come of it. */
  cancelUpload = (aid: string): Promise<Answer<Headers>> =>
    this.http.bare({ method: "DELETE", path: `${this.#base}/attachments/${aid}/upload`, headers: { "Tus-Resumable": "1.0.0" }, body: null, signal: new AbortController().signal, timeout: CANCEL_SECONDS });
  attachmentPath = (aid: string): string => `${this.#base}/attachments/${aid}`;
  eventsPath = (): string => `${this.#base}/events`;
  eventsPoll = (after: number | null, signal?: AbortSignal): Promise<Answer<{ readonly last: number; readonly items: readonly wire.ServerEvent[] }>> =>
    this.#get(`/events/poll${query({ after: after === null ? null : String(after), wait: "25" })}`, record({ last: count, items: list(wire.event) }), { timeout: 25 + LONG_POLL_GRACE, ...(signal === undefined ? {} : { signal }) });

  // Portal only
  /** `subject`: somebody whom one represents; null for oneself. */
  route = (subject: string | null): Promise<Answer<wire.Route>> => this.#get(`/route${query({ for: subject })}`, wire.route);
  leave = (): Promise<Answer<null>> => this.#post("/access/leave", {}, nothing);
  blockAccess = (): Promise<Answer<null>> => this.#post("/access/block", {}, nothing);
  contact = (): Promise<Answer<wire.Contact>> => this.#get("/contact", wire.contact);
  askContact = (body: { readonly sealed: string; readonly lang: string }): Promise<Answer<wire.Contact>> =>
    this.http.call({ method: "PUT", path: `${this.#base}/contact`, body, answer: wire.contact, key: this.http.environment.uuid() });
  resendContactCode = (): Promise<Answer<wire.Contact>> => this.#post("/contact/code", {}, wire.contact);
  confirmContact = (body: { readonly code: string }): Promise<Answer<wire.Contact>> => this.#ceremony("/contact/confirm", body, wire.contact);
  removeContact = (): Promise<Answer<null>> => this.#delete("/contact");
  /** When plain mails come, and the language of all of them. */
  chooseMails = (body: { readonly time: wire.Contact["time"]; readonly lang: string }): Promise<Answer<wire.Contact>> =>
    this.http.call({ method: "PUT", path: `${this.#base}/contact/choice`, body, answer: wire.contact });
  push = (): Promise<Answer<wire.Push>> => this.#get("/push", wire.push);
  /** `sealed`: null switches it off. */
  putPush = (body: { readonly device: string; readonly sealed: string | null }): Promise<Answer<wire.Push>> => this.http.call({ method: "PUT", path: `${this.#base}/push`, body, answer: wire.push });
  removePush = (): Promise<Answer<null>> => this.#delete("/push");
  dispute = (thread: string, about: string | null, said: string): Promise<Answer<{ readonly id: string }>> => this.#post(`/threads/${thread}/disputes`, { about, said }, wire.held);
  withdrawDispute = (thread: string, id: string): Promise<Answer<null>> => this.#delete(`/threads/${thread}/disputes/${id}`);
  records = (): Promise<Answer<wire.Records>> => this.#get("/records", wire.records);
  sentMails = (): Promise<Answer<{ readonly items: readonly wire.SentMail[] }>> => this.#get("/contact/mails", wire.sentMails);
  /** Of a mail that somebody has before her, signed in or not. */
  checkMail = (id: string): Promise<Answer<{ readonly mail: wire.SentMail | null }>> => this.#ceremony("/mail-check", { id }, wire.mailCheck);
  findReplyCode = (locator: string): Promise<Answer<wire.ReplyCodeFound>> => this.#ceremony("/replies/lookup", { locator }, wire.replyCodeFound);
  replyFilePath = (id: string, aid: string): string => `${this.#base}/replies/${id}/files/${aid}`;
  giveReply = (id: string, body: { readonly locator: string; readonly answer: string; readonly mac: string; readonly files: readonly string[] }): Promise<Answer<{ readonly received_at: number }>> =>
    this.#ceremony(`/replies/${id}`, body, record({ received_at: count }));
  setPhrase = (body: { readonly sealed: string | null }): Promise<Answer<wire.Contact>> => this.http.call({ method: "PUT", path: `${this.#base}/contact/phrase`, body, answer: wire.contact });
  setDiscreet = (body: { readonly discreet: boolean }): Promise<Answer<wire.Contact>> => this.http.call({ method: "PUT", path: `${this.#base}/contact/discreet`, body, answer: wire.contact });
  representations = (): Promise<Answer<wire.Representations>> => this.#get("/representations", wire.representations);
  consent = (): Promise<Answer<wire.Consent>> => this.#get("/consent", wire.consent);
  /** The registrar's word that one has proven who one is for a message. The same again changes nothing. */
  declare = (stmt: wire.Dsse, key: string): Promise<Answer<null>> => this.#post("/declarations", { stmt }, nothing, key);
  putConsent = (stmt: wire.Dsse, key: string): Promise<Answer<null>> => this.#post("/consent", { stmt }, nothing, key);
  endRepresentation = (stmt: wire.Dsse, key: string): Promise<Answer<null>> => this.#post("/representations/end", { stmt }, nothing, key);
  putInvitation = (body: { readonly locator_hash: string; readonly mac: string }): Promise<Answer<{ readonly expires_at: number }>> => this.#post("/representations/invitations", body, record({ expires_at: count }));
  findInvitation = (locator: string): Promise<Answer<wire.FoundInvitation>> => this.#post("/representations/invitations/lookup", { locator }, wire.foundInvitation);
  grantRepresentation = (body: { readonly locator: string; readonly stmt: wire.Dsse }, key: string): Promise<Answer<{ readonly request: string }>> => this.#post("/representations", body, record({ request: uuid }), key);
  grantStatus = (id: string): Promise<Answer<wire.ActivationStatus>> => this.#poll(`/representations/requests/${id}`, wire.activationStatus);
  acts = (): Promise<Answer<wire.Acts>> => this.#get("/representations/acts", wire.acts);

  openPhone = (): Promise<Answer<wire.PhoneCheck>> => this.#post("/phone-checks", {}, wire.phoneCheck);
  answerPhone = (id: string, stmt: wire.Dsse): Promise<Answer<null>> => this.#post(`/phone-checks/${id}/answer`, { stmt }, nothing);
  closePhone = (id: string): Promise<Answer<null>> => this.#delete(`/phone-checks/${id}`);
  /** Both ends. */
  phoneCheck = (id: string): Promise<Answer<wire.PhoneCheck>> => this.#get(`/phone-checks/${id}`, wire.phoneCheck);

  // Office only
  /** As `post`, for a message that is to wait. */
  stage = (path: string, body: unknown, key: string): Promise<Answer<{ readonly staged_at: number }>> => this.#post(path, body, record({ staged_at: count }), key);
  staged = (thread: string): Promise<Answer<{ readonly items: readonly wire.StagedItem[] }>> => this.#get(`/threads/${thread}/staged`, items(wire.stagedItem), { quiet: true });
  stagedLines = (): Promise<Answer<{ readonly items: readonly wire.StagedLine[] }>> => this.#get("/staged", items(wire.stagedLine));
  releaseStaged = (thread: string, mid: string, stmt: wire.Dsse, key: string): Promise<Answer<wire.Sent>> => this.#post(`/threads/${thread}/staged/${mid}/release`, { stmt }, wire.sent, key);
  returnStaged = (thread: string, mid: string): Promise<Answer<null>> => this.#post(`/threads/${thread}/staged/${mid}/return`, {}, nothing);
  withdrawStaged = (thread: string, mid: string): Promise<Answer<null>> => this.#delete(`/threads/${thread}/staged/${mid}`);
  joinPhone = (stmt: wire.Dsse): Promise<Answer<wire.PhoneCheck>> => this.#post("/phone-checks", { stmt }, wire.phoneCheck);
  revealPhone = (id: string, stmt: wire.Dsse): Promise<Answer<null>> => this.#post(`/phone-checks/${id}/reveal`, { stmt }, nothing);
  askDesk = (body: { readonly dept: string; readonly file: string }): Promise<Answer<{ readonly request: string }>> => this.#post("/desk/requests", body, record({ request: uuid }));
  deskReply = (id: string): Promise<Answer<wire.DeskReply>> => this.#poll(`/desk/requests/${id}`, wire.deskReply);
  deskAccess = (dept: string, pid: string): Promise<Answer<ReturnType<typeof wire.deskAccess>>> => this.#get(`/desk/persons/${pid}?dept=${dept}`, wire.deskAccess);
  deskBlock = (pid: string, dept: string): Promise<Answer<null>> => this.#post(`/desk/persons/${pid}/block`, { dept }, nothing);
  /** Nothing is stored; the request may outlive the page that goes. */
  here = (thread: string, doing: "open" | "writes" | "left"): Promise<Answer<null>> => this.http.call({ method: "POST", path: `${this.#base}/threads/${thread}/presence`, body: { doing }, answer: nothing, key: null, quiet: true, tries: 1, outlives: doing === "left" });
  presence = (dept: string): Promise<Answer<{ readonly items: readonly ReturnType<typeof wire.presence>[] }>> => this.#get(`/presence?dept=${dept}`, items(wire.presence), { quiet: true });
  /** Whom a note of a thread may mention. */
  colleagues = (thread: string): Promise<Answer<{ readonly items: readonly string[] }>> => this.#get(`/threads/${thread}/colleagues`, wire.colleagues);
  mentionSeen = (thread: string): Promise<Answer<null>> => this.#delete(`/threads/${thread}/mention`);
  /** A sealed file was handed to the Medical Service as it is. */
  forwarded = (aid: string, dept: string): Promise<Answer<null>> => this.#post(`/attachments/${aid}/forwarding`, { dept }, nothing);
  /** What the virus scanner said, for the record. */
  scanned = (aid: string, verdict: "clean" | "found" | "unavailable" | "too-large", signatures: string | null): Promise<Answer<null>> => this.#post(`/attachments/${aid}/scan`, { verdict, ...(signatures === null ? {} : { signatures }) }, nothing);
  units = (): Promise<Answer<wire.Units>> => this.#get("/units", wire.units);
  profiles = (dept: string, pids: readonly string[]): Promise<Answer<{ readonly items: readonly wire.Profile[] }>> =>
    this.#get(`/profiles?dept=${dept}&pids=${pids.join(",")}`, items(wire.profile));
  staff = (dept: string): Promise<Answer<{ readonly items: readonly wire.Colleague[] }>> => this.#get(`/staff?dept=${dept}`, items(wire.colleague));
  grantUnit = (dept: string, body: { readonly epoch: number; readonly pid: string; readonly file: string }): Promise<Answer<null>> =>
    this.#post(`/units/${dept}/grants`, body, nothing);
  unitEpoch = (dept: string, body: { readonly stmt: wire.Attested; readonly grants: readonly { readonly pid: string; readonly file: string }[]; readonly link: string }): Promise<Answer<null>> =>
    this.#post(`/units/${dept}/epochs`, body, nothing);
  removeMember = (dept: string, pid: string): Promise<Answer<null>> => this.#post(`/units/${dept}/members/${pid}/remove`, {}, nothing);
  setState = (thread: string, body: { readonly dept: string; readonly state?: string; readonly reason?: string; readonly main?: string; readonly claimed_by?: string | null; readonly although_away?: boolean; readonly expected_claimed_by: string | null }): Promise<Answer<null>> =>
    this.#post(`/threads/${thread}/state`, body, nothing);
  work = (): Promise<Answer<wire.Work>> => this.#get("/work", wire.work);
  overview = (dept: string): Promise<Answer<wire.Overview>> => this.#get(`/units/${encodeURIComponent(dept)}/overview`, wire.overview);
  resubmit = (thread: string, body: { readonly dept: string; readonly set: { readonly day: string; readonly reason: string } | null }): Promise<Answer<null>> =>
    this.#post(`/threads/${thread}/resubmission`, body, nothing);
  statutory = (thread: string, body: { readonly dept: string; readonly set: { readonly rule: string; readonly received: string } | null }): Promise<Answer<null>> =>
    this.#post(`/threads/${thread}/statutory`, body, nothing);
  absences = (dept: string): Promise<Answer<{ readonly items: readonly ReturnType<typeof wire.absence>[] }>> => this.#get(`/units/${dept}/absences`, items(wire.absence));
  putAbsence = (dept: string, body: { readonly pid: string; readonly from: number; readonly until: number; readonly deputy: string | null }): Promise<Answer<{ readonly id: string }>> =>
    this.#post(`/units/${dept}/absences`, body, record({ id: uuid }));
  endAbsence = (dept: string, id: string): Promise<Answer<null>> => this.#post(`/units/${dept}/absences/${id}/end`, {}, nothing);
  /** `thread`: what is to be handed on; null: any. */
  directory = (thread: string | null): Promise<Answer<wire.Directory>> => this.#get(`/directory${query({ thread })}`, wire.directory);
  evidence = (thread: string, mid: string): Promise<Answer<{ readonly file: string }>> => this.#post(`/threads/${thread}/evidence`, { mid }, wire.evidence);
  orderLetter = (thread: string, mid: string, pid: string): Promise<Answer<{ readonly letter: string }>> => this.#post(`/threads/${thread}/letters`, { mid, pid }, wire.ordered);
  makeReplyCode = (thread: string, body: { readonly id: string; readonly dept: string; readonly epoch: number; readonly locator_hash: string; readonly key_mac: string; readonly kept: string; readonly expires_at: number }): Promise<Answer<null>> =>
    this.#post(`/threads/${thread}/reply-codes`, body, nothing);
  revokeReplyCode = (thread: string, id: string, dept: string): Promise<Answer<null>> => this.#post(`/threads/${thread}/reply-codes/${id}/revocation`, { dept }, nothing);
  askMedical = (thread: string, dept: string, asks: boolean): Promise<Answer<null>> => this.#post(`/threads/${thread}/medical`, { dept, asks }, nothing);
  settleDispute = (thread: string, id: string, dept: string, outcome: string): Promise<Answer<null>> => this.#post(`/threads/${thread}/disputes/${id}/settlement`, { dept, outcome }, nothing);
  setHold = (thread: string, dept: string, reason: string): Promise<Answer<{ readonly id: string }>> => this.#post(`/threads/${thread}/holds`, { dept, reason }, wire.held);
  liftHold = (thread: string, id: string): Promise<Answer<null>> => this.#delete(`/threads/${thread}/holds/${id}`);
  recuse = (thread: string, reason: string): Promise<Answer<null>> => this.#post(`/threads/${thread}/recusals`, { reason }, nothing);
  liftRecusal = (thread: string, pid: string): Promise<Answer<null>> => this.#delete(`/threads/${thread}/recusals/${pid}`);
  /** The next epochs with the keys of all earlier ones for the unit that gets the thread: all or nothing. */
  handOver = (id: string, body: wire.HandOverBody, key: string): Promise<Answer<null>> => this.#post(`/threads/${id}/hand-over`, body, nothing, key);
  person = (pid: string): Promise<Answer<wire.PersonStatements>> => this.#get(`/persons/${pid}`, wire.personStatements);

  #get<T>(path: string, answer: Shape<T>, more: { readonly signal?: AbortSignal; readonly timeout?: number; readonly quiet?: boolean } = {}): Promise<Answer<T>> {
    return this.http.call({ method: "GET", path: this.#base + path, answer, ...more });
  }

  #poll<T>(path: string, answer: Shape<T>, signal?: AbortSignal): Promise<Answer<T>> {
    return this.#get(`${path}?wait=${LONG_POLL}`, answer, { timeout: LONG_POLL + LONG_POLL_GRACE, ...(signal === undefined ? {} : { signal }) });
  }

  #post<T>(path: string, body: unknown, answer: Shape<T>, key?: string): Promise<Answer<T>> {
    return this.http.call({ method: "POST", path: this.#base + path, body, answer, ...(key === undefined ? {} : { key }) });
  }

  /** Not repeatable: a challenge or a try is spent by it. */
  #ceremony<T>(path: string, body: unknown, answer: Shape<T>): Promise<Answer<T>> {
    return this.http.call({ method: "POST", path: this.#base + path, body, answer, key: null });
  }

  #delete(path: string): Promise<Answer<null>> {
    return this.http.call({ method: "DELETE", path: this.#base + path, answer: nothing });
  }
}

function query(members: Readonly<Record<string, string | null>>): string {
  const parts = Object.entries(members).flatMap(([name, value]) => (value === null ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}
