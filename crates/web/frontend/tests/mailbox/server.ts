// SPDX-License-Identifier: EUPL-1.2
/* eslint-disable @typescript-eslint/no-unsafe-return -- answers that a test bends are untyped on purpose */
// The server of docs/API.md in memory, with the registrar's answers at once. It checks what a server can see.
import { chunk, download, type Line, type Uploads } from "./server-uploads.ts";
import { b64u, unb64u } from "../../src/crypto/b64.ts";
import { utf8 } from "../../src/crypto/bytes.ts";
import { sha256 } from "../../src/crypto/hash.ts";
import { makeUuid4 } from "../../src/crypto/ids.ts";
import { read } from "../../src/crypto/statement.ts";
import { DEPT_EPOCH } from "../../src/crypto/statements/dept-epoch.ts";
import { RELEASE } from "../../src/crypto/statements/release.ts";
import { THREAD_EPOCH } from "../../src/crypto/statements/thread-epoch.ts";
import { authHash, recoveryLocatorHash } from "../../src/crypto/unlock.ts";
import type { Attested, Envelope, Header, Lane } from "../../src/crypto/wire.ts";
import { activationLocatorHash } from "../../src/crypto/activation.ts";
import { DraftRoutes } from "./draft-routes.ts";
import { dispute, told as disputesTold } from "./server-disputes.ts";
import { MailRoutes } from "./mail-routes.ts";
import { ORG, type Insurer, type Letter } from "./insurer.ts";
import { Problem, type Body, type Seen, type Side, type StoredEpoch, type StoredMessage, type StoredStaged, type StoredThread } from "./server-shapes.ts";
import { MATTERS } from "./matters.js";

export const RP_ID = "post.musterkasse.example";
/** Of nobody: addresses that tests seal are opened by the Rust half, in the stories. */
const NOTIFIER = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

interface Session {
  readonly id: string;
  state: "ceremony" | "activating" | "recovering" | "full";
  pid: string | null;
  letter: Letter | null;
  method: string;
  /** When a factor was proven last. */
  strongAt: number | null;
  /** Begun at a device that others use too. */
  shared: boolean;
  status: { state: string; reason?: string; tries_left?: number; until?: number } | null;
}

/** Cookies of one browser profile on one side. */
export interface Jar {
  session: Session | null;
}

export class FakeServer {
  readonly insurer: Insurer;
  readonly threads = new Map<string, StoredThread>();
  /** The unit that answers a person in every matter. */
  readonly routes = new Map<string, string>();
  readonly shields = new Set<string>();
  /** By person and thread. */
  readonly mentions = new Map<string, { pid: string; by: string }>();
  /** What was handed to the Medical Service. */
  readonly forwarded: { thread: string; aid: string; at: number; dept: string }[] = [];
  readonly attachments = new Map<string, { bytes: Uint8Array; by: string; attached: boolean }>();
  readonly bundles = new Map<string, { seq: number; file: string; methods: Body[] }>();
  readonly passkeys: { credential_id: string; pid: string; method: string | null; created_at: number; used_at: number | null }[] = [];
  readonly sessions = new Set<Session>();
  readonly seen: Seen[] = [];
  readonly events: { pids: readonly string[]; kind: string; thread?: string }[] = [];
  readonly #idempotent = new Map<string, { request: string; status: number; body: unknown }>();
  /** "offline": the request never arrives. "lost": it is done, but the answer is lost. */
  /** What waits, by mid. */
  readonly staged = new Map<string, StoredStaged>();
  /** Whether answers of staff are compared with what their author has seen: tests of other things write blindly. */
  compares = false;
  fault: ((request: Seen) => "offline" | "lost" | null) | null = null;
  /** Runs before a request is handled: somebody else was quicker. */
  before: ((request: Seen) => Promise<void>) | null = null;
  /** Changes an answer on its way: a lying server. */
  lie: ((path: string, body: Body) => Body) | null = null;
  carryoverPending = false;
  /** Where the newest change of keys of a person stands. */
  readonly asked = new Map<string, Body>();
  withFresh = true;
  /** Whether staff signs in at an identity provider first. */
  provider = false;
  /** Where it says that one signs out there: at an address, nowhere, it does not answer, or something of ours breaks. */
  leaving: "there" | "nowhere" | "unreachable" | "broken" = "there";
  /** Browsers in which somebody has done so, and whose account it was; null: always that of the key. */
  readonly vouched = new Set<Jar>();
  employee: string | null = null;
  /** Browsers whose session the provider has ended. */
  readonly sentAway = new Set<Jar>();
  readonly drafts = new DraftRoutes();
  readonly mails = new MailRoutes();
  /** How a file comes: a line that breaks. */
  download: Line | null = null;
  /** Bytes of a file, and files of a message. */
  limit = 1_000_000;
  files = 3;
  /** Uploads under way, by attachment. */
  readonly uploads: Uploads["uploads"] = new Map();
  /** When accounts end, by pid. */
  readonly endings = new Map<string, unknown>();
  /** Kind of device by session, sealed. */
  readonly devices = new Map<string, string>();
  refuseDevices = false;
  /** What happened to accounts, newest first. */
  happened: { readonly id: string; readonly pid: string; readonly at: number; readonly kind: string; readonly word: string | null; readonly session: string | null; readonly told: boolean }[] = [];

  constructor(insurer: Insurer) {
    this.insurer = insurer;
  }

  /** Keys of repeated requests are kept for a while only. */
  forgetKeys(): void {
    this.#idempotent.clear();
  }

  fetchFor(side: Side, jar: Jar): typeof fetch {
    return async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : String(input));
      const headers = new Headers(init?.headers);
      const method = init?.method ?? "GET";
      const bytes = await bodyBytes(init?.body);
      const text = headers.get("content-type") === "application/json" ? new TextDecoder().decode(bytes) : "";
      const seen: Seen = { side, method, path: url.pathname + url.search, key: headers.get("idempotency-key"), text };
      this.seen.push(seen);
      const fault = this.fault?.(seen) ?? null;
      const before = this.before;
      if (before !== null) await before(seen);
      if (fault === "offline") throw new TypeError("network");
      const response = await this.#answer(side, jar, method, url, headers, bytes, text);
      if (fault === "lost") throw new TypeError("connection reset");
      return response;
    };
  }

  #said(answer: ReturnType<typeof chunk>): Response {
    if (answer instanceof Response) return answer;
    throw new Problem(...answer);
  }

  async #answer(side: Side, jar: Jar, method: string, url: URL, headers: Headers, bytes: Uint8Array, text: string): Promise<Response> {
    try {
      if (method !== "GET" && headers.get("x-siegelpost") !== "1") throw new Problem(403, "cross-site");
      const prefix = `/api/${side}`;
      if (!url.pathname.startsWith(`${prefix}/`)) throw new Problem(404, "not-found");
      const path = url.pathname.slice(prefix.length);
      const key = headers.get("idempotency-key");
      const request = `${method} ${path} ${text}`;
      const before = key === null ? undefined : this.#idempotent.get(key);
      if (before !== undefined) {
        if (before.request !== request) throw new Problem(409, "idempotency-mismatch");
        return json(before.status, this.lie === null ? before.body : this.lie(path, structuredClone(before.body)));
      }
      const result = await this.#route(side, jar, method, path, url.searchParams, text === "" ? null : JSON.parse(text), bytes, headers);
      if (result instanceof Response) return result;
      const [status, body] = result;
      if (key !== null && status < 300) this.#idempotent.set(key, { request, status, body });
      return json(status, this.lie === null ? body : this.lie(path, structuredClone(body)));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return json(error.status, { type: `urn:siegelpost:${error.code}`, title: error.code, status: error.status, code: error.code, ...error.more }, "application/problem+json");
    }
  }

  async #route(side: Side, jar: Jar, method: string, path: string, query: URLSearchParams, body: Body, bytes: Uint8Array, headers: Headers): Promise<[number, unknown] | Response> {
    const parts = path.slice(1).split("/");
    const route = `${method} /${parts.map((part, at) => (at > 0 && /^[0-9a-f]{8}-|^cred/u.test(part) ? "{id}" : part)).join("/")}`;
    const now = this.insurer.now();
    const full = (): string => {
      if (jar.session === null || !this.sessions.has(jar.session)) throw new Problem(401, this.sentAway.has(jar) ? "provider-ended" : "no-session");
      if (jar.session.state !== "full" || jar.session.pid === null) throw new Problem(401, "session-state");
      return jar.session.pid;
    };
    const state = (...states: string[]): Session => {
      if (jar.session === null) throw new Problem(401, "no-session");
      if (!states.includes(jar.session.state)) throw new Problem(401, "session-state");
      return jar.session;
    };
    const elsewhere = this.mails.answer(route, body) ?? dispute(route, () => this.#must(side, full(), parts[1] ?? ""), { side, pid: jar.session?.pid ?? "" }, parts[3] ?? "", body, now);
    if (elsewhere !== null) return elsewhere;
    if (parts[0] === "drafts") return this.drafts.answer(route, full(), parts[1] ?? "", body, now);
    switch (route) {
      // Its code was typed before, or never mailed.
      case "POST /contact/confirm":
        throw new Problem(404, "code-refused");
      case "GET /config":
        return [
          200,
          {
            org: ORG,
            brand: { name: "Musterkasse", phone: "0800 0000000" },
            portal: "https://post.musterkasse.example",
            rp_id: RP_ID,
            limits: { message: 262_144, attachment: this.limit, attachments: this.files },
            session: { idle: 900, absolute: 28_800, shared_idle: 300, shared_absolute: 1800 },
            contact: NOTIFIER,
            exit: null,
            provider: this.provider,
            provider_logout: this.provider,
            scanner: null,
            remedies: null,
            pages: { address: null, phone_hours: null, branches: null, app: null, privacy: null, imprint: null, accessibility: { phone: null, email: null, form: null, reviewed: null, limitations: [], arbiter: null } },
            langs: ["de", "en"],
            version: "0.1.0",
          },
        ];
      case "GET /trust":
        return [200, { td: this.insurer.td, depts: [...this.insurer.depts.values()].filter(({ dept }) => !this.#shielded(dept)).map((dept) => dept.epochs.at(-1)!.attested), signers: this.#signers(), revlist: await this.insurer.revlist(), matters: MATTERS }];
      case "POST /activation/lookup": {
        const hash = b64u(activationLocatorHash(unb64u(body.locator)));
        const letter = this.insurer.letters.find((item) => item.locatorHash === hash && !item.used);
        if (letter === undefined) throw new Problem(404, "code-refused");
        this.#begin(jar, "activating", letter.pid, "activation", body.shared === true).letter = letter;
        return [200, { aid: letter.aid, pid: letter.pid, issue: letter.issued, mac_org: letter.macOrg, td: this.insurer.td, registrar: this.insurer.dept("registrar").epochs.at(-1)!.attested }];
      }
      case "POST /passkeys/options":
        return [200, { public_key: { challenge: b64u(new Uint8Array(32)), rp: { id: RP_ID, name: "Musterkasse" }, user: { id: "AAAA", name: "x", displayName: "x" }, pubKeyCredParams: [] } }];
      case "POST /passkeys": {
        const { pid } = state("activating", "full");
        if (JSON.stringify(body).includes("clientExtensionResults")) throw new Problem(400, "prf-in-body");
        this.passkeys.push({ credential_id: body.credential.id, pid: pid!, method: body.method, created_at: now, used_at: null });
        return [201, { credential_id: body.credential.id }];
      }
      case "GET /passkeys": {
        const pid = full();
        return [200, { items: this.passkeys.filter((item) => item.pid === pid).map(({ credential_id, method: of, created_at, used_at }) => ({ credential_id, method: of, created_at, used_at })) }];
      }
      case "POST /activation/complete": {
        const session = state("activating");
        const { letter } = session;
        const answer = await this.insurer.bind(letter!, body.keycard, unb64u(body.bind_request));
        if (answer.outcome === "bound") {
          this.bundles.set(letter!.pid, { ...body.bundle, methods: body.methods });
          this.#withhold(letter!.pid);
          session.status = { state: "bound" };
        } else session.status = { state: "refused", reason: "wrong-claims", tries_left: answer.tries };
        return [202, { request: makeUuid4() }];
      }
      case "GET /activation/status": {
        const session = state("activating");
        const status = session.status ?? { state: "pending" };
        if (status.state === "bound") this.#begin(jar, "full", session.pid, "activation");
        return [200, status];
      }
      case "POST /session/provider/options":
        this.#begin(jar, "ceremony", null, "provider");
        return [200, { url: "https://id.musterkasse.example/auth" }];
      case "POST /session/provider":
        state("ceremony");
        if (body.code !== "right") throw new Problem(403, "provider-refused");
        this.#begin(jar, "ceremony", null, "provider");
        this.vouched.add(jar);
        return [204, null];
      case "POST /session/provider/leave": {
        state("full");
        if (this.leaving === "broken") throw new Problem(500, "internal");
        this.sessions.delete(jar.session!);
        jar.session = null;
        return [200, { url: this.leaving === "there" ? "https://id.musterkasse.example/leave" : null, state: this.leaving === "there" ? "drawn" : null, unreachable: this.leaving === "unreachable" }];
      }
      case "POST /session/passkey/options":
        if (side === "office" && this.provider && !this.vouched.has(jar)) throw new Problem(403, "provider-first");
        // A running session takes the challenge in.
        if (jar.session?.state !== "full") this.#begin(jar, "ceremony", null, "passkey", body.shared === true);
        return [200, { public_key: { challenge: b64u(new Uint8Array(32)), rpId: RP_ID } }];
      case "POST /session/passkey": {
        state("ceremony", "full");
        if (JSON.stringify(body).includes("clientExtensionResults")) throw new Problem(400, "prf-in-body");
        const passkey = this.passkeys.find((item) => item.credential_id === body.credential.id);
        if (passkey === undefined) throw new Problem(401, "login-refused");
        if (this.provider && this.employee !== null && this.employee !== passkey.pid) {
          this.vouched.delete(jar);
          throw new Problem(403, "other-employee");
        }
        passkey.used_at = now;
        this.#begin(jar, "full", passkey.pid, "passkey");
        return [200, { pid: passkey.pid, method: passkey.method }];
      }
      case "POST /session/password": {
        const method_ = this.bundles.get(body.pid)?.methods.find((item) => item.id === body.method);
        if (method_?.auth_hash !== b64u(authHash(unb64u(body.auth)))) throw new Problem(401, "login-refused", { tries_left: 4 });
        this.#begin(jar, "full", body.pid, "password", body.shared === true);
        return [200, { pid: body.pid }];
      }
      case "POST /session/recovery": {
        const hash = b64u(recoveryLocatorHash(unb64u(body.locator)));
        const owner = [...this.bundles].find(([, bundle]) => bundle.methods.some((item) => item.locator_hash === hash))?.[0];
        if (owner === undefined || "auth" in body) throw new Problem(401, "login-refused");
        const session = this.#begin(jar, "recovering", owner, "recovery", body.shared === true);
        session.status = (await this.insurer.claimsRight(unb64u(body.claims), owner)) ? { state: "done" } : { state: "refused", reason: "wrong-claims", tries_left: 4 };
        return [202, { pid: owner }];
      }
      case "GET /session/recovery/status": {
        const session = state("recovering");
        if (session.status?.state === "done") this.#begin(jar, "full", session.pid, "recovery");
        return [200, session.status];
      }
      case "GET /session":
        return [200, { pid: full(), id: jar.session!.id, kind: this.insurer.people.get(full())!.role, level: "substantiell", idle_expires_in: jar.session!.shared ? 300 : 900, expires_in: jar.session!.shared ? 1800 : 20_000, shared: jar.session!.shared, ...(this.endings.has(full()) ? { ending: this.endings.get(full()) } : {}) }];
      case "GET /representations":
        full();
        return [200, { items: [], profiles: [], statements: [] }];
      case "POST /session/extend":
        full();
        return [204, null];
      case "PUT /session/device":
        full();
        if (this.refuseDevices) throw new Problem(503, "busy");
        if (!this.devices.has(jar.session!.id)) this.devices.set(jar.session!.id, body.sealed);
        return [204, null];
      case "DELETE /session":
        full();
        this.sessions.delete(jar.session!);
        jar.session = null;
        return [204, null];
      case "GET /sessions":
        return [200, { items: [...this.sessions].filter((item) => item.pid === full()).map((item) => ({ id: item.id, method: item.method, created_at: now, seen_at: now, current: item === jar.session, shared: item.shared, device: this.devices.get(item.id) ?? null })) }];
      case "GET /security-events": {
        const own = this.happened.filter((item) => item.pid === full());
        const limit = Number(query.get("limit") ?? "50");
        const from = Number(query.get("before") ?? "0");
        return [
          200,
          {
            items: own.slice(from, from + limit).map(({ id, at, kind, word, session, told }) => ({ id, at, kind, word, current: session === jar.session!.id, session, device: this.devices.get(session ?? "") ?? null, told })),
            next: from + limit < own.length ? String(from + limit) : null,
          },
        ];
      }
      case "POST /access/leave":
      case "POST /access/block": {
        const pid = full();
        for (const session of [...this.sessions]) if (session.pid === pid) this.sessions.delete(session);
        jar.session = null;
        return [204, null];
      }
      case "GET /bundle": {
        const { pid } = state("full", "recovering");
        const bundle = this.bundles.get(pid!)!;
        const person = this.insurer.people.get(pid!)!;
        return [
          200,
          {
            seq: bundle.seq,
            file: bundle.file,
            methods: bundle.methods.map(({ id, tag, mac }) => ({ id, tag, mac })),
            keycard: person.keycards.at(-1)!.envelope,
            bind: person.binds.at(-1)!.attested,
            quarantine_until: null,
          },
        ];
      }
      case "PUT /bundle":
        return this.#swapBundle(full(), body, body.methods);
      case "POST /keys/carryover": {
        const pid = full();
        if (!this.carryoverPending) {
          await this.insurer.carryover(body.keycard, body.request);
          jar.session!.status = { state: "bound" };
        } else jar.session!.status = { state: "pending", until: now + 72 * 3600 };
        this.asked.set(pid, jar.session!.status);
        // What waits takes effect when it is bound, and not before.
        if (this.carryoverPending) return [202, { request: makeUuid4() }];
        for (const credential of body.drop_credentials) this.passkeys.splice(this.passkeys.findIndex((item) => item.credential_id === credential), 1);
        this.#swapBundle(pid, body.bundle, body.methods);
        return [202, { request: makeUuid4() }];
      }
      case "GET /keys/status":
        // Of the person, not of the session: another device of hers sees what waits.
        return [200, this.asked.get(full()) ?? { state: "bound" }];
      case "GET /fresh":
        full();
        return [
          200,
          {
            items: this.withFresh ? await Promise.all((query.get("pids") ?? "").split(",").filter((pid) => this.insurer.people.has(pid)).map((pid) => this.insurer.fresh(pid))) : [],
            revlist: this.withFresh ? await this.insurer.revlist() : null,
          },
        ];
      case "GET /events/poll":
        return [200, { last: this.events.length, items: [] }];
      default:
        return this.#threadRoute(jar, side, full(), route, parts, query, body, bytes, headers);
    }
  }

  async #threadRoute(jar: Jar, side: Side, pid: string, route: string, parts: readonly string[], query: URLSearchParams, body: Body, bytes: Uint8Array, headers: Headers): Promise<[number, unknown] | Response> {
    const id = parts[1] ?? "";
    const now = this.insurer.now();
    switch (route) {
      case "GET /threads": {
        const dept = query.get("dept");
        const subject = query.get("subject");
        const limit = Number(query.get("limit") ?? "50");
        const before = Number(query.get("before") ?? "0");
        const rows = [...this.threads.values()]
          .filter((thread) => this.#reads(side, pid, thread) && (dept === null || deptsOf(thread).includes(dept)) && (subject === null || thread.subject === subject) && (query.get("mine") !== "true" || thread.claimedBy === pid))
          .map((thread) => this.#row(side, pid, thread))
          .sort((a, b) => b.last_at - a.last_at);
        return [200, { items: rows.slice(before, before + limit), next: before + limit < rows.length ? String(before + limit) : null }];
      }
      case "GET /threads/heads": {
        const found = (query.get("ids") ?? "").split(",").flatMap((thread) => (this.#visible(side, pid, thread) === null ? [] : [this.threads.get(thread)!]));
        return [
          200,
          {
            items: found.map((thread) => {
              const lane = thread.lanes.get("case")!;
              const last = lane.messages.findLast((message) => message.header.kind !== "receipt" && message.idx >= (thread.from.get(pid) ?? 1)) ?? null;
              return { thread: thread.thread, epochs: [this.#epoch(side, pid, lane.epochs[(last?.header.epoch ?? lane.epochs.length) - 1]!)], last: last?.header.class === "hoch" ? null : last, protected: last?.header.class === "hoch" };
            }),
            statements: found.flatMap((thread) => this.#statements(thread)),
          },
        ];
      }
      case "POST /threads": {
        if (isHigh(body.message.header)) this.#cleared(jar);
        if (this.threads.has(body.thread)) throw new Problem(409, "exists");
        const thread: StoredThread = {
          thread: body.thread,
          subject: body.subject,
          matter: body.matter,
          class: body.class,
          lanes: new Map([["case", { epochs: [], messages: [] }]]),
          reads: new Map(),
          from: new Map(),
          state: "new",
          claimedBy: null,
          handOvers: [],
          barred: new Set(),
          notesFrom: new Map(),
        };
        const route = this.routes.get(thread.subject);
        const members = read(THREAD_EPOCH, body.epochs[0].stmt).body.members.flatMap((member) => (member.t === "dept" ? [member.dept] : []));
        if (side === "portal" && route !== undefined && members.join() !== route) throw new Problem(400, "wrong-department");
        const accepted = await this.#accept(side, pid, thread, body.epochs[0], body.message);
        this.threads.set(thread.thread, thread);
        return [201, accepted];
      }
      case "GET /threads/{id}": {
        const thread = this.#must(side, pid, id);
        return [
          200,
          {
            thread: thread.thread,
            subject: thread.subject,
            matter: thread.matter,
            class: thread.class,
            four_eyes: thread.matter === "bankverbindung",
            ...(side === "office" ? { state: thread.state, ...(thread.claimedBy === null ? {} : { claimed_by: thread.claimedBy }) } : {}),
            lanes: [...thread.lanes]
              .filter(([lane]) => lane === "case" || side === "office")
              .map(([lane, content]) => ({ lane, epochs: content.epochs.map((epoch) => this.#epoch(side, pid, epoch)) })),
            statements: this.#statements(thread),
            read_idx: thread.reads.get(pid) ?? 0,
            ...(side === "office" && this.mentions.has(`${pid} ${id}`) ? { mentioned_by: this.mentions.get(`${pid} ${id}`)!.by } : {}),
            forwarded: this.forwarded.filter((one) => one.thread === thread.thread).map(({ aid, at, dept }) => ({ aid, at, dept })),
            history: this.#held(thread).filter((held) => side === "office" || held.pid === pid),
            ...(side === "office" && this.routes.has(thread.subject) && !deptsOf(thread).includes(this.routes.get(thread.subject)!) ? { astray: true } : {}),
            ...disputesTold(thread, side), ...(side === "office" && thread.handOvers.length > 0 ? { hand_overs: thread.handOvers } : {}),
            ...(side === "office" && this.#notesFrom(pid, thread) > 1 ? { notes_from: this.#notesFrom(pid, thread) } : {}),
          },
        ];
      }
      case "POST /threads/{id}/grants": {
        const thread = this.#must(side, pid, id);
        const lane = thread.lanes.get(body.lane)!;
        for (const grant of body.grants as { epoch: number; member: string; file: string }[]) {
          const held = this.#held(thread).find((one) => one.pid === grant.member && one.epochs.includes(grant.epoch));
          if (held !== undefined && held.opens_at !== null && now < held.opens_at) throw new Problem(409, "history-withheld");
          lane.epochs[grant.epoch - 1]!.grants.push({ member: grant.member, file: grant.file, by: pid });
          thread.from.set(grant.member, Math.min(thread.from.get(grant.member) ?? 1, firstIdx(lane, grant.epoch)));
        }
        return [204, null];
      }
      case "GET /threads/{id}/messages": {
        const thread = this.#must(side, pid, id);
        const lane = thread.lanes.get(query.get("lane") as Lane);
        const first = query.get("lane") === "internal" ? this.#notesFrom(pid, thread) : (thread.from.get(pid) ?? 1);
        const after = Math.max(Number(query.get("after") ?? "0"), first - 1);
        const items = (lane?.messages ?? []).filter((message) => message.idx > after).slice(0, Number(query.get("limit") ?? "100"));
        if (items.some(({ header }) => isHigh(header))) this.#cleared(jar);
        return [200, { items: items.map(({ release, releasedBy: _, ...item }) => (side === "office" && release !== undefined ? { ...item, release } : item)) }];
      }
      case "GET /staged":
        return [200, { items: [...this.staged.values()].filter(({ header }) => this.#visible(side, pid, header.thread) !== null).map((one) => ({ thread: one.header.thread, mid: one.header.mid, sender: one.header.sender, reason: one.reason, state: this.#stagedState(one), asked: one.asked, at: one.at, staged_at: one.staged_at })) }];
      case "GET /threads/{id}/staged": {
        this.#must(side, pid, id);
        if (side === "portal") throw new Problem(404, "not-found");
        const items = [...this.staged.values()].filter(({ header }) => header.thread === id);
        return [200, { items: items.map(({ message, newest, ...one }) => ({ ...one, newest_idx: this.#newestIdx(id, newest), file: message.file, state: this.#stagedState({ ...one, message, newest }) })) }];
      }
      case "POST /threads/{id}/staged": {
        const thread = this.#must(side, pid, id);
        this.#classFits(jar, side, thread, body.message);
        const lane = thread.lanes.get("case")!;
        const header: Header = body.message.header;
        this.#compare(side, pid, thread, body.message);
        if (header.n !== lane.messages.filter((item) => item.header.dev === header.dev).length + 1) throw new Problem(409, "counter-used");
        if ([...this.staged.values()].some((one) => one.header.thread === id && this.#stagedState(one) === "open")) throw new Problem(409, "already-staged");
        const attachments = this.#attached(body.message.attachments);
        const staged_at = this.insurer.now();
        this.staged.set(header.mid, { header, message: body.message, attachments, reason: body.reason, state: "open", asked: body.asked ?? null, at: body.at ?? null, decided_by: null, staged_at, newest: lane.messages.length });
        return [201, { staged_at }];
      }
      case "POST /threads/{id}/staged/{id}/release":
      case "POST /threads/{id}/staged/{id}/return":
      case "DELETE /threads/{id}/staged/{id}":
        return this.#decide(route.split(" ")[0]!, side, pid, parts, body);
      case "POST /threads/{id}/messages":
        this.#compare(side, pid, this.#must(side, pid, id), body.message);
        this.#classFits(jar, side, this.#must(side, pid, id), body.message);
        for (const one of (body.mentions ?? []) as string[]) this.mentions.set(`${one} ${id}`, { pid: one, by: pid });
        return [201, await this.#accept(side, pid, this.#must(side, pid, id), body.epoch, body.message)];
      case "POST /threads/{id}/read":
        this.#must(side, pid, id).reads.set(pid, body.idx);
        return [204, null];
      case "POST /threads/{id}/hand-over": {
        const thread = this.#must(side, pid, id);
        const stored = (body.epochs as Body[]).map((epoch) => {
          const lane = thread.lanes.get(epoch.lane)!;
          const signed = read(THREAD_EPOCH, epoch.stmt);
          if (signed.body.epoch !== lane.epochs.length + 1 || signed.body.prev !== (lane.epochs.at(-1)?.id ?? null)) throw new Problem(409, "epoch-conflict");
          return { lane, epoch: { stmt: epoch.stmt, body: signed.body, id: signed.id, grants: (epoch.grants as Body[]).map((grant) => ({ ...grant, by: pid })) } };
        });
        for (const grant of body.history as Body[]) thread.lanes.get(grant.lane)!.epochs[grant.epoch - 1]!.grants.push({ member: grant.member, file: grant.file, by: pid });
        for (const { lane, epoch } of stored) lane.epochs.push(epoch);
        thread.notesFrom.set(body.to, body.notes === true ? 1 : (thread.lanes.get("internal")?.messages.length ?? 0) + 1);
        thread.handOvers.push({ epoch: thread.lanes.get("case")!.epochs.length, at: now, by: pid, from: body.from, to: body.to, stays: body.stays, notes: body.notes, reason: body.reason, ...(body.across === undefined ? {} : { across: body.across }) });
        thread.state = "new";
        thread.claimedBy = null;
        return [204, null];
      }
      case "GET /directory": {
        const about = query.get("thread");
        const route = about === null ? undefined : this.routes.get(this.#must(side, pid, about).subject);
        const staffed = [...this.insurer.depts.values()].filter(({ members }) => members.size > 0);
        const offered = staffed.filter(({ dept }) => (route === undefined ? !this.#shielded(dept) : dept === route));
        return [200, { items: offered.map(({ dept, epochs }) => ({ dept, entity: dept === "pflege" ? "pflegekasse" : "krankenkasse", ...(route === undefined ? {} : { shield: epochs.at(-1)!.attested }) })), signers: this.#signers() }];
      }
      case "GET /route": {
        const route = this.routes.get(query.get("for") ?? pid);
        return [200, { unit: route === undefined ? null : { dept: route, epoch: this.insurer.dept(route).epochs.at(-1)!.attested, signers: [] } }];
      }
      case "GET /threads/{id}/colleagues": {
        const thread = this.#must(side, pid, id);
        return [200, { items: deptsOf(thread).flatMap((dept) => [...this.insurer.dept(dept).members]).filter((one) => one !== pid && !thread.barred.has(one)) }];
      }
      case "DELETE /threads/{id}/mention":
        this.mentions.delete(`${pid} ${id}`);
        return [204, null];
      case "POST /threads/{id}/recusals":
        this.#must(side, pid, id).barred.add(pid);
        return [204, null];
      case "POST /threads/{id}/state": {
        const thread = this.#must(side, pid, id);
        if (body.expected_claimed_by !== thread.claimedBy) throw new Problem(409, "claimed");
        if (body.state !== undefined) thread.state = body.state;
        else if (body.claimed_by === null && thread.state === "open") thread.state = "new";
        else if (typeof body.claimed_by === "string" && thread.state === "new") thread.state = "open";
        if (body.claimed_by !== undefined) thread.claimedBy = body.claimed_by;
        return [204, null];
      }
      case "GET /work":
        return [200, { mine: 0, resubmissions: 0, units: [], deputy: [], mentioned: [...this.mentions.values()].filter((one) => one.pid === pid).length }];
      case "PUT /attachments/{id}": case "DELETE /attachments/{id}/upload":
      case "POST /attachments/{id}/upload":
      case "HEAD /attachments/{id}/upload":
      case "PATCH /attachments/{id}/upload":
        return this.#said(chunk(this, route.split(" ")[0] ?? "", id, pid, headers, bytes));
      case "POST /attachments/{id}/forwarding": {
        const holds = (thread: StoredThread): boolean => [...thread.lanes.values()].some(({ messages }) => messages.some(({ attachments }) => attachments.some(({ aid }) => aid === id)));
        const thread = [...this.threads.values()].find(holds);
        if (side !== "office" || thread === undefined) throw new Problem(404, "not-found");
        this.forwarded.push({ thread: thread.thread, aid: id, at: now, dept: body.dept });
        return [204, null];
      }
      case "GET /attachments/{id}": {
        const found = this.attachments.get(id);
        if (found !== undefined && !found.attached && found.by === pid && this.drafts.names(pid, id)) return new Response(new Blob([new Uint8Array(found.bytes)]), { headers: { "content-length": String(found.bytes.length) } });
        if (found?.attached !== true) throw new Problem(404, "not-found");
        const holder = [...this.threads.values()].flatMap((thread) => [...thread.lanes.values()]).flatMap(({ messages }) => messages).find(({ attachments }) => attachments.some(({ aid }) => aid === id));
        if (holder !== undefined && isHigh(holder.header)) this.#cleared(jar);
        return this.#said(download(found.bytes, headers.get("range"), this.download));
      }
      case "GET /units":
        return [
          200,
          {
            items: [...this.insurer.depts.values()]
              .filter((dept) => dept.members.has(pid))
              .map((dept) => ({
                dept: dept.dept,
                rights: ["read", "write"],
                cert: this.insurer.people.get(pid)!.certs.at(-1)!.attested,
                epochs: dept.epochs.map((epoch) => epoch.attested),
                grants: dept.grants.filter((grant) => grant.pid === pid).map(({ epoch, file }) => ({ epoch, file })),
                links: dept.links,
                counts: { new: 0, open: 0, waiting: 0, done: 0 },
              })),
            signers: this.#signers(),
          },
        ];
      case "GET /profiles":
        return [200, { items: await Promise.all((query.get("pids") ?? "").split(",").filter((item) => this.insurer.people.has(item)).map((item) => this.insurer.profile(item, query.get("dept")!))) }];
      case "GET /staff": {
        const dept = this.insurer.dept(query.get("dept")!);
        const epoch = dept.epochs.at(-1)!.body.epoch;
        return [
          200,
          {
            items: [...dept.members].map((member) => {
              const person = this.insurer.people.get(member)!;
              return {
                pid: member,
                keycard: person.keycards.at(-1)!.envelope,
                bind: person.binds.at(-1)!.attested,
                cert: person.certs.at(-1)!.attested,
                has_grant: dept.grants.some((grant) => grant.pid === member && grant.epoch === epoch),
              };
            }),
          },
        ];
      }
      default:
        return this.#unitRoute(pid, route, parts, body);
    }
  }

  #unitRoute(pid: string, route: string, parts: readonly string[], body: Body): [number, unknown] {
    const dept = this.insurer.depts.get(parts[1] ?? "");
    if (dept === undefined) throw new Problem(404, "not-found");
    if (route === `POST /units/${dept.dept}/grants`) {
      dept.grants.push(body);
      return [204, null];
    }
    if (route === `POST /units/${dept.dept}/epochs`) {
      const signed = read(DEPT_EPOCH, body.stmt.stmt);
      if (signed.body.epoch !== dept.epochs.length + 1) throw new Problem(409, "epoch-conflict");
      dept.epochs.push({ attested: body.stmt, body: signed.body, id: signed.id, identity: null, by: pid });
      dept.links.push({ epoch: signed.body.epoch - 1, file: body.link });
      for (const grant of body.grants) dept.grants.push({ epoch: signed.body.epoch, ...grant });
      return [201, null];
    }
    if (route === `POST /units/${dept.dept}/members/{id}/remove`) {
      dept.members.delete(parts[3]!);
      for (const cert of this.insurer.people.get(parts[3]!)!.certs) this.insurer.revoked.push({ sh: cert.signed.id, at: this.insurer.now() });
      return [204, null];
    }
    throw new Problem(404, "not-found");
  }

  async #accept(side: Side, pid: string, thread: StoredThread, epoch: Body, message: Body): Promise<unknown> {
    const header: Header = message.header;
    if (header.lane === "internal" && side === "portal") throw new Problem(403, "forbidden");
    let lane = thread.lanes.get(header.lane);
    if (lane === undefined) {
      lane = { epochs: [], messages: [] };
      thread.lanes.set(header.lane, lane);
    }
    let stored: StoredEpoch | null = null;
    if (epoch !== null) {
      const signed = read(THREAD_EPOCH, epoch.stmt);
      const newest = lane.epochs.at(-1);
      if (signed.body.epoch !== lane.epochs.length + 1 || signed.body.prev !== (newest?.id ?? null)) throw new Problem(409, "epoch-conflict");
      stored = { stmt: epoch.stmt, body: signed.body, id: signed.id, grants: (epoch.grants as Body[]).map((grant) => ({ ...grant, by: pid })) };
    }
    const newest = stored?.body.epoch ?? lane.epochs.length;
    if (header.epoch !== newest) throw new Problem(409, "epoch-conflict");
    if (header.sender !== pid || header.thread !== thread.thread) throw new Problem(400, "bad-request");
    const used = lane.messages.filter((item) => item.header.dev === header.dev).length;
    if (header.n !== used + 1) throw new Problem(409, "counter-used");
    const attachments = this.#attached(message.attachments);
    if (stored !== null) lane.epochs.push(stored);
    const file = unb64u(message.file);
    const ts = this.insurer.now();
    const idx = lane.messages.length + 1;
    const receipt = await this.insurer.receipt({ thread: thread.thread, lane: header.lane, obj: b64u(sha256(file)), size: file.length, ts, idx });
    lane.messages.push({ header, idx, file: message.file, receipt, received_at: ts, attachments });
    return { receipt, received_at: ts };
  }

  #attached(aids: string[]): { aid: string; size: number; sha256: string }[] {
    return aids.map((aid) => {
      const found = this.attachments.get(aid);
      if (found === undefined) throw new Problem(400, "attachment-not-uploaded");
      found.attached = true;
      return { aid, size: found.bytes.length, sha256: b64u(sha256(found.bytes)) };
    });
  }

  /** An answer of staff goes to the state that its author had on the screen. */
  #compare(side: Side, pid: string, thread: StoredThread, message: Body): void {
    const header: Header = message.header;
    if (!this.compares || side === "portal" || header.lane !== "case" || header.kind !== "msg") return;
    const seen = (message.seen as number | undefined) ?? 0;
    if (thread.lanes.get("case")!.messages.some((item) => item.idx > seen && item.header.kind === "msg" && item.header.sender !== pid)) throw new Problem(409, "newer-message");
  }

  #newestIdx(thread: string, among: number): number {
    const messages = this.threads.get(thread)!.lanes.get("case")!.messages.slice(0, among);
    return messages.findLast(({ header }) => header.kind !== "receipt")?.idx ?? 0;
  }

  #stagedState(one: StoredStaged): StoredStaged["state"] {
    const lane = this.threads.get(one.header.thread)!.lanes.get("case")!;
    const newer = lane.messages.slice(one.newest).some(({ header }) => header.kind === "msg");
    return one.state === "open" && newer ? "void" : one.state;
  }

  /** Release, return, withdraw. */
  async #decide(method: string, side: Side, pid: string, parts: readonly string[], body: Body): Promise<[number, unknown]> {
    const [, id, , mid, what] = parts as readonly [string, string, string, string, string | undefined];
    const thread = this.#must(side, pid, id);
    const one = this.staged.get(mid);
    if (one === undefined) throw new Problem(thread.lanes.get("case")!.messages.some(({ header }) => header.mid === mid) ? 409 : 404, "state-conflict");
    if (method === "DELETE") {
      if (one.header.sender !== pid) throw new Problem(404, "not-found");
      this.staged.delete(mid);
      return [204, null];
    }
    if (one.header.sender === pid) throw new Problem(400, "own-release");
    if (what === "return") {
      this.staged.set(mid, { ...one, state: "returned", decided_by: pid });
      return [204, null];
    }
    const said = read(RELEASE, body.stmt);
    if (said.body.mid !== mid || said.body.thread !== id || said.body.by.pid !== pid) throw new Problem(400, "wrong-place");
    if (said.body.obj !== b64u(sha256(unb64u(one.message.file)))) throw new Problem(400, "wrong-object");
    if (this.#stagedState(one) !== "open") throw new Problem(409, "release-void");
    this.staged.delete(mid);
    const accepted = await this.#accept(side, one.header.sender, thread, null, one.message);
    const message = thread.lanes.get("case")!.messages.find(({ header }) => header.mid === mid)!;
    message.release = body.stmt;
    message.releasedBy = pid;
    return [201, accepted];
  }

  /** Somebody was identified anew: what was before waits for a clerk. */
  #withhold(pid: string): void {
    if (this.insurer.people.get(pid)!.binds.length < 2) return;
    for (const thread of this.threads.values()) if (thread.subject === pid) thread.from.set(pid, thread.lanes.get("case")!.messages.length + 1);
  }

  /** As docs/API.md has it: who was not given everything back yet. */
  #held(thread: StoredThread): { pid: string; epochs: number[]; opens_at: number | null }[] {
    const lane = thread.lanes.get("case")!;
    return [...thread.from].flatMap(([pid, from]) => {
      const { binds } = this.insurer.people.get(pid)!;
      const at = binds.findLastIndex(({ signed }) => signed.body.assurance !== "carryover");
      const keys = binds.slice(at).map(({ signed }) => signed.body.kc);
      const epochs = lane.epochs.filter(({ body }) => firstIdx(lane, body.epoch) < from && body.members.some((member) => member.t === "person" && member.pid === pid && !keys.includes(member.kc))).map(({ body }) => body.epoch);
      const { assurance, iat } = binds[at]!.signed.body;
      return epochs.length === 0 ? [] : [{ pid, epochs, opens_at: assurance === "letter" ? iat + 7 * 86_400 : null }];
    });
  }

  /** Class hoch needs a factor of the last 15 minutes in this very session. */
  #cleared(jar: Jar): void {
    const at = jar.session?.strongAt ?? null;
    if (at === null || this.insurer.now() - at >= 900) throw new Problem(403, "step-up-required", { level: "substantiell" });
  }

  /** Persons write in the class of the thread; staff changes it, downwards with a reason. */
  #classFits(jar: Jar, side: Side, thread: StoredThread, message: Body): void {
    const header: Header = message.header;
    if (isHigh(header)) this.#cleared(jar);
    if (header.kind === "receipt" || header.class === thread.class) return;
    if (side === "portal") throw new Problem(409, "class-conflict");
    const lower = CLASSES.indexOf(header.class) < CLASSES.indexOf(thread.class);
    if (lower && message.lowered === undefined) throw new Problem(400, "class-needs-reason");
    if (header.lane === "case") thread.class = header.class;
  }

  #begin(jar: Jar, state: Session["state"], pid: string | null, method: string, said = false): Session {
    // What a session began as, it stays.
    const shared = said || (jar.session?.shared ?? false);
    if (jar.session !== null) this.sessions.delete(jar.session);
    const strongAt = state === "full" && (method === "passkey" || method === "password") ? this.insurer.now() : null;
    jar.session = { id: jar.session?.id ?? makeUuid4(), state, pid, letter: null, method, strongAt, shared, status: null };
    this.sessions.add(jar.session);
    return jar.session;
  }

  #swapBundle(pid: string, body: Body, methods: Body[]): [number, unknown] {
    const kept = this.bundles.get(pid);
    if (kept === undefined || kept.seq !== body.expected_seq) throw new Problem(409, "bundle-conflict");
    const known = (id: string): Body => kept.methods.find((item) => item.id === id);
    const merged = methods.map((item) => ({ ...item, auth_hash: item.auth_hash ?? known(item.id)?.auth_hash ?? null, locator_hash: item.locator_hash ?? known(item.id)?.locator_hash ?? null }));
    this.bundles.set(pid, { seq: body.seq, file: body.file, methods: merged });
    return [204, null];
  }

  #reads(side: Side, pid: string, thread: StoredThread): boolean {
    if (side === "portal") return thread.subject === pid;
    return !thread.barred.has(pid) && deptsOf(thread).some((dept) => this.insurer.dept(dept).members.has(pid));
  }

  /** Nobody outside is told of it. */
  #shielded(dept: string): boolean {
    return this.shields.has(dept);
  }

  #notesFrom(pid: string, thread: StoredThread): number {
    return Math.min(...deptsOf(thread).flatMap((dept) => (this.insurer.dept(dept).members.has(pid) ? [thread.notesFrom.get(dept) ?? 1] : [])));
  }

  #visible(side: Side, pid: string, id: string): StoredThread | null {
    const thread = this.threads.get(id);
    return thread !== undefined && this.#reads(side, pid, thread) ? thread : null;
  }

  #must(side: Side, pid: string, id: string): StoredThread {
    const thread = this.#visible(side, pid, id);
    if (thread === null) throw new Problem(404, "not-found");
    return thread;
  }

  #epoch(side: Side, pid: string, epoch: StoredEpoch): unknown {
    const mine = (member: string): boolean => member === pid || (side === "office" && member.startsWith("dept:") && this.insurer.dept(member.split(":")[1]!).members.has(pid));
    return { stmt: epoch.stmt, grants: epoch.grants.filter((grant) => mine(grant.member)).map(({ file, by }) => ({ file, by })) };
  }

  /** Keycards and certificates of clerks who made department epochs. */
  #signers(): Attested[] {
    const pids = new Set([...this.insurer.depts.values()].flatMap((dept) => dept.epochs.flatMap((epoch) => epoch.by ?? [])));
    return [...pids].flatMap((pid) => {
      const person = this.insurer.people.get(pid)!;
      return [...person.keycards.map((card) => ({ stmt: card.envelope, leaf: null, proof: null })), ...person.certs.map((cert) => cert.attested)];
    });
  }

  #statements(thread: StoredThread): Attested[] {
    const bare = (stmt: Envelope): Attested => ({ stmt, leaf: null, proof: null });
    const pids = new Set([thread.subject, ...[...thread.lanes.values()].flatMap((lane) => [...lane.epochs.map((epoch) => epoch.body.by.pid), ...lane.messages.flatMap((message) => [message.header.sender, message.releasedBy ?? message.header.sender])])]);
    return [
      ...this.#signers(),
      ...[...pids].flatMap((pid) => {
        const person = this.insurer.people.get(pid)!;
        return [...person.keycards.map((card) => bare(card.envelope)), ...person.binds.map((bind) => bind.attested), ...person.certs.map((cert) => cert.attested)];
      }),
      ...deptsOf(thread).flatMap((dept) => this.insurer.dept(dept).epochs.map((epoch) => epoch.attested)),
    ];
  }

  #row(side: Side, pid: string, thread: StoredThread): { last_at: number } & Record<string, unknown> {
    const last = thread.lanes.get("case")!.messages.findLast((message) => message.header.kind !== "receipt")!;
    return {
      thread: thread.thread,
      subject: thread.subject,
      matter: thread.matter,
      class: thread.class,
      four_eyes: thread.matter === "bankverbindung",
      depts: deptsOf(thread),
      last_at: last.received_at,
      last_idx: last.idx,
      read_idx: thread.reads.get(pid) ?? 0,
      last_kind: last.header.kind,
      last_sender: last.header.sender,
      ...(side === "office" ? { state: thread.state, ...(thread.claimedBy === null ? {} : { claimed_by: thread.claimedBy }) } : {}),
    };
  }
}

const isHigh = (header: Header): boolean => header.class === "hoch" && header.kind !== "receipt";
const CLASSES = ["normal", "substantiell", "hoch"];

/** First index that a message of an epoch has, or will have. */
function firstIdx(lane: { readonly messages: readonly StoredMessage[] }, epoch: number): number {
  return lane.messages.find(({ header }) => header.epoch >= epoch)?.idx ?? lane.messages.length + 1;
}

function deptsOf(thread: StoredThread): string[] {
  return (thread.lanes.get("case")!.epochs.at(-1)?.body.members ?? []).flatMap((member) => (member.t === "dept" ? [member.dept] : []));
}

function json(status: number, body: unknown, type = "application/json"): Response {
  return new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { "content-type": type } });
}

async function bodyBytes(body: unknown): Promise<Uint8Array> {
  if (typeof body === "string") return utf8(body);
  if (body instanceof Blob) return new Uint8Array(await body.arrayBuffer());
  return new Uint8Array(0);
}

